"""What opens an outreach, what answers it and when: the derivation alone, touch by touch, without a record."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from composer.record.events import DAY, HOUR, SECOND, Event
from composer.record.outreach import ELSEWHERE_WITHIN, EXACT, SKEW, TOPIC_WITHIN, UNKNOWN_LATENCY, Found, latency, outreaches

_ids = count(1)


def event(direction: str, hours: float, channel: str = "linkedin_message", kind: str = "message", **more: Any) -> Event:
    native = more.pop("mail_id", "")
    return Event(**{
        "id": next(_ids), "person": 1, "source": 1, "channel": channel, "direction": direction, "kind": kind, "auto_class": "human",
        "at": round(hours * HOUR), "native_id": native, "mail_ids": frozenset({native} if native else ()), **more,
    })


def out(hours: float, channel: str = "linkedin_message", **more: Any) -> Event:
    return event("out", hours, channel, **more)


def came(hours: float, channel: str = "linkedin_message", **more: Any) -> Event:
    return event("in", hours, channel, **more)


def only(*events: Event, others: tuple[Event, ...] = (), heard: frozenset[str] = frozenset()) -> Found:
    (found,) = outreaches(events, others, heard)
    return found


# --- what opens one ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["message", "call", "missed", "voicemail"])
def test_what_one_sends_or_dials_opens(kind: str) -> None:
    assert only(out(0, "phone", kind=kind)).channel == "phone"


@pytest.mark.parametrize("kind", ["meeting", "reaction", "no", "accepted"])
def test_what_is_no_first_word_opens_nothing(kind: str) -> None:
    assert outreaches([out(0, kind=kind)]) == []


@pytest.mark.parametrize("auto_class", ["auto", "bulk", "platform", "delay", "bounce"])
def test_what_a_machine_sends_in_ones_name_opens_nothing(auto_class: str) -> None:
    assert outreaches([out(0, auto_class=auto_class)]) == []


def test_the_touches_are_taken_in_order_of_time_whatever_order_they_come_in() -> None:
    late, early = out(5), out(1)
    found = only(late, early)
    assert (found.first, found.follow_ups, found.newest) == (early, [late], late)


def test_an_outreach_without_follow_ups_ends_with_its_first_touch() -> None:
    first = out(1)
    assert only(first).newest is first


@pytest.mark.parametrize("kind", ["message", "no", "call", "missed", "voicemail", "meeting"])
def test_whoever_spoke_first_was_not_reached_out_to(kind: str) -> None:
    assert outreaches([came(0, "phone", kind=kind), out(1, "phone")]) == []


@pytest.mark.parametrize("change", [{"kind": "reaction"}, {"kind": "accepted"}, {"auto_class": "auto"}, {"auto_class": "bulk"}])
def test_what_says_nothing_before_leaves_the_door_open(change: dict[str, str]) -> None:
    assert only(came(0, **change), out(1)).first.direction == "out"


def test_every_channel_with_its_own_conversation_has_its_own_outreach() -> None:
    found = outreaches([out(0), out(1, "email"), out(2, "x_dm"), out(3, "inmail"), out(4, "x_post")])
    assert [(item.channel, len(item.follow_ups)) for item in found] == [("linkedin_message", 1), ("email", 0), ("x_dm", 1)]


@pytest.mark.parametrize("channel", ["linkedin_message", "x_dm", "phone"])
def test_linkedin_x_and_the_telephone_hold_one_conversation_a_person(channel: str) -> None:
    assert outreaches([came(0, channel, conversation="a"), out(1, channel, conversation="b")]) == []


@pytest.mark.parametrize(("theirs", "mine", "opened"), [("a", "b", 1), ("a", "a", 0), ("", "b", 0), ("a", "", 0), ("", "", 0)])
def test_elsewhere_another_conversation_begins_anew_as_far_as_it_is_told(theirs: str, mine: str, opened: int) -> None:
    assert len(outreaches([came(0, "whatsapp", conversation=theirs), out(1, "whatsapp", conversation=mine)])) == opened


# --- mail --------------------------------------------------------------------------------------------------------


def mail(direction: str, hours: float, number: str, **more: Any) -> Event:
    return event(direction, hours, "email", mail_id=number, **more)


def test_a_new_mail_to_somebody_who_wrote_before_opens() -> None:
    assert only(mail("in", 0, "q"), mail("out", 1, "a")).first.native_id == "a"


def test_a_mail_that_refers_to_one_that_others_wrote_opens_nothing() -> None:
    heard = frozenset({"q"})
    assert outreaches([mail("out", 1, "a", in_reply_to="q")], heard=heard) == []
    assert outreaches([mail("out", 1, "a", refs=("p", "q"))], heard=heard) == []
    assert only(mail("out", 1, "a", refs=("p",)), heard=heard).first.native_id == "a"


def test_what_follows_up_on_an_own_mail_that_continued_a_talk_begins_nothing_either() -> None:
    first = mail("out", 1, "a", in_reply_to="lost")
    assert outreaches([first, mail("out", 2, "b", in_reply_to="a")]) == []
    assert outreaches([first, mail("out", 2, "b", refs=("lost", "a"))]) == []
    assert only(first, mail("out", 2, "b")).first.native_id == "b"


def test_a_mail_that_answers_one_which_is_not_here_opens_nothing() -> None:
    assert outreaches([mail("out", 1, "b", in_reply_to="a")]) == []


def test_a_follow_up_that_answers_ones_own_mail_belongs_to_it() -> None:
    asked = mail("in", -5, "q", topic="bees", conversation="")
    found = only(asked, mail("out", 0, "a"), mail("out", 50, "b", in_reply_to="a"))
    assert [item.native_id for item in found.follow_ups] == ["b"]


@pytest.mark.parametrize(("again", "topic", "hours", "opened"), [
    (True, "bees", 1, 0), (True, "bees", TOPIC_WITHIN / HOUR, 0), (True, "bees", TOPIC_WITHIN / HOUR + 0.01, 1),
    (False, "bees", 1, 1), (True, "wasps", 1, 1),
])
def test_a_re_on_the_same_subject_goes_on_with_their_mail_for_a_month(again: bool, topic: str, hours: float, opened: int) -> None:
    events = [mail("in", 0, "q", topic="bees"), mail("out", hours, "a", topic=topic, again=again)]
    assert len(outreaches(events)) == opened


def test_two_mails_without_a_subject_share_none() -> None:
    assert len(outreaches([mail("in", 0, "q"), mail("out", 1, "a", again=True)])) == 1


@pytest.mark.parametrize(("theirs", "mine", "opened"), [("t", "t", 0), ("t", "u", 1), ("", "", 1)])
def test_mails_of_one_thread_are_one_conversation(theirs: str, mine: str, opened: int) -> None:
    assert len(outreaches([mail("in", 0, "q", conversation=theirs), mail("out", 1, "a", conversation=mine)])) == opened


def test_a_mail_that_answers_this_very_one_came_later_whatever_its_clock_says() -> None:
    found = only(mail("in", 0, "q", in_reply_to="a", conversation="t"), mail("out", 1, "a", conversation="t"))
    assert (found.first.native_id, found.reply.native_id, found.low, found.high) == ("a", "q", 0, UNKNOWN_LATENCY)


def test_mail_without_ids_goes_by_its_conversation() -> None:
    assert outreaches([came(0, "email", conversation="t"), out(1, "email", conversation="t")]) == []
    assert len(outreaches([came(0, "email", conversation="t"), mail("out", 1, "a", conversation="u")])) == 1
    assert outreaches([came(0, "email"), mail("out", 1, "a")]) == []


def test_an_answer_in_the_thread_from_anybody_answers() -> None:
    other = mail("in", 3, "r", person=2, in_reply_to="a")
    found = only(mail("out", 0, "a"), others=(other,))
    assert (found.reply, found.low) == (other, 3 * HOUR)


def test_another_persons_mail_that_names_nothing_of_ours_answers_nothing() -> None:
    assert only(mail("out", 0, "a"), others=(mail("in", 3, "r", person=2, in_reply_to="z"),)).reply is None


def test_an_answer_to_a_follow_up_answers_the_outreach() -> None:
    found = only(mail("out", 0, "a"), mail("out", 5, "b"), others=(mail("in", 9, "r", person=2, refs=("b",)),))
    assert (found.low, len(found.follow_ups)) == (9 * HOUR, 1)


# --- what answers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["message", "no", "voicemail", "call", "meeting"])
def test_words_and_talks_answer(kind: str) -> None:
    assert only(out(0), came(2, kind=kind)).low == 2 * HOUR


@pytest.mark.parametrize("change", [
    {"kind": "missed"}, {"kind": "reaction"}, {"kind": "accepted"}, {"auto_class": "auto"}, {"auto_class": "platform"}, {"direction": "out"},
])
def test_what_is_no_answer_leaves_it_open(change: dict[str, str]) -> None:
    answer = came(2, **change) if "direction" not in change else out(2)
    assert only(out(0), answer).reply is None


def test_the_first_of_several_answers_counts() -> None:
    assert only(out(0), came(7), came(3), came(5)).low == 3 * HOUR


def test_an_answer_before_its_message_by_a_clock_counts_before_all_others() -> None:
    first = out(0)
    told = came(-1, "whatsapp", answers=first.id)
    assert only(first, came(3), told).reply is told


def test_a_message_before_the_first_touch_answers_nothing_unless_it_says_so() -> None:
    heard_of = came(-2, "whatsapp", conversation="old")
    assert only(heard_of, out(0, "whatsapp", conversation="new")).reply is None


def test_talking_on_another_channel_answers_and_text_there_does_not() -> None:
    assert only(out(0, "email"), came(2, "phone", kind="call")).low == 2 * HOUR
    assert only(out(0, "email"), came(2, "whatsapp")).reply is None


def test_an_outgoing_call_that_was_taken_answers_the_mail_too() -> None:
    found = {item.channel: item.low for item in outreaches([out(0, "email"), out(5, "phone", kind="call")])}
    assert found == {"email": 5 * HOUR, "phone": 0}


def test_a_talk_before_the_message_answers_nothing() -> None:
    assert only(came(-3, "phone", kind="call"), out(0, "email")).reply is None


def test_a_call_with_somebody_else_answers_nothing() -> None:
    assert only(mail("out", 0, "a"), others=(event("in", 2, "phone", kind="call", person=2),)).reply is None


def test_what_the_user_says_it_answers_it_answers_whoever_wrote_on_whatever_channel() -> None:
    first = out(0, "email")
    assert only(first, came(4, "whatsapp", answers=first.id)).low == 4 * HOUR
    assert only(first, came(4, "whatsapp", kind="missed", answers=first.id)).reply is None


def test_an_answer_that_is_said_to_belong_to_another_message_does_not_answer_this_one() -> None:
    assert only(out(0), came(4, answers=999)).reply is None


def test_an_answer_that_comes_in_twice_is_one() -> None:
    answer = mail("in", 3, "r", in_reply_to="a")
    assert only(mail("out", 0, "a"), answer, others=(answer,)).reply is answer


def test_follow_ups_end_with_the_answer() -> None:
    found = only(out(0), out(10), came(20), out(30))
    assert ([item.at for item in found.follow_ups], found.newest.at) == ([10 * HOUR], 10 * HOUR)


def test_one_refusal_after_the_first_touch_declines_it_even_where_an_answer_came_before() -> None:
    assert [only(out(0), came(1), came(2, kind="no")).declined, only(out(0), came(2, kind="no")).declined, only(out(0), came(1)).declined] == [1, 1, 0]


def test_what_a_machine_refuses_declines_nothing() -> None:
    assert only(out(0), came(2, kind="no", auto_class="auto")).declined == 0


# --- how long it took --------------------------------------------------------------------------------------------


def bounds(sent: float, precision: float, replied: float, reply_precision: float) -> tuple[int, int]:
    """In seconds."""
    first = out(0, at=round(sent * SECOND), precision=round(precision * SECOND))
    low, high = latency(first, came(0, at=round(replied * SECOND), precision=round(reply_precision * SECOND)))
    return low // SECOND, high // SECOND


@pytest.mark.parametrize(("sent", "precision", "replied", "reply_precision", "expected"), [
    (0, 0, 86_400, 0, (86_400, 86_400)), (0, 1, 86_400, 1, (86_400, 86_400)),  # read to the second is exact
    (0, 60, 86_400, 0, (86_340, 86_400)), (0, 0, 86_400, 60, (86_400, 86_460)), (0, 60, 30, 0, (0, 30)),
    (600, 0, 0, 0, (0, 0)), (601, 0, 0, 0, (0, UNKNOWN_LATENCY // SECOND)), (700, 0, 0, 200, (0, 0)), (900, 0, 0, 299, (0, UNKNOWN_LATENCY // SECOND)),
])
def test_the_bounds_of_a_time_follow_how_exactly_both_ends_are_known(
    sent: float, precision: float, replied: float, reply_precision: float, expected: tuple[int, int],
) -> None:
    assert bounds(sent, precision, replied, reply_precision) == expected


def test_the_figures_that_decide_are_those_of_the_docs() -> None:
    assert (EXACT, SKEW, ELSEWHERE_WITHIN, TOPIC_WITHIN) == (SECOND, 600 * SECOND, 14 * DAY, 30 * DAY)


def test_a_call_that_was_taken_answers_itself_at_once() -> None:
    found = only(out(3, "phone", kind="call", precision=HOUR))
    assert (found.low, found.high, found.follow_ups) == (0, 0, [])


# --- bounces, machines, invitations ------------------------------------------------------------------------------


def bounce(hours: float, **more: Any) -> Event:
    return came(hours, "email", **{"kind": "bounce", "auto_class": "bounce", **more})


def test_a_bounce_that_names_the_mail_or_is_said_to_answer_it_marks_it() -> None:
    first = mail("out", 0, "a")
    assert only(first, bounce(1, bounced_id="a")).bounced == 1
    assert only(first, bounce(1, answers=first.id)).bounced == 1
    assert only(first, others=(bounce(1, person=2, bounced_id="a"),)).bounced == 1


@pytest.mark.parametrize("change", [{"kind": "message"}, {"auto_class": "human"}])
def test_either_its_kind_or_its_class_makes_a_bounce(change: dict[str, str]) -> None:
    assert only(mail("out", 0, "a"), bounce(1, **change)).bounced == 1


def test_a_bounce_that_names_nothing_is_guessed_from_person_and_time() -> None:
    assert only(mail("out", 0, "a"), bounce(0)).bounced == 1
    assert only(mail("out", 1, "a"), bounce(0.9)).bounced == 0
    assert only(mail("out", 0, "a"), others=(bounce(1, person=2),)).bounced == 0


def test_a_bounce_of_another_mail_marks_nothing() -> None:
    assert only(mail("out", 0, "a"), bounce(1, bounced_id="z")).bounced == 0
    assert only(mail("out", 0, "a"), bounce(1, answers=999)).bounced == 0


def test_a_mail_that_somebody_answered_arrived_and_a_talk_does_not_prove_it() -> None:
    first = mail("out", 0, "a")
    assert only(first, bounce(0.1, bounced_id="a"), mail("in", 5, "r", in_reply_to="a")).bounced == 0
    talked = only(first, bounce(0.1, bounced_id="a"), came(5, "phone", kind="call"))
    assert (talked.bounced, talked.reply) == (1, None)
    said = only(first, bounce(0.1, bounced_id="a"), came(5, "phone", kind="call", answers=first.id))
    assert (said.bounced, said.low) == (0, 5 * HOUR)


@pytest.mark.parametrize("change", [{"auto_class": "auto"}, {"kind": "auto"}])
def test_an_automatic_answer_is_counted_apart(change: dict[str, str]) -> None:
    found = only(out(0), came(1, **change))
    assert (found.auto, found.reply, found.bounced) == (1, None, 0)


def test_automatic_mail_from_before_or_about_something_else_is_not_its_answer() -> None:
    assert only(came(-1, auto_class="auto"), out(0)).auto == 0
    assert only(mail("out", 0, "a"), others=(mail("in", 1, "r", person=2, auto_class="auto"),)).auto == 0
    assert only(mail("out", 0, "a"), others=(mail("in", 1, "r", person=2, auto_class="auto", in_reply_to="a"),)).auto == 1
    assert only(out(0), came(1, kind="bounce", auto_class="auto")).auto == 0


def test_an_automatic_answer_may_be_said_to_answer_it() -> None:
    first = out(0)
    assert only(first, came(-1, auto_class="auto", answers=first.id)).auto == 1


@pytest.mark.parametrize(("channel", "hours", "precision", "accepted"), [
    ("linkedin_note", 5, 0, 1), ("linkedin_note", 0, 0, 1), ("linkedin_note", -1, HOUR, 1), ("linkedin_note", -2, HOUR, 0), ("inmail", 5, 0, 0),
])
def test_an_invitation_is_accepted_from_its_sending_on(channel: str, hours: float, precision: int, accepted: int) -> None:
    yes = came(hours, "linkedin_note", kind="accepted", auto_class="platform", precision=precision)
    found = only(out(0, channel), yes)
    assert (found.accepted, found.reply) == (accepted, None)


@pytest.mark.parametrize(("hours", "shown"), [(0, 1), (14 * 24, 1), (14 * 24 + 0.01, 0), (-0.01, 0)])
def test_an_answer_elsewhere_is_shown_for_two_weeks(hours: float, shown: int) -> None:
    assert only(out(0, "email"), came(hours, "whatsapp")).elsewhere == shown


@pytest.mark.parametrize("change", [{"kind": "missed"}, {"kind": "reaction"}, {"auto_class": "auto"}])
def test_what_says_nothing_elsewhere_is_not_shown(change: dict[str, str]) -> None:
    assert only(out(0, "email"), came(2, "whatsapp", **change)).elsewhere == 0


def test_a_refusal_elsewhere_is_shown_and_ones_own_message_there_is_not() -> None:
    assert only(out(0, "email"), came(2, "whatsapp", kind="no")).elsewhere == 1
    assert {item.elsewhere for item in outreaches([out(0, "email"), out(2, "whatsapp")])} == {0}


def test_nothing_elsewhere_is_shown_beside_an_answer() -> None:
    assert only(out(0, "email"), came(1, "whatsapp"), came(2, "email")).elsewhere == 0
