"""Slots that nobody filled."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.placeholders import find_slots


def slots(text: str) -> list[str]:
    message = parse(text, "email")
    return [message.says(span) for span in find_slots(message)]


@pytest.mark.parametrize("slot", [
    "[First Name]", "[A]", "{name}", "{{name}}", "{{ first }}", "{% if x %}", "<name>", "$Name", "$name_x", "${name}", "%FIRST%", "*|FNAME|*", "XXX", "XXXX", "TODO", "TBD", "___",
    "XXXXXX", "[xylophone name]", "[their team / their role or what they do at work now and in the years to come]", "insert your name here", "add company name here", "lorem ipsum", "[COMPANY / TEAM OF THE READER OR ELSE THEIR ROLE THERE]", "[their first name, or else what they are called at work]",
])
def test_a_slot_is_found_in_the_middle_of_a_sentence(slot: str) -> None:
    assert slots(f"so hello {slot} and more") == [slot]


@pytest.mark.parametrize("text", [
    "see [1] and [12]", "a box [x] is ticked", "as said [sic]", "[link](http://x.example)", "[a]", "{1}", "{a}", "[…]", "[...]", "it costs $5 or $500", "$NAME is a ticker",
    "<b>bold</b>", "<a@b.example>", "<https://x.y>", "xxx and kisses", "XXXXXXX", "100%", "snake__case", "[PDF]", "(name)", "your name is known", "https://a.example/list?filter[port]=7", "https://a.example/list?filter[port]", "a name, x", "$", "",
    "[a very long text in brackets that goes on and on until it is longer than what fits, as any aside may be here]",
])
def test_what_only_looks_like_a_slot_is_none(text: str) -> None:
    assert slots(text) == []


@pytest.mark.parametrize(("text", "slot"), [
    ("Hello.\n\nYour Name", "Your Name"), ("Best,\nyour name,", "your name"), ("hi name, a question", "name"), ("dear recipient, a question", "recipient"), ("dear firstname, x", "firstname"),
    ("Best,\n[Your Name]\nYour Title", "[Your Name]"),
])
def test_a_name_that_was_left_out_is_one(text: str, slot: str) -> None:
    assert slots(text)[0] == slot


def test_many_words_in_brackets_are_an_aside_from_fifty_signs_on() -> None:
    assert slots(f"so [ab{' c' * 23}] it is") == [f"[ab{' c' * 23}]"]
    assert slots(f"so [ab{' c' * 24}] it is") == []


def test_thirteen_words_in_brackets_are_a_slot_and_fourteen_are_said_aside() -> None:
    assert slots(f"so [b{' cd' * 11} efghijklmnopqrstuvw] it is") == [f"[b{' cd' * 11} efghijklmnopqrstuvw]"]
    assert slots(f"so [b{' cd' * 12} efghijklmnopqrst] it is") == []


def test_brackets_are_part_of_a_link_only_where_it_asks_with_them() -> None:
    assert slots("see https://a.example/[port] now") == ["[port]"]
    assert slots("Is it so? See [port] at https://a.example/x?y=1") == ["[port]"]
    assert slots("see https://a.example/x?y=1 and [Name]") == ["[Name]"]


def test_slots_come_in_order_and_never_twice() -> None:
    assert slots("Hi {name}, [thing] and {{more}}.\n\nBest,\nYour Name") == ["{name}", "[thing]", "{{more}}", "Your Name"]
    assert slots("[{name}]") == ["[{name}]"]
