"""Tables that are not UTF-8: what spreadsheets of many countries write, told by their columns or by their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.imports.table_encoding import encoding_of_table
from tests.import_exports import items

KNOWN = frozenset(("日時", "名前", "本文", "имя", "дата", "kişi", "kanał", "날짜", "姓名", "时间"))
HEAD = "date,person,channel,direction,text\n2026-03-05,"


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp932", "日時,名前,本文\n2026-03-05,健太,はい\n"), ("cp1251", "дата;имя\n2026-03-05;Мила\n"), ("cp1254", "tarih;kişi\n2026-03-05;Ayşe\n"),
    ("cp949", "날짜,이름\n2026-03-05,민수\n"), ("gb18030", "时间,姓名\n2026-03-05,小明\n"), ("cp1250", "data;kanał\n2026-03-05;mail\n"),
    ("cp1252", f"{HEAD}Zoë Lefèvre,email,out,Très volontiers\n"), ("cp1252", f"{HEAD}Åse Sørli,email,out,Hei på deg\n"), ("cp1252", f"{HEAD}Jürgen Groß,email,out,Grüße aus Köln – “bald”\n"),
    ("cp1250", f"{HEAD}Jiří Dvořák,email,out,Děkuji za zprávu\n"), ("cp1251", f"{HEAD}Мила Новак,email,out,Спасибо за письмо\n"), ("cp1253", f"{HEAD}Νίκος,email,out,Ευχαριστώ πολύ\n"),
    ("cp932", f"{HEAD}健太,email,out,はじめまして、よろしくお願いします\n"), ("gb18030", f"{HEAD}小明,email,out,您好，请问有时间吗\n"), ("cp949", f"{HEAD}민수,email,out,안녕하세요 반갑습니다\n"),
    ("big5", f"{HEAD}小明,email,out,您好，請問有時間嗎\n"),
])
def test_a_table_of_a_country_is_read_in_its_letters(encoding: str, text: str) -> None:
    raw = text.encode(encoding)
    assert raw.decode(encoding_of_table(raw, KNOWN)) == text


@pytest.mark.parametrize("raw", [b"date,person\n", "date,имя\n".encode(), "date,имя\n".encode()[:-2], "date,имя".encode("utf-16"), b"", b"\xff\xfe\x00", "date,person\n2026-03-05,Zoë Müßig\n".encode() + b"2026-03-06,Jos\xe9\n"])
def test_what_is_utf8_or_utf16_or_nothing_stays(raw: bytes) -> None:
    assert encoding_of_table(raw, KNOWN) == ""


def test_a_japanese_table_from_a_spreadsheet_is_imported_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("日時,名前,チャンネル,方向,本文\n2026/03/05 14:30,佐藤,メール,送信,初めまして\n".encode("cp932"))
    touches, skipped, _ = items(path)
    assert ([(one.party.name, one.channel, one.text) for one in touches], skipped) == ([("佐藤", "email", "初めまして")], [])
