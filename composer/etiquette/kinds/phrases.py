"""Rules of kind phrases: plain words that should not stand, with choices and exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final, Literal, Self

from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.spans import overlap
from composer.etiquette.kinds.kind import NO_WORDS, Hit, Kind, Prepared
from composer.etiquette.matching import phrase_trie

MOST: Final = 4_000  # phrases of one rule, written out


@dataclass(frozen=True, slots=True)
class Phrases(Kind):
    """Phrases of which any may fire; one that overlaps an exception does not."""

    name: ClassVar[str] = "phrases"
    fields: ClassVar[tuple[str, ...]] = ("any", "except")
    names_groups: ClassVar[Mapping[str, Literal["phrase", "pattern"]]] = {"any": "phrase", "except": "phrase"}
    marks_words: ClassVar[bool] = True

    any: tuple[str, ...]
    exceptions: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """The phrases of a table, choices written out."""
        phrases = _written_out(table, "any", where)
        if not phrases:
            raise BadValue(where, "any", "is missing")
        return cls(phrases, _written_out(table, "except", where))

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """All phrases planted as one tree."""
        book = _PhraseBook(rules)
        return lambda live, _channel: partial(book.hits, live)


def _written_out(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    plain: list[str] = []
    for phrase in table_fields.texts(table, key, where):
        try:
            plain += phrase_trie.write_out(phrase)
        except ValueError as problem:
            raise BadValue(where, key, f"“{phrase[:60]}”: {problem}") from problem
        if len(plain) > MOST:
            raise BadValue(where, key, f"stands for more than {MOST} phrases")
    if not all(plain):
        raise BadValue(where, key, "a phrase that may be empty matches everywhere")
    return tuple(plain)


class _PhraseBook:
    """The phrases of many rules, planted as one tree."""

    def __init__(self, rules: Mapping[str, Phrases]) -> None:
        self._ids = list(rules)
        self._has_exceptions = [bool(rule.exceptions) for rule in rules.values()]
        self._tree = phrase_trie.plant((phrase, number) for number, rule in enumerate(rules.values()) for phrase in rule.any)
        self._exceptions = phrase_trie.plant(
            (phrase, number) for number, rule in enumerate(rules.values()) for phrase in rule.exceptions
        )

    def hits(self, live: frozenset[str], message: Message, _: CheckContext) -> list[tuple[str, list[Hit]]]:
        """The hits of the rules that are live, in the order in which they first occur."""
        ids = self._ids
        matches = [match for match in phrase_trie.matches(self._tree, message) if ids[match[0]] in live]
        excused: dict[int, Callable[[int, int], bool]] = {}
        if any(self._has_exceptions[number] for number, _, _ in matches):
            excused = _by_rule(phrase_trie.matches(self._exceptions, message))
        hits: dict[str, list[Hit]] = {}
        for number, start, end in matches:
            if number in excused and excused[number](start, end):
                continue
            earlier = hits.setdefault(ids[number], [])
            if not earlier or start >= earlier[-1][1]:
                earlier.append((start, end, NO_WORDS))
        return list(hits.items())


def _by_rule(matches: Iterable[tuple[int, int, int]]) -> dict[int, Callable[[int, int], bool]]:
    """Of each rule with exceptions in the text, a test whether a place is excused."""
    spans: dict[int, list[Span]] = {}
    for number, start, end in matches:
        spans.setdefault(number, []).append((start, end))
    return {number: overlap(its) for number, its in spans.items()}
