"""Import: drop the exports of platforms, see what is in them and whose they are, bring them in; taken back in one click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from composer.errors import BadFile, BadUsage, BadValue, ComposerError
from composer.imports.detect import READERS
from composer.settings import Settings, load_settings
from composer.web import asked_to_stop, import_columns, import_own
from composer.web.import_words import on_page
from composer.web.problems import in_words
from composer.web.state import bullets, has_record, now, opened, say, take_back
from composer.web.uploads import kept
from composer.web.words import channel_title, day, plain

if TYPE_CHECKING:
    from composer.imports.importer import ImportReport

LARGEST: Final = 400  # megabytes by upload; larger ones are read where they lie
AT_ONCE: Final = 60_000_000  # bytes that are looked at without being asked
ORDERS: Final = {"": "Work it out", "day": "3 April (day first)", "month": "March 4 (month first)"}
TITLES: Final = {"": "Work it out", **{reader.name: reader.title for reader in READERS}}


def show() -> None:
    """The page."""
    settings = load_settings()
    st.markdown(
        "Bring in what you've already sent, and Follow-ups, People and Results start from it. Files are read on this machine and "
        "stay here. You see what's in them before anything is saved, and nothing counts twice."
    )
    if has_record(settings):
        asked_to_stop.show(settings, "import_wish")
    _done()
    given = st.file_uploader(
        "Drop your export files here", accept_multiple_files=True, key=_fresh("import_files"), max_upload_size=LARGEST,
        help="A zip, CSV, JSON, text, XML or mbox file, just as you got it. Several at once if you like.",
    )
    with st.expander("How do I get my messages out of LinkedIn, mail, WhatsApp …?", icon=":material/help:"):
        st.markdown("\n".join(f"- **{plain(reader.title)}**: {plain(reader.how)}" for reader in READERS))
    with st.expander("Options: a large file, one that isn't recognised, the order of dates", icon=":material/tune:"):
        where = st.text_input(
            "Where a file or folder is on this machine", key=_fresh("import_path"),
            placeholder="~/Downloads/Basic_LinkedInDataExport.zip",
        )
        left, right = st.columns(2)
        reader = left.selectbox("What is it?", list(TITLES), format_func=TITLES.__getitem__, key="import_as")
        order = right.selectbox("Dates like 3/4", list(ORDERS), format_func=ORDERS.__getitem__, key="import_order")
    if not given and not where.strip():
        return
    paths = [Path(where.strip())] if where.strip() else kept(given, settings)
    unclear = st.session_state.get("import_unclear", False)
    me = st.text_input(
        "Your own name or address in it", key="import_me", placeholder="Only if it can't tell",
        help="Several, separated by commas: Maya Lindqvist, maya@example.org",
    )
    columns = import_columns.choose(paths, wanted=unclear)
    options: dict[str, Any] = {
        "as_": reader or None, "me": tuple(part.strip() for part in me.split(",") if part.strip()),
        "zone": settings.timezone or None, "country": settings.country, "column_map": columns or None,
        "day_first": {"day": True, "month": False}.get(str(order)),
        "not_me": import_own.not_mine(), "leave_unknown": True,
    }
    _seen(settings, paths, options)


def _seen(settings: Settings, paths: list[Path], options: dict[str, Any]) -> None:
    """What the files hold, looked at again whenever the files or what is said of them change; large ones wait for a click."""
    asked = repr((paths, options))
    if st.session_state.get("import_asked") != asked:
        small = sum(path.stat().st_size for path in paths if path.is_file()) <= AT_ONCE
        if not small and not st.button("Preview", key="import_look", type="primary", icon=":material/search:"):
            return
        st.session_state.update(import_seen=_look(settings, paths, options), import_asked=asked)
        if st.session_state.get("import_unclear_now", False) != st.session_state.get("import_unclear", False):
            st.session_state["import_unclear"] = st.session_state["import_unclear_now"]
            st.rerun()
    problem = st.session_state.get("import_problem", "")
    if problem:
        st.warning(plain(problem))
    seen = st.session_state.get("import_seen")
    if seen is not None:
        _preview(seen, settings, paths, options)


def _done() -> None:
    """What the last import brought, the first figure out of it, and the way on."""
    told = st.session_state.get("import_done")
    if told is None:
        return
    said, figure, back = told
    st.success(plain(said))
    with st.container(border=True, key="first_figure"):
        if figure:
            st.markdown(f"## {plain(figure)}")
        with st.container(horizontal=True):
            st.page_link("views/results.py", label="See your results", icon=":material/bar_chart:")
            st.page_link("views/follow_ups.py", label="See who to follow up with", icon=":material/event_upcoming:")
            if back is not None:
                st.button("Undo this import", key="import_undo", icon=":material/undo:", on_click=_undo)


def _look(settings: Settings, paths: list[Path], options: dict[str, Any]) -> ImportReport | None:
    """What an import would do; None, with the problem kept for the page, where it cannot be told."""
    from composer.imports.importer import import_path

    bar = st.progress(0.0, "Reading …")
    st.session_state.update(import_problem="", import_unclear_now=False)
    try:
        with opened(settings) as record:  # it knows who the user was in earlier imports
            return import_path(record, paths, now=now(), dry_run=True, progress=_progress(bar), **options)
    except (BadUsage, BadValue) as problem:
        st.session_state.update(import_problem=on_page(str(problem)), import_unclear_now="--columns" in str(problem))
    except BadFile as problem:
        said = f"{Path(problem.path).name} {problem.problem}"
        st.session_state.update(import_problem=on_page(said), import_unclear_now="--columns" in problem.problem)
    finally:
        bar.empty()
    return None


def _progress(bar: Any) -> Any:
    def shown(done: int, total: int) -> None:
        bar.progress(min(1.0, done / total) if total else 1.0, f"Reading … {done / 1e6:,.0f} of {total / 1e6:,.0f} MB")

    return shown


def _preview(seen: ImportReport, settings: Settings, paths: list[Path], options: dict[str, Any]) -> None:
    from composer.imports.importer import import_path

    st.header("What's in it", anchor=False)
    names = ", ".join(TITLES.get(name, name) for name in seen.readers)
    newest = f", the latest from {day(seen.observed_until, settings.timezone)}" if seen.observed_until else ""
    entries = "1 entry" if seen.read == 1 else f"{seen.read:,} entries"
    st.markdown(f"**{plain(names)}**: {entries}{plain(newest)}")
    for owner in seen.owners:
        if owner.shown and owner.sure not in ("medium", "low"):  # a note says it of the others, and what to do
            st.markdown(f"- You are **{plain(owner.shown)}**, who {plain(owner.how)}.")
    bullets(on_page(note) for note in seen.notes)
    import_own.ask(seen.own_addresses)
    _skipped(seen)
    if seen.preview:
        st.dataframe(
            [{"When": day(touch.at, settings.timezone), "Where": channel_title(touch.channel),
              "": "sent to" if touch.direction == "out" else "from", "Who": touch.party.name or touch.party.handle,
              "Text": touch.text[:120]} for touch in seen.preview],
            hide_index=True, key="import_preview", alt="The first entries of the export",
        )
    if st.button("Import", key="import_do", type="primary", icon=":material/download:"):
        bar = st.progress(0.0, "Importing …")
        with opened(settings) as record:
            done = import_path(record, paths, now=now(), progress=_progress(bar), **options)
            import_own.confirm(record, done.own_addresses)
        bar.empty()
        st.session_state["import_done"] = (
            _told(done), _figure(settings), take_back(settings, done.changes) if done.changes else None,
        )
        st.session_state["import_asked"] = st.session_state["import_seen"] = None
        # What was imported is put away, so that nothing invites to do it again.
        st.session_state["import_turn"] = int(st.session_state.get("import_turn", 0)) + 1
        st.rerun()


def _fresh(name: str) -> str:
    """The key of a box that is empty again after each import."""
    turn = int(st.session_state.get("import_turn", 0))
    return f"{name}_{turn}" if turn else name


def _told(done: ImportReport) -> str:
    one, many = ("person", "people") if done.readers == ("vcard",) else ("message", "messages")
    new = f"1 new {one}" if done.new == 1 else f"{done.new:,} new {many}"
    known = f" {done.known:,} were already there." if done.known else ""
    return f"Imported {new}.{known}"


def _figure(settings: Settings) -> str:
    """The first sentence of the results, so that the first number is where the import was."""
    from composer.reports.narrative import first_sentence
    from composer.reports.report import report

    with opened(settings) as record:
        found = report(record)
    return first_sentence(found) if found.groups else ""


def _undo() -> None:
    _, _, back = st.session_state.pop("import_done")
    try:
        say(back())
    except ComposerError as problem:
        say(in_words(problem))


def _skipped(seen: ImportReport) -> None:
    if not seen.skipped:
        return
    count = sum(seen.skipped.values())
    with st.expander("1 entry is left out, and why" if count == 1 else f"{count:,} entries are left out, and why"):
        bullets(
            f"{number:,}: {reason}" + (f" (first: {seen.where[reason]})" if reason in seen.where else "")
            for reason, number in sorted(seen.skipped.items(), key=lambda item: -item[1])
        )


show()
