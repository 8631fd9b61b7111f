"""The data itself: back it up, put a backup back, export everything, see where it lies."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import streamlit as st

from composer.settings import Settings, load_settings, save_settings
from composer.web import retention
from composer.web.state import has_record, now, opened, say
from composer.web.words import day


def show(settings: Settings) -> None:
    """The tab."""
    st.markdown("Everything is in one folder on this machine:")
    st.code(str(settings.home), language=None)
    if has_record(settings):
        with st.container(horizontal=True):
            if st.button("Back up now", icon=":material/save:", type="primary"):
                _backup(settings)
            if st.button("Export everything", icon=":material/inventory_2:"):
                st.session_state["export_zip"] = _export(settings)
            if "export_zip" in st.session_state:
                st.download_button(
                    "Download the export (zip)", st.session_state["export_zip"], "overture-export.zip", "application/zip",
                    on_click="ignore",
                )
    else:
        st.info("There is nothing to back up yet.")
    _restore(settings)
    if has_record(settings):
        retention.show(settings, "data_kept")
        label = "Ask me about people after how many months of silence? (0 for never)"
        months = int(st.number_input(label, 0, 240, settings.retention_months))
        if months != settings.retention_months:
            save_settings(replace(settings, retention_months=months))
            st.rerun()
    st.markdown("To erase someone everywhere, open them under People.")
    st.page_link("views/people.py", label="Go to People", icon=":material/group:")


def _backup(settings: Settings) -> None:
    from composer.record.backup import backup

    at = now()
    with opened(settings) as record:
        written = backup(record, settings.home / "backups" / f"record-{at:%Y%m%dT%H%M%SZ}.db")
    say(f"Backed up to {written.name}.")
    st.rerun()


def _export(settings: Settings) -> bytes:
    from composer.record.export import everything

    packed = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder, opened(settings) as record,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        for path in everything(record, Path(folder) / "export"):
            bundle.write(path, path.name)
    return packed.getvalue()


def _when(path: Path) -> str:
    """The time of a backup as people read it; its name where that holds none."""
    try:
        return day(datetime.strptime(path.stem, "record-%Y%m%dT%H%M%S%z"), load_settings().timezone)
    except ValueError:
        return path.name


def _restore(settings: Settings) -> None:
    from composer.record.restore import restore

    found = sorted((settings.home / "backups").glob("*.db"), reverse=True) if (settings.home / "backups").is_dir() else []
    if not found:
        return
    with st.expander("Restore a backup"):
        chosen = st.selectbox("Backup", found, format_func=_when)
        st.markdown("What you have now is kept beside it.")
        if st.button("Restore this backup"):
            kept = restore(settings.record_url, chosen, at=now())
            say("Restored. What you had before is kept in the same folder." if kept else "Restored.")
            st.rerun()
