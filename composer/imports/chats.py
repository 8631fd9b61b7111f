"""What the chat platforms share: texts that are no messages, times in milliseconds, the reading of broken JSON."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from composer.model import ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import clean

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REACTION: Final = re.compile(
    r"(?:(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned) (?:[“\"].*[”\"]|an? (?:image|photo|video|message|link))|"
    r"(?:.{1,60} )?reacted (?:.{1,12} )?(?:to|with) .{0,80}?(?:your|a|this|the) (?:message|story|photo|video).{0,20}|"
    r"(?:.{1,60} )?liked (?:a|your) (?:message|story)|[^\w\s]{1,4} to [“\"].*[”\"])\s*\.?", re.IGNORECASE | re.DOTALL)


def is_reaction(text: str) -> bool:
    """Whether a text is only what a platform writes when somebody taps a reaction."""
    return len(text) < 2000 and _REACTION.fullmatch(text.strip()) is not None


def from_millis(millis: Any) -> datetime | None:
    """An epoch in milliseconds, as number or digits; None where it is none or out of any calendar."""
    try:
        number = int(millis)
        return _EPOCH + timedelta(milliseconds=number) if 0 < number < 253_402_300_800_000 else None
    except (TypeError, ValueError, OverflowError):
        return None


def text_of(value: Any) -> str:
    """A string a database takes; "" for anything that is no string."""
    return clean(value) if isinstance(value, str) else ""


def entry(value: Any) -> dict[str, Any]:
    """The value where it is an object; else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """The value where it is a list; else an empty one."""
    return value if isinstance(value, list) else []


def chat_touch(
    channel: str, *, out: bool, at: datetime, party: Party, conversation: str, text: str, where: str, kind: Kind = "message",
    native_id: str = "", basis: TimeBasis = "epoch", precision_us: int = 0, time_key: str = "",
) -> ImportedTouch:
    """One message or call of a chat; a tapped reaction is told from a message."""
    if kind == "message" and is_reaction(text):
        kind = "reaction"
    return ImportedTouch(
        channel, "out" if out else "in", at, party, conversation, kind, "human", text, native_id=native_id, basis=basis,
        precision_us=precision_us, time_key=time_key, location=where)
