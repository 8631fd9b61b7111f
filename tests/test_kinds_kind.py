"""What every kind of rule gives, and how little a new one has to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.kinds.kind import NO_WORDS, Kind, Prepared


class Length(Kind):
    """A kind made up here: fires where the text is longer than a number."""

    name = "length"
    fields = ("most",)
    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        self.most = most

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Length:  # noqa: ARG003
        return cls(table["most"])

    @classmethod
    def prepared(cls, rules: Mapping[str, Length]) -> Prepared:
        def search_of(ids, channel):
            return lambda message, _: [
                (rule_id, [(0, len(message.text), NO_WORDS)]) for rule_id in ids if len(message.text) > rules[rule_id].most
            ]

        return search_of


def test_a_kind_that_says_only_how_it_is_read_and_run_marks_nothing_and_needs_no_brief() -> None:
    assert (Length.marks_words, Length.reads_brief, Length.names(), Length(3).problem()) == (False, False, ("most",), "")


def test_its_rules_are_run_together_for_those_that_apply() -> None:
    rules = {"short": Length.read({"most": 3}, "here"), "long": Length.read({"most": 300}, "here"), "off": Length(0)}
    search = Length.prepared(rules)(frozenset({"short", "long"}), "email")
    assert list(search(parse("a longer text"), CheckContext())) == [("short", [(0, 13, {})])]


def test_a_kind_that_does_not_say_how_it_is_run_is_none() -> None:
    class Half(Kind):
        name = "half"
        fields = ()

    with pytest.raises(TypeError, match="abstract"):
        Half()
