"""What a report says in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.record.store import Record
from composer.reports.narrative import comparison_sentence, explain, first_sentence, remarks, report_text
from composer.reports.report import report
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
        "LinkedIn messages: 5 of 12 answered within a day; too early to say whether that beats mail (2 of 9)."
    )
    put(record, many(60, 70, "phone"))
    assert first_sentence(report(record, now=NOW)).startswith(
        "Calls got answers within a day more often than mail: 60 of 70 against 2 of 9 ("
    )


def test_a_lower_rate_falls_behind_and_does_not_beat(record: Record) -> None:
    put(record, many(2, 12) + many(5, 9, "sms"))
    assert "too early to say whether that falls behind text messages (5 of 9)" in first_sentence(report(record, now=NOW))


def test_equal_rates_neither_beat_nor_fall_behind(record: Record) -> None:
    put(record, [sent(90), sent(90), sent(90, channel="phone")])
    assert first_sentence(report(record, now=NOW)) == "Mail: 0 of 2 answered within a day; too early to compare that with calls (0 of 1)."


def test_one_channel_alone_is_compared_with_nothing(record: Record) -> None:
    put(record, many(2, 12))
    assert first_sentence(report(record, now=NOW)) == "Mail: 2 of 12 answered within a day; too few to read much into it."
    assert comparison_sentence(report(record, now=NOW)) == ""
    put(record, many(30, 90))
    assert first_sentence(report(record, now=NOW)) == "Mail: 32 of 102 answered within a day."


def test_only_vague_times_are_said_so(record: Record) -> None:
    put(record, [{**sent(90), "reply_low": 20 * HOUR, "reply_high": 30 * HOUR}])
    assert first_sentence(report(record, now=NOW)) == "No message whose answer could be timed yet."


def test_too_early_names_how_many_more_messages_it_may_take(record: Record) -> None:
    put(record, many(2, 20) + many(4, 20, "sms"))
    said = comparison_sentence(report(record, now=NOW))
    assert said.startswith("Too early to say which gets answers more often. If the rates of text messages (20 %) and mail (10 %) stay")
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
    assert set(said) == {"sent", "pending", "bounced", "unknown_24h", "mature", "rate_24h", "rate", "share_of_replies_24h", "median_hours", "enough"}


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
    assert [line.split()[0] for line in lines[3:5]] == ["linkedin_message", "email"]
    assert lines[-1] == "Counted on 20 November 2026, 12:00 UTC."
    assert all(len(line) < 200 for line in lines)
