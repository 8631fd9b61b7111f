"""Tenses that second-language writers mix up: what goes on since then, and what is over."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.tenses import with_right_tenses

LASTING = [
    ("I mend nets here since 2014", "I have mended nets here since 2014"), ("In Minsk I drive trams 7 years", "In Minsk I have driven trams for 7 years"),
    ("we are neighbours since six years", "we have been neighbours for six years"), ("I am teaching Greek since May", "I have been teaching Greek since May"),
    ("he's a glazier since 20 years", "he has been a glazier for 20 years"), ("our boat is on land since March", "our boat has been on land since March"),
    ("I am since two years in Riga", "I have been in Riga for two years"), ("since 2012 we did not dance", "since 2012 we have not danced"),
    ("Since April I live on a barge", "Since April I have lived on a barge"), ("I have this oven since 2010", "I have had this oven since 2010"),
    ("she works at the mill since 2015", "she has worked at the mill since 2015"), ("we sang together 3 years, then moved", "we sang together for 3 years, then moved"),
    ("I don't have time since Easter", "I have not had time since Easter"),
]  # fmt: skip
OVER = [
    ("we have moved house last week", "we moved house last week"), ("have you seen her play yesterday", "did you see her play yesterday"),
    ("she has won the cup in 2019", "she won the cup in 2019"), ("we've met two years ago in Bari", "we met two years ago in Bari"),
    ("Last winter our pump has broken", "Last winter our pump broke"), ("the shop has closed in June", "the shop closed in June"),
    ("yesterday a crate came late and we have opened it", "yesterday a crate came late and we opened it"),
    ("I have been there last summer", "I was there last summer"),
    ("I told you at the market about the wasps and you have lent me your trap", "I told you at the market about the wasps and you lent me your trap"),
]  # fmt: skip
AS_THEY_ARE = [
    "we stay two weeks in June", "I go to Kenya for 2 years", "I work 3 days a week", "the course runs for 3 weeks", "we've known each other for 9 years",
    "I was there 9 years ago", "I have 9 years of experience", "it took us 2 years to build it", "I'm writing since you asked", "it is 5 years since we met",
    "I have read your book", "you would have gone last year", "I have not seen you since last year", "we sold 40 since Easter",
    "I met your aunt in Turin, and I have often thought of her", "we need the van 2 months",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), [*LASTING, *OVER], ids=[row[0] for row in (*LASTING, *OVER)])
def test_a_tense_is_set_right(typed: str, said: str) -> None:
    assert with_right_tenses(typed) == said


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_a_right_tense_stays(text: str) -> None:
    assert with_right_tenses(text) == text
