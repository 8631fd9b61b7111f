"""LinkedIn exports: every column era, the decoys, direction, and who the owner is."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.imports import detect
from tests.import_exports import ERAS, ME, items, message, reasons, table, written, zipped

TOMAS = ("Tomás Ortega, Ph.D.", "https://www.linkedin.com/in/tomas-ortega")
ZOE = ("Zoë Brandt", "https://www.linkedin.com/in/zo%C3%AB-brandt")
ROWS = [
    message(TOMAS, ME, "2026-03-02 09:30:00 UTC", "Gladly, it was test 7", "2-t=="),
    message(ME, TOMAS, "2026-03-01 10:00:00 UTC", "Which test caught the most bugs?\nI ask because…", "2-t=="),
    message(ME, ZOE, "2026-03-01 11:00:00 UTC", 'You said "cheap", how?', "2-z=="),
]
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def exported(era: str) -> str:
    return table(ERAS[era], ROWS, quoting=csv.QUOTE_ALL if era == "2026" else csv.QUOTE_MINIMAL)


@pytest.mark.parametrize("era", sorted(ERAS))
def test_messages_of_every_era_give_direction_person_time_and_text(tmp_path: Path, era: str) -> None:
    touches, skipped, owner = items(written(tmp_path / "messages.csv", exported(era)), ["Maya Lindqvist"])
    assert skipped == []
    assert owner.account == "maya-lindqvist"
    assert [touch.direction for touch in touches] == ["in", "out", "out"]
    assert {touch.channel for touch in touches} == {"linkedin_message"}
    assert touches[0].at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert (touches[0].party.name, touches[0].party.handle) == ("Tomás Ortega, Ph.D.", "tomas-ortega")
    assert touches[1].party.handle == "tomas-ortega"
    assert touches[1].text == "Which test caught the most bugs?\nI ask because…"
    assert touches[1].conversation == touches[0].conversation
    # Until 2022 the export did not say to whom a message went; without an answer the name is all there is.
    assert touches[2].party.handle == ("" if era == "2020" else "zoë-brandt")
    assert touches[2].party.name == "Zoë Brandt"
    assert touches[2].precision_us == 0
    assert touches[2].basis == "utc"


@pytest.mark.parametrize("decoy", [
    "guide_messages.csv", "learning_coach_messages.csv", "learning_role_play_messages.csv", "coach_messages.csv", "LearningCoachMessages.csv",
])
def test_other_files_that_end_in_messages_are_left_alone(tmp_path: Path, decoy: str) -> None:
    path = zipped(tmp_path / "li.zip", {
        f"export/{decoy}": "CONVERSATION ID,FROM,TO,DATE,CONTENT\nx,Coach,Me,2026-01-01 10:00:00 UTC,Hello\nNo conversations found\n",
        "export/messages.csv": exported("2026"), "export/Profile.csv": "First Name,Last Name,Headline\nMaya,Lindqvist,Engineer\n",
    })
    touches, skipped, owner = items(path)
    assert len(touches) == 3
    assert skipped == []
    assert owner.sure == "medium"


def test_drafts_sponsored_spam_groups_and_broken_dates_are_skipped_by_reason(tmp_path: Path) -> None:
    group = ("Tomás Ortega, Zoë Brandt", f"{TOMAS[1]},{ZOE[1]}")
    rows = [
        *ROWS,
        message(ME, TOMAS, "2026-03-03 10:00:00 UTC", "not sent yet", **{"IS MESSAGE DRAFT": "Yes"}),
        message(("Some Bank", ""), ME, "2026-03-03 10:00:00 UTC", '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>'),
        message(("Pushy", "https://www.linkedin.com/in/pushy"), ME, "2026-03-03 10:00:00 UTC", "buy", FOLDER="SPAM"),
        message(ME, group, "2026-03-03 10:00:00 UTC", "hello both"),
        message(TOMAS, ("Maya, Zoë", f"{ME[1]},{ZOE[1]}"), "2026-03-03 10:00:00 UTC", "hello all"),
        message(ME, ME, "2026-03-03 10:00:00 UTC", "remember the milk"),
        message(TOMAS, ME, "soon", "when?"),
    ]
    touches, skipped, _ = items(written(tmp_path / "messages.csv", table(ERAS["2024"], rows)), [ME[1]])
    assert len(touches) == 3
    assert reasons(skipped) == {"draft": 1, "sponsored": 1, "spam": 1, "group chat": 2, "note to self": 1, "no date": 1}
    assert all(one.where.startswith("messages.csv:") for one in skipped)


def test_groups_of_the_first_era_are_known_by_who_writes_in_them(tmp_path: Path) -> None:
    rows = [message(ME, ("Tomás, Zoë", ""), "2021-03-03 10:00:00 UTC", "hi both"), message(TOMAS, ME, "2021-03-03 11:00:00 UTC", "hi"),
            message(ZOE, ME, "2021-03-03 12:00:00 UTC", "hi")]
    touches, skipped, _ = items(written(tmp_path / "messages.csv", table(ERAS["2020"], rows)), [ME[0]])
    assert touches == []
    assert reasons(skipped) == {"group chat": 3}


def test_html_entities_and_a_closed_account_are_read_as_what_they_say(tmp_path: Path) -> None:
    rows = [message(("LinkedIn Member", ""), ME, "2026-03-03 10:00:00 UTC", "<p>Yes &amp; no</p><p>Call me</p>", "2-gone==")]
    touches, _, _ = items(written(tmp_path / "messages.csv", table(ERAS["2023"], rows)), [ME[1]])
    assert touches[0].text == "Yes & no\n\nCall me"
    assert touches[0].party == ("", "")
    assert touches[0].conversation == "2-gone=="


def test_a_file_resaved_by_excel_keeps_what_it_still_says(tmp_path: Path) -> None:
    rows = [dict(ROWS[1], DATE="4-Apr-21"), dict(ROWS[2], DATE="2021-04-05 10:00:00 UTC")]
    columns = [column for column in ERAS["2023"] if column not in ("CONVERSATION TITLE", "FOLDER")]
    for encoding, delimiter in (("utf-8-sig", ","), ("utf-16", ";"), ("cp1252", ";")):
        text = table(columns, rows, end="\r\n", delimiter=delimiter)
        touches, skipped, _ = items(written(tmp_path / "messages.csv", text.encode(encoding)), [ME[0]])
        assert skipped == []
        assert touches[0].basis == "date_only"
        assert touches[0].at == datetime(2021, 4, 4, tzinfo=UTC)
        assert touches[0].precision_us == 86_400_000_000
        assert touches[1].party.name == "Zoë Brandt"


def test_a_subject_makes_an_inmail(tmp_path: Path) -> None:
    rows = [message(ME, ZOE, "2026-03-01 11:00:00 UTC", "Your talk", SUBJECT="Your talk in Turin")]
    touches, _, _ = items(written(tmp_path / "messages.csv", table(ERAS["2023"], rows)), [ME[0]])
    assert (touches[0].channel, touches[0].subject) == ("inmail", "Your talk in Turin")


@pytest.mark.parametrize("preamble", ["", 'Notes:\n"When exporting your connection data, you may notice, that some are missing."\n\n'])
def test_connections_are_read_with_and_without_preamble(tmp_path: Path, preamble: str) -> None:
    text = preamble + CONNECTIONS + "Zoë,Brandt,https://www.linkedin.com/in/zo%C3%AB-brandt,,Monzo,Head of data,02 Oct 2023\n,,,,,,03 Oct 2023"
    touches, skipped, _ = items(written(tmp_path / "Connections.csv", text), [ME[0]])
    assert [(touch.kind, touch.party.handle, touch.basis, touch.text) for touch in touches] == [
        ("accepted", "zoë-brandt", "date_only", "Head of data at Monzo")]
    assert touches[0].at == datetime(2023, 10, 2, tzinfo=UTC)
    assert reasons(skipped) == {"hidden profile": 1}


def test_old_connections_without_addresses_are_read_by_name(tmp_path: Path) -> None:
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\nZoë,Brandt,,Monzo,Head of data,02 Oct 2019\n"
    touches, _, _ = items(written(tmp_path / "Connections.csv", text), [ME[0]])
    assert touches[0].party == ("Zoë Brandt", "")


INVITATIONS = ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
               'Maya Lindqvist,Zoë Brandt,"4/16/26, 9:05\u202fAM",Your talk on tests stayed with me,OUTGOING,'
               "https://www.linkedin.com/in/maya-lindqvist,https://www.linkedin.com/in/zo%C3%AB-brandt\n"
               'Tomás Ortega,Maya Lindqvist,"4/17/26, 11:15 PM",,INCOMING,'
               "https://www.linkedin.com/in/tomas-ortega,https://www.linkedin.com/in/maya-lindqvist\n")


def test_an_invitation_without_a_zone_lies_within_fourteen_hours(tmp_path: Path) -> None:
    touches, skipped, owner = items(written(tmp_path / "Invitations.csv", INVITATIONS))
    assert (owner.account, owner.sure) == ("maya-lindqvist", "high")
    note = touches[0]
    assert (note.channel, note.direction, note.party.handle, note.basis) == ("linkedin_note", "out", "zoë-brandt", "none")
    wall = datetime(2026, 4, 16, 9, 5, tzinfo=UTC)
    assert note.at == wall - timedelta(hours=14)
    assert note.at + timedelta(microseconds=note.precision_us) == wall + timedelta(hours=14, minutes=1)
    assert reasons(skipped) == {"invitation without a note": 1}


def test_the_owner_is_who_sent_the_invitations_else_the_profile_else_who_is_everywhere_else_asked(tmp_path: Path) -> None:
    messages = exported("2026")
    profile = "First Name,Last Name,Headline\nMaya,Lindqvist,x\n"
    cases = {
        "high": {"messages.csv": messages, "Invitations.csv": INVITATIONS, "Profile.csv": profile},
        "medium": {"messages.csv": messages, "Profile.csv": profile}, "low": {"messages.csv": messages},
    }
    for sure, files in cases.items():
        _, _, owner = items(zipped(tmp_path / f"{sure}.zip", files))
        assert (owner.sure, owner.account, owner.shown) == (sure, "maya-lindqvist", "Maya Lindqvist")
    one = zipped(tmp_path / "one.zip", {"messages.csv": table(ERAS["2026"], ROWS[:2])})
    with detect.open_source(one) as source:
        assert detect.reader_for(source).find_owner([source], ()) is None


def test_connections_alone_need_no_owner(tmp_path: Path) -> None:
    found, _, owner = items(written(tmp_path / "Connections.csv", "First Name,Last Name,URL,Connected On\nZoë,Brandt,,17 Apr 2026\n"))
    assert [(touch.kind, touch.party.name) for touch in found] == [("accepted", "Zoë Brandt")]
    assert not owner.shown


def test_an_unterminated_quote_costs_one_row_and_not_the_rest(tmp_path: Path) -> None:
    lines = table(ERAS["2023"], [message(ME, ZOE, f"2026-03-01 11:00:{n:02} UTC", f"message {n}") for n in range(20)]).splitlines()
    lines[5] = lines[5].replace("message 4", '"message 4')
    lines[9] = "only,three,cells"
    touches, skipped, _ = items(written(tmp_path / "messages.csv", "\n".join(lines) + "\n"), [ME[0]])
    assert sorted({f"message {n}" for n in range(20)} - {touch.text for touch in touches}) == ["message 4", "message 8"]
    assert len(touches) + sum(reasons(skipped).values()) == 20
    assert set(reasons(skipped)) == {"broken row"}


def test_nul_and_half_characters_do_not_reach_the_record(tmp_path: Path) -> None:
    rows = [message(ME, ZOE, "2026-03-01 11:00:00 UTC", "a\0b")]
    touches, _, _ = items(written(tmp_path / "messages.csv", table(ERAS["2023"], rows)), [ME[0]])
    assert touches[0].text == "ab"
