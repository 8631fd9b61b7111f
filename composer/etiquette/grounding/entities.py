"""Names and dates in a text that the brief does not hold: persons, firms and places by their capitals, days and months.

Part of grounding (the `brief` kind of rule); measured on the pairs in tests/data/grounding.jsonl.
"""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.document.syllables import is_known
from composer.lexicon import Lexicon
from composer.normalise import fold_letters

_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_RUN: Final = re.compile(
    rf"(?<![\w@/.#-]){_CAPITAL}(?:\s+(?:(?:of|de|da|do|di|la|le|der|van|von|the|and|&)\s+){{0,2}}{_CAPITAL}){{0,5}}"
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_EMPLOYED: Final = re.compile(
    r"\b(?:years?|worked|works?|job|role|team|colleagues|time|days|career|left|joined)\s+(?:at|for|with|from|in)\s+\Z"
)
_TOLD: Final = re.compile(
    r"\s+(?:told|said|says|suggested|recommended|introduced|sent|gave|thinks|mentioned|thought|passed|pointed|asked|spoke|speaks"
    r"|praised|and i\b)",
    re.IGNORECASE,
)
_DOES: Final = re.compile(r"\s+(?:would|could|can|will|should|might|may|must|had|did|asked|wants|knows|thinks)\b")
_COMMON_END: Final = re.compile(r"(?:ing|tion|sion|ity|ness|ment|ism|ics|ture|data|ship|ware|s)\Z")
_CAPITALISED: Final = ("capitalised", "weekdays", "months", "short_months")  # groups of words with a capital that are no names
_LEADING: Final = re.compile(r"\A\W+")
_OPENING: Final = re.compile(r"(?:[.?!:…)]|\n|[“\"(]|\s[-–—])[^\w\n]*|\A[^\w\n]*")


def unknown_name(message: Message, context: CheckContext) -> list[Hit]:
    """A person, firm or place, by its capitals, that the brief does not hold."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    starts = _openings(message)
    hits: list[Hit] = []
    for found in _RUN.finditer(message.text, message.body[0], message.end):
        start, said = found.start(), list(_WORD.finditer(found.group()))
        if not said or any(a <= start < b for a, b in message.links) or (found.group().isupper() and len(said) > 1):
            continue
        if start in starts and not _names_somebody(message, found, said[0]):
            said = said[1:]  # the capital of a sentence says nothing
        new = [
            word for word in said
            if not _held(word.group(), known.words, message.text[: start + word.start()].lower(), message.lexicon)
        ]
        if any(word.group()[0].isupper() for word in new) and words_of(" ".join(word.group() for word in new)):
            first, last = new[0], new[-1]
            hits.append((start + first.start(), start + last.end(), found.group()[first.start() : last.end()]))
    return hits


def _names_somebody(message: Message, run: re.Match[str], first: re.Match[str]) -> bool:
    """Whether the word that opens a sentence is a name: it told me something, or no dictionary knows it and it does something."""
    if _TOLD.match(message.text, run.end()):
        return True
    if _DOES.match(message.text, run.start() + first.end()) is None:
        return False
    word = first.group().lower()
    if any(char.isdigit() for char in run.group()):
        return True
    return word.isascii() and word.isalpha() and not _COMMON_END.search(word) and not is_known(word)


def _held(word: str, known: frozenset[str], before: str, lexicon: Lexicon) -> bool:
    bare = fold_letters(word).removesuffix("'s").strip("'-")
    if not word[0].isupper() or bare in lexicon.words("names", "little"):
        return True
    if bare in lexicon.words("names", "platforms"):
        return bare in known or not _EMPLOYED.search(before)
    if bare in known or any(bare in lexicon.words("names", group) for group in _CAPITALISED):
        return True
    if word.isascii() and word.isalpha() and word.isupper() and len(word) <= 4:
        return True  # UX, CRM, PhD: a kind of thing, seldom a name
    parts = re.split(r"[-']", bare)
    return any(part in known for part in parts) or any(
        len(bare) > 3 and (other.startswith(bare[:5]) or bare.startswith(other)) for other in known if len(other) > 3
    )


def _openings(message: Message) -> frozenset[int]:
    """Where a capital is due to the start of a sentence, line or quotation."""
    found = {start for start, _ in message.sentences}
    found |= {match.end() for match in _OPENING.finditer(message.text)}
    if message.greeting:
        rest = message.text[message.greeting[1] :]
        found.add(message.greeting[1] + len(rest) - len(_LEADING.sub("", rest)))
    return frozenset(found)
