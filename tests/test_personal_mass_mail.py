"""Whether a whole letter is to one reader, though no sentence says so."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.mass_mail import SURELY_TO_ONE, find_written_to_one, mass_share, tells_of_a_trade

TO_ONE = "The pier at Hull lost its lamp on Tuesday. The keeper wrote it down. Footnote 12 has the name of the boat."
TO_MANY = "We help companies grow their sales with our platform and reach new markets in record time."


def test_a_letter_that_tells_much_and_sells_nothing_is_to_one() -> None:
    message = parse(TO_ONE)
    assert mass_share(message) <= SURELY_TO_ONE
    assert find_written_to_one(message) == [(0, len(TO_ONE))]


@pytest.mark.parametrize("text", [TO_MANY, "I mend clocks.", "", "Hi there, thanks.", f"{TO_ONE} We sell lamps.", f"{TO_ONE} Our customers save by 40 %."])
def test_a_letter_that_sells_or_tells_little_is_to_many(text: str) -> None:
    assert find_written_to_one(parse(text)) == []


@pytest.mark.parametrize(("text", "sells"), [
    ("We sell lamps.", True), ("We inspect gutters.", True), ("Our clients grow.", True), ("It helps you save a day.", True), ("We inspected gutters.", False), ("We use lamps.", False), (TO_ONE, False),
    ("We mend your gutters.", False),
])
def test_whoever_says_what_they_do_for_anybody_tells_of_a_trade(text: str, sells: bool) -> None:
    assert tells_of_a_trade(parse(text)) == sells


def test_what_the_writers_say_they_are_tells_nothing_of_the_reader() -> None:
    alone = mass_share(parse(TO_ONE))
    assert mass_share(parse(f"{TO_ONE} I have kelp, looms, quinces and herons.")) == alone
    assert mass_share(parse(f"{TO_ONE} I have leverage, synergy and growth.")) > alone


def test_a_letter_about_the_writers_own_matters_knows_nobody() -> None:
    assert find_written_to_one(parse("I mend clocks and barrels. My kiln burns kelp and juniper. I keep herons near the weir.")) == []


def test_what_both_know_is_marked_where_the_letter_holds_some_words_of_mass_mail() -> None:
    text = "The pier at Hull lost its lamp, a great opportunity for growth. The keeper wrote down footnote 12, with a digital offer."
    message = parse(text)
    assert mass_share(message) > SURELY_TO_ONE
    assert [text[start:end] for start, end in find_written_to_one(message)] in ([text], ["footnote 12", "The pier at Hull"])


@pytest.mark.parametrize(("last", "is_to_one"), [("If the keeper of the weir kept kelp, tell me.", False), ("You kept the kelp ledger.", True)])
def test_somebody_must_be_spoken_to(last: str, is_to_one: bool) -> None:
    assert bool(find_written_to_one(parse(f"Clocks and barrels burned near the juniper. {last}"))) == is_to_one


def test_one_who_tells_hardly_anything_is_far_from_one_reader() -> None:
    assert mass_share(parse("The pier lost its lamp.")) == mass_share(parse("")) > 1
