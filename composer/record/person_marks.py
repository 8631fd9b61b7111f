"""What the user notes about a person: a note, tags, and how often they wish to be in touch, with one person or with a tag.

Kept as rows of `decision` on “person:ID” (a tag's rhythm on “tag:NAME”), so that erasing and undo
take them along.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, Select, select

from composer.errors import BadValue
from composer.normalise import clean, fold
from composer.record import identity
from composer.record.journal import Journal
from composer.record.schema import decision
from composer.record.store import Record

_NOTE, _TAG, _RHYTHM = "note", "tag", "rhythm"
_PERSON: Final = "person:"
_TAGGED: Final = "tag:"
_LONGEST_TAG: Final = 60  # characters
_LONGEST_NOTE: Final = 4_000
MOST_DAYS: Final = 3_650


class Marks(NamedTuple):
    """A person's note, tags in order, and the days after which to be in touch again (0: none)."""

    note: str = ""
    tags: tuple[str, ...] = ()
    days: int = 0


def of(conn: Connection, person: int) -> Marks:
    """What is noted about a person."""
    note, tags, days = "", [], 0
    for row in conn.execute(_on(f"{_PERSON}{person}").order_by(decision.c.right)):
        kind, _, value = row.right.partition(":")
        if row.verdict == _NOTE and kind == _NOTE:
            note = value
        elif row.verdict == _TAG and kind == _TAG:
            tags.append(value)
        elif row.verdict == _RHYTHM and kind == _RHYTHM:
            days = int(value)
    return Marks(note, tuple(tags), days)


def put(
    record: Record, person: int, *, at: datetime, note: str | None = None, tags: Iterable[str] | None = None,
    days: int | None = None,
) -> Marks:
    """Replace what is given and leave the rest; "" and 0 take it away. Raises NotFound or BadValue."""
    wanted: dict[str, list[str]] = {}
    if note is not None:
        wanted[_NOTE] = [text] if (text := clean(note).strip()) else []
        if len(note) > _LONGEST_NOTE:
            raise BadValue("note", "", f"is longer than {_LONGEST_NOTE:,} characters")
    if tags is not None:
        wanted[_TAG] = sorted({tag for one in tags if (tag := _tag(one))})
    if days is not None:
        wanted[_RHYTHM] = [str(_days(days))] if days else []
    with record.write() as conn:
        name = identity.called(conn, [identity.row(conn, person)["id"]])[person]
        journal = Journal(conn)
        for verdict, values in wanted.items():
            _replace(journal, f"{_PERSON}{person}", verdict, values, at)
        journal.save(at, f"what is noted about {name}")
        return of(conn, person)


def rhythm_of_tag(record: Record, tag: str, days: int, *, at: datetime) -> None:
    """Be in touch with everybody of a tag every so many days; 0 takes it away. Raises BadValue."""
    name = _tag(tag)
    if not name:
        raise BadValue("tag", "", "must be a word")
    with record.write() as conn:
        journal = Journal(conn)
        _replace(journal, f"{_TAGGED}{fold(name)}", _RHYTHM, [str(_days(days))] if days else [], at)
        journal.save(at, f"how often to be in touch with {name}")


def rhythms(conn: Connection) -> dict[int, tuple[int, str]]:
    """Person → (days, the tag they come from or ""): a person's own days count above those of tags, of which the fewest do."""
    own: dict[int, tuple[int, str]] = {}
    of_tags: dict[str, int] = {}
    rows = conn.execute(select(decision.c.left, decision.c.right).where(decision.c.verdict == _RHYTHM)).all()
    for row in rows:
        days = int(row.right.partition(":")[2])
        if row.left.startswith(_TAGGED):
            of_tags[row.left.removeprefix(_TAGGED)] = days
        else:
            own[int(row.left.removeprefix(_PERSON))] = (days, "")
    if of_tags:
        for row in conn.execute(select(decision.c.left, decision.c.right).where(decision.c.verdict == _TAG)):
            person, tag = int(row.left.removeprefix(_PERSON)), row.right.partition(":")[2]
            found = of_tags.get(fold(tag))
            if found and (person not in own or (own[person][1] and own[person][0] > found)):
                own[person] = (found, tag)
    return own


def tags_in_use(conn: Connection) -> tuple[str, ...]:
    """Every tag that somebody has."""
    found = conn.execute(select(decision.c.right).where(decision.c.verdict == _TAG).distinct()).scalars()
    return tuple(sorted((one.partition(":")[2] for one in found), key=fold))


def tagged(conn: Connection, tag: str) -> list[int]:
    """The people who have a tag, in any case and with any accents."""
    rows = conn.execute(select(decision.c.left, decision.c.right).where(decision.c.verdict == _TAG)).all()
    return sorted(int(row.left.removeprefix(_PERSON)) for row in rows if fold(row.right.partition(":")[2]) == fold(tag))


def move(journal: Journal, gone: int, keep: int, at: datetime) -> None:
    """Give what is noted about an entry to the one it is merged into: both notes, all tags, the shorter of two rhythms."""
    left, right = of(journal.conn, keep), of(journal.conn, gone)
    if right == Marks():
        return
    whole = {
        _NOTE: list(filter(None, ["\n".join(dict.fromkeys(filter(None, (left.note, right.note))))[:_LONGEST_NOTE]])),
        _TAG: sorted({*left.tags, *right.tags}),
        _RHYTHM: [str(days) for days in [min(filter(None, (left.days, right.days)), default=0)] if days],
    }
    for verdict, values in whole.items():
        _replace(journal, f"{_PERSON}{gone}", verdict, [], at)
        _replace(journal, f"{_PERSON}{keep}", verdict, values, at)


def _on(left: str) -> Select[tuple[str, str]]:
    return select(decision.c.verdict, decision.c.right).where(decision.c.left == left)


def _replace(journal: Journal, left: str, verdict: str, values: Iterable[str], at: datetime) -> None:
    wanted = {f"{verdict}:{value}" for value in values}
    rows = journal.conn.execute(
        select(decision.c.id, decision.c.right).where(decision.c.left == left, decision.c.verdict == verdict)).all()
    journal.delete(decision, [row.id for row in rows if row.right not in wanted])
    for right in sorted(wanted - {row.right for row in rows}):
        journal.insert(decision, {"verdict": verdict, "left": left, "right": right, "at": at})


def _tag(text: str) -> str:
    tag = " ".join(clean(text).replace(",", " ").split()).lstrip("#")
    if len(tag) > _LONGEST_TAG:
        raise BadValue("tag", "", f"is longer than {_LONGEST_TAG} characters")
    return tag


def _days(days: int) -> int:
    if not 1 <= days <= MOST_DAYS:
        raise BadValue("days", "", f"must be between 1 and {MOST_DAYS:,}")
    return days
