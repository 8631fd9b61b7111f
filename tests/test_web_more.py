"""More of the page: rewrites by the user's own model, closer looks at the answers, briefs as files, other messages, settings."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from composer.settings import Model, Settings, save_settings
from composer.web import desk
from composer.web.rewrites import marked
from tests.model_server import fails, says, serving
from tests.test_web import at_message, button, healthy, words

OLD = "Hi Tomás, your talk on turning a car park into an orchard sent me back to our own gravel. Which tree did you plant first there?\n\nMaya"
NEW = "Hi Tomás, your talk on turning a car park into an orchard sent me back to our own gravel. Which tree came first?\n\nMaya"


def writing(page: AppTest, text: str) -> AppTest:
    """The page with a text of one's own in the editor, as the desk holds it."""
    texts = texts_of(page)
    texts[next(reversed(texts))] = text
    return healthy(page.run())


def texts_of(page: AppTest) -> dict[str, str]:
    return desk._desks[page.session_state["desk"]].texts


def text_in(page: AppTest) -> str:
    texts = texts_of(page)
    return texts[next(reversed(texts))]


def test_without_a_model_no_rewrite_is_offered(settings: Settings) -> None:
    page = at_message(settings)
    assert not [one for one in page.button if "Rewrite" in one.label]
    assert not [one for one in page.expander if "Rewrite" in one.label]


def test_a_rewrite_is_shown_as_a_diff_taken_and_put_back(settings: Settings) -> None:
    with serving(says(json.dumps({"text": NEW}))) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        assert any(OLD.splitlines()[0] in item.value and "At most 200 characters" in item.value for item in page.code)
        healthy(button(page, "Rewrite").click().run())
        assert len(server.asked) == 1
        assert OLD in server.asked[0]["messages"][1]["content"]
    assert "What would change" in words(page)
    assert re.search(r":red-background\[~~[^\]]*did", words(page))
    assert re.search(r":green-background\[\*\*[^\]]*came", words(page))
    assert text_in(page) == OLD
    healthy(button(page, "Take it").click().run())
    assert text_in(page) == NEW
    assert "What would change" not in words(page)
    healthy(button(page, "Put the earlier text back").click().run())
    assert text_in(page) == OLD


def test_a_rewrite_can_be_left(settings: Settings) -> None:
    with serving(says(json.dumps({"text": NEW}))) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        healthy(button(page, "Rewrite").click().run())
    healthy(button(page, "Leave it").click().run())
    assert text_in(page) == OLD
    assert not [one for one in page.button if one.label in ("Take it", "Leave it", "Put the earlier text back")]


def test_a_rewrite_that_invents_cannot_be_taken_and_says_why(settings: Settings) -> None:
    with serving(says(json.dumps({"text": NEW.replace("your talk", "your talk at Zalando")}))) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        healthy(button(page, "Rewrite").click().run())
    assert "not offered" in words(page)
    assert not [one for one in page.button if one.label == "Take it"]


def test_a_failing_server_is_one_sentence_and_the_text_stays(settings: Settings) -> None:
    with serving(fails(500, "boom")) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        before = len(page.warning)
        healthy(button(page, "Rewrite").click().run())
    assert len(page.warning) == before + 1
    assert text_in(page) == OLD


def test_a_server_elsewhere_is_not_asked_for_a_rewrite_before_the_user_agreed(settings: Settings) -> None:
    save_settings(replace(settings, model=Model("https://models.example/v1", "small")))
    page = at_message(settings)
    assert "This goes to https://models.example/v1" in words(page)
    assert button(page, "Rewrite").disabled


def test_a_diff_shows_foreign_marks_as_words() -> None:
    assert marked((("same", "a *b*\n\n"), ("removed", "[x](y) "), ("added", "z"))) == (
        "a \\*b\\*  \n  \n:red-background[~~\\[x\\]\\(y\\)~~] :green-background[**z**]"
    )
