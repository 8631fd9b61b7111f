"""Common slips of hasty and second-language writing, set right in any text."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.shorthand import written_out
from composer.drafting.reading.wording.slips import set_right

PHRASES = [phrase for table in ("slips", "usage", "learner", "learner_turns", "learner_idiom") for phrase in reading_table(table)["phrase"]]
EXAMPLES = [(typed, said) for phrase in PHRASES for typed, said in phrase["examples"]]
WRITTEN_OUT = [
    ("what r u baking now", "what are you baking now"), ("r u at home", "are you at home"), ("tiles r here", "tiles are here"),
    ("learn r and python", "learn r and python"), ("a cook 4 the camp", "a cook for the camp"), ("a talk 2 our pupils", "a talk to our pupils"),
    ("we have 4 rooms and 2 cats", "we have 4 rooms and 2 cats"), ("we asked u 1st", "we asked you first"), ("the 3rd letter", "the third letter"),
    ("on the 2nd of May", "on the 2nd of May"), ("free on the 1st", "free on the 1st"), ("soup w/o salt", "soup without salt"),
    ("from may to july", "from May to July"), ("closed all august", "closed all August"), ("an august company", "an august company"),
    ("we may come", "we may come"), ("we dye em by hand", "we dye them by hand"), ("ok if we come", "OK if we come"),
    ("thx 4 the lift", "thank you for the lift"), ("a letter to HR", "a letter to HR"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_each_phrase_by_its_own_examples(typed: str, said: str) -> None:
    assert set_right(typed) == said


@pytest.mark.parametrize(("typed", "said"), WRITTEN_OUT, ids=[row[0] for row in WRITTEN_OUT])
def test_shorthand_figures_and_months(typed: str, said: str) -> None:
    assert written_out(typed) == said


@pytest.mark.parametrize("text", ["her book “We look for 2 kings”", "'we search a home' was the slogan", "see www.r-us.org", 'read "Since 9 years"'])
def test_quotations_and_links_stay_as_typed(text: str) -> None:
    assert set_right(text) == text


@pytest.mark.parametrize("text", (Path(__file__).parent / "data" / "right_english.txt").read_text().splitlines())
def test_right_english_stays_as_typed(text: str) -> None:
    assert set_right(text) == text
