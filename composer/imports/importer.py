"""Merges exports into the record: recognise, find the owner, read, merge, and say what became of every record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from composer.errors import BadFile, BadUsage, BadValue
from composer.imports import detect, table
from composer.imports.export_owner import MANY_ADDRESSES, SOURCE, owner_of, to_confirm
from composer.imports.reader import Options, Owner, Reader, Skipped, believed, latest
from composer.imports.source import Source
from composer.model import Contact, ImportedTouch
from composer.normalise import clean, mail_address

if TYPE_CHECKING:
    from composer.record.store import Record

PREVIEW: Final = 8
_STEP: Final = 500  # records between two looks at the progress bar
Progress = Callable[[int, int], None]  # bytes read, bytes in all


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an import: `read` = `new` + `known` + everything skipped (nothing is new or known in a dry run).

    `outreaches` and `replies` count what the record now holds from this source. `owners` say whose exports they are and
    how that was found, `preview` shows the first touches, `columns` the column map of a table, `notes` what was assumed.
    `own_addresses` are the mail addresses taken for the user's, where some of them were found and never confirmed;
    `people` is how many an address book holds, which `new` and `known` then count, `changes` how
    often undo must be asked to take all of it back.
    """

    files: tuple[str, ...]
    readers: tuple[str, ...] = ()
    read: int = 0
    new: int = 0
    known: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    outreaches: int = 0
    replies: int = 0
    owners: tuple[Owner, ...] = ()
    preview: tuple[ImportedTouch, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)  # reason → file and row of the first record skipped for it
    observed_until: datetime | None = None
    import_ids: tuple[int, ...] = ()
    own_addresses: tuple[str, ...] = ()
    people: int = 0
    changes: int = 0


def import_path(
    record: Record | None, paths: str | Path | Sequence[str | Path], *, as_: str | None = None, me: Sequence[str] = (),
    zone: str | tzinfo | None = None, now: datetime | None = None, column_map: Mapping[str, str] | None = None,
    progress: Progress | None = None, dry_run: bool = False, country: str = "", day_first: bool | None = None,
    names: Mapping[str, str] | None = None, not_me: Sequence[str] = (), leave_unknown: bool = False,
) -> ImportReport:
    """Merge zips, folders or files into the record, one transaction per platform; `dry_run` only reads and counts.

    `as_` names the reader where it is not recognised; `me` are the user's own names or addresses in it; `zone` (IANA) is
    for times without one, `now` the clock (None: the machine's), `column_map` (field → column) for tables, `country` for
    short phone numbers, `day_first` for ambiguous dates, `names` for bare ids, `not_me` for addresses that look like the
    user's and are not. With `leave_unknown`, of several files those that no reader knows are named in a note and left out.
    Raises BadFile (broken, unknown or empty; the first one where nothing else is there), BadUsage (owner unknown), BadValue.
    """
    if isinstance(paths, str | Path):
        paths = (paths,)
    now = now or datetime.now(UTC)
    said = tuple(map(clean, (me,) if isinstance(me, str) else me))
    options = Options(_zone(zone), country.upper(), dict(column_map or {}), day_first, dict(names or {}))
    with ExitStack() as stack:
        groups: dict[str, tuple[Reader, list[Source]]] = {}
        left: list[BadFile] = []
        for path in paths:
            try:
                found = detect.exports_at(path, as_ or ("csv" if column_map else ""), stack)
            except BadFile as problem:
                left.append(problem)
                if not leave_unknown:
                    raise
                continue
            for source, reader, unread in found:
                groups.setdefault(reader.name, (reader, []))[1].append(source)
                options.notes.extend(filter(None, (unread,)))
        if not groups and left:
            raise left[0]
        for one in left:
            options.notes.append(f"{Path(one.path).name} was left out: it {one.problem.partition('; name it with')[0]}")
        if not groups:
            raise BadUsage("name at least one file, folder or zip to import")
        refused = frozenset(filter(None, map(mail_address, not_me)))
        ready = [(reader, sources, owner_of(record, reader, sources, said, refused)) for reader, sources in groups.values()]
        report = ImportReport(tuple(str(path) for path in paths))
        if record is not None and not dry_run:
            from composer.record.backup import automatic

            automatic(record, "import", at=now)
        for reader, sources, owner in ready:
            report = _one(record, reader, sources, owner, options, now, report, progress, dry_run=dry_run)
            if reader.name in MANY_ADDRESSES and record is not None:
                asked = to_confirm(record, owner, said, refused, dry_run=dry_run)
                report = replace(report, own_addresses=(*report.own_addresses, *asked))
        return report


def _zone(zone: str | tzinfo | None) -> tzinfo | None:
    if not isinstance(zone, str):
        return zone
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise BadValue("zone", "", f"there is no time zone “{zone}”; write it like Europe/Madrid") from problem


class _Reading:
    """One pass over the sources of one reader: counts, reasons, the newest time, the first touches."""

    def __init__(
        self, reader: Reader, sources: Sequence[Source], owner: Owner, options: Options, *, until: datetime,
        progress: Progress | None,
    ) -> None:
        self.reader, self.sources, self.owner, self.options, self.progress = reader, sources, owner, options, progress
        self.until = until
        self.read = 0
        self.skipped: Counter[str] = Counter()
        self.where: dict[str, str] = {}
        self.newest: datetime | None = None
        self.preview: list[ImportedTouch] = []
        self.sent = 0
        self.origin = 0

    def touches(self) -> Iterator[ImportedTouch]:
        """The touches; raises BadFile where there was no record at all."""
        total = sum(source.total for source in self.sources)
        for number, source in enumerate(self.sources):
            self.origin = number
            for found in self.reader.read(source, self.owner, self.options):
                item = believed(found, self.until)
                if isinstance(item, Skipped):
                    self.read += item.count
                    self.skipped[item.kind] += item.count
                    self.where.setdefault(item.kind, item.where)
                    continue
                self.read += 1
                self.sent += item.direction == "out"
                if self.newest is None or item.at > self.newest:
                    self.newest = item.at
                if len(self.preview) < PREVIEW:
                    self.preview.append(item)
                if self.progress is not None and self.read % _STEP == 0:
                    self.progress(min(total, sum(one.done for one in self.sources)), total)
                yield item
        if not self.read:
            labels = ", ".join(source.label for source in self.sources)
            raise BadFile(labels, f"holds no {self.reader.title} records; nothing was imported")
        if self.progress is not None:
            self.progress(total, total)


def _one(  # noqa: PLR0917  # the parts of one import, in order
    record: Record | None, reader: Reader, sources: Sequence[Source], owner: Owner, options: Options, now: datetime,
    report: ImportReport, progress: Progress | None, *, dry_run: bool,
) -> ImportReport:
    if reader.contacts is not None:
        return _people(record, reader.contacts, sources, options, now, report, progress, dry_run=dry_run)
    columns = table.column_map(sources[0], options) if reader.name == "csv" else report.columns  # one that fails is forgotten
    reading = _Reading(reader, sources, owner, options, until=latest(now), progress=progress)
    new = known = outreaches = replies = 0
    ids: tuple[int, ...] = ()
    read, skipped = 0, Counter[str]()
    if dry_run or record is None:
        for _ in reading.touches():
            pass
        read, skipped = reading.read, reading.skipped
    else:
        from composer.record.merge import merge_import

        outcome = merge_import(
            record, reading.touches(), source=f"{SOURCE.get(reader.name, reader.name)}:{owner.account}", reader=reader.name,
            files=_files(sources), at=now, skipped=lambda: reading.skipped, read=lambda: reading.read,
            observed_until=lambda: reading.newest, origin=lambda: reading.origin,
        )
        read, new, known, skipped = outcome.read, outcome.new, outcome.known, Counter(outcome.skipped)
        outreaches, replies = outcome.outreaches, outcome.replies
        ids = () if outcome.import_id is None else (outcome.import_id,)
    newest = max(filter(None, (report.observed_until, reading.newest)), default=None)
    return replace(
        report, readers=(*report.readers, reader.name), read=report.read + read, new=report.new + new, known=report.known + known,
        skipped=dict(Counter(report.skipped) + skipped), outreaches=report.outreaches + outreaches,
        replies=report.replies + replies, owners=(*report.owners, owner), preview=(*report.preview, *reading.preview)[:PREVIEW],
        notes=tuple(dict.fromkeys((*report.notes, *_notes(owner, reading, options)))), where={**reading.where, **report.where},
        columns=columns,
        observed_until=newest, import_ids=(*report.import_ids, *ids), changes=report.changes + len(ids),
    )


def _people(  # noqa: PLR0917  # the parts of one import, in order
    record: Record | None, contacts: Callable[[Source, Options], Iterator[Contact | Skipped]], sources: Sequence[Source],
    options: Options, now: datetime, report: ImportReport, progress: Progress | None, *, dry_run: bool,
) -> ImportReport:
    """What became of an address book: everybody in it is new, known, or left out for a reason."""
    skipped: Counter[str] = Counter()
    where: dict[str, str] = {}
    found: list[Contact] = []
    for source in sources:
        for one in contacts(source, options):
            if isinstance(one, Contact):
                found.append(one)
            else:
                skipped[one.kind] += one.count
                where.setdefault(one.kind, one.where)
    total = len(found) + sum(skipped.values())
    if progress is not None:
        progress(1, 1)
    new = known = changes = 0
    if record is not None and not dry_run:
        from composer.record.contacts import add

        added = add(record, found, at=now)
        new, known, skipped, changes = added.new, added.known, skipped + added.skipped, int(added.changed)
    if not total:
        raise BadFile(", ".join(source.label for source in sources), "is an address book without anybody in it")
    note = "An address book holds people and no messages: nobody in it is due before you write to them."
    return replace(
        report, readers=(*report.readers, "vcard"), read=report.read + total, new=report.new + new, known=report.known + known,
        skipped=dict(Counter(report.skipped) + skipped), where={**where, **report.where}, notes=(*report.notes, note),
        people=report.people + len(found), changes=report.changes + changes)


def _notes(owner: Owner, reading: _Reading, options: Options) -> Iterable[str]:
    if owner.sure in ("medium", "low") and owner.shown:
        yield f"You are taken to be {owner.shown}, who {owner.how}; if that is wrong, undo and say --me."
    yield from options.notes
    if not reading.preview:
        yield "No message to or from one person is in it: every record was left out for the reason named."
    elif not reading.sent and owner.shown:
        yield f"Nothing in it was sent by you ({owner.shown}); if that is wrong, undo and say --me."
    if any(touch.basis == "assumed" for touch in reading.preview):
        zone = getattr(options.zone, "key", None) or ("this machine’s time zone" if options.zone is None else str(options.zone))
        yield f"The times state no zone and were read as {zone}; --zone says another."


def _files(sources: Sequence[Source]) -> list[dict[str, str]]:
    """Name and SHA-256 of what was read, for the record; a folder has only its name."""
    found = []
    for source in sources:
        item = {"name": clean(source.label)}
        if source.path.is_file():
            with source.path.open("rb") as file:
                item["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        found.append(item)
    return found
