"""The product as its users meet it: whole commands, whole files, and the truths that the numbers promise."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main

SENT = "2026-11-02T09:00:00Z"
LATER = "2026-11-20T12:00:00Z"
HEAD = "at,person,channel,direction,kind,text\n"


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def call(*args: object, text: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        try:
            status = main([str(item) for item in args])
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


def _brief(folder: Path, **changes: Any) -> Path:
    table: dict[str, Any] = {
        "relationship": "stranger", "purpose": "learn", "point": "how you keep bread cheap", "question": "Which flour do you use?",
        "sender": {"name": "Maya Lindqvist", "role": "baker", "company": "Northmill"},
        "recipient": {"name": "Tomás Ortega", "company": "Lindenbrot", "facts": [{"text": "talk on slow bread", "seen": "a fair"}],
                      "handles": {"linkedin": "tomas", "email": "tomas@example.com"}},
    }
    table["recipient"] |= changes.pop("recipient", {})
    path = folder / "brief.json"
    path.write_text(json.dumps(table | changes), encoding="utf-8")
    return path


# --- the numbers -------------------------------------------------------------------------------------------------

# What happened on 2 November at 09:00 and after -> what the group of that first message counts at noon on the 20th.
TRUTHS: dict[str, tuple[list[str], dict[str, int]]] = {
    "exactly 24 hours is within": (["sent email", "reply email 3T09:00:00"], {"mature": 1, "replied_24h": 1, "replied": 1}),
    "a second more is not": (["sent email", "reply email 3T09:00:01"], {"mature": 1, "replied_24h": 0, "replied": 1}),
    "a bounce is sent and not mature": (["sent email", "bounce email 2T09:01:00"], {"bounced": 1, "mature": 0}),
    "an automatic answer is none": (["sent email", "auto email 2T09:01:00"], {"mature": 1, "replied": 0, "auto": 1}),
    "a no is an answer": (["sent email", "no email 2T10:00:00"], {"replied_24h": 1, "declined": 1}),
    "LinkedIn is one conversation": (["sent linkedin_note", "reply linkedin_message 2T10:00:00"], {"replied_24h": 1}),
    "an InMail too": (["sent inmail", "reply linkedin_note 2T10:00:00"], {"replied_24h": 1}),
    "a post answered by message": (["sent x_post", "reply x_dm 2T10:00:00"], {"replied_24h": 1}),
    "another network is elsewhere": (["sent email", "reply whatsapp 2T10:00:00"], {"replied": 0, "answered_elsewhere": 1}),
    "a missed call is no answer": (["sent email", "call missed 2T10:00:00"], {"replied": 0}),
    "a call talked in is one": (["sent email", "call talked 2T10:00:00"], {"replied_24h": 1}),
    "a meeting is one": (["sent sms", "meeting 2T10:00:00"], {"replied_24h": 1}),
    "a follow-up is no outreach": (["sent email", "sent email 4T09:00:00"], {"sent": 1, "mature": 1, "replied": 0}),
    "times run from the first": (["sent email", "sent email 4T09:00:00", "reply email 4T10:00:00"], {"replied_24h": 0, "replied": 1}),
}


@pytest.mark.parametrize("case", TRUTHS)
def test_what_counts_as_an_answer(run, case: str) -> None:
    events, wanted = TRUTHS[case]
    channel = events[0].split()[1]
    for event in events:
        what, *rest = event.split()
        at = f"2026-11-0{rest[-1]}Z" if "T" in rest[-1] else SENT
        if what == "sent":
            done = run("log", "sent", "--to", "Ana Ruiz", "--channel", rest[0], "--at", at)
        elif what == "call":
            done = run("log", "call", "--to", "Ana Ruiz", "--direction", "in", "--outcome", rest[0], "--at", at)
        elif what == "meeting":
            done = run("log", "meeting", "--to", "Ana Ruiz", "--at", at)
        else:
            kind = "human" if what == "reply" else what
            done = run("log", "reply", "--to", "Ana Ruiz", "--channel", rest[0], "--kind", kind, "--at", at)
        assert done.status == 0, done.err
    report = run("report", "--format", "json", "--now", LATER).json
    group = next(item for item in report["groups"] if item["group"] == channel)
    assert {key: group[key] for key in wanted} == wanted
    assert group["sent"] == group["bounced"] + group["pending"] + group["unknown_24h"] + group["mature"]


def test_a_young_message_stays_out_on_both_sides_until_it_is_a_day_old(run) -> None:
    run("log", "sent", "--to", "Ana Ruiz", "--channel", "email", "--at", SENT)
    run("log", "reply", "--to", "Ana Ruiz", "--at", "2026-11-02T10:00:00Z")
    young = run("report", "--format", "json", "--now", "2026-11-03T08:59:59Z").json["groups"][0]
    assert (young["pending"], young["mature"], young["replied_24h"], young["rate_24h"]) == (1, 0, 0, None)
    grown = run("report", "--format", "json", "--now", "2026-11-03T09:00:00Z").json["groups"][0]
    assert (grown["pending"], grown["mature"], grown["replied_24h"], grown["rate_24h"]) == (0, 1, 1, 1.0)


def test_days_without_a_time_leave_the_next_day_open(run, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    rows = ["2026-11-02,A B,email,out,,x", "2026-11-03,A B,email,in,,y", "2026-11-02,C D,email,out,,x", "2026-11-09,C D,email,in,,y"]
    table.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    assert run("import", table, "--as", "csv").status == 0
    group = run("report", "--format", "json").json["groups"][0]
    assert (group["unknown_24h"], group["mature"], group["replied_24h"], group["replied"]) == (1, 1, 0, 2)


# --- do not contact, and who is meant ----------------------------------------------------------------------------


@pytest.fixture
def namesakes(run, tmp_path: Path) -> Path:
    """One Zoe Quill known by address, and a table of one's own that names her without one."""
    run("log", "sent", "--to", "Zoe Quill", "--channel", "email", "--handle", "zoe@example.com", "--at", SENT)
    table = tmp_path / "own.csv"
    table.write_text(HEAD + "2026-11-05T09:00:00Z,Zoe Quill,email,out,,hi again\n", encoding="utf-8")
    return table


def test_a_stop_holds_for_what_an_import_brings_under_the_same_name(run, namesakes: Path) -> None:
    assert run("people", "stop", "Zoe Quill").status == 0
    assert run("import", namesakes, "--as", "csv").status == 0
    assert run("due", "--format", "json", "--now", LATER).json == {"due": []}
    assert run("log", "sent", "--person", "2", "--channel", "email").status == 2


def test_nobody_is_erased_while_a_name_fits_two_people(run, namesakes: Path) -> None:
    run("import", namesakes, "--as", "csv")
    done = run("people", "erase", "Zoe Quill", "--yes")
    assert done.status == 2
    assert "1: Zoe Quill" in done.err
    assert "2: Zoe Quill" in done.err
    assert [item["person"] for item in run("people", "show", "Zoe Quill", "--format", "json").json["people"]] == [1, 2]


# --- one clear line for what cannot be ---------------------------------------------------------------------------


@pytest.mark.parametrize("args", [
    ("log", "sent", "--to", "A B", "--channel", "email", "--at", "0001-01-01T00:00:00+14:00"),
    ("log", "sent", "--person", "9" * 30, "--channel", "email"),
    ("log", "reply", "--outreach", "9" * 30),
    ("people", "show", "9" * 30),
    ("people", "merge", "1", "x"),
    ("rules", "new", "../../elsewhere"),
])
def test_what_cannot_be_is_said_in_one_line(run, args: tuple[str, ...], home: Path) -> None:
    done = run(*args)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("overture: ")
    assert done.err.count("\n") == 1
    assert not (home.parent / "elsewhere.toml").exists()


def test_a_list_is_no_brief(run, tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text("[1]", encoding="utf-8")
    done = run("write", "--brief", path)
    assert (done.status, "must hold one object" in done.err) == (2, True)


# --- texts that one would send -----------------------------------------------------------------------------------


def test_a_bare_address_is_no_fact_to_write_about(run, tmp_path: Path) -> None:
    path = _brief(tmp_path, recipient={"facts": [{"text": "https://bread.example/talk"}]})
    answer = run("write", "--brief", path, "--channel", "email", "--format", "json").json
    assert answer["drafts"] == []
    assert "https://bread.example/talk" in answer["missing"][0]


def test_a_redirect_never_leads_to_connecting_on_mail(run, tmp_path: Path) -> None:
    path = _brief(tmp_path, purpose="connect")
    text = run("answer", "--brief", path, "--stance", "redirect", "--channel", "linkedin_message").out
    assert "Shall we write by mail instead?" in text
    assert "family and friends" not in text


def test_an_answer_to_somebody_elses_request_is_no_offer_of_ones_own(run, tmp_path: Path) -> None:
    path = _brief(tmp_path, purpose="sell", commercial=True)
    done = run("answer", "--brief", path, "--stance", "statement", "--channel", "linkedin_message")
    assert done.status == 0
    assert "write again" not in done.out


# --- the adviser -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("changes", "first", "step"), [
    ({}, "linkedin_note", "write"),
    ({"recipient": {"connected": True}}, "linkedin_message", "write"),
    ({"delicate": True}, "phone", "call"),
    ({"urgent": True}, "phone", "call"),
    ({"needs_record": True}, "email", "write"),
    ({"relationship": "mutual", "mutual": "Ana Ruiz"}, "linkedin_note", "ask_introduction"),
    ({"relationship": "client"}, "email", "write"),
])
def test_the_first_channel_and_the_next_step(run, tmp_path: Path, changes: dict[str, Any], first: str, step: str) -> None:
    answer = run("advise", "--brief", _brief(tmp_path, **changes), "--format", "json", "--now", LATER).json
    assert (answer["channels"][0]["channel"], answer["channels"][0]["allowed"], answer["next"]["step"]) == (first, True, step)
    assert [item["rank"] for item in answer["channels"]] == list(range(1, 15))


@pytest.mark.parametrize(("relationship", "steps"), [
    ("stranger", {"close", "ask_introduction"}), ("follower", {"close", "ask_introduction"}), ("mutual", {"ask_introduction"}),
    ("met", {"call"}), ("colleague", {"call"}), ("client", {"call"}), ("friend", {"call"}),
])
def test_two_unanswered_messages_lead_on(run, tmp_path: Path, relationship: str, steps: set[str]) -> None:
    for at in (SENT, "2026-11-09T09:00:00Z"):
        run("log", "sent", "--to", "TOMAS ORTEGA", "--channel", "email", "--relationship", relationship, "--at", at)
    path = _brief(tmp_path, relationship=relationship, mutual="Ana Ruiz" if relationship == "mutual" else "")
    assert run("advise", "--brief", path, "--format", "json", "--now", LATER).json["next"]["step"] in steps


def test_do_not_contact_comes_before_all_else(run, tmp_path: Path) -> None:
    run("log", "sent", "--to", "tomas ortega", "--channel", "email", "--at", SENT)
    run("people", "stop", "Tomás Ortega")
    path = _brief(tmp_path, delicate=True, urgent=True)
    answer = run("advise", "--brief", path, "--format", "json", "--now", LATER).json
    assert not any(item["allowed"] for item in answer["channels"])
    assert run("write", "--brief", path).status == 2


@pytest.mark.parametrize(("text", "said"), [
    ("", "Your last message"), ("Which flour do you use?", "Your question"), ("Thank you.", "Your last message"),
])
def test_a_question_is_spoken_of_only_where_one_is_known(run, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sent.txt"
    path.write_text(text, encoding="utf-8")
    run("log", "sent", "--to", "Ana Ruiz", "--channel", "email", "--at", SENT, *(("--text", path) if text else ()))
    [item] = run("due", "--format", "json", "--now", LATER).json["due"]
    assert any(reason.startswith(said) for reason in item["reasons"])


def test_a_name_stays_on_one_line(run) -> None:
    run("log", "sent", "--to", "Ana\n2: Forged  Line", "--channel", "email", "--at", SENT)
    assert run("people", "show").out.splitlines()[0] == "1: Ana 2: Forged Line"
