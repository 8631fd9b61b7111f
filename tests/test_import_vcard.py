"""Address books: people come in without messages, found again by any address, titles left out of their names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.due import due_items
from composer.errors import BadFile
from composer.imports.importer import import_path
from composer.record import people
from composer.record.erase import erase
from composer.record.log import log_sent
from composer.record.store import Record, open_record
from composer.record.undo import undo
from composer.settings import Settings

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
PHONE = """BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;Prof. Dr.;\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Prof. Dr. J=C3=B6rg=\r
 M=C3=BCller\r
TEL;CELL;PREF:+49 151 2345678\r
TEL;HOME:030 1234567\r
EMAIL;INTERNET;HOME:Joerg@Haus.example\r
ORG:Haus AG;Einkauf\r
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\r
 AAAQABAAD\r
\r
END:VCARD\r
"""
MAC = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14//EN
N:Brandt;Zoë;Anna;;M.D.
FN:Zoë Anna Brandt\\, M.D.
ORG:Acme\\, Inc.;Research;
TITLE:Head of
  Research
item1.EMAIL;type=INTERNET;type=pref:zoe@acme.example
item1.X-ABLabel:_$!<Other>!$_
EMAIL;type=INTERNET:zoe.brandt@home.example
TEL;type=CELL;type=VOICE;waid=34600111222:+34 600 11 12 22
X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/zoe-brandt
NOTE:Met in May\\nLikes tea
BDAY:1980-01-01
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Acme Inc.
ORG:Acme Inc.;
X-ABShowAs:COMPANY
TEL:+34 900 000 000
END:VCARD
"""
NEW = """BEGIN:VCARD
VERSION:4.0
FN:Li Wei
N:Li;Wei;;;
KIND:individual
TEL;VALUE=uri;TYPE="voice,cell":tel:+86-138-0013-8000;ext=1
EMAIL;TYPE=work:mailto:wei@firm.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Choir
MEMBER:urn:uuid:1
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:bo@acme.example
EMAIL:bo@acme.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:
NOTE:nobody
END:VCARD
"""


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def book(folder: Path, text: str, name: str = "contacts.vcf") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def told(record: Record) -> dict[str, tuple[str, str, set[str]]]:
    return {
        view.name: (view.company, view.role, {f"{kind} {address}" for kind, address in view.handles})
        for view in people.everyone(record)
    }


def test_people_of_every_version_come_in_with_all_their_addresses(record: Record, tmp_path: Path) -> None:
    report = import_path(record, [book(tmp_path, PHONE + MAC + NEW)], now=NOW, country="DE")
    assert told(record) == {
        "Jörg Müller": ("Haus AG", "", {"phone +491512345678", "phone +49301234567", "email joerg@haus.example"}),
        "Zoë Anna Brandt": ("Acme, Inc.", "Head of Research", {
            "email zoe@acme.example", "email zoe.brandt@home.example", "phone +34600111222", "linkedin zoe-brandt"}),
        "Li Wei": ("", "", {"phone +8613800138000", "email wei@firm.example"}),
        "": ("", "", {"email bo@acme.example"}),
    }
    assert (report.read, report.new, report.known) == (7, 4, 0)
    assert report.skipped == {"no person": 1, "list of people": 1, "no name and no address": 1}


def test_a_second_import_adds_nothing_and_undo_takes_the_first_back(record: Record, tmp_path: Path) -> None:
    path = book(tmp_path, PHONE + MAC)
    assert import_path(record, [path], now=NOW).changes == 1
    again = import_path(record, [path], now=NOW)
    assert (again.read, again.new, again.known, again.changes) == (3, 0, 2, 0)
    assert undo(record) == "import of 2 people from an address book"
    assert told(record) == {}


def test_a_person_i_wrote_to_is_found_again_by_any_address_and_completed(record: Record, tmp_path: Path) -> None:
    log_sent(record, to="Zoe", channel="email", handle="zoe.brandt@home.example", text="Hi, which test?", at=NOW)
    import_path(record, [book(tmp_path, MAC)], now=NOW)
    assert told(record) == {
        "Zoe": ("Acme, Inc.", "Head of Research", {
            "email zoe@acme.example", "email zoe.brandt@home.example", "phone +34600111222", "linkedin zoe-brandt"})}


def test_nobody_in_it_is_due_and_whoever_was_erased_stays_away(record: Record, tmp_path: Path) -> None:
    path = book(tmp_path, PHONE + MAC)
    import_path(record, [path], now=NOW)
    assert not due_items(record, Settings(tmp_path), datetime(2027, 6, 1, tzinfo=UTC))
    erase(record, people.one(record, "zoe@acme.example"), at=NOW)
    again = import_path(record, [path], now=NOW)
    assert again.skipped == {"no person": 1, "erased earlier": 1}
    assert set(told(record)) == {"Jörg Müller"}


def test_what_is_cut_off_or_empty_is_said(record: Record, tmp_path: Path) -> None:
    report = import_path(record, [book(tmp_path, PHONE + "BEGIN:VCARD\nVERSION:3.0\nFN:Half")], now=NOW)
    assert (report.new, report.skipped) == (1, {"broken rest of the file": 1})
    report = import_path(record, [book(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")], now=NOW)
    assert (report.new, report.skipped) == (0, {"no name and no address": 1})
    with pytest.raises(BadFile):
        import_path(record, [book(tmp_path, "BEGIN:VCARDS\n")], now=NOW)


@pytest.mark.parametrize(("charset", "name"), [("ISO-8859-2", "Łucja Żak"), ("windows-1251", "Мила Новак"), ("SHIFT_JIS", "鈴木 健太"), ("UTF-8", "Zoë Brandt"), ("NONSENSE", "Jörg")])
def test_a_card_says_itself_how_it_is_written(record: Record, tmp_path: Path, charset: str, name: str) -> None:
    card = f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET={charset}:{name}\r\nTEL:+48601234567\r\nEND:VCARD\r\n"
    path = tmp_path / "x.vcf"
    path.write_bytes(card.encode("utf-8" if charset == "NONSENSE" else charset))
    import_path(record, path, now=NOW)
    assert [one.name for one in people.everyone(record)] == [name]
