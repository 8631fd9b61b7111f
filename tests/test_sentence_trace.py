"""For each sentence what in the brief supports it, or that only the writer knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from composer.etiquette.check import check
from composer.etiquette.document.message_parser import parse
from composer.etiquette.grounding.sentence_trace import added
from composer.model import Brief, Fact, Recipient, Sender, Trace

BRIEF = Brief(
    Sender("Ida Holm", role="baker", company="Grant & Daughters", situation="we are moving to rye this winter"),
    Recipient("Moira Tait", facts=(Fact("her book on slow bread", because="made me throw out half of our recipes"), Fact("runs 3 mills"))),
    relationship="stranger", purpose="learn", point="how she keeps rye dough from souring", question="Which flour would you start with?",
)


def traced(text: str, brief: Brief | None = BRIEF) -> tuple[Trace, ...]:
    found = check(f"Dear Moira,\n\n{text}\n\nKind regards,\nIda Holm", "email", brief).trace
    assert found is not None
    return found


@pytest.mark.parametrize(("sentence", "by"), [
    ("Your book on slow bread made me throw out half of our recipes.", ("fact:1",)),
    ("You run 3 mills.", ("fact:2",)),
    ("I'd like to know how you keep rye dough from souring.", ("point",)),
    ("Which flour would you start with?", ("question",)),
    ("We are moving to rye this winter.", ("situation",)),
    ("I'm a baker at Grant & Daughters.", ("sender",)),
])
def test_a_sentence_from_the_brief_names_its_source(sentence: str, by: tuple[str, ...]) -> None:
    assert traced(sentence)[0].by == by


def test_two_sources_of_one_sentence_are_both_named() -> None:
    assert set(traced("Your book on slow bread made me wonder how you keep rye dough from souring.")[0].by) == {"fact:1", "point"}


@pytest.mark.parametrize("sentence", ["Our bakery won the national prize in Dundee.", "You run 7 mills.", "We doubled the catch last spring."])
def test_what_the_brief_does_not_hold_only_the_writer_knows(sentence: str) -> None:
    assert traced(sentence)[0].by == "unsupported"


def test_a_wish_and_a_question_need_no_support() -> None:
    assert traced("I wish you all the best.")[0].by == "wish"
    assert traced("Do you ever visit Leith?")[0].by == "question"


def test_places_are_those_of_the_sentences_and_greeting_and_signature_have_none() -> None:
    text = "Dear Moira,\n\nYou run 3 mills. Which flour would you start with?\n\nKind regards,\nIda Holm"
    found = check(text, "email", BRIEF).trace or ()
    assert [text[trace.start : trace.end].strip() for trace in found] == ["You run 3 mills.", "Which flour would you start with?"]


def test_without_a_brief_there_is_no_trace() -> None:
    assert check("You run 3 mills.", "email").trace is None


def test_a_fact_more_supports_what_was_unsupported_before() -> None:
    sentence = "You won the national prize in Dundee."
    more = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(*BRIEF.recipient.facts, Fact("won the national prize in Dundee"))))
    assert traced(sentence)[0].by == "unsupported"
    assert traced(sentence, more)[0].by == ("fact:3",)


@pytest.mark.parametrize(("said", "new"), [
    ("Your book is fine. You run 3 mills.", ()), ("Your book is fine. You sold the harbour to the mayor of Dundee. I will send you flour.", ("harbour", "promises")),
    ("Your brilliant book is fine.", ("praise", "compliment")), ("Your book is fine. Have you ever sold a harbour to a mayor?", ()),
])
def test_what_a_new_wording_adds_is_told_sentence_by_sentence(said: str, new: tuple[str, ...]) -> None:
    found = added(parse(f"Dear Moira,\n\n{said}", "email"), "Your book is fine.", BRIEF)
    assert len(found) == len(new)
    assert all(word in one for word, one in zip(new, found, strict=True))
