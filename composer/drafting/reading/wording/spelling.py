"""Marks, misspellings and shortened words set right, before a fact is read; names are never touched."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

import re2
from rapidfuzz import process
from rapidfuzz.distance import OSA

from composer.drafting.reading.grammar import gazetteer
from composer.drafting.reading.grammar.lexicon import (
    common,
    is_compound,
    is_foreign,
    is_person,
    is_prefixed,
    is_word,
    kind,
    lists,
    pattern,
    words,
    words_with,
)
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.wording import abroad
from composer.drafting.reading.wording.shorthand import in_full
from composer.drafting.reading.wording.slips import set_right
from composer.word_forms import word_forms

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SINGLE: Final = re.compile(r"(?<!\w)['‘‚`]([^'‘’`\n]*(?:\w['’]\w[^'‘’`\n]*)*)['’`](?!\w)")
_HAVE: Final = re.compile(r"\b(?P<have>has|have|had|'ve) (?P<verb>[a-z]+)\b(?P<object> (?:a|an|the|my|our|his|her|their)\b)?")
_QUOTATION: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)")
_SMALL_WORD: Final = re.compile(r"(?<![\w@./'-])[a-z]{5,}(?![\w@/'-]|\.\w)")
_TYPICAL: Final = 34  # a word at least this common may be what was meant
_RARE: Final = 30  # a word that is more common is meant, though no dictionary has it
_MORE: Final = 11
_SURE: Final = 7  # letters from which on a word one letter away from a common one is that word
_FEWEST: Final = 5  # letters that a word needs before nearness tells anything
_EMPHASIS: Final = re.compile(r"(?<!\w)[*_`]{1,3}(?=\w)|(?<=\w)[*_`]{1,3}(?!\w)|(?<=\w)[*`]{1,3}(?=\w)")  # “orders_v2” stays
_HIDDEN: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f")
_KEPT_SIGNS: Final = frozenset("★☆•·●◦▪■→➔➜►▶|°©®™")


def plain_marks(text: str) -> str:
    """Straight quotes, no pictures, no tags, single blanks."""
    text = _EMPHASIS.sub("", html.unescape(_TAG.sub(" ", text)))
    text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("„", '"').replace("‟", '"').replace("″", '"')
    text = _SINGLE.sub(r'"\1"', text).replace("‘", "'")
    pictures = [char for char in text if _is_picture(char)]
    parting = len(pictures) > len(set(pictures)) or re.search(r"[|•·]", text)  # “🐝 beekeeper 🐝 notary”
    bar = " | " if parting and "\n" not in text else " "
    text = "".join(bar if _is_picture(char) else char for char in text if char not in _HIDDEN)
    text = re.sub(r"(?:\s*\|\s*){2,}", " | ", text)
    text = re.sub(r"(?<!\w)'(?=[A-Za-z]{3})(?=[^']*$)", "", text)
    if text.count('"') % 2:  # a quotation mark without its partner
        text = text.replace('"', "", 1) if text.count('"') == 1 else text[: text.rindex('"')] + text[text.rindex('"') + 1 :]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


def _is_picture(char: str) -> bool:
    if char in _KEPT_SIGNS or char < "\u2000":
        return False
    return unicodedata.category(char) in ("So", "Sk", "Cs", "Co", "Cn") or "\U0001f000" <= char <= "\U0001faff"


def mend(text: str, names: frozenset[str]) -> str:
    """The text without misspellings and shortened words; `names` are small-letter words that stay."""
    text = re.sub(r"(?i)(?<!\w)w/o(?!\w)", "without", text)
    text = re.sub(r"(?i)(?<!\w)w/(?=\s|\w)", "with ", text).replace("with  ", "with ")
    text = re.sub(r"(?i)(?<!\w)b/c(?!\w)", "because", text)
    text = re.sub(r"(?<=\s)@\s*(?=\w)", "at ", text)
    text = re.sub(
        r"\b([A-Za-z-]{2,})/([A-Za-z-]{2,})\b",
        lambda found: (
            f"{found[1]} and {found[2]}" if is_person(found[1].lower()) and is_person(found[2].lower()) else found.group()
        ),
        text,
    )
    pieces = take_apart(text)
    out = [_mended(pieces, place, names) for place in range(len(pieces))]
    return set_right(_said_by_an_editor(put_together(out)))


def _mended(pieces: list[Piece], place: int, names: frozenset[str]) -> Piece:
    piece = pieces[place]
    if piece.kind == "mark" and piece.text == "&":
        return _ampersand(pieces, place)
    if piece.kind != "word" or piece.lower.rstrip(".") in names:
        return piece
    full = _in_full(pieces, place)
    if full is not None:
        return piece.said(full)
    first_of_all = place == 0 and not (len(pieces) > 1 and pieces[1].is_name)
    if piece.is_name and not first_of_all and not _shouted(pieces):
        return piece
    if piece.text.isupper() and not _shouted(pieces):
        return piece
    listed = _typos().get(piece.lower, piece.lower)
    right = _confused(pieces, place) or (listed if _shouted(pieces) else spelled(piece.lower, foreign_too=_in_english(pieces)))
    if right == piece.lower:
        return piece
    if piece.text.isupper() and len(piece.text) > 1:
        return piece.said(right.upper())
    return piece.said(right[:1].upper() + right[1:] if piece.is_name else right)


def _ampersand(pieces: list[Piece], place: int) -> Piece:
    """“Hale & Wood LLP” and “R&D & QA” keep their sign, “Founder & CEO” and “bread & cakes” do not."""
    if not 0 < place < len(pieces) - 1:
        return pieces[place].said("and")
    before, after = pieces[place - 1], pieces[place + 1]
    closed = place + 2 < len(pieces) and pieces[place + 2].text == ","
    if closed and place == 1 and before.is_name and after.is_name and not is_person(after.lower):
        return pieces[place]  # “Kelp & Rye, the studio …”
    if is_person(before.lower) or (is_person(after.lower) and is_word(before.lower)):
        return pieces[place].said("and")
    known = is_word(before.lower) and is_word(after.lower)
    led = pieces[place - 2].lower if place > 1 else ""
    named = before.is_name and after.is_name and (led in ("at", "with", "of", "for", "from", "joined", ",", "by") or not known)
    ending = place + 2 < len(pieces) and pieces[place + 2].lower in words("nouns", "organisation_words")
    small = before.text.islower() and after.text.islower() and not known and led in ("at", "with", "from", "joined", "for")
    return pieces[place] if (named or small or ending) and before.kind == after.kind == "word" else pieces[place].said("and")


def _in_english(pieces: list[Piece]) -> bool:
    """Whether two words at least hold a sentence together that only English has."""
    return sum(piece.lower in abroad.ENGLISH for piece in pieces) > 1


def _shouted(pieces: list[Piece]) -> bool:
    worded = [piece.text for piece in pieces if piece.kind == "word"]
    return len(worded) > 1 and all(word.isupper() for word in worded)


def _confused(pieces: list[Piece], place: int) -> str:
    table: dict[str, str] = lists("typos")["confused"]
    word = pieces[place].lower
    following = pieces[place + 1].lower if place + 1 < len(pieces) else ""
    if word in table:
        return _typos().get(word, word) if following in table[word].split() or not following else word
    return ""


@cache
def _typos() -> dict[str, str]:
    table: dict[str, str] = lists("typos")["words"]
    return table


@lru_cache(maxsize=4096)
def spelled(word: str, *, foreign_too: bool = False) -> str:
    """A lower-case word as it is spelled: from the table, or the one common word that is a letter away from an unknown one."""
    known = _typos().get(word)
    if known is not None and word not in lists("typos")["confused"]:
        return known
    if (
        len(word) < _FEWEST
        or not word.isascii()
        or not word.isalpha()
        or is_word(word)
        or common(word) > _RARE
        or word in _kept()
    ):
        return word
    if (
        word_forms().read_verb(word)
        or (is_foreign(word) and not foreign_too)
        or is_compound(word)
        or is_prefixed(word)
        or gazetteer.is_known_name(word)
    ):
        return word
    if _derived(word) or (word.endswith("s") and common(word[:-1]) >= _RARE):  # “momos”, of “momo”
        return word
    found = process.extract(word, _candidates(word[0], len(word)), scorer=OSA.distance, score_cutoff=1, limit=None)
    # “cidery” is no “cider”.
    fitting = [item[0] for item in found if item[0][:-1] != word[:-1] and not word.startswith(item[0])]
    if len(word) < _SURE:  # an unknown short word is a name (“monzo”), unless letters changed places or a vowel is lost
        fitting = [item for item in fitting if sorted(item) == sorted(word) or _lost_vowel(word, item)]
    best = max(
        fitting, key=lambda item: (sorted(item) == sorted(word), common(item)), default=word
    )  # letters that changed places
    return best if common(best) >= common(word) + _MORE else word


def words_spelled(text: str, names: frozenset[str]) -> str:
    """The text with the words in small letters as they are spelled, quotations and `names` left alone."""
    quoted = [found.span() for found in _QUOTATION.finditer(text)]

    def said(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in quoted)
        return found.group() if inside or found.group() in names else spelled(found.group())

    return _SMALL_WORD.sub(said, text)


def _lost_vowel(word: str, whole: str) -> bool:
    """“artcle”, “gardn”: the whole word without one vowel."""
    places = range(len(whole)) if len(whole) == len(word) + 1 else ()
    return any(whole[place] in "aeiou" and whole[:place] + whole[place + 1 :] == word for place in places)


def _derived(word: str) -> bool:
    """“birders”, “gurning”: made from a word that is known, however rare."""
    for ending in ("ers", "er", "ings", "ing", "less", "ness", "able", "ish", "lets", "let", "ist", "ists", "y", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (is_word(stem) or is_word(f"{stem}e")) and common(stem) >= _TYPICAL:
            return True
    return False


@cache
def _kept() -> frozenset[str]:
    return frozenset(str(lists("typos")["kept"]["words"]).split())


@cache
def _candidates(first: str, length: int) -> tuple[str, ...]:
    return tuple(
        word
        for word, zipf, letters in words_with(first)
        if zipf >= _TYPICAL and abs(len(word) - length) <= 1 and not letters.endswith(("x", "y"))
    )


def _in_full(pieces: list[Piece], place: int) -> str | None:
    """What a shortened word stands for, or None."""
    piece = pieces[place]
    table: dict[str, Any] = lists("abbreviations")
    stopped = piece.text.endswith(".") and len(piece.text) > 1
    key = piece.lower.rstrip(".")
    if (
        not stopped
        and place + 1 < len(pieces)
        and pieces[place + 1].text == "."
        and not pieces[place + 1].gap
        and place + 2 == len(pieces)
    ):
        stopped = False
    if key not in table["words"]:
        return (in_full(piece.text) or None) if not stopped else None
    before, after = (pieces[place - 1] if place else None), (pieces[place + 1] if place + 1 < len(pieces) else None)
    if key in ("hon", "sec", "dep", "sen"):
        return _office(key, before, after)
    if key == "assoc" and before is not None and before.is_name and (after is None or after.kind == "mark"):
        return "Association"
    if key in str(table["dotted"]["only_marked"]).split() and not stopped:
        return None
    if stopped and key in str(table["dotted"]["kept"]).split() and key in ("st", "mt", "ft", "vol"):
        return None
    full = str(table["words"][key])
    if key == "eng" and place and pieces[place - 1].lower.rstrip(".") in words("nouns", "before_engineer"):
        full = "engineer"
    shouted = piece.text.isupper() and len(key) > 1 and key not in ("sr", "jr", "nr")
    if piece.is_name and (place or not full.islower()) and not shouted and full.islower():
        return full[:1].upper() + full[1:]
    return full


def _office(key: str, before: Piece | None, after: Piece | None) -> str | None:
    """“Hon. Sec.”, “dep. head”: only beside another word of a post."""
    offices = words("nouns", "posts") | {"sec", "sec.", "treas", "treas.", "treasurer", "librarian", "curator", "fellow"}
    if key == "sec":
        led = before is not None and before.lower.rstrip(".") in (
            "hon",
            "honorary",
            "club",
            "branch",
            "gen",
            "general",
            "membership",
        )
        return "secretary" if led else None
    if after is None or not (after.lower in offices or (key == "sen" and is_person(after.lower))):
        return None
    if key == "sen":
        return "senior"
    return "honorary" if key == "hon" else "deputy"


@cache
def _phrases() -> tuple[tuple[Any, str], ...]:
    options = re2.Options()
    options.case_sensitive = True
    return tuple((re2.compile(item["typed"]), item["said"]) for item in lists("second_language")["phrase"])


def _said_by_an_editor(text: str) -> str:
    for typed, said in _phrases():
        if typed.search(text):
            text = typed.sub(said, text)
    return _numbered(_perfect(text))


def _perfect(text: str) -> str:
    """“has wrote”, “has make a film” with their participle."""

    def participle(found: re.Match[str]) -> str:
        verb = found["verb"]
        if verb in words("grammar", "before_verb") or verb in ("still", "even", "yet", "now", "well", "right", "long"):
            return found.group()  # “has still the patience”
        forms = {item.form for item in word_forms().read_verb(verb)}
        lemma = next((item.lemma for item in word_forms().read_verb(verb)), verb)
        right = word_forms().participle(lemma)
        wrong = "participle" not in forms and ("past" in forms or ("base" in forms and found["object"]))
        return f"{found['have']} {right}{found['object'] or ''}" if wrong and right != verb else found.group()

    return _HAVE.sub(participle, text)


def _numbered(text: str) -> str:
    """“3 restaurant” → “3 restaurants”."""

    def plural(found: re.Match[str]) -> str:
        noun = found["noun"]
        ends = not found["next"].strip() or found["next"].split()[0] in words("grammar", "prepositions") | {"and", ","}
        if not ends or noun in word_forms().singulars or noun not in word_forms().plurals or "a" in kind(noun):
            return found.group()
        if noun in words("grammar", "pronouns"):
            return found.group()
        many = word_forms().plural(noun)
        return f"{found['number']} {many}{found['next']}" if common(many) >= 20 else found.group()

    return pattern("number_of").sub(plural, text)
