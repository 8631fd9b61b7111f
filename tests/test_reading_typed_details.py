"""Details that were typed as sentences stay sentences; nobody's deed is made of them."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.remarks.remarks import read_detail

SHE = Reader("Ana Ruiz", "Ana", "Ruiz", "she")


@pytest.mark.parametrize(("typed", "said", "form"), [
    ("Mills with a miller's widow in charge stood idle for half as long.", "mills with a miller's widow in charge stood idle for half as long",
     "other"),
    ("The rent, not the flour, was what closed them.", "the rent, not the flour, was what closed them", "other"),
    ("that washed stones were counted apart", "washed stones were counted apart", "that"),
    ("She never once touched the wheel herself.", "you never once touched the wheel yourself", "reader"),
    ("because the dog never hurries", "because the dog never hurries", "tail"),
])
def test_a_detail_is_said_as_typed(typed: str, said: str, form: str) -> None:
    remark = read_detail(typed, SHE)
    assert remark is not None
    assert (remark.said, remark.form) == (said, form)


@pytest.mark.parametrize(("typed", "said"), [
    ("The page where she lists which kilns cracked and says why.", "the page where you list which kilns cracked and say why"),
    ("The ferryman who knows every swimmer by her hat.", "the ferryman who knows every swimmer by her hat"),
    ("lamps drying in a bread oven", "the lamps drying in a bread oven"),
    ("day 9, when it sulks and she sings to it", "day 9, when it sulks and you sing to it"),
])
def test_a_thing_with_what_is_told_of_it_is_no_sentence(typed: str, said: str) -> None:
    remark = read_detail(typed, Reader("Ana Ruiz", "Ana", "Ruiz", "she"))
    assert remark is not None
    assert (remark.said, remark.form) == (said, "noun")
