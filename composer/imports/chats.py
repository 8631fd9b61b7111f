"""What the chat platforms share: texts that are no messages, times in milliseconds, the reading of broken JSON."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from composer.imports.wordlists import pattern
from composer.model import ImportedTouch, Kind, Party, TimeBasis
from composer.normalise import clean

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST: Final = 2000  # characters of what a platform says itself


def is_reaction(text: str) -> bool:
    """Whether a text is only what a platform writes when somebody taps a reaction, in any of thirty languages."""
    said = text.strip().rstrip(".。।").rstrip()
    if not said or len(said) > _LONGEST:
        return False
    if pattern("meta", "tapped").fullmatch(said):
        return True
    if len(said) > 120:
        return False
    tapped = pattern("meta", "reaction")
    if tapped.fullmatch(said):
        return True
    who, _, rest = said.partition(" ")  # “Mila a aimé un message”: a name of one or two words may stand before it
    return bool(who[:1].isupper() and (tapped.fullmatch(rest) or tapped.fullmatch(rest.partition(" ")[2])))


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
