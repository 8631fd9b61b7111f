"""What an outreach is and what answers it: every clause of the design, in its own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from composer.record import log, outreach, people
from composer.record.store import Record, open_record
from tests.record_kit import at, hours, mail, one, outreaches, put, touch


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def test_the_first_message_opens_and_follow_ups_before_the_answer_belong_to_it(record: Record) -> None:
    put(record, [touch("out", 0), touch("out", 50, text="Did it reach you?"), touch("in", 60), touch("out", 70)])
    row = one(record)
    assert (row["sent_at"], row["steps"], row["last_touch_at"], row["asked"]) == (at(0), 1, at(50), 1)
    assert hours(row) == (60, 60)


def test_a_conversation_that_they_began_is_no_outreach(record: Record) -> None:
    put(record, [touch("in", 0), touch("out", 1), touch("in", 2), touch("out", 900)])
    assert outreaches(record) == []


def test_exactly_24_hours_is_24_hours_to_the_microsecond(record: Record) -> None:
    put(record, [touch("out", 0), touch("in", 24)])
    row = one(record)
    assert (row["reply_low"], row["reply_high"]) == (86_400_000_000, 86_400_000_000)


def test_times_written_to_the_second_count_as_written(record: Record) -> None:
    put(record, [touch("out", 0, precision_us=1_000_000), touch("in", 24, precision_us=1_000_000)])
    assert hours(one(record)) == (24, 24)


def test_times_written_to_the_minute_leave_a_minute_open(record: Record) -> None:
    minute = 60_000_000
    put(record, [touch("out", 0, channel="whatsapp", who="+4915112345678", precision_us=minute),
                 touch("in", 24, channel="whatsapp", who="+4915112345678", precision_us=minute)])
    assert hours(one(record)) == pytest.approx((24 - 1 / 60, 24 + 1 / 60))


def test_an_outreach_is_counted_once_per_person_and_channel(record: Record) -> None:
    put(record, [touch("out", 0), touch("out", 0, who="ines-duarte", name="Inês Duarte"), touch("out", 1, channel="x_dm", who="tomas")])
    assert [row["channel"] for row in outreaches(record)] == ["linkedin_message", "linkedin_message", "x_dm"]


# --- LinkedIn and X ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opened", ["linkedin_note", "linkedin_message", "inmail"])
def test_an_inbound_linkedin_message_answers_whichever_channel_opened(record: Record, opened: str) -> None:
    put(record, [touch("out", 0, channel=opened, conversation="a"), touch("in", 5, conversation="b")])
    row = one(record)
    assert (row["channel"], hours(row)) == (opened, (5, 5))


def test_x_posts_and_direct_messages_are_one_conversation(record: Record) -> None:
    put(record, [touch("out", 0, channel="x_post", who="tomas"), touch("out", 1, channel="x_dm", who="tomas"), touch("in", 2, channel="x_dm", who="tomas")])
    row = one(record)
    assert (row["channel"], row["steps"], hours(row)) == ("x_post", 1, (2, 2))


def test_an_invitation_with_a_note_has_an_open_time_and_acceptance_is_no_reply(record: Record) -> None:
    open_hours = 28 * 3_600_000_000
    note = touch("out", 0, channel="linkedin_note", text="Hello Tomás", precision_us=open_hours, basis="none")
    accepted = touch("in", 39, channel="linkedin_note", kind="accepted", auto_class="platform", precision_us=24 * 3_600_000_000, basis="date_only")
    put(record, [note, accepted])
    row = one(record)
    assert (row["channel"], row["accepted"], hours(row)) == ("linkedin_note", 1, None)
    assert (row["weekday"], row["hour"]) == (None, None)
    put(record, [touch("in", 40)])
    row = one(record)
    assert (row["accepted"], hours(row)) == (1, (12, 40))


def test_acceptance_alone_opens_nothing_and_does_not_close_the_door(record: Record) -> None:
    put(record, [touch("in", 0, channel="linkedin_note", kind="accepted", auto_class="platform"), touch("out", 5), touch("in", 6)])
    row = one(record)
    assert (row["channel"], row["accepted"], hours(row)) == ("linkedin_message", 0, (1, 1))


def test_a_note_found_again_as_first_message_is_one_touch_on_linkedin_note(record: Record) -> None:
    words = "Hello Tomás, your talk on dbt tests stayed with me."
    put(record, [
        touch("out", 0, channel="linkedin_note", text=words, precision_us=28 * 3_600_000_000, basis="none", conversation="invitation:tomas"),
        touch("out", 9, text=words + " \u200e"), touch("in", 12),
    ])
    row = one(record)
    assert (row["channel"], row["steps"], row["sent_at"], hours(row)) == ("linkedin_note", 0, at(9), (3, 3))


def test_a_note_stamped_late_in_the_conversation_keeps_its_own_time(record: Record) -> None:
    words = "Hello Tomás, your talk on dbt tests stayed with me."
    put(record, [
        touch("out", 0, channel="linkedin_note", text=words, precision_us=28 * 3_600_000_000, basis="none"),
        touch("out", 100, text=words), touch("in", 103),
    ])
    row = one(record)
    assert (row["steps"], row["sent_at"], hours(row)) == (0, at(0), (75, 103))


# --- what is no reply --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("auto_class", ["auto", "bulk", "platform", "delay"])
def test_what_a_machine_sends_is_no_reply(record: Record, auto_class: str) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 1, "b@them", answers="a@me", auto_class=auto_class)])
    row = one(record)
    assert (hours(row), row["auto"]) == (None, int(auto_class == "auto"))


@pytest.mark.parametrize("text", ["Liked a message", "Loved “Hello Tomás”", "👍 to “Hello Tomás”", "Reacted ❤️ to your message", "Laughed at an image"])
def test_a_tapped_reaction_is_no_reply(record: Record, text: str) -> None:
    put(record, [touch("out", 0, channel="sms", who="+4915112345678"), touch("in", 1, channel="sms", who="+4915112345678", text=text)])
    assert hours(one(record)) is None


def test_words_that_only_begin_like_a_reaction_are_a_reply(record: Record) -> None:
    put(record, [touch("out", 0), touch("in", 1, text="Liked a message you wrote for the meetup, let us talk.")])
    assert hours(one(record)) == (1, 1)


def test_a_reaction_before_the_first_message_is_not_a_conversation(record: Record) -> None:
    put(record, [touch("in", 0, kind="reaction"), touch("out", 5), touch("in", 7)])
    assert hours(one(record)) == (2, 2)


def test_a_bounce_is_counted_and_is_no_reply(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 0.1, "b@daemon", who="mailer-daemon@example.com", name="", kind="bounce", auto_class="bounce",
                                             bounced_id="a@me")])
    row = one(record)
    assert (row["bounced"], hours(row)) == (1, None)
    assert [line.name for line in people.search(record)] == ["Tomás Ortega"]  # the mail server is nobody


def test_a_bounce_read_before_the_mail_that_came_back_still_finds_it(record: Record) -> None:
    put(record, [mail("in", 0.1, "b@daemon", who="mailer-daemon@example.com", name="", kind="bounce", auto_class="bounce", bounced_id="a@me")])
    put(record, [mail("out", 0, "a@me")])
    assert one(record)["bounced"] == 1


def test_a_refusal_is_a_reply_and_a_declined_outreach(record: Record) -> None:
    sent = log.log_sent(record, to="Inês Duarte", channel="email", at=at())
    log.log_answer(record, "reply", outreach=sent.outreach, kind="no", at=at(3))
    row = one(record)
    assert (row["declined"], hours(row)) == (1, (3, 3))


# --- calls and meetings ------------------------------------------------------------------------------------------


def test_the_first_outgoing_call_is_an_outreach_that_talking_answers(record: Record) -> None:
    log.log_answer(record, "call", to="Inês Duarte", at=at(), outcome="missed")
    row = one(record)
    assert (row["channel"], hours(row)) == ("phone", None)
    log.log_answer(record, "call", to="Inês Duarte", at=at(5), direction="in")
    assert hours(one(record)) == (5, 5)


def test_a_call_that_was_answered_at_once_answers_itself(record: Record) -> None:
    log.log_answer(record, "call", to="Inês Duarte", at=at())
    row = one(record)
    assert (row["channel"], hours(row), row["steps"]) == ("phone", (0, 0), 0)


@pytest.mark.parametrize("outcome", ["missed", "voicemail"])
def test_a_call_that_nobody_took_is_a_follow_up_and_no_reply(record: Record, outcome: str) -> None:
    log.log_answer(record, "call", to="Inês Duarte", at=at(), outcome="missed")
    log.log_answer(record, "call", to="Inês Duarte", at=at(30), outcome=outcome)
    row = one(record)
    assert (hours(row), row["steps"]) == (None, 1)


@pytest.mark.parametrize(("what", "direction"), [("call", "out"), ("call", "in"), ("meeting", "out")])
def test_talking_answers_open_outreaches_on_any_channel(record: Record, what: str, direction: str) -> None:
    log.log_sent(record, to="Inês Duarte", channel="email", at=at())
    log.log_sent(record, to="Inês Duarte", channel="linkedin_note", at=at(2))
    log.log_answer(record, what, to="ines duarte", at=at(10), direction=direction)  # type: ignore[arg-type]
    found = {row["channel"]: hours(row) for row in outreaches(record)}
    assert (found["email"], found["linkedin_note"]) == ((10, 10), (8, 8))


@pytest.mark.parametrize("direction", ["out", "in"])
def test_a_missed_call_answers_nothing(record: Record, direction: str) -> None:
    log.log_sent(record, to="Inês Duarte", channel="email", at=at())
    log.log_answer(record, "call", to="Inês Duarte", at=at(10), direction=direction, outcome="missed")
    assert [hours(row) for row in outreaches(record)] == [None] * (2 if direction == "out" else 1)


def test_a_meeting_opens_no_outreach_and_a_bounced_mail_is_not_answered_by_one(record: Record) -> None:
    log.log_answer(record, "meeting", to="Inês Duarte", at=at())
    assert outreaches(record) == []
    sent = log.log_sent(record, to="Inês Duarte", channel="email", at=at(1))
    log.log_answer(record, "reply", outreach=sent.outreach, kind="bounce", at=at(1.1))
    log.log_answer(record, "meeting", to="Inês Duarte", at=at(5))
    row = one(record)
    assert (row["bounced"], hours(row)) == (1, None)


def test_calling_back_somebody_who_rang_is_no_outreach(record: Record) -> None:
    log.log_answer(record, "call", to="Inês Duarte", at=at(), direction="in", outcome="missed")
    log.log_answer(record, "call", to="Inês Duarte", at=at(1))
    assert outreaches(record) == []


# --- elsewhere ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("after", "shown"), [(14 * 24, 1), (14 * 24 + 0.01, 0)])
def test_a_text_on_another_network_within_14_days_is_shown_apart(record: Record, after: float, shown: int) -> None:
    sent = log.log_sent(record, to="Inês Duarte", channel="linkedin_note", at=at())
    log.log_answer(record, "reply", person=sent.person, channel="whatsapp", at=at(after))
    row = one(record)
    assert (row["elsewhere"], hours(row)) == (shown, None)


def test_an_answer_on_the_own_channel_outweighs_one_elsewhere(record: Record) -> None:
    sent = log.log_sent(record, to="Inês Duarte", channel="linkedin_note", at=at())
    log.log_answer(record, "reply", person=sent.person, channel="whatsapp", at=at(3))
    log.log_answer(record, "reply", person=sent.person, channel="linkedin_message", at=at(30))
    row = one(record)
    assert (row["elsewhere"], hours(row)) == (0, (30, 30))


# --- mail threads ------------------------------------------------------------------------------------------------


def test_an_answer_from_another_address_in_the_thread_counts(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 4, "b@them", who="office@example.com", name="The office", answers="a@me")])
    row = one(record)
    assert hours(row) == (4, 4)


def test_an_answer_found_by_its_references_counts(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", 4, "b@them", who="office@example.com", name="", answers="unseen@x", references=("a@me", "unseen@x"))])
    assert hours(one(record)) == (4, 4)


def test_answering_a_mail_of_somebody_else_is_no_outreach(record: Record) -> None:
    put(record, [
        mail("in", 0, "q@them", who="rosa@example.com", name="Rosa Keller"),
        mail("out", 1, "a@me", who="tomas@example.com", answers="q@them"),
    ])
    assert outreaches(record) == []


def test_answering_a_mail_that_is_not_in_the_record_is_no_outreach_until_it_proves_to_be_ones_own(record: Record) -> None:
    put(record, [mail("out", 50, "b@me", answers="a@me")])
    assert outreaches(record) == []
    put(record, [mail("out", 0, "a@me")])
    assert one(record)["steps"] == 1


def test_a_new_subject_to_somebody_who_wrote_before_is_an_outreach(record: Record) -> None:
    put(record, [mail("in", 0, "q@them"), mail("out", 100, "a@me"), mail("in", 103, "r@them", answers="a@me")])
    assert hours(one(record)) == (3, 3)


def test_two_clocks_that_differ_by_minutes_answer_at_once_and_by_more_at_an_unknown_time(record: Record) -> None:
    put(record, [mail("out", 0, "a@me"), mail("in", -0.1, "b@them", answers="a@me")])
    assert hours(one(record)) == (0, 0)
    put(record, [mail("out", 0, "c@me", who="rosa@example.com", name="Rosa Keller"),
                 mail("in", -5, "d@them", who="rosa@example.com", name="Rosa Keller", answers="c@me")])
    row = next(row for row in outreaches(record) if row["person_id"] == 2)
    assert (row["reply_low"], row["reply_high"]) == (0, outreach.UNKNOWN_LATENCY)


# --- people apart and together -----------------------------------------------------------------------------------


def test_equal_names_in_two_conversations_stay_apart_until_joined(record: Record) -> None:
    put(record, [touch("out", 0, channel="facebook", who="", name="Ana Lima", conversation="ana_1"),
                 touch("in", 3, channel="facebook", who="", name="Ana Lima", conversation="ana_2")], source="facebook:me")
    assert hours(one(record)) is None
    left, right = (line.person for line in sorted(people.search(record), key=lambda line: line.person))
    assert [(item.left, item.right) for item in people.suggestions(record)] == [(left, right)]
    people.merge(record, left, right, at=at(10))
    assert hours(one(record)) == (3, 3)


def test_a_table_of_ones_own_says_by_kind_alone_what_a_machine_sent(record: Record) -> None:
    put(record, [touch("out", 0, channel="sms", who="", name="Ana Lima", conversation=""),
                 touch("in", 1, channel="sms", who="", name="Ana Lima", conversation="", kind="auto"),
                 touch("out", 0, channel="email", who="", name="Ana Lima", conversation=""),
                 touch("in", 1, channel="email", who="", name="Ana Lima", conversation="", kind="bounce")], source="csv:me")
    assert [(row["channel"], hours(row), row["auto"], row["bounced"]) for row in outreaches(record)] == [("sms", None, 1, 0), ("email", None, 0, 1)]
    assert len(people.search(record)) == 1  # in a table of one's own the name is the person


@pytest.mark.parametrize("logged_at", [0.5, 8.9, 9.1])
def test_a_note_logged_by_hand_found_as_invitation_and_as_message_is_one_touch(record: Record, logged_at: float) -> None:
    words = "Hello Tomás, your talk on dbt tests stayed with me."
    sent = log.log_sent(record, to="Tomás Ortega", channel="linkedin_note", handle="tomas-ortega", at=at(logged_at), text=words, template="learn/talk")
    put(record, [
        touch("out", 0, channel="linkedin_note", text=words, precision_us=28 * 3_600_000_000, basis="none"), touch("out", 9, text=words), touch("in", 12),
    ])
    row = one(record)
    assert (row["id"], row["channel"], row["template"], row["steps"], hours(row)) == (sent.outreach, "linkedin_note", "learn/talk", 0, (3, 3))
