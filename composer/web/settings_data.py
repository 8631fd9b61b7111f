"""The data itself: back it up, put a backup back, export everything, see where it lies."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import streamlit as st

from composer.record.encryption import ENDING
from composer.settings import Settings, load_settings
from composer.web import retention
from composer.web.keep_settings import keep
from composer.web.problems import told_here
from composer.web.state import has_record, now, opened, say
from composer.web.words import day

_TAKEN: Final = re.compile(r"(\d{8}T\d{6}Z)")
_BEFORE: Final = {"import": ", before an import", "update": ", before an update", "restore": ", before a backup was restored"}


def show(settings: Settings) -> None:
    """The tab."""
    st.markdown("Everything is in one folder on this machine:")
    st.code(str(settings.home), language=None, wrap_lines=True)
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
    if has_record(settings):
        _locked_backup(settings)
    _restore(settings)
    if has_record(settings):
        retention.show(settings, "data_kept")
        label = "Ask me about people after how many months of silence? (0 for never)"
        months = int(st.number_input(label, 0, 240, settings.retention_months))
        if months != settings.retention_months:
            keep(settings, retention_months=months)
    st.markdown("To erase someone everywhere, open them under People.")
    st.page_link("views/people.py", label="Go to People", icon=":material/group:")


def _backup(settings: Settings) -> None:
    from composer.record.backup import backup

    at = now()
    with opened(settings) as record:
        written = backup(record, settings.home / "backups" / f"record-{at:%Y%m%dT%H%M%SZ}.db")
    say(f"Backed up to {written.name}.")
    st.rerun()


def _locked_backup(settings: Settings) -> None:
    """A backup under a passphrase, for another disk or somebody else's cloud."""
    from composer.record.backup import backup

    with st.expander("Back up with a passphrase"), st.form("locked", border=False):
        st.markdown("For a copy on another disk or in a cloud. Without the passphrase nobody can open it, not you either.")
        typed = st.text_input("Passphrase", type="password", help="Four or five words that belong to nothing are good.")
        again = st.text_input("The same again", type="password")
        if not st.form_submit_button("Back up and lock", icon=":material/lock:"):
            return
        if typed != again:
            st.error("The two are not the same.")
            return
        with st.spinner("Locking it …"), opened(settings) as record:
            written = backup(record, settings.home / "backups" / f"record-{now():%Y%m%dT%H%M%SZ}{ENDING}", passphrase=typed)
    say(f"Backed up to {written.name}.")
    st.rerun()


def _export(settings: Settings) -> bytes:
    from composer.record.export import everything
    from composer.record.leftovers import COPY, workplace

    packed = io.BytesIO()
    with (
        workplace(settings.home, COPY) as folder, opened(settings) as record,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        for path in everything(record, folder / "export"):
            bundle.write(path, path.name)
    return packed.getvalue()


def _taken(path: Path) -> datetime | None:
    """When a backup was made, by its name; None where that does not say."""
    found = _TAKEN.search(path.name)
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S%z") if found else None


def _when(path: Path) -> str:
    """The time of a backup as people read it, and what it was made for; its name where that holds none."""
    at = _taken(path)
    if at is None:
        return path.name
    why = next((said for name, said in _BEFORE.items() if path.name.startswith(f"before-{name}-")), "")
    locked = ", with a passphrase" if path.name.endswith(ENDING) else ""
    return day(at, load_settings().timezone) + why + locked


def _restore(settings: Settings) -> None:
    """Put a backup back: one of those in the folder, or one that lies elsewhere, as on a new machine."""
    from composer.record.restore import is_locked, restore

    found = [path for ending in (".db", ENDING) for path in (settings.home / "backups").glob(f"*{ending}")]
    found.sort(key=lambda path: _taken(path) or datetime.min.replace(tzinfo=UTC), reverse=True)
    with st.expander("Restore a backup"), told_here():
        chosen = st.selectbox("Backup", found, format_func=_when) if found else None
        where = st.text_input("Where another backup is on this machine", placeholder="/media/stick/record.db", key="restore_path")
        typed = where.strip()
        path = Path(typed).expanduser() if typed else chosen
        if path is None:
            return
        passphrase = st.text_input("Its passphrase", type="password") if is_locked(settings.record_url, path) else ""
        st.markdown("What you have now is kept beside it.")
        if st.button("Restore this backup"):
            with st.spinner("Restoring …"):
                kept = restore(settings.record_url, path, at=now(), passphrase=passphrase)
            say("Restored. What you had before is kept in the same folder." if kept else "Restored.")
            st.rerun()
