"""Headline English given its verb and its article: “kiln fixed” → “the kiln has been fixed”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import DAYS
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.noun_phrases import is_unknown_plural
from composer.drafting.reading.grammar.tokens import CALENDAR, Token, lower_first, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, reading_table, verbs
from composer.word_forms import word_forms

# Verbs that look like plural nouns: behind a first clause they go on telling of its subject (“…, goes out on Monday”).
GOING_ON: Final = frozenset(
    """goes comes looks ships sails leaves arrives hangs stands smells tastes sounds fits flies rides moves feels shines returns
    opens closes starts ends begins runs lasts works needs costs""".split()
)
_OVER: Final = re.compile(r"\b(?:yesterday|ago|last (?:night|week|month|year)|this morning|(?:19|20)\d\d)\b")


def with_verb(text: str) -> str:
    """“shipment delayed till Friday” → “shipment has been delayed …”, “all tests green” → “all tests are green”.

    Empty where no verb can be told.
    """
    found = [token for token in tokens(text) if token.is_word or token.text == ","]
    if found and found[0].lower in GOING_ON and len(found) > 1 and found[1].lower not in ("are", "were", "have"):
        return ""
    if _tells(found):
        return text
    phrase = re.match(rf"^(?P<np>(?:[\w'-]+ ){{1,4}}?)(?P<state>(?:{reading_table('verb_classes')['state_phrase']})\b.*)$", text)
    lone = phrase is not None and len(phrase["np"].split()) == 1 and word_forms().is_noun(phrase["np"].strip())
    if phrase and any(token.lower in closed("auxiliary") for token in found if token.end <= len(phrase["np"])):
        return ""
    if phrase and (lone or not base_opening(text)):
        head = sum(token.end <= len(phrase["np"]) for token in found)
        return f"{phrase['np']}{'are' if _plural_subject(found, head) else 'is'} {phrase['state']}"
    for place, token in enumerate(found):
        if not place or not token.is_word:
            continue
        before = found[place - 1]
        if token.lower in closed("preposition") and token.lower not in ("off", "out", "up", "down", "over", "on"):
            if place > 6 or any(item.lower == "of" for item in found[:place]):
                return ""
            continue
        done = place == 1 and token.lower in verbs("adjectival", "state") and word_forms().is_noun(before.lower)
        noun_before = before.is_word and (before.tag[:1] == "N" or done) and before.lower not in closed("determiner")
        if not noun_before:
            continue
        said = _completed_at(text, found, place)
        if said:
            return said
    return ""


def _tells(found: list[Token]) -> bool:
    """Whether a verb stands behind its subject already: “43 people got paid on time”, “the worktop comes 9 days late”."""
    for place, token in enumerate(found[1:], start=1):
        lemma = next((item.lemma for item in word_forms().read_verb(token.lower)), "")
        after = found[place + 1] if place + 1 < len(found) else None
        follows = after is not None and (after.tag in ("CRD", "PRP", "AT0", "DPS", "AJ0", "AV0") or after.text in CALENDAR)
        several = found[place - 1].tag == "NN2" and token.tag in ("VVB", "VVI")
        named = found[place - 1].tag[:1] == "N" or (place == 1 and found[0].tag == "AJ0")
        if named and follows and (several or (token.tag == "VVZ" and token.lower in GOING_ON)):
            return True  # “the worktop comes 9 days late”, “the tiles come on Friday”
        told = token.tag == "VVZ" or (token.tag == "VVD" and _is_only_past(token.lower, lemma)) or token.lower == "got"
        if told and found[place - 1].tag[:1] == "N" and not word_forms().is_noun(token.lower):
            return True
    return False


def _completed_at(text: str, found: list[Token], place: int) -> str:
    token, after = found[place], found[place + 1] if len(found) > place + 1 else None
    subject = text[: token.start].rstrip()
    be = "are" if _plural_subject(found, place) else "is"
    last = (
        after is None
        or not after.is_word
        or after.lower in closed("preposition", "particle", "adverb", "conjunction") | {"to", "last", "this", "next", "as"}
        or after.lower in ("today", "yesterday")
        or after.tag == "CRD"
        or after.lower.endswith("ly")
        or after.text in DAYS
    )
    if not last:
        return ""
    if token.lower == "left" and after is None:  # “two people left”, “three seats left”
        return text if lexicon.is_person(found[place - 1].lower) else f"{subject} {be} left"
    if token.lower in verbs("adjectival") or text[token.start :].lower().startswith("sold out"):
        return f"{subject} {be} {text[token.start :]}"
    said = _done(text, found, place)
    if said is not None:
        return said
    if (
        token.lower in closed("preposition")
        and after is not None
        and after.is_word
        and after.tag[:1] in "NADC"
        and after.lower not in ("today", "tonight", "tomorrow", "now", "again")
        and after.lower not in closed("preposition")
        and not (after.tag == "CRD" and token.lower in ("out", "off", "down", "up"))
    ):
        return ""
    if (token.lower in verbs("state") and not word_forms().is_noun(token.lower)) or token.lower in (
        "green",
        "red",
        "back",
        "up",
        "down",
        "out",
        "off",
        "in",
        "live",
        "online",
        "offline",
        "over",
    ):
        return f"{subject} {be} {text[token.start :]}"
    return ""


def _done(text: str, found: list[Token], place: int) -> str | None:
    """The subject with what was done or what it did; None where the word at this place is no such verb."""
    token, after = found[place], found[place + 1] if len(found) > place + 1 else None
    subject = text[: token.start].rstrip()
    be, have = ("are", "have") if _plural_subject(found, place) else ("is", "has")
    for reading in word_forms().read_verb(token.lower):
        if re.match(r" (?:and|&) \w+ing\b", text[token.end :]):
            return f"{subject} {be} {text[token.start :]}"
        if reading.form not in ("past", "participle"):
            continue
        verb = reading.lemma
        doer = found[place - 1].lower
        active = after is not None and after.lower in ("against", "for", "on", "to", "with", "over")
        if active and found[0].lower in closed("determiner") and (lexicon.is_person(doer) or "G" in lexicon.kind(doer)):
            return text  # “the board voted against it”
        if _is_only_past(token.lower, verb) or (verb in verbs("intransitive") and _OVER.search(text)):
            return text  # “came through yesterday”
        if token.lower == verb:  # “set”, “put”, “read”: a noun as likely
            continue
        if verb in verbs("intransitive"):
            return f"{subject} {have} {_participle(token.lower, verb)}{text[token.end :]}"
        return f"{subject} {have} been {_participle(token.lower, verb)}{text[token.end :]}"
    return None


def _is_only_past(word: str, lemma: str) -> bool:
    """“came”, “broke”: a past form that is no participle."""
    regular = word.endswith("ed") or word == word_forms().participle(lemma)
    return not regular and not any(item.form == "participle" for item in word_forms().read_verb(word))


def _participle(word: str, lemma: str) -> str:
    """The participle as it was typed (“cancelled”), where it is one."""
    forms = word_forms()
    return (
        word
        if word.endswith("ed") or any(item.form == "participle" for item in forms.read_verb(word))
        else forms.participle(lemma)
    )


def _plural_subject(found: list[Token], place: int) -> bool:
    before = found[place - 1].lower
    forms = word_forms()
    return is_unknown_plural(before) or (before in forms.singulars and before not in forms.plurals) or found[0].lower in (
        "all",
        "both",
        "two",
        "three",
        "many",
        "most",
        "some",
        "several",
    )


def with_subject_article(text: str) -> str:
    """“price goes up” → “the price goes up”: a bare singular that is the subject of a clause."""
    found = [token for token in tokens(text) if token.is_word]
    verb = finite_verb(tokens(text))
    if not found or verb is None:
        return text
    first = found[0]
    if first.text[0].isupper() and lower_first(text) == text:
        return text  # “Rowan said …”
    opening = closed("determiner", "quantity", "nominative", "adverb", "sentence_adverb", "preposition", "subordinator")
    stem = first.lower.partition("'")[0]
    if (
        first.lower in ("first", "last", "next", "second", "third")
        and verb > 1
        and found[1].tag[:1] in "NA"
        and found[1].end <= tokens(text)[verb].start
    ):
        return f"the {text}"
    if (
        first.lower in opening
        or stem in opening
        or stem in nouns("kin_by_name")
        or first.text[0].isdigit()
        or (first.text[0].isupper() and not word_forms().is_noun(first.lower) and first.text not in CALENDAR)
    ):
        return text
    if (
        first.is_name
        and first.text not in CALENDAR
        and len(first.text) > 1
        and first.text[1:] == first.text[1:].lower()
        and not word_forms().is_noun(first.lower)
    ):
        return text
    before = tokens(text)[verb - 1]
    head = before.lower
    if (
        re.search(r"\w's\b", text[: tokens(text)[verb].start])
        or not (lexicon.is_noun(head) or (before.tag == "NN1" and not lexicon.is_word(head)))  # “worktop”
        or (first.is_name and tokens(text)[verb - 1].is_name)
    ):
        return text
    if first.text in CALENDAR:
        return f"the {text}" if verb > 1 else text
    if re.search(r"\b(?:is|has been) (?:attached|enclosed|included)\b", text):
        return f"{lexicon.article(text)} {text}"
    if first.lower in ("new", "latest", "debut") and head in nouns("work"):
        return f"my {text}"
    return f"the {text[0].lower() + text[1:] if not first.text.isupper() or len(first.text) == 1 else text}"
