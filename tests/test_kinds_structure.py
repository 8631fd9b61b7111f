"""Rules of kind structure: what a part must have, and must not have."""

from __future__ import annotations

import pytest

from composer.errors import BadValue
from composer.etiquette.kinds.structure import Structure
from composer.etiquette.properties.structural import PROPERTIES
from tests.rule_kit import findings, marked, rule

TEXT = "Subject: Hello\n\nHi Ada,\n\nyour talk was clear. Which pier was hardest?\n\nBest,\nSam"


def test_a_forbidden_property_is_marked_where_it_stands() -> None:
    no_question = rule("structure", part="body", forbid="question")
    assert marked(TEXT, no_question) == ["Which pier was hardest?"]
    assert marked("Hi Ada, thank you.", no_question) == []


def test_a_required_property_that_is_missing_is_an_absence_where_it_would_stand() -> None:
    closing = rule("structure", part="last_sentences", require="question")
    assert findings(TEXT, closing) == []
    (hit,) = findings("Hi Ada,\n\nyour talk was clear.\n\nBest,\nSam", closing)
    assert (hit.text, hit.start) == ("", 29)


def test_only_the_part_that_the_rule_names_is_asked() -> None:
    assert marked(TEXT, rule("structure", part="opening", forbid="question")) == []
    assert marked(TEXT, rule("structure", part="subject", forbid="question")) == []


def test_a_part_that_the_message_lacks_has_no_property() -> None:
    plain = "Which pier was hardest?"
    assert marked(plain, rule("structure", part="signoff", forbid="signoff_name")) == []
    assert marked(plain, rule("structure", part="signoff", require="signoff_name")) == [""]


def test_every_place_of_a_forbidden_property_is_marked() -> None:
    assert marked("One?! Two!!", rule("structure", part="text", forbid="exclamation_run")) == ["?!", "!!"]


@pytest.mark.parametrize(("fields", "said"), [
    ({"part": "body"}, "require: a structure rule needs either require or forbid"), ({"require": "question"}, "part: is missing$"),
    ({"part": "body", "require": "question", "forbid": "question"}, "require: a structure rule needs either require or forbid"),
    ({"part": "tail", "require": "question"}, "part: "), ({"part": "body", "forbid": "questions"}, "forbid: "),
])
def test_a_wrong_table_is_refused_with_its_place_field_and_reason(fields: dict[str, object], said: str) -> None:
    with pytest.raises(BadValue, match=f"^here: {said}"):
        Structure.read(fields, "here")


def test_every_property_can_be_named() -> None:
    assert set(Structure.names()) == set(PROPERTIES)
