"""Tables: Overture’s own columns, guessed and given column maps, and Outlook’s CSV refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer.errors import BadFile, BadUsage, UnknownKey
from composer.imports import column_maps, detect
from composer.imports.importer import import_path
from tests.import_exports import items, reasons, written

OWN = """at,person,channel,direction,kind,text
2026-03-01T10:00:00+01:00,Zoë Brandt,linkedin_message,out,,Which test?
2026-03-02T10:00:00+01:00,Zoë Brandt,linkedin_message,in,message,"Test 7,
by far"
2026-03-03T10:00:00Z,tomas@example.org,email,out,message,Hello
2026-03-03T11:00:00Z,Tomás Ortega <tomas@example.org>,email,in,auto,Away
2026-03-03T12:00:00Z,Ann,phone,out,voicemail,
2026-03-03T12:00:00Z,Ann,in_person,out,meeting,'=met her
"""


def test_the_own_format_needs_no_map(tmp_path: Path) -> None:
    touches, skipped, _ = items(written(tmp_path / "touches.csv", OWN))
    assert skipped == []
    assert [(one.channel, one.direction, one.kind, one.party) for one in touches] == [
        ("linkedin_message", "out", "message", ("Zoë Brandt", "")), ("linkedin_message", "in", "message", ("Zoë Brandt", "")),
        ("email", "out", "message", ("", "tomas@example.org")), ("email", "in", "auto", ("Tomás Ortega", "tomas@example.org")),
        ("phone", "out", "voicemail", ("Ann", "")), ("in_person", "out", "meeting", ("Ann", ""))]
    assert touches[0].at == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert (touches[0].basis, touches[0].precision_us) == ("offset", 0)
    assert touches[3].auto_class == "auto"
    assert touches[1].text == "Test 7,\nby far"
    assert touches[5].text == "=met her"  # the quote that keeps a spreadsheet from running it is taken off


def test_rows_that_say_nothing_clear_are_skipped_by_reason(tmp_path: Path) -> None:
    text = OWN.splitlines()[0] + "\n" + "\n".join([
        "2026-03-01T10:00:00Z,Ann,pigeon,out,,x", "2026-03-01T10:00:00Z,Ann,email,up,,x", "2026-03-01T10:00:00Z,Ann,email,out,dance,x",
        "someday,Ann,email,out,,x", "2026-03-01T10:00:00Z,,email,out,,x", "2026-03-01T10:00:00Z,Ann,email", "", ",,,,,"]) + "\n"
    touches, skipped, _ = items(written(tmp_path / "t.csv", text))
    assert touches == []
    assert reasons(skipped) == {"unknown channel": 1, "unknown direction": 1, "unknown kind": 1, "date not understood": 1, "nobody named": 1, "broken row": 1}


def test_columns_are_guessed_from_their_names(tmp_path: Path) -> None:
    text = "\ufeffSent At;Full Name;E-Mail;Network;In/Out;Message\r\n13.06.2023 15:07;Zoë;ZOE@example.org;LinkedIn;Sent;hi\r\n2023-06-14;Zoë;zoe@example.org;Gmail;received;yo\r\n"
    touches, skipped, _ = items(written(tmp_path / "crm.csv", text), zone=ZoneInfo("Europe/Madrid"))
    assert skipped == []
    assert [(one.channel, one.direction, one.party.handle, one.basis) for one in touches] == [
        ("linkedin_message", "out", "", "assumed"), ("email", "in", "zoe@example.org", "date_only")]
    assert touches[0].at == datetime(2023, 6, 13, 13, 7, tzinfo=UTC)
    assert touches[1].precision_us == 86_400_000_000


def test_a_map_is_taken_shown_and_remembered(tmp_path: Path) -> None:
    from composer.imports import table
    from composer.imports.reader import Options

    path = written(tmp_path / "log.csv", "Kiam,Kiu,Kio\n2026-03-01T10:00:00Z,Ann,hi\n")
    told = {"at": "Kiam", "person": "Kiu", "text": "Kio", "channel": "=email", "direction": "=out"}
    with detect.open_source(path) as source:
        with pytest.raises(BadUsage, match="--columns at=COLUMN"):
            table.column_map(source, Options())
        found = list(table.READER.read(source, table.find_owner([source], ()), Options(column_map=told)))
        assert found[0].channel == "email"  # type: ignore[union-attr]
        assert table.column_map(source, Options()) == told
        with pytest.raises(UnknownKey, match="did you mean"):
            table.column_map(source, Options(column_map={"persn": "Kiu"}))
        with pytest.raises(BadUsage, match="no column “Wo”"):
            table.column_map(source, Options(column_map={"person": "Wo"}))


def test_ambiguous_dates_are_not_guessed(tmp_path: Path) -> None:
    text = "at,person,channel,direction\n03/04/2026 10:00,Ann,email,out\n25/04/2026 10:00,Ann,email,out\n04/25/2026 3:00 PM,Ann,email,out\n"
    path = written(tmp_path / "t.csv", text)
    touches, skipped, _ = items(path, zone=ZoneInfo("UTC"))
    assert [one.at.hour for one in touches] == [10, 15]
    assert reasons(skipped) == {"day or month first unclear": 1}
    assert items(path, zone=ZoneInfo("UTC"), day_first=True)[0][0].at.month == 4


def test_outlooks_csv_is_refused_with_the_way_out(tmp_path: Path) -> None:
    header = '"Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Name)","To: (Address)","Billing Information","Categories"\n'
    with pytest.raises(BadFile, match=r"no date.*\.eml"):
        detect.recognise(written(tmp_path / "outlook.csv", header + '"a","b","c","d","e","f","g","h","i"\n'))


def test_a_table_that_cannot_be_told_says_how_to_name_its_columns(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"columns \(Wann, Wer\) aren\'t known; name them with --columns at=COLUMN"):
        detect.recognise(written(tmp_path / "log.csv", "Wann,Wer\nx,y\n"))


@pytest.mark.parametrize("text", ["hello", "a,b,c\n1,2,3\n", "\0\0\0\0", "{}", "<xml></xml>"])
def test_what_nobody_knows_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadFile, match="isn't an export that Overture knows"):
        detect.recognise(written(tmp_path / "thing.bin", text))


@pytest.mark.parametrize("before", ["", "\n\n", "sep=;\n", "\ufeffsep=;\r\n", '"sep=;"\n'])
def test_what_stands_before_the_header_does_not_matter(tmp_path: Path, before: str) -> None:
    text = f"{before}at;person;channel;direction;kind;text\n2026-03-01T10:00:00Z;Zoë;email;out;;Hi\n"
    touches, skipped, _ = items(written(tmp_path / "t.csv", text))
    assert ([(touch.party.name, touch.text) for touch in touches], skipped) == ([("Zoë", "Hi")], [])


def test_rows_with_missing_or_empty_cells_at_the_end_are_read(tmp_path: Path) -> None:
    text = "at,person,channel,direction,kind,text\n2026-03-01T10:00:00Z,Ann,email,out\n2026-03-01T10:00:00Z,Bo,email,out,,Hi,,\n"
    text += "2026-03-01T10:00:00Z,Cy,email,out,,Hi, there\n2026-03-01T10:00:00Z,Di,email\n"
    touches, skipped, _ = items(written(tmp_path / "t.csv", text))
    assert [touch.party.name for touch in touches] == ["Ann", "Bo"]
    assert [(one.kind, one.where) for one in skipped] == [("broken row", "t.csv:4"), ("broken row", "t.csv:5")]


@pytest.mark.parametrize(("text", "seconds"), [
    ("2026-03-01T10:00:00Z", 0), ("2026-03-01T10:00:00.5+01:00", 0), ("2026-03-01 10:00:00 UTC", 0), ("20260301T100000Z", 0),
    ("2026-03-01T10:00Z", 60), ("2026-03-01 10:00+01:00", 60), ("01.03.2026 10:00", 60), ("1.3.2026, 10:00:30", 0),
    ("2026-03-01T10Z", 3600), ("2026-03-01", 86400), ("01.03.2026", 86400),
])
def test_a_time_is_as_exact_as_it_is_written(tmp_path: Path, text: str, seconds: int) -> None:
    row = f'at,person,channel,direction\n"{text}",Ann,email,out\n'
    touch, = items(written(tmp_path / "t.csv", row), zone=UTC)[0]
    assert touch.precision_us == seconds * 1_000_000


# --- maps that are remembered ------------------------------------------------------------------------------------


def test_a_map_is_said_to_be_remembered_and_how_it_is_replaced(tmp_path: Path) -> None:
    path = written(tmp_path / "d.csv", "Wann,Wer\n2026-03-01T10:00:00Z,Ann\n")
    told = {"at": "Wann", "person": "Wer", "channel": "=email", "direction": "=out"}
    first = import_path(None, path, column_map=told)
    assert any("remembered" in note and "--columns replaces them" in note for note in first.notes)
    again = import_path(None, path)
    assert again.preview
    assert any("named before" in note and "--columns replaces them" in note for note in again.notes)
    assert import_path(None, path, column_map={"channel": "=x_dm"}).preview[0].channel == "x_dm"
    assert import_path(None, path).preview[0].channel == "x_dm"


def test_a_map_with_which_every_row_was_left_out_is_not_remembered(tmp_path: Path) -> None:
    path = written(tmp_path / "d.csv", OWN)
    wrong = import_path(None, path, column_map={"at": "person"})
    assert not wrong.preview
    assert any("not remembered" in note for note in wrong.notes)
    assert len(import_path(None, path).preview) == 6


def test_a_remembered_map_that_reads_nothing_is_forgotten(tmp_path: Path) -> None:
    columns = {"at": "Wann", "person": "Wer", "channel": "=email", "direction": "=out"}
    import_path(None, written(tmp_path / "a.csv", "Wann,Wer,When,Who\n2026-03-01,Ann,,\n"), column_map=columns)
    path = written(tmp_path / "b.csv", "Wann,Wer,When,Who\nAnn,2026-03-01,,\n")
    assert any("forgotten" in note for note in import_path(None, path).notes)
    assert column_maps.recalled(["Wann", "Wer", "When", "Who"]) is None


def test_two_columns_of_one_name_are_told(tmp_path: Path) -> None:
    head = "at,person,channel,direction,text,text,note,note\n"
    path = written(tmp_path / "d.csv", head + "2026-03-01T10:00:00Z,Ann,email,out,one,two,x,y\n")
    report = import_path(None, path)
    assert report.preview[0].text == "one"
    assert [note for note in report.notes if "several columns" in note] == [
        "d.csv has several columns called “text”; the first of them was read."]
