"""The user's own addresses on the page: asked once where an import found some, and changed later under Settings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import streamlit as st

from composer.normalise import mail_address
from composer.record import own
from composer.record.store import Record
from composer.settings import Settings
from composer.web.keep_settings import turn, turned
from composer.web.state import opened, say
from composer.web.toast import Back
from composer.web.words import plain

_NOT_MINE: Final = "import_not_mine"
_SIMPLE: Final = re.compile(r"(?!www\.)[a-z0-9][a-z0-9.+-]*@[a-z0-9.-]+")
_JOINER: Final = "\u2060"  # keeps an address from becoming a link, and is silent where a screen reader says the box's raw label


def not_mine() -> tuple[str, ...]:
    """What was unticked so far."""
    return tuple(sorted(st.session_state.get(_NOT_MINE, ())))


def ask(found: Sequence[str]) -> None:
    """The addresses taken for the user's, each with a box to say that it isn't theirs; what they say is looked at anew."""
    every = sorted({*found, *(not_mine() if found else ())})
    if not every:
        return
    with st.container(border=True, key="own_addresses"):
        st.markdown("**Are these addresses yours?** Mail from them counts as sent by you. You're asked once.")
        for address in every:
            key = f"import_own_{address}"
            ticked = address not in st.session_state.get(_NOT_MINE, ())
            if st.checkbox(_shown(address), ticked, key=key) != ticked:
                refused = set(st.session_state.get(_NOT_MINE, ()))
                st.session_state[_NOT_MINE] = refused ^ {address}
                st.rerun()


def _shown(address: str) -> str:
    """An address as the label of a box: one without marks that Markdown reads stands as it is."""
    return address.replace("@", f"@{_JOINER}") if _SIMPLE.fullmatch(address) else plain(address)


def confirm(record: Record, found: Sequence[str]) -> None:
    """Keep what the user left ticked when they imported."""
    if found:
        with record.write() as conn:
            own.settle(conn, found)
    st.session_state.pop(_NOT_MINE, None)


def change(settings: Settings) -> None:
    """The box under Settings: all that are known, to add to and to take out of."""
    with opened(settings) as record, record.read() as conn:
        known = sorted(own.addresses(conn))
    chosen = st.multiselect(
        "Your own e-mail addresses", known, known, key=turned("own_addresses_known"), accept_new_options=True,
        placeholder="Add an address", help="Mail from these counts as sent by you. A change counts from the next import on.",
    )
    mine = {mail_address(one) or one.strip() for one in chosen}
    wrong = sorted(one for one in mine if not mail_address(one))
    if wrong:
        st.warning(f"{plain(', '.join(wrong))} isn't an e-mail address.")
        return
    if mine != set(known):
        with opened(settings) as record, record.write() as conn:
            own.settle(conn, mine, set(known) - mine)
        say("Your addresses are saved.", _taking_back(settings, set(known), mine))
        st.rerun()


def _taking_back(settings: Settings, before: set[str], after: set[str]) -> Back:
    def back() -> str:
        with opened(settings) as record, record.write() as conn:
            own.settle(conn, before, after - before)
        turn()
        return "Undone: your addresses are as they were."

    return back
