"""Audits of many texts: files and columns in, lines, JSON, CSV and SARIF out, the same on one core and on two."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from composer.errors import BadFile, BadUsage, BadValue
from composer.etiquette.audit import runner, writers
from composer.etiquette.check import check_batch, check_in
from composer.etiquette.check_context import CheckContext

BAD = "Hi Tom, this is a FREE OFFER!!! Buy [Product] now."
GOOD = "Hi Ada, your talk on tide tables in Bergen was clear. Which pier was the hardest to model?"


def table(path: Path, rows: int) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "body"])
        for number in range(rows):
            writer.writerow([number, BAD if number % 2 else GOOD])
    return str(path)


def audit(paths: list[str], form: str = "json", workers: int | None = 1, **job: str) -> tuple[runner.Summary, str]:
    out = io.StringIO()
    summary = runner.run(paths, runner.Job(CheckContext("linkedin_message"), **job), form=form, out=out, workers=workers)  # type: ignore[arg-type]
    return summary, out.getvalue()


def test_a_csv_column_gives_one_json_line_a_text_and_a_summary(tmp_path: Path) -> None:
    summary, out = audit([table(tmp_path / "t.csv", 10)], column="body")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["where"].rpartition(":")[2] for line in lines] == [str(n) for n in range(1, 11)]
    assert summary.texts == 10
    assert summary.clean == sum(not [f for f in line["findings"] if f["severity"] != "suggestion"] for line in lines)
    assert sum(summary.by_severity.values()) == sum(len(line["findings"]) for line in lines)
    assert sum(summary.by_verdict.values()) == 10


def test_two_processes_give_the_same_as_one(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", 1_300)
    alone, first = audit([path], column="body", workers=1)
    both, second = audit([path], column="body", workers=2)
    assert first == second
    assert alone == both


def test_jsonl_and_parquet_columns_give_the_same_findings(tmp_path: Path) -> None:
    import pandas as pd

    rows = [{"body": BAD}, {"body": GOOD}, {"body": None}]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    pd.DataFrame(rows).to_parquet(tmp_path / "t.parquet")
    one, first = audit([str(tmp_path / "t.jsonl")], column="body")
    other, second = audit([str(tmp_path / "t.parquet")], column="body")
    assert one == other
    assert first.replace("t.jsonl", "t.parquet") == second
    assert one.skipped == {"no text in the row": 1}


def test_files_that_cannot_be_read_are_counted_and_the_rest_checked(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    summary, _ = audit([str(tmp_path / name) for name in ("good.txt", "bad.txt", "missing.txt")])
    assert summary.texts == 1
    assert sum(summary.skipped.values()) == 2


def test_csv_output_has_a_row_a_finding_and_no_formulas(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("=SUM(A1) " + BAD)
    summary, out = audit([str(tmp_path / "a.txt")], form="csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == sum(summary.by_severity.values())
    assert not [row for row in rows if row["text"].startswith(("=", "+", "-", "@"))]


def test_sarif_is_one_document_with_offsets_in_code_points(tmp_path: Path) -> None:
    text = "😀 " + BAD
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(GOOD)
    _, out = audit([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], form="sarif")
    run = json.loads(out)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= rules
    places = [result["locations"][0]["physicalLocation"] for result in run["results"] if result["ruleId"] == "slot-left"]
    region = places[0]["region"]
    assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == "[Product]"


@pytest.mark.parametrize(("name", "content", "error"), [
    ("t.csv", "id,text\n1,x\n", BadValue), ("t.jsonl", '{"text": 1}\n', BadValue), ("t.jsonl", "no json\n", BadFile), ("t.xlsx", "x", BadUsage),
    ("t.parquet", "no parquet", BadFile), ("t.csv", "", BadValue),
])
def test_wrong_tables_are_refused_in_one_sentence(tmp_path: Path, name: str, content: str, error: type[Exception]) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(error, match=name.replace(".", r"\.")):
        audit([str(tmp_path / name)], column="body")


def test_unknown_forms_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    with pytest.raises(BadUsage):
        audit([str(tmp_path / "a.txt")], form="xml")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_name_column_finds_letters_that_greet_somebody_else(tmp_path: Path, suffix: str) -> None:
    import pandas as pd

    letter = "Hi Ines,\n\nyour log of the 1931 regatta named my great-uncle's boat. Which archive held the list?\n\nBest,\nUlf"
    rows = pd.DataFrame({"body": [letter] * 4, "to": ["Ines Roth", "Omar Said", None, "Inez Roth"]})
    path = tmp_path / f"t.{suffix}"
    match suffix:
        case "csv":
            rows.to_csv(path, index=False)
        case "jsonl":
            rows.to_json(path, orient="records", lines=True)
        case _:
            rows.to_parquet(path)
    _, out = audit([str(path)], column="body", name_column="to")
    found = [[f["rule"] for f in json.loads(line)["findings"] if f["criterion"] == "finished"] for line in out.splitlines()]
    assert found == [[], ["wrong-name"], [], ["misspelt-name"]]


def test_a_name_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="reader"):
        audit([table(tmp_path / "t.csv", 2)], column="body", name_column="reader")


def test_without_fixes_a_check_finds_the_same() -> None:
    """Over messages good and bad, mail and chat: only what can be done about a finding is left out."""
    rows = [json.loads(line) for line in (Path(__file__).parent / "data" / "whole_messages.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows[::3]:
        context = CheckContext(row["channel"], None, row["relationship"], row["stage"])
        whole, bare = check_in(row["text"], context), check_in(row["text"], context, fixes=False)
        assert replace(whole, findings=tuple(replace(finding, fix=None) for finding in whole.findings)) == bare


@pytest.mark.parametrize("form", ["text", "sarif"])
def test_forms_that_show_no_fix_say_the_same_as_if_fixes_had_been_tried(form: str) -> None:
    texts = ["Hi Ada,\n\nI hope this email finds you well!!! PLEASE call me ASAP.\n\nBo", "Hi [Name], thanks in advance for your quick reply."]
    for text in texts:
        with_fixes, without = (check_in(text, CheckContext("email"), fixes=fixes) for fixes in (True, False))
        assert with_fixes.findings
        assert writers.as_form(form, "a:1", text, with_fixes) == writers.as_form(form, "a:1", text, without)


@pytest.mark.parametrize("fixes", [True, False])
def test_many_texts_at_once_are_checked_as_one_by_one(fixes: bool) -> None:
    """Several channels, relationships and languages in one batch, in any order."""
    rows = [json.loads(line) for line in (Path(__file__).parent / "data" / "whole_messages.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [(row["text"], CheckContext(row["channel"], None, row["relationship"], row["stage"])) for row in rows[1::4]]
    asked.insert(3, ("Guten Tag Frau Weber, ich habe Ihren Vortrag über Bienen gehört. Wie füttern Sie im Winter?", CheckContext("email")))
    assert list(check_batch(asked, fixes=fixes)) == [check_in(text, context, fixes=fixes) for text, context in asked]
