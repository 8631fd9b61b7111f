"""Mails out of Outlook's own files: one mail (.msg) and whole stores (.pst, .ost), each made into the bytes of an ordinary mail.

A sent mail in them has no headers, so they are put together from its properties (MS-OXPROPS names them by number).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any, Final, NamedTuple

from composer.errors import BadFile
from composer.normalise import clean, mail_address

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STORE: Final = b"!BDN"
_LONGEST: Final = 400_000  # characters of a body
_BROKEN: Final = "is damaged, or locked by Outlook; close Outlook and try again"
_NO_TIME: Final = 1601  # the year that an empty time stands in
_UNSENT: Final = 0x8  # of PidTagMessageFlags
_KEPT_HEADERS: Final = frozenset((
    "received", "delivered-to", "return-path", "message-id", "in-reply-to", "references", "date", "auto-submitted", "precedence",
    "list-id", "list-unsubscribe", "x-failed-recipients", "from", "to", "cc", "reply-to", "x-auto-response-suppress",
))
# What the class of an item says of it, and the headers that say the same in an ordinary mail.
_CLASSES: Final = (
    ("report.", ".ndr", {"Auto-Submitted": "auto-generated", "From": "mailer-daemon@localhost"}),
    ("report.", "", {"Auto-Submitted": "auto-generated"}),
    ("ipm.note.rules.ooftemplate", "", {"Auto-Submitted": "auto-replied"}),
    ("ipm.schedule.meeting.", "", {"Auto-Submitted": "auto-generated"}),
)
_SUBMITTED, _DELIVERED, _FLAGS, _CLASS, _HEADERS = 0x0039, 0x0E06, 0x0E07, 0x001A, 0x007D
_SUBJECT, _BODY, _HTML, _NUMBER, _ANSWERS, _REFERS = 0x0037, 0x1000, 0x1013, 0x1035, 0x1042, 0x1039
_NAME, _ADDRESS, _SMTP, _KIND, _SHOWN, _PLAIN = 0x0C1A, 0x0C1F, 0x5D01, 0x0C15, 0x3001, 0x3003
_PLAIN_SMTP: Final = 0x39FE
_GROUPS: Final = {1: "To", 2: "Cc", 3: "Bcc"}


class Properties(NamedTuple):
    """How an item is asked: text, whole numbers, times and bytes by the number of a property."""

    text: Callable[[int], str]
    number: Callable[[int], int]
    time: Callable[[int], datetime | None]


def msg_mail(raw: bytes, where: str) -> bytes:
    """The ordinary mail that a .msg file holds; b"" for what is none (a contact, an appointment). Raises BadFile."""
    import oxmsg
    from oxmsg.properties import Properties as Held

    def asked(held: Held) -> Properties:
        return Properties(
            lambda number: str(held.str_prop_value(number) or "").strip("\0 "), lambda number: held.int_prop_value(number) or 0,
            held.date_prop_value,
        )

    try:
        item = oxmsg.Message.load(io.BytesIO(raw))
        receivers = [asked(one.properties) for one in item.recipients]
        return _mail(asked(item.properties), receivers, item.html_body or "")
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, LookupError) as problem:
        raise BadFile(where, "is damaged, or no mail of Outlook's") from problem


def store_mails(path: Path) -> Iterator[tuple[bytes, str, str]]:
    """(mail, where, folder) of everything in a .pst or .ost; raises BadFile where it cannot be read or its reader is missing."""
    try:
        import pypff
    except ImportError as problem:
        raise BadFile(str(path), 'is Outlook’s data file; to read it: pip install "overture-composer[outlook]"') from problem
    store = pypff.file()
    try:
        store.open(str(path))
    except OSError as problem:
        raise BadFile(str(path), _BROKEN) from problem
    try:
        yield from _folder(store.get_root_folder(), path.name, "")
    except OSError as problem:
        raise BadFile(str(path), _BROKEN) from problem
    finally:
        store.close()


def _folder(folder: Any, label: str, name: str) -> Iterator[tuple[bytes, str, str]]:
    for number in range(folder.number_of_sub_messages):
        where = f"{label}: {name}:{number + 1}"
        try:
            item = folder.get_sub_message(number)
            receivers = [_held(one) for one in item.recipients.sub_items] if item.recipients is not None else []
            html = item.html_body
            made = _mail(_held(item), receivers, html.decode("utf-8", "replace") if isinstance(html, bytes) else html or "")
        except (OSError, ValueError, AttributeError, TypeError):
            made = b""  # one broken item spoils no other
        yield made, where, name
    for number in range(folder.number_of_sub_folders):
        inner = folder.get_sub_folder(number)
        yield from _folder(inner, label, inner.name or name)


def _held(item: Any) -> Properties:
    """The properties of an item of a store, read once."""
    entries = {entry.entry_type: entry for kept in item.record_sets for entry in kept.entries}

    def value(number: int, how: str, empty: Any) -> Any:
        if number not in entries:
            return empty
        try:
            return getattr(entries[number], how)() or empty
        except (OSError, ValueError):
            return empty

    def time(number: int) -> datetime | None:
        found = value(number, "get_data_as_datetime", None)
        return found.replace(tzinfo=UTC) if found is not None else None

    return Properties(
        lambda number: str(value(number, "get_data_as_string", "")).strip("\0 "),
        lambda number: int(value(number, "get_data_as_integer", 0)), time,
    )


def _mail(item: Properties, receivers: list[Properties], html: str) -> bytes:
    kind = item.text(_CLASS).lower()
    if not kind.startswith(("ipm.note", "report.", "ipm.schedule.meeting.")):
        return b""
    made = EmailMessage()
    for name, value in HeaderParser().parsestr(item.text(_HEADERS)).items():
        if name.lower() in _KEPT_HEADERS:
            _put(made, name, str(value), again=name.lower() == "received")
    said = next((more for begins, ends, more in _CLASSES if kind.startswith(begins) and kind.endswith(ends)), {})
    sender = mail_address(item.text(_SMTP)) or mail_address(item.text(_ADDRESS))
    at = next((at for at in (item.time(_SUBMITTED), item.time(_DELIVERED)) if at is not None and at.year > _NO_TIME), None)
    answered = {"Message-ID": item.text(_NUMBER), "In-Reply-To": item.text(_ANSWERS), "References": item.text(_REFERS)}
    for name, value in {
        **said, "From": formataddr((item.text(_NAME), sender)) if sender else item.text(_NAME), **_receivers(receivers),
        "Date": format_datetime(at.replace(tzinfo=at.tzinfo or UTC)) if at else "", **answered,
        "X-Unsent": "1" if item.number(_FLAGS) & _UNSENT else "",
    }.items():
        if value and name not in made:
            _put(made, name, value)
    _put(made, "Subject", item.text(_SUBJECT))
    body = item.text(_BODY).strip()
    made.set_content(clean((body or html)[:_LONGEST]), subtype="plain" if body or not html else "html", cte="base64")
    return made.as_bytes()


def _receivers(receivers: list[Properties]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in receivers:
        address = mail_address(one.text(_PLAIN_SMTP)) or mail_address(one.text(_PLAIN))
        if address:
            found.setdefault(_GROUPS.get(one.number(_KIND), "To"), []).append(formataddr((one.text(_SHOWN), address)))
    return {group: ", ".join(listed) for group, listed in found.items()}


def _put(made: EmailMessage, name: str, value: str, *, again: bool = False) -> None:
    """Set a header; what no header can hold is left out."""
    plain = " ".join(clean(value).split())
    if again or name not in made:
        try:
            made[name] = plain
        except (ValueError, IndexError, AttributeError, TypeError):
            return
