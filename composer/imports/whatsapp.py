"""Reads WhatsApp's text exports of one chat each (iOS and Android), as .txt or in the zip that the phone sends.

The export states no zone, no ids and not who the owner is: in a chat of two the file is named after the other one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from composer.errors import BadUsage
from composer.imports.chats import chat_touch
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given, to_utc
from composer.imports.source import Source
from composer.imports.whatsapp_lines import Line, Order, header, messages, plain, wall_time
from composer.model import ImportedTouch, Kind, Party
from composer.normalise import clean, fold, phone, stable_name

_FILE_NAME: Final = re.compile(
    r"(?:whatsapp[- ]chat|chat (?:de |do |di )?whatsapp|(?:conversation|discussion|conversaci[oó]n|conversa) "
    r"(?:de |do )?whatsapp|"
    r"whatsapp[- ]?(?:unterhaltung|gesprek|keskustelu))\s*(?:with|mit|con|avec|com|met|de|med|-|–|:)\s*(?P<name>.+)",
    re.IGNORECASE)
_SYSTEM: Final = re.compile(
    r"(?:messages|nachrichten|(?:los )?mensajes|(?:les )?messages|(?:i )?messaggi|(?:as )?mensagens|berichten)\b.{0,60}"
    r"(?:end-to-end encrypted|ende-zu-ende|de extremo a extremo|de bout en bout|end-to-end-versleuteld|ponta a ponta|"
    r"crittografat\w+ end-to-end)|your security code with .{1,60} changed|you (?:un)?blocked this contact|"
    r"waiting for this message|.{1,60} (?:turned (?:on|off) disappearing messages|changed their phone number)",
    re.IGNORECASE | re.DOTALL)
_GROUP: Final = re.compile(
    r"(?:created (?:this )?group|\badded\b|\bleft$|joined using|changed (?:this group|the (?:subject|group))|hat die gruppe|"
    r"creó el grupo|a créé le groupe|ha creato il gruppo|criou o grupo|heeft de groep)", re.IGNORECASE)
_DELETED: Final = re.compile(
    r"(?:this message was deleted|you deleted this message|(?:diese )?nachricht wurde gelöscht|du hast diese nachricht gelöscht|"
    r"(?:se )?eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje|ce message a été supprimé|"
    r"vous avez supprimé ce message|questo messaggio è stato eliminato|mensagem apagada|esta mensagem foi apagada|"
    r"dit bericht (?:is|werd) verwijderd)(?: by admin.*)?\.?", re.IGNORECASE)
_MEDIA: Final = re.compile(
    r"<(?:media omitted|medien ausgeschlossen|multimedia omitido|médias omis|media omessi|mídia oculta|media weggelaten)>|"
    r"(?:image|video|audio|sticker|gif|document|contact card|photo|bild|imagen|imagem|vídeo|afbeelding) "
    r"(?:omitted|weggelassen|omitid[ao]|omise|omesso|ocultad[ao]|weggelaten)|"
    r"<(?:attached|angehängt|adjunto|pièce jointe|allegato|anexado|bijgevoegd): [^<>\n]{1,200}>|null|"
    r"[^\n]{1,200}\.\w{2,5} \((?:file attached|datei angehängt|archivo adjunto|fichier joint|file allegato|arquivo anexado|"
    r"bestand bijgevoegd)\)", re.IGNORECASE)
_EDITED: Final = re.compile(r"\s*<this message was edited>\s*\Z", re.IGNORECASE)
_CALL: Final = re.compile(r"(?P<missed>missed )?(?:group )?(?:voice|video) call\b[.,]?\s*(?P<rest>[^\n]{0,60})", re.IGNORECASE)


@dataclass(slots=True)
class _Chat:
    """What a first pass tells of a chat: who writes in it, how its dates are written, whether it is a group."""

    member: str
    name: str
    authors: Counter[str] = field(default_factory=Counter)
    order: Order = field(default_factory=Order)
    group: bool = False
    first: Line | None = None


def _lines(source: Source, member: str) -> Iterator[str]:
    with source.text(member) as text:
        while line := text.readline(1 << 20):
            yield line


def _members(source: Source) -> tuple[str, ...]:
    names = (name for name in source.names if name.lower().endswith(".txt") or source.is_file)
    return tuple(name for name in names if _is_chat(source.head_text(name, 4000)))


def _is_chat(head: str) -> bool:
    first = next((line for line in head.splitlines() if line.strip()), "")
    match = header(plain(first[:400]))
    return match is not None and (":" in match["rest"] or len(match["rest"].split()) > 2)


def knows(source: Source) -> bool:
    """Whether a WhatsApp chat is in it."""
    return bool(_members(source))


def _chats(source: Source) -> list[_Chat]:
    """The chats of a source, looked through once."""
    found = source.remembered.get("chats")
    if not isinstance(found, list):
        found = source.remembered["chats"] = list(_looked_through(source))
    return found


def _looked_through(source: Source) -> Iterator[_Chat]:
    for member in _members(source):
        base = re.sub(r"\.txt$", "", member.rpartition("/")[2], flags=re.IGNORECASE)
        label = re.sub(r"\.(?:zip|txt)$", "", source.label, flags=re.IGNORECASE)
        named = _FILE_NAME.search(plain(base)) or (_FILE_NAME.search(plain(label)) if base.lower() == "_chat" else None)
        chat = _Chat(member, re.sub(r"\s*\(\d+\)$", "", named["name"]).strip() if named else "")
        for line in messages(_lines(source, member)):
            chat.first = chat.first or line
            chat.order.see(line)
            if not line.author or _GROUP.search(line.author):
                chat.group = chat.group or bool(_GROUP.search(line.author or line.text[:300]))
            elif not _SYSTEM.match(line.text):
                chat.authors[line.author] += 1
        yield chat


def _is(author: str, name: str) -> bool:
    number = phone(author)
    return fold(author.lstrip("~ ")) == fold(name.lstrip("~ ")) or bool(number and number == phone(name))


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """What was said (raises BadUsage where nobody in the chats is called so); else the one the chats are not named after."""
    chats = [chat for source in sources for chat in _chats(source)]
    everyone = sorted({author for chat in chats for author in chat.authors})
    said = given(me, phone)
    if said is not None:
        if everyone and not any(_owns(said, author) for author in everyone) and any(len(chat.authors) > 1 for chat in chats):
            raise BadUsage(f"nobody in the chat is called {said.shown}; it was written by {', '.join(everyone[:8])}")
        return said
    rests = {author for chat in chats if len(chat.authors) == 2 and len(_not_named(chat)) == 1 for author in _not_named(chat)}
    if len(rests) == 1:
        return _owner(rests.pop(), "writes in the chat that is named after the other", "high")
    common = set.intersection(*(set(chat.authors) for chat in chats)) if len(chats) > 1 else set()
    if len(common) == 1:
        return _owner(common.pop(), "writes in every chat", "medium")
    alone = {author for chat in chats if chat.name and len(chat.authors) == 1 for author in _not_named(chat)}
    return _owner(alone.pop(), "writes in a chat that is named after another", "medium") if len(alone) == 1 else None


def _not_named(chat: _Chat) -> list[str]:
    return [author for author in chat.authors if not _is(author, chat.name)]


def _owner(author: str, how: str, sure: str) -> Owner:
    return Owner(frozenset((fold(author),)), frozenset(filter(None, (phone(author),))), stable_name(author), author, how, sure)


def _owns(me: Owner, author: str) -> bool:
    return fold(author) in me.names or (phone(author) or "-") in me.handles


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:
    """Touches and skipped lines of one export."""
    for chat in _chats(source):
        others = [author for author in chat.authors if not _owns(me, author)]
        if not others and chat.name and not _owns(me, chat.name):
            others = [chat.name]
        day_first = _day_first(chat, options)
        label = chat.member.rpartition("/")[2]
        group = chat.group or len(others) > 1
        above: datetime | None = None
        for line in messages(_lines(source, chat.member)):
            where = f"{label}:{line.number}"
            if not line.author or _SYSTEM.match(line.text) or _GROUP.search(line.author):
                yield Skipped("system message", where)
            elif group:
                yield Skipped("group chat", where)
            elif not others:
                yield Skipped("note to self", where)
            else:
                item = _item(line, others[0], where, me, options, day_first=day_first)
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


def _day_first(chat: _Chat, options: Options) -> bool:
    told = options.day_first
    if told is None:
        told = chat.order.day_first()
    if told is None and chat.first is not None and not chat.first.year_first:
        half_day = re.search(r"[ap]\.?\s?m\b", plain(chat.first.stamp), re.IGNORECASE) is not None
        told = not (half_day and "/" in chat.first.stamp and chat.first.date[2] < 100)
        if "/" in chat.first.stamp:
            options.notes.append(
                f"{chat.member}: day and month cannot be told apart; {chat.first.stamp.strip('[]')} was read as "
                f"{'day before month' if told else 'month before day'}.")
    return bool(told)


def _item(line: Line, other: str, where: str, me: Owner, options: Options, *, day_first: bool) -> Item:
    wall = wall_time(line, day_first=day_first)
    if wall is None:
        return Skipped("no date", where)
    text = _EDITED.sub("", clean(line.text)).strip()
    if _DELETED.fullmatch(text):
        return Skipped("deleted message", where)
    text = _MEDIA.sub("", text, count=1).strip() if _MEDIA.match(text) else text
    at, rest = to_utc(wall, options.zone)
    kind: Kind = "message"
    call = _CALL.fullmatch(text)
    if call is not None:
        kind = "call" if re.search(r"\d", call["rest"]) and not call["missed"] else "missed"
    number = phone(other)
    party = Party("" if number else clean(other.lstrip("~ ")), number)
    talk = number or stable_name(other.lstrip("~ "))
    return chat_touch(
        "whatsapp", out=_owns(me, line.author), at=at, party=party, conversation=talk, text=text,
        where=where, kind=kind, basis="assumed", precision_us=rest + (0 if line.seconds else 60_000_000),
        time_key=f"{wall:%Y-%m-%dT%H:%M}")


READER: Final = Reader("whatsapp", "WhatsApp", knows, find_owner, read, "your name as it stands in the chat")
