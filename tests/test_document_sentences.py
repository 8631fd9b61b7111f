"""The sentences of a body: marks that end one, abbreviations that do not, lines that a mail program wrapped."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.document.sentences import WRAPPED_AT


def said(text: str) -> list[str]:
    message = parse(text, "whatsapp")
    return [message.says(span) for span in message.sentences]


@pytest.mark.parametrize(("text", "sentences"), [
    ("One is. Two is! Three is? Four is… Five is", ["One is.", "Two is!", "Three is?", "Four is…", "Five is"]),
    ("Really is?! Yes it is!!! ok.", ["Really is?!", "Yes it is!!!", "ok."]), ("He said “yes.” Then he left.", ["He said “yes.”", "Then he left."]),
    ("It is (so.) And so.", ["It is (so.)", "And so."]), ("We paid 3.50. Cheap it was.", ["We paid 3.50.", "Cheap it was."]),
    ("See One.Two. Three it is", ["See One.Two.", "Three it is"]), ("  spaced   out .  And more.  ", ["spaced   out .", "And more."]),
    ("It is so 你好。再见！It is", ["It is so 你好。", "再见！", "It is"]),
])
def test_a_mark_before_a_blank_ends_a_sentence(text: str, sentences: list[str]) -> None:
    assert said(text) == sentences


@pytest.mark.parametrize(("text", "sentences"), [
    ("Dr. Lund came. Mr. B. came.", ["Dr. Lund came.", "Mr. B. came."]), ("I met J. Smith. He left.", ["I met J. Smith.", "He left."]),
    ("It was me and I. He left.", ["It was me and I.", "He left."]), ("At 3 p.m. on Friday. Fine by me.", ["At 3 p.m. on Friday.", "Fine by me."]),
    (f"At 3 p.m. on Friday{' we walk' * 40}.", [f"At 3 p.m. on Friday{' we walk' * 40}."]), ("At 3 p.m. We left.", ["At 3 p.m.", "We left."]), ("It is e.g. this, i.e. that. Fine it is", ["It is e.g. this, i.e. that.", "Fine it is"]),
    ("So etc. and so on. So etc. And so on.", ["So etc. and so on.", "So etc.", "And so on."]), ("It is No. 5 here. No. It is not.", ["It is No. 5 here.", "No.", "It is not."]),
    ("It is approx. 5 km. Fine it is.", ["It is approx. 5 km.", "Fine it is."]), ("Some Ph.D. students came.", ["Some Ph.D. students came."]),
    ("It is etc. (and so on). More.", ["It is etc. (and so on).", "More."]),
])
def test_an_abbreviation_ends_one_only_where_a_new_one_begins(text: str, sentences: list[str]) -> None:
    assert said(text) == sentences


LONG = "x" * (WRAPPED_AT - 5)


@pytest.mark.parametrize(("text", "count"), [
    ("first is\nsecond is", 2), ("First is\nsecond is", 1), ("First is\nSecond is", 2), (f"it is {LONG[:-1]}\nit is", 1), (f"it i {LONG[:-1]}\nit is", 2),
    ("It is:\nanother it is", 2), ("It is.\n\nanother it is", 2), ("It is\n\nanother it is", 2), ("It is so.\nit is", 2), ("It is\r\nanother it is", 1),
    (f"It is {LONG}\n- one it is\n- two it is", 3), (f"It is {LONG}\n* one it is", 2), (f"It is {LONG}\n1) one it is", 2), (f"It is {LONG}\na) one it is", 2),
    (f"It is {LONG}\n-one it is", 1), ("It is.\nit is, too\nand so", 2),
])
def test_a_line_ends_one_unless_a_mail_program_wrapped_it(text: str, count: int) -> None:
    assert len(said(text)) == count, said(text)


def test_the_bullets_are_no_part_of_a_sentence_but_numbers_are() -> None:
    assert said("* one it is\n* two it is") == ["one it is", "two it is"]
    assert said("• one it is\n· two it is") == ["one it is", "two it is"]
    assert said("1) one it is\n2) two it is") == ["1) one it is", "2) two it is"]


def test_a_lone_mark_is_no_sentence_and_quoted_lines_are_none() -> None:
    assert said("It is so. ! And so.") == ["It is so.", "And so."]
    assert said("> quoted it is\nown it is") == ["own it is"]
    assert said("") == said("  \n ") == []


def test_sentences_lie_between_greeting_and_sign_off() -> None:
    text = "Hi Ada, the map is clear. Which pier is next?\n\nBest,\nBo"
    assert said(text) == ["the map is clear.", "Which pier is next?"]
