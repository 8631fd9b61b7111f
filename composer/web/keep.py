"""What the boxes hold is kept in the browser's tab as well, so that a restart of the program loses no half-filled brief.

It goes to no disk of ours and dies with the tab.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from composer.web.assets import asset
from composer.web.desk import put, this_desk

_KEEP = st.components.v2.component("overture_keep", html="<span hidden></span>", js=asset("keep.js"))
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")
_MOST: Final = 400  # boxes


def tab() -> None:
    """Hand the boxes to the tab, or take back what it kept from before the program was started anew."""
    desk = this_desk()
    boxes = {name: value for name, value in desk.boxes.items() if _plain(value)}
    given = _KEEP(
        key="keep", data={"desk": st.session_state.get("desk", ""), "lost": desk.lost, "boxes": boxes},
        on_found_change=lambda: None, height=0,
    )
    found = given.found
    if not desk.lost or not isinstance(found, Mapping):
        return
    desk.lost = ""
    if len(found) <= _MOST:
        put({str(name): value for name, value in found.items() if _NAME.fullmatch(str(name)) and _plain(value)})
        st.rerun()


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str | bool | int)
