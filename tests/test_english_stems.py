"""English words by the one form that stands for all of theirs."""

from __future__ import annotations

import pytest

from composer.etiquette.english.stems import forms, nouns, share_root, singular, stem, tokens, without_possessive
from tests.rule_kit import brief, marked, rule


@pytest.mark.parametrize(("word", "base"), [
    ("keeps", "keep"), ("kept", "keep"), ("keeping", "keep"), ("bakeries", "bakery"), ("churches", "church"), ("dogs", "dog"),
    ("ada's", "ada"), ("class", "class"), ("bus", "bus"), ("gas", "gas"), ("children's", "child"), ("met", "meet"),
    ("rescheduling", "reschedule"), ("paintings", "paint"), ("opened", "open"), ("synthesizers", "synthesizer"), ("", ""), ("2024", "2024"),
])
def test_all_forms_of_a_word_have_one_stem(word: str, base: str) -> None:
    assert stem(word) == base


def test_words_of_a_text_are_taken_as_things() -> None:
    assert nouns("The Bakeries keep nurses' dogs; nursing") == ["the", "bakery", "keep", "nurses'", "dog", "nursing"]
    assert nouns("") == []


def test_a_text_is_cut_into_small_words() -> None:
    assert tokens("Ada's well-known_x 3rd _a -b c’est ÉTÉ!") == ["ada's", "well-known_x", "3rd", "a", "b", "c", "est", "été"]
    assert tokens("") == []


@pytest.mark.parametrize(("word", "thing"), [("nurse's", "nurse"), ("nursing", "nursing"), ("shelves", "shelf"), ("xylbots", "xylbot")])
def test_a_thing_is_counted_once(word: str, thing: str) -> None:
    assert singular(word) == thing


def test_an_owner_is_the_word_itself() -> None:
    assert [without_possessive(word) for word in ("ada's", "it's", "boss", "'s")] == ["ada", "it", "boss", ""]


@pytest.mark.parametrize(("verb", "noun", "same"), [
    ("translated", "translation", True), ("sounds", "soundtrack", True), ("runs", "running", False), ("wrote", "writing", False),
])
def test_a_long_noun_may_be_named_for_what_a_verb_does(verb: str, noun: str, same: bool) -> None:
    assert share_root(verb, noun) is same


def test_a_word_is_looked_up_in_its_forms() -> None:
    assert forms("shop's") == {"shop's", "shop"}
    assert forms("shops") == {"shops", "shop"}


@pytest.mark.parametrize(("text", "used"), [
    ("Your talks on dbt test at Data Council were clear.", True), ("Your dbt test at the Council interests us.", True),
    ("Your testament to the counsel was clear.", False),
])
def test_a_fact_is_used_where_forms_of_its_words_stand(text: str, used: bool) -> None:
    assert (marked(text, rule("brief", check="no_fact_used"), brief=brief()) == []) is used


@pytest.mark.parametrize(("text", "fired"), [
    ("As an engineer you know dbt.", []), ("As a head you know dbt.", []), ("As a director you know dbt.", ["director"]),
])
def test_a_title_is_theirs_where_a_form_of_it_stands_in_the_brief(text: str, fired: list[str]) -> None:
    assert marked(text, rule("brief", check="swapped_owner"), brief=brief()) == fired


@pytest.mark.parametrize(("subject", "body", "off"), [
    ("Rescheduling our meeting", "We need to reschedule.", False), ("Your beehives", "One beehive on the roof is empty.", False),
    ("Your beehives", "The bakery on the corner is closed.", True),
])
def test_a_subject_is_on_topic_where_the_text_has_a_form_of_its_words(subject: str, body: str, off: bool) -> None:
    asked = rule("structure", part="subject", require="matches_body")
    assert bool(marked(f"Subject: {subject}\n\nHi Ada,\n\n{body}", asked)) is off
