"""Reads Facebook’s and Instagram’s exports in the form for reading: `message_1.html` of each thread, in every layout since 2018.

Its times are written in the language and the zone of the account, to the minute; nothing in it states the zone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from composer.imports.chats import chat_touch
from composer.imports.html_pages import elements, page, said
from composer.imports.meta_words import is_nobody, is_system
from composer.imports.reader import Item, Options, Owner, Skipped, to_utc
from composer.imports.source import Source
from composer.imports.written_times import Habits, parse
from composer.model import Party
from composer.normalise import clean, fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PAGES: Final = r"(?:.*/)?(?P<thread>[^/]+)/message_\d+\.html"
_BOXES: Final = ":is(div, section):is(.uiBoxWhite, ._a6-g)"  # one message, in the layouts that the exports had
_REACTIONS: Final = "ul"  # below a message: who reacted with what


class Said(NamedTuple):
    """One message as the page has it: who wrote it, what, and when in the words of the page."""

    sender: str
    text: str
    when: str


def members(source: Source) -> tuple[str, ...]:
    """The pages of threads in an export."""
    names = source.names if source.is_file else source.matching(PAGES)
    return tuple(name for name in names if _is_page(source.head_text(name, 60_000)))


def _is_page(head: str) -> bool:
    return "<html" in head[:2000].lower() and ("uiBoxWhite" in head or '"_a6-g' in head or " _a6-g" in head)


def title_of(source: Source, member: str) -> str:
    """The name that heads a thread: of a chat of two, the other one."""
    tree = page(source, member)
    head = tree.css_first("title") if tree is not None else None
    return clean(head.text(strip=True)) if head is not None else ""


def messages(source: Source, member: str) -> Iterator[Said]:
    """What stands on one page, in its order."""
    tree = page(source, member)
    if tree is None:
        return
    for box in tree.css(_BOXES):
        parts = list(elements(box))
        if len(parts) < 3:
            continue  # the head of a page stands in such a box too
        for list_ in parts[1].css(_REACTIONS):
            list_.decompose()
        yield Said(clean(said(parts[0])), clean(_text(parts[1])), clean(said(parts[-1])))


def _text(node: LexborNode) -> str:
    return "\n".join(line.strip() for line in said(node).splitlines() if line.strip())


def people(source: Source) -> dict[str, Counter[str]]:
    """Thread (its folder) → who wrote how much in it; looked through once, with how the dates are written."""
    found = source.remembered.get("meta pages")
    if isinstance(found, dict):
        return found
    threads: dict[str, Counter[str]] = {}
    habits = Habits()
    for member in members(source):
        writers = threads.setdefault(member.rpartition("/")[0], Counter())
        for one in messages(source, member):
            writers[one.sender] += 1
            habits.see(one.when)
    habits.settle()
    source.remembered["meta pages"], source.remembered["meta dates"] = threads, habits
    return threads


def read(source: Source, member: str, thread: str, channel: str, me: Owner, options: Options) -> Iterator[Item]:  # noqa: PLR0917
    """Touches and skipped messages of one page."""
    writers = people(source)[member.rpartition("/")[0]]
    habits = source.remembered["meta dates"]
    assert isinstance(habits, Habits)
    title = title_of(source, member)
    others = [name for name in writers if fold(name) not in me.names]
    other = others[0] if others else "" if fold(title) in me.names else title
    label = member.rpartition("/")[2]
    for number, one in enumerate(messages(source, member), 1):
        where = f"{thread}/{label}:{number}"
        when = parse(one.when, habits)
        if len(others) > 1:
            yield Skipped("group chat", where)
        elif is_system(one.text) or when is None:
            yield Skipped("no date" if when is None else "system message", where)
        elif not other:
            yield Skipped("note to self", where)
        else:
            at, rest = to_utc(when.wall, options.zone)
            yield chat_touch(
                channel, out=fold(one.sender) in me.names, at=at, party=Party("" if is_nobody(other) else other),
                conversation=thread, text=one.text, where=where, basis="assumed", precision_us=rest + when.width)
