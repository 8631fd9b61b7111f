"""Adverbs typed as adjectives (“answered so patient”, “do it different”), “so” before a noun, “less” before things one counts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import article, common, is_adjective, is_noun, kind
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed, reading_table
from composer.drafting.reading.wording.articles import countable
from composer.word_forms import word_forms

_SO: Final = re.compile(
    r"\b(?P<how>so|very|too|really|quite) (?P<word>[a-z]+)(?=$|[.,;:!?]| (?:that|to|and|but|because|when|about|in|on|with|for"
    r"|as|what)\b)"
)
_DIFFERENT: Final = re.compile(
    r"\b(?P<do>do|does|did|done|doing|go|went|work|works|made|make|seen|see|plan|planning|planned|cook|cooking|teach|teaching"
    r"|think|thinking|write|writing|run|running) "
    r"(?P<it>(?:it|this|that|things|everything|them|(?:my|our|the|your) [a-z]+) )?(?P<how>(?:totally|completely|very|quite"
    r"|so) )?different(?=$|[.,;!?]| (?:now|next|this|since|from|than|today|if)\b)"
)
_READS: Final = re.compile(
    r"\b(?P<verb>reads?|speaks?|walks?|works?|learns?|talks?|types?|grows?|drives?|writes?|moves?|answers?|answered|walked"
    r"|worked)"
    r"(?P<what> (?:so|very|too|more|really))? (?P<how>slow|quick)(?=$|[.,;!?)]| (?:and|but|because|in|on|at|with|so)\b)"
)
_SUCH: Final = re.compile(
    r"(?<!not )(?<!even )(?<!ever )\bso (?P<word>[a-z]+) (?P<noun>[a-z]+)(?=$|[.,;:!?]| (?:that|like|as|in|on|at|for|with|and"
    r"|from"
    r"|before|to|by|as)\b)"
)
_SUCH_AS: Final = re.compile(
    r"\b(?P<such>such (?:an? )?[a-z]+ [a-z]+) like (?=(?:yours|mine|ours|hers|this|that|the|here|you|a)\b)"
)
_LESS: Final = re.compile(r"\bless (?P<word>(?:[a-z]+ )?)(?P<noun>[a-z]{3,}s|people|children|women|men)\b(?! per\b)")
_PERSONS: Final = re.compile(
    r"\b(?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|many"
    r"|few|some|other|these|those|young|old|older|deaf|blind|more|most|all) persons\b(?! (?:unknown|with disabilities))"
)
_CHILDREN: Final = re.compile(
    r"\b(?P<who>children|women|men)s? (?P<what>books?|clothes|choirs?|shoes|toys?|songs?|hospitals?|theatre|parties|party"
    r"|rooms?|football|ward|wards)\b"
)


def with_manner(text: str) -> str:
    """The text with adverbs where something is done, “such” before nouns, “fewer” before what one counts, and “people”."""
    if "so " in text or "very " in text or "too " in text or "really " in text or "quite " in text:
        text = _SUCH_AS.sub(r"\g<such> as ", _SUCH.sub(_such, _SO.sub(_adverb, text)))
    if " slow" in text or " quick" in text:
        text = _READS.sub(lambda found: f"{found['verb']}{found['what'] or ''} {found['how']}ly", text)
    if " different" in text:
        text = _DIFFERENT.sub(lambda found: f"{found['do']} {found['it'] or ''}{found['how'] or ''}differently", text)
    if "less " in text:
        text = _LESS.sub(_fewer, text)
    text = _PERSONS.sub(r"\g<number> people", text)
    return _CHILDREN.sub(lambda found: f"{found['who']}'s {found['what']}", text)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(str(reading_table("grammar")["manner"][key]).split())


def _adverb(found: re.Match[str]) -> str:
    """“answered the questions so patient” → “so patiently”; “made it so simple”, “was very quick” stay."""
    word = found["word"]
    made = (
        f"{word[:-1]}ily"
        if word.endswith("y")
        else f"{word[:-1]}y"
        if word.endswith("le")
        else f"{word}ally"
        if word.endswith("ic")
        else f"{word}ly"
    )
    if word not in word_forms().adjectives or word in _listed("flat") or common(made) < 25 or word.endswith(("ed", "ing", "ly")):
        return found.group()
    before = re.findall(r"[\w']+|[,.;:!?]", found.string[: found.start()])[-7:]
    if word in ("quick", "slow", "careful", "quiet", "patient") and _acted(before):
        return f"{found['how']} {made}"
    for place in range(len(before) - 1, -1, -1):
        earlier = before[place].lower()
        if not earlier[0].isalpha() or earlier in (
            "that",
            "who",
            "which",
            "and",
            "but",
            "because",
            "when",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "so",
        ):
            return found.group()
        readings = word_forms().read_verb(earlier)
        if readings:
            does = {item.lemma for item in readings} & _listed("verbs")
            noun = place and before[place - 1].lower() in closed("determiner", "possessive", "preposition")
            if does and not noun:
                return f"{found['how']} {made}"
            if not noun and not is_noun(earlier):
                return found.group()
    return found.group()


def _acted(before: list[str]) -> bool:
    """“get roses through inspection so quick”: a verb with something between it and how; “keep it so quiet” stays."""
    for place in range(len(before) - 2, -1, -1):
        word = before[place].lower()
        if not word[0].isalpha() or word in closed("auxiliary", "relative", "conjunction", "subordinator"):
            return False
        lemmas = {item.lemma for item in word_forms().read_verb(word)}
        if lemmas and not is_noun(word):
            return not lemmas & _listed("leaving")
    return False


def _such(found: re.Match[str]) -> str:
    """“so thin dough”, “so difficult words” → “such …”; “so many people”, “so much work” stay."""
    word, noun = found["word"], found["noun"]
    plural = noun in word_forms().singulars and noun not in word_forms().plurals
    if word in (
        "many",
        "much",
        "few",
        "little",
        "far",
        "long",
        "often",
        "well",
        "hard",
        "late",
        "early",
        "called",
        "most",
        "some",
        "no",
        "more",
        "less",
    ):
        return found.group()
    if word not in word_forms().adjectives or not is_noun(noun) or is_adjective(noun) or {"T", "t", "r"} & set(kind(noun)):
        return found.group()
    tagged = tokens(found.group())
    if not (tagged[1].tag.startswith("AJ") and tagged[2].tag in ("NN1", "NN2", "NN0")):
        return found.group()
    one = not plural and countable(noun)
    return f"such {article(word)} {word} {noun}" if one else f"such {word} {noun}"


def _fewer(found: re.Match[str]) -> str:
    """“less lessons” → “fewer lessons”; “less than 3 hours”, “less glass” stay."""
    noun, word = found["noun"], found["word"].strip()
    counted = (
        noun in word_forms().singulars
        and noun not in word_forms().plurals
        and noun not in ("news", "goods", "thanks", "savings", "politics", "works", "hours", "means")
    )
    if not counted or (word and (word not in word_forms().adjectives or word in closed("adverb"))):
        return found.group()
    if re.search(r"\d (?:or )?$", found.string[: found.start()]) or (
        {item.form for item in word_forms().read_verb(noun)} and not is_noun(noun)
    ):
        return found.group()
    return f"fewer {found['word']}{noun}"
