"""What a note goes on to tell of somebody: “my brother moves to Porto, knows nobody”, “meet Anouk, started Monday”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb, opens_with_subject
from composer.drafting.reading.grammar.details import dated
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.drafting.reading.points.noun_frames import is_role
from composer.word_forms import word_forms

_NAMED: Final = re.compile(r"(?:^|[ ,])(?:[A-ZÀ-Þ][\w'-]+ ?)+$")
_OPENS_BY: Final = re.compile(
    r"(?:(?:I'd like to |to |let me |please )?(?:introduce|present|recommend|link|connect|put)\b|"
    r"(?:please )?meet\b|(?:you|she|he|they) should "
    r"(?:meet|talk to|know|call|ask)\b|you could (?:ask|try|call|meet)\b|(?:this|here) is\b|here's\b)",
    re.IGNORECASE,
)
_ONLY_NAME: Final = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?$")
# “my teacher Ida Brandt, 84”.
_SOMEBODY: Final = re.compile(r"(?:my|our) (?:[\w-]+ ){1,3}?[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?(?:, \d+)?$")
_SAME: Final = re.compile(r"same [a-z]+(?: as (?:you|me|us))?$")
_THIRD: Final = frozenset("is was has isn't wasn't hasn't does doesn't".split())
_ADVERBS: Final = frozenset("also now just still only already never always really even recently currently".split())


def continued(before: str, note: str) -> str:
    """Both in one: “…, who started on Monday”, “… and knows nobody”; "" where the note tells nothing of that person."""
    if not goes_on(before, note):
        return ""
    said = dated(note if _tells(note, of_person=True) else f"has the {note}" if note.startswith("same ") else f"is {note}")
    if " who " in before:
        return f"{before} and {said}"
    if _ONLY_NAME.match(before) or _is_somebody(before) or (_OPENS_BY.match(before) and _ends_with_person(before)):
        return f"{'meet ' if _ONLY_NAME.match(before) else 'introduce ' if _is_somebody(before) else ''}{before}, who {said}"
    return f"{before} and {said}" if _of_person(before) else ""


def goes_on(before: str, note: str) -> bool:
    """Whether a note has a verb without its subject, and that subject is the person named before."""
    last = before.rpartition(", ")[2]
    person = bool(_OPENS_BY.match(before) or _is_somebody(before) or _ONLY_NAME.match(before)) or " who " in before
    told = _tells(note, of_person=person) or (person and (bool(_SAME.match(note)) or _is_state(note)))
    if _ONLY_NAME.match(before) or _is_somebody(before):
        return told
    whole = last == before or last.startswith("who ") or bool(_OPENS_BY.match(before))
    opened = bool(_OPENS_BY.match(before)) and _ends_with_person(before)
    return told and whole and (opened or _of_person(before) or _who_last(before))


def _tells(note: str, *, of_person: bool = False) -> bool:
    """“knows nobody”, “started Monday”, “will run the desk”: a finite verb without its subject."""
    found = [token for token in tokens(note) if token.is_word]
    place = 1 if found and found[0].lower in _ADVERBS else 0
    if len(found) < place + 2 or opens_with_subject(tokens(note)):
        return False
    word, after = found[place].lower, found[place + 1]
    if word in _THIRD or (word in closed("modal") and not opens_with_subject(tokens(note))):
        return after.lower not in closed("bare_subject")
    forms = {item.form for item in word_forms().read_verb(word)}
    follows = after.lower in closed("determiner", "preposition", "particle", "adverb", "object_pronoun") | {"to", "nobody", "how"}
    follows = follows or after.text[0].isupper() or after.tag[:1] in "NACV"
    if "third" in forms:
        small = closed("determiner", "preposition", "particle", "object_pronoun")
        if of_person and after.lower in small:
            return True  # “joins from Lisbon”
        own = any(item.lemma in verbs("of_person") for item in word_forms().read_verb(word))
        return follows and (own or not word_forms().is_noun(word) or found[place].tag == "VVZ")
    told = "past" in forms and ("base" not in forms or found[place].tag == "VVD")
    if of_person and told and found[place].tag == "VVD":
        return True  # “joined design today”
    return told and follows and found[place].tag in ("VVD", "VVN") and not _before_noun(after)


def _is_somebody(text: str) -> bool:
    """“my teacher Ida Brandt, 84”, not “my brother moves to Porto”."""
    return _SOMEBODY.match(text) is not None and finite_verb(tokens(text)) is None


def _who_last(before: str) -> bool:
    """“a driver who reads poems at red lights”, with whom the note goes on."""
    return re.search(r" who [^,.;]+$", before) is not None


def _is_state(note: str) -> bool:
    """“new in town”, “happy to help”: an adjective of people with what belongs to it."""
    found = [token for token in tokens(note) if token.is_word]
    return len(found) > 1 and found[0].lower in verbs("predicate") and found[1].lower in closed("preposition") | {"to", "and"}


def _before_noun(after: Token) -> bool:
    """“used looms”, “painted doors”: what was done to a thing stands before it."""
    return after.tag[:2] == "NN" and after.lower not in closed("object_pronoun")


def _ends_with_person(text: str) -> bool:
    last = text.rpartition(", ")[2]
    if ", who " in text:
        return True
    return bool(_NAMED.search(text)) or is_role(noun_phrase(re.sub(r"^(?:\S+ ){0,3}?(?=(?:my|our|the|an?) )", "", last)))


def _of_person(text: str) -> bool:
    """Whether a clause has somebody as its subject who is neither the sender nor the reader."""
    found = tokens(text)
    verb = finite_verb(found)
    if not found or found[0].lower.partition("'")[0] in ("i", "we", "you", "it", "there", "this", "that", "they"):
        return False
    if found[0].lower in ("she", "he"):
        return True
    if not verb:
        return False
    phrase = noun_phrase(text[: found[verb].start].strip())
    named = found[0].is_name and lexicon.gender(found[0].lower) in ("he", "she")
    return not phrase.plural and (is_role(phrase) or named or phrase.named or phrase.head in nouns("relation"))
