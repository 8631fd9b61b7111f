"""Exports in the form for reading (HTML): Telegram’s with their zones, Instagram’s and Facebook’s in many layouts and languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.errors import BadUsage, ComposerError
from composer.imports import detect
from composer.imports.reader import Options, Owner
from tests.import_exports import items, reasons, unzipped, written, zipped


def telegram_page(title: str, *messages: str) -> str:
    return (f'<!DOCTYPE html>\n<html>\n <head>\n  <meta charset="utf-8"/>\n<title>Exported Data</title>\n </head>\n <body>\n  <div class="page_wrap">\n   '
            f'<div class="page_header">\n    <div class="content">\n     <div class="text bold">\n{title}\n     </div>\n    </div>\n   </div>\n   <div class="page_body chat_page">\n'
            f'    <div class="history">\n{"".join(messages)}\n    </div>\n   </div>\n  </div>\n </body>\n</html>\n')


def telegram_message(number: int, at: str, text: str = "", name: str = "", extra: str = "") -> str:
    who = f'<div class="from_name">\n{name} \n       </div>\n' if name else ""
    body = f'<div class="text">\n{text}\n       </div>\n' if text else ""
    return (f'     <div class="message default clearfix{"" if name else " joined"}" id="message{number}">\n      <div class="body">\n'
            f'       <div class="pull_right date details" title="{at}">\n10:00\n       </div>\n{who}{extra}{body}      </div>\n     </div>\n')


SERVICE = '<div class="message service" id="message-1"><div class="body details">5 March 2026</div></div>'
CALL = '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_call"><div class="body"><div class="title bold">Mila</div><div class="status details">{}</div></div></div></div>'
FORWARD = '<div class="forwarded body"><div class="from_name">News <span class="date details" title="01.01.2026 09:00:00 UTC+02:00"> 09:00</span></div><div class="text">Read this</div></div>'


def test_telegrams_pages_state_their_zone_and_a_joined_message_is_of_the_one_above(tmp_path: Path) -> None:
    first = telegram_page("Mila Novak", SERVICE, telegram_message(1, "05.03.2026 16:55:32 UTC+02:00", "Hi<br>Mila &amp; co?", "Tom Berg"),
                          telegram_message(2, "05.03.2026 16:56:00 UTC+02:00", "And another?"))
    second = telegram_page("Mila Novak", telegram_message(3, "06.03.2026 09:00:00 UTC-03:30", "Yes <a href='https://x.example'>x</a>", "Mila Novak"),
                           telegram_message(4, "06.03.2026 09:01:00 UTC+02:00", name="Tom Berg", extra=CALL.format("Outgoing (12 seconds)")),
                           telegram_message(5, "06.03.2026 09:02:00 UTC+02:00", name="Tom Berg", extra=CALL.format("Cancelled")),
                           telegram_message(6, "06.03.2026 09:03:00 UTC+02:00", name="Mila Novak", extra=FORWARD))
    folder = unzipped(tmp_path / "ChatExport", {"messages.html": first, "messages2.html": second, "css/style.css": "x", "js/script.js": "x"})
    touches, skipped, owner = items(folder)
    assert (owner.shown, owner.sure) == ("Tom Berg", "high")
    assert reasons(skipped) == {"system message": 1}
    assert [(one.direction, one.kind, one.text) for one in touches] == [
        ("out", "message", "Hi\nMila & co?"), ("out", "message", "And another?"), ("in", "message", "Yes x"), ("out", "call", ""), ("out", "missed", ""),
        ("in", "message", "Read this")]
    assert touches[0].at == datetime(2026, 3, 5, 14, 55, 32, tzinfo=UTC)
    assert touches[2].at == datetime(2026, 3, 6, 12, 30, tzinfo=UTC)
    assert {one.basis for one in touches} == {"offset"}
    assert touches[0].party.name == "Mila Novak"
    assert [one.native_id for one in touches] == [one.native_id for one in items(folder)[0]]


def test_telegrams_old_pages_without_a_zone_take_the_one_that_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "messages.html", telegram_page("Mila", telegram_message(1, "05.03.2020 16:55:32", "Hi", "Tom")))
    touches, _, owner = items(path, zone=ZoneInfo("Europe/Madrid"))
    assert owner.shown == "Tom"
    assert (touches[0].at, touches[0].basis) == (datetime(2020, 3, 5, 15, 55, 32, tzinfo=UTC), "assumed")
    bare = written(tmp_path / "bare" / "messages.html", telegram_page("", telegram_message(1, "05.03.2020 16:55:32", "Hi", "Tom")))
    with detect.open_source(bare) as source:
        assert detect.reader_for(source).find_owner([source], ()) is None
    assert len(items(bare, ["Tom"])[0]) == 1


def test_telegrams_groups_and_a_stranger_as_owner(tmp_path: Path) -> None:
    three = [telegram_message(number, "05.03.2026 16:55:32 UTC+02:00", "Hi", name) for number, name in enumerate(("Ann", "Bo", "Tom"))]
    files = {"chats/chat_1/messages.html": telegram_page("Club", *three), "chats/chat_2/messages.html": telegram_page("Ann", *three[::2]),
             "chats/chat_3/messages.html": telegram_page("Pair", *three[1:])}
    touches, skipped, owner = items(zipped(tmp_path / "all.zip", files))
    assert owner.shown == "Tom"
    assert [one.party.name for one in touches] == ["Ann", "Ann"]
    assert reasons(skipped) == {"group chat": 5}
    with pytest.raises(BadUsage, match="Ann, Bo, Tom"), detect.open_source(tmp_path / "all.zip") as source:
        detect.reader_for(source).find_owner([source], ("Nobody",))


def meta_2018(sender: str, text: str, when: str) -> str:
    return (f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{sender}</div><div class="_3-96 _2let"><div><div></div>'
            f'<div>{text}</div><div></div><div></div></div></div><div class="_3-94 _2lem">{when}</div></div>')


def meta_2023(sender: str, text: str, when: str) -> str:
    return (f'<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_2ph_ _a6-h _a6-i">{sender}</div><div class="_2ph_ _a6-p"><div><div></div><div>{text}</div>'
            f'<div></div><div></div><div><ul class="_a6-q"><li><span>❤️Tom Berg</span></li></ul></div></div></div><div class="_3-94 _a6-o">{when}</div></div>')


def meta_2025(sender: str, text: str, when: str) -> str:
    return (f'<section class="_3-95 _a6-g"><h2 id="u_1" class="_2ph_ _a6-h _a6-i">{sender}</h2><div class="_2ph_ _a6-p"><div><div>{text}</div></div></div>'
            f'<footer class="_3-94 _a6-o"><div class="_a72d">{when}</div></footer></section>')


def meta_page(title: str, *messages: str) -> str:
    return (f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{title}</title><style>.x{{}}</style></head><body class="_5vb_">'
            f'<div class="clearfix _ikh"><div class="_4bl9"><div class="_a705"><div class="_a70e">{title}</div></div><div class="_a706" role="main"><div class="_2lek">Participants: {title}'
            f' and Tom Berg</div>{"".join(messages)}</div></div></div></body></html>')


@pytest.mark.parametrize("layout", [meta_2018, meta_2023, meta_2025])
@pytest.mark.parametrize(("asked", "answered"), [
    ("Mar 05, 2026 10:00 am", "Mar 13, 2026 3:07 pm"), ("Mar 5, 2026, 10:00\u202fAM", "Mar 13, 2026, 3:07\u202fPM"), ("5 mars 2026 10:00", "13 mars 2026 15:07"),
    ("5. März 2026, 10:00", "13. März 2026, 15:07"), ("5 de mar de 2026 10:00", "13 de mar de 2026 15:07"), ("2026年3月5日 10:00", "2026年3月13日 15:07"), ("5 мар. 2026 г., 10:00", "13 мар. 2026 г., 15:07"),
    ("05/03/2026 10:00", "13/03/2026 15:07"), ("5 mrt. 2026 10:00", "13 mrt. 2026 15:07"), ("2026. 3. 5. 오전 10:00", "2026. 3. 13. 오후 3:07"), ("5 mar 2026 10:00", "13 mar 2026 15:07"),
])
def test_instagrams_and_facebooks_pages_in_their_layouts_and_languages(tmp_path: Path, layout: object, asked: str, answered: str) -> None:
    assert callable(layout)
    text = meta_page("Mila Novak", layout("Mila Novak", "A aimé un message", answered), layout("Mila Novak", "Yes &amp; gladly", answered), layout("Tom Berg", "One question?", asked))
    for folder, channel in (("your_instagram_activity", "instagram"), ("your_facebook_activity", "facebook")):
        path = zipped(tmp_path / f"{folder}.zip", {f"{folder}/messages/inbox/milanovak_1/message_1.html": text})
        touches, skipped, owner = items(path, zone=ZoneInfo("UTC"))
        assert skipped == []
        assert (owner.shown, owner.sure) == ("Tom Berg", "high")
        assert [(one.channel, one.direction, one.kind, one.text) for one in touches] == [
            (channel, "in", "reaction", "A aimé un message"), (channel, "in", "message", "Yes & gladly"), (channel, "out", "message", "One question?")]
        assert [one.at for one in touches[1:]] == [datetime(2026, 3, 13, 15, 7, tzinfo=UTC), datetime(2026, 3, 5, 10, tzinfo=UTC)]
        assert touches[0].basis == "assumed"
        assert touches[0].precision_us == 60_000_000
        assert touches[0].conversation == "milanovak_1"


def test_groups_closed_accounts_and_undated_lines_of_metas_pages(tmp_path: Path) -> None:
    group = meta_page("Club", *(meta_2023(name, "hi", "Mar 05, 2026 10:00 am") for name in ("Ann", "Bo", "Tom Berg")))
    gone = meta_page("Instagram-Nutzer", meta_2023("Instagram-Nutzer", "hi", "Mar 05, 2026 10:00 am"), meta_2023("Tom Berg", "You are now connected on Messenger.", "Mar 05, 2026 10:00 am"),
                     meta_2023("Tom Berg", "hi?", "once"))
    path = unzipped(tmp_path / "your_instagram_activity", {"messages/inbox/club_1/message_1.html": group, "messages/inbox/gone_2/message_1.html": gone})
    touches, skipped, _ = items(path, ["Tom Berg"], zone=ZoneInfo("UTC"))
    assert [(one.party.name, one.conversation) for one in touches] == [("", "gone_2")]
    assert reasons(skipped) == {"group chat": 3, "system message": 1, "no date": 1}


@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([
    b'<div class="message default clearfix" id="message1">', b'<div class="body">', b'<div class="pull_right date details" title="05.03.2026 16:55:32 UTC+02:00">', b"</div>", b'<div class="from_name">a</div>',
    b'<div class="pam _a6-g uiBoxWhite">', b"<div>me</div>", b"<div>Mar 05, 2026 10:00 am</div>", b'<div class="date details" title="99.99.9999 99:99:99 UTC+99:99">', b"<ul>", b"\0", b"<", b"<!--"])), max_size=20))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_page_crashes_a_reader(tmp_path: Path, pieces: list[bytes]) -> None:
    for start in (b'<html><div class="history">', b'<html><div class="uiBoxWhite">'):
        path = written(tmp_path / "x" / "messages.html", start + b"".join(pieces))
        with detect.open_source(path) as source:
            for reader in detect.READERS:
                try:
                    reader.find_owner([source], ())
                    list(reader.read(source, Owner(frozenset(("me",))), Options()))
                except ComposerError:
                    continue
