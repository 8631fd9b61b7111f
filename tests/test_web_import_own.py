"""The user's own addresses on the page: asked once at an import, changed later under Settings."""

from __future__ import annotations

from pathlib import Path

from composer.record import own
from composer.record.store import open_record
from composer.settings import Settings
from tests.test_import_own_addresses import two_of_mine
from tests.test_web import healthy, visit, words

HOME, WORK = "maya@own.example", "maya@work.example"


def known(settings: Settings) -> tuple[set[str], tuple[str, ...], set[str]]:
    with open_record(settings.record_url) as record, record.read() as conn:
        return set(own.addresses(conn)), own.unconfirmed(conn), set(own.refused(conn))


def test_addresses_found_are_asked_about_and_what_is_not_mine_is_read_as_somebody_elses(settings: Settings, tmp_path: Path) -> None:
    path = str(two_of_mine(tmp_path))
    page = visit("imports")
    healthy(page.text_input(key="import_path").set_value(path).run())
    assert "Are these addresses yours?" in words(page)
    healthy(page.checkbox(key=f"import_own_{WORK}").uncheck().run())
    assert f"You are **{HOME}**" in words(page)
    healthy(page.button(key="import_do").click().run())
    assert known(settings) == ({HOME}, (), {WORK})
    again = visit("imports")
    healthy(again.text_input(key="import_path").set_value(path).run())
    assert "Are these addresses yours?" not in words(again)


def test_own_addresses_are_changed_under_settings(settings: Settings, tmp_path: Path) -> None:
    page = visit("imports")
    healthy(page.text_input(key="import_path").set_value(str(two_of_mine(tmp_path))).run())
    healthy(page.button(key="import_do").click().run())
    assert known(settings) == ({HOME, WORK}, (), set())
    page = visit("settings")
    page.session_state["settings_tab"] = "Mail"
    page.run()
    assert page.multiselect(key="own_addresses_known").value == [HOME, WORK]
    healthy(page.multiselect(key="own_addresses_known").set_value([HOME]).run())
    assert known(settings) == ({HOME}, (), {WORK})
