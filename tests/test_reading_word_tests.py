"""What the words of a match must be for a phrase of learner.toml to hold."""

from __future__ import annotations

import re

from composer.drafting.reading.wording.word_tests import fits


def _found(text: str) -> re.Match[str]:
    found = re.match(r"(?P<who>\w+) (?P<what>\w+)", text)
    assert found is not None
    return found


def test_every_test_of_a_group_must_hold() -> None:
    assert fits(_found("we bakes"), {"what": "third !base"})
    assert not fits(_found("we bake"), {"what": "third !base"})


def test_one_of_several_is_enough() -> None:
    assert fits(_found("a kiln"), {"what": "person|counted"})
    assert not fits(_found("a bread"), {"what": "person|counted"})


def test_a_tag_is_asked_of_the_word_where_it_stands() -> None:
    assert fits(_found("the boats are old"), {"what": "NN2"})
    assert not fits(_found("the boats are old"), {"what": "VV"})


def test_a_list_holds_the_forms_of_its_verbs() -> None:
    assert fits(_found("we wanted"), {"what": "stative"})
    assert not fits(_found("we sold"), {"what": "stative"})
