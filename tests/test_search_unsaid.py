"""What the user typed and no draft says is named."""

from __future__ import annotations

from typing import Any

from composer.brief import brief_from_table
from composer.drafting.search.compose import compose
from composer.model import Composition


def composed(channel: str = "email", purpose: str = "learn", fact: dict[str, str] | None = None, **rest: Any) -> Composition:
    table = {
        "relationship": "follower", "purpose": purpose, "point": "how to keep bees warm in a wall", "question": "Which wood do you use?",
        "sender": {"name": "Ana Ruiz", "role": "roofer"},
        "recipient": {"name": "Tom Berg", "facts": [fact or {"text": "he thatches roofs in Jutland"}]}, **rest,
    }
    return compose(brief_from_table(table), channel, count=2)


def test_a_remark_without_room_is_named_with_what_was_typed() -> None:
    long = "I have cut reed on three rivers since and counted every stalk that broke, because I wanted to see it for myself at last"
    told = composed("linkedin_note", fact={"text": "he thatches roofs in Jutland", "because": long})
    assert any(f"“{long[:40]}" in line for line in told.missing) or any(long in draft.text for draft in told.drafts)


def test_a_remark_that_may_hurt_is_named_and_not_said() -> None:
    told = composed(fact={"text": "he thatches roofs in Jutland", "detail": "he is fat and lazy"})
    assert told.drafts
    assert all("lazy" not in draft.text for draft in told.drafts)
    assert any("“he is fat and lazy”" in line for line in told.missing)


def test_what_is_said_is_not_named() -> None:
    told = composed(fact={"text": "he thatches roofs in Jutland", "detail": "in slippers", "because": "made me buy a ladder"})
    assert not told.missing


def test_a_no_thanks_for_how_one_was_asked() -> None:
    told = composed(purpose="decline", point="I can't lead the walk this year", why_them="he asked me before all others")
    assert all("Thank you for asking me before all others." in draft.text for draft in told.drafts)
    assert all("You asked me" not in draft.text for draft in told.drafts)


def test_somebody_is_introduced_once() -> None:
    third = {"name": "Nils Aas", "about": "tunes bells"}
    told = composed(purpose="introduce", point="you should meet Nils, he tunes bells and needs a tower", third=third)
    for draft in told.drafts:
        assert draft.text.count("tunes bells") == 1
        assert draft.text.count("meet") + draft.text.count("introduce") == 1
        assert "Nils needs a tower." in draft.text
