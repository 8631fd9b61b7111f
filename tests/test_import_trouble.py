"""Places and files that cannot be what was asked for: each is said in one sentence, and nothing is left behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.errors import BadFile, OutsideFailed
from composer.imports import detect
from composer.imports.merging import import_path
from composer.record import people
from composer.record.backup import backup, restore
from composer.record.store import open_record
from composer.settings import load_settings
from tests.import_exports import written

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TABLE = "at,person,channel,direction,kind,text\n2026-03-01T10:00:00Z,Ann,email,out,,Hi\nlater,Ann,email,out,,x\n"


@contextmanager
def no_rights() -> Iterator[None]:
    """Without the rights of the administrator, who may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_what_may_not_be_read_is_named_with_the_reason(place: Path) -> None:
    inside = written(place / "locked" / "inner" / "touches.csv", TABLE)
    for path, mode in ((inside, 0o000), (inside.parent, 0o000), (inside.parent.parent, 0o600)):
        path.chmod(mode)
        named = inside.parent.parent if mode == 0o600 else path
        with no_rights(), pytest.raises(BadFile, match=f"{named}.*: permission denied"), detect.open_source(place / "locked") as source:
            source.head("inner/touches.csv")
        path.chmod(0o755)
    inside.parent.chmod(0o000)
    with no_rights(), pytest.raises(BadFile, match="permission denied"):
        detect.open_source(inside)
    inside.parent.chmod(0o755)


def test_a_home_that_nobody_may_look_into_is_said(place: Path) -> None:
    home = place / "locked" / "home"
    home.mkdir(parents=True)
    (place / "locked").chmod(0o000)
    with no_rights(), pytest.raises(OutsideFailed, match="home: cannot be read: permission denied"):
        load_settings({"OVERTURE_HOME": str(home)})
    (place / "locked").chmod(0o755)


def test_names_that_no_disk_takes_and_pipes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="name too long"):
        detect.open_source(tmp_path / ("x" * 300))
    with pytest.raises(BadFile, match="is not there"):
        detect.open_source("~nobody-of-this-name/export.zip")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadFile, match="neither a file nor a folder"):
        detect.open_source(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["a?b", "a%20b", "a#b", "a@b:c", "ä ö", "q'uote", "x[1];y&z=1"])
def test_the_home_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    url = load_settings({"OVERTURE_HOME": str(home)}).record_url
    with open_record(url) as record:
        import_path(record, written(tmp_path / "touches.csv", TABLE), now=NOW)
        saved = backup(record, home / "saved?%41.db")
    assert (home / "record.db").exists()
    restore(url, saved, at=NOW)
    with open_record(home / "record.db") as record:
        assert [view.name for view in people.everyone(record)] == ["Ann"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "touches.csv"])


def test_file_names_that_are_no_utf_8_are_kept_readable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv"))
    written(path, TABLE)
    with open_record(tmp_path / "record.db") as record:
        report = import_path(record, path, now=NOW, me="Maya \udce9")
        assert (report.new, dict(report.skipped)) == (1, {"no date": 1})
