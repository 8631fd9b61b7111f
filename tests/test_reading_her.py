"""Whether “her” is done something to, or owns what follows."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.her import her_is_object
from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.brief_readings import read_brief
from composer.drafting.reading.grammar.pieces import take_apart
from tests.rule_kit import brief

OBJECT = (
    "the lease we signed with her covers the yard", "let me ask her first", "we wish her much luck", "I owe her three eggs",
    "we gave her two spare keys", "I asked her whether it rains", "pay her fairly for it", "thank her properly", "lend her our trailer",
    "saw her paint the gate", "I heard her sing in Riga", "tell her more about it", "drive her home after the show", "met her last spring",
    "the parcel from her came late", "the reel of her planing a mast", "found her really patient", "invite her and Jo", "show her how it folds", "ask her only one thing",
)
OWNER = (
    "met her boss at the quay", "I read her last book", "with her last landlord", "we used her three recipes", "the choir sang her carol",
    "saw her paintings of the gate", "I like her newly built shed", "told her crew about it", "the parcel from her sister", "her first boat",
    "heard her speech in Riga", "a photo of her building", "for her early songs", "passed on her number",
)


def place_of_her(text: str) -> tuple[list, int]:
    pieces = take_apart(text)
    return pieces, next(place for place, piece in enumerate(pieces) if piece.lower == "her")


@pytest.mark.parametrize("text", OBJECT)
def test_her_is_the_one_something_is_done_to(text: str) -> None:
    assert her_is_object(*place_of_her(text))


@pytest.mark.parametrize("text", OWNER)
def test_her_owns_what_follows(text: str) -> None:
    assert not her_is_object(*place_of_her(text))


def test_the_reader_is_said_you_or_your() -> None:
    reader = Reader("Ana Ruiz", "Ana", "Ruiz", "she")
    assert to_reader("I wish her much luck with her boat", reader) == "I wish you much luck with your boat"


def test_her_in_the_question_is_the_friend_that_the_point_names() -> None:
    question = read_brief(brief(point="can't take the tour in May. my friend Asha Nair is free", question="want her number?")).question
    assert question is not None
    assert question.said == "Would you like her number?"
