"""A channel that the user adds exactly as docs/channels.md says works in every room, without a line of code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from composer.channel_facts import CHANNEL_FACTS, CHANNELS, HANDLES, load
from composer.data import rules_folder
from composer.errors import BadFile, BadValue, UnknownKey

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = rules_folder() / "channels.toml"
PAGE = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
SIGNAL, DISCORD, CHANGED = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
BRIEF = """
relationship = "friend"
purpose = "reconnect"
point = "how your garden did this summer"
question = "Which bean did best?"
[sender]
name = "Maya Lindqvist"
[recipient]
name = "Tomás Ortega"
handles = { phone = "+49 (0)151 1234567" }
facts = [{ text = "talk on dbt tests at Data Council", seen = "conference site" }]
"""


@pytest.fixture
def own(home: Path) -> Path:
    """A settings folder with the page's channel in it."""
    home.mkdir()
    (home / "channels.toml").write_text(SIGNAL, encoding="utf-8")
    (home / "brief.toml").write_text(BRIEF, encoding="utf-8")
    return home


def ran(home: Path, *words: str, text: str = "", status: int = 0) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, as the channels are read once, when the program starts."""
    done = subprocess.run(
        [sys.executable, "-m", "composer", *words], check=False, input=text, capture_output=True, text=True, cwd=ROOT, timeout=120,
        env={**os.environ, "OVERTURE_HOME": str(home)},
    )
    assert done.returncode == status, done.stderr
    return done


def answer(home: Path, *words: str, **more: Any) -> Any:
    return json.loads(ran(home, *words, "--format", "json", **more).stdout)


def test_the_channel_of_the_page_is_written_on(own: Path) -> None:
    found = answer(own, "write", "--brief", str(own / "brief.toml"), "--channel", "signal")
    assert {draft["channel"] for draft in found["drafts"]} == {"signal"}
    assert all("Tomás" in draft["text"] and not draft["subject"] for draft in found["drafts"])


def test_the_channel_of_the_page_is_checked_as_the_one_it_is_like(own: Path) -> None:
    text = "Hi Tomás, can we hop on a call? " + "I would like that very much, believe me. " * 20
    both = [answer(own, "check", "-", "--channel", name, "--fail-on", "error", text=text) for name in ("signal", "whatsapp")]
    assert both[0]["channel"] == "signal"
    assert both[0]["limit"] == 4096
    assert {item["rule"] for item in both[0]["findings"]} == {item["rule"] for item in both[1]["findings"]}
    assert [item["severity"] for item in both[0]["findings"]] == [item["severity"] for item in both[1]["findings"]]
    assert both[0]["findings"]


def test_a_channel_that_is_added_later_has_its_rules_though_the_rules_were_remembered_before(own: Path) -> None:
    (own / "channels.toml").rename(own / "aside.toml")
    ran(own, "check", "-", "--fail-on", "error", text="Hi Tomás, which bean did best?")
    (own / "aside.toml").rename(own / "channels.toml")
    text = "Hi Tomás, which bean did best? " + "I would like to know that very much. " * 20
    found = answer(own, "check", "-", "--channel", "signal", "--fail-on", "error", text=text)
    assert "brief" in {item["criterion"] for item in found["findings"]}


def test_the_channel_of_the_page_is_advised(own: Path) -> None:
    found = answer(own, "advise", "--brief", str(own / "brief.toml"))
    assert sorted(item["channel"] for item in found["channels"]) == sorted([*CHANNELS, "signal"])
    signal = next(item for item in found["channels"] if item["channel"] == "signal")
    assert signal["allowed"]
    assert "Between friends a private message is natural." in signal["reasons"]
    unknown = BRIEF.replace('handles = { phone = "+49 (0)151 1234567" }', "")
    (own / "brief.toml").write_text(unknown, encoding="utf-8")
    found = answer(own, "advise", "--brief", str(own / "brief.toml"))
    signal = next(item for item in found["channels"] if item["channel"] == "signal")
    assert "You'd first have to find their telephone number." in signal["reasons"]


def test_the_channel_of_the_page_is_logged_answered_and_reported(own: Path) -> None:
    sent = answer(own, "log", "sent", "--to", "Tomás Ortega", "--channel", "signal", "--handle", "0049 151 1234567", "--at",
                  "2026-11-01T10:00:00Z", "--text", "-", text="Hello Tomás, which bean did best?")
    answer(own, "log", "reply", "--outreach", str(sent["outreach"]), "--at", "2026-11-01T12:00:00Z")
    group = answer(own, "report", "--by", "channel", "--now", "2026-11-20T10:00:00Z")["groups"][0]
    assert (group["group"], group["sent"], group["replied_24h"]) == ("signal", 1, 1)
    assert "Signal messages" in ran(own, "report", "--by", "channel", "--now", "2026-11-20T10:00:00Z").stdout
    person = answer(own, "people", "show", "+49 (0)151 1234567")["people"][0]
    assert [(touch["channel"], touch["direction"]) for touch in person["touches"]] == [("signal", "out"), ("signal", "in")]
    assert "+491511234567" in json.dumps(person["handles"])


def test_a_request_on_the_channel_of_the_page_is_answered_and_a_talk_there_goes_on_by_mail(own: Path) -> None:
    brief = BRIEF.replace('"friend"', '"stranger"').replace('"reconnect"', '"connect"')
    (own / "brief.toml").write_text(brief, encoding="utf-8")
    said = answer(own, "answer", "--brief", str(own / "brief.toml"), "--stance", "statement", "--channel", "signal")
    assert "Signal" in said["text"]
    assert "WhatsApp" not in said["text"]


def test_a_table_of_ones_own_may_name_it(own: Path, tmp_path: Path) -> None:
    table = tmp_path / "touches.csv"
    table.write_text("at,person,channel,direction,kind,text\n2026-11-01T10:00:00Z,Tomás Ortega <t@x.example>,signal,out,,Hello\n", encoding="utf-8")
    assert answer(own, "import", str(table))["new"] == 1


PROBE = """
import json, sys
from streamlit.testing.v1 import AppTest
sys.path.insert(0, {root!r})
page = AppTest.from_file({ui!r}, default_timeout=60).run()
assert not page.exception, page.exception
check = page.switch_page("views/check.py").run()
assert not check.exception, check.exception
box = next(one for one in check.selectbox if one.label == "Where will it go?")
box.select("signal").run()
assert not check.exception, check.exception
write = check.switch_page("views/write.py").run()
next(one for one in write.button if "example person" in one.label).click().run()
for label in ("why you write", "the channel"):
    next(one for one in write.button if label in one.label).click().run()
    assert not write.exception, write.exception
next(one for one in write.button if "more channels" in one.label).click().run()
radio = write.radio[0]
name = next(option for option in radio.options if option.startswith("Signal"))
radio.set_value("signal").run()
next(one for one in write.button if "the message" in one.label).click().run()
assert not write.exception, write.exception
seen = {{"options": box.options, "radio": radio.options, "drafts": [one.label for one in write.button]}}
settings = write.switch_page("views/settings.py").run()
assert not settings.exception, settings.exception
print(json.dumps(seen))
"""


def test_the_channel_of_the_page_is_on_the_page(own: Path) -> None:
    probe = PROBE.format(root=str(ROOT), ui=str(ROOT / "composer" / "web" / "ui.py"))
    done = subprocess.run(
        [sys.executable, "-c", probe], check=False, capture_output=True, text=True, cwd=ROOT, timeout=240,
        env={**os.environ, "OVERTURE_HOME": str(own)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert "Signal" in found["options"]
    assert any("Signal" in option for option in found["radio"])
    assert "Use this one" in found["drafts"]


def test_a_kind_of_address_of_ones_own_is_taken_by_brief_and_record(own: Path) -> None:
    (own / "channels.toml").write_text(DISCORD, encoding="utf-8")
    (own / "brief.toml").write_text(BRIEF.replace('phone = "+49 (0)151 1234567"', 'discord = "Tomas.42"').replace('"friend"', '"colleague"'), encoding="utf-8")
    found = answer(own, "advise", "--brief", str(own / "brief.toml"))
    discord = next(item for item in found["channels"] if item["channel"] == "discord")
    assert not any("first have to find" in reason for reason in discord["reasons"])
    answer(own, "log", "sent", "--brief", str(own / "brief.toml"), "--channel", "discord")
    person = answer(own, "people", "show", "tomas.42")["people"][0]
    assert "discord" in json.dumps(person["handles"])
    assert "15 channels, of your own discord" in ran(own, "doctor", "--format", "text").stdout


def test_a_mistake_in_ones_own_file_is_said_and_costs_only_that_channel(own: Path) -> None:
    (own / "channels.toml").write_text(SIGNAL + '\n[pigeon]\nlike = "watsapp"\ntitle = "Pigeon"\nplural = "pigeons"\n', encoding="utf-8")
    done = ran(own, "check", "-", "--channel", "signal", "--fail-on", "error", text="Hi Tomás, which bean did best?")
    assert "pigeon.like: must name the channel that it is most like; did you mean “whatsapp”?" in done.stderr
    done = ran(own, "check", "-", "--channel", "pigeon", text="Hi", status=2)
    assert "“pigeon” isn't a channel" in done.stderr
    (own / "channels.toml").write_text("[broken", encoding="utf-8")
    done = ran(own, "check", "-", "--fail-on", "error", text="Hi Tomás, which bean did best?")
    assert "channels.toml" in done.stderr


# --- the loader --------------------------------------------------------------------------------------------------


def loaded(tmp_path: Path, text: str) -> Any:
    (tmp_path / "channels.toml").write_text(text, encoding="utf-8")
    return load(SHIPPED, tmp_path / "channels.toml")


def test_a_channel_takes_from_the_one_it_is_like_but_no_names_and_no_terms(tmp_path: Path) -> None:
    facts = loaded(tmp_path, SIGNAL).channels["signal"]
    model = CHANNEL_FACTS["whatsapp"]
    assert (facts.limit, facts.norm, facts.group, facts.formality) == (4096, model.norm, "chat", "personal")
    assert (facts.title, facts.the, facts.network, facts.called, facts.terms, facts.sources, facts.prefill) == ("Signal", "Signal", "signal", (), "", (), False)


def test_a_shipped_channel_changes_only_in_the_keys_that_are_given(tmp_path: Path) -> None:
    facts = loaded(tmp_path, CHANGED)
    assert facts.problems == ()
    assert tuple(facts.channels) == CHANNELS
    assert facts.channels["instagram"].limit == 2000
    assert facts.channels["instagram"].sources == CHANNEL_FACTS["instagram"].sources


@pytest.mark.parametrize(("text", "said"), [
    ('[signal]\nlike = "signal"\ntitle = "S"\nplural = "s"', "signal.like: must name the channel"),
    ('[signal]\nlike = "whatsapp"\nplural = "s"', "signal.title: is missing"),
    ('[signal]\nlike = "whatsapp"\ntitle = 5\nplural = "s"', "signal.title: is of the wrong type: 5"),
    ('[signal]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"\nlimit = -1', "signal.limit: is of the wrong type"),
    ('[signal]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"\ngroup = "shout"', "must be one of note, chat, letter, spoken"),
    ('[signal]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"\nhandle = "pigeon"', "“pigeon” is no kind of address"),
    ('[signal]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"\nlimt = 5', "did you mean “limit”"),
    ('[Sig-nal]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"', "is no name for it"),
    ('[written]\nlike = "whatsapp"\ntitle = "S"\nplural = "s"', "is no name for it"),
    ('[handle.phone]\ntitle = "P"\nwords = "p"', "handle.phone: is shipped with Overture already"),
    ('[handle.signal]\ntitle = "P"\nwords = "p"\nform = "song"', "must be one of name, mail, number, whatsapp"),
    ("signal = 5", "must"), ('[sms]\nlimit = "many"', "sms.limit: is of the wrong type"), ("[", "channels.toml"),
])
def test_what_is_wrong_in_ones_own_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    facts = loaded(tmp_path, text)
    assert len(facts.problems) == 1
    assert said in facts.problems[0]
    assert tuple(facts.channels) == CHANNELS
    assert facts.channels == CHANNEL_FACTS
    assert tuple(facts.handles) == HANDLES


def test_a_mistake_in_the_shipped_file_is_an_error(tmp_path: Path) -> None:
    good = SHIPPED.read_text(encoding="utf-8")
    for wrong, error in ((good.replace('title = "SMS"', 'titel = "SMS"'), UnknownKey), (good.replace("limit = 2000", "limit = 2.5"), BadValue), ("[", BadFile)):
        (tmp_path / "channels.toml").write_text(wrong, encoding="utf-8")
        with pytest.raises(error):
            load(tmp_path / "channels.toml")


def test_every_key_of_a_channel_and_a_kind_of_address_is_explained_on_the_page() -> None:
    from dataclasses import fields

    from composer.channel_facts import Channel, HandleKind

    page = PAGE + SHIPPED.read_text(encoding="utf-8").partition("[linkedin_note]")[0]
    more = {"name", "seconds", "words_per_minute"}  # of single channels, beside their figures
    for item in (*fields(Channel), *fields(HandleKind)):
        assert item.name in more or f"`{item.name}`" in page, item.name
