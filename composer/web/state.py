"""What every page needs from this user's machine: settings, the record, the clock, and how a change is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from composer.errors import BadUsage
from composer.settings import Settings, load_settings
from composer.web.toast import Back, say
from composer.web.words import plain

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from composer.record.store import Record

__all__ = ["bullets", "cells", "has_record", "load_settings", "now", "opened", "say", "take_back", "undo_button"]


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def has_record(settings: Settings) -> bool:
    """Whether there is a record yet, so that looking at a page need not create one."""
    return bool(settings.database_url) or (settings.home / "record.db").exists()


@contextmanager
def opened(settings: Settings) -> Iterator[Record]:
    """The user's record, created at first use; raises RecordFailed."""
    from composer.record.store import open_record

    with open_record(settings.record_url, country=settings.country) as record:
        yield record


def cells(across: int) -> Iterator[DeltaGenerator]:
    """Places for widgets row by row, so that the Tab key goes through them as they are read."""
    while True:
        yield from st.columns(across)


def bullets(lines: Iterable[str]) -> None:
    """Sentences as one tight list, whatever they hold."""
    said_ = "\n".join(f"- {plain(line)}" for line in lines)
    if said_:
        st.markdown(said_)


def undo_button(settings: Settings, key: str) -> bool:
    """A button that takes the last change of the record back, naming it first; True in the run in which it did."""
    from composer.record.undo import last, undo

    with opened(settings) as record:
        what = last(record)
    if what is None or not st.button(f"Undo: {plain(what)}", key=key, icon=":material/undo:", wrap=True):
        return False
    with opened(settings) as record:
        say(f"Undone: {undo(record)}.")
    return True


def take_back(settings: Settings, changes: int = 1) -> Back:
    """What the notice's Undo does about the newest changes of the record: nothing, and it says so, where others came after."""
    from composer.record.undo import last, undo

    with opened(settings) as record:
        meant = last(record)

    def back() -> str:
        with opened(settings) as record:
            if last(record) != meant:
                raise BadUsage("Something else has changed since. Undo on the People page takes changes back one by one.")
            undone = [undo(record) for _ in range(changes)]
        return f"Undone: {', '.join(undone)}."

    return back
