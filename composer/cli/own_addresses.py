"""The command about the user's own mail addresses: show, confirm, add, take out."""

from __future__ import annotations

import argparse

from composer.cli import inout
from composer.cli.terminal import tell
from composer.errors import BadUsage
from composer.normalise import mail_address
from composer.record import own


def own_addresses(args: argparse.Namespace) -> int:
    """Show, confirm or change the user's own mail addresses."""
    said = {address: mail_address(address) for address in (*args.add, *args.remove)}
    wrong = next((address for address, plain in said.items() if not plain), "")
    if wrong:
        raise BadUsage(f"“{wrong}” isn't a mail address")
    with inout.open_record(inout.load_settings()) as record:
        with record.read() as conn:
            before = own.addresses(conn)
        with record.write() as conn:
            mine = {*(said[one] for one in args.add), *(own.addresses(conn) if args.yes else ())}
            own.settle(conn, mine, {said[one] for one in args.remove})
        with record.read() as conn:
            found, open_ = sorted(own.addresses(conn)), own.unconfirmed(conn)
    if args.format == "json":
        inout.print_json({"own_addresses": found, "unconfirmed": list(open_)})
        return 0
    for address in found:
        tell(address + (" (found, not confirmed)" if address in open_ else ""))
    if not found:
        tell("No mail address of yours is known yet; an import of mail finds them, and own --add ADDRESS tells one.")
    elif open_:
        tell("If all of them are yours: own --yes. One that isn't: own --remove ADDRESS")
    for absent in sorted({said[one] for one in args.remove} - before):
        print(f"{absent} was not among your addresses; it won't be taken for one from now on.")
    if args.add or args.remove:
        tell("This counts from the next import on; undo an import and repeat it to read it anew.")
    return 0
