"""Tables at a terminal with colours; everywhere else the lines that scripts read, and JSON is JSON at a terminal too."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from composer.cli import tables
from composer.errors import BadFile, why

ROOT = Path(__file__).resolve().parent.parent
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def at_a_terminal(home: Path, *words: str, columns: int = 90, **more: str) -> str:
    """What a command prints at a terminal of that width."""
    ours, theirs = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    environ |= {"OVERTURE_HOME": str(home), "TERM": "xterm", "COLUMNS": str(columns), **more}
    command = [sys.executable, "-m", "composer", *words]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT, env=environ):
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # Linux says so at the end
                break
            if not part:
                break
            said += part
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def piped(home: Path, *words: str) -> str:
    environ = {**os.environ, "OVERTURE_HOME": str(home)}
    return subprocess.run([sys.executable, "-m", "composer", *words], capture_output=True, text=True, cwd=ROOT, env=environ, check=True).stdout


def test_a_list_is_a_table_as_wide_as_the_terminal_and_loses_nothing(tmp_path: Path) -> None:
    said = at_a_terminal(tmp_path, "rules", "list", columns=80)
    bare = ESCAPES.sub("", said)
    assert said != bare
    assert bare.splitlines()[0].split() == ["quality", "rule", "evidence", "what", "it", "says"]
    assert max(map(len, bare.splitlines())) <= 80
    for line in piped(tmp_path, "rules", "list").splitlines():
        assert f" {line.split()[1]} " in bare  # whole, to be typed again


def test_no_colours_where_nobody_wants_them_and_none_in_a_pipe(tmp_path: Path) -> None:
    lines = piped(tmp_path, "rules", "list")
    assert "\x1b" not in lines
    assert at_a_terminal(tmp_path, "rules", "list", NO_COLOR="1") == lines
    assert at_a_terminal(tmp_path, "rules", "list", TERM="dumb") == lines


def test_json_at_a_terminal_is_json_alone(tmp_path: Path) -> None:
    said = at_a_terminal(tmp_path, "templates", "list", "--format", "json")
    assert json.loads(said) == json.loads(piped(tmp_path, "templates", "list", "--format", "json"))


def test_what_others_wrote_is_no_markup_and_moves_no_cursor() -> None:
    drawn = tables._drawn(("who", "says"), [("[red]Ann[/red]", ":smile: \x1b[2J hello")], 1, ())
    assert "[red]Ann[/red]" in drawn
    assert ":smile: ␛[2J hello" in drawn


def test_figures_that_find_no_room_are_told_as_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("E-mail", "1,204", "of 9,876")]
    monkeypatch.setenv("COLUMNS", "12")
    assert tables._drawn(("", "sent", "counted"), rows, 1, (1, 2)) == ""
    monkeypatch.setenv("COLUMNS", "40")
    assert "1,204" in tables._drawn(("", "sent", "counted"), rows, 1, (1, 2))


def test_what_the_system_refuses_is_said_in_words(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.txt", ": there is no such file"), (tmp_path, " is a folder, not a file")):
        with pytest.raises(OSError, match=r"\w") as refused:
            path.read_text()
        assert str(BadFile(str(path), why(refused.value))) == f"{path}{said}"
