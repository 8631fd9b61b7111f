"""What was typed in whole sentences is said as it stands, turned to the reader."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.grammar.well_formed import has_main_verb, is_question, is_well_formed
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.remarks.remarks import read_situation

SHE = Reader("Ilse Marten", "Ilse", "Marten", "she")


@pytest.mark.parametrize("text", [
    "Parking is free behind the mill.", "We met on the quay. She lent me a torch.",
    "The harbour log says forty boats came back.", "Two of our bells have been cast again.",
])
def test_whole_sentences(text: str) -> None:
    assert is_well_formed(text)


@pytest.mark.parametrize("text", [
    "parking is free behind the mill.", "Parking is free behind the mill", "Keeper of the mill.", "The talk she gave in Ghent.",
    "Her film about the night when the dam broke.", "Runs a ferry.", "i met her. She was kind.", "Great talk!!", "",
])
def test_notes_are_none(text: str) -> None:
    assert not is_well_formed(text)


def test_a_relative_clause_has_no_main_verb() -> None:
    assert has_main_verb("The mill that she keeps grinds rye") is False
    assert has_main_verb("The mill grinds rye")


def test_a_question_with_capital_and_mark() -> None:
    assert is_question("Who on the island mends nets?")
    assert not is_question("who mends nets?")
    assert not is_question("Tell me more.")


@pytest.mark.parametrize(("typed", "said", "who"), [
    ("She has tuned the same organ since 1990 and redraws its pipes by hand.",
     "you have tuned the same organ since 1990 and redraw its pipes by hand", "reader"),
    ("We met on the quay in Leer. She lent me her torch and never asked for it.",
     "we met on the quay in Leer, and you lent me your torch and never asked for it", "both"),
    ("The 2024 harbour log says that forty boats came back.", "the 2024 harbour log says that forty boats came back", "other"),
])
def test_facts(typed: str, said: str, who: str) -> None:
    reading = read_fact(typed, SHE)
    assert (reading.said, reading.who) == (said, who)


def test_whose_it_is_stays_a_question() -> None:
    assert read_fact("Greta told her she should ask her.", SHE).ask


def test_points_questions_and_situations() -> None:
    told = "A chart from 1888 shows that our pier was once twice as long."
    assert read_point(told, SHE, purpose="press").said == told
    assert read_question("Who on the island mends nets until then?", SHE).said == "Who on the island mends nets until then?"
    assert read_question("Does she still keep the log?", SHE).said == "Do you still keep the log?"
    assert read_situation("Entry is free on Sundays.", SHE) == "Entry is free on Sundays."


def test_what_ours_did_is_a_sentence_whatever_word_tables_take_its_verb_for() -> None:
    assert read_point("our valley voted to keep its two bridges", SHE, purpose="press").said == "Our valley voted to keep its two bridges."
    assert read_point("my old teacher Ove, knows everything about moss", SHE, purpose="introduce").said != "My old teacher Ove."
