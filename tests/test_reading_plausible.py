"""What an editor would stumble over in a saying, and what only looks odd."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.plausible import fault

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("you ironmonger from Cork", "no verb behind its subject"),
        ("you run a mill and today sells flour", "a verb that does not agree"),
        ("really liked the way you closed the meeting", "no subject"),
        ("you excel trainer and bake", "a person without an article"),
        ("you left your across the road", "a determiner before no noun"),
        ("your live three roads apart", "an adjective before a number"),
        ("you worked with you last publisher", "you where your is meant"),
        ("you sang and the the band stopped", "a word twice"),
        ("you showed us the mill, the other was only a shed", "a verb too many"),
        ("your talk in Lund, we argued until you left", "a verb too many"),
        ("we met at the dentist you lost a tooth there", "two clauses without a joint"),
        ("your register of mills, 3 counties", "two things side by side"),
        ("your survey of ponds: 40 of them", "two things side by side"),
        ("your first of the 90 members", "a noun phrase without its noun"),
        ("you are a diver ➜ baker", "a stray sign"),
        ("your shop for banners)", "an open bracket"),
        ("you bake for the", "an open end"),
        ("you found a recipe for her rye loaf", "you and she mixed"),
    ],
)
def test_what_an_editor_would_stumble_over(said: str, what: str) -> None:
    assert fault(said, said.startswith("your "), NADIA) == what


@pytest.mark.parametrize(
    "said",
    [
        "you said last year's cider was right but the wrong cask was in front",
        "you said you'd come in at 4 am if it leaked again",
        "you hire people nobody else hires",
        "you are the reason the pool is open",
        "we did nights together from 2017 to 2019",
        "when we worked together in Bergen you found a leak that was ten years old",
        "the harp arrived with a cracked foot in April, and you still have the photo",
        "I keep your essay pinned above my desk",
        "you have never lost a case at the ferry board",
        "you told me about a shepherd who paid with her own cheese",
        "the woman who crossed the strait in a bathtub bought your boat",
        "you are both a priest and a plumber",
        "you and my uncle built the pier",
        "there's a poem on your van",
        "I was your student in 2003",
    ],
)
def test_a_sound_clause_has_no_fault(said: str) -> None:
    assert fault(said, False, NADIA) == ""


@pytest.mark.parametrize(
    "said",
    [
        "your blog post on why trams squeal",
        "your 12 hectares of peppers under glass",
        'your talk "Never test a ferry indoors"',
        "your film of the wedding in Oban, which ran for two hours",
        "episode 12 of your podcast “Slow Ferries”, on fog horns",
        "the way you close the gate",
        "your mill, the last one in the county",
        "the boat you built",
    ],
)
def test_a_sound_noun_phrase_has_no_fault(said: str) -> None:
    assert fault(said, True, NADIA) == ""
