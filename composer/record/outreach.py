"""Which outreaches a person's touches make, and what answered them, as one pure function; docs/record.md says it in words.

Times and durations are integer microseconds. A touch lies in [at, at + precision]; up to one second it counts as exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from composer.record.duplicates import without_twins
from composer.record.events import DAY, NEVER_AGAIN, SECOND, Event, family, order

EXACT: Final = SECOND  # clocks are read to the second: 24 h 00 min 00 s as written is within 24 h
# Two clocks may differ by this much: our judgement. A public mailbox of 1,102 mails counts the same from no minute to an hour.
SKEW: Final = 10 * 60 * SECOND
UNKNOWN_LATENCY: Final = 1_000_000_000 * SECOND  # answered, but when cannot be told: about 31 years
ELSEWHERE_WITHIN: Final = 14 * DAY
# A “Re:” without headers continues a mail on the same subject: our judgement. The same mailbox counts the same from half a day
# to a year, with its headers and without.
TOPIC_WITHIN: Final = 30 * DAY

_OPENS: Final = frozenset({"message", "call", "missed", "voicemail"})
_ANSWERS: Final = frozenset({"message", "no", "voicemail"})
_TALKED: Final = frozenset({"call", "meeting"})
_SPEAKS: Final = frozenset({"message", "no", "call", "missed", "voicemail", "meeting"})


@dataclass(slots=True)
class Found:
    """One outreach as derived; `first` is its first touch, `reply` what answered it."""

    first: Event
    channel: str
    follow_ups: list[Event]
    reply: Event | None = None
    low: int | None = None
    high: int | None = None
    bounced: int = 0
    auto: int = 0
    accepted: int = 0
    declined: int = 0
    stopped: int = 0
    elsewhere: int = 0

    @property
    def newest(self) -> Event:
        """Its newest outbound touch."""
        return self.follow_ups[-1] if self.follow_ups else self.first


def outreaches(own: Sequence[Event], others: Sequence[Event] = (), heard: frozenset[str] = frozenset()) -> list[Found]:
    """The outreaches of one person.

    `own` are all touches with the person, `others` mails of other people that refer to one of them, `heard` the
    Message-IDs of all inbound mails, whoever wrote them, that the person's outbound mails refer to.
    """
    events = without_twins(sorted(own, key=lambda event: (event.at, event.id)))
    families: dict[str, list[Event]] = {}
    for event in events:
        families.setdefault(family(event.channel), []).append(event)
    found = [_one(items, name, events, others, heard) for name, items in families.items()]
    return [item for item in found if item is not None]


def _one(items: list[Event], name: str, events: list[Event], others: Sequence[Event], heard: frozenset[str]) -> Found | None:
    first = _first(items, name, heard)
    if first is None:
        return None
    sent = [item for item in items if item.direction == "out" and _opens(item) and order(item) >= order(first)]
    mine = Found(first, first.channel, [])
    ids = {number for item in sent for number in (item.id, *item.also)}
    mail_ids = frozenset().union(*(item.mail_ids for item in sent))
    _bounces(mine, items, others)
    _reply(mine, events, others, ids, mail_ids)
    reply = mine.reply
    mine.follow_ups = [item for item in sent if item is not first and (reply is None or order(item) < order(reply))]
    _outcomes(mine, items, events, others, mail_ids)
    return mine


def _opens(event: Event) -> bool:
    return event.human and event.kind in _OPENS


def _first(items: list[Event], name: str, heard: frozenset[str]) -> Event | None:
    """The first outbound touch in a conversation without an earlier inbound one."""
    inbound = _Inbound(name)
    continued: set[str] = set()  # own mails that continue a talk: what follows up on one of them begins nothing either
    for item in items:
        if item.direction == "in":
            if item.human and item.kind in _SPEAKS:
                inbound.add(item)
        elif _opens(item):
            if item.to_request:
                inbound.add(item)  # their request was the first word
            elif not item.named & continued and not _answers_mail(item, name, heard) and not inbound.before(item):
                return item
            continued |= item.mail_ids
    return None


def _answers_mail(item: Event, name: str, heard: frozenset[str]) -> bool:
    """Whether an outbound mail continues a conversation that others spoke in, or one whose beginning is not here."""
    if name != "email":
        return False
    return bool(item.named & heard or item.in_reply_to)


class _Inbound:
    """What one person said so far on one family, by conversation and topic, so that a long history costs no more a touch."""

    def __init__(self, name: str) -> None:
        self.one = name in ("linkedin", "x", "phone")  # all their touches are one conversation
        self.talks: set[str] = set()
        self.bare: set[str] = set()  # of touches that are no mails with ids
        self.mails: dict[tuple[str, str], list[Event]] = {}  # conversation or topic → mails with ids, in order

    def add(self, event: Event) -> None:
        """Take an inbound touch into account."""
        self.talks.add(event.conversation)
        if not event.mail_ids:
            self.bare.add(event.conversation)
            return
        for place in (("conversation", event.conversation), ("topic", event.topic)):
            self.mails.setdefault(place, []).append(event)

    def before(self, item: Event) -> bool:
        """Whether an outbound touch continues a conversation that the person spoke in."""
        talks = self.bare if item.mail_ids and not self.one else self.talks
        if talks and (self.one or not item.conversation or "" in talks or item.conversation in talks):
            return True
        # A mail that answers this very one is no earlier word, whatever its clock says.
        if item.mail_ids and item.conversation:
            same = self.mails.get(("conversation", item.conversation), [])
            if any(not event.named & item.mail_ids for event in reversed(same)):
                return True
        if not item.mail_ids or not item.again or not item.topic:
            return False
        recent = takewhile(lambda event: item.at <= event.at + TOPIC_WITHIN, reversed(self.mails.get(("topic", item.topic), [])))
        return any(not event.named & item.mail_ids for event in recent)


def _bounces(mine: Found, items: list[Event], others: Sequence[Event]) -> None:
    first = mine.first
    for event in (*items, *others):
        if event.direction != "in" or not (event.kind == "bounce" or event.auto_class == "bounce"):
            continue
        told = event.answers in (first.id, *first.also) or bool(event.named & first.mail_ids)
        guessed = not event.named and event.answers is None and event.person == first.person and event.at >= first.at
        if told or guessed:
            mine.bounced = 1


def _reply(mine: Found, events: list[Event], others: Sequence[Event], ids: set[int], mail_ids: frozenset[str]) -> None:
    first = mine.first
    best: tuple[int, int, int] | None = None
    seen: set[int] = set()
    for event in (*events, *others):
        if event.id in seen or not event.human:
            continue
        seen.add(event.id)
        if not _is_answer(event, mine, ids, mail_ids):
            continue
        rank = (0 if event.at < first.at else event.at, event.at, event.id)
        if best is None or rank < best:
            best, mine.reply = rank, event
    if mine.reply is None:
        return
    mine.low, mine.high = latency(first, mine.reply)
    if mine.reply.kind not in _TALKED or mine.reply.answers in ids:
        mine.bounced = 0  # it arrived after all
    _refused(mine, mine.reply)


def _is_answer(event: Event, mine: Found, ids: set[int], mail_ids: frozenset[str]) -> bool:
    first = mine.first
    after = order(event) >= order(first)
    if event.answers in ids:
        return event.kind in _ANSWERS | _TALKED
    if event.kind in _TALKED:
        return event.person == first.person and after and not mine.bounced
    if event.direction != "in" or event.kind not in _ANSWERS or event.answers is not None:
        return False
    if event.named & mail_ids:
        return True
    return event.person == first.person and after and family(event.channel) == family(first.channel)


def latency(first: Event, reply: Event) -> tuple[int, int]:
    """The bounds of the time from the first touch to the reply, in microseconds.

    A reply before its message by up to ten minutes is two clocks that differ and counts as at once; by more, unknown.
    """
    if reply.id == first.id:
        return 0, 0
    span = reply.at - first.at
    low = span - (first.precision if first.precision > EXACT else 0)
    high = span + (reply.precision if reply.precision > EXACT else 0)
    if high < -SKEW:
        return 0, UNKNOWN_LATENCY
    return max(0, low), max(0, high)


def _outcomes(mine: Found, items: list[Event], events: list[Event], others: Sequence[Event], mail_ids: frozenset[str]) -> None:
    first = mine.first
    for event in items:
        if event.kind == "accepted" and mine.channel == "linkedin_note" and event.at + event.precision >= first.at:
            mine.accepted = 1
        if event.direction == "in" and order(event) >= order(first):
            _refused(mine, event)
    if mine.stopped:
        mine.declined = 0
    for event in (*items, *others):
        if event.direction == "in" and event.kind != "bounce" and "auto" in (event.auto_class, event.kind):
            own = event.person == first.person and order(event) >= order(first)
            if event.answers in (first.id, *first.also) or event.named & mail_ids or own:
                mine.auto = 1
    if mine.reply is None:
        mine.elsewhere = int(any(_elsewhere(event, first) for event in events))


def _refused(mine: Found, event: Event) -> None:
    """Take a no, or a wish never to be written to again, into account; a machine's complaint is such a wish too."""
    if event.meaning in NEVER_AGAIN and (event.human or event.auto_class == "complaint"):
        mine.stopped = 1
    elif event.human and (event.kind == "no" or event.meaning == "no"):
        mine.declined = 1


def _elsewhere(event: Event, first: Event) -> bool:
    return (
        event.direction == "in" and event.human and event.kind in ("message", "no")
        and family(event.channel) != family(first.channel) and first.at <= event.at <= first.at + ELSEWHERE_WITHIN
    )
