"""Whether words name something."""

from __future__ import annotations

import pytest

from composer.etiquette.document import content_words
from composer.etiquette.document.content_words import MASS, TELLING, count, holds_name, kinds, names_something
from composer.etiquette.document.message_parser import parse
from composer.lexicon import default_lexicon


def found(said: str, least: int = 1) -> bool:
    message = parse(f"so I liked {said} much", "sms")
    start = message.text.index(said)
    return names_something(said.lower(), message, (start, start + len(said)), least)


@pytest.mark.parametrize(("said", "named"), [
    ("dbt tests", True), ("a great talk", False), ("the things", False), ("it", False), ("Oslo harbour", True), ("x y z", False), ("tides.", True), ("", False),
])
def test_a_phrase_names_something_by_its_telling_words(said: str, named: bool) -> None:
    assert found(said) == named


@pytest.mark.parametrize(("said", "least", "named"), [
    ("dbt tests", 2, True), ("dbt tests", 3, False), ("dbt Tests", 3, True), ("dbt 2024", 3, True), ("“tides” dbt", 3, True), ('dbt "tides"', 3, True),
    ("the Talk", 3, False), ("the 2024", 3, True),
])
def test_one_telling_word_and_a_name_a_figure_or_a_title_will_do(said: str, least: int, named: bool) -> None:
    assert found(said, least) == named


@pytest.mark.parametrize(("said", "held"), [
    ("tides Oslo", True), ("Oslo tides", False), ("tides and I", False), ("tides I’ve I'd", False), ("my LinkedIn", False), ("the 3rd", True), ("a “b”", True), ("no", False),
])
def test_a_name_is_a_capital_or_a_figure_that_does_not_begin_it(said: str, held: bool) -> None:
    message = parse(said, "sms")
    assert holds_name(message, (0, len(said))) == held


@pytest.mark.parametrize(("said", "words"), [
    ("dbt tests in oslo", 3), ("tides tides tides", 1), ("the it of", 0), ("ab cd", 0), ("tide' tide- tide", 1), ("", 0), ("harbour 2024", 2), ("Oslo", 1),
])
def test_different_telling_words_are_counted_from_three_letters_on(said: str, words: int) -> None:
    assert count(said.lower() if said != "Oslo" else "oslo", default_lexicon()) == words


@pytest.mark.parametrize(("word", "kind"), [
    ("oslo", TELLING), ("tide's", TELLING), ("harbour", TELLING), ("leverage", MASS), ("agency's", MASS), ("the", 0), ("talk", 0), ("ab", 0), ("3rd", 0), ("talks", 0),
])
def test_a_word_tells_or_belongs_to_mass_letters_or_neither(word: str, kind: int) -> None:
    assert [kinds(default_lexicon())[word] for _ in range(2)] == [kind, kind]


def test_words_that_were_looked_at_are_let_go_when_they_become_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_words, "KEPT", 2)
    some = content_words._Kinds(default_lexicon())
    assert [some[word] for word in ("oslo", "the", "tides")] == [TELLING, 0, TELLING]
    assert len(some) <= 2
