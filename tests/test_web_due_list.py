"""Who is due is worked out once, and anew after every change of record, settings or hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from composer.record import pauses
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web import due_list
from composer.web.state import now


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    calls: list[int] = []
    real = due_list.due_items
    monkeypatch.setattr(due_list, "due_items", lambda *given, **more: (calls.append(1), real(*given, **more))[1])
    return calls


def test_a_list_holds_until_something_changes(settings: Settings, counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    at = now()
    monkeypatch.setattr(due_list, "now", lambda: at)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ann Lee", channel="email", at=at - timedelta(days=20), text="Hello Ann. Which year was it?")
        first = due_list.due(record, settings, 0)
        assert [item.name for item in first] == ["Ann Lee"]
        assert due_list.due(record, settings, 0) is first
    with open_record(settings.record_url) as record:
        assert due_list.due(record, settings, 0) == first
        pauses.later(record, sent.person, at + timedelta(days=7), at=at)
        assert due_list.due(record, settings, 0) == ()
        log_answer(record, "reply", person=sent.person, at=at + timedelta(seconds=1), text="The third. And yours?")
        assert [item.name for item in due_list.due(record, settings, 7)] == ["Ann Lee"]
    before = len(counted)
    with open_record(settings.record_url) as record:
        due_list.due(record, replace(settings, follow_up_days=(2, 3)), 7)
        assert len(counted) == before + 1
        monkeypatch.setattr(due_list, "now", lambda: at + timedelta(hours=1))
        due_list.due(record, replace(settings, follow_up_days=(2, 3)), 7)
        assert len(counted) == before + 2
