"""Sends one mail of the outbox, at most once, and only when the user asks for it.

Before the text is handed over the mail is marked `sending` and that is committed; after the server has taken it, `sent`.
If the program is killed or the line breaks between the two, nobody knows whether it arrived: it becomes `unsure` and is
not sent again unless the user, having looked into the mailbox, says that it was not.
"""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from composer.errors import BadUsage, ComposerError, OutsideFailed
from composer.mail import connect, outbox
from composer.mail.outbox import Outgoing
from composer.record import log, stops
from composer.record.handles import normal
from composer.record.schema import outbox as table
from composer.record.schema import touch
from composer.settings import Settings

if TYPE_CHECKING:
    from composer.record.store import Record

HANDING_OVER: Final = timedelta(minutes=2)  # no server takes longer for one text; each step has thirty seconds
_BROKE_OFF: Final = "the connection broke off while the mail was handed over; look into your Sent folder whether it went out"


def send(record: Record, settings: Settings, number: int, *, now: datetime, environ: Mapping[str, str] | None = None) -> Outgoing:
    """Send a saved (or failed) mail and record it as sent; a mail that was sent already is left as it is.

    Raises BadUsage (it is being sent, or unsure), Stopped, NotFound, OutsideFailed (not sent, may be tried again; or
    unsure, see its state) and RecordFailed.
    """
    recover(record, now=now, only=number)
    state = outbox.get(record, number).state
    if state == "sent":
        return outbox.get(record, number)
    if state not in ("saved", "failed"):
        raise BadUsage(f"mail {number} is being sent" if state == "sending" else f"mail {number}: {_BROKE_OFF}, then say so")
    with record.read() as conn:
        message_id, mail, about = outbox.details(conn, number)
        handle = ("email", normal("email", about["handle"]))
        stops.refuse(conn, [handle], about["to"] or "", person=about["person"], channel="email")
    sender = outbox.one_address(settings.mail.address, "your own address (mail.address)")
    receiver = outbox.one_address(about["handle"])
    try:
        with connect.smtp(settings, environ) as server:
            _accepted(server.mail(sender))
            _accepted(server.rcpt(receiver))
            _begin(record, number, now)
            _hand_over(record, server, number, mail, now)
    except (BadUsage, OutsideFailed) as problem:
        _note(record, number, now, problem)
        raise
    _record(record, number, message_id, now)
    return outbox.get(record, number)


def _accepted(answer: tuple[int, bytes]) -> None:
    """Raise OutsideFailed where the server refused the sender or the receiver."""
    code, said = answer
    if code not in (250, 251):
        raise OutsideFailed("mail", f"the server refused the address: {code} {said.decode('utf-8', 'replace')[:200]}")


def _begin(record: Record, number: int, now: datetime) -> None:
    """Commit that the text is about to be handed over; from here on it is never sent twice."""
    with record.write() as conn:
        if not outbox.move(conn, number, ("saved", "failed"), "sending", at=now):
            raise BadUsage(f"mail {number} is being sent by another window")


def _hand_over(record: Record, server: smtplib.SMTP, number: int, mail: str, now: datetime) -> None:
    try:
        code, said = server.data(mail.encode("ascii"))
    except smtplib.SMTPDataError as problem:  # refused before the text
        code, said = problem.smtp_code, bytes(problem.smtp_error) if isinstance(problem.smtp_error, bytes) else b""
    except (OSError, smtplib.SMTPException) as problem:
        with record.write() as conn:
            outbox.move(conn, number, ("sending",), "unsure", at=now, problem=_BROKE_OFF)
        raise OutsideFailed("mail", _BROKE_OFF) from problem
    with record.write() as conn:
        if code == 250:
            outbox.move(conn, number, ("sending", "unsure"), "sent", at=now)
            return
        problem_ = f"the server refused the mail: {code} {said.decode('utf-8', 'replace')[:200]}"
        outbox.move(conn, number, ("sending",), "failed", at=now, problem=problem_)
    raise OutsideFailed("mail", problem_)


def _note(record: Record, number: int, now: datetime, problem: ComposerError) -> None:
    """Keep why a mail was not sent, where nothing was handed over."""
    if isinstance(problem, OutsideFailed):
        with record.write() as conn:
            outbox.move(conn, number, ("saved", "failed"), "failed", at=now, problem=str(problem)[:500])


def _record(record: Record, number: int, message_id: str, now: datetime) -> None:
    """Put a sent mail into the record, once, however often this is called."""
    with record.read() as conn:
        known = conn.execute(select(touch.c.id).where(touch.c.native_id == message_id, touch.c.direction == "out")).first()
        _, _, about = outbox.details(conn, number)
    if known is None:
        log.log_sent(
            record, to=about["to"], person=about["person"], channel="email", at=now, handle=about["handle"],
            relationship=about["relationship"], purpose=about["purpose"], template=about["template"], origin=about["origin"],
            model=about["model"], prompt_version=about["prompt_version"], text=about["text"], subject=about["subject"],
            rules=about["rules"], native_id=message_id, in_reply_to=about["in_reply_to"],
            references=tuple(about["references"]), conversation=about["references"][0] if about["references"] else "",
            vouched=about.get("vouched", ()),  # a mail that was saved before there were any has none
        )


def recover(record: Record, *, now: datetime, only: int | None = None) -> list[Outgoing]:
    """After a crash: what was being handed over becomes `unsure` after two minutes, what was sent but not recorded is recorded.

    An unsure mail that the mailbox shows to have gone out (a copy, an answer, a bounce) is sent after all.
    Call it when the program starts. Returns the mails that are unsure. Raises RecordFailed.
    """
    which = (table.c.id == only,) if only is not None else ()
    with record.write() as conn:
        # One that was marked in the future was so by a clock that has been put right since.
        old = or_(table.c.at <= now - HANDING_OVER, table.c.at > now + HANDING_OVER)
        for number in conn.execute(select(table.c.id).where(table.c.state == "sending", old, *which)).scalars().all():
            outbox.move(conn, number, ("sending",), "unsure", at=now, problem=_BROKE_OFF)
        doubtful = select(table.c.id, table.c.message_id).where(table.c.state == "unsure", *which)
        for number, message_id in conn.execute(doubtful).all():
            named = or_(*(column == message_id for column in (touch.c.native_id, touch.c.in_reply_to, touch.c.bounced_id)))
            if conn.execute(select(touch.c.id).where(named)).first() is not None:
                outbox.move(conn, number, ("unsure",), "sent", at=now)
        rows = conn.execute(select(table.c.id, table.c.message_id, table.c.at).where(table.c.state == "sent", *which)).all()
    for row in rows:
        _record(record, row.id, row.message_id, row.at)
    return [mail for mail in outbox.waiting(record) if mail.state == "unsure"]


def resolve(record: Record, number: int, *, arrived: bool, now: datetime) -> Outgoing:
    """What the user found out about an unsure mail: it went out (it is recorded), or it did not (it may be sent again)."""
    with record.write() as conn:
        if not outbox.move(conn, number, ("unsure",), "sent" if arrived else "saved", at=now):
            raise BadUsage(f"mail {number} is not unsure")
    if arrived:
        _record(record, number, outbox.get(record, number).message_id, now)
    return outbox.get(record, number)
