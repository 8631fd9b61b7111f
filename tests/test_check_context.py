"""What a check knows besides the text: refused where it is wrong, worked out once where it is used often."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from composer.errors import BadValue
from composer.etiquette.check import check, check_in
from composer.etiquette.check_context import CheckContext
from tests.rule_kit import brief

TEXT = "Dear Peter, this is a FREE OFFER!!! Buy [Product] now, we met at 9 Elm Street."


@pytest.mark.parametrize(("known", "field"), [
    ({"channel": "fax"}, "fax"), ({"relationship": "foe"}, "relationship"), ({"stage": "last"}, "stage"),
])
def test_unknown_names_are_refused(known: dict[str, str], field: str) -> None:
    with pytest.raises(BadValue, match=field):
        CheckContext(**known)


def test_without_anything_it_is_a_first_mail_to_a_stranger() -> None:
    context = CheckContext()
    assert (context.channel, context.stage, context.relationship, context.brief) == ("email", "first", "stranger", None)


def test_a_relationship_that_is_not_given_is_the_briefs() -> None:
    assert CheckContext("sms", brief(relationship="client")).relationship == "client"
    assert CheckContext("sms", brief(relationship="client"), "friend").relationship == "friend"


def test_what_a_brief_holds_is_folded_once() -> None:
    context = CheckContext("email", brief())
    assert context.brief_index is context.brief_index
    assert {"tomas", "monzo", "dbt"} <= context.brief_index.words
    assert context.brief_index.recipient == ("tomas", "ortega")


def test_without_a_brief_the_index_holds_nothing() -> None:
    index = CheckContext().brief_index
    assert (index.words, index.recipient, index.text) == (frozenset(), (), "")


def test_a_changed_context_has_an_index_of_its_own() -> None:
    context = CheckContext("email", brief())
    assert context.brief_index.words
    assert replace(context, brief=None).brief_index.words == frozenset()


def test_a_context_travels_to_another_process() -> None:
    context = CheckContext("linkedin_message", brief(), allow=("dbt",), sent_before=("Hi",))
    assert context.brief_index.words
    again = pickle.loads(pickle.dumps(context))
    assert repr(again) == repr(context)
    assert check_in(TEXT, again) == check_in(TEXT, context)


def test_a_check_by_keywords_is_a_check_in_their_context() -> None:
    known = {"stage": "follow_up", "relationship": "met", "sent_before": (TEXT,), "premium": True, "allow": ("capitals",)}
    found = check(TEXT, "linkedin_message", brief(), **known)
    assert found == check_in(TEXT, CheckContext("linkedin_message", brief(), **known))
    assert found.findings


def test_a_language_that_is_given_is_not_told_from_the_text() -> None:
    english = "Dear Peter, this is a FREE OFFER!!! I hope this email finds you well."
    assert check_in(english, CheckContext()).language == "en"
    assert check_in(english, CheckContext(language="de")).language == "de"
    assert "hope-you-are-well" not in {finding.rule for finding in check_in(english, CheckContext(language="de")).findings}
