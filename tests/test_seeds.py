"""What the five old posts say, each statement that Overture acts on by its id: the thing is done, not merely written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.advice.channel import advise
from composer.advice.guards import Day, guards
from composer.advice.introduction import Acquaintance, candidates
from composer.advice.ladder import Contact, due, next_step
from composer.channels import channel, load_channels, speaking_seconds
from composer.etiquette.check import check
from composer.model import STANCES, Advice, Brief, Fact, PastTouch, Recipient, Sender

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
EVERYWHERE = dict.fromkeys(("linkedin", "email", "x", "facebook", "instagram", "whatsapp", "telegram", "slack", "phone"), "tomas")
BRIEF = Brief(
    Sender("Maya Lindqvist", "data engineer", "Klarna"),
    Recipient("Tomás Ortega", "head of data", "Monzo", EVERYWHERE, (Fact("talk on dbt tests at Data Council", "conference site"),)),
    "stranger", "learn", "how you keep dbt tests cheap at your size", "Which test caught the most bugs for you?",
)
GOOD = (
    "Hi Tomás,\n\nyour talk on dbt tests at Data Council made me rewrite half of ours. Which test caught the most bugs for you?\n\n"
    "Best wishes,\nMaya Lindqvist"
)


def ranked(**changes: object) -> list[str]:
    """The allowed channels, best first, for the brief with some changes."""
    return [item.channel for item in advice(**changes).channels if item.allowed]


def advice(**changes: object) -> Advice:
    return advise(replace(BRIEF, **changes), now=NOW)  # type: ignore[arg-type]


def reasons(name: str, **changes: object) -> str:
    return " ".join(next(item.reasons for item in advice(**changes).channels if item.channel == name))


def found(text: str, where: str = "linkedin_message", **more: object) -> set[str]:
    """The criteria that a text breaks (errors and warnings)."""
    return {item.criterion for item in check(text, where, **more).findings if item.severity != "suggestion"}  # type: ignore[arg-type]


def any_found(text: str, where: str = "linkedin_message", **more: object) -> set[str]:
    return {item.criterion for item in check(text, where, **more).findings}  # type: ignore[arg-type]


def out(days: float, name: str = "email") -> PastTouch:
    return PastTouch(name, "out", NOW - timedelta(days=days), text="Which test helped?")


def touched(*history: PastTouch, relationship: str = "client") -> Contact:
    return Contact(1, "Tomás Ortega", relationship, history=history, handles=("email", "linkedin", "phone"), timezone="Europe/Madrid")


# --- a class discusses business by social media -------------------------------------------------------------------


def test_s0_scattered_one_person_has_one_history_over_all_channels(home: Path) -> None:
    from composer.context import history
    from composer.record.log import log_answer, log_sent
    from composer.record.store import open_record

    home.mkdir()
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        first = log_sent(record, to="Tomás Ortega", channel="linkedin_note", handle="tomas-ortega", at=NOW - timedelta(days=9))
        log_sent(record, person=first.person, channel="email", handle="tomas@example.com", at=NOW - timedelta(days=5))
        log_answer(record, "call", person=first.person, at=NOW - timedelta(days=1))
        with record.read() as conn:
            assert [touch.channel for touch in history(conn, first.person)] == ["linkedin_note", "email", "phone"]


@pytest.mark.parametrize("relationship", ["stranger", "client", "colleague", "friend"])
def test_s0_record_what_must_be_found_again_goes_by_mail(relationship: str) -> None:
    assert ranked(relationship=relationship, needs_record=True)[0] == "email"
    assert "keeps a complete record" in reasons("email", needs_record=True)
    assert "can be deleted" in reasons("whatsapp", needs_record=True)


def test_s0_record_an_agreement_in_a_social_message_is_told_to_move_to_mail() -> None:
    text = "Hi Tomás, our price is €4,000 for the workshop, and the contract terms are as you wanted them. Is that right?"
    assert "right_channel" in found(text, "x_dm", relationship="client")
    assert "right_channel" not in found(text, "email", relationship="client")


def test_s0_record_what_was_agreed_elsewhere_is_summed_up_in_a_mail() -> None:
    from composer.drafting.messages.notes import summary_mail

    draft = summary_mail(replace(BRIEF, relationship="client", purpose="update"), "whatsapp", "the workshop is on 3 December and costs €4,000")
    assert "3 December" in draft.text
    assert "4,000" in draft.text
    assert draft.channel == "email"


def test_s0_relationship_the_same_channel_is_right_for_a_friend_and_wrong_for_a_first_collaboration_or_a_colleague() -> None:
    for relationship in ("stranger", "mutual", "met"):
        assert ranked(relationship=relationship, purpose="partner")[0] == "email"
    assert ranked(relationship="friend").index("facebook") < ranked(relationship="colleague").index("facebook")
    assert "Keep work and private life apart" in reasons("facebook", relationship="colleague")


def test_s0_standard_every_channel_says_how_serious_it_makes_the_exchange() -> None:
    assert all("Comes across as " in reasons(name) for name in ranked())
    assert ranked(tone="formal")[0] == "email"
    assert "sets how serious the exchange is" in reasons("email", tone="formal")


def test_s0_short_limit_a_complex_matter_on_a_very_short_channel_is_flagged() -> None:
    text = (
        "Because the migration depends on the audit, which in turn waits for the contract annex, we should first agree who signs, then move "
        "the ledger, and only afterwards switch the reports, unless legal objects?"
    )
    assert {item.rule for item in check(text, "sms").findings} - {item.rule for item in check(text, "email").findings}


@pytest.mark.parametrize("text", [
    "Oh great, another meeting about meetings. Just what I needed.",
    "Thx 4 ur talk, c u l8r!",
])
def test_s0_tone_sarcasm_and_shorthand_are_named(text: str) -> None:
    assert "unambiguous" in any_found(f"Hi Tomás,\n\n{text} Which test helped most?\n\nMaya", "email")


@pytest.mark.parametrize("relationship", ["stranger", "client", "colleague", "friend"])
def test_s0_delicate_matters_are_never_put_into_writing_first(relationship: str) -> None:
    allowed = ranked(relationship=relationship, delicate=True)
    assert allowed == sorted(allowed, key=lambda name: name not in ("phone", "in_person"))
    assert allowed
    assert set(allowed) <= {"phone", "in_person"}


def test_s0_delicate_matters_in_a_social_message_are_found_in_the_text() -> None:
    assert "right_channel" in found("Hi Tomás, about your sick leave and the complaint against you: can you tell me what happened?", "whatsapp")


def test_s0_wrong_account_and_signature_are_noticed_before_sending() -> None:
    own = replace(BRIEF, sender=replace(BRIEF.sender, accounts={"email": "maya@klarna.example"}))
    assert [guard.id for guard in guards(GOOD, "email", own, now=NOW, account="maya@home.example")] == ["wrong-account"]
    assert [guard.id for guard in guards(GOOD + "\nmaya@home.example", "email", own, now=NOW)] == ["wrong-signature"]


def test_s0_wrong_account_answering_goes_on_where_they_last_answered() -> None:
    said = advise(replace(BRIEF, relationship="met"), [PastTouch("x_dm", "in", NOW - timedelta(days=1))], now=NOW)
    assert said.channels[0].channel == "x_dm"


def test_s0_public_private_matters_are_kept_off_a_public_channel() -> None:
    assert [guard.id for guard in guards("Your invoice is overdue, Tomás.", "x_post", BRIEF, now=NOW)] == ["private-in-public"]
    assert "x_post" not in ranked(relationship="client")


def test_s0_quick_news_simple_and_urgent_news_travels_by_chat_among_acquaintances_and_only_there() -> None:
    assert ranked(relationship="colleague", purpose="update", urgent=True)[:2] == ["phone", "slack"]
    assert ranked(relationship="friend", purpose="invite", urgent=True)[:2] == ["phone", "whatsapp"]
    assert "Simple news" not in reasons("x_dm", relationship="stranger", purpose="update", urgent=True)
    assert "Simple news" not in reasons("slack", relationship="colleague", purpose="update", urgent=True, needs_record=True)


def test_s0_friends_line_a_casual_tone_is_fine_with_a_friend_and_named_with_a_client() -> None:
    text = "Hey dude, wanna grab a beer and gossip about the boss?"
    client = {item.rule for item in check(text, "email", relationship="client").findings}
    friend = {item.rule for item in check(text, "email", relationship="friend").findings}
    assert client - friend


# --- social networks for business communication -------------------------------------------------------------------


def test_s1_message_first_a_request_without_a_note_is_flagged_and_the_note_counts_as_writing_first() -> None:
    assert [guard.id for guard in guards("", "linkedin_note", BRIEF, now=NOW)] == ["bare-request"]
    assert [guard.id for guard in guards(GOOD, "linkedin_note", BRIEF, now=NOW, day=Day(notes_left=0))] == ["notes-used-up"]
    assert "you write first" in reasons("linkedin_note")
    assert "send the friend request after they have answered" in reasons("facebook", purpose="connect")


def test_s1_personal_a_general_introduction_and_a_copy_are_found() -> None:
    text = (
        "Dear Sir or Madam,\n\nI hope this email finds you well. We are a leading provider of innovative solutions with a comprehensive portfolio "
        "of services.\n\nKind regards,\nMaya"
    )
    assert {"genuine", "personal"} <= any_found(text, "email")
    copy = GOOD.replace("Tomás", "Priya")
    assert "own_words" in any_found(GOOD, "email", sent_before=(copy,))


def test_s1_brief_a_long_run_up_and_intricate_turns_are_found() -> None:
    long = "It is with the utmost consideration of the multitudinous circumstances that I endeavour to initiate this correspondence with you. " * 9
    assert {"brief", "clear"} <= found(f"Hi Tomás,\n\n{long}\nWhich test helped most?\n\nMaya", "email")


def test_s1_content_a_message_without_a_question_or_a_point_is_found() -> None:
    assert "ends_with_question" in any_found("Hi Tomás, I saw your talk on dbt tests at Data Council and liked the part on costs.", "linkedin_message")
    assert "ends_with_question" not in any_found(GOOD, "email")


def test_s1_later_a_favour_in_the_first_message_is_found_and_the_ladder_asks_only_after_an_answer() -> None:
    assert "no_ask_yet" in found("Hi Tomás, could we hop on a 30-minute call next week so I can pick your brain?")
    assert next_step(touched(out(9), relationship="stranger"), now=NOW).step == "follow_up"
    assert next_step(touched(out(9), PastTouch("email", "in", NOW - timedelta(days=1), text="It was the row count.")), now=NOW).step == "ask"


def test_s1_mass_the_twenty_first_message_of_a_day_and_a_copy_stop_you_to_think() -> None:
    ids = [guard.id for guard in guards(GOOD, "email", BRIEF, now=NOW, day=Day(20, 20), sent_before=[GOOD.replace("Tomás", "Priya")])]
    assert ids == ["too-many", "near-copy"]


@pytest.mark.parametrize("stance", STANCES)
def test_s1_decline_each_stance_gives_a_kind_answer_that_passes_the_checker(stance: str) -> None:
    from composer.drafting.messages.answers import answer_request

    draft = answer_request(replace(BRIEF, purpose="decline"), stance, channel="facebook")
    assert draft.text.strip()
    assert draft.check.verdict == "ready"


def test_s1_decline_the_stances_differ() -> None:
    from composer.drafting.messages.answers import answer_request

    assert len({answer_request(replace(BRIEF, purpose="decline"), stance, channel="facebook").text for stance in STANCES}) == len(STANCES)


def test_s1_separate_a_friend_policy_keeps_a_network_private_and_names_the_other_one() -> None:
    from composer.drafting.messages.answers import answer_request

    brief = replace(BRIEF, purpose="decline", relationship="client")
    text = answer_request(brief, "redirect", channel="facebook", policy={"facebook": "redirect"}).text
    assert "Facebook" in text
    assert "LinkedIn" in text


def test_s1_real_life_an_offer_thrown_at_a_stranger_is_found() -> None:
    text = "Hi Tomás, we help data teams cut costs by 40 %. Our platform is the best on the market and we offer 20 % off this month. Interested?"
    assert "no_ask_yet" in found(text)


def test_s1_mutual_a_mutual_friend_is_asked_first() -> None:
    said = advice(relationship="mutual", mutual="Ellen Park").next
    assert said.step == "ask_introduction"
    assert "Ask Ellen Park to introduce you" in said.reasons[0]
    omar = Acquaintance(2, "Omar Haddad", "met", company="Monzo")
    assert [item.name for item in candidates(replace(BRIEF, mutual="Ellen Park"), [omar, Acquaintance(1, "Ellen Park", "friend")], now=NOW)] == [
        "Ellen Park", "Omar Haddad"]


def test_s1_mutual_the_request_to_the_friend_and_the_blurb_to_forward_are_written() -> None:
    from composer.drafting.messages.introductions import blurb, request_introduction, thank_introducer

    brief = replace(BRIEF, relationship="mutual", mutual="Ellen Park")
    request = request_introduction(brief)
    assert "Ellen" in request.text
    assert "Tomás" in request.text
    assert "Maya" in blurb(brief).text
    assert all(draft.check.verdict == "ready" for draft in (request, blurb(brief), thank_introducer(brief)))


def test_s1_recipient_a_brief_without_a_particular_fact_writes_nothing_and_says_what_is_missing() -> None:
    from composer.drafting.search.compose import compose

    bare = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=()))
    result = compose(bare, "linkedin_message", now=NOW)
    assert result.drafts == ()
    assert result.missing


def test_s1_70_the_claim_without_a_source_stands_beside_your_own_numbers_and_is_called_unsourced(home: Path) -> None:
    from composer.record.log import log_sent
    from composer.record.store import open_record
    from composer.reports.claims import beside
    from composer.reports.report import report

    home.mkdir()
    with open_record(f"sqlite:///{home / 'record.db'}") as record:
        log_sent(record, to="Tomás Ortega", channel="linkedin_message", handle="tomas-ortega", at=NOW - timedelta(days=9))
        shown = [item for item in beside(report(record, now=NOW)) if "70" in item.claim.says]
    assert shown
    assert shown[0].claim.evidence == "seed"
    assert "source" in f"{shown[0].claim.title} {shown[0].claim.differs} {shown[0].claim.says}"
    assert shown[0].in_window
    assert shown[0].at_all
    assert shown[0].of_answers


# --- if it isn't personal, why bother? ----------------------------------------------------------------------------

DRY = "The migration is at 80 %. The remaining tables are in progress. Completion is planned for Friday."
WARM = (
    "Hi Tomás,\n\nPriya moved the last of the big tables on Tuesday, thank you for clearing the slot for her. We are at 80 %, and the rest "
    "follows by Friday. She celebrated with cinnamon buns for the whole room. Is Friday still good for you?\n\nBest wishes,\nMaya"
)


def test_s2_personal_all_an_update_without_anybody_in_it_is_found_and_one_with_people_is_fine() -> None:
    dry = {item.rule for item in check(DRY, "email", stage="update", relationship="client").findings}
    warm = {item.rule for item in check(WARM, "email", stage="update", relationship="client").findings}
    assert dry - warm
    assert check(WARM, "email", stage="update", relationship="client").verdict == "ready"


def test_s2_terse_an_update_wants_one_human_line() -> None:
    assert "personal" in any_found(DRY, "email", stage="update", relationship="colleague")
    assert "personal" not in any_found(WARM, "email", stage="update", relationship="colleague")


def test_s2_customers_a_dryly_quoted_policy_is_found() -> None:
    text = (
        "Dear customer,\n\nas per section 4.2 of our terms and conditions, refunds shall not be granted after 14 days. Please be advised that "
        "this decision is final.\n\nCustomer Service"
    )
    plain = {item.rule for item in check(WARM, "email", stage="update", relationship="client").findings}
    assert {item.rule for item in check(text, "email", stage="update", relationship="client").findings} - plain


def test_s2_channels_work_chat_and_linkedin_are_channels_too() -> None:
    assert {"slack", "linkedin_message"} <= set(load_channels())
    assert "Teams" in channel("slack").title
    assert ranked(relationship="colleague")[0] == "slack"


# --- join the conversation or pick up the phone? ------------------------------------------------------------------


def test_s3_phone_after_two_unanswered_messages_and_right_after_connecting_the_ladder_calls() -> None:
    assert [(item.step, item.channel) for item in due([touched(out(20), out(10))], NOW)] == [("call", "phone")]
    connected = touched(out(9, "linkedin_note"), PastTouch("linkedin_note", "in", NOW - timedelta(days=3), "accepted"), relationship="stranger")
    assert [(item.step, item.channel) for item in due([connected], NOW)] == [("call", "phone")]


def test_s3_caps_shouting_because_nobody_answered_is_found() -> None:
    assert "calm" in found("Hi Tomás,\n\nPLEASE ANSWER MY LAST THREE MAILS NOW. WHY DO YOU NOT REPLY?\n\nMaya", "email", stage="follow_up")
    assert "no_pressure" in any_found("Hi Tomás,\n\nI have written twice and you still have not replied. When will you answer?\n\nMaya", "email", stage="follow_up")


@pytest.mark.parametrize("relationship", ["stranger", "client", "colleague", "friend"])
def test_s3_urgent_things_go_by_phone(relationship: str) -> None:
    assert ranked(relationship=relationship, urgent=True)[0] == "phone"


def test_s3_human_the_call_sheet_has_small_talk_and_one_purpose() -> None:
    from composer.drafting.messages.call_sheet import call_sheet

    sheet = call_sheet(replace(BRIEF, relationship="client", purpose="update"))
    assert sheet.small_talk
    assert sheet.purpose.count(".") <= 1
    assert 0 < speaking_seconds(sheet.voicemail) <= 25


def test_s3_meet_from_online_to_the_phone_to_a_meeting() -> None:
    steps = [next_step(touched(*history), now=NOW).step for history in (
        [out(20), out(10)], [out(20), PastTouch("phone", "out", NOW - timedelta(days=1), "call")],
        [out(20), PastTouch("in_person", "out", NOW - timedelta(days=1), "meeting")],
    )]
    assert steps == ["call", "meet", "wait"]


# --- should you be Facebook friends with your clients? ------------------------------------------------------------


def test_s4_facebook_is_for_people_you_know_linkedin_and_x_for_new_professional_contacts() -> None:
    order = ranked(relationship="stranger")
    assert order[0] == "linkedin_note"
    assert order.index("x_dm") < order.index("facebook")
    assert ranked(relationship="friend").index("facebook") < ranked(relationship="friend").index("linkedin_note")
    assert "Facebook is for people you already know" in reasons("facebook")


def test_s4_policy_is_told_consistently_and_invites_to_the_other_network() -> None:
    from composer.drafting.messages.answers import answer_request

    policy = {"facebook": "redirect"}
    texts = [
        answer_request(replace(BRIEF, purpose="decline", relationship=who), "redirect", channel="facebook", policy=policy).text
        for who in ("client", "colleague", "stranger")
    ]
    assert all("family and friends" in text and "LinkedIn" in text for text in texts)


def test_s4_persona_a_human_line_is_fine_and_oversharing_is_not() -> None:
    human = GOOD.replace("made me rewrite", "came on while I was baking, and made me rewrite")
    assert not any_found(human, "email", brief=None) - any_found(GOOD, "email", brief=None)
    over = GOOD.replace("made me rewrite", "helped me after my divorce and my burnout, when I was crying every night, and made me rewrite")
    assert {item.rule for item in check(over, "email").findings} - {item.rule for item in check(GOOD, "email").findings}


def test_s4_right_network_the_adviser_says_why_this_network_and_not_that_one() -> None:
    assert "clients are better met on LinkedIn" in reasons("facebook", relationship="client")
    assert "keeping in touch" in reasons("linkedin_note", relationship="client")


def test_every_statement_that_overture_acts_on_has_its_test() -> None:
    ids = ["s0-scattered", "s0-record", "s0-relationship", "s0-standard", "s0-short-limit", "s0-tone", "s0-delicate", "s0-wrong-account", "s0-public", "s0-quick-news", "s0-friends-line", "s1-message-first", "s1-personal", "s1-brief", "s1-content", "s1-later", "s1-mass", "s1-decline", "s1-separate", "s1-real-life", "s1-mutual", "s1-recipient", "s1-70", "s2-personal-all", "s2-terse", "s2-customers", "s2-channels", "s3-phone", "s3-caps", "s3-urgent", "s3-human", "s3-meet", "s4-facebook", "s4-policy", "s4-persona", "s4-right-network"]
    named = [name for name in globals() if name.startswith("test_s")]
    assert [seed for seed in ids if not any(name.startswith(f"test_{seed.replace('-', '_')}_") for name in named)] == []
