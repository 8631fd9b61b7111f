"""Ranks the channels for a standing: what the matter needs, what is possible, what fits, and the user's own answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from composer import channels
from composer.advice import measured, phrasing, tables
from composer.advice.situations import Situation, load_situations
from composer.advice.standing import Standing
from composer.model import CHANNELS, SPOKEN, ChannelRate

EVERYWHERE: Final = ("", "all")  # a stop for every channel, as the record keeps it and as people write it
# Points off for each try on this channel that stayed unanswered, and for the channel they last answered on, since answering in
# one place keeps things together. The 365 situations of tests/data/situations.toml hold from 0 to 1.5 and from 2 to 6.
_SILENT_HERE: Final = 1.5
_ANSWERED_HERE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """One channel's standing: `tier` 0 needed by the matter, 1 address known, 2 address to be found, 3 not allowed."""

    channel: str
    tier: int
    place: int  # within what the matter needs
    points: float
    reasons: tuple[str, ...]
    forbidden_by: str = ""  # id of the situation, "stop" or "bounced"

    @property
    def allowed(self) -> bool:
        """Whether the channel may be used for this message."""
        return self.tier < 3

    @property
    def key(self) -> tuple[int, int, float, int]:
        """What the ranking sorts by, best first."""
        return self.tier, self.place, -self.points, CHANNELS.index(self.channel)


@dataclass(frozen=True, slots=True)
class _Scene:
    standing: Standing
    holding: tuple[Situation, ...]
    needed: tuple[str, ...]
    rates: Mapping[str, ChannelRate]
    stopped: Collection[str]
    first_name: str


def rank(
    standing: Standing, rates: Mapping[str, ChannelRate] | None = None, *, stopped: Collection[str] = (),
    first_name: str = "They",
) -> tuple[Ranked, ...]:
    """All channels, best first; a channel that the person asked not to be used is never allowed."""
    holding = tuple(situation for situation in load_situations() if situation.holds(standing))
    needed = tuple(dict.fromkeys(name for situation in holding for name in situation.need))
    scene = _Scene(standing, holding, needed, rates or {}, stopped, first_name)
    return tuple(sorted((_one(name, scene) for name in CHANNELS), key=lambda item: item.key))


def _one(name: str, scene: _Scene) -> Ranked:
    if is_stopped(name, scene.stopped):
        where = "" if any(item in EVERYWHERE for item in scene.stopped) else " here"
        return Ranked(name, 3, 0, 0.0, (f"{scene.first_name} asked not to be contacted{where}.",), "stop")
    points = sum(situation.add.get(name, 0.0) for situation in scene.holding)
    forbidding = [situation for situation in scene.holding if name in situation.forbid]
    if forbidding:
        reasons = tuple(said for situation in forbidding if (said := situation.said(name)))
        return Ranked(name, 3, 0, points, reasons, forbidding[0].id)
    points += measured.points(name, scene.rates.get(name)) + _history_points(name, scene.standing)
    found = [text for situation in scene.holding if (text := situation.say.get(name))]
    found += [measured.said(name, scene.rates.get(name)), *_history_said(name, scene.standing), _formality(name)]
    reasons = tuple(dict.fromkeys(text for text in found if text))
    if name in scene.needed:
        return Ranked(name, 0, scene.needed.index(name), points, reasons)
    known = name in scene.standing.known and name not in scene.standing.bounced_on and not must_pay(name, scene.standing)
    return Ranked(name, 1 if known else 2, 0, points, reasons)


def must_pay(name: str, standing: Standing) -> bool:
    """Whether the user's account cannot send there without paying first."""
    return name == "inmail" and standing.premium is False


def _history_points(name: str, standing: Standing) -> float:
    stay = standing.answered_on == name and name not in SPOKEN
    return _ANSWERED_HERE * stay - _SILENT_HERE * standing.silent_on.get(name, 0)


def _history_said(name: str, standing: Standing) -> list[str]:
    said: list[str] = []
    if silent := standing.silent_on.get(name, 0):
        said.append(f"{_times(silent)} here without an answer so far.")
    if standing.answered_on == name and name not in SPOKEN:
        said.append("They last answered you here, and staying in one place keeps things together.")
    if name in standing.bounced_on:
        said.append("A message to this address bounced: find the right one first.")
    elif name not in standing.known and channels.channel(name).handle:
        said.append(f"You'd first have to find {phrasing.theirs(name)}.")
    return said


def _formality(name: str) -> str:
    return str(tables.read("channel")["formality"][channels.channel(name).formality])


def is_stopped(name: str, stopped: Collection[str]) -> bool:
    """Whether a channel, or every channel, is under a do-not-contact."""
    return name in stopped or any(item in EVERYWHERE for item in stopped)


def _times(count: int) -> str:
    return {1: "You tried once", 2: "You tried twice"}.get(count, f"You tried {count} times")
