"""Forms of English words: third person, past, base, singular."""

from __future__ import annotations


def third_person(base: str) -> str:
    """“teach” → “teaches”."""
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if base in special:
        return special[base]
    if base.endswith(("ch", "sh", "ss", "x", "zz")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def base_of(verb: str) -> str:
    """The base of an -s form (“carries” → “carry”); any other word stays as it is."""
    special = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "dies": "die", "lies": "lie", "ties": "tie"}
    if verb in special:
        return special[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes", "cuses")):
        return verb[:-2]
    if verb.endswith("s") and not verb.endswith("ss") and len(verb) > 2:
        return verb[:-1]
    return verb


def regular_past(base: str) -> str:
    """“paint” → “painted”, “carry” → “carried”."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    if base in ("plan", "swap", "knit", "shop", "map", "fit", "stop", "hop"):
        return base + base[-1] + "ed"
    return base + "ed"


def singular(word: str) -> str:
    """“stories” → “story”, “talks” → “talk”."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
