"""WhatsApp as phones of many countries export it: the app’s own lines in any language, dates settled by the whole file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.errors import BadFile
from composer.imports import detect
from composer.imports.date_order import ORDERS, DateOrder, day_of
from composer.imports.whatsapp_notices import sort_of
from tests.import_exports import items, reasons, written, zipped

M, R = "\u200e", "\u200f"
# head (@ is the minute), the other one, the app’s first line, a further one of theirs, and what that is: None is a notice.
IPHONES = [
    ("05/03/26, 10:0@:11", "Giulia Serra", "I messaggi e le chiamate sono crittografati end-to-end.", "immagine omessa", "message"),
    ("05/03/2026, 10:0@:11", "João Prado", "As mensagens e ligações são protegidas com a criptografia de ponta a ponta.", f"Ligação de voz perdida. {M}Toque", "missed"),
    ("2026-03-05, 10 h 0@ min 11 s", "Camille Roy", "Les messages et les appels sont chiffrés de bout en bout.", "Camille Roy est un contact", None),
    ("5.03.2026, 10:0@:11", "Anna Kowalska", "Wiadomości i połączenia są w pełni szyfrowane.", f"Nieodebrane połączenie głosowe. {M}Dotknij", "missed"),
    ("05/03/2026 10.0@.11", "Lars Holm", "Beskeder og opkald er end-to-end-krypteret.", "Lars Holm er en kontaktperson", None),
    ("5.3.2026 klo 10.0@.11", "Aino Laine", "Viestit ja puhelut ovat täysin salattuja.", f"Äänipuhelu, {M}3 min", "call"),
    ("5.03.26 г., 10:0@:11 ч.", "Петра Илиева", "Съобщенията и обажданията са шифровани от край до край.", "Петра Илиева е контакт", None),
    ("2026. 03. 05. 10:0@:11", "Nagy Éva", "Az üzenetek és a hívások végpontok között titkosítottak.", "Nagy Éva egy névjegy", None),
    ("5/3/26, 10:0@:11 π.μ.", "Eleni Pappa", "Τα μηνύματα και οι κλήσεις είναι κρυπτογραφημένα.", "Αναπάντητη φωνητική κλήση", "missed"),
    ("2026. 3. 5. 오전 10:0@:11", "김민지", "메시지와 통화는 종단간 암호화됩니다.", "사진 생략됨", "message"),
    ("2026/3/5 上午10:0@:11", "王伟", "消息和通话都进行端到端加密。", "图像已省略", "message"),
    ("2026/3/5 晚上10:0@:11", "陳大文", "訊息和通話經端對端加密。", "未接語音通話", "missed"),
    ("5.3.2026, 10:0@:11", "דנה לוי", "ההודעות והשיחות מוצפנות מקצה לקצה.", "דנה לוי היא איש קשר", None),
    (f"٥{R}/٣{R}/٢٠٢٦، ١٠:٠@:١١ ص", "سارة", "الرسائل والمكالمات مشفرة تمامًا بين الطرفين.", "سارة جهة اتصال", None),
    ("5/3/2569 10:0@:11", "สมชาย", "ข้อความและการโทรได้รับการเข้ารหัส", "สมชาย เป็นผู้ติดต่อ", None),
    (f"۱۴۰۴/۱۲/۱۴،{R} ۱۰:۰@:۱۱", "مریم", "پیام‌ها و تماس‌ها رمزنگاری سرتاسر شده‌اند.", "مریم یک مخاطب است", None),
    ("05.03.26, 10:0@:11", "Dr. Mila :) Novak", "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", "<angehängt: 00000002-PHOTO.jpg>", "message"),
    ("05/03/26, 10:0@:11\u202fAM", "Priya", "Messages and calls are end-to-end encrypted.", "You turned on disappearing messages. They go after 24 hours.", None),
]


@pytest.mark.parametrize(("head", "other", "notice", "more", "kind"), IPHONES)
def test_what_an_iphone_says_itself_is_told_by_its_mark_in_any_language(tmp_path: Path, head: str, other: str, notice: str, more: str, kind: str | None) -> None:
    at = [f"[{head.replace('@', minute)}]" for minute in ("١٢٣" if "١" in head else "۱۲۳" if "۱" in head else "123")]
    text = f"{M}{at[0]} {other}: {M}{notice}\r\n{at[1]} Tom Berg: A question?\r\n{M}{at[2]} {other}: {M}{more}\r\n"
    touches, skipped, owner = items(zipped(tmp_path / f"WhatsApp Chat - {other}.zip", {"_chat.txt": text}), zone=ZoneInfo("UTC"), day_first=True)
    assert owner.shown == "Tom Berg"
    assert [(one.direction, one.kind) for one in touches] == [("out", "message"), *([("in", kind)] if kind else [])]
    assert reasons(skipped) == {"system message": 1 if kind else 2}
    assert touches[0].at.date() == date(2026, 3, 5)
    assert touches[0].party.name == other


ANDROIDS = [
    ("Chat WhatsApp con Giulia Serra", "05/03/26, 10:0@ - ", "Giulia Serra", "I messaggi e le chiamate sono crittografati end-to-end. Tocca per saperne di più."),
    ("Conversa do WhatsApp com João Prado", "05/03/2026 10:0@ - ", "João Prado", "Esta empresa usa um serviço seguro da Meta para gerenciar esta conversa. Saiba mais: https://faq.whatsapp.com/a"),
    ("Discussion WhatsApp avec Luc Petit", "05/03/2026, 10:0@ - ", "Luc Petit", "Les messages et les appels sont chiffrés de bout en bout. En savoir plus"),
    ("WhatsApp-Chat mit Ben Kurz", "05.03.26, 10:0@ - ", "Ben Kurz", "Dieses Unternehmen nutzt einen sicheren Dienst von Meta. Mehr erfahren: https://faq.whatsapp.com/x"),
    ("Czat WhatsApp z Anna Kowalska", "5.03.2026, 10:0@ - ", "Anna Kowalska", "Wiadomości i połączenia są w pełni szyfrowane."),
    ("Чат WhatsApp с Иван Петров", "05.03.2026, 10:0@ - ", "Иван Петров", "Сообщения и звонки защищены сквозным шифрованием."),
    ("WhatsApp-chat met Sanne", "05-03-2026 10:0@ - ", "Sanne", "Berichten en oproepen zijn end-to-end versleuteld."),
    ("Mehmet ile WhatsApp Sohbeti", "5.03.2026 10:0@ - ", "Mehmet", "Mesajlar ve aramalar uçtan uca şifrelidir."),
    ("WhatsApp-chatt med Lena Ek", "2026-03-05 10:0@ - ", "Lena Ek", "Meddelanden och samtal är totalsträckskrypterade."),
    ("健太さんとのWhatsAppトーク", "2026/03/05 10:0@ - ", "健太", "メッセージと通話はエンドツーエンド暗号化されています。"),
    ("WhatsApp 대화 - 민지", "2026. 3. 5. 오전 10:0@ - ", "민지", "메시지와 통화는 종단간 암호화됩니다."),
    ("与小明的 WhatsApp 聊天", "2026/3/5 10:0@ - ", "小明", "消息和通话已进行端到端加密。"),
    ("Chat WhatsApp dengan Budi", "05/03/26 10.0@ - ", "Budi", "Pesan dan panggilan dienkripsi secara end-to-end."),
    ("Đoạn chat WhatsApp với Lan", "10:0@, 05/03/2026 - ", "Lan", "Tin nhắn và cuộc gọi được mã hóa đầu cuối."),
    ("WhatsApp Chat with Shop", "5/3/26, 10:0@ am - ", "Shop", "This business works with other companies to manage this chat. Learn more: https://faq.whatsapp.com/1"),
    ("Συνομιλία WhatsApp με Νίκος", "5/3/26, 10:0@ π.μ. - ", "Νίκος", "Τα μηνύματα και οι κλήσεις προστατεύονται."),
    ("צ'אט WhatsApp עם דנה", "5.3.2026, 10:0@ - ", "דנה", "ההודעות והשיחות מוצפנות מקצה לקצה."),
    ("محادثة واتساب مع سارة", f"{R}٥{R}/٣{R}/٢٠٢٦، ١٠:٠٢ ص - ", "سارة", "الرسائل والمكالمات مشفرة تمامًا بين الطرفين."),
]


@pytest.mark.parametrize(("name", "head", "other", "notice"), ANDROIDS)
def test_what_an_android_says_itself_is_nobodys_word(tmp_path: Path, name: str, head: str, other: str, notice: str) -> None:
    one, two, three = (head.replace("@", digit) for digit in "123")
    path = written(tmp_path / f"{name}.txt", f"{one}{notice}\n{two}Tom Berg: A question?\n{three}{other}: <…>\n")
    touches, skipped, owner = items(path, zone=ZoneInfo("UTC"), day_first=True)
    assert (owner.shown, owner.sure) == ("Tom Berg", "high")
    assert [one.direction for one in touches] == ["out", "in"]
    assert reasons(skipped) == {"system message": 1}
    assert touches[0].at.date() == date(2026, 3, 5)
    alone = written(tmp_path / "alone" / f"{name}.txt", f"{one}{notice}\n{two}Tom Berg: A question?\n")
    touches, skipped, owner = items(alone)
    assert (owner.shown, touches[0].party.name) == ("Tom Berg", other)


@pytest.mark.parametrize(("dates", "first"), [
    (("26/03/05", "26/03/07", "26/04/01"), (2026, 3, 5)), (("05/03/26", "06/03/26", "01/04/26"), (2026, 3, 5)), (("3/5/26", "3/6/26", "4/1/26"), (2026, 3, 5)),
    (("26-03-05", "26-03-31"), (2026, 3, 5)), (("12/11/10", "12/11/11", "12/12/01"), (2012, 11, 10)), (("26. 3. 5.", "26. 3. 9."), (2026, 3, 5)),
])
def test_two_digit_dates_are_settled_by_the_whole_file(tmp_path: Path, dates: tuple[str, ...], first: tuple[int, int, int]) -> None:
    lines = (f"{day}, 10:00 - {'Zoë' if number % 2 else 'Tom'}: m{number}\n" for number, day in enumerate(dates))
    touches, _, _ = items(written(tmp_path / "WhatsApp Chat with Zoë.txt", "".join(lines)), zone=ZoneInfo("UTC"))
    assert (touches[0].at.year, touches[0].at.month, touches[0].at.day) == first


def test_a_chat_that_leaves_its_dates_open_takes_the_order_of_the_others_of_the_phone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "chats.zip", {
        "WhatsApp Chat with Ann.txt": "04/03/2026, 10:00 - Tom: hi\n", "WhatsApp Chat with Zoë.txt": "04/25/2026, 10:00 - Tom: hi\n"})
    touches, _, _ = items(path, zone=ZoneInfo("UTC"))
    assert [one.at for one in touches] == [datetime(2026, 4, 3, 10, tzinfo=UTC), datetime(2026, 4, 25, 10, tzinfo=UTC)]


@given(st.lists(st.dates(date(2010, 1, 1), date(2099, 12, 31)), min_size=40, max_size=60), st.sampled_from(ORDERS))
def test_many_days_in_the_order_of_time_settle_every_order(days: list[date], order: str) -> None:
    dates = DateOrder(first_year=2009)
    for day in sorted(days):
        parts = {"d": day.day, "m": day.month, "y": day.year % 100}
        dates.see((parts[order[0]], parts[order[1]], parts[order[2]]))
    found = dates.likely()
    assert found is None or all(
        day_of((one.day, one.month, one.year % 100) if order == "dmy" else (one.month, one.day, one.year % 100) if order == "mdy" else (one.year % 100, one.month, one.day), found)
        is not None for one in days)


@given(st.dates(date(1980, 1, 1), date(2060, 1, 1)))
def test_years_of_thai_and_persian_phones_are_known(day: date) -> None:
    assert day_of((day.day, day.month, day.year + 543), "dmy") == day
    numbers = [day_of((year, month, number), "ymd") for year, month, number in ((1399, 12, 30), (1402, 3, 23), (1403, 12, 30), (1404, 1, 1), (1402, 12, 30))]
    assert numbers == [date(2021, 3, 20), date(2023, 6, 13), date(2025, 3, 20), date(2025, 3, 21), None]


@pytest.mark.parametrize(("raw", "sort", "text"), [
    (f"{M}POLL:\nWhich day?\n{M}OPTION: Mon (2 votes)\n{M}OPTION: Tue (0 votes)", "words", "POLL:\nWhich day?\nOPTION: Mon (2 votes)\nOPTION: Tue (0 votes)"),
    (f"{M}Standort: https://maps.google.com/?q=52.5,13.4", "words", "Standort: https://maps.google.com/?q=52.5,13.4"),
    (f"report.pdf • {M}3 Seiten {M}Dokument weggelassen", "media", ""), (f"Look at this {M}<attached: 0001-PHOTO.jpg>", "words", "Look at this"),
    (f"Fixed it {M}<Diese Nachricht wurde bearbeitet>", "words", "Fixed it"), ("I am <very> sure", "words", "I am <very> sure"),
    (f"{M}Video call. {M}12 min", "call", "Video call. 12 min"), (f"{M}Silenced voice call. {M}Focus mode", "missed", "Silenced voice call. Focus mode"),
    ("Gesprek om 15:00?", "words", "Gesprek om 15:00?"), ("Voice call at 5?", "words", "Voice call at 5?"), ("Videollamada mañana?", "words", "Videollamada mañana?"),
    (f"{M}Ty smazal tuto zprávu", "notice", "Ty smazal tuto zprávu"), ("Táto správa bola odstránená", "deleted", ""), ("您已刪除這則訊息。", "deleted", ""),
    ("IMG-20260305-WA0001.jpg (súbor priložený)\nthe slide", "media", "the slide"), ("<Mídia oculta>", "media", ""),
])
def test_the_kinds_of_lines(raw: str, sort: str, text: str) -> None:
    found = sort_of(raw)
    assert found == (sort, text) or (sort == "media" and found == ("words", text))


def test_a_name_with_a_smile_is_a_name(tmp_path: Path) -> None:
    path = written(tmp_path / "WhatsApp Chat with Mila :).txt", "05/03/2026, 10:00 - Tom: hi\n13/03/2026, 10:00 - Mila :): well: yes\n")
    assert [(one.direction, one.text) for one in items(path)[0]] == [("out", "hi"), ("in", "well: yes")]


def test_a_group_of_two_and_its_notices_is_left_out_without_asking_who_i_am(tmp_path: Path) -> None:
    text = f"{M}[05.03.26, 10:00:00] Verein: {M}Tom hat diese Gruppe erstellt.\r\n[05.03.26, 10:01:00] Tom: Hallo?\r\n[05.03.26, 10:02:00] Mama: Ja\r\n"
    touches, skipped, _ = items(zipped(tmp_path / "WhatsApp Chat - Verein.zip", {"_chat.txt": text}))
    assert touches == []
    assert reasons(skipped) == {"system message": 1, "group chat": 2}


@pytest.mark.parametrize("line", ["[2026-03-05, 10:00] Tom Berg: Hello\n[2026-03-05, 11:00] Mila: Hi\n", "[05.03.26 10:00] Tom Berg: Hello\n[06.03.26 11:00] Mila: Hi\n"])
def test_a_log_in_brackets_of_another_app_is_not_taken_for_whatsapp_unless_it_is_said(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "chat.txt", line)
    with pytest.raises(BadFile), detect.open_source(path) as source:
        detect.reader_for(source)
    with detect.open_source(path) as source:
        reader = detect.reader_named("whatsapp")
        owner = reader.find_owner([source], ("Tom Berg",))
        assert owner is not None
        from composer.imports.reader import Options
        assert len(list(reader.read(source, owner, Options()))) == 2
    named = written(tmp_path / "WhatsApp Chat with Mila.txt", line)
    assert len(items(named)[0]) == 2
