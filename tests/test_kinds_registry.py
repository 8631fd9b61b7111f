"""The kinds of rule: what all share, and that another one is a class and its name in the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Self

import pytest

from composer.errors import BadValue, UnknownKey
from composer.etiquette import engine
from composer.etiquette.kinds import registry
from composer.etiquette.kinds.kind import NO_WORDS, Kind, Prepared
from composer.etiquette.rulebook import rule_schema
from tests.rule_kit import marked, rule


@dataclass(frozen=True, slots=True)
class Palindromes(Kind):
    """Words that read the same from both ends."""

    name: ClassVar[str] = "palindromes"
    fields: ClassVar[tuple[str, ...]] = ("shortest",)
    marks_words: ClassVar[bool] = True

    shortest: int

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        if not isinstance(table.get("shortest"), int):
            raise BadValue(where, "shortest", "must be a whole number")
        return cls(table["shortest"])

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        return lambda live, _channel: lambda message, _context: [
            (rule_id, [
                (start, start + len(word), NO_WORDS) for word, start in zip(message.tokens, message.starts, strict=True)
                if len(word) >= its.shortest and word == word[::-1]
            ])
            for rule_id, its in rules.items() if rule_id in live
        ]


@pytest.fixture
def _with_palindromes(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = MappingProxyType({**registry.KINDS, "palindromes": Palindromes})
    monkeypatch.setattr(rule_schema, "KINDS", kinds)
    monkeypatch.setattr(engine, "KINDS", kinds)


@pytest.mark.usefixtures("_with_palindromes")
def test_a_sixth_kind_is_one_class_with_its_fields_its_reading_and_its_run() -> None:
    found = rule("palindromes", shortest=3)
    assert found.kind == "palindromes"
    assert marked("Subject: A level\n\nAnna saw the radar at noon.", found) == ["level", "Anna", "radar", "noon"]


@pytest.mark.usefixtures("_with_palindromes")
def test_what_all_rules_can_say_holds_for_a_sixth_kind_too() -> None:
    text = "Subject: A level\n\nAnna saw the radar at noon."
    assert marked(text, rule("palindromes", shortest=3, part="subject")) == ["level"]
    assert marked(text, rule("palindromes", shortest=3, at_least=5)) == []
    assert marked(text, rule("palindromes", shortest=3, limit=1)) == ["level"]


@pytest.mark.parametrize("kind", registry.KINDS.values())
def test_a_kind_says_its_name_its_fields_and_what_rules_can_name(kind: type[Kind]) -> None:
    assert registry.KINDS[kind.name] is kind
    assert kind.fields
    assert kind.names()


@pytest.mark.parametrize(("kind", "field"), [("phrases", "metric"), ("measure", "any"), ("structure", "check"), ("brief", "needs"), ("pattern", "max")])
def test_a_field_of_another_kind_is_refused(kind: str, field: str) -> None:
    with pytest.raises(UnknownKey, match=field):
        rule(kind, **{field: "x"})
