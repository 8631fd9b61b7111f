"""What the words of a match must be for its phrase to hold: `where.verb = "base !noun"` in learner.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_given_name, is_noun, is_person, is_plural, kind
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.drafting.reading.wording.missing_articles import is_counted
from composer.word_forms import word_forms


def fits(found: re.Match[str], where: Mapping[str, str]) -> bool:
    """Whether each named group is all that its line asks for; “a|b” is one or the other, “!a” is none, “NN1” a tag."""
    return all(
        all(_is_one_of(found, group, test) for test in tests.split())
        for group, tests in where.items()
        if found[group]
    )


def _is_one_of(found: re.Match[str], group: str, test: str) -> bool:
    wanted = not test.startswith("!")
    word = found[group].strip().lower()
    return any(_is(found, group, word, name) for name in test.removeprefix("!").split("|")) == wanted


def _is(found: re.Match[str], group: str, word: str, name: str) -> bool:
    if name.isupper():  # a tag of CLAWS, or how it begins
        place = found.start(group) + len(found[group]) - len(found[group].lstrip())
        return any(token.start == place and token.tag.startswith(name) for token in tokens(found.string))
    if name == "small":
        return found[group].strip().islower()
    if name in _TESTS:
        return _TESTS[name](word)
    if name in _VERB_FORMS:
        return any(item.form == name for item in word_forms().read_verb(word))
    lists = reading_table("learner")["words"]
    if name in lists:
        return any(item in _words(name) for item in (word, *(item.lemma for item in word_forms().read_verb(word))))
    return word in closed(name)


def _words(name: str) -> frozenset[str]:
    return frozenset(str(reading_table("learner")["words"][name]).split())


_DENIED: Final = re.compile(r"\b(?:not|never|cannot|nobody|wait|nothing|only)\b|n't\b")
_VERB_FORMS: Final = frozenset("base third past participle gerund".split())
_TESTS: Final[dict[str, Callable[[str], bool]]] = {
    "verb": lambda word: bool(word_forms().read_verb(word)),
    "noun": is_noun,
    "plural": is_plural,
    "counted": is_counted,
    "person": is_person,
    "adjective": is_adjective,
    "given": is_given_name,
    "denied": lambda words: _DENIED.search(words) is not None,
    "clause": lambda words: words.split(" ")[-1] in ("is", "are", "was", "were", "to"),
    "clearly_verb": lambda word: not is_noun(word) or word in _words("firm"),
    "mostly_verb": lambda word: "V" in kind(word) and "N" not in kind(word),
    "mostly_noun": lambda word: "N" in kind(word) and "V" not in kind(word),
}
