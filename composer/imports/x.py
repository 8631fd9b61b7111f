"""Reads the archive of X: direct messages (`data/direct-messages.js` and its parts); times are UTC, ids never change.

The archive names people by number only. Long conversations come in several entries that overlap; the record knows a
message by its id, so nothing counts twice.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from composer.imports.chats import chat_touch, entry, listed, text_of
from composer.imports.json_stream import JsonBroken, JsonStream
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.model import Party

_FILES: Final = r"(?:.*/)?(?:data/)?direct-messages?(?:-group)?(?:-part\d+)?\.js"
_MESSAGE: Final = "messageCreate"


def _members(source: Source) -> tuple[str, ...]:
    found = source.matching(_FILES)
    if not found and source.is_file and re.match(r"\s*window\.YTD\.direct_messages?", source.head_text(source.names[0], 200)):
        return source.names
    return found


def knows(source: Source) -> bool:
    """Whether direct messages of X are in it."""
    return bool(_members(source))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """The account of account.js; else the number that was said; else the one that is in every conversation."""
    said = given(tuple(word for word in me if word.strip().isdecimal()))
    for source in sources:
        for name in source.find("account.js"):
            text = source.head_text(name)
            try:
                found = entry(entry(listed(json.loads(text[text.find("[") :]))[0]).get("account"))
            except (ValueError, IndexError, RecursionError):
                continue
            number = text_of(found.get("accountId"))
            if number:
                shown = text_of(found.get("username")) or number
                return Owner(frozenset(), frozenset((number,)), number, shown, "is the archive’s account", "high")
    return said or _in_every_conversation(sources)


def _in_every_conversation(sources: Sequence[Source]) -> Owner | None:
    pairs = {
        tuple(sorted(pair.split("-"))) for source in sources for _, conversation, _ in _entries(source)
        if (pair := conversation) and pair.count("-") == 1
    }
    common = set.intersection(*map(set, pairs)) if len(pairs) > 1 else set()
    if len(common) != 1:
        return None
    number = common.pop()
    return Owner(frozenset(), frozenset((number,)), number, number, "is in every conversation", "medium")


def _entries(source: Source) -> Iterator[tuple[str, str, list[Any] | None]]:
    """(file, conversation, messages); None for the messages where the file breaks off."""
    for member in _members(source):
        label = member.rpartition("/")[2]
        with source.text(member) as text:
            stream = JsonStream(text)
            if not stream.skip_to("["):
                continue
            try:
                for _ in stream.items():
                    found = entry(entry(stream.value()).get("dmConversation"))
                    yield label, text_of(found.get("conversationId")), listed(found.get("messages"))
            except JsonBroken:
                yield label, "", None


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped entries of one archive."""
    for label, conversation, messages in _entries(source):
        if messages is None:
            yield Skipped("broken rest of the file", label)
            continue
        ids = conversation.split("-")
        for message in messages:
            kind, found = next(iter(entry(message).items()), ("", {}))
            yield _item(kind, entry(found), ids, conversation, label, me, options)


def _item(  # noqa: PLR0917  # one message and where it stands
    kind: str, found: dict[str, Any], ids: list[str], conversation: str, label: str, me: Owner, options: Options,
) -> Item:
    number = text_of(found.get("id"))
    where = f"{label}: {number or conversation}"
    sender, receiver = text_of(found.get("senderId")), text_of(found.get("recipientId"))
    if kind != _MESSAGE:
        return Skipped("system message", where)
    if len(ids) != 2 or not receiver:
        return Skipped("group chat", where)
    at = _time(found.get("createdAt"))
    if at is None:
        return Skipped("no date", where)
    out = sender in me.handles
    other = receiver if out else sender
    if other in me.handles:
        return Skipped("note to self", where)
    text = html.unescape(text_of(found.get("text")))
    party = Party(options.names.get(other, ""), other)
    return chat_touch(
        "x_dm", out=out, at=at, party=party, conversation=conversation, text=text, where=where, native_id=number, basis="utc")


def _time(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(text_of(value))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


READER: Final = Reader(
    "x", "X", "Settings → Your account → Download an archive of your data. Drop the zip.",
    knows, find_owner, read, "the number of your account (account.js in the archive)",
)
