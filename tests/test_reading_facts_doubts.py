"""What a careful person would ask about before saying it, and what is harmless; invented people."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from tests.fact_kit import NADIA


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "-", "???", "n/a", "none", "asdf", "hjkl", "TBD", "blah blah", "<b></b>", "🙂🙂", "https://example.org/a",
        "<i>runs a ferry</i>", "said “we never close", 'her talk "Slow tides at the pier',
        "Berlin", "Anna Berg", "Python", "marketing", "something with boats", "it was great", "the thing from yesterday",
        "had a heart attack in May", "pregnant with twins", "lost her father last month", "is getting divorced", "was laid off",
        "is gay", "votes Green", "was arrested at a protest", "salary around 90k", "lives at 14 Mill Lane", "single mum",
        "her company is losing money", "her talk was boring", "split with her partner", "probably speaks Welsh",
        "I think she works at Kelpworks", "heard she might move", "does she still run the mill?", "is she married?",
        "great profile!", "very inspiring leader", "I love her work", "decision maker, good fit", "hot lead", "follow up in June",
        "remember to mention the fair", "ask her about bees", "finished her novel", "Ana told her she should ask her",
        "Profesora de química en Sevilla", "Geschäftsführerin der Moorhof GmbH", "he runs a mill", "x" * 5000,
    ],
)  # fmt: skip
def test_what_a_careful_person_asks_first(typed: str) -> None:
    reading = read_fact(typed, NADIA)
    assert reading.ask
    assert reading.because.endswith(("?", ".", "”."))
    assert not reading.said


@pytest.mark.parametrize(
    "typed",
    [
        "teaches children with autism", "cancer researcher at Lund", "works as a divorce lawyer", "runs a shelter for homeless cats",
        "wrote a novel about divorce", "teaches refugees to swim", "runs a hot sauce company", "judge at the county court",
        "head of payroll at Kelpworks", "her excellent talk on fog", "two patents on hinge design", "runs a very good bakery",
        "probation officer in Leeds", "trains guide dogs", "plays the widow in a soap", "Zürich tram driver",
    ],
)  # fmt: skip
def test_a_harmless_word_is_no_reason_to_ask(typed: str) -> None:
    assert not read_fact(typed, NADIA).ask


@pytest.mark.parametrize(
    "typed",
    ["her new one is worse", "Ole and her, the thing in Riga", "has just resigned from Varnholt", "lazy speaker", "client since 2019?? check"],
)
def test_what_is_asked_first(typed: str) -> None:
    assert read_fact(typed, NADIA, "Jonas Fink").ask


@pytest.mark.parametrize(
    "typed",
    [
        "heard she had trouble with her last gallery",
        "worst coffee in town",
        "see her website",
        "fell out with the council",
        "didn't get the post she wanted",
        "much slimmer than in the old photos",
        "fasting for Ramadan on night shifts",
        "heard from ex-staff that she shouts",
    ],
)
def test_what_was_heard_of_trouble_is_not_told_back(typed: str) -> None:
    assert read_fact(typed, NADIA).ask


def test_what_is_private_to_strangers_may_be_said_to_a_friend() -> None:
    typed = "she sent me a poem on her daughter's birthday"
    stranger, friend = Reader("Ana Ruiz", "Ana", "Ruiz", "she"), Reader("Ana Ruiz", "Ana", "Ruiz", "she", close=True)
    assert read_fact(typed, stranger).ask
    assert read_fact(typed, friend).said == "you sent me a poem on your daughter's birthday"


@pytest.mark.parametrize(
    "typed",
    [
        "LinkedIn profile", "her LinkedIn profile", "her website", "The company website", "CV", "her Instagram", "her page",
        "Nadia's Instagram account", "saw her Facebook page", "found her on LinkedIn", "from the team page", "her homepage and CV",
        "Her public Xing profile.", "came across your LinkedIn profile",
    ],
)
def test_where_one_looked_is_no_fact(typed: str) -> None:
    reading = read_fact(typed, NADIA, "Jonas Fink")
    assert reading.ask
    assert "what did you see there" in reading.because or "what would you like" in reading.because


@pytest.mark.parametrize(
    "typed",
    [
        "her website on moss", "her Instagram page of painted tractors", "built the website of the fire brigade", "likes cats",
        "a page in her atlas on eels", "her new website for the lift museum", "her account of the flood", "her bio says she keeps bees",
        "draws maps on Instagram", "runs the Facebook page of the ferry", "translates CVs for nurses", "her biography of a miller",
    ],
)
def test_what_one_saw_there_is_a_fact(typed: str) -> None:
    assert not read_fact(typed, NADIA, "Jonas Fink").ask


def test_a_talk_about_something_is_no_note_to_oneself() -> None:
    reader = Reader("Ana Ruiz", "Ana", "Ruiz", "she")
    assert read_fact("talk about tidal mills", reader).said == "your talk about tidal mills"
    assert read_fact("talk about her new job", reader).ask
