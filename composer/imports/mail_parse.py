"""The parts of a mail: fast-mail-parser first, the standard library's compat32 parser where it gives up or guesses."""

from __future__ import annotations

import email
import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final, NamedTuple

from composer.imports.mail_class import Headers
from composer.normalise import clean, mail_address

# What the standard library's parser is known to raise on hostile mail (unknown charsets, broken base64, deep nesting).
FAULTS: Final = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError)
_INSIDE: Final = re.compile(rb"^message-id:\s*<([^<>\s]{1,998})>", re.IGNORECASE | re.MULTILINE)
_ADDRESS: Final = re.compile(
    rb"(?:final-recipient|original-recipient):[^;\r\n]{0,40};\s*<?([^\s<>;]{1,254}@[^\s<>;]{1,253})>?", re.IGNORECASE)
_DEPTH: Final = 20


class Mail(NamedTuple):
    """Headers by lower-case name, (name, address) of the sender, addresses of the receivers, the plain and the HTML body."""

    headers: Headers
    subject: str
    sender: tuple[str, str]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    text: str
    html: str


class Bounce(NamedTuple):
    """Whom a mail did not reach, and the Message-ID of that mail; empty where the report does not say."""

    address: str = ""
    message_id: str = ""


def parse(raw: bytes) -> Mail:
    """A mail taken apart; whatever is broken in it comes out empty."""
    from fast_mail_parser import ParseError, parse_email

    try:
        found = parse_email(raw)
    except (ParseError, ValueError, TypeError):
        return _slowly(raw)
    if found.warnings and any(warning.kind.startswith("charset") for warning in found.warnings):
        return _slowly(raw)
    headers = {name.lower(): values for name, values in found.headers.items()}
    texts = found.text_plain
    text = texts[0] if len(texts) == 1 else "\n".join(texts)
    return Mail(
        headers, headers["subject"][0] if "subject" in headers else "", _sender(headers), _addresses(headers, "to"),
        _addresses(headers, "cc") if "cc" in headers else (), _addresses(headers, "bcc") if "bcc" in headers else (), text,
        "" if text else "\n".join(found.text_html))


def _slowly(raw: bytes) -> Mail:
    try:
        message = email.message_from_bytes(raw)
        headers: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            headers.setdefault(name.lower(), []).append(_decoded(value))
        texts: dict[str, list[str]] = {"plain": [], "html": []}
        for part in message.walk():
            if part.get_content_maintype() == "text" and part.get_content_subtype() in texts and not part.get_filename():
                texts[part.get_content_subtype()].append(_text(part))
    except FAULTS:
        return Mail({}, "", ("", ""), (), (), (), "", "")
    return Mail(
        headers, (headers.get("subject") or [""])[0], _sender(headers), _addresses(headers, "to"), _addresses(headers, "cc"),
        _addresses(headers, "bcc"), "\n".join(texts["plain"]), "\n".join(texts["html"]))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset, "replace")
    except (LookupError, ValueError):
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            return payload.decode("cp1252", "replace")


def _decoded(value: object) -> str:
    text = str(value)
    if "\udc80" <= max(text, default="") <= "\udcff":
        try:
            text = text.encode("ascii", "surrogateescape").decode("utf-8", "overture_cp1252")
        except UnicodeEncodeError:
            text = clean(text)
    if "=?" not in text:
        return text
    try:
        words = decode_header(text)
        return "".join(word if isinstance(word, str) else word.decode(charset or "ascii", "replace") for word, charset in words)
    except FAULTS:
        return text


def _one(value: str) -> tuple[str, str] | None:
    """(name, address) of the commonest form, one `Name <address>` without quoting; None for anything else."""
    start = value.rfind("<")
    if value.endswith(">") and start >= 0 and "@" in value[start:]:
        name, address = value[:start].strip(), value[start + 1 : -1]
        plain = not any(char in name for char in '"(,<:;\\')
    else:
        name, address, plain = "", value.strip(), "@" in value
    ok = plain and not any(char in address for char in ' "(),<>:;\\[]\t\r\n') and len(address) <= 320
    return (name, address.lower()) if ok else None


def _addresses(headers: Headers, name: str) -> tuple[str, ...]:
    values = headers.get(name, ())
    if len(values) == 1 and (one := _one(values[0])) is not None:
        return (one[1],)
    try:
        return tuple(filter(None, (mail_address(address) for _, address in getaddresses(list(values)))))
    except FAULTS:
        return ()


def _sender(headers: Headers) -> tuple[str, str]:
    for name in ("from", "sender"):
        values = headers.get(name, ())
        if values and (one := _one(values[0])) is not None:
            return one
        try:
            for called, address in getaddresses(list(values[:1])):
                if mail_address(address):
                    return called, mail_address(address)
        except FAULTS:
            continue
    return "", ""


def bounced(raw: bytes) -> Bounce:
    """What a delivery report says: the address that failed and the Message-ID of the mail that came back."""
    head_end = re.search(rb"\r?\n\r?\n", raw)
    body = raw[head_end.end() :] if head_end else b""
    address = _ADDRESS.search(body)
    inside = _INSIDE.findall(body)
    failed = address[1].decode("ascii", "replace").lower() if address else ""
    message_id = inside[-1].decode("ascii", "replace") if inside else ""
    if failed and message_id:
        return Bounce(failed, message_id)
    return _bounce_slowly(raw, failed, message_id)


def _bounce_slowly(raw: bytes, failed: str, message_id: str) -> Bounce:
    """The same out of encoded parts, and from the header some servers write instead."""
    try:
        message = email.message_from_bytes(raw)
        if not failed:
            failed = mail_address(str(message.get("X-Failed-Recipients", "")).split(",")[0])
        for part in message.walk():
            if part.get_content_type() in ("text/rfc822-headers", "message/rfc822", "text/plain"):
                payload = part.get_payload(decode=True)
                found = _INSIDE.search(payload) if isinstance(payload, bytes) else None
                if found and not message_id:
                    message_id = found[1].decode("ascii", "replace")
    except FAULTS:
        pass
    return Bounce(failed, message_id)
