"""People and their touches as plain values for the page, the command line and access requests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from composer.record import stops as wishes_of
from composer.record.events import HOUR, SECOND
from composer.record.identity import called
from composer.record.journal import chunks
from composer.record.outreach import EXACT, UNKNOWN_LATENCY
from composer.record.schema import correction, handle, outreach, person, stop, touch


@dataclass(frozen=True, slots=True)
class TouchView:
    """One touch as the user sees it, corrections applied; `precision_us` is how far its time is open."""

    id: int
    at: datetime
    channel: str
    direction: str
    kind: str
    auto_class: str
    subject: str
    text: str
    precision_us: int
    basis: str
    location: str
    corrected: bool
    meaning: str = ""
    vouched: tuple[str, ...] = ()  # sentences of it that the user said are true


@dataclass(frozen=True, slots=True)
class OutreachView:
    """One outreach and what became of it; hours are bounds, None where nobody answered."""

    id: int
    channel: str
    sent_at: datetime
    replied_at: datetime | None
    reply_touch: int | None
    low_hours: float | None
    high_hours: float | None
    steps: int
    bounced: bool
    auto: bool
    accepted: bool
    declined: bool
    elsewhere: bool
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person over all channels; `stop` is the day since when they ask not to be contacted, or ""."""

    person: int
    name: str
    company: str
    role: str
    relationship: str
    timezone: str
    contact_type: str
    country: str
    source: str
    connected_on: datetime | None
    allow_words: str
    handles: tuple[tuple[str, str], ...]
    touches: tuple[TouchView, ...]
    outreaches: tuple[OutreachView, ...]
    stop: str

    @property
    def called(self) -> str:
        """The name, else an address or number, else the number in the record."""
        addresses = (address for kind, address in self.handles if not kind.startswith("conversation:"))
        return self.name or next(addresses, f"Person {self.person}")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list; `open` counts outreaches that nobody answered."""

    person: int
    name: str
    company: str
    role: str
    touches: int
    last: datetime | None
    channels: tuple[str, ...]
    outreaches: int
    open: int
    called: str = ""  # the name, else an address


def load(conn: Connection, ids: Sequence[int]) -> list[PersonView]:
    """The people of these ids with all their touches, in this order."""
    found: dict[int, PersonView] = {}
    for part in chunks(list(ids), 200):
        found.update(_some(conn, part))
    return [found[number] for number in ids]


def _some(conn: Connection, ids: Sequence[int]) -> dict[int, PersonView]:
    said: dict[int, list[TouchView]] = defaultdict(list)
    for row in conn.execute(_touches().where(touch.c.person_id.in_(ids))).mappings():
        said[row["person_id"]].append(_touch(row))
    sent: dict[int, list[OutreachView]] = defaultdict(list)
    for row in conn.execute(select(outreach).where(outreach.c.person_id.in_(ids)).order_by(outreach.c.sent_at)).mappings():
        sent[row["person_id"]].append(_outreach(row))
    handles: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for item in conn.execute(select(handle).where(handle.c.person_id.in_(ids)).order_by(handle.c.id)):
        handles[item.person_id].append((item.kind, item.address))
    stops: dict[int, str] = {}
    wishes = select(stop.c.person_id, stop.c.since).where(stop.c.person_id.in_(ids)).order_by(stop.c.since.desc())
    for item in conn.execute(wishes):
        stops[item.person_id] = item.since.date().isoformat()
    rows = conn.execute(select(person).where(person.c.id.in_(ids))).mappings().all()
    if wishes_of.any_stop(conn):  # a stop may be kept for an address or a name alone
        for row in rows:
            if row["id"] not in stops and (wish := wishes_of.is_stopped(conn, handles[row["id"]], row["name"])):
                stops[row["id"]] = wish.since.date().isoformat()
    return {row["id"]: PersonView(
        row["id"], row["name"], row["company"], row["role"], row["relationship"], row["timezone"], row["contact_type"],
        row["country"], row["source"], row["connected_on"], row["allow_words"], tuple(handles[row["id"]]),
        tuple(said[row["id"]]), tuple(sent[row["id"]]), stops.get(row["id"], ""),
    ) for row in rows}


def touches(conn: Connection, ids: Sequence[int]) -> list[TouchView]:
    """The touches of these ids, whoever they are with, oldest first."""
    parts = (conn.execute(_touches().where(touch.c.id.in_(part))) for part in chunks(sorted(set(ids))))
    return [_touch(row) for found in parts for row in found.mappings()]


def _touches() -> Any:
    return (
        select(touch, correction.c.auto_class.label("said_class"), correction.c.kind.label("said_kind"),
               correction.c.meaning.label("said_meaning"))
        .outerjoin(correction, correction.c.key == touch.c.key).order_by(touch.c.sent_at, touch.c.id)
    )


def _touch(row: Any) -> TouchView:
    return TouchView(
        row["id"], row["sent_at"], row["channel"], row["direction"], row["said_kind"] or row["kind"],
        row["said_class"] or row["auto_class"], row["subject"], row["body"], row["precision_us"], row["basis"],
        row["location"], row["said_class"] is not None,
        row["said_meaning"] or ("no" if row["said_kind"] == "no" else row["meaning"]), tuple(row["vouched"].splitlines()),
    )


def _outreach(row: Any) -> OutreachView:
    low, high = row["reply_low"], row["reply_high"]
    unknown = high is not None and high >= UNKNOWN_LATENCY
    return OutreachView(
        row["id"], row["channel"], row["sent_at"], row["replied_at"], row["reply_touch_id"],
        None if low is None or unknown else low / HOUR, None if high is None or unknown else high / HOUR,
        row["steps"], bool(row["bounced"]), bool(row["auto"]), bool(row["accepted"]), bool(row["declined"]),
        bool(row["elsewhere"]), bool(row["stopped"]),
    )


def lines(conn: Connection, where: Any, limit: int | None, offset: int) -> list[PersonLine]:
    """People in one line each, the most recently spoken to first, then by id."""
    seen = (
        select(touch.c.person_id, func.count().label("touches"), func.max(touch.c.sent_at).label("last"))
        .group_by(touch.c.person_id).subquery()
    )
    query = (
        select(person.c.id, person.c.name, person.c.company, person.c.role, seen.c.touches, seen.c.last)
        .outerjoin(seen, seen.c.person_id == person.c.id)
        .order_by(seen.c.last.is_(None), seen.c.last.desc(), person.c.id).offset(offset)
    )
    if where is not None:
        query = query.where(where)
    rows = conn.execute(query if limit is None else query.limit(limit)).all()
    if limit is None and offset == 0 and where is None and not rows:
        return []
    ids = [row.id for row in rows]
    names = called(conn, ids)
    channels: dict[int, list[str]] = defaultdict(list)
    tries: dict[int, list[bool]] = defaultdict(list)
    for part in chunks(ids):
        used = select(touch.c.person_id, touch.c.channel).where(touch.c.person_id.in_(part)).distinct().order_by(touch.c.channel)
        for item in conn.execute(used):
            channels[item.person_id].append(item.channel)
        for item in conn.execute(select(outreach.c.person_id, outreach.c.reply_low).where(outreach.c.person_id.in_(part))):
            tries[item.person_id].append(item.reply_low is None)
    return [PersonLine(
        row.id, row.name, row.company, row.role, row.touches or 0, row.last, tuple(channels[row.id]), len(tries[row.id]),
        sum(tries[row.id]), names[row.id],
    ) for row in rows]


def time_said(touch: TouchView) -> str:
    """A touch's time in UTC, no more exact than it is known: to the second, the minute, the day, or “about”."""
    if touch.precision_us <= EXACT:
        return f"{touch.at:%Y-%m-%d %H:%M:%S} UTC"
    if touch.precision_us <= 60 * SECOND:
        return f"{touch.at:%Y-%m-%d %H:%M} UTC"
    middle = touch.at + timedelta(microseconds=touch.precision_us // 2)
    return f"{middle:%Y-%m-%d}" if touch.basis == "date_only" else f"about {middle:%Y-%m-%d %H:%M} UTC"


def view_json(view: PersonView) -> dict[str, Any]:
    """The JSON form of a person; a touch lies within `precision_s` seconds from its `at`."""
    addresses = [(kind, address) for kind, address in view.handles if not kind.startswith("conversation:")]
    return {
        "person": view.person, "name": view.name,
        "handles": {kind: [address for name, address in addresses if name == kind] for kind in dict(addresses)},
        "touches": [
            {"touch": item.id, "at": item.at.isoformat().replace("+00:00", "Z"), "precision_s": item.precision_us / SECOND,
             "channel": item.channel, "direction": item.direction, "kind": item.kind, "auto_class": item.auto_class,
             "subject": item.subject, "text": item.text}
            for item in view.touches
        ],
        "stop": view.stop,
    }
