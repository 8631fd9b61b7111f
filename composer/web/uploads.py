"""Uploads as files: in a private folder in the user's own, which goes with this choice of files, with the tab or the program.

An erasure takes it away at once; then it is made again of what the tab still holds. What a killed program left is swept at the
next start.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import streamlit as st

from composer.private_files import make_private_folder
from composer.settings import Settings

_LONGEST_NAME: Final = 60  # characters of a file's name, from its end


def kept(given: list[Any], settings: Settings) -> list[Path]:
    """A path for each upload; raises OutsideFailed or OSError where nothing can be written."""
    from composer.record.leftovers import UPLOAD, Workplace

    known = st.session_state.get("import_kept")
    ids = tuple(item.file_id for item in given)
    if known is not None and known[0] == ids and all(path.exists() for path in known[1]):
        return list(known[1])
    if known is not None:
        known[2].remove()
    make_private_folder(settings.home)
    folder = Workplace(settings.home, UPLOAD)
    paths = []
    for number, item in enumerate(given):
        name = "".join(char if char.isprintable() else "_" for char in Path(item.name).name)[-_LONGEST_NAME:] or f"file-{number}"
        path = folder.path / (name if not (folder.path / name).exists() else f"{number}-{name}")
        item.seek(0)
        with path.open("xb") as file:
            shutil.copyfileobj(item, file)
        paths.append(path)
    st.session_state["import_kept"] = (ids, paths, folder)
    return paths
