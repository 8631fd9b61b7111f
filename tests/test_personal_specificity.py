"""Whether a sentence tells something particular of the reader, weighed from signs."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.specificity import ENOUGH, find_specific, weight


def weighed(text: str) -> float:
    return weight(parse(text), (0, len(text)))


@pytest.mark.parametrize("text", [
    "Your van was parked on the A417 near Birdlip.", "You mended the loom at Hebden in 2019.", "I ate at your café in Bergen.", "Marta told me you keep bees in Leeds.",
    "The heron on your weather vane at Quay Lane has lost its beak.",
])
def test_what_could_be_told_to_nobody_else_weighs_enough(text: str) -> None:
    assert weighed(text) >= ENOUGH
    assert find_specific(parse(text), []) == [(0, len(text))]


@pytest.mark.parametrize("text", [
    "Grow your business with us.", "You are great.", "Your profile is great.", "Do you mend the loom at Hebden in 2019?", "The loom at Hebden was mended in 2019.", "We help you win.", "",
    "I wonder whether you mended it.", "We will mend your loom.",
])
def test_what_could_be_told_to_anybody_does_not(text: str) -> None:
    assert weighed(text) < ENOUGH
    assert find_specific(parse(text), []) == []


@pytest.mark.parametrize(("text", "other"), [
    ("You mended the loom.", "You mended the loom at Hebden."), ("You mended the loom at Hebden.", "You mended the loom at Hebden in 2019."), ("You mended it.", "You mended the loom."),
])
def test_a_name_a_figure_and_a_telling_word_each_add_to_it(text: str, other: str) -> None:
    assert weighed(text) < weighed(other)


@pytest.mark.parametrize(("text", "other"), [
    ("You mended the loom for $2019 then.", "You mended the loom for 2019 then."), ("You mended the loom at 10:30 then.", "You mended the loom at 1030 then."),
    ("You mended the loom on LinkedIn then.", "You mended the loom on Lofoten then."), ("You mended the loom with our platform then.", "You mended the loom with a hammer then."),
])
def test_prices_hours_networks_and_ones_own_wares_do_not(text: str, other: str) -> None:
    assert weighed(text) < weighed(other)


def test_the_names_of_the_two_people_add_nothing() -> None:
    text = "Hi Birdlip,\n\nyour van stood near Birdlip.\n\nBest,\nHebden"
    message = parse(text)
    named = parse(text.replace("Hi Birdlip", "Hi Ada"))
    assert weight(message, message.sentences[0]) < weight(named, named.sentences[0])


def test_a_sentence_with_an_empty_slot_tells_nothing() -> None:
    text = "Your van was parked on the A417 near [place]."
    assert find_specific(parse(text), [(37, 44)]) == []
