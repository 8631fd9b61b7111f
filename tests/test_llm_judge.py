"""The second call: a model's opinion on each sentence of its draft, shown as one; it refuses nothing and costs no draft."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.brief import load_brief
from composer.drafting.llm.client import server_at
from composer.drafting.llm.drafts import add_model_drafts, model_drafts
from composer.drafting.llm.judge import MOST, judge, leaving
from composer.drafting.search.compose import compose
from composer.errors import OutsideFailed
from composer.settings import Model, Settings
from tests.model_server import Answer, Handler, fails, says, serving
from tests.test_llm_whole import GOOD

BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")
TEXT = "Dear Tomás,\n\nYour talk on dbt tests stayed with me. At Klarna we run 9,000 tests.\n\nWhich test caught the most bugs?\n\nMaya Lindqvist"


def opinions(*said: dict[str, Any]) -> Answer:
    return says(json.dumps({"sentences": list(said)}))


def held(number: int) -> dict[str, Any]:
    return {"n": number, "held": True, "doubt": ""}


def doubts(number: int, why: str) -> dict[str, Any]:
    return {"n": number, "held": False, "doubt": why}


def test_each_sentence_gets_the_opinion_of_its_number() -> None:
    with serving(opinions(doubts(2, "9,000 tests at {my_firm}"), held(3), held(1))) as server:
        found = judge(TEXT, "email", BRIEF, server=server_at(server.url, "m")).opinions
    assert [(one.held, one.doubt) for one in found] == [(True, ""), (False, "9,000 tests at Klarna"), (True, "")]
    assert found[1].sentence == "At Klarna we run 9,000 tests."


def test_what_leaves_has_the_notes_and_the_sentences_and_no_names() -> None:
    with serving(opinions(held(1))) as server:
        judge(TEXT, "email", BRIEF, server=server_at(server.url, "m"))
        asked = server.asked[0]
        shown = json.loads(leaving(BRIEF, server_at(server.url, "m")))
    told = json.dumps(asked, ensure_ascii=False)
    assert "At {my_firm} we run 9,000 tests." in told
    assert "talk on dbt tests" in told
    for kept in ("Tomás", "Ortega", "Maya", "Lindqvist", "Klarna", "Monzo"):
        assert kept not in told
    assert shown["messages"][0] == asked["messages"][0]
    assert shown["messages"][1]["content"].partition("Sentences:")[0][30:-30].split("\n")[1:] == (
        asked["messages"][1]["content"].partition("Sentences:")[0][30:-30].split("\n")[1:])


@pytest.mark.parametrize("said", [
    "no JSON", "{}", '{"sentences": 3}', '{"sentences": [{"n": 1}]}', '{"sentences": [{"n": 9, "held": true}]}', '{"sentences": [{"n": 0, "held": true}]}',
    '{"sentences": [{"n": true, "held": true}]}', '{"sentences": [{"n": 1, "held": "yes"}]}', '{"sentences": ["1"]}',
])
def test_an_answer_without_an_opinion_is_no_judgement(said: str) -> None:
    with serving(says(said)) as server, pytest.raises(OutsideFailed, match="no opinion"):
        judge(TEXT, "email", BRIEF, server=server_at(server.url, "m"))


def test_a_sentence_that_nothing_is_said_of_has_no_opinion_and_the_first_one_counts() -> None:
    with serving(opinions(doubts(1, "x"), held(1), doubts(3, 4))) as server:  # type: ignore[arg-type]
        found = judge(TEXT, "email", BRIEF, server=server_at(server.url, "m")).opinions
    assert [(one.held, one.doubt) for one in found] == [(False, "x"), (False, "")]


def test_a_long_text_is_judged_as_far_as_a_draft_goes() -> None:
    with serving(opinions(held(1))) as server:
        judge("Hi Tomás,\n\n" + "One more line stands here. " * 40, "email", BRIEF, server=server_at(server.url, "m"))
        asked = server.asked[0]["messages"][1]["content"]
    assert f'"{MOST}"' in asked
    assert f'"{MOST + 1}"' not in asked


def test_a_draft_carries_the_opinions_and_what_they_took() -> None:
    with serving(GOOD, opinions(held(1), doubts(2, "the size"))) as server:
        trial = model_drafts(BRIEF, "email", server=server_at(server.url, "strong"), count=1, judged=True)[0]
        alone = len(server.asked)
    assert trial.draft is not None
    assert [one.doubt for one in trial.doubts] == ["the size"]
    assert alone == 2
    assert (trial.prompt_tokens, trial.completion_tokens) == (200, 40)


def test_without_the_choice_no_second_call_is_made() -> None:
    with serving(GOOD) as server:
        trial = model_drafts(BRIEF, "email", server=server_at(server.url, "strong"), count=1)[0]
        assert len(server.asked) == 1
    assert trial.opinions == ()
    assert trial.not_judged == ""


@pytest.mark.parametrize("answer", [fails(500, "down"), says("I think it is fine.")])
def test_that_it_could_not_be_asked_costs_no_draft(answer: Answer) -> None:
    with serving(GOOD, answer) as server:
        trial = model_drafts(BRIEF, "email", server=server_at(server.url, "strong"), count=1, judged=True)[0]
    assert trial.draft is not None
    assert trial.not_judged


def test_a_draft_that_is_not_offered_is_not_judged() -> None:
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        assert "Sentences:" not in body["messages"][1]["content"]
        handler.chat("nothing of use")

    with serving(answer) as server:
        trial = model_drafts(BRIEF, "email", server=server_at(server.url, "strong"), count=1, judged=True)[0]
    assert trial.draft is None


def test_doubts_are_told_beside_the_drafts(home: Path) -> None:
    settings = Settings(home=home)
    made = compose(BRIEF, "email", count=1)
    with serving(GOOD, opinions(doubts(1, "x"))) as server:
        chosen = replace(settings, model=Model(server.url, "strong", judge=True))
        found = add_model_drafts(made, BRIEF, "email", settings=chosen, count=1)
    assert found.drafts[0].origin == "model"
    assert any("asked again, the model doubts this in its draft 1: “" in line for line in found.missing)
