"""Reads address books as vCards (2.1, 3.0, 4.0; .vcf): people with their addresses, and no message to any of them.

Lines are folded in two ways (a space begins the next one, or quoted-printable ends in “=”), letters are escaped in three.
"""

from __future__ import annotations

import io
import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple
from urllib.parse import unquote

from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source, encoding_of
from composer.model import Contact
from composer.normalise import clean, mail_address, phone
from composer.record.handles import told

_BEGIN: Final = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_LINE: Final = re.compile(r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:\"[^\"]*\"|[^:;\"])*)*):(?P<value>.*)", re.DOTALL)
_WAID: Final = re.compile(r"waid=(\d{6,15})", re.IGNORECASE)
_CHARSET: Final = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)
_OWN_CARD: Final = re.compile(r"(?:^|/)(?:Google )?Voice/Phones\.vcf$")  # Google Voice: the numbers of whoever exports
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_LONGEST: Final = 20_000  # characters of a value; pictures are longer and left out
_READ: Final = frozenset(
    ("N", "FN", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP", "KIND",
     "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "NICKNAME"))


class _Property(NamedTuple):
    name: str
    parameters: str
    value: str


def _members(source: Source) -> tuple[str, ...]:
    names = [name for name in source.names if name.lower().endswith((".vcf", ".vcard")) or source.is_file]
    return tuple(name for name in names if not _OWN_CARD.search(name) and _BEGIN.match(source.head_text(name, 400)))


def knows(source: Source) -> bool:
    """Whether an address book is in it."""
    return bool(_members(source))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner:  # noqa: ARG001  # every reader is called alike
    """An address book has no direction, so nobody need be named."""
    return given(me) or Owner(how="an address book tells no direction", sure="high")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """No touches: people come from `contacts`."""
    return iter(())


def contacts(source: Source, options: Options) -> Iterator[Contact | Skipped]:
    """Everybody in an address book, in its order, and why a card is left out."""
    for member in _members(source):
        label = member.rpartition("/")[2]
        with _lines(source, member) as lines:
            for number, card in enumerate(_cards(_unfolded(lines)), 1):
                yield _contact(card, f"{label}: card {number}", options)


@contextmanager
def _lines(source: Source, member: str) -> Iterator[Iterable[str]]:
    """The lines of a file, a byte a character where its cards say themselves how they are written (2.1) or it is UTF-8."""
    if encoding_of(source.head(member)).startswith("utf-16"):
        with source.text(member) as text:
            yield text
    else:
        with source.open(member) as stream, io.TextIOWrapper(stream, encoding="latin-1", newline="") as text:
            yield text


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they were before they were folded."""
    held = ""
    for raw in lines:
        line = raw.rstrip("\r\n")
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held[:200].upper()
        if soft:
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and held:
            held += line[1:] if len(held) < _LONGEST else ""
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def _cards(lines: Iterable[str]) -> Iterator[list[_Property] | None]:
    """The properties of each card; None for one that is cut off. A card inside a card (an agent's) belongs to nobody."""
    card: list[_Property] | None = None
    depth = 0
    for line in lines:
        upper = line.strip().upper().replace(" ", "")
        if upper == "BEGIN:VCARD" or upper.endswith("AGENT:BEGIN:VCARD"):
            depth += 1
            card = [] if depth == 1 else card
        elif upper == "END:VCARD":
            depth = max(0, depth - 1)
            if not depth and card is not None:
                yield card
                card = None
        elif depth == 1 and card is not None and (found := _property(line)) is not None:
            card.append(found)
    if card is not None:
        yield None


def _property(line: str) -> _Property | None:
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or (name := match["name"].upper()) not in _READ:
        return None
    parameters, value = match["parameters"], match["value"]
    try:
        raw = value.encode("latin-1")
    except UnicodeEncodeError:
        return _Property(name, parameters, value)
    if "QUOTED-PRINTABLE" in parameters.upper():
        raw = quopri.decodestring(raw)
    charset = _CHARSET.search(parameters)
    return _Property(name, parameters, _decoded(raw, charset[1] if charset else "utf-8"))


def _decoded(raw: bytes, charset: str) -> str:
    for one in (charset, "utf-8"):
        try:
            return raw.decode(one)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("cp1252", "replace")


def _parts(value: str) -> list[str]:
    """The parts of a value between semicolons, escapes undone."""
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    return " ".join(clean(_ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)).split())


def _contact(card: list[_Property] | None, where: str, options: Options) -> Contact | Skipped:
    if card is None:
        return Skipped("broken rest of the file", where)
    first: dict[str, _Property] = {}
    for one in card:
        if one.value.strip(" ;"):
            first.setdefault(one.name, one)
    kind = next((first[name].value.strip().lower() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") if name in first), "")
    if kind == "group":
        return Skipped("list of people", where)
    company = "X-ABSHOWAS" in first and "COMPANY" in first["X-ABSHOWAS"].value.upper()
    if kind in ("org", "location", "application", "device") or company:
        return Skipped("no person", where)
    name = _name(first)
    addresses = tuple(dict.fromkeys(found for one in card for found in _address(one, options)))
    if not name and not addresses:
        return Skipped("no name and no address", where)
    firm = _parts(first["ORG"].value)[0] if "ORG" in first else ""
    role = next((_plain(first[key].value) for key in ("TITLE", "ROLE") if key in first), "")
    return Contact(name, firm, role, addresses, where)


def _name(first: dict[str, _Property]) -> str:
    """The name without its titles: “Dr. Jane Doe, PhD” is Jane Doe where the card says what is a title."""
    family, given_, middle, before, after = (_parts(first["N"].value) + [""] * 5)[:5] if "N" in first else [""] * 5
    shown = _plain(first["FN"].value) if "FN" in first else ""
    if mail_address(shown) or phone(shown):
        shown = ""  # programs put an address there where there is no name
    if not shown or (before or after):
        made = " ".join(filter(None, (given_, middle if not shown or middle in shown else "", family)))
        shown = made or shown
    if not shown and "NICKNAME" in first:
        shown = _plain(first["NICKNAME"].value)
    return shown


def _address(one: _Property, options: Options) -> Iterator[tuple[str, str]]:
    value = _plain(one.value)
    if one.name == "TEL":
        waid = _WAID.search(one.parameters)
        number = phone(f"+{waid[1]}" if waid else unquote(re.sub(r"(?i)^tel:", "", value)).partition(";")[0], options.country)
        if len(number.lstrip("+")) >= 7:
            yield "phone", number
    elif one.name == "EMAIL":
        address = mail_address(re.sub(r"(?i)^mailto:", "", value))
        if address:
            yield "email", address
    elif one.name in ("URL", "X-SOCIALPROFILE", "SOCIALPROFILE") and "/" in value:
        kind, found = told(value)
        if kind and kind != "phone":
            yield kind, found


READER: Final = Reader(
    "vcard", "Address book (vCard)", "Export your contacts as a .vcf file; people come in without messages. Drop the file.",
    knows, find_owner, read, "your own name", contacts,
)
