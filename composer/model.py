"""The values that flow through the house: brief, draft, finding, touch, outreach.

Frozen, without I/O and without a clock. Times are aware UTC datetimes; durations in the record are integer
microseconds. Text offsets count Unicode code points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple

from composer import channel_facts

CHANNELS: Final = channel_facts.CHANNELS  # channels and kinds of address are data
SPOKEN: Final = channel_facts.SPOKEN
HANDLES: Final = channel_facts.HANDLES
RELATIONSHIPS: Final = ("stranger", "met", "mutual", "follower", "colleague", "client", "friend")
PURPOSES: Final = (
    "connect", "learn", "job", "hire", "sell", "partner", "invite", "press", "introduce", "thank", "reconnect",
    "update", "decline",
)
TONES: Final = ("warm", "neutral", "formal")
STAGES: Final = ("first", "follow_up", "reply", "update")
STANCES: Final = ("question", "statement", "polite_disregard", "pause", "accept", "redirect")
CONTACT_TYPES: Final = ("company", "sole_trader", "private")
ORIGINS: Final = ("template", "model", "own")
CRITERIA: Final = (
    "personal", "brief", "clear", "specific", "ends_with_question", "no_ask_yet", "genuine", "calm", "unambiguous",
    "no_pressure", "finished", "light", "right_channel", "own_words", "courteous", "honest", "lawful",
)
EVIDENCE: Final = ("independent", "platform", "vendor", "seed", "convention")
SEVERITIES: Final = ("error", "warning", "suggestion")  # worst first

Severity = Literal["error", "warning", "suggestion"]
Verdict = Literal["ready", "revise", "stop"]
Direction = Literal["out", "in"]
Kind = Literal["message", "call", "missed", "voicemail", "meeting", "auto", "bounce", "no", "reaction", "accepted"]
TimeBasis = Literal["utc", "epoch", "epoch_suspect", "offset", "assumed", "date_only", "none"]

EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)  # times outside these two are slips, and overflow what counts with them
LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970-01-01 UTC; raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError(f"a time needs its zone: {at.isoformat()}")
    return (at - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC time of an integer of microseconds."""
    return _EPOCH + timedelta(microseconds=micros)


# --- what the user knows before writing -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A particular thing about the recipient, and where it was seen.

    `said` is the user's own wording for the message; `detail` what in it struck them; `because` what it made them think, try
    or change.
    """

    text: str
    seen: str = ""
    date: dt.date | None = None
    url: str = ""
    said: str = ""
    detail: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """The user. `situation` is what they are in the middle of that makes this matter, in one sentence; `accounts` maps a channel
    to the user's own address there; `address` is the postal address.
    """

    name: str
    role: str = ""
    company: str = ""
    accounts: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The reader. `source` says where the contact details come from; `timezone` is an IANA name."""

    name: str
    role: str = ""
    company: str = ""
    handles: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    connected: bool = False
    timezone: str = ""
    contact_type: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Third:
    """The other person when two people are introduced to each other."""

    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the user knows before writing; build it with `composer.brief`, which checks it."""

    sender: Sender
    recipient: Recipient
    relationship: str
    purpose: str
    point: str = ""
    question: str = ""
    mutual: str = ""
    why_them: str = ""
    delicate: bool = False
    needs_record: bool = False
    urgent: bool = False
    commercial: bool = False
    language: str = "en"
    country: str = ""
    tone: str = "neutral"
    third: Third | None = None


# --- what the checker says ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fix:
    """A hint in words, or a replacement for the span (empty deletes); `safe` where it cannot change the meaning."""

    hint: str = ""
    replacement: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a text breaks a rule; `start == end` and `text` empty where something is absent."""

    rule: str
    criterion: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    why: str
    evidence: str
    source: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """Flesch-Kincaid grade and Flesch reading ease by textstat; both None where the text is too short to grade."""

    grade: float | None = None
    reading_ease: float | None = None
    graded: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """What supports one sentence of a text: parts of the brief (“fact:1”, “point”), or "wish", "question", "unsupported"."""

    start: int
    end: int
    by: tuple[str, ...] | Literal["wish", "question", "unsupported"]
    why: str = ""  # of one without support: what in it the brief does not hold


@dataclass(frozen=True, slots=True)
class Check:
    """All that the checker says of one text on one channel; `language` is the ISO 639-1 code it was read as."""

    channel: str
    characters: int
    limit: int | None
    words: int
    verdict: Verdict
    readability: Readability
    findings: tuple[Finding, ...]
    language: str = "en"
    trace: tuple[Trace, ...] | None = None  # for each sentence what in the brief supports it; None without a brief


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of a planned draft: its move, the wording it was said in, and the numbers of the facts that it speaks of."""

    move: str
    wording: str
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A subject and text for one channel, the facts it used (their texts, as typed) and what the checker says of it.

    `plan` is how a draft without a model was put together, so that one sentence can be said in another way.
    """

    channel: str
    subject: str
    text: str
    origin: str
    template: str
    facts_used: tuple[str, ...]
    check: Check
    model: str = ""
    prompt_version: str = ""
    plan: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """The drafts for a brief, most different first, and in words what is missing for more or better ones."""

    drafts: tuple[Draft, ...]
    missing: tuple[str, ...]


# --- what the adviser says ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChannelAdvice:
    """One channel's place in the ranking (1 is best), whether it may be used at all, and why, in plain words."""

    channel: str
    rank: int
    allowed: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next with a person and from when on."""

    step: str
    when: datetime | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Channels best first, the next step, and what had to be assumed."""

    channels: tuple[ChannelAdvice, ...]
    next: NextStep
    assumed: tuple[str, ...]


# --- what happened -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PastTouch:
    """One earlier touch with a person as the rooms before the record see it."""

    channel: str
    direction: Direction
    at: datetime
    kind: Kind = "message"
    text: str = ""
    meaning: str = ""  # what an inbound one says: interested, later, no, stop … (record/events.py)
    until: datetime | None = None  # the time that a “later” names


@dataclass(frozen=True, slots=True)
class ChannelRate:
    """The user's own answers on a channel: `answered` of `mature` outreaches within the window."""

    answered: int
    mature: int


class Party(NamedTuple):
    """The other side of an imported touch: what the platform tells of a person. Any part may be empty."""

    name: str = ""
    handle: str = ""  # normalised for its channel: slug, lower-case address, E.164, platform id


class Contact(NamedTuple):
    """Somebody of an address book: `addresses` are (kind, written form); any part may be empty."""

    name: str = ""
    company: str = ""
    role: str = ""
    addresses: tuple[tuple[str, str], ...] = ()
    location: str = ""  # file and card


class ImportedTouch(NamedTuple):
    """One touch as a reader found it: a tuple, because millions are made.

    `native_id` empty: the record derives a key from content (record/keys.py).

    `precision_us` is the width of the interval the true time lies in ([at, at + precision]); `text` is what the person
    wrote, quotes stripped; `raw` the whole body where it differs. `in_reply_to` and `references` are Message-IDs.
    """

    channel: str
    direction: Direction
    at: datetime
    party: Party
    conversation: str
    kind: Kind = "message"
    auto_class: str = "human"  # human | auto | bounce | delay | complaint | bulk | platform
    text: str = ""
    raw: str = ""
    subject: str = ""
    native_id: str = ""
    precision_us: int = 0
    basis: TimeBasis = "utc"
    time_key: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    bounced_id: str = ""  # for a bounce: the Message-ID of the mail that came back
    account: str = ""
    location: str = ""  # file and row, for the person who looks for it
