"""Throws damaged and hostile bytes at every reader: `python -m tests.fuzz [RUNS] [TARGET…]` (`make fuzz`).

A reader may refuse with an error of ours; anything else is a finding and is kept in `.cache/fuzz`. With atheris installed the
search is led by the code that each input reaches (`--atheris TARGET`); without it inputs are seeds, cut, joined and changed.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / ".cache" / "fuzz"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
SLOW = 10.0  # CPU seconds for one small input: a finding too
Target = Callable[[bytes], object]

MAIL = (b"From: Zoe <zoe@example.org>\r\nTo: Maya <maya@example.com>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nMessage-ID: <a@x>\r\nSubject: =?utf-8?q?Hi?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b; report-type=delivery-status\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-7\r\n\r\n"
        b"<p>Hi <b>there</b><!-- x --><![CDATA[y]]></p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbody\r\n--b--\r\n")
CSV = (b'FROM,TO,DATE,SUBJECT,CONTENT,CONVERSATION ID,SENDER PROFILE URL,RECIPIENT PROFILE URLS,FOLDER,CONVERSATION TITLE\r\n'
       b'Maya,Ann,2026-03-01 09:00:00 UTC,,"Hello, ""Ann""\nhow?",2-a==,https://www.linkedin.com/in/maya,https://www.linkedin.com/in/ann,INBOX,\r\n')
CHAT = ("12/03/2026, 09:00 - Maya: Hello\n[12.03.26, 09:01:00] Zoe: Hi\n\u200e12/03/2026, 9:02\u202fPM - Zoe: <Media omitted>\nmore\n").encode()
SMS = b'<?xml version="1.0"?><smses count="1"><sms address="+4915112345678" date="1772355600000" type="2" body="Hi &#128512; &amp;" /><mms date="1"><parts><part ct="text/plain" text="x"/></parts></mms></smses>'
META = json.dumps({"participants": [{"name": "Zoe"}, {"name": "Maya"}], "messages": [{"sender_name": "Zo\u00c3\u00ab", "timestamp_ms": 1772355600000, "content": "hi"}]}).encode()
TELEGRAM = json.dumps({"name": "Zoe", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date": "2026-03-01T09:00:00", "date_unixtime": "1772355600", "from": "Zoe", "from_id": "user1", "text": ["a", {"type": "bold", "text": "b"}]}]}).encode()
X = b'window.YTD.direct_messages.part0 = [{"dmConversation": {"conversationId": "100-300", "messages": [{"messageCreate": {"id": "5", "senderId": "100", "recipientId": "300", "createdAt": "2022-02-01T00:00:00.000Z", "text": "hi", "mediaUrls": [], "urls": [], "reactions": []}}]}}]'
SLACK = b'[{"type": "message", "user": "U1", "ts": "1772359200.000200", "text": "Hi <@U2>, see <https://example.org|the talk> &amp; more"}, {"type": "message", "user": "U2", "ts": "1772362800.000300", "text": "Sure"}]'
SLACK_REST = {"users.json": '[{"id": "U1", "name": "maya", "real_name": "Maya L"}, {"id": "U2", "name": "zoe", "real_name": "Zoe B", "profile": {}}]', "dms.json": '[{"id": "D1", "members": ["U1", "U2"]}]', "channels.json": "[]"}
VCARD = (b"BEGIN:VCARD\r\nVERSION:3.0\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;Dr.;\r\nFN:J=\r\n M\r\nitem1.EMAIL;type=pref:zoe@acme.example\r\n"
         b"TEL;CELL:+49 151 2345678\r\nORG:Acme\\, Inc.;X\r\nPHOTO;ENCODING=BASE64:/9j/\r\n AAQ\r\nNOTE:a\\nb\r\nEND:VCARD\r\n")
TELEGRAM_PAGE = (b'<html><body><div class="page_header"><div class="text bold">Mila</div></div><div class="history"><div class="message default clearfix" id="message1"><div class="body">'
                 b'<div class="pull_right date details" title="05.03.2026 16:55:32 UTC+02:00">10:00</div><div class="from_name">Maya</div><div class="text">Hi<br>&amp; you?</div></div></div></div></body></html>')
META_PAGE = (b'<html><head><title>Mila</title></head><body class="_5vb_"><div class="_a706" role="main"><div class="_2lek">Participants: Mila and Maya</div><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
             b'<div class="_2ph_ _a6-h _a6-i">Maya</div><div class="_2ph_ _a6-p"><div><div></div><div>One question?</div></div></div><div class="_3-94 _a6-o">Mar 05, 2026 10:00 am</div></div></div></body></html>')
TOKENS = [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\n", b"\r\n", b'"', b"'", b"<", b"<!--", b"]]>", b"&#x110000;", b"&amp", b"{", b"[" * 50, b"{{", b"%}", b"1e999", b"-1", b"9" * 30, b"NaN",
          b"=?utf-8?Q?=0D=0A?=", b"http://[", b"www.", b"a@", b":", b"\\ud800", b"\\", "\u202e".encode(), "\u2028".encode(), "😀".encode(), b"2026-02-30", b"0001-01-01", b"9999-12-31T23:59:60Z", b"+99:99", b"a" * 300]


def targets(folder: Path) -> dict[str, tuple[Target, list[bytes]]]:
    """Every reader with seeds."""
    from composer.brief import parse_brief
    from composer.data import parse_toml
    from composer.drafting.reading.addressing.addressed import reader_named
    from composer.drafting.reading.facts.fact import read_fact
    from composer.drafting.templating.sandbox import check_source, render
    from composer.etiquette.check import check
    from composer.imports.html_text import plain_html
    from composer.imports.importer import import_path
    from composer.imports.mail_message import touch_of
    from composer.imports.reader import Owner
    from composer.normalise import clean
    from composer.record.backup import verify
    from composer.record.log import log_sent
    from composer.record.people import search
    from composer.record.store import open_record
    from composer.settings import from_table
    from composer.web.words import plain

    brief = parse_brief((ROOT / "docs" / "examples" / "learn.toml").read_text(), "learn")
    me = Owner(frozenset({"maya"}), frozenset({"maya@example.com"}), "maya@example.com", "Maya", "is set up", "given")
    reader = reader_named("Zoe Brandt", "")

    def text(raw: bytes) -> str:
        return raw.decode("utf-8", "surrogateescape")

    def file(name: str, kind: str) -> Target:
        path = folder / name

        def read(raw: bytes) -> object:
            path.write_bytes(raw)
            return import_path(None, path, as_=kind, me=("Maya",), now=NOW, dry_run=True)
        return read

    def day(raw: bytes) -> object:
        place = folder / "slack" / "D1"
        place.mkdir(parents=True, exist_ok=True)
        for name, said in SLACK_REST.items():
            (place.parent / name).write_text(said)
        (place / "2026-03-01.json").write_bytes(raw)
        return import_path(None, place.parent, as_="slack", me=("maya",), now=NOW, dry_run=True)

    def whole(raw: bytes) -> object:
        (folder / "backup.db").write_bytes(raw)
        return verify(folder / "backup.db")

    def opened(raw: bytes) -> object:
        for ending in ("", "-journal", "-wal", "-shm"):
            (folder / f"record.db{ending}").unlink(missing_ok=True)
        (folder / "record.db").write_bytes(raw)
        with open_record(folder / "record.db", create=False) as record:
            log_sent(record, to="Zoe", channel="email", at=NOW)
            return record.describe(), search(record)

    message = b"Hi Zoe,\n\nI saw your talk on quiet gardens at KubeCon 2024. It is great!!! Could we hop on a call? See www.x.io.\n\nBest,\nMaya"
    learn = (ROOT / "docs" / "examples" / "learn.toml").read_bytes()
    return {
        "check": (lambda raw: check(text(raw), "email"), [message]),
        "check with a brief": (lambda raw: check(text(raw), "linkedin_message", brief=brief), [message]),
        "brief": (lambda raw: parse_brief(text(raw), "fuzz"), [learn]),
        "fact": (lambda raw: read_fact(clean(text(raw))[:300], reader, "Maya"), [b"she moved from nursing to data work in 2024", b"talk on dbt tests"]),
        "html": (lambda raw: plain_html(text(raw)), [b"<p>Hi <b>x</b></p><table><td>a<td>b</table><!-- c --><a@b.c>", MAIL]),
        "mail": (lambda raw: touch_of(raw, me, "fuzz"), [MAIL]),
        "mbox": (file("a.mbox", "mbox"), [b"From x@x Mon Mar 02 09:00:00 2026\n" + MAIL]),
        "linkedin": (file("messages.csv", "linkedin"), [CSV]),
        "table": (file("own.csv", "csv"), [b"at,person,channel,direction,kind,text\n2026-03-01T09:00:00+00:00,Ann,email,out,,hello\n"]),
        "whatsapp": (file("WhatsApp Chat with Zoe.txt", "whatsapp"), [CHAT]),
        "sms": (file("sms.xml", "sms"), [SMS]),
        "meta": (file("message_1.json", "facebook"), [META]),
        "telegram": (file("result.json", "telegram"), [TELEGRAM]),
        "x": (file("direct-messages.js", "x"), [X]),
        "slack": (day, [SLACK]),
        "contacts": (file("contacts.vcf", "contacts"), [VCARD]),
        "telegram pages": (file("messages.html", "telegram"), [TELEGRAM_PAGE]),
        "meta pages": (file("message_1.html", "facebook"), [META_PAGE]),
        "imessage": (file("chat.db", "imessage"), [_chat_db(folder)]),
        "outlook": (file("one.msg", "mbox"), [_msg()]),
        "backup": (whole, [_backup(folder)]),
        "record": (opened, [_backup(folder)]),
        "zip": (file("export.zip", "linkedin"), [_zip({"messages.csv": CSV}), _zip({"../x": b"x", "": b"y"})]),
        "settings": (lambda raw: from_table(parse_toml(text(raw), "fuzz"), folder, "fuzz"), [b'name = "Maya"\nfollow_up_days = [4, 8]\n[mail]\nimap_port = 993\n[model]\nbase_url = "http://127.0.0.1:1/v1"\n']),
        "template": (lambda raw: (check_source(text(raw), "fuzz"), render(text(raw), {"point": "x"}, "fuzz")), [b"{% if point %}{{ point|cap }}{% endif %}"]),
        "page": (lambda raw: plain(text(raw)), [b"![](http://x) www.a.b :smile:"]),
    }


def _chat_db(folder: Path) -> bytes:
    from tests.test_import_more import messages

    raw = messages(folder / "seed.db", [{"is_from_me": 1}, {"handle_id": 1, "text": "Sure"}]).read_bytes()
    (folder / "seed.db").unlink()
    return raw


def _backup(folder: Path) -> bytes:
    from composer.record.backup import backup
    from composer.record.log import log_sent
    from composer.record.store import open_record

    for name in ("seed.db", "kept.db"):
        (folder / name).unlink(missing_ok=True)
    with open_record(folder / "seed.db") as record:
        log_sent(record, to="Zoe", channel="email", at=NOW, text="Hello there, " * 40)
        return backup(record, folder / "kept.db").read_bytes()


def _msg() -> bytes:
    from tests.outlook_kit import msg

    return msg({0x0037: "Hello", 0x1000: "Could we talk?", 0x0C1A: "Maya", 0x5D01: "maya@example.com", 0x0039: NOW}, ({0x3001: "Zoe", 0x39FE: "zoe@example.org", 0x0C15: 1},))


def _zip(members: dict[str, bytes]) -> bytes:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, data)
    return packed.getvalue()


def changed(seeds: list[bytes], chance: random.Random) -> bytes:
    """A seed after a few changes."""
    raw = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        place, end = chance.randrange(len(raw) + 1), chance.randrange(len(raw) + 1)
        match chance.randrange(7):
            case 0:
                raw[place:place] = chance.choice(TOKENS)
            case 1:
                raw[place : place + chance.randrange(1, 30)] = b""
            case 2 if raw:
                raw[place % len(raw)] = chance.randrange(256)
            case 3:
                raw[place:place] = raw[min(place, end) : max(place, end)][:2000]
            case 4:
                other = chance.choice(seeds)
                raw[place:] = other[min(end, len(other)) :]
            case 5:
                raw[place:place] = chance.choice(TOKENS) * chance.randrange(1, 60)
            case _:
                raw[place : place + 4] = chance.randbytes(4)
    return bytes(raw[:max(6000, *map(len, seeds))])


def one(name: str, target: Target, raw: bytes) -> str:
    """What is wrong with an input's fate, "" where nothing is."""
    from composer.errors import ComposerError

    began = time.process_time()
    try:
        target(raw)
    except ComposerError:
        pass
    except Exception as problem:  # noqa: BLE001  # whatever else comes out is what is looked for
        return f"{type(problem).__name__}: {problem}"
    spent = time.process_time() - began
    return f"took {spent:.1f} s of CPU" if spent > SLOW else ""


def keep(name: str, raw: bytes, problem: str) -> None:
    """Put a finding where it can be tried again."""
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{name.replace(' ', '-')}-{abs(hash(raw)) % 10**8}"
    path.write_bytes(raw)
    print(f"  {name}: {problem[:160]} ({path})", flush=True)


def run(runs: int, chosen: list[str]) -> int:
    """So many inputs for all targets together; the number of findings."""
    findings, seen = 0, set[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as folder:
        known = targets(Path(folder))
        names = chosen or list(known)
        for name in names:
            target, seeds = known[name]
            chance, began, count = random.Random(f"{name}{time.time_ns()}"), time.monotonic(), runs // len(names)
            for _ in range(count):
                raw = changed(seeds, chance)
                problem = one(name, target, raw)
                if problem and (name, problem[:40]) not in seen:
                    seen.add((name, problem[:40]))
                    findings += 1
                    keep(name, raw, problem)
            print(f"{name}: {count:,} runs in {time.monotonic() - began:.0f} s", flush=True)
    print(f"{runs // len(names) * len(names):,} runs, {findings} findings")
    return findings


def led(name: str, runs: int) -> None:
    """The same with atheris, led by coverage; it ends the program itself."""
    import atheris  # type: ignore[import-not-found]  # only where it is installed

    with tempfile.TemporaryDirectory() as folder, atheris.instrument_imports(include=["composer"]):
        target, seeds = targets(Path(folder))[name]
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / str(number)).write_bytes(seed)

        def test(raw: bytes) -> None:
            problem = one(name, target, raw)
            if problem:
                keep(name, raw, problem)
                raise AssertionError(problem)

        atheris.Setup([sys.argv[0], f"-atheris_runs={runs}", "-max_len=4096", str(corpus)], test)
        with suppress(SystemExit):
            atheris.Fuzz()


if __name__ == "__main__":
    words: list[Any] = sys.argv[1:]
    if words[:1] == ["--atheris"]:
        led(words[1], int(words[2]) if len(words) > 2 else 100_000)
    else:
        sys.exit(min(1, run(int(words[0]) if words else 1_000_000, words[1:])))
