"""Puts a checked text into the Drafts of the user's mailbox, in its thread, to be sent from their own mail program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from composer.errors import BadUsage
from composer.mail import outbox
from composer.mail.connect import imap
from composer.mail.sync import folder_for
from composer.model import Draft
from composer.record import stops
from composer.record.handles import normal
from composer.record.schema import handle, touch
from composer.settings import Settings

if TYPE_CHECKING:
    from composer.record.store import Record

_NAME: Final = "Drafts"
_ASKED: Final = 100  # References kept at most


def put_draft(
    record: Record, settings: Settings, draft: Draft, *, to: str, name: str = "", person: int | None = None, now: datetime,
    environ: Mapping[str, str] | None = None,
) -> str:
    """Store a draft on the server and name the folder it went to (made where there is none); nothing is sent or recorded as sent.

    It continues the newest mail that passed with the address, where there is one and the subject says “Re:”. Raises BadUsage (no
    mail, or the check says stop), BadValue, Stopped, OutsideFailed or RecordFailed.
    """
    if draft.channel != "email":
        raise BadUsage(f"only mail goes into a mailbox; this draft is for {draft.channel}")
    if draft.check.verdict == "stop":
        raise BadUsage("the check found an error in this draft; put it right first")
    address = outbox.one_address(to)
    with record.read() as conn:
        stops.refuse(conn, [("email", normal("email", address))], name, person=person, channel="email")
    answered, references = _thread(record, address) if _again(draft.subject) else ("", ())
    message = outbox.message(settings, draft, address, name, now, answered, references)
    with imap(settings, environ) as client:
        folder = folder_for(client, _NAME)
        if not folder:
            client.create_folder(_NAME)
            folder = _NAME
        client.append(folder, message.as_bytes(), (b"\\Draft", b"\\Seen"))
    return folder


def _again(subject: str) -> bool:
    from composer.subjects import bare_subject

    return bare_subject(subject)[1]


def _thread(record: Record, address: str) -> tuple[str, tuple[str, ...]]:
    """The Message-ID of the newest mail with an address, and what it refers to; empty where there is none."""
    with record.read() as conn:
        row = conn.execute(
            select(touch.c.native_id, touch.c.refs).join(handle, handle.c.id == touch.c.handle_id)
            .where(handle.c.kind == "email", handle.c.address == normal("email", address), touch.c.native_id != "")
            .order_by(touch.c.sent_at.desc(), touch.c.id.desc()).limit(1)
        ).first()
    return (row.native_id, tuple(row.refs.split())[-_ASKED:]) if row is not None else ("", ())
