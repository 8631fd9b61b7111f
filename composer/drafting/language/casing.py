"""Sets what was typed all in capitals, Like A Title or all in small letters as ordinary English, before its form is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from composer.drafting.language import noun_phrases
from composer.drafting.language.lexicon import load_words, word_list

_QUOTED: Final = re.compile(r"[“\"‘][^”\"’]*[”\"’]|(?<!\w)'[^']+'(?!\w)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_SMALL_I: Final = re.compile(r"(?<![\w.@/'’-])i(?=['’](?:m|ve|d|ll)\b|[ ,?!]|$)")
_DAYS: Final = word_list("calendar")
_PROPER: Final = word_list("proper")
_PARTICLES: Final = word_list("particles")
_PLACED: Final = frozenset(["at", "in", "from"])


def plain(text: str, names: Iterable[str] = ()) -> str:
    """The text in ordinary letters; quoted titles and the given names keep the letters they have."""
    kept = {word.lower(): word for name in names for word in _WORD.findall(name)}
    words = _WORD.findall(_QUOTED.sub(" ", text))
    if _shouted(words):
        text = _outside_quotes(text, lambda part: _WORD.sub(lambda found: _spoken(found.group(), kept), part))
        text = re.sub(r"(?<=[.!?] )[^\W\d_]", lambda found: found.group().upper(), text)
    elif _titled(words):
        text = _outside_quotes(text, lambda part: _untitled(part, kept))
    return _outside_quotes(text, lambda part: _days(_SMALL_I.sub("I", part)))


def name(text: str) -> str:
    """A name typed in small letters only, or in capitals only, as names are written; any other stays."""
    parts = text.split(" ")
    if re.search(r"[\d_@.&]", text) or not any(char.isalpha() for char in text):
        return text
    small = text.islower()
    shouted = len(parts) > 1 and text.isupper() and any(len(part) > 3 for part in parts)
    if not small and not shouted:
        return text
    last = len(parts) - 1
    return " ".join(
        part.lower() if 0 < place < last and part.lower() in _PARTICLES else _WORD.sub(_opened, part)
        for place, part in enumerate(parts)
    )


def _opened(found: re.Match[str]) -> str:
    return found.group()[:1].upper() + found.group()[1:].lower()


def _shouted(words: list[str]) -> bool:
    """Three words and more of which none has a small letter, and which are no row of acronyms."""
    return len(words) >= 3 and all(word.isupper() for word in words) and any(_small(word.lower()) for word in words)


def _titled(words: list[str]) -> bool:
    """Whether even the small words inside are capitalised, or every longer one of at least five."""
    inner = words[1:]
    raised = [word for word in inner if word[:1].isupper() and word != "I"]
    if len(words) < 3 or len(raised) < len(inner) - 1:
        return False
    return any(_small(word.lower()) for word in raised) and all(word[:1].isupper() for word in inner if len(word) > 3)


def _small(word: str) -> bool:
    grammar = noun_phrases.DETERMINERS | noun_phrases.HELPERS | noun_phrases.QUESTION_WORDS
    return word in grammar | {"a", "an", "and", "or", "to", "you"} or word in load_words().prepositions


def _spoken(word: str, kept: dict[str, str]) -> str:
    lower = word.lower()
    if lower in kept and not _small(lower):
        return kept[lower]
    if lower == "i" or lower.startswith(("i'", "i’")):
        return "I" + word[1:].lower()
    if len(word) <= 5 and not re.search(r"[AEIOUY]", word):
        return word
    return word.capitalize() if lower in _PROPER | _DAYS else lower


def _untitled(part: str, kept: dict[str, str]) -> str:
    """Small letters, but for names: those given, those after “at”, “in” and “from”, and words with capitals inside."""
    out: list[str] = []
    placed, end = False, 0
    for found in _WORD.finditer(part):
        word, lower = found.group(), found.group().lower()
        out.append(part[end : found.start()])
        placed = (placed and not _small(lower)) or lower in _PLACED
        keep = (
            not word[:1].isupper() or word[1:] != word[1:].lower() or word == "I" or lower in _PROPER | _DAYS
            or (placed and lower not in _PLACED)
        )
        out.append(word if keep else kept[lower] if lower in kept and not _small(lower) else lower)
        end = found.end()
    return "".join([*out, part[end:]])


def _days(part: str) -> str:
    return _WORD.sub(lambda found: found.group().capitalize() if found.group() in _DAYS else found.group(), part)


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    out: list[str] = []
    end = 0
    for found in _QUOTED.finditer(text):
        out += [change(text[end : found.start()]), found.group()]
        end = found.end()
    return "".join([*out, change(text[end:])])
