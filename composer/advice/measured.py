"""The user's own answers on a channel, drawn toward what others report as long as they are few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any, Final

from composer import data
from composer.advice import tables
from composer.channel_facts import spread
from composer.errors import BadValue
from composer.model import CHANNELS, ChannelRate

_KEYS: Final = ("strength", "points", "most", "few", "prior", *tables.GROUNDS)
_NONE: Final = ChannelRate(0, 0)


@dataclass(frozen=True, slots=True)
class Scale:
    """How own numbers turn into points: `strength` messages of reported share, points a log-odds unit, and the most."""

    strength: float
    points: float
    most: float
    few: int
    prior: Mapping[str, float]


@cache
def scale() -> Scale:
    """The figures of `[answers]`; raises BadValue where one is missing."""
    entry: Mapping[str, Any] = tables.read("channel")["answers"]
    where = "advice/channel.toml: answers"
    data.refuse_unknown(entry, _KEYS, where)
    tables.grounds(entry, where, example=False)
    prior = spread(entry["prior"])
    if set(prior) != set(CHANNELS) or not all(0 < share < 1 for share in prior.values()):
        raise BadValue(where, "prior", "must give every channel a share between 0 and 1")
    return Scale(float(entry["strength"]), float(entry["points"]), float(entry["most"]), int(entry["few"]), prior)


def expected(channel: str, rate: ChannelRate = _NONE) -> float:
    """The share of answers to expect: the reported share counted as `strength` messages beside the user's own."""
    figures = scale()
    return (rate.answered + figures.strength * figures.prior[channel]) / (rate.mature + figures.strength)


def points(channel: str, rate: ChannelRate | None) -> float:
    """The points that own numbers give or take, at most `most` either way; none without messages."""
    if rate is None or rate.mature <= 0:
        return 0.0
    figures = scale()
    shift = _log_odds(expected(channel, rate)) - _log_odds(figures.prior[channel])
    return max(-figures.most, min(figures.most, figures.points * shift))


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


def said(channel: str, rate: ChannelRate | None) -> str:
    """The user's own numbers in words, or an empty text where there are none."""
    if rate is None or rate.mature <= 0:
        return ""
    figures = scale()
    if rate.mature == 1:
        text = f"Your own numbers: your one first message here was {'' if rate.answered else 'not '}answered within a day"
    else:
        text = f"Your own numbers: {rate.answered} of your {rate.mature} first messages here were answered within a day"
    if rate.mature < figures.few:
        return text + "; too few to say much, so they count a little."
    shift = points(channel, rate)
    compare = "more than" if shift > 0.3 else "less than" if shift < -0.3 else "about what"
    return f"{text}, {compare} others report ({figures.prior[channel]:.0%})."


def answers_needed(channel: str, rate: ChannelRate | None, gain: float, messages: int = 20) -> int | None:
    """How many of the next messages must be answered to gain more than `gain` points; None where none are enough."""
    rate = rate or _NONE
    now = points(channel, rate)
    for more in range(messages + 1):
        if points(channel, ChannelRate(rate.answered + more, rate.mature + messages)) - now > gain:
            return more
    return None
