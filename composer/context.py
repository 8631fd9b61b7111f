"""What the record and the reports know about a person, as plain values for the rooms that must not see a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, cast
from zoneinfo import ZoneInfo

from composer.errors import Stopped
from composer.model import CHANNELS, HANDLES, Advice, Brief, ChannelRate, Direction, Kind, PastTouch, Recipient, Sender

if TYPE_CHECKING:
    from composer.advice.introduction import Introducer
    from composer.advice.ladder import Contact
    from composer.record.person_views import PersonView, TouchView
    from composer.record.queries import Connection
    from composer.record.store import Record
    from composer.settings import Settings

OWN_KEPT: Final = 5  # the user's own answered messages that a model may be shown
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
    introducers: tuple[Introducer, ...] = ()
    vouched: tuple[str, ...] = ()  # sentences to this person that the user said are true
    answered_own: tuple[tuple[str, str], ...] = ()  # texts of the user's own and to whom, for a model that may be shown them


def know(record: Record, brief: Brief, settings: Settings, now: datetime) -> Known:
    """What the record knows about a brief's recipient; raises Ambiguous where the name fits several people."""
    from composer.record import dismissals, people, queries

    answered = rates(record, now)  # may write (counts kept for large records), so not inside the read below
    with record.read() as conn:
        handles = _handles(brief, settings.country)
        person = people.find_id(conn, brief.recipient.name, handles)
        stopped, since = _stops(conn, person, handles, brief.recipient.name)
        return Known(
            person=person,
            history=() if person is None else history(conn, person),
            stopped=stopped,
            stopped_since=since,
            sent_before=queries.texts_to_others(conn, person, OTHERS_KEPT),
            rates=answered,
            notes_left=_notes_left(conn, settings, now),
            sent_today=queries.sent_since(conn, _midnight(settings, now)),
            introducers=introducers(conn, brief, now),
            vouched=() if person is None else queries.vouched(conn, person),
            answered_own=queries.answered_own(conn, OWN_KEPT) if settings.model.voice else (),
            allow_words=() if person is None else (
                *people.row(conn, person)["allow_words"].split(), *dismissals.dismissed(conn, person=person),
            ),
        )


def refuse_stopped(brief: Brief, known: Known, channel: str = "") -> None:
    """Raise Stopped where the reader asked not to be contacted, on this channel or on any."""
    if "" in known.stopped or (channel and channel in known.stopped):
        raise Stopped(brief.recipient.name, known.stopped_since)


def unknown(settings: Settings) -> Known:
    """What is known where there is no record yet."""
    return Known(notes_left=None if settings.premium else settings.notes_a_month)


def advice(brief: Brief, known: Known, settings: Settings, now: datetime) -> Advice:
    """The adviser's answer from what is known and set."""
    from composer.advice.channel import advise

    return advise(
        brief, known.history, known.rates, now=now, stopped=known.stopped, notes_left=known.notes_left, premium=settings.premium,
        home_zone=settings.timezone, quiet_hours=settings.quiet_hours, follow_up_days=settings.follow_up_days,
        introducers=[item.name for item in known.introducers],
    )


def introducers(conn: Connection, brief: Brief, now: datetime) -> tuple[Introducer, ...]:
    """Who in the record might introduce the user to a brief's recipient: the friend named, or people of the same company."""
    from composer.advice.introduction import Acquaintance, candidates, company_key
    from composer.normalise import fold
    from composer.record import queries

    firm = company_key(brief.recipient.company)
    rows = queries.met(conn, name_key=fold(brief.mutual), company_word=firm.split()[0] if firm else "", limit=OTHERS_KEPT)
    contacts = [
        Acquaintance(
            row.person, row.name, row.relationship, row.company, connected=row.connected, answers=row.answers,
            last_touch_at=row.last_at, stopped=bool(_stops(conn, row.person)[0]),
        )
        for row in rows
    ]
    return candidates(brief, contacts, now=now)


def brief_of(record: Record, person: int, settings: Settings) -> Brief:
    """A brief for the next message to somebody in the record: who they are and how the last outreach stood; raises NotFound."""
    from composer.record import people

    view = people.show(record, person)
    last = view.touches[-1] if view.touches else None
    with record.read() as conn:
        mine = contacts(conn, last.at, last.at, only=(person,)) if last else []
    sender = Sender(settings.name, settings.role, settings.company, dict(settings.accounts), settings.address)
    handles = {kind: address for kind, address in view.handles if kind in HANDLES}
    reader = Recipient(
        view.name, view.role, view.company, handles, connected=view.connected_on is not None, timezone=view.timezone,
        contact_type=view.contact_type, source=view.source,
    )
    relationship, purpose = (mine[0].relationship, mine[0].purpose) if mine else (view.relationship or "stranger", "connect")
    return Brief(sender, reader, relationship, purpose, country=view.country)


def rates(record: Record, now: datetime) -> dict[str, ChannelRate]:
    """The user's own answers within a day by channel."""
    from composer.reports.report import channel_rates

    return {channel: ChannelRate(answered, mature) for channel, (answered, mature) in channel_rates(record, now=now).items()}


def _asked(conn: Connection, person: int) -> tuple[tuple[str, ...], str]:
    """The same as a stop on every channel where somebody asked for one that is not kept yet."""
    from composer.record import wishes

    found = wishes.open_wishes(conn, [person])
    return (("",), found[0].at.date().isoformat()) if found else ((), "")


def contacts(conn: Connection, since: datetime, now: datetime, *, only: Sequence[int] | None = None) -> list[Contact]:
    """Everybody with a touch between two times (or just `only`) as the ladder sees them: history, addresses, wishes."""
    from composer.advice.ladder import Contact
    from composer.record import person_views, queries, wishes

    ids = queries.spoken_between(conn, since, now) if only is None else list(only)
    newest = queries.newest_outreach(conn, ids, now)
    asked = {wish.person for wish in wishes.open_wishes(conn, ids)}
    views = person_views.load(conn, ids)
    replies = [item.reply_touch for view in views for item in view.outreaches if item.reply_touch is not None]
    answers = {touch.id: touch for touch in person_views.touches(conn, replies)}
    found = []
    for view in views:
        sent = newest.get(view.person)
        past = _with_answers(view, tuple(_past(item) for item in view.touches[-HISTORY_KEPT:]), answers)
        found.append(Contact(
            view.person, view.name, (sent["relationship"] if sent else "") or view.relationship or "stranger",
            (sent["purpose"] if sent else "") or "connect", past, tuple(dict(view.handles)),
            connected=view.connected_on is not None, timezone=view.timezone, country=view.country,
            stopped=_stops(conn, view.person)[0] if view.stop or view.person in asked else (),
            asked=True if sent and sent["asked"] else None,  # no text kept: not known
            outreach=sent["id"] if sent else None,
        ))
    return found


def history(conn: Connection, person: int) -> tuple[PastTouch, ...]:
    """The newest touches with one person over all channels, oldest first, the user's corrections applied."""
    from composer.record import person_views

    return tuple(_past(item) for item in person_views.load(conn, [person])[0].touches[-HISTORY_KEPT:])


def _with_answers(view: PersonView, past: tuple[PastTouch, ...], answers: Mapping[int, TouchView]) -> tuple[PastTouch, ...]:
    """The history with what answered each outreach in it, never before its message: it may have come from another address or
    by a clock that is behind."""
    own = {item.id: item for item in view.touches}
    more = []
    for sent in view.outreaches:
        reply = answers.get(sent.reply_touch) if sent.reply_touch is not None else None
        if reply is not None and (reply.id not in own or reply.at < sent.sent_at):
            more.append(replace(_past(reply), at=max(reply.at, sent.sent_at + timedelta(microseconds=1)), direction="in"))
    return tuple(sorted((*past, *more), key=lambda touch: touch.at)) if more else past


_AUTOMATIC: Final[Mapping[str, Kind]] = {
    "auto": "auto", "delay": "auto", "bulk": "auto", "platform": "auto", "complaint": "auto", "bounce": "bounce",
}


def _past(item: TouchView) -> PastTouch:
    kind = _AUTOMATIC.get(item.auto_class) or cast("Kind", item.kind)
    until = None
    if item.meaning in ("later", "away"):
        from composer.record.meaning_times import after_later, named

        until = after_later(item.text, item.at) if item.meaning == "later" else named(item.text, item.at)
    return PastTouch(item.channel, cast("Direction", item.direction), item.at, kind, item.text, item.meaning, until)


def _handles(brief: Brief, country: str) -> list[tuple[str, str]]:
    from composer.record.handles import normal

    return [(kind, normal(kind, address, brief.country or country)) for kind, address in brief.recipient.handles.items()]


def _stops(
    conn: Connection, person: int | None, handles: Iterable[tuple[str, str]] = (), name: str = ""
) -> tuple[tuple[str, ...], str]:
    """The channels that are stopped, "" among them for every one, and since when; empty where there is no stop."""
    from composer.record import stops

    pairs = tuple(handles)
    first = stops.is_stopped(conn, pairs, name, person=person)
    if first is None:
        return ((), "") if person is None else _asked(conn, person)
    since = first.since.date().isoformat()
    if not first.channel:
        return ("",), since
    return tuple(item for item in CHANNELS if stops.is_stopped(conn, pairs, name, person=person, channel=item)), since


def _notes_left(conn: Connection, settings: Settings, now: datetime) -> int | None:
    from composer.record.queries import sent_since

    if settings.premium:
        return None
    local = now.astimezone(_zone(settings))
    month = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return max(0, settings.notes_a_month - sent_since(conn, month, "linkedin_note"))


def _midnight(settings: Settings, now: datetime) -> datetime:
    return now.astimezone(_zone(settings)).replace(hour=0, minute=0, second=0, microsecond=0)


def _zone(settings: Settings) -> ZoneInfo:
    return ZoneInfo(settings.timezone or "UTC")
