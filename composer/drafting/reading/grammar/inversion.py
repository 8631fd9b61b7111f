"""Turns a direct question into an indirect one and back: “do yours dig in clay” ↔ “whether yours dig in clay”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.clauses import has_clitic, is_verb
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.word_forms import word_forms

_PRONOUNS: Final = frozenset(
    [
        "i",
        "we",
        "you",
        "they",
        "he",
        "she",
        "it",
        "yours",
        "theirs",
        "this",
        "that",
        "these",
        "those",
        "anyone",
        "somebody",
        "someone",
        "anybody",
        "nobody",
        "everyone",
        "there",
        "mine",
        "ours",
    ]
)
_POINTING: Final = frozenset(["that", "this", "these", "those"])
_ARTICLES: Final = frozenset(["the", "your", "my", "our", "a", "an"])
_DO: Final = {"do": "base", "does": "third", "did": "past", "don't": "base", "doesn't": "third", "didn't": "past"}
_OPEN: Final = frozenset(["how", "what", "why", "which", "who", "whom", "whose", "where", "when"])
_TWO: Final = re.compile(
    r"\bor (?:is|are|was|were|do|does|did|would|could|can|should|shall|will|have|has)\b|[;.?] ", re.IGNORECASE
)  # two questions in one
_SHORT: Final = {
    "what's": "what is",
    "who's": "who is",
    "where's": "where is",
    "how's": "how is",
    "when's": "when is",
    "why's": "why is",
}


def _wh_end(found: Sequence[Token]) -> int:
    """Where the question phrase ends and the helper or the subject begins: “how often | do …”, “which of the two | …”."""
    for place, token in enumerate(found[1:], start=1):
        if token.lower in closed("inverting") or has_clitic(token.lower):
            return place
        subject = token.lower in _PRONOUNS - _POINTING or token.lower in _ARTICLES
        if subject and (found[place - 1].lower not in closed("preposition") or place == 1):
            return place
    return 1


def is_inverted(text: str) -> bool:
    """Whether a text has the order of a question: “could you …”, “how do you …”, “what is your …”."""
    found = [token for token in tokens(text) if token.is_word]
    if len(found) < 2:
        return False
    first = found[0].lower
    if first in closed("preposition") and found[1].lower in _OPEN:
        return is_inverted(text[found[1].start :])
    if first in closed("inverting"):
        return _opens_subject(found, 1) and not _is_elided(found)
    if first in _SHORT:
        return len(found) > 2 and _opens_subject(found, 1)
    if first not in _OPEN:
        return False
    place = _wh_end(found)
    if place >= len(found) or found[place].lower not in closed("inverting"):
        return False
    return _opens_subject(found, place + 1) and not (
        found[place].lower in ("is", "are", "was", "were") and place + 2 >= len(found) and found[place + 1].lower not in _PRONOUNS
    )


def _is_elided(found: Sequence[Token]) -> bool:
    """“have the boats ready”, “do the books”, “will the …”: no subject follows, but an object."""
    first, second = found[0].lower, found[1].lower
    if first in closed("modal") and second not in _PRONOUNS:  # “can't feed 40 rowers” lacks its subject
        base = any(item.form == "base" for item in word_forms().read_verb(second)) and second not in word_forms().singulars
        third = found[2].lower if len(found) > 2 else ""
        if base and (
            not third
            or third in closed("determiner", "object_pronoun", "preposition", "particle")
            or third[0].isdigit()
            or third == "to"
        ):
            return True
    if first in ("have", "had") and second in _PRONOUNS:  # “have you on our show” asks nothing
        later = [token for token in found[2:6] if token.lower not in closed("adverb")]
        return not (later and any(item.form in ("participle", "past") for item in word_forms().read_verb(later[0].lower)))
    if first in ("have", "do", "had", "may", "must", "might") and second not in _PRONOUNS - {
        "it",
        "this",
        "that",
        "these",
        "those",
    }:
        before = next((place for place, token in enumerate(found[2:]) if token.lower in ("i", "we", "you", "they")), len(found))
        forms = ("participle",) if first in ("have", "had") else ("base", "participle")
        verb = any(
            any(item.form in forms for item in word_forms().read_verb(token.lower)) and token.tag[:2] in ("VV", "VB", "VH")
            for token in found[2:][: before if first in ("have", "had") else None]
        )
        return not verb
    return False


def _opens_subject(found: Sequence[Token], place: int) -> bool:
    if place >= len(found):
        return False
    word = found[place].lower
    if word in _PRONOUNS or word in closed("determiner") or has_clitic(word):
        return True
    if found[place].tag[:1] == "N" or found[place].tag == "AJS" or found[place].is_name:
        return True
    return word == "not" or _opens_amount_or_deed(found, place)


def _opens_amount_or_deed(found: Sequence[Token], place: int) -> bool:
    """“would 3 evenings suit you”, “does hard water matter”, “would starting in May work”."""
    token, helper = found[place], found[place - 1].lower.partition("'")[0]
    if token.tag == "CRD" or token.lower[0].isdigit():
        return True
    if helper not in ("do", "does", "did", "would", "could", "should", "will", "can", "might"):
        return False
    rest = found[place + 1 :]
    verb = any(item.tag in ("VVI", "VVB", "VBI", "VHI", "VDI") or item.lower == "be" for item in rest)
    if token.tag == "AJ0" and not any(item.form == "base" for item in word_forms().read_verb(token.lower)):
        return verb and bool(rest) and rest[0].tag[:1] in "NA"
    return token.tag in ("VVG", "AJ0") and token.lower.endswith("ing") and verb and len(rest) > 1


def embedded(question: str) -> str:
    """A direct question as a clause after “I wonder” (no capital, no mark); "" where the subject's end cannot be told."""
    text = question.strip().rstrip("?.! ")
    found = list(tokens(text))
    if not found or _TWO.search(text):
        return ""
    first = found[0].lower
    if first in _SHORT:
        text = _SHORT[first] + text[found[0].end :]
        found = list(tokens(text))
        first = found[0].lower
    if first in closed("inverting"):
        rest = _uninverted(text, found, 0)
        return f"whether {rest}" if rest else ""
    if first not in _OPEN and not (first in closed("preposition") and len(found) > 1 and found[1].lower in _OPEN):
        return ""
    place = _wh_end(found)
    lead = text[0].lower() + text[1 : found[place].start] if place < len(found) else ""
    if place >= len(found):
        return ""
    if found[place].lower not in closed("inverting") or not _opens_subject(found, place + 1):
        return text[0].lower() + text[1:]  # “who runs the mill”: the question word is the subject
    rest = _uninverted(text, found, place)
    return f"{lead}{rest}" if rest else ""


def asks_of_subject(found: Sequence[Token]) -> bool:
    """“how many break”, “which stall sells out first”, “whose bees swarm”: the question phrase itself is the subject."""
    words = [token for token in found if token.is_word]
    if len(words) < 3:
        return False
    first, second = words[0].lower, words[1].lower
    if first == "what" and words[1].tag[:1] == "N" and second in word_forms().plurals and len(words) > 3:
        done = any(item.form == "third" for item in word_forms().read_verb(words[2].lower))
        return done and words[2].lower not in closed("auxiliary") and words[3].tag[:1] in "NAD"  # “what glaze eats skin”
    many = first == "how" and second in ("many", "much", "few", "little")
    if not many and first not in ("which", "whose"):
        return False
    start = 2 if many else 1
    for place in range(start, len(words)):
        token = words[place]
        if token.lower in closed("inverting") or has_clitic(token.lower):
            return place == len(words) - 1 or not _opens_subject(words, place + 1)
        if token.lower in _PRONOUNS - _POINTING or token.lower in _ARTICLES:
            return False  # “how many you sell”
        of = place and words[place - 1].lower == "of"
        verbal = {item.form for item in word_forms().read_verb(token.lower)}
        if place >= start + (not many) and verbal & {"base", "third", "past"} and not of:
            after = words[place + 1] if place + 1 < len(words) else None
            noun = word_forms().is_noun(token.lower) and after is not None and not _may_follow_verb(after)
            if not noun and not (token.tag == "NN2" and place == start and after is not None and after.tag[:1] == "V"):
                return not (after is not None and after.tag[:1] == "N" and token.tag[:1] == "N")
    return False


def _may_follow_verb(token: Token) -> bool:
    return (
        token.lower in closed("preposition", "particle", "determiner", "object_pronoun", "adverb", "conjunction") | {"to"}
        or token.tag[:2] == "AV"
        or token.tag in ("AVP", "AJS", "AV0", "AJC")
    )


def _uninverted(text: str, found: Sequence[Token], place: int) -> str:
    """From the helper on: “do you plan rotas” → “you plan rotas”."""
    helper = found[place].lower
    end = _subject_end(found, place + 1, do=helper in _DO or helper in closed("modal") or helper in ("may", "might", "must"))
    if end is None:
        return ""
    subject = text[found[place + 1].start : found[end - 1].end]
    rest = text[found[end].start :] if end < len(found) else ""
    if helper in _DO:
        return _with_do(subject, helper, rest, found, end)
    return f"{subject} {text[found[place].start : found[place].end].lower()} {rest}".strip()


def _with_do(subject: str, helper: str, rest: str, found: Sequence[Token], end: int) -> str:
    if helper.endswith("n't"):
        return f"{subject} {helper} {rest}".strip()
    if end >= len(found):
        return f"{subject} {helper}"
    adverbs = ""
    while end + 1 < len(found) and (found[end].lower in closed("adverb") or found[end].lower.endswith("ly")):
        adverbs += found[end].text + " "
        end += 1
    rest = rest[len(adverbs) :]
    subject = f"{subject} {adverbs}".rstrip()
    verb = found[end]
    shape = _DO[helper]
    if shape == "base":
        said = verb.text
    elif shape == "third":
        said = word_forms().third(verb.lower) if verb.lower != "have" else "has"
    else:
        said = word_forms().past(verb.lower) if verb.lower != "be" else "was"
    return f"{subject} {said}{rest[len(verb.text) :]}".strip()


def _subject_end(found: Sequence[Token], place: int, *, do: bool) -> int | None:
    if place >= len(found):
        return None
    if found[place].lower in _PRONOUNS:
        following = found[place + 1].lower if len(found) > place + 1 else ""
        if following in ("both", "two", "all", "and", "or", "of") or (
            found[place].lower in ("this", "that", "these", "those")
            and len(found) > place + 1
            and found[place + 1].tag[:1] == "N"
        ):
            if following in ("and", "or"):
                return None
            if following not in ("both", "two", "all", "of"):
                return _noun_subject_end(found, place, do=do)
            return place + 2 if following != "of" else None
        return place + 1
    return _noun_subject_end(found, place, do=do)


def _noun_subject_end(found: Sequence[Token], place: int, *, do: bool) -> int | None:
    noun = False
    for at in range(place, len(found)):
        token = found[at]
        if not token.is_word:
            return at if noun else None
        base = any(item.form == "base" for item in word_forms().read_verb(token.lower))
        if do:
            if token.lower == "be" or (
                noun and base and (token.tag in ("VVI", "VVB", "VBI", "VHI", "VDI") or at == len(found) - 1)
            ):
                return at if noun else None
        elif (
            noun
            and found[at - 1].lower != "of"
            and token.lower != "of"
            and (
                token.tag[:2] in ("VV", "VB", "VH", "VD", "AJ", "AV") or token.lower in closed("determiner") or token.tag == "PRP"
            )
        ):
            return at
        if at == place and token.tag == "VVG" and not do:
            return None
        noun = noun or token.tag[:1] == "N" or token.tag in ("CRD", "PNI") or (do and token.tag == "VVG" and at == place)
    return None if do else (len(found) if noun else None)


def direct(clause: str) -> str:
    """An indirect question as a direct one: “how you plan rotas” → “how do you plan rotas”; "" where unsure."""
    text = clause.strip().rstrip("?.! ")
    found = list(tokens(text))
    if len(found) < 2:
        return ""
    first = found[0].lower
    if first in ("whether", "if"):
        return _inverted(text, found, 1, "")
    if first not in _OPEN:
        return ""
    if found[1].lower == "to":
        return ""
    if asks_of_subject(found):
        return text
    place = _wh_end(found)
    if place < len(found) and _is_main_do(found, place):
        lead = text[: found[0].end]
        return f"{lead} {found[place].lower} {text[found[1].start : found[place].start]}do{text[found[place].end :]}"
    if any(_is_inner_verb(found, at) for at in range(1, place)):
        return text  # “what made you stay”: the question word is the subject
    if place >= len(found) or (is_verb(found, place) and found[place].lower not in _PRONOUNS):
        return text if (place == 1 and not has_clitic(found[1].lower)) or is_verb(found, place) else ""
    return _inverted(text, found, place, text[: found[place].start])


def _is_main_do(found: Sequence[Token], place: int) -> bool:
    """“what the lamps do at night”: a whole subject stands before “do”, and none behind it."""
    if found[place].lower not in _DO or place < 2 or found[0].lower not in ("what", "how", "why"):
        return False
    noun = found[place - 1].tag[:1] == "N" and found[1].lower not in ("many", "much")
    return noun and (place + 1 >= len(found) or not _opens_subject(found, place + 1))


def _is_inner_verb(found: Sequence[Token], place: int) -> bool:
    forms = {item.form for item in word_forms().read_verb(found[place].lower)}
    first = place == 1 and not word_forms().is_noun(found[place].lower)
    return bool(forms & {"past", "third"}) and (first or is_verb(found, place))


def _owns(found: Sequence[Token], place: int) -> bool:
    """“you have a spare key”, “you have to book”: “have” as a verb of its own, which asks with “do”."""
    if found[place].lower not in ("have", "has", "had"):
        return False
    rest = [token for token in found[place + 1 :] if token.lower not in closed("adverb") and token.is_word]
    if not rest:
        return True
    return not any(item.form in ("participle", "past") for item in word_forms().read_verb(rest[0].lower))


def _inverted(text: str, found: Sequence[Token], place: int, lead: str) -> str:
    if place >= len(found):
        return ""
    subject = found[place]
    if has_clitic(subject.lower):
        word, _, tail = subject.text.partition("'")
        helper = {"m": "am", "re": "are", "ve": "have", "d": "would", "ll": "will", "s": "is"}.get(tail.lower())
        return f"{lead}{helper} {word}{text[subject.end :]}" if helper else ""
    verb = next((at for at in range(place + 1, len(found)) if is_verb(found, at)), None)
    if verb is None:
        verb = next(
            (at for at in range(place + 1, len(found)) if found[at].tag[:2] == "VV" and found[at].tag not in ("VVG", "VVI")), None
        )
    if verb is None:
        return text if lead and is_verb(found, place) else ""
    said = found[verb]
    before = text[subject.start : said.start].rstrip()
    if said.lower in closed("inverting") and not _owns(found, verb):
        return f"{lead}{said.text} {before}{text[said.end :]}"
    adverb = found[verb - 1].lower in closed("adverb")
    del adverb
    for reading in word_forms().read_verb(said.lower):
        helper = {"base": "do", "third": "does", "past": "did"}.get(reading.form)
        if helper:
            return f"{lead}{helper} {before} {reading.lemma}{text[said.end :]}"
    return ""
