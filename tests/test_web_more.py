"""More of the page: rewrites by the user's own model, closer looks at the answers, briefs as files, other messages, settings."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from composer.record.store import open_record
from composer.settings import Model, Settings, save_settings
from composer.web import desk
from composer.web.rewrites import marked
from tests.model_server import fails, says, serving
from tests.reports_kit import put, sent
from tests.test_web import at_message, button, healthy, visit, words

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


def messages(channel: str, relationship: str, answered: int, count: int, **more: object) -> list[dict[str, object]]:
    """So many messages of the last weeks of which so many were answered after five hours."""
    return [
        sent(200 + number, 5.0 if number < answered else None, channel, relationship=relationship, purpose="learn", **more)
        for number in range(count)
    ]


@pytest.fixture
def turning(settings: Settings) -> Settings:
    """Mail answers less overall and more among friends as well as among strangers."""
    rows = [
        *messages("email", "friend", 9, 10), *messages("email", "stranger", 8, 40, steps=1),
        *messages("linkedin_note", "friend", 32, 40, template="garden", assigned=1),
        *messages("linkedin_note", "stranger", 1, 10, template="bench", assigned=1),
    ]
    with open_record(settings.record_url) as record:
        put(record, rows)
    return settings


def closer(key: str, **state: object) -> AppTest:
    page = visit("answers")
    for name, value in state.items():
        page.session_state[name] = value
    page.session_state[f"closer_{key}"] = True
    return healthy(page.run())


def folds(page: AppTest) -> list[str]:
    return [str(item.key) for item in page.expander if str(item.key or "").startswith("closer_")]


def test_a_small_record_gets_no_closer_look(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        put(record, messages("email", "friend", 2, 6))
    assert folds(healthy(visit("answers"))) == []


def test_like_for_like_says_first_that_the_order_turns(turning: Settings) -> None:
    page = closer("alike")
    assert page.markdown[0].value.replace("\\", "").startswith("### Look closer")
    said = next(item.value for item in page.markdown if "The order turns round" in item.value).replace("\\", "").splitlines()
    assert said[0].startswith("- The order turns round")
    assert "same relationship and purpose" in said[1]
    assert "Overall: 34 % for mail, 66 % for LinkedIn notes" in said[2] or "Overall: 66 % for LinkedIn notes, 34 % for mail" in said[2]


def test_the_speeds_of_the_two_largest_groups_stand_in_words(turning: Settings) -> None:
    assert "Their times to answer differ over 14 days" in words(closer("speeds"))


def test_the_steps_say_after_which_message_answers_came(turning: Settings) -> None:
    said = words(closer("steps"))
    assert "42 of 100 answered after the first message" in said
    assert "8 of 40 answered after the follow-up 1" in said


def test_before_and_after_a_template_or_a_day_of_ones_own(turning: Settings) -> None:
    page = closer("change")
    assert "There are not yet messages a day old on both sides" in words(page) or "Before, " in words(page)
    page.selectbox(key="closer_change_what").set_value("bench").run()
    healthy(page)
    assert "First used on" in words(page)
    assert "Before, " in words(page)


def test_templates_that_chance_chose_are_compared(turning: Settings) -> None:
    assert "closer_drawn" not in folds(visit("answers"))
    page = closer("drawn", answers_by="template")
    assert "garden: 32 of 40 answered in time; bench: 1 of 10. That is more than chance would do." in words(page)
