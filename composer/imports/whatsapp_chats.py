"""What a first pass tells of each WhatsApp chat in an export: who writes in it, whom it is with, how its dates are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from composer.imports.date_order import DateOrder, Order
from composer.imports.source import Source
from composer.imports.whatsapp_lines import FIRST_YEAR, MARK, Line, form, header, is_bare, messages, plain
from composer.imports.whatsapp_notices import is_notice, makes_a_group, sort_of
from composer.imports.wordlists import words
from composer.normalise import fold, phone

OPENING: Final = 3  # messages at the head of a chat
_HEAD: Final = 8000  # characters of a file that tell whether it is a chat
_SPEAKER_WORDS: Final = 6  # a name with more of them is a sentence
_SENTENCE: Final = re.compile(r"[.!?](?: |$).{0,80}\w|[。！？؟।]|[“”„«»\"]")
_PLAIN_NAME: Final = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Chat:
    """One chat: `authors` wrote in it, `named` stand before the app’s own lines, `notices` only look like authors."""

    member: str
    title: str
    name: str
    authors: Counter[str] = field(default_factory=Counter)
    named: set[str] = field(default_factory=set)
    notices: set[str] = field(default_factory=set)
    dates: DateOrder = field(default_factory=lambda: DateOrder(first_year=FIRST_YEAR))
    group: bool = False
    first: Line | None = None

    @property
    def shape(self) -> str:
        """How a date is written in it, without its numbers: chats of one phone have one shape."""
        stamp = plain(self.first.stamp) if self.first else ""
        return re.sub(r"\d{1,2}", "n", re.sub(r"\d{4}", "y", stamp))[:10]

    @property
    def people(self) -> set[str]:
        """Everybody who takes part, also who is only named by the app."""
        return self.authors.keys() | self.named


def lines_of(source: Source, member: str) -> Iterator[str]:
    """The lines of a chat; one of more than a megabyte comes in pieces."""
    with source.text(member) as text:
        while line := text.readline(1 << 20):
            yield line


def members(source: Source, *, sure: bool = False) -> tuple[str, ...]:
    """The files of chats; `sure` leaves out logs of other apps whose lines look alike."""
    names = [name for name in source.names if name.lower().endswith(".txt") or source.is_file]
    found = [(name, _is_chat(source.head_text(name, _HEAD), title_of(source, name))) for name in names]
    certain = tuple(name for name, how in found if how == "chat")
    return certain if sure or certain else tuple(name for name, how in found if how)


def _is_chat(head: str, title: str) -> str:
    """“chat”, or “log” for lines in the form of another app, or "" for anything else."""
    lines = [line for line in head.splitlines() if line.strip()]
    matches = [header(plain(line[:400])) for line in lines[:40]]
    first = next((match for match in matches if match is not None), None)
    if first is None or (matches[0] is None and sum(match is not None for match in matches) < 3):
        return ""
    spoken = any(match is not None and form(match) == form(first) and ":" in match["rest"] for match in matches)
    if not spoken and len(first["rest"].split()) < 3 and len(first["rest"]) < 12:
        return ""
    own = not is_bare(first) or MARK in head or "whatsapp" in title.lower() or title.lower() == "_chat"
    return "chat" if own else "log"


def title_of(source: Source, member: str) -> str:
    """The name of a chat’s file, or of the zip where the file has the name that all have."""
    base = re.sub(r"\.txt$", "", member.rpartition("/")[2], flags=re.IGNORECASE)
    label = re.sub(r"\.(?:zip|txt)$", "", source.label, flags=re.IGNORECASE)
    return label if base.lower() == "_chat" else base


@cache
def _file_names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words("whatsapp")["file_name"]
    before, after, between, closing = ("|".join(known[name]) for name in ("before", "after", "between", "closing"))
    return (
        re.compile(rf"(?:{before})\s*[-–—:]?\s*(?P<name>.+?)(?:\s+(?:{closing}))?$", re.IGNORECASE),
        re.compile(rf"(?:(?:{between})\s*)?(?P<name>.+?)\s*(?:{after})", re.IGNORECASE))


def _named(title: str) -> str:
    """The name of the other one in “WhatsApp Chat with Mila” in any language; "" where it is no such title."""
    title = re.sub(r"\s*(?:\(\d+\)|-\d{1,2}|\s\d)$", "", plain(title).replace("_", " ").strip())
    before, after = _file_names()
    found = before.search(title) or after.match(title)
    return found["name"].strip() if found else ""


def chats(source: Source) -> list[Chat]:
    """The chats of a source, looked through once."""
    found = source.remembered.get("chats")
    if not isinstance(found, list):
        found = source.remembered["chats"] = [_looked_through(source, member) for member in members(source)]
    return found


def _looked_through(source: Source, member: str) -> Chat:
    title = title_of(source, member)
    chat = Chat(member, title, _named(title))
    said: dict[str, str] = {}
    for place, line in enumerate(messages(lines_of(source, member))):
        chat.first = chat.first or line
        if line.date[0] < 100:
            chat.dates.see(line.date)
        if not line.author:
            chat.group = chat.group or makes_a_group(line.text)
        elif line.author in said and not line.text.startswith(MARK):
            chat.authors[line.author] += 1
        elif sort_of(line.text)[0] == "notice" or is_notice(line.text, opening=place < OPENING):
            chat.named.add(line.author)
            chat.group = chat.group or makes_a_group(line.text)
        else:
            chat.authors[line.author] += 1
            said.setdefault(line.author, line.text)
    _set_apart(chat, said)
    return chat


def _set_apart(chat: Chat, said: dict[str, str]) -> None:
    """Move what only looks like an author (a notice with a colon in it) to the notices."""
    for author in list(chat.authors):
        others = chat.people - {author}
        about = any(author.startswith(f"{other} ") for other in others) and len(author.split()) > 3
        sentence = len(author.split()) > _SPEAKER_WORDS or len(author) > 40 or _SENTENCE.search(author) is not None
        link = said.get(author, "").startswith("http") and len(author.split()) > 2
        certain = sentence and (link or len(author.split()) > _SPEAKER_WORDS)
        doubtful = len(others) > 1 and (about or sentence or link)
        if chat.authors[author] <= 3 and not is_called(author, chat.name) and ((others and certain) or doubtful):
            del chat.authors[author]
            chat.notices.add(author)
            chat.group = chat.group or makes_a_group(author)


def is_called(author: str, name: str) -> bool:
    """Whether an author is the one that a name stands for: the same letters, or the same number."""
    number = phone(author)
    same = _letters(author) == _letters(name) != ""
    return same or bool(number and number == phone(name))


def _letters(name: str) -> str:
    return _PLAIN_NAME.sub("", fold(name))


def not_named(chat: Chat) -> list[str]:
    """The people of a chat whom its file is not named after: of two, the one that is not in the name of the file."""
    rest = sorted(person for person in chat.people if not is_called(person, chat.name))
    if len(rest) != 2 or len(chat.people) != 2 or not (chat.name or "whatsapp" in fold(chat.title)):
        return rest
    title = f" {_PLAIN_NAME.sub(' ', fold(chat.title))} "
    inside = sorted((person for person in rest if _within(person, title)), key=len)
    return [person for person in rest if person != inside[-1]] if inside else rest


def _within(person: str, title: str) -> bool:
    """Whether a title in a language that is not known holds a name; scripts without spaces count as they stand."""
    name = _PLAIN_NAME.sub(" ", fold(person)).strip()
    return bool(name) and (f" {name} " in title or (not name.isascii() and name in title))


def day_orders(found: Sequence[Chat]) -> dict[str, Order | None]:
    """Chat → the order of its dates; a chat that leaves it open takes that of the others of the same phone, if they agree."""
    settled = {chat.member: chat.dates.settled() for chat in found}
    agreed: dict[str, set[Order]] = {}
    for chat in found:
        order = settled[chat.member]
        if order is not None:
            agreed.setdefault(chat.shape, set()).add(order)
    same = {shape: next(iter(orders)) for shape, orders in agreed.items() if len(orders) == 1}
    return {chat.member: settled[chat.member] or same.get(chat.shape) or chat.dates.likely() for chat in found}
