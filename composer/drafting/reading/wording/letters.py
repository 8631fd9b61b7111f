"""Capitals: what was shouted or typed Like A Title in ordinary letters, and names typed small with their capitals."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import gazetteer
from composer.drafting.reading.grammar.lexicon import (
    common,
    is_compound,
    is_given_name,
    is_noun,
    is_person,
    is_prefixed,
    is_word,
    kind,
    words,
)
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of

_OF_PROGRAMS: Final = frozenset("sheet sheets file files spreadsheet table macro macros trainer template course wizard".split())
_NAMED_AFTER: Final = frozenset("award awards prize medal cup trophy lecture scholarship fellowship foundation trust".split())
_SOME: Final = 22  # a word at least this common has a plural that is no name
_COMMON: Final = 40  # a word at least this common is one of the language behind “new” and “old”
_VOWEL: Final = re.compile(r"[aeiouyà-öø-ÿ]")


def ordinary(text: str, names: frozenset[str]) -> str:
    """The text in ordinary letters, quoted titles left alone; `names` are the small-letter words of known names."""
    pieces = take_apart(text)
    worded = [piece for piece in pieces if piece.kind == "word"]
    if _shouted(worded):
        pieces = _lowered(pieces, names, shouted=True)
    elif _titled(pieces):
        pieces = _lowered(pieces, names, shouted=False)
    pieces = [_raised_former(piece) for piece in pieces]
    small = not any(piece.is_name and not _owed_to_spelling(piece) for piece in worded[1:])
    pieces = [_raised(pieces, place, small=small) for place in range(len(pieces))]
    if small:
        pieces = _phrased(pieces)
        pieces = _unknown_names(pieces)
    return put_together(pieces)


def _owed_to_spelling(piece: Piece) -> bool:
    """“August” and “OK”, which have their capital though nothing else was typed with one."""
    dated = words("grammar", "months") | words("grammar", "days") | {"christmas", "easter"}
    return piece.text.isupper() or piece.lower in dated or piece.lower.rstrip("s") in dated


def named(text: str) -> str:
    """A text that has capitals of its own, with those of the places, languages and days that it has in small letters."""
    pieces = take_apart(text)
    return put_together([_raised(pieces, place, small=False) for place in range(len(pieces))])


def _shouted(worded: list[Piece]) -> bool:
    """No small letter anywhere, and a word among them that is no acronym."""
    if len(worded) < 2 or not all(piece.text.isupper() or piece.text[0].isdigit() for piece in worded):
        return False
    known = [
        piece.lower
        for piece in worded
        if len(piece.text) > 1 and is_word(piece.lower) and piece.lower not in gazetteer.acronyms()
    ]
    return len(known) > 1 or any(len(word) > 4 for word in known)


def _titled(pieces: list[Piece]) -> bool:
    """Whether even a small word inside is capitalised; “, The Fishing Times” names a firm."""
    inner = [
        piece
        for place, piece in enumerate(pieces)
        if piece.kind == "word" and place and not (piece.text == "The" and pieces[place - 1].text == ",")
    ]
    if len(inner) < 2 or not all(piece.is_name or piece.text == "I" for piece in inner if len(piece.text) > 3):
        return False
    small = words("grammar", "prepositions") | words("grammar", "determiners") | {"and", "or", "but", "to"}
    return any(
        piece.is_name and piece.lower in small and not piece.text.isupper() and piece.lower not in ("under", "over")
        for piece in inner
    )


def _lowered(pieces: list[Piece], names: frozenset[str], *, shouted: bool) -> list[Piece]:
    kept = _named_places(pieces)
    out = []
    for place, piece in enumerate(pieces):
        lower = piece.lower
        if piece.text == "'S":
            out.append(piece.said("'s"))
        elif piece.kind != "word" or piece.text in ("I", "'s"):
            out.append(piece)
        elif shouted and lower in words("capitals", "as_programs"):
            out.append(piece.said(_opened(piece.text)))
        elif (
            lower in gazetteer.spelled()
            and (lower in gazetteer.acronyms() or lower not in gazetteer.never_raised())
            and lower not in ("it", "us", "who", "ma", "as", "or")
        ):
            out.append(piece.said(gazetteer.spelled()[lower]))
        elif not shouted and piece.text.isupper() and len(lower) > 1:
            out.append(piece)
        elif shouted and is_given_name(at(pieces, place - 1)) and at(pieces, place + 1) in _NAMED_AFTER:
            out.append(piece.said(_opened(piece.text)))  # “JAMES BEARD AWARD”
        elif lower in names or place in kept:
            small = lower in ("and", "of", "the", "for", "in")
            out.append(piece.said(lower if small else _opened(piece.text)))
        elif is_word(lower) or re.search(r"^\d", lower):
            out.append(piece.said(lower))
        elif shouted and (len(lower) <= 4 and not re.search(r"[aeiouy]", lower)):
            out.append(piece)
        elif any(is_word(part) for part in lower.split("-") if "-" in lower) or (
            common(lower) >= 25 and lower not in gazetteer.names() and "'" in lower
        ):
            out.append(piece.said(lower))
        else:
            out.append(piece.said(_opened(piece.text)))
    return out


def _opened(word: str) -> str:
    return re.sub(
        r"[^\W\d_]+", lambda found: found.group()[:1].upper() + found.group()[1:].lower(), word.replace("'S", "'s"), count=0
    )


def _named_places(pieces: list[Piece]) -> set[int]:
    """Where a run after “at”, “of”, “from” without an article names an organisation or an event."""
    out: set[int] = set()
    endings = words("nouns", "organisation_words") | words("nouns", "events") | words("nouns", "institutions")
    stops = words("grammar", "prepositions") | words("grammar", "conjunctions") | words("grammar", "determiners")
    for place, piece in enumerate(pieces):
        if piece.lower not in words("grammar", "naming") and piece.text not in (",", "@"):
            continue
        run: list[int] = []
        for later in range(place + 1, len(pieces)):
            if pieces[later].kind != "word" or pieces[later].lower in (stops - {"of", "&"}) | {"last", "this", "next", "every"}:
                break
            if run and "third" in forms_of(pieces[later].lower) and not is_noun(pieces[later].lower):
                break  # “IN GHENT RETIRES”
            run.append(later)
        named = any(
            not is_word(pieces[at].lower) and (pieces[at].lower in gazetteer.names() or not pieces[at].text.isupper())
            for at in run
        )
        if len(run) > 1 and (any(pieces[at].lower in endings for at in run[1:]) or (named and len(run) < 5)):
            out |= set(run)
    return out


def _raised(pieces: list[Piece], place: int, *, small: bool) -> Piece:
    """A name typed in small letters with its capital."""
    piece = pieces[place]
    lower = piece.lower
    if piece.kind != "word" or piece.text != lower:
        return piece
    if lower == "i":
        return piece.said("I")
    before = pieces[place - 1].lower if place else ""
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    closed = (
        following is None
        or following.kind in ("mark", "number")
        or following.lower in words("grammar", "prepositions") | {"and", "then", "in"}
    )
    month = lower in words("grammar", "months") and lower not in ("may", "march", "august")
    if month or lower.removesuffix("s") in words("grammar", "days"):
        return piece.said(_opened(piece.text))
    if (
        lower in ("may", "march", "august")
        and before in words("capitals", "as_months_before")
        and (closed or following is None or following.kind == "number")
    ):
        return piece.said(_opened(piece.text))
    if (
        lower in words("capitals", "as_places")
        and (before in words("grammar", "placing") or (before == "," and following is None))
        and closed
        and (small or lower not in ("nice", "reading", "split", "mobile", "bath"))
    ):
        return piece.said(_opened(piece.text))
    used = before in ("in", "on", "with", "using", "over", "via") or (following is not None and following.lower in _OF_PROGRAMS)
    if lower in words("capitals", "as_programs") and used:
        return piece.said(_opened(piece.text))
    if lower in words("capitals", "as_languages") and _of_language(pieces, place) and closed:
        return piece.said(_opened(piece.text))
    if lower in gazetteer.never_raised():
        return piece
    rare = not is_word(lower) or kind(lower).endswith(("x", "y"))
    if (
        lower in gazetteer.spelled()
        and (rare or before in ("at", "for", "with", "joined", "left", "ex", "by", "on"))
        and lower not in ("it", "us", "who")
        and not forms_of(lower)
        and "." not in lower
    ):
        return piece.said(gazetteer.spelled()[lower])
    name = gazetteer.spelling_of(lower)
    if lower in words("capitals", "always"):
        return piece.said(_opened(piece.text))
    if (
        name is not None
        and not name[1]
        and (not is_word(lower) or gazetteer.is_nationality(lower))
        and len(lower) > 3
        and not is_person(lower)
    ):
        return piece.said(name[0])
    return piece


def _of_language(pieces: list[Piece], place: int) -> bool:
    """Whether “polish” stands where a language is spoken of."""
    near = words("capitals", "language_before")
    spoken = ("speak", "spoke", "fluent", "learn")
    return pieces[place - 1].lower in near or any(piece.lower.startswith(spoken) for piece in pieces[:place])


def _raised_former(piece: Piece) -> Piece:
    """“ex-google” as “ex-Google”."""
    prefix, hyphen, rest = piece.text.partition("-")
    if not hyphen or prefix.lower() != "ex" or not rest.islower():
        return piece
    if rest in gazetteer.spelled():
        return piece.said(f"{prefix}-{gazetteer.spelled()[rest]}")
    personal = rest.endswith(("ie", "er", "or", "ist", "man", "eer", "y"))
    return piece if is_word(rest) or is_person(rest) or personal else piece.said(f"{prefix}-{_opened(rest)}")


def _phrased(pieces: list[Piece]) -> list[Piece]:
    """“new york”, “st. andrews”, “sri lanka”: names of two and three words."""
    out = list(pieces)
    for length in (3, 2):
        for place in range(len(out) - length + 1):
            run = out[place : place + length]
            if any(piece.kind != "word" for piece in run) or run[0].lower in gazetteer.never_raised() - {"new"} | words(
                "grammar", "determiners"
            ):
                continue
            if run[0].lower in ("new", "good", "big", "old", "little", "small", "long", "high") and all(
                is_word(piece.lower) and common(piece.lower) >= _COMMON for piece in run
            ):
                continue  # “new job, new city”
            if place and out[place - 1].lower in ("a", "an", "some", "any", "no", "every", "my", "our", "your"):
                continue  # “a good book”
            name = gazetteer.spelling_of(" ".join(piece.lower for piece in run)) or gazetteer.spelling_of(
                " ".join(piece.lower.replace("st.", "saint") for piece in run)
            )
            if name is not None and not name[1]:
                spelled = name[0].split(" ")
                out[place : place + length] = [
                    piece if piece.lower == "st." else piece.said(word) for piece, word in zip(run, spelled, strict=True)
                ]
    return [
        piece.said("St.") if piece.text == "st." and place + 1 < len(out) else piece
        for place, piece in enumerate(_after_saint(out))
    ]


def _after_saint(pieces: list[Piece]) -> list[Piece]:
    return [
        piece.said(_opened(piece.text))
        if place
        and pieces[place - 1].lower in ("st.", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "prof.")
        and piece.kind == "word"
        else piece.said(_opened(piece.text))
        if piece.lower in ("mr.", "mrs.", "dr.", "prof.", "mr", "mrs")
        else piece
        for place, piece in enumerate(pieces)
    ]


def _is_short_form(pieces: list[Piece], place: int) -> bool:
    """Whether a word without a vowel (“we move to dbt”) is written small by those who use it."""
    return pieces[place - 1].lower == "to" and not _VOWEL.search(pieces[place].lower) if place else False


def _unknown_names(pieces: list[Piece]) -> list[Piece]:
    """A word that no dictionary has, after “at”, “with”, “for”, is a name, and so is what is joined to it by “&” or ends it."""
    out = list(pieces)
    endings = (words("nouns", "organisation_words") - {"station", "works", "port", "farm", "farms", "hotel", "hotels"}) | words(
        "nouns", "ensembles"
    )
    for place, piece in enumerate(out):
        raised = piece.kind == "word" and piece.lower in gazetteer.names() and piece.is_name and place > 0
        if not raised and (piece.kind != "word" or piece.text != piece.lower or is_word(piece.lower) or not piece.text.isalpha()):
            continue
        if (
            is_person(piece.lower)
            or is_prefixed(piece.lower)
            or _is_short_form(out, place)
            or piece.text.endswith(("ing", "ed"))
            or common(piece.lower) > 32
            or (is_compound(piece.lower) and (place == 0 or out[place - 1].lower not in ("at", "joined")))
            or (piece.lower.endswith("s") and (is_compound(piece.lower[:-1]) or common(piece.lower[:-1]) >= _SOME))
        ):
            continue
        before, earlier = (out[place - 1].lower if place else ""), (out[place - 2].lower if place > 1 else "")
        ended = any(later.lower in endings for later in out[place + 1 : place + 4])
        if not (
            before in words("grammar", "naming")
            or before == "&"
            or (before == "the" and earlier in words("grammar", "naming") and ended)
        ):
            continue
        out[place] = piece if raised else piece.said(_opened(piece.text))
        last = next(
            (
                later
                for later in range(place + 3, place, -1)
                if later < len(out)
                and out[later].lower in endings
                and all(
                    piece.kind == "word" and piece.lower not in words("grammar", "prepositions")
                    for piece in out[place : later + 1]
                )
            ),
            -1,
        )
        for later in range(place + 1, last + 1):
            out[later] = out[later].said(_opened(out[later].text))
        following = out[place + 1] if place + 1 < len(out) else None
        if following is not None and following.lower in endings and following.kind == "word":
            out[place + 1] = following.said(_opened(following.text))
        elif following is not None and following.text == "&" and place + 2 < len(out):
            out[place + 2] = out[place + 2].said(_opened(out[place + 2].text))
    return out
