"""Questions in the order of a statement are asked as questions; what was typed of a post, of both and of anybody is told apart."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.question import read_question

SHE = Reader("Ana Ruiz", "Ana", "Ruiz", "she")


@pytest.mark.parametrize(("typed", "said"), [
    ("You have time for one soup?", "Do you have time for one soup?"),
    ("You want to see the mill or I send a film?", "Do you want to see the mill, or shall I send a film?"),
    ("I keep two chairs for you?", "Shall I keep two chairs for you?"),
    ("You are still rowing?", "Are you still rowing?"),
    ("Would you come?", "Would you come?"),
])
def test_a_question_is_asked_as_one(typed: str, said: str) -> None:
    assert read_question(typed, SHE).said == said


@pytest.mark.parametrize(("purpose", "typed", "said"), [
    ("job", "I apply for the post of mill hand in her workshop", "I apply for the post of mill hand in your workshop."),
    ("introduce", "I want to put the two of them in touch because she can't find a joiner",
     "I want to put the two of you in touch because you can't find a joiner."),
    ("introduce", "Berta is selling her old kiln and Ana has been looking for one since May.",
     "Berta is selling her old kiln and you have been looking for one since May."),
    ("sell", "My mother needs a stool. She is 80. Would love to see hers.", "My mother needs a stool. She is 80. I would love to see yours."),
    ("invite", "my husband and i want to invite her to our mill", "My husband and I want to invite you to our mill."),
    ("introduce", "I would like to introduce her to a joiner who could help with her first stairs in Riga.",
     "I would like to introduce you to a joiner who could help with your first stairs in Riga."),
    ("introduce", "I should like the two of you to meet, because she has a mill that she cannot run alone",
     "I should like the two of you to meet, because you have a mill that you cannot run alone."),
    ("decline", "no to being on her panel", "I have to say no to being on your panel."),
    ("press", "I would love it if she came to hear our bells, which is something you would not believe unless you put your ear to it",
     "I would love it if you came to hear our bells, which is something you would not believe unless you put your ear to it."),
    ("reconnect", "we not spoke for three winters since I left the mill",
     "We have not spoken for three winters since I left the mill."),
])
def test_a_point_is_turned_to_its_reader(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, SHE, purpose=purpose).said == said


@pytest.mark.parametrize(("purpose", "typed", "said"), [
    ("sell", "We re-line wood stoves in a day. I would like to look at their stove free of charge.",
     "We re-line wood stoves in a day. I would like to look at your stove free of charge."),
    ("press", "I would like the morning programme to tell that our ferry will run again. They can film from the tower.",
     "I would like the morning programme to tell that our ferry will run again. You can film from the tower."),
    ("partner", "our pupils are shy and they want to sing", "Our pupils are shy and they want to sing."),
    ("partner", "What I have in mind, and it is only a thought so far, is that we mend a batch of my chairs in her yard",
     "What I have in mind, and it is only a thought so far, is that we mend a batch of my chairs in your yard."),
    ("partner", "the idea is that we share one kiln", "The idea is that we share one kiln."),
])
def test_they_are_the_readers_house_where_nobody_else_was_named(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, SHE, purpose=purpose).said == said
