"""Rules of kind measure: a figure of the message that must lie within bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple, Self

from composer import data
from composer.channel_facts import spread
from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message
from composer.etiquette.features import metrics
from composer.etiquette.kinds.kind import Hit, Kind, Prepared, Search
from composer.model import CHANNELS

Bound = float | Mapping[str, float] | None  # for all channels, by channel with "default", or none


@dataclass(frozen=True, slots=True)
class Measure(Kind):
    """A figure with the least and the most that it may be."""

    name: ClassVar[str] = "measure"
    fields: ClassVar[tuple[str, ...]] = ("metric", "min", "max")

    metric: str
    min: Bound = None
    max: Bound = None

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """The figure and its bounds, of which there must be one."""
        bounds = {key: _bound(table[key], key, where) for key in ("min", "max") if key in table}
        if not bounds:
            raise BadValue(where, "max", "a measure needs min or max")
        return cls(table_fields.choice(table, "metric", cls.names(), where), **bounds)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The figures."""
        return tuple(metrics.METRICS)

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """Each figure with its bounds on the channel."""

        def on(live: frozenset[str], channel: str) -> Search:
            bounded = [
                _Bounded(rule_id, metrics.METRICS[rule.metric], _on(rule.min, channel), _on(rule.max, channel))
                for rule_id, rule in rules.items() if rule_id in live
            ]
            return partial(_hits, bounded)

        return on


class _Bounded(NamedTuple):
    """A figure with the least and the most that a rule allows on a channel."""

    rule_id: str
    metric: metrics.Metric
    least: float | None
    most: float | None


def _bound(value: Any, key: str, where: str) -> Bound:
    if isinstance(value, Mapping):
        data.refuse_unknown(value, ("default", *CHANNELS), f"{where}: {key}")
        value = spread(value)
        numbers = list(value.values())
    else:
        numbers = [value]
    if not numbers or any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
        raise BadValue(where, key, "must be a number, or a number per channel")
    bound: Bound = value
    return bound


def _on(bound: Bound, channel: str) -> float | None:
    if isinstance(bound, Mapping):
        bound = bound.get(channel, bound.get("default"))
    return None if bound is None else float(bound)


def _hits(bounded: list[_Bounded], message: Message, context: CheckContext) -> Iterator[tuple[str, list[Hit]]]:
    for rule_id, metric, least, most in bounded:
        value = metric.value(message, context)
        if value is None:
            continue
        if most is not None and value > most:
            start, end = metric.place(message, context, most)
        elif least is not None and value < least:
            start = end = message.end
        else:
            continue
        words = {"value": _plain(value), "max": _plain(most), "min": _plain(least), "s": "" if value == 1 else "s"}
        yield rule_id, [(start, end, words)]


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".removesuffix(".0")
