"""The touches in a row of a table: one where a row is a touch, one for each thing that happened where it is a contact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Final, NamedTuple, cast

from composer.channel_facts import CHANNEL_FACTS, HANDLE_KINDS
from composer.imports.linkedin_files import slug
from composer.imports.reader import Item, Options, Owner, Skipped, to_utc
from composer.imports.table_columns import MEANT, Columns, channel_words, plain
from composer.imports.wordlists import words
from composer.imports.written_times import DAY_US, Habits, parse
from composer.model import Direction, ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import clean, fold, mail_address, phone

_FORMULA: Final = re.compile(r"'[=+\-@\t\r\n\0＝＋－＠]")
_ANY_TIME_US: Final = 366 * DAY_US  # what an answer leaves open of which a table says only that it came
_ADDRESS_AFTER: Final = re.compile(r"\s*<[^<>]*@[^<>]*>\s*$")
_NO_TIME: Final = re.compile(r"[0 ]+(?: ?s(?:ec(?:onds?)?)?)?")  # “0”, “00:00”: how long they talked
_OPTED_OUT: Final = "unsubscribe"  # read as a wish to stop, as the word alone is in a mail
_COUNT: Final = re.compile(r"\d{1,4}(?:\.0)?")
When = tuple[datetime, int, TimeBasis]
_KINDS: Final = frozenset(MEANT["kind"]) - {"skip"}


class _Said(NamedTuple):
    """What the value of a kind says: a channel, a direction, a kind, or why it is no touch."""

    channel: str = ""
    direction: str = ""
    kind: str = ""
    skip: str = ""


class Rows:
    """Reads the rows of one table; remembers which values it could not understand."""

    def __init__(self, columns: Columns, habits: Habits, me: Owner, options: Options) -> None:
        self.columns, self.habits, self.me, self.options = columns, habits, me, options
        self.ambiguous = 0
        self.unknown: dict[str, Counter[str]] = {"channel": Counter(), "direction": Counter(), "kind": Counter()}

    def cell(self, row: Sequence[str], field: str) -> str:
        """The first text of a field in a row, or what stands for every row."""
        return next(filter(None, self.cells(row, field)), "")

    def cells(self, row: Sequence[str], field: str) -> list[str]:
        """The texts of a field in a row, where it stands in several columns."""
        places = self.columns.places.get(field)
        texts = [row[place] for place in places] if places else [self.columns.fixed.get(field, "")]
        return [clean(text[1:] if _FORMULA.match(text) else text).strip() for text in texts]

    def items(self, row: Sequence[str], where: str) -> Iterator[Item]:
        """The touches in a row, or why it holds none."""
        return self._of_contact(row, where) if self.columns.by_contact else self._of_touch(row, where)

    # --- one row a touch -----------------------------------------------------------------------------------------

    def _of_touch(self, row: Sequence[str], where: str) -> Iterator[Item]:
        said = self._kind(self.cell(row, "kind"))
        if said.skip:
            yield Skipped(said.skip, where)
            return
        if _status(self.cell(row, "status")) == "undone":
            yield Skipped("not done yet", where)
            return
        direction = self._direction(row, said)
        channel = self._channel(row, said)
        party = self._party(row, channel, direction)
        when = self._time(self._written(row))
        kind = "call" if said.kind == "message" and channel == "phone" else said.kind  # nobody writes by telephone
        kind = self._outcome(row, kind) if kind == "call" else kind
        wrong = zip(("channel", "direction", "kind", "date"), (channel, direction, kind, when), strict=True)
        field = next((name for name, value in wrong if not value), "")
        if field or when is None:
            self._note_unknown(row, field)
            yield Skipped(self._no_date(self._written(row)) if field == "date" else f"unknown {field}", where)
        elif not party.name and not party.handle:
            yield Skipped("nobody named", where)
        else:
            yield self._made(row, channel, direction, kind, when, party, where)
            if direction == "out" and _status(self.cell(row, "status")) == "bounced" and kind == "message":
                yield self._made(row, channel, "in", "bounce", when, party, where)

    def _kind(self, text: str) -> _Said:
        key = plain(text)
        meant = self.columns.meant.get(("kind", key))
        if meant:
            return _Said(skip=key) if meant == "skip" else _Said(kind=meant)
        if not key:
            return _Said(kind="message")
        known = _values().get(key) or _values().get(key.replace(" ", ""))
        if known is None and key in _directions():  # a column of types that says which way it went
            return _Said(direction=_directions()[key], kind="message")
        return known or _Said(kind=key if key in _KINDS else "")

    def _direction(self, row: Sequence[str], said: _Said) -> str:
        text = self.cell(row, "direction")
        key = plain(text)
        known = self.columns.meant.get(("direction", key)) or _directions().get(key) if key else ""
        if known:
            return known
        (yes, no), incoming = _truths(), plain(self.cell(row, "incoming"))
        if "incoming" in self.columns.places and (incoming in yes or incoming in no):
            return "in" if incoming in yes else "out"
        if said.direction:
            return said.direction
        sender, receiver = self.cell(row, "from"), self.cell(row, "to")
        if not text and (sender or receiver):
            return "out" if self._is_mine(sender) else "in" if self._is_mine(receiver) else ""
        # A log of calls and mails that says no direction is of what its owner did.
        return "out" if not text and said.channel else ""

    def _is_mine(self, text: str) -> bool:
        addresses = {mail_address(part) for part in re.split(r"[,;]", text)} - {""}
        return bool(addresses & self.me.handles) or any(fold(part) in self.me.names for part in re.split(r"[,;<]", text))

    def _channel(self, row: Sequence[str], said: _Said) -> str:
        key = plain(self.cell(row, "channel"))
        if key:
            return self.columns.meant.get(("channel", key)) or channel_words().get(key, "")
        if said.channel:
            return said.channel
        has = self.columns.places.keys()
        if "channel" in has:
            return ""
        if "handle" in has and (said.kind in ("message", "bounce", "auto", "") or "kind" not in has):
            return "email"
        if {"from", "to"} <= has:
            return "email"
        return "linkedin_message" if "profile" in has else "phone" if "number" in has and said.kind == "call" else ""

    def _outcome(self, row: Sequence[str], kind: str) -> str:
        """What became of a call: by its own column, else by a note that says nothing but that."""
        told = plain(self.cell(row, "outcome"))
        for key in (told,) if told else (plain(self.cell(row, "text")), plain(self.cell(row, "subject"))):
            found = next((name for name, known in _listed("outcomes") if key in known), "")
            if found:
                return found
        return "missed" if _NO_TIME.fullmatch(told) else kind

    # --- one row a contact ---------------------------------------------------------------------------------------

    def _of_contact(self, row: Sequence[str], where: str) -> Iterator[Item]:
        channel = self._channel(row, _Said())
        party = self._party(row, channel, "out")
        status = _status(self.cell(row, "status"))
        sent = self._times(row, "sent")
        first = sent[0] if sent else self._time(self._written(row))
        reached = status in ("sent", "replied", "bounced", "unsubscribed")
        written_to = bool(sent) or self._is_true(row, "sent_flag") or reached or (
            first is not None and "sent" not in self.columns.places and "status" not in self.columns.places)
        replies, bounces = self._times(row, "replied"), self._times(row, "bounced")
        answered = bool(replies) or self._is_true(row, "replied") or status == "replied"
        gone = self._is_true(row, "unsubscribed") or status == "unsubscribed"
        came_back = bool(bounces) or self._is_true(row, "bounced") or status == "bounced"
        if not channel:
            self._note_unknown(row, "channel")
            yield Skipped("unknown channel", where)
        elif not party.name and not party.handle:
            yield Skipped("nobody named", where)
        elif not (written_to or answered or came_back):
            yield Skipped("not written to", where)
        elif first is None:
            yield Skipped(self._no_date(self.cell(row, "sent") or self._written(row)), where)
        else:
            for when in sent or [first]:
                yield self._made(row, channel, "out", "message", when, party, where)
            open_end: When = (first[0], _ANY_TIME_US, "none")
            if answered:
                for when in replies or [open_end]:
                    yield self._made(row, channel, "in", "message", when, party, where, words=False)
            elif came_back:
                yield self._made(row, channel, "in", "bounce", bounces[0] if bounces else first, party, where, words=False)
            if gone:
                times = self._times(row, "unsubscribed")
                yield self._made(row, channel, "in", "stop", times[0] if times else open_end, party, where, words=False)

    def _times(self, row: Sequence[str], field: str) -> list[When]:
        found = (self._time(cell) for cell in self.cells(row, field) if not _COUNT.fullmatch(cell))
        return sorted(when for when in found if when is not None)

    def _is_true(self, row: Sequence[str], field: str) -> bool:
        yes, no = _truths()
        for cell in self.cells(row, field):
            key = plain(cell)
            if key in yes or (key not in no and (_COUNT.fullmatch(key) or _status(key) == field or not self._time(key))):
                return True
        return False

    # --- both ----------------------------------------------------------------------------------------------------

    def _made(  # noqa: PLR0917  # the parts of one touch
        self, row: Sequence[str], channel: str, direction: str, kind: str, when: When, party: Party,
        where: str, *, words: bool = True,
    ) -> ImportedTouch:
        at, width, basis = when
        text = self.cell(row, "text") if words else ""
        auto_class = kind if kind in ("auto", "bounce") else "human"
        if kind == "stop":  # the button of a tool, and no message
            kind, auto_class, text = "auto", "complaint", text or _OPTED_OUT
        return ImportedTouch(
            channel, cast("Direction", direction), at, party, "", cast("Kind", kind), auto_class, text,
            subject=self.cell(row, "subject") if words else "", precision_us=width, basis=basis, location=where)

    def _written(self, row: Sequence[str]) -> str:
        return f"{self.cell(row, 'at')} {self.cell(row, 'clock')}".strip()

    def _time(self, text: str) -> When | None:
        found = parse(text, self.habits) if text else None
        if found is None:
            return None
        if found.zone is not None and found.width != DAY_US:
            try:
                return found.wall.replace(tzinfo=found.zone).astimezone(UTC), found.width, "offset"
            except OverflowError:
                return None
        at, rest = to_utc(found.wall, self.options.zone)
        return (at, DAY_US, "date_only") if found.width == DAY_US else (at, rest + found.width, "assumed")

    def _no_date(self, text: str) -> str:
        if not text:
            return "no date"
        if parse(text, Habits("dmy")) or parse(text, Habits("mdy")):
            self.ambiguous += 1
            return "day or month first unclear"
        return "date not understood"

    def _note_unknown(self, row: Sequence[str], field: str) -> None:
        if field in self.unknown and len(self.unknown[field]) < 50:
            self.unknown[field][self.cell(row, field)[:60]] += 1

    def _party(self, row: Sequence[str], channel: str, direction: str) -> Party:
        person = self.cell(row, "person") or " ".join(filter(None, (self.cell(row, "first"), self.cell(row, "last"))))
        handles = self.cells(row, "handle")
        if {"from", "to"} <= self.columns.places.keys():
            other = self.cell(row, "to" if direction == "out" else "from")
            person, handles = person or other, [other, *handles]
        handle = next(filter(None, handles), "")
        address = next(filter(None, map(mail_address, (*handles, person))), "")
        name = _ADDRESS_AFTER.sub("", person)
        name = "" if name == address or (address and name.lower() == address) else name
        kind = HANDLE_KINDS.get(CHANNEL_FACTS[channel].handle) if channel in CHANNEL_FACTS else None
        if kind is not None and kind.form == "mail":
            return Party(name, address)
        if kind is not None and kind.form in ("number", "whatsapp"):
            country = self.options.country
            found = (phone(text, country) for text in (self.cell(row, "number"), handle, person))
            return Party(name, next(filter(None, found), ""))
        if kind is not None and kind.name == "linkedin":
            profile = self.cell(row, "profile") or handle
            return Party(name, slug(profile) if profile and "@" not in profile else "")
        return Party(name, handle.lstrip("@") if handle and not address and (kind or not channel) else "")


def _status(text: str) -> str:
    """sent, replied, bounced or nothing: where a contact stands."""
    key = plain(text)
    return next((name for name, known in _listed("statuses") if key and (key in known or key.replace(" ", "") in known)), "")


@cache
def _listed(section: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(map(plain, some))) for name, some in words("tables")[section].items())


@cache
def _truths() -> tuple[frozenset[str], frozenset[str]]:
    known = words("tables")
    return frozenset(map(plain, known["yes"]["any"])), frozenset(map(plain, known["no"]["any"]))


@cache
def _directions() -> Mapping[str, str]:
    return {word: name for name, known in _listed("directions") for word in known}


@cache
def _values() -> Mapping[str, _Said]:
    found: dict[str, _Said] = {}
    for value, says in words("tables")["values"].items():
        if says.startswith("skip "):
            found[plain(value)] = _Said(skip=says.removeprefix("skip "))
        else:
            found[plain(value)] = _Said(*("" if part == "-" else part for part in says.split()))
    return found
