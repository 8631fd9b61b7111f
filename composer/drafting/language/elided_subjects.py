"""Whom a fact without a subject is about: “moved from nursing”, “author of a blog”, “both from Porto”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language import articles, noun_phrases
from composer.drafting.language.lexicon import load_words, word_list
from composer.drafting.language.second_person import Reader, be, plural_verb

_STATES: Final = word_list("past_states")
_STATES_NOW: Final = word_list("present_states")
_SAME_IN_PAST: Final = word_list("same_in_past")
_ONGOING: Final = word_list("ongoing")
_NUMBERS: Final = word_list("numbers")
_ORDINALS: Final = word_list("ordinals")
_MODALS: Final = frozenset(["can", "could", "would", "will", "must", "might"])


def subject_added(text: str, reader: Reader) -> str:
    """“moved from nursing” and “keeps bees” are about the reader; “both studied in Munich” is about the two of us."""
    lists = load_words()
    words = noun_phrases.words_of(text)
    first, second = words[0], words[1] if len(words) > 1 else ""
    who = "she" if "she" in reader.pronouns else "he" if "he" in reader.pronouns else "they"
    if re.match(r"\w+,", text):
        return text  # “talks, posts and maps”
    if first == "both" and second in lists.prepositions:
        return f"we are {text}"
    if first == "both" and second and second not in ("of", "the", "your", "my"):
        return f"we {text}"
    adverb = first in ("still", "also", "recently", "once", "just", "now", "never", "always") and second
    verb, following = (second, words[2] if len(words) > 2 else "") if adverb else (first, second)
    if verb in _MODALS:
        return f"{who} {text}"
    does = following in noun_phrases.DETERMINERS | _NUMBERS | {"a", "an"} or following.isdigit()  # “trained twelve nurses”
    if (verb in _STATES_NOW | _STATES and not does) or (verb in _ONGOING and noun_phrases.is_doing(text)):
        return f"{who} {be(who, text, past=verb in _STATES)} {text}"
    base = lists.present.get(verb, "")
    unlisted = verb not in lists.past and noun_phrases.past_by_ending(verb, following, opens=True)
    known = unlisted or (verb in lists.past and verb not in lists.works and verb not in lists.noun_too | lists.verbs)
    object_follows = following in noun_phrases.DETERMINERS | {"a", "an"}  # “found the slow query”, “co-wrote the report”
    known = known or (object_follows and verb.removeprefix("co-") in lists.past)
    known = known or (verb in _SAME_IN_PAST and bool(following) and following not in lists.prepositions | {"and", "or"})
    known = known and (verb != "shared" or following in ("a", "an", "the", "his", "her", "their"))
    if base and base not in lists.noun_too and base not in lists.works:
        known = True
    elif base:
        told = bool(following) and following not in lists.prepositions | lists.participles | lists.past | {"and", "or"}
        known = verb in ("works", "lives", "cares") or told
    if known and following != "by" and (following or verb in ("retired", "moved")):
        return f"{who} {plural_verb(text, verb, base) if who == 'they' else text}"
    return text


def role(text: str) -> str:
    """“author of a maths blog” → “you are the author of a maths blog”; "" where the phrase is no role."""
    words = noun_phrases.words_of(text)
    if words[:2] == ["one", "of"]:
        return f"you are {text}"
    noun, part = noun_phrases.head(text)
    lists = load_words()
    owned = noun in lists.roles and part[0] in noun_phrases.DETERMINERS - {"the"}
    if noun not in lists.roles or owned or (noun in lists.works and part[:1] != ["fellow"]):
        return ""
    if not part or any("'" in word for word in part):
        return ""
    is_now = "were" if re.search(r"\b(?:19|20)\d\d\b", text) or words[0] in ("former", "past") else "are"
    if part[0] in ("a", "an", "the"):
        return f"you {is_now} {text}"
    if part[0] in _ORDINALS:
        return f"you {is_now} the {text}"
    if noun in lists.unique_roles and words[len(part) : len(part) + 1] == ["of"] and len(part) == 1:
        return f"you {is_now} the {text}"
    return f"you {is_now} {articles.article(text)} {text}"
