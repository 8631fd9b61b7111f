"""Keeps the `outreach` table exactly what the touches say, in the transaction that changed them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, timedelta, tzinfo
from functools import cache, lru_cache
from sys import intern
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, RowMapping, delete, insert, or_, select, type_coerce
from sqlalchemy.types import BigInteger

from composer.model import from_micros, to_micros
from composer.record import dirty
from composer.record.events import Event
from composer.record.folding import fold_topic
from composer.record.journal import chunks
from composer.record.outreach import Found, outreaches
from composer.record.schema import correction, mail_ref, meta, outreach, person, source, touch
from composer.settings import is_zone

PEOPLE_AT_ONCE: Final = 400
HAND: Final = "hand"
_ABOUT: Final = ("purpose", "relationship", "template", "origin", "model", "prompt_version", "rules")
_NO_IDS: Final[frozenset[str]] = frozenset()
_ROUGH: Final = timedelta(hours=1) // timedelta(microseconds=1)  # rougher times have no hour of the day


def rebuild(conn: Connection, person_ids: Iterable[int]) -> None:
    """Derive the outreaches of these people again, and of those whose mails theirs answer or bring back."""
    wanted = sorted(set(person_ids))
    done: set[int] = set()
    for part in chunks(wanted, PEOPLE_AT_ONCE):
        with_linked = (set(part) | linked(conn, part)) - done
        done |= with_linked
        for some in chunks(sorted(with_linked), PEOPLE_AT_ONCE):
            _rebuild_some(conn, some)


def rebuild_all(conn: Connection) -> None:
    """Derive every outreach from scratch."""
    everybody = conn.execute(select(person.c.id)).scalars().all()
    dirty.mark_people(conn, everybody)
    conn.execute(delete(outreach))
    rebuild(conn, everybody)


def _rebuild_some(conn: Connection, ids: Sequence[int]) -> None:
    rows = _derived(conn, ids)
    old = {row["id"]: dict(row) for row in conn.execute(select(outreach).where(outreach.c.person_id.in_(ids))).mappings()}
    new = {row["id"]: row for row in rows}
    gone = [number for number, row in old.items() if new.get(number) != row]
    fresh = [row for number, row in new.items() if old.get(number) != row]
    for part in chunks(gone):
        conn.execute(delete(outreach).where(outreach.c.id.in_(part)))
    if fresh:
        # A touch that moved from one person to another may still own a row under the old one.
        for part in chunks([row["id"] for row in fresh]):
            conn.execute(delete(outreach).where(outreach.c.id.in_(part)))
        conn.execute(insert(outreach), fresh)
    changed = [*(old[number] for number in gone), *fresh]
    dirty.mark(conn, {dirty.day_of(_micros(row["sent_at"])) for row in changed})


def _derived(conn: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    own = _events(conn, touch.c.person_id.in_(ids))
    by_person: dict[int, list[Event]] = {number: [] for number in ids}
    for event in own:
        by_person[event.person].append(event)
    others: dict[str, list[Event]] = defaultdict(list)  # by the mails they refer to
    for event in _answering(conn, own):
        for name in event.named:
            others[name].append(event)
    heard = _heard(conn, own)
    people = {row["id"]: row for row in conn.execute(
        select(person.c.id, person.c.timezone, person.c.relationship).where(person.c.id.in_(ids))
    ).mappings()}
    zone = sender_zone(conn)
    rows = []
    for number, events in by_person.items():
        mails = frozenset().union(*(event.mail_ids for event in events if event.direction == "out"))
        foreign = {event.id: event for name in mails for event in others.get(name, ()) if event.person != number}
        rows += [_row(item, people[number], zone) for item in outreaches(events, list(foreign.values()), heard)]
    return rows


_COLUMNS: Final = (
    "id", "person_id", "source_id", "channel", "direction", "kind", "auto_class", "precision_us", "conversation", "native_id",
    "in_reply_to", "refs", "bounced_id", "subject", "body_hash", "words", "asks", "answers_outreach", "meaning",
    "to_request", *_ABOUT,
)


def _events(conn: Connection, where: Any) -> list[Event]:
    query = (
        select(
            *(touch.c[name] for name in _COLUMNS), type_coerce(touch.c.sent_at, BigInteger).label("at"),
            correction.c.auto_class.label("said_class"), correction.c.kind.label("said_kind"),
            correction.c.meaning.label("said_meaning"), source.c.name.label("source"),
        )
        .join(source, source.c.id == touch.c.source_id)
        .outerjoin(correction, correction.c.key == touch.c.key)
        .where(where)
    )
    return [_event(row) for row in conn.execute(query).mappings()]


@lru_cache(maxsize=1000)
def _about(*values: str | int) -> Mapping[str, str | int]:
    """What is known about a touch; touches of one conversation share it, for it may have two hundred thousand."""
    return dict(zip(_ABOUT, values, strict=True))


def _event(row: RowMapping) -> Event:
    mail = row["channel"] == "email"
    native = row["native_id"] if mail else ""
    topic, again = fold_topic(row["subject"]) if mail else ("", False)
    return Event(
        id=row["id"], person=row["person_id"], source=row["source_id"], channel=intern(row["channel"]),
        direction=intern(row["direction"]), kind=intern(row["said_kind"] or row["kind"]),
        auto_class=intern(row["said_class"] or row["auto_class"]), at=row["at"],
        precision=row["precision_us"], conversation=intern(row["conversation"]), native_id=native, in_reply_to=row["in_reply_to"],
        refs=tuple(row["refs"].split()), bounced_id=row["bounced_id"], topic=topic, again=again,
        body_hash=row["body_hash"], words=row["words"],
        asks=row["asks"], by_hand=row["source"] == HAND, answers=row["answers_outreach"],
        meaning=intern(row["said_meaning"] or ("no" if row["said_kind"] == "no" else row["meaning"])),
        to_request=bool(row["to_request"]),
        about=_about(*(row[name] for name in _ABOUT)), mail_ids=frozenset((native,)) if native else _NO_IDS,
    )


def _answering(conn: Connection, own: Sequence[Event]) -> list[Event]:
    """Inbound mails, whoever sent them, that refer to one of our own."""
    mails = sorted({event.native_id for event in own if event.direction == "out" and event.native_id})
    known = {event.id: event for event in own}
    found: dict[int, Event] = {}
    for part in chunks(mails):
        numbers = _naming(conn, part)
        found.update((number, known[number]) for number in numbers & known.keys() if known[number].direction == "in")
        for some in chunks(sorted(numbers - known.keys() - found.keys())):
            found.update((event.id, event) for event in _events(conn, touch.c.id.in_(some)) if event.direction == "in")
    return list(found.values())


def _naming(conn: Connection, message_ids: Sequence[str]) -> set[int]:
    direct = select(touch.c.id).where(or_(touch.c.in_reply_to.in_(message_ids), touch.c.bounced_id.in_(message_ids)))
    by_reference = select(mail_ref.c.touch_id).where(mail_ref.c.message_id.in_(message_ids))
    return set(conn.execute(direct).scalars()) | set(conn.execute(by_reference).scalars())


def _heard(conn: Connection, own: Sequence[Event]) -> frozenset[str]:
    """The Message-IDs of human inbound mails that our own outbound ones refer to."""
    named = sorted({name for event in own if event.direction == "out" for name in event.named})
    heard: set[str] = set()
    for part in chunks(named):
        for event in _events(conn, touch.c.native_id.in_(part)):
            if event.direction == "in" and event.human and event.native_id:
                heard.add(event.native_id)
    return frozenset(heard)


def linked(conn: Connection, ids: Sequence[int]) -> set[int]:
    """The people whose own mails these people's mails answer, refer to or bring back, and the other way round.

    Ask before touches are taken away: afterwards nothing tells any more whom they answered.
    """
    mine = touch.c.person_id.in_(ids)
    mail = touch.c.channel == "email"
    named: set[str] = set()
    for row in conn.execute(select(touch.c.in_reply_to, touch.c.bounced_id, touch.c.refs).where(mine, mail)):
        named.update(filter(None, (row.in_reply_to, row.bounced_id, *row.refs.split())))
    people: set[int] = set()
    for part in chunks(sorted(named)):
        people |= set(conn.execute(select(touch.c.person_id).where(mail, touch.c.native_id.in_(part))).scalars())
    inbound = select(touch.c.native_id).where(mine, mail, touch.c.direction == "in", touch.c.native_id != "")
    for part in chunks(sorted(set(conn.execute(inbound).scalars()))):
        for some in chunks(sorted(_naming(conn, part))):
            people |= set(conn.execute(select(touch.c.person_id).where(touch.c.id.in_(some))).scalars())
    return people


def _row(item: Found, who: RowMapping, zone: str) -> dict[str, Any]:
    first, newest, reply = item.first, item.newest, item.reply
    weekday, hour = _local(first, who["timezone"] or zone)
    row: dict[str, Any] = {
        "id": first.id, "person_id": first.person, "touch_id": first.id, "source_id": first.source, "channel": item.channel,
        "conversation": first.conversation, "sent_at": from_micros(first.at), "precision_us": first.precision,
        "reply_touch_id": reply.id if reply else None, "replied_at": from_micros(reply.at) if reply else None,
        "reply_low": item.low, "reply_high": item.high, "bounced": item.bounced, "auto": item.auto, "accepted": item.accepted,
        "declined": item.declined, "stopped": item.stopped, "elsewhere": item.elsewhere, "steps": len(item.follow_ups),
        "last_touch_at": from_micros(newest.at), "asked": newest.asks, "zone": who["timezone"], "weekday": weekday, "hour": hour,
        "length": first.words,
    }
    row.update({name: first.about[name] for name in _ABOUT})
    row["relationship"] = row["relationship"] or who["relationship"]
    return row


def _local(first: Event, zone: str) -> tuple[int | None, int | None]:
    if first.precision > _ROUGH:
        return None, None
    at = from_micros(first.at).astimezone(_zone(zone))
    return at.weekday(), at.hour


@cache
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def set_sender_zone(conn: Connection, zone: str) -> None:
    """Keep the user's own zone; where it changed, the hours of all outreaches are derived again."""
    if not zone or zone == sender_zone(conn) or not is_zone(zone):
        return
    conn.execute(delete(meta).where(meta.c.key == "zone"))
    conn.execute(insert(meta).values(key="zone", value=zone))
    rebuild(conn, conn.execute(select(outreach.c.person_id).distinct()).scalars().all())


def sender_zone(conn: Connection) -> str:
    """The IANA zone of the user, for people whose own is unknown; "" where it was never set."""
    return conn.execute(select(meta.c.value).where(meta.c.key == "zone")).scalar() or ""


def _micros(value: Any) -> int:
    return to_micros(value)
