"""A point as the subject line of a mail: what it is about, in a few words."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.lexicon import is_adjective, is_function_word, is_noun, is_plural, kind
from composer.drafting.reading.points import PointReading
from composer.drafting.reading.well_formed import has_main_verb
from composer.word_forms import word_forms

_TITLE_WORDS: Final = 7
_FEWEST_TITLE_WORDS: Final = 3
_NEWS_WORDS: Final = 10
_LED_IN: Final = re.compile(
    r"^(?:We have to|I have to|We must|I must|I want to|I'd like to) (?:inform|tell|say to|let) you (?:know )?(?:that )?"
)
_MOST_NOUNS: Final = 4  # words of a noun phrase before and after “of” or “for”
# Verbs that tell nothing of the matter where a noun follows them.
_LIGHT: Final = re.compile(
    r"^(?:offer(?:ing)?|propos(?:e|ing)|suggest(?:ing)?|discuss(?:ing)?|arrang(?:e|ing)|organis(?:e|ing)|"
    r"(?:talk|talking|speak|speaking|tell|telling|ask|asking)(?: to you| with you| you)? (?:about|for)|"
    r"invit(?:e|ing) you (?:to|for)|introduc(?:e|ing) you to|(?:show|showing|send|sending|give|giving) you) "
    r"(?=(?:an?|the|my|our|two|three|\d+) )"
)
_PREPOSITIONS: Final = frozenset(
    "on in at for about of with from by under over between across without after before as into through".split(),
)
_DETERMINED: Final = re.compile(r"\b(?:the|an?|my|our|your|this) (?=[\w])", re.IGNORECASE)
_ADVERBS: Final = frozenset("right next last back home again now today tomorrow early late".split())  # nouns and adjectives, too
_NUMERALS: Final = frozenset("one two three four five six seven eight nine ten first second third".split())
_ACTED: Final = re.compile(r"(?:We|I) (?!am\b|are\b|have\b|can\b|could\b|would\b|will\b|do\b|did\b|was\b|were\b)[a-z]+ (?=[a-z])")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:st|nd|rd|th)?")


def title_of(point: PointReading | None) -> str:
    """The topic of a point, or what one would like to do; "" where neither is short enough."""
    if point is None or point.ask:
        return ""
    title = _LIGHT.sub("", point.topic)
    if not title and point.infinitive:
        title = _LIGHT.sub("", point.infinitive)
        if title == point.infinitive:
            verb, _, rest = title.partition(" ")
            title = f"{word_forms().gerund(verb)} {rest}"
    if not title and point.embedded and point.act != "question":
        title = point.embedded  # “how you keep bees on a roof”
        return _titled(title) if len(title.split()) <= _TITLE_WORDS else ""
    title = _shortened(re.sub(r" with you\b", "", title))
    if len(title.split()) > _TITLE_WORDS:
        return ""
    return _titled(title)


def news_of(point: PointReading | None) -> str:
    """The first statement of a point that tells news (“the lift is mended”) or thanks; "" where it is long."""
    if point is None or point.ask:
        return ""
    first = re.split(r"[.!?;]|, (?:and|but|so|which)\b|,", _LED_IN.sub("", point.said))[0].strip()
    whole = 0 < len(first.split()) <= _NEWS_WORDS and (has_main_verb(first) or first.startswith("Thank you for"))
    return _titled(first) if whole else ""


def thing_of(point: PointReading | None) -> str:
    """The first thing that a point names with an article (“the noise study for the ring road”); "" where there is none."""
    return "" if point is None or point.ask else _titled(_first_thing(point.said))


def _titled(title: str) -> str:
    title = title.rstrip(".!?,")
    if re.fullmatch(r"(?:an? )?\w+", title, re.IGNORECASE):
        return ""  # “a place” tells nothing
    return title[:1].upper() + title[1:]


def _shortened(title: str) -> str:
    """A title up to its first comma or bracket, and where it is still long, up to a preposition; long where there is none."""
    title = re.split(r"[,(;:]| [–—-] ", title)[0].strip()
    found = title.split()
    if len(found) <= _TITLE_WORDS:
        return title
    places = range(_FEWEST_TITLE_WORDS, _TITLE_WORDS + 1)
    ends = [at for at in places if found[at].lower() in _PREPOSITIONS]
    return " ".join(found[: ends[-1]]) if ends else title


def _first_thing(said: str) -> str:
    """The first noun phrase with an article of a sentence; "" where there is none."""
    acted = _ACTED.match(said)
    done = _nouns(said, acted.end()) if acted else ""
    if done and (is_plural(done.split()[-1].lower()) or " " in done):
        return done  # “we install parcel lockers …”
    for opened in _DETERMINED.finditer(said):
        phrase = _nouns(said, opened.end())
        if not phrase:
            continue
        end = opened.end() + len(phrase)
        more = re.match(r" (?:of|for) (?:the |an? |your |our )?", said[end:])
        rest = _nouns(said, end + more.end()) if more else ""
        whole = f"{opened.group()}{phrase}{more.group()}{rest}" if more and rest else f"{opened.group()}{phrase}"
        if len(whole.split()) <= _TITLE_WORDS:
            return whole
    return ""


def _nouns(said: str, start: int) -> str:
    """The adjectives and nouns from a place on, up to the last noun; "" where it is not sure that they are some."""
    at, last = start, 0
    for _ in range(_MOST_NOUNS):
        match = _WORD.match(said, at)
        if match is None or is_function_word(match.group().lower()):
            break
        word = match.group()
        if last and word.lower() in _ADVERBS:
            break
        if word.lower() not in _NUMERALS and (is_noun(word.lower()) or word[0].isupper() or not kind(word.lower())):
            last = match.end()
        elif not is_adjective(word.lower()) and not word[0].isdigit():
            break
        at = match.end()
        if said[at : at + 1] != " ":
            break
        at += 1
    return said[start:last] if last else ""
