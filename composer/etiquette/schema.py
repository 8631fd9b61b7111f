"""Checks one rule as read from TOML, field by field, and builds the `Rule`; nothing else makes one.

Raises BadValue or UnknownKey naming the field; `rules` adds the file and the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.etiquette import grounding, measures, phrases, structure
from composer.etiquette.rule import CHANGES, FIELDS, MARKS, PARTS, Example, FixSpec, Rule
from composer.model import CHANNELS, CRITERIA, EVIDENCE, PURPOSES, RELATIONSHIPS, SEVERITIES, STAGES

COMMON: Final = (
    "id",
    "criterion",
    "kind",
    "severity",
    "message",
    "why",
    "evidence",
    "sources",
    "bad",
    "good",
    "fix",
    "channels",
    "stages",
    "relationships",
    "language",
    "aliases",
    "since",
    "limit",
    "at_least",
    "yields_to",
    "when",
    "unless",
    "mild_for",
    "part",
    "mark",
    "enabled",
)
_NEEDED: Final = ("id", "criterion", "kind", "severity", "message", "why", "evidence", "sources", "bad", "good")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")
_MARK: Final = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)
_CAPITAL: Final = re.compile(r"(?:\\[pP]\{[^}]*\}|\\.|\(\?P?<[^>]*>|\[\[:\^?\w+:\]\])|([A-Z])")
_MAX_PATTERN: Final = 1_000
_MAX_PHRASES: Final = 4_000  # of one rule, written out


def build(table: Mapping[str, Any], where: str, *, own: bool = False) -> Rule:
    """The rule of a table; raises BadValue or UnknownKey."""
    kind = _choice(table, "kind", tuple(FIELDS), where)
    data.refuse_unknown(table, (*COMMON, *FIELDS[kind]), where)
    for key in _NEEDED:
        if not table.get(key):
            raise BadValue(where, key, "is missing" if key not in table else "is empty")
    rule_id = _text(table, "id", where)
    if not _ID.fullmatch(rule_id):
        raise BadValue(where, "id", f"“{rule_id}” must be small letters, digits and hyphens, 3 to 60 of them")
    values: dict[str, Any] = {
        "id": rule_id,
        "criterion": _choice(table, "criterion", CRITERIA, where),
        "kind": kind,
        "severity": _severity(table["severity"], where),
        "message": _text(table, "message", where),
        "why": _text(table, "why", where),
        "evidence": _choice(table, "evidence", EVIDENCE, where),
        "sources": _sources(table["sources"], where),
        "fix": _fix(table["fix"], where) if "fix" in table else None,
        "channels": _some(table, "channels", CHANNELS, where),
        "stages": _some(table, "stages", STAGES, where),
        "relationships": _some(table, "relationships", RELATIONSHIPS, where),
        "language": _choice(table, "language", ("en", "any"), where) if "language" in table else "en",
        "aliases": _texts(table, "aliases", where),
        "since": _text(table, "since", where) if "since" in table else "",
        "limit": _count(table, "limit", 0, where),
        "at_least": _count(table, "at_least", 1, where),
        "yields_to": _texts(table, "yields_to", where),
        "when": _names(table, "when", where),
        "unless": _names(table, "unless", where),
        "mild_for": _some(table, "mild_for", PURPOSES, where) or frozenset(),
        "part": _choice(table, "part", PARTS, where) if "part" in table else "text",
        "mark": _choice(table, "mark", MARKS, where) if "mark" in table else "match",
        "file": where,
        "own": own,
    }
    values["source"] = "; ".join(f"{source['title']} ({source['ref']})" for source in values["sources"])
    values |= _by_kind(kind, table, where)
    values["bad"] = tuple(_example(item, "bad", where, fires=True) for item in _list(table, "bad", where))
    values["good"] = tuple(_example(item, "good", where, fires=False) for item in _list(table, "good", where))
    return Rule(**values)


def _by_kind(kind: str, table: Mapping[str, Any], where: str) -> dict[str, Any]:
    if kind == "phrases":
        return _phrases(table, where)
    if kind == "pattern":
        return _pattern(table, where)
    if kind == "measure":
        return _measure(table, where)
    if kind == "brief":
        return {"check": _choice(table, "check", tuple(grounding.CHECKS), where)}
    return _structure(table, where)


def _phrases(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    written: dict[str, tuple[str, ...]] = {}
    for key in ("any", "except"):
        all_of: list[str] = []
        for phrase in _texts(table, key, where):
            try:
                all_of += phrases.write_out(phrase)
            except ValueError as problem:
                raise BadValue(where, key, f"“{phrase[:60]}”: {problem}") from problem
            if len(all_of) > _MAX_PHRASES:
                raise BadValue(where, key, f"stands for more than {_MAX_PHRASES} phrases")
        if any(not phrase for phrase in all_of):
            raise BadValue(where, key, "a phrase that may be empty matches everywhere")
        written[key] = tuple(all_of)
    if not written["any"]:
        raise BadValue(where, "any", "is missing")
    return {"any": written["any"], "exceptions": written["except"]}


def _pattern(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    case = table.get("case", False)
    if not isinstance(case, bool):
        raise BadValue(where, "case", "must be true or false")
    found = {key: _texts(table, key, where) for key in ("any", "except", "needs")}
    if not found["any"]:
        raise BadValue(where, "any", "is missing")
    for key in ("any", "except"):
        for pattern in found[key]:
            check_pattern(pattern, f"{key}", where, case=case)
    return {"any": found["any"], "exceptions": found["except"], "case": case, "needs": found["needs"]}


def check_pattern(pattern: str, field: str, where: str, *, case: bool) -> None:
    """Raise BadValue for a pattern that RE2 refuses, is too long, matches nothing at all, or can never match small letters."""
    if len(pattern) > _MAX_PATTERN:
        raise BadValue(where, field, f"a pattern longer than {_MAX_PATTERN} characters")
    if not case and any(found[1] for found in _CAPITAL.finditer(pattern)):
        raise BadValue(
            where, field, f"“{pattern[:60]}” has capitals, but the text is in small letters; write small ones or set case = true"
        )


def _measure(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    bounds = {}
    for key in ("min", "max"):
        if key not in table:
            continue
        value = table[key]
        if isinstance(value, Mapping):
            data.refuse_unknown(value, ("default", *CHANNELS), f"{where}: {key}")
            numbers = list(value.values())
        else:
            numbers = [value]
        if not numbers or any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
            raise BadValue(where, key, "must be a number, or a number per channel")
        bounds[key] = value
    if not bounds:
        raise BadValue(where, "max", "a measure needs min or max")
    return {"metric": _choice(table, "metric", tuple(measures.METRICS), where), **bounds}


def _structure(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    said = [key for key in ("require", "forbid") if key in table]
    if len(said) != 1:
        raise BadValue(where, "require", "a structure rule needs either require or forbid")
    if "part" not in table:
        raise BadValue(where, "part", "is missing")
    return {said[0]: _choice(table, said[0], tuple(structure.PROPERTIES), where)}


# --- fields ------------------------------------------------------------------------------------------------------


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadValue(where, key, "must be text" if key in table else "is missing")
    return value


def _choice(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    value = _text(table, key, where)
    if value not in known:
        near = data.nearest(value, known)
        raise BadValue(
            where, key, f"“{value}” is none of these" + (f"; did you mean “{near}”?" if near else f": {', '.join(known)}")
        )
    return value


def _list(table: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise BadValue(where, key, "must be a list")
    return value


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = _list(table, key, where)
    if any(not isinstance(item, str) or not item for item in value):
        raise BadValue(where, key, "must be a list of texts")
    return tuple(value)


def _some(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> frozenset[str] | None:
    values = _texts(table, key, where)
    if not values or values == ("all",):
        return None
    for value in values:
        if value not in known:
            near = data.nearest(value, known)
            raise BadValue(
                where, key, f"“{value}” is none of these" + (f"; did you mean “{near}”?" if near else f": {', '.join(known)}")
            )
    return frozenset(values)


def _names(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = _texts(table, key, where)
    for value in values:
        if value not in structure.PROPERTIES:
            near = data.nearest(value, structure.PROPERTIES)
            raise BadValue(where, key, f"“{value}” is no property" + (f"; did you mean “{near}”?" if near else ""))
    return values


def _count(table: Mapping[str, Any], key: str, default: int, where: str) -> int:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
        raise BadValue(where, key, "must be a whole number from 0 to 100")
    return value


def _severity(value: Any, where: str) -> dict[str, str]:
    table = {"default": value} if isinstance(value, str) else value
    if not isinstance(table, dict) or "default" not in table:
        raise BadValue(where, "severity", "must be a severity, or a table with default and channels")
    data.refuse_unknown(table, ("default", *CHANNELS), f"{where}: severity")
    for said in table.values():
        if said not in (*SEVERITIES, "off"):
            raise BadValue(where, "severity", f"“{said}” is none of these: {', '.join(SEVERITIES)}, off")
    return dict(table)


def _sources(value: Any, where: str) -> tuple[Mapping[str, str], ...]:
    if not isinstance(value, list):
        raise BadValue(where, "sources", "must be a list of { title, ref }")
    for source in value:
        if not isinstance(source, dict):
            raise BadValue(where, "sources", "must be a list of { title, ref }")
        data.refuse_unknown(source, ("title", "ref", "note", "year", "url", "retrieved"), f"{where}: sources")
        for key in ("title", "ref"):
            if not isinstance(source.get(key), str) or not source[key].strip():
                raise BadValue(where, f"sources.{key}", "is missing")
    return tuple(value)


def _fix(value: Any, where: str) -> FixSpec:
    if not isinstance(value, dict):
        raise BadValue(where, "fix", "must be a table")
    data.refuse_unknown(value, ("hint", "replace", "delete", "change", "swap", "safe"), f"{where}: fix")
    acts = [key for key in ("replace", "delete", "change", "swap") if key in value]
    if len(acts) > 1 or (not acts and not value.get("hint")):
        raise BadValue(where, "fix", "needs a hint, or one of replace, delete, change and swap")
    for key, kind in (("hint", str), ("replace", str), ("delete", bool), ("change", str), ("swap", dict), ("safe", bool)):
        if key in value and not isinstance(value[key], kind):
            raise BadValue(
                where, f"fix.{key}", f"must be {'a table' if kind is dict else 'true or false' if kind is bool else 'text'}"
            )
    if "change" in value and value["change"] not in CHANGES:
        raise BadValue(where, "fix.change", f"“{value['change']}” is none of these: {', '.join(CHANGES)}")
    swap = value.get("swap")
    if swap is not None and any(not isinstance(item, str) for item in swap.values()):
        raise BadValue(where, "fix.swap", "must be a table of texts")
    return FixSpec(
        hint=value.get("hint", ""),
        replace=value.get("replace"),
        delete=value.get("delete", False),
        change=value.get("change", ""),
        swap={key.lower(): item for key, item in swap.items()} if swap is not None else None,
        safe=value.get("safe", False),
    )


def _example(item: Any, key: str, where: str, *, fires: bool) -> Example:
    table = {"text": item} if isinstance(item, str) else item
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise BadValue(where, key, "must be a text, or a table with text")
    data.refuse_unknown(
        table, ("text", "channel", "stage", "relationship", "brief", "sent_before", "fixed", "premium"), f"{where}: {key}"
    )
    text = table["text"]
    spans: list[tuple[int, int]] = []
    plain, last = "", 0
    for found in _MARK.finditer(text) if fires else ():
        plain += text[last : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        last = found.end()
    plain += text[last:]
    _one_of(table, "channel", CHANNELS, where, key)
    _one_of(table, "stage", STAGES, where, key)
    _one_of(table, "relationship", RELATIONSHIPS, where, key)
    brief = table.get("brief")
    return Example(
        text=plain,
        spans=tuple(spans) if spans else None,
        channel=table.get("channel", ""),
        stage=table.get("stage", "first"),
        relationship=table.get("relationship", ""),
        brief=brief if isinstance(brief, dict) else {} if brief else None,
        sent_before=tuple(table.get("sent_before", ())),
        fixed=table.get("fixed"),
        premium=bool(table.get("premium", False)),
    )


def _one_of(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str, example: str) -> None:
    if key in table and table[key] not in known:
        raise BadValue(where, f"{example}.{key}", f"“{table[key]}” is none of these: {', '.join(known)}")


def compile_problem(rule: Rule) -> str:
    """Why a rule's patterns do not compile within bounds, or ""; shipped rules are compiled when first needed."""
    if rule.kind != "pattern":
        return ""
    from composer.etiquette import patterns

    for pattern in (*rule.any, *rule.exceptions):
        problem = patterns.problem_with(pattern)
        if problem:
            return f"“{pattern[:60]}”: {problem}"
    return ""
