"""More of the page: rewrites by the user's own model, closer looks at the answers, briefs as files, other messages, settings."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from composer.brief import load_brief, parse_brief
from composer.channels import load_channels
from composer.record.log import log_sent
from composer.record.people import everyone
from composer.record.store import open_record
from composer.settings import Model, Settings, load_settings, save_settings
from composer.web import desk
from composer.web.other_messages import KINDS
from composer.web.rewrites import marked
from composer.web.state import now as clock
from composer.web.words import plain
from tests.model_server import fails, says, serving
from tests.reports_kit import put, sent
from tests.test_web import at_message, button, field, healthy, visit, words
from tests.test_web_model import finished

EXAMPLE = Path(__file__).parent.parent / "docs" / "examples" / "learn.toml"
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
        finished(healthy(button(page, "Rewrite").click().run()), "rewrite")
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
        finished(healthy(button(page, "Rewrite").click().run()), "rewrite")
    healthy(button(page, "Leave it").click().run())
    assert text_in(page) == OLD
    assert not [one for one in page.button if one.label in ("Take it", "Leave it", "Put the earlier text back")]


def test_a_rewrite_that_invents_cannot_be_taken_and_says_why(settings: Settings) -> None:
    with serving(says(json.dumps({"text": NEW.replace("your talk", "your talk at Zalando")}))) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        finished(healthy(button(page, "Rewrite").click().run()), "rewrite")
    assert "isn't offered: “Zalando” is not in your brief." in words(page)
    assert not [one for one in page.button if one.label == "Take it"]


def test_a_failing_server_is_one_sentence_and_the_text_stays(settings: Settings) -> None:
    with serving(fails(500, "boom")) as server:
        save_settings(replace(settings, model=Model(server.url, "small")))
        page = writing(at_message(settings), OLD)
        before = len(page.warning)
        finished(healthy(button(page, "Rewrite").click().run()), "rewrite")
    assert len(page.warning) == before + 1
    assert text_in(page) == OLD


def test_a_server_elsewhere_is_not_asked_for_a_rewrite_before_the_user_agreed(settings: Settings) -> None:
    save_settings(replace(settings, model=Model("https://models.example/v1", "small")))
    page = at_message(settings)
    assert any("goes to https" in one.label for one in page.expander)
    assert not [one for one in page.button if one.label == "Rewrite"]


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
        *messages("linkedin_note", "friend", 32, 40, template="garden"),
        *messages("linkedin_note", "stranger", 1, 10, template="bench"),
    ]
    with open_record(settings.record_url) as record:
        put(record, rows)
    return settings


def closer(key: str, **state: object) -> AppTest:
    page = visit("results")
    for name, value in state.items():
        page.session_state[name] = value
    page.session_state[f"closer_{key}"] = True
    return healthy(page.run())


def folds(page: AppTest) -> list[str]:
    return [str(item.key) for item in page.expander if str(item.key or "").startswith("closer_")]


def test_a_small_record_gets_no_closer_look(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        put(record, messages("email", "friend", 2, 6))
    assert folds(healthy(visit("results"))) == []


def test_an_order_that_turns_round_is_said_first(turning: Settings) -> None:
    page = healthy(visit("results"))
    assert page.markdown[0].value.replace("\\", "").startswith("## Look closer")


def test_the_steps_say_after_which_message_answers_came(turning: Settings) -> None:
    said = words(closer("steps"))
    assert "42 of 100 answered after the first message" in said
    assert "8 of 40 answered after the first follow-up" in said


def on_the_shelf(page: AppTest) -> AppTest:
    page.session_state["drafts_shelf"] = True
    return page.run()


def load(page: AppTest, name: str, raw: bytes) -> AppTest:
    return page.file_uploader(key="brief_file").upload(name, raw).run()


def test_a_brief_is_loaded_from_a_file_and_can_be_saved(settings: Settings) -> None:
    brief = load_brief(EXAMPLE)
    page = healthy(load(on_the_shelf(visit()), "learn.toml", EXAMPLE.read_bytes()))
    assert field(page.text_input, "Their name").value == brief.recipient.name
    assert field(page.selectbox, "How do you know each other?").value == brief.relationship
    assert [one.label for one in on_the_shelf(page).get("download_button")] == ["Save the details as a file"]


def filled_and_saved(paths: list[str]) -> None:
    """A page that fills the boxes from one file after the other and shows what saving them would write."""
    from pathlib import Path

    import streamlit as st

    from composer.brief import brief_to_toml, load_brief
    from composer.settings import load_settings
    from composer.web import brief_form

    for path in paths:
        brief_form.fill(load_brief(Path(path)))
        st.code(brief_to_toml(brief_form.brief(load_settings())))


def test_what_is_saved_is_what_was_loaded(settings: Settings) -> None:
    paths = sorted(EXAMPLE.parent.glob("*.toml"))
    page = healthy(AppTest.from_function(filled_and_saved, args=([str(path) for path in paths],), default_timeout=60).run())
    assert [parse_brief(item.value, "saved") for item in page.code] == [load_brief(path) for path in paths]


@pytest.mark.parametrize(("raw", "why"), [
    (b"purpose = [", "line"), (b"\xff\xfe\x00", "UTF-8"), (b'purpose = "conquer"', "purpose"), (b"shoe_size = 3", "shoe_size"),
])
def test_a_broken_brief_is_one_sentence_and_the_boxes_stay(raw: bytes, why: str, settings: Settings) -> None:
    page = visit()
    field(page.text_input, "Their name").set_value("Ann Lee").run()
    page = load(on_the_shelf(page), "brief.toml", raw)
    assert not page.exception
    assert len(page.error) == 1
    assert plain(why) in page.error[0].value
    assert field(page.text_input, "Their name").value == "Ann Lee"


def mode(name: str) -> AppTest:
    page = visit()
    return healthy(page.segmented_control[0].set_value(name).run())


def people(page: AppTest) -> AppTest:
    field(page.text_input, "Your name").set_value("Maya Lindqvist")
    field(page.text_input, "Their name").set_value("Ann Lee")
    field(page.selectbox, "How do you know each other?").set_value("met")
    return healthy(page.run())


def test_a_request_is_answered_by_the_users_own_policy_or_another_stance(settings: Settings) -> None:
    save_settings(replace(settings, friend_policy={"linkedin": "accept"}))
    page = mode("answer")
    assert "the draft follows" in words(page)
    people(page)
    assert page.radio[0].value == "accept"
    assert "(your policy)" in " ".join(page.radio[0].options)
    accepted = text_in(page)
    assert "Ann" in accepted
    healthy(page.radio[0].set_value("pause").run())
    assert "Ann" in text_in(page)
    assert text_in(page) != accepted


def test_a_decided_policy_is_recalled_when_the_answer_departs_from_it(settings: Settings) -> None:
    save_settings(replace(settings, friend_policy={"linkedin": "decline"}))
    page = people(mode("answer"))
    before = len(page.info)
    healthy(page.radio[0].set_value("accept").run())
    assert len(page.info) > before


ASKS = {
    "Who is the friend?": "Kwame Boateng", "Who is the other person?": "Ingrid Solheim",
    "Who are they, in a few words?": "who plans school gardens", "What is it about?": "your second garden",
    "What it's about, in one line": "a workshop on school gardens", "What was said or agreed, in a sentence or two?": "We meet on Tuesday at nine.",
    "What changes, in one sentence?": "From 1 March our ferry leaves at eight instead of nine.",
    "What was done, and by whom?": "Amira finished the drawings on Tuesday.", "What comes next?": "The beds are dug next week.",
    "A personal touch": "The team celebrated with cake.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_other_message_is_drafted_from_what_it_asks_for(kind: str, settings: Settings) -> None:
    page = mode("other")
    field(page.selectbox, "Which message?").set_value(kind).run()
    people(page)
    for label, value in ASKS.items():
        for one in page.text_input:
            if one.label == label:
                one.set_value(value)
    healthy(page.run())
    text = text_in(page)
    assert ("Kwame" if KINDS[kind].friend else "Ann") in text
    assert "Maya" in text or kind == "blurb"


def test_an_other_message_says_what_it_still_needs(settings: Settings) -> None:
    page = mode("other")
    field(page.selectbox, "Which message?").set_value("introduce_two").run()
    people(page)
    assert page.info
    assert not texts_of(page)


def test_the_fit_view_shows_a_text_on_every_channel_with_what_must_go(settings: Settings) -> None:
    page = healthy(visit("check"))
    assert not page.toggle
    texts_of(page)["check"] = OLD + " By the way, our allotment has grown a lot. " * 6
    healthy(page.run())
    assert not page.expander
    healthy(page.toggle(key="check_fit").set_value(True).run())
    labels = page.selectbox(key="fit_for").options
    assert list(page.dataframe[0].value["Channel"]) == [label.partition(":")[0] for label in labels]
    assert len(labels) == len(load_channels())
    assert any(label.startswith("LinkedIn connection note:") and "over" in label for label in labels)
    assert any(label.endswith("fits") for label in labels)
    assert "What to cut first" in words(page)


def tab(name: str) -> AppTest:
    page = visit("settings")
    page.session_state["settings_tab"] = name
    return healthy(page.run())


def test_mail_settings_are_kept_and_a_password_never_in_a_file(settings: Settings) -> None:
    page = tab("Mail")
    field(page.text_input, "Your e-mail address").set_value(" me@example.com ")
    field(page.text_input, "Incoming server").set_value("imap.example.org")
    field(page.number_input, "Outgoing port").set_value(587)
    field(page.checkbox, "The servers switch to encryption after connecting (STARTTLS)").set_value(True)
    healthy(button(page, "Save").click().run())
    mail = load_settings().mail
    assert (mail.address, mail.imap_host, mail.smtp_port, mail.starttls) == ("me@example.com", "imap.example.org", 587, True)
    page = tab("Mail")
    assert field(page.text_input, "Your e-mail address").value == "me@example.com"
    page.text_input(key="secret_OVERTURE_IMAP_PASSWORD").set_value("hunter-of-words")
    healthy(button(page, "Save").click().run())
    assert not [path for path in settings.home.rglob("*") if path.is_file() and b"hunter-of-words" in path.read_bytes()]


def test_without_a_record_the_data_tab_says_so_and_makes_none(settings: Settings) -> None:
    page = tab("Data")
    assert "There is nothing to back up yet" in words(page)
    assert not (settings.home / "record.db").exists()


def test_a_backup_with_a_passphrase_is_made_and_put_back_on_the_page(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        log_sent(record, to="Ann Lee", channel="email", at=clock())
    page = tab("Data")
    field(page.text_input, "Passphrase").set_value("marmalade anchor velvet")
    field(page.text_input, "The same again").set_value("marmalade anchor velvets")
    assert "The two are not the same." in words(button(page, "Back up and lock").click().run())
    assert not (settings.home / "backups").exists()
    field(page.text_input, "The same again").set_value("marmalade anchor velvet")
    page = healthy(button(page, "Back up and lock").click().run(timeout=60))
    assert len(list((settings.home / "backups").glob("*.age.zip"))) == 1
    with open_record(settings.record_url) as record:
        log_sent(record, to="Kwame Boateng", channel="email", at=clock())
    field(page.text_input, "Its passphrase").set_value("marmalade anchor velvets")
    page = button(page, "Restore this backup").click().run(timeout=60)
    assert "the passphrase is another one" in words(page)
    field(page.text_input, "Its passphrase").set_value("marmalade anchor velvet")
    healthy(button(page, "Restore this backup").click().run(timeout=60))
    with open_record(settings.record_url) as record:
        assert [person.name for person in everyone(record)] == ["Ann Lee"]


def test_the_record_is_backed_up_exported_and_put_back(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        log_sent(record, to="Ann Lee", channel="email", at=clock())
    page = healthy(button(tab("Data"), "Back up now").click().run())
    assert len(list((settings.home / "backups").glob("*.db"))) == 1
    healthy(button(page, "Export everything").click().run())
    with zipfile.ZipFile(io.BytesIO(page.session_state["export_zip"])) as bundle:
        assert any(b"Ann Lee" in bundle.read(name) for name in bundle.namelist())
    with open_record(settings.record_url) as record:
        log_sent(record, to="Kwame Boateng", channel="email", at=clock())
    healthy(button(page, "Restore this backup").click().run())
    assert "Restored." in words(page)
    with open_record(settings.record_url) as record:
        assert [person.name for person in everyone(record)] == ["Ann Lee"]


def test_a_backup_that_lies_elsewhere_is_put_back_into_an_empty_folder(settings: Settings, tmp_path: Path) -> None:
    with open_record(tmp_path / "old.db") as record:
        log_sent(record, to="Ann Lee", channel="email", at=clock())
    page = healthy(tab("Data"))
    field(page.text_input, "Where another backup is on this machine").set_value(str(tmp_path / "nothing.db")).run()
    assert "there is no such file" in words(healthy(page))
    field(page.text_input, "Where another backup is on this machine").set_value(str(tmp_path / "old.db")).run()
    healthy(button(page, "Restore this backup").click().run())
    assert "Restored." in words(page)
    with open_record(settings.record_url) as record:
        assert [person.name for person in everyone(record)] == ["Ann Lee"]


def test_a_backup_says_when_and_why_it_was_made(settings: Settings) -> None:
    folder = settings.home / "backups"
    with open_record(settings.record_url) as record:
        log_sent(record, to="Ann Lee", channel="email", at=clock())
    folder.mkdir(exist_ok=True)
    for name in ("before-import-20261130T215105Z.db", "record-20261129T080000Z.db", "mine.db"):
        (folder / name).write_bytes((settings.home / "record.db").read_bytes())
    shown = field(healthy(tab("Data")).selectbox, "Backup").options
    assert shown == ["30 Nov 2026, 21:51 UTC, before an import", "29 Nov 2026, 08:00 UTC", "mine.db"]
