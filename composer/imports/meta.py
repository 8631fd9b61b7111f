"""Reads Facebook’s and Instagram’s JSON exports, and Messenger’s separate export of end-to-end encrypted chats.

Text comes as UTF-8 bytes written as single characters; each string is repaired on its own and kept where it is sound.
There are no ids, so a thread’s folder is the conversation. Instagram’s times are said to be local on some devices. What was
exported in the form for reading alone is read from its pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from composer.errors import BadUsage
from composer.imports import meta_html
from composer.imports.chats import chat_touch, entry, from_millis, listed, text_of
from composer.imports.json_stream import JsonBroken, JsonStream
from composer.imports.meta_words import is_nobody, is_system, repair
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.model import ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import fold, stable_name

_THREAD: Final = r"(?:.*/)?(?P<thread>[^/]+)/message_\d+\.json"
_SECURE: Final = r"(?:.*/)?(?P<thread>[^/]+?)_\d+\.json"
_INSTAGRAM: Final = re.compile(r"instagram|(?:^|/)(?:account|personal)_information/personal_information", re.IGNORECASE)
_OWNER_FILES: Final = ("profile_information.json", "personal_information.json", "account_information.json")
_PAGES_ASKED: Final = 50  # pages whose heading is looked at
_LONGEST_TAP: Final = 100
_SIGN: Final = re.compile(r"(?<=\S\s)[^\w\s.,;:!?'’\"“”„«»()\[\]/&+…–—-]{1,8}(?=\s\S)")



def _threads(source: Source) -> tuple[str, ...]:
    if source.is_file:
        return source.names if _is_thread(source.head_text(source.names[0], 4000)) else ()
    threads = source.remembered.get("threads")
    if not isinstance(threads, tuple):
        found = source.matching(_THREAD)
        # Messenger’s end-to-end encrypted chats come as a second export, flat; people unpack it beside the first.
        flat = (name for name in source.matching(_SECURE) if not re.fullmatch(_THREAD, name, re.IGNORECASE))
        threads = source.remembered["threads"] = (*found, *(name for name in flat if _is_thread(source.head_text(name, 4000))))
    return threads


def _is_thread(head: str) -> bool:
    return re.match(r'\s*\{\s*"(?:participants|threadName)"\s*:', head) is not None and '"conversationId"' not in head


def _platform(source: Source, member: str, otherwise: str = "facebook") -> str:
    """Which of the two a thread is of: by its own path, else by what else is in the export, else what it is taken for."""
    path = member.lower() if not source.is_file else str(source.path).lower()
    if "instagram" in path or "facebook" in path:
        return "instagram" if "instagram" in path else "facebook"
    if not source.is_file and not re.fullmatch(_THREAD, member, re.IGNORECASE):
        return "facebook"  # only Messenger has them
    around = source.remembered.get("instagram")  # asked for every thread, of which there may be thousands
    if around is None:
        around = any(_INSTAGRAM.search(name) for name in (source.label.lower(), *source.names[:2000]))
        source.remembered["instagram"] = around
    return "instagram" if around else otherwise


def _knows(platform: str, source: Source) -> bool:
    threads = _threads(source) or meta_html.members(source)
    return bool(threads) and _platform(source, threads[0]) == platform


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """What was said; else the profile of the export; else the one name that takes part in every thread.

    Raises BadUsage where nobody in the chats is called what was said.
    """
    said = given(me)
    taking: Counter[str] = Counter()
    threads: set[str] = set()
    profiles = [] if said is not None else [name for source in sources for name in _profile(source)]
    if len(profiles) == 1:
        return _owner(profiles[0], "is the export’s profile", "high")
    for source in sources:
        for member in _threads(source):
            thread = member.rpartition("/")[0] if re.fullmatch(_THREAD, member, re.IGNORECASE) else member
            if thread not in threads or not thread:
                threads.add(thread or member)
                taking.update({repair(person) for person in _participants(source, member)})
        if not _threads(source):
            pages = meta_html.people(source)
            threads.update(pages)
            for writers in pages.values():
                taking.update(writers.keys())
    if said is not None:
        if len(taking) > 1 and not any(fold(name) in said.names for name in taking):
            raise BadUsage(f"nobody in the chats is called {said.shown}; they are of {', '.join(sorted(taking)[:8])}")
        return said
    if profiles:
        # The field of the name has its name in the user’s own language; the one who takes part most is meant.
        name = max(profiles, key=lambda one: taking[one])
        return _owner(name, "is the export’s profile", "high")
    rests = _not_heading(sources)
    if len(rests) == 1:
        return _owner(rests.pop(), "is not the one the chats are headed by", "high")
    everywhere = [name for name, count in taking.items() if count == len(threads)]
    if len(everywhere) == 1 and len(threads) > 1:
        return _owner(everywhere[0], "is in every chat", "medium")
    return None


def _not_heading(sources: Sequence[Source]) -> set[str]:
    """Of pages: who writes in a chat of two that is headed by the other one."""
    rests: set[str] = set()
    for source in sources:
        if _threads(source):
            continue
        writers = meta_html.people(source)
        for member in meta_html.members(source)[:_PAGES_ASKED]:
            both = writers.get(member.rpartition("/")[0], Counter[str]()).keys()
            title = meta_html.title_of(source, member)
            if len(both) == 2 and title in both:
                rests.update(both - {title})
    return rests


def _owner(name: str, how: str, sure: str) -> Owner:
    return Owner(frozenset((fold(name),)), frozenset(), stable_name(name), name, how, sure)


def _profile(source: Source) -> list[str]:
    """The name in the profile of an export, or all that it holds where the fields are named in another language."""
    for member in source.find(*_OWNER_FILES):
        with source.text(member) as text:
            try:
                found = entry(JsonStream(text).value())
            except JsonBroken:
                continue
        for key in ("profile_v2", "profile"):
            name = text_of(entry(entry(found.get(key)).get("name")).get("full_name"))
            if name:
                return [repair(name)]
        for person in listed(found.get("profile_user")):
            fields = entry(entry(person).get("string_map_data"))
            named = text_of(entry(fields.get("Name")).get("value"))
            values = [named] if named else [text_of(entry(field).get("value")) for field in fields.values()]
            if any(values):
                return [repair(value) for value in values if value]
    return []


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


def _read(platform: str, source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped messages of one export; an export of both networks is read as both."""
    if not _threads(source):
        for member in meta_html.members(source):
            found = re.fullmatch(meta_html.PAGES, member, re.IGNORECASE)
            channel = _platform(source, member, platform)
            yield from meta_html.read(source, member, found["thread"] if found else member, channel, me, options)
    for member in _threads(source):
        found = re.fullmatch(_THREAD, member, re.IGNORECASE) or re.fullmatch(_SECURE, member, re.IGNORECASE)
        yield from _thread(source, member, found["thread"] if found else member, _platform(source, member, platform), me)


def _thread(source: Source, member: str, thread: str, channel: str, me: Owner) -> Iterator[Item]:
    people = [repair(name) for name in _participants(source, member)]
    others = [name for name in people if fold(name) not in me.names]
    other = others[0] if others else ""
    reason = "group chat" if len(others) > 1 or "/group" in member else "note to self" if people and not others else ""
    label = member.rpartition("/")[2]
    number = 0
    tapped: set[tuple[str, str]] = set()  # who reacted, and with what sign
    doubtful: list[tuple[tuple[str, str], Item]] = []  # what may only say so, in whatever language
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
                    tapped.update(_taps(message))
                    item = Skipped(reason, where) if reason else _item(message, other, thread, channel, me, where)
                    sign = _sign_in(item)
                    if sign:
                        doubtful.append(((_sender(message), sign), item))
                    else:
                        yield item
        except JsonBroken:
            yield Skipped("broken rest of the file", f"{thread}/{label}:{number + 2}")
    for says, item in doubtful:
        yield item._replace(kind="reaction") if isinstance(item, ImportedTouch) and says in tapped else item


def _taps(message: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in listed(message.get("reactions")):
        yield repair(text_of(entry(one).get("actor"))), repair(text_of(entry(one).get("reaction"))).rstrip("\ufe0f")


def _sign_in(item: Item) -> str:
    """The one sign between the words of a short message: “Reagoval 😂 na vaši zprávu” says who reacted with what."""
    if isinstance(item, Skipped) or item.kind != "message" or len(item.text) > _LONGEST_TAP or item.text.isascii():
        return ""
    found = _SIGN.findall(item.text)
    return found[0].rstrip("\ufe0f") if len(found) == 1 else ""


def _sender(message: dict[str, Any]) -> str:
    return repair(text_of(message.get("sender_name") or message.get("senderName")))


def _item(message: dict[str, Any], other: str, thread: str, channel: str, me: Owner, where: str) -> Item:  # noqa: PLR0917
    sender = _sender(message)
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
    party = Party("" if is_nobody(name) else name)
    return chat_touch(channel, out=out, at=at, party=party, conversation=thread, text=text, where=where, kind=kind, basis=basis)


def _no_touch(message: dict[str, Any], text: str, at: datetime | None) -> str:
    if message.get("is_unsent") or message.get("isUnsent"):
        return "unsent"
    if message.get("type") in ("Subscribe", "Unsubscribe") or message.get("is_taken_down") is True or is_system(text):
        return "system message"
    if message.get("type") == "placeholder":
        return "deleted message"
    return "no date" if at is None else ""


def _reader(platform: str, title: str, how: str) -> Reader:
    def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
        return _read(platform, source, me, options)

    return Reader(
        platform, title, how, lambda source: _knows(platform, source), find_owner, read, "your name as it is in the chats",
    )


FACEBOOK: Final = _reader(
    "facebook", "Facebook", "Accounts Center → Your information and permissions → Download, best as JSON. Drop the zip.",
)
INSTAGRAM: Final = _reader("instagram", "Instagram", "The same as for Facebook. Drop the zip.")
