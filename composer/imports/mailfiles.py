"""Reads mail files: mbox (Takeout’s too), Maildir, .eml, .emlx, Outlook’s .msg and .pst, in a zip, a folder or alone."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from composer.imports import folders
from composer.imports.mail_message import PLAIN, Given, touch_of
from composer.imports.mail_parse import parse, person_name
from composer.imports.mail_reports import by_machine_alone
from composer.imports.mbox_split import KEPT, split
from composer.imports.outlook_files import COMPOUND, STORE, msg_mail, store_mails
from composer.imports.own_addresses import is_own
from composer.imports.reader import Item, Options, Owner, Reader, Skipped, given
from composer.imports.source import Source
from composer.normalise import fold, mail_address

_MAILDIR: Final = re.compile(r"(?:(?P<box>.+)/)?(?:cur|new)/[^/]+", re.IGNORECASE)
_HEADER: Final = re.compile(
    rb"(?:return-path|received|from|to|date|message-id|subject|mime-version|delivered-to|x-[a-z0-9-]+):", re.IGNORECASE)
_SAMPLE: Final = 1500  # mails looked at to find the owner
_PRESENT: Final = 0.95
_MOST: Final = 0.8


def _form(source: Source, name: str) -> str:
    """mbox, maildir, eml or emlx by name and first bytes; "" for anything else."""
    base = name.rpartition("/")[2].lower()
    if _MAILDIR.fullmatch(name) and not base.endswith((".txt", ".json", ".html")):
        return "maildir"
    if base.endswith((".eml", ".emlx", ".msg", ".pst", ".ost")):
        return base.rpartition(".")[2] if base.endswith((".eml", ".emlx")) else _outlook(source, name)
    if not source.is_file and "." in base and not base.endswith((".mbox", ".mbx", ".mailbox")):
        return ""
    head = source.head(name, 4096).removeprefix(b"\xef\xbb\xbf")
    # A table whose first column is “From Address” begins like an mbox.
    if head.startswith(b"From ") and next(split(io.BytesIO(head)), None) is not None:
        return "mbox"
    if not source.is_file:
        return ""
    first = re.match(_HEADER, head)
    return "eml" if first and re.search(rb"^(?:from|date|message-id):", head, re.IGNORECASE | re.MULTILINE) else ""


def _outlook(source: Source, name: str) -> str:
    """msg or store by the first bytes; "" for anything else. A store inside a zip must be unpacked first."""
    head = source.head(name, 8)
    if head.startswith(STORE):
        return "store" if (source.root / name).is_file() else ""
    return "msg" if head == COMPOUND and name.lower().endswith(".msg") else ""


def _members(source: Source) -> Iterator[tuple[str, str]]:
    for name in source.names:
        form = _form(source, name)
        if form:
            yield name, form


def knows(source: Source) -> bool:
    """Whether there is any mail in it."""
    return next(_members(source), None) is not None


def _mails(source: Source) -> Iterator[tuple[bytes, str, Given]]:
    """(bytes, where, what the mailbox says of it) of every mail."""
    for name, form in _members(source):
        label = name.rpartition("/")[2]
        folder = _folder(name, form)
        if form == "store":
            for raw, where, kept_in in store_mails(source.root / name):
                yield raw, where, Given((kept_in,)) if kept_in else PLAIN
            source.done = source.total
            continue
        if form == "mbox":
            said = Given((folder,)) if folders.purpose(folder) else PLAIN
            with source.open(name) as stream:
                for mail in split(stream):
                    yield mail.raw, f"{label}:{mail.number}", said
            continue
        with source.open(name) as stream:
            raw = stream.read(KEPT)
        if form == "emlx":
            first, _, rest = raw.partition(b"\n")
            raw = rest[: int(first)] if first.strip().isdigit() and len(first) < 12 else raw
        if form == "msg":
            raw = msg_mail(raw, label)
        flags = label.rpartition(":2,")[2] if ":2," in label else label.rpartition(";2,")[2] if ";2," in label else ""
        yield raw, label, Given((folder,) if folder else (), draft="D" in flags)


def _folder(name: str, form: str) -> str:
    """The folder that mails of a file lie in: the file itself is one, Apple’s is named by the folder around it."""
    path, _, base = name.rpartition("/")
    if form == "maildir":
        found = _MAILDIR.fullmatch(name)
        path = (found["box"] or "") if found else ""
    elif form == "mbox" and base.lower() != "mbox":
        path = base
    elif form == "emlx":
        path = next((part for part in reversed(path.split("/")) if part.lower().endswith(".mbox")), path)
    return path.rpartition("/")[2].lstrip(".")


def read(source: Source, me: Owner, options: Options) -> Iterator[Item]:  # noqa: ARG001  # every reader is called alike
    """Touches and skipped mails of one export."""
    for raw, where, said in _mails(source):
        yield touch_of(raw, me, where, said) if raw.strip() else Skipped("empty mail", where)


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """The addresses that were said, with all that lie in folders of sent mail; else the sender of what is labelled sent; else the
    one address in every mail. The names they are written under come along."""
    addresses = tuple(filter(None, map(mail_address, me)))
    if me and not addresses:
        return None
    names: Counter[tuple[str, str]] = Counter()
    sent: Counter[str] = Counter()
    reached: set[tuple[str, str]] = set()  # from whom to whom, in folders of sent mail
    delivered: Counter[str] = Counter()
    present: Counter[str] = Counter()
    total = 0
    for source in sources:
        for raw, _, said in islice(_mails(source), _SAMPLE):
            mail = parse(raw[:65_536])
            labels = {label for value in mail.headers.get("x-gmail-labels", ()) for label in value.split(",")} | set(said.labels)
            is_sent = any(folders.purpose(label) == "sent" for label in labels)
            if mail.sender[1]:
                names[mail.sender[1], fold(person_name(*mail.sender))] += 1
                total += 1
                present.update({mail.sender[1], *mail.to, *mail.cc})
                if is_sent and "delivered-to" not in mail.headers and not by_machine_alone(mail.sender[1]):
                    sent[mail.sender[1]] += 1
                    reached.update((mail.sender[1], address) for address in mail.to)
            delivered.update(filter(None, map(mail_address, mail.headers.get("delivered-to", ())[:1])))
    sent = _without_answers(sent, reached, names)
    if addresses:
        mine = given(addresses, mail_address)
        return mine and _known(replace(mine, handles=mine.handles | frozenset(sent)), names, addresses[0])
    for found, how, sure in ((sent, "sent what is labelled as sent", "high"), (delivered, "received the mail", "medium")):
        every = sum(found.values())
        # Whatever lies in a folder of sent mail was sent by the user, from whichever address.
        if every and (found is sent or found.most_common(1)[0][1] >= _MOST * every):
            return _known(_owner(found.most_common(1)[0][0], how, sure, also=frozenset(sent)), names)
    everywhere = [address for address, count in present.items() if count >= _PRESENT * total]
    return _known(_owner(everywhere[0], "is in every mail", "low"), names) if len(everywhere) == 1 and total > 1 else None


def _without_answers(sent: Counter[str], reached: set[tuple[str, str]], names: Counter[tuple[str, str]]) -> Counter[str]:
    """Who sent, without those who only answered: a file of sent mail may hold whole conversations, and their names tell."""
    called: dict[str, set[str]] = {}
    for address, name in names:
        called.setdefault(address, set()).add(name)
    first = [address for address, _ in sent.most_common()]
    others = {
        theirs for number, mine in enumerate(first) for theirs in first[number + 1 :]
        if {(mine, theirs), (theirs, mine)} <= reached and "" not in called[theirs] and not called[mine] & called[theirs]
    }
    return Counter({address: count for address, count in sent.items() if address not in others})


def _owner(address: str, how: str, sure: str, also: frozenset[str] = frozenset()) -> Owner:
    return Owner(frozenset(), frozenset((address,)) | also, address, ", ".join((address, *sorted(also - {address}))), how, sure)


def _known(owner: Owner, names: Counter[tuple[str, str]], account: str = "") -> Owner:
    """The owner with the names that their addresses are written under, and every address shown."""
    called = frozenset(name for address, name in names if name and is_own(address, owner.handles))
    first = account or owner.account
    shown = ", ".join((first, *sorted(owner.handles - {first})))
    return replace(owner, names=owner.names | called, shown=shown, account=first)


READER: Final = Reader(
    "mbox", "Mail", "Gmail: takeout.google.com → Mail. Apple Mail: Mailbox → Export Mailbox. "
    "Outlook: drop the .pst, or mails dragged out of it (.msg). Drop the zip or the .mbox.",
    knows, find_owner, read, "your own mail address (several, where you have several)",
)
