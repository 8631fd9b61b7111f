"""Rules of kind brief: a comparison of the message with what the user knew before writing, or with what others were sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

from composer.etiquette import table_fields
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message
from composer.etiquette.kinds.kind import Hit, Kind, Prepared, Search

if TYPE_CHECKING:
    from composer.etiquette.grounding.brief_checks import BriefCheck


@dataclass(frozen=True, slots=True)
class AgainstBrief(Kind):
    """One of the named comparisons."""

    name: ClassVar[str] = "brief"
    fields: ClassVar[tuple[str, ...]] = ("check",)
    reads_brief: ClassVar[bool] = True

    check: str

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """The comparison of a table."""
        return cls(table_fields.choice(table, "check", cls.names(), where))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The comparisons."""
        return tuple(_checks())

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """Each rule with its comparison."""

        def on(live: frozenset[str], _channel: str) -> Search:
            return partial(_hits, [(rule_id, rule.check) for rule_id, rule in rules.items() if rule_id in live])

        return on


def _checks() -> Mapping[str, BriefCheck]:
    """All comparisons; loaded when first asked for, since most texts are checked without a brief."""
    from composer.etiquette.grounding.brief_checks import CHECKS

    return CHECKS


def _hits(named: list[tuple[str, str]], message: Message, context: CheckContext) -> Iterator[tuple[str, list[Hit]]]:
    if context.brief is None and not context.sent_before and not context.reader:
        return
    for rule_id, name in named:
        check = _checks()[name]
        places = check.places(message, context) if context.brief is not None or not check.needs_brief else []
        if places:
            yield rule_id, [(start, end, {"detail": detail}) for start, end, detail in places]
