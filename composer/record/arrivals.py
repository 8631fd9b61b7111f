"""Finds the people that imported touches belong to, and makes the new ones, a thousand touches at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from composer.model import from_micros, to_micros
from composer.record.events import family
from composer.record.handles import same_as
from composer.record.journal import Journal, chunks, reserve
from composer.record.schema import decision, handle, person, source, touch

if TYPE_CHECKING:
    from composer.record.staging import Stage, Staged

Handle = tuple[str, str]  # kind and address
Place = tuple[int, int | None]  # a person and the row of the address
_REMEMBERED: Final = 20_000


class Arrivals:
    """The people of one import; remembers the addresses seen last, so that memory stays bounded."""

    def __init__(self, journal: Journal, at: datetime) -> None:
        self.journal, self.conn, self.at = journal, journal.conn, at
        self.seen: dict[Handle, Place] = {}
        self.unnamed: set[int] = set()
        self.joined = self._decisions()
        self.proven: dict[Handle, int] = {}

    def prepare(self, waiting: Stage) -> None:
        """Recognise people by name and text together: a note found again as a message, and what was logged by hand."""
        for talk, slug in waiting.notes_again():
            pair, other = ("conversation:linkedin", talk), ("linkedin", slug)
            self.joined.setdefault(pair, []).append(other)
            self.joined.setdefault(other, []).append(pair)
        by_hand = (
            select(person.c.id, person.c.name_key, touch.c.channel, touch.c.body_hash)
            .join(touch, touch.c.person_id == person.c.id).join(source, source.c.id == touch.c.source_id)
            .where(source.c.name == "hand", touch.c.direction == "out", touch.c.body_hash != 0, person.c.name_key != "")
        )
        known = {
            (row.name_key, family(row.channel), row.body_hash): row.id for row in self.conn.execute(by_hand)
        }
        if not known:
            return
        for kind, address, name, channel, text in waiting.sent_texts({item[2] for item in known}):
            who = known.get((name, family(channel), text))
            if who is not None and address and not self._has(who, kind):
                self.proven[kind, address] = who

    def of(self, items: list[Staged]) -> list[Place]:
        """The person and address of each touch, made where new."""
        if len(self.seen) > _REMEMBERED:
            self.seen.clear()
        returned = self._bounced(items)
        wanted = {(item.kind_of_handle, item.address) for place, item in enumerate(items) if place not in returned}
        self._look_up(sorted(wanted - self.seen.keys()))
        self._make([item for place, item in enumerate(items) if place not in returned])
        found: list[Place] = []
        for place, item in enumerate(items):
            who = returned.get(place) or self.seen[item.kind_of_handle, item.address]
            found.append(who)
            if item.name and who[0] in self.unnamed and place not in returned:
                self.journal.update(person, who[0], {"name": item.name, "name_key": item.name_key})
                self.unnamed.discard(who[0])
            if item.kind == "accepted":
                self._connected(who[0], item)
        return found

    def _bounced(self, items: list[Staged]) -> dict[int, Place]:
        """A bounce belongs to the person whose mail came back, not to the mail server that says so."""
        wanted = {item.bounced_id for item in items if item.bounced_id}
        owner: dict[str, int] = {}
        for some in chunks(sorted(wanted)):
            query = select(touch.c.native_id, touch.c.person_id).where(touch.c.native_id.in_(some), touch.c.direction == "out")
            owner.update((row.native_id, row.person_id) for row in self.conn.execute(query.order_by(touch.c.id.desc())))
        return {place: (owner[item.bounced_id], None) for place, item in enumerate(items) if item.bounced_id in owner}

    def _look_up(self, wanted: Iterable[Handle]) -> None:
        kinds: dict[str, list[str]] = {}
        for kind, address in wanted:
            kinds.setdefault(kind, []).append(address)
        for kind, addresses in kinds.items():
            for name in reversed(same_as(kind)):
                for some in chunks(addresses):
                    query = (
                        select(handle.c.address, handle.c.person_id, handle.c.id, person.c.name)
                        .join(person, person.c.id == handle.c.person_id)
                        .where(handle.c.kind == name, handle.c.address.in_(some))
                    )
                    for row in self.conn.execute(query):
                        self.seen[kind, row.address] = (row.person_id, row.id)
                        if not row.name:
                            self.unnamed.add(row.person_id)

    def _make(self, items: list[Staged]) -> None:
        """New people with their addresses, in the order in which they first appear."""
        fresh: dict[Handle, Staged] = {}
        for item in items:
            pair = (item.kind_of_handle, item.address)
            if pair not in self.seen and (pair not in fresh or (item.name and not fresh[pair].name)):
                fresh[pair] = item
        if not fresh:
            return
        owners = {pair: self._already(pair) for pair in fresh}
        twins = {pair: other for pair in fresh for other in self._one_with(pair) if other in fresh and pair > other}
        alone = [pair for pair, who in owners.items() if who is None and pair not in twins]
        if alone:
            made = reserve(self.conn, person, len(alone))
            self.conn.execute(insert(person), [
                {"id": number, "name": fresh[pair].name, "name_key": fresh[pair].name_key, "created_at": self.at}
                for number, pair in zip(made, alone, strict=True)
            ])
            self.journal.inserted(person, made)
            owners.update(zip(alone, made, strict=True))
            self.unnamed.update(who for pair, who in zip(alone, made, strict=True) if not fresh[pair].name)
        for pair in sorted(twins):  # the other one sorts before it, so its owner is known by then
            owners[pair] = owners[pair] or owners[twins[pair]]
        ids = reserve(self.conn, handle, len(fresh))
        self.conn.execute(insert(handle), [
            {"id": number, "person_id": owners[kind, address], "kind": kind, "address": address, "display_name": item.name}
            for number, ((kind, address), item) in zip(ids, fresh.items(), strict=True)
        ])
        self.journal.inserted(handle, ids)
        for pair, number in zip(fresh, ids, strict=True):
            who = owners[pair]
            assert who is not None
            self.seen[pair] = (who, number)

    def _one_with(self, pair: Handle) -> list[Handle]:
        """Addresses that belong to the same person as this one."""
        return [(kind, pair[1]) for kind in same_as(pair[0])[1:]] + self.joined.get(pair, [])

    def _already(self, pair: Handle) -> int | None:
        """Who has a new address all the same: by what the user decided, or by the text that was logged by hand."""
        for other in self.joined.get(pair, ()):
            query = select(handle.c.person_id).where(handle.c.kind == other[0], handle.c.address == other[1])
            found = self.conn.execute(query).scalar()
            if found is not None:
                return int(found)
        return self.proven.get(pair)

    def _connected(self, who: int, item: Staged) -> None:
        """An accepted invitation tells since when two people are connected, and what the other one does."""
        row = self.conn.execute(select(person.c.connected_on, person.c.company, person.c.role).where(person.c.id == who)).one()
        role, _, company = item.body.rpartition(" at ")
        values: dict[str, object] = {}
        if row.connected_on is None or to_micros(row.connected_on) > item.sent_at:
            values["connected_on"] = from_micros(item.sent_at)
        if company and not row.company:
            values["company"] = company
        if role and not row.role:
            values["role"] = role
        if values:
            self.journal.update(person, who, values)

    def _has(self, who: int, kind: str) -> bool:
        return self.conn.execute(select(handle.c.id).where(handle.c.person_id == who, handle.c.kind == kind)).first() is not None

    def _decisions(self) -> dict[Handle, list[Handle]]:
        found: dict[Handle, list[Handle]] = {}
        for row in self.conn.execute(select(decision.c.left, decision.c.right).where(decision.c.verdict == "join")):
            left, right = _pair(row.left), _pair(row.right)
            found.setdefault(left, []).append(right)
            found.setdefault(right, []).append(left)
        return found


def _pair(key: str) -> Handle:
    """The kind and address of a handle key; kinds may hold one colon of their own (conversation:facebook)."""
    if key.startswith("conversation:"):
        first, second, address = key.split(":", 2)
        return f"{first}:{second}", address
    kind, _, address = key.partition(":")
    return kind, address
