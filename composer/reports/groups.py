"""What a report can be grouped by, and how each group is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from composer import data
from composer.errors import BadUsage
from composer.reports.query import COLUMNS

NOT_RECORDED: Final = "not recorded"
NO_RULE: Final = "none noted"
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LENGTH_NAMES: Final = (NOT_RECORDED, "under 25 words", "25–49 words", "50–125 words", "126–200 words", "over 200 words")
ORDERED: Final = frozenset({"step", "weekday", "hour", "length"})  # these keep their own order, others go by size
TITLES: Final[Mapping[str, str]] = {
    "channel": "channel", "template": "template", "purpose": "purpose", "relationship": "relationship",
    "origin": "who wrote it", "step": "follow-ups sent", "weekday": "weekday", "hour": "hour of the reader’s day",
    "length": "length", "rule": "rule broken",
}


def check_by(by: str) -> None:
    """Raise BadUsage unless a report can be grouped by this."""
    if by not in COLUMNS:
        near = data.nearest(by, COLUMNS)
        hint = f"did you mean “{near}”?" if near else f"it goes by {', '.join(COLUMNS)}"
        raise BadUsage(f"a report cannot go by “{by}”; {hint}")


def names(by: str, value: Any) -> tuple[str, ...]:
    """What the groups of a stored value are called: one name, or one a rule where a message broke several."""
    if by == "rule":
        return tuple(dict.fromkeys(str(value or "").split())) or (NO_RULE,)
    if value is None or value == "":
        return (NOT_RECORDED,)
    return (_ordered_name(by, int(value)) if by in ORDERED else str(value),)


def _ordered_name(by: str, value: int) -> str:
    if by == "weekday":
        return WEEKDAYS[value]
    if by == "hour":
        return f"{value:02d}:00"
    if by == "length":
        return LENGTH_NAMES[value]
    return "no follow-up" if value == 0 else "1 follow-up" if value == 1 else f"{value} follow-ups"


def rank(by: str, name: str) -> int:
    """The place of a name among groups that have an order of their own."""
    if name == NOT_RECORDED:
        return 1000  # last
    order = WEEKDAYS if by == "weekday" else LENGTH_NAMES if by == "length" else ()
    if name in order:
        return order.index(name)
    digits = name.partition(":")[0] if by == "hour" else name.partition(" ")[0]
    return int(digits) if digits.isdecimal() else 0
