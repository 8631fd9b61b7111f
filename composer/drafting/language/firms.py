"""Firms as they are said in a sentence: without their legal form, with “the” where they take it."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.name_data import known, words
from composer.lexicon import Wording

_PAREN: Final = Wording("companies", "form_in_brackets", re.IGNORECASE)
_THE: Final = Wording("companies", "opens_with_article", re.IGNORECASE)
_LONGEST: Final = 5


def without_legal_form(company: str) -> str:
    """“Fjordlys” for “Fjordlys AS”; a name that is nothing but a legal form stays."""
    text = " ".join(_PAREN.for_all.sub(" ", company).split()).strip(" ,;")
    parts = text.split(" ")
    while len(parts) > 1 and (taken := _legal_parts(parts)):
        parts = parts[: len(parts) - taken]
    if len(parts) > 1 and parts[0] in words("firms", "before", cased=True):
        parts = parts[1:]
    said = " ".join(parts).rstrip(" ,;")
    return said if any(char.isalnum() for char in said) else company.strip()


def in_sentence(company: str) -> str:
    """A firm after “at”: “the Bank of Ghana”, “Loanbird”."""
    said = without_legal_form(company)
    if _THE.for_all.match(said):
        return "the" + said[3:]
    return f"the {said}" if _takes_the(said) else said


def is_organisation(text: str) -> bool:
    """Whether a name is that of a firm or a body rather than a person's."""
    parts = text.split()
    lower = [part.lower().strip(",.") for part in parts]
    if len(parts) > 1 and (_legal_parts(list(parts)) or lower[0] == "the" or parts[0] in words("firms", "before", cased=True)):
        return True
    if any(part in ("&", "+") for part in lower) or (
        len(lower) > 2 and lower[1] == "of" and lower[0] in words("firms", "the_of")
    ):
        return True
    kinds = words("firms", "organisations")
    return len(parts) > 1 and (lower[0] in kinds or any(part in kinds and not known(part).family for part in lower[1:]))


def _takes_the(said: str) -> bool:
    lower = said.lower().split()
    if said in {word.upper() for word in words("firms", "the_whole")}:
        return True
    if len(lower) < 2 or lower[0].endswith(("'s", "’s")):
        return False
    if lower[1] == "of" and lower[0] in words("firms", "the_of") and len(lower) > 2:
        return True
    of_others = "of" in lower[1:] and lower[lower.index("of") - 1] in words("firms", "the_of")  # “Vale College of Art”
    return of_others or lower[-1] in words("firms", "the_last") or lower[0] in words("firms", "the_first")


def _legal_parts(parts: list[str]) -> int:
    """How many parts at the end are a legal form; at least one part stays."""
    for length in range(min(_LONGEST, len(parts) - 1), 0, -1):
        joined = "".join(parts[len(parts) - length :])
        bare = joined.lower().replace(".", "").replace(",", "").strip("()")
        marked = bare in words("firms", "legal") and ("/" in joined or ("." in joined and len(joined) > 3))
        if length == 1 and len(bare) <= 2:
            if joined.replace(".", "") in words("firms", "exact", cased=True) or marked:
                return 1
        elif bare in words("firms", "legal") and (length > 1 or bare not in words("firms", "like_words") or _cased(joined)):
            return length
    return 0


def _cased(form: str) -> bool:
    """Whether short forms that might be words have their capitals or stops: “CIC”, “ApS”, “e.V.”."""
    return "." in form or any(char.isupper() for char in form[1:])
