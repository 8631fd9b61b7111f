"""One touch found twice: a note and the message it became, what was logged by hand and its place in an export."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from composer.record.events import DAY, HOUR, Event, family, order

# How late a message may be logged by hand, with its text and without: our judgement, since there is no record to measure it on.
TEXT_WITHIN: Final = 2 * DAY
BARE_WITHIN: Final = 12 * HOUR
_EVER: Final = 1 << 62

Key = tuple[str | int, ...]


def without_twins(events: list[Event]) -> list[Event]:
    """The events with every touch that was found twice kept once: a note and its message, a log by hand and its export."""
    notes = [event for event in events if event.channel == "linkedin_note" and event.direction == "out" and not event.by_hand]
    logged = [event for event in events if event.by_hand and event.direction == "out"]
    if not notes and not logged:
        return events
    sent = [event for event in events if event.direction == "out" and event.human]
    messages = _ByTime((event for event in sent if event.channel == "linkedin_message"), _text)
    found = [_fold(note, messages.nearest(note, _text(note), note.at - DAY, _EVER)) for note in notes]
    if logged:
        exported = [event for event in sent if not event.by_hand]
        by_text, by_channel = _ByTime(exported, _text), _ByTime(exported, _channel)
        found += [_fold(one, _exported(one, messages, by_text, by_channel)) for one in logged if not one.folded]
    return sorted((event for event in events if not event.folded), key=order) if any(found) else events


def _text(event: Event) -> Key:
    return (family(event.channel), event.kind, event.body_hash) if event.body_hash else ()


def _channel(event: Event) -> Key:
    return event.channel, event.kind


def _exported(one: Event, messages: _ByTime, by_text: _ByTime, by_channel: _ByTime) -> Event | None:
    """Where an export has a touch that was logged by hand: the same text near it; logged bare, what came in later."""
    text = _text(one)
    if not text:
        return by_channel.within(one, _channel(one), BARE_WITHIN, lambda other: one.id < other.id)
    if one.channel != "linkedin_note":
        return by_text.within(one, text, TEXT_WITHIN)
    note = by_text.within(one, text, TEXT_WITHIN, lambda other: other.channel != "linkedin_message")
    found = filter(None, (note, messages.nearest(one, text, one.at - DAY, _EVER)))
    return min(found, key=lambda other: (abs(other.at - one.at), other.id), default=None)


def _fold(one: Event, twin: Event | None) -> bool:
    if twin is not None:
        _join(one, twin)
    return twin is not None


class _ByTime:
    """Events of one kind in the order of their times, for finding the nearest that is not folded yet.

    A hundred thousand notes of one text find their messages without looking past the same folded ones again and again.
    """

    def __init__(self, events: Iterable[Event], key: Callable[[Event], Key]) -> None:
        self.groups: dict[Key, _Group] = {}
        found: dict[Key, list[Event]] = defaultdict(list)
        for event in events:
            found[key(event)].append(event)
        self.groups = {name: _Group(some) for name, some in found.items() if name}

    def nearest(
        self, one: Event, key: Key, low: int, high: int, fits: Callable[[Event], bool] = lambda _: True,
    ) -> Event | None:
        """The event of that kind nearest in time to another (of equally near ones the earlier) between two times."""
        group = self.groups.get(key)
        near = group.outward(one.at, low, high) if group else iter(())
        return next((other for other in near if other is not one and fits(other)), None)

    def within(self, one: Event, key: Key, limit: int, fits: Callable[[Event], bool] = lambda _: True) -> Event | None:
        """The nearest whose time, as exactly as it is known, lies within a limit of the other's."""
        def near(other: Event) -> bool:
            gap = max(0, one.at - other.at - other.precision, other.at - one.at - one.precision)
            return gap <= limit and fits(other)

        group = self.groups.get(key)
        widest = group.widest if group else 0
        return self.nearest(one, key, one.at - limit - widest, one.at + limit + one.precision, near)


class _Group:
    """Events in order, with hops over those that were folded."""

    def __init__(self, events: list[Event]) -> None:
        self.events = sorted(events, key=order)
        self.times = [event.at for event in self.events]
        self.widest = max(event.precision for event in self.events)
        self.next = list(range(1, len(events) + 1))
        self.last = list(range(-1, len(events) - 1))

    def outward(self, at: int, low: int, high: int) -> Iterator[Event]:
        """The events that are not folded, the nearest first, between two times."""
        middle = bisect_left(self.times, at)
        right, left = self._unfolded(middle, self.next), self._unfolded(middle - 1, self.last)
        while True:
            after = self.times[right] - at if right < len(self.times) and self.times[right] <= high else _EVER
            before = at - self.times[left] if left >= 0 and self.times[left] >= low else _EVER
            if before == after == _EVER:
                return
            if before <= after:
                yield self.events[left]
                left = self._unfolded(left - 1, self.last)
            else:
                yield self.events[right]
                right = self._unfolded(right + 1, self.next)

    def _unfolded(self, place: int, hop: list[int]) -> int:
        """The first place from here on, in the direction of the hops, whose event is not folded; hops grow with use."""
        end = place
        while 0 <= end < len(hop) and self.events[end].folded:
            end = hop[end]
        while 0 <= place < len(hop) and place != end:
            hop[place], place = end, hop[place]
        return end


def _join(one: Event, twin: Event) -> None:
    """Fold a twin into the touch that stays: the first of the two ids, what the user said, the more exact time."""
    twin.folded = True
    ids = sorted((one.id, *one.also, twin.id, *twin.also))
    one.id, one.also = ids[0], tuple(ids[1:])
    one.mail_ids |= twin.mail_ids
    one.conversation = one.conversation or twin.conversation
    one.in_reply_to = one.in_reply_to or twin.in_reply_to
    one.refs = one.refs or twin.refs
    one.body_hash = one.body_hash or twin.body_hash
    one.words = one.words or twin.words
    one.asks = one.asks or twin.asks
    inside = one.at <= twin.at <= one.at + one.precision
    if one.by_hand or (inside and twin.precision < one.precision):
        one.at, one.precision = twin.at, twin.precision
