"""What a report says in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports.narrative import (
    comparison_sentence,
    explain,
    first_sentence,
    name,
    remarks,
    report_text,
    table_rows,
    trend_lines,
    turned_sentences,
)
from composer.reports.report import report
from composer.reports.trends import trend
from tests.reports_kit import HOUR, NOW, empty_record, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def many(answered: int, total: int, channel: str = "email", **more) -> list:
    return [sent(90, 2 if n < answered else None, channel=channel, **more) for n in range(total)]


def test_the_first_sentence_is_the_one_the_record_bears_out(record: Record) -> None:
    assert first_sentence(report(record, now=NOW)) == "No messages in this report yet."
    put(record, [sent(3), sent(4, 1)])
    assert first_sentence(report(record, now=NOW)) == "2 messages sent less than a day ago: no rate yet."
    put(record, many(5, 12, "linkedin_message") + many(2, 9))
    assert first_sentence(report(record, now=NOW)) == (
        "LinkedIn messages: 5 of 12 answered within a day; too early to say whether that beats e-mails (2 of 9)."
    )
    put(record, many(60, 70, "phone"))
    assert first_sentence(report(record, now=NOW)).startswith(
        "Calls got answers within a day more often than e-mails: 60 of 70 against 2 of 9 ("
    )


def test_a_lower_rate_falls_behind_and_does_not_beat(record: Record) -> None:
    put(record, many(2, 12) + many(5, 9, "sms"))
    assert "too early to say whether that falls behind text messages (5 of 9)" in first_sentence(report(record, now=NOW))


def test_equal_rates_neither_beat_nor_fall_behind(record: Record) -> None:
    put(record, [sent(90), sent(90), sent(90, channel="phone")])
    assert first_sentence(report(record, now=NOW)) == "E-mails: 0 of 2 answered within a day; too early to compare that with calls (0 of 1)."


def test_one_channel_alone_is_compared_with_nothing(record: Record) -> None:
    put(record, many(2, 12))
    assert first_sentence(report(record, now=NOW)) == "E-mails: 2 of 12 answered within a day; too few to read much into it."
    assert comparison_sentence(report(record, now=NOW)) == ""
    put(record, many(30, 90))
    assert first_sentence(report(record, now=NOW)) == "E-mails: 32 of 102 answered within a day."


def test_only_vague_times_are_said_so(record: Record) -> None:
    put(record, [{**sent(90), "reply_low": 20 * HOUR, "reply_high": 30 * HOUR}])
    assert first_sentence(report(record, now=NOW)) == "No message whose answer could be timed yet."


def test_too_early_names_how_many_more_messages_it_may_take(record: Record) -> None:
    put(record, many(2, 20) + many(4, 20, "sms"))
    said = comparison_sentence(report(record, now=NOW))
    assert said.startswith("Too early to say which gets answers more often. If the rates of text messages (20 %) and e-mails (10 %) stay")
    assert "about 518 more messages would show it" in said
    put(record, many(1, 10, "phone") + many(1, 10, "slack"))
    assert "more messages" in comparison_sentence(report(record, now=NOW))


def test_equal_rates_are_said_to_be_equal(record: Record) -> None:
    put(record, many(2, 20) + many(2, 20, "sms"))
    assert comparison_sentence(report(record, now=NOW)) == "Too early to say which gets answers more often: the rates are as good as equal."


def test_no_sentence_claims_a_cause(record: Record) -> None:
    put(record, many(5, 80) + many(60, 80, "phone"))
    text = report_text(report(record, now=NOW))
    assert "no proof of a cause" in text
    for word in ("works better", "works best", "because of", "significant", "proves"):
        assert word not in text


def test_every_figure_is_explained_with_both_its_integers(record: Record) -> None:
    put(record, [*many(3, 10), sent(5), sent(90, bounced=1)])
    found = report(record, now=NOW)
    said = explain(found, found.groups[0])
    assert said["sent"] == "12 sent = 1 bounced + 1 younger than a day + 0 whose times are too vague + 10 that count"
    assert said["rate_24h"].startswith("3 ÷ 10: answered within a day ÷ messages at least a day old")
    assert said["share_of_replies_24h"].startswith("3 ÷ 3: ")
    assert said["enough"].startswith("not enough yet: about ")
    assert set(said) == {"sent", "pending", "bounced", "unknown_24h", "mature", "rate_24h", "rate", "rate_30d", "share_of_replies_24h", "median_hours", "enough"}


def test_remarks_name_what_was_left_out(record: Record) -> None:
    put(record, [
        *many(3, 10), sent(5), sent(90, bounced=1), sent(90, auto=1), sent(90, elsewhere=1),
        {**sent(90), "reply_low": 20 * HOUR, "reply_high": 30 * HOUR},
    ])
    assert remarks(report(record, now=NOW)) == (
        "1 message was sent less than a day ago and not counted either way.",
        "For 1 message the times are too vague to say whether an answer came within a day; left out.",
        "1 message came back undelivered; left out of the rates.",
        "1 message got an automatic answer, which is not counted as an answer.",
        "1 message got an answer on another network, shown apart.",
    )


def test_a_young_record_is_told_that_answers_look_quick(record: Record) -> None:
    put(record, [sent(26, 2) for _ in range(30)] + [sent(26) for _ in range(30)] + [sent(400, 200) for _ in range(10)])
    assert any(said.startswith("Young messages make answers look quick: 75 % of answers so far came within a day") for said in remarks(report(record, now=NOW)))


def test_the_text_report_has_a_line_a_group_and_the_time_it_counts_to(record: Record) -> None:
    put(record, many(5, 12, "linkedin_message") + many(2, 9))
    lines = report_text(report(record, now=NOW)).splitlines()
    assert [line.split("  ")[0] for line in lines[3:5]] == ["LinkedIn message", "E-mail"]
    assert lines[-1] == "Counted on 20 November 2026, 12:00 UTC."
    assert all(len(line) < 200 for line in lines)


def test_every_figure_of_a_record_that_says_enough_is_explained(record: Record) -> None:
    put(record, many(30, 40))
    found = report(record, now=NOW)
    assert explain(found, found.groups[0]) == {
        "sent": "40 sent = 0 bounced + 0 younger than a day + 0 whose times are too vague + 40 that count",
        "pending": "0 sent less than a day ago, answered or not: they stay out of both sides of the rate",
        "bounced": "0 came back undelivered: they stay out of every rate",
        "unknown_24h": "0 old enough, but their times leave open whether an answer came within a day",
        "mature": "40 at least a day old, with times clear enough to tell",
        "rate_24h": "30 ÷ 40: answered within a day ÷ messages at least a day old; 95 % interval by Wilson",
        "rate": "answered at all by 3.8 days (Kaplan–Meier: young messages count for as long as they have been out); 30 answered so far",
        "rate_30d": "the same by 30 days, so that answers to follow-ups show",
        "share_of_replies_24h": "30 ÷ 30: answers within a day ÷ all answers. Only this compares with “90 % of replies come within a day”",
        "median_hours": "half of all messages were answered by then (Kaplan–Meier)",
        "enough": "enough to read: at least 20 count and the interval is narrower than 30 points",
    }


def test_figures_that_are_not_there_are_explained_too(record: Record) -> None:
    put(record, [sent(5), sent(90, channel="sms", bounced=1)])
    found = report(record, now=NOW, window_hours=48)
    young, lost = (explain(found, group) for group in found.groups)
    assert [young[key] for key in ("rate_24h", "share_of_replies_24h", "median_hours", "enough")] == [
        "no message is 2 days old yet, so there is no rate", "no answer yet", "not reached: fewer than half were answered",
        "not enough yet: about 20 more that are at least 2 days old",
    ]
    assert lost["rate"] == "no message to count yet"


@pytest.mark.parametrize(("by", "more", "said"), [
    ("channel", {}, "e-mails"), ("template", {"template": "a/b"}, "template “a/b”"), ("origin", {"origin": "own"}, "who wrote it “own”"),
    ("weekday", {"weekday": 4}, "messages sent on Friday"), ("hour", {"hour": 9}, "messages sent at 09:00"),
    ("length", {"length": 30}, "messages of 25–49 words"), ("step", {"steps": 1}, "messages with 1 follow-up"), ("rule", {"rules": "x"}, "rule broken “x”"),
])
def test_a_group_is_called_as_a_sentence_needs_it(record: Record, by: str, more: dict, said: str) -> None:
    put(record, [sent(90, **more)])
    found = report(record, by=by, now=NOW)
    assert name(found, found.groups[0].group) == said
    assert name(found, "pigeon") == "pigeon" if by == "channel" else True


def test_a_difference_that_stands_is_told_with_the_caution(record: Record) -> None:
    put(record, many(10, 100) + many(45, 100, "phone"))
    assert comparison_sentence(report(record, now=NOW)) == (
        "One difference stands after correction for the pair compared. People were not assigned at random, so this is no proof of a cause."
    )
    put(record, many(12, 100, "sms"))
    assert comparison_sentence(report(record, now=NOW)).startswith("2 differences stand after correction for the 3 pairs compared. People")


def test_the_pair_that_is_nearest_to_an_answer_is_named(record: Record) -> None:
    put(record, many(8, 20) + many(2, 20, "sms") + many(7, 20, "phone"))
    found = report(record, now=NOW)
    nearest = min((pair for pair in found.comparisons.pairs if pair.more), key=lambda pair: pair.more)
    assert comparison_sentence(found) == (
        f"Too early to say which gets answers more often. If the rates of {name(found, nearest.a)} (40 %) and text messages (10 %) "
        f"stay as they are, about {nearest.more} more messages would show it."
    )


def test_a_turn_among_kinds_is_told_from_the_higher_to_the_lower(record: Record) -> None:
    kinds = [("email", "friend", 81, 87), ("email", "stranger", 192, 263), ("phone", "friend", 234, 270), ("phone", "stranger", 55, 80)]
    put(record, [sent(90, 2 if n < k else None, channel=channel, relationship=kind) for channel, kind, k, total in kinds for n in range(total)])
    found = report(record, now=NOW)
    (said,) = turned_sentences(found)
    assert said == (
        "Look closer: overall calls got more answers than e-mails (83 % against 78 %), but among the same kinds of people it is the other way "
        "round (78 % against 83 %)."
    )
    assert first_sentence(found).split(". ")[1].startswith("E-mails: 273 of 350 answered within a day")


def test_by_rule_and_by_step_carry_their_own_warning(record: Record) -> None:
    put(record, [sent(90, rules="a b", steps=1)])
    assert remarks(report(record, by="rule", now=NOW)) == ("A message that breaks several rules is in several rows.",)
    assert remarks(report(record, by="step", now=NOW)) == ("Follow-ups go only to people who had not answered, so these rows say nothing on whether they help.",)
    assert remarks(report(record, now=NOW)) == ()


def test_several_of_a_kind_are_told_in_the_plural(record: Record) -> None:
    put(record, [sent(5), sent(6), *[sent(90, bounced=1)] * 2, *[sent(90, auto=1, elsewhere=1)] * 2])
    assert remarks(report(record, now=NOW)) == (
        "2 messages were sent less than a day ago and not counted either way.", "2 messages came back undelivered; left out of the rates.",
        "2 messages got an automatic answer, which is not counted as an answer.", "2 messages got an answer on another network, shown apart.",
    )


def test_the_table_has_a_head_and_a_row_a_group(record: Record) -> None:
    put(record, many(1, 4))
    assert table_rows(report(record, now=NOW)) == [
        ("", "sent", "counted", "in time", "rate", "95 %", "at all", "95 %", "30 days", "median", ""),
        ("email", "4", "4", "1", "25 %", "5–70 %", "25 %", "4–87 %", "25 %", "not reached", "25 more needed"),
    ]
    put(record, many(60, 60, "phone"))
    assert table_rows(report(record, now=NOW))[1][-2:] == ("2 h", "")


def test_the_report_explains_its_columns(record: Record) -> None:
    assert report_text(report(record, now=NOW)).splitlines() == ["No messages in this report yet.", "Counted on 20 November 2026, 12:00 UTC."]
    put(record, [sent(90, 1), sent(400, channel="sms")])
    assert "“counted”: at least 3 days old; “in time”: answered within 3 days; “at all”: by 14 days." in report_text(report(record, now=NOW, window_hours=72))


def test_weeks_are_a_table_with_blank_rows_for_weeks_without_messages(record: Record) -> None:
    assert trend_lines(trend(record, now=NOW)) == []
    put(record, [sent(24 * 15, 1), sent(24 * 15), sent(3)])
    assert trend_lines(trend(record, now=NOW, zone="Europe/Stockholm")) == [
        "By week of sending (Stockholm time):", "",
        "week from   sent  counted  in time  rate    95 %",
        "2026-11-02     2        2        1  50 %  9–91 %",
        "2026-11-09",
        "2026-11-16     1        0        0     –          still counting",
    ]
