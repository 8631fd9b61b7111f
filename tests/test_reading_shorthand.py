"""What is typed in haste, in full."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.shorthand import in_full, written_out

IN_FULL = [
    ("opens tues not mon", "opens on Tuesday, not Monday"), ("soup sat 21st", "soup Saturday 21st"), ("who sat down", "who sat down"),
    ("in the sun", "in the sun"), ("come on sat", "come on Saturday"), ("sept to oct", "September to October"), ("until 28/11", "until 28 November"),
    ("open 24/7", "open 24/7"), ("3 evenings/wk", "3 evenings a week"), ("$20/hr", "$20 an hour"), ("40min film", "40 minutes film"), ("last yr", "last year"),
    ("how yr hens do", "how your hens do"), ("its done", "it's done"), ("its roof leaks", "its roof leaks"), ("were painting", "we're painting"),
    ("were you there", "were you there"), ("ill send photos", "I'll send photos"), ("ill children need play", "ill children need play"),
    ("my mums kitchen", "my mum's kitchen"), ("my parents came", "my parents came"), ("childrens books", "children's books"),
    ("the shop's closed", "the shop is closed"), ("theres a leak, pump's leaking", "there's a leak, the pump is leaking"),
    ("hello im late", "I'm late"), ("hi from Oslo", "hi from Oslo"), ("twice as nice lol", "twice as nice"), ("Mon Repos hotel", "Mon Repos hotel"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), IN_FULL, ids=[row[0] for row in IN_FULL])
def test_what_is_typed_in_haste(typed: str, said: str) -> None:
    assert written_out(typed) == said


def test_one_table_for_facts_and_points() -> None:
    assert [in_full(word) for word in ("mins", "wk", "dept", "arent", "wool", "id")] == ["minutes", "week", "department", "aren't", "", ""]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("half hr in the yard", "half hour in the yard"), ("1 hr by boat", "1 hour by boat"), ("start as hr assistant", "start as HR assistant")],
)
def test_hr_is_an_hour_behind_a_number_and_the_department_else(typed: str, said: str) -> None:
    assert written_out(typed) == said
