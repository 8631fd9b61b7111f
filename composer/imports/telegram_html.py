"""Reads Telegram Desktop's export in the form for reading: `messages.html`, `messages2.html` … of one chat or of all.

Since the end of 2021 its times state their zone. People bear names only: of a chat of two, the page is headed by the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from composer.errors import BadUsage
from composer.imports.chats import chat_touch
from composer.imports.html_pages import page, said
from composer.imports.reader import Item, Options, Owner, Skipped, given, to_utc
from composer.imports.source import Source
from composer.model import Kind, Party, TimeBasis
from composer.normalise import clean, fold, stable_name

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PAGES: Final = r"(?:.*/)?messages\d*\.html"
_STAMP: Final = re.compile(
    r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-])(\d{2}):?(\d{2}))?")
_GONE: Final = "Deleted Account"


@dataclass(slots=True)
class _Chat:
    """One chat: its pages in order, the name that heads them, who writes in it."""

    folder: str
    pages: list[str] = field(default_factory=list)
    title: str = ""
    authors: set[str] = field(default_factory=set)

    @property
    def is_group(self) -> bool:
        """Whether more than two take part: a chat of two is headed by the name of one of them."""
        return len(self.authors) > 2 or (len(self.authors) == 2 and self.title not in (*self.authors, "", _GONE))


def members(source: Source) -> tuple[str, ...]:
    """The pages of chats in an export."""
    names = source.names if source.is_file else sorted(source.matching(_PAGES), key=_place)
    return tuple(name for name in names if _is_page(source.head_text(name, 20_000)))


def _place(member: str) -> tuple[str, int]:
    folder, _, base = member.rpartition("/")
    return folder, int(re.sub(r"\D", "", base)[:9] or 1)  # messages.html comes before messages2.html


def _is_page(head: str) -> bool:
    return "<html" in head[:2000].lower() and (
        'class="history"' in head or 'class="message default' in head or 'class="message service' in head)


def _chats(source: Source) -> list[_Chat]:
    found = source.remembered.get("telegram pages")
    if isinstance(found, list):
        return found
    chats: dict[str, _Chat] = {}
    for member in members(source):
        folder = member.rpartition("/")[0]
        chat = chats.setdefault(folder, _Chat(folder))
        chat.pages.append(member)
        tree = page(source, member)
        if tree is None:
            continue
        chat.title = chat.title or said(tree.css_first(".page_header .text.bold"))
        chat.authors.update(filter(None, (clean(said(_name_of(node))) for node in tree.css("div.message.default"))))
    source.remembered["telegram pages"] = list(chats.values())
    return list(chats.values())


def _name_of(message: LexborNode) -> LexborNode | None:
    return message.css_first("div.body > div.from_name")


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """Who was said; else whoever the chats of two are not headed by."""
    chats = [chat for source in sources for chat in _chats(source)]
    everyone = {author for chat in chats for author in chat.authors}
    said_ = given(me)
    if said_ is not None:
        if len(everyone) > 1 and not any(fold(author) in said_.names for author in everyone):
            raise BadUsage(f"nobody in the chats is called {said_.shown}; they are of {', '.join(sorted(everyone)[:8])}")
        return said_
    rests = {author for chat in chats if chat.title and not chat.is_group for author in chat.authors - {chat.title}}
    if len(rests) != 1:
        return None
    name = rests.pop()
    return Owner(frozenset((fold(name),)), frozenset(), stable_name(name), name, "is not the one the chat is with", "high")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped messages of one export."""
    for chat in _chats(source):
        others = [author for author in sorted(chat.authors) if fold(author) not in me.names]
        other = others[0] if others else "" if fold(chat.title) in me.names else clean(chat.title)
        reason = "group chat" if chat.is_group or len(others) > 1 else "note to self" if chat.title and not other else ""
        talk = stable_name(other if other != _GONE else "") or chat.folder or "telegram"
        author = ""
        for member in chat.pages:
            label = member.rpartition("/")[2]
            tree = page(source, member)
            if tree is None:
                yield Skipped("page too large", label)
                continue
            for node in tree.css("div.message"):
                where = f"{label}: {node.attributes.get('id') or ''}"
                classes = (node.attributes.get("class") or "").split()
                if "default" not in classes:
                    yield Skipped("system message", where)
                    continue
                author = clean(said(_name_of(node))) or author
                yield Skipped(reason, where) if reason else _item(node, author, other, talk, where, me, options)


def _item(node: LexborNode, author: str, other: str, talk: str, where: str, me: Owner, options: Options) -> Item:  # noqa: PLR0917
    stamp = node.css_first("div.date")
    at, rest, basis = _time((stamp.attributes.get("title") or "") if stamp is not None else "", options)
    if at is None or not author:
        return Skipped("no date" if at is None else "no sender", where)
    call = node.css_first(".media_call .status")
    kind: Kind = "message" if call is None else "call" if re.search(r"\d", said(call)) else "missed"
    number = (node.attributes.get("id") or "").removeprefix("message")
    return chat_touch(
        "telegram", out=fold(author) in me.names, at=at, party=Party("" if other == _GONE else other), conversation=talk,
        where=where, kind=kind, basis=basis, text=clean(said(node.css_first("div.text"))), precision_us=rest,
        native_id=f"{talk}/{number}" if number.isdecimal() else "")


def _time(stamp: str, options: Options) -> tuple[datetime | None, int, TimeBasis]:
    match = _STAMP.search(stamp)
    if match is None:
        return None, 0, "none"
    day, month, year, hour, minute, second = (int(part) for part in match.groups()[:6])
    try:
        wall = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # its zone follows
        if match[7] is None:
            return *to_utc(wall, options.zone), "assumed"
        offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
        return wall.replace(tzinfo=timezone(-offset if match[7] == "-" else offset)).astimezone(UTC), 0, "offset"
    except (ValueError, OverflowError):
        return None, 0, "none"
