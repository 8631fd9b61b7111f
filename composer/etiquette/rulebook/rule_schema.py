"""Checks one rule as read from TOML, field by field, and builds the `Rule`; nothing else makes one.

Raises BadValue or UnknownKey naming the field; `rule_loader` adds the file and the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.document.parts import PARTS
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.rule import MARKS, Rule
from composer.etiquette.rulebook import group_names, rule_fields
from composer.lexicon import DEFAULT, EVERY, Lexicons, shipped_lexicons
from composer.model import CRITERIA, EVIDENCE, PURPOSES, RELATIONSHIPS, STAGES

_FILE: Final = re.compile(r"(?:docs/)?[\w-]+\.(?:txt|md)")
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


def build(table: Mapping[str, Any], where: str, *, own: bool = False, lexicons: Lexicons | None = None) -> Rule:
    """The rule of a table; raises BadValue or UnknownKey."""
    lexicons = lexicons or shipped_lexicons()
    kind = KINDS[table_fields.choice(table, "kind", tuple(KINDS), where)]
    data.refuse_unknown(table, (*COMMON, *kind.fields), where)
    language = _language(table, where, lexicons) if "language" in table else DEFAULT
    table = group_names.spelled_out(table, lexicons.of_rule(language), where)
    for key in _NEEDED:
        if not table.get(key):
            raise BadValue(where, key, "is missing" if key not in table else "is empty")
    rule_id = table_fields.text(table, "id", where)
    if not _ID.fullmatch(rule_id):
        raise BadValue(where, "id", f"“{rule_id}” must be small letters, digits and hyphens, 3 to 60 of them")
    values: dict[str, Any] = {
        "id": rule_id,
        "criterion": table_fields.choice(table, "criterion", CRITERIA, where),
        "severity": rule_fields.severity(table["severity"], where),
        "message": table_fields.text(table, "message", where),
        "why": table_fields.text(table, "why", where),
        "evidence": table_fields.choice(table, "evidence", EVIDENCE, where),
        "sources": rule_fields.sources(table["sources"], where),
        "fix": rule_fields.fix(table["fix"], where) if "fix" in table else None,
        "channels": rule_fields.channels(table, where),
        "stages": table_fields.some(table, "stages", STAGES, where),
        "relationships": table_fields.some(table, "relationships", RELATIONSHIPS, where),
        "language": language,
        "aliases": table_fields.texts(table, "aliases", where),
        "since": table_fields.text(table, "since", where) if "since" in table else "",
        "limit": table_fields.count(table, "limit", 0, where),
        "at_least": table_fields.count(table, "at_least", 1, where),
        "yields_to": table_fields.texts(table, "yields_to", where),
        "when": rule_fields.properties(table, "when", where),
        "unless": rule_fields.properties(table, "unless", where),
        "mild_for": table_fields.some(table, "mild_for", PURPOSES, where) or frozenset(),
        "part": table_fields.choice(table, "part", PARTS, where) if "part" in table else "text",
        "mark": table_fields.choice(table, "mark", MARKS, where) if "mark" in table else "match",
        "file": where,
        "own": own,
    }
    values["source"] = "; ".join(cited(source["title"], source["ref"]) for source in values["sources"])
    values["trigger"] = kind.read(table, where)
    values["bad"] = tuple(rule_fields.example(item, "bad", where, fires=True) for item in table_fields.items(table, "bad", where))
    values["good"] = tuple(
        rule_fields.example(item, "good", where, fires=False) for item in table_fields.items(table, "good", where)
    )
    return Rule(**values)


def _language(table: Mapping[str, Any], where: str, lexicons: Lexicons) -> str:
    folders = (EVERY, *lexicons.languages)
    if table["language"] in folders:
        return str(table["language"])
    return table_fields.choice(table, "language", (*folders, *lexicons.small_words()), where)


def cited(title: str, ref: str) -> str:
    """A source as people cite it: its title, and where it stands unless that is a file of ours, which tells nobody anything."""
    return title if not ref or _FILE.fullmatch(ref) else f"{title} ({ref})"
