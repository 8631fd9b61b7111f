"""A point as the subject line of a mail: what it is about, in a few words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_function_word, is_noun, is_plural, kind
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.points.point_reading import PointReading
from composer.lexicon import Group, Wording
from composer.word_forms import word_forms

_TITLE_WORDS: Final = 11
_TITLE_LETTERS: Final = 56
_FEWEST_TITLE_WORDS: Final = 3
_NEWS_WORDS: Final = 11
_FEWEST_MEMORY_WORDS: Final = 4  # “the red binder” alone may be anybody's
_LED_IN: Final = Wording("titles", "led_in")
_THANKING: Final = Wording("titles", "wish_to_thank")
_UNTOLD: Final = Wording("titles", "tells_no_news")
_WANTED: Final = Wording("titles", "wants")
_ASKED: Final = Wording("titles", "question_inside")
_MOST_NOUNS: Final = 4  # words of a noun phrase before and after a preposition
# Verbs that tell nothing of the matter where a noun follows them.
_LIGHT: Final = Wording("titles", "light_verbs")
# What leads in a question or a wish within a point.
_WISHING: Final = Wording("titles", "wishes_to_learn")
# What belongs to a thing; “for two weeks” does not.
_BELONGS: Final = Wording("titles", "belongs")
_CLAUSE_AFTER: Final = Wording("titles", "clause_behind_title")
_WORKING: Final = Wording("titles", "may_work")
_PREPOSITIONS: Final = Group("titles", "prepositions")
_DETERMINED: Final = Wording("titles", "opens_thing", re.IGNORECASE)
# Nouns and adjectives, too.
_ADVERBS: Final = Group("titles", "adverbs")
_NUMERALS: Final = Group("titles", "numerals")
_HALVES: Final = Group("titles", "halves")
_MOST_PHRASES: Final = 2
_PLACING: Final = Group("titles", "placing")
_TOLD: Final = Wording("titles", "news_ending")
_ACTED: Final = Wording("titles", "acted")
_SHARED: Final = Wording("titles", "shared")
_WITH_YOU: Final = Wording("titles", "with_you")
_FIRST_STATEMENT: Final = Wording("titles", "behind_statement")
_JOINED: Final = Wording("titles", "joins_statement")
_FIRST_CLAUSE: Final = Wording("titles", "behind_clause")
_EITHER: Final = Wording("titles", "either")
_EMPTY: Final = Wording("titles", "empty_title", re.IGNORECASE)
_BARE_THING: Final = Wording("titles", "bare_thing", re.IGNORECASE)
_DATED: Final = Wording("titles", "dated")
_SHARED_THING: Final = Wording("titles", "article")
_WORD: Final = Wording("titles", "title_word")


@lru_cache(maxsize=64)
def title_of(point: PointReading | None) -> str:
    """The topic of a point, or what one would like to do; "" where neither is short enough."""
    if point is None or point.ask:
        return ""
    title = _LIGHT.for_all.sub("", point.topic)
    if not title and point.infinitive:
        title = _done(point.infinitive)
    if not title and point.act != "question":
        asked = _ASKED.for_all.search(point.said)
        title = point.embedded or (asked.group() if asked else "")
        wanted = _WANTED.for_all.match(point.said)
        title = title or (point.said[wanted.end() :] if wanted else "")
    title = _WORKING.for_all.sub("Working ", _WISHING.for_all.sub("", _WITH_YOU.for_all.sub("", title)))
    title = _shortened(title)
    return _titled(title) if _is_short(title) and _ends_well(title, point.said) else ""


def _ends_well(title: str, said: str) -> bool:
    """Whether a title is cut where a phrase ends, not behind “part”, a preposition or a verb whose object follows."""
    last = title.rsplit(maxsplit=1)[-1].lower()
    place = said.lower().find(title.lower())
    after = _WORD.for_all.match(said[place + len(title) :].lstrip()) if place >= 0 else None
    next_word = after.group().lower() if after is not None and said[place + len(title)] == " " else ""
    cut = next_word not in _ADVERBS.for_all | {"together"} and (is_noun(next_word) or is_adjective(next_word.partition("-")[0]))
    verb = any(item.form == "third" for item in word_forms().read_verb(last))
    return last not in _PREPOSITIONS.for_all | _HALVES.for_all and not (cut and verb)


def _done(infinitive: str) -> str:
    """What one would like to do, as a title: its object where the verb tells nothing, else the verb as a noun."""
    title = _WISHING.for_all.sub("", _LIGHT.for_all.sub("", infinitive))
    if title != infinitive:
        return title
    verb, _, rest = title.partition(" ")
    if rest.startswith("you ") and verb != "invite":
        return ""  # “Hiring you for two days”
    return f"{word_forms().gerund(verb)} {rest}"


@lru_cache(maxsize=64)
def news_of(point: PointReading | None) -> str:
    """The first statement of a point that tells news (“the lift is mended”) or thanks; "" where it is long."""
    if point is None or point.ask:
        return ""
    said = _THANKING.for_all.sub("Thank you for ", _LED_IN.for_all.sub("", point.said))
    if _UNTOLD.for_all.match(said):
        return ""  # “I need to let you know where we are”
    first = _FIRST_STATEMENT.for_all.split(said)[0].strip()
    if not _is_short(first, _NEWS_WORDS):
        first = _JOINED.for_all.split(first)[0]
    told = has_main_verb(first) or bool(_TOLD.for_all.search(first))
    whole = _is_short(first, _NEWS_WORDS) and (told or first.startswith("Thank you for"))
    return _titled(first) if whole and len(first.split()) >= _FEWEST_TITLE_WORDS else ""


def _is_short(title: str, words: int = _TITLE_WORDS) -> bool:
    return 0 < len(title.split()) <= words and len(title) <= _TITLE_LETTERS


@lru_cache(maxsize=64)
def thing_of(point: PointReading | None) -> str:
    """The first thing that a point names with an article (“the noise study for the ring road”); "" where there is none."""
    if point is None or point.ask:
        return ""
    first = _FIRST_CLAUSE.for_all.split(point.said)[0]
    thing = _first_thing(first)
    ours = "" if thing else _first_thing(first, after_any=True)
    thing = thing or (ours if ours.startswith("our ") else "")
    return "" if has_main_verb(thing) else _titled(thing)


@lru_cache(maxsize=64)
def thing_in(fact: str) -> str:
    """The thing that a memory turns on (“you kept the red binder of the ward”); "" where there is none that tells enough."""
    memory = _first_thing(fact, after_any=True)
    memory = _SHARED_THING.for_all.sub("our ", memory) if _SHARED.for_all.search(fact) else memory
    return _titled(memory) if len(memory.split()) >= _FEWEST_MEMORY_WORDS and not has_main_verb(memory) else ""


def _titled(title: str) -> str:
    title = title.rstrip(".!?,")
    if _EMPTY.for_all.fullmatch(title):
        return ""  # “a place” and “how you are” tell nothing
    return title[:1].upper() + title[1:]


def _shortened(title: str) -> str:
    """A title up to its first comma, bracket or relative clause, and where it is still long, up to a preposition."""
    title = _CLAUSE_AFTER.for_all.split(title)[0].strip()
    if _is_short(title):
        return title
    found = _EITHER.for_all.split(title)[0].split()
    if _is_short(" ".join(found)):
        return " ".join(found)
    places = range(_FEWEST_TITLE_WORDS, min(_TITLE_WORDS, len(found) - 1) + 1)
    ends = [
        at for at in places
        if found[at].lower() in _PREPOSITIONS.for_all and found[at - 1].lower() not in _PREPOSITIONS.for_all | _HALVES.for_all
        and _is_short(" ".join(found[:at]))
    ]
    return " ".join(found[: ends[-1]]) if ends else title


def _first_thing(said: str, *, after_any: bool = False) -> str:
    """The first noun phrase with an article of a sentence, with what belongs to it; "" where there is none.

    One that only tells where or when (“in our school”, “at the bottom”) is passed over, unless `after_any`.
    """
    acted = _ACTED.for_all.match(said)
    done = _nouns(said, acted.end()) if acted else ""
    if acted and done and (is_plural(done.split()[-1].lower()) or " " in done):
        return _with_more(said, acted.end(), done)  # “we install parcel lockers …”
    for opened in _DETERMINED.for_all.finditer(said):
        before = said[: opened.start()].split()[-1:]
        placed = before and before[0].lower() in _PLACING.for_all and not after_any
        if placed or (after_any and opened.group().lower() == "my "):
            continue
        phrase = _nouns(said, opened.end())
        if phrase:
            whole = _with_more(said, opened.start(), f"{opened.group()}{phrase}")
            own = acted is not None and opened.start() == acted.end()  # “we lent the bandstand”
            if _is_short(whole) and (own or not _BARE_THING.for_all.fullmatch(whole)):
                return whole
    return ""


def _with_more(said: str, start: int, phrase: str) -> str:
    """A noun phrase with the prepositional phrases that follow it, as long as it stays short."""
    whole = phrase
    for _ in range(_MOST_PHRASES):
        rest = said[start + len(whole) :]
        dated = _DATED.for_all.match(rest)
        more = _BELONGS.for_all.match(rest)
        named = _nouns(rest, more.end()) if more else ""
        longer = f"{whole}{dated.group()}" if dated else f"{whole}{more.group()}{named}" if more and named else ""
        if not longer or not _is_short(longer):
            break
        whole = longer
    return whole


def _nouns(said: str, start: int) -> str:
    """The adjectives and nouns from a place on, up to the last noun; "" where it is not sure that they are some."""
    at, last = start, 0
    for _ in range(_MOST_NOUNS):
        match = _WORD.for_all.match(said, at)
        if match is None or is_function_word(match.group().lower()):
            break
        word = match.group()
        if (last and word.lower() in _ADVERBS.for_all) or word.lower() in ("one", "ones"):
            break
        if word.lower() not in _NUMERALS.for_all and (is_noun(word.lower()) or word[0].isupper() or not kind(word.lower())):
            last = match.end()
        elif not is_adjective(word.lower()) and not word[0].isdigit():
            break
        at = match.end()
        if said[at : at + 1] != " ":
            break
        at += 1
    return said[start:last] if last else ""
