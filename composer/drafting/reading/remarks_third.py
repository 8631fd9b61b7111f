"""What is said of a third person, as it stands behind their name: a noun phrase, or a clause after “who”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.articles import with_article
from composer.drafting.reading.details import is_place
from composer.drafting.reading.lexicon import is_adjective, is_noun, is_person
from composer.drafting.reading.remarks_clauses import Opening, opening
from composer.drafting.reading.remarks_said import with_subject
from composer.drafting.reading.remarks_tidy import sentences, table
from composer.drafting.reading.tokens import lower_first, tokens
from composer.drafting.reading.word_classes import closed
from composer.word_forms import word_forms

_HE: Final = re.compile(r"^(?:(?:he|she|they|who)(?P<clitic>'s|'re|'ve|'d|'ll)?|(?P<is>hes|shes)) ", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"^(?:I|we|I'\w+|we'\w+|my|our) ", re.IGNORECASE)
_CLITICS: Final = {"'re": "are", "'ve": "has", "'d": "would", "'ll": "will"}
_JOBS: Final = frozenset("lead head chief assistant officer consultant intern technician apprentice specialist manager".split())
_MET: Final = re.compile(r"(?:met|know|knew|worked with|trained with) (?:him|her|them)\b", re.IGNORECASE)
_AGE: Final = re.compile(r"^\d{1,3}(?: years old)?$|^(?:in (?:his|her|their) )")
_ADJECTIVE: Final = re.compile(r"^[A-Za-z]+(?:ish|ese|ian|ed|ful|less)$")
_EX: Final = re.compile(r"^ex-(?:navy|army|military|police|pro)$", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?!years?\b|months?\b|weeks?\b|days?\b)\w+s\b"
)
_SUPERLATIVE: Final = re.compile(
    r"^(?:best|oldest|youngest|finest|only|first|last|most|kindest|greatest|fastest|quietest|busiest|biggest|same) "
)


# The one who is described is somebody's: the reader's, who alone is spoken of as she or he there.
_YOURS: Final = re.compile(r"^(?:her|his|their) (?=\w)", re.IGNORECASE)


def third_about(text: str) -> tuple[str, bool] | None:
    """What is said, and whether it is a clause; `text` is tidied. None where there are no words."""
    pieces = [clause for sentence in sentences(text) for clause in _pieces(sentence)]
    verbs: list[str] = []
    noun = ""
    asides: list[str] = []
    for place, piece in enumerate(pieces):
        aside = _aside(piece, first=place == 0)
        if aside:
            asides.append(aside)
            continue
        if noun and not verbs and is_place(piece):
            noun = f"{noun} in {piece}"
            continue
        verb = _after_who(piece, first=place == 0)
        if verb and verbs and re.match(r"is (?:in|at|on|by|near|under|over|behind|with|for) ", verb) and not _HE.match(piece):
            verbs[-1] = f"{verbs[-1]}, {piece}"
        elif verb:
            verbs.append(verb)
        elif verbs:
            verbs[-1] = f"{verbs[-1]}, {piece}"
        else:
            noun = f"{noun}, {piece}" if noun else piece
    if not (noun or verbs):
        return None
    aside = f" ({'; '.join(asides)})" if asides else ""
    said = _listed(verbs)
    if not noun:
        return f"{said}{aside}", True
    if _EX.match(noun) or (verbs and " " not in noun and _ADJECTIVE.match(noun) and not is_person(noun.lower())):
        return _listed([f"is {noun}", *verbs]) + aside, True
    if verbs and _COUNTED.match(noun):
        return _listed([f"has {noun}", *verbs]) + aside, True
    words = re.split(r", | and ", noun)
    if all(is_trait(word) for word in words):
        words = [lower_first(words[0]), *words[1:]]
        return _listed([*(f"is {word}" for word in words), *verbs]) + aside, True
    phrase = _noun(_YOURS.sub("your ", noun))
    return (f"{phrase}, who {said}{aside}" if said else f"{phrase}{aside}"), False


def _aside(piece: str, *, first: bool) -> str:
    """What has a subject of its own (“I owe him a lot”, “everybody misses him”, “met him in Oslo”), for brackets; else ""."""
    if _MET.match(piece):
        return f"I {lower_first(piece)}"
    if opening(piece).kind != "subject" or _HE.match(piece):
        return ""
    if _FIRST_PERSON.match(piece):
        return piece
    return "" if first else piece if tokens(piece)[0].is_name else lower_first(piece)


def is_trait(words: str) -> bool:
    """“quiet”, “never late”: an adjective, and nothing else but an adverb."""
    *before, last = words.lower().split(" ")
    return is_adjective(last) and not is_person(last) and all(word in table("adverbs") | {"very", "so", "too"} for word in before)


def _pieces(sentence: str) -> list[str]:
    """At commas, but not inside “a, b and c”."""
    parts = re.split(r", (?![^(“]*[)”])", sentence)
    out: list[str] = []
    for part in parts:
        if out and re.match(r"(?:and|but|or|which|where|when|because|so|while|who|not|than)\b", part):
            out[-1] = f"{out[-1]}, {part}"
        else:
            out.append(part.strip())
    return [part for part in out if part]


def _after_who(piece: str, *, first: bool) -> str:
    """What stands after “who”, "" where a piece is no such thing."""
    found = _HE.match(piece)
    if found:
        rest = piece[found.end() :]
        if found["is"] or found["clitic"] == "'s":
            return f"{_is_or_has(rest)} {rest}"
        if found["clitic"]:
            return f"{_CLITICS[found['clitic'].lower()]} {rest}"
        return _singular(rest) if piece.lower().startswith("they ") else rest
    piece = lower_first(piece)
    opens = opening(piece)
    if (
        opens.kind == "third"
        and not re.search(r" (?:and|but) ", piece)
        and with_subject(piece, opens, "it").startswith("it has ")
    ):
        return with_subject(piece, opens, "it").removeprefix("it ")
    if opens.kind in ("third", "aux"):
        return piece
    if opens.kind == "past":
        return "" if first and _is_role(piece, opens) else piece
    if (
        opens.kind == "noun"
        and first
        and any(item.form == "past" for item in word_forms().read_verb(opens.word))
        and not _is_role(piece, opens)
        and (not word_forms().is_noun(opens.word) and len(piece.split()) > 2)
    ):
        return piece
    if opens.kind == "gerund":
        return "" if _is_role(piece, opens) else f"is {piece}"
    if opens.kind == "participle":
        return f"has {piece}" if opens.word == "been" else f"was {piece}"
    items = tokens(piece)
    adjective = (
        len(items) > 1
        and is_adjective(items[0].lower)
        and items[1].lower in ("with", "at", "to", "in", "about", "as", "for", "of")
        and (not is_noun(items[0].lower) or items[0].tag == "AJ0")
    )
    if opens.kind == "predicate" or _AGE.match(piece) or adjective:
        return f"is {piece}"
    return ""


def _is_role(piece: str, opens: Opening) -> bool:
    """“trained nurse from Leeds”: a participle before the name of what somebody is."""
    words = [token.lower for token in tokens(piece)]
    following = words[opens.skipped + 1 : opens.skipped + 3]
    return (
        bool(following)
        and following[0] not in closed("determiner", "preposition", "possessive")
        and any(is_person(word) or word in _JOBS for word in following)
    )


def _is_or_has(rest: str) -> str:
    first = rest.split(" ", 1)[0].lower()
    forms = {item.form for item in word_forms().read_verb(first)}
    return (
        "has"
        if first in ("been", "got", "had")
        or (
            forms & {"participle"}
            and first not in table("predicates")
            and "gerund" not in forms
            and first.endswith(("n", "t"))
            and first not in ("about",)
        )
        else "is"
    )


def _singular(rest: str) -> str:
    """“they run a press” of one person: “runs a press”."""
    words = rest.split(" ")
    fixed = {
        "are": "is",
        "were": "was",
        "have": "has",
        "do": "does",
        "aren't": "isn't",
        "don't": "doesn't",
        "haven't": "hasn't",
        "weren't": "wasn't",
    }
    for place, word in enumerate(words):
        if place and words[place - 1] not in ("and", "but"):
            continue
        if word in fixed:
            words[place] = fixed[word]
        elif (
            any(item.form == "base" for item in word_forms().read_verb(word))
            and word not in closed("auxiliary", "determiner", "preposition", "adverb")
            and (
                not place
                or not word_forms().is_noun(word)
                or (place + 1 < len(words) and words[place + 1] in closed("determiner", "preposition", "possessive"))
            )
        ):
            words[place] = word_forms().third(word)
    return " ".join(words)


def _noun(text: str) -> str:
    text = lower_first(text)
    found = tokens(text)
    first = found[0]
    if first.lower in closed("determiner", "quantity", "possessive", "nominative", "object_pronoun") or first.text[0].isdigit():
        return text
    if (
        first.is_name
        and not first.text.isupper()
        and not any(is_person(token.lower) or token.lower in _JOBS for token in found[1:4])
    ):
        return text
    if _SUPERLATIVE.match(text):
        return f"the {text}"
    if first.lower in table("titles") and len(found) > 1 and found[1].lower in ("of", "at"):
        return text
    head = next(
        (
            found[place - 1].lower
            for place in range(1, len(found))
            if not found[place].is_word or found[place].lower in closed("preposition", "relative") or found[place].lower == "and"
        ),
        found[-1].lower,
    )
    if head in word_forms().singulars and head not in word_forms().plurals:
        return text
    return with_article(text)


def _listed(verbs: list[str]) -> str:
    if len(verbs) < 2:
        return "".join(verbs)
    if all(verb.startswith("is ") for verb in verbs):
        verbs = [verbs[0], *(verb.removeprefix("is ") for verb in verbs[1:])]
    if len(verbs) == 2 and " and " in verbs[0]:
        return f"{verbs[0]}, and {verbs[1]}"
    return f"{', '.join(verbs[:-1])} and {verbs[-1]}"
