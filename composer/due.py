"""Who is due, who asked to be left alone, and whose details should go: what the record says to the adviser about everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from composer.context import contacts

if TYPE_CHECKING:
    from composer.advice.duties import Prompt
    from composer.advice.ladder import Contact, DueItem
    from composer.record.store import Record
    from composer.record.wishes import Wish
    from composer.settings import Settings

DUE_DAYS: Final = 180  # people not spoken to for longer are reconnected with, not followed up


def due_items(record: Record, settings: Settings, now: datetime, *, ahead_days: float = 0) -> tuple[DueItem, ...]:
    """Who is due now (or within some days), the most urgent first."""
    from composer.advice import clock
    from composer.advice.ladder import due
    from composer.advice.rhythm import keep_in_touch
    from composer.record import pauses, person_marks, stops, wishes
    from composer.record.identity import called

    with record.read() as conn:
        people = contacts(conn, now - timedelta(days=DUE_DAYS), now)
        waiting = pauses.waiting(conn)
        asked = {wish.person for wish in wishes.open_wishes(conn)}
        rhythms = person_marks.rhythms(conn)
        known = {contact.person for contact in people}
        older = contacts(conn, now, now, only=[number for number in rhythms if number not in known]) if rhythms else []
    people = [
        contact for contact in people
        if contact.person not in asked and not _put_off(contact, waiting.get(contact.person), now)
    ]
    older = [contact for contact in older if not _put_off(contact, waiting.get(contact.person), now)]
    items = due(
        people, now, follow_up_days=settings.follow_up_days, quiet_hours=settings.quiet_hours, home_zone=settings.timezone,
        ahead_days=ahead_days,
    )
    items += keep_in_touch(
        (*people, *older), rhythms, now, busy={item.person for item in items}, quiet_hours=settings.quiet_hours,
        home_zone=settings.timezone, ahead_days=ahead_days,
    )
    with record.read() as conn:  # the gate also knows addresses and names of people who are another entry, or erased
        if stops.any_stop(conn):
            items = tuple(
                item for item in items
                if stops.is_stopped(conn, (), item.name, person=item.person, channel=item.channel) is None
            )
        names = called(conn, [item.person for item in items if not item.name])
    where = {one.person: clock.place(one.timezone, one.country, settings.timezone) for one in (*people, *older)}
    return tuple(
        replace(item, name=item.name or names[item.person], there=clock.there(item.when, where[item.person], settings.timezone))
        for item in items
    )


def _put_off(contact: Contact, waiting: tuple[datetime, datetime] | None, now: datetime) -> bool:
    """Whether the user said “later”, and nothing has passed since."""
    return waiting is not None and waiting[1] > now and not any(touch.at > waiting[0] for touch in contact.history)


def wishes_open(record: Record) -> tuple[Wish, ...]:
    """Who asked not to be contacted and is under no stop yet, the newest first; the faces propose one."""
    from composer.record import wishes

    with record.read() as conn:
        return tuple(wishes.open_wishes(conn))


def decisions(record: Record, settings: Settings, now: datetime) -> tuple[Prompt, ...]:
    """Whose details the user should delete or tell of: silent for the set months, or kept for a month and never written to."""
    from composer.advice.duties import Kept, prompts
    from composer.record import pauses, queries
    from composer.record.identity import called

    with record.read() as conn:
        rows = queries.held(conn)
        decided = pauses.kept(conn)
        names = called(conn, [row.person for row in rows])
    kept = []
    for row in rows:
        newest = max(filter(None, (row.last_at, decided.get(row.person))), default=None)
        told = bool(row.sent) or row.person in decided
        kept.append(Kept(row.person, names[row.person], row.since, newest, row.country, told))
    return prompts(kept, now, settings.retention_months)
