"""Finds the verb of a main clause, and whether a text has one at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import DAYS, MONTHS
from composer.drafting.reading.grammar.tokens import Token, stem, tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs
from composer.word_forms import word_forms

_NOUNS: Final = ("NN0", "NN1", "NN2", "NP0", "UNC", "CRD", "PNI")
_FINITE: Final = ("VVB", "VVZ", "VVD", "VVI")  # as the tagger has a verb right behind its subject
_BEFORE_NOUNS: Final = frozenset(["for", "of", "to", "from", "with", "at", "by", "about"])
_PLURAL_WORDS: Final = frozenset(["both", "many", "most", "several", "we", "they", "you", "people"])


def has_clitic(word: str) -> bool:
    """“I'm”, “we've”, “it's”: a subject with its verb."""
    return "'" in word and stem(word) != word and stem(word) in closed("nominative")


def opens_with_subject(found: Sequence[Token]) -> bool:
    """Whether a clause opens with a pronoun (“we”, “I'm”, “there”) and its verb."""
    if not found:
        return False
    if has_clitic(found[0].lower):
        return len(found) > 1
    if _no_one(found) or _some_of_us(found):
        return True
    if found[0].lower in ("you", "we") and len(found) > 2 and found[1].lower in ("two", "both", "all", "three"):
        forms = {item.form for item in word_forms().read_verb(found[2].lower)}
        return bool(forms & {"base", "past"}) or finite_verb(found) is not None
    if found[0].lower in ("i", "we", "you", "they", "he", "she", "it"):
        return any(is_verb(found, place) for place in range(1, min(len(found), 5))) or _verb_behind_adverbs(found)
    if found[0].lower in closed("absolute_possessive") and len(found) > 1:
        return found[1].lower in closed("auxiliary") or found[1].tag in _FINITE  # “ours ignore it”
    if found[0].lower in closed("bare_subject", "nominative"):
        return finite_verb(found) is not None
    return False


def _no_one(found: Sequence[Token]) -> bool:
    """“no one irons”, “no one has asked”."""
    if len(found) < 3 or found[0].lower != "no" or found[1].lower != "one":
        return False
    return found[2].lower in closed("auxiliary") or any(
        item.form in ("third", "past") for item in word_forms().read_verb(found[2].lower)
    )


def _some_of_us(found: Sequence[Token]) -> bool:
    """“both of us left”, “all of us sing”."""
    if len(found) < 4 or found[1].lower != "of" or found[0].lower not in closed("quantity") | {"neither", "none", "half"}:
        return False
    if found[2].lower not in ("us", "you", "them"):
        return False
    return found[3].lower in closed("auxiliary", "adverb") or any(
        item.form in ("base", "past", "third") for item in word_forms().read_verb(found[3].lower)
    )


def _verb_behind_adverbs(found: Sequence[Token]) -> bool:
    """“I never understood”, “you also left banking”: any form but a bare participle or -ing."""
    place = 1
    while place < len(found) and (
        found[place].lower in closed("adverb") | {"both", "all", "each"} or found[place].lower.endswith("ly")
    ):
        place += 1
    if place >= len(found):
        return False
    third = found[0].lower in ("he", "she", "it")
    return any(item.form in ("past", "third" if third else "base") for item in word_forms().read_verb(found[place].lower))


def opens_with_adverbial(found: Sequence[Token]) -> bool:
    """Whether a time or a circumstance stands before the subject of a clause: “since Monday I drive …”, “without you we …”."""
    if not found or found[0].lower not in closed("adverbial_opener", "sentence_adverb"):
        return False
    if found[0].lower in closed("sentence_adverb") and len(found) > 1 and found[1].tag[:2] == "VV":
        return False  # “finally read the book you gave me”
    for place in range(1, len(found)):
        before, token = found[place - 1], found[place]
        timely = (
            before.text == ","
            or before.tag in ("CRD", "AV0")
            or "T" in lexicon.kind(before.lower)
            or before.text in _CALENDAR
            or before.lower in closed("sentence_adverb")
        )
        pronoun = stem(token.lower) in ("i", "we", "you", "they", "it", "there", "he", "she")
        noun_before = before.tag[:1] == "N" or timely or before.lower in closed("object_pronoun")
        if pronoun and noun_before and opens_with_subject(found[place:]):
            return True
        caused = found[0].lower in ("thanks", "due", "despite", "without", "with") and before.tag[:1] == "N"
        if (timely or caused) and token.lower in closed("determiner") and finite_verb(found[place:]) is not None:
            return True
    return False


_CALENDAR: Final = frozenset((*DAYS, *MONTHS))


def is_clause(text: str) -> bool:
    """Whether a text has a subject and a finite verb."""
    found = tokens(text)
    return opens_with_subject(found) or opens_with_adverbial(found) or finite_verb(found) is not None


def finite_verb(found: Sequence[Token]) -> int | None:
    """The place of the main clause's verb; None for a noun phrase (verbs inside relative clauses do not count)."""
    owed = 0  # verbs that belong to a relative clause
    inner: range | tuple[()] = ()  # the rest of the verb group of one of these
    for place, token in enumerate(found):
        if not place or not token.is_word:
            if has_clitic(token.lower):
                return place
            continue
        if _opens_inner(found, place):
            deed = token.lower == "who" and _is_deed(found, place + 1)
            owed, inner = (owed, _verb_group(found, place + 1, start=place + 1)) if deed else (owed + 1, inner)
        elif has_clitic(token.lower):
            if not _is_relative_subject(found, place):
                return place
        elif stem(token.lower) in ("i", "we", "you", "they", "he", "she", "it") or _nobody(found, place):
            owed += _is_relative_subject(found, place) and not owed
        elif not owed and _cuts(found, place):
            return None
        elif place not in inner and is_verb(found, place):
            if not owed:
                return place
            owed -= 1
            inner = _verb_group(found, place)
    return None


def _cuts(found: Sequence[Token], place: int) -> bool:
    """“an apprentice, needs a workshop”, “the post, as I've …”, “a bench if …”: no verb of the first part can follow."""
    word = found[place].lower
    if found[place - 1].text == "," and (is_verb(found, place) or word in closed("subordinator")):
        return True
    return word in ("if", "because", "when", "while", "although", "unless", "whether")


def _is_deed(found: Sequence[Token], place: int) -> bool:
    """“who | keep bees”: the word right behind is the verb of the inner clause."""
    after = _at(found, place)
    return after is not None and bool({item.form for item in word_forms().read_verb(after.lower)} & {"base", "third", "past"})


def _verb_group(found: Sequence[Token], place: int, *, start: int = 0) -> range:
    """The places of what goes on behind a helper: “do | not have”, “has | never been”; from `start` on where it is given."""
    end = place + 1
    helper = found[place].lower in closed("auxiliary")
    while helper and end < len(found) and (found[end].tag == "XX0" or found[end].lower in closed("adverb", "auxiliary")):
        end += 1
    return range(start or place + 1, end + 1 if helper else place + 1)


def _nobody(found: Sequence[Token], place: int) -> bool:
    """“numbers nobody has printed”, but “in our street nobody has noticed”."""
    named = found[place].lower in ("nobody", "everybody", "everyone", "somebody", "anyone", "anybody")
    return named and found[0].lower not in closed("adverbial_opener", "sentence_adverb", "preposition")


def _opens_inner(found: Sequence[Token], place: int) -> bool:
    """“who …”, “that …”, “before the vet comes”: the next verb belongs to a clause inside."""
    token = found[place]
    if token.lower in closed("relative"):
        which = token.lower in ("which", "whom") and place + 1 < len(found) and found[place + 1].lower in closed(
            "determiner", "possessive", "bare_subject"
        )
        return which or found[place - 1].lower not in closed("preposition")
    after = _at(found, place + 1)
    timed = token.lower in ("before", "after", "until") and place > 1 and after is not None
    return timed and after is not None and after.lower in closed("determiner", "bare_subject")


def _is_relative_subject(found: Sequence[Token], place: int) -> bool:
    """“the talk you gave”: a pronoun right after a noun opens a relative clause."""
    before = found[place - 1]
    return (
        before.is_word
        and before.lower not in closed("conjunction")
        and before.lower not in closed("preposition")
        and before.tag not in ("VVZ", "VVD", "VVB", "VM0")
    )


def is_verb(found: Sequence[Token], place: int) -> bool:
    """Whether the word at this place is a finite verb here."""
    token = found[place]
    word = token.lower
    if word == "am" and place and found[place - 1].tag == "CRD":
        return False  # “6 am”
    if (
        word in ("may", "will", "can", "must", "might")
        and place
        and found[place - 1].lower in ("the", "a", "an", "my", "our", "your")
    ):
        return False
    if word in closed("auxiliary"):
        return word not in ("be", "been", "being") and not (token.text in ("May", "Might", "Will") and place)
    if token.text[0].isupper() or not word.isascii() or "." in word:
        return False
    after = _at(found, place + 1)
    if word == "got" and after is not None and after.tag == "VVN":
        return True  # “43 people got paid”
    for reading in word_forms().read_verb(word):
        if reading.form == "third" and _is_third(found, place, reading.lemma):
            return True
        if reading.form == "past" and _is_past(found, place, reading.lemma):
            return True
        past_too = any(item.form == "past" for item in word_forms().read_verb(word))  # “cut”, not “run” and “come”
        participle = past_too and token.tag in ("VVN", "VVD")
        if reading.form == "base" and not participle and _agrees_with_plural(found, place):
            return True
    return False


def _is_third(found: Sequence[Token], place: int, lemma: str) -> bool:
    token, before, after = found[place], found[place - 1], _at(found, place + 1)
    adverb = before.lower in closed("adverb") or before.tag == "AV0"
    if _stands_as_noun(found, place) or (adverb and place > 1 and found[place - 2].text == ","):
        return False
    if not word_forms().is_noun(token.lower):
        return token.lower not in closed("preposition") and before.lower not in _BEFORE_NOUNS
    if before.lower in closed("determiner", "preposition", "possessive"):
        which = found[place - 2] if place > 1 else None  # “the old one stays on”
        return before.lower == "one" and which is not None and (which.tag in ("AJ0", "ORD") or which.lower in ("left", "right"))
    if before.tag == "CRD" and place > 1 and found[place - 2].tag == "NN1" and (token.tag == "VVZ" or _takes_object(after)):
        return True  # “page 5 shows my grandmother”
    if before.tag in ("AJ0", "CRD", "DPS", "AT0", "CJC") and not adverb:
        return before.tag == "CJC" and _takes_object(after)
    plural = before.tag == "NN2" and before.lower in word_forms().singulars
    inside = any(item.lower in closed("preposition") for item in found[1:place])  # “our club of sailors crosses”
    if plural and not (inside and _takes_object(after)):
        return False
    if _takes_object(after) or (adverb and place > 1):
        return True
    mostly = lexicon.kind(lemma)
    if (
        after is None
        and (token.tag == "VVZ" or "V" in mostly or lemma in ("work", "fit", "leak", "run"))
        and _opens_determined(found)
    ):
        return True
    if (
        after is not None
        and after.lower == "to"
        and lemma in ("change", "move", "switch", "turn", "return", "shift")
        and _opens_determined(found)
    ):
        return True
    flat = after is not None and after.tag in ("AJ0", "AV0") and _opens_determined(found) and place < 4
    if flat and _ends_at(found, place + 2):
        return True  # “the rack folds flat”
    if "N" in mostly or lemma in nouns("work"):
        return False
    return token.tag == "VVZ" or ("V" in mostly and _opens_determined(found))


def _ends_at(found: Sequence[Token], place: int) -> bool:
    ends = closed("preposition", "conjunction", "subordinator")
    return place >= len(found) or not found[place].is_word or found[place].lower in ends


def _stands_as_noun(found: Sequence[Token], place: int) -> bool:
    """“bring crisps”, “a look at your cards one day”, “for island schools this winter”: a plural, not a third person."""
    before, after, timely = found[place - 1], _at(found, place + 1), _at(found, place + 2)
    if before.tag in ("VVI", "VVB", "VVG"):
        return True
    if after is None or not word_forms().is_noun(found[place].lower):
        return False
    if after.lower == "one" and any(item.lower in closed("preposition") for item in found[:place]):
        return True
    pointing = after.lower in ("this", "next", "last", "every", "each", "all")
    return pointing and timely is not None and "T" in lexicon.kind(timely.lower)


def _is_past(found: Sequence[Token], place: int, lemma: str) -> bool:
    token, before, after = found[place], found[place - 1], _at(found, place + 1)
    if before.lower in closed("determiner") and before.lower not in closed("nominative"):
        return False
    if not any(item.form == "participle" for item in word_forms().read_verb(token.lower)) and not token.lower.endswith("ed"):
        return token.lower not in word_forms().plurals or token.tag == "VVD"
    if before.tag in ("AJ0", "DPS", "AT0") or before.lower in closed("preposition"):
        return False
    ends = after is None or not after.is_word
    somebody = lexicon.is_person(before.lower) and not lexicon.is_plural(before.lower)
    if ends and place == 1 and token.tag in ("VVD", "VVN") and somebody:
        return True  # “vet called, …”
    if lemma in verbs("intransitive") and before.tag in _NOUNS:
        return not (after is not None and after.tag in ("NN1", "NN2", "NN0") and after.lower not in closed("determiner"))
    behind = _at(found, place + 2)
    if (
        after is not None
        and after.lower in ("out", "up", "down", "off", "over", "away")
        and (_takes_object(behind) or token.tag == "VVD")
    ):
        return True
    if (
        after is not None
        and after.tag in ("NN2", "NN1", "NN0", "AJ0", "NP0", "CRD")
        and (place > 1 - before.is_name or (before.tag == "NN2" and lexicon.is_person(before.lower) and token.tag == "VVD"))
        and before.tag[:1] == "N"
    ):
        return lexicon.is_person(before.lower) or before.is_name or token.tag == "VVD"
    told = lemma in ("say", "tell", "think", "hear", "ask", "agree", "win", "lose", "feel", "mean") and before.tag[:1] == "N"
    return _takes_object(after) or (
        token.tag == "VVD" and (before.lower in closed("nominative") or (told and _opens_determined(found)))
    )


def _agrees_with_plural(found: Sequence[Token], place: int) -> bool:
    token, before, after = found[place], found[place - 1], _at(found, place + 1)
    if (
        found[0].lower in ("you", "we", "they", "i")
        and before.lower in ("both", "all", "each")
        and not (after and after.lower == "of")
    ):
        return True
    if before.lower in ("i", "we", "you", "they", "both"):
        return token.tag not in ("NN1", "NN2") or _takes_object(after) or before.lower != "both"
    if before.lower in closed("adverb") and place > 1 and found[place - 2].lower in ("i", "we", "you", "they", "all", "both"):
        return True
    at = _before_adverbs(found, place)
    subject, adverb = found[at], at < place - 1
    number = found[at - 1] if at > 0 else None
    several = number is not None and number.tag == "CRD" and number.lower not in ("1", "one")
    counted = several and subject.tag == "NN0"  # “140 sheep”
    plural = (subject.lower in word_forms().singulars and subject.tag == "NN2") or subject.lower in _PLURAL_WORDS or counted
    if (
        plural
        and token.tag in ("VVB", "VVI", "VVN", "VVD")
        and (adverb or _opens_determined(found))
        and not (after and after.lower == "of")
    ):
        return True
    if plural and token.lower in verbs("adjective_too") and _opens_determined(found) and after is not None:
        return after.lower in closed("preposition") - {"for", "of"} or after.tag[:2] == "AV" or _takes_object(after)
    if not plural or token.tag in ("NN2", "AJ0", "PRP"):
        return False
    noun = word_forms().is_noun(token.lower)
    if after is None and found[0].lower in closed("determiner") and place < 4:  # “our maps overlap”
        return True
    return (token.tag in ("VVB", "VVI") and not noun) or _takes_object(after)


def _before_adverbs(found: Sequence[Token], place: int) -> int:
    """The place of the word that stands before the adverbs in front of a verb (“my knees no longer | allow it”)."""
    at = place - 1
    while at > 0 and (
        found[at].lower in closed("adverb") | {"longer", "no"} or (found[at].lower.endswith("ly") and found[at].tag == "AV0")
    ):
        at -= 1
    return at


def _takes_object(after: Token | None) -> bool:
    """Whether the next word can open an object: no noun has such a word right behind it."""
    if after is None:
        return False
    opening = closed("determiner", "object_pronoun")
    return (
        after.lower in opening and after.lower not in ("that", "which", "what", "most", "all", "both", "such")
    ) or after.lower in ("when", "how", "again", "now", "up", "down")


def _opens_determined(found: Sequence[Token]) -> bool:
    return found[0].lower in closed("determiner")


def _at(found: Sequence[Token], place: int) -> Token | None:
    return found[place] if 0 <= place < len(found) else None
