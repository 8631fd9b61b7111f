"""Reads WhatsApp's text exports of one chat each (iOS and Android), as .txt or in the zip that the phone sends.

The export states no zone, no ids and not who the owner is: in a chat of two the file is named after the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from composer.errors import BadUsage
from composer.imports.chats import chat_touch
from composer.imports.date_order import ORDERS, Order
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given, to_utc
from composer.imports.source import Source
from composer.imports.whatsapp_chats import OPENING, Chat, chats, day_orders, lines_of, members, not_named
from composer.imports.whatsapp_lines import Line, messages, plain, wall_time
from composer.imports.whatsapp_notices import is_notice, sort_of
from composer.model import ImportedTouch, Kind, Party
from composer.normalise import clean, fold, phone, stable_name

_HALF: Final = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ORDERS: Final = {"dmy": "day before month", "mdy": "month before day", "ymd": "year, month, day"}


def knows(source: Source) -> bool:
    """Whether a WhatsApp chat is in it."""
    return bool(members(source, sure=True))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """What was said (raises BadUsage where nobody in the chats is called so); else the one the chats are not named after."""
    found = [chat for source in sources for chat in chats(source)]
    everyone = sorted({author for chat in found for author in chat.people})
    said = given(me, phone)
    if said is not None:
        if everyone and not any(_owns(said, author) for author in everyone) and any(len(chat.people) > 1 for chat in found):
            raise BadUsage(f"nobody in the chat is called {said.shown}; it was written by {', '.join(everyone[:8])}")
        return said
    rests = {author for chat in found if len(chat.people) == 2 and len(not_named(chat)) == 1 for author in not_named(chat)}
    if len(rests) == 1:
        return _owner(rests.pop(), "writes in the chat that is named after the other", "high")
    common = set.intersection(*(chat.people for chat in found)) if len(found) > 1 else set()
    if len(common) == 1:
        return _owner(common.pop(), "writes in every chat", "medium")
    alone = {author for chat in found if chat.name and len(chat.people) == 1 for author in not_named(chat)}
    if len(alone) == 1:
        return _owner(alone.pop(), "writes in a chat that is named after another", "medium")
    groups = found and all(chat.group or len(chat.people) > 2 for chat in found)
    return Owner(how="groups are left out whoever wrote in them", sure="high") if groups else None


def _owner(author: str, how: str, sure: str) -> Owner:
    return Owner(frozenset((fold(author),)), frozenset(filter(None, (phone(author),))), stable_name(author), author, how, sure)


def _owns(me: Owner, author: str) -> bool:
    return fold(author) in me.names or (phone(author) or "-") in me.handles


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped lines of one export."""
    found = chats(source)
    orders = day_orders(found)
    for chat in found:
        others = sorted(person for person in chat.people if not _owns(me, person))
        if not others and chat.name and not _owns(me, chat.name):
            others = [chat.name]
        order = _order(chat, orders[chat.member], options)
        label = chat.member.rpartition("/")[2]
        group = chat.group or len(others) > 1
        above: datetime | None = None
        for place, line in enumerate(messages(lines_of(source, chat.member))):
            where = f"{label}:{line.number}"
            if not line.author or line.author in chat.notices or is_notice(line.text, opening=place < OPENING):
                yield Skipped("system message", where)
            elif group:
                yield Skipped("system message" if sort_of(line.text)[0] == "notice" else "group chat", where)
            elif not others:
                yield Skipped("note to self", where)
            else:
                item = _item(line, others[0], where, me, options, order)
                if isinstance(item, ImportedTouch):
                    item = _not_before(item, above)
                    above = item.at
                yield item


def _not_before(item: ImportedTouch, above: datetime | None) -> ImportedTouch:
    """The message with its time narrowed by the one above it: in the hour that the clock repeats, the order tells which."""
    if above is None or above <= item.at:
        return item
    passed = (above - item.at) // timedelta(microseconds=1)
    return item._replace(at=above, precision_us=item.precision_us - passed) if passed <= item.precision_us else item


def _order(chat: Chat, told: Order | None, options: Options) -> Order:
    """The order of a chat’s dates: what the user said over what its dates tell over what such a form mostly means."""
    if chat.first is None or chat.first.date[0] > 99:
        return "ymd"
    if options.day_first is not None and chat.dates.settled() != "ymd":
        return "dmy" if options.day_first else "mdy"
    if told is not None:
        return told
    stamp = plain(chat.first.stamp)
    if chat.first.date[2] < 100 and _CJK.search(stamp):
        return "ymd"
    order: Order = "mdy" if _HALF.search(stamp) and "/" in stamp and chat.first.date[2] < 100 else "dmy"
    if "/" in stamp or "-" in stamp.strip("- "):
        options.notes.append(
            f"{chat.member}: day and month cannot be told apart; {stamp.strip('[]')} was read as {_ORDERS[order]}.")
    return order


def _item(line: Line, other: str, where: str, me: Owner, options: Options, order: Order) -> Item:  # noqa: PLR0917
    wall = wall_time(line, order)
    if wall is None:
        turned = any(wall_time(line, other_order) for other_order in ORDERS)
        return Skipped("day and month stand the other way round than in the rest" if turned else "impossible date", where)
    sort, text = sort_of(clean(line.text))
    if sort in ("notice", "deleted"):
        return Skipped("system message" if sort == "notice" else "deleted message", where)
    at, rest = to_utc(wall, options.zone)
    kind: Kind = "call" if sort == "call" else "missed" if sort == "missed" else "message"
    number = phone(other)
    party = Party("" if number else clean(other.lstrip("~ ")), number)
    return chat_touch(
        "whatsapp", out=_owns(me, line.author), at=at, party=party, conversation=number or stable_name(other.lstrip("~ ")),
        text=text, where=where, kind=kind, basis="assumed", precision_us=rest + (0 if line.seconds else 60_000_000),
        time_key=f"{wall:%Y-%m-%dT%H:%M}")


READER: Final = Reader(
    "whatsapp", "WhatsApp", "Open a chat → menu → Export chat, without media. Drop one file for each chat.",
    knows, find_owner, read, "your name as it stands in the chat",
)
