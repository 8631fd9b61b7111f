"""The first two steps of writing: who the reader is, and why the user writes."""

from __future__ import annotations

import streamlit as st

from composer.brief import brief_to_toml, parse_brief
from composer.channel_facts import HANDLE_KINDS
from composer.errors import BadFile, ComposerError
from composer.model import CONTACT_TYPES
from composer.settings import Settings
from composer.web import brief_form, fact_said
from composer.web.brief_form import MOST_FACTS, fact_count
from composer.web.desk import box, held, put, this_desk
from composer.web.profile_paste import paste
from composer.web.words import PURPOSES, RELATIONSHIPS, TONES, plain

_OWN_BOX = ("linkedin", "email", "phone")  # asked for first
_OTHER_HANDLES = {name: kind.title for name, kind in HANDLE_KINDS.items() if name not in _OWN_BOX}
_CONTACT = {"": "Not known", "company": "At a company", "sole_trader": "Works for themselves", "private": "A private person"}


def text(label: str, name: str, *, help: str | None = None, placeholder: str | None = None, default: str = "") -> None:  # noqa: A002
    """One line of text, kept over pages and reloads."""
    st.text_input(label, key=box(name, default), help=help, placeholder=placeholder)


def who(settings: Settings) -> None:
    """Who writes, and to whom."""
    me = str(held("sender_name", settings.name))
    with st.expander(f"You: {plain(me)}" if me else "You", expanded=not me, icon=":material/person:"):
        left, middle, right = st.columns(3)
        with left:
            text("Your name", "sender_name", default=settings.name)
        with middle:
            text("Your role", "sender_role", default=settings.role)
        with right:
            text("Your company or group", "sender_company", default=settings.company)
        st.caption("Kept on the page Settings, so that you type it once.")
    left, middle, right = st.columns(3)
    with left:
        text("Their name", "recipient_name", placeholder="As they write it themselves")
    with middle:
        text("Their role", "recipient_role")
    with right:
        text("Their company or group", "recipient_company")
    left, right = st.columns([3, 2])
    with left:
        st.selectbox(
            "How do you know each other?", ["", *RELATIONSHIPS], key=box("relationship"),
            format_func=lambda name: RELATIONSHIPS.get(name, "Choose …"),
        )
    with right:
        if held("relationship") == "mutual":
            text("Who is the friend in common?", "mutual")
    st.markdown("**Where can you reach them?** One is enough.")
    left, middle, right = st.columns(3)
    with left:
        text("LinkedIn", "handle_linkedin", placeholder="Profile address or name in it")
        st.checkbox("We are connected there", key=box("connected", False))
    with middle:
        text("E-mail", "handle_email")
    with right:
        text("Phone", "handle_phone", placeholder="+44 …")
    more = st.expander("Other ways to reach them, time zone, country", key="who_more", on_change="rerun")
    if more.open:
        with more:
            _more_about_them()


def _more_about_them() -> None:
    columns = st.columns(3)
    for number, (kind, title) in enumerate(_OTHER_HANDLES.items()):
        with columns[number % 3]:
            text(title, f"handle_{kind}")
    left, middle, right = st.columns(3)
    with left:
        text("Their time zone", "recipient_timezone", placeholder="Europe/Madrid")
    with middle:
        text("Their country", "country", placeholder="ES", help="For what the law asks of commercial messages.")
    with right:
        st.selectbox(
            "Who are they there?", ["", *CONTACT_TYPES], key=box("recipient_contact_type"),
            format_func=_CONTACT.__getitem__,
        )
    text("Where did you get the address from?", "recipient_source", placeholder="Their website")


def why(settings: Settings) -> None:
    """Why the user writes, and what makes this message one for this reader."""
    st.pills(
        "Why do you write?", list(PURPOSES), key=box("purpose", None), format_func=PURPOSES.__getitem__,
    )
    if held("purpose") == "introduce":
        left, right = st.columns(2)
        with left:
            text("Whom do you introduce to them?", "third_name", help="Leave it empty to introduce yourself.")
        with right:
            text("Who is that, in a few words?", "third_about")
    st.markdown("**What did you notice about them?** Something only they would recognise: a talk, a project, a place you share.")
    found = fact_said.readings(settings)
    for number in range(fact_count()):
        left, right = st.columns([3, 2])
        with left:
            st.text_input(
                f"Fact {number + 1}", key=box(f"fact_{number}"), live="400ms",
                placeholder="talk on …  ·  you moved from …  ·  we met at …",
            )
        with right:
            text(f"Where did you see it? ({number + 1})", f"seen_{number}", placeholder="Their website, a conference …")
        fact_said.show(number, found)
    if fact_count() < MOST_FACTS:
        st.button("Add another fact", on_click=_another, icon=":material/add:", type="tertiary")
    paste(settings)
    text("Your point in one line", "point", placeholder="how you keep … · a workshop on … · we are looking for …")
    if found is not None and found.point is not None and found.point.ask:
        fact_said.doubt(found.point.because)
    text(
        "Your question", "question", placeholder="One question they can answer in two lines",
        help="An easy question gets more answers than a request.",
    )
    if found is not None and found.question is not None and found.question.ask:
        fact_said.doubt(found.question.because)
    more = st.expander("More about the matter", key="why_more", on_change="rerun")
    if more.open:
        with more:
            _more_about_it()


def _more_about_it() -> None:
    left, right = st.columns(2)
    with left:
        st.checkbox("It is delicate", key=box("delicate", False), help="Pay, health, conflict, complaints.")
        st.checkbox("It must be on record", key=box("needs_record", False))
    with right:
        st.checkbox("It is urgent", key=box("urgent", False))
        st.checkbox("It is commercial", key=box("commercial", False))
    left, right = st.columns(2)
    with left:
        st.selectbox("Tone", list(TONES), key=box("tone", "neutral"), format_func=TONES.__getitem__)
    with right:
        text("Why them and nobody else?", "why_them")


def _another() -> None:
    put({"facts": fact_count() + 1})


def files(settings: Settings) -> None:
    """Save the brief as a file, load one, start over."""
    with st.container(horizontal=True):
        if held("recipient_name"):
            st.button("Start over", on_click=_over, icon=":material/restart_alt:")
        shelf = st.popover("Load or save this brief", icon=":material/folder:", key="brief_shelf", on_change="rerun")
        if not shelf.open:
            return
        with shelf:
            st.file_uploader(
                "A brief as a file (TOML or JSON)", type=["toml", "json"], key="brief_file", max_upload_size=1, on_change=_load,
            )
            if held("recipient_name"):
                _save(settings)


def try_example() -> None:
    """One click for a first visitor."""
    st.button("Try it with an example person", on_click=_example, icon=":material/auto_stories:")


def _save(settings: Settings) -> None:
    try:
        text = brief_to_toml(brief_form.brief(settings))
    except ComposerError as problem:
        st.warning(plain(str(problem)))
        return
    st.download_button("Save this brief", text, "brief.toml", "application/toml", on_click="ignore")


def _example() -> None:
    brief_form.fill(brief_form.example())
    this_desk().notes["is_example"] = True


def _over() -> None:
    notes = this_desk().notes
    if notes.pop("is_example", False):
        put({}, drop=("sender_",))
    brief_form.clear()


def _load() -> None:
    given = st.session_state.get("brief_file")
    if given is None:
        return
    try:
        brief_form.fill(parse_brief(given.getvalue().decode("utf-8-sig"), given.name))
    except UnicodeDecodeError:
        st.session_state["brief_problem"] = str(BadFile(given.name, "not UTF-8 text"))
    except ComposerError as problem:
        st.session_state["brief_problem"] = str(problem)
    else:
        st.session_state.pop("brief_problem", None)
