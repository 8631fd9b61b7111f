"""Whether a message has one topic and one wish."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.properties.topic import find_many, find_topic, find_vague


def said(find, text: str) -> list[str]:
    message = parse(text)
    return [message.text[a:b] for a, b in find(message, [(0, len(text))], CheckContext())]


@pytest.mark.parametrize(("text", "words"), [
    ("I have an exciting opportunity for you.", "an exciting opportunity"), ("I have some ideas for you.", "some ideas for you"), ("We could find ways to work together.", "ways to work together"), ("Any thoughts?", "Any thoughts"),
])
def test_a_wish_that_would_fit_anybody_is_vague(text: str, words: str) -> None:
    assert said(find_vague, text) == [words]


@pytest.mark.parametrize("text", [
    "I have an exciting opportunity in tide mills at Bergen for you: keeping the ledger of sluices, gates, weirs and eels.", "How do you keep eels out of the sluice?", "",
    "The sluice at Bergen leaks at every ebb and the eels come in. Any thoughts?",
])
def test_one_that_says_what_it_is_about_is_not(text: str) -> None:
    assert said(find_vague, text) == []


def test_a_wish_that_hangs_on_two_empty_slots_is_vague() -> None:
    assert said(find_vague, "I help [job title] with [problem] every day.") == ["[job title] with [problem]"] or said(find_vague, "We offer [service] for [company].") != []


@pytest.mark.parametrize(("text", "marked"), [
    ("I help [job title] with [problem] every day.", ["[job title] with [problem]"]), ("I help [job title] and so it is that we help with [problem].", []),
    ("I help [job title] with the long lists of [problem].", ["[job title] with the long lists of [problem]"]), ("See [a] and [b].", []), ("I help [job title] every day.", []),
    ("I help [job title]. We work with [problem].", []),
])
def test_slots_make_a_wish_vague_only_side_by_side_in_one_sentence(text: str, marked: list[str]) -> None:
    assert said(find_vague, text) == marked


def test_a_wish_counts_only_in_the_part_that_is_asked_about() -> None:
    text = "I help [job title] with [problem] every day. I have an exciting opportunity."
    message = parse(text)
    assert find_vague(message, [(50, len(text))], CheckContext()) == [(52, 75)]
    assert [text[a:b] for a, b in find_vague(message, [(7, 40)], CheckContext())] == ["[job title] with [problem]"]


@pytest.mark.parametrize(("text", "topic"), [
    ("How do you keep eels out of the sluice?", True), ("We could work together.", False), ("Thanks.", False), ("", False), ("It is so in Bergen.", True), ("It is so at 5.", True), ("It is so. I am.", False),
    ("Subject: Eels and sluices\n\nIt is so.", True),
])
def test_two_telling_words_a_name_or_a_figure_make_a_topic(text: str, topic: bool) -> None:
    message = parse(text)
    found = find_topic(message, [], CheckContext())
    assert found == ([message.body] if topic else [])


@pytest.mark.parametrize(("text", "second"), [
    ("How are the eels? Also, could you send me the map?", ["Also, could you send me the map?"]), ("The eels are fine. Also, could you send me the map?", []), ("How are the eels? Could you send me the map?", []), ("How are the eels? Also, they swim.", []),
])
def test_the_second_of_two_wishes_begins_with_also(text: str, second: list[str]) -> None:
    assert said(find_many, text) == second


@pytest.mark.parametrize(("text", "topic"), [("We could keep eels.", True), ("Sluices leak.", True), ("Sluices.", False), ("Sluices, sluices.", False)])
def test_two_different_telling_words_are_enough(text: str, topic: bool) -> None:
    assert bool(find_topic(parse(text), [], CheckContext())) is topic


@pytest.mark.parametrize(("between", "vague"), [(18, True), (19, False)])
def test_two_slots_hang_together_over_twenty_five_characters(between: int, vague: bool) -> None:
    assert bool(said(find_vague, f"We help [job title] with {'x' * between} [problem] daily.")) is vague


def test_a_short_question_hangs_on_few_words_and_an_offer_needs_more() -> None:
    assert said(find_vague, "Any thoughts? Harbour crane paint leaks.") == []
    assert said(find_vague, "I have some ideas for you. Harbour crane paint leaks.") == ["some ideas for you"]
    assert said(find_vague, "Harbour crane paint leaks through winter covers onto ropes, rails, sledges. I have some ideas for you.") == []
