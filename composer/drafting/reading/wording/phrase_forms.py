"""What stands for a match of slips.toml and usage.toml: groups as typed, or in another form (`{2|past}`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import article
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.word_forms import word_forms

_FILLER: Final = re.compile(r"\{(?P<group>\w+)(?:\|(?P<form>\w+))?\}")


def filled(said: str) -> Callable[[re.Match[str]], str]:
    """What stands for a match: `{2|past}` is the second group in that form, `{lead}` a group as typed; a capital stays."""

    def fill(found: re.Match[str]) -> str:
        def group(item: re.Match[str]) -> str:
            key: str | int = int(item["group"]) if item["group"].isdigit() else item["group"]
            return _in_form(found[key] or "", item["form"] or "")

        out = _FILLER.sub(group, found.expand(said) if "\\" in said else said)
        return out[:1].upper() + out[1:] if found.group()[:1].isupper() else out

    return fill


def _in_form(word: str, form: str) -> str:
    if not form:
        return word
    if form.startswith("as_"):
        return _as(form.removeprefix("as_"), word.lower())
    if form in _FORMS:
        return _FORMS[form](word.lower())
    return _instead(form).get(word.lower(), _instead(form).get("*", word))


@cache
def _instead(form: str) -> dict[str, str]:
    """One table of [instead] in grammar.toml: what stands for which word; `*` is any other, and `_` in a word a space."""
    rows = str(reading_table("grammar")["instead"][form]).split()
    return {typed.replace("_", " "): said.replace("_", " ") for typed, _, said in (row.partition("=") for row in rows)}


def _as(lemma: str, word: str) -> str:
    """Another verb in the form of a word: “made” and `take` give “took”."""
    forms = word_forms()
    form = next((item.form for item in forms.read_verb(word)), "base")
    shapes = {"past": forms.past, "participle": forms.participle, "gerund": forms.gerund, "third": _third}
    return shapes[form](lemma) if form in shapes else lemma


def _lemma(word: str) -> str:
    return next((item.lemma for item in word_forms().read_verb(word)), word)


def _third(word: str) -> str:
    if any(item.form == "third" for item in word_forms().read_verb(word)):
        return word
    return "has" if word == "have" else word_forms().third(word)


def _base_of(word: str) -> str:
    """“knows” → “know” behind “do”; a word that may be a base form stays."""
    read = word_forms().read_verb(word)
    return word if not read or any(item.form == "base" for item in read) else read[0].lemma


_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "third": _third,
    "past": lambda word: word_forms().past(word),
    "past_of": lambda word: word_forms().past(_lemma(word)),
    "participle": lambda word: "been" if word == "be" else word_forms().participle(word),
    "participle_of": lambda word: word_forms().participle(_lemma(word)),
    "for_span": lambda span: f"for {span.partition(' ')[2]}",
    "for_years": lambda span: f" for {span.strip().removeprefix('for ')}" if span else "",
    "on_call": lambda lead: "on-call" if lead else "on call",
    "base": _lemma,
    "base_of": _base_of,
    "gerund": lambda word: word_forms().gerund(word),
    "gerund_of": lambda word: word_forms().gerund(_lemma(word)),
    "plural": lambda word: word_forms().plural(word),
    "singular": lambda word: word_forms().singular(word),
    "a": lambda word: f"{article(word)} {word}",
    "er": lambda word: word_forms().adjectives[word][0] if word in word_forms().adjectives else f"more {word}",
    "est": lambda word: word_forms().adjectives[word][1] if word in word_forms().adjectives else f"most {word}",
    "ly": lambda word: f"{word[:-1]}y" if word.endswith("le") else f"{word}ly",
    "few": lambda word: "few" if word in word_forms().singulars or word == "people" else "little",
    "lower": str.lower,
    "capital": str.capitalize,
}
