"""Whole messages by a model: sentences with what supports each, names filled in by code, and refused where the brief does not hold them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.brief import load_brief
from composer.drafting.llm import abilities, examples, names, prompt, whole
from composer.drafting.llm.client import Server, server_at
from composer.drafting.llm.drafts import add_model_drafts, leaving, model_drafts
from composer.drafting.search.compose import compose
from composer.model import PURPOSES, RELATIONSHIPS, Brief, Fact, Third
from composer.settings import Model, Settings
from tests.model_server import Answer, Scripted, says, serving
from tests.model_server import slots as slots_answer

BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")


def message(*sentences: str, subject: str = "Keeping dbt tests cheap", by: tuple[str, ...] = ("f1",)) -> Answer:
    """Answer with a whole message."""
    return says(json.dumps({"subject": subject, "sentences": [{"text": text, "by": list(by)} for text in sentences]}))


GOOD = message(
    "Your talk on dbt tests at Data Council stayed with me.", "I'm a data engineer at {my_firm} and would like to learn how you keep them cheap.",
    "Which test caught the most bugs for you?",
)


def where(server: Scripted) -> Server:
    return server_at(server.url, "strong")


def trial_of(answer: Answer, brief: Brief = BRIEF, channel: str = "email") -> Any:
    with serving(answer) as server:
        return model_drafts(brief, channel, server=where(server), count=1)[0]


@pytest.mark.parametrize("channel", ["email", "linkedin_message", "linkedin_note", "whatsapp"])
def test_a_whole_message_is_offered_with_code_s_greeting_and_names_and_each_sentence_traced(channel: str) -> None:
    trial = trial_of(GOOD, channel=channel)
    assert trial.draft is not None, trial.why
    assert "Tomás" in trial.draft.text
    assert "I'm a data engineer at Klarna" in trial.draft.text
    assert trial.draft.prompt_version == prompt.PROMPT_VERSION
    assert trial.draft.check.trace is not None
    assert all(trace.by != "unsupported" for trace in trial.draft.check.trace)
    assert trial.draft.check.trace[0].by == ("fact:1",)
    assert trial.draft.subject == ("Keeping dbt tests cheap" if channel == "email" else "")


def test_the_request_says_where_a_fact_was_seen_the_room_the_language_and_what_code_writes() -> None:
    with serving(GOOD) as server:
        model_drafts(BRIEF, "linkedin_note", server=where(server), count=1)
        asked = server.asked[0]
    told = asked["messages"][1]["content"]
    for part in ("conference site", "Language: en", "Code writes before it", "at most", "Example answer", "They have never met", "characters"):
        assert part in told
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["subject", "sentences"]
    sent = json.dumps(server.asked, ensure_ascii=False)
    for kept in ("Tomás", "Ortega", "Maya", "Klarna", "Monzo", "tomas@example.com"):
        assert kept not in sent


def test_names_and_firms_in_what_was_typed_stay_here_too() -> None:
    brief = replace(BRIEF, point="how Monzo and Tomás keep tests cheap", recipient=replace(BRIEF.recipient, facts=(Fact("Tomás Ortega moved Monzo to dbt"),)))
    told = prompt.whole_request(brief, "email", "use", prompt.Frame("Hi {reader},", 80, "words"))[1]["content"]
    assert "how {their_firm} and {reader} keep tests cheap" in told
    assert "{reader} moved {their_firm} to dbt" in told
    assert names.filled("{reader} of {their_firm}, {unknown}", names.placeholders(brief)) == "Tomás of Monzo, {unknown}"


@pytest.mark.parametrize(("sentence", "why"), [
    ("Your talk doubled the speed of our whole warehouse.", "not in your brief"), ("In my talk on dbt tests at Data Council I said so.", "the reader's"),
    ("Your talk on dbt tests was breathtaking.", "praise"), ("We will send you our test suite.", "promises"), ("You must be tired of flaky tests.", "feel or think"),
    ("You said that most tests are theatre.", "has the reader say"), ("Your 400 dbt tests stayed with me.", "“400” is not in your brief"),
])
def test_a_sentence_that_the_brief_does_not_hold_is_named_and_told_to_the_model(sentence: str, why: str) -> None:
    bad = message("Your talk on dbt tests at Data Council stayed with me.", sentence, "Which test caught the most bugs for you?")
    with serving(bad, GOOD) as server:
        trial = model_drafts(BRIEF, "email", server=where(server), count=1)[0]
        told = server.asked[1]["messages"][1]["content"]
    assert any(why in said for said in trial.failed_first)
    assert why in told
    assert trial.draft is not None
    assert trial.rounds == 1


@pytest.mark.parametrize(("answer", "fault"), [
    (message("Your talk on dbt tests stayed with me."), "end with the question"), (message("Which test? Which other?", "Which one?"), "ask one question"),
    (message("Your talk at {somewhere} stayed with me.", "Which test?"), "{somewhere} is no placeholder"), (message("See https://x.example.", "Which test?"), "leave out links"),
    (message("**Your talk** on dbt tests stayed.", "Which test?"), "no marks"), (message(), "no sentence"),
    (message(*["Your talk on dbt tests at Data Council stayed with me."] * 2, "Which test?"), "repeats itself"), (message(*["A dbt test."] * 12, "Which?"), "far too long"),
])
def test_faults_of_form_are_told_in_words(answer: Answer, fault: str) -> None:
    assert any(fault in said for said in trial_of(answer).failed_first)


def test_a_greeting_and_a_sign_off_that_the_model_wrote_all_the_same_are_left_out() -> None:
    found = whole.parse(json.dumps({"message": {"sentences": [
        {"text": "Hi {reader}, your talk stayed with me.", "by": "f1"}, "Which test?", {"text": "Best regards, {me}"}, {"text": "{me}"}, 7,
    ]}}))
    assert found is not None
    assert [(one.text, one.by) for one in found.sentences] == [("your talk stayed with me.", ("f1",)), ("Which test?", ())]


def test_what_is_coming_is_shown_without_the_json_around_it() -> None:
    assert whole.partial('{"subject": "x", "sentences": [{"text": "One \\"two\\".", "by": []}, {"text": "Thr') == 'One "two". Thr'


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_no_example_contradicts_purpose_or_relationship(purpose: str, relationship: str) -> None:
    found = examples.nearest(replace(BRIEF, purpose=purpose, relationship=relationship))
    assert len(found) <= examples.COUNT
    assert all(purpose in one.purposes for one in found)
    assert not any(one.known for one in found) or relationship in examples.KNOWN


def test_every_purpose_has_an_example_whose_answer_is_of_the_form() -> None:
    assert {purpose for one in examples.load_examples() for purpose in one.purposes} == set(PURPOSES)
    for one in examples.load_examples():
        json.loads(one.told)
        assert whole.parse(one.said) is not None


@pytest.mark.parametrize("purpose", ["learn", "invite", "introduce"])
@pytest.mark.parametrize("relationship", ["stranger", "met", "mutual", "friend", "client"])
def test_what_is_told_does_not_contradict_itself(purpose: str, relationship: str) -> None:
    brief = replace(BRIEF, purpose=purpose, relationship=relationship, mutual="Eve Fox", third=Third("Cy Orr", "he builds lutes"))
    told = prompt.whole_request(brief, "email", "use", prompt.Frame("Hi {reader},", 80, "words"))
    text = told[0]["content"] + told[1]["content"]
    assert ("They have never met" in text) == (relationship == "stranger")
    assert ("no meeting" in text) == (purpose == "learn")


# --- which form ---------------------------------------------------------------------------------------------------


def test_a_server_that_cannot_write_a_whole_message_is_asked_for_slots_from_then_on() -> None:
    with serving(says("Sure, here you are!"), slots_answer("Your talk on dbt tests at Data Council stayed with me.", "Which of your tests caught the most bugs?")) as server:
        trial = model_drafts(BRIEF, "linkedin_message", server=where(server), count=1)[0]
        assert trial.draft is not None
        model_drafts(BRIEF, "linkedin_message", server=where(server), count=1)
        assert abilities.form(where(server)) == "slots"
    assert ["sentences" in json.dumps(body.get("response_format", {})) for body in server.asked] == [True, False, False]


@pytest.mark.parametrize("form", ["whole", "slots"])
def test_the_form_that_was_set_is_asked_for_and_shown_before(form: str) -> None:
    with serving(GOOD) as server:
        at = server_at(server.url, "strong", form=form)
        shown = json.loads(leaving(BRIEF, "email", at))
        model_drafts(BRIEF, "email", server=at, count=1)
    assert ("sentences" in json.dumps(server.asked[0]["response_format"])) == (form == "whole")
    assert shown["messages"][0] == server.asked[0]["messages"][0]
    assert shown["messages"][1]["content"].split("<DATA-")[0] == server.asked[0]["messages"][1]["content"].split("<DATA-")[0]


# --- where templates give nothing --------------------------------------------------------------------------------


def test_a_model_is_asked_where_templates_give_nothing(home: Path) -> None:
    brief = replace(BRIEF, point="how you keep dbt tests cheap at your size when six teams in four countries all add models to one warehouse and nobody may drop any of them")
    nothing = replace(compose(brief, "linkedin_note"), drafts=())
    answer = message("Your talk on dbt tests at Data Council stayed with me.", "Which test caught the most bugs for you?")
    with serving(answer) as server:
        settings = Settings(home=home, model=Model(server.url, "strong"))
        assert [draft.origin for draft in add_model_drafts(nothing, brief, "linkedin_note", settings=settings, count=1).drafts] == ["model"]


def test_a_fact_that_one_would_ask_about_first_is_not_told_to_a_model() -> None:
    doubtful = Fact("she was laid off last week")
    brief = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(*BRIEF.recipient.facts, doubtful)))
    with serving(GOOD) as server:
        assert model_drafts(brief, "email", server=where(server), count=1)[0].draft is not None
        assert "laid off" not in json.dumps(server.asked)
        alone = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(doubtful,)))
        assert model_drafts(alone, "email", server=where(server), count=1) == ()


@pytest.mark.parametrize(("last", "kept"), [
    ("{me}, {my_firm}", False), ("{me}", False), ("Maya Lindqvist, Klarna", False), ("Maya", False), ("Which test, Maya?", True), ("Klarna pays.", True), ("Best, {me}", False),
])
def test_a_name_alone_at_the_end_is_a_sign_off(last: str, kept: bool) -> None:
    found = whole.parse(json.dumps({"sentences": ["Which test?", last]}), frozenset({"maya", "lindqvist", "klarna"}))
    assert found is not None
    assert found.sentences[-1].text == (last if kept else "Which test?")


@pytest.mark.parametrize(("sentences", "clean"), [
    (("Your talk on dbt tests at Data Council stayed with me.", "Which test caught the most bugs for you?", "No hurry at all."), True),
    (("Your talk on dbt tests at Data Council stayed with me.", "Could tests ever be cheap?", "Which test caught the most bugs for you?"), True),
    (("Which test caught the most bugs for you?", "Your talk on dbt tests at Data Council stayed with me.", "No hurry at all.", "I wish you well."), False),
])
def test_the_question_stands_among_the_last_sentences_and_one_may_lead_to_it(sentences: tuple[str, ...], clean: bool) -> None:
    failed = trial_of(message(*sentences)).failed_first
    assert not any("question" in fault for fault in failed) if clean else "end with the question." in failed


def test_a_question_that_comes_last_stands_by_itself() -> None:
    trial = trial_of(message("Your talk on dbt tests at Data Council stayed with me.", "Which test caught the most bugs for you?"))
    assert "stayed with me.\n\nWhich test" in trial.best


@pytest.mark.parametrize(("given", "shown"), [(" Dbt tests at {their_firm}. ", "Dbt tests at Monzo"), ("x" * 61, ""), ("", "")])
def test_a_subject_has_its_names_filled_in_and_where_it_is_none_code_writes_one(given: str, shown: str) -> None:
    said = ("Your talk on dbt tests at Data Council stayed with me.", "I would like to learn how you keep them cheap.", "Which test caught the most bugs for you?")
    draft = trial_of(message(*said, subject=given)).draft
    assert draft is not None
    assert draft.subject == shown if shown else 0 < len(draft.subject) <= 60


def test_a_subject_is_checked_with_the_text() -> None:
    shouting = message("Your talk on dbt tests at Data Council stayed with me.", "Which test caught the most bugs for you?", subject="URGENT ANSWER NEEDED TODAY")
    assert trial_of(shouting).failed_first


@pytest.mark.parametrize(("channel", "unit", "room"), [("email", "words", 110), ("linkedin_message", "characters", 700), ("linkedin_note", "characters", 200)])
def test_the_room_is_what_the_channel_leaves(channel: str, unit: str, room: int) -> None:
    with serving(GOOD) as server:
        model_drafts(BRIEF, channel, server=where(server), count=1)
        told = server.asked[0]["messages"][1]["content"]
    found = int(told.split("All sentences together: at most ")[1].split()[0])
    assert f"at most {found} {unit}" in told
    assert 40 <= found <= room


def test_an_answer_that_is_still_coming_is_shown_without_the_json() -> None:
    assert whole.partial('{"subject": "x", "sentences": [{"text": "She said \\"yes\\".\\nThen"}, {"text": "Wh') == 'She said "yes". Then Wh'


def test_a_message_cut_short_says_that_tokens_ran_out() -> None:
    def cut(handler: Any, _body: Any) -> None:
        handler.chat('{"subject": "x", "sent', reason="length")

    assert any("it ran out of tokens" in fault for fault in trial_of(cut).failed_first)


def test_the_ids_that_a_model_gives_are_kept_as_it_gives_them() -> None:
    found = whole.parse(json.dumps({"sentences": [{"text": "One.", "by": ["f1", 3, "point"]}, {"text": "Two.", "by": "f2"}, {"text": "Three.", "by": 3}]}))
    assert found is not None
    assert [one.by for one in found.sentences] == [("f1", "point"), ("f2",), ()]


def test_six_words_in_a_row_come_once() -> None:
    assert any("repeats itself" in fault for fault in trial_of(message("Cheap tests are what I keep. Cheap tests are what I keep?")).failed_first)
    assert not any("repeats itself" in fault for fault in trial_of(message("Your talk on dbt tests stayed. Your talk on dbt helped?")).failed_first)


def test_what_is_too_long_is_said_with_by_how_much() -> None:
    long = message("Your talk on dbt tests at Data Council stayed with me, and so did the part on cost, and the one on size, and that on time, and much else.",
                   "Which of all the tests that you have ever written at your firm caught the most bugs for you and your colleagues there?")
    assert any(fault.startswith("too long by ") and "leave out what matters least" in fault for fault in trial_of(long, channel="linkedin_note").failed_first)
