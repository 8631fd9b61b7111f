"""Deeds typed as nouns said with their verb: “did the restoring of the registers” is “restored the registers”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import words
from composer.word_forms import word_forms

_NAMED: Final = re.compile(
    r"\b(?P<do>did|does|do|doing|made|makes|making|(?:has|have|had) (?:done|made)) the "
    r"(?:whole |complete |entire )?(?P<deed>[a-z]{3,}ing) of "
    r"(?=(?:the|all|our|my|his|her|their|your|an?|every|each|both|this|that|these|those|\d|[A-Z]))"
)


def with_plain_verbs(text: str) -> str:
    """The text with “did the V-ing of” as the verb itself, in its tense; “did the wedding of” stays."""
    return _NAMED.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    deed, forms = found["deed"], word_forms()
    lemmas = [item.lemma for item in forms.read_verb(deed) if item.form == "gerund"]
    if not lemmas or deed in words("verbs", "named_in_ing"):
        return found.group()
    return f"{_form(found['do'].lower(), lemmas[0])} "


def _form(do: str, lemma: str) -> str:
    """A verb in the form in which “do” stood."""
    forms = word_forms()
    if do.endswith(("done", "made")) and " " in do:
        return f"{do.split(maxsplit=1)[0]} {forms.participle(lemma)}"
    if do in ("did", "made"):
        return forms.past(lemma)
    if do in ("doing", "making"):
        return forms.gerund(lemma)
    return forms.third(lemma) if do in ("does", "makes") else lemma
