"""A page that cannot be read while an import saves says so and comes back by itself."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from composer.record import store
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings
from tests.test_web import healthy, visit, words


def test_a_page_waits_for_a_writer_and_comes_back(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(settings.record_url) as record:
        log_sent(record, to="Ann Lee", channel="email", at=datetime(2026, 3, 5, 10, tzinfo=UTC), text="Hi Ann?")
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    writer = sqlite3.connect(settings.home / "record.db", isolation_level=None)
    try:
        writer.execute("PRAGMA locking_mode=EXCLUSIVE")
        writer.execute("BEGIN EXCLUSIVE")
        page = visit("people")
        assert not page.exception
        assert not page.error
        assert any("comes back by itself" in one.value for one in page.info)
    finally:
        writer.rollback()
        writer.close()
    assert "Ann Lee" in words(healthy(page.run()))
