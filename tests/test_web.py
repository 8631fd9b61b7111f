"""Every page as the user meets it: first visit, the whole walk, and what each page says when there is nothing or something."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from composer.record.log import log_answer, log_sent
from composer.record.people import show as look_up
from composer.record.schema import touch
from composer.record.store import open_record
from composer.settings import Settings, load_settings
from composer.web import rule_form
from composer.web.state import now as clock

UI = Path(__file__).resolve().parent.parent / "composer" / "web" / "ui.py"
VIEWS = sorted(path.stem for path in Path("composer/web/views").glob("[!_]*.py"))
SECONDS = 60


def visit(view: str = "write") -> AppTest:
    page = AppTest.from_file(str(UI), default_timeout=SECONDS).run()
    return page if view == "write" else page.switch_page(f"views/{view}.py").run()


def button(page: AppTest, label: str) -> Any:
    found = [one for one in page.button if label in one.label]
    assert found, f"no button “{label}” among {[one.label for one in page.button]}"
    return found[0]


def field(kind: Any, label: str) -> Any:
    return next(one for one in kind if one.label == label)


def words(page: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "info", "success", "warning", "error", "text", "caption")
    notice = page.session_state["said"]["said"] if "said" in page.session_state else ""
    people = [one.label for one in page.button if str(one.key).startswith("open_")]
    return "\n".join([notice, *people, *(str(item.value) for kind in kinds for item in getattr(page, kind))]).replace("\\", "").replace(":gray[]", "")


def take_back(page: AppTest) -> None:
    """What the notice's Undo does."""
    page.session_state["said"]["back"]()


def healthy(page: AppTest) -> AppTest:
    assert not page.exception, page.exception
    assert not page.error, [item.value for item in page.error]
    return page


def in_editor(page: AppTest) -> str:
    """Which draft stands in the editor: its number from 0, or “own”."""
    return next(str(one.key).rpartition("_")[2] for one in page.button if str(one.key).startswith("use_") and one.disabled)


def at_message(settings: Settings) -> AppTest:
    page = visit()
    button(page, "example person").click().run()
    for label in ("why you write", "the channel", "the message"):
        healthy(button(page, label).click().run())
    return page


@pytest.fixture
def two_people(settings: Settings) -> Settings:
    """One who answered, one who waits, both of last week."""
    at = clock() - timedelta(days=7)
    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Ingrid Solheim", channel="email", handle="ingrid@example.com", at=at, text="Hello Ingrid. Which year?")
        log_answer(record, "reply", outreach=sent.outreach, at=at + timedelta(hours=3), text="The <b>third</b> one.")
        log_sent(record, to="Kwame Boateng", channel="linkedin_note", at=at, text="Hi Kwame, which bridge came first?")
    return settings


@pytest.mark.parametrize("view", VIEWS)
def test_a_first_visit_says_what_to_do_next_and_makes_no_record(view: str, home: Path) -> None:
    page = healthy(visit(view))
    assert page.title[0].value == {"imports": "Import", "follow_ups": "Follow-ups"}.get(view, view.capitalize())
    assert page.button or page.markdown or page.info
    assert not (home / "record.db").exists()


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_stands_with_a_record(view: str, two_people: Settings) -> None:
    healthy(visit(view))


def test_the_example_walks_through_to_three_clean_drafts(settings: Settings) -> None:
    page = at_message(settings)
    assert [one.label for one in page.button if one.key.startswith("use_")] == [
        "Use this one", "Use this one", "Use this one", "Write my own",
    ]


def test_the_advised_channel_comes_first_with_its_reasons(settings: Settings) -> None:
    page = visit()
    button(page, "example person").click().run()
    button(page, "why you write").click().run()
    button(page, "the channel").click().run()
    radio = page.radio[0]
    assert "recommended" in radio.options[0]
    assert "LinkedIn forbids tools that send" in words(page)


def test_what_was_sent_is_noted_with_its_text_and_can_be_taken_back(settings: Settings) -> None:
    page = at_message(settings)
    page.session_state["write_editor"] = {"value": None}
    page.run()
    healthy(button(page, "Mark as sent").click().run())
    with open_record(settings.record_url) as record, record.read() as conn:
        rows = conn.execute(select(touch)).mappings().all()
    assert [row["channel"] for row in rows] == ["linkedin_note"]
    assert "Tomás" in rows[0]["body"]
    assert rows[0]["origin"] == "template"
    assert "Marked as sent" in words(page)
    button(page, "Undo").click().run()
    with open_record(settings.record_url) as record, record.read() as conn:
        assert conn.execute(select(touch)).first() is None
    assert any("Mark as sent" in one.label for one in page.button)


def test_a_message_marked_as_sent_stays_on_the_page_though_another_channel_is_advised_from_then_on(settings: Settings) -> None:
    page = visit()
    button(page, "example person").click().run()
    page.segmented_control[1].set_value("message").run()  # past the step that asks for the channel
    page.session_state["write_editor"] = {"value": None}
    page.run()
    healthy(button(page, "Mark as sent").click().run())
    assert "Sent to Tomás Ortega." in words(page)
    assert not any("Mark as sent" in one.label for one in page.button)


def test_the_example_writer_does_not_become_the_user(settings: Settings) -> None:
    at_message(settings)
    assert load_settings().name == ""


def test_too_thin_a_brief_says_what_is_missing(settings: Settings) -> None:
    page = visit()
    field(page.text_input, "Your name").set_value("Maya Lindqvist")
    field(page.text_input, "Their name").set_value("Ann Lee")
    field(page.selectbox, "How do you know each other?").set_value("stranger").run()
    button(page, "why you write").click().run()
    button(page, "the channel").click().run()
    button(page, "the message").click().run()
    said = words(page)
    assert "- A fact about this reader" in said
    assert "- Why you write\n" in said  # in words, not by the names that a file needs
    assert load_settings().name == "Maya Lindqvist"


def test_a_box_that_cannot_be_right_says_so_at_once_and_stops_nobody(settings: Settings) -> None:
    page = visit()
    button(page, "example person").click().run()
    page.session_state["who_more"] = True
    page.run()
    field(page.text_input, "Their city or time zone").set_value("Europe/Madird").run()
    field(page.text_input, "Their country").set_value("Narnia").run()
    field(page.text_input, "E-mail").set_value("tomas at harbour").run()
    assert "“Europe/Madird” isn't a city or time zone we know, so it isn't used. Did you mean Europe/Madrid?" in words(page)
    assert "“Narnia” isn't a country we know, so it isn't used." in words(page)
    assert "“tomas at harbour” doesn't look like an e-mail address, so it isn't used." in words(page)
    button(page, "why you write").click().run()
    button(page, "the channel").click().run()
    healthy(page)
    assert "Where to write" in [one.label for one in page.radio]


def test_somebody_who_asked_not_to_be_contacted_gets_no_draft(settings: Settings) -> None:
    from composer.record.stops import stop

    with open_record(settings.record_url) as record:
        sent = log_sent(record, to="Tomás Ortega", channel="email", handle="tomas@harbour-garden.example", at=clock() - timedelta(days=3))
        stop(record, sent.person, at=clock())
    page = visit()
    button(page, "example person").click().run()
    button(page, "why you write").click().run()
    button(page, "the channel").click().run()
    assert "asked not to be contacted" in page.error[0].value


def test_guards_speak_before_a_second_message_on_the_same_day(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        log_sent(
            record, to="Tomás Ortega", channel="linkedin_note", handle="tomas-ortega-garden", at=clock() - timedelta(hours=2),
            text="Hi Tomás, which tree was first?",
        )
    page = at_message(settings)
    assert any("Tomás Ortega" in item.value for item in page.warning)


def test_people_shows_who_waits_and_marks_an_answer(two_people: Settings) -> None:
    page = healthy(visit("people"))
    said = words(page)
    assert "Kwame Boateng" in said
    assert "waiting for a reply" in said
    healthy(button(page, "Mark as replied").click().run())
    with open_record(two_people.record_url) as record:
        assert look_up(record, 2).outreaches[0].replied_at is not None


def test_one_person_shows_the_whole_history_as_plain_text(two_people: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "1"
    healthy(page.run())
    assert "The <b>third</b> one." in [item.value for item in page.text]
    assert "Ingrid Solheim" in words(page)


def test_a_touch_can_be_corrected(two_people: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "1"
    page.run()
    page.session_state["correct_2"] = True
    page.run()
    page.radio(key="class_2").set_value("auto").run()
    healthy(page.button(key="do_correct_2").click().run())
    with open_record(two_people.record_url) as record:
        assert look_up(record, 1).outreaches[0].replied_at is None


def test_stopping_and_erasing_a_person(two_people: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "1"
    page.session_state["person_data"] = True
    page.run()
    page.button(key="stop").click().run()
    assert not page.exception
    assert any("not to be contacted" in item.value for item in page.error)
    assert page.button(key="erase").disabled
    page.checkbox(key="erase_sure").check().run()
    page.button(key="erase").click().run()
    assert not page.exception
    assert "Ingrid" not in words(page)
    assert b"Ingrid" not in (two_people.home / "record.db").read_bytes()


def test_answers_begin_with_a_sentence_and_show_a_chart_with_alt_text(two_people: Settings) -> None:
    page = healthy(visit("results"))
    assert "answered within a day" in words(page)
    page.selectbox(key="answers_by").set_value("purpose").run()
    healthy(page)


def test_due_lists_who_waited_long_enough(two_people: Settings) -> None:
    page = healthy(visit("follow_ups"))
    assert "Kwame Boateng" in words(page)


def test_a_rule_can_be_switched_off_and_on(settings: Settings) -> None:
    page = healthy(visit("rules"))
    page.session_state[next(item.key for item in page.expander if str(item.key or "").startswith("rule_"))] = True
    page.run()
    first = next(item for item in page.toggle if item.key.startswith("on_"))
    healthy(first.set_value(False).run())
    assert load_settings().rules_off == (first.key.removeprefix("on_"),)
    healthy(page.toggle(key=first.key).set_value(True).run())
    assert load_settings().rules_off == ()


def rule_boxes(page: AppTest, **said: str) -> AppTest:
    """Fill the form of a rule of one's own."""
    for box in (*page.text_area, *page.text_input):
        name = (box.key or "").removeprefix("own_").partition("_")[0]
        if (box.key or "").startswith("own_") and name in said:
            box.set_value(said[name])
    return page.run()


def test_a_rule_of_ones_own_is_filled_in_tried_saved_and_at_work(settings: Settings) -> None:
    from composer.etiquette.check_context import CheckContext
    from composer.web.live import run

    page = rule_boxes(visit("rules"), words="Circle back\ntouch base", says="Office jargon", text="Let’s circle back on Monday.")
    assert [item.value for item in page.success] == ["It flags “circle back”."]
    healthy(page.button(key="own_keep").click().run())
    assert [path.name for path in settings.own_rules.iterdir()] == ["own-circle-back.toml"]
    findings = run("Let's touch base soon. Which day suits you?", CheckContext("email")).findings
    found = [one for one in findings if one.rule == "own-circle-back"]
    assert [(one.text, one.message, one.severity) for one in found] == [("touch base", "Office jargon: “touch base”.", "warning")]
    take_back(page)
    assert not list(settings.own_rules.iterdir())


def test_a_rule_of_ones_own_can_be_changed_and_deleted_and_both_can_be_undone(settings: Settings) -> None:
    page = rule_boxes(visit("rules"), words="circle back", says="Office jargon", instead="get back to you")
    page.button(key="own_keep").click().run()
    page.button(key="own_change_own-circle-back").click().run()
    page = rule_boxes(page, says="Jargon")
    healthy(page.button(key="own_keep").click().run())
    file = settings.own_rules / "own-circle-back.toml"
    assert rule_form.from_toml(file.read_text()) == rule_form.Form("circle back", "Jargon", "warning", "", "get back to you", "personal")
    healthy(page.button(key="own_delete_own-circle-back").click().run())
    assert not file.exists()
    take_back(page)
    assert "Jargon" in file.read_text()


@pytest.mark.parametrize(("said", "wanted"), [
    ({"says": "Jargon"}, "which words"), ({"words": "circle back"}, "what to tell you"), ({"words": "a (b|c)", "says": "x"}, "brackets"),
    ({"words": "circle back", "says": "Jargon", "instead": "circle back"}, "the very words"),
])
def test_what_a_rule_of_ones_own_lacks_is_said_and_nothing_saved(settings: Settings, said: dict[str, str], wanted: str) -> None:
    page = rule_boxes(visit("rules"), **said)
    healthy(page.button(key="own_keep").click().run())
    assert any(wanted in item.value for item in page.warning)
    assert not settings.own_rules.exists()


def test_a_broken_rule_is_not_kept_and_says_why(settings: Settings) -> None:
    page = visit("rules")
    page.text_input(key="own_name").set_value("no-words").run()
    box = next(item for item in page.text_area if item.key.startswith("own_file_"))
    box.set_value(box.value.replace('kind = "phrases"', 'kind = "guess"')).run()
    page.button(key="own_keep_file").click().run()
    assert any("kind" in item.value for item in page.warning)
    assert not settings.own_rules.exists()


def test_the_example_of_a_rule_is_not_saved_as_a_rule(settings: Settings) -> None:
    page = visit("rules")
    page.text_input(key="own_name").set_value("no-circles").run()
    page.button(key="own_keep_file").click().run()
    assert any("still the example" in item.value for item in page.warning)
    assert not settings.own_rules.exists()
    box = next(item for item in page.text_area if item.key.startswith("own_file_"))
    assert "python -m" not in box.value
    box.set_value("""[[rule]]
id = "no-circles"
criterion = "clear"
kind = "phrases"
severity = "warning"
any = ["circle back"]
message = "Office talk."
why = "Nobody says it aloud."
evidence = "convention"
sources = [{ title = "Own experience", ref = "own" }]
fix = { hint = "Say when you'll write." }
bad = ["Let us [[circle back]]."]
good = ["I'll write on Monday."]
""").run()
    healthy(page.button(key="own_keep_file").click().run())
    assert (settings.own_rules / "no-circles.toml").exists()


def test_settings_are_kept(settings: Settings) -> None:
    page = healthy(visit("settings"))
    name = field(page.text_input, "Name")
    name.set_value("Maya Lindqvist")
    button(page, "Save").click().run()
    assert load_settings().name == "Maya Lindqvist"


def test_a_model_address_elsewhere_without_tls_is_refused_in_one_sentence(settings: Settings) -> None:
    page = visit("settings")
    page.session_state["settings_tab"] = "Model"
    page.run()
    field(page.text_input, "Server address").set_value("http://models.example/v1")
    button(page, "Save").click().run()
    assert not page.exception
    assert "https" in page.error[0].value
    assert load_settings().model.base_url == ""


def test_an_import_shows_what_it_holds_then_merges_gives_a_figure_and_undoes(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "touches.csv"
    table.write_text("at,person,channel,direction,kind,text\n2026-11-01T10:00:00+01:00,Ann Lee,email,out,,Hello Ann\n", encoding="utf-8")
    page = visit("imports")
    healthy(page.text_input(key="import_path").set_value(str(table)).run())
    assert "1 entry" in words(page)
    healthy(page.button(key="import_do").click().run())
    assert "Imported 1 new message." in words(page)
    assert "## 1 message sent less than a day ago" in words(page)
    page.button(key="import_undo").click().run()
    with open_record(settings.record_url) as record, record.read() as conn:
        assert conn.execute(select(touch)).first() is None


def test_an_import_of_two_files_is_undone_as_one(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("at,person,channel,direction,text\n2026-11-01T10:00:00Z,Ann Lee,email,out,Hello Ann\n", encoding="utf-8")
    (tmp_path / "WhatsApp Chat with Bo Ek.txt").write_text(
        "01/11/2026, 10:00 - Bo Ek: Hello Maya\n01/11/2026, 10:05 - Maya: Hello Bo, which boat was it?\n", encoding="utf-8")
    page = visit("imports")
    page.text_input(key="import_path").set_value(str(tmp_path)).run()
    page.text_input(key="import_me").set_value("Maya").run()
    if page.button(key="import_do"):
        healthy(page.button(key="import_do").click().run())
    page.button(key="import_undo").click().run()
    with open_record(settings.record_url) as record, record.read() as conn:
        assert conn.execute(select(touch)).first() is None


def test_a_table_whose_columns_cannot_be_told_offers_boxes_for_them(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "contacts.csv"
    table.write_text("wann,wer,was\n2026-11-01T10:00:00Z,Ann Lee,Hello Ann\n", encoding="utf-8")
    page = visit("imports")
    page.text_input(key="import_path").set_value(str(table)).run()
    assert "--" not in words(page)
    assert "choose its columns below" in words(page)
    for field_, column in (("at", "wann"), ("person", "wer"), ("text", "was"), ("channel", "=email"), ("direction", "=out")):
        page.selectbox(key=f"column_{field_}").set_value(column)
    healthy(page.run())
    assert "1 entry" in words(page)
    healthy(page.button(key="import_do").click().run())
    assert "Imported 1 new message." in words(page)


def test_a_file_that_is_no_export_is_refused_in_one_sentence(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("sun", encoding="utf-8")
    page = visit("imports")
    page.text_input(key="import_path").set_value(str(tmp_path / "holiday.txt")).run()
    assert not page.exception
    assert len(page.warning) == 1
    assert "docs/" not in page.warning[0].value


def test_everything_that_readers_of_exports_say_has_a_form_without_options() -> None:
    from composer.web.import_words import on_page

    assert on_page("holiday.jpg isn't an export that Overture knows; name it with --as, or see docs/imports.md") == (
        "holiday.jpg isn't an export that Overture knows; choose what it is under “Options”.")

    folder = UI.parent.parent / "imports"
    said = [
        node.value for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and re.search(r"(?<![\w-])--[a-z]|docs/", node.value) and "\n" not in node.value
    ]
    assert len(said) > 5
    for sentence in said:
        assert not re.search(r"(?<![\w-])--[a-z]|docs/", on_page(f"The file is odd{sentence}")), sentence


def test_a_damaged_record_is_said_and_left_alone(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    path = settings.home / "record.db"
    path.write_bytes(b"not a database at all" * 100)
    page = visit("people")
    assert not page.exception
    assert "restore" in page.error[0].value.lower()
    assert path.read_bytes() == b"not a database at all" * 100


def test_broken_settings_are_said_with_their_line(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    settings.path.write_text('name = "Maya"\nrole = [broken\n', encoding="utf-8")
    page = visit()
    assert not page.exception
    assert "line" in page.error[0].value


def test_no_page_uses_unsafe_html() -> None:
    folder = UI.parent
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text, path
        assert "st.html(" not in text.replace('st.html(asset_path("look.css"))', ""), path


def test_no_script_of_the_page_is_kept_twice() -> None:
    """What is bundled is in frontend/, what the page takes as it is in static/; only the bundle has the name of its source."""
    both = {path.name for path in (UI.parent / "static").iterdir()} & {path.name for path in (UI.parent / "frontend").iterdir()}
    assert both == {"editor.js"}


def test_people_are_narrowed_to_those_who_wait_or_replied(two_people: Settings) -> None:
    page = healthy(visit("people"))

    def shown() -> list[str]:
        return sorted(one.label.strip("*").partition("*")[0] for one in page.button if str(one.key).startswith("open_"))

    assert shown() == ["Ingrid Solheim", "Kwame Boateng"]
    page.button_group(key="people_state").set_value("waiting").run()
    assert shown() == ["Kwame Boateng"]
    page.button_group(key="people_state").set_value("replied").run()
    assert shown() == ["Ingrid Solheim"]


def test_a_person_is_written_to_with_what_is_known_of_them(two_people: Settings) -> None:
    page = visit("people")
    page.query_params["person"] = "2"
    page.run()
    page.button(key="write_to").click().run()
    page.switch_page("views/write.py").run()
    button(healthy(page), "the channel")
    page.button_group[1].set_value("who").run()
    assert field(page.text_input, "Their name").value == "Kwame Boateng"
