"""Drafts from a model on the page Write: what leaves is shown, the page stays free, the templates stay whatever happens."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from composer.settings import Model, Settings, load_settings, save_settings
from composer.web import desk
from tests.model_server import Answer, Handler, fails, says, serving, slots
from tests.test_web import at_message, button, healthy, in_editor, visit, words

GOOD: Answer = slots(
    "Your talk on turning a car park into an orchard sent me back to our own gravel.", "What made the difference in your second year?",
)
AGREE = "I agree to send this"


def notes(page: AppTest) -> dict[str, Any]:
    return desk._desks[page.session_state["desk"]].notes


def cards(page: AppTest) -> list[str]:
    return [str(one.key).rpartition("_")[2] for one in page.button if str(one.key).startswith("use_draft_")]


def finished(page: AppTest, name: str = "drafts") -> AppTest:
    """The page once the work of that name has ended and is shown."""
    for thread in threading.enumerate():
        if thread.name == f"model-{name}":
            thread.join()
    return healthy(page.run())


def with_drafts(page: AppTest) -> AppTest:
    return finished(healthy(button(page, "More drafts from the model").click().run()))


def with_server(settings: Settings, url: str, **more: Any) -> None:
    save_settings(replace(settings, model=Model(url, "small", **more)))


def test_without_a_server_the_page_does_not_speak_of_models(settings: Settings) -> None:
    page = at_message(settings)
    assert not [one for one in page.button if "model" in one.label]


def test_a_models_draft_comes_beside_the_others_and_says_where_it_comes_from(settings: Settings) -> None:
    with serving(GOOD) as server:
        with_server(settings, server.url)
        page = at_message(settings)
        assert "Nothing leaves this machine." in words(page)
        with_drafts(page)
        assert server.asked[0]["stream"] is True
    assert cards(page) == ["0", "1", "2"]
    assert "**Draft 4**, by the model" in words(page)
    assert in_editor(page) == "0"
    assert "Sentences by scripted-1 at http://127" in words(page)
    assert "2 of the model's 3 drafts are not offered: it says nearly the same as another one" in words(page)
    healthy(button(page, "Use this draft").click().run())
    assert in_editor(page) == "3"
    assert not [one for one in page.button if one.label == "Use this draft"]


@pytest.mark.parametrize(("said", "shown"), [
    ('{"sentences": [{"n": 1, "held": false, "doubt": "our own gravel"}]}', "does not find this in your brief. That is a model's opinion"),
    ('{"sentences": [{"n": 1, "held": true, "doubt": ""}]}', "finds every sentence in your brief. That is a model's opinion"), ("well", "could not be asked again"),
])
def test_asked_again_the_models_opinion_is_shown_as_one_and_what_leaves_before(settings: Settings, said: str, shown: str) -> None:
    def answer(handler: Handler, body: dict[str, Any]) -> None:
        (says(said) if "Sentences:" in body["messages"][-1]["content"] else GOOD)(handler, body)

    with serving(answer) as server:
        with_server(settings, server.url, judge=True)
        page = at_message(settings)
        assert any("You compare a message with the notes" in one.value for one in page.code)
        page = with_drafts(page)
    assert shown in words(page)
    assert "**Draft 4**, by the model" in words(page)


def test_what_the_check_mended_is_shown(settings: Settings) -> None:
    invented = slots("Your talk on turning a car park into an orchard in Lisbon was my favourite.", "What made the difference in your second year?")
    with serving(invented, GOOD) as server:
        with_server(settings, server.url)
        page = with_drafts(at_message(settings))
    said = words(page)
    assert "mended it in one round" in said
    assert "“Lisbon” is not in your brief." in said
    assert ":red-background[~~" in said


@pytest.mark.parametrize(("answer", "why"), [
    (fails(500, "boom"), "failed with status 500: boom"),
    (fails(401, "no"), "refuses the key"),
    (fails(429, "slow down", {"retry-after": "30"}), "try again in 30 s"),
    (fails(503, "Loading model"), "still loading the model"),
    (fails(307, "", {"location": "http://127.0.0.1:9/"}), "sends the request on"),
    (fails(200, "<html>hello</html>"), "answered with a web page"),
    (lambda handler, _body: handler.stream(['{"hook": "Your'], end=False), "broke off in the middle"),
])
def test_a_failing_server_is_one_sentence_and_the_template_drafts_stay(settings: Settings, answer: Answer, why: str) -> None:
    with serving(answer) as server:
        with_server(settings, server.url)
        page = at_message(settings)
        before = cards(page)
        with_drafts(page)
    assert cards(page) == before
    assert why in words(page)


def test_a_server_that_dies_after_the_first_draft_loses_only_the_rest(settings: Settings) -> None:
    with serving(GOOD, fails(500, "boom")) as server:
        with_server(settings, server.url)
        page = with_drafts(at_message(settings))
    assert "**Draft 4**, by the model" in words(page)
    assert "failed with status 500: boom" in words(page)


def test_while_a_slow_server_works_the_page_goes_on_and_stop_ends_it_at_once(settings: Settings) -> None:
    asked, let_go = threading.Event(), threading.Event()

    def silent(handler: Handler, body: dict[str, Any]) -> None:
        asked.set()
        let_go.wait()
        handler.reply(500, "late")

    with serving(silent) as server:
        with_server(settings, server.url)
        page = at_message(settings)
        healthy(button(page, "More drafts from the model").click().run())
        assert asked.wait(30)
        assert "The model is writing" in words(page)
        healthy(page.button(key="use_draft_1").click().run())
        assert in_editor(page) == "1"
        assert "The model is writing" in words(page)
        healthy(button(page, "Stop").click().run())
        assert "The model is writing" not in words(page)
        assert button(page, "More drafts from the model")
        let_go.set()
        finished(page)
    assert "late" not in words(page)
    assert in_editor(page) == "1"


def test_another_brief_lets_the_models_drafts_go(settings: Settings) -> None:
    with serving(GOOD) as server:
        with_server(settings, server.url)
        page = with_drafts(at_message(settings))
        page.segmented_control[1].set_value("why").run()
        next(one for one in page.text_input if one.label == "Your question").input("Which tree did you plant first?").run()
        page.segmented_control[1].set_value("message").run()
    healthy(page)
    assert "**Draft 4**" not in words(page)
    assert not notes(page)["trials"]


def test_another_machine_is_not_asked_before_the_user_has_seen_the_request_and_agreed(settings: Settings) -> None:
    with_server(settings, "https://models.example/v1")
    page = at_message(settings)
    assert any(one.label.replace("\\", "").replace(":gray[]", "") == "Before you use it: this, and nothing else, goes to https://models.example/v1"
               for one in page.expander)
    shown = next(json.loads(item.value) for item in page.code if item.value.startswith("{"))
    assert shown["POST"] == "https://models.example/v1/chat/completions"
    assert "car park" in shown["messages"][1]["content"]
    assert not [one for one in page.button if "More drafts" in one.label]
    healthy(button(page, AGREE).click().run())
    assert load_settings().model.confirmed
    assert button(page, "More drafts from the model")


# --- Settings, Model ---------------------------------------------------------------------------------------------


def in_settings(settings: Settings) -> AppTest:
    page = visit("settings")
    page.session_state["settings_tab"] = "Model"
    return healthy(page.run())


def test_the_connection_is_tested_from_the_settings(settings: Settings) -> None:
    with serving(says("x")) as server:
        save_settings(replace(settings, model=Model(server.url, "scripted-1")))
        page = healthy(button(in_settings(settings), "Test the connection").click().run())
        assert "answers and has it" in words(page)
        save_settings(replace(settings, model=Model(server.url, "other")))
        page = healthy(button(in_settings(settings), "Test the connection").click().run())
        assert "names scripted-1, not “other”" in words(page)
    page = healthy(button(in_settings(settings), "Test the connection").click().run())
    assert "cannot be reached" in words(page)


def test_what_leaves_and_its_cost_stand_in_the_settings_and_an_agreement_can_be_taken_back(settings: Settings) -> None:
    with_server(settings, "https://models.example/v1")
    page = in_settings(settings)
    assert "tokens in all" in words(page)
    healthy(button(page, AGREE).click().run())
    assert load_settings().model.confirmed
    healthy(button(page, "Withdraw my agreement").click().run())
    assert not load_settings().model.confirmed


def test_an_agreement_is_with_one_server(settings: Settings) -> None:
    with_server(settings, "https://models.example/v1", confirmed=True)
    page = in_settings(settings)
    next(one for one in page.text_input if one.label == "Server address").input("https://other.example/v1")
    healthy(next(one for one in page.button if one.label == "Save").click().run())
    assert load_settings().model == Model("https://other.example/v1", "small")


def test_a_second_opinion_is_agreed_to_once_its_request_was_shown(settings: Settings) -> None:
    with_server(settings, "https://models.example/v1", confirmed=True)
    page = in_settings(settings)
    next(one for one in page.checkbox if one.label.startswith("Ask it once more")).check()
    healthy(next(one for one in page.button if one.label == "Save").click().run())
    assert load_settings().model == Model("https://models.example/v1", "small", judge=True)
    page = in_settings(settings)
    assert any("You compare a message with the notes" in one.value for one in page.code)
    healthy(button(page, AGREE).click().run())
    assert load_settings().model.confirmed
    page = in_settings(settings)
    next(one for one in page.checkbox if one.label.startswith("Ask it once more")).uncheck()
    healthy(next(one for one in page.button if one.label == "Save").click().run())
    assert load_settings().model == Model("https://models.example/v1", "small", confirmed=True)
