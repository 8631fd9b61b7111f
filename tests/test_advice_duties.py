"""Stop and law in plain words: who must be told what, by country and kind of contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from composer.advice.duties import Kept, assumed, duties, group, lines, prompts, stop_by, tell_by, unmet
from composer.model import Brief, Recipient, Sender

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # a Friday
BRIEF = Brief(
    Sender("Nora Berg", company="Pipely", address="12 Harbour Street, Leeds"),
    Recipient("Frank Miller", contact_type="company", source="the trade fair list"), "stranger", "sell", commercial=True,
)


def ids(country: str, kind: str = "company", channel: str = "email") -> set[str]:
    brief = replace(BRIEF, country=country, recipient=replace(BRIEF.recipient, contact_type=kind))
    return {duty.id for duty in duties(brief, channel)}


def test_a_message_that_is_not_commercial_has_no_duties() -> None:
    assert duties(replace(BRIEF, commercial=False, country="GB"), "email") == ()


@pytest.mark.parametrize(("country", "kind", "has", "lacks"), [
    ("US", "company", {"postal-address", "how-to-stop", "true-sender"}, {"consent-person", "where-from", "consent-canada"}),
    ("GB", "company", {"how-to-stop", "where-from"}, {"consent-person", "postal-address"}),
    ("UK", "sole_trader", {"consent-person"}, {"postal-address"}),
    ("Germany", "private", {"consent-person", "where-from", "tell-or-delete"}, {"postal-address"}),
    ("Canada", "company", {"consent-canada", "postal-address", "how-to-stop"}, {"consent-person"}),
    ("Japan", "company", {"true-sender", "how-to-stop"}, {"postal-address", "consent-person"}),
])
def test_country_and_kind_of_contact_decide(country: str, kind: str, has: set[str], lacks: set[str]) -> None:
    found = ids(country, kind)
    assert has <= found
    assert not lacks & found


def test_what_is_not_known_gets_the_strictest_and_says_so() -> None:
    unknown = ids("Atlantis", "")
    assert {"consent-person", "postal-address", "where-from", "how-to-stop"} <= unknown
    said = assumed(replace(BRIEF, country="Atlantis", recipient=replace(BRIEF.recipient, contact_type="")))
    assert said == (
        "Their country isn't set, so the strictest rules apply.",
        "Whether they're a company or a private person isn't set, so they count as a private person.",
    )
    assert assumed(replace(BRIEF, country="GB")) == ()


def test_channels_have_duties_of_their_own() -> None:
    assert "call-list" in ids("GB", channel="phone")
    assert "text-consent" in ids("US", channel="sms")
    assert "consent-person" in ids("GB", "sole_trader", "linkedin_message")
    assert "postal-address" not in ids("US", channel="linkedin_message")


def test_a_bare_pitch_lacks_what_the_law_asks_for_and_the_ready_lines_mend_it() -> None:
    brief = replace(BRIEF, country="US", recipient=replace(BRIEF.recipient, contact_type="company"))
    text = "Hi Frank, I'm Nora Berg of Pipely. How does your team track jobs today?"
    assert {duty.id for duty in unmet(brief, "email", text)} == {"postal-address", "how-to-stop"}
    mended = "\n".join((text, *lines(brief, "email")))
    assert unmet(brief, "email", mended) == ()


def test_the_ready_lines_hold_the_source_where_it_must_be_told() -> None:
    brief = replace(BRIEF, country="GB")
    ready = lines(brief, "email")
    assert ready[0] == "I have your details from the trade fair list."
    assert unmet(brief, "email", "\n".join(("I'm Nora Berg of Pipely.", *ready))) == ()


def test_a_hidden_sender_and_a_pretended_reply_are_unmet_duties() -> None:
    brief = replace(BRIEF, country="Japan")
    missing = {duty.id for duty in unmet(brief, "email", "Buy our tool. Just say so and I will not write again.", "Re: our call")}
    assert missing == {"true-sender", "true-subject"}


@pytest.mark.parametrize(("country", "days"), [("US", 14), ("CA", 14), ("GB", 0), ("France", 0), ("", 0), ("Atlantis", 0)])
def test_the_clock_of_a_stop_runs_ten_working_days_or_not_at_all(country: str, days: int) -> None:
    assert stop_by(NOW, country) == NOW + timedelta(days=days)


def test_tell_or_delete_comes_a_calendar_month_later() -> None:
    assert tell_by(datetime(2027, 1, 31, tzinfo=UTC), "DE") == datetime(2027, 2, 28, tzinfo=UTC)
    assert tell_by(NOW, "GB") == NOW.replace(month=12)
    assert tell_by(NOW, "US") is None


def test_people_silent_for_the_set_months_and_people_never_told_are_put_up_for_a_decision() -> None:
    old, fresh = NOW.replace(year=2024), NOW.replace(year=2024) + timedelta(days=1)
    people = [
        Kept(1, "Ana", old, last_touch_at=fresh, told=True), Kept(2, "Ben", old, last_touch_at=old, told=True),
        Kept(3, "Cem", NOW - timedelta(days=40), country="DE"), Kept(4, "Dee", NOW - timedelta(days=40), country="US"),
        Kept(5, "Eve", NOW - timedelta(days=20), country="DE"),
    ]
    assert [(item.person, item.kind) for item in prompts(people, NOW, 24)] == [(3, "untold"), (2, "silent")]
    assert [item.person for item in prompts(people, NOW, 0)] == [3]
    assert "for 24 months: delete them" in prompts(people, NOW, 24)[1].message


def test_the_law_is_that_of_the_country_by_whatever_name() -> None:
    assert [group(name) for name in ("Norway", "Deutschland", "uk", "Japan", "Narnia", "")] == ["EU", "EU", "GB", "other", "", ""]
