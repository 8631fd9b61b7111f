"""How the record folds names and texts so that the same thing written twice is found again."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import Final

from composer.lexicon import Wording
from composer.normalise import INVISIBLE, SPACE, clean, stable_name
from composer.subjects import bare_subject

_URL: Final = re.compile(r"https?://\S+")
# What phones send when somebody only taps a reaction.
_REACTION: Final = Wording("exports", "phone_reaction", re.IGNORECASE | re.DOTALL)

_LETTERS: Final = str.maketrans("øłđ", "old")
_SAID: Final = frozenset({"message", "no", "auto", "voicemail"})
_SPEAKS: Final = frozenset({"human", "auto", "complaint"})


def hashed_name(name: str) -> str:
    """A name as it goes into the hashes of touches and stops. It never changes, for a hash cannot be folded again."""
    return stable_name(clean(name).translate(INVISIBLE)).translate(_LETTERS).strip(" .,")


def fold_body(text: str) -> str:
    """A text as it compares across exports: NFC, invisible marks out, spacing folded."""
    if text.isascii():
        return " ".join(text.replace("\x00", "").split())
    return SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(INVISIBLE)).strip()


def fold_topic(subject: str) -> tuple[str, bool]:
    """A mail's subject folded, without “Re:” and its like in other languages, and whether it had one."""
    bare, again = bare_subject(subject)
    return fold_body(bare).casefold(), again


def body_hash(text: str) -> int:
    """A signed 64-bit number of the folded text without its links; 0 for an empty one."""
    folded = fold_body(_URL.sub("", text) if "://" in text else text).casefold()
    if not folded:
        return 0
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True) or 1


def asks(text: str) -> bool:
    """Whether a text holds a question."""
    plain = _URL.sub("", text) if "://" in text else text
    return "?" in plain or "？" in plain or "؟" in plain


def meaning_of(direction: str, kind: str, auto_class: str, subject: str, body: str) -> str:
    """What a touch says to whoever gets it (`meaning.read`); "" for what was sent, for lists and for what is no message.

    The subject counts only where it is the writer's own and nothing stands below it.
    """
    if direction != "in" or kind not in _SAID or auto_class not in _SPEAKS:
        return "no" if direction == "in" and kind == "no" else ""
    if auto_class == "complaint":
        return "complaint"
    if kind == "no":
        return "no"
    from composer.record import meaning

    bare, again = bare_subject(subject)
    return meaning.read(body if body.strip() or again else bare)


def is_reaction(text: str) -> bool:
    """Whether a text is only what a phone writes for a tapped reaction, such as “Liked a message”."""
    return 3 < len(text) < 2000 and _REACTION.for_all.fullmatch(text.strip()) is not None
