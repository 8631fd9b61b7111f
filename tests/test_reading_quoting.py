"""Words that somebody wrote or said stay theirs, in quotation marks, wherever a colon or the place they were seen in tells so."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.quoting import is_quotation, posted, with_quotation

INES = Reader("Ines Okabe", "Ines", "Okabe", "she")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("posted: missed the last ferry, slept in the wheelhouse", 'your post "Missed the last ferry, slept in the wheelhouse"'),
        ("She told the new crew on day one: nobody sails angry", 'you told the new crew on day one: "Nobody sails angry"'),
        ("She said at breakfast: no maps today", 'you said at breakfast: "No maps today"'),
        ("on her gate it says: goats first", 'on your gate it says: "Goats first"'),
        ("blog: we sold the lift and nobody missed it", 'your blog post "We sold the lift and nobody missed it"'),
        ("newsletter: why we pay by the hour", 'your newsletter "Why we pay by the hour"'),
        ("motto: sand twice, varnish once", 'your motto, "sand twice, varnish once"'),
        ('"a wet rope tells the truth. ask it twice."', 'your line "a wet rope tells the truth. ask it twice"'),
        ('pinned post: "I do not do weddings. I do wakes."', 'your pinned post: "I do not do weddings. I do wakes"'),
    ],
)
def test_what_was_written_or_said_is_quoted(typed: str, right: str) -> None:
    assert read_fact(typed, INES).said == right


@pytest.mark.parametrize(
    "typed",
    [
        "Location: Leeds",
        "posted: photo of nine hulls in a row",
        "told us: she never learned to swim",
        "newsletter: ropes in winter",
        "met at 10:30 in the net loft",
    ],
)
def test_no_quotation_is_made_where_nobody_is_quoted(typed: str) -> None:
    assert with_quotation(typed, INES) == typed


def test_a_line_of_ones_bio_is_told_not_quoted() -> None:
    assert read_fact('tagline "I turn hulls into houses"', INES).said == "you turn hulls into houses"
    assert not is_quotation('"I turn hulls into houses"')


@pytest.mark.parametrize(
    ("typed", "seen", "right"),
    [
        ("Nine hulls launched in a week: our record", "LinkedIn post", 'your LinkedIn post "Nine hulls launched in a week: our record"'),
        ('"bring me the ugly boats. all of them."', "her pinned post", 'your pinned post "bring me the ugly boats. all of them"'),
    ],
)
def test_words_seen_in_a_post_are_quoted_from_it(typed: str, seen: str, right: str) -> None:
    reading = posted(typed, seen, INES, read_fact(typed, INES))
    assert (reading.said, reading.who, reading.form) == (right, "reader", "noun")


def test_a_fact_told_of_the_reader_is_not_quoted_from_their_post() -> None:
    fact = "she launched nine hulls in a week"
    assert posted(fact, "LinkedIn post", INES, read_fact(fact, INES)).said == "you launched nine hulls in a week"


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("LOCAL COOPER FEEDS TWO HUNDRED", 'the headline "Local cooper feeds two hundred"', "other"),
        ("RUNS THE ONLY SAUNA IN TOWN", "you run the only sauna in town", "reader"),
        ("we sold the last rope today (her post)", 'your post "we sold the last rope today"', "reader"),
        ("I sold the last rope today (her post)", "you sold the last rope today", "reader"),
        ("tagline: ropes for people who let go", 'the words "ropes for people who let go" in your tagline', "reader"),
        ("tagline: mending nets since 1980", "you have been mending nets since 1980", "reader"),
        ("told our class: you learn by losing", 'you told our class: "You learn by losing"', "reader"),
    ],
)
def test_where_words_stood_tells_how_they_are_said(typed: str, right: str, who: str) -> None:
    reading = read_fact(typed, INES)
    assert (reading.said, reading.who) == (right, who)
