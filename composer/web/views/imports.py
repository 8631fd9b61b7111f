"""Import: drop the export of a platform, see what it is and whose, then merge it into the record; taken back in one click."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from composer.errors import BadFile, BadUsage
from composer.imports.detect import READERS
from composer.settings import Settings, load_settings
from composer.web import asked_to_stop
from composer.web.state import bullets, has_record, now, opened, say, undo_button
from composer.web.words import channel_title, day, plain

if TYPE_CHECKING:
    from composer.imports.importer import ImportReport

LARGEST: Final = 400  # megabytes by upload; larger ones are read where they lie
TITLES: Final = {"": "Recognise it", **{reader.name: reader.title for reader in READERS}}


def show() -> None:
    """The page."""
    settings = load_settings()
    st.markdown(
        "Bring in what you already sent, and the pages Due, People and Answers begin with it. The files are read on this "
        "machine and stay here. You see what they hold before anything is kept, and nothing counts twice."
    )
    if has_record(settings):
        asked_to_stop.show(settings, "import_wish")
    given = st.file_uploader(
        "Drop your exports here, as they came", accept_multiple_files=True, key="import_files", max_upload_size=LARGEST,
        help="A zip, CSV, JSON, text, XML or mbox file; several at once if you like.",
    )
    with st.expander("How do I get my messages out of LinkedIn, mail, WhatsApp …?", icon=":material/help:"):
        st.markdown("\n".join(f"- **{plain(reader.title)}**: {plain(reader.how)}" for reader in READERS))
    with st.expander("A large file, or one that is not recognised", icon=":material/tune:"):
        where = st.text_input(
            "The path of a file or folder on this machine", key="import_path",
            placeholder="~/Downloads/Basic_LinkedInDataExport.zip",
        )
        reader = st.selectbox("What is it?", list(TITLES), format_func=TITLES.__getitem__, key="import_as")
    if not given and not where.strip():
        _undo(settings)
        return
    me = st.text_input(
        "Your own name or address in it (only if you are asked)", key="import_me",
        help="Several with commas between: Maya Lindqvist, maya@example.org",
    )
    paths = [Path(where.strip())] if where.strip() else _kept(given)
    options: dict[str, Any] = {
        "as_": reader or None, "me": tuple(part.strip() for part in me.split(",") if part.strip()),
        "zone": settings.timezone or None, "country": settings.country,
    }
    looked = st.session_state.get("import_seen") is not None
    if st.button("See what it holds", key="import_look", type="secondary" if looked else "primary", icon=":material/search:"):
        st.session_state["import_seen"] = _look(settings, paths, options)
    seen = st.session_state.get("import_seen")
    if seen is not None and seen.files == tuple(str(path) for path in paths):
        _preview(seen, settings, paths, options)
    _undo(settings)


def _kept(given: list[Any]) -> list[Path]:
    """The uploads as files in a private folder that lives as long as this choice of files."""
    known = st.session_state.get("import_kept")
    ids = tuple(item.file_id for item in given)
    if known is not None and known[0] == ids:
        return list(known[1])
    if known is not None:
        shutil.rmtree(known[2], ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="overture-"))
    paths = []
    for number, item in enumerate(given):
        name = Path(item.name).name or f"file-{number}"
        path = folder / (name if not (folder / name).exists() else f"{number}-{name}")
        with path.open("xb") as file:
            shutil.copyfileobj(item, file)
        paths.append(path)
    st.session_state["import_kept"] = (ids, paths, folder)
    return paths


def _look(settings: Settings, paths: list[Path], options: dict[str, Any]) -> ImportReport | None:
    from composer.imports.importer import import_path

    bar = st.progress(0.0, "Reading …")
    try:
        with opened(settings) as record:  # it knows who the user was in earlier imports
            return import_path(record, paths, now=now(), dry_run=True, progress=_progress(bar), **options)
    except BadUsage as problem:
        st.warning(plain(str(problem)) + " Write it into the box above.")
    except BadFile as problem:
        st.error(plain(f"{Path(problem.path).name}: {problem.problem}"))
    finally:
        bar.empty()
    return None


def _progress(bar: Any) -> Any:
    def shown(done: int, total: int) -> None:
        bar.progress(min(1.0, done / total) if total else 1.0, f"Reading … {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    return shown


def _preview(seen: ImportReport, settings: Settings, paths: list[Path], options: dict[str, Any]) -> None:
    from composer.imports.importer import import_path

    st.subheader("What it holds")
    names = ", ".join(TITLES.get(name, name) for name in seen.readers)
    newest = f", the newest of {day(seen.observed_until, settings.timezone)}" if seen.observed_until else ""
    st.markdown(f"**{plain(names)}**, {seen.read:,} records{newest}")
    for owner in seen.owners:
        if owner.shown:
            st.markdown(f"- You are taken to be **{plain(owner.shown)}**, {plain(owner.how)}.")
    bullets(seen.notes)
    _skipped(seen)
    if seen.columns:
        st.markdown("Columns: " + ", ".join(f"{plain(field)} = {plain(column)}" for field, column in seen.columns.items()))
    if seen.preview:
        st.dataframe(
            [{"When": touch.at, "Where": channel_title(touch.channel), "": "→" if touch.direction == "out" else "←",
              "Who": touch.party.name or touch.party.handle, "Text": touch.text[:120]} for touch in seen.preview],
            hide_index=True, key="import_preview", alt="The first records of the export",
        )
    if st.button("Import it", key="import_do", type="primary", icon=":material/download:"):
        bar = st.progress(0.0, "Importing …")
        with opened(settings) as record:
            done = import_path(record, paths, now=now(), progress=_progress(bar), **options)
        bar.empty()
        st.session_state["import_seen"] = None
        say(
            f"Read {done.read:,}: {done.new:,} new, {done.known:,} already known, {sum(done.skipped.values()):,} left out. "
            f"From this source the record now has {done.outreaches:,} first messages, {done.replies:,} of them answered."
        )
        st.rerun()


def _skipped(seen: ImportReport) -> None:
    if not seen.skipped:
        return
    with st.expander(f"{sum(seen.skipped.values()):,} records are left out, and why"):
        bullets(
            f"{count:,}: {reason}" + (f" (first: {seen.where[reason]})" if reason in seen.where else "")
            for reason, count in sorted(seen.skipped.items(), key=lambda item: -item[1])
        )


def _undo(settings: Settings) -> None:
    """A way back as long as an import is the last thing that happened."""
    from composer.record.undo import last

    if not has_record(settings):
        return
    with opened(settings) as record:
        newest = last(record) or ""
    if newest.startswith("import") and undo_button(settings, "import_undo"):
        st.rerun()


show()
