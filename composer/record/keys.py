"""The key that tells one touch from every other, the same in every export: its native id, else what it says."""

from __future__ import annotations

from hashlib import sha256

from composer.model import ImportedTouch, to_micros
from composer.record.folding import fold_body, hashed_name


def native(channel: str, account: str, native_id: str, direction: str = "", handle: str = "") -> str:
    """The key of a touch whose platform numbers it.

    A Message-ID is unique everywhere, so the account stays out and the addressee of an outgoing mail comes in.
    """
    if channel == "email":
        return _hash("mail", native_id, handle if direction == "out" else "")
    return _hash("id", channel, account, native_id)


def content(touch: ImportedTouch) -> bytes:
    """What identifies a touch without a native id, before its occurrence number is added.

    Names change and stay out, but where there is no conversation the other person is all that tells two touches apart.
    """
    time_key = touch.time_key or str(to_micros(touch.at))
    talk = touch.conversation or touch.party.handle or hashed_name(touch.party.name)
    return content_of(touch.channel, touch.account, talk, touch.direction, time_key, touch.kind, touch.raw or touch.text)


def content_of(channel: str, account: str, talk: str, direction: str, time_key: str, kind: str, text: str) -> bytes:  # noqa: PLR0917
    """The digest of what a touch says and where."""
    parts = (channel, account, talk, direction, time_key, kind, fold_body(text))
    return sha256("\x1f".join(("content", *parts)).encode("utf-8", "replace")).digest()


def numbered(digest: bytes, occurrence: int) -> str:
    """The key of the n-th touch (from 0) with the same content in one file."""
    return sha256(digest + b"|%d" % occurrence).hexdigest()[:32]


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
