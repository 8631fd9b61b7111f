"""Exports of X, Facebook, Instagram, Telegram and SMS backups: what is in them comes out, and why the rest does not."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.errors import BadUsage
from composer.imports import detect, json_stream
from composer.imports import telegram as telegram_reader
from composer.imports.importer import import_path
from composer.imports.meta import repair
from tests.import_exports import (
    as_meta,
    items,
    meta_thread,
    reasons,
    telegram,
    telegram_message,
    unzipped,
    written,
    x_account,
    x_archive,
    x_message,
    zipped,
)

# --- X -----------------------------------------------------------------------------------------------------------

X = {
    "100-200": [
        x_message("2", "200", "100", "2022-01-28T10:00:00.000Z", "Test 7 &amp; 8"),
        x_message("1", "100", "200", "2022-01-27T15:58:52.744Z", "Which test?"),
        {"joinConversation": {"initiatingUserId": "200", "participantsSnapshot": ["100", "200"]}},
    ],
    "1234567": [x_message("9", "300", "", "2022-01-27T15:58:52.744Z", "hello all")],
    "100-100": [x_message("10", "100", "100", "2022-01-27T15:58:52.744Z", "milk")],
}


@pytest.mark.parametrize("folder", ["data/", ""])
def test_an_x_archive_gives_its_messages_with_ids_and_utc_times(tmp_path: Path, folder: str) -> None:
    name = "direct-messages.js" if folder else "direct-message.js"
    path = zipped(tmp_path / "x.zip", {
        f"{folder}{name}": x_archive(X), f"{folder}direct-messages-part1.js": x_archive({"100-300": [
            x_message("5", "100", "300", "2022-02-01T00:00:00.000Z", "hi")]}, "part1"),
        f"{folder}direct-messages-group.js": "window.YTD.direct_messages_group.part0 = [ ]", f"{folder}account.js": x_account("100"),
    })
    touches, skipped, owner = items(path, names={"200": "Tomás Ortega"})
    assert (owner.account, owner.sure) == ("100", "high")
    found = {one.native_id: one for one in touches}
    assert {number: (one.direction, one.party.handle, one.party.name) for number, one in found.items()} == {
        "2": ("in", "200", "Tomás Ortega"), "1": ("out", "200", "Tomás Ortega"), "5": ("out", "300", "")}
    assert found["1"].at == datetime(2022, 1, 27, 15, 58, 52, 744_000, tzinfo=UTC)
    assert found["2"].text == "Test 7 & 8"
    assert reasons(skipped) == {"system message": 1, "group chat": 1, "note to self": 1}


def test_an_x_file_alone_finds_its_owner_in_every_conversation(tmp_path: Path) -> None:
    path = written(tmp_path / "direct-messages.js", x_archive({**X, "100-300": [x_message("5", "100", "300", "2022-02-01T00:00:00.000Z", "hi")]}))
    _, _, owner = items(path)
    assert owner.account == "100"


def test_a_cut_x_file_gives_what_is_whole(tmp_path: Path) -> None:
    whole = x_archive({f"100-{n}": [x_message(str(n), "100", str(n), "2022-02-01T00:00:00.000Z", "hi")] for n in range(200, 260)})
    touches, skipped, _ = items(written(tmp_path / "direct-messages.js", whole[: len(whole) // 2]), ["100"])
    assert 20 < len(touches) < 40
    assert reasons(skipped) == {"broken rest of the file": 1}


# --- Facebook and Instagram --------------------------------------------------------------------------------------

MS = 1_772_000_000_000


def meta(sender: str, text: str | None, number: int, **more: object) -> dict[str, object]:
    return {"sender_name": as_meta(sender), "timestamp_ms": MS + number * 1000, **({} if text is None else {"content": as_meta(text)}), **more}


@pytest.mark.parametrize(("text", "fixed"), [
    (as_meta("Zoë, ça va?"), "Zoë, ça va?"), (as_meta("👋🏽 hi"), "👋🏽 hi"), ("Zoë", "Zoë"), ("it’s “fine”", "it’s “fine”"), ("plain", "plain"),
    (as_meta("it’s"), "it’s"),
])
def test_meta_strings_are_repaired_one_by_one(text: str, fixed: str) -> None:
    assert repair(text) == fixed


@pytest.mark.parametrize(("root", "channel"), [
    ("your_activity_across_facebook/messages/inbox", "facebook"), ("your_facebook_activity/messages/inbox", "facebook"),
    ("messages/inbox", "facebook"), ("your_instagram_activity/messages/inbox", "instagram"),
])
def test_meta_threads_are_read_in_the_order_of_their_numbers(tmp_path: Path, root: str, channel: str) -> None:
    people = ["Zoë Brandt", "Maya Lindqvist"]
    files = {
        f"{root}/zoebrandt_1/message_{n}.json": meta_thread(people, [meta("Zoë Brandt", f"part {n} ü", n)]) for n in (1, 2, 10)
    }
    files[f"{root}/club_2/message_1.json"] = meta_thread([*people, "Tomás"], [meta("Tomás", "hello all", 5)])
    files[f"{root}/old_3/message_1.json"] = meta_thread(["Facebook user", "Maya Lindqvist"], [meta("Facebook user", "bye", 1)])
    touches, skipped, owner = items(zipped(tmp_path / "meta.zip", files))
    assert (owner.shown, owner.sure) == ("Maya Lindqvist", "medium")
    first = [one for one in touches if one.conversation == "zoebrandt_1"]
    assert [one.text for one in first] == ["part 1 ü", "part 2 ü", "part 10 ü"]
    assert {one.channel for one in touches} == {channel}
    assert first[0].party.name == "Zoë Brandt"
    assert next(one for one in touches if one.conversation == "old_3").party.name == ""
    assert first[0].basis == ("epoch_suspect" if channel == "instagram" else "epoch")
    assert reasons(skipped) == {"group chat": 1}


def test_meta_kinds_are_told_apart(tmp_path: Path) -> None:
    messages = [
        meta("Zoë", "Gladly", 9), meta("Zoë", None, 8, photos=[{"uri": "x.jpg"}]), meta("Zoë", "Liked a message", 7),
        meta("Zoë", "Reacted ❤ to your message ", 6), meta("Zoë", None, 5, is_unsent=True), meta("Zoë", "x", 4, call_duration=65),
        meta("Maya Lindqvist", "You missed a call", 3, call_duration=0, missed=True), meta("Zoë", "You are now connected on Messenger", 2),
        {"sender_name": "Zoë", "content": "when?"}, meta("Maya Lindqvist", "See this", 1, share={"link": "https://example.com"}),
    ]
    path = unzipped(tmp_path / "fb", {
        "messages/inbox/zoe_1/message_1.json": meta_thread(["Zoë", "Maya Lindqvist"], messages),
        "profile_information/profile_information.json": json.dumps({"profile_v2": {"name": {"full_name": "Maya Lindqvist"}}}),
    })
    touches, skipped, owner = items(path)
    assert owner.sure == "high"
    assert [(one.kind, one.direction) for one in touches] == [
        ("message", "in"), ("message", "in"), ("reaction", "in"), ("reaction", "in"), ("call", "in"), ("missed", "out"), ("message", "out")]
    assert reasons(skipped) == {"unsent": 1, "system message": 1, "no date": 1}


@pytest.mark.parametrize("place", ["account_information", "personal_information", "personal_information/personal_information"])
def test_the_instagram_owner_is_found_where_each_year_put_it(tmp_path: Path, place: str) -> None:
    person = {"profile_user": [{"string_map_data": {"Name": {"value": as_meta("Mäya Lindqvist")}, "Username": {"value": "mayal"}}}]}
    path = zipped(tmp_path / "instagram-mayal.zip", {
        "your_instagram_activity/messages/inbox/zoe_1/message_1.json": meta_thread(["Zoë", "Mäya Lindqvist"], [meta("Zoë", "hi", 1)]),
        f"{place}/personal_information.json": json.dumps(person),
    })
    touches, _, owner = items(path)
    assert owner.shown == "Mäya Lindqvist"
    assert touches[0].channel == "instagram"


def test_a_name_that_is_in_no_meta_chat_is_refused_with_those_that_are(tmp_path: Path) -> None:
    chat = meta_thread(["Zoë Brandt", "Maya Lindqvist"], [{"sender_name": "Maya Lindqvist", "timestamp_ms": 1772359200000, "content": "Hi"}])
    path = zipped(tmp_path / "meta.zip", {"messages/inbox/zoebrandt_1/message_1.json": chat})
    with pytest.raises(BadUsage, match="nobody in the chats is called Maya L; they are of Maya Lindqvist, Zoë Brandt"):
        items(path, me=["Maya L"])


@pytest.mark.parametrize("platform", ["facebook", "instagram"])
def test_a_single_thread_is_of_the_network_that_is_said(tmp_path: Path, platform: str, now: datetime) -> None:
    chat = meta_thread(["Zoë Brandt", "Maya Lindqvist"], [{"sender_name": "Maya Lindqvist", "timestamp_ms": 1772359200000, "content": "Hi"}])
    report = import_path(None, written(tmp_path / "message_1.json", chat), as_=platform, me="Maya Lindqvist", now=now)
    assert [touch.channel for touch in report.preview] == [platform]


def test_encrypted_messenger_chats_have_their_own_layout(tmp_path: Path) -> None:
    thread = {"participants": ["Zoë Brandt", "Maya Lindqvist"], "threadName": "Zoë Brandt_3", "messages": [
        {"senderName": "Zoë Brandt", "text": "Gladly, für dich", "timestamp": MS, "type": "text", "isUnsent": False, "media": [], "reactions": []},
        {"senderName": "Zoë Brandt", "text": "", "timestamp": MS + 1000, "type": "text", "isUnsent": True, "media": [], "reactions": []}]}
    other = {**thread, "participants": ["Tomás", "Maya Lindqvist"], "messages": []}
    path = zipped(tmp_path / "messages.zip", {"Zoë Brandt_3.json": json.dumps(thread), "Tomás_4.json": json.dumps(other)})
    touches, skipped, _ = items(path)
    assert [(one.channel, one.text, one.conversation) for one in touches] == [("facebook", "Gladly, für dich", "Zoë Brandt")]
    assert reasons(skipped) == {"unsent": 1}


def test_an_export_of_both_networks_is_read_as_both(tmp_path: Path) -> None:
    thread = meta_thread(["Zoe", "Maya"], [meta("Zoe", "hi", 1)])
    path = zipped(tmp_path / "meta.zip", {
        "your_facebook_activity/messages/inbox/zoe_1/message_1.json": thread,
        "your_instagram_activity/messages/inbox/zoe_2/message_1.json": thread})
    assert {one.channel for one in items(path, ["Maya"])[0]} == {"facebook", "instagram"}


# --- Telegram ----------------------------------------------------------------------------------------------------

CHAT = {"name": "Zoë Brandt", "type": "personal_chat", "id": 200, "messages": [
    telegram_message(1, 100, 1_772_000_000, "Which test?"),
    telegram_message(2, 200, 1_772_003_600, ["Test ", {"type": "bold", "text": "7"}, "."]),
    telegram_message(3, 200, 1_772_003_700, "x", text_entities=[{"type": "plain", "text": "Really "}, {"type": "italic", "text": "7"}]),
    {"id": 4, "type": "service", "date_unixtime": "1772003800", "date": "2026-02-25T08:00:00", "actor": "Zoë", "actor_id": "user200",
     "action": "phone_call", "duration_seconds": 60, "discard_reason": "hangup", "text": ""},
    {"id": 5, "type": "service", "date_unixtime": "1772003900", "date": "2026-02-25T08:00:00", "actor": "Maya", "actor_id": "user100",
     "action": "phone_call", "discard_reason": "missed", "text": ""},
    {"id": 6, "type": "service", "date_unixtime": "1772003900", "actor_id": "user100", "action": "pin_message", "text": ""},
]}
OTHERS = [
    {"type": "saved_messages", "id": 100, "messages": [telegram_message(7, 100, 1_772_000_000, "milk")]},
    {"name": "Club", "type": "private_supergroup", "id": 300, "messages": [telegram_message(8, 200, 1_772_000_000, "all")]},
    {"name": "News", "type": "public_channel", "id": 400, "messages": [telegram_message(9, 200, 1_772_000_000, "news")]},
    {"name": "Bot", "type": "bot_chat", "id": 500, "messages": [telegram_message(10, 500, 1_772_000_000, "code")]},
]


def test_a_telegram_account_gives_its_personal_chats(tmp_path: Path) -> None:
    touches, skipped, owner = items(unzipped(tmp_path / "tg", {"result.json": telegram([CHAT, *OTHERS])}))
    assert (owner.account, owner.sure) == ("100", "high")
    assert [(one.native_id, one.direction, one.kind, one.text) for one in touches] == [
        ("200/1", "out", "message", "Which test?"), ("200/2", "in", "message", "Test 7."), ("200/3", "in", "message", "Really 7"),
        ("200/4", "in", "call", ""), ("200/5", "out", "missed", "")]
    assert {one.party for one in touches} == {("Zoë Brandt", "200")}
    assert touches[0].at == datetime.fromtimestamp(1_772_000_000, UTC)
    assert reasons(skipped) == {"system message": 1, "note to self": 1, "group chat": 1, "channel": 1, "bot": 1}


def test_a_single_telegram_chat_knows_its_owner_as_the_other_side(tmp_path: Path) -> None:
    touches, _, owner = items(written(tmp_path / "result.json", json.dumps(CHAT)))
    assert owner.account == "100"
    assert [one.direction for one in touches][:2] == ["out", "in"]


def test_telegram_escapes_that_json_does_not_have_are_repaired_wherever_the_reads_fall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a\\x0Bb", "c\\\\x0Bd", "e\\\\\\x1Ff\\u00e9", "g\\\\\\\\x41"]
    chat = json.dumps({**CHAT, "messages": [telegram_message(n, 100, 1_772_000_000 + n, f"T{n}") for n in range(len(texts))]})
    for number, text in enumerate(texts):
        chat = chat.replace(f'"T{number}"', f'"{text}"')
    path = written(tmp_path / "result.json", chat)
    wanted = ["a\x0bb", "c\\x0Bd", "e\\\x1ffé", "g\\\\x41"]
    from composer.imports import json_stream

    for size in (1 << 18, 7, 11, 64):
        monkeypatch.setattr(json_stream, "CHUNK", size)
        touches, skipped, _ = items(path, ["user100"])
        assert [one.text for one in touches] == wanted
        assert skipped == []


def test_telegram_paths_without_quotes_cost_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emoji = {"type": "custom_emoji", "text": "x", "document_id": "PATH"}
    messages = [telegram_message(number, 100, 1772359200 + number, "Hi", text_entities=[emoji]) for number in range(1, 40)]
    text = json.dumps(json.loads(telegram([{"name": "Zoë", "type": "personal_chat", "id": 55, "messages": messages}])), indent=1)
    path = written(tmp_path / "result.json", text.replace('"PATH"', "stickers/a, b (1).webp"))
    for size in (7, 64, 1 << 18):
        monkeypatch.setattr(json_stream, "CHUNK", size)
        touches, skipped, _ = items(path)
        assert (len(touches), skipped, touches[0].text) == (39, [], "x")


def test_old_telegram_times_are_local_and_marked_assumed(tmp_path: Path) -> None:
    from zoneinfo import ZoneInfo

    old = {**CHAT["messages"][0], "date": "2019-07-01T12:00:00"}  # type: ignore[dict-item]
    del old["date_unixtime"]
    path = written(tmp_path / "result.json", json.dumps({**CHAT, "messages": [old, CHAT["messages"][1]]}))  # type: ignore[index]
    touches, _, _ = items(path, zone=ZoneInfo("Europe/Madrid"))
    assert (touches[0].at, touches[0].basis) == (datetime(2019, 7, 1, 10, tzinfo=UTC), "assumed")


def test_a_cut_telegram_file_gives_what_is_whole(tmp_path: Path) -> None:
    whole = telegram([CHAT])
    touches, skipped, _ = items(written(tmp_path / "result.json", whole[: whole.index('"id": 3')]))
    assert [one.native_id for one in touches] == ["200/1", "200/2"]
    assert reasons(skipped) == {"broken rest of the file": 1}
    assert telegram_reader.READER.name == "telegram"


# --- SMS ---------------------------------------------------------------------------------------------------------

SMS = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="9" backup_set="x" backup_date="1772100000000">
  <sms address="+34 600 111 222" date="1772000000000" type="2" body="Which test? &#55357;&#56838;&#10;Maya" contact_name="Zo&#235; Brandt" readable_date="x" />
  <sms address="0034600111222" date="1772003600000" type="1" body="Test 7 &#55357;" contact_name="(Unknown)" />
  <sms address="+34600111222" date="1772003700000" type="1" body="Liked “Which test?”" contact_name="null" />
  <sms address="+34600111222" date="1772003600000" type="3" body="draft" /><sms address="+34600111222" date="1" type="5" body="failed" />
  <sms address="AMAZON" date="1772003600000" type="1" body="parcel" /><sms address="25225" date="1772003600000" type="1" body="code" />
  <mms date="1772004000000" msg_box="1" address="+34600111222" m_type="132" contact_name="Zoë Brandt"><parts>
    <part seq="-1" ct="application/smil" text="&lt;smil/&gt;" /><part seq="0" ct="image/jpeg" data="AAAA" /><part seq="0" ct="text/plain" text="Look" />
  </parts><addrs><addr address="+34600111222" type="137" /><addr address="+34600999999" type="151" /></addrs></mms>
  <mms date="1772004000000" msg_box="2" address="+34600111222~+34600333444" m_type="128"><parts></parts><addrs></addrs></mms>
</smses>"""
CALLS = """<calls count="5"><call number="+34600111222" duration="65" date="1772005000000" type="2" contact_name="Zoë Brandt" />
<call number="+34600111222" duration="0" date="1772005100000" type="2" contact_name="Zoë" /><call number="+34600111222" duration="0"
 date="1772005200000" type="3" /><call number="+34600111222" duration="9" date="1772005300000" type="4" /><call number="-1" duration="0" date="1772005300000" type="3" />
</calls>"""


def test_senders_that_old_exports_give_as_bare_numbers_tell_who_is_who(tmp_path: Path) -> None:
    rows = [{"id": 1, "type": "message", "date": "2019-03-05T10:00:00", "from": "Tom", "from_id": 4295, "text": "Hi"},
            {"id": 2, "type": "message", "date": "2019-03-05T11:00:00", "from": "Nika", "from_id": 777, "text": "Hello"}]
    chat = {"name": "Nika", "type": "personal_chat", "id": 777, "messages": rows}
    touches, _, owner = items(written(tmp_path / "result.json", json.dumps(chat)))
    assert owner.handles == {"4295"}
    assert [one.direction for one in touches] == ["out", "in"]


def test_sms_mms_and_calls_are_read_and_emoji_put_together(tmp_path: Path) -> None:
    touches, skipped, _ = items(unzipped(tmp_path / "phone", {"sms-2026.xml": SMS, "calls-2026.xml": CALLS}))
    sms = [one for one in touches if one.channel == "sms"]
    assert [(one.direction, one.kind, one.text) for one in sms] == [
        ("out", "message", "Which test? 😆\nMaya"), ("in", "message", "Test 7 \ufffd"), ("in", "reaction", "Liked “Which test?”"), ("in", "message", "Look")]
    assert {one.party.handle for one in touches} == {"+34600111222"}
    assert sms[0].party.name == "Zoë Brandt"
    assert sms[1].party.name == ""
    assert [(one.direction, one.kind) for one in touches if one.channel == "phone"] == [
        ("out", "call"), ("out", "missed"), ("in", "missed"), ("in", "voicemail")]
    assert reasons(skipped) == {"draft": 1, "failed": 1, "service message": 2, "group chat": 1, "no number": 1}


def test_short_phone_numbers_need_the_country(tmp_path: Path) -> None:
    text = '<smses count="1"><sms address="600 111 222" date="1772000000000" type="1" body="hi" /></smses>'
    path = written(tmp_path / "sms.xml", text)
    assert items(path)[0][0].party.handle == "600111222"
    assert items(path, country="ES")[0][0].party.handle == "+34600111222"


def test_a_number_without_its_country_is_the_one_that_ends_so_elsewhere_in_the_backup(tmp_path: Path) -> None:
    def read(*numbers: str) -> list[str]:
        rows = "".join(f'<sms address="{number}" date="177200000000{place}" type="1" body="hi" />' for place, number in enumerate(numbers))
        return [one.party.handle for one in items(written(tmp_path / "sms.xml", f"<smses>{rows}</smses>"))[0]]

    assert read("0600 111 222", "+34600111222") == ["+34600111222", "+34600111222"]
    text = "<smses><sms address='+33612345678' date='1' type='2' body='a' /><sms address='0612345678' date='2' type='1' body='b' /></smses>"
    assert {one.party.handle for one in items(written(tmp_path / "one.xml", text))[0]} == {"+33612345678"}
    assert read("600 111 222", "+34 600-111 222")[0] == "+34600111222"
    assert read("600111222", "+34600111222", "+41600111222")[0] == "600111222"
    assert read("99600111222", "+34600111222")[0] == "99600111222"


@pytest.mark.parametrize("size", [16, 37, 1 << 18])
def test_half_characters_are_joined_wherever_the_reads_fall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    from composer.imports import sms

    monkeypatch.setattr(sms, "_CHUNK", size)
    touches, skipped, _ = items(written(tmp_path / "sms.xml", SMS))
    assert touches[0].text == "Which test? 😆\nMaya"
    assert len(touches) + sum(reasons(skipped).values()) == 9


def test_a_cut_sms_backup_gives_what_is_whole_and_entities_are_refused(tmp_path: Path) -> None:
    touches, skipped, _ = items(written(tmp_path / "sms.xml", SMS[: SMS.index("<mms")]))
    assert len(touches) == 3
    assert reasons(skipped)["broken rest of the file"] == 1
    bomb = '<!DOCTYPE smses [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<smses><sms address="+34600111222" date="1" type="1" body="&b;" /></smses>'
    touches, skipped, _ = items(written(tmp_path / "bomb.xml", bomb))
    assert touches == []
    assert reasons(skipped) == {"broken rest of the file": 1}


def test_every_export_is_recognised_as_what_it_is(tmp_path: Path) -> None:
    made = {
        "x": written(tmp_path / "direct-messages.js", x_archive(X)), "telegram": written(tmp_path / "result.json", json.dumps(CHAT)),
        "sms": written(tmp_path / "sms.xml", SMS),
        "facebook": unzipped(tmp_path / "fb", {"messages/inbox/z_1/message_1.json": meta_thread(["Z", "M"], [meta("Z", "hi", 1)])}),
    }
    assert {name: detect.recognise(path) for name, path in made.items()} == {name: name for name in made}
