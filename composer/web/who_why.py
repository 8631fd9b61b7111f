"""The first two steps of writing: who the reader is, and why the user writes."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from composer import countries, zones
from composer.channel_facts import HANDLE_KINDS
from composer.model import CONTACT_TYPES
from composer.record.handles import doubt
from composer.settings import Settings
from composer.web import brief_form, fact_said
from composer.web.brief_form import MOST_FACTS, fact_count
from composer.web.desk import box, held, put, this_desk
from composer.web.profile_paste import facts, paste
from composer.web.toast import say
from composer.web.words import CONTACT, PURPOSES, RELATIONSHIPS, TONES, plain

_FIRST_HANDLES: Final = {"linkedin": "Profile link or username", "email": "", "phone": "+44 …"}  # kind → what the empty box shows
_OTHER_HANDLES: Final = tuple(name for name in HANDLE_KINDS if name not in _FIRST_HANDLES)

_PAUSE: Final = "600ms"  # after the last key: what is typed is known here soon, so that not even a reload loses it


def text(label: str, name: str, *, help: str | None = None, placeholder: str | None = None, default: str = "") -> None:  # noqa: A002
    """One line of text, kept over pages and reloads."""
    st.text_input(label, key=box(name, default), help=help, placeholder=placeholder, live=_PAUSE)


def who(settings: Settings) -> None:
    """To whom, and who writes.

    Nothing here comes, goes or folds while somebody types: what stands above a box keeps its place, and so the focus stays.
    """
    welcome = st.container(key="welcome", horizontal=True, vertical_alignment="center")
    if not held("recipient_name"):
        with welcome:
            st.markdown("Who are you writing to?")
            try_example()
    paste()
    left, middle, right = st.columns(3)
    with left:
        text("Their name", "recipient_name", placeholder="Their full name")
    with middle:
        text("Their role", "recipient_role")
    with right:
        text("Their company or group", "recipient_company")
    left, middle, right = st.columns(3)
    for place, (kind, hint) in zip((left, middle, right), _FIRST_HANDLES.items(), strict=True):
        with place:
            _address(kind, hint)
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        st.selectbox(
            "How do you know each other?", list(RELATIONSHIPS), key=box("relationship", "stranger"),
            format_func=RELATIONSHIPS.__getitem__,
        )
    with middle:
        st.checkbox("We're connected on LinkedIn", key=box("connected", False))
    with right:
        if held("relationship") == "mutual":
            text("Who is the friend you share?", "mutual")
    _you(settings)
    more = st.expander("Other ways to reach them, time zone, country", key="who_more", on_change="rerun")
    if more.open:
        with more:
            _more_about_them()


def _address(kind: str, hint: str = "") -> None:
    """An address of theirs; what can't be one is said under the box and not used."""
    text(HANDLE_KINDS[kind].title, f"handle_{kind}", placeholder=hint or None)
    if wrong := doubt(kind, str(held(f"handle_{kind}") or "")):
        _not_used(f"{wrong}, so it isn't used.")


def _not_used(sentence: str) -> None:
    st.caption(f":material/info: {plain(sentence)}")


def _you(settings: Settings) -> None:
    """Who writes: open the first time, folded under the name once that is kept; never folded while it is being typed."""
    if settings.name:
        place: Any = st.expander(f"From you, {plain(settings.name)}", icon=":material/person:", key="you_folded")
    else:
        place = st.container(key="you_open")
    with place:
        if not settings.name:
            st.markdown("**And you?** You only need to say this once.")
        left, middle, right = st.columns(3)
        with left:
            text("Your name", "sender_name", default=settings.name)
        with middle:
            text("Your role", "sender_role", default=settings.role)
        with right:
            text("Your company or group", "sender_company", default=settings.company)


def _more_about_them() -> None:
    columns = st.columns(3)
    for number, kind in enumerate(_OTHER_HANDLES):
        with columns[number % 3]:
            _address(kind)
    left, middle, right = st.columns(3)
    with left:
        text("Their city or time zone", "recipient_timezone", placeholder="Madrid")
        if (place := str(held("recipient_timezone") or "").strip()) and not zones.zone_of(place):
            near = zones.near_zone(place)
            way_out = f"Did you mean {near}?" if near else "Try the nearest large city."
            _not_used(f"“{place}” isn't a city or time zone we know, so it isn't used. {way_out}")
    with middle:
        text("Their country", "country", placeholder="Spain", help="For what the law asks of commercial messages.")
        if (land := str(held("country") or "").strip()) and not countries.code(land):
            _not_used(f"“{land}” isn't a country we know, so it isn't used. Type its name or its two letters.")
    with right:
        st.selectbox(
            "Who are they there?", ["", *CONTACT_TYPES], key=box("recipient_contact_type"),
            format_func=CONTACT.__getitem__,
        )
    text("Where did you get their address?", "recipient_source", placeholder="Their website")


def why(settings: Settings) -> None:
    """Why the user writes, and what makes this message one for this reader."""
    st.pills(
        "Why are you writing?", list(PURPOSES), key=box("purpose", None), format_func=PURPOSES.__getitem__,
    )
    if held("purpose") == "introduce":
        left, right = st.columns(2)
        with left:
            text("Who are you introducing to them?", "third_name", help="Leave this empty to introduce yourself.")
        with right:
            text("Who are they, in a few words?", "third_about")
    st.markdown("**What did you notice about them?** Something only they would recognise: a talk, a project, a place you share.")
    facts(settings)
    found = fact_said.readings(settings)
    for number in range(fact_count()):
        with st.container(gap="xxsmall"):
            _fact(number)
            fact_said.show(number, found)
    if fact_count() < MOST_FACTS:
        st.button("Add another fact", on_click=_another, icon=":material/add:", type="tertiary")
    text("What it's about, in one line", "point", placeholder="how you keep … · a workshop on … · we are looking for …")
    if found is not None and found.point is not None and found.point.ask:
        fact_said.doubt(found.point.because)
    text(
        "Your question", "question", placeholder="One question they can answer in two lines",
        help="An easy question gets more answers than a request.",
    )
    if found is not None and found.question is not None and found.question.ask:
        fact_said.doubt(found.question.because)
    more = st.expander("More options", key="why_more", on_change="rerun")
    if more.open:
        with more:
            _more_about_it()


def _fact(number: int) -> None:
    left, right = st.columns([3, 2])
    with left:
        st.text_input(
            f"Fact {number + 1}", key=box(f"fact_{number}"), live=_PAUSE,
            placeholder="talk on …  ·  you moved from …  ·  we met at …",
        )
    with right:
        text(f"Where did you see fact {number + 1}?", f"seen_{number}", placeholder="Their website, a conference …")


def _more_about_it() -> None:
    left, right = st.columns(2)
    with left:
        st.checkbox("It's delicate", key=box("delicate", False), help="Pay, health, conflict, complaints.")
        st.checkbox("Needs a paper trail", key=box("needs_record", False))
    with right:
        st.checkbox("It's urgent", key=box("urgent", False))
        st.checkbox("It's commercial", key=box("commercial", False))
    left, right = st.columns(2)
    with left:
        st.selectbox("Tone", list(TONES), key=box("tone", "neutral"), format_func=TONES.__getitem__)
    with right:
        text("Why this person?", "why_them")


def _another() -> None:
    put({"facts": fact_count() + 1})


def start_over() -> None:
    """Empty the form, with Undo."""
    if held("recipient_name"):
        st.button("Start over", on_click=_over, icon=":material/restart_alt:")


def try_example() -> None:
    """One click for a first visitor."""
    st.button("Try it with an example person", on_click=_example, icon=":material/auto_stories:", type="tertiary")


def _example() -> None:
    brief_form.fill(brief_form.example())
    this_desk().notes["is_example"] = True


def _over() -> None:
    desk = this_desk()
    before, draft = dict(desk.boxes), desk.notes.get("draft")
    was_example = desk.notes.pop("is_example", False)
    if was_example:
        put({}, drop=("sender_",))
    brief_form.clear()

    def back() -> str:
        put(before)
        desk.notes |= {"is_example": was_example, "draft": draft}
        return "Everything is back."

    say("Started over.", back)
