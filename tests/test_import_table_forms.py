"""Tables as people and sales programs write them: dates of every form, values that are mapped, one row for each contact."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import BadUsage, BadValue
from composer.imports import detect, table
from composer.imports.importer import import_path
from composer.imports.reader import Options, Owner
from composer.imports.written_times import DAY_US, HOUR_US, MINUTE_US, Habits, of_file, parse
from composer.model import ImportedTouch
from composer.record.store import open_record
from composer.record.wishes import open_wishes
from tests.import_exports import items, reasons, written

UTC_ZONE = ZoneInfo("UTC")
NOBODY = Owner()
FORMS = {
    "hubspot": (("Email ID,Activity date,Email direction,Email subject,Email body,Email from address,Email to address\n1,2026-03-05 10:00,EMAIL,Hi,Hello,tom@me.example,mila@acme.example\n"
                "2,2026-03-05 12:00,INCOMING_EMAIL,Re: Hi,Sure,mila@acme.example,tom@me.example\n"), ["email out mila@acme.example", "email in mila@acme.example"]),
    "hubspot activities": (("Activity Type,Activity date,Associated Contact,Email direction,Call direction,Call outcome\nEmail,03/05/2026 10:00,Mila <mila@acme.example>,INCOMING_EMAIL,,\nCall,03/25/2026 10:00,Ole,,OUTBOUND,No answer\n"
                           "Note,03/26/2026 10:00,Ole,,,\nMeeting,03/27/2026 10:00,Mila,,,\n"), ["email in mila@acme.example", "phone out Ole missed", "- note", "in_person out Mila meeting"]),
    "lemlist": (("type,createdAt,leadEmail,leadFirstName,leadLastName\nemailsSent,2026-03-05T10:00:00.000Z,mila@acme.example,Mila,Novak\nemailsOpened,2026-03-05T11:00:00.000Z,mila@acme.example,Mila,Novak\n"
                "emailsReplied,2026-03-05T12:00:00.000Z,mila@acme.example,Mila,Novak\nemailsBounced,2026-03-05T10:01:00.000Z,ole@acme.example,Ole,Lind\n"),
                ["email out mila@acme.example", "- opened or clicked", "email in mila@acme.example", "email in ole@acme.example bounce"]),
    "apollo": (("First Name,Last Name,Email,Last Contacted,Email Sent,Email Bounced,Replied\nMila,Novak,mila@acme.example,2026-03-05T10:00:00Z,TRUE,FALSE,TRUE\nOle,Lind,ole@acme.example,2026-03-05T10:00:00Z,TRUE,TRUE,FALSE\n"
               "Eva,Roth,eva@acme.example,,FALSE,FALSE,FALSE\n"), ["email out mila@acme.example", "email in mila@acme.example", "email out ole@acme.example", "email in ole@acme.example bounce", "- not written to"]),
    "gmass": ("EmailAddress,FirstName,SentDate,Opened,Replied,ReplyDate,Bounced\nmila@acme.example,Mila,3/5/2026 10:00 AM,2,1,3/5/2026 1:00 PM,0\nole@acme.example,Ole,3/25/2026 10:00 AM,0,0,,1\n",
              ["email out mila@acme.example", "email in mila@acme.example", "email out ole@acme.example", "email in ole@acme.example bounce"]),
    "yamm": ("First name,Last name,Email address,Date sent,Merge status\nMila,Novak,mila@acme.example,05/03/2026,RESPONDED\nOle,Lind,ole@acme.example,25/03/2026,EMAIL_OPENED\nEva,Roth,eva@acme.example,25/03/2026,BOUNCED\nKim,Li,kim@acme.example,,\n",
             ["email out mila@acme.example", "email in mila@acme.example", "email out ole@acme.example", "email out eva@acme.example", "email in eva@acme.example bounce", "- not written to"]),
    "salesforce": ("Date,Subject,Name,Task Subtype,Call Type,Call Result\n3/5/2026,Email: Hi,Mila Novak,Email,,\n3/25/2026,Call,Ole Lind,Call,Outbound,Connected\n", ["email out Mila Novak", "phone out Ole Lind call"]),
    "salesforce mails": ("From Address,To Address,Message Date,Is Incoming,Subject\ntom@me.example,mila@acme.example,2026-03-05T10:00:00.000+0000,false,Q\nmila@acme.example,tom@me.example,2026-03-05T11:00:00.000+0000,true,Re: Q\n",
                         ["email out mila@acme.example", "email in mila@acme.example"]),
    "pipedrive": (('"Activity - Subject","Activity - Type","Activity - Done","Activity - Due date","Activity - Contact person","Activity - Marked as done time"\n"Hello","Email","Done","2026-03-05","Mila Novak","2026-03-05 10:00:00"\n'
                   '"Ring","Call","Done","2026-03-06","Ole Lind","2026-03-06 10:00:00"\n"Again","Email","To do","2026-03-30","Eva Roth",""\n'), ["email out Mila Novak", "phone out Ole Lind call", "- not done yet"]),
    "salesforce tasks": (('"Subject","Date","Task Subtype","Status","Contact","Full Comments"\n"Call","3/25/2026","Call","Completed","Ole Lind","No answer"\n"Call","3/26/2026","Call","Completed","Mila Novak","She likes it"\n'
                          '"Call","3/27/2026","Call","Not Started","Eva Roth",""\n'), ["phone out Ole Lind missed", "phone out Mila Novak call", "- not done yet"]),
    "gmass with unsubscribes": ("EmailAddress,FirstName,SentDate,Replied,Bounced,Unsubscribed\nmila@acme.example,Mila,3/25/2026 10:00 AM,No,No,Yes\nole@acme.example,Ole,3/25/2026 10:00 AM,No,No,No\n",
                                ["email out mila@acme.example", "email in mila@acme.example auto", "email out ole@acme.example"]),
    "lemlist with unsubscribes": ("type,createdAt,leadEmail\nemailsSent,2026-03-05T10:00:00.000Z,mila@acme.example\nemailsUnsubscribed,2026-03-05T11:00:00.000Z,mila@acme.example\n", ["email out mila@acme.example", "email in mila@acme.example auto"]),
    "italian, a column of both ways": ("Data;Nome;Canale;Inviato/Ricevuto;Testo\n13/03/2026 10:00;Mila;WhatsApp;Inviato;Ciao\n14/03/2026 10:00;Mila;WhatsApp;Ricevuto;Certo\n", ["whatsapp out Mila", "whatsapp in Mila"]),
    "two steps": ("Recipient Name,Recipient Email,Email 1 Sent At,Email 2 Sent At,Replied At\nMila,mila@acme.example,2026-03-05 10:00:00,2026-03-08 10:00:00,2026-03-09 10:00:00\n",
                  ["email out mila@acme.example", "email out mila@acme.example", "email in mila@acme.example"]),
    "german": ("Datum;Uhrzeit;Kontakt;E-Mail-Adresse;Kanal;Richtung;Nachricht\n05.03.2026;10:00;Mila;mila@acme.example;E-Mail;ausgehend;Hallo\n05.03.2026;12:00;Mila;mila@acme.example;E-Mail;eingehend;Ja\n",
               ["email out mila@acme.example", "email in mila@acme.example"]),
    "japanese": ("日付,氏名,メール,方向,本文\n2026年3月5日 10:00,健太,kenta@acme.example,送信,こんにちは\n2026年3月13日 10:00,健太,kenta@acme.example,受信,はい\n", ["email out kenta@acme.example", "email in kenta@acme.example"]),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_tables_of_sales_programs_need_no_map(tmp_path: Path, form: str) -> None:
    text, expected = FORMS[form]
    with detect.open_source(written(tmp_path / "x.csv", text)) as source:
        reader = detect.reader_for(source)
        owner = reader.find_owner([source], ())
        assert owner is not None
        found = list(reader.read(source, owner, Options(zone=UTC_ZONE)))
    said = [f"{one.channel} {one.direction} {one.party.handle or one.party.name}" + ("" if one.kind == "message" else f" {one.kind}")
            if isinstance(one, ImportedTouch) else f"- {one.kind}" for one in found]
    assert said == expected


@pytest.mark.parametrize("row", ["mila@acme.example,3/25/2026,unsubscribed", "mila@acme.example,3/25/2026,Opted out"])
def test_who_pressed_unsubscribe_in_a_tool_wants_no_more_and_has_not_answered(record_url: str, tmp_path: Path, row: str) -> None:
    with open_record(record_url) as record:
        done = import_path(record, written(tmp_path / "x.csv", f"Email,Last Contacted,Status\n{row}\n"), now=datetime(2026, 4, 20, tzinfo=UTC))
        assert (done.outreaches, done.replies) == (1, 0)
        with record.read() as conn:
            assert len(open_wishes(conn)) == 1


def test_an_answer_of_which_only_that_it_came_is_known_is_timed_by_nothing(tmp_path: Path) -> None:
    touches, _, _ = items(written(tmp_path / "x.csv", FORMS["apollo"][0]))
    assert (touches[1].direction, touches[1].basis) == ("in", "none")
    assert touches[1].precision_us > 300 * DAY_US
    assert touches[1].text == ""


def test_one_date_settles_the_order_of_the_whole_table(tmp_path: Path) -> None:
    rows = "at,person,channel,direction,kind,text\n{}/05/2026 10:00,Mila,email,out,,Hi\n03/06/2026 10:00,Ole,email,out,,Hi\n05/06/2026 11:00,Mila,email,in,,Yes\n"
    touches, skipped, _ = items(written(tmp_path / "a.csv", rows.format(13)), zone=UTC_ZONE)
    assert skipped == []
    assert [one.at.month for one in touches] == [5, 6, 6]
    touches, skipped, _ = items(written(tmp_path / "b.csv", rows.replace("03/06", "03/26").format("01")), zone=UTC_ZONE)
    assert [one.at.month for one in touches] == [1, 3, 5]
    touches, skipped, _ = items(written(tmp_path / "c.csv", rows.format("04")), zone=UTC_ZONE)
    assert reasons(skipped) == {"day or month first unclear": 3}
    touches, skipped, _ = items(written(tmp_path / "d.csv", rows.format("04")), zone=UTC_ZONE, day_first=True)
    assert [one.at.month for one in touches] == [5, 6, 6]


def test_many_rows_in_the_order_of_time_settle_it_too(tmp_path: Path) -> None:
    rows = "".join(f"{day:02}/{month:02}/2026,Ann,email,out\n" for month in (1, 2, 3) for day in (2, 5, 9))
    touches, skipped, _ = items(written(tmp_path / "a.csv", "at,person,channel,direction\n" + rows), zone=UTC_ZONE)
    assert skipped == []
    assert [one.at.month for one in touches] == [1] * 3 + [2] * 3 + [3] * 3


@pytest.mark.parametrize(("text", "at", "width"), [
    ("2026/03/05 10:00", "2026-03-05T10:00", MINUTE_US), ("Mar 5, 2026 10:00 AM", "2026-03-05T10:00", MINUTE_US), ("5 Mar 2026", "2026-03-05T00:00", DAY_US), ("2026-03-05 10:00 PM", "2026-03-05T22:00", MINUTE_US),
    ("1772701200", "2026-03-05T09:00", 0), ("1772701200000", "2026-03-05T09:00", 0), ("1772701200.5", "2026-03-05T09:00", 0), ("46086.5", "2026-03-05T12:00", 0), ("46086", "2026-03-05T00:00", DAY_US), ("20260305", "2026-03-05T00:00", DAY_US),
    ("Thu, 05 Mar 2026 10:00:00 +0100", "2026-03-05T10:00", 0), ("5-Mar-26", "2026-03-05T00:00", DAY_US), ("March 5th, 2026", "2026-03-05T00:00", DAY_US), ("Thursday, March 5, 2026 10 AM", "2026-03-05T10:00", HOUR_US),
    ("5 de marzo de 2026 10:00", "2026-03-05T10:00", MINUTE_US), ("5. März 2026, 10:00", "2026-03-05T10:00", MINUTE_US), ("5 mars 2026 à 10h30", "2026-03-05T10:30", MINUTE_US), ("5 марта 2026 г., 10:00", "2026-03-05T10:00", MINUTE_US),
    ("2026年3月5日 10:00", "2026-03-05T10:00", MINUTE_US), ("2026. 3. 5. 오전 10:00", "2026-03-05T10:00", MINUTE_US), ("5 marca 2026", "2026-03-05T00:00", DAY_US), ("5 thg 3, 2026", "2026-03-05T00:00", DAY_US), ("05.03.26 10.30", "2026-03-05T10:30", MINUTE_US),
    ("2026-03-05T10:00:00.123456+02:00", "2026-03-05T10:00", 0), ("Mar 5 2026 10:00 PST", "2026-03-05T10:00", MINUTE_US), ("2026-03-05 10:00:00 -0500", "2026-03-05T10:00", 0), ("5 Μαρτίου 2026", "2026-03-05T00:00", DAY_US), ("Thu Mar  5 10:00:00 2026", "2026-03-05T10:00", 0),
])
def test_times_are_read_in_the_forms_that_people_and_programs_write(text: str, at: str, width: int) -> None:
    found = parse(text, Habits())
    assert found is not None
    assert (found.wall.isoformat(timespec="minutes"), found.width) == (at, width)


@pytest.mark.parametrize("text", ["", "someday", "12", "10.5", "2026-13-05", "03/05/2026", "5 lis 2026", "99999999999999999999", "Mar 2026", "10:00", "x" * 200])
def test_what_is_no_time_or_two_is_not_guessed(text: str) -> None:
    assert parse(text, Habits()) is None


def test_the_months_of_a_file_tell_its_language() -> None:
    assert parse("5 lis 2026", of_file(["5 lis 2026", "1 lut 2026"])) != parse("5 lis 2026", of_file(["5 lis 2026", "1 velj 2026"]))


@given(st.text(max_size=60))
def test_no_text_crashes_the_reading_of_times(text: str) -> None:
    found = parse(text, of_file([text]))
    assert found is None or found.width in (0, MINUTE_US, HOUR_US, DAY_US)


def test_values_are_mapped_remembered_and_asked_for(tmp_path: Path) -> None:
    text = "date,name,channel,direction,kind,message\n2026-03-05T10:00:00Z,Mila,Brieftaube,ABGESCHICKT,Zettel,hi\n2026-03-06T10:00:00Z,Mila,Brieftaube,GEKOMMEN,Zettel,ja\n2026-03-06T10:00:00Z,Mila,Brieftaube,GEKOMMEN,Tintenklecks,\n"
    path = written(tmp_path / "x.csv", text)
    told = {"direction:ABGESCHICKT": "out", "direction:GEKOMMEN": "in", "channel:Brieftaube": "email", "kind:Zettel": "message", "kind:Tintenklecks": "skip"}
    with detect.open_source(path) as source:
        options = Options()
        assert {one.kind for one in table.read(source, NOBODY, options)} == {"unknown channel"}
        assert any("channel:Brieftaube=email" in note for note in options.notes)
        first = list(table.read(source, NOBODY, Options(column_map=told)))
        again = list(table.read(source, NOBODY, Options()))
    assert first == again
    assert [getattr(one, "direction", "") or one.kind for one in first] == ["out", "in", "tintenklecks"]
    for wrong in ({"direction:X": "up"}, {"person:X": "Ann"}):
        with pytest.raises(BadValue), detect.open_source(path) as source:
            table.column_map(source, Options(column_map=wrong))


def test_a_log_of_senders_and_receivers_asks_who_i_am_or_finds_who_is_in_every_row(tmp_path: Path) -> None:
    rows = "Date,From,To,Subject\n2026-03-05 10:00,Tom <tom@me.example>,mila@acme.example,hi\n2026-03-05 11:00,mila@acme.example,tom@me.example,Re: hi\n"
    touches, _, owner = items(written(tmp_path / "a.csv", rows + "2026-03-06 11:00,tom@me.example,ole@acme.example,hi\n"), zone=UTC_ZONE)
    assert (owner.shown, [one.direction for one in touches]) == ("tom@me.example", ["out", "in", "out"])
    touches, _, _ = items(written(tmp_path / "b.csv", rows), ["mila@acme.example"], zone=UTC_ZONE)
    assert [(one.direction, one.party.handle) for one in touches] == [("in", "tom@me.example"), ("out", "tom@me.example")]
    with detect.open_source(written(tmp_path / "c.csv", rows)) as source:
        assert table.find_owner([source], ()) is None


def test_a_table_of_contacts_without_any_time_says_how_to_give_one(tmp_path: Path) -> None:
    path = written(tmp_path / "yamm.csv", "First name,Email address,Merge status\nMila,mila@acme.example,EMAIL_SENT\nOle,ole@acme.example,RESPONDED\n")
    with pytest.raises(BadUsage, match="--columns at==VALUE"):
        items(path)
    with detect.open_source(path) as source:
        found = list(table.read(source, NOBODY, Options(zone=UTC_ZONE, column_map={"at": "=2026-03-05"})))
    assert [getattr(one, "direction", "") for one in found] == ["out", "out", "in"]
    assert getattr(found[0], "at", None) == datetime(2026, 3, 5, tzinfo=UTC)


CELLS = st.one_of(st.text(max_size=12), st.sampled_from(["2026-03-05", "13/05/2026", "RESPONDED", "TRUE", "email", "out", "a@b.example", "EMAIL", "=1", "'=x"]))


@given(st.lists(st.sampled_from(["at", "Sent", "Replied", "Merge status", "Email", "name", "from", "to", "type", "direction", "Is Incoming", "channel", "Call outcome", "x"]), min_size=1, max_size=7, unique=True), st.lists(st.lists(CELLS, max_size=8), max_size=5))
def test_no_table_crashes_the_reader(tmp_path_factory: pytest.TempPathFactory, header: list[str], rows: list[list[str]]) -> None:
    import csv

    from composer.errors import ComposerError

    path = tmp_path_factory.mktemp("t") / "x.csv"
    with path.open("w", newline="", encoding="utf-8", errors="surrogateescape") as file:
        csv.writer(file).writerows([header, *rows])
    with detect.open_source(path) as source:
        try:
            owner = table.find_owner([source], ("a@b.example",))
            assert owner is not None
            list(table.read(source, owner, Options()))
        except ComposerError:
            pass
