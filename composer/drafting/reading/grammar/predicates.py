"""Which word of a typed fact is a finite verb, and what form it has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from composer.drafting.language import tagger
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, is_work, kind, words
from composer.drafting.reading.grammar.pieces import Piece
from composer.word_forms import word_forms

Finite = Literal["third", "past", "base", "auxiliary", "modal", ""]
_BASES: Final = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
    "am": "are",
}
_RELATIVE: Final = frozenset("who which whom whose that where when while because before after if why how what".split())
USE_TAGGER = True  # switched off only to compare


def forms_of(word: str) -> frozenset[str]:
    """Every form that a lower-case word can be as a verb: base, past, participle, gerund, third."""
    if "-" in word and word.partition("-")[0] not in words("verbs", "verb_prefixes"):
        return frozenset()
    found = frozenset(item.form for item in word_forms().read_verb(word))
    unknown = not found and len(word) > 6 and word.endswith("ing") and not is_noun(word) and not is_adjective(word)
    return frozenset(["gerund"]) if unknown else found


def lemma_of(word: str) -> str:
    """The base form of a verb form; the word itself where it is none."""
    found = word_forms().read_verb(word)
    preferred = [item for item in found if item.form != "base"] or list(found)
    return preferred[0].lemma if preferred else word


def base_of(verb: str) -> str:
    """The form that “you” takes: “runs” → “run”, “was” → “were”; any other word stays."""
    lower = verb.lower()
    if lower in _BASES:
        return _BASES[lower]
    lemmas = [found.lemma for found in word_forms().read_verb(lower) if found.form == "third"]
    # “redraws” is of “redraw”, not of “re-draw”.
    return next((lemma for lemma in lemmas if ("-" in lemma) == ("-" in lower)), verb)


@lru_cache(maxsize=2048)
def _tagged(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tagger.tags(("She", *texts))[1:]


def tag_after_subject(pieces: Sequence[Piece], place: int) -> str:
    """The tag of a word as it stands behind a subject; empty where the tagger is not asked."""
    if not USE_TAGGER:
        return ""
    return _tagged(tuple(piece.text for piece in pieces))[place]


@lru_cache(maxsize=2048)
def _tagged_plain(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tagger.tags(texts)


def tag_of(pieces: Sequence[Piece], place: int) -> str:
    """The tag of a word in the text as it stands; empty where the tagger is not asked."""
    if not USE_TAGGER:
        return ""
    return _tagged_plain(tuple(piece.text for piece in pieces))[place]


def sentence_tags(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The tags of words as a sentence of their own, with its capital; one more than there are pieces, for the full stop."""
    first = pieces[0].text
    return tagger.tags((first[:1].upper() + first[1:], *(piece.text for piece in pieces[1:]), "."))


def at(pieces: Sequence[Piece], place: int) -> str:
    """The small letters of a piece, empty beyond the ends."""
    return pieces[place].lower if 0 <= place < len(pieces) else ""


def is_third(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word is a verb in the third person where a verb may stand (at the start, behind its subject or “and”)."""
    word = at(pieces, place)
    if word in ("is", "has", "does", "was"):
        return True
    if "third" not in forms_of(word) or (pieces[place].is_name and place > 0):
        return False
    if word in words("nouns", "mutual"):
        return False
    if not place and is_person(word) and is_plural(word) and at(pieces, 1) in words("grammar", "prepositions"):
        later = main_verb(pieces)  # “kids from her class wrote to us”
        if later > 2 and at(pieces, later - 1) not in ("and", ",", "but"):
            return False
    noun_base = word_forms().singulars.get(word, "")
    if not (is_noun(word) or noun_base) or word not in word_forms().singulars:
        return True
    return _verb_before(pieces, place, word)


def _verb_before(pieces: Sequence[Piece], place: int, word: str) -> bool:
    """A word that is a plural noun or a verb (“plays”, “coaches”), by what follows."""
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    lemma = lemma_of(word)
    letters = kind(lemma)
    if following is None and not place:
        return "V" in letters
    if following is not None and following.text == "," and _lists_nouns(pieces, place):
        return False
    if following is None or following.kind == "mark" or following.lower in words("grammar", "conjunctions"):
        return "V" in letters or ("N" not in letters and not is_work(word) and not is_person(word)) or "n" not in letters
    lower = following.lower
    if not place and _verb_later(pieces):
        return True
    if (
        following.kind in ("number", "quoted")
        or lower in words("grammar", "determiners") | words("grammar", "pronouns")
        or following.is_name
    ):
        return True
    if lower == "of":
        return "V" in letters or lemma in words("verbs", "with_of")
    if lower == "to":
        wished = lemma in words("verbs", "with_infinitive") and "base" in forms_of(at(pieces, place + 2))
        plain = "N" not in letters or tag_after_subject(pieces, place).startswith("VV")
        return wished or (not is_work(word) and plain)
    particle = lower in ("up", "down", "off", "out", "away", "back", "only")
    if particle and at(pieces, place + 2) in words("grammar", "determiners"):
        return True  # “heads up a team”
    if lower in ("that", "how", "what", "why", "when", "where", "up", "down", "off", "out", "away", "back") or lower in words(
        "grammar", "adverbs"
    ):
        return "N" not in letters or lower in ("that", "how", "what", "why")
    if word in words("verbs", "papers") and lower in ("from", "of", "on", "for"):
        return False
    if lower in words("grammar", "prepositions"):
        return _verb_before_preposition(pieces, place, letters)
    return is_noun(lower) or is_adjective(lower) or not forms_of(lower) & {"third", "past"}


def _lists_nouns(pieces: Sequence[Piece], place: int) -> bool:
    """“timetables, queues, patience”: one noun after the other, and no verb among them."""
    later = pieces[place + 1 :]
    return all(piece.text == "," or piece.lower == "and" or is_noun(piece.lower) for piece in later) and len(later) > 1


def _verb_before_preposition(pieces: Sequence[Piece], place: int, letters: str) -> bool:
    word, following = at(pieces, place), at(pieces, place + 1)
    if "V" in letters or word in words("verbs", "mostly_verbs"):
        return True
    tagged = tag_after_subject(pieces, place).startswith("VV")
    if "N" in letters:
        return not is_work(word) and following not in ("of", "on", "about") and tagged
    return not is_work(word) or tagged


def _verb_later(pieces: Sequence[Piece]) -> bool:
    """“welds by day and sings at night”: a plain third person joined by “and”."""
    return any(
        at(pieces, later - 1) in ("and", "but", ",")
        and "third" in forms_of(at(pieces, later))
        and at(pieces, later + 1) in words("grammar", "determiners")
        for later in range(2, len(pieces))
    )


def is_only_past(word: str) -> bool:
    """A past tense that is no participle (“wrote”, “took”)."""
    forms = forms_of(word)
    return "past" in forms and "participle" not in forms and not forms & {"base"}


def finite_at(pieces: Sequence[Piece], place: int) -> Finite:
    """How the word behind a subject may be read as its verb."""
    word = at(pieces, place)
    if word in words("grammar", "modals"):
        return "modal"
    if word in words("grammar", "auxiliaries"):
        return "auxiliary"
    if pieces[place].kind != "word" or (pieces[place].is_name and place > 0):
        return ""
    if "third" in forms_of(word) and is_third(pieces, place):
        return "third"
    if "past" in forms_of(word):
        return "past"
    return "base" if "base" in forms_of(word) else ""


def main_verb(pieces: Sequence[Piece]) -> int:
    """Where the finite verb of a text stands that opens with its subject; -1 where there is none."""
    found = _verb_of_subject(pieces)
    return found if found > 0 or not is_share(pieces) else _verb_of_share(pieces)


def _verb_of_subject(pieces: Sequence[Piece]) -> int:
    depth = 0  # relative clauses that are open
    start = _after_noun(pieces)
    listed = pieces[0].kind == "number" or at(pieces, 0) not in words("grammar", "determiners")
    start = _after_aside(pieces, start) if listed else start
    skipped = -1
    # “paper on reading registers”
    on_doing = at(pieces, start) in ("on", "about") and "gerund" in forms_of(at(pieces, start + 1))
    for place in range(start, len(pieces)):
        word = at(pieces, place)
        if place == skipped:
            continue
        if pieces[place].text in (".", ";", ":", "(", "!", "?") or (listed and pieces[place].text == ","):
            return -1
        if word in _RELATIVE and place > start - 1:
            depth += 1
            continue
        if word in ("he", "she", "they", "you", "i", "we") and place > start - 1:  # “the choir she conducts”
            depth += at(pieces, place - 1) not in _RELATIVE
            if depth and forms_of(at(pieces, place + 1)) & {"third", "past", "base"}:
                depth, skipped = depth - 1, place + 1
            continue
        finite = _finite_of(pieces, place)
        ends = place + 1 == len(pieces) or at(pieces, place + 1) in words("grammar", "prepositions")
        if not finite or (on_doing and ends and is_plural(word) and is_noun(word)):
            continue
        if depth:
            depth -= 1
            continue
        return place
    return -1


def is_share(pieces: Sequence[Piece]) -> bool:
    """“nine in ten guests”, “40% of his seedlings”, “every one of her pupils”: so many of a group of people or things."""
    noun = _noun_of_share(pieces)
    return 0 < noun < len(pieces) and is_plural(at(pieces, noun))


def _noun_of_share(pieces: Sequence[Piece]) -> int:
    """Where the group stands of which a part is told; 0 where a text opens with no such part."""
    numbers = words("grammar", "numbers")
    number = pieces[0].kind == "number" or at(pieces, 0) in numbers
    second = 3 if at(pieces, 1) == "out" and at(pieces, 2) == "of" else 2
    counted = second < len(pieces) and (at(pieces, second) in numbers or pieces[second].kind == "number")
    if number and at(pieces, 1) in ("in", "out") and counted:
        of = second + 1
    elif at(pieces, 0) in ("every", "each", "any", "not") and at(pieces, 1) == "one":
        of = 2
    elif number or at(pieces, 0) in words("grammar", "quantities") | words("grammar", "numbers"):
        of = 1 + (at(pieces, 1) in ("%", "percent", "per")) + (at(pieces, 2) == "cent")
        if at(pieces, of) != "of":
            return 0
    else:
        return 0
    return of + 2 if at(pieces, of) == "of" and at(pieces, of + 1) in words("grammar", "determiners") else of


def _verb_of_share(pieces: Sequence[Piece]) -> int:
    """The first word behind the group, and what describes it, that can be its verb; -1 for none."""
    spoken = words("grammar", "auxiliaries") | words("grammar", "modals")
    for place in range(_noun_of_share(pieces) + 1, len(pieces)):
        word, before = at(pieces, place), at(pieces, place - 1)
        if pieces[place].kind == "mark":
            return -1
        opened = before in words("grammar", "prepositions") | words("grammar", "determiners")
        finite = word in spoken or (forms_of(word) & {"base", "past", "third"} and not pieces[place].is_name)
        if finite and not opened and word not in words("grammar", "prepositions"):
            return place
    return -1


def _after_aside(pieces: Sequence[Piece], start: int) -> int:
    """Behind “, where she is head of design,”, where a name has such a clause; `start` where it has none."""
    comma = next((place for place in range(start, min(len(pieces), 6)) if pieces[place].text == ","), -1)
    if comma < 0 or not pieces[0].is_name or at(pieces, comma + 1) not in ("where", "which", "who", "whose"):
        return start
    return next((place + 1 for place in range(comma + 2, len(pieces)) if pieces[place].text == ","), start)


def _after_noun(pieces: Sequence[Piece]) -> int:
    """The first place where a verb could stand: behind a determiner and a noun."""
    place = 1
    if at(pieces, 0) in words("grammar", "determiners"):
        place = 2
    while place < len(pieces) and place < 3 and pieces[place].text == "'s":
        place += 2
    return place


def _finite_of(pieces: Sequence[Piece], place: int) -> bool:
    word = at(pieces, place)
    before = at(pieces, place - 1)
    if before in (
        "to",
        "a",
        "an",
        "the",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "of",
        "de",
        "du",
        "di",
        "da",
    ) or before in words("grammar", "opening_prepositions"):
        return False
    if (
        "gerund" in forms_of(before)
        and "participle" in forms_of(word)
        and at(pieces, place - 2) in words("grammar", "prepositions")
        and is_noun(at(pieces, place + 1))
    ):
        return False  # “a paper on reading burnt registers”
    if word in words("grammar", "auxiliaries") - {"'s", "do"} or word in words("grammar", "modals") - {
        "may",
        "might",
        "will",
        "'d",
    }:
        return True
    if word == "'s":
        subject = (
            before in words("grammar", "pronouns")
            or before in ("who", "that", "what", "there", "here")
            or pieces[place - 1].is_name
        )
        return subject and (
            at(pieces, place + 1) in ("been", "a", "the", "not", "now") or "gerund" in forms_of(at(pieces, place + 1))
        )
    if word in ("will", "may", "might"):
        return "base" in forms_of(at(pieces, place + 1)) or at(pieces, place + 1) in ("be", "have", "not")
    if pieces[place].kind != "word" or pieces[place].is_name:
        return False
    if "third" in forms_of(word) and pieces[place - 1].kind == "number" and at(pieces, place + 1) not in ("that", "how", "why"):
        return False  # “61 shows”
    if "third" in forms_of(word):
        return is_third(pieces, place) and _verb_by_tag(
            pieces, place, "VVZ", sure=not is_noun(word) and word not in word_forms().singulars
        )
    if is_only_past(word):
        return True
    if "past" in forms_of(word):
        return _past_not_reduced(pieces, place)
    return "base" in forms_of(word) and _base_of_many(pieces, place)


def _base_of_many(pieces: Sequence[Piece], place: int) -> bool:
    """“her goats follow the bus”, “most shops take cash”: the verb of a plural subject."""
    word, before = at(pieces, place), at(pieces, place - 1)
    bare = place == 1 and is_plural(before) and is_person(before)
    if bare and at(pieces, 2) in words("grammar", "pronouns") | words("grammar", "determiners") | {"from", "to"}:
        return "V" in kind(word) or word in words("verbs", "telling")  # “customers say he …”
    if (
        at(pieces, 0) in words("grammar", "determiners")
        and place == 2
        and is_plural(before)
        and is_person(before)
        and "v" in kind(word)
    ):
        return word not in words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "adverbs")
    many = is_plural(before) or before in words("nouns", "groups")
    subject = at(pieces, 0) in words("grammar", "determiners") and many and not forms_of(before) & {"gerund"}
    if not subject or word in words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "adverbs"):
        return False
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or following.kind == "mark":
        return not is_noun(word) and not is_adjective(word)
    objects = words("grammar", "determiners") | words("grammar", "pronouns") | words("grammar", "numbers") | {"that", "how"}
    if following.lower in objects or following.kind in ("quoted", "number"):
        return True
    return not is_noun(word) and not is_adjective(word)


def _verb_by_tag(pieces: Sequence[Piece], place: int, tag: str, *, sure: bool) -> bool:
    if sure or _classes(pieces, place):
        return True
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None:
        return not USE_TAGGER or tag_of(pieces, place) == tag
    if following.lower in words("grammar", "determiners") | {"how", "what", "why", "whether"} or following.kind in (
        "quoted",
        "number",
    ):
        return True
    return not USE_TAGGER or tag_of(pieces, place) == tag or "V" in kind(lemma_of(at(pieces, place)))


def _classes(pieces: Sequence[Piece], place: int) -> bool:
    """“the report names foam as its largest waste”: a verb, though its words could be plurals."""
    before = at(pieces, place - 1)
    named = is_noun(before) and not is_plural(before) and (is_work(before) or before in words("nouns", "groups"))
    later = [piece.lower for piece in pieces[place + 2 :]]
    return named and lemma_of(at(pieces, place)) in words("verbs", "classing") and "as" in later


def _tagged_past(pieces: Sequence[Piece], place: int) -> bool:
    """“her bees swarmed onto our scaffold”: no participle by its tag, and no other verb before the next mark."""
    end = next((later for later in range(place, len(pieces)) if pieces[later].kind == "mark"), len(pieces))
    helping = words("grammar", "auxiliaries") | words("grammar", "modals")
    later = any(at(pieces, other) in helping for other in range(place + 1, end))
    return not later and place > 1 and tag_of(pieces, place) == "VVD" and not is_adjective(at(pieces, place))


def _past_not_reduced(pieces: Sequence[Piece], place: int) -> bool:
    """“called their show” is finite; “built by hand”, “published in May” is short for “that was …”."""
    word, following = at(pieces, place), pieces[place + 1] if place + 1 < len(pieces) else None
    if following is None or following.kind == "mark":
        return lemma_of(word) in words("verbs", "happening")
    lower = following.lower
    if lemma_of(word) in words("verbs", "never_passive"):
        return True
    if lower in ("by", "as"):
        return False
    if lower in ("that", "how", "why", "me", "us", "him", "her", "them", "you", "up", "out", "off") or lower in words(
        "grammar", "determiners"
    ):
        return True
    if following.kind in ("number", "quoted") or following.is_name:
        return True
    owned = at(pieces, 0) in ("her", "his", "their", "my", "our", "your", "the")
    if lower in words("grammar", "adverbs") and owned and lemma_of(word) in words("verbs", "happening"):
        return True
    if owned and lower in words("grammar", "prepositions") and _tagged_past(pieces, place):
        return True
    apposed = at(pieces, place - 1) == ","  # “her exhibition, "Salt", closed in April”
    if owned and apposed and lemma_of(word) in words("verbs", "happening"):
        return True
    states = words("verbs", "passive_states") | words("verbs", "present_states") | words("verbs", "naming")
    if owned and place == 2 and is_person(at(pieces, 1)) and word not in states and lower in words("grammar", "prepositions"):
        return True  # “his apprentice fixed in two days what …”
    if lower in words("grammar", "prepositions") or lower in words("grammar", "adverbs"):
        owned = at(pieces, 0) in ("her", "his", "their", "my", "our", "your", "the")
        moved = lower in ("for", "to", "into", "through")
        return owned and lemma_of(word) in words("verbs", "happening") and (not is_adjective(word) or moved)
    return not is_plural(at(pieces, place - 1)) or is_noun(lower)
