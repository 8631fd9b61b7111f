"""Reads Telegram Desktop's JSON: the whole account (`result.json`) or one chat.

The exporter writes escapes that JSON does not have (`\\x0B`) and paths without quotes; they are repaired on the way.
`date` is local time without a zone, so `date_unixtime` is used where it is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from composer.imports import telegram_html
from composer.imports.chats import chat_touch, entry, from_millis, listed, text_of
from composer.imports.json_stream import JsonBroken, JsonStream
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given, to_utc
from composer.imports.source import Source
from composer.model import Kind, Party, TimeBasis
from composer.normalise import fold

_ESCAPE: Final = re.compile(r"\\(\\|x([0-9A-Fa-f]{2}))")
_BARE: Final = re.compile(r'("document_id"[ \t]*:[ \t]*)(?!["\d{\[-]|null\b)([^\n"]*?)([ \t]*,?[ \t]*)$', re.MULTILINE)
_HEAD: Final = re.compile(r'^\s*\{.{0,4000}?"(?:messages|chats|personal_information|about)"\s*:', re.DOTALL)
_ACCOUNT: Final = re.compile(r'"personal_information"\s*:\s*\{.{0,4000}?"user_id"\s*:\s*(\d+)', re.DOTALL)
_WHY: Final = {
    "saved_messages": "note to self", "replies": "group chat", "bot_chat": "bot", "verification_codes": "bot",
    "private_group": "group chat", "private_supergroup": "group chat", "public_supergroup": "group chat",
    "private_channel": "channel", "public_channel": "channel",
}


def _repair(text: str) -> str:
    text = _BARE.sub(lambda match: match[1] + json.dumps(match[2]) + match[3], text) if '"document_id"' in text else text
    return _ESCAPE.sub(lambda match: match[0] if match[1] == "\\" else "\\u00" + match[2], text) if "\\" in text else text


def _members(source: Source) -> tuple[str, ...]:
    names = [name for name in source.names if name.lower().endswith(".json")]
    if not source.is_file:
        names = [name for name in names if re.fullmatch(r"result\d*\.json", name.rpartition("/")[2], re.IGNORECASE)]
    return tuple(name for name in names if _is_telegram(source.head_text(name, 60_000)))


def _is_telegram(head: str) -> bool:
    if not _HEAD.match(head) or '"dmConversation"' in head or '"participants"' in head[:2000]:
        return False
    return any(sign in head for sign in (
        '"date_unixtime"', '"from_id"', '"personal_information"', '"text_entities"', '"type": "personal_chat"', '"actor_id"',
        '"type": "saved_messages"')) or re.search(r'"type"\s*:\s*"(?:private|public)_', head) is not None


def knows(source: Source) -> bool:
    """Whether a Telegram export is in it, in either form."""
    return bool(_members(source) or telegram_html.members(source))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """The account of the export; of single chats whoever in a personal chat is not the other one, else what was said."""
    pages = [source for source in sources if not _members(source)]
    if pages:
        owner = telegram_html.find_owner(pages, me)
        if owner is not None or len(pages) == len(sources):
            return owner
    said = given(me, _as_id)
    found: set[str] = set()
    for source in sources:
        for member in _members(source):
            match = _ACCOUNT.search(source.head_text(member, 60_000))
            if match:
                names = said.names if said else frozenset[str]()
                return Owner(names, frozenset((match[1],)), match[1], match[1], "is the account", "high")
            found.update(_others(source, member))
    if len(found) == 1:
        number = found.pop()
        names = said.names if said else frozenset[str]()
        return Owner(names, frozenset((number,)), number, number, "is not the one the chat is with", "high")
    return said


def _as_id(word: str) -> str:
    return word.removeprefix("user") if word.removeprefix("user").isdecimal() else ""


def _others(source: Source, member: str) -> set[str]:
    """The senders of a personal chat who are not the one it is with (whose id the chat bears); a thousand messages are enough."""
    found: set[str] = set()
    for count, (chat, message) in enumerate(_messages(source, member)):
        if message is None or count > 1000 or chat["type"] != "personal_chat":
            break
        sender = _sender(message)
        if sender and sender != chat["id"]:
            found.add(sender)
    return found


def _sender(message: dict[str, Any]) -> str:
    return _word(message.get("from_id") or message.get("actor_id")).removeprefix("user")  # a bare number in old exports


def _messages(source: Source, member: str) -> Iterator[tuple[dict[str, str], dict[str, Any] | None]]:
    """(its chat, message) of every message; None for the message where the file breaks off."""
    with source.text(member) as text:
        stream = JsonStream(text, _repair)
        chat: dict[str, str] = {}
        try:
            for key in stream.fields():
                if key in ("chats", "left_chats") and stream.peek() == "{":
                    for inner in stream.fields():
                        if inner == "list" and stream.peek() == "[":
                            for _ in stream.items():
                                yield from _chat(stream)
                        else:
                            stream.value()
                elif key == "messages" and stream.peek() == "[":
                    for _ in stream.items():
                        yield _about(chat), entry(stream.value())
                else:
                    chat[key] = _word(stream.value())
        except JsonBroken:
            yield _about(chat), None


def _chat(stream: JsonStream) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    chat: dict[str, str] = {}
    for key in stream.fields():
        if key == "messages" and stream.peek() == "[":
            for _ in stream.items():
                yield _about(chat), entry(stream.value())
        else:
            chat[key] = _word(stream.value())


def _word(value: Any) -> str:
    return str(value) if isinstance(value, int) else text_of(value)


def _about(chat: dict[str, str]) -> dict[str, str]:
    return {"type": chat.get("type", ""), "id": chat.get("id", ""), "name": chat.get("name", "")}


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped messages of one export; of one in both forms, those of the JSON."""
    if not _members(source):
        yield from telegram_html.read(source, me, options)
    for member in _members(source):
        label = member.rpartition("/")[2]
        for chat, message in _messages(source, member):
            if message is None:
                yield Skipped("broken rest of the file", label)
            else:
                yield _item(chat, message, f"{label}: {chat['name']} {_word(message.get('id'))}", me, options)


def _item(chat: dict[str, str], message: dict[str, Any], where: str, me: Owner, options: Options) -> Item:
    reason = _WHY.get(chat["type"], "")
    service = message.get("type") == "service"
    if reason or (service and message.get("action") != "phone_call"):
        return Skipped(reason or "system message", where)
    at, basis, rest = _time(message, options)
    sender = _sender(message)
    if at is None or not sender:
        return Skipped("no date" if at is None else "no sender", where)
    out = sender in me.handles or (not me.handles and fold(text_of(message.get("from") or message.get("actor"))) in me.names)
    kind: Kind = "message"
    if service:
        kind = "call" if _word(message.get("duration_seconds")).isdecimal() and message.get("duration_seconds") else "missed"
    party = Party(chat["name"] or ("" if out else text_of(message.get("from"))), chat["id"] if out or chat["id"] else sender)
    return chat_touch(
        "telegram", out=out, at=at, party=party, conversation=chat["id"], text=_text(message), where=where, kind=kind,
        native_id=f"{chat['id']}/{_word(message.get('id'))}" if chat["id"] and _word(message.get("id")) else "", basis=basis,
        precision_us=rest, time_key=text_of(message.get("date")))


def _time(message: dict[str, Any], options: Options) -> tuple[datetime | None, TimeBasis, int]:
    seconds = _word(message.get("date_unixtime"))
    if seconds.isdecimal():
        return from_millis(seconds + "000"), "epoch", 0
    try:
        wall = datetime.fromisoformat(text_of(message.get("date")))
    except ValueError:
        return None, "none", 0
    if wall.tzinfo is not None:
        return wall.astimezone(UTC), "offset", 0
    at, rest = to_utc(wall, options.zone)
    return at, "assumed", rest


def _text(message: dict[str, Any]) -> str:
    parts = message.get("text_entities") or message.get("text")
    if isinstance(parts, str):
        return text_of(parts)
    return "".join(text_of(part) or text_of(entry(part).get("text")) for part in listed(parts))


READER: Final = Reader(
    "telegram", "Telegram",
    "Telegram Desktop → Settings → Advanced → Export data, best as JSON. Drop result.json, or the folder.",
    knows, find_owner, read, "your own name, or your number in it (“from_id”)",
)
