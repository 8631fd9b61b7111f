"""Reads a Slack export: the direct messages between two people; channels and groups are counted and left out.

A standard export holds public channels only; direct messages come with the exports that an owner may ask Slack for, and
with the tools that export one’s own. Nothing in it says whose it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

from composer.errors import BadFile, BadUsage
from composer.imports.chats import chat_touch, entry, listed, text_of
from composer.imports.json_stream import JsonBroken, JsonStream
from composer.imports.reader import Item, Options, Owner, Reader, Skipped
from composer.imports.source import Source
from composer.model import Party
from composer.normalise import fold

_LISTS: Final = ("dms.json", "channels.json", "groups.json", "mpims.json")
_DAY: Final = r"(?P<talk>[^/]+)/\d{4}-\d{2}-\d{2}\.json"
_WRITTEN: Final = frozenset(("", "me_message", "file_share", "thread_broadcast"))
_REASONS: Final = {"bot_message": "bot", "tombstone": "deleted message"}
_BOT: Final = "USLACKBOT"
_STAMP: Final = re.compile(r"(\d{9,11})\.(\d{6})")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARK: Final = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")


class _Person(NamedTuple):
    """One user of the workspace; `called` are all names and addresses, folded."""

    number: str
    name: str
    handle: str
    bot: bool
    called: frozenset[str]


def _root(source: Source) -> str | None:
    """The folder that the lists lie in, with its `/`; None where this is no Slack export."""
    if source.is_file:
        return None
    names = set(source.names)
    for users in source.find("users.json"):
        root = users[: -len("users.json")]
        if any(root + name in names for name in _LISTS):
            return root
    return None


def knows(source: Source) -> bool:
    """Whether it holds the users and conversations of a Slack workspace."""
    return _root(source) is not None


def _read_list(source: Source, member: str) -> Iterator[dict[str, Any]]:
    """The entries of one JSON list, as far as it is whole; none where the export does not have it."""
    if member not in source.names:
        return
    with source.text(member) as text:
        stream = JsonStream(text)
        try:
            for _ in stream.items():
                yield entry(stream.value())
        except JsonBroken:
            return


def _people(source: Source) -> Mapping[str, _Person]:
    found = source.remembered.get("people")
    if not isinstance(found, dict):
        made = (_person(one) for one in _read_list(source, f"{_root(source)}users.json"))
        found = source.remembered["people"] = {one.number: one for one in made if one.number}
    return found


def _person(one: dict[str, Any]) -> _Person:
    profile = entry(one.get("profile"))
    number, handle = text_of(one.get("id")), text_of(one.get("name"))
    names = [text_of(one.get("real_name")), text_of(profile.get("real_name")), text_of(profile.get("display_name")), handle]
    called = frozenset(fold(word) for word in (*names, number, text_of(profile.get("email"))) if word)
    bot = bool(one.get("is_bot")) or number == _BOT
    return _Person(number, next(filter(None, names), ""), handle or number, bot, called)


def _talks(source: Source) -> Mapping[str, tuple[str, ...]]:
    """Direct conversation (its folder) → the people in it."""
    return {
        text_of(talk.get("id")): tuple(text_of(one) for one in listed(talk.get("members")))
        for talk in _read_list(source, f"{_root(source)}dms.json")
    }


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """Who was said, by name, mail address or number (BadUsage where nobody is called so); else who is in every conversation."""
    if not me and not any(source.find("dms.json") or source.find("mpims.json") for source in sources):
        raise BadFile(
            str(sources[0].path), "is a Slack export with channels alone and no direct messages: the standard export leaves "
            "them out. An owner of the workspace can ask Slack for one with all conversations")
    people = {number: one for source in sources for number, one in _people(source).items()}
    said = {fold(word.lstrip("@")) for word in me if word.strip()}
    if said:
        own = frozenset(number for number, one in people.items() if one.called & said)
        if not own:
            raise BadUsage(f"nobody in the workspace is called {', '.join(me)}")
        return Owner(frozenset(), own, min(own), ", ".join(me), "you said so", "given")
    pairs = [set(members) for source in sources for members in _talks(source).values() if len(set(members)) == 2]
    common = set.intersection(*pairs) if len(pairs) > 1 else set()
    if len(common) != 1:
        return None
    number = common.pop()
    shown = people[number].name if number in people else number
    return Owner(frozenset(), frozenset((number,)), number, shown, "is in every conversation", "medium")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """Touches and skipped messages of one export."""
    people, talks, root = _people(source), _talks(source), _root(source) or ""
    for member in source.matching(re.escape(root) + _DAY):
        talk = member[len(root) :].partition("/")[0]
        others = [number for number in talks.get(talk, ()) if number not in me.handles]
        with source.text(member) as text:
            stream = JsonStream(text)
            number = 0
            try:
                for number in stream.items():
                    where = f"{member[len(root):]}:{number + 1}"
                    message = entry(stream.value())
                    yield _item(message, talk, others, people, me, where) if talk in talks else Skipped("group chat", where)
            except JsonBroken:
                yield Skipped("broken rest of the file", f"{member[len(root):]}:{number + 2}")


def _item(  # noqa: PLR0917  # one message and where it stands
    message: dict[str, Any], talk: str, others: list[str], people: Mapping[str, _Person], me: Owner, where: str,
) -> Item:
    kind, sender, stamp = text_of(message.get("subtype")), text_of(message.get("user")), text_of(message.get("ts"))
    at = _time(stamp)
    if len(others) != 1:
        return Skipped("group chat" if others else "note to self", where)
    other = people.get(others[0], _Person(others[0], "", others[0], others[0] == _BOT, frozenset()))
    if kind not in _WRITTEN or other.bot:
        return Skipped(_REASONS.get(kind, "bot" if other.bot else "system message"), where)
    if at is None or not sender:
        return Skipped("no sender" if at else "no date", where)
    return chat_touch(
        "slack", out=sender in me.handles, at=at, party=Party(other.name, other.handle), conversation=talk, where=where,
        text=_plain(text_of(message.get("text")), people), native_id=f"{talk}/{stamp}")


def _time(stamp: str) -> datetime | None:
    match = _STAMP.fullmatch(stamp)
    return _EPOCH + timedelta(seconds=int(match[1]), microseconds=int(match[2])) if match else None


def _plain(text: str, people: Mapping[str, _Person]) -> str:
    """A text with its marks said as they look: people by name, links by their label or address."""
    def said(mark: re.Match[str]) -> str:
        kind, target, label = mark.groups()
        if kind == "@":
            return "@" + (label or (people[target].name if target in people else target))
        return f"{kind}{label or target}" if kind else label or target.removeprefix("mailto:")

    return html.unescape(_MARK.sub(said, text))


READER: Final = Reader(
    "slack", "Slack", "The workspace's export with direct messages, which Slack gives to its owners. Drop the zip.",
    knows, find_owner, read, "your own name or mail address in the workspace",
)
