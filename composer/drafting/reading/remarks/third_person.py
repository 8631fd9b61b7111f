"""What is said of a third person, as it stands behind their name: a noun phrase, or a clause after “who”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.articles import with_article
from composer.drafting.reading.grammar.details import is_place
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, words
from composer.drafting.reading.grammar.noun_heads import head_place, years_spent
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.verb_words import at
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.remark_clauses import Opening, opening
from composer.drafting.reading.remarks.said_in_full import with_subject
from composer.drafting.reading.remarks.tidy import sentences, table
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
# Of the third person where a verb follows (“her PhD is on …”).
_WHOSE: Final = re.compile(r"^(?:her|his|their) (?=\w)", re.IGNORECASE)
_SAME: Final = re.compile(r"^(?:the |in the )?same (?P<what>[\w-]+) as (?P<whom>me|you|us|mine|yours)$", re.IGNORECASE)
_YEAR: Final = re.compile(
    r"(?<=[a-z])(?<! in)(?<! since)(?<! until)(?<! till)(?<! from)(?<! by)(?<! of)(?<! before)(?<! after) (?=(?:19|20)\d\d$)"
)
_BEEN: Final = re.compile(r"^is (?=(?:in|at|on|with) [^,]+ (?:since|for \d+|for many|for years)\b)")
_YEARS_AS: Final = re.compile(r"^(?P<role>[a-z][a-z -]+?),? (?P<years>\d+ (?:years|months))(?: (?:of )?experience)?$")
_VERY: Final = re.compile(r"^(?:very|really|so|quite) ")
_SHORT: Final = 3  # words
_YOURS: Final = re.compile(r"^(?:her|his|their) (?=\w)", re.IGNORECASE)


def third_about(text: str) -> tuple[str, bool] | None:
    """What is said, and whether it is a clause; `text` is tidied. None where there are no words."""
    noun, verbs, asides = _told(text)
    aside = f" ({'; '.join(asides)})" if asides else ""
    said = _listed(verbs)
    whose = _WHOSE.match(noun)
    if whose and main_verb(take_apart(noun)) > 0:
        return f"whose {noun[whose.end() :]}{f' and who {said}' if said else ''}{aside}", False
    if not noun:
        return (f"{said}{aside}", True) if verbs else None
    led = _leading(noun, followed=bool(verbs))
    if led:
        return _listed([*led, *verbs]) + aside, True
    phrase = _noun(_YOURS.sub("your ", noun))
    return (f"{phrase}, who {said}{aside}" if said else f"{phrase}{aside}"), False


def _told(text: str) -> tuple[str, list[str], list[str]]:
    """What somebody is, as a noun; what stands after “who”, each with its verb; and what is told aside."""
    noun, verbs, asides = "", list[str](), list[str]()
    pieces = [_YEAR.sub(" in ", clause) for sentence in sentences(text) for clause in _pieces(sentence)]
    for place, piece in enumerate(pieces):
        aside = _aside(piece, first=place == 0)
        verb = "" if aside else _verb(piece, noun, verbs, first=place == 0, alone=len(pieces) == 1)
        placed = re.match(r"is (?:in|at|on|by|near|under|over|behind|with|for) ", verb) and not _HE.match(piece)
        if aside:
            asides.append(aside)
        elif noun and not verbs and is_place(piece):
            noun = f"{noun} in {piece}"
        elif verb and not (verbs and placed):
            verbs.append(verb)
        elif verbs:
            verbs[-1] = f"{verbs[-1]}, {piece}"
        else:
            noun = _with_thing(noun, piece) if noun else piece
    return noun, verbs, asides


def _verb(piece: str, noun: str, verbs: list[str], *, first: bool, alone: bool) -> str:
    """A piece as it stands after “who”, with its verb; "" where it has none and gets none."""
    if (noun or verbs) and " " not in piece and is_trait(piece):
        return f"is {lower_first(piece)}"  # “retired”, which could be a verb
    verb = _has_spent(piece) or _shares(piece) or _after_who(piece, first=first)
    if verb:
        return _BEEN.sub("has been ", verb)
    if (noun or verbs) and _EX.match(piece):
        return f"is {piece}"
    if first and not alone and is_place(piece):
        return f"is based in {piece}"
    return f"is {lower_first(piece)}" if (noun or verbs) and is_trait(piece) else ""


def _leading(noun: str, *, followed: bool) -> list[str]:
    """A noun that is told with a verb, too: “ex-navy”, “40 bells”, “calm and precise”; empty for any other."""
    if _EX.match(noun) or (followed and " " not in noun and _ADJECTIVE.match(noun) and not is_person(noun.lower())):
        return [f"is {noun}"]
    if followed and _COUNTED.match(noun):
        return [f"has {noun}"]
    traits = re.split(r", | and ", noun)
    if not all(is_trait(trait) for trait in traits):
        return []
    return [f"is {lower_first(traits[0])}", *(f"is {trait}" for trait in traits[1:])]


def _has_spent(piece: str) -> str:
    """“10 yrs in refugee housing” as “has spent 10 years in refugee housing”."""
    said = years_spent(take_apart(piece))
    return re.sub(r"^you (?:have|(?P<past>were)) ", lambda found: "was " if found["past"] else "has ", said).removeprefix("you ")


def _shares(piece: str) -> str:
    """“same choir as me” as “is in the same choir as me”, “same dentist as you” as “has the same dentist as you”."""
    found = _SAME.match(piece)
    if found is None:
        return ""
    grouped = found["what"].lower() in words("nouns", "groups") | words("nouns", "past_ties")
    return f"{'is in' if grouped else 'has'} the same {found['what']} as {found['whom']}"


def _with_thing(noun: str, piece: str) -> str:
    """“farmer, goats” as “farmer with goats”, “vet, amateur clown” as “vet and an amateur clown”; other parts as they stood."""
    pieces = take_apart(piece)
    head = head_place(pieces)
    word = at(pieces, head)
    plain = head >= 0 and ", " not in noun and at(pieces, 0) not in closed("adverb") | {"now"}
    if plain and is_person(word) and not is_plural(word) and head < _SHORT:
        return f"{noun} and {_noun(piece)}"
    thing = plain and is_plural(word) and not is_person(word) and head == len(pieces) - 1 and " with " not in noun
    if thing and (pieces[0].kind == "number" or noun.rpartition(" ")[2] in words("nouns", "keepers")):
        return f"{noun} with {piece}"
    studies = thing and any(part in words("nouns", "who_study") for part in noun.split(" "))
    return f"{noun} working on {piece}" if studies else f"{noun}, {piece}"


def _aside(piece: str, *, first: bool) -> str:
    """What has a subject of its own (“I owe him a lot”, “everybody misses him”, “met him in Oslo”), for brackets; else ""."""
    if _MET.match(piece):
        return f"I {lower_first(piece)}"
    if opening(piece).kind != "subject" or _HE.match(piece):
        return ""
    if _FIRST_PERSON.match(piece):
        return piece
    return "" if first else piece if tokens(piece)[0].is_name else lower_first(piece)


def is_trait(text: str) -> bool:
    """“quiet”, “never late”: an adjective, and nothing else but an adverb."""
    *before, last = text.lower().split(" ")
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
        opens.kind in ("noun", "base")
        and first
        and any(item.form == "past" for item in word_forms().read_verb(opens.word))
        and not _is_role(piece, opens)
        and (not word_forms().is_noun(opens.word) or piece.split()[1] in ("up", "the", "an", "a", "out", "down", "my", "our"))
        and len(piece.split()) > 2
    ):
        return piece
    if opens.kind == "gerund":
        return "" if _is_role(piece, opens) else f"is {piece}"
    if opens.kind == "participle":
        return f"has {piece}" if opens.word == "been" else f"was {piece}"
    items = tokens(_VERY.sub("", piece))
    adjective = (
        len(items) > 1
        and is_adjective(items[0].lower)
        and not is_person(items[0].lower)
        and items[1].lower in ("with", "at", "to", "in", "about", "as", "for", "of")
        and (not is_noun(items[0].lower) or items[0].tag == "AJ0")
    )
    if opens.kind == "predicate" or _AGE.match(piece) or adjective:
        return f"is {piece}"
    return ""


def _is_role(piece: str, opens: Opening) -> bool:
    """“trained nurse from Leeds”: a participle before the name of what somebody is."""
    following = [token.lower for token in tokens(piece)][opens.skipped + 1 : opens.skipped + 3]
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
    told = rest.split(" ")
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
    for place, word in enumerate(told):
        if place and told[place - 1] not in ("and", "but"):
            continue
        if word in fixed:
            told[place] = fixed[word]
        elif (
            any(item.form == "base" for item in word_forms().read_verb(word))
            and word not in closed("auxiliary", "determiner", "preposition", "adverb")
            and (
                not place
                or not word_forms().is_noun(word)
                or (place + 1 < len(told) and told[place + 1] in closed("determiner", "preposition", "possessive"))
            )
        ):
            told[place] = word_forms().third(word)
    return " ".join(told)


def _noun(text: str) -> str:
    text = lower_first(text)
    years = _YEARS_AS.match(text)
    if years and is_person(years["role"].rpartition(" ")[2]):
        return f"{_noun(years['role'])} for {years['years']}"
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
    sole = words("nouns", "makers") - {"co-founder", "cofounder", "co-owner"}
    if first.lower in sole and len(found) > 1 and found[1].lower == "of":
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
    if len(verbs) == 2 and (" and " in verbs[0] or "," in verbs[0]):
        return f"{verbs[0]}, and {verbs[1]}"
    return f"{', '.join(verbs[:-1])} and {verbs[-1]}"
