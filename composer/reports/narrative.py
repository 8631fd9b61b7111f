"""The numbers in plain words: the first sentence, what each figure means with both its integers, and the text report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from composer.channel_facts import CHANNEL_FACTS
from composer.reports.comparison import Pair
from composer.reports.formatting import aligned, between, duration_words, of, percent, points, window_words
from composer.reports.groups import TITLES
from composer.reports.report import Group, Report
from composer.zones import spoken

if TYPE_CHECKING:
    from composer.reports.trends import Trend

CHANNEL_WORDS: Final[Mapping[str, str]] = {name: facts.plural for name, facts in CHANNEL_FACTS.items()}
_BY_WORDS: Final[Mapping[str, str]] = {
    "weekday": "messages sent on {}", "hour": "messages sent at {}", "length": "messages of {}", "step": "messages with {}",
}


def name(found: Report, group: str) -> str:
    """What a group is called in a sentence."""
    if found.by == "channel":
        return CHANNEL_WORDS.get(group, group)
    return _BY_WORDS.get(found.by, f"{TITLES[found.by]} “{{}}”").format(group)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_sentence(found: Report) -> str:
    """What the report says before anything else, as far as the record bears it out and no further."""
    return " ".join([*turned_sentences(found), _first(found)])


def turned_sentences(found: Report) -> tuple[str, ...]:
    """A warning for every pair whose order turns round among the same kinds of people."""
    said = []
    where = "overall" if found.sampled is None else f"in an even sample of {found.sampled:,} of your messages"
    for pair in found.turned:
        first = pair.crude_a > pair.crude_b
        high, low = (pair.a, pair.b) if first else (pair.b, pair.a)
        crude = (pair.crude_a, pair.crude_b) if first else (pair.crude_b, pair.crude_a)
        same = (pair.same_mix_a, pair.same_mix_b) if first else (pair.same_mix_b, pair.same_mix_a)
        said.append(
            f"Look closer: {where} {name(found, high)} got more answers than {name(found, low)} ({percent(crude[0])} against "
            f"{percent(crude[1])}), but among the same kinds of people it is the other way round ({percent(same[0])} against "
            f"{percent(same[1])})."
        )
    return tuple(said)


def _first(found: Report) -> str:
    window = window_words(found.window_hours)
    if not found.groups:
        return "No messages in this report yet."
    known = sorted((group for group in found.groups if group.mature), key=lambda group: -group.mature)
    if not known:
        return _nothing_mature(found, window)
    real = found.comparisons.real
    if real:
        return _real_words(found, real[0], window)
    group = known[0]
    said = f"{_start(name(found, group.group))}: {of(group.replied_24h, group.mature)} answered within {window}"
    if len(known) == 1 or found.overlapping:
        return f"{said}." if group.enough else f"{said}; too few to read much into it."
    other = known[1]
    mine, theirs = group.replied_24h * other.mature, other.replied_24h * group.mature
    doubt = "to compare that with" if mine == theirs else f"to say whether that {'beats' if mine > theirs else 'falls behind'}"
    return f"{said}; too early {doubt} {name(found, other.group)} ({of(other.replied_24h, other.mature)})."


def _nothing_mature(found: Report, window: str) -> str:
    pending = sum(group.pending for group in found.groups)
    if pending:
        return f"{_messages(pending)} sent less than {window} ago: no rate yet."
    return "No message whose answer could be timed yet."


def _messages(count: int) -> str:
    return f"{count:,} message" if count == 1 else f"{count:,} messages"


def _real_words(found: Report, pair: Pair, window: str) -> str:
    a, b = name(found, pair.a), name(found, pair.b)
    return (
        f"{_start(a)} got answers within {window} more often than {b}: {of(pair.answered_a, pair.mature_a)} against "
        f"{of(pair.answered_b, pair.mature_b)} ({points(pair.low, pair.high)} points more)."
    )


def comparison_sentence(found: Report) -> str:
    """Whether any difference between groups is real, and else how many messages it may take."""
    pairs = found.comparisons.pairs
    if not pairs:
        return ""
    real = found.comparisons.real
    if real:
        count = "One difference stands" if len(real) == 1 else f"{len(real)} differences stand"
        caution = "People were not assigned at random, so this is no proof of a cause."
        return f"{count} after correction for the {_pairs(len(pairs))} compared. {caution}"
    nearest = min((pair for pair in pairs if pair.more), key=lambda pair: pair.more or 0, default=None)
    start = "Too early to say which gets answers more often"
    if nearest is None:
        return f"{start}: the rates are as good as equal."
    first, second = nearest.answered_a / nearest.mature_a, nearest.answered_b / nearest.mature_b
    return (
        f"{start}. If the rates of {name(found, nearest.a)} ({percent(first)}) and {name(found, nearest.b)} ({percent(second)}) "
        f"stay as they are, about {nearest.more or 0:,} more messages would show it."
    )


def _pairs(count: int) -> str:
    return "pair" if count == 1 else f"{count} pairs"


def explain(found: Report, group: Group) -> dict[str, str]:
    """What each figure of a group is, with both integers and the formula, by the name of the field."""
    window = window_words(found.window_hours)
    horizon = duration_words(group.horizon_hours)
    return {
        "sent": f"{group.sent} sent = {group.bounced} bounced + {group.pending} younger than {window} + "
                f"{group.unknown_24h} whose times are too vague + {group.mature} that count",
        "pending": f"{group.pending} sent less than {window} ago, answered or not: they stay out of both sides of the rate",
        "bounced": f"{group.bounced} came back undelivered: they stay out of every rate",
        "unknown_24h": f"{group.unknown_24h} old enough, but their times leave open whether an answer came within {window}",
        "mature": f"{group.mature} at least {window} old, with times clear enough to tell",
        "rate_24h": f"{group.replied_24h} ÷ {group.mature}: answered within {window} ÷ messages at least {window} old; "
                    f"95 % interval by Wilson" if group.mature else f"no message is {window} old yet, so there is no rate",
        "rate": f"answered at all by {horizon} (Kaplan–Meier: young messages count for as long as they have been out); "
                f"{group.replied} answered so far" if group.rate is not None else "no message to count yet",
        "rate_30d": "the same by 30 days, so that answers to follow-ups show" if group.rate_30d is not None
                    else "no message to count yet",
        "share_of_replies_24h": f"{group.replies_in_window} ÷ {group.replies_known}: answers within {window} ÷ all answers. "
                                "Only this compares with “90 % of replies come within a day”" if group.replies_known
                                else "no answer yet",
        "median_hours": "half of all messages were answered by then (Kaplan–Meier)" if group.median_hours is not None
                        else "not reached: fewer than half were answered",
        "enough": "enough to read: at least 20 count and the interval is narrower than 30 points" if group.enough
                  else f"not enough yet: about {group.needed} more that are at least {window} old",
    }


def remarks(found: Report) -> tuple[str, ...]:
    """What a careful reader should know before using the table."""
    window, total = window_words(found.window_hours), found.total
    said = []
    young = total.pending - total.pending_ended
    if young and (total.mature or total.pending_ended):  # else the first sentence says it
        said.append(f"{_start(_were(young))} sent less than {window} ago and not counted either way.")
    if total.pending_ended:
        ended = _start(_were(total.pending_ended))
        said.append(f"{ended} sent less than {window} before the end of this export and not counted either way.")
    if total.unknown_24h:
        count = _messages(total.unknown_24h)
        said.append(f"For {count} the times are too vague to say whether an answer came within {window}; left out.")
    if total.bounced:
        said.append(f"{_start(_messages(total.bounced))} came back undelivered; left out of the rates.")
    if total.declined or total.stopped:
        said.append(_refusals(total))
    if total.auto:
        said.append(f"{_messages(total.auto)} got an automatic answer, which is not counted as an answer.")
    if total.answered_elsewhere:
        said.append(f"{_messages(total.answered_elsewhere)} got an answer on another network, shown apart.")
    if total.rate_24h is not None and total.share_of_replies_24h is not None and total.share_by_curve is not None:
        gap = total.share_of_replies_24h - total.share_by_curve
        if gap > 0.05 and not total.unknown_24h:
            said.append(
                f"Young messages make answers look quick: {percent(total.share_of_replies_24h)} of answers so far came within "
                f"{window}, but about {percent(total.share_by_curve)} once all are in."
            )
    if found.by == "step":
        said.append("Follow-ups go only to people who had not answered, so these rows say nothing on whether they help.")
    if found.overlapping:
        said.append("A message that breaks several rules is in several rows.")
    return tuple(said)


def _refusals(total: Group) -> str:
    """How many answers were a no or a wish never to be written to again, apart from the others."""
    no = f"{total.declined:,} said no" if total.declined else ""
    never = f"{total.stopped:,} asked not to be contacted again" if total.stopped else ""
    return f"Answers so far: {total.replied:,}, of which {' and '.join(filter(None, (no, never)))}."


def _were(count: int) -> str:
    return f"{count:,} message was" if count == 1 else f"{count:,} messages were"


_HEAD: Final = ("", "sent", "counted", "in time", "rate", "95 %", "at all", "95 %", "30 days", "median", "")


def table_rows(found: Report) -> list[tuple[str, ...]]:
    """The table of the text report, head first, as words."""
    return [_HEAD, *(_row(group) for group in found.groups)]


def _row(group: Group) -> tuple[str, ...]:
    return (
        group.group, f"{group.sent:,}", f"{group.mature:,}", f"{group.replied_24h:,}", percent(group.rate_24h),
        between(group.rate_24h_low, group.rate_24h_high), percent(group.rate), between(group.rate_low, group.rate_high),
        percent(group.rate_30d),
        "not reached" if group.median_hours is None else duration_words(group.median_hours),
        "" if group.enough else f"{group.needed} more needed",
    )


def named_rows(found: Report) -> list[tuple[str, ...]]:
    """The table with its groups by their titles, as a person reads it."""
    head, *rows = table_rows(found)
    return [head, *((CHANNEL_FACTS[row[0]].title if found.by == "channel" and row[0] in CHANNEL_FACTS else row[0], *row[1:])
                    for row in rows)]


def below_table(found: Report) -> list[str]:
    """What the heads of the table mean, the comparison, what to mind, and as of when it is."""
    lines = []
    if found.groups:
        window = window_words(found.window_hours)
        horizon = duration_words(max(group.horizon_hours or 0.0 for group in found.groups))
        lines.append(f"“counted”: at least {window} old; “in time”: answered within {window}; “at all”: by {horizon}.")
        lines.extend(line for line in (comparison_sentence(found), *remarks(found)) if line)
    lines.append(f"Counted on {found.now.day} {found.now:%B %Y, %H:%M} UTC.")
    return lines


def report_text(found: Report) -> str:
    """The whole report as plain lines."""
    table = ["", *aligned(named_rows(found)), ""] if found.groups else []
    return "\n".join([first_sentence(found), *table, *below_table(found)])


def trend_lines(found: Trend) -> list[str]:
    """The weeks of all messages as a table of the text report: blank without messages, a dash without a rate."""
    rows: list[tuple[str, ...]] = [("week from", "sent", "counted", "in time", "rate", "95 %", "")]
    rows += [
        (
            week.monday.isoformat(), f"{week.sent:,}", f"{week.mature:,}", f"{week.replied_24h:,}", percent(week.rate),
            between(week.low, week.high), "still counting" if week.counting else "",
        ) if week.sent else (week.monday.isoformat(), *[""] * 6) for week in found.weeks()
    ]
    return [f"By week of sending ({spoken(found.zone)}):", "", *aligned(rows)] if len(rows) > 1 else []
