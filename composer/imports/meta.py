"""Reads Facebook’s and Instagram’s JSON exports, and Messenger’s separate export of end-to-end encrypted chats.

Text comes as UTF-8 bytes written as single characters; each string is repaired on its own and kept where it is sound.
There are no ids, so a thread’s folder is the conversation. Instagram’s times are said to be local on some devices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from composer.errors import BadUsage
from composer.imports.chats import chat_touch, entry, from_millis, listed, text_of
from composer.imports.json_stream import JsonBroken, JsonStream
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.model import Kind, Party, TimeBasis
from composer.normalise import fold, stable_name

_THREAD: Final = r"(?:.*/)?(?P<thread>[^/]+)/message_\d+\.json"
_SECURE: Final = r"(?:.*/)?(?P<thread>[^/]+?)_\d+\.json"
_INSTAGRAM: Final = re.compile(r"instagram|(?:^|/)(?:account|personal)_information/personal_information", re.IGNORECASE)
_OWNER_FILES: Final = ("profile_information.json", "personal_information.json", "account_information.json")
_NOBODY: Final = frozenset(map(fold, ("Facebook user", "Instagram User", "Utente Facebook", "Facebook-Nutzer", "")))
_SYSTEM: Final = re.compile(
    r"(?:you are now connected on messenger|say hi to your new facebook friend|you can now (?:message and )?call each other|"
    r".{1,80} (?:named the group|changed the (?:group|theme|chat theme|quick reaction)|set the (?:nickname|quick reaction)|"
    r"(?:created|left|joined) (?:the|a) (?:group|poll|video chat|call)|added .{1,80} to the group|(?:unsent|pinned) a message|"
    r"turned (?:on|off) disappearing messages|started sharing (?:video|location)|set their nickname).{0,200})\.?",
    re.IGNORECASE | re.DOTALL)


def repair(text: str) -> str:
    """A string whose UTF-8 bytes were written as characters, put right; any other string as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _threads(source: Source) -> tuple[str, ...]:
    if source.is_file:
        return source.names if _is_thread(source.head_text(source.names[0], 4000)) else ()
    found = source.matching(_THREAD)
    if found:
        return found
    flat = source.matching(r"(?:[^/]+/)?[^/]+_\d+\.json")
    return tuple(name for name in flat if _is_thread(source.head_text(name, 4000)))


def _is_thread(head: str) -> bool:
    return re.match(r'\s*\{\s*"(?:participants|threadName)"\s*:', head) is not None and '"conversationId"' not in head


def _platform(source: Source, member: str, otherwise: str = "facebook") -> str:
    """Which of the two a thread is of: by its own path, else by what else is in the export, else what it is taken for."""
    path = member.lower() if not source.is_file else str(source.path).lower()
    if "instagram" in path or "facebook" in path:
        return "instagram" if "instagram" in path else "facebook"
    around = source.remembered.get("instagram")  # asked for every thread, of which there may be thousands
    if around is None:
        around = any(_INSTAGRAM.search(name) for name in (source.label.lower(), *source.names[:2000]))
        source.remembered["instagram"] = around
    return "instagram" if around else otherwise


def _knows(platform: str, source: Source) -> bool:
    threads = _threads(source)
    return bool(threads) and _platform(source, threads[0]) == platform


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """What was said; else the profile of the export; else the one name that takes part in every thread.

    Raises BadUsage where nobody in the chats is called what was said.
    """
    said = given(me)
    taking: Counter[str] = Counter()
    threads: set[str] = set()
    for source in sources:
        name = "" if said is not None else _profile(source)
        if name:
            return Owner(frozenset((fold(name),)), frozenset(), stable_name(name), name, "is the export’s profile", "high")
        for member in _threads(source):
            thread = member.rpartition("/")[0]
            if thread not in threads or not thread:
                threads.add(thread or member)
                taking.update({repair(person) for person in _participants(source, member)})
    if said is not None:
        if len(taking) > 1 and not any(fold(name) in said.names for name in taking):
            raise BadUsage(f"nobody in the chats is called {said.shown}; they are of {', '.join(sorted(taking)[:8])}")
        return said
    everywhere = [name for name, count in taking.items() if count == len(threads)]
    if len(everywhere) == 1 and len(threads) > 1:
        name = everywhere[0]
        return Owner(frozenset((fold(name),)), frozenset(), stable_name(name), name, "is in every chat", "medium")
    return None


def _profile(source: Source) -> str:
    for member in source.find(*_OWNER_FILES):
        with source.text(member) as text:
            try:
                found = JsonStream(text).value()
            except JsonBroken:
                continue
        for key in ("profile_v2", "profile"):
            name = text_of(entry(entry(entry(found).get(key)).get("name")).get("full_name"))
            if name:
                return repair(name)
        for person in listed(entry(found).get("profile_user")):
            name = text_of(entry(entry(entry(person).get("string_map_data")).get("Name")).get("value"))
            if name:
                return repair(name)
    return ""


def _participants(source: Source, member: str) -> list[str]:
    with source.text(member) as text:
        stream = JsonStream(text)
        try:
            for key in stream.fields():
                if key == "participants":
                    people = listed(stream.value())
                    return [text_of(person) or text_of(entry(person).get("name")) for person in people]
                stream.value()
        except JsonBroken:
            pass
    return []


def _read(platform: str, source: Source, me: Owner) -> Iterator[Item]:
    """Touches and skipped messages of one export; an export of both networks is read as both."""
    for member in _threads(source):
        found = re.fullmatch(_THREAD, member) or re.fullmatch(_SECURE, member)
        yield from _thread(source, member, found["thread"] if found else member, _platform(source, member, platform), me)


def _thread(source: Source, member: str, thread: str, channel: str, me: Owner) -> Iterator[Item]:
    people = [repair(name) for name in _participants(source, member)]
    others = [name for name in people if fold(name) not in me.names]
    label = member.rpartition("/")[2]
    number = 0
    with source.text(member) as text:
        stream = JsonStream(text)
        try:
            for key in stream.fields():
                if key != "messages" or stream.peek() != "[":
                    stream.value()
                    continue
                for number in stream.items():
                    where = f"{thread}/{label}:{number + 1}"
                    message = entry(stream.value())
                    if len(others) > 1 or "/group" in member:
                        yield Skipped("group chat", where)
                    elif people and not others:
                        yield Skipped("note to self", where)
                    else:
                        yield _item(message, others[0] if others else "", thread, channel, me, where)
        except JsonBroken:
            yield Skipped("broken rest of the file", f"{thread}/{label}:{number + 2}")


def _item(message: dict[str, Any], other: str, thread: str, channel: str, me: Owner, where: str) -> Item:  # noqa: PLR0917
    sender = repair(text_of(message.get("sender_name") or message.get("senderName")))
    text = repair(text_of(message.get("content") or message.get("text")))
    at = from_millis(message.get("timestamp_ms") or message.get("timestamp"))
    reason = _no_touch(message, text, at)
    if reason or at is None:
        return Skipped(reason, where)
    out = fold(sender) in me.names
    kind: Kind = "message"
    if "call_duration" in message or message.get("type") == "Call":
        kind = "missed" if message.get("missed") or not message.get("call_duration") else "call"
    name = other or ("" if out else sender)
    share = entry(message.get("share"))
    text = text or " ".join(filter(None, (repair(text_of(share.get("share_text"))), text_of(share.get("link")))))
    basis: TimeBasis = "epoch_suspect" if channel == "instagram" else "epoch"
    party = Party("" if fold(name) in _NOBODY else name)
    return chat_touch(channel, out=out, at=at, party=party, conversation=thread, text=text, where=where, kind=kind, basis=basis)


def _no_touch(message: dict[str, Any], text: str, at: datetime | None) -> str:
    if message.get("is_unsent") or message.get("isUnsent"):
        return "unsent"
    if message.get("type") in ("Subscribe", "Unsubscribe") or message.get("is_taken_down") is True or _SYSTEM.fullmatch(text):
        return "system message"
    if message.get("type") == "placeholder":
        return "deleted message"
    return "no date" if at is None else ""


def _reader(platform: str, title: str) -> Reader:
    def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
        return _read(platform, source, me)

    return Reader(platform, title, lambda source: _knows(platform, source), find_owner, read, "your name as it is in the chats")


FACEBOOK: Final = _reader("facebook", "Facebook")
INSTAGRAM: Final = _reader("instagram", "Instagram")
