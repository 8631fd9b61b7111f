"""Fetches new mail over IMAP and merges it into the record; nothing in the mailbox is changed or marked as read.

Folders are opened read-only (EXAMINE) and mails fetched with BODY.PEEK. How far each folder was read is kept with the
mails in one transaction: UIDVALIDITY and the highest UID. Where UIDVALIDITY changed, the folder is read again from its
beginning; the record knows a mail by its Message-ID, so nothing counts twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from composer.errors import BadUsage, OutsideFailed
from composer.imports import folders
from composer.imports.mail_message import Given, touch_of
from composer.imports.reader import Owner, Skipped, believed, latest
from composer.mail.connect import imap
from composer.mail.smtp import recover
from composer.model import ImportedTouch
from composer.normalise import fold, mail_address
from composer.record import own
from composer.record.merge import MailboxState, merge_import
from composer.record.schema import mailbox
from composer.settings import Settings

if TYPE_CHECKING:
    from imapclient import IMAPClient

    from composer.record.store import Record

BATCH: Final = 100  # mails fetched at once
KEPT: Final = 1 << 20  # bytes fetched of one mail: headers and text come first, the rest is attachments
_LARGEST: Final = 2**32 - 1  # UIDs and UIDVALIDITY have 32 bits (RFC 9051)
_NAMED, _NAMED_LONG = 12, 60  # folders in a sentence, and characters of each
_SPECIAL: Final = {"sent": b"\\sent", "drafts": b"\\drafts", "archive": b"\\archive", "all": b"\\all"}


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync found: `read` = `new` + `known` + everything skipped; `outreaches` and `replies` as of an import."""

    read: int = 0
    new: int = 0
    known: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    outreaches: int = 0
    replies: int = 0
    folders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def probe(settings: Settings) -> str:
    """One sentence about the mailbox, after logging in to it; raises BadUsage or OutsideFailed."""
    with imap(settings) as client:
        count = client.folder_status("INBOX", ["MESSAGES"]).get(b"MESSAGES")
        said = f"{count:,} messages in the inbox" if isinstance(count, int) else "the inbox does not say how much is in it"
        return f"{settings.mail.address} on {settings.mail.imap_host}: {said}"


def sync(
    record: Record, settings: Settings, *, now: datetime, progress: Callable[[int, int], None] | None = None,
    environ: Mapping[str, str] | None = None,
) -> SyncReport:
    """Fetch what is new; raises BadUsage (not set up), OutsideFailed or RecordFailed."""
    if not settings.mail.address:
        raise BadUsage("your own mail address is missing; set it in Settings, or in [mail] of settings.toml")
    with imap(settings, environ) as client:
        return _round(client, record, settings, now, progress)


def owner_of(settings: Settings) -> Owner:
    """Every mail address of the user’s own that the settings know."""
    known = (settings.mail.address, settings.mail.imap_user, settings.accounts.get("email", ""))
    addresses = frozenset(filter(None, map(mail_address, known)))
    names = frozenset(filter(None, (fold(settings.name),)))
    return Owner(names, addresses, mail_address(settings.mail.address), settings.mail.address, "is set up", "given")


def _with_known(record: Record, owner: Owner) -> Owner:
    """The owner with the addresses that mail files showed to be theirs too."""
    with record.read() as conn:
        known = own.addresses(conn)
    return replace(owner, handles=owner.handles | known) if known & owner.handles else owner


def _round(
    client: IMAPClient, record: Record, settings: Settings, now: datetime, progress: Callable[[int, int], None] | None,
) -> SyncReport:
    me = _with_known(record, owner_of(settings))
    chosen = _folders(client, settings)
    missing = _unfound(client, settings)
    sent = folder_for(client, "Sent")
    skipped: Counter[str] = Counter()
    read, until = [0], latest(now)
    places: list[MailboxState] = []

    def touches() -> Iterator[ImportedTouch]:
        for folder in chosen:
            for found in _new(client, record, f"{me.account}/{folder}", folder, me, places, progress, of_mine=folder == sent):
                item = believed(found, until)
                read[0] += 1
                if isinstance(item, Skipped):
                    skipped[item.kind] += 1
                else:
                    yield item

    outcome = merge_import(
        record, touches(), source=f"email:{me.account}", reader="imap", files=[{"name": folder} for folder in chosen], at=now,
        skipped=lambda: skipped, read=lambda: read[0], mailboxes=places, live=True)
    recover(record, now=now)
    return SyncReport(
        outcome.read, outcome.new, outcome.known, dict(outcome.skipped), outcome.outreaches, outcome.replies, tuple(chosen),
        (missing,) if missing else ())


Listed = Sequence[tuple[Sequence[bytes], bytes, str]]  # flags, separator and name of each folder


def _folders(client: IMAPClient, settings: Settings) -> list[str]:
    """The folders to read as the server calls them; raises BadUsage where there is none of those asked for."""
    listed = client.list_folders()
    asked = settings.mail.folders or ("INBOX",)
    found = dict.fromkeys(name for wanted in asked if (name := _called(listed, wanted)))
    if not found:
        raise BadUsage(f"the mailbox has none of the folders {', '.join(asked)}; it has {_there(listed)}")
    return list(found)


def folder_for(client: IMAPClient, wanted: str) -> str:
    """The folder that the mailbox has for a purpose (“Sent”, “Drafts”), whatever it is called there; "" for none."""
    return _called(client.list_folders(), wanted)


def _called(listed: Listed, wanted: str) -> str:
    """A folder by its name, by the purpose the server states (\\Sent), else by what folders of that purpose are called in
    any language (“INBOX.Sent”, “Gesendete Objekte”)."""
    flag, purpose = _SPECIAL.get(wanted.casefold(), b"-"), folders.purpose(wanted)
    named = [name for _, _, name in listed if name.casefold() == wanted.casefold()]
    flagged = [name for flags, _, name in listed if flag in {one.lower() for one in flags}]
    alike = [name for _, _, name in listed if purpose and folders.purpose(name) == purpose]
    return next(iter((*named, *flagged, *alike)), "")


def _unfound(client: IMAPClient, settings: Settings) -> str:
    """A sentence where sent mail was asked for and its folder was not found: without it nothing counts as sent."""
    listed = client.list_folders()
    if all(_called(listed, wanted) for wanted in settings.mail.folders if folders.purpose(wanted) == "sent"):
        return ""
    said = "No folder of sent mail was found, so what you sent is not read; name it in [mail] folders."
    return f"{said} The mailbox has {_there(listed)}."


def _there(listed: Listed) -> str:
    """The first names of folders, for a sentence; a server may have any number of any length."""
    names = [name if len(name) <= _NAMED_LONG else f"{name[:_NAMED_LONG]}…" for _, _, name in listed[:_NAMED]]
    more = len(listed) - len(names)
    return (", ".join(names) or "none") + (f" and {more:,} more" if more else "")


def _new(  # noqa: PLR0917  # one folder and where it is kept
    client: IMAPClient, record: Record, place: str, folder: str, me: Owner, places: list[MailboxState],
    progress: Callable[[int, int], None] | None, *, of_mine: bool,
) -> Iterator[ImportedTouch | Skipped]:
    state = client.select_folder(folder, readonly=True)
    validity = state.get(b"UIDVALIDITY")
    if not isinstance(validity, int) or not 0 < validity <= _LARGEST:
        raise OutsideFailed("mail", f"the server does not say which messages of {folder} are new (no UIDVALIDITY)")
    with record.read() as conn:
        known = conn.execute(select(mailbox.c.uidvalidity, mailbox.c.last_uid).where(mailbox.c.folder == place)).first()
    last = known.last_uid if known is not None and known.uidvalidity == validity else 0
    # `n:*` names the last mail even where it is older than n, so what is not new is filtered out.
    uids = sorted({uid for uid in client.search(["UID", f"{last + 1}:*"]) if isinstance(uid, int) and last < uid <= _LARGEST})
    gmail = client.has_capability("X-GM-EXT-1")
    for start in range(0, len(uids), BATCH):
        for uid, item in _fetched(client, uids[start : start + BATCH], folder, me, gmail=gmail, of_mine=of_mine):
            if uid:
                last = uid
            yield item
        if progress is not None:
            progress(min(start + BATCH, len(uids)), len(uids))
    places.append(MailboxState(place, validity, last))


def _fetched(
    client: IMAPClient, uids: Sequence[int], folder: str, me: Owner, *, gmail: bool, of_mine: bool,
) -> Iterator[tuple[int, ImportedTouch | Skipped]]:
    """Each mail with its number, which is 0 where none came: a number that a server only claims moves nothing on."""
    wanted = ["FLAGS", f"BODY.PEEK[]<0.{KEPT}>", *(("X-GM-THRID",) if gmail else ())]
    found = client.fetch(uids, wanted)
    for uid in uids:
        mail = found.get(uid, {})
        where = f"{folder}, UID {uid}"
        raw = next((mail[key] for key in (b"BODY[]<0>", b"BODY[]") if key in mail), None)
        if not isinstance(raw, bytes):
            yield 0, Skipped("gone from the mailbox", where)
            continue
        raw, thread, flags = raw[:KEPT], mail.get(b"X-GM-THRID"), mail.get(b"FLAGS")
        if gmail and isinstance(thread, int):
            raw = b"X-GM-THRID: %d\r\n" % thread + raw
        labels = (folder.rpartition("/")[2], *(("sent",) if of_mine else ()))
        yield uid, touch_of(raw, me, where, Given(labels, draft=isinstance(flags, tuple) and b"\\Draft" in flags))
