"""The parts of a mail: fast-mail-parser first, the standard library's compat32 parser where it gives up or guesses."""

from __future__ import annotations

import email
import re
from collections.abc import Mapping
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from functools import lru_cache
from typing import Final, NamedTuple

from composer.imports.mail_bounce import FAULTS
from composer.imports.mail_reports import Headers
from composer.lexicon import Group
from composer.normalise import clean, mail_address

_NOT_NAME: Final = frozenset('"(,<:;\\')  # what only the standard library's parser takes apart
_NOT_ADDRESS: Final = frozenset(' "(),<>:;\\[]\t\r\n')
_MISREAD: Final = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")  # how the first two bytes of a letter look then
_WORDS: Final = re.compile(r"[^\W\d_][^\d_,@]{0,30}(?: [^\W\d_][^\d_,@]{0,30}){0,2}")
_AFTER: Final = Group("names", "behind_comma")  # what stands behind a comma and is no first name


class Mail(NamedTuple):
    """Headers by lower-case name, (name, address) of the sender, addresses of the receivers, the names beside them, the plain
    and the HTML body."""

    headers: Headers
    subject: str
    sender: tuple[str, str]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    text: str
    html: str
    named: Mapping[str, str] = {}


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
    if "\ufffd" in text:
        return _slowly(raw)
    return _made(headers, text, "" if text.strip() else "\n".join(found.text_html))


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
    return _made(headers, "\n".join(texts["plain"]), "\n".join(texts["html"]))


def _made(headers: Headers, text: str, html: str) -> Mail:
    named: dict[str, str] = {}
    text, html = unbroken(text), unbroken(html)
    to = _addresses(headers, "to", named)
    cc = _addresses(headers, "cc", named) if "cc" in headers else ()
    bcc = _addresses(headers, "bcc", named) if "bcc" in headers else ()
    return Mail(headers, (headers.get("subject") or ("",))[0], _sender(headers), to, cc, bcc, text, html, named)


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = payload.decode(charset, "replace")
        # Windows’ letters under the name of UTF-8, which many programs write; a byte that was cut off is no reason.
        return payload.decode("cp1252", "replace") if text.count("\ufffd") * 2 > _letters_beyond_ascii(text) else text
    except (LookupError, ValueError):
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            return payload.decode("cp1252", "replace")


def _letters_beyond_ascii(text: str) -> int:
    return 0 if text.isascii() else sum(char > "\x7f" for char in text)


def unbroken(text: str) -> str:
    """A text whose UTF-8 was read as Windows’ or Latin letters (“Ã©” for “é”, since nothing said which it was), read again."""
    if text.isascii() or _MISREAD.search(text) is None:
        return text
    try:
        return b"".join(char.encode("latin-1" if char < "\u0100" else "cp1252") for char in text).decode()
    except UnicodeError:
        return text


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
        plain = _NOT_NAME.isdisjoint(name)
    else:
        name, address, plain = "", value.strip(), "@" in value
    ok = plain and _NOT_ADDRESS.isdisjoint(address) and len(address) <= 320
    return (name, address.lower()) if ok else None


def _addresses(headers: Headers, header: str, named: dict[str, str]) -> tuple[str, ...]:
    """The addresses of a header, in order; the names beside them go into `named`."""
    values = headers.get(header, ())
    if len(values) == 1 and (one := _one(values[0])) is not None:
        if one[0]:
            named.setdefault(one[1], one[0])
        return (one[1],)
    try:
        found = [(name, mail_address(address)) for name, address in getaddresses(list(values))]
    except FAULTS:
        return ()
    for name, address in found:
        if name and address:
            named.setdefault(address, name)
    return tuple(address for _, address in found if address)


@lru_cache(maxsize=4096)
def person_name(name: str, address: str = "") -> str:
    """A name as people say it: “Novak, Mila” is Mila Novak; an address in place of a name is none."""
    name = " ".join(name.strip().strip("'\"").split())
    if not name or "@" in name or name.lower() == address:
        return ""
    last, comma, first = name.partition(", ")
    turned = comma and "," not in first and _WORDS.fullmatch(last) and _WORDS.fullmatch(first)
    return f"{first} {last}" if turned and first.casefold().strip(".") not in _AFTER.for_all else name


def _sender(headers: Headers) -> tuple[str, str]:
    """(name, address) of the sender; the name alone where a machine left its address out."""
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
    written = (headers.get("from") or ("",))[0]
    return re.sub(r"<[^<>]*>|[\"()]", " ", written).strip(), ""
