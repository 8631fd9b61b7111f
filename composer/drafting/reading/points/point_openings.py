"""Points as people open them in haste (“wish to …”, “CV attached …”, “…, thought of you first”), with what they leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from composer.drafting.reading.grammar.clauses import is_clause, opens_with_subject
from composer.drafting.reading.grammar.inversion import is_inverted
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import capital, first_words, lower_first, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import reading_table, verbs
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.wording.ellipsis import completed, speaker
from composer.drafting.reading.wording.owners import with_owners, with_their_own
from composer.drafting.reading.wording.tenses import with_right_tenses
from composer.word_forms import word_forms

_FIELD: Final = re.compile(r"\{(\w+)\}")
# Behind these a word in -ing belongs to the verb: “we are thinking of opening a shop”.
_BE_LAST: Final = re.compile(r"(?:['’](?:m|re)|\b(?:am|are|was|were|be|been|keep|start|stop|like))$")  # “I'm” before “moving”
_BOUND: Final = re.compile(
    r"\b(?:of|by|for|without|before|after|about|are|am|is|keep|start|love|like|enjoy|consider)$", re.IGNORECASE
)
_OF_OURS: Final = re.compile(r"\bours\b", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"^(?:I|we|I'm|we're|I've|we've|I'd|we'd)\b", re.IGNORECASE)


_SUBJECT_ALONE: Final = re.compile(r"(?:my|our) [\w-]+(?: [\w-]+)?", re.IGNORECASE)


def opened(text: str, purpose: str) -> str:
    """One sentence of a point with what its opening and what follows a comma leave out."""
    for item in _table("opening"):
        if not item["purposes"] or purpose in item["purposes"]:
            text = item["typed"].sub(_filled(item["said"], text), text).removeprefix(" ")
    for item in _table("second"):
        found = item["typed"].search(text)
        if found and _SUBJECT_ALONE.fullmatch(text[: found.start()].strip()):
            continue  # “my husband and I want to …”
        if item["purposes"] and purpose not in item["purposes"]:
            continue
        if found and _FITS[item["after"]](text[: found.start()], text[found.start() :].lstrip(",; ")):
            text = f"{text[: found.start()]}{_filled(item['said'], text)(found)}{text[found.end() :]}"
    return with_owners(with_their_own(with_right_tenses(text)))


@cache
def _table(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "typed": re.compile(item["typed"]),
            "said": item["said"],
            "after": item.get("after", ""),
            "purposes": frozenset(item.get("purposes", ())),
        }
        for item in reading_table("point_openings")[name]
    )


def _filled(said: str, text: str) -> Callable[[re.Match[str]], str]:
    def fill(found: re.Match[str]) -> str:
        opens = {name for name in found.groupdict() if found.start(name) == 0}
        return _FIELD.sub(
            lambda field: _placed(_word(field[1], found, text), moved=field[1] in opens and field.start() > 0), said
        )

    return fill


def _wisher(text: str) -> str:
    """Who wishes: “want to see your rota, ours is a mess” is one person's wish, “want to lend you our barn” a group's."""
    return "we" if speaker(text) == "we" and not _OF_OURS.search(text) else "I"


def _placed(word: str, *, moved: bool) -> str:
    """A word that opened the text loses its capital where another one opens it now."""
    return lower_first(word) if moved and word[:1].isupper() else word


def _word(name: str, found: re.Match[str], text: str) -> str:
    groups: Mapping[str, str | None] = found.groupdict()
    if name in ("would", "Would"):
        said = "we'd" if _wisher(text) == "we" else "I'd"
        return capital(said) if name == "Would" else said
    if name == "are":
        return "am" if re.match(r"I\b", text) else "are"
    if name == "Why":
        return capital(groups["why"] or "")
    if name == "asking":
        return "" if is_inverted(text[found.end() :]) else "I'd like to know "
    if name == "my":
        return "" if re.match(r"(?:my|our)\b", groups["what"] or "", re.IGNORECASE) else "my"
    if name == "is":
        typed = groups.get("is") or ""
        if typed:
            return typed.lower()
        last = (groups["what"] or "").rsplit(" ", maxsplit=1)[-1].lower()
        return "are" if last in word_forms().singulars and last not in word_forms().plurals else "is"
    return groups[name] or ""


def _after_clause(left: str, right: str) -> bool:
    del right
    return is_clause(left)


def _after_own(left: str, right: str) -> bool:
    """Whether what stands before is said of the sender: “I'm a cook”, “need a cook”, “apply for the job”."""
    first = first_words(left)[0]
    helper, verb = first_words(right)
    if helper == "was" and any(item.form == "participle" for item in word_forms().read_verb(verb)):
        return False  # “was founded in 1990”
    if helper == "was" and verb in ("a", "an", "the", "just", "only") and left.lower().startswith("thank"):
        return False  # “thank you for the tow, was just the pump”
    if _FIRST_PERSON.match(left) or base_opening(left) or gerund_opening(left):
        return True
    return first in verbs("of_person", "stative")


def _after_told(left: str, right: str) -> bool:
    return is_clause(left) or _after_own(left, right) or is_role(noun_phrase(left)) or bool(completed(left, "connect"))


def _after_new(left: str, right: str) -> bool:
    """Whether the sender has just told that they are new somewhere."""
    del right
    return left.startswith("I'm new ")


def _after_sender(left: str, right: str) -> bool:
    """“we return lost gloves by post”, which goes on with what else is under way."""
    del right
    mine = bool(re.match(r"(?:I|we)\b", left, re.IGNORECASE)) and not _BE_LAST.search(left)
    return mine and is_clause(left) and "," not in left and not _BOUND.search(left)


def _after_thing(left: str, right: str) -> bool:
    """Whether what stands before is a clause with a thing at its end, not a list of deeds."""
    if is_inverted(right):
        return False
    return is_clause(left) and opens_with_subject(tokens(left)) and " who" not in left and ", " not in left


def _after_told_clause(left: str, right: str) -> bool:
    """Whether what stands before tells something, and asks nothing that “why” would belong to."""
    del right
    return is_clause(left) and not re.search(r"\b(?:which|what|how|who|when|where|whether)\b", left)


def _always(left: str, right: str) -> bool:
    del left, right
    return True


_FITS: Final[dict[str, Callable[[str, str], bool]]] = {
    "clause": _after_clause,
    "own": _after_own,
    "told": _after_told,
    "sender": _after_sender,
    "new": _after_new,
    "thing": _after_thing,
    "told_clause": _after_told_clause,
    "": _always,
}
