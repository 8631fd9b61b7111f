"""The words of a role: whether they are English, whether they name a person, and in which letters they are said."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.name_data import pairs, words
from composer.lexicon import Wording
from composer.word_forms import word_forms

_WORD: Final = Wording("roles", "role_word", re.IGNORECASE)
_AGENT: Final = Wording("roles", "agent_ending")
_BEHIND_HEAD: Final = Wording("roles", "behind_head")
_OF_YEAR: Final = Wording("roles", "of_year")
_FROM_VERB: Final = Wording("roles", "from_verb")


def is_english(role: str) -> bool:
    """Whether a role is surely English: its head is, and no small word of another language is in it."""
    found = [word.lower().rstrip(".") for word in _WORD.for_all.findall(role) if word[0].isalpha()]
    if not found or any(not word.isascii() and not _is_known(word) for word in found):
        return False
    if any(
        word in words("roles", "foreign") and not (word in words("roles", "also_english") and len(found) > 2) for word in found
    ):
        return False
    kept = [word for word in found if word not in words("roles", "english_joins")]
    if not kept:
        return False
    head = head_of(role)
    opens = found[0].rpartition("-")[2]
    doing = opens.endswith("ing") or opens in words("roles", "states") or opens in words("roles", "no_article")
    if (
        is_person(role)
        or doing
        or word_forms().is_noun(head)
        or head in pairs("roles", "abbreviations")
        or any(head in words("roles", key) for key in ("acronyms", "fields"))
    ):
        return sum(_is_known(word) or _is_name(word, role) for word in kept) * 2 >= len(kept)
    return False


def head_of(role: str) -> str:
    """The last word before a preposition: “head of data” → head."""
    front = _BEHIND_HEAD.for_all.split(role.strip())[0]
    found = _WORD.for_all.findall(front)
    return found[-1].lower().rstrip(".") if found else ""


def is_person(role: str) -> bool:
    """Whether the role's head says what somebody is."""
    head = head_of(role)
    if head in words("roles", "people") or head.rpartition("-")[2] in words("roles", "people"):
        return True
    if head in words("roles", "one_title") or (_AGENT.for_all.search(head) and len(head) > 5):
        return True
    return bool(_FROM_VERB.for_all.search(head)) and any(
        word_forms().read_verb(stem) for stem in (head[:-2], head[:-1], head[:-3]) if len(stem) > 2
    )


def in_letters(role: str) -> str:
    """A role with abbreviations said, capitals only where they belong: “Sr. PM” → “senior PM”."""
    shouted = role.isupper() and len(role) > 5
    out: list[str] = []
    parts = role.split()
    for place, part in enumerate(parts):
        if part == "The" and place:  # “editor of The Long Field”
            out += parts[place:]
            break
        out.append(_in_letters(part, shouted=shouted, opens=place == 0, alone=len(parts) == 1))
    text = " ".join(out)
    return _OF_YEAR.for_all.sub(r"\1-year ", text)


def _in_letters(part: str, *, shouted: bool, opens: bool, alone: bool) -> str:
    lead, core, tail = _peeled(part)
    lower = core.lower()
    if said := _abbreviation(core, lower, tail, shouted=shouted):
        return lead + said + tail.removeprefix(".")
    if mine := pairs("roles", "ordinals").get(lower) or pairs("roles", "own_letters").get(lower):
        return lead + mine + tail
    if "-" in core and not core.isupper():
        pieces = enumerate(core.split("-"))
        return (
            lead
            + "-".join(_in_letters(piece, shouted=shouted, opens=opens and at == 0, alone=alone) for at, piece in pieces)
            + tail
        )
    if lower in words("roles", "acronyms") and (
        lower not in words("roles", "acronym_words") or core.isupper() or (lower == "it" and opens)
    ):
        return lead + core.upper() + tail
    if lower in words("roles", "languages") | words("roles", "proper"):
        return lead + core[:1].upper() + (lower[1:] if shouted or core.islower() else core[1:]) + tail
    opening = opens and bool(_AGENT.for_all.search(lower))
    titled = core[:1].isupper() and core[1:].islower() and (_is_known(lower) or alone or opening)
    return lead + lower + tail if shouted or titled else part


def _abbreviation(core: str, lower: str, tail: str, *, shouted: bool) -> str:
    """“Sr.” → “senior”; “REP” and “ENG” in capitals are acronyms."""
    table = pairs("roles", "abbreviations")
    said = (table.get(lower + ".") if tail.startswith(".") else None) or table.get(lower, "")
    return "" if core.isupper() and len(core) > 2 and not shouted else said


def _peeled(part: str) -> tuple[str, str, str]:
    found = re.match(r"(\W*)(.*?)(\W*)\Z", part)
    return (found.group(1), found.group(2), found.group(3)) if found else ("", part, "")


def _is_known(word: str) -> bool:
    forms = word_forms()
    word = word.rstrip(".").replace("’", "'")
    if any(word in words("roles", key) for key in ("people", "fields", "states", "acronyms", "languages")):
        return True
    if word in pairs("roles", "abbreviations") or f"{word}." in pairs("roles", "abbreviations"):
        return True
    if "-" in word:
        return all(_is_known(piece) for piece in word.split("-") if piece)
    return forms.is_noun(word) or word in forms.adjectives or bool(forms.verb_readings.get(word))


def _is_name(word: str, role: str) -> bool:
    """A product or a place: written with a capital where other words are not."""
    inside = re.search(rf"(?<!^)\b{re.escape(word.capitalize())}\b", role)
    return word in words("roles", "proper") or bool(inside) or any(char.isdigit() for char in word)
