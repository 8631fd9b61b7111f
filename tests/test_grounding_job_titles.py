"""Titles that a text gives the reader and the brief does not."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.grounding.job_titles import invented_titles
from tests.rule_kit import brief


def titles(text: str, **changes: object) -> list[tuple[str, str]]:
    return [(text[start:end], detail) for start, end, detail in invented_titles(parse(text), CheckContext(brief=brief(**changes)))]


@pytest.mark.parametrize(("text", "title"), [
    ("As hospital director you know it.", "hospital director"), ("Congratulations on your promotion to partner.", "partner"), ("You are the president of it, I read.", "president"), ("Becoming director was hard for you.", "director was hard for you"),
])
def test_a_rank_that_the_brief_does_not_hold_is_invented(text: str, title: str) -> None:
    assert titles(text) == [(title, "not theirs (head of data)")]


@pytest.mark.parametrize("text", ["As head of data you know it.", "You are the reason for it.", "As a director I know it.", "As my director you know it.", "", "A director came."])
def test_their_own_rank_no_rank_and_somebody_elses_are_not(text: str) -> None:
    assert titles(text) == []


def test_without_a_role_of_theirs_none_is_named_and_without_a_brief_nothing_is_said() -> None:
    assert titles("As hospital director you know it.", recipient={"name": "Tomás Ortega"}) == [("hospital director", "not theirs")]
    assert invented_titles(parse("As hospital director you know it."), CheckContext()) == []
