"""Answers to requests, the friend policy, every step after the first message, introductions, notes and the call sheet.

Ids such as s1-decline name the statement of the source texts that a test holds to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from composer import channels
from composer.drafting.messages import answers, call_sheet, follow_ups, introductions, notes
from composer.drafting.messages.answers import POLICY_NETWORKS, answer_request, policy_text, stance_by_policy
from composer.drafting.messages.follow_ups import STEPS, follow_up
from composer.errors import BadUsage, BadValue
from composer.model import RELATIONSHIPS, STANCES, Brief, Draft, Fact, PastTouch, Recipient, Sender, Third
from tests import golden_drafts

THEN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
BRIEF = golden_drafts.baker("learn", golden_drafts.FACTS["work"], golden_drafts.POINTS["learn"]["how"])


def asked_by(relationship: str, role: str = "") -> Brief:
    return Brief(Sender("Isla Grant"), Recipient("Moira Tait", role), relationship, "connect")


def assert_clean(draft: Draft) -> None:
    assert [finding for finding in draft.check.findings if finding.severity != "suggestion"] == []
    assert "{" not in draft.text
    assert "  " not in draft.text


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_s1_decline_every_stance_has_a_clean_answer_for_everybody(stance: str, relationship: str) -> None:
    for role in ("", "PR manager"):
        for channel in ("facebook", "linkedin_message", "whatsapp", "x_dm", "email"):
            assert_clean(answer_request(asked_by(relationship, role), stance, channel=channel))


def test_s1_decline_the_four_ways_are_a_question_a_statement_a_kind_word_and_a_pause() -> None:
    said = {stance: answer_request(asked_by("stranger"), stance, channel="facebook").text for stance in STANCES}
    assert said["question"].removesuffix("\nIsla Grant").endswith("?")
    assert "I connect only with people I know in person" in said["statement"]
    assert "?" not in said["polite_disregard"]
    assert "for now" in said["pause"] or "for a while" in said["pause"]
    assert len(set(said.values())) == len(STANCES)


def test_s4_policy_a_redirect_names_both_networks_and_reminds_to_connect_there() -> None:
    draft = answer_request(asked_by("client"), "redirect", channel="facebook", policy={"facebook": "redirect", "linkedin": "accept"})
    assert "I keep Facebook for family and friends" in draft.text
    assert "LinkedIn" in draft.text
    assert answers.reminder("redirect", "facebook").startswith("Now send the invitation on LinkedIn")
    assert answers.reminder("accept", "facebook") == ""


def test_a_friend_is_not_told_that_the_network_is_for_friends() -> None:
    assert "family and friends" not in answer_request(asked_by("friend"), "redirect", channel="facebook").text


def test_a_redirect_from_linkedin_leads_elsewhere() -> None:
    draft = answer_request(asked_by("stranger"), "redirect", channel="linkedin_message", policy={"x": "accept"})
    assert "Shall we connect on X?" in draft.text or "contacts on X" in draft.text


def test_s4_policy_an_answer_against_the_policy_is_refused_except_to_friends() -> None:
    policy = {"facebook": "redirect"}
    with pytest.raises(BadUsage, match="redirect"):
        answer_request(asked_by("client"), "accept", channel="facebook", policy=policy)
    assert_clean(answer_request(asked_by("friend"), "accept", channel="facebook", policy=policy))


def test_s4_policy_the_policy_gives_the_stance_and_is_printed_as_text() -> None:
    policy = {"facebook": "redirect", "linkedin": "accept", "x": "decline"}
    assert stance_by_policy(asked_by("client"), "facebook", policy) == "redirect"
    assert stance_by_policy(asked_by("client"), "x", policy) == "statement"
    assert stance_by_policy(asked_by("friend"), "facebook", policy) == "accept"
    assert stance_by_policy(asked_by("stranger"), "telegram", policy) == "question"
    text = policy_text(policy)
    assert text.splitlines()[0] == "How I answer requests:"
    assert "Facebook: I keep Facebook for family and friends, and I kindly invite everybody else to LinkedIn, where I do connect." in text
    assert len(text.splitlines()) == 1 + len(policy)
    assert "No friend policy" in policy_text({})


@pytest.mark.parametrize("policy", [{"facebook": "maybe"}, {"pigeon": "accept"}])
def test_an_unknown_policy_is_refused(policy: dict[str, str]) -> None:
    with pytest.raises(BadValue):
        policy_text(policy)


def test_an_unknown_stance_is_refused() -> None:
    with pytest.raises(BadValue):
        answer_request(asked_by("client"), "ghost")


def test_without_a_channel_the_reader_is_answered_where_they_are_known() -> None:
    brief = replace(asked_by("client"), recipient=Recipient("Moira Tait", handles={"facebook": "moira"}))
    assert answer_request(brief, "redirect").channel == "facebook"
    assert answer_request(asked_by("client"), "question").channel == "linkedin_message"
    assert set(POLICY_NETWORKS) >= {"linkedin", "facebook", "x"}


def test_an_offer_is_declined_with_one_clear_no() -> None:
    draft = answers.decline_offer(replace(BRIEF, point="a new till"))
    assert_clean(draft)
    assert "a new till" in draft.text


def history(*texts: tuple[str, str]) -> tuple[PastTouch, ...]:
    return tuple(
        PastTouch("linkedin_note" if side == "out" else "linkedin_message", side, THEN + timedelta(hours=number), text=text)  # type: ignore[arg-type]
        for number, (side, text) in enumerate(texts)
    )


FIRST = ("out", "Hi Moira, your talk on slow bread at the miller's fair made me curious. May I ask how you keep rye dough from souring?")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("purpose", sorted(golden_drafts.POINTS))
def test_every_step_has_a_clean_draft_for_every_purpose_and_form(step: str, purpose: str) -> None:
    channel = {"change_channel": "email", "call": "email", "close": "email"}.get(step, "linkedin_message")
    past = history(FIRST, ("in", "Thank you.")) if step in ("ask", "meet") else history(FIRST)
    for point in golden_drafts.POINTS[purpose].values():
        brief = golden_drafts.baker(purpose, golden_drafts.FACTS["clause"], point)
        found = follow_up(brief, step, channel, history=past, reply="We bake at four in the morning.")
        assert found.drafts, (point, found.missing)
        assert_clean(found.drafts[0])


def test_a_follow_up_says_something_new_and_never_just_checks_in() -> None:
    two = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(*BRIEF.recipient.facts, Fact("she moved the mill back to the river"))))
    draft = follow_up(two, "follow_up", "linkedin_message", history=history(FIRST)).drafts[0]
    assert "you moved the mill back to the river" in draft.text
    assert "slow bread" not in draft.text
    assert "checking in" not in draft.text
    assert "following up" not in draft.text.lower()


def test_a_follow_up_with_nothing_new_to_say_asks_for_something() -> None:
    everything = " ".join(
        piece for piece in (
            "your talk on slow bread at the miller's fair", "how you keep rye dough from souring",
            "What surprised you most about it?", "What would you read or try first?", "Where would you start?",
            "What do you wish you had known at the start?",
        )
    )
    found = follow_up(BRIEF, "follow_up", "email", history=history(("out", everything)))
    assert found.drafts == ()
    assert "something new" in found.missing[0]


def test_s3_phone_a_changed_channel_says_where_the_first_message_went() -> None:
    draft = follow_up(BRIEF, "change_channel", "email", history=history(FIRST)).drafts[0]
    assert "LinkedIn" in draft.text
    assert "mail" in draft.text
    assert follow_up(BRIEF, "change_channel", "email").drafts == ()


def test_s1_later_the_ask_comes_only_after_an_answer() -> None:
    assert follow_up(BRIEF, "ask", "email", history=history(FIRST)).drafts == ()
    assert follow_up(BRIEF, "ask", "email", history=history(FIRST, ("in", "Gladly."))).drafts


def test_the_last_note_promises_not_to_write_again_and_blames_nobody() -> None:
    draft = follow_up(BRIEF, "close", "email", history=history(FIRST)).drafts[0]
    assert "won't write again" in draft.text
    assert "haven't" not in draft.text
    assert "never heard" not in draft.text


@pytest.mark.parametrize("kind", ["no", "message"])
def test_a_no_is_thanked_for_and_nothing_is_asked_again(kind: str) -> None:
    no = PastTouch("email", "in", THEN + timedelta(days=1), kind, "No thanks, not interested.", "no")  # type: ignore[arg-type]
    draft = follow_up(BRIEF, "close", "email", history=(*history(FIRST), no)).drafts[0]
    assert "Thank you for" in draft.text
    assert "last note" not in draft.text
    assert "?" not in draft.text


def test_what_lies_in_the_future_was_not_said() -> None:
    later = (PastTouch("linkedin_message", "in", THEN + timedelta(days=9), text="Gladly."),)
    assert follow_up(BRIEF, "ask", "email", history=(*history(FIRST), *later), now=THEN + timedelta(days=1)).drafts == ()


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(BadValue):
        follow_up(BRIEF, "pester", "email")


def test_s1_mutual_a_friend_is_asked_with_lines_to_forward_and_an_easy_no() -> None:
    brief = replace(BRIEF, relationship="mutual", mutual="Ellen Park")
    request = introductions.request_introduction(brief)
    assert_clean(request)
    assert request.text.startswith("Dear Ellen,")
    assert "how they keep rye dough from souring" in request.text
    assert "no" in request.text.lower().split()
    assert request.subject == "Would you introduce me to Moira Tait?"
    lines = introductions.blurb(brief)
    assert_clean(lines)
    assert "how you keep rye dough from souring" in lines.text
    assert "your talk on slow bread" in lines.text
    assert_clean(introductions.thank_introducer(brief))


def test_an_introduction_needs_a_friend() -> None:
    with pytest.raises(BadUsage, match="friend"):
        introductions.request_introduction(BRIEF)


def test_two_people_are_introduced_after_both_said_yes() -> None:
    brief = replace(BRIEF, relationship="friend", purpose="introduce", point="old rye", third=Third("Jonas Weber", "he keeps an old rye"))
    draft = introductions.introduce_two(brief)
    assert_clean(draft)
    assert "Jonas Weber, who keeps an old rye" in draft.text
    with pytest.raises(BadUsage):
        introductions.introduce_two(BRIEF)


@pytest.mark.parametrize(("typed", "said"), [
    ("how you keep your tests cheap", "how they keep their tests cheap"),
    ("I heard you on the radio", "I heard them on the radio"),
    ("the article about you in the Times", "the article about them in the Times"),
    ("you moved to Lyon", "they moved to Lyon"),
])
def test_what_is_said_to_the_reader_can_be_said_about_them(typed: str, said: str) -> None:
    assert introductions.to_third(typed) == said


def test_congratulations_name_the_thing() -> None:
    draft = notes.congratulate(golden_drafts.baker("connect", "won the Golden Loaf", "bread"), "whatsapp")
    assert_clean(draft)
    assert "you won the Golden Loaf" in draft.text


def test_s0_record_what_came_on_the_wrong_channel_moves_to_mail_with_a_summary() -> None:
    client = replace(BRIEF, relationship="client")
    short = notes.move_to_mail(client, "facebook")
    assert_clean(short)
    assert "mail" in short.text
    mail = notes.summary_mail(client, "facebook", "You would like the bread on Friday, and I said yes")
    assert_clean(mail)
    assert mail.channel == "email"
    assert "You would like the bread on Friday, and I said yes." in mail.text
    assert "Facebook" in mail.subject
    with pytest.raises(BadUsage):
        notes.summary_mail(client, "facebook", " ")


def test_s3_meet_a_talk_moves_from_social_to_mail_to_phone() -> None:
    assert_clean(notes.move_on(BRIEF, "linkedin_message", "email"))
    assert_clean(notes.move_on(BRIEF, "email", "phone"))
    with pytest.raises(BadUsage):
        notes.move_on(BRIEF, "email", "fax")


def test_s2_personal_all_a_status_update_says_who_did_what_thanks_and_one_human_line() -> None:
    draft = notes.status_update(
        replace(BRIEF, relationship="client"), "Ana moved the orders, and Ben tested them", next_step="On Monday we show the shop",
        human="There was rhubarb cake afterwards",
    )
    assert_clean(draft)
    for part in ("Ana moved the orders, and Ben tested them.", "Thank you", "rhubarb cake", "On Monday"):
        assert part in draft.text
    with pytest.raises(BadUsage):
        notes.status_update(BRIEF, "")


def test_s2_customers_a_notice_comes_from_a_person() -> None:
    draft = notes.customer_notice(
        replace(BRIEF, relationship="client", point="From 1 March we bake on Mondays, too."), human="I know that Mondays are hard.",
    )
    assert_clean(draft)
    assert "I know that Mondays are hard." in draft.text
    assert "policy" not in draft.text


@pytest.mark.parametrize("name", ["Bo", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine " * 3])
@pytest.mark.parametrize("point", ["rye", "how you keep " + "slow and heavy dough " * 12 + "alive", "We bake."])
def test_s3_human_a_voicemail_is_said_in_25_seconds(name: str, point: str) -> None:
    brief = replace(BRIEF, point=point, sender=Sender(name.strip(), "baker", "Grant & Daughters"))
    sheet = call_sheet.call_sheet(brief, now=THEN)
    assert channels.speaking_seconds(sheet.voicemail) <= call_sheet.VOICEMAIL_SECONDS


def test_s3_human_a_call_sheet_has_place_small_talk_one_purpose_and_a_question() -> None:
    brief = replace(BRIEF, recipient=replace(BRIEF.recipient, timezone="Asia/Tokyo"))
    sheet = call_sheet.call_sheet(brief, now=THEN)
    assert "Tokyo" in sheet.where
    assert "18:00" in sheet.where
    assert "their talk on slow bread" in sheet.small_talk[0]
    assert "weather" in sheet.small_talk[-1]
    assert sheet.question == "May I ask how you keep rye dough from souring?"
    assert len(sheet.text.splitlines()) == 8
    night = call_sheet.call_sheet(brief, now=THEN + timedelta(hours=8))
    assert "outside working hours" in night.where
    assert "not known" in call_sheet.call_sheet(BRIEF).where


def test_a_delicate_matter_is_answered_by_talking() -> None:
    with pytest.raises(BadUsage, match="delicate"):
        answer_request(replace(asked_by("client"), delicate=True), "statement", channel="facebook")


def test_the_steps_are_those_of_the_ladder() -> None:
    assert follow_ups.STEPS == ("follow_up", "change_channel", "call", "meet", "close", "ask", "answer")
