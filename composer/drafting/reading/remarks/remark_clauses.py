"""What kind of clause a piece of a remark is, and which pieces of a sentence are clauses of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, kind
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.how_things_are import verbless_clause
from composer.drafting.reading.remarks.remark_verbs import (
    MEASURED,
    PRONOUNS,
    WH,
    Kind,
    is_clause,
    masked,
    says_who,
    takes_object,
    verb_kind,
)
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

VERBS: Final = frozenset(["third", "past", "aux", "base", "gerund", "participle", "predicate"])
LIES: Final = re.compile(
    r"^(?:\w+ )?(?:on|over|above|in|at|by) (?:my|our|the) (?:[\w-]+ )?(?:wall|desk|fridge|door|board|wallet|locker|window|bench|"
    r"shelf|phone|notebook|mirror|kitchen|noticeboard|workshop|office|car|van|toolbox)\b",
)
_SUBORDINATE: Final = frozenset("since when if because although though while as after before until once".split())
_SURE: Final = frozenset("sure glad certain convinced afraid surprised happy lucky amazed".split())
_PART_OF_THEM: Final = re.compile(r"(?:half|most|all|some|none|many|both|[a-z]+|\d+) of them (?=\w)")
_ONLY: Final = re.compile(
    r"^((?:one|the|every|each|a|an|your|another|this|that) (?:(?!(?:that|who|which)\b)[\w'-]+ ){0,2}"
    r"(?!(?:that|who|which)\b)[\w'-]+) "
    r"(?:only|just|simply|merely|even) (said|says|read|reads|asked|answered)\b"
)
_TO_READER: Final = re.compile(r"(?:please )?(?:don't|do not) (?:tell|ask|laugh|worry|judge|panic|mind|hate)\b", re.IGNORECASE)
_RELATIVE_BEHIND: Final = re.compile(r"\w+ (?:that|who|which|where) (?!the\b|it\b|we\b|i\b)\w+", re.IGNORECASE)
_THAT_IS: Final = re.compile(r"that(?:'s| is| was| would| made| makes) (?!not\b)", re.IGNORECASE)
_WITH_OBJECT: Final = re.compile(r"\w+ (?:it|them|him|her|you|one|mine|ours)\b", re.IGNORECASE)
_SHORT: Final = 2  # words of what is lacking: “no crew” stays behind its comma
_AND: Final = re.compile(r" (?:and|but) ")
_GLUED: Final = closed("conjunction", "subordinator", "relative") | {
    "not",
    "instead",
    "especially",
    "except",
    "including",
    "like",
    "e.g",
    "for",
    "though",
    "with",
    "without",
    "which",
    "who",
    "then",
    "even",
    "mostly",
    "thanks",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """How a piece opens: its kind, the adverbs in front as a count, and the first word behind them."""

    kind: Kind
    word: str = ""
    skipped: int = 0


def opening(text: str) -> Opening:
    """How a piece of a sentence opens; what stands behind a colon or in quotation marks does not count."""
    text = _ONLY.sub(r"\1 \2", masked(text))
    found = tokens(text)
    if not found or not any(token.is_word for token in found):
        return Opening("fragment")
    first = found[0].lower
    if first in WH and not text.endswith("?"):
        return Opening("wh", first)
    if says_who(found):
        return Opening("subject", first)
    place = _behind_adverbs(found)
    rest = text[found[place].start :]
    word = found[place].lower
    verb = verb_kind(rest, found, place)
    if verb:
        return Opening(verb, word, place)
    if is_clause(text):
        half = _AND.split(text)[0]
        if word in _SURE and found[place - 1].lower not in PRONOUNS:
            return Opening("predicate", word, place)
        if half != text and not is_clause(half) and _is_predicate(tokens(half), min(place, len(tokens(half)) - 1)):
            return Opening("predicate", word, place)
        return Opening("subject", first)
    if _is_predicate(found, place):
        return Opening("predicate", word, place)
    if word == "no" or (not place and _is_noun_phrase(text, found)):
        return Opening("noun", first)
    return Opening("fragment", word, place)


def split_clauses(sentence: str) -> list[str]:
    """The clauses of a sentence that only commas part; what belongs to one another stays together."""
    out: list[str] = []
    for piece in _at_commas(sentence):
        if out and not _starts_clause(out, piece):
            out[-1] = f"{out[-1]}, {piece}"
        else:
            out.append(piece)
    return out


def _at_commas(text: str) -> list[str]:
    out, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "“(") - (char in "”)")
        if char == "," and depth <= 0 and text[place + 1 : place + 2] == " ":
            out.append(text[start:place].strip())
            start = place + 1
    return [item for item in [*out, text[start:].strip()] if item]


def _starts_clause(earlier: Sequence[str], piece: str) -> bool:
    """Whether a piece behind a comma is a clause of its own, and what stands before it is one, too."""
    first = re.match(r"[\w']+", piece.lower())
    if first is None or (first.group() in _GLUED and not _THAT_IS.match(piece)):
        return False
    before = earlier[-1]
    if _leads_on(before):
        return False
    left = opening(before)
    if verbless_clause(piece, "I") and (left.kind in VERBS or (left.kind == "noun" and _is_done(before))):
        return True
    part = _PART_OF_THEM.match(piece) and not is_clause(f"they {piece.partition(' them ')[2]}")
    if part or left.kind in ("fragment", "wh") or (left.kind == "noun" and left.word != "no"):
        return False
    right = opening(piece)
    if piece.lower().startswith("never ") and right.kind in ("past", "base", "participle"):
        return True
    if right.kind == "past" and " " not in piece and is_adjective(piece):  # “retired last year, bored”
        return False
    if right.kind == "past":  # “sanded, oiled and waxed the table”
        return len(before.split()) > 1 or " and " not in piece
    if right.kind == "noun":
        return right.word in table("verdicts") and len(piece.split()) > _SHORT
    if right.kind == "predicate" and left.kind in ("past", "aux") and _lies_there(piece):
        return True
    if _TO_READER.match(piece) or (_RELATIVE_BEHIND.match(piece) and right.kind == "third" and is_noun(right.word)):
        return False  # “don't tell”; “the theme, signs that lost a letter”
    if right.kind == "base":
        own = right.word in table("own_states") or _WITH_OBJECT.match(piece) is not None
        return left.kind in VERBS | {"subject"} and own
    return right.kind in ("subject", "third", "aux") or (
        right.kind in ("gerund", "predicate") and left.kind in ("past", "aux") and _of_mind(right)
    )


def _is_done(before: str) -> bool:
    """“moved house on Saturday”: a past, though it looks like an adjective before a noun."""
    word = before.partition(" ")[0].lower()
    return any(item.form == "past" for item in word_forms().read_verb(word)) and not is_noun(word)


def _leads_on(before: str) -> bool:
    """“since I saw it”, “when it rains”: what comes behind the comma belongs to it."""
    opens = tokens(before)
    first, second = (opens[0].lower if opens else ""), (opens[1].lower if len(opens) > 1 else "")
    leading = closed("subordinator", "adverbial_opener") - {"once", "so"} | {"when", "if", "until"}
    if first in leading and not is_clause(before):
        return True
    return first in _SUBORDINATE and second in closed("bare_subject") and ", " not in before


def _lies_there(piece: str) -> bool:
    """“now on our fridge”, “pinned over my desk”: where the thing is."""
    return LIES.search(piece) is not None or any(word in table("placed") for word in piece.split(" ")[:2])


def _of_mind(right: Opening) -> bool:
    return right.word in (
        "thinking",
        "planning",
        "hoping",
        "considering",
        "wondering",
        "looking",
        "trying",
        "going",
        "curious",
        "still",
        "not",
    )


def _behind_adverbs(found: Sequence[Token]) -> int:
    place = 0
    while place < len(found) - 1 and (
        found[place].lower in table("adverbs")
        or (found[place].lower.endswith("ly") and not is_noun(found[place].lower) and "r" in kind(found[place].lower))
    ):
        place += 1
    if found[place].lower == "no" and place + 2 < len(found) and found[place + 1].lower == "longer":
        place += 2
    return place


def _is_predicate(found: Sequence[Token], place: int) -> bool:
    """“curious about goats”, “stuck”, “on my second attempt”, “not sure if …”, “pinned over my desk”, “ten weeks into …”."""
    word = found[place].lower
    after = found[place + 1] if place + 1 < len(found) else None
    if place and found[place - 1].lower == "not" and word in ("a", "an"):
        return True
    if (
        word in ("so", "too", "very", "a", "quite", "pretty", "rather", "more")
        and after is not None
        and after.lower in table("predicates") | {"bit", "little"}
    ):
        later = found[place + 2] if place + 2 < len(found) else None
        return word != "a" or (after.lower in ("bit", "little") and later is not None and later.tag.startswith(("AJ", "VVN")))
    if word in table("placed") and not takes_object(after):
        return True
    later = found[place + 2] if place + 2 < len(found) else None
    if word == "lost" and after is not None and later is not None and later.text[0].isdigit():
        return False  # “lost in 19 moves”
    if word in _SURE and after is not None:
        return True
    if word in table("predicates"):
        return (
            after is None
            or not after.is_word
            or after.lower
            in closed("preposition", "particle", "conjunction", "subordinator", "adverb", "question_word")
            | {"to", "that", "enough", "of"}
        )
    if (
        after is not None
        and word in ("about", "over", "under", "near", "around")
        and (after.text[0].isdigit() or after.tag == "CRD")
    ):
        return False
    return word in table("situated") and after is not None


def _is_noun_phrase(text: str, found: Sequence[Token]) -> bool:
    if MEASURED.search(re.split(r",", text)[0]):
        return False
    first = found[0]
    if first.lower in ("so", "too", "very", "quite", "rather", "pretty"):
        return False
    if first.text[0] in '“"' or first.lower in closed("determiner", "quantity"):
        return True
    if first.tag[:1] in ("N", "C", "O") or first.tag in ("DPS", "AT0", "DT0", "ORD") or first.text[0].isdigit():
        return True
    return first.tag in ("AJ0", "AJC", "AJS", "VVN", "VVD", "VVG") and any(token.tag[:2] == "NN" for token in found[1:4])
