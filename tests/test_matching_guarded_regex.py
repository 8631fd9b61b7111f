"""Expressions that RE2 tries first: the same matches as Python alone gives."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette.document import message_parser
from composer.etiquette.document.message_parser import Message
from composer.etiquette.matching import guarded_regex
from composer.etiquette.matching.guarded_regex import LONGEST, WINDOW, Spotter, widened


@pytest.mark.parametrize(("source", "wide"), [
    (r"abc", "abc"), (r"\bab\b", r"\bab\b"), (r"\w+", r"[0-9A-Za-z_\x80-\xff]+"), (r"[\w.]", r"[0-9A-Za-z_\x80-\xff.]"), (r"a(?!b)c", "ac"), (r"(?<!x )a(?=[)] y)", "a"), (r"a\Z", "a"), (r"\Aa", "a"),
    (r"a{0,3}b", "a*b"), (r"a{2,3}", "a{2,}"), (r"a{10,20}", "a+"), (r"a{0,3}?b", "a*b"), (r"[{0,3}]", "[{0,3}]"), (r"[^\W\d_a-z]x", r"[A-Z\x80-\xff]x"), (r"[(?!]a", "[(?!]a"), (r"\(?!a", r"\(?!a"),
    (r"a(?!(b|[)])c)d", "ad"), (r"a(?!\))b", "ab"), (r"[]a]{1,2}", "[]a]{1,}"), (r"(?:a|b)", "(?:a|b)"), (r"a{3}", "a{3}"),
])
def test_the_wider_form_leaves_out_what_re2_cannot_read(source: str, wide: str) -> None:
    assert widened(source) == wide


def parse(text: str, needs: frozenset[str] = frozenset()) -> Message:
    message = message_parser.parse(text)
    # A lexicon that holds nothing but the patterns of these tests, each by its own source, and the tokens that one needs.
    message.lexicon = SimpleNamespace(compiled={}, pattern=lambda _, source: source, needed=lambda *_: needs)  # type: ignore[assignment]
    return message


def spotter(source: str, *, case: bool = False) -> Spotter:
    return Spotter("tried", source, case=case)


SOURCES = [r"\bab\w{0,3}", r"(?<!x )ab(?! c)", r"a[bc]{1,2}(?=d)", r"[^\W\d_a-z]b", r"é\w+", r"(?P<name>b+)c", r"日.{0,3}本"]
TEXTS = st.text(st.sampled_from("ab cdxéABÉ日本’.\n"), max_size=60)


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_the_matches_are_those_of_python(source: str, text: str) -> None:
    for case in (False, True):
        message = parse(text)
        tried = spotter(source, case=case)
        read = message.text if case else message.low
        assert [hit.span() for hit in tried.finditer(message, 0, len(read))] == [hit.span() for hit in re.finditer(source, read)]


def test_alternatives_are_one_pattern_and_a_span_has_its_edges() -> None:
    message = parse("one two three two")
    both = spotter("two|three")
    assert [hit.group() for hit in both.finditer(message, 0, 17)] == ["two", "three", "two"]
    assert [hit.span() for hit in both.finditer(message, 5, 17)] == [(8, 13), (14, 17)]
    assert [hit.span() for hit in both.finditer(message, 0, 14)] == [(4, 7), (8, 13)]
    assert [hit.span() for hit in both.finditer(message, 0, 6)] == []
    assert both.search(message, 0, 17).span() == (4, 7)
    assert both.search(message, 15, 17) is None


def test_case_counts_only_where_it_is_asked_for() -> None:
    message = parse("Two two")
    assert [hit.start() for hit in spotter("two").finditer(message, 0, 7)] == [0, 4]
    assert [hit.start() for hit in spotter("Two", case=True).finditer(message, 0, 7)] == [0]
    assert spotter("é", case=True).search(parse("É é"), 0, 3).start() == 2


@pytest.mark.parametrize("before", [0, 1, WINDOW - LONGEST - 1, WINDOW - LONGEST, WINDOW - LONGEST + 1, WINDOW - 1, WINDOW, WINDOW + 1, 3 * WINDOW])
def test_a_match_is_found_however_far_into_a_long_text(before: int) -> None:
    text = "x" * before + " " + "a" * LONGEST + " end" + "y" * WINDOW
    message = parse(text)
    assert [hit.span() for hit in spotter(r"a+ end").finditer(message, 0, len(text))] == [(before + 1, before + 1 + LONGEST + 4)]


def test_many_matches_in_a_long_text_are_all_found() -> None:
    text = "ab " * 3_000
    assert len(list(spotter(r"\bab\b").finditer(parse(text), 0, len(text)))) == 3_000


def test_where_nothing_may_match_python_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    zebra = spotter("zebra")
    message = parse("a horse")
    assert zebra.may_match(message) is False
    monkeypatch.setattr(guarded_regex._Compiled, "finder", lambda _: pytest.fail("Python was asked"))
    assert list(zebra.finditer(message, 0, 7)) == []
    assert zebra.may_match(parse("a zebra")) is True


def test_a_needed_word_must_stand_in_the_message() -> None:
    assert spotter("ada").search(parse("so hello ada", frozenset({"hello", "hi"})), 0, 12).group() == "ada"
    assert spotter("ada").search(parse("so bye ada", frozenset({"hello", "hi"})), 0, 10) is None


def test_a_spotter_is_compiled_once_for_a_language() -> None:
    one = spotter("ab")
    message = parse("ab")
    assert one._of(message.lexicon) is one._of(message.lexicon)
    assert one._of(message.lexicon) is not one._of(parse("ab").lexicon)
