"""The channel adviser: the grid of situations, and what every advice must hold to."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from composer.advice.channel import advise
from composer.advice.situations import load_situations
from composer.model import (
    CHANNELS,
    HANDLES,
    PURPOSES,
    RELATIONSHIPS,
    SPOKEN,
    TONES,
    Advice,
    Brief,
    ChannelAdvice,
    ChannelRate,
    PastTouch,
    Recipient,
    Sender,
)

GRID = tomllib.loads((Path(__file__).parent / "data" / "situations.toml").read_text(encoding="utf-8"))["situation"]
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def past(lines: list[str], now: datetime = NOW) -> tuple[PastTouch, ...]:
    """Touches from lines such as “9d out email ?”."""
    found = []
    for line in lines:
        ago, direction, channel, *kind = line.split()
        hours = int(ago[:-1]) * (24 if ago.endswith("d") else 1)
        what = kind[0] if kind else ""
        found.append(PastTouch(
            channel, "out" if direction == "out" else "in", now - timedelta(hours=hours),
            "message" if what in ("", "?") else what,  # type: ignore[arg-type]
            "Which test helped most?" if what == "?" else "It went well.",
        ))
    return tuple(found)


def advice_for(case: dict[str, Any]) -> Advice:
    """What the adviser says in a situation of the grid."""
    now = NOW.replace(hour=case.get("hour", 12))
    reader = Recipient(
        "Tomás Ortega", handles=dict.fromkeys(case["have"], "tomas"), connected=case.get("connected", False),
        timezone=case.get("zone", ""),
    )
    brief = Brief(
        Sender("Maya Lindqvist"), reader, case["who"], case.get("about", "learn"), "how you keep tests cheap",
        tone=case.get("tone", "neutral"), mutual=case.get("mutual", ""), country=case.get("country", ""),
        **{key: case.get(key, False) for key in ("delicate", "urgent", "needs_record", "commercial")},
    )
    rates = {name: ChannelRate(*pair) for name, pair in case.get("rates", {}).items()}
    return advise(
        brief, past(case.get("past", []), now), rates, now=now, stopped=case.get("stopped", ()), home_zone=case.get("home", ""),
        notes_left=case.get("notes_left"), premium=case.get("premium"),
    )


def of(advice: Advice, channel: str) -> ChannelAdvice:
    """The advice about one channel."""
    return next(item for item in advice.channels if item.channel == channel)


def test_the_grid_holds_at_least_two_hundred_situations() -> None:
    assert len(GRID) >= 200


@pytest.mark.parametrize("case", GRID, ids=lambda case: f"{case['who']}-{'+'.join(case['have']) or 'nothing'}-{case['first'] or 'none'}")
def test_a_situation_gets_the_expected_first_channel_and_refuses_the_forbidden_ones(case: dict[str, Any]) -> None:
    advice = advice_for(case)
    allowed = [item.channel for item in advice.channels if item.allowed]
    assert (allowed[0] if allowed else "") == case["first"]
    if "second" in case:
        assert allowed[1] == case["second"]
    assert set(case["forbidden"]) <= {item.channel for item in advice.channels if not item.allowed}
    if "step" in case:
        assert advice.next.step == case["step"]
    if "assumed" in case:
        assert any(case["assumed"] in said for said in advice.assumed)
    assert all(item.reasons for item in advice.channels)


BRIEFS = st.builds(
    Brief, st.just(Sender("Maya Lindqvist")),
    st.builds(
        Recipient, st.just("Tomás Ortega"), handles=st.sets(st.sampled_from(HANDLES)).map(lambda kinds: dict.fromkeys(sorted(kinds), "x")),
        connected=st.booleans(), timezone=st.sampled_from(["", "Asia/Tokyo", "Europe/Madrid", "Nowhere/None"]),
    ),
    st.sampled_from(RELATIONSHIPS), st.sampled_from(PURPOSES), st.just("how tests are kept cheap"),
    delicate=st.booleans(), urgent=st.booleans(), needs_record=st.booleans(), commercial=st.booleans(),
    tone=st.sampled_from(TONES), country=st.sampled_from(["", "GB", "Germany", "Atlantis"]),
)
HISTORIES = st.lists(st.builds(
    PastTouch, st.sampled_from(CHANNELS), st.sampled_from(["out", "in"]), st.integers(-40 * 24, 24).map(lambda h: NOW + timedelta(hours=h)),
    st.sampled_from(["message", "call", "missed", "voicemail", "meeting", "auto", "bounce", "no", "reaction", "accepted"]),
    st.sampled_from(["", "Which one?", "Thanks."]),
), max_size=6)
RATES = st.dictionaries(st.sampled_from(CHANNELS), st.integers(0, 50).flatmap(lambda n: st.integers(0, n).map(lambda a: ChannelRate(a, n))))


@profile(deadline=None)  # a busy machine is no defect
@given(brief=BRIEFS, history=HISTORIES, rates=RATES, stopped=st.sets(st.sampled_from([*CHANNELS, ""]), max_size=3), notes=st.none() | st.integers(0, 5))
def test_whatever_the_situation_the_advice_is_whole_and_keeps_its_promises(
    brief: Brief, history: list[PastTouch], rates: dict[str, ChannelRate], stopped: set[str], notes: int | None,
) -> None:
    advice = advise(brief, history, rates, now=NOW, stopped=stopped, notes_left=notes)
    assert sorted(item.channel for item in advice.channels) == sorted(CHANNELS)
    assert [item.rank for item in advice.channels] == list(range(1, len(CHANNELS) + 1))
    allowed = [item.channel for item in advice.channels if item.allowed]
    assert [item.allowed for item in advice.channels] == sorted((item.allowed for item in advice.channels), reverse=True)
    if "" in stopped:
        assert not allowed
        assert advice.next.step == "stop"
    assert not stopped & set(allowed)
    if brief.delicate:
        assert not any(name not in SPOKEN and name != "email" for name in allowed)
        assert not allowed or allowed[0] in SPOKEN or not {"phone", "in_person"} - stopped
    if notes == 0:
        assert "linkedin_note" not in allowed
    for item in advice.channels:
        assert item.reasons
        assert all(said and said[0].isupper() and said[-1] in ".!?" for said in item.reasons), item.reasons
    assert advice.next.reasons
    if advice.next.when is not None:
        assert advice.next.when.tzinfo is not None


def test_a_channel_without_a_known_address_stays_allowed_below_the_known_ones() -> None:
    advice = advice_for({"who": "stranger", "have": ["facebook"], "first": "", "forbidden": []})
    assert advice.channels[0].channel == "facebook"
    note = of(advice, "linkedin_note")
    assert note.allowed
    assert "You'd first have to find their LinkedIn profile." in note.reasons
    assert "It would come first if you knew their LinkedIn profile." in note.reasons


def test_the_runner_up_says_how_many_answers_would_put_it_first_and_that_is_true() -> None:
    case = {"who": "stranger", "have": ["linkedin", "email"], "first": "", "forbidden": []}
    email = of(advice_for(case), "email")
    said = next(text for text in email.reasons if "next 20" in text)
    needed = int(said.split("if ")[1].split()[0])
    assert advice_for({**case, "rates": {"email": [needed, 20]}}).channels[0].channel == "email"
    assert advice_for({**case, "rates": {"email": [needed - 1, 20]}}).channels[0].channel == "linkedin_note"


def test_what_the_matter_needs_says_what_would_undo_it() -> None:
    advice = advice_for({"who": "client", "have": ["email", "phone"], "urgent": True, "first": "", "forbidden": []})
    assert "The order would be another one if the matter can wait." in advice.channels[0].reasons


def test_few_own_numbers_are_called_few_and_count_little() -> None:
    case = {"who": "stranger", "have": ["linkedin", "email"], "rates": {"email": [2, 3]}, "first": "", "forbidden": []}
    assert any("too few to say much" in text for text in of(advice_for(case), "email").reasons)
    many = {**case, "rates": {"email": [20, 40]}}
    assert "Your own numbers: 20 of your 40 first messages here were answered within a day, more than others report (5%)." in of(
        advice_for(many), "email").reasons


def test_a_whatsapp_number_serves_for_a_call_too() -> None:
    advice = advice_for({"who": "client", "have": ["whatsapp"], "urgent": True, "first": "", "forbidden": []})
    assert advice.channels[0].channel == "phone"
    assert not any("find" in text for text in advice.channels[0].reasons)


def test_a_country_with_one_zone_stands_in_for_a_missing_time_zone() -> None:
    brief = Brief(Sender("Maya"), Recipient("Aiko Tanaka", handles={"phone": "+81312345678"}), "friend", "thank", country="Japan")
    advice = advise(brief, now=NOW.replace(hour=18))
    assert "Their time zone isn't set, so Tokyo time is taken from their country." in advice.assumed
    assert any("night" in text for text in of(advice, "phone").reasons)


def test_touches_after_the_clock_are_not_looked_at() -> None:
    brief = Brief(Sender("Maya"), Recipient("Tomás", handles={"email": "t@example.com"}), "stranger", "learn")
    later = PastTouch("email", "out", NOW + timedelta(days=1))
    assert advise(brief, [later], now=NOW) == advise(brief, now=NOW)


def test_every_situation_in_the_data_is_reached_by_the_grid() -> None:
    reached = set()
    for case in GRID:
        now = NOW.replace(hour=case.get("hour", 12))
        from composer.advice.standing import standing

        brief = Brief(
            Sender("Maya"), Recipient("Tomás", handles=dict.fromkeys(case["have"], "t"), connected=case.get("connected", False),
                                      timezone=case.get("zone", "")),
            case["who"], case.get("about", "learn"), tone=case.get("tone", "neutral"),
            **{key: case.get(key, False) for key in ("delicate", "urgent", "needs_record", "commercial")},
        )
        where = standing(brief, past(case.get("past", []), now), now=now, home_zone=case.get("home", ""), notes_left=case.get("notes_left"),
                         premium=case.get("premium"))
        reached |= {item.id for item in load_situations() if item.holds(where)}
    assert reached == {item.id for item in load_situations()}


def test_the_same_values_give_the_same_advice() -> None:
    brief = Brief(Sender("Maya"), Recipient("Tomás", handles={"email": "t@example.com"}), "client", "update")
    assert advise(brief, now=NOW) == advise(replace(brief), now=NOW)
