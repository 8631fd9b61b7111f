"""Tells that what stands in the field of the name is no name to greet by: an account, an address, a placeholder, a letter."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.honorifics import read_titles, unglued
from composer.drafting.language.name_data import is_given, text_of, words

_ADDRESS: Final = re.compile(
    r"\S+@\S+\.\S+|https?:|\bwww\.|\w\.(?:com|org|net|io|de|fr|uk)\b(?:/|\Z)|linkedin|/in/", re.IGNORECASE
)
_BLANK: Final = re.compile(r"[{}<>\[\]%]|_{2,}|\A\*+\Z")
_DOTTED: Final = re.compile(r"[^\W\d_]+(?:\.[^\W_]+)+\.?", re.UNICODE)
_MASHED: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}", re.IGNORECASE)
_LONGEST: Final = 100


def doubt(typed: str, name: str, whom: str) -> str:
    """The sentence to ask where the typed text, or the name left of it without notes, is none; "" where it may be one."""
    kind = _kind(typed, name)
    if not kind:
        return ""
    shown = typed if len(typed) <= 40 else typed[:39].rstrip() + "…"
    return f"{whom} {text_of('asking', kind).format(typed=shown.replace('{', '(').replace('}', ')'))}".strip()


def _kind(typed: str, name: str) -> str:
    if not any(char.isalnum() for char in typed):
        return "empty"
    if _ADDRESS.search(name):
        return "address"
    if _BLANK.search(name) or (_BLANK.search(typed) and not any(char.isalpha() for char in name)):
        return "blank"
    letters = [char for char in name if char.isalpha()]
    lower = name.lower()
    if not letters or _is_no_name(lower) or len(name) > _LONGEST:
        return "letter" if len(letters) == 1 else "nobody"
    parts = name.split()
    if len(parts) == 1 and (found := _single(parts[0])):
        return found
    if all(len(part.replace(".", "")) == 1 and part.isascii() for part in parts):
        return "letter"
    if read_titles(unglued(parts))[1] == len(unglued(parts)):
        return "title"
    return ""


def _is_no_name(lower: str) -> bool:
    bare = lower.strip(" .!?-–—")
    phrases = {phrase.strip() for phrase in text_of("asking", "not_name_phrases").replace("\n", " ").split(";")}
    same_letter = len(bare) > 2 and len(set(bare)) == 1
    return bool({bare, lower} & words("asking", "not_names")) or bare in phrases or same_letter


def _single(part: str) -> str:
    """What is wrong with a name of one part."""
    if part.startswith("@") or "_" in part or "@" in part:
        return "account"
    if any(char.isdigit() for char in part):
        return "account"
    if _DOTTED.fullmatch(part) and len(part.strip(".").split(".")) > 1:
        pieces = part.strip(".").split(".")
        if all(len(piece) == 1 for piece in pieces):
            return "letter"
        initials_first = all(len(piece) == 1 and piece.isupper() for piece in pieces[:-1]) and pieces[-1][:1].isupper()
        titled = read_titles(unglued([part]))[1] > 0
        return "" if initials_first or titled or pieces[0].lower() == "st" else "account"
    if len([char for char in part if char.isalpha()]) == 1 and part.isascii():
        return "letter"
    return "nobody" if _MASHED.fullmatch(part) and part.isascii() and not is_given(part) and len(part) > 3 else ""
