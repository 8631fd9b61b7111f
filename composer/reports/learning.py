"""What the user's own record teaches: rules whose breaking goes with fewer answers. Nothing here speaks of causes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from composer.reports import query
from composer.reports.formatting import of, points
from composer.reports.groups import NO_RULE, names
from composer.reports.intervals import newcombe
from composer.reports.report import Readable, latest, make_span
from composer.reports.significance import ALPHA, holm, messages_more, two_rates
from composer.reports.stratified import Cell, LikeForLike, like_for_like
from composer.reports.tally import ask_all

FEWEST: Final = 5  # mature messages on either side before a rule is looked at: none against all has p = 0.03 with 4, 0.008 with 5


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """Messages that broke a rule beside those that did not; `difference` is broken minus kept, with Newcombe's interval."""

    rule: str
    broken: Cell  # answered, mature
    kept: Cell
    difference: float
    low: float
    high: float
    p_adjusted: float
    stands: bool
    alike: LikeForLike | None  # the same, channel by channel
    more: int | None  # further messages that such a difference would take

    @property
    def words(self) -> str:
        """The finding in one sentence without causal words."""
        (k1, n1), (k2, n2) = self.broken, self.kept
        seen = f"Messages that broke it: {of(k1, n1)} answered in time; the others: {of(k2, n2)}"
        if self.alike is not None and self.alike.flips:
            return f"{seen}. Channel by channel the order turns round, so the channels explain it better than the rule."
        if not self.stands:
            return f"{seen}. Too early to say whether that is more than chance."
        side = "fewer" if self.difference < 0 else "more"
        far = points(self.low, self.high, signed=True)
        return f"{seen}. They got {side} answers ({far} points); that is no proof of a cause."


def broken_rules(
    record: Readable, *, since: datetime | None = None, until: datetime | None = None, window_hours: float = 24.0,
    now: datetime | None = None,
) -> tuple[RuleEffect, ...]:
    """Every rule broken often enough, clearest first; p-values are adjusted (Holm) for all rules looked at.

    Only messages whose text is in the record count, since only their rules are known.
    """
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours, since, until)
        rows = list(ask_all(connection, lambda part: query.cells("rule", ("channel", "length"), part), span))
    all_of: dict[str, Cell] = {}
    broken: dict[str, dict[str, Cell]] = {}
    for row in rows:
        channel, band = str(row[1]), int(row[2])
        if band == 0:
            continue
        cell = int(row.in_window), int(row.mature)
        all_of[channel] = _plus(all_of.get(channel, (0, 0)), cell)
        for rule in names("rule", row[0]):
            if rule != NO_RULE:
                mine = broken.setdefault(rule, {})
                mine[channel] = _plus(mine.get(channel, (0, 0)), cell)
    return _effects(broken, all_of)


def _plus(one: Cell, two: Cell) -> Cell:
    return one[0] + two[0], one[1] + two[1]


def _minus(one: Cell, two: Cell) -> Cell:
    return one[0] - two[0], one[1] - two[1]


def _effects(broken: Mapping[str, Mapping[str, Cell]], all_of: Mapping[str, Cell]) -> tuple[RuleEffect, ...]:
    looked_at = []
    for rule, mine in sorted(broken.items()):
        others = {channel: _minus(cell, mine.get(channel, (0, 0))) for channel, cell in all_of.items()}
        with_it, without = _sum(mine), _sum(others)
        found = newcombe(*with_it, *without)
        if found is not None and min(with_it[1], without[1]) >= FEWEST:
            looked_at.append((rule, with_it, without, found, like_for_like("broken", "kept", mine, others)))
    adjusted = holm([two_rates(*with_it, *without) for _, with_it, without, _, _ in looked_at])
    effects = []
    for (rule, with_it, without, found, alike), p in zip(looked_at, adjusted, strict=True):
        more = 0 if p < ALPHA else messages_more(with_it, without, len(looked_at))[1]
        effects.append(RuleEffect(rule, with_it, without, *found, p, p < ALPHA, alike, more))
    return tuple(sorted(effects, key=lambda effect: (effect.p_adjusted, effect.difference, effect.rule)))


def _sum(cells: Mapping[str, Cell]) -> Cell:
    return sum(k for k, _ in cells.values()), sum(n for _, n in cells.values())
