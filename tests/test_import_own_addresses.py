"""Which mails are the user's own: aliases, tags, send-as, folders of sent mail, and follow-ups from another address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.imports.importer import import_path
from composer.imports.own_addresses import bare, is_own
from composer.record import own, people
from composer.record.store import Record, open_record
from tests.record_kit import outreaches


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def mail(number: int, sender: str, to: str, answers: int = 0, minute: int = 0, **headers: str) -> str:
    lines = {
        "Message-ID": f"<m{number}@example.com>", "Date": f"Thu, 05 Mar 2026 10:{minute:02d}:00 +0100", "From": sender, "To": to,
        "Subject": "Quick question", **({"In-Reply-To": f"<m{answers}@example.com>"} if answers else {}),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return "From x Thu Mar  5 10:00:00 2026\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + "\nHi, one question?\n\n"


def box(folder: Path, *mails: str, name: str = "box.mbox") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(mails), encoding="utf-8")
    return path


FIRST = mail(1, "Maya Stone <maya@own.example>", "Bo Lee <bo@acme.example>")


def figures(record: Record) -> tuple[int, int, list[str]]:
    rows = outreaches(record)
    return len(rows), sum(row["reply_low"] is not None for row in rows), [line.name for line in people.search(record)]


@pytest.mark.parametrize("follow_up", [
    mail(2, "Maya Stone <maya@work.example>", "Bo Lee <bo@acme.example>", 1, 5), mail(2, "Maya Stone <maya+news@own.example>", "Bo Lee <bo@acme.example>", 1, 5),
    mail(2, '"Stone, Maya" <m.stone@school.example>', "bo@acme.example", 1, 5), mail(2, "MAYA+x@OWN.example", "bo@acme.example", 1, 5),
])
def test_a_follow_up_from_another_address_of_mine_is_no_answer(record: Record, tmp_path: Path, follow_up: str) -> None:
    import_path(record, box(tmp_path, FIRST, follow_up), me=["maya@own.example"])
    assert figures(record) == (1, 0, ["Bo Lee"])
    assert outreaches(record)[0]["steps"] == 1


@pytest.mark.parametrize("answer", [
    mail(2, "Bo Lee <bo@acme.example>", "maya@own.example", 1, 5), mail(2, "Bo Lee <bo@home.example>", "Maya Stone <maya+news@own.example>", 1, 5),
    mail(2, "Ann Ek <ann@acme.example>", "maya@own.example, bo@acme.example", 1, 5), mail(2, "Maya Stone <maya@acme.example>", "maya@own.example", 1, 5),
])
def test_what_is_meant_for_me_stays_an_answer(record: Record, tmp_path: Path, answer: str) -> None:
    import_path(record, box(tmp_path, FIRST, answer), me=["maya@own.example"])
    assert figures(record)[:2] == (1, 1)


def test_a_folder_of_sent_mail_decides_though_another_address_was_said(record: Record, tmp_path: Path) -> None:
    box(tmp_path / "profile", FIRST, mail(3, "M. S. <hello@shop.example>", "Cy Dee <cy@acme.example>", minute=9), name="Sent")
    box(tmp_path / "profile", mail(4, "Cy Dee <cy@acme.example>", "hello@shop.example", 3, 30), name="Inbox")
    report = import_path(record, tmp_path / "profile", me=["maya@own.example"])
    assert figures(record)[:2] == (2, 1)
    assert report.owners[0].shown == "maya@own.example, hello@shop.example"


def test_two_addresses_among_the_sent_are_both_mine_however_often_each_wrote(record: Record, tmp_path: Path) -> None:
    labels = {"X-Gmail-Labels": "=?UTF-8?Q?Messages_envoy=C3=A9s?="}
    path = box(
        tmp_path, mail(1, "Maya <maya@own.example>", "bo@acme.example", **labels),
        mail(2, "Maya <maya@work.example>", "bo@acme.example", 1, 5, **labels), mail(3, "bo@acme.example", "maya@own.example", 2, 9))
    (report,) = (import_path(record, [path]),)
    assert report.owners[0].handles == {"maya@own.example", "maya@work.example"}
    assert figures(record)[:2] == (1, 1)


def test_a_file_of_sent_mail_that_holds_the_answers_makes_nobody_else_me(record: Record, tmp_path: Path) -> None:
    path = box(tmp_path, FIRST, mail(2, "Bo Lee <bo@acme.example>", "Maya Stone <maya@own.example>", 1, 5),
               mail(3, "Maya Stone <maya@work.example>", "Maya Stone <maya@own.example>", minute=7),
               mail(4, "Maya Stone <maya@own.example>", "Cy Dee <cy@acme.example>", minute=9),
               mail(5, "Mail Delivery System <mailer-daemon@acme.example>", "maya@own.example", 4, 10), name="Sent.mbox")
    report = import_path(record, path)
    assert report.owners[0].handles == {"maya@own.example", "maya@work.example"}
    assert figures(record)[1] == 1


def test_what_lies_among_the_sent_and_was_delivered_here_is_somebody_elses(record: Record, tmp_path: Path) -> None:
    strange = mail(2, "Bo Lee <bo@acme.example>", "maya@own.example", 1, 5, Delivered_To="maya@own.example", X_Gmail_Labels="Sent")
    import_path(record, box(tmp_path, FIRST, strange), me=["maya@own.example"])
    assert figures(record)[:2] == (1, 1)


def test_an_address_that_was_shown_to_be_mine_is_mine_in_the_next_import(record: Record, tmp_path: Path) -> None:
    box(tmp_path / "one", FIRST, mail(3, "M. S. <hello@shop.example>", "Cy Dee <cy@acme.example>", minute=9), name="Sent")
    import_path(record, tmp_path / "one", me=["maya@own.example"])
    more = mail(5, "M. S. <hello@shop.example>", "Di Fu <di@acme.example>", minute=40)
    import_path(record, box(tmp_path, FIRST, more, name="all.mbox"), me=["maya@own.example"])
    assert figures(record)[0] == 3


@pytest.mark.parametrize(("address", "own", "mine"), [
    ("maya@own.example", {"maya@own.example"}, True), ("maya+a+b@own.example", {"maya@own.example"}, True), ("maya@own.example", {"maya+x@own.example"}, True),
    ("ma.ya@gmail.com", {"maya@gmail.com"}, True), ("maya@googlemail.com", {"m.aya@gmail.com"}, True), ("ma.ya@own.example", {"maya@own.example"}, False),
    ("maya@other.example", {"maya@own.example"}, False), ("", {"maya@own.example"}, False), ("+x@own.example", {"@own.example"}, False),
])
def test_tags_and_the_dots_of_gmail_do_not_count(address: str, own: set[str], mine: bool) -> None:
    assert is_own(address, frozenset(own)) == mine


def test_an_address_that_is_only_a_tag_keeps_it() -> None:
    assert bare("+x@own.example") == "+x@own.example"


def two_of_mine(folder: Path) -> Path:
    labels = {"X-Gmail-Labels": "Sent"}
    return box(
        folder, mail(1, "Maya <maya@own.example>", "bo@acme.example", **labels),
        mail(2, "Maya <maya@work.example>", "bo@acme.example", 1, 5, **labels), mail(3, "bo@acme.example", "maya@own.example", 2, 9))


def test_addresses_that_were_found_are_asked_about_once(record: Record, tmp_path: Path) -> None:
    both = ("maya@own.example", "maya@work.example")
    assert import_path(record, [two_of_mine(tmp_path)], dry_run=True).own_addresses == both
    assert import_path(record, [two_of_mine(tmp_path)]).own_addresses == both
    with record.write() as conn:
        assert own.unconfirmed(conn) == both
        own.settle(conn, both)
    assert import_path(record, [two_of_mine(tmp_path)]).own_addresses == ()


def test_an_only_address_and_one_that_was_said_need_no_asking(record: Record, tmp_path: Path) -> None:
    assert import_path(record, [box(tmp_path, FIRST)], me=["maya@own.example"]).own_addresses == ()
    assert import_path(record, [box(tmp_path, mail(1, "maya@own.example", "bo@acme.example", X_Gmail_Labels="Sent"))]).own_addresses == ()


def test_an_address_that_is_not_mine_stays_somebody_elses_in_every_later_import(record: Record, tmp_path: Path) -> None:
    path = two_of_mine(tmp_path)
    assert import_path(record, [path], not_me=["maya@work.example"]).owners[0].handles == {"maya@own.example"}
    again = import_path(record, [path])
    assert again.owners[0].handles == {"maya@own.example"}
    assert again.new == 0
    with record.write() as conn:
        own.settle(conn, ["maya@work.example"])  # said to be mine after all
    assert import_path(record, [path], dry_run=True).owners[0].handles == {"maya@own.example", "maya@work.example"}
