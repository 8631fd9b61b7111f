"""The evaluation of a model over the shipped briefs."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import StringIO
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
    fact = fact["says"] if isinstance(fact, dict) else fact
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


# --- reading blind -----------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two briefs in files of their own, one with the person's own message beside it."""
    examples = Path(__file__).parent.parent / "docs" / "examples"
    found = tmp_path / "briefs"
    found.mkdir()
    for name in ("learn", "beekeeper"):
        (found / f"{name}.toml").write_text((examples / f"{name}.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (found / "learn.txt").write_text("Hi Tomás, which of your dbt tests would you keep?", encoding="utf-8")
    return found


def test_a_folder_of_briefs_gives_a_sheet_that_does_not_say_who_wrote_what(settings: Settings, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    with serving(parrot) as server:
        evaluate(base_url=server.url, model="small", settings=settings, briefs=folder, sheet=sheet)
    rows = list(csv.DictReader(StringIO(sheet.read_text(encoding="utf-8"), newline="")))
    row = next(row for row in rows if row["brief"] == "2 learn")
    assert "which of your dbt tests would you keep?" in " ".join(row[letter] for letter in "ABC")
    assert not any(who in sheet.read_text(encoding="utf-8") for who in ("template", "human"))
    assert set(json.loads((tmp_path / "sheet.key.json").read_text(encoding="utf-8"))["2 learn"].values()) >= {"template", "human"}


def test_a_filled_sheet_and_a_judge_are_compared(settings: Settings, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    with serving(parrot) as server:
        evaluate(base_url=server.url, model="small", settings=settings, briefs=folder, sheet=sheet)
    rows = list(csv.reader(StringIO(sheet.read_text(encoding="utf-8"), newline="")))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *([*row[:-1], "a"] for row in rows[1:])])

    def judge(handler: Handler, body: dict[str, Any]) -> None:
        parrot(handler, body) if body["model"] == "small" else handler.chat('{"best": "A"}')

    with serving(judge) as server:
        table = evaluate(base_url=server.url, model="small", settings=settings, briefs=folder, filled=sheet, judge="other")
    assert table["judge and person agree"] == 1.0
    assert sum(table["preferred by the judge"].values()) == pytest.approx(1.0, abs=0.01)


def test_a_letter_that_stands_for_nothing_and_an_empty_folder_are_told(settings: Settings, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    with serving(parrot) as server:
        evaluate(base_url=server.url, model="small", settings=settings, briefs=folder, sheet=sheet)
        sheet.write_text(sheet.read_text(encoding="utf-8").replace(",\r\n", ",Q\r\n").replace(",\n", ",Q\n"), encoding="utf-8")
        with pytest.raises(BadFile, match="no letter"):
            evaluate(base_url=server.url, model="small", settings=settings, briefs=folder, filled=sheet)
        (tmp_path / "none").mkdir()
        with pytest.raises(BadFile, match="holds no brief"):
            evaluate(base_url=server.url, model="small", settings=settings, briefs=tmp_path / "none")
