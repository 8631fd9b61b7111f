"""One person over all channels: the whole history, the next step, and everything the user may do about them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from composer.channel_facts import HANDLE_KINDS
from composer.context import brief_of, contacts
from composer.errors import BadUsage, ComposerError
from composer.model import CONTACT_TYPES, RELATIONSHIPS, from_micros
from composer.record.handles import doubt
from composer.settings import Settings, load_settings
from composer.web import asked_to_stop, brief_form, person_log, person_marks_form, words
from composer.web.desk import forget_desks, put
from composer.web.problems import in_words, told_here
from composer.web.state import bullets, cells, now, opened, say, take_back
from composer.web.words import channel_title, day, plain

if TYPE_CHECKING:
    from composer.record.person_views import PersonView, TouchView
    from composer.record.store import Record

_CLASSES: Final = {
    "human": "A personal message", "auto": "An automatic reply", "bounce": "A bounced message",
    "bulk": "A newsletter or mailing list", "platform": "A notice from the platform",
}
# What a message means to whoever answers it, as it is shown and as it can be corrected.
_MEANS: Final = {
    "interested": "interested", "question": "a question", "later": "not now, but later", "no": "a no",
    "stop": "asks for no more messages", "complaint": "a complaint", "away": "out of the office", "left": "left the firm",
    "wrong_person": "the wrong person",
}
_SAID: Final = {
    "answer": "A personal message", "interested": "Interest", "question": "A question", "later": "“Not now, but later”",
    "no": "A no", "stop": "“Don't write to me again”", "left": "“I no longer work there”",
    "wrong_person": "“You have the wrong person”", "complaint": "A complaint",
}
_WHAT: Final = {
    "message": "message", "call": "call", "missed": "missed call", "voicemail": "voicemail", "meeting": "meeting",
    "auto": "automatic reply", "bounce": "bounced message", "no": "a no", "reaction": "reaction",
    "accepted": "accepted the invitation",
}
_SOON: Final = 30  # days ahead: a step that is not due yet may be drafted where the person is looked at
_DATE_ONLY: Final = 3_600_000_000  # microseconds; a touch known less exactly than an hour shows its day alone


def show(record: Record, settings: Settings, person: int) -> None:
    """Everything about one person."""
    from composer.record.people import show as look_up

    _LEAVING(key="leaving", on_left_change=leave, height=0)
    st.button("All people", key="person_back", icon=":material/arrow_back:", type="tertiary", on_click=leave)
    try:
        view = look_up(record, person)
    except ComposerError as problem:
        st.warning(plain(in_words(problem)))
        return
    st.header(plain(view.called))
    about = ", ".join(filter(None, (view.role, view.company)))
    if about:
        st.text(about)
    if view.stop:
        st.error(f"Asked not to be contacted{plain(_on(view.stop))}. Nothing more goes to them.", icon=":material/block:")
    else:
        asked_to_stop.show(settings, "person_wish", view.person)
    if not view.stop and view.name:
        st.button("Write to them", key="write_to", icon=":material/edit:", on_click=_begin, args=(settings, view.person))
        if st.session_state.pop("write_begun", False):
            st.switch_page("views/write.py")
    _next(record, settings, view)
    person_log.show(record, settings, view)
    st.subheader("History")
    if not view.touches:
        st.info("Nothing yet. Write to them, or add a message you sent.")
    for touch in reversed(view.touches):
        _touch(record, settings, touch)
    _details(record, view)
    person_marks_form.show(record, view.person)
    _data(record, settings, view)


# Streamlit takes a click on the page one is on for no change at all; here it means “everybody again”.
_LEAVING = st.components.v2.component("overture_leaving", html="<span hidden></span>", js="""
export default function ({ setTriggerValue }) {
  const left = (event) => {
    if (event.target.closest?.('[data-testid=stSidebarNavLink][href$="/people"]')) setTriggerValue('left', Date.now());
  };
  document.addEventListener('click', left, true);
  return () => document.removeEventListener('click', left, true);
}
""")


def _on(since: str) -> str:
    """The day of a stop, as people write it."""
    try:
        day_ = datetime.fromisoformat(since)
    except ValueError:
        return f" on {since}" if since else ""
    return f" on {day_.day} {day_:%B %Y}"


def leave() -> None:
    """Go back to everybody."""
    st.query_params.pop("person", None)


def _begin(settings: Settings, person: int) -> None:
    """Fill the form of a first message with what is known of them."""
    with opened(settings) as record:
        brief_form.fill(brief_of(record, person, settings))
    put({"mode": "first", "step": "why"})
    st.session_state["write_begun"] = True


def _next(record: Record, settings: Settings, view: PersonView) -> None:
    from composer.advice.ladder import due, next_step

    if not view.touches or view.stop:
        return
    at = now()
    with record.read() as conn:
        mine = contacts(conn, from_micros(0), at, only=(view.person,))
    if not mine:
        return
    pace: dict[str, Any] = {
        "follow_up_days": settings.follow_up_days, "quiet_hours": settings.quiet_hours, "home_zone": settings.timezone,
    }
    step = next_step(mine[0], now=at, **pace)
    when = day(step.when, settings.timezone) if step.when and step.when > at else ""
    with st.container(border=True):
        st.markdown(f"**Next: {plain(words.step_then(step.step, when))}**")
        bullets(step.reasons)
        coming = due(mine, at, ahead_days=_SOON, **pace)
        key = f"person_draft_{view.person}"
        if coming:
            st.button(words.does(coming[0].step), key=f"{key}_open", icon=":material/edit:", on_click=_fold, args=(key,))
        if coming and st.session_state.get(key):
            from composer.web.step_draft import show as show_draft

            show_draft(coming[0], settings)


def _fold(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key, False)


def _touch(record: Record, settings: Settings, touch: TouchView) -> None:
    arrow, side = ("→", "You") if touch.direction == "out" else ("←", "They")
    shown = day(touch.at, settings.timezone)
    if touch.precision_us >= _DATE_ONLY:
        shown = shown.partition(",")[0]
    with st.container(border=True):
        left, right = st.columns([5, 2], vertical_alignment="center")
        by_hand = touch.auto_class in ("human", touch.kind)
        kind = _WHAT.get(touch.kind, touch.kind) if by_hand else _CLASSES.get(touch.auto_class, touch.auto_class)
        means = _MEANS.get(touch.meaning, "") if touch.meaning != touch.kind else ""
        what = "" if kind == "message" else kind  # “LinkedIn message, message” says it twice
        about = ", ".join(plain(said) for said in (channel_title(touch.channel), what, means, shown) if said)
        left.markdown(f"{arrow} **{side}**, {about}")
        if touch.subject:
            st.text(touch.subject)
        if touch.text:
            st.text(touch.text if len(touch.text) <= 1_500 else touch.text[:1_500] + " …")
        if touch.vouched:
            st.caption("True, as you said: " + " ".join(f"“{plain(sentence)}”" for sentence in touch.vouched))
        if touch.direction == "in":
            box = right.popover("Fix type", key=f"correct_{touch.id}", on_change="rerun")
            if box.open:
                with box:
                    _correct(record, touch)


def _correct(record: Record, touch: TouchView) -> None:
    from composer.record.corrections import correct

    every = {**_SAID, **{name: said for name, said in _CLASSES.items() if name != "human"}}
    meant = str(st.radio("This was", list(every), format_func=every.__getitem__, key=f"class_{touch.id}"))
    if st.button("Save", key=f"do_correct_{touch.id}"):
        said_so = meant in _SAID
        correct(record, touch.id, "human" if said_so else meant, meaning=meant if said_so else "", at=now())
        say("Saved. Your results follow, and the next import keeps it.", take_back(load_settings()))
        st.rerun()


def _details(record: Record, view: PersonView) -> None:
    box = st.expander("Details", key="person_details", on_change="rerun")
    if box.open:
        with box:
            _edit(record, view)
    _addresses(record, view)


def _edit(record: Record, view: PersonView) -> None:
    from composer.record.people import edit

    with st.form(f"details_{view.person}"):
        cell = cells(2)
        values = {
            "name": next(cell).text_input("Name", view.name), "role": next(cell).text_input("Role", view.role),
            "company": next(cell).text_input("Company", view.company),
            "relationship": next(cell).selectbox(
                "How you know each other", ["", *RELATIONSHIPS], index=["", *RELATIONSHIPS].index(view.relationship),
                format_func=lambda name: words.RELATIONSHIPS.get(name, "Not said"),
            ),
            "timezone": next(cell).text_input("City or time zone", view.timezone, placeholder="Lisbon"),
            "country": next(cell).text_input("Country", view.country, placeholder="Portugal"),
            "contact_type": next(cell).selectbox(
                "Who they are there", ["", *CONTACT_TYPES], index=["", *CONTACT_TYPES].index(view.contact_type),
                format_func=words.CONTACT.__getitem__,
            ),
            "source": next(cell).text_input("Where you got their address", view.source),
            "allow_words": st.text_input(
                "Words to allow with them", view.allow_words,
                help="Names and terms the checker should let through, separated by spaces.",
            ),
        }
        if st.form_submit_button("Save"):
            with told_here():
                edit(record, view.person, at=now(), **{name: str(value) for name, value in values.items()})
                say("Saved.", take_back(load_settings()))
                st.rerun()


def _addresses(record: Record, view: PersonView) -> None:
    from composer.record.people import add_address, separate

    box = st.expander("Their addresses", key="person_addresses", on_change="rerun")
    if not box.open:
        return
    with box:
        shown = [(kind, address) for kind, address in view.handles if not kind.startswith("conversation:")]
        if not shown:
            st.markdown("None yet.")
        for number, (kind, address) in enumerate(shown):
            left, right = st.columns([4, 2], vertical_alignment="center")
            left.text(f"{HANDLE_KINDS[kind].title if kind in HANDLE_KINDS else kind}: {address}")
            if len(view.handles) > 1 and right.button("This is someone else", key=f"separate_{number}"):
                separate(record, view.person, kind, address, at=now())
                say("Now two people.", take_back(load_settings()))
                st.rerun()
        with st.form(f"address_{view.person}_{len(shown)}", border=False):
            left, right = st.columns(2)
            kind = str(left.selectbox("Where", list(HANDLE_KINDS), format_func=lambda name: HANDLE_KINDS[name].title))
            given = right.text_input("Their address or profile there")
            if st.form_submit_button("Add address") and given.strip():
                with told_here():
                    if wrong := doubt(kind, given):
                        raise BadUsage(wrong)
                    add_address(record, view.person, kind, given, at=now())
                    say("Address added.", take_back(load_settings()))
                    st.rerun()


def _data(record: Record, settings: Settings, view: PersonView) -> None:
    from composer.do_not_contact import stop_contact
    from composer.record import erase, export, stops

    box = st.expander("Do not contact, export, erase", key="person_data", on_change="rerun")
    if not box.open:
        return
    with box:
        if view.stop:
            if st.button("They're happy to hear from me again", key="lift"):
                stops.lift(record, view.person, at=now())
                say("You can write to them again.", take_back(settings))
                st.rerun()
        else:
            note = st.text_input("How they asked not to be contacted, in a few words", key="stop_note")
            if st.button("Never contact them again", key="stop", icon=":material/block:"):
                stop_contact(record, view.person, at=now(), note=note)
                say("They won't be contacted again on any channel.", take_back(settings))
                st.rerun()
        st.download_button(
            "Download everything about them", json.dumps(export.person(record, view.person), ensure_ascii=False, indent=2),
            f"person-{view.person}.json", "application/json", on_click="ignore",
        )
        sure = st.checkbox("Erase them everywhere, backups included. This can't be undone.", key="erase_sure")
        if st.button("Erase", key="erase", disabled=not sure, icon=":material/delete_forever:"):
            erase.erase(record, view.person, at=now(), folders=(settings.home,))
            forget_desks()  # drafts to them may still lie there
            leave()
            say("Erased from your record and the backups in its folder. "
                "If they asked not to be contacted, that is still remembered. "
                "Backups you keep elsewhere, exports and calendar files you made are yours to delete.")
            st.rerun()
