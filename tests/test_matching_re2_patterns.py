"""Patterns of rules on RE2: linear, with offsets in code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.etiquette.matching.re2_patterns import ANYWHERE, Encoded, any_of, compiled, matches, problem_with


@pytest.mark.parametrize(("pattern", "text", "spans"), [
    (r"b+", "abba b", [(1, 3), (5, 6)]), (r"b+", "", []), (r"x", "abc", []), (r"a(?P<mark>b+)c", "abbc abc", [(1, 3), (6, 7)]), (r"(?P<mark>x)?a", "a xa", [(2, 3)]), (r"b*", "abb", [(1, 3)]),
    (r"é+", "aéé日é", [(1, 3), (4, 5)]), (r"日", "éé日x日", [(2, 3), (4, 5)]), (r"🙂", "日🙂🙂", [(1, 2), (2, 3)]), (r".", "ab", [(0, 1), (1, 2)]), (r"(a)(?P<mark>b)", "ab", [(1, 2)]), (r"(?i)AB", "xab", [(1, 3)]),
])
def test_spans_are_in_code_points_and_of_the_group_that_is_marked(pattern: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert matches(pattern, Encoded(text)) == spans


@given(st.text(max_size=40))
def test_every_byte_offset_is_told_in_code_points_in_any_order(text: str) -> None:
    encoded = Encoded(text)
    places = [0]
    for char in text:
        places.append(places[-1] + len(char.encode("utf-8", "replace")))
    for order in (range(len(places)), reversed(range(len(places)))):
        for place in order:
            assert encoded.offset(places[place]) == place


def test_ascii_needs_no_counting_and_lone_surrogates_are_replaced() -> None:
    assert Encoded("abc").ascii
    assert not Encoded("é").ascii
    assert Encoded("a\ud800b").raw == b"a?b"


@pytest.mark.parametrize(("pattern", "said"), [
    ("(a", "missing )"), ("a(?=b)", "invalid perl operator"), (r"(a)\1", "invalid escape sequence"), ("a*", "matches nothing at all, so it would match everywhere"), ("", "matches nothing at all"), ("^", "matches nothing at all"),
    ("((a{100}){100}){100}", ""), ("\ud800", ""),
])
def test_a_pattern_that_cannot_be_used_says_why(pattern: str, said: str) -> None:
    assert said in problem_with(pattern)
    assert problem_with(pattern)


def test_a_good_pattern_has_no_problem_and_is_compiled_once() -> None:
    assert problem_with(r"\bgood\b") == ""
    assert compiled(r"\bgood\b") is compiled(r"\bgood\b")
    assert compiled(r"a")[1] == 0
    assert compiled(r"(x)(?P<mark>y)")[1] == 2


def test_too_large_a_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        compiled(r"\pL{1,500}")


def test_one_of_some_words_is_found_as_it_stands() -> None:
    search = any_of(["a.b", "c+"])
    for text, there in ((b"xa.bx", True), (b"axb", False), (b"c+", True), (b"cc", False)):
        assert (search(ANYWHERE, text, 0, len(text))[0][0] >= 0) == there
