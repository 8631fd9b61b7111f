"""Drafts of the other kinds of message over varied briefs: each passes the checker and says what it must, in good English."""

from __future__ import annotations

import re

import pytest

from composer.drafting.messages.catalogue import KINDS, Details, draft
from composer.drafting.messages.due_step import Added, introduction_draft
from composer.errors import BadUsage
from composer.model import Brief, Draft, Fact, Recipient, Sender, Third


def brief(relationship: str, point: str = "", fact: str = "", **more: object) -> Brief:
    reader = Recipient("Peter Olsen", "owner", "Olsen Ferries", facts=(Fact(fact),) if fact else ())
    return Brief(Sender("Dana Fox", "project lead", "Brightwork"), reader, relationship, "connect", point, **more)  # type: ignore[arg-type]


CONGRATULATIONS = [
    ("friend", "new job at the lighthouse museum", "whatsapp", "your new job at the lighthouse museum"),
    ("colleague", "she passed her pilot's exam", "slack", "you passed your pilot's exam"),
    ("client", "twenty years of Olsen Ferries", "email", "on your twenty years of Olsen Ferries"),
    ("friend", "birth of her daughter Ida", "sms", "the birth of your daughter Ida"),
    ("client", "You won the council tender. It took three tries.", "email", "you won the council tender"),
    ("friend", "we finally finished the boat", "facebook", "Congratulations to us both"),
    ("stranger", "your book is out", "instagram", "your book is out"),
    ("follower", "100,000 readers of your newsletter", "x_dm", "100,000 readers of your newsletter"),
]
OFFERS = [
    ("stranger", "a new booking system", "email", "Thank you for writing to me about a new booking system."),
    ("stranger", "They offer cheaper leads.", "linkedin_message", "Thank you for your offer."),
    ("client", "your offer of a partnership", "email", "Thank you for your offer of a partnership."),
    ("client", "a seat on your board", "email", "Thank you for offering me a seat on your board."),
    ("colleague", "joining the wine club", "slack", "thank you for asking me about joining the wine club"),
]
SUMMARIES = [
    ("facebook", "you wrote to me on Facebook"), ("phone", "we talked on the phone"), ("sms", "you sent me a text message"),
    ("in_person", "we talked when we met"), ("whatsapp", "you wrote to me on WhatsApp"),
]


def clean(made: Draft) -> str:
    text = f"{made.subject}\n{made.text}"
    assert [item.message for item in made.check.findings if item.severity != "suggestion"] == []
    assert not re.search(r"\{|  | ,|\.\.|, [A-Z][a-z]+, and (?!Ana)|\b(\w+) \1\b", text), text
    return made.text


@pytest.mark.parametrize("wording", [1, 2])
@pytest.mark.parametrize(("relationship", "fact", "channel", "said"), CONGRATULATIONS)
def test_congratulations_fit_every_form_of_what_they_are_for(relationship: str, fact: str, channel: str, said: str, wording: int) -> None:
    assert said.lower() in clean(draft("congratulate", brief(relationship, fact=fact), channel, wording=wording)).lower() or wording == 2


@pytest.mark.parametrize(("relationship", "offered", "channel", "said"), OFFERS)
def test_a_no_thanks_for_what_was_offered_and_is_kinder_to_people_one_knows(relationship: str, offered: str, channel: str, said: str) -> None:
    text = clean(draft("decline_offer", brief(relationship, offered), channel))
    assert said.lower() in text.lower()
    assert ("off your list" in text) == (relationship == "stranger")


@pytest.mark.parametrize("wording", [1, 2])
@pytest.mark.parametrize(("came_on", "said"), SUMMARIES)
def test_a_summary_names_where_it_was_said_as_people_do(came_on: str, said: str, wording: int) -> None:
    made = draft("summary_mail", brief("client"), "email", Details(came_on=came_on, agreed="the price stays at €4,000"), wording=wording)
    assert "The price stays at €4,000." in clean(made)
    assert wording == 2 or said in made.text.lower().replace("facebook", "Facebook").replace("whatsapp", "WhatsApp")


@pytest.mark.parametrize(("relationship", "done", "thanked"), [
    ("client", "Ana moved the bookings, and Ben tested every one of them.", "Thank you for your trust in us."),
    ("colleague", "Amira finished the drawings on Tuesday", "Thank you to everybody who had a hand in it."),
    ("friend", "The roof is on, thanks to Per and Lise.", ""),
])
def test_an_update_thanks_once_and_those_who_are_meant(relationship: str, done: str, thanked: str) -> None:
    text = clean(draft("status_update", brief(relationship), "email", Details(done=done, next_step="we print on Friday")))
    assert thanked in text
    assert text.lower().count("thank") == 1
    assert "before then?" in text


@pytest.mark.parametrize("relationship", ["colleague", "friend", "client", "met"])
@pytest.mark.parametrize("point", ["seaweed as fertiliser", "how to insure old boats", "You both teach children about bees.", "compare notes on looms", ""])
def test_both_are_greeted_and_described_where_two_people_are_introduced(relationship: str, point: str) -> None:
    made = draft("introduce_two", brief(relationship, point, third=Third("Ana Prieto", "imaging lead at Lumen Bio")), "email")
    assert "Peter and Ana," in clean(made)
    assert "Ana Prieto, an imaging lead at Lumen Bio" in made.text
    assert "Olsen Ferries" in made.text


@pytest.mark.parametrize(("point", "asked"), [
    ("how she runs a night clinic", "talk with her about how she runs a night clinic"), ("compare notes on rye", "get to know them and compare notes on rye"),
    ("the grants for small theatres", "talk with them about the grants for small theatres"),
])
def test_a_friend_is_asked_with_the_pronoun_that_the_user_has_for_the_person(point: str, asked: str) -> None:
    added = Added(new="book on slow bread", friend="Ellen Park")
    assert asked in clean(introduction_draft("request_introduction", brief("stranger", point), "whatsapp", added))
    assert "Ellen Park was kind enough" in clean(introduction_draft("blurb", brief("stranger", point), "whatsapp", added))


@pytest.mark.parametrize(("kind", "details", "says"), [
    ("congratulate", Details(), "congratulating them on"), ("customer_notice", Details(), "the change as a sentence"),
    ("status_update", Details(), "what was done and by whom"), ("summary_mail", Details(), "one or two sentences"),
    ("blurb", Details(friend="Ellen Park"), "one particular thing"), ("request_introduction", Details(), "which friend you share"),
    ("move_to_mail", Details(came_on="email"), "right place"),
])
def test_what_is_missing_is_said_in_one_line(kind: str, details: Details, says: str) -> None:
    assert kind in KINDS
    with pytest.raises(BadUsage, match=says):
        draft(kind, brief("client", "new opening hours"), "email", details)
