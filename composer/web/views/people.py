"""People: everything sent and answered over all channels, one person's history, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.errors import ComposerError
from composer.settings import Settings, load_settings
from composer.web import person_log, person_view
from composer.web.problems import in_words
from composer.web.state import has_record, now, opened, say, take_back, undo_button
from composer.web.words import channel_title, day, plain, unseen

if TYPE_CHECKING:
    from composer.record.person_views import PersonLine
    from composer.record.store import Record

PAGE: Final = 20
_DIGITS: Final = 18  # of a number in the address: no database holds more
STATES: Final = {"": "Everybody", "waiting": "Waiting for a reply", "replied": "Replied"}


def show() -> None:
    """The page."""
    settings = load_settings()
    problem = st.session_state.pop("people_problem", "")
    if problem:
        st.warning(plain(problem))
    if not has_record(settings):
        _empty(settings)
        return
    chosen = st.query_params.get("person", "")
    with opened(settings) as record:
        if chosen.isascii() and chosen.isdigit() and len(chosen) <= _DIGITS:
            person_view.show(record, settings, int(chosen))
        else:
            _everybody(record, settings)


def _empty(settings: Settings) -> None:
    st.info("Nobody here yet. Write to someone, import what you've sent, or add a message by hand.")
    with st.container(horizontal=True):
        st.page_link("views/write.py", label="Write a message", icon=":material/edit:")
        st.page_link("views/imports.py", label="Import an export", icon=":material/upload_file:")
    person_log.sent_form(settings)
    _stop_form(settings)


def _everybody(record: Record, settings: Settings) -> None:
    from composer.record import stops
    from composer.record.people import counts, search, suggestions

    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        wanted = st.text_input("Find someone", key="people_search", placeholder="Name, company or address")
    with right:
        if undo_button(settings, "people_undo"):
            st.rerun()
    many = counts(record)
    state = str(st.segmented_control(
        "Show", list(STATES), key="people_state", default="", required=True, label_visibility="collapsed",
        format_func=lambda name: f"{STATES[name]} ({many[name]:,})", on_change=_turn, args=(0,),
    ))
    page = int(st.session_state.get("people_page", 0)) if not wanted else 0
    found = search(record, wanted, state=state, limit=PAGE + 1, offset=page * PAGE)
    if not found and wanted:
        st.info(f"Nobody matches “{plain(wanted)}”.")
    elif not found and state:
        st.info("You aren't waiting for anybody." if state == "waiting" else "Nobody has replied yet.")
    elif not found:
        _empty(settings)
        return
    with record.read() as conn:
        stopped = stops.stopped_among(conn, [line.person for line in found[:PAGE]])
    with st.container(border=True, gap=None, key="people_rows") if found else st.container():
        for line in found[:PAGE]:
            _row(record, settings, line, stopped=line.person in stopped)
    if not wanted and (page or len(found) > PAGE):
        with st.container(horizontal=True):
            st.button("Newer", key="people_newer", disabled=page == 0, on_click=_turn, args=(page - 1,))
            st.button("Older", key="people_older", disabled=len(found) <= PAGE, on_click=_turn, args=(page + 1,))
    pairs = suggestions(record, limit=5)
    if pairs:
        st.subheader("Are these the same person?")
        for pair in pairs:
            _pair(record, pair.left, pair.right, (pair.left_said, pair.right_said), pair.evidence)
    person_log.sent_form(settings)
    _stop_form(settings)


def _stop_form(settings: Settings) -> None:
    """Note that somebody wants no messages, whether they are in the record or not."""
    box = st.expander("Someone asked not to be contacted", icon=":material/block:", key="stop_anybody", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown("Works for people who aren't listed here too. For them only a fingerprint is kept, never a name or address.")
        who = st.text_input("Their full name, address, number or profile link", key="stop_who")
        note = st.text_input("How they asked, in a few words", key="stop_how")
        with st.container(horizontal=True):
            st.button("Never contact them again", key="stop_them", type="primary", disabled=not who.strip(), on_click=_stop,
                      args=(settings, who, note))
            st.button("They're happy to hear from me again", key="lift_them", disabled=not who.strip(), on_click=_lift,
                      args=(settings, who))


def _stop(settings: Settings, who: str, note: str) -> None:
    from composer.do_not_contact import stop_anybody

    try:
        with opened(settings) as record:
            known = stop_anybody(record, who, at=now(), note=note) is not None
    except ComposerError as problem:
        st.session_state["people_problem"] = in_words(problem)
        return
    kept = "" if known else " They aren't in your record, so only a fingerprint is kept."
    say(f"{who.strip()} won't be contacted again on any channel.{kept}", take_back(settings))


def _lift(settings: Settings, who: str) -> None:
    from composer.do_not_contact import lift_anybody

    try:
        with opened(settings) as record:
            lifted = lift_anybody(record, who, at=now())
    except ComposerError as problem:
        st.session_state["people_problem"] = in_words(problem)
        return
    if lifted:
        say("You can write to them again.", take_back(settings))
    else:
        say("They hadn't asked not to be contacted.")


def _turn(page: int) -> None:
    st.session_state["people_page"] = page


def _row(record: Record, settings: Settings, line: PersonLine, *, stopped: bool) -> None:
    name = line.called
    with st.container(key=f"row_{line.person}"):
        left, middle, right = st.columns([4, 7, 2], vertical_alignment="center", gap="small")
        with left:
            said = f"**{plain(name)}**" + (f" · {plain(line.company)}" if line.company else "")
            if st.button(said, key=f"open_{line.person}", type="tertiary", help="Everything between the two of you", wrap=True):
                st.query_params["person"] = str(line.person)
                st.rerun()
        with middle:
            about = filter(None, (_channels(line), day(line.last, settings.timezone).partition(",")[0]))
            state = "**asked not to be contacted**" if stopped else _state(line)
            st.markdown(f"{state} · {plain(' · '.join(about))}")
        with right:
            marks = "Mark as replied" + unseen(f": {name}")
            if line.open and st.button(marks, key=f"answered_{line.person}", type="tertiary"):
                _answered(record, line)


def _state(line: PersonLine) -> str:
    if line.open:
        return "**waiting for a reply**" if line.open == 1 else f"**{line.open} messages waiting for a reply**"
    return "replied" if line.outreaches else "they wrote to you" if line.touches else "nothing sent yet"


def _channels(line: PersonLine) -> str:
    return ", ".join(channel_title(channel) for channel in line.channels)


def _answered(record: Record, line: PersonLine) -> None:
    from composer.record.log import log_answer

    log_answer(record, "reply", person=line.person, at=now(), came="")
    asked = "Follow-ups asks whether it was within a day. An automatic reply? Open them to correct it."
    say(f"{line.called} replied. {asked}", take_back(load_settings()))
    st.rerun()


def _pair(record: Record, left: int, right: int, names: tuple[str, str], evidence: tuple[str, ...]) -> None:
    from composer.record.people import keep_apart, merge

    with st.container(border=True):
        st.text(f"{names[0]}\n{names[1]}")
        if evidence:
            st.caption(plain("; ".join(evidence)))
        with st.container(horizontal=True):
            if st.button("Merge", key=f"join_{left}_{right}"):
                merge(record, left, right, at=now())
                say("Merged.", take_back(load_settings()))
                st.rerun()
            if st.button("Keep apart", key=f"apart_{left}_{right}"):
                keep_apart(record, left, right, at=now())
                say("Kept apart, and the next import will respect that.", take_back(load_settings()))
                st.rerun()


show()
