"""Commands that copy the record: backup, restore, export."""

from __future__ import annotations

import argparse
from pathlib import Path

from composer.cli import inout


def backup(args: argparse.Namespace) -> int:
    """Copy the whole record to one file."""
    from composer.record.backup import backup as copy

    settings = inout.load_settings()
    now = inout.clock(args)
    target = Path(args.file) if args.file else settings.home / "backups" / f"record-{now:%Y%m%dT%H%M%SZ}.db"
    with inout.open_record(settings) as record:
        written = copy(record, target.absolute())
    if args.format == "json":
        inout.print_json({"file": str(written)})
    else:
        print(f"Backup written to {written}")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup back and keep the present record beside it."""
    from composer.record.restore import restore as put_back

    kept = put_back(inout.load_settings().record_url, inout.place(args.file), at=inout.clock(args))
    if args.format == "json":
        inout.print_json({"restored": args.file, "kept": str(kept) if kept else None})
    else:
        print(f"Restored {args.file}." + (f" The record as it was is kept in {kept}." if kept else ""))
    return 0


def export(args: argparse.Namespace) -> int:
    """Write every table of the record in an open format."""
    from composer.record.export import everything

    with inout.open_record(inout.load_settings()) as record:
        files = everything(record, inout.place(args.folder), form=args.as_)
    if args.format == "json":
        inout.print_json({"files": [str(file) for file in files]})
    else:
        print("\n".join(str(file) for file in files))
    return 0
