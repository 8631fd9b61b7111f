"""Whose LinkedIn export it is: what the user said, else the inviter of all outgoing invitations, else the profile's name
among the senders, else the one person present in every message. Profile.csv has a name and no address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from composer.errors import BadUsage
from composer.imports.linkedin_files import Table, members, slug
from composer.imports.reader import Owner, given
from composer.imports.source import Source
from composer.normalise import fold, stable_name

_SAMPLE: Final = 5_000  # messages looked at
_PRESENT: Final = 0.95  # of them, for the one person who is in every conversation


def find_owner(sources: Sequence[Source], me: tuple[str, ...]) -> Owner | None:
    """The owner of these exports, or None where only the user can tell; raises BadUsage where nobody is called what was said.

    A mail address says nothing here: LinkedIn names people by their profiles.
    """
    said = given(tuple(word for word in me if "@" not in word), _as_slug)
    names: Counter[tuple[str, str]] = Counter()  # (slug, name) of senders
    present: Counter[str] = Counter()
    called: dict[str, str] = {}
    inviters: Counter[tuple[str, str]] = Counter()
    profile, total, told = "", 0, True
    for source in sources:
        found = members(source)
        told = told and not found.keys() & {"messages.csv", "Invitations.csv"}
        profile = profile or _profile_name(source, found)
        inviters.update(_inviters(source, found))
        for sender, name, everyone, receivers in _people(source, found):
            names[sender, name] += 1
            called |= {fold(one): one for one in (name, *receivers) if one}
            present.update(everyone)
            total += 1
    if said is not None:
        profiles = {address for address, _ in inviters} | present.keys()
        people = {*called, fold(profile), *(fold(name) for _, name in inviters)}
        if total and said.handles.isdisjoint(profiles) and said.names.isdisjoint(people):
            raise BadUsage(f"nobody in the messages is called {said.shown}; they are of {', '.join(sorted(called.values())[:8])}")
        return _complete(said, [*names, *inviters])
    slugs = {address for address, _ in inviters}
    if len(slugs) == 1:
        return _owner(slugs.pop(), [*inviters, *names], "sent every outgoing invitation", "high")
    if profile:
        same = {address for address, name in names if address and fold(name) == fold(profile)}
        if len(same) <= 1:
            owner = _owner(next(iter(same), ""), [*names, ("", profile)], "has the profile’s name", "medium")
            account = owner.account or stable_name(profile)
            return replace(owner, names=owner.names | {fold(profile)}, account=account, shown=profile)
    everywhere = [address for address, count in present.items() if count >= _PRESENT * total]
    if len(everywhere) == 1:
        return _owner(everywhere[0], list(names), "is in every message", "low")
    return Owner(how="connections tell no direction", sure="high") if told else None


def _as_slug(word: str) -> str:
    return slug(word) if "/" in word or " " not in word else ""


def _owner(address: str, people: Sequence[tuple[str, str]], how: str, sure: str) -> Owner:
    called = [name for other, name in people if other == address and name] if address else []
    return Owner(frozenset(fold(name) for name in called), frozenset((address,)) if address else frozenset(), address,
                 called[0] if called else address, how, sure)


def _complete(said: Owner, people: Sequence[tuple[str, str]]) -> Owner:
    """The profile of a name that was said, and the name of a profile."""
    by_name = {address for address, name in people if address and fold(name) in said.names}
    by_slug = {fold(name) for address, name in people if name and address in said.handles}
    own = {address for address, _ in people if address in said.handles} or (by_name if len(by_name) == 1 else set())
    account = min(own) if own else said.account
    return Owner(said.names | by_slug, said.handles | own, account, said.shown, said.how, said.sure)


def _profile_name(source: Source, found: dict[str, tuple[str, int, str]]) -> str:
    if "Profile.csv" not in found:
        return ""
    table = Table(source, *found["Profile.csv"])
    first, last = table.place("FIRST NAME"), table.place("LAST NAME")
    row = next((row for _, row in table.rows() if row and len(row) >= 2), None)
    return f"{row[first]} {row[last]}".strip() if row is not None else ""


def _inviters(source: Source, found: dict[str, tuple[str, int, str]]) -> Iterator[tuple[str, str]]:
    if "Invitations.csv" not in found:
        return
    table = Table(source, *found["Invitations.csv"])
    way, name, address = table.place("DIRECTION"), table.place("FROM"), table.place("INVITERPROFILEURL")
    if address == table.width:
        return
    for _, row in islice(table.rows(), _SAMPLE):
        if row and len(row) == table.width and row[way].strip().upper() == "OUTGOING" and row[address].strip():
            yield slug(row[address]), row[name].strip()


def _people(source: Source, found: dict[str, tuple[str, int, str]]) -> Iterator[tuple[str, str, set[str], list[str]]]:
    """(sender’s profile, name, everyone’s profiles, receivers’ names) of the first messages."""
    if "messages.csv" not in found:
        return
    table = Table(source, *found["messages.csv"])
    name, sender, others = table.place("FROM"), table.place("SENDER PROFILE URL"), table.place("RECIPIENT PROFILE URLS")
    to = table.place("TO")
    for _, row in islice(table.rows(), _SAMPLE):
        if not row or len(row) != table.width:
            continue
        row.append("")
        address = slug(row[sender])
        if not address:
            continue
        everyone = {address, *(slug(one) for one in row[others].split(",") if one.strip())}
        yield address, row[name].strip(), everyone, [one.strip() for one in row[to].split(",")]
