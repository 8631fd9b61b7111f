"""The parts of a brief: whose each is, and which words it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.etiquette.grounding.sources import said_by_any, sources, telling
from composer.lexicon import default_lexicon
from composer.model import Brief, Fact, Recipient, Sender, Third

LEXICON = default_lexicon()
BRIEF = Brief(Sender("Bo Dahl", "potter", "Aas Clay", situation="my permit ends in May"), Recipient("Ann Lee", "baker", "Lee & Sons"), "stranger", "learn")


def with_fact(text: str, **more: str) -> Brief:
    return replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(Fact(text, **more),)))


@pytest.mark.parametrize(("fact", "owner"), [
    ("he rebuilt a tram", "reader"), ("her book on bees", "reader"), ("we sang in Bristol", ""), ("we both studied in Graz", ""), ("my old flat", "writer"),
    ("he showed me the kiln", "reader"), ("he answered my question", "reader"), ("wrote a review and named every one of our plasterers", "reader"),
    ("met at the fair, she let me fold three and corrected my thumbs", "reader"), ("at the fair I bought bread", "writer"), ("he stood with me", ""), ("Oakfield counted 43 species", "reader"),
])
def test_a_fact_is_the_readers_unless_it_says_otherwise(fact: str, owner: str) -> None:
    assert sources(with_fact(fact), LEXICON)[0].owner == owner


def test_each_part_has_its_name_and_its_owner() -> None:
    brief = replace(with_fact("her bread van", seen="radio", because="I bought a van"), point="we map bees", third=Third("Cy Orr", "he builds lutes"), mutual="Eve Fox")
    found = {(one.name, one.owner) for one in sources(brief, LEXICON)}
    assert {("fact:1", "reader"), ("fact:1", "writer"), ("fact:1", ""), ("point", "writer"), ("situation", "writer"), ("third", "third"), ("mutual", ""),
            ("sender", "writer"), ("recipient", "reader")} <= found


@pytest.mark.parametrize(("word", "known"), [
    ("translate", True), ("translator", True), ("purchase", True), ("garden", True), ("gardener", True), ("kiln", False), ("teacher", False),
])
def test_a_word_is_said_in_any_form_or_by_one_that_means_the_same(word: str, known: bool) -> None:
    held = sources(with_fact("his translation of the garden poems that she bought"), LEXICON)
    assert said_by_any(word, held) is known


def test_words_of_every_letter_tell_nothing() -> None:
    assert telling("I would like to ask about your two kilns in the shed-door", LEXICON) == ["kiln", "shed", "door"]
    assert "ask" in telling("I would like to ask", LEXICON, common_too=True)
