"""Settings that were saved can be taken back: what was changed, and nothing that was set since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from composer.record import own
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings, load_settings, save_settings
from composer.web.state import now as clock
from tests.test_web import button, field, healthy, take_back, visit, words


def undone(page: AppTest) -> AppTest:
    """What the notice's Undo does in the page's own session."""
    take_back(page)
    page.session_state["settings_turn"] = 1
    return healthy(page.run())


def test_what_was_typed_is_as_it_was_after_undo(settings: Settings) -> None:
    page = visit("settings")
    field(page.text_input, "Role").set_value("potter")
    healthy(button(page, "Save").click().run())
    assert load_settings().role == "potter"
    undone(page)
    assert load_settings() == settings
    assert field(page.text_input, "Role").value == settings.role


def test_undo_leaves_alone_what_was_set_since(settings: Settings) -> None:
    page = visit("settings")
    field(page.text_input, "Role").set_value("potter")
    healthy(button(page, "Save").click().run())
    save_settings(replace(load_settings(), company="Hill Pottery"))
    take_back(page)
    assert (load_settings().role, load_settings().company) == (settings.role, "Hill Pottery")


def test_undo_of_what_was_changed_again_changes_nothing_and_says_so(settings: Settings) -> None:
    page = visit("settings")
    field(page.text_input, "Role").set_value("potter")
    healthy(button(page, "Save").click().run())
    save_settings(replace(load_settings(), role="glazier"))
    with pytest.raises(Exception, match="changed again since"):
        take_back(page)
    assert load_settings().role == "glazier"


def test_saving_the_same_again_offers_no_undo(settings: Settings) -> None:
    page = visit("settings")
    healthy(button(page, "Save").click().run())
    assert page.session_state["said"] | {"number": 0} == {"number": 0, "said": "Saved.", "back": None}


def test_boxes_with_a_name_show_the_earlier_choice_after_undo(settings: Settings) -> None:
    page = visit("settings")
    page.session_state["settings_tab"] = "Friend policy"
    page.run()
    field(page.selectbox, "Facebook").set_value("redirect")
    healthy(button(page, "Save").click().run())
    assert load_settings().friend_policy == {"facebook": "redirect"}
    undone(page)
    assert load_settings().friend_policy == {}
    assert field(page.selectbox, "Facebook").value == ""


def test_a_rule_switched_off_is_on_again_after_undo(settings: Settings) -> None:
    page = visit("rules")
    page.session_state["rules_search"] = "hope-this-finds-you"
    page.session_state["rule_hope-this-finds-you"] = True
    page.run()
    toggle = next(one for one in page.toggle)
    rule = toggle.key.removeprefix("on_")
    healthy(toggle.set_value(False).run())
    assert load_settings().rules_off == (rule,)
    assert "The rule is off." in words(page)
    undone(page)
    assert load_settings().rules_off == ()
    assert next(one for one in page.toggle).value


def test_an_address_of_ones_own_taken_out_is_there_again_after_undo(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        log_sent(record, to="Ann Lee", channel="email", at=clock(), text="Hello Ann.")
        with record.write() as conn:
            own.settle(conn, {"maya@home.example", "maya@work.example"})
    page = visit("settings")
    page.session_state["settings_tab"] = "Mail"
    page.run()
    healthy(page.multiselect(key="own_addresses_known").set_value(["maya@home.example"]).run())
    with open_record(settings.record_url) as record, record.read() as conn:
        assert set(own.addresses(conn)) == {"maya@home.example"}
    undone(page)
    with open_record(settings.record_url) as record, record.read() as conn:
        assert set(own.addresses(conn)) == {"maya@home.example", "maya@work.example"}
