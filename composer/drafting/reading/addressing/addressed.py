"""Turns a point or a question to its reader: “what does she wish” → “what do you wish”; beside “you”, she is somebody else."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.grammar import gazetteer, lexicon
from composer.drafting.reading.grammar.calendar_names import A_DAY, A_MONTH
from composer.drafting.reading.wording.abroad import ENGLISH, is_abroad
from composer.drafting.reading.wording.letters import named, ordinary
from composer.drafting.reading.wording.spelling import words_spelled
from composer.normalise import without_accents
from composer.word_forms import word_forms

_YOU: Final = re.compile(r"\b(?:you|your|yours|yourself)\b(?!\s+(?:know|see)\b,)", re.IGNORECASE)
# “you” of anybody, and in “thank you”, beside which she is still the reader: “I read that you need a degree and she has none”.
_ANYBODYS: Final = re.compile(
    r"\bthank you\b(?! for your)|\b(?:the two|both) of you\b|"
    r"\b(?:that|if|when|where|until|unless|before|once) you (?:need|have to|can|can't|must|should|get|learn|pay)\b|"
    r"\b(?:that |which )?you can (?:feel|see|hear|hold|eat|carry|wear|open|fold|read|smell|touch|count)\b|"
    r"\b(?:unless|something|nothing|anything|which|the kind) (?:[a-z]+ )?you "
    r"(?:would|wouldn't|can|can't|cannot|don't|never|put|see|hear)\b[^,.;]*",
    re.IGNORECASE,
)
_MAKES: Final = {
    who: re.compile(rf"\b(?P<makes>(?:makes?|made|lets?|helps?|helped)) {whom} (?P<verb>[a-z]+)\b", re.IGNORECASE)
    for who, whom in (("she", "her"), ("he", "him"))
}
# “did his see the goal”: the one that he has
_THEIRS_DID: Final = {
    who: re.compile(rf"\b(?P<do>did|does|do|will|can) {whose} (?P<verb>see|go|work|run|still|ever|fit|last)\b", re.IGNORECASE)
    for who, whose in (("she", "hers"), ("he", "his"))
}
_PLURAL: Final = {
    "does": "do",
    "is": "are",
    "was": "were",
    "has": "have",
    "doesn't": "don't",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
}
_SIDES: Final = re.compile(
    r"\btheir [\w-]+(?: [\w-]+)?(?:,| and| or| for| with)(?: [\w-]+){0,3}? our\b|"
    r"\bour [\w-]+(?: [\w-]+)? (?:and|or|for|with)(?: [\w-]+){0,3}? their\b"
)
_TURNS: Final = re.compile(
    r"\bthey (?!who\b|that\b|are\b|were\b)[a-z]+\b[^.:?!;]*[,;] ?(?:and |but |while )?we [a-z]|"
    r"\bwe [a-z]+\b[^.:?!;]*[,;] ?(?:and |but |while )?they (?!are\b|were\b)[a-z]"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENGLISH_ENDING: Final = re.compile(r"(?:able|ible|less|ness|ful|ing|ings|ed|ish|ly|proof|free|like|wise|ment|ments|ers?|ists?)$")
_WRITTEN: Final = 20
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_INVERTED: Final = {
    who: re.compile(rf"\b(does|is|was|has|doesn't|isn't|wasn't|hasn't) {who}\b", re.IGNORECASE) for who in ("she", "he")
}
_HAVING: Final = re.compile(
    r"^(?P<have>(?:to )?(?:have|let|make|see|watch|hear)) (?:her|him|them) (?P<verb>[a-z]+)"
    r"(?P<object> (?:our|my|us|the|a|an|at|in|on|with|to|it|some)\b)",
    re.IGNORECASE,
)
_MADE: Final = re.compile(
    r"\b((?:can't|cannot|can|won't|couldn't|could|will|not|to) make) (?:her|his) (?=\w+ing\b)", re.IGNORECASE
)
_MADE_BY: Final = {"she": "make her ", "he": "make his "}
_FIRST_OBJECT: Final = {  # “to tell her about the move”: whom the first verb is done to is the reader
    who: re.compile(
        rf"^((?:(?:to|let|please|want to|wanted to|would like to|hope to|keen to|happy to) )?[a-z-]+) {form}(?= (?:about|"
        rf"that|to|how|why|what|if|whether|for|with|on|in|as|out|the|an?|my|our|some|this|know|again)\b|$)",
        re.IGNORECASE,
    )
    for who, form in (("she", "her"), ("he", "him"), ("they", "them"))
}
_AFTER: Final = re.compile(r"(?<![\w,] with )(?<!between )\b([A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?) and you\b(?!r)")

_OBJECT: Final = re.compile(r"\byour (?=(?:our|my|the|a|an|this|these|those|some|how|what|why|about|that|for|with|to)\b)")


# Names with a capital that the text may owe to being written out.
_WRITTEN_OUT: Final = re.compile(
    rf"\b(?:{A_DAY}s?|{A_MONTH}|UX|UI|QA|CVs?|OK|HR|NGOs?|Christmas|Easter)\b"
)


def in_ordinary_letters(text: str, reader: Reader, sender_name: str = "") -> str:
    """A text typed in small letters or in capitals only, with the capitals of names; any other stays."""
    text = words_spelled(text, reader.words | frozenset(sender_name.lower().split()))
    mixed = re.search(r"(?<![.!?] )(?<!^)(?!I\b)[A-ZÀ-Þ]", _WRITTEN_OUT.sub("day", text)) and not (
        text.isupper() and len(text.split()) > 2
    )
    if mixed:
        return named(text)
    raised = ordinary(text, reader.words | frozenset(sender_name.lower().split()))
    typed = frozenset(_WORD.findall(text))
    return _WORD.sub(lambda found: found.group().lower() if _is_no_name(found.group(), typed) else found.group(), raised)


def _is_no_name(word: str, typed: frozenset[str]) -> bool:
    """“Cafés” and “Unshrinkable”, which were raised because no dictionary has them."""
    lower = word.lower()
    if lower in lexicon.words("capitals", "always"):
        return False  # “Irish”
    if (
        word not in typed
        and lower in typed
        and not lexicon.is_word(lower)
        and lexicon.common(lower) >= _WRITTEN
        and lower not in gazetteer.names()
    ):
        return True  # “chemo”
    if word not in typed and lower in typed and lower.endswith("s") and lower not in gazetteer.names():
        return True  # “in launderettes”
    return _only_accented(word) or (
        bool(_ENGLISH_ENDING.search(word)) and word not in typed and word.lower() in typed and not lexicon.is_word(word.lower())
    )


def _only_accented(word: str) -> bool:
    """“Cafés”, which no dictionary has with its accent, is no name."""
    plain = without_accents(word).lower()
    return word[:1].isupper() and not word.isascii() and lexicon.is_word(plain) and word[1:] == word[1:].lower()


def in_other_language(text: str, reader: Reader, sender_name: str = "") -> bool:
    """Whether a text is not in English."""
    plain = _QUOTED.sub(" ", text.strip())
    if plain[:1] in "¿¡":
        return True
    small = _WORD.findall(plain)
    if all(lexicon.is_word(word.lower()) or not word.islower() for word in small) and plain.isascii() and len(small) > 3:
        known = sum(word.lower() in ENGLISH for word in small)
        if known > 1:
            return False
    return is_abroad(plain, reader.words | frozenset(sender_name.lower().split()))


def _made_to(found: re.Match[str]) -> str:
    """“what makes her climb down” → “what makes you climb down”."""
    base = any(item.form == "base" for item in word_forms().read_verb(found["verb"].lower()))
    return f"{found['makes']} you {found['verb']}" if base else found.group()


def addressed(text: str, reader: Reader) -> str:
    """The text said to the reader."""
    if _YOU.search(_ANYBODYS.sub("", text) if reader.pronoun else text):
        return _AFTER.sub(r"you and \1", text)
    text = _FIRST_OBJECT[reader.pronoun].sub(r"\1 you", text) if reader.pronoun in _FIRST_OBJECT else text
    if reader.pronoun in ("she", "he"):
        text = _MAKES[reader.pronoun].sub(_made_to, text)
        text = _THEIRS_DID[reader.pronoun].sub(r"\g<do> yours \g<verb>", text)
    text = _HAVING.sub(_had_do, text) if reader.pronoun in ("she", "he", "they") else text
    inverted = _INVERTED.get(reader.pronoun)
    text = _question_words(text, inverted) if inverted is not None else text
    text = _MADE.sub(r"\1 your ", text) if reader.pronoun in ("she", "he") and _MADE_BY[reader.pronoun] in text else text
    said = _OBJECT.sub("you ", to_reader(text, reader))
    return _AFTER.sub(r"you and \1", said)


def with_their_side(text: str) -> str:
    """“half from their mine and half from our pans”, “they bake, we brew”: what is set against us is the reader's."""
    text = _SIDES.sub(lambda found: re.sub(r"\btheir\b", "your", found.group()), text)
    return _TURNS.sub(lambda found: re.sub(r"\bthey\b", "you", found.group()), text)


def _had_do(found: re.Match[str]) -> str:
    """“have her taste our gelato” → “have you taste our gelato”; “have her number” stays."""
    verb = found["verb"].lower()
    base = any(item.form == "base" for item in word_forms().read_verb(verb))
    return f"{found['have']} you {found['verb']}{found['object']}" if base else found.group()


def _question_words(text: str, pattern: re.Pattern[str]) -> str:
    """“how often does she” → “how often do they”, which to_reader would leave; the verb behind it is a base form already."""
    return pattern.sub(
        lambda found: f"{_like(found.group(1), _PLURAL[found.group(1).lower()])} {found.group().split()[-1]}", text
    )


def _like(word: str, said: str) -> str:
    return said.capitalize() if word[0].isupper() else said


def reader_named(name: str, pronoun: str) -> Reader:
    """The reader of a message by their whole name; titles and particles are no given names."""
    parts = [
        part
        for part in name.split()
        if not part.endswith(".") and part.lower() not in ("mr", "mrs", "ms", "dr", "prof", "frau", "herr", "mme")
    ]
    if not parts:
        return Reader(name, "", "", pronoun)
    return Reader(name, parts[0], parts[-1] if len(parts) > 1 else "", pronoun)
