"""Noun phrases and finite verbs: what a phrase's head is, whether it holds a verb, which article or “your” it takes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.drafting.language.lexicon import load_words, word_list

WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?", re.UNICODE)

QUESTION_WORDS: Final = word_list("question_words")
HELPERS: Final = word_list("helpers")
DETERMINERS: Final = word_list("determiners")
_SUBORDINATE: Final = word_list("subordinate")
_REDUCED: Final = word_list("reduced")
_INTRANSITIVE: Final = word_list("intransitive")
_NOT_OURS: Final = frozenset(["same"])
_SHARED: Final = frozenset(["mutual", "shared", "common", "joint"])
COUNT_NOUNS: Final = word_list("count_nouns")
_NUMBERS: Final = word_list("numbers")
QUOTED: Final = re.compile(r"(?<!\w)[‘'“\"][^‘’'“”\"]+[’'”\"](?!\w)")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return list(_words(text))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in WORD.findall(text))


def natural(text: str) -> str:
    """A phrase as it stands inside a sentence: trimmed, one space, no closing full stop, no capital that only opened it."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(".!;,").rstrip()
    return lower_first(text)


def lower_first(text: str) -> str:
    """Lower the first letter where the first word is a common word, so never a name, an acronym or “I”."""
    found = WORD.match(text)
    if found is None or not text[0].isupper():
        return text
    word = found.group()
    if word == "I" or word.startswith(("I'", "I’")) or (len(word) > 1 and word.isupper()):
        return text
    return text[0].lower() + text[1:] if is_common(word.lower()) else text


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of our listed words, so that its capital was only that of a sentence."""
    return _is_common(word)


@lru_cache(maxsize=8192)
def _is_common(word: str) -> bool:
    lists = load_words()
    word = word.replace("’", "'")
    stem = word.partition("'")[0]
    return (
        stem in DETERMINERS | QUESTION_WORDS | HELPERS | _SUBORDINATE | COUNT_NOUNS
        or stem in lists.verbs | lists.works | lists.roles | lists.past | lists.participles | lists.adverbs | lists.prepositions
        or stem in lists.present or stem in lists.ing_nouns or stem in _COMMON
        or (stem.endswith("ing") and _ing_base(stem) in lists.verbs) or (len(stem) > 7 and stem.endswith(_NOUN_ENDINGS))
    )


_COMMON: Final = word_list("sentence_openers")
_NOUN_ENDINGS: Final = ("tion", "sion", "ment", "ness", "ery", "ity", "ship", "ings", "tions")


def _ing_base(word: str) -> str:
    stem = word[:-3]
    verbs = load_words().verbs
    for base in (stem, stem + "e", stem[:-1]):
        if base in verbs:
            return base
    return ""


def is_doing(text: str) -> bool:
    """Whether a phrase starts with a verb in -ing (“moving from nursing”), not with a noun (“painting of a harbour”)."""
    words = words_of(text)
    if not words or not words[0].endswith("ing"):
        return False
    takes_object = bool(words[1:]) and words[1] in DETERMINERS | {"a", "an"}
    if words[0] in load_words().ing_nouns and not takes_object and words[1:2] not in (["up"], ["again"], ["with"]):
        return False
    return bool(_ing_base(words[0])) and words[1:2] != ["of"]


def head(text: str) -> tuple[str, list[str]]:
    """The head noun of a noun phrase in lower case, and the words of its first part up to a preposition, comma or verb."""
    part: list[str] = []
    lists = load_words()
    for found in re.finditer(rf"{WORD.pattern}|[,:;(–—“\"‘]|(?<!\w)'", text):
        token = found.group().lower()
        if not token[0].isalnum() or token in lists.prepositions or token in _SUBORDINATE:
            if part:
                break
            continue
        if part and token in _REDUCED:
            break
        part.append(token)
    alphabetic = [word for word in part if word[0].isalpha()]
    return (alphabetic[-1] if alphabetic else ""), part


def finite_verb(text: str) -> int | None:
    """The place of the verb of a main clause with a noun for its subject, or None where the text is a noun phrase."""
    lists = load_words()
    words = words_of(text)
    raised = [found.group()[0].isupper() for found in WORD.finditer(text)]
    for place, word in enumerate(words[1:], start=1):
        if word in _SUBORDINATE:
            return None
        if raised[place]:
            continue  # “in Applied Acoustics”: a name
        if (word in HELPERS and word not in ("be", "might", "must", "will", "may")) or word in ("will", "might", "must"):
            return place
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _REDUCED:
            continue
        if word in lists.irregular_past or (word in _INTRANSITIVE and words[place - 1] not in lists.prepositions):
            return place
        before = words[place - 1]
        plain = following and following not in lists.prepositions and not following.isdigit()
        if word in lists.past and plain and before not in lists.prepositions | {"a", "an", "the", "your"}:
            return place
        if past_by_ending(word, following) and before not in lists.prepositions | DETERMINERS | {"a", "an"}:
            return place
        if word in lists.verbs - lists.noun_too - lists.works and following and _plural_subject(words, place):
            return place
        base = lists.present.get(word, "")
        if not base or base in lists.works or before in lists.prepositions:
            continue
        known_subject = place == 2 and words[0] in DETERMINERS and following and not before.endswith("s")
        known_subject = known_subject or following in DETERMINERS | {"a", "an"}  # “St Luke's opens its hall”
        if base not in lists.noun_too or known_subject:
            return place
    return None


def _plural_subject(words: list[str], place: int) -> bool:
    """Whether a verb at this place has “your reviews” right before it."""
    before = words[place - 1]
    return place > 1 and words[place - 2] in DETERMINERS and before.endswith("s") and not before.endswith("ss")


def past_by_ending(word: str, following: str, *, opens: bool = False) -> bool:
    """Whether an unlisted word is a past form by its ending and what follows it: “halved its pages”, not “animated film”.

    Where it `opens` the text a preposition may follow, too: “posted about a client”.
    """
    ending = len(word) > 4 and word.endswith("ed") and not word.endswith("eed") and word not in _REDUCED
    follows = following in DETERMINERS | {"a", "an", "me", "us", "you"} or following.isdigit()
    return ending and (follows or (opens and following in load_words().prepositions))


def with_your(text: str) -> str:
    """A noun phrase about the reader with the right word in front: “your talk”, “the article about you”; "" where none fits."""
    words = words_of(text)
    if not words:
        return ""
    if text[0] in '“"‘' and (text[-1] in '”"’' or words[0] == "the"):
        return text
    first = words[0]
    owned = any(re.search(r"\w['’]s?$", part) for part in QUOTED.sub("x", text).split(" ")[:3])
    if first in DETERMINERS or first in QUESTION_WORDS or (owned and not first.endswith("'s")):
        return text if first not in ("both", "either") else ""
    if first.endswith("'s") or owned:
        return text
    if first in _NOT_OURS:
        return ""
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", first) and re.search(r"\bof (?:your|[A-Z])", text):
        return f"the {text}"
    counted = first[0].isdigit() or first in _NUMBERS
    if re.search(r"\bof your\b", text) or (counted and re.search(r"\bof [A-Z]", text)):
        # “the birth of your daughter”, “ten years of Olsen Ferries”
        return text if counted or first in ("a", "an") else f"the {text}"
    about_you = re.search(r"\b(?:about|with|of|by|on|for) you\b", text)
    if first in ("a", "an"):
        rest = text.split(" ", 1)[1] if " " in text else ""
        if about_you or re.search(r"\byour\b", text):
            return text
        return f"our {rest}" if words[1:2] and words[1] in _SHARED else f"your {rest}"
    if about_you:
        return f"the {text}"
    return f"our {text}" if first in _SHARED else f"your {text}"
