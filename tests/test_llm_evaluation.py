"""The evaluation of a model over the shipped briefs."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from composer import data
from composer.cli import main
from composer.drafting.llm.evaluation import evaluate, read_briefs
from composer.errors import BadFile, OutsideFailed
from composer.settings import Settings
from tests.model_server import Handler, fails, says, serving

SHIPPED = data.rules_folder() / "evaluation" / "briefs.jsonl"


def parrot(handler: Handler, body: dict[str, Any]) -> None:
    """A model that says the first fact and the question back, which is tame but true."""
    text = body["messages"][1]["content"]
    inside = json.loads(text.split(">\n", 1)[1].split("\n</DATA-")[0])
    fact = next(iter(inside.get("facts", {"f1": "work"}).values()))
    handler.chat(json.dumps({
        "hook": f"I keep thinking of {fact.replace('his ', 'your ').replace('her ', 'your ')}.", "bridge": "",
        "question": inside.get("question") or f"What surprised you most about {inside.get('point', fact)}?", "facts_used": ["f1"],
    }))


def test_fifty_briefs_of_every_kind_are_shipped_and_can_be_read() -> None:
    kinds = Counter(kind for kind, _ in read_briefs(SHIPPED))
    assert sum(kinds.values()) == 50
    assert {"thin", "rich", "mutual", "delicate", "non_latin", "hostile", "long_names"} <= set(kinds)


def test_the_table_counts_before_and_after_repair(settings: Settings, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(SHIPPED.read_text(encoding="utf-8").splitlines()[:6]), encoding="utf-8")
    with serving(parrot) as server:
        table = evaluate(base_url=server.url, model="small", settings=settings, briefs=few, out=tmp_path / "out.csv")
    assert table["trials"] == 12
    assert table["readable answers"] == 1.0
    assert 0 < table["clean after repair"] <= 1
    assert table["clean after repair"] >= table["clean at first"]
    assert table["unsupported after repair"] == 0.0
    assert set(table["passed at first"]) == set(table["passed after repair"])
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 13


def test_a_model_that_talks_nonsense_gets_zeros_and_no_crash(settings: Settings, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(SHIPPED.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    with serving(says("I'm sorry for the confusion.")) as server:
        table = evaluate(base_url=server.url, model="small", settings=settings, briefs=few)
    assert (table["readable answers"], table["offered"], table["characters"]) == (0.0, 0.0, 0)


def test_thin_and_delicate_briefs_are_not_asked_about(settings: Settings, tmp_path: Path) -> None:
    lines = [line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if json.loads(line)["kind"] == "delicate"]
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(lines), encoding="utf-8")
    with serving(parrot) as server:
        table = evaluate(base_url=server.url, model="small", settings=settings, briefs=few)
        assert server.asked == []
    assert table["not asked (too thin, delicate)"] == 2


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("\n{", encoding="utf-8")
    with pytest.raises(BadFile, match="line 2"):
        list(read_briefs(bad))


def test_two_runs_stand_side_by_side_in_one_table(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(SHIPPED.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    with serving(says("I'm sorry for the confusion.")) as server:
        assert main(["evaluate", "--base-url", server.url, "--model", "poor", "--briefs", str(few), "--format", "json"]) == 0
    earlier = tmp_path / "poor.json"
    earlier.write_text(capsys.readouterr().out.replace("scripted-1", "poor-1"), encoding="utf-8")
    with serving(parrot) as server:
        assert main(["evaluate", "--base-url", server.url, "--model", "x", "--briefs", str(few), "--beside", str(earlier)]) == 0
    rows = [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in capsys.readouterr().out.splitlines()]
    assert rows[0][-2:] == ["poor-1", "scripted-1"]
    assert ["readable answers", "0 %", "100 %"] in rows
    assert any(row[0] == "honest: at first → after repair" and row[2] == "100 → 100 %" for row in rows)


@pytest.mark.parametrize("text", ["{", "[]", '{"model": "x"}', ""])
def test_a_file_that_is_no_run_is_refused_before_anything_is_asked(text: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(text, encoding="utf-8")
    with serving(parrot) as server:
        assert main(["evaluate", "--base-url", server.url, "--model", "x", "--beside", str(wrong)]) == 2
        assert server.asked == []


def test_a_brief_that_the_server_fails_on_is_counted_and_the_run_goes_on(settings: Settings, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(SHIPPED.read_text(encoding="utf-8").splitlines()[:3]), encoding="utf-8")
    with serving(parrot, parrot, fails(500, "boom"), parrot) as server:
        table = evaluate(base_url=server.url, model="small", settings=settings, briefs=few, count=2)
    assert (table["briefs that the server failed on"], table["trials"]) == (1, 4)


def test_a_server_that_is_gone_ends_the_run(settings: Settings) -> None:
    with serving(fails(500, "boom")) as server:
        with pytest.raises(OutsideFailed):
            evaluate(base_url=server.url, model="small", settings=settings)
        assert len(server.asked) == 1
    with serving(parrot, parrot, fails(500, "boom")) as server, pytest.raises(OutsideFailed):
        evaluate(base_url=server.url, model="small", settings=settings)
