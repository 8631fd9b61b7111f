"""Saving settings with Undo: what is taken back is what was changed, and nothing that was set since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from composer.errors import BadUsage
from composer.settings import Settings, load_settings, save_settings
from composer.web.toast import Back, say

_TURN: Final = "settings_turn"


def keep(settings: Settings, said: str = "Saved.", **changes: Any) -> None:
    """Save some settings, say so with Undo, and draw the page anew; raises OutsideFailed."""
    before = {name: getattr(settings, name) for name in changes if getattr(settings, name) != changes[name]}
    save_settings(replace(settings, **changes))
    say(said, _taking_back(before, {name: changes[name] for name in before}) if before else None)
    st.rerun()


def turned(key: str) -> str:
    """The key of a box that shows a setting: another one after each Undo, so that it shows what is so again."""
    turn = st.session_state.get(_TURN, 0)
    return f"{key}_{turn}" if turn else key


def turn() -> None:
    """Have the boxes show what is so again."""
    st.session_state[_TURN] = int(st.session_state.get(_TURN, 0)) + 1


def _taking_back(before: dict[str, Any], after: dict[str, Any]) -> Back:
    def back() -> str:
        held = load_settings()
        if any(getattr(held, name) != value for name, value in after.items()):
            raise BadUsage("These settings were changed again since, so they stay as they are.")
        save_settings(replace(held, **before))
        turn()
        return "Undone: the settings are as they were."

    return back
