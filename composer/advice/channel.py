"""The channel adviser: every channel ranked for this person and matter, with reasons and with what would change the order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Final

from composer.advice import duties, measured, phrasing, ranking
from composer.advice.rungs import Case, Pace, climb
from composer.advice.situations import load_situations
from composer.advice.standing import Standing, standing
from composer.model import Advice, Brief, ChannelAdvice, ChannelRate, NextStep, PastTouch

_COMPARED: Final = 3  # the first few are explained down to what would change their order
_NO_RATE: Final = ChannelRate(0, 0)


def advise(
    brief: Brief, history: Iterable[PastTouch] = (), rates: Mapping[str, ChannelRate] | None = None, *, now: datetime,
    stopped: Collection[str] = (), notes_left: int | None = None, premium: bool | None = None, home_zone: str = "",
    quiet_hours: tuple[int, int] = (20, 8), follow_up_days: tuple[int, ...] = (4, 8), introducers: Iterable[str] = (),
) -> Advice:
    """Channels best first, the next step, and what had to be assumed.

    `history` holds all earlier touches with this person, `rates` the user's own answers by channel, `stopped` the channels
    this person asked not to be used ("" or "all": every one), `notes_left` the LinkedIn notes left this month (None: not known),
    `premium` whether the LinkedIn account is paid, `home_zone` the user's own IANA zone, `introducers` names who could introduce.
    """
    past = tuple(history)
    rates = rates or {}
    now_is = standing(
        brief, past, now=now, home_zone=home_zone, quiet_hours=quiet_hours, notes_left=notes_left, premium=premium,
    )
    ranked = ranking.rank(now_is, rates, stopped=stopped, first_name=phrasing.first_name(brief.recipient.name))
    pace = Pace(tuple(follow_up_days), quiet_hours)
    earlier = tuple(sorted((touch for touch in past if touch.at <= now), key=lambda touch: touch.at))
    rung = climb(Case(brief, now_is, earlier, lambda: ranked, now, pace, tuple(introducers)), stopped)
    advice = tuple(
        ChannelAdvice(item.channel, place, item.allowed, (*item.reasons, *_turn(place, ranked, now_is, rates)))
        for place, item in enumerate(ranked, start=1)
    )
    return Advice(advice, NextStep(rung.step, rung.when, rung.reasons), assumptions(brief, now_is, ranked))


def _turn(
    place: int, ranked: tuple[ranking.Ranked, ...], now_is: Standing, rates: Mapping[str, ChannelRate],
) -> tuple[str, ...]:
    """What it would take for a channel to move: down for the first, up for the others; nothing for the far ones."""
    item, best = ranked[place - 1], ranked[0]
    said = ""
    if not item.allowed:
        said = _undo(item.forbidden_by)
    elif place == 1:
        said = _lead(item, ranked[1], now_is)
    elif place <= _COMPARED:
        said = _rise(item, best, now_is, rates)
    return (said,) if said else ()


def _rise(item: ranking.Ranked, best: ranking.Ranked, now_is: Standing, rates: Mapping[str, ChannelRate]) -> str:
    if best.tier == 0:
        needed = "" if item.tier == 0 else _needed_by(best.channel, now_is)
        return f"It would come before {phrasing.the(best.channel)} {needed}." if needed else ""
    if item.tier > best.tier:
        better = "first" if item.points > best.points else "higher"
        if ranking.must_pay(item.channel, now_is) and item.channel in now_is.known:
            return f"It would come {better} if you had a paid LinkedIn account (say so under Settings, Channels)."
        return f"It would come {better} if you knew {phrasing.theirs(item.channel)}." if item.channel != "in_person" else ""
    return _catch_up(item, best, rates)


def _lead(first: ranking.Ranked, second: ranking.Ranked, now_is: Standing) -> str:
    if not second.allowed:
        return ""
    if first.tier == 0:
        needed = _needed_by(first.channel, now_is)
        return f"The order would be another one {needed}." if needed else ""
    if second.tier > first.tier:
        return f"It is the only one whose address you know, before {phrasing.the(second.channel)}."
    return f"{_weight(first.points - second.points)} before {phrasing.the(second.channel)}."


def _weight(difference: float) -> str:
    return "Just" if difference < 1 else "Clearly" if difference < 3 else "Far"


def _catch_up(item: ranking.Ranked, best: ranking.Ranked, rates: Mapping[str, ChannelRate]) -> str:
    gap = best.points - item.points
    needed = measured.answers_needed(item.channel, rates.get(item.channel, _NO_RATE), gap)
    if needed is not None:
        return f"It would come first if {needed} of your next 20 first messages here were answered."
    return f"Your own answers alone cannot lift it over {phrasing.the(best.channel)}, which fits this person and matter better."


def _needed_by(channel: str, now_is: Standing) -> str:
    found = [situation.unless for situation in load_situations() if channel in situation.need and situation.holds(now_is)]
    return found[0] if found else ""


def _undo(forbidden_by: str) -> str:
    if forbidden_by == "stop":
        return "Only they can change that, by writing to you."
    unless = next((situation.unless for situation in load_situations() if situation.id == forbidden_by), "")
    return f"It would be possible {unless}." if unless else ""


def assumptions(brief: Brief, now_is: Standing, ranked: tuple[ranking.Ranked, ...]) -> tuple[str, ...]:
    """What is missing, contradictory or had to be taken for granted, one sentence each."""
    found: list[str] = []
    if not now_is.known:
        found.append("You have no address for them yet, so the order is by what fits; find one first.")
    if now_is.where.assumed:
        found.append(now_is.where.assumed)
    group = duties.group(brief.country)
    if not brief.country:
        found.append("Their country isn't set, so the strictest rules for commercial messages are assumed.")
    elif not group:
        unknown = f"“{brief.country}” is no country that is known here"
        found.append(f"{unknown}: for commercial messages the strictest duties were assumed.")
    found.extend(_contradictions(brief, now_is, ranked))
    return tuple(found)


def _contradictions(brief: Brief, now_is: Standing, ranked: tuple[ranking.Ranked, ...]) -> list[str]:
    found: list[str] = []
    best = next((item for item in ranked if item.allowed), None)
    if best is None:
        return ["There's no channel left that you may use."]
    reach = phrasing.addresses(item.channel for item in ranked if item.channel in now_is.known)
    if brief.delicate and "phone" not in now_is.known:
        only = f"you only have {reach}" if reach else "you have no number"
        may_call = any(item.channel == "phone" and item.allowed for item in ranked)
        way = "a call, or find the number" if may_call else "a meeting"
        found.append(f"This is delicate, but {only}: use that only to arrange {way}.")
    elif brief.urgent and "phone" not in now_is.known:
        found.append("It's urgent, but you have no number: ask their switchboard, and write in the meantime.")
    if brief.needs_record and not brief.delicate and "email" not in now_is.known:
        found.append("You need a record, but have no e-mail address: ask for one in your first line.")
    if brief.delicate and brief.needs_record:
        found.append("Delicate, and you need a record: talk first, then put only what was agreed in an e-mail.")
    if brief.relationship == "stranger" and now_is.answered:
        found.append("You say you've never met, but they've answered you before: perhaps “We've met” is right.")
    return found
