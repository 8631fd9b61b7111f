"""The tables of the record: one schema for SQLite and PostgreSQL; times are integer UTC microseconds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from composer.model import from_micros, to_micros


class UtcMicros(TypeDecorator[datetime]):
    """An aware datetime kept as integer microseconds since 1970 UTC; refuses a time without a zone (ValueError)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The integer to store."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The aware UTC time."""
        return None if value is None else from_micros(int(value))


# Named constraints, so that alembic's batch mode can change them on SQLite too.
metadata: Final = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",
})
# SQLite counts rowids itself only in a column called INTEGER.
_Id: Final = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("id", _Id, primary_key=True, autoincrement=True)


def _ref(name: str, target: str, *, null: bool = False, cascade: bool = True) -> Column[int]:
    rule = "CASCADE" if cascade else "SET NULL" if null else "RESTRICT"
    return Column(name, _Id, ForeignKey(f"{target}.id", ondelete=rule), nullable=null, index=True)


# What the record itself must remember: the salt of its stops, the sender's zone.
meta: Final = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

person: Final = Table(
    "person", metadata, _key(),
    Column("name", String, nullable=False, default=""),
    Column("name_key", String, nullable=False, default="", index=True),  # case and accents folded
    Column("company", String, nullable=False, default=""),
    Column("role", String, nullable=False, default=""),
    Column("relationship", String, nullable=False, default=""),
    Column("timezone", String, nullable=False, default=""),
    Column("contact_type", String, nullable=False, default=""),
    Column("country", String, nullable=False, default=""),
    Column("source", String, nullable=False, default=""),  # where the contact details come from
    Column("connected_on", UtcMicros),  # accepted on LinkedIn, a date only
    Column("allow_words", Text, nullable=False, default=""),
    Column("created_at", UtcMicros, nullable=False),
)

handle: Final = Table(
    "handle", metadata, _key(), _ref("person_id", "person"),
    Column("kind", String, nullable=False),  # one of model.HANDLES, or conversation:<channel> for the nameless
    Column("address", String, nullable=False),  # normalised
    Column("display_name", String, nullable=False, default=""),
    UniqueConstraint("kind", "address"),
)

# What was read or synced: `observed_until` is the newest time of the source; null means the clock.
source: Final = Table(
    "source", metadata, _key(),
    Column("name", String, nullable=False, unique=True),  # hand | linkedin:<account> | email:<account> …
    Column("observed_until", UtcMicros),
)

import_: Final = Table(
    "import", metadata, _key(), _ref("source_id", "source", null=True, cascade=False),
    Column("reader", String, nullable=False),
    Column("files", Text, nullable=False),  # JSON list of names and SHA-256
    Column("at", UtcMicros, nullable=False),
    Column("counts", Text, nullable=False),  # JSON: read, new, known, skipped by reason
)

touch: Final = Table(
    "touch", metadata, _key(),
    Column("key", String, nullable=False, unique=True),  # native id, or content hash with the occurrence number
    _ref("person_id", "person"), _ref("source_id", "source", cascade=False), _ref("import_id", "import", null=True),
    _ref("handle_id", "handle", null=True, cascade=False),  # the address it went to or came from
    Column("channel", String, nullable=False),
    Column("direction", String, nullable=False),
    Column("kind", String, nullable=False, default="message"),
    Column("auto_class", String, nullable=False, default="human"),
    Column("sent_at", UtcMicros, nullable=False),
    Column("precision_us", BigInteger, nullable=False, default=0),
    Column("basis", String, nullable=False, default="utc"),
    Column("conversation", String, nullable=False, default=""),
    Column("native_id", String, nullable=False, default="", index=True),
    Column("in_reply_to", String, nullable=False, default="", index=True),
    Column("refs", Text, nullable=False, default=""),
    Column("bounced_id", String, nullable=False, default="", index=True),
    Column("subject", Text, nullable=False, default=""),
    Column("body", Text, nullable=False, default=""),
    Column("raw", Text, nullable=False, default=""),
    Column("location", String, nullable=False, default=""),
    # taken from the body once, so that matching never reads bodies
    Column("words", Integer, nullable=False, default=0),
    Column("asks", Integer, nullable=False, default=0),  # 1: holds a question
    Column("body_hash", BigInteger, nullable=False, default=0),  # of the folded text; 0 for none
    # what the user knew when sending, for the outreach that this touch may open
    Column("purpose", String, nullable=False, default=""),
    Column("relationship", String, nullable=False, default=""),
    Column("template", String, nullable=False, default=""),
    Column("origin", String, nullable=False, default=""),
    Column("model", String, nullable=False, default=""),
    Column("prompt_version", String, nullable=False, default=""),
    Column("rules", Text, nullable=False, default=""),  # ids fired, space-separated
    Column("answers_outreach", _Id),  # the first touch of the outreach the user said it answers
    # what an inbound one says: one of events.READ, question, or ""; 1: answers a request of theirs, so it opens nothing
    Column("meaning", String, nullable=False, default="", server_default=text("''"), index=True),
    Column("to_request", Integer, nullable=False, default=0, server_default=text("0")),
    Column("vouched", Text, nullable=False, default="", server_default=text("''")),  # sentences said to be true, one a line
    CheckConstraint("direction IN ('out', 'in')", name="direction"),
    Index(None, "person_id", "sent_at"),
)

# Message-IDs that a mail names in its References, so that an answer from another address finds its outreach.
mail_ref: Final = Table(
    "mail_ref", metadata, _key(), _ref("touch_id", "touch"), Column("message_id", String, nullable=False, index=True),
)

# Derived from touches and kept exact in the same transaction; the reports read nothing else.
# reply_low and reply_high bound the time to the first human reply in microseconds (equal where times are exact);
# both null: not answered. A window h is answered if reply_high <= h, unanswered if reply_low > h, else unknown.
# The id is the id of the first touch: it stays the same however often the table is derived.
outreach: Final = Table(
    "outreach", metadata, Column("id", _Id, primary_key=True, autoincrement=False), _ref("person_id", "person"),
    Column("touch_id", _Id, ForeignKey("touch.id", ondelete="CASCADE"), nullable=False, unique=True),  # the first touch
    _ref("source_id", "source", cascade=False),
    Column("channel", String, nullable=False),
    Column("conversation", String, nullable=False, default=""),
    Column("sent_at", UtcMicros, nullable=False),
    Column("precision_us", BigInteger, nullable=False, default=0),
    Column("reply_touch_id", _Id),
    Column("replied_at", UtcMicros),
    Column("reply_low", BigInteger), Column("reply_high", BigInteger),
    Column("bounced", Integer, nullable=False, default=0),
    Column("auto", Integer, nullable=False, default=0),  # an auto-reply came
    Column("accepted", Integer, nullable=False, default=0),  # an invitation was accepted
    Column("declined", Integer, nullable=False, default=0),  # the answer was a no
    Column("stopped", Integer, nullable=False, default=0, server_default=text("0")),  # they asked never to be written to again
    Column("elsewhere", Integer, nullable=False, default=0),  # answered by text on another network
    Column("steps", Integer, nullable=False, default=0),  # follow-ups before the answer
    Column("last_touch_at", UtcMicros, nullable=False),  # newest outbound touch of it
    Column("asked", Integer, nullable=False, default=0),  # 1: the newest outbound touch holds a question
    Column("purpose", String, nullable=False, default=""),
    Column("relationship", String, nullable=False, default=""),
    Column("template", String, nullable=False, default=""),
    Column("origin", String, nullable=False, default=""),
    Column("model", String, nullable=False, default=""),
    Column("prompt_version", String, nullable=False, default=""),
    Column("zone", String, nullable=False, default=""),  # the recipient's IANA zone
    Column("weekday", Integer),  # 0 Monday … 6, in the recipient's zone (the sender's where unknown)
    Column("hour", Integer),
    Column("length", Integer, nullable=False, default=0),  # words
    Column("rules", Text, nullable=False, default=""),
    # Holds all that the report by channel reads, so that the table itself stays unread.
    Index(
        "ix_outreach_cover", "channel", "sent_at", "source_id", "reply_low", "reply_high", "bounced", "precision_us", "auto",
        "accepted", "declined", "stopped", "elsewhere",
    ),
)

# What the user said a touch really is; keyed by the touch's key, so that it survives a re-import.
correction: Final = Table(
    "correction", metadata, Column("key", String, primary_key=True),
    Column("auto_class", String, nullable=False), Column("kind", String, nullable=False, default=""),
    Column("at", UtcMicros, nullable=False),
    Column("meaning", String, nullable=False, default="", server_default=text("''")),  # "": as it was read
)

# Two people the user joined or keeps apart, by handle keys, so that it survives a re-import; two who may be one by a number
# that both have (record/refold.py: offer); and what was decided about one person for a while (record/pauses.py: later,
# keep, again), on “person:ID”.
decision: Final = Table(
    "decision", metadata, _key(),
    Column("verdict", String, nullable=False),  # join | apart | later | keep | offer
    Column("left", String, nullable=False), Column("right", String, nullable=False),  # kind:address
    Column("at", UtcMicros, nullable=False), UniqueConstraint("left", "right"),
)

change: Final = Table(
    "change", metadata, _key(),
    Column("at", UtcMicros, nullable=False), Column("what", String, nullable=False),  # in words, shown before undoing
    Column("undo", Text, nullable=False),  # JSON: rows to delete and rows to put back
)

stop: Final = Table(
    "stop", metadata, _key(), _ref("person_id", "person", null=True, cascade=False),
    Column("digest", String, nullable=False, unique=True),  # salted hash of kind:address or name, survives erasure
    Column("channel", String, nullable=False, default=""),  # empty: every channel
    Column("since", UtcMicros, nullable=False), Column("due_by", UtcMicros), Column("note", Text, nullable=False, default=""),
)

# A finding the user dismissed for one message (context hash) or one person; no text is kept.
dismissal: Final = Table(
    "dismissal", metadata, _key(), _ref("person_id", "person", null=True),
    Column("rule", String, nullable=False), Column("context", String, nullable=False, default=""),
    Column("reason", String, nullable=False, default=""), Column("at", UtcMicros, nullable=False),
)

outbox: Final = Table(
    "outbox", metadata, _key(), _ref("person_id", "person", null=True),
    Column("message_id", String, nullable=False, unique=True), Column("mail", Text, nullable=False),
    Column("state", String, nullable=False),  # saved | sending | sent | failed | unsure
    Column("at", UtcMicros, nullable=False), Column("problem", String, nullable=False, default=""),
    Column("touch", Text, nullable=False, default=""),  # JSON of what to record once it is sent
)

mailbox: Final = Table(
    "mailbox", metadata, Column("folder", String, primary_key=True),  # account/folder
    Column("uidvalidity", BigInteger, nullable=False), Column("last_uid", BigInteger, nullable=False),
)

# Past 300,000 rows the report by channel reads this instead; a write marks its days dirty.
cube: Final = Table(
    "cube", metadata,
    Column("channel", String, primary_key=True), Column("day", Integer, primary_key=True),
    Column("source_id", _Id, primary_key=True), Column("delay_bin", Integer, primary_key=True),
    Column("outcomes", Integer, primary_key=True),  # bits: 1 bounced, 2 auto, 4 accepted, 8 declined, 16 elsewhere, 32 stopped
    Column("n", BigInteger, nullable=False),
)
dirty_day: Final = Table("dirty_day", metadata, Column("day", Integer, primary_key=True))
