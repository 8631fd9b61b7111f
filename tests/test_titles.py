"""What a mail is about, as its subject line."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.points.point import read_point
from composer.drafting.templating.titles import news_of, thing_in, thing_of, title_of

SHE = Reader("Asta Lund", "Asta", "Lund", "she")


@pytest.mark.parametrize(("typed", "purpose", "title"), [
    ("compare notes on frost in young vineyards", "connect", "Comparing notes on frost in young vineyards"),
    ("offering a Saturday of free bike repairs together, at her school", "partner", "A Saturday of free bike repairs at your school"),
    ("get to know other people who restore pipe organs in small villages", "connect", "Getting to know other people who restore pipe organs"),
    ("how you keep the swans off the rowing course in spring, when they nest", "learn", "How you keep the swans off the rowing course in spring"),
    ("I need a second oboe for our Easter concert on 5 April", "hire", "A second oboe for our Easter concert on 5 April"),
    ("print a map of the wells together", "partner", "A map of the wells"),
    ("I would like to understand how she persuaded the old bell ringers to give the new rope a try", "learn",
     "How you persuaded the old bell ringers"),
    ("I'd like to offer you our figures on 3,200 leaking taps in Lille", "press", "Our figures on 3,200 leaking taps in Lille"),
])
def test_the_matter_is_the_subject(typed: str, purpose: str, title: str) -> None:
    assert title_of(read_point(typed, SHE, purpose=purpose)) == title


@pytest.mark.parametrize(("typed", "purpose", "thing"), [
    ("I can't take the harbour mural this summer", "decline", "The harbour mural"),
    ("we can't do the audit of your stables before May", "decline", "The audit of your stables"),
    ("we lent the bandstand to a puppet theatre", "press", "The bandstand"),
    ("nobody came", "update", ""),
    ("in our library the blind cat now has her own shelf", "press", "The blind cat"),
    ("I can't give the talk on 3 May", "decline", "The talk on 3 May"),
])
def test_a_thing_with_an_article_stands_for_the_matter(typed: str, purpose: str, thing: str) -> None:
    assert thing_of(read_point(typed, SHE, purpose=purpose)) == thing


@pytest.mark.parametrize(("typed", "purpose", "news"), [
    ("the harbour crane is mended, and nobody was hurt", "update", "The harbour crane is mended"),
    ("We have to inform you that the slates came in the wrong colour.", "update", "The slates came in the wrong colour"),
    ("thank you for lending me the long ladder", "thank", "Thank you for lending me the long ladder"),
    ("Your permit was granted this morning and the badge will be posted on Friday.", "update", "Your permit was granted this morning"),
    ("All 1,200 seed packets are counted; nine were empty", "update", "All 1,200 seed packets are counted"),
])
def test_news_and_thanks_are_told_in_the_subject(typed: str, purpose: str, news: str) -> None:
    assert news_of(read_point(typed, SHE, purpose=purpose)) == news


@pytest.mark.parametrize(("fact", "thing"), [
    ("you let me steer the green ferry of the mill in Halle past the weir", "The green ferry of the mill in Halle"),
    ("you let me steer the green ferry past the mill", ""),
    ("we sang every Monday in the boathouse in Rovinj", "The boathouse in Rovinj"),
    ("my old coach ran beside me", ""),
    ("we shared a tent on the dunes of Sylt in 2012", "Our tent on the dunes of Sylt"),
])
def test_a_memory_is_named_by_its_thing(fact: str, thing: str) -> None:
    assert thing_in(fact) == thing


def test_a_title_ends_where_a_phrase_does() -> None:
    assert title_of(read_point("Our rota software handles part-time staff, and I would like to show it.", SHE, purpose="sell")) == ""
    assert "part" not in title_of(read_point("I would like to understand how her team got people to give up part of their gardens.", SHE, purpose="learn")).split()[-1:]
