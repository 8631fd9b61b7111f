"""Before sending: what to stop and think about. Each guard says why; only a do-not-contact forbids."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from composer import channels
from composer.advice import clock, phrasing, ranking, tables
from composer.advice.standing import tries_since
from composer.lexicon import Wording
from composer.model import Brief, Finding, PastTouch

_KEYS: Final = ("id", "say", "forbids")
_DAY: Final = timedelta(hours=24)
_MAIL: Final = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE: Final = re.compile(r"(?<![\w/])\+?\d[\d\s().\-]{7,}\d(?!\w)")
_TONE: Final = frozenset({"unambiguous", "calm"})
_GREETING: Final = Wording("parts", "greeting_line", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing to think about before sending; `forbids` only for do-not-contact."""

    id: str
    message: str
    why: str
    source: str
    forbids: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What the record knows of the user's day and month; None where it is not known."""

    sent_today: int = 0
    touches_a_day: int = 20
    notes_left: int | None = None


def guards(
    text: str, channel: str, brief: Brief, *, now: datetime, history: Iterable[PastTouch] = (), stopped: Collection[str] = (),
    sent_before: Iterable[str] = (), findings: Iterable[Finding] = (), account: str = "", day: Day | None = None,
    quiet_hours: tuple[int, int] = (20, 8), home_zone: str = "", stage: str = "first",
) -> tuple[Guard, ...]:
    """What to think about before this text goes out, do-not-contact first.

    `history` holds the touches with this person, `sent_before` texts that went to others, `account` the address it leaves from
    where that is known; `findings` are those of the checker, of which only tone is looked at here. What went before is
    news at `stage` first alone: a follow-up is only asked whether it comes too soon, a reply not even that.
    """
    day = day or Day()
    found = [
        _stopped(channel, brief, stopped), _written(brief, history, now, stage), _many(day), _notes(channel, day, text),
        _copy(text, brief, sent_before), _account(channel, brief, account), _signature(text, channel, brief),
        _freemail(channel, brief, account), _public(text, channel, brief),
        _night(channel, brief, now, quiet_hours, home_zone), _tone(findings),
    ]
    return tuple(guard for guard in found if guard is not None)


@cache
def _sayings() -> Mapping[str, tuple[str, tables.Grounds, bool]]:
    return {
        str(entry["id"]): (str(entry["say"]), ground, bool(entry.get("forbids", False)))
        for entry, ground in tables.entries("guards", "guard", _KEYS)
    }


def _guard(name: str, **values: str) -> Guard:
    say, ground, forbids = _sayings()[name]
    return Guard(name, say.format(**values), ground.why, ground.sources[0][0], forbids)


def _person(brief: Brief) -> str:
    return brief.recipient.name or "This person"


# --- the person and the day --------------------------------------------------------------------------------------


def _stopped(channel: str, brief: Brief, stopped: Collection[str]) -> Guard | None:
    if not ranking.is_stopped(channel, stopped):
        return None
    everywhere = any(item in ranking.EVERYWHERE for item in stopped)
    return _guard("do-not-contact", person=_person(brief), where="" if everywhere else f" by {phrasing.title(channel)}")


def _written(brief: Brief, history: Iterable[PastTouch], now: datetime, stage: str) -> Guard | None:
    tries = tries_since(touch for touch in history if touch.at <= now)
    if not tries:
        return None
    age = now - tries[-1].at
    name = "too-soon" if age < _DAY else "written-before"
    if stage == "reply" or (stage != "first" and name == "written-before"):
        return None
    ago = _age(age, ago=name == "written-before")
    return _guard(name, person=_person(brief), ago=ago, channel=phrasing.title(tries[-1].channel))


def _age(age: timedelta, *, ago: bool) -> str:
    hours = int(age / timedelta(hours=1))
    if hours < 1:
        said = "under an hour"
    elif hours < 24:
        said = f"{hours} hour{'s' * (hours > 1)}"
    else:
        said = f"{age.days} day{'s' * (age.days > 1)}"
    return f"{said} ago" if ago else said


def _many(day: Day) -> Guard | None:
    if day.touches_a_day <= 0 or day.sent_today < day.touches_a_day:
        return None
    return _guard("too-many", count=str(day.sent_today), limit=str(day.touches_a_day))


def _notes(channel: str, day: Day, text: str) -> Guard | None:
    if channel != "linkedin_note":
        return None
    if day.notes_left is not None and day.notes_left <= 0:
        return _guard("notes-used-up")
    return None if text.strip() else _guard("bare-request")


def _night(channel: str, brief: Brief, now: datetime, quiet_hours: tuple[int, int], home_zone: str) -> Guard | None:
    where = clock.place(brief.recipient.timezone, brief.country, home_zone)
    if channels.channel(channel).at_night or where.guessed or brief.urgent or not clock.is_quiet(now, where.zone, quiet_hours):
        return None
    local = now.astimezone(where.zone)
    better = clock.first_good_moment(now, where, quiet_hours, workday=brief.relationship != "friend")
    person = _person(brief) + (" (their time zone is a guess)" if where.assumed else "")
    return _guard("night", time=f"{local:%H:%M}", person=person, better=clock.said(better, where))


# --- the text ----------------------------------------------------------------------------------------------------


def _copy(text: str, brief: Brief, sent_before: Iterable[str]) -> Guard | None:
    share = likeness(text, sent_before, without=(brief.recipient.name, brief.sender.name, brief.recipient.company))
    return _guard("near-copy", share=f"{share:.0%}") if share >= float(tables.read("guards")["copy"]["alike"]) else None


def likeness(text: str, others: Iterable[str], *, without: Iterable[str] = ()) -> float:
    """How like a text is to the likest of the others, 0 to 1, with names and numbers left out; 0 for very short texts.

    Indel similarity over words (RapidFuzz), so that a changed name or figure does not hide a copy.
    """
    from rapidfuzz import fuzz

    names = {part.casefold() for name in without for part in name.split()}
    mine = _plain(text, names)
    if len(mine) < int(tables.read("guards")["copy"]["shortest"]):
        return 0.0
    best = 0.0
    for other in others:
        theirs = _plain(other, names)
        if theirs and 2 * len(theirs) >= len(mine) and 2 * len(mine) >= len(theirs):
            best = max(best, fuzz.ratio(mine, theirs, score_cutoff=100 * best) / 100)
    return best


def _plain(text: str, names: Collection[str]) -> list[str]:
    body = _GREETING.for_all.sub(" ", text)
    return [word for word in re.findall(r"[^\W\d_]+", body.casefold()) if word not in names]


def _account(channel: str, brief: Brief, account: str) -> Guard | None:
    expected = _own(channel, brief)
    if not account or not expected or account.casefold() == expected.casefold():
        return None
    return _guard("wrong-account", account=account, expected=expected)


def _own(channel: str, brief: Brief) -> str:
    return brief.sender.accounts.get(channel, "") or brief.sender.accounts.get(channels.channel(channel).handle, "")


def _signature(text: str, channel: str, brief: Brief) -> Guard | None:
    """A mail address under the text that is another one of the user's than the one for this channel."""
    expected = _own(channel, brief)
    if not expected or "@" not in expected:
        return None
    wanted = expected.casefold()
    for found in _MAIL.findall("\n".join(text.rstrip().splitlines()[-6:])):
        if found.casefold() != wanted and _mine(found.casefold(), brief):
            return _guard("wrong-signature", found=found, expected=expected)
    return None


def _mine(address: str, brief: Brief) -> bool:
    """Whether an address is one of the user's, or looks like it: a part of their name stands before the @."""
    if address in {value.casefold() for value in brief.sender.accounts.values()}:
        return True
    local = address.partition("@")[0]
    return any(part.casefold() in local for part in brief.sender.name.split() if len(part) > 2)


def _freemail(channel: str, brief: Brief, account: str) -> Guard | None:
    used = account or _own(channel, brief)
    if channel != "email" or not brief.sender.company or brief.relationship in ("friend", "met", "follower"):
        return None
    if used.casefold().partition("@")[2] not in tables.read("guards")["freemail"]["domains"]:
        return None
    who = {"client": "a client", "colleague": "a colleague"}.get(brief.relationship, "somebody who does not know you")
    return _guard("private-account", relationship=who, account=used)


def _public(text: str, channel: str, brief: Brief) -> Guard | None:
    if not channels.channel(channel).public:
        return None
    private = tables.read("guards")["private"]
    says = private["says"]
    if brief.delicate:
        return _guard("private-in-public", what=says["delicate"])
    for kind in ("money", "health", "work", "home"):
        for word in private[kind]:
            if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
                return _guard("private-in-public", what=says[kind].format(word=word))
    if _MAIL.search(text):
        return _guard("private-in-public", what=says["address"])
    return _guard("private-in-public", what=says["phone"]) if _PHONE.search(text) else None


def _tone(findings: Iterable[Finding]) -> Guard | None:
    found = [finding for finding in findings if finding.criterion in _TONE and finding.severity != "suggestion"]
    if not found:
        return None
    said = phrasing.joined(dict.fromkeys(f"“{finding.text.strip()}”" for finding in found[:3] if finding.text.strip()))
    return _guard("tone", what=said or found[0].message.rstrip("."))
