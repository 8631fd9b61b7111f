"""Stop and law: what a commercial message must hold, by country and kind of contact. Plain words, no legal advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Final

from composer import channels, countries, data
from composer.advice import clock, tables
from composer.channel_facts import with_like
from composer.errors import BadValue
from composer.lexicon import Wording, shipped_lexicons
from composer.model import CHANNELS, CONTACT_TYPES, Brief

_KEYS: Final = ("id", "groups", "contact_types", "channels", "when", "check", "say")
_MOMENTS: Final = ("before", "in_message", "after")
_CHECKS: Final = ("", "sender", "subject", "address", "opt_out", "source", "consent", "proof")
_OPT_OUT: Final = Wording("disclosures", "opt_out", re.IGNORECASE)
_SOURCE: Final = Wording("disclosures", "source_of_address", re.IGNORECASE)
_FAKE_REPLY: Final = Wording("mail", "marks", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: `when` is before | in_message | after; `met` is None where nothing in text or brief can tell."""

    id: str
    when: str
    say: str
    why: str
    source: str
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    groups: tuple[str, ...]
    contact_types: tuple[str, ...]
    channels: tuple[str, ...]
    when: str
    check: str
    say: str
    grounds: tables.Grounds


def group(country: str) -> str:
    """EU, GB, US or CA; "other" for a country that is known but has no duties here; "" for one that is not known."""
    land = countries.code(country)
    groups = tables.read("duties")["groups"]
    return next((str(key) for key, members in groups.items() if land in members), "other") if land else ""


@cache
def load_duties() -> tuple[_Entry, ...]:
    """All duties in the order of the file; raises BadValue or UnknownKey for one that is not right."""
    found = []
    for entry, ground in tables.entries("duties", "duty", _KEYS):
        where = f"advice/duties.toml: {entry['id']}"
        if entry["when"] not in _MOMENTS or entry["check"] not in _CHECKS:
            raise BadValue(where, "when", f"must be one of {', '.join(_MOMENTS)}, with a known check")
        data.refuse_unknown(entry["contact_types"], (*CONTACT_TYPES, ""), where)
        data.refuse_unknown(entry["channels"], (*CHANNELS, "all"), where)
        found.append(_Entry(
            entry["id"], tuple(entry["groups"]), tuple(entry["contact_types"]), with_like(entry["channels"]), entry["when"],
            entry["check"], entry["say"], ground,
        ))
    return tuple(found)


def duties(brief: Brief, channel: str, *, text: str = "", subject: str = "") -> tuple[Duty, ...]:
    """What a commercial message to this person on this channel must keep to; nothing where the brief is not commercial.

    An unknown country or kind of contact is treated as the strictest; with a text each duty says whether it is met.
    """
    if not brief.commercial:
        return ()
    law = group(brief.country)
    kind = brief.recipient.contact_type
    return tuple(
        Duty(
            entry.id, entry.when, entry.say, entry.grounds.why, entry.grounds.sources[0][0],
            _met(entry.check, brief, text, subject),
        )
        for entry in load_duties()
        if law in entry.groups and kind in entry.contact_types and ("all" in entry.channels or channel in entry.channels)
    )


def unmet(brief: Brief, channel: str, text: str, subject: str = "") -> tuple[Duty, ...]:
    """The duties that the message itself must meet and does not."""
    found = duties(brief, channel, text=text, subject=subject)
    return tuple(duty for duty in found if duty.when == "in_message" and duty.met is False)


def assumed(brief: Brief) -> tuple[str, ...]:
    """What the duties took for granted, in words."""
    found: list[str] = []
    if brief.commercial and not countries.code(brief.country):
        found.append("Their country isn't set, so the strictest rules apply.")
    if brief.commercial and not brief.recipient.contact_type:
        found.append("Whether they're a company or a private person isn't set, so they count as a private person.")
    return tuple(found)


def _met(check: str, brief: Brief, text: str, subject: str) -> bool | None:
    if not text:
        return bool(brief.recipient.source) if check == "source" else None
    lexicon = shipped_lexicons().of(brief.language)
    tests: Mapping[str, bool] = {
        "subject": not _FAKE_REPLY.of(lexicon).match(subject),
        "address": bool(brief.sender.address) and _squeezed(brief.sender.address) in _squeezed(text),
        "opt_out": _OPT_OUT.found_in(text, lexicon),
        "source": _SOURCE.found_in(text, lexicon),
        "sender": all(_squeezed(part) in _squeezed(text) for part in (brief.sender.name.partition(" ")[0], brief.sender.company)),
    }
    return tests.get(check)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


# --- lines, clocks and prompts -----------------------------------------------------------------------------------


def lines(brief: Brief, channel: str) -> tuple[str, ...]:
    """Ready lines that a commercial message on this channel needs under its text: source, way out, postal address."""
    needed = {duty.id for duty in duties(brief, channel) if duty.when == "in_message"}
    ready = tables.read("duties")["lines"]
    short = channels.channel(channel).group == "note"
    found: list[str] = []
    if "where-from" in needed and brief.recipient.source and not short:
        found.append(str(ready["source"]).format(source=brief.recipient.source))
    if "how-to-stop" in needed:
        found.append(str(ready["opt_out_short" if short else "opt_out"]))
    if "postal-address" in needed and brief.sender.address:
        found.append(brief.sender.address)
    return tuple(found)


@cache
def _clock() -> Mapping[str, Any]:
    entry: Mapping[str, Any] = tables.read("duties")["clock"]
    tables.grounds(entry, "advice/duties.toml: clock", example=False)
    return entry


def stop_by(asked_at: datetime, country: str = "", timezone: str = "") -> datetime:
    """By when a request to stop must be carried out: ten working days in the US and Canada, at once in the UK, the EU and
    where the country is not known. No holiday makes it later: sooner is never wrong.
    """
    days = int(_clock()["working_days"].get(group(country), 0))
    where = replace(clock.place(timezone, country), land="")
    return asked_at if days == 0 else clock.add_working_days(asked_at, days, where)


def tell_by(collected_at: datetime, country: str = "") -> datetime | None:
    """By when to tell somebody that their details are kept, or to delete them (GDPR 14: a month); None elsewhere."""
    if group(country) not in ("EU", "GB", ""):
        return None
    return months_later(collected_at, int(_clock()["tell_months"]))


@dataclass(frozen=True, slots=True)
class Kept:
    """One person whose details are kept, as plain values; `told` is whether the user ever wrote to them."""

    person: int
    name: str
    since: datetime
    last_touch_at: datetime | None = None
    country: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to decide about the details of a person: tell them, or delete them."""

    person: int
    name: str
    kind: str  # silent | untold
    by: datetime
    message: str


def prompts(people: Iterable[Kept], now: datetime, months: int) -> tuple[Prompt, ...]:
    """Whose details should be deleted or told of, the longest due first; `months` of silence (0: never asked)."""
    found: list[Prompt] = []
    for kept in people:
        quiet = months_later(kept.last_touch_at or kept.since, months)
        told_by = None if kept.told else tell_by(kept.since, kept.country)
        if months > 0 and quiet <= now:
            said = f"No word between you and {kept.name} for {months} months: delete them, or keep them for a reason."
            found.append(Prompt(kept.person, kept.name, "silent", quiet, said))
        elif told_by is not None and told_by <= now:
            said = f"You keep {kept.name}'s details and never wrote to them: tell them where you have them from, or delete them."
            found.append(Prompt(kept.person, kept.name, "untold", told_by, said))
    return tuple(sorted(found, key=lambda item: (item.by, item.person)))


def months_later(at: datetime, months: int) -> datetime:
    """The same day some calendar months later, or the last day of that month."""
    year, month = divmod(at.month - 1 + months, 12)
    year, month = at.year + year, month + 1
    for day in (at.day, 30, 29, 28):
        try:
            return at.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
