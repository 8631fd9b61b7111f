"""Reads SMS Backup & Restore: messages (SMS and MMS) and the call log, as a stream.

The app writes emoji as two half characters, which XML forbids; they are joined before the parser sees them.
"""

from __future__ import annotations

import re
import xml.parsers.expat  # document types, and with them all entities of one’s own, are refused below
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from composer.imports.chats import chat_touch, from_millis
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.model import Kind, Party
from composer.normalise import clean, phone

_ONE: Final = re.compile(rb"&#(x[0-9a-fA-F]{1,8}|\d{1,9});")
_RUN: Final = re.compile(rb"(?:&#(?:x[0-9a-fA-F]{1,8}|\d{1,9});)+")
_UNFINISHED: Final = re.compile(rb"(?:&#\w{0,9};?)+&?\Z|&\Z")
_ROOT: Final = re.compile(r"<(?:smses|calls|allsms)[\s>]")
_CHUNK: Final = 1 << 18
_SMS: Final = {"1": "in", "2": "out", "3": "draft", "4": "unsent", "5": "failed", "6": "unsent"}
_CALLS: Final[dict[str, tuple[str, Kind]]] = {
    "1": ("in", "call"), "2": ("out", "call"), "3": ("in", "missed"), "4": ("in", "voicemail"), "5": ("in", "missed"),
}
_RCS: Final = re.compile(r"^sips?:|@(?:[\w-]+\.)*(?:rcs|ims|google|mnc\d+)\b|@\S*(?:rcs|ims|3gppnetwork)\S*$", re.IGNORECASE)
_SIP: Final = re.compile(r"^sips?:", re.IGNORECASE)
_WITH_COUNTRY: Final = re.compile(rb"\b(?:address|number)=[\"'](\+\d[\d ()./-]{8,22})[\"']")
_NATIONAL: Final = re.compile(r"(?!\+|00)0?([\d ()/.-]{7,20})")
_SAME_END: Final = 8  # digits by which a number without its country is told
_NAMELESS: Final = frozenset(("", "null", "(unknown)", "unknown"))

Element = tuple[str, dict[str, str]]


def knows(source: Source) -> bool:
    """Whether an SMS or call backup is in it."""
    return bool(_members(source))


def _members(source: Source) -> tuple[str, ...]:
    names = (name for name in source.names if name.lower().endswith(".xml") or source.is_file)
    return tuple(name for name in names if _ROOT.search(source.head_text(name, 4000)))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner:  # noqa: ARG001  # every reader is called alike
    """A backup says of each message whether it was sent, so nobody need be named; what was said helps with group MMS."""
    return given(me, phone) or Owner(how="the backup tells sent from received", sure="high")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped records of one backup."""
    for member in _members(source):
        label = member.rpartition("/")[2]
        number = 0
        whole = {} if options.country else _whole_numbers(source, member)
        with source.open(member) as stream:
            for name, found, inner in _records(stream):
                number += 1
                if whole:
                    for _, one in ((name, found), *inner):
                        _write_out(one, whole)
                where = f"{label}:{number}"
                if name == "":
                    yield Skipped("broken rest of the file", where)
                elif name == "sms":
                    yield _sms(found, where, options)
                elif name == "mms":
                    yield _mms(found, inner, where, me, options)
                else:
                    yield _call(found, where, options)


def _whole_numbers(source: Source, member: str) -> dict[str, str]:
    """The last digits of the numbers written with their country → the number, where only one ends so."""
    found: dict[str, str] = {}
    before = source.done
    with source.open(member) as stream:
        held = b""
        while data := stream.read(_CHUNK):
            for one in _WITH_COUNTRY.findall(held + data):
                number = "+" + re.sub(r"\D", "", one.decode())
                ends = number[-_SAME_END:]
                found[ends] = number if found.get(ends, number) == number else ""
            held = data[-64:]
    source.done = before
    return found


def _write_out(attributes: dict[str, str], whole: dict[str, str]) -> None:
    """Put the number as it stands elsewhere in the backup, with its country, for one that lacks it: “0151…” for “+49151…”."""
    for key in ("address", "number"):
        national = _NATIONAL.fullmatch(attributes.get(key, ""))
        digits = re.sub(r"\D", "", national[1]) if national else ""
        full = whole.get(digits[-_SAME_END:], "") if len(digits) >= _SAME_END else ""
        if full and full.endswith(digits):
            attributes[key] = full


def _repaired(stream: BinaryIO) -> Iterator[bytes]:
    """The file in pieces, half characters joined or replaced; a piece never ends inside a run of references."""
    held = b""
    while data := stream.read(_CHUNK):
        data = held + data
        tail = _UNFINISHED.search(data, max(0, len(data) - 4096))
        cut = tail.start() if tail else len(data)
        data, held = data[:cut], data[cut:]
        yield _joined(data)
    yield _joined(held)


def _joined(data: bytes) -> bytes:
    return (_RUN.sub(_characters, data) if b"&#" in data else data).replace(b"\0", b"")


def _characters(run: re.Match[bytes]) -> bytes:
    """A run of references with the halves of characters joined, and U+FFFD for what XML forbids."""
    codes = [int(found[1:], 16) if found[:1] == b"x" else int(found) for found in _ONE.findall(run[0])]
    halves = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    sound_ = (char if char >= " " or char in "\t\n\r" else "\ufffd" for char in text if char not in "\ufffe\uffff")
    return b"".join(b"&#%d;" % ord(char) for char in sound_)


def _records(stream: BinaryIO) -> Iterator[tuple[str, dict[str, str], list[Element]]]:
    """(element, attributes, what is inside) of every sms, mms and call; ("", …) where the XML breaks off."""
    done: list[tuple[str, dict[str, str], list[Element]]] = []
    inner: list[Element] = []
    open_mms: list[dict[str, str]] = []
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "mms":
            open_mms[:] = [attributes]
            inner.clear()
        elif name in ("part", "addr"):
            inner.append((name, {key: value for key, value in attributes.items() if key != "data"}))
        elif name in ("sms", "call"):
            done.append((name, attributes, []))

    def end(name: str) -> None:
        if name == "mms" and open_mms:
            done.append(("mms", open_mms.pop(), list(inner)))

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    try:
        for data in _repaired(stream):
            parser.Parse(data, False)
            yield from done
            done.clear()
        parser.Parse(b"", True)
    except (xml.parsers.expat.ExpatError, ValueError):
        yield from done
        done.clear()
        yield "", {}, []
    yield from done


def _number(address: str, options: Options) -> str:
    """The telephone number in an address: RCS writes `sip:+49151…@…` or `+49151…@…`, and names of its own that hold none."""
    return phone(_SIP.sub("", address).partition("@")[0] if _RCS.search(address) else address, options.country)


def _party(number: str, name: str, options: Options) -> Party | str:
    """The other side of a number, or why it is no person."""
    if "~" in number or "," in number or number.count(";") > number.count("sip:") + number.count("="):
        return "group chat"
    handle = _number(number, options)
    if not handle:
        nobody = number.strip().lower() in _NAMELESS or number.startswith("-") or _RCS.search(number)
        return "no number" if nobody else "service message"
    if len(handle.lstrip("+")) < 7:
        return "service message"  # short numbers are banks, shops and codes
    return Party("" if name.strip().lower() in _NAMELESS else clean(name.strip()), handle)


def _sms(found: dict[str, str], where: str, options: Options) -> Item:
    way = _SMS.get(found.get("type", ""), "unknown type")
    party = _party(found.get("address", ""), found.get("contact_name", ""), options)
    at = from_millis(found.get("date"))
    if way not in ("in", "out") or isinstance(party, str) or at is None:
        return Skipped(way if way not in ("in", "out") else party if isinstance(party, str) else "no date", where)
    text = "" if found.get("body") == "null" else clean(found.get("body", ""))
    return chat_touch("sms", out=way == "out", at=at, party=party, conversation=party.handle, text=text, where=where,
                      time_key=found["date"])


def _mms(found: dict[str, str], inner: list[Element], where: str, me: Owner, options: Options) -> Item:
    way = _SMS.get(found.get("msg_box", ""), "unknown type")
    addresses = [(_number(one.get("address", ""), options), one.get("type")) for name, one in inner if name == "addr"]
    senders = {number for number, role in addresses if role == "137"} - {""}
    others = {number for number, _ in addresses} - me.handles - (senders if way == "out" else set()) - {""}
    party = _party(found.get("address", ""), found.get("contact_name", ""), options)
    if party in ("no number", "service message"):
        # RCS has a name of its own there or none: who sent or received it stands among the addresses alone.
        alone = others if way == "out" else senders - me.handles
        party = _party(alone.pop(), found.get("contact_name", ""), options) if len(alone) == 1 else party
    if len(others) > 2 or (way == "out" and len(others) > 1):
        party = "group chat"
    at = from_millis(found.get("date"))
    if way not in ("in", "out") or isinstance(party, str) or at is None:
        return Skipped(way if way not in ("in", "out") else party if isinstance(party, str) else "no date", where)
    parts = [one for name, one in inner if name == "part" and one.get("ct") == "text/plain" and one.get("seq") != "-1"]
    text = "\n".join(text for text in (part.get("text", "") for part in parts) if text not in ("", "null"))
    return chat_touch("sms", out=way == "out", at=at, party=party, conversation=party.handle, text=clean(text), where=where,
                      time_key=found["date"])


def _call(found: dict[str, str], where: str, options: Options) -> Item:
    way, kind = _CALLS.get(found.get("type", ""), ("", "call"))
    party = _party(found.get("number", ""), found.get("contact_name", ""), options)
    at = from_millis(found.get("date"))
    if not way or isinstance(party, str) or at is None:
        return Skipped("refused call" if not way else party if isinstance(party, str) else "no date", where)
    if kind == "call" and not found.get("duration", "").strip("0"):
        kind = "missed"
    return chat_touch("phone", out=way == "out", at=at, party=party, conversation=party.handle, text="", where=where, kind=kind,
                      time_key=found["date"])


READER: Final = Reader(
    "sms", "SMS and calls (Android backup)", "The Android app SMS Backup & Restore. Drop its XML files.",
    knows, find_owner, read, "your own phone number",
)
