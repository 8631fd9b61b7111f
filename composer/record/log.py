"""Logging by hand: what was sent, what came back, calls and meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, func, insert, select

from composer.brief import MAX_NAME
from composer.channel_facts import CHANNEL_FACTS
from composer.errors import BadUsage, BadValue, NotFound
from composer.model import CHANNELS, EARLIEST, LATEST, ORIGINS, Brief, to_micros
from composer.normalise import clean
from composer.record import answer_times, identity, keys, people, rebuild, schema, stops
from composer.record.events import family
from composer.record.folding import asks, body_hash, meaning_of
from composer.record.handles import kind_of, normal
from composer.record.journal import Journal
from composer.record.store import Record

_OUTCOMES: Final = {"talked": "call", "missed": "missed", "voicemail": "voicemail"}
# What the user says came back: kind and class of the touch, and what it means ("": as its words are read).
_KINDS: Final = {
    "human": ("message", "human", ""), "auto": ("auto", "auto", ""), "bounce": ("bounce", "bounce", ""),
    "no": ("no", "human", "no"), "stop": ("message", "human", "stop"), "later": ("message", "human", "later"),
    "question": ("message", "human", "question"),
}
_TITLES: Final = {"reply": "reply from", "call": "call with", "meeting": "meeting with"}


@dataclass(frozen=True, slots=True)
class Logged:
    """What was logged, by id; `outreach` is the one the touch opened, belongs to or answered, None where there is none.

    `meaning` is what an answer was read to say, as the user said it or by its words (record/meaning.py).
    """

    person: int
    touch: int
    outreach: int | None
    meaning: str = ""


def log_sent(
    record: Record, *, to: str | None = None, person: int | None = None, channel: str, at: datetime, handle: str | None = None,
    brief: Brief | None = None, relationship: str = "", purpose: str = "", template: str = "", origin: str = "own",
    model: str = "", prompt_version: str = "", text: str = "", subject: str = "", rules: Iterable[str] = (),
    native_id: str = "", in_reply_to: str = "", references: tuple[str, ...] = (),
    conversation: str = "", zone: str = "", to_request: bool = False, vouched: Iterable[str] = (),
) -> Logged:
    """Record that a message was sent; raises Stopped, Ambiguous, NotFound, BadValue or RecordFailed.

    The person is found by id, else by the address, else by name; a new one is made where nobody fits. `native_id` is the
    Message-ID of a mail that this program sent, so that the mailbox brings it only once. `zone` is the user's own (IANA).
    `to_request` says that it answers a request of theirs, so that it is no first message; `vouched` holds the sentences of it
    that the user said are true.
    """
    _check(channel, at)
    if origin not in ORIGINS:
        raise BadValue("log", "origin", f"must be one of {', '.join(ORIGINS)}")
    with record.write() as conn:
        rebuild.set_sender_zone(conn, zone)
        journal = Journal(conn)
        country = brief.country if brief and brief.country else record.country
        who, handle_id = _recipient(
            journal, to=to, person=person, channel=channel, handle=handle, brief=brief, at=at, country=country,
        )
        details = {
            "purpose": purpose or (brief.purpose if brief else ""),
            "relationship": relationship or (brief.relationship if brief else ""),
            "template": template, "origin": origin, "model": model, "prompt_version": prompt_version,
            "rules": " ".join(rules), "native_id": native_id, "in_reply_to": in_reply_to,
            "refs": " ".join(references), "conversation": conversation, "handle_id": handle_id,
            "to_request": int(to_request), "vouched": "\n".join(" ".join(sentence.split()) for sentence in vouched),
        }
        touch = _add(journal, who, channel=channel, direction="out", kind="message", auto_class="human", at=at, text=text,
                     subject=subject, details=details)
        return _finish(journal, who, touch, at=at, what=f"message to {_name(conn, who)} ({CHANNEL_FACTS[channel].title})")


def log_answer(
    record: Record, what: Literal["reply", "call", "meeting"], *, outreach: int | None = None, person: int | None = None,
    to: str | None = None, channel: str | None = None, kind: str = "human", direction: str = "out", outcome: str = "talked",
    at: datetime, text: str = "", came: str | None = None,
) -> Logged:
    """Record a reply, call or meeting with a person or as the answer to an outreach.

    A reply came at `at`, or with `came` some time before it: "" (nobody knows when), "within_day" or "later"; then it is kept
    with the interval that it came in.

    Raises NotFound, Ambiguous, BadUsage (nothing to answer, or an answer before the message), BadValue or RecordFailed.
    """
    if what not in _TITLES:
        raise BadValue("log", "what", "must be reply, call or meeting")
    if direction not in ("out", "in"):
        raise BadValue("log", "direction", "must be out or in")
    _check(channel or "phone", at)
    with record.write() as conn:
        journal = Journal(conn)
        opened = _outreach(conn, outreach) if outreach is not None else None
        who = (int(opened["person_id"]) if opened is not None else _whom(conn, to, person, record.country) if what == "reply"
               else _known(journal, to, person, at))
        if opened is not None and person is not None and person != who:
            raise BadUsage(f"outreach {outreach} is to person {who}, not to person {person}")
        answers = int(opened["touch_id"]) if opened is not None else None
        means = ""
        if what == "reply":
            if kind not in _KINDS:
                raise BadValue("log", "kind", f"must be one of {', '.join(_KINDS)}")
            touch_kind, auto_class, means = _KINDS[kind]
            if opened is None and channel is None:
                opened = _latest(conn, who)
            where, direction = channel or str(opened["channel"] if opened else ""), "in"
        elif what == "call":
            if outcome not in _OUTCOMES:
                raise BadValue("log", "outcome", f"must be one of {', '.join(_OUTCOMES)}")
            touch_kind, auto_class, where = _OUTCOMES[outcome], "human", channel or "phone"
        else:
            touch_kind, auto_class, where = "meeting", "human", channel or "in_person"
        if opened is not None and at < opened["sent_at"] and (answers is not None or what == "reply"):
            sent_at = opened["sent_at"]
            raise BadUsage(f"the answer is dated before the message of {sent_at.day} {sent_at:%B %Y, %H:%M} UTC; check the time")
        if direction == "out" and touch_kind != "meeting":
            stops.refuse(conn, (), _name(conn, who), person=who, channel=where)
        since, dated = _dated(conn, opened if opened is not None else _open_one(conn, who, where), came, at)
        details = {"answers_outreach": answers, "meaning": means, **dated}
        touch = _add(journal, who, channel=where, direction=direction, kind=touch_kind, auto_class=auto_class, at=since,
                     text=text, details=details)
        return _finish(journal, who, touch, at=at, what=f"{_TITLES[what]} {_name(conn, who)}", answers=answers)


def first_written_after(record: Record, person: int, at: datetime) -> datetime | None:
    """When the user's first message to somebody went, where nothing went to them by that time; else None."""
    touch = schema.touch.c
    first = select(func.min(touch.sent_at)).where(touch.person_id == person, touch.direction == "out", touch.kind == "message")
    with record.read() as conn:
        found = conn.execute(first).scalar()
    return found if found is not None and at < found else None


def _bounded(name: str) -> str:
    if len(name) > MAX_NAME:
        raise BadUsage(f"a name has at most {MAX_NAME} letters, and this one has {len(name):,}")
    return name


def _check(channel: str, at: datetime) -> None:
    if channel not in CHANNELS:
        raise BadValue("log", "channel", f"“{channel}” is none of {', '.join(CHANNELS)}")
    if at.tzinfo is None:
        raise BadValue("log", "at", "needs a time zone, such as 2026-11-20T12:00:00+01:00")
    if not EARLIEST <= at <= LATEST:
        raise BadValue("log", "at", f"is in the year {at.year}; messages lie between {EARLIEST.year} and {LATEST.year}")


def _recipient(
    journal: Journal, *, to: str | None, person: int | None, channel: str, handle: str | None, brief: Brief | None, at: datetime,
    country: str,
) -> tuple[int, int | None]:
    """The person a message went to (made where new) and the row of the address used."""
    conn = journal.conn
    name = _bounded(" ".join((to or (brief.recipient.name if brief else "")).split()))
    kind = kind_of(channel)
    pairs: list[tuple[str, str]] = []
    if handle and kind:
        pairs.append((kind, normal(kind, handle, country)))
    if brief is not None:
        known = [(item, normal(item, address, country)) for item, address in brief.recipient.handles.items()]
        pairs += [pair for pair in known if pair not in pairs]
    if person is not None:
        identity.row(conn, person)
        who: int | None = person
    elif not name and not pairs:
        raise BadUsage("say who it went to: a name or a person's id")
    else:
        who = identity.find_id(conn, name, pairs)
    stops.refuse(conn, pairs, name or (_name(conn, who) if who else ""), person=who, channel=channel)
    if who is None:
        address = "@" in name and " " not in name
        who = identity.add(journal, "" if address else name, at)
        if address:
            pairs.append(("email", normal("email", name)))
    elif name and "@" not in name:
        identity.fill(journal, who, {"name": clean(name)})
    if brief is not None:
        identity.fill(journal, who, _details(brief))
    rows = {pair: identity.add_handle(journal, who, *pair, name) for pair in pairs if _free(conn, pair, who)}
    if handle and kind:
        return who, rows.get((kind, normal(kind, handle, country)))
    return who, next((number for (item, _), number in rows.items() if item == kind), None)


def _free(conn: Connection, pair: tuple[str, str], who: int) -> bool:
    """Whether an address is this person's or nobody's yet."""
    handle = schema.handle
    owner = conn.execute(select(handle.c.person_id).where(handle.c.kind == pair[0], handle.c.address == pair[1])).scalar()
    return owner is None or owner == who


def _details(brief: Brief) -> Mapping[str, str]:
    who = brief.recipient
    return {
        "company": who.company, "role": who.role, "relationship": brief.relationship, "timezone": who.timezone,
        "contact_type": who.contact_type, "country": brief.country, "source": who.source,
    }


def open_outreach(record: Record, *, to: str | None = None, person: int | None = None) -> int:
    """The one outreach to somebody that has no answer yet; raises NotFound, Ambiguous, or BadUsage for none or several."""
    outreach = schema.outreach
    with record.read() as conn:
        who = _whom(conn, to, person, record.country)
        unanswered = select(outreach.c.id).where(outreach.c.person_id == who, outreach.c.reply_touch_id.is_(None))
        found = conn.execute(unanswered.order_by(outreach.c.id)).scalars().all()
        if len(found) == 1:
            return int(found[0])
        ids = ", ".join(map(str, found))
        several = f"several messages to {_name(conn, who)} have no answer; say which with --outreach: {ids}"
        raise BadUsage(several if found else f"no message to {_name(conn, who)} is without an answer")


def _known(journal: Journal, to: str | None, person: int | None, at: datetime) -> int:
    """The person who was spoken to; made where nobody is called so."""
    if person is not None:
        identity.row(journal.conn, person)
        return person
    if not to or not to.strip():
        raise BadUsage("say who it was: an outreach, a person's id or a name")
    found = identity.find_id(journal.conn, _bounded(to))
    return identity.add(journal, to, at) if found is None else found


def _whom(conn: Connection, to: str | None, person: int | None, country: str) -> int:
    """Somebody who was written to, by whatever finds one person alone: a name or a part of one, an address, a number."""
    if person is not None:
        identity.row(conn, person)
        return person
    if not to or not to.strip():
        raise BadUsage("say who it was: an outreach, a person's id or a name")
    found = identity.find_id(conn, _bounded(to))
    ids = [found] if found is not None else people.exactly(conn, to, country) or people.by_part(conn, to)
    if not ids:
        raise NotFound("person", to, "nothing was sent to them yet")
    if len(ids) > 1:
        raise identity.ambiguous(conn, to, ids, way_out="name one with --person ID")
    return ids[0]


def _outreach(conn: Connection, number: int) -> RowMapping:
    """The outreach of that id; an id of a touch that belongs to one serves too."""
    found = conn.execute(select(schema.outreach).where(schema.outreach.c.id == number)).mappings().first()
    if found is not None:
        return found
    sent = select(schema.touch).where(schema.touch.c.id == number, schema.touch.c.direction == "out")
    touch = conn.execute(sent).mappings().first()
    if touch is not None:
        number_of = _of_family(conn, touch["person_id"], touch["channel"])
        if number_of is not None:
            return conn.execute(select(schema.outreach).where(schema.outreach.c.id == number_of)).mappings().one()
        raise NotFound("outreach", str(number), f"that message opened none: {_name(conn, touch['person_id'])} had written before")
    raise NotFound("outreach", str(number))


def _latest(conn: Connection, who: int) -> RowMapping:
    """The outreach a reply without a channel answers: the newest open one, else the newest."""
    outreach = schema.outreach
    open_first = (outreach.c.reply_touch_id.is_not(None), outreach.c.sent_at.desc())
    found = conn.execute(select(outreach).where(outreach.c.person_id == who).order_by(*open_first).limit(1)).mappings().first()
    if found is None:
        raise BadUsage(f"nothing was sent to {_name(conn, who)} yet; name the channel the message came on")
    return found


def _dated(conn: Connection, opened: RowMapping | None, came: str | None, at: datetime) -> tuple[datetime, Mapping[str, Any]]:
    """From when on an answer may have come, and the columns that say how long that leaves open."""
    if came is None or opened is None:
        return at, {}
    since, until = answer_times.interval(conn, opened, came, at)
    return since, {"precision_us": to_micros(until) - to_micros(since), "basis": "none"}


def _open_one(conn: Connection, who: int, channel: str) -> RowMapping | None:
    """The outreach that a message on a channel would answer, or None."""
    number = _of_family(conn, who, channel)
    found = select(schema.outreach).where(schema.outreach.c.id == number)
    return None if number is None else conn.execute(found).mappings().one()


def add_answer(journal: Journal, row: RowMapping, values: Mapping[str, Any]) -> int:
    """Add an answer to an outreach that came between two times (the columns `sent_at`, `precision_us`, `basis`)."""
    rest = {name: value for name, value in values.items() if name != "sent_at"}
    return _add(
        journal, row["person_id"], channel=row["channel"], direction="in", kind="message", auto_class="human",
        at=values["sent_at"], text="", details={"answers_outreach": row["touch_id"], **rest},
    )


def _of_family(conn: Connection, who: int, channel: str) -> int | None:
    outreach = schema.outreach
    names = [name for name in CHANNELS if family(name) == family(channel)]
    return conn.execute(select(outreach.c.id).where(outreach.c.person_id == who, outreach.c.channel.in_(names))).scalar()


def _name(conn: Connection, who: int) -> str:
    return identity.called(conn, [who])[who]


def _add(
    journal: Journal, who: int, *, channel: str, direction: str, kind: str, auto_class: str, at: datetime, text: str,
    subject: str = "", details: Mapping[str, Any],
) -> int:
    body = clean(text)
    native = str(details.get("native_id", ""))
    details = {**details, "meaning": details.get("meaning") or meaning_of(direction, kind, auto_class, subject, body)}
    used = select(schema.handle.c.address).where(schema.handle.c.id == details.get("handle_id"))
    handle = journal.conn.execute(used).scalar() or ""
    return journal.insert(schema.touch, {
        "key": keys.native(channel, "", native, direction, handle) if native else f"hand:{uuid4().hex}",
        "person_id": who, "source_id": hand_source(journal.conn), "channel": channel, "direction": direction, "kind": kind,
        "auto_class": auto_class, "sent_at": at, "basis": "utc", "subject": clean(subject), "body": body,
        "words": len(body.split()), "asks": int(asks(body)), "body_hash": body_hash(body), **details,
    })


def _finish(journal: Journal, who: int, touch: int, *, at: datetime, what: str, answers: int | None = None) -> Logged:
    conn = journal.conn
    rebuild.rebuild(conn, {who, *journal.people})
    journal.save(at, what)
    outreach = schema.outreach
    found = conn.execute(select(outreach.c.id).where(
        outreach.c.person_id == who, (outreach.c.id == touch) | (outreach.c.reply_touch_id == touch),
    ).order_by((outreach.c.id == touch).desc(), outreach.c.id)).scalar()
    if answers is not None:
        found = answers
    if found is None:
        channel = conn.execute(select(schema.touch.c.channel).where(schema.touch.c.id == touch)).scalar_one()
        found = _of_family(conn, who, channel)
    means = conn.execute(select(schema.touch.c.meaning).where(schema.touch.c.id == touch)).scalar_one()
    return Logged(who, touch, found, means)


def hand_source(conn: Connection) -> int:
    """The source of what is logged by hand; it is watched by the clock."""
    found = conn.execute(select(schema.source.c.id).where(schema.source.c.name == rebuild.HAND)).scalar()
    if found is None:
        result = conn.execute(insert(schema.source).values(name=rebuild.HAND))
        assert result.inserted_primary_key is not None
        found = result.inserted_primary_key[0]
    return int(found)


