"""Commands that copy the record: backup, restore, export."""

from __future__ import annotations

import argparse

from composer.cli import inout
from composer.cli.terminal import tell
from composer.errors import BadUsage


def backup(args: argparse.Namespace) -> int:
    """Copy the whole record to one file."""
    from composer.record.backup import backup as copy
    from composer.record.encryption import ENDING

    settings = inout.load_settings()
    now = inout.clock(args)
    ending = ENDING if args.encrypt else ".db"
    usual = settings.home / "backups" / f"record-{now:%Y%m%dT%H%M%SZ}{ending}"
    target = usual if args.file is None else inout.new_file(args.file)
    if args.encrypt and not target.name.endswith(ENDING):
        raise BadUsage(f"an encrypted backup is called NAME{ENDING}, so that it is known for one")
    with inout.open_record(settings) as record:
        passphrase = inout.passphrase("this backup", new=True) if args.encrypt else ""
        written = copy(record, target.absolute(), passphrase=passphrase)
    if args.format == "json":
        inout.print_json({"file": str(written)})
    else:
        tell(f"Backup written to {written}")
        if args.encrypt:
            tell("Without its passphrase nobody can open it, not you either.")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup back and keep the present record beside it."""
    from composer.record.restore import is_locked
    from composer.record.restore import restore as put_back

    path = inout.place(args.file)
    url = inout.load_settings().record_url
    passphrase = inout.passphrase(path.name) if is_locked(url, path) else ""
    kept = put_back(url, path, at=inout.clock(args), passphrase=passphrase)
    if args.format == "json":
        inout.print_json({"restored": args.file, "kept": str(kept) if kept else None})
    else:
        tell(f"Restored {args.file}." + (f" The record as it was is kept in {kept}." if kept else ""))
    return 0


def export(args: argparse.Namespace) -> int:
    """Write every table of the record in an open format."""
    from composer.record.export import everything

    with inout.open_record(inout.load_settings()) as record:
        files = everything(record, inout.place(args.folder), form=args.as_)
    if args.format == "json":
        inout.print_json({"files": [str(file) for file in files]})
    else:
        tell("\n".join(str(file) for file in files))
    return 0
