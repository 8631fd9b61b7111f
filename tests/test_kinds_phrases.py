"""Rules of kind phrases, by what they mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.errors import BadValue
from composer.etiquette.kinds import phrases
from tests.rule_kit import findings, marked, rule


def test_whole_words_are_marked_whatever_their_case_spacing_and_apostrophes() -> None:
    hop = rule("phrases", any=["let's hop on a call"])
    assert marked("So LET’S  hop on a\ncall? Let's hop on a callback.", hop) == ["LET’S  hop on a\ncall"]
    assert marked("Outlet's hop on a call.", hop) == []


def test_choices_stand_for_every_phrase_they_allow() -> None:
    hop = rule("phrases", any=["hop on (a|another) (quick )?call"])
    assert marked("Hop on a call, hop on another quick call, hop on the call.", hop) == ["Hop on a call", "hop on another quick call"]


def test_of_two_phrases_at_one_place_the_longer_is_marked() -> None:
    assert marked("I just wanted to say hi.", rule("phrases", any=["just", "just wanted to"])) == ["just wanted to"]


def test_phrases_of_one_rule_do_not_overlap_and_two_rules_may() -> None:
    ours = rule("phrases", any=["touch base", "base with you"])
    theirs = rule("phrases", "other", any=["base with"], criterion="clear")
    assert marked("To touch base with you.", ours, theirs) == ["touch base", "base with"]


def test_what_overlaps_an_exception_does_not_count() -> None:
    urgent = rule("phrases", any=["urgent"], **{"except": ["(not|hardly) urgent"]})
    assert marked("It is not urgent. No, it is urgent!", urgent) == ["urgent"]
    assert findings("It is not urgent. No, it is urgent!", urgent)[0].start == 28


def test_the_exceptions_of_a_rule_excuse_no_other_rule() -> None:
    excused = rule("phrases", any=["urgent"], **{"except": ["not urgent"]})
    other = rule("phrases", "other", any=["urgent"], criterion="clear")
    assert [finding.rule for finding in findings("It is not urgent.", excused, other)] == ["other"]


def test_only_the_part_that_a_rule_names_is_looked_at() -> None:
    hello = rule("phrases", any=["question"], part="subject")
    assert marked("Subject: A question\n\nHi Ada,\n\na question.", hello) == ["question"]
    assert marked("Hi Ada,\n\na question.", hello) == []


def test_a_rule_for_another_channel_is_silent() -> None:
    assert marked("An urgent matter.", rule("phrases", any=["urgent"], channels=["sms"])) == []
    assert marked("An urgent matter.", rule("phrases", any=["urgent"], channels=["sms"]), channel="sms") == ["urgent"]


@pytest.mark.parametrize(("fields", "said"), [
    ({}, "here: any: is missing"), ({"any": []}, "here: any: is missing"), ({"any": ["(a)?"]}, "here: any: a phrase that may be empty matches everywhere"),
    ({"any": ["(open"]}, "here: any: “(open”: an opening bracket without a closing one"), ({"any": ["x" * 70 + "("]}, f"here: any: “{'x' * 60}”: an opening bracket without a closing one"),
    ({"any": [""]}, "here: any: must be a list of texts"), ({"any": "words"}, "here: any: must be a list"),
    ({"any": ["a"], "except": ["b)"]}, "here: except: “b)”: “)” outside brackets"),
    ({"any": [f"{letter} (b|c)" + "(d|e)" * 9 for letter in "pqrst"]}, f"here: any: stands for more than {phrases.MOST} phrases"),
])
def test_a_wrong_table_is_refused_with_its_place_field_and_reason(fields: dict[str, object], said: str) -> None:
    with pytest.raises(BadValue) as caught:
        phrases.Phrases.read(fields, "here")
    assert str(caught.value) == said


def test_what_one_rule_looks_for_can_be_changed_by_itself() -> None:
    urgent = rule("phrases", any=["urgent"])
    assert marked("Urgent or asap.", replace(urgent, trigger=phrases.Phrases(("asap",)))) == ["asap"]
