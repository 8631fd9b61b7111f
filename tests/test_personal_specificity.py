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


@pytest.mark.parametrize(("text", "figure"), [
    # One for the anchor, a half for each telling word, one for a name, 0.7 for a figure.
    ("You mended the loom.", 2.0), ("You mended the loom at Hebden.", 3.0), ("You mended the loom at Hebden in 2019.", 3.7), ("Your van stood at Birdlip.", 3.0),
    # Two where the reader is named, or the writer has the thing.
    ("Your name appears in the kelp ledger.", 3.5), ("Your name stands in the kelp ledger.", 3.0), ("I play your fiddle.", 2.5), ("They play your fiddle.", 1.5),
    # What is wanted, to come, or met on a screen is no thing of the reader's.
    ("Grow your orchard.", 0.0), ("We'd love to sponsor your orchard.", 0.0), ("Your next orchard.", 0.0), ("I came across your offices.", 0.0), ("I looked at your website.", 0.0),
    ("I came to your offices.", 1.0), ("They came to your offices.", 0.0), ("I sat behind you in the ferry.", 2.5), ("They sat behind you in the ferry.", 0.0), ("I stood across you.", 0.0),
    # What one is weighs less than what one did; what one would do, is asked for or would be, nothing.
    ("Marta told me you keep bees.", 2.5), ("You'd mend the loom.", 0.0), ("You're a weaver of kelp nets.", 1.9), ("You were on the ferry to Lofoten.", 1.9),
    ("Marta mentioned you at Hebden.", 2.5), ("I came to the ferry across your offices.", 1.5),
    ("I request that you mend the loom at Hebden.", 0.0), ("They accept me as your weaver of nets.", 0.0), ("whether you mended the loom at Hebden", 0.0),
    # The sender's side takes off, and each sign counts up to its most.
    ("We mend; you mended the loom at Hebden.", 2.1), ("Our loom and our shop and our nets please you.", 0.0), ("You Mended The Loom At Hebden.", 2.5),
    ("You mended nets, looms, clocks, barrels, carts, wheels, kettles, chairs and boats.", 4.5), ("You keep 12, 13, 14 and 15 hens.", 2.0), ("You keep 12% of it.", 1.5),
    ("The loom at Hebden was mended.", 0.0), ("Mended the loom at Hebden?", 0.0), ("You mended the loom at Hebden?", 0.0),
])
def test_each_sign_has_its_weight(text: str, figure: float) -> None:
    assert round(weighed(text), 2) == figure


def test_signs_far_from_the_reader_do_not_count() -> None:
    filler = "and so it is with all of this and that and it is as it was and will be"
    assert weighed(f"You mended it {filler} {filler} at Hebden.") == weighed(f"You mended it {filler} {filler} at home.")


def test_a_subject_line_is_weighed_too() -> None:
    message = parse("Subject: Your van on the A417 near Birdlip\n\nHi Ada,\n\nis it well?\n\nBo", "email")
    assert find_specific(message, []) == [message.subject]


def test_the_names_of_the_two_people_add_nothing() -> None:
    text = "Hi Birdlip,\n\nyour van stood near Birdlip.\n\nBest,\nHebden"
    message = parse(text)
    named = parse(text.replace("Hi Birdlip", "Hi Ada"))
    assert weight(message, message.sentences[0]) < weight(named, named.sentences[0])


def test_a_sentence_with_an_empty_slot_tells_nothing() -> None:
    text = "Your van was parked on the A417 near [place]."
    assert find_specific(parse(text), [(37, 44)]) == []


@pytest.mark.parametrize("priced", ["$2019", "€2019", "£2019", "2019%", "2019+"])
def test_a_price_or_a_share_is_no_figure_of_the_readers(priced: str) -> None:
    assert weighed(f"You mended the loom at Hebden for {priced} then.") < weighed("You mended the loom at Hebden for 2019 then.")
