"""Verbs of a remark: whether a piece says who does it, and the form of a verb that opens a piece without a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from composer.drafting.reading.grammar.clauses import finite_verb, opens_with_adverbial, opens_with_subject
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, kind
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.predicates import is_third, main_verb
from composer.drafting.reading.grammar.tokens import Token, stem, tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

# subject: says who; third, past, aux, base, gerund, participle: a verb whose subject was left out; predicate: “curious about …”,
# “on my second try”; wh: “how …”; noun; fragment: anything else.
Kind = Literal["subject", "third", "past", "aux", "base", "gerund", "participle", "predicate", "wh", "noun", "fragment"]
WH: Final = frozenset("how what why where when whether whoever whatever who".split())
PRONOUNS: Final = frozenset("i we he she it they you there".split())
_CLITIC_SUBJECTS: Final = PRONOUNS | frozenset(
    "that this here nobody everybody someone everyone who mine ours theirs".split()
)
_RELATIVE: Final = re.compile(r"^\S+(?: [\w'-]+){0,3} (?:where|when|that|who|which|how|why|about|of) ", re.IGNORECASE)
MEASURED: Final = re.compile(r"\b(?:late|early|long|tall|deep|wide|thick|short|older|younger|faster|slower|ahead|too \w+)$")
_SOME: Final = frozenset("one two three four five six half some most all both none several many few another neither".split())
_LIKES_GERUND: Final = frozenset(
    "keep start stop begin try love enjoy finish hate miss remember consider avoid continue go resume dread regret".split()
)


def masked(text: str) -> str:
    """The text without what is quoted in it, up to its first colon."""
    return re.sub(r"(?<=\w):\s.*$", "", re.sub(r"(?<=[\w,:;.] )“[^”]*”", "Q", text))


def is_clause(text: str) -> bool:
    """Whether a piece has a subject that is said and a finite verb."""
    text = masked(text)
    found = tokens(text)
    if says_who(found):
        return True
    if (
        not found
        or found[0].lower in WH
        or (MEASURED.search(text) and not any(token.lower in closed("auxiliary") for token in found))
    ):
        return False
    if len(found) > 1 and (found[0].lower in _SOME or found[0].text.isdigit()) and _only_verb(found[1].lower):
        return True
    place = finite_verb(found)
    if place is None and (_bare_plural_did(found) or _somebody_did(found)):
        return True
    if place is None or not place:
        return False
    if (
        place == 1
        and found[1].lower not in closed("auxiliary")
        and found[0].lower in closed("possessive") | {"a", "an", "the", "no", "every"}
    ):
        return False
    if any(token.lower in closed("subordinator") - {"once", "since", "so", "as"} for token in found[:1]):
        return False
    return not _RELATIVE.match(text[: found[place].end] + " ") or main_verb(take_apart(text)) >= 0


def _somebody_did(found: Sequence[Token]) -> bool:
    """“a man next to me wept”: a person, where they were, and what they did as the last word."""
    end = next((place for place, token in enumerate(found) if not token.is_word), len(found))
    if end < 4 or found[0].lower not in closed("determiner", "possessive") or not is_person(found[1].lower):
        return False
    last = found[end - 1].lower
    placed = found[2].lower in closed("preposition") | {"next"}
    past = any(item.form == "past" for item in word_forms().read_verb(last))
    return placed and past and not is_noun(last) and not is_adjective(last)


def _bare_plural_did(found: Sequence[Token]) -> bool:
    """“people breathed”, “customers laughed out loud”: not “kids trained in judo”."""
    if len(found) < 2 or not is_plural(found[0].lower) or not is_noun(found[0].lower):
        return False
    after = found[2] if len(found) > 2 else None
    follow = closed("determiner", "object_pronoun", "adverb", "conjunction") | {"out"}
    free = after is None or not after.is_word or after.lower in follow
    forms = {item.form for item in word_forms().read_verb(found[1].lower)}
    if is_person(found[0].lower) and "base" in forms and found[1].tag.startswith("VV"):
        return True  # “patients sleep better”
    return "past" in forms and not is_noun(found[1].lower) and free


def says_who(found: Sequence[Token]) -> bool:
    """Whether a piece opens with its subject: “I'm …”, “she …”, “since Monday we …”."""
    if not found:
        return False
    first = found[0].lower
    if "'" in first and {stem(first), first.removesuffix("'s")} & _CLITIC_SUBJECTS:
        return len(found) > 1
    if first in PRONOUNS and first != "there":
        return len(found) > 1
    return opens_with_subject(found) or opens_with_adverbial(found)


def verb_kind(rest: str, found: Sequence[Token], place: int) -> Kind | None:
    """The form of a verb that opens a text, None where the first word is none."""
    word = found[place].lower
    after = found[place + 1] if place + 1 < len(found) else None
    if word in closed("auxiliary"):
        return "participle" if word in ("been", "being", "be") else "aux"
    readings = {item.form for item in word_forms().read_verb(word)}
    if found[place].is_name and place == 0 and found[place].text[0].isupper() and not readings:
        return None
    pieces = take_apart(rest)
    if "third" in readings and is_third(pieces, 0) and not _plural_subject(rest, found, place):
        return "third"
    if "past" in readings and _is_past(found, place, after):
        return "past"
    if "gerund" in readings and (
        gerund_opening(rest)
        or not is_noun(word)
        or (after is not None and after.lower in closed("determiner", "particle", "object_pronoun"))
    ):
        verb = finite_verb(found[place:]) if is_clause(rest) else None
        main = found[place + verb].lower if verb else ""
        joint = verb is not None and (
            (main not in closed("auxiliary") and is_noun(main) and after is not None and after.lower in closed("determiner"))
            or any(token.lower in ("and", "but", "while", "so") for token in found[place + 1 : place + verb])
        )
        return "gerund" if verb is None or joint else None
    if (
        "participle" in readings
        and "past" not in readings
        and (not is_adjective(word) or (place and found[place - 1].lower == "never"))
    ):
        return "participle"
    if "base" in readings and (
        base_opening(rest) or (word in table("feelings") and word not in ("love", "hope", "smile", "laugh"))
    ):
        return "base"
    if (
        "base" in readings
        and after is not None
        and (after.text[0].isdigit() or after.tag == "CRD")
        and word in ("need", "have", "want", "make", "run", "keep", "use")
    ):
        return "base"
    if (
        "base" in readings
        and after is not None
        and after.lower in closed("determiner", "object_pronoun") - {"that", "all", "half"}
        and finite_verb(found[place:]) is None
    ):
        return "base"
    return None


def _only_verb(word: str) -> bool:
    forms = {item.form for item in word_forms().read_verb(word)}
    return bool(forms & {"past", "third"}) and not is_noun(word) and not is_adjective(word)


def _plural_subject(rest: str, found: Sequence[Token], place: int) -> bool:
    """“rings hang on every door”: the first word is a plural noun whose verb comes next."""
    word = found[place].lower
    after = found[place + 1] if place + 1 < len(found) else None
    several = word in word_forms().singulars or (is_person(word) and is_plural(word))
    if after is None or not several or not is_noun(word):
        return False
    forms = {item.form for item in word_forms().read_verb(after.lower)}
    if after.lower in closed("auxiliary"):
        return True
    if is_person(word) and "past" in forms and (place + 2 >= len(found) or found[place + 2].lower != "by"):
        return True  # “grandparents played against children”
    if "base" in forms and word_forms().third(after.lower) in table("appears"):
        return True  # “pages smell of tar”
    return bool(forms & {"past"}) and finite_verb(found[place:]) == 1 and bool(rest)


def _is_past(found: Sequence[Token], place: int, after: Token | None) -> bool:
    word = found[place].lower
    forms = {item.form for item in word_forms().read_verb(word)}
    if "participle" not in forms and "base" not in forms:
        return True
    later = found[place + 2].lower if place + 2 < len(found) else ""
    if word in ("stuck", "stayed", "left") and later in ("me", "us"):
        return True
    if word in table("predicates") | table("placed") and not takes_object(after):
        return False
    if after is None or not after.is_word:
        return "base" not in forms or not is_noun(word)
    if after.lower in closed(
        "determiner",
        "object_pronoun",
        "possessive",
        "preposition",
        "particle",
        "adverb",
        "question_word",
        "subordinator",
        "conjunction",
        "quantity",
        "ordinal",
    ) | {"to", "that"}:
        if after.lower == "by" and word not in ("went", "came", "drove", "walked", "sorted", "started", "stopped", "did"):
            return False
        return (
            "base" not in forms
            or not is_noun(word)
            or after.lower in closed("determiner", "object_pronoun", "possessive", "question_word")
        )
    if (
        after.text[0].isdigit()
        or after.is_name
        or after.tag == "CRD"
        or (_is_gerund(after.lower) and _LIKES_GERUND & {item.lemma for item in word_forms().read_verb(word)})
    ):
        return True
    if is_adjective(word) or "a" in kind(word):
        return place > 0 and found[place - 1].lower in ("also", "just", "then", "never", "immediately", "even", "finally")
    return "base" not in forms


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and any(item.form == "gerund" for item in word_forms().read_verb(word))


def takes_object(after: Token | None) -> bool:
    """Whether a word can open the object of the verb before it."""
    return after is not None and (
        after.lower in closed("determiner", "possessive", "object_pronoun")
        or after.text[0].isdigit()
        or after.tag in ("CRD", "NN2", "NP0")
    )
