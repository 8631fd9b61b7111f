"""Rules of kind pattern, by what they mark."""

from __future__ import annotations

import pytest

from composer.errors import BadValue
from composer.etiquette.kinds.pattern import LONGEST, Pattern
from tests.rule_kit import findings, marked, rule


def test_a_pattern_is_over_small_letters_and_straight_apostrophes() -> None:
    assert marked("DON’T wait. Don't!", rule("pattern", any=[r"\bdon't\b"])) == ["DON’T", "Don't"]


def test_a_pattern_with_case_is_over_the_text_as_given() -> None:
    assert marked("Call Bob and bob.", rule("pattern", any=[r"\bBob\b"], case=True)) == ["Bob"]
    assert marked("Tool one, Toolbox, tool.", rule("pattern", any=[r"\bTool\w*"], case=True)) == ["Tool", "Toolbox"]


def test_the_group_named_mark_narrows_what_is_marked() -> None:
    assert marked("I am so, so sorry.", rule("pattern", any=[r"\bso, (?P<mark>so) sorry"])) == ["so"]


def test_gaps_and_no_gaps_are_found_side_by_side_in_order_of_place() -> None:
    both = rule("pattern", any=[r"\bour\s+(?:\w+\s+){0,3}tool\b", r"\bcheap\b"])
    assert marked("A cheap one: our very own tool, cheap.", both) == ["cheap", "our very own tool", "cheap"]


def test_of_matches_that_overlap_the_first_and_widest_is_kept() -> None:
    assert marked("our best tool", rule("pattern", any=[r"\bbest\b", r"\bour\s+\w+\s+tool\b"])) == ["our best tool"]


def test_a_match_that_overlaps_an_exception_does_not_count() -> None:
    price = rule("pattern", any=[r"\$\d+"], **{"except": [r"\$\d+ back"]})
    assert marked("You get $5 back and pay $7.", price) == ["$7"]


def test_the_exceptions_of_a_rule_with_case_are_over_the_text_as_given() -> None:
    name = rule("pattern", any=[r"\bMark\b"], case=True, **{"except": [r"\bMark my words\b"]})
    assert marked("Mark my words: Mark will.", name) == ["Mark"]


def test_a_pattern_with_gaps_counts_only_where_a_guard_word_stands() -> None:
    guarded = rule("pattern", any=[r"\bour\s+\w+"], needs=["tool", "app"])
    assert marked("Try our bread.", guarded) == []
    assert marked("Try our bread in the APP.", guarded) == ["our bread"]


def test_a_pattern_without_gaps_needs_no_guard_word() -> None:
    assert marked("Try our bread.", rule("pattern", any=[r"\bbread\b"], needs=["tool"])) == ["bread"]


def test_capitals_of_the_text_hide_no_pattern_with_gaps() -> None:
    assert marked("OUR Very Own TOOL", rule("pattern", any=[r"\bour\s+(?:\w+\s+){0,3}tool\b"])) == ["OUR Very Own TOOL"]


def test_offsets_are_those_of_the_text_beyond_ascii() -> None:
    assert marked("Grüße 😀 aus Köln, 50 % off!", rule("pattern", any=[r"\d+\s?% off", "köln"])) == ["Köln", "50 % off"]


def test_an_exception_that_only_touches_a_match_excuses_nothing() -> None:
    assert marked("pay5back", rule("pattern", any=["pay5"], **{"except": ["back"]})) == ["pay5"]
    assert marked("pay5back", rule("pattern", any=["back"], **{"except": ["pay5"]})) == ["back"]


def test_a_rule_with_case_needs_its_guard_word_too() -> None:
    name = rule("pattern", any=[r"\bMark\b"], case=True, needs=["tool"])
    assert marked("Mark is here.", name) == []
    assert marked("Mark has a TOOL.", name) == ["Mark"]


def test_a_rule_whose_guard_word_is_missing_hides_no_other_rule() -> None:
    guarded = rule("pattern", any=[r"\bour\s+\w+"], needs=["tool"])
    other = rule("pattern", "other", any=[r"\bour\s+b\w+"], criterion="clear")
    assert [finding.rule for finding in findings("Try our bread.", guarded, other)] == ["other"]


@pytest.mark.parametrize(("fields", "said"), [
    ({}, "any: is missing"), ({"any": []}, "any: is missing"), ({"any": ["Hello"]}, "any: “Hello” has capitals"),
    ({"any": ["a"], "except": ["Bob"]}, "except: “Bob” has capitals"), ({"any": ["a" * (LONGEST + 1)]}, f"any: a pattern longer than {LONGEST} characters"),
    ({"any": ["a"], "case": "yes"}, "case: must be true or false"), ({"any": ["a"], "needs": "b"}, "needs: must be"),
])
def test_a_wrong_table_is_refused_with_its_place_field_and_reason(fields: dict[str, object], said: str) -> None:
    with pytest.raises(BadValue, match=f"^here: {said}"):
        Pattern.read(fields, "here")


@pytest.mark.parametrize("pattern", [r"\pL+", r"\S+@", "(?P<Name>x)", "[[:upper:]]x"])
def test_capitals_that_belong_to_the_syntax_are_no_capitals_of_the_text(pattern: str) -> None:
    assert Pattern.read({"any": [pattern]}, "here").any == (pattern,)


@pytest.mark.parametrize(("pattern", "problem"), [
    ("a|b", ""), ("(", "missing"), ("a*", "matches nothing at all"), ("(a{1,100}){1,100}{1,100}", "repetition"),
])
def test_a_pattern_that_cannot_run_says_why(pattern: str, problem: str) -> None:
    said = Pattern((pattern,)).problem()
    assert problem in said
    assert bool(said) == bool(problem)
    assert Pattern(("fine",), (pattern,)).problem() == said
