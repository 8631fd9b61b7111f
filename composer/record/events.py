"""A touch as the derivation of outreaches sees it; times and durations are integer microseconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from composer.channel_facts import NETWORKS

SECOND: Final = 1_000_000
HOUR: Final = 3600 * SECOND
DAY: Final = 24 * HOUR
# What the words of an answer are read to mean, in the order in which it is asked: what protects the reader first.
READ: Final = ("complaint", "stop", "left", "away", "wrong_person", "later", "no", "interested")
MEANINGS: Final = (*READ, "question", "answer")  # the last: a person's answer and nothing more, as the user said
NEVER_AGAIN: Final = frozenset({"stop", "complaint"})  # meanings after which nobody writes to them


def family(channel: str) -> str:
    """The conversation a channel belongs to: LinkedIn's three are one, X's two are one, every other its own."""
    return NETWORKS.get(channel, channel)


@dataclass(slots=True)
class Event:
    """One touch as the derivation sees it, corrections applied."""

    id: int
    person: int
    source: int
    channel: str
    direction: str
    kind: str
    auto_class: str
    at: int
    precision: int = 0
    conversation: str = ""
    native_id: str = ""
    in_reply_to: str = ""
    refs: tuple[str, ...] = ()
    bounced_id: str = ""
    topic: str = ""  # of a mail: its folded subject without “Re:”
    again: bool = False  # its subject says that it continues a conversation
    body_hash: int = 0
    words: int = 0
    asks: int = 0
    by_hand: bool = False
    answers: int | None = None
    meaning: str = ""  # of an inbound touch: what it says (record/meaning.py), the user's own word first
    to_request: bool = False  # answers a request of theirs
    about: Mapping[str, str | int] = field(default_factory=dict)  # purpose, relationship, template …
    also: tuple[int, ...] = ()  # ids of its twins
    folded: bool = False  # into its twin
    mail_ids: frozenset[str] = frozenset()  # its own Message-ID and those of its twins

    @property
    def human(self) -> bool:
        """Whether a person wrote or spoke it."""
        return self.auto_class == "human" and self.kind not in ("auto", "bounce")

    @property
    def named(self) -> frozenset[str]:
        """The Message-IDs it refers to."""
        return frozenset(filter(None, (self.in_reply_to, self.bounced_id, *self.refs)))


def order(event: Event) -> tuple[int, int]:
    """Where an event stands among others: by time, then by id."""
    return event.at, event.id
