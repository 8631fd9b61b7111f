"""The command `understand`: JSON Lines in, one answer a line out, in order; a bad line is named."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main


def line(text: str, **more: Any) -> str:
    return json.dumps({"text": text, "reader": {"name": "Marta Lindqvist", "pronoun": "she"}, "sender": {"name": "Iris Vale"}, **more})


def test_points_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "points.jsonl"
    path.write_text(line("her jam recipe", purpose="thank") + "\n\n" + line("say hi", purpose="connect") + "\n", encoding="utf-8")
    assert main(["understand", "point", str(path), "--format", "json"]) == 0
    first, second = (json.loads(item) for item in capsys.readouterr().out.splitlines())
    assert first == {"said": "Thank you for your jam recipe.", "who": "sender", "ask": False, "because": ""}
    assert second["said"] is None
    assert second["ask"] is True
    assert second["because"]


def test_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(line("runs a night school for welders"), encoding="utf-8")
    assert main(["understand", "fact", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "said": "you run a night school for welders", "who": "reader", "ask": False, "because": "",
    }


@pytest.mark.parametrize("kind", ["fact", "point"])
def test_half_a_character_is_no_traceback(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text('{"text": "\\ud800 runs a night school", "reader": {"name": "Zoe \\udfff"}, "sender": {"name": "\\ud83d"}}\n', encoding="utf-8")
    assert main(["understand", kind, str(path), "--format", "json"]) == 0
    assert "night school" in json.loads(capsys.readouterr().out)["said"]


def test_standard_input_and_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed = (line("the kiln is fixed", purpose="update") + "\n" + line("yes", purpose="decline")).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    assert main(["understand", "point", "-"]) == 0
    out = capsys.readouterr().out
    assert "→ The kiln is fixed." in out
    assert "→ asked first: " in out


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not a line of JSON"), ("[1]", "not a JSON object"), ('{"reader": {"name": "A"}}', "“text” must be text"),
        ('{"text": "a"}', "“reader”"), ('{"text": "a", "reader": {}}', "“reader”"), ('{"text": "a", "reader": {"name": 3}}', "“reader”"),
        ('{"text": "a", "reader": {"name": "A", "pronoun": "xe"}}', "“pronoun”"), ('{"text": "a", "reader": {"name": "A"}, "purpose": "x"}', "“purpose”"),
        ('{"text": "a", "reader": {"name": "A"}, "sender": "me"}', "“sender”"), ('{"text": "a", "reader": {"name": "A"}, "mood": "x"}', "mood"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], bad: str, said: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line("her jam", purpose="thank") + "\n" + bad + "\n", encoding="utf-8")
    assert main(["understand", "point", str(path), "--format", "json"]) == 2
    shown = capsys.readouterr()
    assert "line 2" in shown.err
    assert said in shown.err
    assert shown.err.count("\n") == 1
    assert not shown.out


def test_a_missing_file_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["understand", "fact", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err
