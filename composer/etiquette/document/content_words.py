"""Whether words name something: a proper name, a figure, a quoted title, or enough words that do not fit every reader."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.etiquette.document.message import KEPT, Message, Span
from composer.etiquette.word_groups import words

_WORD: Final = re.compile(r"[^\W_][\w'’.+#-]*")
_SMALL_WORD: Final = re.compile(r"[a-z0-9][\w'’-]*")


@cache
def empty() -> frozenset[str]:
    """The words that name nothing."""
    return words("telling", "empty")


def names_something(said: str, message: Message, span: Span, least: int = 1) -> bool:
    """Whether a phrase has `least` words that are not empty, or one and a name or figure in its span."""
    nothing = empty()
    telling = sum(1 for word in (found.strip(".'’") for found in _WORD.findall(said)) if len(word) > 1 and word not in nothing)
    return telling >= least or (telling > 0 and holds_name(message, span))


def holds_name(message: Message, span: Span) -> bool:
    """Whether a span holds a word with a capital that does not begin it, a figure, or a title in quotes."""
    text = message.text[span[0] : span[1]]
    for found in _WORD.finditer(text):
        word = found.group()
        if found.start() and (word[0].isupper() or word[0].isdigit()) and not _means_nothing(word):
            return True
    return "“" in text or '"' in text


def _means_nothing(word: str) -> bool:
    return word in ("I", "LinkedIn", "Linkedin") or word.startswith(("I'", "I’"))


def count(said: str) -> int:
    """How many different words of a phrase in small letters, three letters or longer, name something."""
    nothing = empty()
    return sum(
        1 for word in {found.rstrip("'’-") for found in _SMALL_WORD.findall(said)} if len(word) > 2 and word not in nothing
    )


def is_telling(word: str) -> bool:
    """Whether a word in small letters is none that every letter holds."""
    return KINDS[word] == TELLING


@cache
def _neutral() -> frozenset[str]:
    return empty() | words("particular", "little") | words("particular", "neutral")


TELLING: Final = 1
MASS: Final = 2


class _Kinds(dict[str, int]):
    """Word in small letters → TELLING, MASS (it belongs to letters to many) or 0; fills itself."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        bare = word.partition("'")[0]
        forms = {word, bare, bare.removesuffix("s")}
        if not forms.isdisjoint(words("particular", "mass")):
            kind = MASS
        elif len(word) < 3 or not word[0].isalpha() or not forms.isdisjoint(_neutral()):
            kind = 0
        else:
            kind = TELLING
        self[word] = kind
        return kind


KINDS: Final = _Kinds()
