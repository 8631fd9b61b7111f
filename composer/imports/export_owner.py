"""Whose an export is: what the user said, what it shows, who they were before, and which addresses they still have to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from composer.errors import BadUsage
from composer.imports.reader import Owner, Reader
from composer.imports.source import Source
from composer.normalise import mail_address

if TYPE_CHECKING:
    from composer.record.store import Record

MANY_ADDRESSES: Final = frozenset({"mbox"})  # readers of what one person has several addresses for
SOURCE: Final = {"mbox": "email"}  # a mail file and the synced mailbox are one source


def owner_of(
    record: Record | None, reader: Reader, sources: Sequence[Source], me: tuple[str, ...], not_me: frozenset[str],
) -> Owner:
    """The owner of some exports: from what the user said, the exports, or earlier imports; raises BadUsage where none says it."""
    owner = reader.find_owner(sources, me)
    if owner is None and not me and record is not None:
        owner = _owner_before(record, reader, sources)
    if owner is not None and record is not None and reader.name in MANY_ADDRESSES:
        owner = _with_known(record, owner, not_me - frozenset(map(mail_address, me)))
    if owner is None:
        labels = ", ".join(source.label for source in sources)
        raise BadUsage(f"{labels} does not say which side of it is yours; say it with --me: {reader.ask}")
    return owner


def _with_known(record: Record, owner: Owner, not_me: frozenset[str]) -> Owner:
    """The owner with the addresses of theirs that earlier imports showed, where one of them is among these, and without what
    the user said is not theirs."""
    from composer.record import own

    with record.read() as conn:
        known, refused = own.addresses(conn), own.refused(conn) | not_me
    every = (owner.handles | known if known & owner.handles else owner.handles) - refused
    if every == owner.handles or not every:
        return owner
    account = owner.account if owner.account in every else min(every)
    return replace(owner, handles=every, account=account, shown=", ".join((account, *sorted(every - {account}))))


def _owner_before(record: Record, reader: Reader, sources: Sequence[Source]) -> Owner | None:
    """Who the user was in earlier imports of this kind, so that nobody is asked twice."""
    from composer.record.queries import accounts

    with record.read() as conn:
        known = accounts(conn, SOURCE.get(reader.name, reader.name))
    try:
        owner = reader.find_owner(sources, known) if known else None
    except BadUsage:
        return None  # whoever it was, they are not in this one
    return owner and replace(owner, how="was you in an earlier import", sure="medium")


def to_confirm(
    record: Record, owner: Owner, said: tuple[str, ...], not_me: frozenset[str], *, dry_run: bool,
) -> tuple[str, ...]:
    """The user's addresses, kept unless it is a dry run; returns them where some were found and not yet confirmed.

    What the user said themselves needs no asking, nor does the only one there is.
    """
    from composer.record import own

    told = frozenset(filter(None, map(mail_address, said)))
    sure = told & owner.handles or (owner.handles if len(owner.handles) == 1 else frozenset())
    if dry_run:
        with record.read() as conn:
            confirmed = own.addresses(conn) - frozenset(own.unconfirmed(conn)) | sure
        return () if owner.handles <= confirmed else tuple(sorted(owner.handles))
    with record.write() as conn:
        own.remember(conn, owner.handles)
        own.settle(conn, sure, not_me - told)
        return tuple(sorted(owner.handles)) if owner.handles & frozenset(own.unconfirmed(conn)) else ()
