"""How a typed fact or point is understood: JSON Lines in, one answer a line out, in order."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any, Final

from composer.cli import inout
from composer.cli.terminal import tell
from composer.errors import BadFile
from composer.model import PURPOSES
from composer.normalise import clean

_KEYS: Final = ("text", "reader", "sender", "purpose")
_PRONOUNS: Final = ("she", "he", "they")


def understand(args: argparse.Namespace) -> int:
    """Print what each fact or point says to the reader, or what one would ask first."""
    where = "standard input" if args.file == "-" else args.file
    asked = list(_lines(inout.read_text(args.file), where))
    for typed in asked:
        answer = _fact(typed) if args.what == "fact" else _point(typed)
        if args.format == "json":
            inout.print_json(answer)
        else:
            tell(_shown(typed["text"], answer))
    return 0


def _lines(text: str, where: str) -> Iterator[dict[str, Any]]:
    """Each line as a dictionary with text, reader, sender and purpose; raises BadFile naming the line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, object_hook=_whole)
        except (ValueError, RecursionError):
            raise BadFile(where, "not a line of JSON", number) from None
        problem = _problem(row)
        if problem:
            raise BadFile(where, problem, number)
        yield row


def _whole(table: dict[str, Any]) -> dict[str, Any]:
    """The same with texts that are text: JSON can hold half a character."""
    return {name: clean(value) if isinstance(value, str) else value for name, value in table.items()}


def _problem(row: Any) -> str:
    """What is wrong with one line, empty where nothing is."""
    if not isinstance(row, dict):
        return "not a JSON object"
    unknown = next((key for key in row if key not in _KEYS), None)
    reader, sender = row.get("reader"), row.get("sender", {})
    checks = (
        (unknown is None, f"unknown key “{unknown}”; known are {', '.join(_KEYS)}"),
        (isinstance(row.get("text"), str), "“text” must be text"),
        (isinstance(reader, dict) and _is_person(reader) and "name" in reader, "“reader” must be an object with a “name”"),
        (_is_person(sender), "“sender” must be an object with a “name”"),
        (
            not isinstance(reader, dict) or reader.get("pronoun", "they") in _PRONOUNS,
            f"“pronoun” is one of {', '.join(_PRONOUNS)}",
        ),
        (row.get("purpose", PURPOSES[0]) in PURPOSES, f"“purpose” is one of {', '.join(PURPOSES)}"),
    )
    return next((problem for fine, problem in checks if not fine), "")


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _point(typed: dict[str, Any]) -> dict[str, Any]:
    from composer.drafting.reading.addressing.addressed import reader_named
    from composer.drafting.reading.points.point import read_point

    reader = reader_named(typed["reader"]["name"], typed["reader"].get("pronoun", ""))
    read = read_point(typed["text"], reader, typed.get("sender", {}).get("name", ""), typed.get("purpose", "connect"))
    return _answer(read.said, read.who, read.ask, read.because)


def _fact(typed: dict[str, Any]) -> dict[str, Any]:
    from composer.drafting.reading.addressing.addressed import reader_named
    from composer.drafting.reading.facts.fact import read_fact

    reader = reader_named(typed["reader"]["name"], typed["reader"].get("pronoun", ""))
    read = read_fact(typed["text"], reader, typed.get("sender", {}).get("name", ""), typed.get("purpose", ""))
    return _answer(read.said, read.who, read.ask, read.because)


def _answer(said: str, who: str, ask: bool, because: str) -> dict[str, Any]:
    return {"said": None if ask else said, "who": who, "ask": ask, "because": because}


def _shown(text: str, answer: dict[str, Any]) -> str:
    typed = " ".join(text.split())
    return f"{typed}\n  → asked first: {answer['because']}" if answer["ask"] else f"{typed}\n  → {answer['said']}"
