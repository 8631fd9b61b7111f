"""Fields of a table as read from TOML: each reader gives a checked value or raises BadValue naming the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.errors import BadValue

_MOST: Final = 100  # of a count


def text(table: Mapping[str, Any], key: str, where: str) -> str:
    """Text that is not empty."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadValue(where, key, "must be text" if key in table else "is missing")
    return value


def choice(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> str:
    """One of some known words; a wrong one is answered with the nearest."""
    value = text(table, key, where)
    if value not in known:
        near = data.nearest(value, known)
        raise BadValue(
            where, key, f"“{value}” is none of these" + (f"; did you mean “{near}”?" if near else f": {', '.join(known)}")
        )
    return value


def items(table: Mapping[str, Any], key: str, where: str) -> list[Any]:
    """A list; empty where the field is missing."""
    value = table.get(key, [])
    if not isinstance(value, list):
        raise BadValue(where, key, "must be a list")
    return value


def texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of texts that are not empty."""
    value = items(table, key, where)
    if any(not isinstance(item, str) or not item for item in value):
        raise BadValue(where, key, "must be a list of texts")
    return tuple(value)


def some(table: Mapping[str, Any], key: str, known: tuple[str, ...], where: str) -> frozenset[str] | None:
    """Some of known words; None for all of them."""
    values = texts(table, key, where)
    if not values or values == ("all",):
        return None
    for value in values:
        if value not in known:
            near = data.nearest(value, known)
            raise BadValue(
                where, key, f"“{value}” is none of these" + (f"; did you mean “{near}”?" if near else f": {', '.join(known)}")
            )
    return frozenset(values)


def count(table: Mapping[str, Any], key: str, default: int, where: str) -> int:
    """A whole number from 0 to 100."""
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise BadValue(where, key, f"must be a whole number from 0 to {_MOST}")
    return value
