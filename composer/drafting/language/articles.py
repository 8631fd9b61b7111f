"""“a” or “an”, and which noun phrases need one."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.lexicon import load_words
from composer.drafting.language.noun_phrases import COUNT_NOUNS, DETERMINERS, QUOTED, WORD, head, words_of

_VOWEL_LETTERS: Final = frozenset("AEFHILMNORSX")


def with_article(text: str, *, countable: bool = False) -> str:
    """A noun phrase with “a” or “an” where a countable head stands bare: “platform role” → “a platform role”."""
    words = words_of(text)
    if not words or words[0] in DETERMINERS or words[0] in ("a", "an") or words[0][0].isdigit():
        return text
    noun, part = head(text)
    lists = load_words()
    if any(re.search(r"\w['’]s?$", piece) for piece in QUOTED.sub("x", text).split(" ")[: len(part)]):
        return text
    countable = countable or noun in COUNT_NOUNS or noun in lists.works - {"advice", "poetry"} or noun in lists.roles
    return f"{article(text)} {text}" if countable and noun not in ("feedback", "data") else text


def article(text: str) -> str:
    """“a” or “an” by the sound of the first word, acronyms by their letters."""
    found = WORD.search(text)
    if found is None:
        return "a"
    word = found.group()
    lower = word.lower()
    if word.isdigit():
        return "an" if word.startswith("8") or word in ("11", "18") else "a"
    if word.isupper() and (len(word) == 1 or (len(word) <= 5 and not re.search(r"[AEIOU].*[AEIOU]", word[1:]))):
        return "an" if word[0] in _VOWEL_LETTERS else "a"
    if lower.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    if re.match(r"(?:uni(?!n)|us[aeiu]|u[bcfhjkqrst][aeiou]|eu|ew|one\b|once\b)", lower):
        return "a"
    return "an" if lower[0] in "aeiouáàâäåéèêíîóôöøúü" else "a"
