"""The people of the record over all channels: look them up, show them, correct what is known about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from composer import countries, zones
from composer.brief import MAX_NAME
from composer.errors import BadUsage, BadValue, NotFound
from composer.model import CONTACT_TYPES, RELATIONSHIPS
from composer.normalise import clean, fold, mail_address, phone, spellings
from composer.record import identity, person_marks, person_views, schema
from composer.record import rebuild as deriving
from composer.record.handles import NUMBERS, normal
from composer.record.identity import find_id, row
from composer.record.joining import Suggestion, keep_apart, merge, separate, suggestions
from composer.record.journal import Journal
from composer.record.person_views import PersonLine, PersonView, time_said, view_json
from composer.record.store import Record
from composer.settings import is_zone

__all__ = [
    "PersonLine", "PersonView", "Suggestion", "add_address", "by_part", "edit", "everyone", "exactly", "find", "find_id",
    "keep_apart", "matching", "merge", "one", "remove_address", "row", "search", "separate", "show", "suggestions",
    "time_said", "view_json",
]
_PARTS: Final = 200  # people that a part of a name may mean
_DIGITS: Final = 18  # more do not fit an id of 64 bits
_LOCAL: Final = 7  # digits after the leading zeros by which a number without its country is told; fewer end too many others
_EDITABLE: Final = ("name", "company", "role", "relationship", "timezone", "contact_type", "country", "source", "allow_words")


def show(record: Record, person: int) -> PersonView:
    """Everything about one person; raises NotFound."""
    with record.read() as conn:
        identity.row(conn, person)
        return person_views.load(conn, [person])[0]


def everyone(record: Record, *, limit: int | None = None, offset: int = 0) -> list[PersonView]:
    """Everybody with all their touches, the most recently spoken to first."""
    with record.read() as conn:
        return person_views.load(conn, [line.person for line in person_views.lines(conn, None, limit, offset)])


def search(record: Record, text: str = "", *, state: str = "", limit: int = 50, offset: int = 0) -> list[PersonLine]:
    """People in one line each, the most recently spoken to first; `text` is part of a name, firm or address, or a tag.

    `state` narrows to those who are still to answer (waiting) or who answered (replied).
    """
    with record.read() as conn:
        wanted = [or_(_like(text), schema.person.c.id.in_(person_marks.tagged(conn, text)))] if text.strip() else []
        if state:
            wanted.append(_of_state(state))
        return person_views.lines(conn, and_(*wanted) if wanted else None, limit, offset)


def counts(record: Record) -> dict[str, int]:
    """How many people there are in all, still to answer, and answered; by the state that `search` takes."""
    with record.read() as conn:
        people = select(func.count()).select_from(schema.person)
        return {
            state: int(conn.execute(people.where(_of_state(state)) if state else people).scalar_one())
            for state in ("", "waiting", "replied")
        }


def _of_state(state: str) -> ColumnElement[bool]:
    outreach = schema.outreach
    answered = outreach.c.reply_low.is_not(None) if state == "replied" else outreach.c.reply_low.is_(None)
    return schema.person.c.id.in_(select(outreach.c.person_id).where(answered))


def matching(conn: Connection, who: str | int, country: str = "") -> list[int]:
    """The people that an id, an address, a name or a part of one means; raises NotFound."""
    text = clean(str(who)).strip()
    ids = exactly(conn, text, country)
    if not ids and text:
        ids = list(conn.execute(select(schema.person.c.id).where(_like(text)).order_by(schema.person.c.id).limit(200)).scalars())
    if not ids:
        raise NotFound("person", text, "see everybody with: python -m composer people show")
    return sorted(ids)


def exactly(conn: Connection, who: str, country: str = "") -> list[int]:
    """The people that an id, an address or a whole name means; none where nobody fits.

    A telephone number is found by any spelling; one without its country belongs to `country`, else wherever it fits.
    """
    text = clean(who).strip()
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
        found = conn.execute(select(schema.person.c.id).where(schema.person.c.id == int(text))).scalar()
        if found is not None:
            return [int(found)]
    handle = schema.handle
    number = phone(text, country)
    addresses = {text, text.lower(), text.lstrip("@").lower(), mail_address(text), *spellings(number)} - {""}
    # The nameless marks of a conversation are no addresses: by them alone one of two people of equal name would be meant.
    real = handle.c.kind.not_like("conversation:%")
    query = select(handle.c.person_id).where(real).distinct()
    ids = conn.execute(query.where(handle.c.address.in_(addresses))).scalars().all()
    if not ids and len(number.lstrip("0")) >= _LOCAL and not number.startswith("+"):  # its country is not known
        ends = handle.c.address.like(f"+%{number.lstrip('0')}")
        ids = conn.execute(query.where(handle.c.kind.in_(NUMBERS), ends)).scalars().all()
    return sorted(ids) or identity.by_name(conn, text)


def by_part(conn: Connection, text: str) -> list[int]:
    """The people whose name or address holds a text; the words of a name before parts of one."""
    person, handle = schema.person, schema.handle
    folded, typed = fold(text), text.strip().lstrip("@").lower()
    if not folded:
        return []
    named = select(person.c.id, person.c.name_key).where(person.c.name_key.contains(folded, autoescape=True))
    rows = conn.execute(named.order_by(person.c.id).limit(_PARTS)).all()
    whole = [row.id for row in rows if f" {folded} " in f" {row.name_key} "]
    real = handle.c.kind.not_like("conversation:%") & handle.c.address.contains(typed, autoescape=True)
    addressed = conn.execute(select(handle.c.person_id).where(real).distinct().limit(_PARTS)).scalars().all()
    return sorted(whole or {*(row.id for row in rows), *addressed})


def find(record: Record, who: str | int) -> list[int]:
    """The people that an id, an address, a name or a part of one means; raises NotFound."""
    with record.read() as conn:
        return matching(conn, who, record.country)


def one(record: Record, who: str | int) -> int:
    """The one person meant; raises NotFound, or Ambiguous with the ids."""
    with record.read() as conn:
        ids = matching(conn, who, record.country)
        if len(ids) > 1:
            raise identity.ambiguous(conn, str(who), ids)
        return ids[0]


def edit(record: Record, person: int, *, at: datetime, **values: str) -> None:
    """Change what is known about a person: name, company, role, relationship, timezone, contact_type, country, source,
    allow_words. Raises NotFound or BadValue."""
    plain = {name: clean(value).strip() for name, value in values.items()}
    if plain.get("timezone"):
        plain["timezone"] = zones.zone_of(plain["timezone"]) or plain["timezone"]
    _check(plain)
    with record.write() as conn:
        who = identity.row(conn, person)
        journal = Journal(conn)
        changes: dict[str, Any] = dict(plain)
        if "name" in plain:
            changes["name_key"] = fold(plain["name"])
        journal.update(schema.person, person, changes)
        deriving.rebuild(conn, journal.people)
        journal.save(at, f"change to {who['name'] or identity.called(conn, [person])[person]}")


def _check(values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if name not in _EDITABLE:
            raise BadValue("person", name, f"must be one of {', '.join(_EDITABLE)}")
        known = {"relationship": RELATIONSHIPS, "contact_type": CONTACT_TYPES}.get(name)
        if known and value and value not in known:
            raise BadValue("person", name, f"must be one of {', '.join(known)}")
    zone = values.get("timezone")
    if zone and not is_zone(zone):
        raise BadValue("person", "timezone", f"“{zone}” is not a time zone such as Europe/Lisbon")
    country = values.get("country")
    if country and not countries.code(country):
        raise BadValue("person", "country", f"“{country}” is not known; give its name or its two letters, such as Norway or NO")
    if len(values.get("name", "")) > MAX_NAME:
        raise BadValue("person", "name", f"has {len(values['name']):,} letters; {MAX_NAME} are the most")


def add_address(record: Record, person: int, kind: str, address: str, *, at: datetime) -> None:
    """Give a person one more address; raises NotFound, BadValue, or BadUsage where somebody else has it."""
    with record.write() as conn:
        who = identity.row(conn, person)
        journal = Journal(conn)
        address = normal(kind, address, who["country"] or record.country)
        identity.add_handle(journal, person, kind, address, who["name"])
        journal.save(at, f"{kind} address of {who['name'] or identity.called(conn, [person])[person]}")


def remove_address(record: Record, person: int, kind: str, address: str, *, at: datetime) -> None:
    """Take an address away from a person, keeping what was said through it; raises NotFound."""
    handle = schema.handle
    with record.write() as conn:
        who = identity.row(conn, person)
        mine = select(handle.c.id).where(handle.c.person_id == person)
        same = {address, normal(kind, address, who["country"] or record.country)}  # as shown, or as typed
        number = conn.execute(mine.where(handle.c.kind == kind, handle.c.address.in_(same))).scalar()
        if number is None:
            raise NotFound(f"{kind} address", address)
        used = select(func.count()).select_from(schema.touch).where(schema.touch.c.handle_id == number)
        if conn.execute(used).scalar_one():
            raise BadUsage("messages went through this address; separate it into a person of its own instead")
        journal = Journal(conn)
        journal.delete(handle, [number])
        journal.save(at, f"{kind} address of {who['name'] or identity.called(conn, [person])[person]} taken away")


def _like(text: str) -> Any:
    person, handle = schema.person, schema.handle
    folded = fold(text)
    by_address = select(handle.c.person_id).where(handle.c.address.contains(text.strip().lower(), autoescape=True))
    return or_(
        person.c.name_key.contains(folded, autoescape=True) if folded else person.c.id.is_(None),
        func.lower(person.c.company).contains(text.strip().lower(), autoescape=True), person.c.id.in_(by_address),
    )
