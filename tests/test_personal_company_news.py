"""News of the reader's company that a letter to many would not hold."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.personal.company_news import find_company_news


def found(text: str) -> list[str]:
    message = parse(text, "email")
    return sorted({message.text[start:end] for start, end in find_company_news(message, 0, len(text))})


@pytest.mark.parametrize(("text", "words"), [
    ("Congratulations on opening the Bergen office.", "Congratulations on opening the Bergen office"),
    ("I saw Acme is hiring two bakers.", "saw Acme is hiring two bakers"),
    ("After the Harbour fire at your mill I thought of it.", "After the Harbour fire"),
    ("I see you're using Airflow at work.", "you're using Airflow at work"),
    ("40 open roles at Datawise.", "40 open roles at Datawise"),
    ("With the Acme merger done", "With the Acme merger"),
])
def test_it_is_found_with_its_words(text: str, words: str) -> None:
    assert words in found(text)


@pytest.mark.parametrize("text", [
    "Congrats on your success.",
    "Are you using Airflow?",
    "a day at your office",
    "I would like you to use Airflow",
    "open roles",
    "Congratulations on everything.",
])
def test_what_many_could_be_told_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "words"), [
    ("Congratulations on the kelp prize.", "Congratulations on the kelp prize"), ("Congratulations on your success.", ""), ("I saw you are hiring two weavers.", "you are hiring two weavers"),
    ("Noticed Acme is hiring two bakers.", "Noticed Acme is hiring two bakers"), ("Noticed Acme is hiring now.", ""), ("after the Acme merger", "after the Acme merger"),
    ("40 open roles at Datawise", "40 open roles at Datawise"), ("You use Elm for kelp maps.", "You use Elm for kelp maps"), ("Do you use Elm for kelp maps?", ""),
    ("You use Elm for maps. Do you like it?", "You use Elm for maps"), ("You use tools.", ""), ("Do you use Elm for maps? You use Kelpie for tides.", "You use Kelpie for tides"),
])
def test_of_each_kind_the_whole_is_found_and_nothing_else(text: str, words: str) -> None:
    assert found(text) == ([words] if words else [])


def test_only_what_lies_in_the_span_is_found() -> None:
    text = "Congratulations on opening the Bergen office."
    message = parse(text, "email")
    assert list(find_company_news(message, len(text) - 1, len(text))) == []


def test_what_is_only_asked_is_no_news_and_what_stands_before_it_may_be() -> None:
    assert found("I saw that Oxbow opened a kelp mill in Hull.") == ["saw that Oxbow opened a kelp mill in Hull"]
    assert found("I wonder whether Oxbow opened a kelp mill in Hull.") == []
    assert found("I saw that Oxbow opened a kelp mill in Hull. I wonder whether it runs.") == ["saw that Oxbow opened a kelp mill in Hull"]


@pytest.mark.parametrize(("text", "told"), [
    ("You use Dagster for it. Is it so?", True), ("Do you use Dagster for it?", False), ("You use Dagster for it?", False), ("You use Dagster for it.", True),
])
def test_a_tool_that_is_asked_about_is_not_told(text: str, told: bool) -> None:
    assert bool(found(text)) is told
