"""Mails on their way out: saved with a fixed Message-ID before any server hears of them.

States: saved (not tried), sending (the text is being handed over), sent, failed (the server said no; may be tried again),
unsure (the program or the line broke off while the text was handed over; never sent again by itself).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, insert, select, update

from composer.errors import BadUsage, BadValue, NotFound
from composer.model import Draft
from composer.record import stops
from composer.record.handles import normal
from composer.record.schema import outbox
from composer.settings import Settings

if TYPE_CHECKING:
    from composer.record.store import Record

_BREAKS: Final = frozenset("\x85\u2028\u2029")
_ADDRESS: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"\x00-\x1f\x7f]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One mail of the outbox; `problem` says in words why it is not sent."""

    id: int
    message_id: str
    to: str
    subject: str
    state: str
    at: datetime
    problem: str = ""


def one_address(text: str, field: str = "to") -> str:
    """A single mail address, exactly one; raises BadValue for anything else (a list, a name, a line break)."""
    address = text.strip()
    if text != address or not _ADDRESS.fullmatch(address) or ".." in address:
        raise BadValue("mail", field, f"{text!a} is not one mail address")
    return address


def save(
    record: Record, settings: Settings, draft: Draft, *, to: str, name: str = "", person: int | None = None, now: datetime,
    relationship: str = "", purpose: str = "", in_reply_to: str = "", references: Sequence[str] = (), rules: Sequence[str] = (),
    vouched: Sequence[str] = (),
) -> Outgoing:
    """Put a checked draft into the outbox; nothing leaves the machine.

    Raises BadUsage (not mail, or the check says stop), BadValue (address, line breaks in a header), Stopped, RecordFailed.
    """
    if draft.channel != "email":
        raise BadUsage(f"only mail can be sent from here; this draft is for {draft.channel}")
    if draft.check.verdict == "stop":
        raise BadUsage("the check found an error in this draft; put it right first, then send it")
    address = one_address(to)
    made = message(settings, draft, address, name, now, in_reply_to, references)
    touch = {
        "to": name or None, "person": person, "handle": address, "relationship": relationship, "purpose": purpose,
        "template": draft.template, "origin": draft.origin, "model": draft.model, "prompt_version": draft.prompt_version,
        "text": draft.text, "subject": draft.subject, "rules": list(rules), "in_reply_to": in_reply_to,
        "references": list(references), "vouched": list(vouched),
    }
    with record.write() as conn:
        stops.refuse(conn, [("email", normal("email", address))], name, person=person, channel="email")
        values = {
            "person_id": person, "message_id": made["Message-ID"].strip("<> "), "mail": made.as_bytes().decode("ascii"),
            "state": "saved", "at": now, "touch": json.dumps(touch, ensure_ascii=False),
        }
        number = conn.execute(insert(outbox).values(**values)).inserted_primary_key
        assert number is not None
        return _outgoing(_row(conn, int(number[0])))


def message(  # noqa: PLR0917  # the parts of one mail
    settings: Settings, draft: Draft, address: str, name: str, now: datetime, in_reply_to: str, references: Sequence[str],
) -> EmailMessage:
    """A draft as the mail that would leave, with nothing in its head but what is put there; raises BadValue."""
    sender = one_address(settings.mail.address, "your own address (mail.address)")
    for field, value in (("subject", draft.subject), ("name", name), ("your name", settings.name), ("in_reply_to", in_reply_to),
                         *(("references", one) for one in references)):
        if any(ord(char) < 32 or ord(char) == 127 or char in _BREAKS for char in value):
            raise BadValue("mail", field, "must not hold line breaks or control characters")
        if "=?" in value:  # Python before 3.11.10 writes out what such a code holds, line breaks included
            raise BadValue("mail", field, "must not hold “=?”, which mail programs take for the beginning of a code")
    made = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    try:
        made["From"] = formataddr((settings.name, sender))
        made["To"] = formataddr((name, address))
        made["Subject"] = draft.subject
        made["Date"] = format_datetime(now)
        made["Message-ID"] = f"<{uuid4().hex}@{sender.rpartition('@')[2]}>"
        if in_reply_to:
            made["In-Reply-To"] = f"<{in_reply_to}>"
            made["References"] = " ".join(f"<{one}>" for one in (*references, in_reply_to))
        made.set_content(draft.text.rstrip() + "\n")
    except (ValueError, MessageError, IndexError) as problem:
        raise BadValue("mail", "headers", " ".join(str(problem).split())[:200]) from problem
    if len(made["To"].addresses) != 1 or made["To"].addresses[0].addr_spec != address:
        raise BadValue("mail", "to", "must be one person")
    _only_ours(made)
    return made


def _only_ours(made: EmailMessage) -> None:
    """Raise BadValue where the mail as it would leave has a header line that was not put there."""
    head = made.as_bytes().partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0].decode("ascii", "replace").lower() for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    if names != [name.lower() for name in made] or len(set(names)) != len(names) or b"\n" in head.replace(b"\r\n", b""):
        raise BadValue("mail", "headers", "a value in them would begin a line of its own")


def _row(conn: Connection, number: int) -> RowMapping:
    row = conn.execute(select(outbox).where(outbox.c.id == number)).mappings().first()
    if row is None:
        raise NotFound("mail in the outbox", str(number))
    return row


def _outgoing(row: RowMapping) -> Outgoing:
    touch = json.loads(row["touch"]) if row["touch"] else {}
    return Outgoing(
        row["id"], row["message_id"], str(touch.get("handle", "")), str(touch.get("subject", "")), row["state"], row["at"],
        row["problem"])


def get(record: Record, number: int) -> Outgoing:
    """One mail of the outbox; raises NotFound."""
    with record.read() as conn:
        return _outgoing(_row(conn, number))


def waiting(record: Record) -> list[Outgoing]:
    """Every mail that was not sent, oldest first."""
    with record.read() as conn:
        query = select(outbox).where(outbox.c.state != "sent").order_by(outbox.c.id)
        return [_outgoing(row) for row in conn.execute(query).mappings()]


def move(conn: Connection, number: int, old: Sequence[str], new: str, *, at: datetime, problem: str = "") -> bool:
    """Go from one of the old states to a new one; False where it was in none of them (another process was first)."""
    done = conn.execute(
        update(outbox).where(outbox.c.id == number, outbox.c.state.in_(old)).values(state=new, at=at, problem=problem))
    return done.rowcount == 1


def details(conn: Connection, number: int) -> tuple[str, str, dict[str, Any]]:
    """(Message-ID, the mail as text, what to record) of a mail."""
    row = _row(conn, number)
    return row["message_id"], row["mail"], json.loads(row["touch"])
