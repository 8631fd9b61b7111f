"""A long sentence becomes two where a clause has its own subject, a long paragraph two near its middle; nothing else changes."""

from __future__ import annotations

import re

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.fix_splits import split_paragraph, split_sentence

CONTEXT = CheckContext("email")


def split(sentence: str) -> str | None:
    message = message_parser.parse(f"Hi Ida,\n\n{sentence}\n\nUlf", "email")
    start = message.text.index(sentence[:12])
    return split_sentence(message, start, start + len(sentence), CONTEXT)


@pytest.mark.parametrize(("before", "after"), [
    ("I mended the torn sail last week, and we took the boat out on Sunday.", "I mended the torn sail last week. We took the boat out on Sunday."),
    ("I mended the torn sail last week, but it did not hold in the wind.", "I mended the torn sail last week. But it did not hold in the wind."),
    ("The mast came from a yard in Oslo; it was cut down in the war.", "The mast came from a yard in Oslo. It was cut down in the war."),
    ("I'm drawing the boats of 1931 and would love to see your list of them.", "I'm drawing the boats of 1931. I would love to see your list of them."),
    ("We keep the log of the 1931 regatta, and could you tell us who wrote it?", "We keep the log of the 1931 regatta. Could you tell us who wrote it?"),
])
def test_a_sentence_is_cut_where_a_clause_has_its_own_subject(before: str, after: str) -> None:
    assert split(before) == after


@pytest.mark.parametrize("sentence", [
    "If you have the list of boats at hand, and you can spare an hour, please ring.",
    "The log names the mast, the keel and the sail of every boat in the race.",
    "She kept the oars, and I left.",
    "He wrote (it was in the war, and they were short of paper) on the back of a chart.",
    "I left the oars at the shed, so you can fetch them at any time you like.",
    "Have you seen the list of boats, and did it name the builder of the mast?",
    "Between you and me the mast was never hers, whatever the log may say of it.",
])
def test_a_sentence_without_a_safe_joint_stays_whole(sentence: str) -> None:
    assert split(sentence) is None


def test_no_word_is_lost_but_the_and() -> None:
    sentence = "I mended the torn sail last week, and we took the boat out on Sunday; it was cold, but we had the stove with us."
    done = split(sentence)
    assert done is not None
    assert re.findall(r"\w+", done.lower()) == [word for word in re.findall(r"\w+", sentence.lower()) if word != "and"]


def paragraph_of(*sentences: str) -> str | None:
    text = " ".join(sentences)
    message = message_parser.parse(text, "email")
    return split_paragraph(message, 0, len(text), CONTEXT)


def test_a_paragraph_is_cut_between_two_sentences_near_its_middle() -> None:
    sentences = [f"The boat number {n} in the log of the regatta had a keel of oak." for n in range(8)]
    done = paragraph_of(*sentences)
    assert done == " ".join(sentences[:4]) + "\n\n" + " ".join(sentences[4:])


def test_a_sentence_that_leans_on_the_one_before_it_stays_with_it() -> None:
    sentences = [f"The boat number {n} in the log of the regatta had a keel of oak." for n in range(8)]
    sentences[4] = "It was laid down in the yard of Roth in the year of the first race."
    done = paragraph_of(*sentences)
    assert done is not None
    assert "\n\nIt was" not in done


def test_a_short_paragraph_and_one_long_sentence_stay() -> None:
    assert paragraph_of("The boat sank.", "Nobody drowned.") is None
    assert paragraph_of("The boat and " + "the boat and " * 60 + "the mast sank.") is None
