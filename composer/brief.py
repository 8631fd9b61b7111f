"""Reads a brief from TOML, JSON or a form's table into one object, and says in words what is missing."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from composer import data
from composer.errors import BadFile, BadValue
from composer.model import CONTACT_TYPES, HANDLES, PURPOSES, RELATIONSHIPS, TONES, Brief, Fact, Recipient, Sender, Third

if TYPE_CHECKING:
    from pydantic import TypeAdapter

MAX_TEXT: Final = 2_000
MAX_NAME: Final = 200
MAX_FACTS: Final = 50
_NO_FACT_NEEDED: Final = ("thank", "update", "decline")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "relationship": RELATIONSHIPS, "purpose": PURPOSES, "tone": TONES, "recipient.contact_type": CONTACT_TYPES,
}
_FLAGS: Final = ("delicate", "needs_record", "urgent", "commercial", "connected")  # pydantic would take “no” for false
_TYPED: Final[Mapping[str, str]] = {  # what is written on one line, as it is typed
    "recipient.facts": 'each fact stands in braces; write facts = [{ text = "talk on bees", seen = "her website" }]',
    "recipient.handles": 'the addresses stand in braces; write handles = { email = "ana@example.com" }',
    "sender.accounts": 'your addresses stand in braces; write accounts = { email = "maya@example.com" }',
    "sender": 'is a part of its own; write [sender] on one line and name = "Maya Lindqvist" on the next',
    "recipient": 'is a part of its own; write [recipient] on one line and name = "Ana Lima" on the next',
    "third": 'is a part of its own; write [third] on one line and name = "Ben Okri" on the next',
}
_BROKEN: Final[Mapping[str, str]] = {  # what the parser of JSON says → what to type
    "Unterminated string": 'a text is not closed; put a straight quote (") at its end',
    "Expecting property name": 'a name in straight quotes is missing, or a comma is left over before it: "name": "Ana Lima"',
    "Expecting value": 'a value is missing or cannot be read; text stands between straight quotes: "name": "Ana Lima"',
    "Expecting ':'": 'a colon is missing; write "name": "Ana Lima"',
    "Expecting ','": "a comma is missing, or a bracket is not closed",
    "Extra data": "something is left over after the last bracket",
    "Invalid control character": "a text breaks off here; keep it on one line",
    "Invalid \\": "a backslash in a text is written twice",
}
_PARTS: Final = {"sender": Sender, "recipient": Recipient, "third": Third}
# Joiners that scripts and emoji need; every other format or control character is invisible noise from pasting.
_KEPT: Final = frozenset("\u200c\u200d")


def load_brief(path: Path | str) -> Brief:
    """The brief in a TOML or JSON file; raises BadFile, BadValue or UnknownKey naming the file and the field."""
    return parse_brief(data.read_text(Path(path), piped=True), str(path))


def parse_brief(text: str, where: str = "brief") -> Brief:
    """The brief in a TOML or JSON text."""
    if not text.lstrip().startswith("{") and not where.endswith(".json"):
        return brief_from_table(data.parse_toml(text, where), where)
    try:
        table = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, where))
    except json.JSONDecodeError as problem:
        raise BadFile(where, f"broken JSON: {_plainly(problem.msg)}", problem.lineno) from problem
    except (RecursionError, ValueError) as problem:
        raise BadFile(where, "cannot be read as JSON") from problem
    if not isinstance(table, dict):
        raise BadFile(where, "must hold one object with sender, recipient and so on")
    return brief_from_table(table, where)


def _plainly(said: str) -> str:
    """What the parser of JSON says, as a sentence that says what to type."""
    return next((plain for beginning, plain in _BROKEN.items() if said.startswith(beginning)), f"this cannot be read: {said}")


def _once(pairs: list[tuple[str, Any]], where: str) -> dict[str, Any]:
    """An object of a JSON text, each key once: of two, nobody could say which was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise BadFile(where, f"the key “{twice}” stands there twice")
    return found


def brief_from_table(table: Mapping[str, Any], where: str = "brief") -> Brief:
    """The brief in a dictionary of the same shape as the file; a form hands in what its boxes hold."""
    _refuse_unknown(table, where)
    clean = _clean(dict(table), "", where)
    for key in ("sender", "recipient"):
        part = clean.setdefault(key, {})
        if isinstance(part, dict):
            part.setdefault("name", "")
    for key in _FLAGS:
        holder = clean["recipient"] if key == "connected" and isinstance(clean["recipient"], dict) else clean
        if not isinstance(holder.get(key, False), bool):
            raise BadValue(where, key, "must be true or false")
    _drop_blanks(clean["recipient"])
    clean.setdefault("relationship", "")
    clean.setdefault("purpose", "")
    brief = _typed(clean, where)
    _check_choices(brief, where)
    return brief


def _drop_blanks(recipient: Any) -> None:
    """A form hands in its empty rows too."""
    if not isinstance(recipient, dict):
        return
    if isinstance(recipient.get("handles"), dict):
        recipient["handles"] = {kind: handle for kind, handle in recipient["handles"].items() if handle != ""}
    if isinstance(recipient.get("facts"), tuple):
        recipient["facts"] = tuple(
            fact for fact in recipient["facts"] if not (isinstance(fact, dict) and fact.get("text") == "")
        )


def _refuse_unknown(table: Any, where: str) -> None:
    if not isinstance(table, Mapping):
        raise BadValue(where, "", "must be a table of keys and values")
    data.refuse_unknown(table, [item.name for item in fields(Brief)], where)
    for key, part in _PARTS.items():
        value = table.get(key)
        if isinstance(value, Mapping):
            data.refuse_unknown(value, [item.name for item in fields(part)], f"{where}: {key}")
    recipient = table.get("recipient")
    if not isinstance(recipient, Mapping):
        return
    handles = recipient.get("handles")
    if isinstance(handles, Mapping):
        data.refuse_unknown(handles, HANDLES, f"{where}: recipient.handles")
    facts = recipient.get("facts")
    for number, fact in enumerate(facts if isinstance(facts, list | tuple) else ()):
        if isinstance(fact, Mapping):
            data.refuse_unknown(fact, [item.name for item in fields(Fact)], f"{where}: recipient.facts[{number}]")


def _clean(value: Any, field: str, where: str) -> Any:
    """The same value with tidy texts, lists as tuples and JSON dates as dates."""
    if isinstance(value, str):
        return _tidy(value, field, where)
    if isinstance(value, Mapping):
        return {str(key): _clean(item, f"{field}.{key}".lstrip("."), where) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        if len(value) > MAX_FACTS:
            raise BadValue(where, field, f"has {len(value)} entries; {MAX_FACTS} are the most")
        return tuple(_clean(item, f"{field}[{number}]", where) for number, item in enumerate(value))
    return value


def _tidy(text: str, field: str, where: str) -> str | date | None:
    if field.startswith("recipient.facts[") and field.endswith(".date"):
        return _date(text, field, where)
    shown = "".join(
        " " if char.isspace() else char for char in text
        if char.isspace() or char in _KEPT or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co")
    )
    tidy = " ".join(unicodedata.normalize("NFC", shown).split())
    most = MAX_NAME if field.endswith("name") or field == "mutual" else MAX_TEXT
    if len(tidy) > most:
        raise BadValue(where, field, f"is {len(tidy)} characters long; {most} are the most")
    return tidy


def _date(text: str, field: str, where: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as problem:
        raise BadValue(where, field, f"“{text}” is not a date like 2026-03-31") from problem


@cache
def _adapter() -> TypeAdapter[Brief]:
    from pydantic import TypeAdapter

    return TypeAdapter(Brief)


def _typed(table: dict[str, Any], where: str) -> Brief:
    from pydantic import ValidationError

    try:
        return _adapter().validate_python(table)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        spot = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
        raise BadValue(where, spot, _in_words(spot, first["type"], first["msg"])) from problem


def _in_words(spot: str, kind: str, said: str) -> str:
    known = {
        "string_type": "must be text", "bool_type": "must be true or false", "date_type": "must be a date like 2026-03-31",
        "missing": "is missing",
    }
    if kind in ("tuple_type", "dataclass_type", "mapping_type", "dict_type"):
        part = spot.partition("[")[0]
        return _TYPED.get(part, f"is a part of its own; write [{part}] on one line and what belongs to it below")
    return known.get(kind, said[:1].lower() + said[1:])


def _check_choices(brief: Brief, where: str) -> None:
    for field, choices in _CHOICES.items():
        value = brief.recipient.contact_type if "." in field else getattr(brief, field)
        if value and value not in choices:
            near = data.nearest(value, choices)
            hint = f"did you mean “{near}”?" if near else "one of " + ", ".join(choices)
            raise BadValue(where, field, f"“{value}” is not known; {hint}")
    zone = brief.recipient.timezone
    if zone and zone not in available_timezones():
        near = data.nearest(zone, available_timezones())
        hint = f"; did you mean “{near}”?" if near else ""
        raise BadValue(where, "recipient.timezone", f"“{zone}” is no IANA time zone{hint}")


def missing(brief: Brief) -> tuple[str, ...]:
    """What a first message still needs, in words; empty where the brief is enough to write from."""
    said = []
    if not brief.sender.name:
        said.append("your own name, so that the reader knows who writes")
    if not brief.recipient.name:
        said.append("the reader's name")
    if not brief.relationship:
        said.append("how you know each other (" + ", ".join(RELATIONSHIPS) + ")")
    if not brief.purpose:
        said.append("why you write (" + ", ".join(PURPOSES) + ")")
    if not brief.point:
        said.append("your point in one line: what you would like to talk about")
    if brief.purpose not in _NO_FACT_NEEDED and not any(fact.text for fact in brief.recipient.facts):
        said.append("a fact about this reader that only they would recognise: a talk, an article, a project, a place you share")
    if brief.relationship == "mutual" and not brief.mutual:
        said.append("the name of the friend you both know")
    return tuple(said)


def brief_to_toml(brief: Brief) -> str:
    """The brief as the TOML file that gives the same object; what was left at its default is left out."""
    import tomlkit

    return tomlkit.dumps(_plain(brief))


def _plain(part: Any) -> dict[str, Any]:
    table: dict[str, Any] = {}
    later: dict[str, Any] = {}
    for item in fields(part):
        value = getattr(part, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if value in (default, "", None):
            continue
        if item.name in _PARTS:
            later[item.name] = _plain(value)
        elif item.name == "facts":
            later["facts"] = [{key: held for key, held in asdict(fact).items() if held} for fact in value]
        else:
            table[item.name] = dict(value) if isinstance(value, Mapping) else value
    return table | later
