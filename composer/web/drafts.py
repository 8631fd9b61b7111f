"""Several messages in the making: kept by name of their reader, opened and removed, each under an address of its own."""

from __future__ import annotations

from typing import Final

import streamlit as st

from composer.brief import brief_to_toml, parse_brief
from composer.errors import NOT_UTF8, BadFile, ComposerError
from composer.record import kept_drafts
from composer.record.kept_drafts import KeptDraft
from composer.settings import Settings
from composer.web import brief_form
from composer.web.desk import held, put, this_desk
from composer.web.problems import in_words
from composer.web.state import now, say
from composer.web.words import date, plain, unseen

_ASKED: Final = "draft"  # the part of the address that names one


def follow(settings: Settings) -> None:
    """Open the draft that the address names where another or none is open, and keep the open one up to date."""
    desk = this_desk()
    asked = st.query_params.get(_ASKED, "")
    if asked and asked != desk.notes.get("draft"):
        found = kept_drafts.load(settings.home, asked)
        if found is None:
            st.query_params.pop(_ASKED, None)
            st.info("This draft is no longer there.")
        else:
            _lay_out(asked, found)
            st.rerun()
    elif desk.notes.get("draft"):
        st.query_params[_ASKED] = desk.notes["draft"]
        _keep(settings)


def shelf(settings: Settings) -> None:
    """The drafts, and what to do with the one on the page; filled when it is opened."""
    kept = kept_drafts.every(settings.home)
    label = f"Drafts ({len(kept)})" if kept else "Drafts"
    box = st.popover(label, icon=":material/drafts:", key="drafts_shelf", on_change="rerun")
    if not box.open:
        return
    here = this_desk().notes.get("draft", "")
    with box:
        if here:
            st.markdown("This draft is kept as you write.")
            st.button("Write to someone else", key="draft_new", icon=":material/add:", on_click=brief_form.clear)
        elif held("recipient_name"):
            st.button("Keep this draft", key="draft_keep", type="primary", icon=":material/bookmark_add:", on_click=_begin,
                      args=(settings,))
        elif not kept:
            st.markdown("Nothing kept yet. Say who you're writing to, and you can keep the draft and come back to it.")
        for name, draft in kept.items():
            if name != here:
                _line(settings, name, draft)
        _files(settings)


def done(settings: Settings) -> None:
    """The message was sent: its draft needs no keeping any more."""
    name = this_desk().notes.pop("draft", "")
    if name:
        kept_drafts.remove(settings.home, name)
        st.query_params.pop(_ASKED, None)


def _files(settings: Settings) -> None:
    """The details as a file of one's own: taken along, and brought back."""
    if held("recipient_name"):
        _save(settings)
    st.file_uploader(
        "Load details from a file", type=["toml", "json"], key="brief_file", max_upload_size=1, on_change=_load,
    )


def _save(settings: Settings) -> None:
    try:
        text = brief_to_toml(brief_form.brief(settings))
    except ComposerError as problem:
        st.warning(plain(in_words(problem)))
        return
    st.download_button("Save the details as a file", text, "brief.toml", "application/toml", on_click="ignore")


def _line(settings: Settings, name: str, draft: KeptDraft) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(f"**{plain(draft.reader)}** · {date(draft.at, settings.timezone)}", key=f"draft_open_{name}", on_click=_open,
                  args=(settings, name), help="Go on with this draft", width="stretch", wrap=True)
        st.button("Remove" + unseen(f"the draft to {draft.reader}"), key=f"draft_remove_{name}", type="tertiary",
                  on_click=_remove, args=(settings, name))


def _as_it_stands() -> KeptDraft:
    desk = this_desk()
    boxes = {box: value for box, value in desk.boxes.items() if isinstance(value, str | bool | int)}
    reader = str(held("recipient_name") or "Nobody yet")
    whose, doc = desk.notes.get("text_of", ("", ""))
    texts = {doc: desk.texts[doc]} if whose == reader and doc in desk.texts else {}  # nothing of another message
    return KeptDraft(reader, now(), boxes, texts)


def _begin(settings: Settings) -> None:
    this_desk().notes["draft"] = kept_drafts.new_name()
    _keep(settings)
    say("Kept. This page has an address of its own now: bookmark it, or find the draft under Drafts.")


def _keep(settings: Settings) -> None:
    """Write the open draft where it has changed since it was last written."""
    notes = this_desk().notes
    draft = _as_it_stands()
    state = (draft.reader, dict(draft.boxes), dict(draft.texts))
    if notes.get("draft_kept") != state:
        kept_drafts.keep(settings.home, notes["draft"], draft)
        notes["draft_kept"] = state


def _open(settings: Settings, name: str) -> None:
    found = kept_drafts.load(settings.home, name)
    if found is not None:
        _lay_out(name, found)
        st.query_params[_ASKED] = name


def _lay_out(name: str, draft: KeptDraft) -> None:
    """Put a draft on the page in the place of what stands there."""
    brief_form.clear()
    desk = this_desk()
    desk.texts.update(draft.texts)
    desk.notes["text_of"] = (draft.reader, next(iter(draft.texts), ""))
    put({box: value for box, value in draft.boxes.items() if isinstance(value, str | bool | int)})
    desk.notes["draft"] = name


def _remove(settings: Settings, name: str) -> None:
    found = kept_drafts.load(settings.home, name)
    kept_drafts.remove(settings.home, name)
    if found is None:
        return
    draft: KeptDraft = found

    def back() -> str:
        kept_drafts.keep(settings.home, name, draft)
        return f"The draft to {draft.reader} is back."

    say(f"The draft to {draft.reader} is removed.", back)


def _load() -> None:
    given = st.session_state.get("brief_file")
    if given is None:
        return
    try:
        brief_form.fill(parse_brief(given.getvalue().decode("utf-8-sig"), given.name))
    except UnicodeDecodeError:
        st.session_state["brief_problem"] = str(BadFile(given.name, NOT_UTF8))
    except ComposerError as problem:
        st.session_state["brief_problem"] = in_words(problem)
    else:
        st.session_state.pop("brief_problem", None)
