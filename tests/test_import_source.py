"""Opening exports: nothing is extracted, bombs and traversal are refused, and no bytes crash any reader."""

from __future__ import annotations

import random
import resource
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.errors import BadFile, ComposerError
from composer.imports import detect
from composer.imports import source as source_module
from composer.imports.html_text import plain_html
from composer.imports.reader import Options, Owner, Skipped
from composer.imports.source import Source, encoding_of
from composer.model import ImportedTouch
from composer.normalise import clean, fold, phone
from tests.import_exports import ERAS, written, zipped


def test_traversal_links_and_absolute_names_are_left_out_and_nothing_is_written(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = inside / "bad.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../messages.csv", "/etc/messages.csv", "a/../../messages.csv", "C:\\messages.csv", "ok/messages.csv"):
            archive.writestr(name, "x")
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    before = {one.name for one in tmp_path.rglob("*")}
    with Source(path) as source:
        assert source.names == ("ok/messages.csv",)
        assert source.head("ok/messages.csv") == b"x"
    assert {one.name for one in tmp_path.rglob("*")} == before


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret" / "messages.csv", "x")
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "messages.csv").symlink_to(secret)
    (folder / "more").symlink_to(secret.parent)
    with Source(folder) as source:
        assert source.names == ()


def test_a_zip_bomb_stops_early_and_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("messages.csv", "w", force_zip64=True) as member:
        member.write((",".join(ERAS["2023"]) + "\n").encode())
        for _ in range(300):
            member.write(b"0" * (1 << 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Source(path) as source:
        reader = detect.reader_for(source)
        with pytest.raises(BadFile, match="far more than an export"):
            for _ in reader.read(source, Owner(frozenset(("me",))), Options()):
                pass
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) < 150 * 1024


def test_too_many_members_a_password_and_a_broken_zip_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": "x" for n in range(5)})
    with monkeypatch.context() as patch:
        patch.setattr(source_module, "MAX_MEMBERS", 4)
        with pytest.raises(BadFile, match="more than 4 files"):
            Source(path)
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadFile, match="password"):
        Source(written(tmp_path / "locked.zip", bytes(raw)))
    cut = bytearray(zipped(tmp_path / "b.zip", {"messages.csv": random.Random(1).randbytes(5000)}).read_bytes())
    cut[600:700] = b"\xff" * 100
    with pytest.raises(BadFile, match="cannot be read"), Source(written(tmp_path / "broken.zip", bytes(cut))) as source:
        source.head("messages.csv")


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="there is no such file"):
        detect.open_source(tmp_path / "no.zip")


def test_encodings_are_told_by_mark_and_by_zeros() -> None:
    text = "Héllo, wörld, this is text\n" * 10
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        raw = text.encode(encoding)
        assert raw.decode(encoding_of(raw)).lstrip("\ufeff") == text
    assert text.encode("cp1252").decode("utf-8", "overture_cp1252") == text


@given(st.text())
def test_every_text_becomes_one_that_every_database_takes(text: str) -> None:
    once = clean(text + "\ud83d" + "\0")
    once.encode()
    assert "\0" not in once
    assert clean(once) == once
    assert clean("\ud83d\ude06") == "😆"


def test_names_fold_and_html_becomes_words() -> None:
    assert fold("  Zoë   BRANDT ") == "zoe brandt"
    assert plain_html("<div>Hi<br>there</div><script>x()</script> &lt;b&gt; a < b") == "Hi\nthere\n <b> a < b"
    assert phone("+34 600-111 222") == "+34600111222"
    assert phone("600 111 222", "ES") == "+34600111222"
    assert phone("Zoë") == ""


NAMES = [
    "messages.csv", "Connections.csv", "Invitations.csv", "direct-messages.js", "messages/inbox/a_1/message_1.json", "result.json", "sms.xml",
    "a.mbox", "WhatsApp Chat with Zoe.txt", "touches.csv", "mail.eml",
]
STARTS = {
    "messages.csv": (",".join(ERAS["2023"]) + "\n").encode(), "Connections.csv": b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    "Invitations.csv": b"From,To,Sent At,Message,Direction\n", "direct-messages.js": b'window.YTD.direct_messages.part0 = [{"dmConversation": {"conversationId": "1-2", "messages": [',
    "messages/inbox/a_1/message_1.json": b'{"participants": [{"name": "a"}, {"name": "me"}], "messages": [', "result.json": b'{"name": "a", "type": "personal_chat", "id": 2, "messages": [{"from_id": "user2", ',
    "sms.xml": b"<smses>", "a.mbox": b"From a@b Mon Mar  2 10:00:00 2026\nFrom: a@b\n", "WhatsApp Chat with Zoe.txt": b"13/06/2023, 15:07 - Zoe: hi\n",
    "touches.csv": b"at,person,channel,direction,kind,text\n", "mail.eml": b"From: a@b\n",
}
PIECES = st.lists(st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b'"', b",", b"\n", b"\r\n", b"{", b"}", b"[", b"]", b":", b"\\x0B", b"\\", b"&#55357;", b"&#56838;", b"\0", b"\xff\xfe", b"From ",
                     b"\n\nFrom a@b Mon Mar  2 10:00:00 2026\n", b"<sms address='+34600111222' date='1772000000000' type='1' body='x'/>", b"<mms>", b"null",
                     b'{"sender_name": "a", "timestamp_ms": 1e999, "content": "\\ud83d"},', b'{"id": 1, "date_unixtime": "99999999999999", "text": [1, {}]},',
                     b"13/06/2023, 15:07 - me: yo\n", b"99/99/9999, 99:99 - me: yo\n", b"2-a,,me,,you,,2026-01-01 10:00:00 UTC,,hi,INBOX\n",
                     b"9999-12-31T23:59:59-14:00,Ann,email,out,,x\n", b"Date: Mon, 31 Dec 9999 23:59:59 -1400\n"]),
), max_size=25)


@pytest.mark.parametrize("name", NAMES)
@given(pieces=PIECES)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_crashes_a_reader(tmp_path: Path, name: str, pieces: list[bytes]) -> None:
    for raw in (b"".join(pieces), STARTS.get(name, b"") + b"".join(pieces)):
        path = written(tmp_path / "x" / name, raw)
        with Source(path) as source:
            for reader in detect.READERS:
                try:
                    reader.find_owner([source], ())
                    found = list(reader.read(source, Owner(frozenset(("me",)), frozenset(("me@b",))), Options()))
                except ComposerError:
                    continue
                assert all(isinstance(one, ImportedTouch | Skipped) for one in found)
                for one in found:
                    if isinstance(one, ImportedTouch):
                        assert one.at.utcoffset() is not None
                        f"{one.text}{one.raw}{one.subject}{one.party.name}{one.party.handle}{one.conversation}".encode()
