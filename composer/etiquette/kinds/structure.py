"""Rules of kind structure: a property that a part of the message must have, or must not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple, Self

from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.parts import PARTS, absence, part_spans
from composer.etiquette.kinds.kind import NO_WORDS, Hit, Kind, Prepared, Search
from composer.etiquette.properties import structural


@dataclass(frozen=True, slots=True)
class Structure(Kind):
    """A property, the part of the message that is asked for it, and whether it is forbidden there or required."""

    name: ClassVar[str] = "structure"
    fields: ClassVar[tuple[str, ...]] = ("part", "require", "forbid")

    part: str
    property_name: str
    forbidden: bool

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """The part, and the one property that is required or forbidden in it."""
        keys = [key for key in ("require", "forbid") if key in table]
        if len(keys) != 1:
            raise BadValue(where, "require", "a structure rule needs either require or forbid")
        if "part" not in table:
            raise BadValue(where, "part", "is missing")
        part = table_fields.choice(table, "part", PARTS, where)
        return cls(part, table_fields.choice(table, keys[0], cls.names(), where), keys[0] == "forbid")

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The properties."""
        return tuple(structural.PROPERTIES)

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """Each rule with its property."""

        def on(live: frozenset[str], _channel: str) -> Search:
            asked = [
                _Asked(rule_id, rule.part, structural.PROPERTIES[rule.property_name], rule.forbidden)
                for rule_id, rule in rules.items() if rule_id in live
            ]
            return partial(_hits, asked)

        return on


class _Asked(NamedTuple):
    """A property that a rule asks a part for."""

    rule_id: str
    part: str
    wanted: structural.Property
    forbidden: bool


def _hits(asked: list[_Asked], message: Message, context: CheckContext) -> Iterator[tuple[str, list[Hit]]]:
    parts: dict[str, Sequence[Span]] = {}
    for rule_id, part, wanted, forbidden in asked:
        spans = parts.get(part)
        if spans is None:
            spans = parts[part] = part_spans(message, part)
        places = wanted.spans(message, spans, context) if spans else []
        if forbidden and places:
            yield rule_id, [(start, end, NO_WORDS) for start, end in places]
        elif not forbidden and not places:
            yield rule_id, [(*absence(message, part), NO_WORDS)]
