"""Rules of kind pattern: expressions in RE2 syntax over the text in small letters, or as given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Final, Literal, NamedTuple, Protocol, Self

from composer.errors import BadValue
from composer.etiquette import table_fields
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.spans import overlap
from composer.etiquette.kinds.kind import NO_WORDS, Hit, Kind, Prepared
from composer.etiquette.matching import prefilter, re2_patterns

LONGEST: Final = 4_000  # characters of one pattern, its groups of words written out
_CAPITAL: Final = re.compile(r"(?:\\[pP](?:\{[^}]*\}|\w)|\\.|\(\?P?<[^>]*>|\[\[:\^?\w+:\]\])|([A-Z])")


@dataclass(frozen=True, slots=True)
class Pattern(Kind):
    """Patterns of which any may fire; a match that overlaps an exception does not.

    With `case` they are over the text as given. A pattern with gaps counts only where one of `needs` stands in the text.
    """

    name: ClassVar[str] = "pattern"
    fields: ClassVar[tuple[str, ...]] = ("any", "except", "case", "needs")
    names_groups: ClassVar[Mapping[str, Literal["phrase", "pattern"]]] = {
        "any": "pattern", "except": "pattern", "needs": "phrase",
    }
    marks_words: ClassVar[bool] = True

    any: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    case: bool = False
    needs: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Mapping[str, Any], where: str) -> Self:
        """The patterns of a table."""
        case = table.get("case", False)
        if not isinstance(case, bool):
            raise BadValue(where, "case", "must be true or false")
        patterns, exceptions, needs = (table_fields.texts(table, key, where) for key in ("any", "except", "needs"))
        if not patterns:
            raise BadValue(where, "any", "is missing")
        for key, expressions in (("any", patterns), ("except", exceptions)):
            for pattern in expressions:
                _check(pattern, key, where, case=case)
        return cls(patterns, exceptions, case, needs)

    @classmethod
    def prepared(cls, rules: Mapping[str, Self]) -> Prepared:
        """All patterns behind filters."""
        book = _PatternBook(rules)
        return lambda live, _channel: partial(book.hits, live)

    def problem(self) -> str:
        """Why a pattern does not compile within bounds, or ""."""
        for pattern in (*self.any, *self.exceptions):
            problem = re2_patterns.problem_with(pattern)
            if problem:
                return f"“{pattern[:60]}”: {problem}"
        return ""

    def weight(self) -> int:
        """The instructions of all its patterns: a hostile text makes each of them count."""
        return sum(map(re2_patterns.size, (*self.any, *self.exceptions)))


def _check(pattern: str, field: str, where: str, *, case: bool) -> None:
    """Raise BadValue for a pattern that is too long, or can never match small letters."""
    if len(pattern) > LONGEST:
        raise BadValue(where, field, f"a pattern longer than {LONGEST} characters")
    if not case and any(piece[1] for piece in _CAPITAL.finditer(pattern)):
        raise BadValue(
            where, field, f"“{pattern[:60]}” has capitals, but the text is in small letters; write small ones or set case = true"
        )


class _Filter(Protocol):
    def matching(self, raw: bytes) -> Sequence[int]: ...


class _Filtered(NamedTuple):
    """Some patterns, each with its rule, behind one filter."""

    filter: _Filter
    patterns: Sequence[tuple[str, str]]  # id of the rule, pattern
    case: bool
    guarded: bool  # by the words that their rules need


class _PatternBook:
    """The patterns of many rules behind filters."""

    def __init__(self, rules: Mapping[str, Pattern]) -> None:
        self._rules = rules
        self._guards: dict[str, Any] = {}
        plain: list[tuple[str, str]] = []
        gapped: list[tuple[str, str]] = []
        as_given: list[tuple[str, str]] = []
        for rule_id, rule in rules.items():
            for pattern in rule.any:
                (as_given if rule.case else gapped if prefilter.has_gap(pattern) else plain).append((rule_id, pattern))
        self._filtered = (
            _Filtered(prefilter.Automaton([pattern for _, pattern in plain]), plain, case=False, guarded=False),
            _Filtered(prefilter.Filter([pattern for _, pattern in gapped], prefilter.FEW), gapped, case=False, guarded=True),
            _Filtered(prefilter.Filter([pattern for _, pattern in as_given], prefilter.FEW), as_given, case=True, guarded=True),
        )

    def hits(self, live: frozenset[str], message: Message, _: CheckContext) -> list[tuple[str, list[Hit]]]:
        """The hits of the rules that are live."""
        low, given = re2_patterns.Encoded(message.low), re2_patterns.Encoded(message.text)
        spans: dict[str, list[Span]] = {}
        for filtered in self._filtered:
            text = given if filtered.case else low
            for place in filtered.filter.matching(text.raw):
                rule_id, pattern = filtered.patterns[place]
                if rule_id not in live or (filtered.guarded and not self._has_guard_word(rule_id, message)):
                    continue
                matches = re2_patterns.matches(pattern, text)
                if matches:
                    spans.setdefault(rule_id, []).extend(matches)
        hits = ((rule_id, self._kept(rule_id, its, low, given)) for rule_id, its in spans.items())
        return [(rule_id, kept) for rule_id, kept in hits if kept]

    def _has_guard_word(self, rule_id: str, message: Message) -> bool:
        rule = self._rules[rule_id]
        if not rule.needs:
            return True
        looks = self._guards.get(rule_id)
        if looks is None:
            looks = self._guards[rule_id] = re2_patterns.any_of(rule.needs)
        raw = re2_patterns.Encoded(message.text.lower() if rule.case else message.low).raw
        return bool(looks(re2_patterns.ANYWHERE, raw, 0, len(raw))[0][0] >= 0)

    def _kept(self, rule_id: str, spans: list[Span], low: re2_patterns.Encoded, given: re2_patterns.Encoded) -> list[Hit]:
        """The spans that overlap neither an exception nor an earlier one."""
        rule = self._rules[rule_id]
        text = given if rule.case else low
        excused = overlap(span for pattern in rule.exceptions for span in re2_patterns.matches(pattern, text))
        kept: list[Hit] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if excused(start, end):
                continue
            if not kept or start >= kept[-1][1]:
                kept.append((start, end, NO_WORDS))
        return kept
