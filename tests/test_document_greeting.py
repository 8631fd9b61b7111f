"""The greeting of a message and the name in it."""

from __future__ import annotations

import pytest

from composer.etiquette.document.greeting import trimmed
from composer.etiquette.document.message_parser import parse


def greeted(text: str) -> tuple[str | None, str | None]:
    message = parse(text, "email")
    return tuple(None if span is None else message.says(span) for span in (message.greeting, message.greeting_name))  # type: ignore[return-value]


@pytest.mark.parametrize("hello", ["Hi", "Hello", "hey", "HIYA", "Dear", "Good  morning", "Good evening", "Greetings"])
def test_a_hello_and_a_name_greet(hello: str) -> None:
    assert greeted(f"{hello} Ada, the map is clear.") == (f"{hello} Ada,", "Ada")


@pytest.mark.parametrize("mark", [",", "!", "?", ";", ":", " —", " –", " -", " --", "."])
def test_a_mark_ends_a_greeting(mark: str) -> None:
    assert greeted(f"Hi Ada{mark} The map is clear.") == (f"Hi Ada{mark}", "Ada")


@pytest.mark.parametrize(("name", "mark"), [
    ("An", ","), ("Ms. Abe", ","), ("Dr. Lund", "."), ("J. R. Smith", ","), ("Prof. van der Berg", ":"), ("van der Berg", ","), ("Jean-Luc", "!"),
    ("Ada and Bo", ","), ("Sir or Madam", ","), ("everyone", "!"), ("team", ","), ("李", ","), ("Ada Jane Mary Lou Sue Kim", ","), ("[Name]", ","),
])
def test_a_name_may_have_titles_initials_and_company(name: str, mark: str) -> None:
    assert greeted(f"Dear {name}{mark} the map is clear.") == (f"Dear {name}{mark}", name)


def test_a_comma_after_hello_begins_the_name() -> None:
    assert greeted("Hello, Ada, the map is clear.") == ("Hello, Ada,", "Ada")
    assert greeted("Hi,\nthe map is clear.") == ("Hi,", None)


@pytest.mark.parametrize("first", ["I saw your map", "the map is clear", "you are right", "thanks for it"])
def test_the_first_words_of_a_sentence_are_no_name(first: str) -> None:
    assert greeted(f"Hi {first}, and more.") == ("Hi", None)
    assert greeted(f"Hi, {first}.") == ("Hi", None)


@pytest.mark.parametrize(("text", "greeting", "name"), [
    ("Hi Ada I saw your map.", "Hi Ada", "Ada"), ("Hi Ada Lovelace The map is clear.", "Hi Ada Lovelace", "Ada Lovelace"),
    ("Dear all\nThe map is clear.", "Dear all", "all"), ("Hi there\nThe map is clear.", "Hi there", "there"), ("Hi Ada", "Hi Ada", "Ada"),
    ("Good morning\nThe map is clear.", "Good morning", None), ("To whom it may concern:\nThe map.", "To whom it may concern:", None),
])
def test_without_a_mark_the_capitals_are_the_name(text: str, greeting: str, name: str | None) -> None:
    assert greeted(text) == (greeting, name)


def test_what_is_too_long_for_a_name_is_none() -> None:
    assert greeted("Hi Ada Jane Mary Lou Sue Kim Pat, the map.") == ("Hi Ada Jane Mary Lou", "Ada Jane Mary Lou")
    assert greeted(f"Hi {'x' * 60}, the map.") == (f"Hi {'x' * 60},", "x" * 60) or greeted(f"Hi {'x' * 61}, the map.") == ("Hi", None)
    assert greeted(f"Hi {'x' * 70}, the map.") == ("Hi", None)
    assert greeted(f"Hi {'word ' * 30}, the map.")[1] is None


@pytest.mark.parametrize(("text", "greeting"), [
    ("Ada,\nthe map.", "Ada,"), ("Ada Jane Lovelace,\nthe map.", "Ada Jane Lovelace,"), ("Ada – the map.", "Ada –"), ("Ada, the map.", "Ada,"),
    ("Ada!\nthe map.", "Ada!"), ("Ada:\nthe map.", "Ada:"), ("[Name],\nthe map.", "[Name],"),
])
def test_a_name_alone_greets(text: str, greeting: str) -> None:
    assert greeted(text) == (greeting, greeting.rstrip(",!: –"))


@pytest.mark.parametrize("text", ["Ada! the map.", "Ada: the map.", "Ada the map.", "ada, the map.", "Hithere Ada the map.", "", "   ", "\n\n", "A map, Ada."])
def test_what_only_looks_like_a_name_alone_does_not(text: str) -> None:
    assert greeted(text) == (None, None)


@pytest.mark.parametrize("before", ["**", "  ", "\u200b", "_", "\ufeff", "\n\n"])
def test_marks_and_blanks_before_it_are_none_of_it(before: str) -> None:
    assert greeted(f"{before}Hi Ada, the map.") == ("Hi Ada,", "Ada")


def test_only_the_first_line_greets_and_its_beginning_at_that() -> None:
    assert greeted("The map.\nHi Ada, x") == (None, None)
    assert greeted("Hi " + "Ada " * 40 + ", x")[0] == "Hi Ada Ada Ada Ada"


@pytest.mark.parametrize(("text", "inner"), [(" *Ada_* ", "Ada"), ("Ada.,!", "Ada"), ("", ""), ("***", ""), ("a", "a"), ("\tAda\t", "Ada")])
def test_a_span_is_trimmed_of_blanks_and_marks(text: str, inner: str) -> None:
    start, end = trimmed(text, (0, len(text)))
    assert text[start:end] == inner
