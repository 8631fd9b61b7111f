"""Whose a deed, a thing or a figure is: what the brief has of one of the two and a clause gives to the other."""

from __future__ import annotations

import pytest

from composer.etiquette.grounding.claims import clauses
from composer.etiquette.grounding.ownership import given_to_the_other
from composer.etiquette.grounding.sources import sources
from composer.lexicon import default_lexicon
from composer.model import Brief, Fact, Recipient, Sender

LEXICON = default_lexicon()
BRIEF = Brief(
    Sender("Bo Dahl", "potter", "Aas Clay", situation="my kiln permit ends in May and my father is ill"),
    Recipient("Ann Lee", "baker", "Lee & Sons", facts=(
        Fact("she rebuilt 3 stone ovens with 11 neighbours"), Fact("her live map of the ovens on Instagram"), Fact("he answered my question about glazes"),
        Fact("she showed me how to stack a kiln with two shelves"),
    )),
    "stranger", "learn", "firing with less smoke", "Which wood do you take?",
)


def said(text: str, *, asks: bool = False) -> list[str]:
    held = sources(BRIEF, LEXICON)
    return [why for part in clauses(text, held, LEXICON) for why in given_to_the_other(part, held, LEXICON, asks=asks)]


@pytest.mark.parametrize(("text", "whose"), [
    ("I rebuilt stone ovens with neighbours.", "is the reader's"), ("Our live map of the ovens is done.", "is the reader's"), ("We went from 3 ovens to none.", "is the reader's"),
    ("Your kiln permit ends in May.", "is yours"), ("Your father is ill.", "is yours"), ("You answered my question about glazes.", ""),
    ("I showed you how to stack a kiln.", "the other way round"),
])
def test_what_is_one_persons_is_not_the_others(text: str, whose: str) -> None:
    found = said(text)
    assert any(whose in why for why in found) if whose else found == []


@pytest.mark.parametrize("text", [
    "You rebuilt stone ovens with neighbours.", "I spent an hour on your live map of the ovens.", "I can't stop looking at the ovens on Instagram.", "I read how the stone ovens were rebuilt.",
    "I stacked my kiln with two shelves.", "My kiln permit ends in May.", "Your brother is ill.", "I'd like to show 3 ovens to my neighbours.", "We fire 3 times a month.",
])
def test_what_one_does_with_the_others_things_takes_nothing_away(text: str) -> None:
    assert said(text) == []


def test_a_question_may_ask_whether_the_reader_has_the_same() -> None:
    assert said("Does your kiln permit end in May?", asks=True) == []


def test_a_thing_that_was_lent_may_do_what_the_writer_did_with_it() -> None:
    brief = Brief(
        Sender("Bo Dahl", situation="ploughed three acres in a day with two cobs"), Recipient("Ann Lee", facts=(Fact("mended the plough herself"), Fact("started as a bank clerk"))),
        "met", "thank", "lending us the plough",
    )
    held = sources(brief, LEXICON)
    def whose(text: str) -> list[str]:
        return [why for part in clauses(text, held, LEXICON) for why in given_to_the_other(part, held, LEXICON, asks=False)]
    assert whose("Your plough did three acres in a day with two cobs.") == []
    assert any("is yours" in why for why in whose("You ploughed three acres in a day with two cobs."))
    assert any("is the reader's" in why for why in whose("I was a bank clerk too."))


def test_a_figure_of_the_readers_makes_it_their_deed_and_ours_is_not_yours() -> None:
    brief = Brief(
        Sender("Bo Dahl", situation="replacing our steel ropes in spring, our lead dog limps"), Recipient("Ann Lee", facts=(Fact("swapped 28 hemp lines for steel"),)),
        "stranger", "learn", "ropes of steel",
    )
    held = sources(brief, LEXICON)
    def whose(text: str) -> list[str]:
        return [why for part in clauses(text, held, LEXICON) for why in given_to_the_other(part, held, LEXICON, asks=False)]
    assert whose("You are replacing 28 ropes with steel.") == []
    assert any("is yours" in why for why in whose("Your lead dog limps."))
