"""Phrases of all rules as one tree of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.etiquette.document.message_parser import parse
from composer.etiquette.matching.phrase_trie import MAX_LENGTH, MAX_WRITTEN_OUT, matches, plant, write_out


@pytest.mark.parametrize(("phrase", "plain"), [
    ("pick your brain", ("pick your brain",)), ("hop on a (quick |short )?call", ("hop on a call", "hop on a quick call", "hop on a short call")),
    ("(a|b) c", ("a c", "b c")), ("(a|(b|c) d) e", ("a e", "b d e", "c d e")), ("a(b)?c", ("ac", "abc")), ("(a|a) b", ("a b",)), ("  a   b ", ("a b",)), ("", ("",)),
    ("(|a) b", ("b", "a b")), ("a (b|c)(d|e)", ("a bd", "a be", "a cd", "a ce")), ("a? b", ("a? b",)), ("(((((a)))))", ("a",)),
])
def test_a_phrase_with_choices_is_written_out(phrase: str, plain: tuple[str, ...]) -> None:
    assert write_out(phrase) == plain


@pytest.mark.parametrize(("phrase", "said"), [
    ("a (b", "an opening bracket without a closing one"), ("a b)", "“)” outside brackets"), ("a|b", "“|” outside brackets"), ("((((((a))))))", "choices nested deeper than 5"),
    ("x" * (MAX_LENGTH + 1), f"longer than {MAX_LENGTH} characters"), ("(a|b)" * 11, f"stands for more than {MAX_WRITTEN_OUT} phrases"), ("(a", "an opening bracket without a closing one"),
])
def test_a_wrong_phrase_is_refused_with_the_reason(phrase: str, said: str) -> None:
    with pytest.raises(ValueError, match="^" + said.replace("|", r"\|").replace(")", r"\)") + "$"):
        write_out(phrase)


def test_the_longest_and_the_fullest_phrase_will_do() -> None:
    assert write_out("x" * MAX_LENGTH) == ("x" * MAX_LENGTH,)
    assert len(write_out("".join(f"({n}|{n}{n} )" for n in range(10)))) == 1024
    assert len(write_out("(a|b|c|d|e)(f|g|h|i)(j|k|l|m|n|o|p|q|r|s)(t|u|v|w|x|y|z|0|1|2)")) == MAX_WRITTEN_OUT


def found(text: str, *phrases: tuple[str, int]) -> list[tuple[int, str]]:
    message = parse(text, "sms")
    return [(number, message.text[start:end]) for number, start, end in matches(plant(phrases), message)]


@pytest.mark.parametrize(("text", "phrases", "hits"), [
    ("May I pick your brain today", [("pick your brain", 1)], [(1, "pick your brain")]), ("PICK  your\nbrain", [("pick your brain", 1)], [(1, "PICK  your\nbrain")]),
    ("pick your brains", [("pick your brain", 1)], []), ("it’s fine", [("it's fine", 1)], [(1, "it’s fine")]), ("asap, please", [("asap", 1)], [(1, "asap")]), ("an asap", [("asap", 2)], [(2, "asap")]),
    ("a b c d", [("a b", 1), ("a b c", 1)], [(1, "a b c")]), ("a b c d", [("a b", 1), ("a b c", 2)], [(1, "a b"), (2, "a b c")]), ("a b c", [("a b", 1), ("b c", 1)], [(1, "a b"), (1, "b c")]),
    ("a b a b", [("a b", 1)], [(1, "a b"), (1, "a b")]), ("a b x", [("a b c", 1)], []), ("a b", [("a b c", 1)], []), ("", [("a b", 1)], []), ("x", [("a b", 1)], []), ("a", [("a b", 1)], []),
    ("b a", [("a", 1), ("a c", 2)], [(1, "a")]), ("a b, c", [("a b, c", 1)], [(1, "a b, c")]), ("a b", [("a b", 1), ("a b", 1)], [(1, "a b")]), ("a b", [("a b", 1), ("a b", 2)], [(1, "a b"), (2, "a b")]),
    ("a b a", [("a", 3), ("a b", 4)], [(3, "a"), (4, "a b"), (3, "a")]),
])
def test_whole_words_are_found_wherever_they_stand_the_longest_of_each_rule(text: str, phrases: list[tuple[str, int]], hits: list[tuple[int, str]]) -> None:
    assert found(text, *phrases) == hits


def test_a_tree_without_phrases_finds_nothing() -> None:
    assert found("a b c") == []


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), max_size=4), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_tree_finds_what_looking_at_every_place_finds(phrases: list[list[str]], words: list[str]) -> None:
    plain = [(" ".join(phrase), number) for number, phrase in enumerate(phrases)]
    expected = [
        (number, at, at + len(phrase)) for at in range(len(words)) for number, phrase in enumerate(phrases) if words[at : at + len(phrase)] == phrase
    ]
    message = parse(" ".join(words), "sms")
    assert sorted((number, start // 2, end // 2 + 1) for number, start, end in matches(plant(plain), message)) == sorted(expected)
