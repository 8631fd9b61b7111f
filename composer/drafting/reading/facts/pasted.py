"""Whether “I” in a text is the reader, who wrote it about themselves, though nobody noted where it is from."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.addressing.names_of_reader import Reader
from composer.drafting.reading.facts.subjects import verb_place
from composer.drafting.reading.grammar.lexicon import is_person, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of

_READER: Final = frozenset("he she him her his hers you your yours".split())
_DOING: Final = frozenset("experience noticing attending reciprocal".split())


def is_own_bio(text: str, reader: Reader) -> bool:
    """“I mend nets for small harbours.”: nobody but the writer of it is spoken of, and it is about what they do or are."""
    pieces = take_apart(text)
    if pattern("own_firm").match(text):
        return True
    if any(piece.lower in _READER or piece.lower in reader.words for piece in pieces) or pattern("of_both").search(
        re.split(r"[.!]\s", text)[0]
    ):
        return False
    if re.search(r"\b(?:they|them|their)\b", text) and reader.pronoun in ("they", ""):
        return False
    if pattern("own_bio").match(text):
        return True
    if not text.rstrip().endswith((".", "!")):
        return False
    opened = _behind_opening(pieces)
    if opened:
        pieces = pieces[opened:]
    if pieces[0].text not in ("I", "My"):
        return False
    if at(pieces, 0) == "my":
        noun = at(pieces, head_place(pieces[: max(main_verb(pieces), 2)]))
        return (
            main_verb(pieces) > 0 and not is_person(noun) and noun not in words("nouns", "kin") and not re.search(r"\bI\b", text)
        )
    place = 1 + verb_place(pieces[1:])
    verb = at(pieces, place)
    if verb in ("have", "'ve"):
        place += 1 + verb_place(pieces[place + 1 :])
        verb = at(pieces, place)
    lemma, forms = lemma_of(verb), forms_of(verb)
    if verb in ("am", "'m", "was", "love") or ("base" in forms and lemma != "read"):
        return True
    takes_in = any(lemma in words("verbs", key) for key in _DOING) and lemma not in (
        "make",
        "study",
        "keep",
        "cook",
        "bake",
        "sing",
    )
    return not takes_in and bool(forms & {"past", "participle"})


def _behind_opening(pieces: list[Piece]) -> int:
    """Where “I” stands behind an opening of time or place (“After 20 years in kitchens I …”); 0 where there is none."""
    if pieces[0].lower not in words("grammar", "opening_prepositions") | words("grammar", "adverbs_of_state") | {"these"}:
        return 0
    place = next((place for place in range(1, min(12, len(pieces))) if pieces[place].text == "I"), 0)
    return 0 if any(is_person(piece.lower) or piece.is_name for piece in pieces[1:place]) else place


def without_greeting(text: str, reader: Reader) -> tuple[str, bool]:
    """“Hi, I'm Ana, I build boats” without the greeting, and whether one stood there: then “I” is the reader."""
    names = "|".join(re.escape(name) for name in (reader.full, reader.given, reader.family) if name)
    if not names:
        return text, False
    found = re.match(
        r"(?i)(?:(?:hi|hello|hey|hej|hallo)(?: there| all)?[,!. –-]+)?(?:I'm|I am|my name is|this is) "
        rf"(?:{names})(?: (?:{names}))?"
        r"\s*[,.!–-]+\s*(?:and )?(?=\w)",
        text,
    )
    if found is None:
        return text, False
    rest = text[found.end() :]
    return (f"I'm {rest}" if re.match(r"(?:an?|the)\b", rest) else rest), True
