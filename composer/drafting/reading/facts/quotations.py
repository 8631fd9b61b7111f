"""A line in quotation marks, with where it is from."""

from __future__ import annotations

import re
from dataclasses import replace

from composer.drafting.reading.addressing.second_person import turned
from composer.drafting.reading.doubts import UNREAD
from composer.drafting.reading.facts.sayings import Setting, clause, noun_phrase
from composer.drafting.reading.grammar.lexicon import article as _article
from composer.drafting.reading.grammar.lexicon import is_plural, is_work, pattern, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.reading import Reading, asked


def quotation(rest: list[Piece], setting: Setting) -> Reading:
    """A line in quotation marks, with where it is from."""
    quote = rest[0].text.strip()
    inner = quote.strip('"「」«»')
    tail = put_together(rest[1:]).strip(" ()-–—,:.")
    found = re.match(r"^(?:is|was) (?P<what>(?:his|her|their|your) .+)$", tail)
    if found:
        return clause(f'{found["what"]} {tail.split(" ", maxsplit=1)[0]} "{inner}"', setting)
    if re.match(r"(?:is|was|hangs|hung|stands|stood|are) \w", tail):
        return clause([rest[0], *take_apart(tail)], setting, "other")
    words_of = re.match(r"^(?:(?:from|on|in) )?(?:his|her|their|your) (?:\w+ )?(?P<place>\w+)$", tail)
    if words_of and words_of["place"] in words("nouns", "own_places") and re.search(r"\b(?:I|I'm|I've|my|My)\b", inner):
        return replace(setting, own=True).part(inner)
    titled = pattern("titled_after").match(tail)
    if titled and is_work(titled["work"]):
        more = re.sub(r", (?=(?:19|20)\d\d$)", " in ", titled["more"])
        owner = titled["owner"] if titled["owner"] in ("his", "her", "their") else "your"
        return noun_phrase(f'{owner} {titled["work"]} "{inner}"{more}', setting)
    if re.match(r"(?:his|her|their|your|the|a|an) ", tail):
        return noun_phrase(f'{re.sub("^(?:the|a|an) ", "your ", tail)} "{inner}"', setting)
    found = re.match(r"^(?:from|in|at|on) (?P<where>(?:his|her|their|your) .+)$", tail)
    if found:
        inner = inner.rstrip(".")
        where = put_together(turned(take_apart(found["where"]), setting.reader))
        return Reading(setting.typed, f'your line "{inner}" from {where}', "reader", "noun")
    if tail and re.match(r"(?:creator|author|founder|maker|maintainer|host|editor|inventor|developer|designer|director)\b", tail):
        role, _, aside = tail.partition(" ")
        extra = aside.strip(" ()")
        return Reading(setting.typed, f"you are the {role} of {quote}{', ' + _an(extra) if extra else ''}", "reader", "clause")
    if (not tail or tail.lower() in words("nouns", "own_places")) and len(inner.split()) >= 3:
        return Reading(setting.typed, f'your line "{inner.rstrip(".")}"', "reader", "noun")
    return asked(setting.typed, UNREAD)


def _an(text: str) -> str:
    return (
        text
        if text.split(" ", maxsplit=1)[0] in words("grammar", "determiners") or is_plural(text.rsplit(" ", maxsplit=1)[-1])
        else f"{_article(text)} {text}"
    )
