"""The command line: its JSON contracts, its exit statuses, and one clear line for everything that is wrong."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from composer.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
LEARN = ROOT / "docs/examples/learn.toml"
T0 = "2026-11-02T09:00:00+00:00"


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def call(*args: str, text: str | bytes = "") -> Ran:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        try:
            status = main(list(map(str, args)))
        except SystemExit as end:  # argparse
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


# --- check -------------------------------------------------------------------------------------------------------

BAD_NOTE = "Hi there, I hope this finds you well!!! Could we hop on a quick 30-minute call next week? GREAT opportunity."


def test_check_names_the_words_the_reason_and_the_fix(run) -> None:
    done = run("check", "--channel", "linkedin_note", "--format", "json", "-", text=BAD_NOTE)
    answer = done.json
    assert set(answer) == {"channel", "characters", "limit", "words", "verdict", "readability", "findings", "checked"}
    assert set(answer["readability"]) == {"grade", "reading_ease", "graded"}
    assert (answer["channel"], answer["characters"], answer["limit"]) == ("linkedin_note", len(BAD_NOTE), 200)
    assert answer["verdict"] in ("revise", "stop")
    criteria = {finding["criterion"] for finding in answer["findings"]}
    assert {"genuine", "no_ask_yet", "calm", "personal"} <= criteria
    for finding in answer["findings"]:
        assert set(finding) == {"rule", "criterion", "severity", "start", "end", "text", "message", "why", "evidence", "source", "fix"}
        assert BAD_NOTE[finding["start"] : finding["end"]] == finding["text"]
        assert finding["message"]
        assert finding["why"]
        assert finding["source"]
    assert any(finding["fix"] for finding in answer["findings"])


def test_a_paragraph_that_is_to_be_cut_is_not_printed_whole(run) -> None:
    boats = " ".join(f"The mast of yawl {n} is hers." for n in range(14))
    text = f"Subject: the yawls of 1931\n\nHi Ida,\n\nYour log of the 1931 regatta names the yawls. {boats} Which archive held it?\n\nBest,\nUlf"
    said = run("check", "--channel", "email", "-", text=text).out
    assert "fix: Break it in two." in said
    assert "fix: write “The mast" not in said


def test_check_counts_code_points_in_the_text_as_given(run) -> None:
    text = "Hi 👩‍👩‍👧 Ana,\r\n\r\nhope this finds you well."
    done = run("check", "--channel", "email", "--format", "json", text=text)
    assert done.json["characters"] == len(text)
    assert all(text[f["start"] : f["end"]] == f["text"] for f in done.json["findings"])


@pytest.mark.parametrize(("threshold", "status"), [("error", 0), ("warning", 1), ("suggestion", 1)])
def test_fail_on_decides_the_exit_status(run, threshold: str, status: int) -> None:
    text = "Hi Ana, I hope this email finds you well. Your talk on slow bread was a joy. Which flour do you use?\n\nBest,\nMaya"
    assert run("check", "--channel", "linkedin_message", "--fail-on", threshold, "-", text=text).status == status


def test_several_files_give_one_object_a_line(run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BAD_NOTE)
    done = run("check", "--channel", "sms", "--format", "json", tmp_path / "a.txt", tmp_path / "b.txt")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["channel"] for row in rows] == ["sms", "sms"]


def test_a_table_column_is_audited(run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('id,body\n1,"Hi Ana, hope this finds you well"\n2,"Which flour do you use?"\n')
    done = run("check", "--format", "json", "--column", "body", tmp_path / "t.csv")
    assert len(done.out.splitlines()) == 2


def test_sarif_is_what_the_standard_says(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD_NOTE)
    sarif = run("check", "--format", "sarif", tmp_path / "a.txt").json
    assert sarif["version"] == "2.1.0"
    assert sarif["runs"][0]["results"]


@pytest.mark.parametrize("text", ["", "   \n", "Hi", "\u200b\u200d\ufeff", "\x00\x01", "שלום דוד", "王先生您好", "a" * 1_000_000])
def test_odd_texts_are_checked_and_never_crash(run, text: str) -> None:
    done = run("check", "--channel", "email", "--format", "json", "-", text=text)
    assert done.status in (0, 1)
    assert done.json["characters"] == len(text.strip())  # platforms send no white space around a text


def test_bytes_that_are_no_text_are_said_in_one_line(run) -> None:
    done = run("check", "-", text=b"ok\n\xff\xfe")
    assert (done.status, done.out) == (2, "")
    assert done.err == "overture: standard input, line 2: not UTF-8 text; open it in an editor and save it again with the encoding UTF-8\n"


# --- write, advise, answer ---------------------------------------------------------------------------------------


def test_write_gives_three_clean_notes_that_use_a_fact(run) -> None:
    answer = run("write", "--brief", LEARN, "--channel", "linkedin_note", "--format", "json").json
    assert set(answer) == {"drafts", "missing"}
    assert len(answer["drafts"]) == 3
    assert len({draft["text"] for draft in answer["drafts"]}) == 3
    for draft in answer["drafts"]:
        assert set(draft) == {"channel", "subject", "text", "origin", "template", "facts_used", "check"}
        assert len(draft["text"]) <= 200
        assert draft["facts_used"]
        assert draft["origin"] == "template"
        assert draft["check"]["verdict"] == "ready"


def test_write_says_below_a_draft_what_stands_against_the_users_own_words(run, tmp_path: Path) -> None:
    brief = tmp_path / "own.toml"
    brief.write_text(LEARN.read_text().replace("question = ", 'question = "Can I pick your brain for 30 minutes this week ASAP?"\n#', 1))
    done = run("write", "--brief", brief, "--channel", "email", "--count", "1").out
    below = done.partition("To look at in your own words:\n")[2].splitlines()
    assert "time pressure" in below[0]  # the warning before the suggestions
    assert all(line.startswith("  - ") for line in below[:3])
    assert "To look at" not in run("write", "--brief", LEARN, "--channel", "email").out


def test_write_without_a_channel_takes_the_advisers_best(run) -> None:
    best = run("advise", "--brief", LEARN, "--format", "json").json["channels"][0]["channel"]
    drafts = run("write", "--brief", LEARN, "--format", "json").json["drafts"]
    assert {draft["channel"] for draft in drafts} == {best}


def test_a_thin_brief_gives_no_draft_and_says_what_is_missing(run, tmp_path: Path) -> None:
    brief = tmp_path / "thin.toml"
    brief.write_text('relationship = "stranger"\npurpose = "learn"\npoint = "bread"\n[sender]\nname = "Maya"\n[recipient]\nname = "Ana"\n')
    done = run("write", "--brief", brief, "--channel", "email", "--format", "json")
    assert (done.status, done.json["drafts"]) == (0, [])
    assert any("fact about this reader" in item for item in done.json["missing"])


@pytest.mark.parametrize(("text", "said"), [
    ('purpos = "x"', "did you mean “purpose”"), ("purpose = ", "line 1"), ('relationship = "enemy"', "relationship"),
])
def test_a_malformed_brief_is_one_line_and_status_2(run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "b.toml").write_text(text)
    done = run("write", "--brief", tmp_path / "b.toml")
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_advise_ranks_channels_with_reasons(run) -> None:
    answer = run("advise", "--brief", LEARN, "--format", "json", "--now", T0).json
    assert set(answer) == {"channels", "next", "assumed"}
    assert set(answer["next"]) == {"step", "when", "reasons"}
    assert [item["rank"] for item in answer["channels"]] == list(range(1, len(answer["channels"]) + 1))
    assert all(item["reasons"] for item in answer["channels"])


@pytest.mark.parametrize("stance", ["question", "statement", "polite_disregard", "pause", "accept", "redirect"])
def test_answer_gives_a_clean_text_in_each_stance(run, stance: str) -> None:
    answer = run("answer", "--brief", LEARN, "--stance", stance, "--format", "json").json
    assert set(answer) == {"stance", "text", "check"}
    assert not [f for f in answer["check"]["findings"] if f["severity"] != "suggestion"]


def test_the_friend_policy_is_set_once_and_told_as_text(run) -> None:
    run("policy", "set", "facebook", "redirect")
    shown = run("policy", "show", "--format", "json").json
    assert shown["policy"] == {"facebook": "redirect"}
    assert "Facebook" in shown["text"]
    assert run("policy", "set", "facebok", "accept").status == 2


# --- the record --------------------------------------------------------------------------------------------------


def test_the_whole_job_from_sent_to_the_first_honest_number(run) -> None:
    sent = run("log", "sent", "--to", "Tomás Ortega", "--channel", "linkedin_note", "--at", T0, "--format", "json").json
    assert set(sent) == {"person", "touch", "outreach"}
    run("log", "reply", "--outreach", sent["outreach"], "--at", "2026-11-02T15:00:00+00:00")
    run("log", "sent", "--to", "Ana Prado", "--channel", "linkedin_note", "--at", T0)
    run("log", "sent", "--to", "Ola Brandt", "--channel", "linkedin_note", "--at", "2026-11-04T08:00:00+00:00")
    report = run("report", "--format", "json", "--now", "2026-11-04T09:00:00+00:00").json
    (group,) = report["groups"]
    assert (group["group"], group["sent"], group["pending"], group["mature"], group["replied_24h"]) == ("linkedin_note", 3, 1, 2, 1)
    assert group["rate_24h"] == 0.5
    assert group["rate_24h_low"] == pytest.approx(0.0945, abs=1e-3)
    assert group["rate_24h_high"] == pytest.approx(0.9055, abs=1e-3)
    assert group["median_hours"] is None or group["median_hours"] == 6.0
    assert group["enough"] is False
    assert set(group) == {
        "group", "sent", "pending", "bounced", "mature", "unknown_24h", "replied_24h", "rate_24h", "rate_24h_low",
        "rate_24h_high", "replied", "rate", "rate_low", "rate_high", "rate_30d", "horizon_hours", "share_of_replies_24h", "median_hours",
        "answered_elsewhere", "accepted", "declined", "stopped", "auto", "enough",
    }


def test_an_empty_record_reports_no_groups_and_no_number(run) -> None:
    report = run("report", "--format", "json", "--now", T0).json
    assert (report["window_hours"], report["groups"], report["comparisons"]) == (24, [], [])


def test_a_time_is_shown_no_more_exact_than_it_is_known(run, tmp_path: Path) -> None:
    invited = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    invited += 'Maya L,Zoë Brandt,"4/16/26, 9:05 AM",Hi Zoë,OUTGOING,https://www.linkedin.com/in/maya,https://www.linkedin.com/in/zoe\n'
    (tmp_path / "Invitations.csv").write_text(invited)
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,URL,Connected On\nZoë,Brandt,https://www.linkedin.com/in/zoe,17 Apr 2026\n")
    rows = "2026-04-18T09:00Z,,zoe@example.org,email,out,Hello\n2026-04-19T09:00:01Z,,zoe@example.org,email,in,\n"
    (tmp_path / "mine.csv").write_text("at,person,handle,channel,direction,subject\n" + rows)
    assert run("import", tmp_path / "Invitations.csv", tmp_path / "Connections.csv").status == 0
    assert run("import", tmp_path / "mine.csv").status == 0
    assert run("people", "show").out.splitlines() == [
        "2: zoe@example.org", "    2026-04-18 09:00 UTC → E-mail: Hello", "    2026-04-19 09:00:01 UTC ← E-mail",
        "1: Zoë Brandt", "    about 2026-04-16 09:05 UTC → LinkedIn connection note: Hi Zoë", "    2026-04-17 ← LinkedIn connection note, accepted",
    ]
    shown = run("people", "show", "--format", "json").json["people"]
    assert [touch["precision_s"] for person in shown for touch in person["touches"]] == [60, 0, 28 * 3600 + 60, 86400]
    assert [person["handles"] for person in shown] == [{"email": ["zoe@example.org"]}, {"linkedin": ["zoe"]}]


def test_who_may_be_one_person_is_listed_with_what_speaks_for_it(run, tmp_path: Path) -> None:
    rows = "2026-03-01T10:00Z,Ana Ruiz,ana@a.example,email,out\n2026-03-02T10:00Z,Ana Ruiz,,whatsapp,out\n"
    (tmp_path / "mine.csv").write_text(f"at,person,handle,channel,direction\n{rows}")
    assert run("people", "merge").out == "Nobody here looks like the same person twice.\n"
    assert run("import", tmp_path / "mine.csv").status == 0
    assert run("people", "merge", "--format", "json").json == [{"person": 1, "other": 2, "evidence": ["both are called Ana Ruiz"]}]
    assert "people merge 1 2, or with --apart" in run("people", "merge").out
    assert run("people", "merge", "1").status == 2
    assert run("people", "merge", "1", "2").status == 0
    assert run("people", "merge", "--format", "json").json == []


def test_an_answer_is_logged_by_a_part_of_a_name_and_not_yet_without_a_number(run) -> None:
    run("log", "sent", "--to", "Søren Ågård", "--channel", "email", "--at", T0)
    assert run("log", "reply", "--to", "soren", "--came", "not-yet", "--format", "json").json == {"outreach": 1, "came": "not_yet"}
    assert run("log", "reply", "--to", "agard", "--format", "json").json["outreach"] == 1


def test_undo_takes_the_last_change_back(run) -> None:
    run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--at", T0)
    assert run("undo").status == 0
    assert run("people", "show", "--format", "json").json == {"people": []}
    assert run("undo").status == 2


def test_equal_names_are_listed_by_id(run) -> None:
    for handle in ("a@one.example", "a@two.example"):
        run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--handle", handle, "--at", T0)
    ids = [row["person"] for row in run("people", "show", "--format", "json").json["people"]]
    if len(ids) == 2:
        done = run("log", "reply", "--to", "Ana Prado")
        assert done.status == 2
        assert all(str(number) in done.err for number in ids)


def test_nobody_who_asked_to_be_left_alone_is_written_to(run) -> None:
    run("log", "sent", "--to", "Tomás Ortega", "--channel", "email", "--handle", "tomas@example.com", "--at", T0)
    assert run("people", "stop", "Tomás Ortega").status == 0
    assert run("log", "sent", "--to", "tomas ortega", "--channel", "email").status == 2
    done = run("write", "--brief", LEARN, "--channel", "email", "--format", "json")
    assert done.status == 2
    assert "asked not to be contacted" in done.err
    advice = run("advise", "--brief", LEARN, "--format", "json").json
    assert not any(item["allowed"] for item in advice["channels"])


def test_due_names_the_person_the_step_and_why(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--relationship", "stranger", "--at", T0)
    done = run("due", "--format", "json", "--now", "2026-11-20T12:00:00+00:00", "--ics", tmp_path / "due.ics")
    (item,) = done.json["due"]
    assert set(item) == {"person", "outreach", "step", "channel", "when", "reasons"}
    assert item["step"] == "follow_up"
    assert "BEGIN:VEVENT" in (tmp_path / "due.ics").read_text()


def test_due_and_a_stop_at_the_terminal(run, home: Path, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--relationship", "stranger", "--at", T0)
    run("log", "sent", "--to", "Jon Ek", "--channel", "email", "--at", T0)
    (home / "settings.toml").write_text('timezone = "America/New_York"\n')
    assert "New York time  Ana Prado (person 1): Follow up with something new (e-mail)" in run("due", "--now", "2026-11-20T12:00:00+00:00").out
    (tmp_path / "no.txt").write_text("Please stop writing to me.")
    told = run("log", "reply", "--to", "Jon Ek", "--text", tmp_path / "no.txt", "--at", "2026-11-03T12:00:00+00:00")
    assert "Note it with: people stop 2" in told.out
    again = run("log", "reply", "--to", "Jon Ek", "--text", tmp_path / "no.txt", "--yes", "--format", "json", "--at", "2026-11-04T12:00:00+00:00")
    assert [(item["person"], item["noted"]) for item in again.json["stops"]] == [(2, True)]
    assert run("people", "show", "jon", "--format", "json").json["people"][0]["stop"]


def test_an_export_is_imported_once(run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "at,person,channel,direction,kind,text\n"
        "2026-11-01T09:00:00+00:00,Ana Prado,email,out,,Which flour do you use?\n"
        "2026-11-01T12:00:00+00:00,Ana Prado,email,in,,Rye.\n"
    )
    first = run("import", tmp_path / "own.csv", "--as", "csv", "--format", "json").json
    assert set(first) == {"files", "read", "new", "known", "skipped", "outreaches", "replies"}
    assert (first["read"], first["new"], first["outreaches"], first["replies"]) == (2, 2, 1, 1)
    again = run("import", tmp_path / "own.csv", "--as", "csv", "--format", "json").json
    assert (again["new"], again["known"]) == (0, 2)


def test_backup_restore_and_export_keep_everything(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--at", T0)
    assert run("backup", tmp_path / "b.db").status == 0
    run("log", "sent", "--to", "Ola Brandt", "--channel", "email", "--at", T0)
    assert run("restore", tmp_path / "b.db").status == 0
    assert [row["name"] for row in run("people", "show", "--format", "json").json["people"]] == ["Ana Prado"]
    assert run("export", tmp_path / "out").status == 0
    assert any(path.name.startswith("touch") for path in (tmp_path / "out").iterdir())


def test_erasing_asks_first_and_leaves_nothing(run, home: Path) -> None:
    run("log", "sent", "--to", "Zyxwv Erasme", "--channel", "email", "--at", T0)
    assert run("people", "erase", "Zyxwv Erasme").status == 2
    assert run("people", "erase", "Zyxwv Erasme", "--yes").status == 0
    assert all(b"Zyxwv" not in path.read_bytes() for path in home.rglob("*") if path.is_file())


# --- faults ------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_record_is_left_alone(run, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "record.db").write_bytes(b"not a database at all, but somebody's text" * 50)
    before = (home / "record.db").read_bytes()
    done = run("report")
    assert done.status == 3
    assert done.err.count("\n") == 1
    assert (home / "record.db").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_in_one_line(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path / "file" / "home"))
    done = run("log", "sent", "--to", "Ana", "--channel", "email")
    assert done.status == 3
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("args", [
    ("chek",), ("check", "--channel", "linkedin_notes"), ("log", "sent", "--channel", "email"), ("report", "--window", "0"),
    ("log", "sent", "--to", "A", "--channel", "email", "--at", "2026-11-02T09:00:00"), ("check", "no-such-file.txt"),
    ("log", "reply", "--to", "Nobody Known"), ("export", ""), ("restore", " "), ("report", "--now", "9999-12-31T00:00:00Z"), ("rules", "explain", "no-such-rule"), ("write", "--brief", "no-such.toml"),
    ("log", "sent", "--to", "A", "--person", "1", "--channel", "email"), ("log", "reply", "--to", "A", "--outreach", "1"),
])
def test_bad_usage_is_one_line_and_status_2(run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("overture: ")
    assert done.err.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m composer rules list --format json | head -c 10", shell=True, capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"}, check=False,
    )
    assert "Traceback" not in done.stderr


# --- data, doctor, docs ------------------------------------------------------------------------------------------


def test_rules_are_listed_explained_and_tested(run) -> None:
    rules = run("rules", "list", "--format", "json").json
    assert len(rules) >= 60
    assert len({rule["criterion"] for rule in rules}) == 17
    told = run("rules", "explain", rules[0]["id"]).out
    assert rules[0]["why"] in told
    assert run("rules", "test", "--format", "json").json["failures"] == []


def test_a_new_rule_is_scaffolded_and_can_be_tested(run, home: Path) -> None:
    assert run("rules", "new", "no-jargon", "--criterion", "clear").status == 0
    assert run("rules", "new", "no-jargon").status == 2
    assert run("rules", "test", home / "rules" / "no-jargon.toml").status in (0, 1)


def test_a_fresh_rule_counts_for_nothing_until_it_is_filled_in(run, home: Path) -> None:
    run("rules", "new", "no-jargon", "--criterion", "clear")
    path = home / "rules" / "no-jargon.toml"
    text = "Dear Ana, here are words that should not stand."
    assert "words that should not stand" not in (done := run("check", "--channel", "email", text=text)).out
    assert "no-jargon" not in done.err
    for tried in ((), (path,)):
        assert "no-jargon: counts for nothing yet" in run("rules", "test", *tried).out
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if not line.startswith("enabled")))
    assert "[no-jargon]" in run("check", "--channel", "email", text=text).out
    assert "counts for nothing" not in run("rules", "test", path).out


def test_a_new_rule_never_takes_the_place_of_a_shipped_one(run, home: Path) -> None:
    done = run("rules", "new", "question-run")
    assert (done.status, done.out) == (2, "")
    assert "“question-run” already; choose another name" in done.err
    assert not (home / "rules" / "question-run.toml").exists()


def test_templates_are_listed_shown_and_tested(run) -> None:
    rows = run("templates", "list", "--format", "json").json
    assert {"thank", "decline", "reconnect"} <= {row["purpose"] for row in rows}
    assert {"fact", "point", "question", "because"} <= {row["move"] for row in rows}
    assert run("templates", "show", rows[0]["id"]).out.strip()
    assert run("templates", "test", "--format", "json").json["failures"] == []


def test_doctor_says_what_works_without_network_or_key(run) -> None:
    done = run("doctor", "--format", "json")
    assert done.status == 0
    works = {line["what"]: line["works"] for line in done.json}
    assert works.pop("private") is not False
    assert works == {
        "folder": True, "rules": True, "templates": True, "channels": True, "readability": True, "record": True, "keyring": None, "mail": None,
        "model": None, "page": True, "backups": None, "passwords": True, "leaving": True, "encryption": None,
    }


def test_doctor_looks_at_the_rest_where_the_settings_are_broken(run, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('name = "Maya"\npremium = maybe\n')
    done = run("doctor", "--format", "json")
    lines = {line["what"]: line for line in done.json}
    assert done.status == 2
    assert "settings.toml, line 2" in done.err
    assert "settings.toml, line 2" in lines["settings"]["said"]
    assert lines["rules"]["works"]
    assert "mail" not in lines


def test_doctor_says_where_the_folder_is_a_file(run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path / "notes.txt"))
    done = run("doctor")
    assert done.status == 3
    assert f"folder: {tmp_path / 'notes.txt'} is a file; move it away" in done.out


@pytest.mark.parametrize(("args", "said"), [
    (("app", "--port", "web"), "--port needs a whole number, not “web”"),
    (("report", "--window", "a day"), "--window needs a number, not “a day”"),
    (("app", "--port"), "--port needs a value after it"),
    (("report", "--since", "yesterday"), "--since: “yesterday” isn't a day such as 2026-11-20"),
    (("log", "meeting", "--to", "Ana", "--at", "2026-11-20"), "“2026-11-20” is a day; give its time and zone too, such as 2026-11-20T09:30"),
])
def test_a_wrong_option_says_what_to_give(run, args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "argument" not in done.err


def test_the_page_of_commands_is_the_programs_own_help_and_every_example_on_it_runs() -> None:
    """Help and examples as they are; what an example prints may have moved on since, but it does print."""
    probe = "import runpy; print(runpy.run_path('docs/make_commands.py')['page'](), end='')"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True)
    page = (ROOT / "docs/commands.md").read_text()
    assert told(page) == told(done.stdout), "run: python docs/make_commands.py"
    silent = {"app", "sync", "evaluate", "mcp", "completion", "doctor", "people export"}
    for name, example in re.findall(r"^## ([^\n]+)\n\n```console\n(.*?)\n```", done.stdout, re.MULTILINE | re.DOTALL):
        assert "\n" in example or name in silent, f"{name} prints nothing"


def told(page: str) -> list[str]:
    """The headings, the command lines and the helps of the page of commands."""
    outputs = re.sub(r"(?m)^(?!\$ |```).*\n", "", "".join(re.findall(r"```console\n.*?```\n", page, re.DOTALL)))
    return [outputs, re.sub(r"```console\n.*?```\n", "", page, flags=re.DOTALL)]


def test_without_a_command_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    for words, known in (([], "commands:"), (["people"], "erase"), (["log"], "meeting")):
        assert main(words) == 0
        said = capsys.readouterr()
        assert known in said.out
        assert not said.err


@pytest.mark.parametrize(("words", "said"), [
    (["wirte", "--brief", "x"], "“wirte” isn't a command; did you mean write?"),
    (["write", "--brief", "x", "--channel", "linkedin"], "did you mean linkedin_note or linkedin_message?"),
    (["check", "--channel", "e-mail"], "did you mean email?"),
    (["check", "--chanel", "email"], "there's no option --chanel; did you mean --channel?"),
    (["people", "shwo"], "did you mean show?"),
])
def test_a_slip_gets_what_was_meant(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_every_command_has_an_example_in_its_help_and_a_short_usage() -> None:
    from composer.cli.arguments import called

    def leaves(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
        groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        return [leaf for group in groups for child in group.choices.values() for leaf in leaves(child)] if groups else [parser]

    for parser in leaves(build_parser()):
        assert f"examples:\n  {called()} " in parser.format_help(), parser.prog
        assert len(parser.format_usage()) < 900, parser.prog
        assert "linkedin_note" not in parser.format_usage(), parser.prog


def test_it_goes_by_the_name_it_was_started_under(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/local/bin/overture"])
    assert main(["undo"]) == 2
    assert main([]) == 0
    said = capsys.readouterr()
    assert "usage: overture COMMAND" in said.out
    assert main(["people", "show", "nobody"]) == 2
    assert "see everybody with: overture people show" in capsys.readouterr().err


def test_a_busy_port_is_said_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["app", "--port", str(port)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert f"port {port}: something else is using it; try --port" in said.err


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_completion_knows_commands_and_channels(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert "linkedin_note" in said
    assert "overture" in said


def test_words_have_colour_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from composer.cli import show

    assert show.paint("error", "error") == "error"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert show.paint("error", "error") == "\x1b[31merror\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert show.paint("error", "error") == "error"


# --- what is the user's own ----------------------------------------------------------------------------------------


def test_nothing_of_the_users_is_overwritten(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Ana Prado", "--channel", "email", "--at", T0)
    mine = {name: tmp_path / name for name in ("person.csv", "due.ics", "ana.json", "all.outreach.parquet", "b.db", "overture.json")}
    for path in mine.values():
        path.write_text("my own")
    commands = (
        ("export", tmp_path, "--as", "csv"), ("export", tmp_path), ("due", "--ics", mine["due.ics"]), ("backup", mine["b.db"]),
        ("people", "export", "Ana Prado", "--to", mine["ana.json"]), ("report", "--export", tmp_path / "all"),
    )
    before = sorted(tmp_path.iterdir())
    for command in commands:
        done = run(*command)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1), command
        assert any(str(path) in done.err for path in mine.values())
    assert sorted(tmp_path.iterdir()) == before
    assert {path.read_text() for path in mine.values()} == {"my own"}


def test_an_earlier_export_of_its_own_is_replaced(run, tmp_path: Path) -> None:
    for name in ("Ana Prado", "Ola Brandt"):
        run("log", "sent", "--to", name, "--channel", "email", "--relationship", "stranger", "--at", T0)
        assert run("export", tmp_path / "out", "--as", "csv").status == 0
        assert run("report", "--export", tmp_path / "all").status == 0
        done = run("due", "--ics", tmp_path / "due.ics", "--now", "2026-11-20T12:00:00+00:00")
        assert f"Calendar written to {tmp_path / 'due.ics'}" in done.err
        assert name in (tmp_path / "out" / "person.csv").read_text()
        assert name in (tmp_path / "due.ics").read_text()
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("all.*")} == {0o600}


@pytest.mark.parametrize("command", [("backup",), ("people", "export", "Ana", "--to"), ("due", "--ics")])
def test_no_folder_is_made_unasked_and_none_called_by_a_dash(
    run, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("log", "sent", "--to", "Ana", "--channel", "email", "--at", T0)
    done = run(*command, "new/file")
    assert (done.status, done.err) == (2, f"overture: there is no folder {tmp_path / 'new'}; make it first, or name another\n")
    assert run(*command, "-").status == run(*command, "").status == run("export", "-").status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_an_export_of_one_person_says_where_it_is(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Ana", "--channel", "email", "--at", T0)
    assert run("people", "export", "Ana", "--to", tmp_path / "a.json").out == f"Written to {tmp_path / 'a.json'}\n"
    assert run("people", "export", "Ana", "--to", tmp_path / "b.json", "--format", "json").json == {"file": str(tmp_path / "b.json")}


def test_the_folder_is_private_from_the_first_command(home: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "OVERTURE_HOME": str(tmp_path / "above" / home.name)}
    subprocess.run([sys.executable, "-m", "composer", "doctor"], cwd=ROOT, env=environ, capture_output=True, check=True)
    made = [tmp_path / "above", *(path for path in (tmp_path / "above").rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o700}


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_error(closed: str) -> None:
    line = f"{sys.executable} -m composer rules list --kinds {closed}"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- erasing ---------------------------------------------------------------------------------------


def test_erased_by_name_alone_holds_over_a_restore_and_names_what_is_theirs_to_delete(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "Kim", "--channel", "email")
    run("backup", tmp_path / "b.db")
    said = run("people", "erase", "Kim", "--yes").out
    assert "the backups in its folder" in said
    assert "Backups you keep elsewhere, exports and calendar files that you made are yours to delete." in said
    assert run("restore", tmp_path / "b.db").status == 0
    assert run("people", "show", "--format", "json").json == {"people": []}


# --- other people's text -------------------------------------------------------------------------------------------

ORDERS = "\x1b[2J\x07\x1b]0;mine\x07 \u202ekcab\u202c \x9b31m\r\x7f"


def test_other_peoples_text_gives_a_terminal_no_orders(run, tmp_path: Path) -> None:
    told = [run("log", "sent", "--to", f"Ana{ORDERS}", "--channel", "email", "--at", T0)]
    told += [run("people", "note", "1", f"likes {ORDERS}\nrye\tbread"), run("people", "show"), run("people", "stop", f"Bo{ORDERS}")]
    told += [run("check", "--channel", "email", text=f"Hi there, I hope this finds you well {ORDERS}[Your Name]\r\n\r\nGREAT {ORDERS} [Name]")]
    told += [run("people", "show", f"Nobody {ORDERS}"), run("rules", "explain", ORDERS), run("chek", ORDERS)]
    for done in told:
        assert not set(done.out + done.err) & set("\x1b\x07\u202e\u202c\x9b\r\x7f")
    assert "␛[2J␇" in told[1].out
    assert "rye\tbread" in told[1].out
    held = run("people", "show", "--format", "json").json["people"][0]
    assert held["note"].startswith("likes \x1b[2J")


@pytest.mark.parametrize(("text", "found"), [
    ("Hi Ann, \x1b[2J\x1b]0;rye\x07 which flour do you use?", []), ("Hi Ann, \x1b[1m[Company]\x1b[0m, which flour?", ["[Company]"]),
    ("Hi Ann, \x1b[31mwhich flour do you use\x1b[0m at [Bakery]?", ["[Bakery]"]),
])
def test_what_orders_a_terminal_is_no_placeholder(run, text: str, found: list[str]) -> None:
    findings = run("check", "--channel", "email", "--format", "json", text=text).json["findings"]
    assert [finding["text"] for finding in findings if finding["rule"].startswith("slot-left")] == found


def test_who_is_meant_can_be_said_as_the_message_tells(run) -> None:
    for handle in ("ana-one", "ana-two"):
        run("log", "sent", "--to", "Ana Prado", "--handle", handle, "--channel", "linkedin_note", "--at", T0)
    for command in (("stop", "Ana"), ("note", "Ana", "rye"), ("erase", "Ana", "--yes")):
        assert "give the number instead of the name (1: Ana Prado" in run("people", *command).err
    assert run("people", "stop", "--person", "2").err.startswith("overture: ")
    assert "this command has no option --person" in run("people", "stop", "a", "--person", "2").err
    assert run("people", "stop", "2").status == 0
    assert "name one with --person ID" in run("log", "sent", "--to", "Ana Prado", "--channel", "email").err


def test_one_is_said_as_one(run, tmp_path: Path) -> None:
    assert "Only 1 word: too short to answer." in run("check", "--channel", "email", text="Bread?").out
    assert "Only 2 words: too short to answer." in run("check", "--channel", "email", text="Rye bread?").out
    assert "6 characters, 1 word." in run("check", "--channel", "email", text="Bread?").out
    said = [finding["message"] for finding in run("check", "--channel", "linkedin_note", "--format", "json", text="x" * 201).json["findings"]]
    assert "1 character over this channel's limit." in said
    rule = tmp_path / "one.toml"
    rule.write_text((ROOT / "etiquette_rules/any/brief.toml").read_text().split("[[rule]]")[1].join(("[[rule]]", "")))
    assert "1 rule, 0 failures" in run("rules", "test", rule).out
    (tmp_path / "t.csv").write_text("text\nHello\n")
    assert "1 text checked" in run("check", "--channel", "email", "--column", "text", tmp_path / "t.csv").err
    table = tmp_path / "own.csv"
    table.write_text("date,person,channel,direction,text\n03/04/2026,Ana Prado,email,out,Rye?\n")
    assert "In one date day and month cannot be told apart" in run("import", table, "--as", "csv", "--zone", "UTC").out
    run("log", "sent", "--to", "Bo", "--channel", "email", "--at", T0)
    assert "in touch every day" in run("people", "note", "Bo", "--every", "1").out


# --- what is logged and whose it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("sent", "--channel", "email"), ("reply", "--channel", "email"), ("call",), ("meeting",)])
def test_what_is_still_to_come_cannot_be_logged(run, command: tuple[str, ...]) -> None:
    run("log", "sent", "--to", "Kim", "--channel", "email", "--at", T0)
    done = run("log", *command, "--to", "Kim", "--at", "2099-01-01T10:00:00Z")
    assert (done.status, done.err) == (2, "overture: 2099-01-01 10:00 UTC is still to come; --at says when it was\n")
    soon = "2099-01-01T09:55:00+00:00"  # clocks differ by minutes
    assert run("log", *command, "--to", "Kim", "--at", "2099-01-01T10:00:00Z", "--now", soon).status == 0


def test_a_reply_from_before_the_message_is_told(run) -> None:
    run("log", "sent", "--to", "Kim", "--channel", "email", "--at", T0)
    done = run("log", "reply", "--to", "Kim", "--channel", "email", "--at", "2026-11-01T09:00:00Z")
    assert "before your first message to them (2026-11-02 09:00 UTC), so it answers none" in done.err
    run("log", "sent", "--to", "Lou", "--channel", "email", "--at", T0)
    assert run("log", "reply", "--to", "Lou", "--channel", "email", "--at", "2026-11-03T09:00:00Z").err == ""


def test_a_name_without_end_is_refused(run) -> None:
    for command in (("sent", "--channel", "email"), ("call",)):
        done = run("log", *command, "--to", "K" * 100_000)
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert "a name has at most 200 letters, and this one has 100,000" in done.err


def test_own_addresses_are_one_word_each_and_what_was_not_there_is_told(run) -> None:
    assert run("own", "--add", "a@example.com\nb@example.com").status == 2
    run("own", "--add", "a@example.com")
    assert "was not among your addresses" in run("own", "--remove", "zoe@example.com").out
    assert "was not among" not in run("own", "--remove", "a@example.com").out
