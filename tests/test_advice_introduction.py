"""Who might introduce, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from composer.advice.introduction import Acquaintance, candidates, company_key, plan
from composer.model import Brief, Fact, Recipient, Sender

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BRIEF = Brief(
    Sender("Grace Kim"), Recipient("Robert Lane", company="DHL Group", facts=(Fact("panel with Ana Sousa on cold chains"),)),
    "stranger", "learn", mutual="Ellen Park",
)
ELLEN = Acquaintance(1, "Ellen Park", "friend", answers=2)
OMAR = Acquaintance(2, "Omar Haddad", "met", company="DHL", last_touch_at=NOW - timedelta(days=30))
INES = Acquaintance(3, "Ines Costa", "stranger", past_companies=("DHL Group",))
ANA = Acquaintance(4, "Ana Sousa", "colleague")
PAUL = Acquaintance(5, "Paul Novak", "friend", company="Kiwi", answers=9, connected=True)


def test_a_named_friend_comes_before_somebody_at_the_same_company_and_each_says_why() -> None:
    found = candidates(BRIEF, [INES, OMAR, ANA, ELLEN, PAUL], now=NOW)
    assert [item.name for item in found] == ["Ellen Park", "Ana Sousa", "Omar Haddad", "Ines Costa"]
    assert found[0].reasons == ("You named Ellen Park as a friend of you both.", "They are a friend of yours.", "They've answered you 2 times.")
    assert "Omar Haddad works at DHL Group, as Robert Lane does." in found[2].reasons


def test_closeness_without_a_tie_to_the_person_makes_nobody_an_introducer() -> None:
    assert candidates(BRIEF, [PAUL], now=NOW) == ()


def test_somebody_who_knows_them_is_found_whatever_the_spelling() -> None:
    friend = Acquaintance(6, "Léa Dubois", "friend", knows=("róbert  lane",))
    assert candidates(BRIEF, [friend], now=NOW)[0].reasons[0] == "Léa Dubois knows Robert Lane."


def test_nobody_under_a_do_not_contact_and_never_the_person_is_asked() -> None:
    assert candidates(BRIEF, [replace(ELLEN, stopped=True), Acquaintance(9, "Robert Lane", company="DHL")], now=NOW) == ()


def test_an_unanswered_message_and_long_silence_count_against() -> None:
    cold = replace(OMAR, person=7, name="Omar Cold", unanswered=True, last_touch_at=NOW - timedelta(days=2000))
    found = candidates(BRIEF, [cold, OMAR], now=NOW)
    assert [item.person for item in found] == [2, 7]
    assert "You haven't been in touch for three years: say hello first." in found[1].reasons


def test_legal_forms_do_not_keep_one_company_apart() -> None:
    assert company_key("Monzo Bank Ltd.") == company_key("monzo bank") == "monzo bank"
    assert company_key("Deutsche Post AG") != company_key("Deutsche Bank AG")
    assert company_key("AG") == "ag"


def test_the_plan_asks_both_sides_before_anything_is_passed_on() -> None:
    steps = plan("Ellen", "Robert")
    assert steps[0] == "Ask Ellen whether they know Robert well enough, and make it easy to say no."
    assert "only after a yes" in steps[2]
