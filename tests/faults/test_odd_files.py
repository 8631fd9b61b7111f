"""Pipes, devices, folders and damaged files among those of the user: nothing waits, nothing fills the memory, one sentence each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from composer.record import kept_drafts

ROOT = Path(__file__).resolve().parents[2]
NAME = "0123456789abcdef"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def gone(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def itself(path: Path) -> None:
    path.symlink_to(path.name)


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\0x")


def deep(path: Path) -> None:
    path.write_text("[" * 60_000)


def large(path: Path) -> None:
    path.write_bytes(b"# " + b"a" * (8 << 20))


ODD = [pipe, device, folder, gone, itself, no_text, deep, large]
COMMANDS = (["doctor"], ["rules", "list"], ["templates", "list"], ["people", "show"], ["check", "--channel", "email", "-"])
_RUN = """
import contextlib, io, json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from composer.cli import main
for command in json.loads(sys.argv[1]):
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"Hello Ana, how are the bees?"))
    try:
        status = main(command)
    except SystemExit as ended:
        status = ended.code
    assert status in (0, 1, 2, 3), command
"""


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["settings.toml", "rules/x.toml", "templates/x.j2", "channels.toml", "cache/rules.json"])
def test_no_odd_file_of_ones_own_stops_or_holds_a_command(odd: Callable[[Path], None], name: str, home: Path) -> None:
    (home / name).parent.mkdir(parents=True)
    odd(home / name)
    said = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(COMMANDS)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "OVERTURE_HOME": str(home)})
    assert said.returncode == 0, said.stderr[-2000:]
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("odd", [*ODD, lambda path: path.write_text('{"at": "2026-01-01T00:00:00"}') and None])
def test_an_odd_file_among_the_drafts_is_none_and_the_others_are_found(odd: Callable[[Path], None], home: Path) -> None:
    from datetime import UTC, datetime

    kept_drafts.keep(home, NAME, kept_drafts.KeptDraft("Ana", datetime(2026, 3, 1, tzinfo=UTC), {}, {}))
    odd(home / "drafts" / "fedcba9876543210.json")
    assert list(kept_drafts.every(home)) == [NAME]


@pytest.mark.parametrize("change", [
    {"at": "2026-03-01T09:00:00"}, {"at": "0001-01-01T00:00:00+00:00"}, {"at": 5}, {"boxes": [1]}, {"texts": []}, {"reader": "\ud800"}, {"boxes": {"point": "\udfff"}},
])
def test_a_draft_that_no_page_can_show_is_none(change: dict[str, object], home: Path) -> None:
    table = {"reader": "Ana", "at": "2026-03-01T09:00:00+00:00", "boxes": {}, "texts": {}, **change}
    (home / "drafts").mkdir(parents=True)
    (home / "drafts" / f"{NAME}.json").write_text(json.dumps(table))
    assert kept_drafts.load(home, NAME) is None


@pytest.mark.parametrize("odd", ODD)
def test_the_page_of_rules_names_the_odd_one_and_shows_the_others(odd: Callable[[Path], None], home: Path) -> None:
    (home / "rules").mkdir(parents=True)
    (home / "rules" / "fine.toml").write_text('[[rule]]\nid = "fine"\n')
    odd(home / "rules" / "odd.toml")

    def page() -> None:
        from composer.settings import load_settings
        from composer.web import own_rules
        own_rules.show(load_settings(), "opening")

    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception
    assert any("fine" in str(item.key) for item in app.button)
    assert odd is deep or any("odd.toml" in item.value.replace("\\", "") for item in app.warning)


@pytest.mark.parametrize("asked", ["9" * 5000, "9" * 30, "-1", "²", "../1", ""])
def test_an_address_that_names_nobody_shows_no_traceback(asked: str, home: Path) -> None:
    from composer.record import log
    from composer.record.store import open_record
    from tests.record_kit import at

    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        log.log_sent(record, to="Ana", channel="email", at=at())

    app = AppTest.from_file(str(ROOT / "composer" / "web" / "views" / "people.py"), default_timeout=60)  # it draws itself
    app.query_params["person"] = asked
    assert not app.run().exception
