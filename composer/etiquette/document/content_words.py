"""Whether words name something: a proper name, a figure, a quoted title, or enough words that do not fit every reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from composer.etiquette.document.message import KEPT, Message, Span
from composer.etiquette.english import stems
from composer.lexicon import Lexicon, per_language

_WORD: Final = re.compile(r"[^\W_][\w'’.+#-]*")
_SMALL_WORD: Final = re.compile(r"[a-z0-9][\w'’-]*")


def empty(lexicon: Lexicon) -> frozenset[str]:
    """The words that name nothing."""
    return lexicon.words["content_words", "empty"]


def names_something(phrase: str, message: Message, span: Span, least: int = 1) -> bool:
    """Whether a phrase has `least` words that are not empty, or one and a name or figure in its span."""
    nothing = empty(message.lexicon)
    telling = sum(1 for word in (token.strip(".'’") for token in _WORD.findall(phrase)) if len(word) > 1 and word not in nothing)
    return telling >= least or (telling > 0 and holds_name(message, span))


def holds_name(message: Message, span: Span) -> bool:
    """Whether a span holds a word with a capital that does not begin it, a figure, or a title in quotes."""
    text = message.text[span[0] : span[1]]
    anyway = message.lexicon.words["content_words", "capital_anyway"]
    contracted = message.lexicon.group["content_words", "contracted"]
    for token in _WORD.finditer(text):
        word = token.group()
        capital = token.start() and (word[0].isupper() or word[0].isdigit())
        if capital and word not in anyway and not word.startswith(contracted):
            return True
    return "“" in text or '"' in text


def count(phrase: str, lexicon: Lexicon) -> int:
    """How many different words of a phrase in small letters, three letters or longer, name something."""
    nothing = empty(lexicon)
    return sum(
        1 for word in {token.rstrip("'’-") for token in _SMALL_WORD.findall(phrase)} if len(word) > 2 and word not in nothing
    )


TELLING: Final = 1
MASS: Final = 2


class _Kinds(dict[str, int]):
    """Word in small letters → TELLING (no letter to many holds it), MASS (it belongs to those) or 0; fills itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._mass = lexicon.words["specificity", "mass"]
        self._neutral = empty(lexicon) | lexicon.words["specificity", "little"] | lexicon.words["specificity", "neutral"]
        self._neutral |= lexicon.words["praise", "glowing"] | lexicon.words["praise", "pretty"]

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        forms = stems.forms(word)
        if not forms.isdisjoint(self._mass):
            kind = MASS
        elif len(word) < 3 or not word[0].isalpha() or not forms.isdisjoint(self._neutral):
            kind = 0
        else:
            kind = TELLING
        self[word] = kind
        return kind


@per_language
def kinds(lexicon: Lexicon) -> Mapping[str, int]:
    """Word in small letters → TELLING, MASS or 0, for the words of a language."""
    return _Kinds(lexicon)
