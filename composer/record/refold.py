"""Folds again what is stored: after a migration that changed how names and addresses fold, and once the country is known.

Two addresses that become equal at one person become one. Between two people they are left apart and offered for joining
(`joining.suggestions`), for only the user knows whether they are one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import product
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from composer.model import to_micros
from composer.normalise import fold
from composer.record import keys, rebuild
from composer.record.folding import hashed_name
from composer.record.handles import NUMBERS, normal, same_as
from composer.record.schema import change, decision, handle, meta, person, source, touch

OFFER: Final = "offer"  # a verdict of `decision`: two people who may be one, by a number that both have
_OF_TWO: Final = frozenset({"join", "apart", OFFER})  # verdicts about two addresses; the others are noted under one person or tag
_NAMELESS: Final = "conversation:name"  # an address that is the folded name itself
_FOLDED: Final = ("email", *NUMBERS, _NAMELESS)
_OCCURRENCES: Final = 8  # of equal messages in one export, whose keys are tried


class _Offer(NamedTuple):
    """Two addresses, and the time that stands for when they were found."""

    left: str
    right: str
    at: datetime


class _Move(NamedTuple):
    """An address that changes; `into` is the same person's row that has the new form already."""

    id: int
    person: int
    kind: str
    old: str
    new: str
    into: int | None


def is_due(conn: Connection, country: str) -> bool:
    """Whether the record must be folded: a migration says so, or the country of its numbers became known."""
    known = set(conn.execute(select(meta.c.key).where(meta.c.key.in_(("fold", "country")))).scalars())
    return "fold" in known or bool(country and "country" not in known)


def when_due(conn: Connection, country: str) -> None:
    """Fold the record again, within the caller's write, where that is due."""
    if is_due(conn, country):
        fold_again(conn, country)


def fold_again(conn: Connection, country: str) -> None:
    """Fold names, addresses and numbers of the whole record again."""
    _names(conn)
    moves, offers = _moves(conn, country)
    _addresses(conn, moves)
    _touches(conn, moves)
    _decisions(conn, moves, offers)
    _undo(conn, moves)
    rebuild.rebuild(conn, {move.person for move in moves if move.kind in NUMBERS})
    conn.execute(delete(meta).where(meta.c.key == "fold"))
    if country and conn.execute(select(meta.c.key).where(meta.c.key == "country")).first() is None:
        conn.execute(insert(meta).values(key="country", value=country))


def _names(conn: Connection) -> None:
    rows = conn.execute(select(person.c.id, person.c.name, person.c.name_key)).all()
    for row in rows:
        key = fold(row.name)
        if key != row.name_key:
            conn.execute(update(person).where(person.c.id == row.id).values(name_key=key))


def _moves(conn: Connection, country: str) -> tuple[list[_Move], list[_Offer]]:
    """Every address that changes, and the pairs of addresses by which two people may be one."""
    columns = (handle.c.id, handle.c.person_id, handle.c.kind, handle.c.address, handle.c.display_name)
    query = select(*columns, person.c.country, person.c.created_at).join(person, person.c.id == handle.c.person_id)
    rows = conn.execute(query.where(handle.c.kind.in_(_FOLDED)).order_by(handle.c.id)).all()
    owner = {(row.kind, row.address): (row.id, row.person_id) for row in rows}
    moves: list[_Move] = []
    offers: list[_Offer] = []
    for row in rows:
        new = _folded(row.kind, row.address, row.display_name, row.country or country)
        if new == row.address:
            continue
        same = {kind: owner[kind, new] for kind in same_as(row.kind) if (kind, new) in owner}
        place, who = same.get(row.kind, (None, row.person_id))
        key = f"{row.kind}:{new if who == row.person_id else row.address}"
        offers += [_Offer(key, f"{kind}:{new}", row.created_at) for kind, (_, who_) in same.items() if who_ != row.person_id]
        if who == row.person_id:
            moves.append(_Move(row.id, who, row.kind, row.address, new, place))
            owner.setdefault((row.kind, new), (row.id, who))
    return moves, offers


def _folded(kind: str, address: str, shown: str, country: str) -> str:
    if kind != _NAMELESS:
        return normal(kind, address, country)
    return fold(shown if hashed_name(shown) == address else address)  # folding what is folded already loses a sign or two


def _addresses(conn: Connection, moves: Sequence[_Move]) -> None:
    for move in moves:
        if move.into is None:
            conn.execute(update(handle).where(handle.c.id == move.id).values(address=move.new))
        else:
            conn.execute(update(touch).where(touch.c.handle_id == move.id).values(handle_id=move.into))
            conn.execute(delete(handle).where(handle.c.id == move.id))


def _touches(conn: Connection, moves: Sequence[_Move]) -> None:
    """Conversations that bear a number, and the keys made of one, so that the next import knows its touches again."""
    for move in moves:
        if move.kind not in NUMBERS:
            continue
        mine = (touch.c.person_id == move.person) & (touch.c.handle_id == (move.into or move.id))
        query = select(touch, source.c.name.label("source")).join(source, source.c.id == touch.c.source_id)
        for row in conn.execute(query.where(mine)).mappings().all():
            values = {"conversation": move.new} if row["conversation"] == move.old else {}
            if row["conversation"] in ("", move.old) and not row["native_id"]:
                values |= _key_again(row, move)
            if values:
                conn.execute(update(touch).where(touch.c.id == row["id"]).values(**values))


def _key_again(row: RowMapping, move: _Move) -> dict[str, str]:
    """The key of a touch with the new number in it; nothing where the old key cannot be told from what is kept."""
    micros = to_micros(row["sent_at"])
    for account, stamp, kind, number in product(
        ("", row["source"].partition(":")[2]), (str(micros), str(micros // 1000)), (row["kind"], "message"), range(_OCCURRENCES),
    ):
        def key(talk: str) -> str:
            text = row["raw"] or row["body"]
            return keys.numbered(keys.content_of(row["channel"], account, talk, row["direction"], stamp, kind, text), number)  # noqa: B023

        if key(move.old) == row["key"]:
            return {"key": key(move.new)}
    return {}


def _decisions(conn: Connection, moves: Sequence[_Move], offers: Sequence[_Offer]) -> None:
    """What the user decided holds on under the new addresses; new pairs are offered."""
    renamed = {f"{move.kind}:{move.old}": f"{move.kind}:{move.new}" for move in moves}
    columns = (decision.c.id, decision.c.verdict, decision.c.left, decision.c.right)
    rows = conn.execute(select(*columns).order_by(decision.c.id)).all()
    taken = {(row.left, row.right) for row in rows}
    for row in rows:
        if row.verdict in _OF_TWO:
            left, right = sorted((renamed.get(row.left, row.left), renamed.get(row.right, row.right)))
        else:
            left, right = _owner_first(row.verdict, row.left, row.right)
        if (left, right) == (row.left, row.right):
            continue
        if left == right or (left, right) in taken:
            conn.execute(delete(decision).where(decision.c.id == row.id))
        else:
            conn.execute(update(decision).where(decision.c.id == row.id).values(left=left, right=right))
            taken.add((left, right))
    for offer in offers:
        left, right = sorted(offer[:2])
        if (left, right) not in taken:
            conn.execute(insert(decision).values(verdict=OFFER, left=left, right=right, at=offer.at))
            taken.add((left, right))


def _owner_first(verdict: str, left: str, right: str) -> tuple[str, str]:
    """Whom something is noted about, and what; an earlier version turned the two round where it folded a record."""
    turned = right.startswith("person:") or (verdict == "rhythm" and right.startswith("tag:"))
    return (right, left) if turned else (left, right)


def _undo(conn: Connection, moves: Sequence[_Move]) -> None:
    """What undo would put back, in the new form too."""
    renamed = {move.old: move.new for move in moves}
    merged = {move.id: move.into for move in moves if move.into is not None}
    rows = conn.execute(select(handle.c.kind, handle.c.address).where(handle.c.kind.in_(_FOLDED))) if renamed else ()
    there = {(row.kind, row.address) for row in rows}

    def again(table: str, row: dict[str, Any]) -> None:
        if "name_key" in row:
            row["name_key"] = fold(row.get("name", row["name_key"]))
        if row.get("handle_id") in merged:
            row["handle_id"] = merged[row["handle_id"]]
        if row.get("conversation") in renamed:
            row["conversation"] = renamed[row["conversation"]]
        if table == "handle" and row.get("address") in renamed and (row.get("kind"), renamed[row["address"]]) not in there:
            row["address"] = renamed[row["address"]]

    for number, kept in conn.execute(select(change.c.id, change.c.undo)).all():
        steps = json.loads(kept)
        for step in steps:
            for row in step[2] if step[0] == "-" else step[3:] if step[0] == "~" else ():
                again(step[1], row)
        text = json.dumps(steps, separators=(",", ":"), ensure_ascii=False)
        if text != kept:
            conn.execute(update(change).where(change.c.id == number).values(undo=text))
