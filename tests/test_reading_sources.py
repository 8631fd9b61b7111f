"""How the user came to know a fact, told; sources, people and papers of our own."""

from __future__ import annotations

import pytest

from composer.drafting.reading.sources import Source, source_in, source_of, without_hedge


@pytest.mark.parametrize(
    ("typed", "learned"),
    [
        ("LinkedIn headline", "I saw on LinkedIn"),
        ("insta", "I saw on Instagram"),
        ("Tarnby Weekly", "I read in the Tarnby Weekly"),
        ("local paper", "I read in the local paper"),
        ("the rowing club's newsletter", "I read in the rowing club's newsletter"),
        ("article in regional newspaper", "I read in an article in the regional newspaper"),
        ("Journal of Coastal Botany", "I read in the Journal of Coastal Botany"),
        ("her blog", "I read on your blog"),
        ("website", "I saw on your website"),
        ("website of the bakery", "I saw on the website of the bakery"),
        ("library noticeboard", "I saw on the library noticeboard"),
        ("potters group on telegram", "I saw in the potters group on Telegram"),
        ("#deploys", "I saw in #deploys"),
        ("radio, sunday", "I heard on the radio on Sunday"),
        ("heard it", "I heard"),
        ("Fjellposten", "I saw in Fjellposten"),
    ],
)
def test_a_medium_is_told_with_the_verb_and_preposition_it_takes(typed: str, learned: str) -> None:
    assert source_of(typed).learned == learned


@pytest.mark.parametrize(
    ("typed", "learned"),
    [
        ("Nora Winther told me", "Nora Winther told me"),
        ("Nora Winther", "Nora Winther told me"),
        ("heard from Piet", "Piet told me"),
        ("my aunt told me", "my aunt told me"),
        ("a colleague of hers mentioned it", "a colleague of yours told me"),
    ],
)
def test_a_person_who_told_it_is_named_as_the_one_who_told(typed: str, learned: str) -> None:
    assert source_of(typed).learned == learned
    assert source_of(typed).teller


@pytest.mark.parametrize(
    ("typed", "kind", "where"),
    [
        ("in person", "talk", ""),
        ("phone call", "talk", "on the phone"),
        ("seed swap meeting", "occasion", "at the seed swap meeting"),
        ("poster session, Utrecht", "occasion", "at the poster session in Utrecht"),
        ("bought it", "own", ""),
        ("", "", ""),
        ("…", "", ""),
    ],
)
def test_what_one_was_part_of_is_no_medium(typed: str, kind: str, where: str) -> None:
    source = source_of(typed)
    assert (source.kind, source.where) == (kind, where)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("apparently she rows alone", "she rows alone"),
        ("I heard that she rows alone", "she rows alone"),
        ("she rows alone, it seems", "she rows alone"),
        ("she thinks alone", "she thinks alone"),
    ],
)
def test_a_source_takes_away_the_doubt(typed: str, right: str) -> None:
    assert without_hedge(typed, source_of("Nora Winther told me")) == right
    assert without_hedge(typed, Source()) == typed


@pytest.mark.parametrize(("typed", "seen"), [
    ("her packers sing (saw it on our visit in Feb)", "saw it on our visit in Feb"),
    ("he mends nets (read that in the parish letter)", "read that in the parish letter"),
    ("she runs a bakery (since 2019)", ""),
    ("he judges pies (saw it)", ""),
])
def test_a_fact_may_name_its_source_in_brackets(typed: str, seen: str) -> None:
    assert source_in(typed) == seen
