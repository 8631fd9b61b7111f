"""Drafts suggested from the user's own answers: off at first, said with its reason, logged as drawn only when chance chose."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import select

from composer.record.schema import touch
from composer.record.store import open_record
from composer.reports import learning
from composer.reports.learning import choose
from composer.settings import Settings, load_settings, save_settings
from composer.web import desk
from tests.reports_kit import put, sent
from tests.test_web import at_message, button, field, healthy, in_editor, visit, words


def test_messages_count_by_the_moves_they_share() -> None:
    outcomes = {"hook.1+close.1": (36, 40), "hook.2+close.2": (2, 40), "other.1+close.9": (40, 40)}
    drawn = [choose(["hook.1+close.2", "hook.2+close.3"], outcomes, random.Random(seed)) for seed in range(300)]
    assert "19 of 40 messages like it" in next(one.why for one in drawn if one.template == "hook.1+close.2" and not one.at_random)
    assert Counter(one.template for one in drawn)["hook.1+close.2"] > 230  # half of its moves were answered nine times in ten


def test_messages_without_any_shared_move_are_no_outcome() -> None:
    assert choose(["a.1+b.1", "a.2+b.1"], {"c.1": (30, 60), "": (5, 50)}, random.Random(1)) is None


def answered(settings: Settings, best: int) -> list[str]:
    """A record in which messages made like one of the example's drafts were answered and the others were not."""
    at_message(settings)
    templates = [draft.template for draft in next(reversed(desk._desks.values())).notes["composed"].drafts]
    with open_record(settings.record_url) as record:
        put(record, [
            sent(24 * 30, 2 if place == best else None, template=template, channel="linkedin_note")
            for place, template in enumerate(templates) for _ in range(40)
        ])
    return templates


def test_nothing_is_suggested_until_it_is_switched_on(settings: Settings) -> None:
    answered(settings, 1)
    assert "Your own answers suggest" not in words(healthy(at_message(load_settings())))
    page = visit("settings")
    page.session_state["settings_tab"] = "Channels"
    page.run()
    field(page.checkbox, next(one.label for one in page.checkbox if "Suggest which draft" in one.label)).check()
    next(one for one in page.button if one.label == "Save" and one.form_id == "channels").click().run()
    assert load_settings().suggest_templates


def test_the_draft_that_was_answered_is_suggested_and_the_user_decides(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "RANDOM_SHARE", 0.0)
    answered(settings, 1)
    save_settings(replace(settings, suggest_templates=True))
    page = healthy(at_message(settings))
    assert "Your own answers suggest draft 2" in words(page).replace("*", "")
    assert in_editor(page) == "0"


@pytest.mark.parametrize(("share", "drawn"), [(0.0, 0), (1.0, 1)])
def test_only_what_chance_chose_is_logged_as_drawn(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, share: float, drawn: int,
) -> None:
    monkeypatch.setattr(learning, "RANDOM_SHARE", share)
    templates = answered(settings, 0)
    save_settings(replace(settings, suggest_templates=True))
    page = healthy(at_message(settings))
    said = words(page).replace("*", "")
    number = int(said.split("Your own answers suggest draft ")[1][0])
    page.button(key=f"use_draft_{number - 1}").click().run() if number > 1 else page.run()
    page.session_state["write_editor"] = {"value": None}
    page.run()
    healthy(button(page, "I sent it").click().run())
    with open_record(settings.record_url) as record, record.read() as conn:
        row = conn.execute(select(touch).order_by(touch.c.id.desc()).limit(1)).mappings().one()
    assert (row["template"], row["assigned"]) == (templates[number - 1], drawn)
