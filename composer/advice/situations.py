"""Situations as data: what must hold, which channels it puts first, rules out or favours, and what to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from composer import data
from composer.advice.standing import Standing
from composer.advice.tables import Grounds, entries
from composer.channel_facts import spread, with_like
from composer.errors import BadValue
from composer.model import CHANNELS, PURPOSES, RELATIONSHIPS, TONES

_KEYS: Final = ("id", "when", "need", "forbid", "add", "say", "unless")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"relationship": RELATIONSHIPS, "purpose": PURPOSES, "tone": TONES}
_SWITCHES: Final = (
    "delicate", "urgent", "needs_record", "commercial", "connected", "answered", "night", "far", "premium", "note_open",
    "inmail_open",
)
_COUNTS: Final = ("silent_at_least", "notes_left_at_most")


@dataclass(frozen=True, slots=True)
class Situation:
    """One entry of `advice/channel.toml`, checked."""

    id: str
    when: tuple[tuple[str, Any], ...]
    need: tuple[str, ...]
    forbid: tuple[str, ...]
    add: Mapping[str, float]
    say: Mapping[str, str]
    unless: str
    grounds: Grounds

    def holds(self, standing: Standing) -> bool:
        """Whether every condition of this situation is met; what is not known meets no condition."""
        return all(_met(key, wanted, standing) for key, wanted in self.when)

    def said(self, channel: str) -> str:
        """The reason for a channel, or an empty text."""
        return self.say.get(channel) or self.say.get("all", "")


def _met(key: str, wanted: Any, standing: Standing) -> bool:
    if key == "silent_at_least":
        return standing.silent >= int(wanted)
    if key == "notes_left_at_most":
        return standing.notes_left is not None and standing.notes_left <= int(wanted)
    actual = getattr(standing, key)
    return actual in wanted if isinstance(wanted, list) else bool(actual is not None and actual == wanted)


@cache
def load_situations() -> tuple[Situation, ...]:
    """All situations in the order of the file; raises BadValue or UnknownKey for one that is not right."""
    return tuple(_situation(entry, ground) for entry, ground in entries("channel", "situation", _KEYS))


def _situation(entry: Mapping[str, Any], ground: Grounds) -> Situation:
    where = f"advice/channel.toml: {entry['id']}"
    when = entry["when"]
    data.refuse_unknown(when, (*_CHOICES, *_SWITCHES, *_COUNTS), where)
    for key, choices in _CHOICES.items():
        data.refuse_unknown(when.get(key, ()), choices, f"{where}: {key}")
    for part in ("need", "forbid", "add"):
        data.refuse_unknown(entry.get(part, ()), CHANNELS, f"{where}: {part}")
    data.refuse_unknown(entry.get("say", ()), (*CHANNELS, "all"), f"{where}: say")
    if entry.get("need") and not entry.get("unless"):
        raise BadValue(where, "unless", "is missing: say what would undo the need")
    return Situation(
        str(entry["id"]), tuple(when.items()), with_like(entry.get("need", ())), with_like(entry.get("forbid", ())),
        spread(entry.get("add", {})), spread(entry.get("say", {})), str(entry.get("unless", "")), ground,
    )
