"""People who asked not to be contacted: one click notes it, another says that their message meant something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.due import wishes_open
from composer.settings import Settings
from composer.web.state import now, opened, say, take_back
from composer.web.words import channel_title, day, plain, unseen

if TYPE_CHECKING:
    from composer.record.wishes import Wish

MOST: Final = 5


def show(settings: Settings, key: str, person: int | None = None) -> None:
    """A box for everybody (or one person) who asked and is under no stop yet; nothing where there is nobody."""
    with opened(settings) as record:
        found = [wish for wish in wishes_open(record) if person in (None, wish.person)]
    for wish in found[:MOST]:
        _one(wish, settings, f"{key}_{wish.touch}")
    if len(found) > 1:
        st.button(f"Note it for all {len(found):,}", key=f"{key}_all", on_click=_note, args=(settings, tuple(found)))


def _one(wish: Wish, settings: Settings, key: str) -> None:
    name = wish.name or f"Person {wish.person}"
    with st.container(border=True):
        said = f": “{wish.text}”" if wish.text else ""
        where = f"{channel_title(wish.channel)}, {day(wish.at, settings.timezone)}"
        st.markdown(f"**{plain(name)} seems to ask for no more messages**{plain(said)}  \n{plain(where)}")
        with st.container(horizontal=True):
            st.button("Never contact them again" + unseen(f": {name}"), key=f"{key}_stop", type="primary",
                      icon=":material/block:",
                      help=f"Nothing more is drafted or sent to {plain(name)}, on any channel",
                      on_click=_note, args=(settings, (wish,)))
            st.button("That isn't what it says" + unseen(f": {name}"), key=f"{key}_not",
                      help=f"{plain(name)} stays someone you can write to",
                      on_click=_not_so, args=(settings, wish))


def _note(settings: Settings, wishes: Sequence[Wish]) -> None:
    from composer.do_not_contact import note_wishes

    with opened(settings) as record:
        note_wishes(record, wishes, at=now())
    whom = (wishes[0].name or "them") if len(wishes) == 1 else f"{len(wishes):,} people"
    say(f"Noted: nothing more goes to {whom} on any channel.", take_back(settings, len(wishes)))


def _not_so(settings: Settings, wish: Wish) -> None:
    from composer.record.corrections import correct

    with opened(settings) as record:
        correct(record, wish.touch, "human", meaning="answer", at=now())
    say("Saved, and the next import keeps it.", take_back(settings))
