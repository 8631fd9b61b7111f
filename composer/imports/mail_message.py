"""One RFC 822 mail as a touch; serves mbox, Maildir, .eml and the mailbox over IMAP alike.

Inbound mail is dated by its top `Received` line (the receiver's clock), else by `Date`; outbound by `Date`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final, NamedTuple

from composer.imports import folders
from composer.imports.html_text import plain_html
from composer.imports.mail_bounce import Bounce, bounced
from composer.imports.mail_class import classify
from composer.imports.mail_parse import Mail, parse, person_name
from composer.imports.mail_reports import Headers, Letter, by_machine_alone
from composer.imports.own_addresses import is_own
from composer.imports.reader import Owner, Skipped
from composer.model import Direction, ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import clean, fold
from composer.quoted_mail import own_text

LONGEST: Final = 200_000  # characters of a body that are kept
_IDS: Final = re.compile(r"<([^<>\s]{1,998})>")
# What tells a machine's mail from a person's says nothing of one's own: a mail to one person may offer to unsubscribe.
_NOT_OF_OWN: Final = frozenset(("subject", "sender", "list-unsubscribe"))
_KINDS: Final[dict[str, Kind]] = {"auto": "auto", "delay": "auto", "bounce": "bounce", "complaint": "auto"}
_REPORTS: Final = frozenset(("bounce", "delay", "complaint"))
_ABOUT_MINE: Final = frozenset(("delivery receipt", "feedback"))  # automatic mail that is about one I sent
_FOLDERS: Final = {"drafts": "draft", "unsent": "draft", "chat": "chat record", "junk": "spam"}  # purpose → why it is no message
_UNSENT: Final = frozenset(("x-gmail-labels", "x-unsent", "x-uniform-type-identifier"))
_DATED: Final = re.compile(rb"^(?:date|arrival-date|last-attempt-date):[ \t]*([^\r\n]{5,60})", re.IGNORECASE | re.MULTILINE)
_MONTHS: Final = {name: number for number, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1)}
_DATE: Final = re.compile(
    r"(?:[A-Z][a-z]{2},\s*)?(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-])(\d{2})(\d{2})\b")


class Given(NamedTuple):
    """What a mailbox knows beside the mail: labels or folder names, and whether it is marked a draft."""

    labels: tuple[str, ...] = ()
    draft: bool = False


PLAIN: Final = Given()


def touch_of(raw: bytes, me: Owner, where: str, given: Given = PLAIN) -> ImportedTouch | Skipped:
    """The touch that a mail is, or why it is none; never raises, whatever the bytes are."""
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")  # as Macs wrote lines before 2001
    mail = parse(raw)
    headers = mail.headers
    name, sender = mail.sender
    left_out = _left_out(headers, given)
    if left_out and not (left_out == "spam" and is_own(sender, me.handles)):
        return Skipped(left_out, where)
    subject = clean(mail.subject)
    kind, sign = classify(Letter(headers, subject, name, sender, mail.text, raw))
    reported = sign != "opt-out" and (kind in _REPORTS or sign in _ABOUT_MINE)
    if not sender and not reported:
        return Skipped("no sender", where)
    out = bool(sender) and (is_own(sender, me.handles) or _sent_by_me(sender, name, headers, mail, me, given))
    if out and sign in _NOT_OF_OWN:
        kind, reported = "human", False
    at, basis = _time(headers, out=out)
    if at is None and reported:
        at = _time_inside(raw)
    if at is None:
        return Skipped("no date", where)
    report = bounced(raw, me.handles | {sender}) if reported else Bounce()
    if reported and not report.message_id:
        report = report._replace(message_id=next(iter(message_ids(headers.get("in-reply-to", ()))), ""))
    party = _party(mail, me) if out else Party(clean(person_name(name, sender)), sender)
    if reported and not out:
        party = Party("", report.address) if report.address or not report.message_id else party
    left_out = party if isinstance(party, str) else _no_touch(kind, party, mail.to, me, out=out, answers="in-reply-to" in headers)
    if isinstance(party, str) or left_out:
        return Skipped(left_out or "no recipient", where)
    return _touch(raw, headers, mail.text, mail.html, kind, report, party, at, basis, subject, where, out=out)


def _touch(  # noqa: PLR0917  # the parts of one mail, in order
    raw: bytes, headers: Headers, text: str, html: str, kind: str, report: Bounce, party: Party, at: datetime, basis: TimeBasis,
    subject: str, where: str, *, out: bool,
) -> ImportedTouch:
    body = clean(text if text.strip() or not html else plain_html(clean(html[:LONGEST])))[:LONGEST].replace("\r\n", "\n").strip()
    answered = message_ids(headers.get("in-reply-to", ()))
    references = message_ids(headers.get("references", ()))
    own = own_text(body) if kind == "human" else body
    native = message_id(headers)
    thread = headers.get("x-gm-thrid")
    conversation = thread[0].strip() if thread else next(iter((*references, *answered)), "") or native
    reaction = raw.find(b"text/vnd.google.email-reaction", 0, 200_000) >= 0
    direction: Direction = "out" if out else "in"
    return ImportedTouch(
        "email", direction, at, party, conversation or report.message_id, "reaction" if reaction else _KINDS.get(kind, "message"),
        kind, own, body if body != own else "", subject, native, 0, basis, "" if native else at.isoformat(),
        answered[0] if answered else "", references, report.message_id, "", where)


def _sent_by_me(  # noqa: PLR0917  # what a mail is told by, in order
    sender: str, name: str, headers: Headers, mail: Mail, me: Owner, given: Given,
) -> bool:
    """Whether a mail from an address that is not known as the user's is theirs all the same.

    It lies among the sent ones, was delivered to nobody here and is no answer under another name to the user; or it bears the
    user's whole name, answers a mail and is meant for somebody else alone, as a follow-up from another address of one's own is.
    """
    if "delivered-to" in headers or by_machine_alone(sender):
        return False
    labels = (*(label for value in headers.get("x-gmail-labels", ()) for label in value.split(",")), *given.labels)
    named = fold(person_name(name, sender))
    if any(folders.purpose(label) == "sent" for label in labels):
        to_me = any(is_own(address, me.handles) for address in mail.to)
        return not (to_me and named and me.names and named not in me.names)
    if named not in me.names or " " not in named or "in-reply-to" not in headers:
        return False
    to = (*mail.to, *mail.cc, *mail.bcc)
    return bool(to) and not any(is_own(address, me.handles) for address in to)


def _left_out(headers: Headers, given: Given) -> str:
    """Why a mail is no message, by the folder it lies in, its labels and its own marks; "" where it is one."""
    if given is PLAIN and _UNSENT.isdisjoint(headers):
        return ""
    if given.draft or _marked_draft(headers):
        return "draft"
    labels = {label for value in headers.get("x-gmail-labels", ()) for label in value.split(",")}
    purposes = {folders.purpose(label) for label in (*labels, *given.labels)}
    return next((reason for purpose, reason in _FOLDERS.items() if purpose in purposes), "")


def _marked_draft(headers: Headers) -> bool:
    unsent = (headers.get("x-unsent") or ("",))[0].strip() == "1"
    return unsent or "mail-draft" in (headers.get("x-uniform-type-identifier") or ("",))[0]


def _no_touch(kind: str, party: Party, to: tuple[str, ...], me: Owner, *, out: bool, answers: bool) -> str:
    if not party.handle:
        return kind
    if is_own(party.handle, me.handles):
        return "note to self"
    if kind in ("bulk", "platform"):
        # A person's answer that a mailing tool marked as bulk stays, so that the user can say what it is.
        meant_for_me = not out and answers and any(is_own(address, me.handles) for address in to)
        return "" if meant_for_me else "list mail" if kind == "bulk" else "platform notice"
    return ""


def _party(mail: Mail, me: Owner) -> Party | str:
    """The one person a mail of mine went to (copies go to others), or why there is none."""
    anyone = False
    for group in (mail.to, mail.cc, mail.bcc):
        people = {address for address in group if not is_own(address, me.handles)}
        anyone = anyone or bool(group)
        if len(people) > 1:
            return "several people"
        if people:
            address = people.pop()
            return Party(clean(person_name(mail.named.get(address, ""), address)), address)
    return "note to self" if anyone else "no recipient"


def message_id(headers: Headers) -> str:
    """The Message-ID without its brackets, spaces out, case kept; "" where there is none."""
    value = (headers.get("message-id") or ("",))[0]
    start, end = value.find("<"), value.rfind(">")
    inner = value[start + 1 : end] if -1 < start < end else value
    inner = "".join(inner.split())
    return clean(inner[:998]) if inner else ""


def message_ids(values: object) -> tuple[str, ...]:
    """Every Message-ID in some header values, in order, each once; at most 100, the newest kept."""
    found: dict[str, None] = {}
    for value in values if isinstance(values, list | tuple) else ():
        if value.startswith("<") and value.endswith(">") and value.count("<") == 1 and value.isascii() and " " not in value:
            found[value[1:-1][:998]] = None
        else:
            found.update(dict.fromkeys(_IDS.findall(value)))
    return tuple(map(clean, found))[-100:]


def _time(headers: Headers, *, out: bool) -> tuple[datetime | None, TimeBasis]:
    if not out:
        received = headers.get("received")
        if received:
            at = mail_time(received[0].rpartition(";")[2])
            if at is not None:
                return at, "offset"
    dates = headers.get("date")
    return (mail_time(dates[0]) if dates else None), "offset"


def _time_inside(raw: bytes) -> datetime | None:
    """The newest time inside a report that bears none of its own: it came soon after the mail it brings back."""
    found = filter(None, map(mail_time, (line.decode("ascii", "replace") for line in _DATED.findall(raw[:LONGEST]))))
    return max(found, default=None)


def mail_time(text: str) -> datetime | None:
    """A mail's date as UTC; a time without a zone is read as UTC; None where it is no date."""
    match = _DATE.match(text.strip())
    try:
        if match is not None:
            day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
            at = datetime(int(year), _MONTHS[month], int(day), int(hour), int(minute), min(59, int(second or 0)), tzinfo=UTC)
            if hours == "00" and minutes == "00":
                return at
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            return at - offset if sign == "+" else at + offset
        parts = parsedate_tz(text)
        if parts is None or parts[0] < 1970:
            return None
        zone = timezone(timedelta(seconds=parts[9] or 0))
        return datetime(*parts[:5], min(59, parts[5]), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, KeyError, TypeError, IndexError):
        return None
