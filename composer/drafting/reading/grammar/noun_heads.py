"""The head of a noun phrase, and phrases that open with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.drafting.reading.grammar.lexicon import (
    article,
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    is_work,
    pattern,
    words,
)
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of, lemma_of
from composer.word_forms import word_forms


def head_place(pieces: Sequence[Piece]) -> int:
    """Where the head of a noun phrase stands: its last noun before a preposition, a mark, a relative or a verb; -1 for none."""
    last = -1
    for place, piece in enumerate(pieces):
        word = piece.lower
        way = word in ("north", "south", "east", "west") and at(pieces, place + 1) == "of"
        if _ends(piece, place, found=last >= 0) or (way and last >= 0):
            break
        if piece.kind == "word" and word != "'s" and word not in words("grammar", "determiners"):
            last = place
    return last


def _ends(piece: Piece, place: int, *, found: bool) -> bool:
    word = piece.lower
    if piece.kind == "mark" and piece.text not in ("&", "/", "-"):
        return True
    if not place:
        return False
    if piece.kind in ("quoted", "link") or word in words("grammar", "prepositions") | words("grammar", "relatives"):
        return True
    if word in ("that", "since", "to", "turned", "emeritus", "emerita", "elect", "designate"):
        return True
    if not found:
        return False
    if word in words("grammar", "conjunctions") | words("grammar", "adverbs"):
        return True
    verbal = forms_of(word) & {"past", "participle", "gerund"} and is_word(word)
    return piece.kind == "word" and bool(verbal) and not is_noun(word) and not is_adjective(word)


def names_post(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a noun names one person by what they do; letters (“CAD”) only where they are known as a post."""
    if not 0 <= place < len(pieces):
        return False
    word = at(pieces, place)
    letters = pieces[place].text.isupper() and len(word) > 1 and not all(piece.text.isupper() for piece in pieces)
    lone = len(pieces) == 1 and pieces[place].text.isupper() and len(word) > 1
    known = word in words("nouns", "people") | words("nouns", "acronym_posts") or not (letters or lone)
    return known and is_person(word) and not is_plural(word)


def is_writing(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a noun that names a person or a work is a work here: “guide to lichens”, “pdf guide”, not “mountain guide”."""
    word = at(pieces, place)
    if not (is_work(word) and is_person(word)):
        return False
    described = any(at(pieces, before) in words("nouns", "of_writings") for before in range(place))
    return described or at(pieces, place + 1) in ("on", "to", "about") or "gerund" in forms_of(at(pieces, place + 2))


def counted(pieces: Sequence[Piece]) -> bool:
    """Whether a phrase opens with a number (“two mills in Fife”, “over 300 concerts”)."""
    first = at(pieces, 0)
    than = at(pieces, 1) == "than" and first in ("more", "less", "fewer")
    place = 2 if than else int(first in words("grammar", "about"))
    if place >= len(pieces):
        return False
    number = pieces[place].kind == "number" or at(pieces, place) in words("grammar", "numbers")
    return number or (place == 0 and first[:1].isdigit())


def years_spent(pieces: Sequence[Piece]) -> str:
    """“10 years running a hotline”, “12 years a midwife” as what the reader has spent them on or been; "" for anything else."""
    found = pattern("years_spent").match(put_together(pieces))
    if found is None or not counted(pieces):
        return ""
    what = take_apart(found["what"])
    first = at(what, 0)
    more = "more than" if found["more"] else found["about"] or ""
    length = f"{more} {found['number']} {found['unit']}".lstrip()
    over = pattern("years_over").search(found["what"]) or re.search(r", (?:then|now|before)\b", found["what"])
    have = "" if over else "have "
    if first == "without":
        return f"you {'went' if over else 'have gone'} {length} {found['what']}"
    firm = len(what) > 1 and what[1].is_name  # “twenty years of Olsen Ferries”
    if first == "of" and not firm and not over and "," not in found["what"]:
        return f"you have {length} {found['what']} behind you"
    if "gerund" in forms_of(first) or (first in words("nouns", "years_on") and len(what) > 1):
        return f"you {have}spent {length} {found['what']}"
    bare = first in ("a", "an")
    place = head_place(what)
    role = place >= 0 and is_person(at(what, place)) and not is_plural(at(what, place))
    marked = any(piece.kind == "mark" for piece in what[: place + 1])
    if not role or marked or (not bare and first in words("grammar", "determiners")):
        return ""
    be = "have been" if have else "were"
    role_said = found["what"] if bare else f"{article(found['what'])} {found['what']}"
    cut = re.match(r"(?P<role>[^,]+)(?P<rest>,.*)?$", role_said)
    return f"you {be} {cut['role']} for {length}{cut['rest'] or ''}" if cut else ""


def laid_by_reader(pieces: Sequence[Piece]) -> str:
    """“900 m of hedge laid in one week” as “laid 900 m of hedge in one week”; empty where it is something else."""
    if not counted(pieces):
        return ""
    for place in range(1, len(pieces)):
        word = at(pieces, place)
        participle = pieces[place].kind == "word" and "participle" in forms_of(word) and not is_noun(word)
        if not participle or at(pieces, place - 1) in words("grammar", "prepositions"):
            continue
        told = words("grammar", "pronouns") | words("grammar", "relatives") | {",", ":", ";", "that"}
        if any(piece.lower in told for piece in pieces[:place]):
            return ""
        if at(pieces, place + 1) and at(pieces, place + 1) not in words("grammar", "after_measure"):
            return ""
        past = word_forms().past(lemma_of(word))
        return put_together([Piece(past), *pieces[:place], *pieces[place + 1 :]])
    return ""


def with_and(text: str) -> str:
    """“2 ovens, 9 bakers, one van” with “and” before the last."""
    parts = [part.strip() for part in text.split(", ")]
    if len(parts) < 2 or any(not part for part in parts) or re.search(r"\band\b", parts[-1]):
        return text
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
