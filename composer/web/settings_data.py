"""The data itself: back it up, put a backup back, export everything, see where it lies."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import streamlit as st

from composer.settings import Settings, save_settings
from composer.web import retention
from composer.web.state import has_record, now, opened, say


def show(settings: Settings) -> None:
    """The tab."""
    st.markdown("Everything lies in one folder on this machine:")
    st.code(str(settings.home), language=None)
    if has_record(settings):
        with st.container(horizontal=True):
            if st.button("Back up now", icon=":material/save:", type="primary"):
                _backup(settings)
            if st.button("Prepare an export of everything", icon=":material/inventory_2:"):
                st.session_state["export_zip"] = _export(settings)
            if "export_zip" in st.session_state:
                st.download_button(
                    "Download the export (zip)", st.session_state["export_zip"], "overture-export.zip", "application/zip",
                    on_click="ignore",
                )
    else:
        st.info("There is no record yet: nothing was noted so far.")
    _restore(settings)
    if has_record(settings):
        retention.show(settings, "data_kept")
        label = "Ask me about people after so many months of silence (0: never)"
        months = int(st.number_input(label, 0, 240, settings.retention_months))
        if months != settings.retention_months:
            save_settings(replace(settings, retention_months=months))
            st.rerun()
    st.markdown("To erase one person everywhere, open them on the page People.")
    st.page_link("views/people.py", label="Go to People", icon=":material/group:")


def _backup(settings: Settings) -> None:
    from composer.record.backup import backup

    at = now()
    with opened(settings) as record:
        written = backup(record, settings.home / "backups" / f"record-{at:%Y%m%dT%H%M%SZ}.db")
    say(f"Backup written to {written}")
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


def _restore(settings: Settings) -> None:
    from composer.record.restore import restore

    found = sorted((settings.home / "backups").glob("*.db"), reverse=True) if (settings.home / "backups").is_dir() else []
    if not found:
        return
    with st.expander("Put a backup back"):
        chosen = st.selectbox("Backup", found, format_func=lambda path: path.name)
        st.markdown("The record as it is now is kept beside it.")
        if st.button("Restore this backup"):
            kept = restore(settings.record_url, chosen, at=now())
            say("Restored." + (f" The record as it was is kept in {kept}." if kept else ""))
            st.rerun()
