"""Whether a further message brings something new."""

from __future__ import annotations

import pytest

from composer.etiquette.check import check
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.properties.something_new import find_something_new


def new(text: str) -> list[str]:
    message = parse(f"Hi Ida,\n\n{text}\n\nBest,\nUlf", "email")
    return [message.says(span) for span in find_something_new(message, [(0, len(text) + 40)], CheckContext("email", stage="follow_up"))]


@pytest.mark.parametrize("sentence", [
    "The quote is 40 euros lower.", "I ask again because the tide table changed.", "Since I wrote, the lock has closed.", "We have now measured the keel.",
    "The regatta is on Tuesday.", "I attached the list that you wanted.", "Which varnish holds on oak decks?", "Here is a smaller question.", "You asked for the old register.",
    "Meanwhile the museum answered.", "I found the log of the second boat.", "In the meantime I spoke with the harbour master.",
])
def test_a_figure_a_date_a_reason_news_or_a_question_of_its_own_is_new(sentence: str) -> None:
    assert new(f"Just following up. {sentence}") == [sentence]


@pytest.mark.parametrize("text", [
    "Just checking in on my last message. Any thoughts?", "Bumping this up. Did you get a chance to look at it?", "I hope you are well. Are you still interested?",
    "Following up on my email. What do you think?", "Circling back. Let me know.", "A gentle reminder of my note. Could you please reply?", "",
])
def test_a_reminder_alone_is_not(text: str) -> None:
    assert new(text) == []


@pytest.mark.parametrize(("text", "rule"), [
    ("I'm following up on the oar order because ash fell: it is 30 euros less. Shall I change it?", None),
    ("This is my last note on it. Since I wrote, the museum closed; shall I send you the photographs?", None),
    ("Just circling back on this. Any thoughts?", "just-checking-in"),
])
def test_only_a_reminder_without_news_is_told_so_and_mildly(text: str, rule: str | None) -> None:
    found = check(f"Hi Ida,\n\n{text}\n\nBest,\nUlf", "email", stage="follow_up").findings
    assert {finding.severity for finding in found if finding.rule == "just-checking-in"} == ({"suggestion"} if rule else set())
    assert [finding.rule for finding in found if finding.criterion == "no_pressure" and finding.severity != "suggestion"] == []
