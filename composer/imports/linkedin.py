"""Reads a LinkedIn export: messages in every column era, invitations with their notes, connections.

Sent messages lie in the inbox too, so direction comes from the sender's profile, never from the folder. `TO` joins
names that hold commas, so it is never split.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from composer.imports.html_text import plain_html
from composer.imports.linkedin_files import DAY_US, Table, invitation_time, members, message_time, named_day, slug
from composer.imports.linkedin_owner import find_owner
from composer.imports.reader import Item, Options, Owner, Reader, Skipped
from composer.imports.source import Source
from composer.lexicon import default_lexicon
from composer.model import ImportedTouch, Party
from composer.normalise import clean, fold, stable_name

_LONGEST: Final = 200_000  # characters of HTML looked at
_REMEMBERED: Final = 50_000  # people kept at hand, so that memory does not grow with the file


def knows(source: Source) -> bool:
    """Whether messages, invitations or connections of LinkedIn are in it."""
    return bool(members(source).keys() - {"Profile.csv"})


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """Touches and skipped records of one export."""
    found = members(source)
    parts: list[Iterator[Item]] = []
    if "messages.csv" in found:
        parts.append(_messages(Table(source, *found["messages.csv"]), me))
    if "Invitations.csv" in found:
        parts.append(_invitations(Table(source, *found["Invitations.csv"])))
    if "Connections.csv" in found:
        parts.append(_connections(Table(source, *found["Connections.csv"])))
    return chain.from_iterable(parts)


class _Columns(NamedTuple):
    """Where the columns of messages.csv stand."""

    conversation: int
    name: int
    sender: int
    to: int
    others: int
    date: int
    subject: int
    content: int
    folder: int
    draft: int
    drafts: int


_NAMES: Final = (
    "CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER",
    "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)


def _messages(table: Table, me: Owner) -> Iterator[Item]:
    columns = _Columns(*(table.place(name) for name in _NAMES))
    conversation, name, sender, to, others, date, subject, content, folder, draft, drafts = columns
    people: _People = _Senders(me) if others != table.width else _Talks(table, me, columns)
    receivers = _Receivers(me)
    width, label, iso, make = table.width, f"{table.label}:", datetime.fromisoformat, ImportedTouch._make
    watched = draft != width or drafts != width or others == width
    for number, row in table.rows():
        if row is None or len(row) != width:
            if row != []:
                yield Skipped("broken row", f"{label}{number}")
            continue
        row.append("")
        known = people.get(row[sender] or row[name])
        own, found = known if known is not None else people.add(row[sender], row[name])
        if own:
            known_ = receivers.get(row[others] or row[to])
            found = known_ if known_ is not None else receivers.add(row[others], row[to])
        if watched or "," in row[others] or row[folder] == "SPAM":
            found = _second_look(row, columns, people, found, own=own)
        text, stamp = row[content], row[date]
        if not text.isascii() or "<" in text or "&" in text or "%" in text or "\0" in text:
            found = "sponsored" if "spinmail-quill-editor" in text or "%FIRSTNAME%" in text else found
            text = plain_html(clean(text[:_LONGEST]))
        try:
            at, width_us, basis = iso(stamp[:19] + "+00:00"), 0, "utc"
            plain = stamp[19:] == " UTC"
        except ValueError:
            plain = False
        if not plain:
            when = message_time(stamp)
            if when is None:
                found = found if isinstance(found, str) else "no date"
            else:
                at, width_us, basis = when
        if found.__class__ is str:
            yield Skipped(str(found), f"{label}{number}")
            continue
        title = row[subject]
        yield make((
            "inmail" if title else "linkedin_message", "out" if own else "in", at, found, row[conversation], "message", "human",
            text, "", title, "", width_us, basis, stamp, "", (), "", "", f"{label}{number}"))


class _People(dict[str, tuple[bool, Party | str]]):
    """Profile address (or name, where there is none) → (is it me, who it is); emptied when full, so memory stays flat."""

    def __init__(self, me: Owner) -> None:
        super().__init__()
        self.me = me

    def add(self, address: str, name: str) -> tuple[bool, Party | str]:
        """Work out who somebody is, and remember it."""
        if len(self) > _REMEMBERED:
            self.clear()
        handle = slug(address)
        own = handle in self.me.handles if handle and self.me.handles else fold(name) in self.me.names
        found = self[address or name] = own, _party(name, handle)
        return found


def _party(name: str, handle: str) -> Party:
    return Party("" if not handle and fold(name) in _closed() else clean(name.strip()), handle)


class _Senders(_People):
    """The senders of an export that says to whom each message went."""


class _Talks(_People):
    """The senders of an export until 2022, which did not say to whom a message went: by conversation, from a first pass."""

    def __init__(self, table: Table, me: Owner, columns: _Columns) -> None:
        super().__init__(me)
        self.inside: dict[str, list[Party]] = defaultdict(list)
        for _, row in table.rows():
            if row and len(row) == table.width:
                row.append("")
                own, party = self.add(row[columns.sender], row[columns.name])
                talk = self.inside[row[columns.conversation]]
                if not own and isinstance(party, Party) and len(talk) < 3 and party not in talk:
                    talk.append(party)


class _Receivers(dict[str, Party | str]):
    """Profile addresses (or names) of the receivers → the one person, or why there is none."""

    def __init__(self, me: Owner) -> None:
        super().__init__()
        self.me = me

    def add(self, addresses: str, name: str) -> Party | str:
        """Work out who a message went to, and remember it."""
        if len(self) > _REMEMBERED:
            self.clear()
        all_handles = {slug(address) for address in addresses.split(",")} - {""}
        handles = all_handles - self.me.handles
        found: Party | str
        if len(handles) > 1:
            found = "group chat"
        elif not handles and (all_handles or fold(name) in self.me.names):
            found = "note to self"
        else:
            found = _party(name, handles.pop() if handles else "")
        self[addresses or name] = found
        return found


def _second_look(row: list[str], columns: _Columns, people: _People, found: Party | str, *, own: bool) -> Party | str:
    """The other person of a row that may be a draft, spam, of a group or of the first era, or why there is none."""
    if "YES" in (row[columns.draft].strip().upper(), row[columns.drafts].strip().upper()):
        return "draft"
    if row[columns.folder] == "SPAM" and not own:
        return "spam"
    if isinstance(people, _Talks):
        inside = people.inside.get(row[columns.conversation], [])
        if len(inside) > 1:
            return "group chat"
        return inside[0] if own and inside else found
    if not own and isinstance(found, Party):
        others = {slug(address) for address in row[columns.others].split(",")} - people.me.handles - {found.handle, ""}
        return "group chat" if others else found
    return found


# --- invitations and connections ---------------------------------------------------------------------------------


def _invitations(table: Table) -> Iterator[Item]:
    giver, taker, sent, message, way, inviter, invitee = (table.place(column) for column in (
        "FROM", "TO", "SENT AT", "MESSAGE", "DIRECTION", "INVITERPROFILEURL", "INVITEEPROFILEURL"))
    for number, row in table.rows():
        where = f"{table.label}:{number}"
        if not row or len(row) != table.width:
            if row != []:
                yield Skipped("broken row", where)
            continue
        row.append("")
        direction = row[way].strip().upper()
        text = plain_html(clean(row[message])[:_LONGEST])
        when = invitation_time(row[sent])
        if direction not in ("OUTGOING", "INCOMING"):
            yield Skipped("broken row", where)
        elif not text:
            yield Skipped("invitation without a note", where)
        elif when is None:
            yield Skipped("no date", where)
        else:
            out = direction == "OUTGOING"
            party = Party(clean(row[taker if out else giver].strip()), slug(row[invitee if out else inviter]))
            yield ImportedTouch(
                "linkedin_note", "out" if out else "in", when[0], party, f"invitation:{party.handle or stable_name(party.name)}",
                text=text, precision_us=when[1], basis="none", time_key=row[sent].replace("\u202f", " ").strip(), location=where)


def _connections(table: Table) -> Iterator[Item]:
    first, last, address, company, position, date = (table.place(column) for column in (
        "FIRST NAME", "LAST NAME", "URL", "COMPANY", "POSITION", "CONNECTED ON"))
    for number, row in table.rows():
        where = f"{table.label}:{number + table.line}"
        if not row or len(row) != table.width:
            if row != []:
                yield Skipped("broken row", where)
            continue
        row.append("")
        party = Party(clean(f"{row[first].strip()} {row[last].strip()}".strip()), slug(row[address]))
        day = named_day(row[date])
        if not party.name and not party.handle:
            yield Skipped("hidden profile", where)
        elif day is None:
            yield Skipped("no date", where)
        else:
            key = party.handle or stable_name(party.name)
            about = " at ".join(word for word in (row[position].strip(), row[company].strip()) if word)
            yield ImportedTouch(
                "linkedin_note", "in", day, party, f"invitation:{key}", kind="accepted", auto_class="platform", text=clean(about),
                native_id=f"connection:{key}", precision_us=DAY_US, basis="date_only", time_key=row[date].strip(), location=where)


@cache
def _closed() -> frozenset[str]:
    return frozenset(map(fold, default_lexicon().words["exports", "closed_account"]))


READER: Final = Reader(
    "linkedin", "LinkedIn",
    "Settings → Data privacy → Get a copy of your data: messages, invitations, connections. Drop the zip.",
    knows, find_owner, read, "your name or the address of your LinkedIn profile",
)
