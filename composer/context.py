"""What the record and the reports know about a person, as plain values for the rooms that must not see a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from composer.model import Advice, Brief, ChannelRate, PastTouch

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from composer.record.store import Record
    from composer.settings import Settings

OTHERS_KEPT: Final = 300  # newest texts to other people that a new one is compared with
HISTORY_KEPT: Final = 500  # newest touches with one person; older ones no longer change the advice


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before writing to somebody; everything empty for somebody new.

    `stopped` names the channels this person asked not to be used ("" for all); `sent_before` holds what others were
    sent, newest first; `notes_left` the LinkedIn notes left this month (None: no limit).
    """

    person: int | None = None
    history: tuple[PastTouch, ...] = ()
    stopped: tuple[str, ...] = ()
    stopped_since: str = ""
    sent_before: tuple[str, ...] = ()
    rates: Mapping[str, ChannelRate] = field(default_factory=dict)
    notes_left: int | None = None
    sent_today: int = 0
    allow_words: tuple[str, ...] = ()


def know(record: Record, brief: Brief, settings: Settings, now: datetime) -> Known:
    """What the record knows about a brief's recipient; raises Ambiguous where the name fits several people."""
    from composer.record import people

    with record.read() as conn:
        person = people.find_id(conn, brief.recipient.name, _handles(brief))
        stop = _stop(conn, brief, person)
        return Known(
            person=person,
            history=() if person is None else history(conn, person),
            stopped=() if stop is None else (stop.channel,),
            stopped_since="" if stop is None else stop.since.date().isoformat(),
            sent_before=_to_others(conn, person),
            rates=rates(record, now),
            notes_left=_notes_left(conn, settings, now),
            sent_today=_sent_since(conn, _midnight(settings, now)),
            allow_words=() if person is None else tuple(people.row(conn, person)["allow_words"].split()),
        )


def unknown(settings: Settings) -> Known:
    """What is known where there is no record yet."""
    return Known(notes_left=None if settings.premium else settings.notes_a_month)


def advice(brief: Brief, known: Known, settings: Settings, now: datetime) -> Advice:
    """The adviser's answer from what is known and set."""
    from composer.advice.channel import advise

    return advise(
        brief, known.history, known.rates, now=now, stopped=known.stopped, notes_left=known.notes_left, premium=settings.premium,
        home_zone=settings.timezone, quiet_hours=settings.quiet_hours, follow_up_days=settings.follow_up_days,
    )


def rates(record: Record, now: datetime) -> dict[str, ChannelRate]:
    """The user's own answers within a day by channel."""
    from composer.reports.report import report

    return {group.group: ChannelRate(group.replied_24h, group.mature) for group in report(record, now=now).groups}


def history(conn: Connection, person: int) -> tuple[PastTouch, ...]:
    """The touches with one person over all channels, oldest first."""
    from sqlalchemy import select

    from composer.record.schema import touch

    query = (
        select(touch.c.channel, touch.c.direction, touch.c.sent_at, touch.c.kind, touch.c.body, touch.c.auto_class)
        .where(touch.c.person_id == person).order_by(touch.c.sent_at.desc(), touch.c.id.desc()).limit(HISTORY_KEPT)
    )
    return tuple(reversed([_past(row) for row in conn.execute(query)]))


def _past(row: Any) -> PastTouch:
    kind = {"auto": "auto", "bounce": "bounce", "delay": "auto", "bulk": "auto", "platform": "auto"}.get(row.auto_class, row.kind)
    return PastTouch(row.channel, row.direction, row.sent_at, kind, row.body)


def _handles(brief: Brief) -> Iterable[tuple[str, str]]:
    from composer.record.handles import normal

    return [(kind, normal(kind, address)) for kind, address in brief.recipient.handles.items()]


def _stop(conn: Connection, brief: Brief, person: int | None) -> Any:
    from composer.record import stops

    return stops.is_stopped(conn, _handles(brief), brief.recipient.name, person=person)


def _to_others(conn: Connection, person: int | None) -> tuple[str, ...]:
    from sqlalchemy import select

    from composer.record.schema import touch

    query = select(touch.c.body).where(touch.c.direction == "out", touch.c.kind == "message", touch.c.body != "")
    if person is not None:
        query = query.where(touch.c.person_id != person)
    return tuple(conn.execute(query.order_by(touch.c.sent_at.desc()).limit(OTHERS_KEPT)).scalars())


def _notes_left(conn: Connection, settings: Settings, now: datetime) -> int | None:
    if settings.premium:
        return None
    local = now.astimezone(_zone(settings))
    month = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return max(0, settings.notes_a_month - _sent_since(conn, month, "linkedin_note"))


def _sent_since(conn: Connection, since: datetime, channel: str = "") -> int:
    from sqlalchemy import func, select

    from composer.record.schema import touch

    query = select(func.count()).select_from(touch).where(
        touch.c.direction == "out", touch.c.kind == "message", touch.c.sent_at >= since,
    )
    if channel:
        query = query.where(touch.c.channel == channel)
    return int(conn.execute(query).scalar_one())


def _midnight(settings: Settings, now: datetime) -> datetime:
    return now.astimezone(_zone(settings)).replace(hour=0, minute=0, second=0, microsecond=0)


def _zone(settings: Settings) -> ZoneInfo:
    return ZoneInfo(settings.timezone or "UTC")

