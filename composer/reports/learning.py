"""What the user's own record teaches: rules whose breaking goes with fewer answers, and which template to try next.

Nothing here speaks of causes. Shown rates always come from `report`; the choice of a template alone counts “answered, or
14 days out” (research: with delayed answers that chose best), and one choice in ten is at random so that comparisons stay honest.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from composer.reports import query
from composer.reports.comparison import Comparisons, compare_all
from composer.reports.formatting import of, points
from composer.reports.groups import NO_RULE, names
from composer.reports.intervals import newcombe
from composer.reports.report import Readable, latest, make_span
from composer.reports.significance import ALPHA, holm, messages_more, two_rates
from composer.reports.stratified import Cell, LikeForLike, like_for_like
from composer.reports.tally import ask_all

FEWEST: Final = 5  # mature messages on either side before a rule is looked at
RANDOM_SHARE: Final = 0.1
ENOUGH_KNOWN: Final = 20  # outcomes over all candidates before a template is suggested


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


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Which template to try next; `at_random` where chance alone chose (log it as assigned). `why` says so in words."""

    template: str
    at_random: bool
    why: str


def suggest_template(
    record: Readable, candidates: Sequence[str], *, seed: int | None = None, now: datetime | None = None,
) -> Suggestion | None:
    """The template that Thompson sampling draws among the candidates; None while too few outcomes are known.

    The user decides; a template that breaks a rule or does not fit the brief is no candidate to begin with.
    """
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        outcomes: dict[str, Cell] = {}
        for g, answered, known in ask_all(connection, lambda part: query.fates("template", part), make_span(now)):
            outcomes[str(g)] = _plus(outcomes.get(str(g), (0, 0)), (int(answered), int(known)))
    return choose(candidates, outcomes, random.Random(seed))  # noqa: S311 — a choice between texts, not a secret


def choose(candidates: Sequence[str], outcomes: Mapping[str, Cell], rng: random.Random) -> Suggestion | None:
    """One draw: each candidate's answered of known outcomes gives Beta(answered + 1/2, missed + 1/2); the largest draw wins.

    A draft is built of moves, and hardly two are built alike: a message counts for a candidate by the share of its moves.
    """
    known = {name: _like(name, outcomes) for name in dict.fromkeys(candidates)}
    total = sum(n * max((_shared(name, other) for name in known), default=0.0) for other, (_, n) in outcomes.items())
    if len(known) < 2 or total < ENOUGH_KNOWN:
        return None
    if rng.random() < RANDOM_SHARE:
        name = rng.choice(list(known))
        why = "Drawn at random, as one in ten is, so that templates can be compared fairly."
        return Suggestion(name, at_random=True, why=why)
    drawn = {name: rng.betavariate(k + 0.5, n - k + 0.5) for name, (k, n) in known.items()}
    name = max(drawn, key=lambda item: drawn[item])
    k, n = known[name]
    why = f"{k:.0f} of {n:.0f} messages like it whose outcome is known were answered; {total:.0f} outcomes over all candidates."
    return Suggestion(name, at_random=False, why=why)


def _shared(template: str, other: str) -> float:
    """The share of a template's moves that another has too; their names are joined by “+”."""
    mine = set(template.split("+"))
    return len(mine & set(other.split("+"))) / len(mine)


def _like(template: str, outcomes: Mapping[str, Cell]) -> tuple[float, float]:
    shares = [(_shared(template, other), cell) for other, cell in outcomes.items()]
    return sum(share * k for share, (k, _) in shares), sum(share * n for share, (_, n) in shares)


def drawn_templates(record: Readable, *, window_hours: float = 24.0, now: datetime | None = None) -> Comparisons:
    """Templates compared among the messages whose template chance alone chose: here a real difference is the template's."""
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours)
        found: dict[str, Cell] = {}
        for row in ask_all(connection, lambda part: query.cells("template", ("assigned",), part), span):
            if row[1]:
                found[str(row[0])] = _plus(found.get(str(row[0]), (0, 0)), (int(row.in_window), int(row.mature)))
    return compare_all([(template, k, n) for template, (k, n) in sorted(found.items())])
