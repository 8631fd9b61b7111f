"""How a fact is told by somebody who came to know it so; invented people and papers."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.facts.framing import framing
from composer.drafting.reading.sources import source_of

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")


def told(text: str, seen: str = "", *, known: bool = False) -> tuple[str, str]:
    reading = read_fact(text, NADIA, "Jonas Fink")
    assert not reading.ask, reading.because
    found = framing(reading, source_of(seen), known=known)
    return found.kind, found.opening


@pytest.mark.parametrize(
    ("typed", "seen", "kind", "opening"),
    [
        ("She opened a night school for welders", "Piet Laan told me", "deed", "Piet Laan told me that you opened a night school for welders"),
        ("She opened a night school for welders", "Tarnby Weekly", "deed", "I read in the Tarnby Weekly that you opened a night school for welders"),
        ("she opened a night school for welders", "", "deed", "I saw that you opened a night school for welders"),
        ("runs the ferry office in Visby", "LinkedIn", "state", "I saw on LinkedIn that you run the ferry office in Visby"),
        ("her essay on tar", "a journal", "work", "I read your essay on tar in a journal"),
        ("her talk on tar and rope and what the two do to each other", "conference", "work",
         "I heard your talk on tar and rope and what the two do to each other"),
        ("her collection of ferry bells", "", "thing", "I came across your collection of ferry bells"),
        ("her company is hiring twelve welders", "local paper", "news", "I read in the local paper that your company is hiring twelve welders"),
    ],
)
def test_a_stranger_tells_where_the_fact_is_from(typed: str, seen: str, kind: str, opening: str) -> None:
    assert told(typed, seen) == (kind, opening)


@pytest.mark.parametrize(
    ("typed", "kind", "opening"),
    [
        ("we met at the boat fair in Kiel", "met", ""),
        ("she said that rope is never finished", "said", ""),
        ("she drove my mother home after the storm", "favour", "I haven't forgotten that you drove my mother home after the storm"),
        ("her invitation to the launch", "favour", "thank you for your invitation to the launch"),
        ("we rowed in the same boat for two summers", "shared", "I still remember how we rowed in the same boat for two summers"),
        ("we both know the harbour master", "shared", ""),
        ("she built the signal table", "deed", ""),
    ],
)
def test_somebody_who_knows_the_reader_did_not_find_it_out(typed: str, kind: str, opening: str) -> None:
    assert told(typed, known=True) == (kind, opening)


def test_what_was_said_at_an_occasion_opens_with_the_occasion() -> None:
    assert told("she said that rope is never finished", "harbour meeting", known=True)[1] == (
        "at the harbour meeting you said that rope is never finished"
    )
    assert told("she told me on the phone that the crane is gone", "phone call", known=True)[1] == ""


@pytest.mark.parametrize(
    ("typed", "seen", "kind", "opening"),
    [
        ("the menu on her website calls crabs spiders", "website", "news", "I saw that the menu on your website calls crabs spiders"),
        ("her list of the ten knots that slip", "#rigging", "work", "I read your list of the ten knots that slip in #rigging"),
        ("her letter inviting me to the board", "", "favour", "thank you for your letter inviting me to the board"),
        ("her interview about tar", "a podcast", "work", "I heard your interview about tar on a podcast"),
        ("her newsletter is the only one I open", "newsletter", "news", ""),
        ("she called us eleven times about the valve", "", "deed", ""),
        ("she says in the paper that tar is back", "", "said", ""),
    ],
)
def test_a_fact_that_tells_how_it_is_known_is_not_told_twice(typed: str, seen: str, kind: str, opening: str) -> None:
    assert told(typed, seen) == (kind, opening)
