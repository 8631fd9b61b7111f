"""No text, however built, takes more than linear time: four times the text, about four times the work."""

from __future__ import annotations

import sys

import pytest

from composer.brief import brief_from_table
from composer.etiquette.check import check
from composer.model import Brief

UNITS = (
    "1", "x", "ASAP!!! ", "[Name] ", "FREE NOW ", '"a" ', '"FREE" ', "a.b ", "https://a.example/b ", "a.com ", "your talk on ", "you told me that ", "the a at B ", "\n> a", "P.S. x\n",
    "From: a\nTo: b\n", "-- \n", "((", "[[", "{{", "`a", "  ", "a-", "a'", "hop on a call ", "thank you for ", "12,000 ", "Ada Bo ", "a:\n", "I hope this finds you well. ", "Is it so? ", "—", "🙂",
    "u ", "@a ", "#a ", "\t", "i'll send by ", "Ab", "and I ", "by Friday ", "漢", "we help ", "a, ", "million ", "²", '"[x]" https://a.example ', "On Mon 10:12 a@b.cd wrote:\n", "Dear a.b, ",
)
SMALL, LARGE = 1_500, 6_000
MOST = 9.0  # times the work for four times the text; the square would be sixteen


class Work:
    """Counts calls of Python functions while it is open: unlike a clock it says the same on every machine."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> Work:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _count(self, _frame: object, event: str, _what: object) -> None:
        self.calls += event in ("call", "c_call")


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_from_table({
        "relationship": "stranger", "purpose": "learn", "point": "where the list of the 1931 regatta lies", "question": "Which archive held the list?",
        "sender": {"name": "Ulf Roth", "company": "Roth Boats"}, "recipient": {"name": "Ida Voss", "company": "Harbour Museum", "facts": [{"text": "log of the 1931 regatta"}]},
    })


def work(text: str, brief: Brief | None) -> int:
    with Work() as counted:
        check(text, "email", brief)
    return counted.calls


@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_with_the_text_and_not_faster(unit: str, brief: Brief) -> None:
    for known in (None, brief):
        small, large = ((unit * (size // len(unit) + 1))[:size] for size in (SMALL, LARGE))
        for text in (small, large):  # what is read once, tables of words and rules, is no work on the text
            check(text, "email", known)
        assert work(large, known) <= MOST * max(work(small, known), 2_000)
