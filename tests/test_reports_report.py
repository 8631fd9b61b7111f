"""What each number of a report means, at its borders."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from composer.errors import BadUsage
from composer.record.outreach import UNKNOWN_LATENCY
from composer.record.store import Record
from composer.reports.narrative import remarks
from composer.reports.report import Group, report, report_dict
from tests.reports_kit import HOUR, NOW, empty_record, hours_ago, put, sent

SECOND = 1 / 3600


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def one(record: Record, **options) -> Group:
    groups = report(record, now=options.pop("now", NOW), **options).groups
    assert len(groups) == 1
    return groups[0]


def test_an_empty_record_has_no_groups_and_no_comparisons(record: Record) -> None:
    assert report_dict(report(record, now=NOW)) == {
        "now": "2026-11-20T12:00:00+00:00", "window_hours": 24, "groups": [], "comparisons": [],
    }


def test_one_pending_message_has_null_rates(record: Record) -> None:
    put(record, [sent(3)])
    group = report_dict(report(record, now=NOW))["groups"][0]
    assert list(group) == [
        "group", "sent", "pending", "bounced", "mature", "unknown_24h", "replied_24h", "rate_24h", "rate_24h_low", "rate_24h_high",
        "replied", "rate", "rate_low", "rate_high", "rate_30d", "horizon_hours", "share_of_replies_24h", "median_hours", "answered_elsewhere",
        "accepted", "declined", "stopped", "auto", "enough",
    ]
    assert (group["sent"], group["pending"], group["mature"], group["rate_24h"], group["rate_24h_low"]) == (1, 1, 0, None, None)
    assert (group["share_of_replies_24h"], group["median_hours"], group["enough"], group["horizon_hours"]) == (None, None, False, 3)
    assert group["rate"] == 0


@pytest.mark.parametrize(("age", "state"), [(24 - SECOND, "pending"), (24, "mature"), (24 + SECOND, "mature")])
def test_a_message_is_mature_from_exactly_a_day_on(record: Record, age: float, state: str) -> None:
    put(record, [sent(age)])
    assert getattr(one(record), state) == 1


@pytest.mark.parametrize(("delay", "counts"), [(24 - SECOND, 1), (24, 1), (24 + SECOND, 0)])
def test_an_answer_after_exactly_a_day_counts(record: Record, delay: float, counts: int) -> None:
    put(record, [sent(100, delay)])
    group = one(record)
    assert (group.replied_24h, group.replied, group.mature) == (counts, 1, 1)


def test_a_young_answered_message_is_pending_and_answered_but_not_in_the_rate(record: Record) -> None:
    put(record, [sent(3, 1)])
    group = one(record)
    assert (group.pending, group.replied, group.mature, group.replied_24h, group.rate) == (1, 1, 0, 0, 1.0)


def test_the_clock_moved_over_the_border_by_a_second_changes_the_state(record: Record) -> None:
    put(record, [sent(24, 1)])
    assert one(record, now=NOW - timedelta(seconds=1)).pending == 1
    assert one(record, now=NOW).replied_24h == 1


def test_a_bounce_is_sent_and_nothing_else(record: Record) -> None:
    put(record, [sent(100, bounced=1), sent(100, 2)])
    group = one(record)
    assert (group.sent, group.bounced, group.mature, group.replied_24h, group.replied, group.rate) == (2, 1, 1, 1, 1, 1.0)


def test_only_bounces_have_no_rates_at_all(record: Record) -> None:
    put(record, [sent(100, bounced=1)])
    group = one(record)
    assert (group.rate, group.rate_low, group.horizon_hours, group.rate_24h) == (None, None, None, None)


def test_an_answer_whose_times_straddle_the_window_is_unknown(record: Record) -> None:
    put(record, [
        {**sent(100), "reply_low": 20 * HOUR, "reply_high": 30 * HOUR},
        {**sent(100), "reply_low": 20 * HOUR, "reply_high": 24 * HOUR},
        {**sent(100), "reply_low": 24 * HOUR + 1, "reply_high": 30 * HOUR},
    ])
    group = one(record)
    assert (group.unknown_24h, group.mature, group.replied_24h, group.replied) == (1, 2, 1, 3)
    assert group.share_of_replies_24h == 0.5
    assert one(record, window_hours=48).replied_24h == 3


def test_an_unanswered_message_of_an_uncertain_hour_is_unknown_until_a_day_has_surely_passed(record: Record) -> None:
    vague = 26 * HOUR
    put(record, [sent(23, precision_us=vague), sent(30, precision_us=vague), sent(50, precision_us=vague)])
    group = one(record)
    assert (group.pending, group.unknown_24h, group.mature) == (1, 1, 1)


def test_a_time_known_to_the_second_is_exact(record: Record) -> None:
    put(record, [sent(24, precision_us=1_000_000)])
    assert one(record).mature == 1


def test_an_answer_at_an_unknown_time_is_an_answer_but_in_no_window(record: Record) -> None:
    put(record, [{**sent(400), "reply_low": 0, "reply_high": 10**15}, sent(400)])
    group = one(record)
    assert (group.unknown_24h, group.replied, group.mature, group.share_of_replies_24h) == (1, 1, 1, None)
    assert group.rate == 0.5


def test_answers_at_unknown_times_leave_medians_and_shares_to_the_known_ones(record: Record) -> None:
    known = [sent(400, 4), sent(400, 8), sent(400, 8), sent(400, 40), sent(400), sent(400), sent(400), sent(400)]
    put(record, known)
    before = one(record)
    put(record, [{**sent(400), "reply_low": 0, "reply_high": UNKNOWN_LATENCY} for _ in range(4)])
    group = one(record)
    assert (group.replied, group.rate) == (8, pytest.approx(8 / 12))  # an answer, whenever it came
    assert (group.mature, group.replied_24h, group.unknown_24h) == (8, 3, 4)
    assert (group.share_of_replies_24h, group.replies_known) == (0.75, 4)
    assert group.share_by_curve == pytest.approx(before.share_by_curve)
    assert group.median_of_replies_hours == before.median_of_replies_hours == 8
    assert group.median_hours == 8  # half of twelve are answered once three quarters of eight answers are in
    assert before.median_hours == 40


def test_an_answer_at_an_unknown_time_cannot_have_come_after_now(record: Record) -> None:
    put(record, [{**sent(30), "reply_low": 0, "reply_high": UNKNOWN_LATENCY}, sent(400, 300), sent(400, 10), sent(400)])
    group = one(record)
    assert group.rate == pytest.approx(3 / 4)
    assert group.curve.answered_by(10 * HOUR) == pytest.approx(2 / 4)  # of the known times only ten hours is early enough


def test_where_no_time_is_known_the_answer_came_at_the_latest(record: Record) -> None:
    put(record, [{**sent(400), "reply_low": 0, "reply_high": UNKNOWN_LATENCY}, {**sent(50), "reply_low": 0, "reply_high": UNKNOWN_LATENCY}])
    group = one(record)
    assert (group.rate, group.rate_24h, group.share_of_replies_24h, group.share_by_curve) == (1.0, None, None, None)
    assert group.median_hours == 50


def test_a_message_from_the_future_is_not_sent_yet_and_a_later_answer_not_seen_yet(record: Record) -> None:
    put(record, [sent(-1), sent(48, 30), sent(72, 10)])
    assert one(record).sent == 2
    earlier = one(record, now=hours_ago(30))
    assert (earlier.sent, earlier.replied, earlier.pending, earlier.mature) == (2, 1, 1, 1)


def test_an_imported_message_is_as_old_as_its_source_was_seen(record: Record) -> None:
    put(record, [sent(100, source="linkedin"), sent(100)], {"linkedin": hours_ago(90)})
    group = one(record)
    assert (group.pending, group.mature, group.horizon_hours) == (1, 1, 100)


def test_now_is_the_newest_time_seen_where_everything_was_imported(record: Record) -> None:
    put(record, [sent(100, source="linkedin"), sent(300, source="x")], {"linkedin": hours_ago(90), "x": hours_ago(80)})
    assert report(record).now == hours_ago(80)
    put(record, [sent(10)])
    assert report(record).now > NOW - timedelta(days=3650)
    assert report(record).now != hours_ago(80)


def test_an_answer_logged_after_the_source_was_last_seen_counts_but_not_in_the_curve(record: Record) -> None:
    put(record, [sent(100, 50, source="x"), sent(100, source="x")], {"x": hours_ago(60)})
    group = one(record)
    assert (group.replied, group.mature, group.replied_24h, group.rate) == (1, 2, 0, 0.0)


def test_the_curve_takes_young_messages_for_as_long_as_they_are_out(record: Record) -> None:
    put(record, [sent(400, 1), sent(400), sent(2)])
    group = one(record)
    assert group.rate == pytest.approx(1 / 3)
    assert group.horizon_hours == 14 * 24
    put(record, [sent(0.5)])
    assert one(record).rate == pytest.approx(1 / 3)  # gone from those at risk before the first answer


def test_the_horizon_is_the_oldest_age_in_a_young_record(record: Record) -> None:
    put(record, [sent(50, 49), sent(40)])
    group = one(record)
    assert (group.horizon_hours, group.rate) == (50, 1.0)


def test_the_median_is_exact_in_a_small_record_and_none_when_not_reached(record: Record) -> None:
    put(record, [sent(400, 5.1), sent(400, 1), sent(400)])
    assert one(record).median_hours == pytest.approx(5.1)
    put(record, [sent(400), sent(400)])
    assert one(record).median_hours is None


def test_other_outcomes_stand_apart(record: Record) -> None:
    put(record, [sent(90, auto=1), sent(90, accepted=1), sent(90, 5, declined=1), sent(90, elsewhere=1)])
    group = one(record)
    assert (group.auto, group.accepted, group.declined, group.answered_elsewhere, group.replied) == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(("window", "expected"), [(1, 1), (24, 2), (720, 3)])
def test_any_window_from_an_hour_to_thirty_days(record: Record, window: float, expected: int) -> None:
    put(record, [sent(1000, 1), sent(1000, 20), sent(1000, 700)])
    assert one(record, window_hours=window).replied_24h == expected


def test_a_window_longer_than_the_record_leaves_everything_pending(record: Record) -> None:
    put(record, [sent(100, 1)])
    group = one(record, window_hours=720)
    assert (group.pending, group.mature, group.rate_24h, group.rate) == (1, 0, None, 1.0)


@pytest.mark.parametrize("options", [
    {"window_hours": 0.5}, {"window_hours": 721}, {"window_hours": float("nan")}, {"by": "chanel"}, {"since": NOW, "until": NOW},
    {"since": NOW.replace(tzinfo=None)},
])
def test_what_cannot_be_reported_is_refused(record: Record, options: dict) -> None:
    with pytest.raises(BadUsage):
        report(record, now=NOW, **options)


def test_a_mistyped_grouping_names_the_nearest(record: Record) -> None:
    with pytest.raises(BadUsage, match="did you mean “channel”"):
        report(record, by="chanel", now=NOW)


def test_since_is_within_and_until_is_not(record: Record) -> None:
    put(record, [sent(100), sent(90), sent(80)])
    assert one(record, since=hours_ago(90), until=hours_ago(80)).sent == 1


def test_groups_go_by_size_or_in_their_own_order(record: Record) -> None:
    put(record, [
        sent(90, channel="email", weekday=4, hour=9, length=30, steps=1),
        sent(91, channel="phone", weekday=0, hour=23, length=0, steps=12),
        sent(92, channel="phone", weekday=0, hour=3, length=300, steps=0),
    ])
    named = {by: [group.group for group in report(record, by=by, now=NOW).groups] for by in (
        "channel", "weekday", "hour", "length", "step", "template",
    )}
    assert named == {
        "channel": ["phone", "email"], "weekday": ["Monday", "Friday"], "hour": ["03:00", "09:00", "23:00"],
        "length": ["25–49 words", "over 200 words", "not recorded"], "step": ["no follow-up", "1 follow-up", "12 follow-ups"],
        "template": ["not recorded"],
    }


def test_a_message_that_breaks_two_rules_is_in_both_groups(record: Record) -> None:
    put(record, [sent(90, 2, rules="ask-for-time too-long"), sent(90, rules="too-long"), sent(90)])
    found = report(record, by="rule", now=NOW)
    assert {group.group: (group.sent, group.replied_24h) for group in found.groups} == {
        "too-long": (2, 1), "ask-for-time": (1, 1), "none noted": (1, 0),
    }
    assert found.overlapping
    assert found.comparisons.pairs == ()


rows = st.lists(st.tuples(
    st.integers(-60, 60 * 24 * 20), st.one_of(st.none(), st.integers(0, 60 * 24 * 20)), st.integers(0, 60 * 30),
    st.sampled_from(["email", "phone", "sms"]), st.sampled_from([0, 0, 0, 1]), st.sampled_from([0, 60_000_000, 26 * HOUR]),
), max_size=25)


@hypothesis_settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows, window=st.sampled_from([1, 24, 100.5, 720]))
def test_the_counts_always_add_up(tmp_path_factory: pytest.TempPathFactory, rows: list, window: float) -> None:
    with empty_record(tmp_path_factory.mktemp("r")) as record:
        put(record, [
            {
                **sent(minutes / 60, channel=channel, bounced=bounced, precision_us=precision),
                "reply_low": None if low is None else low * 60_000_000,
                "reply_high": None if low is None else (low + width) * 60_000_000,
            }
            for minutes, low, width, channel, bounced, precision in rows
        ])
        found = report(record, now=NOW, window_hours=window)
    for group in (*found.groups, found.total):
        assert group.sent == group.bounced + group.pending + group.unknown_24h + group.mature
        assert 0 <= group.replied_24h <= group.mature
        assert group.replied_24h <= group.replied <= group.sent - group.bounced
        assert group.replies_in_window >= group.replied_24h
        if group.mature:
            assert group.rate_24h_low <= group.rate_24h <= group.rate_24h_high
            all_sent = group.replied_24h / group.sent
            assert all_sent <= group.rate_24h
        if group.rate is not None:
            assert 0 <= group.rate_low <= group.rate + 1e-12
            assert group.rate <= group.rate_high + 1e-12 <= 1 + 1e-9
    assert found.total.sent == sum(1 for minutes, *_ in rows if minutes >= 0)


# --- the whole curve -----------------------------------------------------------------------------------------------

GEHAN = [(6, 1), (6, 1), (6, 1), (7, 1), (10, 1), (13, 1), (16, 1), (22, 1), (23, 1), *((days, 0) for days in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))]


@pytest.mark.parametrize("scale", [1, 1200])
def test_the_median_of_gehan_is_twenty_three_days(record: Record, scale: int) -> None:
    """The 6-MP arm (Freireich and Gehan): nine answers after 6 to 23 days, twelve still open; exact and in quarters of an hour."""
    rows = [sent(24 * (60 if answered else days), 24 * days if answered else None) for days, answered in GEHAN] * scale
    put(record, rows)
    (group,) = report(record, now=NOW).groups
    assert group.median_hours == 23 * 24
    assert (round(group.rate or 0, 4), round(group.rate_30d or 0, 4)) == (0.3098, 0.5518)


def test_an_answer_to_a_follow_up_on_day_nineteen_shows_by_thirty_days(record: Record) -> None:
    put(record, [sent(24 * 50, 24 * 19, steps=2), sent(24 * 50)])
    (group,) = report(record, now=NOW).groups
    assert (group.rate, group.rate_30d, group.replied) == (0, 0.5, 1)


def test_a_median_far_beyond_the_horizon_is_reached(record: Record) -> None:
    put(record, [sent(24 * 400, 24 * 200), sent(24 * 400, 24 * 300), sent(24 * 400)])
    assert report(record, now=NOW).groups[0].median_hours == 24 * 300


def test_a_young_record_speaks_only_of_its_age(record: Record) -> None:
    put(record, [sent(24 * 3, 5), sent(24 * 3)])
    (group,) = report(record, now=NOW).groups
    assert (group.rate, group.rate_30d, group.horizon_hours) == (0.5, 0.5, 72)


def test_what_waits_for_the_end_of_its_export_is_said_so(record: Record) -> None:
    put(record, [sent(24 * 90, source="x"), sent(24 * 90 + 5, source="x"), sent(3)], {"x": hours_ago(24 * 90)})
    found = report(record, now=NOW)
    assert (found.total.pending, found.total.pending_ended) == (3, 2)
    said = " ".join(remarks(found))
    assert "1 message was sent less than a day ago" in said
    assert "2 messages were sent less than a day before the end of this export" in said
