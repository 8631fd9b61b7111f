"""What a careful person would ask about before saying it, and the one sentence that asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import re2

from composer.drafting.reading.grammar.lexicon import is_adjective, is_function_word, is_noun, is_person, lists, singular, words
from composer.normalise import without_accents

_MAX: Final = 700  # characters; a fact is a sentence or two
WHOLE: Final = frozenset(["sensitive", "private", "hurtful", "hearsay", "sales", "ambiguous"])
_GRAVE: Final = frozenset(["sensitive", "private"])
TOO_LONG: Final = "This is long: which one or two sentences of it should be said?"
NO_WORDS: Final = "There are no words in this: what would you like to say about them?"
ONLY_LINK: Final = "This is only a link: what stands there that you want to mention?"
ABROAD: Final = "This is in another language: how would you say it in the language of the message?"
QUESTION: Final = "This is a question: is it so? Then say it as a statement."
ONLY_NAME: Final = "A place, a name, a topic? No statement is made: what have they to do with it?"
UNREAD: Final = "It is not clear how this is meant: can you say it in a short sentence, such as “she runs a bakery”?"
NO_MEANING: Final = "No word of this is known: what is the fact about them?"
EITHER: Final = "Did they finish making it, or did you finish reading or using it? Please say who."
WHOSE: Final = "It cannot be told whom “he”, “she” or “it” means here: please say it with a name."

MARKUP: Final = "This holds the code of a web page: what does it say, in plain words?"
UNCLOSED: Final = "A quotation is opened here and not closed: where does it end?"
_TAG: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_STRAIGHT: Final = re.compile(r'(?<!\d)"')  # inches apart


@dataclass(frozen=True, slots=True)
class _Doubt:
    kind: str
    because: str
    pattern: Any
    unless: Any


_FRAMES: Final = {"words": ("\\b(?:", ")\\b"), "whole": ("^\\W*(?:", ")\\W*$"), "pattern": ("", "")}


@cache
def _doubts() -> tuple[_Doubt, ...]:
    return tuple(
        _Doubt(item["kind"], item["because"], _compiled(item, ""), _compiled(item, "unless_"))
        for item in lists("doubts")["doubt"]
    )


def _compiled(item: dict[str, Any], prefix: str) -> Any:
    """The pattern of a doubt, or that of what lets it through; None where there is none."""
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    for name, (start, end) in _FRAMES.items():
        if f"{prefix}{name}" in item:
            return re2.compile(start + "|".join(item[f"{prefix}{name}"].strip("\n").split("\n")) + end, options)
    return None


def too_long(text: str) -> bool:
    """Whether a text is more than a fact."""
    return len(text) > _MAX


def doubt_about_marks(text: str) -> str:
    """What a text as typed raises by its marks alone, before any is set right; "" where nothing."""
    if _TAG.search(text):
        return MARKUP
    open_ = text.count("“") + text.count("„") - text.count("”")
    straight = len(_STRAIGHT.findall(text)) if text.count('"') % 2 else 0
    return UNCLOSED if open_ == 1 or (straight % 2 and not text.count("”")) else ""


def doubt_about(text: str, kinds: frozenset[str] | None = None) -> tuple[str, str]:
    """The kind and the sentence of the first doubt that a text raises, both empty where there is none."""
    # “zürich” as “zurich”: the patterns know the ends of words only between letters without accents.
    lower = re.sub(r"\s+", " ", without_accents(text.lower()))
    for doubt in _doubts():
        if kinds is not None and doubt.kind not in kinds:
            continue
        if doubt.pattern.search(lower) and not (doubt.unless is not None and doubt.unless.search(lower)):
            if doubt.kind == "hurtful" and not doubt.pattern.search(_without_things(lower)):
                continue
            return doubt.kind, doubt.because
    return "", ""


def asked_of_post(said: str) -> str:
    """What to ask before saying words of the reader's own that they posted; only what is grave is asked about."""
    return doubt_about(said, _GRAVE)[1]


@cache
def _belittling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A belittling word before others, and one that is said of animals or things."""
    told = lists("doubts")["belittling"]
    adjectives = "|".join(str(told["words"]).split())
    verb = r"\b(?:is|are|was|were|got|get|gets|looks?|one|turned)"
    return (
        re.compile(rf"\b(?:{adjectives}) (?P<next>[a-z-]+)(?: (?P<later>[a-z-]+))?"),
        re.compile(rf"\b(?:{told['animals_and_things']})\b[^,.;]*(?:,[^,.;]*)?{verb} (?:\w+ ){{0,2}}?(?:{adjectives})\b"),
    )


def _of_a_thing(found: re.Match[str]) -> str:
    """Nothing for “ugly tiles”; “lazy speaker” and “drunk most nights” as they are."""
    told = lists("doubts")["belittling"]
    told_of = frozenset(f"{told['persons']} {told['works']}".split())
    for word in filter(None, (found["next"], found["later"])):
        if is_function_word(word) or word in words("grammar", "adverbs"):
            return found.group()
        if is_noun(word) and not is_adjective(word):
            personal = singular(word) in told_of or is_person(word)
            return found.group() if personal else " "
    return found.group()


def _without_things(lower: str) -> str:
    """The text without belittling words that are said of a thing or an animal: “ugly tiles”, “all ducks well, one is fat”."""
    before, predicate = _belittling()
    return predicate.sub(" ", before.sub(_of_a_thing, lower))
