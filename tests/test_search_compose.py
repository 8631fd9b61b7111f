"""Whole messages as candidates: with each fact and without, the more particular before the plain."""

from __future__ import annotations

from dataclasses import replace

from composer.drafting.search.compose import whole_messages
from composer.drafting.search.reuse import Worn
from tests.search_kit import TABLE, choice

TALK, BARNS = (fact["text"] for fact in TABLE["recipient"]["facts"])


def test_a_further_message_is_tried_with_each_fact_and_without_one() -> None:
    found = whole_messages(replace(choice(), step="follow_up"))
    assert {one.facts for one in found} == {(TALK,), (BARNS,), ()}
    assert all("thatching" in one.text for one in found if one.facts == (TALK,))
    assert all("barns" in one.text for one in found if one.facts == (BARNS,))
    assert not any("thatch" in one.text for one in found if not one.facts)
    assert all(one.question is None and len(one.pieces) == 1 for one in found)


def test_what_tells_a_fact_is_worth_more_and_the_first_wording_most() -> None:
    found = whole_messages(replace(choice(), step="follow_up"))
    assert min(one.score for one in found if one.facts) > max(one.score for one in found if not one.facts)
    talk = [one.score for one in found if one.facts == (TALK,)]
    assert talk == sorted(talk, reverse=True)
    assert len(set(talk)) == len(talk) > 1


def test_a_worn_wording_is_worth_less() -> None:
    fresh = {one.name: one.score for one in whole_messages(replace(choice(), stance="accept"))}
    sent = "Thank you for your request. I'm glad to connect. What are you working on?"
    worn = {one.name: one.score for one in whole_messages(replace(choice(), stance="accept", worn=Worn([sent, sent])))}
    assert worn["answer/accept.1"] <= fresh["answer/accept.1"]
    assert set(worn) == set(fresh)


def test_nothing_is_said_where_no_template_fits() -> None:
    assert whole_messages(choice()) == []
