"""What somebody else says of the reader; invented people."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.reported import reported
from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.remarks.reason import read_reason

INES = Reader("Ines Moura", "Ines", "Moura", "she")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Berta says she never hurries a glue", "Berta says you never hurry a glue"),
        ("Berta said that nobody she has trained with is steadier in a storm", "Berta said that nobody she has trained with is steadier than you in a storm"),
        ("my uncle says she is the best caulker he knows", "my uncle says you are the best caulker he knows"),
        ("Berta, who cooked for her, told me she reads every order twice", "Berta, who cooked for you, told me you read every order twice"),
        ("a colleague of hers mentioned she answers at night", "a colleague of yours mentioned you answer at night"),
        ("The mayor said she trusts nobody more with the keys", "the mayor said she trusts nobody more than you with the keys"),
        ("Berta and Piet both gave me her name", "Berta and Piet both gave me your name"),
        ("my boss says if anyone knows, it's her", "my boss says if anyone knows, it's you"),
    ],
)
def test_what_others_say_is_of_the_reader_but_their_own_people_are_theirs(typed: str, right: str) -> None:
    assert reported(typed, INES)[0].lower() + reported(typed, INES)[1:] == right[0].lower() + right[1:]
    reason = read_reason(typed, INES)
    assert reason is not None
    assert reason.said.lower() == right.lower()


@pytest.mark.parametrize("typed", ["she said that rope is never finished", "Ines said she would come", "I said she was right", "Berta runs a mill"])
def test_what_nobody_else_says_is_not_read_so(typed: str) -> None:
    assert reported(typed, INES) == ""


def test_a_fact_may_be_what_another_said() -> None:
    assert read_fact("Berta Lund said that she trusts nobody more with a chimney", INES).said == (
        "Berta Lund said that she trusts nobody more than you with a chimney"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("would trust nobody else with the barge", "I would trust nobody else with the barge"),
        ("needs someone who has steered at night", "we need someone who has steered at night"),
        ("as the only one with a key to the lock", "you are the only one with a key to the lock"),
        ("nobody in town knows more about locks", "nobody in town knows more than you about locks"),
        ("nobody explains tides so that my father gets it", "nobody explains tides so that my father gets it"),
    ],
)
def test_why_this_reader_has_its_subject(typed: str, said: str) -> None:
    reason = read_reason(typed, INES)
    assert reason is not None
    assert reason.said == said
