"""Several messages in the making: kept, found again by name or address, removed with undo, gone when their reader is erased."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from composer.record import kept_drafts
from composer.record.erase import erase
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now as clock
from tests.test_web import button, field, healthy, take_back, visit, words


def written_to(name: str) -> AppTest:
    page = visit()
    field(page.text_input, "Their name").set_value(name).run()
    return shelf(page)


def shelf(page: AppTest) -> AppTest:
    page.session_state["drafts_shelf"] = True
    return healthy(page.run())


def kept(settings: Settings, name: str) -> tuple[AppTest, str]:
    page = written_to(name)
    healthy(button(page, "Keep this draft").click().run())
    return page, next(draft for draft, held in kept_drafts.every(settings.home).items() if held.reader == name)


def test_a_kept_draft_follows_what_is_typed_and_is_private(settings: Settings) -> None:
    page, name = kept(settings, "Ann Lee")
    assert page.query_params["draft"] == name
    field(page.text_input, "Their role").set_value("potter").run()
    page.run()
    assert kept_drafts.load(settings.home, name).boxes["recipient_role"] == "potter"  # type: ignore[union-attr]
    assert (settings.home / "drafts" / f"{name}.json").stat().st_mode & 0o777 == 0o600


def test_a_draft_is_opened_by_its_address_and_from_the_list(settings: Settings) -> None:
    page, name = kept(settings, "Ann Lee")
    page = visit()
    page.query_params["draft"] = name
    healthy(page.run())
    assert field(page.text_input, "Their name").value == "Ann Lee"
    button(shelf(page), "Write to someone else").click().run()
    assert field(healthy(page).text_input, "Their name").value == ""
    assert any(one.label.startswith("**Ann Lee**") for one in shelf(page).button)
    healthy(page.button(key=f"draft_open_{name}").click().run())
    assert field(page.text_input, "Their name").value == "Ann Lee"


def test_another_message_never_overwrites_the_kept_one(settings: Settings) -> None:
    page, name = kept(settings, "Ann Lee")
    button(page, "Start over").click().run()
    field(healthy(page).text_input, "Their name").set_value("Bo Berg").run()
    page.run()
    assert kept_drafts.load(settings.home, name).reader == "Ann Lee"  # type: ignore[union-attr]
    assert "draft" not in page.query_params


def test_a_removed_draft_can_be_brought_back(settings: Settings) -> None:
    _, name = kept(settings, "Ann Lee")
    page = shelf(visit())
    healthy(page.button(key=f"draft_remove_{name}").click().run())
    assert not kept_drafts.every(settings.home)
    take_back(page)
    assert [draft.reader for draft in kept_drafts.every(settings.home).values()] == ["Ann Lee"]


def test_an_address_of_a_draft_that_is_gone_says_so(settings: Settings) -> None:
    page = visit()
    page.query_params["draft"] = "0123456789abcdef"
    healthy(page.run())
    assert "no longer there" in words(page)


def test_a_file_that_is_no_draft_is_none(settings: Settings) -> None:
    folder = settings.home / "drafts"
    folder.mkdir(parents=True)
    for number, text in enumerate(("", "[]", "{}", '{"reader": 1, "at": "x", "boxes": {}, "texts": {}}')):
        (folder / f"{number:016x}.json").write_text(text)
    assert kept_drafts.every(settings.home) == {}
    assert kept_drafts.load(settings.home, "../../etc/passwd") is None


def test_who_is_erased_leaves_no_draft_behind(settings: Settings) -> None:
    kept(settings, "Ann Lee")
    page = written_to("A. Lee")
    field(page.text_input, "E-mail").set_value("Ann@Lee.example").run()
    button(shelf(page), "Keep this draft").click().run()
    kept(settings, "Bo Berg")
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ann Lee", channel="email", handle="ann@lee.example", at=clock(), text="Hello Ann.")
        erase(record, sent.person, at=clock(), folders=(settings.home,))
    assert [draft.reader for draft in kept_drafts.every(settings.home).values()] == ["Bo Berg"]
