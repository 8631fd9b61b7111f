"""Checks one rule as read from TOML, field by field, and builds the `Rule`; nothing else makes one.

Raises BadValue or UnknownKey naming the field; `rule_loader` adds the file and the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.etiquette.features import metrics
from composer.etiquette.grounding import brief_checks
from composer.etiquette.matching import phrase_trie, re2_patterns
from composer.etiquette.properties import structural
from composer.etiquette.rule import FIELDS, MARKS, PARTS, Rule
from composer.etiquette.rulebook import rule_fields
from composer.lexicon import DEFAULT, EVERY, Lexicons, shipped_lexicons
from composer.model import CHANNELS, CRITERIA, EVIDENCE, PURPOSES, RELATIONSHIPS, STAGES

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
_CAPITAL: Final = re.compile(r"(?:\\[pP]\{[^}]*\}|\\.|\(\?P?<[^>]*>|\[\[:\^?\w+:\]\])|([A-Z])")
MAX_PATTERN: Final = 1_000
_MAX_PHRASES: Final = 4_000  # of one rule, written out


def build(table: Mapping[str, Any], where: str, *, own: bool = False, lexicons: Lexicons | None = None) -> Rule:
    """The rule of a table; raises BadValue or UnknownKey."""
    lexicons = lexicons or shipped_lexicons()
    kind = rule_fields.choice(table, "kind", tuple(FIELDS), where)
    data.refuse_unknown(table, (*COMMON, *FIELDS[kind]), where)
    for key in _NEEDED:
        if not table.get(key):
            raise BadValue(where, key, "is missing" if key not in table else "is empty")
    rule_id = rule_fields.text(table, "id", where)
    if not _ID.fullmatch(rule_id):
        raise BadValue(where, "id", f"“{rule_id}” must be small letters, digits and hyphens, 3 to 60 of them")
    values: dict[str, Any] = {
        "id": rule_id,
        "criterion": rule_fields.choice(table, "criterion", CRITERIA, where),
        "kind": kind,
        "severity": rule_fields.severity(table["severity"], where),
        "message": rule_fields.text(table, "message", where),
        "why": rule_fields.text(table, "why", where),
        "evidence": rule_fields.choice(table, "evidence", EVIDENCE, where),
        "sources": rule_fields.sources(table["sources"], where),
        "fix": rule_fields.fix(table["fix"], where) if "fix" in table else None,
        "channels": rule_fields.some(table, "channels", CHANNELS, where),
        "stages": rule_fields.some(table, "stages", STAGES, where),
        "relationships": rule_fields.some(table, "relationships", RELATIONSHIPS, where),
        "language": _language(table, where, lexicons) if "language" in table else DEFAULT,
        "aliases": rule_fields.texts(table, "aliases", where),
        "since": rule_fields.text(table, "since", where) if "since" in table else "",
        "limit": rule_fields.count(table, "limit", 0, where),
        "at_least": rule_fields.count(table, "at_least", 1, where),
        "yields_to": rule_fields.texts(table, "yields_to", where),
        "when": rule_fields.properties(table, "when", where),
        "unless": rule_fields.properties(table, "unless", where),
        "mild_for": rule_fields.some(table, "mild_for", PURPOSES, where) or frozenset(),
        "part": rule_fields.choice(table, "part", PARTS, where) if "part" in table else "text",
        "mark": rule_fields.choice(table, "mark", MARKS, where) if "mark" in table else "match",
        "file": where,
        "own": own,
    }
    values["source"] = "; ".join(f"{source['title']} ({source['ref']})" for source in values["sources"])
    values |= _by_kind(kind, table, where)
    values["bad"] = tuple(rule_fields.example(item, "bad", where, fires=True) for item in rule_fields.items(table, "bad", where))
    values["good"] = tuple(
        rule_fields.example(item, "good", where, fires=False) for item in rule_fields.items(table, "good", where)
    )
    return Rule(**values)


def _language(table: Mapping[str, Any], where: str, lexicons: Lexicons) -> str:
    folders = (EVERY, *lexicons.languages)
    if table["language"] in folders:
        return str(table["language"])
    return rule_fields.choice(table, "language", (*folders, *lexicons.small_words()), where)


def _by_kind(kind: str, table: Mapping[str, Any], where: str) -> dict[str, Any]:
    if kind == "phrases":
        return _phrases(table, where)
    if kind == "pattern":
        return _pattern(table, where)
    if kind == "measure":
        return _measure(table, where)
    if kind == "brief":
        return {"check": rule_fields.choice(table, "check", tuple(brief_checks.CHECKS), where)}
    return _structure(table, where)


def _phrases(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    written: dict[str, tuple[str, ...]] = {}
    for key in ("any", "except"):
        all_of: list[str] = []
        for phrase in rule_fields.texts(table, key, where):
            try:
                all_of += phrase_trie.write_out(phrase)
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
    found = {key: rule_fields.texts(table, key, where) for key in ("any", "except", "needs")}
    if not found["any"]:
        raise BadValue(where, "any", "is missing")
    for key in ("any", "except"):
        for pattern in found[key]:
            check_pattern(pattern, f"{key}", where, case=case)
    return {"any": found["any"], "exceptions": found["except"], "case": case, "needs": found["needs"]}


def check_pattern(pattern: str, field: str, where: str, *, case: bool) -> None:
    """Raise BadValue for a pattern that RE2 refuses, is too long, matches nothing at all, or can never match small letters."""
    if len(pattern) > MAX_PATTERN:
        raise BadValue(where, field, f"a pattern longer than {MAX_PATTERN} characters")
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
    return {"metric": rule_fields.choice(table, "metric", tuple(metrics.METRICS), where), **bounds}


def _structure(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    said = [key for key in ("require", "forbid") if key in table]
    if len(said) != 1:
        raise BadValue(where, "require", "a structure rule needs either require or forbid")
    if "part" not in table:
        raise BadValue(where, "part", "is missing")
    return {said[0]: rule_fields.choice(table, said[0], tuple(structural.PROPERTIES), where)}


def compile_problem(rule: Rule) -> str:
    """Why a rule's patterns do not compile within bounds, or ""; shipped rules are compiled when first needed."""
    if rule.kind != "pattern":
        return ""
    for pattern in (*rule.any, *rule.exceptions):
        problem = re2_patterns.problem_with(pattern)
        if problem:
            return f"“{pattern[:60]}”: {problem}"
    return ""
