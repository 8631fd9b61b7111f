"""Drafts from a model on the page Write: what leaves is shown, the sentences stream, the templates stay whatever happens."""

from __future__ import annotations

from dataclasses import replace

from composer.settings import Model, Settings, save_settings
from tests.model_server import Answer, fails, serving, slots
from tests.test_web import at_message, button, healthy, words

GOOD: Answer = slots(
    "Your talk on turning a car park into an orchard sent me back to our own gravel.", "What made the difference in your second year?",
)


def test_without_a_server_the_page_does_not_speak_of_models(settings: Settings) -> None:
    page = at_message(settings)
    assert not [one for one in page.button if "model" in one.label]


def test_a_models_draft_stands_first_and_says_where_it_comes_from(settings: Settings) -> None:
    with serving(GOOD) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = at_message(settings)
        assert "Nothing leaves this machine." in words(page)
        healthy(button(page, "More drafts from the model").click().run())
        assert server.asked
        assert server.asked[0]["stream"] is True
    assert page.segmented_control[-1].options[0] == "Draft 1"
    assert "Sentences by scripted-1 at http://127" in words(page)


def test_a_failing_server_leaves_the_template_drafts(settings: Settings) -> None:
    with serving(fails(500, "boom")) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = at_message(settings)
        before = page.segmented_control[-1].options
        healthy(button(page, "More drafts from the model").click().run())
    assert page.segmented_control[-1].options == before


def test_another_machine_is_not_asked_before_the_user_agreed(settings: Settings) -> None:
    save_settings(replace(settings, model=Model("https://models.example/v1", "small")))
    assert button(at_message(settings), "More drafts from the model").disabled
    save_settings(replace(settings, model=Model("https://models.example/v1", "small", confirmed=True)))
    assert not button(at_message(settings), "More drafts from the model").disabled
