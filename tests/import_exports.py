"""Writes small exports of every platform with invented people, so that the tests know what is in them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from composer.imports import detect
from composer.imports.reader import Options, Owner, Skipped
from composer.model import ImportedTouch

ERAS = {
    "2020": ["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "DATE", "SUBJECT", "CONTENT", "FOLDER"],
    "2023": ["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
             "SUBJECT", "CONTENT", "FOLDER"],
}
ERAS["2024"] = [*ERAS["2023"], "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"]
ERAS["2025"] = [*ERAS["2023"], "ATTACHMENTS", "IS MESSAGE DRAFT"]
ERAS["2026"] = [*ERAS["2023"], "ATTACHMENTS"]
ME = ("Maya Lindqvist", "https://www.linkedin.com/in/maya-lindqvist")


def message(sender: tuple[str, str], to: tuple[str, str], date: str, content: str, talk: str = "2-aaa==", **more: str) -> dict[str, str]:
    """One row of messages.csv by column."""
    return {
        "CONVERSATION ID": talk, "CONVERSATION TITLE": "", "FROM": sender[0], "SENDER PROFILE URL": sender[1], "TO": to[0],
        "RECIPIENT PROFILE URLS": to[1], "DATE": date, "SUBJECT": "", "CONTENT": content, "FOLDER": "INBOX", "ATTACHMENTS": "",
        "IS MESSAGE DRAFT": "No", "IS CONVERSATION DRAFT": "No", **more,
    }


def table(columns: Sequence[str], rows: Sequence[Mapping[str, str]], *, quoting: int = csv.QUOTE_MINIMAL, end: str = "\n", delimiter: str = ",") -> str:
    """A CSV text of some columns of the rows."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=quoting, lineterminator=end, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return text.getvalue()


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A zip of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def written(path: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def unzipped(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder of these files."""
    for name, content in files.items():
        written(folder / name, content)
    return folder


def items(path: Path, me: Sequence[str] = (), **options: Any) -> tuple[list[ImportedTouch], list[Skipped], Owner]:
    """What the reader that knows an export finds in it."""
    with detect.open_source(path) as source:
        reader = detect.reader_for(source)
        owner = reader.find_owner([source], tuple(me))
        assert owner is not None, "nobody was found to own this export"
        found = list(reader.read(source, owner, Options(**options)))
    return [one for one in found if isinstance(one, ImportedTouch)], [one for one in found if isinstance(one, Skipped)], owner


def reasons(skipped: Sequence[Skipped]) -> dict[str, int]:
    """How many were skipped for which reason."""
    found: dict[str, int] = {}
    for one in skipped:
        found[one.kind] = found.get(one.kind, 0) + one.count
    return found


# --- X, Meta, Telegram, SMS --------------------------------------------------------------------------------------


def x_archive(messages: Mapping[str, Sequence[Mapping[str, Any]]], part: str = "part0", name: str = "direct_messages") -> str:
    """One direct-messages file: conversation → entries as X writes them."""
    entries = [{"dmConversation": {"conversationId": talk, "messages": list(inside)}} for talk, inside in messages.items()]
    return f"window.YTD.{name}.{part} = {json.dumps(entries)}"


def x_message(number: str, sender: str, receiver: str, at: str, text: str) -> dict[str, Any]:
    """One direct message."""
    return {"messageCreate": {"id": number, "senderId": sender, "recipientId": receiver, "createdAt": at, "text": text,
                              "mediaUrls": [], "urls": [], "reactions": []}}


def x_account(number: str) -> str:
    """account.js."""
    return f'window.YTD.account.part0 = [{{"account": {{"accountId": "{number}", "username": "mayal"}}}}]'


def as_meta(text: str) -> str:
    """A text as Meta writes it: its UTF-8 bytes as characters."""
    return text.encode().decode("latin-1")


def meta_thread(people: Sequence[str], messages: Sequence[Mapping[str, Any]], **more: Any) -> str:
    """One message_N.json."""
    return json.dumps({
        "participants": [{"name": as_meta(name)} for name in people], "messages": list(messages), "title": as_meta(people[0]),
        "is_still_participant": True, "thread_path": "inbox/x", **more,
    })


def telegram(chats: Sequence[Mapping[str, Any]], user: int = 100) -> str:
    """A whole account’s result.json."""
    return json.dumps({"about": "x", "personal_information": {"user_id": user, "first_name": "Maya"}, "chats": {"about": "y", "list": list(chats)}})


def telegram_message(number: int, sender: int, unix: int, text: Any, **more: Any) -> dict[str, Any]:
    """One Telegram message."""
    return {"id": number, "type": "message", "date": "2026-03-01T10:00:00", "date_unixtime": str(unix), "from": f"P{sender}",
            "from_id": f"user{sender}", "text": text, "text_entities": [], **more}
