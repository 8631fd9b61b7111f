"""Turns what the user typed about the reader (“she runs a bakery”) into words to the reader (“you run a bakery”)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from composer.drafting.language.inflection import base_of
from composer.drafting.language.lexicon import load_words, word_list
from composer.drafting.language.noun_phrases import HELPERS as _ASKING
from composer.drafting.language.noun_phrases import words_of

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|\s+|_", re.UNICODE)

_SUBJECT: Final = {"she": "she", "he": "he", "they": "they"}
_OWN: Final = {"his": "he", "her": "she", "their": "they"}
_OBJECT: Final = {"him": "he", "them": "they"}
_OWN_ALONE: Final = {"hers": "she", "theirs": "they"}
_SELF: Final = {"herself": "she", "himself": "he", "themself": "they", "themselves": "they"}
_SHORT: Final = {"s": "'s", "re": "'re", "ve": "'ve", "ll": "'ll", "d": "'d"}
_NEGATIVE: Final = {"isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"}
_HELPERS: Final = frozenset(["is", "was", "has", "does"])
_QUESTION_WORDS: Final = word_list("question_words")
_AFTER_OBJECT: Final = word_list("after_object")
_GIVES: Final = frozenset(["took", "takes", "take", "cost", "costs", "gave", "give", "gives"])
_NUMBERS: Final = word_list("numbers")
_MAKES: Final = word_list("makes")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who “you” is: full, given and family name, and the pronouns (she, he, they) that stand for the reader."""

    full: str
    given: str
    family: str
    pronouns: frozenset[str]


def pronouns_in(texts: tuple[str, ...]) -> frozenset[str]:
    """Which of she, he and they stand for the reader over all the texts of a brief; the first of she and he wins.

    “They” is the reader only where neither she nor he is used, since “she and her team … they” means the team.
    """
    for text in texts:
        words = re.findall(r"[^\W\d_]+", text.lower())
        for word in () if {"you", "your", "yours"} & set(words) else words:
            for family in (_SUBJECT, _OWN, _OBJECT, _OWN_ALONE, _SELF):
                if family.get(word) in ("she", "he"):
                    return frozenset({family[word]})
    return frozenset({"they"})


def facing(text: str, reader: Reader, *, asking: bool = False) -> Reader:
    """The reader's pronouns within one text: “they” only where it cannot stand for somebody named before it."""
    words = words_of(text)
    if any(word.partition("'")[0] in ("you", "your", "yours") for word in words):
        return Reader(reader.full, reader.given, reader.family, frozenset())  # “you” is the reader, so “she” is somebody else
    opener = next((word.partition("'")[0] for word in words[:2] if word.partition("'")[0] in ("she", "he", "his", "her")), "")
    if opener:
        chosen = frozenset({"he"}) if opener in ("he", "his") else frozenset({"she"})
        return Reader(reader.full, reader.given, reader.family, chosen)
    if any(word.partition("'")[0] in ("she", "he", "his", "him", "her", "hers") for word in words):
        return reader
    theirs = ("they", "their", "them", "theirs", "themselves")
    for place, word in enumerate(words):
        if word.partition("'")[0] not in theirs:
            continue
        before = words[place - 1] if place else ""
        plural = any(item.endswith("s") and item not in _ASKING | {"this", "his"} for item in words[:place])
        after = before in load_words().prepositions | _QUESTION_WORDS and (asking or not plural)
        near = place <= 1 or after or before in _ASKING
        chosen = frozenset({"they"}) if near else frozenset[str]()
        return Reader(reader.full, reader.given, reader.family, chosen)
    return reader


def be(who: str, text: str, *, past: bool) -> str:
    """The form of “be” before what somebody is: “have been” for what has lasted since a year."""
    if re.search(r"\bsince (?:\w+ )?\d{4}\b|\bfor \w+ years\b", text):
        return "have been" if who == "they" else "has been"
    if who == "they":
        return "were" if past else "are"
    return "was" if past else "is"


def plural_verb(text: str, verb: str, base: str) -> str:
    """The text with its first verb as “they” has it."""
    return re.sub(rf"\b{verb}\b", base, text, count=1, flags=re.IGNORECASE) if base else text


def to_reader(text: str, reader: Reader) -> str:
    """The text with every word about the reader turned to “you”; I, me and we stay the sender's."""
    tokens = _TOKEN.findall(_names_to_pronouns(text, reader))
    words = [index for index, token in enumerate(tokens) if token[0].isalpha()]
    place = {index: number for number, index in enumerate(words)}
    for index in words:
        _turn(tokens, words, place[index], reader.pronouns)
    return "".join(tokens).replace(_MARK, "")


_OPENING: Final = frozenset("“‘'" + chr(34))
_MARK: Final = "\ue000"  # stands before a “you” that came from a name, so that its verb is turned as well


def _names_to_pronouns(text: str, reader: Reader) -> str:
    names = [name for name in (reader.full, reader.given, reader.family) if len(name) > 1]
    for name in dict.fromkeys(names):
        safe = re.escape(name)
        text = re.sub(rf"(?<!\w)(?<![A-Z]\w ){safe}['’]s?(?=\s)(?!\s+(?:is|was|been)\b)", "your", text)
        last_only = name == reader.family and name != reader.full
        where = r"^" if last_only else r"(?<![\w@.])(?<!\bthe )"
        text = re.sub(rf"{where}{safe}(?=\s+[a-z]|[.,;!?]|$)(?![.,]\w)", f"you{_MARK}", text)
    return text


def _turn(tokens: list[str], words: list[int], number: int, pronouns: frozenset[str]) -> None:
    index = words[number]
    token = tokens[index]
    lower = token.lower().replace("’", "'")
    following = _word(tokens, words, number + 1)
    if lower == "you" and tokens[index + 1 : index + 2] == [_MARK]:
        _agree(tokens, words, number)
        return
    stem, _, tail = lower.partition("'")
    new = ""
    if _SUBJECT.get(stem) in pronouns:
        if tail:
            new = "you" + _contraction(stem, tail, following)
        else:
            new = "you"
            _agree(tokens, words, number)
            _agree_before(tokens, words, number)
    elif _OWN.get(lower) in pronouns:
        new = _own(tokens, words, number)
    elif _OBJECT.get(lower) in pronouns:
        new = "you"
    elif _OWN_ALONE.get(lower) in pronouns:
        new = "yours"
    elif _SELF.get(lower) in pronouns:
        new = "yourself"
    if new:
        tokens[index] = new[0].upper() + new[1:] if token[0].isupper() else new


def _own(tokens: list[str], words: list[int], number: int) -> str:
    """“your”, “you” or “yours” for his and her, by what stands beside it."""
    following = _word(tokens, words, number + 1).lower()
    lower = tokens[words[number]].lower()
    before = _word(tokens, words, number - 1).lower() if number else ""
    ends = not following or _break_between(tokens, words, number)
    if lower == "his":
        return "yours" if ends or (before == "of" and following in load_words().prepositions) else "your"
    if lower == "their" or number == 0:
        return "your"
    if following.isdigit() and before not in _GIVES:
        return "your"
    counted = before in _GIVES and following in _NUMBERS
    if ends or counted or following in _AFTER_OBJECT or following in load_words().prepositions:
        return "you"
    if before in _MAKES and following in load_words().verbs and following not in load_words().noun_too:
        return "you"
    if before in ("heard", "saw", "see", "seen", "watched") and following.endswith("ing"):
        return "you"
    return "your"


def _contraction(stem: str, tail: str, following: str) -> str:
    if tail == "s" and stem in ("she", "he"):
        had = following.lower() in load_words().participles or following.lower() in ("been", "got")
        return "'ve" if had else "'re"
    return "'" + _SHORT.get(tail, tail).lstrip("'")


def _agree(tokens: list[str], words: list[int], number: int) -> None:
    """Turn the verb after a subject at `number`, and the verbs that share the subject, from “runs” to “run”."""
    lists = load_words()
    at = _skip_adverbs(tokens, words, number + 1)
    if at is None:
        return
    first = tokens[words[at]].lower().replace("’", "'")
    changed = _to_base(first)
    third = changed != first
    if third:
        tokens[words[at]] = changed
    for later in range(at + 1, len(words)):
        joined = _word(tokens, words, later - 1).lower() in ("and", "but", "or", "then")
        if any("." in tokens[i] or ";" in tokens[i] for i in range(words[later - 1], words[later])):
            return
        comma = any(tokens[i] == "," for i in range(words[later - 1], words[later]))
        if not (joined or (comma and third)):
            continue
        where = _skip_adverbs(tokens, words, later)
        if where is None:
            return
        verb = tokens[words[where]].lower()
        if (verb in _HELPERS and joined) or (third and verb in lists.present and not _is_end(tokens, words, where)):
            tokens[words[where]] = _to_base(verb)


def _agree_before(tokens: list[str], words: list[int], number: int) -> None:
    """“how does she” → “how do you”; only where the helper stands in front as in a question."""
    if not number:
        return
    index = words[number - 1]
    lower = tokens[index].lower().replace("’", "'")
    opens = number == 1 or _word(tokens, words, 0).lower() in _QUESTION_WORDS or _sentence_start(tokens, index)
    if opens and (lower in _HELPERS or lower in _NEGATIVE):
        new = _NEGATIVE.get(lower) or base_of(lower)
        tokens[index] = new[0].upper() + new[1:] if tokens[index][0].isupper() else new


def _to_base(verb: str) -> str:
    return _NEGATIVE.get(verb) or base_of(verb)


def _skip_adverbs(tokens: list[str], words: list[int], at: int) -> int | None:
    adverbs = load_words().adverbs
    while at < len(words) and (tokens[words[at]].lower() in adverbs or tokens[words[at]].lower().endswith("ly")):
        at += 1
    if at >= len(words) or (tokens[words[at]][0].isupper() and not tokens[words[at]].isupper()):
        return None
    return at


def _word(tokens: list[str], words: list[int], number: int) -> str:
    return tokens[words[number]] if 0 <= number < len(words) else ""


def _break_between(tokens: list[str], words: list[int], number: int) -> bool:
    if number + 1 >= len(words):
        return True
    gap = tokens[words[number] + 1 : words[number + 1]]
    return any(not part.isspace() and part not in _OPENING and not part.isdigit() for part in gap)


def _is_end(tokens: list[str], words: list[int], number: int) -> bool:
    return number + 1 >= len(words) and "," not in "".join(tokens[words[number] :])


def _sentence_start(tokens: list[str], index: int) -> bool:
    before = "".join(tokens[:index]).rstrip()
    return not before or before[-1] in ".!?…,"
