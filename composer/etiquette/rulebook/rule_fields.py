"""The fields that only rules have, as read from TOML: each reader gives a checked value or raises BadValue naming the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.channel_facts import spread, with_like
from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.properties import structural
from composer.etiquette.rule import CHANGES, Example, FixSpec
from composer.model import CHANNELS, RELATIONSHIPS, SEVERITIES, STAGES

_ACTS: Final = ("replace", "delete", "change", "swap", "insert")  # one of them; recast may stand beside any
_GROUP: Final = re.compile(r"\\(\d+)")
_MARK: Final = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def channels(table: Mapping[str, Any], where: str) -> frozenset[str] | None:
    """The channels of a rule, with the user's own that are like one of them; None for all."""
    names = table_fields.some(table, "channels", CHANNELS, where)
    return None if names is None else frozenset(with_like(names))


def properties(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Names of properties, as `when` and `unless` hold them."""
    values = table_fields.texts(table, key, where)
    for value in values:
        if value not in structural.PROPERTIES:
            near = data.nearest(value, structural.PROPERTIES)
            raise BadValue(where, key, f"“{value}” is no property" + (f"; did you mean “{near}”?" if near else ""))
    return values


def severity(value: Any, where: str) -> dict[str, str]:
    """A severity, or a table of them by channel with a default."""
    table = {"default": value} if isinstance(value, str) else value
    if not isinstance(table, dict) or "default" not in table:
        raise BadValue(where, "severity", "must be a severity, or a table with default and channels")
    data.refuse_unknown(table, ("default", *CHANNELS), f"{where}: severity")
    for name in table.values():
        if name not in (*SEVERITIES, "off"):
            raise BadValue(where, "severity", f"“{name}” is none of these: {', '.join(SEVERITIES)}, off")
    return spread(table)


def sources(value: Any, where: str) -> tuple[Mapping[str, str], ...]:
    """Where a rule is taken from: title and reference of each."""
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


def fix(value: Any, where: str) -> FixSpec:
    """What a rule offers: a hint, and at most one way to change the text."""
    if not isinstance(value, dict):
        raise BadValue(where, "fix", "must be a table")
    data.refuse_unknown(value, ("hint", *_ACTS, "recast", "safe"), f"{where}: fix")
    acts = [key for key in _ACTS if key in value]
    if len(acts) > 1 or not (acts or value.get("recast") or value.get("hint")):
        raise BadValue(where, "fix", "needs a hint, or one of replace, delete, change, swap, recast and insert")
    kinds = {
        "hint": str, "replace": str, "delete": bool, "change": str, "swap": dict, "recast": dict, "safe": bool, "insert": str,
    }
    for key, kind in kinds.items():
        if key in value and not isinstance(value[key], kind):
            raise BadValue(
                where, f"fix.{key}", f"must be {'a table' if kind is dict else 'true or false' if kind is bool else 'text'}"
            )
    if "change" in value and value["change"] not in CHANGES:
        raise BadValue(where, "fix.change", f"“{value['change']}” is none of these: {', '.join(CHANGES)}")
    swap, recast = value.get("swap"), value.get("recast")
    for key, table in (("swap", swap), ("recast", recast)):
        if table is not None and any(not isinstance(item, str) for item in table.values()):
            raise BadValue(where, f"fix.{key}", "must be a table of texts")
    for said, instead in (recast or {}).items():
        _readable(said, instead, where)
    return FixSpec(
        hint=value.get("hint", ""),
        replace=value.get("replace"),
        delete=value.get("delete", False),
        change=value.get("change", ""),
        swap={key.lower(): item for key, item in swap.items()} if swap is not None else None,
        recast=recast,
        insert=value.get("insert", ""),
        safe=value.get("safe", False),
    )


def _readable(said: str, instead: str, where: str) -> None:
    try:
        groups = re.compile(said).groups
    except re.error as problem:
        raise BadValue(where, "fix.recast", f"“{said[:60]}”: {problem}") from problem
    if any(int(number) > groups for number in _GROUP.findall(instead)):
        raise BadValue(where, "fix.recast", f"“{instead[:60]}” names a group that “{said[:60]}” does not have")


def example(item: Any, key: str, where: str, *, fires: bool) -> Example:
    """A text that fires, with its marks taken out of it, or one that stays silent."""
    table = {"text": item} if isinstance(item, str) else item
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise BadValue(where, key, "must be a text, or a table with text")
    data.refuse_unknown(
        table, ("text", "channel", "stage", "relationship", "brief", "sent_before", "fixed", "premium"), f"{where}: {key}"
    )
    text = table["text"]
    spans: list[tuple[int, int]] = []
    plain, last = "", 0
    for mark in _MARK.finditer(text) if fires else ():
        plain += text[last : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        last = mark.end()
    plain += text[last:]
    _one_of(table, "channel", CHANNELS, where, key)
    _one_of(table, "stage", STAGES, where, key)
    _one_of(table, "relationship", RELATIONSHIPS, where, key)
    brief = table.get("brief")
    if not isinstance(table.get("fixed", ""), str):
        raise BadValue(where, f"{key}.fixed", "must be text")
    return Example(
        text=plain,
        spans=tuple(spans) if spans else None,
        channel=table.get("channel", ""),
        stage=table.get("stage", "first"),
        relationship=table.get("relationship", ""),
        brief=brief if isinstance(brief, dict) else {} if brief else None,
        sent_before=table_fields.texts(table, "sent_before", f"{where}: {key}"),
        fixed=table.get("fixed"),
        premium=bool(table.get("premium", False)),
    )


def _one_of(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str, example: str) -> None:
    if key in table and table[key] not in known:
        raise BadValue(where, f"{example}.{key}", f"“{table[key]}” is none of these: {', '.join(known)}")
