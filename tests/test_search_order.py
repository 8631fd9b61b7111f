"""What every draft is checked against: the channel's limit, its usual length, the rules."""

from __future__ import annotations

from typing import Any

import pytest

from composer.brief import brief_from_table
from composer.drafting.search.order import SPOKEN_WORDS, Order
from composer.etiquette.check_context import CheckContext

TABLE: dict[str, Any] = {
    "relationship": "stranger", "purpose": "learn", "point": "how to mend a net", "question": "Which knot holds?",
    "sender": {"name": "Ana Ruiz"}, "recipient": {"name": "Tom Berg", "facts": [{"text": "his talk on nets"}]},
}


def order(channel: str, *, premium: bool = False, **changes: Any) -> Order:
    return Order(CheckContext(channel, brief_from_table({**TABLE, **changes}), premium=premium))


@pytest.mark.parametrize(("channel", "premium", "text", "excess"), [
    ("linkedin_note", False, "x" * 200, 0), ("linkedin_note", False, "x" * 203, 3), ("linkedin_note", True, "x" * 300, 0), ("linkedin_note", True, "x" * 301, 1),
    ("sms", False, "x" * 160, 0), ("sms", False, "x" * 162, 2), ("sms", False, "á" + "x" * 69, 0), ("sms", False, "á" + "x" * 70, 1),
    ("x_post", False, "x" * 280, 0), ("x_post", False, "日" * 141, 2), ("x_post", False, f"https://a.example/{'x' * 300}", -257),
    ("whatsapp", False, "x" * 800, 0), ("whatsapp", False, "x" * 801, 1), ("instagram", False, "x" * 1001, 201),
    ("phone", False, "word " * 60, 0), ("phone", False, "word " * 62, 2),
    ("email", False, "word " * 150, 0), ("email", False, "word " * 153, 3),
])
def test_a_text_is_too_long_by_the_channels_own_unit(channel: str, premium: bool, text: str, excess: int) -> None:
    judge = order(channel, premium=premium)
    assert judge.excess(text) == excess
    assert judge.fits(text) == (excess <= 0)


def test_what_was_typed_may_be_said_whole() -> None:
    long = "how to mend a net " * 20  # 100 words, the question three more
    assert order("phone", point=long).excess("word " * 143) == 0
    assert order("phone", point=long).excess("word " * 144) == 1
    assert order("email", point=long).excess("word " * 163) == 0
    assert order("email", point=long).excess("word " * 165) == 2
    assert order("email", point="how to mend a net " * 10).excess("word " * 150) == 0
    assert SPOKEN_WORDS == 60


@pytest.mark.parametrize(("channel", "premium", "text", "may"), [
    ("linkedin_note", False, "x" * 200, True), ("linkedin_note", False, "x" * 201, False), ("linkedin_note", True, "x" * 300, True), ("linkedin_note", True, "x" * 301, False),
    ("sms", False, "x" * 160, True), ("sms", False, "x" * 161, False), ("email", False, "x" * 9000, True), ("phone", False, "x" * 9000, True),
    ("x_post", False, f"{'x' * 300} https://a.example", True), ("x_post", False, "x" * 281, False),
])
def test_a_quick_look_refuses_only_what_cannot_fit(channel: str, premium: bool, text: str, may: bool) -> None:
    assert order(channel, premium=premium).may_fit(text) is may


def test_the_checker_reads_the_subject_with_the_text() -> None:
    text = "Dear Tom,\n\nyour talk on nets was clear. Which knot holds?\n\nBest,\nAna"
    found = order("email").judge(text, "URGENT!!! READ NOW")
    plain = order("email").judge(text)
    assert any(finding.start < 20 for finding in found.findings)
    assert len(found.findings) > len(plain.findings)
    assert order("email").judge(text, "") == plain


def test_it_knows_the_brief_and_the_channel() -> None:
    judge = order("sms")
    assert judge.brief.recipient.name == "Tom Berg"
    assert judge.channel.name == "sms"
