"""What the user says a touch really is: kept by the touch's key, so that it holds after a re-import."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select

from composer.channel_facts import CHANNEL_FACTS
from composer.errors import BadValue, NotFound
from composer.record import rebuild, schema
from composer.record.events import MEANINGS
from composer.record.journal import Journal
from composer.record.store import Record

CLASSES: Final = ("human", "auto", "bounce", "bulk", "platform")
KINDS: Final = ("message", "no", "reaction", "call", "missed", "voicemail", "meeting")
_NOT_WRITTEN: Final = frozenset({"auto", "bounce", "reaction", "accepted"})


def correct(record: Record, touch: int, auto_class: str, *, at: datetime, kind: str = "", meaning: str = "") -> None:
    """Say that a touch is from a person (human), automatic (auto), a bounce, bulk mail or of the platform.

    `kind` says more: a refusal (no), a reaction; `meaning` what a person's words mean ("answer": nothing more). Outreaches follow
    in the same transaction. Raises NotFound or BadValue.
    """
    if auto_class not in CLASSES:
        raise BadValue("correction", "auto_class", f"must be one of {', '.join(CLASSES)}")
    if kind and kind not in KINDS:
        raise BadValue("correction", "kind", f"must be one of {', '.join(KINDS)}")
    if meaning and meaning not in MEANINGS:
        raise BadValue("correction", "meaning", f"must be one of {', '.join(MEANINGS)}")
    table, correction = schema.touch, schema.correction
    with record.write() as conn:
        row = conn.execute(select(table).where(table.c.id == touch)).mappings().first()
        if row is None:
            raise NotFound("touch", str(touch))
        if auto_class == "human" and not kind and row["kind"] in _NOT_WRITTEN:
            kind = "message"
        journal = Journal(conn)
        values = {"auto_class": auto_class, "kind": kind, "meaning": meaning, "at": at}
        if conn.execute(select(correction.c.key).where(correction.c.key == row["key"])).first() is None:
            journal.insert(correction, {"key": row["key"], **values})
        else:
            journal.update(correction, row["key"], values)
        rebuild.rebuild(conn, [row["person_id"]])
        journal.save(at, f"correction of a message ({CHANNEL_FACTS[row['channel']].title})")

