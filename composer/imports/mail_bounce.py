"""Whom a mail did not reach, out of a report in fields or in prose, and which mail it was."""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Iterable, Iterator
from email.errors import MessageError
from email.message import Message
from functools import cache
from typing import Final, NamedTuple

from composer.imports.wordlists import words
from composer.normalise import clean, mail_address

# What the standard library's parser is known to raise on hostile mail (unknown charsets, broken base64, deep nesting).
FAULTS: Final = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError)
_LOOKED_AT: Final = 400_000  # bytes
_MAIL: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,253}\.[A-Za-z]{2,24}"
_FIELD: Final = re.compile(
    rb"^(original-recipient|final-recipient|x-actual-recipient|original-rcpt-to|removal-recipient|x-hmxmroriginalrecipient):"
    rb"(?:[^;\r\n]{0,40};)?\s*<?\s*([^\s<>;,\"]{1,254}@[^\s<>;,\"]{1,253})>?", re.IGNORECASE | re.MULTILINE)
_BLOCKS: Final = re.compile(rb"\r?\n\s*\r?\n")
_FAILED: Final = re.compile(rb"^action:\s*failed", re.IGNORECASE | re.MULTILINE)
_ORDER: Final = (  # the address that was written to comes before the one it was passed on to
    b"original-recipient", b"original-rcpt-to", b"removal-recipient", b"x-hmxmroriginalrecipient", b"final-recipient",
    b"x-actual-recipient",
)
_JSON: Final = re.compile(rf'\\?"emailaddress\\?"\s*:\s*\\?"({_MAIL})\\?"', re.IGNORECASE)
_ID: Final = re.compile(r"^message-id:\s*<?([^<>\s]{1,998}@[^<>\s]{1,400}|(?<=<)[^<>\s]{1,998})>?", re.IGNORECASE | re.MULTILINE)
_TO: Final = re.compile(
    r"^(?:to|x-original-to|delivered-to|cc):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_ANY: Final = re.compile(_MAIL)
_MACHINE: Final = re.compile(
    r"(?:mailer-?daemon|postmaster|no-?reply|abuse|support|help(?:desk)?|bounces?|root|double-bounce)@", re.IGNORECASE)
_RETURNED: Final = ("message/rfc822", "text/rfc822-headers", "message/global-headers")


@cache
def _begins() -> re.Pattern[str]:
    """Where the mail that came back is pasted below the words."""
    ruled, told = (words("mail")[name].values() for name in ("returned_rule", "returned"))
    return re.compile(
        rf"^(?:[-=*>|_ ]{{2,}}.{{0,60}}(?:{_any_of(ruled)}).{{0,60}}$|.{{0,40}}(?:{_any_of(told)}).{{0,60}}$"
        r"|received: from |return-path: )", re.IGNORECASE | re.MULTILINE)


@cache
def _near() -> re.Pattern[str]:
    """An address in a line of its own, in angles, or after “to”."""
    return re.compile(
        rf"(?:^|\n)[ \t>*•|-]*<?({_MAIL})>?(?=[ \t]*(?:$|[\r\n:;.,(\[-]|\.\.\.))|<({_MAIL})>"
        rf"|(?:{_any_of(words('mail')['to'].values())})\W{{1,6}}({_MAIL})", re.IGNORECASE)


def _any_of(languages: Iterable[Iterable[str]]) -> str:
    return "|".join(one for some in languages for one in some)


class Bounce(NamedTuple):
    """Whom a mail did not reach, and the Message-ID of that mail; empty where the report does not say."""

    address: str = ""
    message_id: str = ""


def bounced(raw: bytes, not_them: frozenset[str] = frozenset()) -> Bounce:
    """What a report says: the address it is about and the mail that came back; `not_them` are addresses it cannot be."""
    body = raw[_end_of_head(raw) :][:_LOOKED_AT]
    failed = next((block for block in _BLOCKS.split(body) if _FAILED.search(block)), body)  # of several receivers
    fields: dict[bytes, str] = {}
    for name, value in (*_FIELD.findall(failed), *_FIELD.findall(body)):
        fields.setdefault(name.lower(), value.decode("ascii", "replace").strip(".").lower())
    address = next((fields[name] for name in _ORDER if name in fields), "")
    head, parts = _parts(raw)
    address = address or head
    returned = next((text for kind, text in parts if kind in _RETURNED), "")
    prose = "\n".join(text for kind, text in parts if kind == "text/plain")
    begins = _begins().search(prose)
    below = prose[begins.start() :] if begins is not None else ""
    message_id = _last_id(returned) or _last_id(below) or _last_id(prose)
    if not address:
        above = prose[: begins.start()] if begins is not None else prose
        to = _TO.search(returned or below)
        address = _prose_address(above, not_them) or _first_mail(to[0] if to else "", not_them) or _anywhere(prose, not_them)
    return Bounce(clean(address), clean(message_id))


def _end_of_head(raw: bytes) -> int:
    found = re.search(rb"\r?\n\r?\n", raw)
    return found.end() if found else len(raw)


def _parts(raw: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The address in the header some servers write, and (type, text) of every part that holds words or headers."""
    try:
        message = email.message_from_bytes(raw[: 2 * _LOOKED_AT])
        failed = mail_address(str(message.get("X-Failed-Recipients", "")).split(",")[0].strip())
        return failed, list(_walked(message))
    except FAULTS:
        return "", []


def _walked(message: Message) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        kind = part.get_content_type().split()[0]  # a parameter may stand there without its semicolon
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield kind, "\n".join(f"{name}: {value}" for name, value in inner[0].items())
        elif part.get_content_maintype() == "text" and not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield kind, payload[:_LOOKED_AT].decode(_charset(part), "replace")


def _charset(part: Message) -> str:
    try:
        return codecs.lookup(part.get_content_charset() or "utf-8").name
    except (LookupError, ValueError):
        return "utf-8"


def _last_id(text: str) -> str:
    found = _ID.findall(text)
    return str(found[-1]) if found else ""


def _fits(address: str, not_them: frozenset[str]) -> bool:
    return address not in not_them and not _MACHINE.match(address)


def _prose_address(text: str, not_them: frozenset[str]) -> str:
    for match in _near().finditer(text[:50_000]):
        address = next(filter(None, match.groups()), "").strip(".").lower()
        if _fits(address, not_them):
            return address
    return ""


def _first_mail(text: str, not_them: frozenset[str]) -> str:
    return next((found.strip(".").lower() for found in _ANY.findall(text) if _fits(found.strip(".").lower(), not_them)), "")


def _anywhere(text: str, not_them: frozenset[str]) -> str:
    notified = _JSON.search(text)
    return notified[1].lower() if notified else _first_mail(text, not_them)
