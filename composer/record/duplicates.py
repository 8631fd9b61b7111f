"""One touch found twice: a note and the message it became, what was logged by hand and its place in an export."""

from __future__ import annotations

from typing import Final

from composer.record.events import DAY, HOUR, Event, family, order

TEXT_WITHIN: Final = 2 * DAY  # the same text logged by hand and found in an export
BARE_WITHIN: Final = 12 * HOUR  # logged by hand without its text


def without_twins(events: list[Event]) -> list[Event]:
    """The events with every touch that was found twice kept once: a note and its message, a log by hand and its export."""
    found = False
    notes = [event for event in events if event.channel == "linkedin_note" and not event.by_hand]
    for one in (*notes, *(event for event in events if event.by_hand)):
        if one.folded or one.direction != "out":
            continue
        twins = [other for other in events if _same(one, other)]
        if twins:
            _join(one, min(twins, key=lambda other: (abs(other.at - one.at), other.id)))
            found = True
    return sorted((event for event in events if not event.folded), key=order) if found else events


def _same(one: Event, other: Event) -> bool:
    if other is one or other.folded or other.direction != "out" or one.kind != other.kind or not other.human:
        return False
    if family(one.channel) != family(other.channel):
        return False
    same_text = one.body_hash != 0 and one.body_hash == other.body_hash
    if one.channel == "linkedin_note" and other.channel == "linkedin_message" and same_text:
        return other.at >= one.at - DAY
    if not one.by_hand or other.by_hand:
        return False
    gap = max(0, one.at - other.at - other.precision, other.at - one.at - one.precision)
    if same_text:
        return gap <= TEXT_WITHIN
    # Logged without its text, it can only be what was not in the record yet.
    return not one.body_hash and one.id < other.id and one.channel == other.channel and gap <= BARE_WITHIN


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
