"""Rules of kind brief: a message beside what the user knew, and beside what others were sent."""

from __future__ import annotations

import pytest

from composer.errors import BadValue
from composer.etiquette.grounding.brief_checks import CHECKS
from composer.etiquette.kinds.brief import AgainstBrief
from tests.rule_kit import brief, findings, marked, rule

TEXT = "Hi Tom, how you keep dbt tests cheap at your size interests us here at Klarna very much. Which test caught the most bugs?"


def test_what_the_brief_does_not_hold_is_marked_with_what_it_holds() -> None:
    greeted = rule("brief", check="wrong_name", message="{match}: {detail}")
    assert [hit.message for hit in findings("Dear Peter, thank you.", greeted, brief=brief())] == ["Peter: Tomás Ortega"]
    assert findings("Dear Tomás, thank you.", greeted, brief=brief()) == []


def test_without_a_brief_comparisons_with_one_are_silent() -> None:
    assert marked("Dear Peter, thank you.", rule("brief", check="wrong_name")) == []


def test_what_others_were_sent_is_compared_without_a_brief_too() -> None:
    copied = rule("brief", check="near_copy")
    assert marked(TEXT, copied, sent_before=(TEXT.replace("Tom", "Ann"),)) != []
    assert marked(TEXT, copied, sent_before=("Something else altogether.",)) == []
    assert marked(TEXT, copied, brief=brief()) == []


def test_earlier_texts_alone_let_no_other_comparison_speak() -> None:
    assert marked("Dear Peter, thank you.", rule("brief", check="wrong_name"), sent_before=("Dear Peter, thank you.",)) == []


def test_a_rule_is_milder_for_the_purposes_it_names() -> None:
    greeted = rule("brief", check="wrong_name", mild_for=["sell"])
    severity = {
        purpose: findings("Dear Peter, thank you.", greeted, brief=brief(purpose=purpose))[0].severity for purpose in ("sell", "learn")
    }
    assert severity == {"sell": "suggestion", "learn": "warning"}


@pytest.mark.parametrize("fields", [{}, {"check": "mood"}, {"check": ["wrong_name"]}])
def test_a_wrong_table_is_refused_by_its_field(fields: dict[str, object]) -> None:
    with pytest.raises(BadValue) as caught:
        AgainstBrief.read(fields, "here")
    assert caught.value.field == "check"
    assert str(caught.value).startswith("here: check: ")


def test_every_comparison_can_be_named() -> None:
    assert set(AgainstBrief.names()) == set(CHECKS)
