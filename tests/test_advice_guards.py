"""The guards before sending: each of them speaks, each stays silent where it should, and only one forbids."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from composer.advice import tables
from composer.advice.guards import Day, guards, likeness
from composer.model import Brief, Finding, PastTouch, Recipient, Sender

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEXT = (
    "Hi Tomás,\n\nyour talk on dbt tests at Data Council made me rewrite half of ours. We run four hundred of them every night. "
    "Which test caught the most bugs for you?\n\nMaya"
)
BRIEF = Brief(
    Sender("Maya Lindqvist", company="Klarna", accounts={"email": "maya@klarna.example", "x": "mayal"}),
    Recipient("Tomás Ortega", company="Monzo", timezone="Europe/Madrid"), "stranger", "learn",
)


def ids(text: str = TEXT, channel: str = "email", brief: Brief = BRIEF, **more: object) -> list[str]:
    return [guard.id for guard in guards(text, channel, brief, now=NOW, **more)]  # type: ignore[arg-type]


def out(hours: float, channel: str = "email") -> PastTouch:
    return PastTouch(channel, "out", NOW - timedelta(hours=hours))


def test_a_first_message_at_noon_to_somebody_new_has_nothing_to_think_about() -> None:
    assert ids() == []


def test_do_not_contact_is_the_only_guard_that_forbids() -> None:
    found = guards(TEXT, "email", BRIEF, now=NOW, stopped=["all"], history=[out(3)], sent_before=[TEXT], day=Day(30))
    assert [guard.id for guard in found if guard.forbids] == ["do-not-contact"]
    assert len(found) > 3
    assert found[0].message == "Tomás Ortega asked not to be contacted. Nothing can be sent."


def test_a_stop_for_one_channel_leaves_the_others_free() -> None:
    assert ids(stopped=["email"]) == ["do-not-contact"]
    assert ids(channel="linkedin_message", stopped=["email"]) == []


def test_somebody_you_wrote_to_on_any_channel_is_named_with_channel_and_time() -> None:
    found = guards(TEXT, "email", BRIEF, now=NOW, history=[out(24 * 9, "linkedin_note")])
    assert [guard.id for guard in found] == ["written-before"]
    assert found[0].message == "You already wrote to Tomás Ortega 9 days ago (LinkedIn connection note), without an answer so far."


def test_a_follow_up_before_a_day_has_passed_is_too_soon() -> None:
    found = guards(TEXT, "email", BRIEF, now=NOW, history=[out(3)])
    assert [guard.id for guard in found] == ["too-soon"]
    assert "3 hours ago" in found[0].message
    assert ids(history=[out(24)]) == ["written-before"]


def test_after_an_answer_writing_again_needs_no_guard() -> None:
    assert ids(history=[out(30), PastTouch("email", "in", NOW - timedelta(hours=1))]) == []


def test_too_many_first_messages_in_a_day_are_counted_against_your_own_limit() -> None:
    assert ids(day=Day(sent_today=20, touches_a_day=20)) == ["too-many"]
    assert ids(day=Day(sent_today=19, touches_a_day=20)) == []


def test_used_up_notes_concern_the_note_only() -> None:
    assert ids(channel="linkedin_note", day=Day(notes_left=0)) == ["notes-used-up"]
    assert ids(channel="linkedin_note", day=Day(notes_left=1)) == []
    assert ids(channel="linkedin_message", day=Day(notes_left=0)) == []


def test_a_request_without_a_word_is_flagged() -> None:
    assert ids(" \n", "linkedin_note") == ["bare-request"]
    assert ids("", "email") == []


def test_a_copy_with_another_name_and_one_other_sentence_is_still_a_copy() -> None:
    copy = TEXT.replace("Tomás", "Priya").replace("four hundred", "900")
    assert ids(sent_before=[copy]) == ["near-copy"]
    changed = copy.replace("We run 900 of them every night.", "We run them every night.")
    assert ids(sent_before=[changed]) == ["near-copy"]


def test_the_same_idea_in_other_words_is_no_copy() -> None:
    other = (
        "Hi Priya,\n\nI read your post about moving from nursing to product work twice. I am a nurse and want to do the same next year. "
        "What would you learn first?\n\nMaya"
    )
    same_idea = (
        "Hi Priya,\n\nafter hearing you at Data Council we threw away a good part of our test suite. It runs at midnight and takes an hour. "
        "Is there one check that found more errors than the rest?\n\nMaya"
    )
    assert ids(sent_before=[other, same_idea]) == []
    assert 0 < likeness(TEXT, [same_idea]) < 0.82


def test_very_short_texts_are_not_called_copies() -> None:
    assert likeness("Thank you, Tomás!", ["Thank you, Tomás!"]) == 0.0


def test_the_wrong_account_for_the_channel_is_named_with_the_right_one() -> None:
    assert ids(account="maya.l@gmail.com") == ["wrong-account", "private-account"]
    assert ids(account="MAYA@klarna.example") == []
    assert ids(channel="x_dm", account="klarna_news") == ["wrong-account"]


def test_a_signature_with_another_of_your_addresses_is_noticed() -> None:
    assert ids(TEXT + "\nmaya.lindqvist@home.example") == ["wrong-signature"]
    assert ids(TEXT + "\nmaya@klarna.example") == []
    assert ids(TEXT + "\nour list: tests@lists.example") == []


@pytest.mark.parametrize("line", [
    "Your invoice is overdue.", "Call me on +44 20 7946 0018.", "Write to tomas@example.com.", "This is confidential.", "About your sick leave:",
])
def test_private_matters_do_not_belong_in_a_public_post(line: str) -> None:
    assert ids(line, "x_post") == ["private-in-public"]
    assert ids(line, "linkedin_message") == []


def test_a_delicate_matter_in_a_public_post_is_guarded_whatever_it_says() -> None:
    assert ids("A word?", "x_post", replace(BRIEF, delicate=True)) == ["private-in-public"]
    assert ids("Great talk at Data Council in 2026!", "x_post") == []


def test_night_in_the_readers_zone_names_the_better_hour() -> None:
    tokyo = replace(BRIEF, recipient=replace(BRIEF.recipient, timezone="Asia/Tokyo"))
    found = guards(TEXT, "email", tokyo, now=NOW.replace(hour=18))
    assert [guard.id for guard in found] == ["night"]
    assert found[0].message == "It's 03:00 for Tomás Ortega: better wait until Tuesday 24 November, 09:00 Tokyo time."
    assert guards(TEXT, "x_post", tokyo, now=NOW.replace(hour=18)) == ()
    unknown = replace(BRIEF, recipient=replace(BRIEF.recipient, timezone=""))
    assert guards(TEXT, "email", unknown, now=NOW.replace(hour=3)) == ()


def test_sarcasm_and_capitals_come_from_the_findings() -> None:
    shout = Finding("all-caps", "calm", "warning", 0, 5, "GREAT", "Reads as shouting.", "…", "convention", "…")
    found = guards(TEXT, "email", BRIEF, now=NOW, findings=[shout, replace(shout, criterion="brief")])
    assert [guard.message for guard in found] == ["The tone may be misread: “GREAT”."]
    assert ids(findings=[replace(shout, severity="suggestion")]) == []


def test_every_guard_has_its_grounds_and_says_why() -> None:
    for entry, ground in tables.entries("guards", "guard", ("id", "say", "forbids")):
        assert ground.why.endswith("."), entry["id"]
        assert ground.sources


def test_a_follow_up_is_not_told_that_something_was_sent_before_but_that_it_comes_too_soon() -> None:
    long_ago = (PastTouch("email", "out", NOW - timedelta(days=9), text="Which test helped?"),)
    just_now = (PastTouch("email", "out", NOW - timedelta(hours=3), text="Which test helped?"),)

    def said(history: tuple[PastTouch, ...], stage: str) -> set[str]:
        return {guard.id for guard in guards("Hi Tomás, one more thing.", "email", BRIEF, now=NOW, history=history, stage=stage)}

    assert "written-before" in said(long_ago, "first")
    assert not said(long_ago, "follow_up") & {"written-before", "too-soon"}
    assert "too-soon" in said(just_now, "follow_up")
    assert not said(just_now, "reply") & {"written-before", "too-soon"}
