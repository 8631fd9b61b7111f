"""Details in note form are said as clauses or join their fact; invented examples."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.remarks.remarks import read_because, read_detail
from composer.drafting.reading.remarks.verbless import with_verb

INES = Reader("Ines Moura", "Ines", "Moura", "she")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("every stitch same length", "every stitch has the same length"),
        ("each drawer a different wood", "each drawer has a different wood"),
        ("all hinges no screws", "all hinges have no screws"),
        ("every oar numbered", "every oar is numbered"),
        ("both windows always open", "both windows are always open"),
        ("all benches taken by six", "all benches were taken by six"),
        ("every letter from the front", "every letter from the front"),
        ("every oar is numbered", "every oar is numbered"),
        ("the oar without a blade", "the oar without a blade"),
    ],
)
def test_what_holds_of_every_one_gets_its_verb(typed: str, right: str) -> None:
    assert with_verb(typed) == right


@pytest.mark.parametrize(
    ("typed", "said", "form"),
    [
        ("colours like cold tea", "colours like cold tea", "tail"),
        ("carved from one bollard", "carved from one bollard", "tail"),
        ("loved the bit with the lantern", "I loved the bit with the lantern", "sender"),
        ("the idea to hang the oars upside down", "the idea to hang the oars upside down", "noun"),
        ("the page about the tide clock made me laugh", "the page about the tide clock made me laugh", "other"),
        ("that only 3 of the 8 lamps were lit", "only 3 of the 8 lamps were lit", "that"),
        ("she rows alone, no cox", "you row alone, no cox", "reader"),
        ("where she admits the first canoe leaked", "where you admit the first canoe leaked", "noun"),
    ],
)
def test_a_detail_is_read_by_what_it_is(typed: str, said: str, form: str) -> None:
    detail = read_detail(typed, INES)
    assert detail is not None
    assert (detail.said, detail.form) == (said, form)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("pages smell of rope", "the pages smell of rope"),
        ("the knots in the margin, some of them wrong and left in", "the knots in the margin, some of them wrong and left in"),
        ("each plank cut to a different song", "each plank is cut to a different song"),
        ("and the last knot was mine", "the last knot was mine"),
    ],
)
def test_what_a_thing_is_or_does_is_not_the_readers_doing(typed: str, said: str) -> None:
    detail = read_detail(typed, INES)
    assert detail is not None
    assert detail.said == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("got my uncle to buy a lifejacket", "it got my uncle to buy a lifejacket"),
        ("thx to her tables the lock opens", "thanks to your tables the lock opens"),
        ("and I have rowed better since", "I have rowed better since"),
        ("which is exactly our trouble", "that is exactly our trouble"),
        ("since I tried it the oar does not slip", "since I tried it the oar does not slip"),
        ("since we lost the same lock", "we lost the same lock"),
    ],
)
def test_what_a_fact_led_to_stands_behind_it(typed: str, said: str) -> None:
    because = read_because(typed, INES)
    assert because is not None
    assert because.said == said
