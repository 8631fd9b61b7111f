"""A point as the subject line of a mail: what it is about, in a few words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_function_word, is_noun, is_plural, kind
from composer.drafting.reading.grammar.well_formed import has_main_verb
from composer.drafting.reading.points.point_reading import PointReading
from composer.word_forms import word_forms

_TITLE_WORDS: Final = 11
_TITLE_LETTERS: Final = 56
_FEWEST_TITLE_WORDS: Final = 3
_NEWS_WORDS: Final = 11
_FEWEST_MEMORY_WORDS: Final = 4  # “the red binder” alone may be anybody's
_LED_IN: Final = re.compile(
    r"^(?:(?:We|I) (?:have|need) to|We must|I must|I want(?:ed)? to|I'd like to|I would like to) "
    r"(?:inform|tell|say to|let) you (?:know )?(?:that )?"
)
_THANKING: Final = re.compile(r"^I(?:'d like to| would like to| (?:just )?want(?:ed)? to| wish to)? thank you for ")
_UNTOLD: Final = re.compile(
    r"(?:where|how|what|when|why|who) |(?:I'm|I am|I was) (?:not|only|just) |"
    r"(?:I|We)(?:'d| would)? (?:just |only )?(?:want|wanted|like|wish) to ",
)
_WANTED: Final = re.compile(
    r"^(?:I'm|I am|We're|We are) (?:looking for|interested in) |^(?:I|We) (?:need|want) (?=(?:an?|the|my|our|two|three|\d+) )"
)
_ASKED: Final = re.compile(r"\b(?:how|why|where|when|which) you\b.*")
_MOST_NOUNS: Final = 4  # words of a noun phrase before and after a preposition
# Verbs that tell nothing of the matter where a noun follows them.
_LIGHT: Final = re.compile(
    r"^(?:(?:(?:develop|build|host|start|hold|plan|print|publish|launch|open|find|draw|discuss|suggest|offer|try)(?:ing)?|"
    r"(?:mak|creat|writ|organis|organiz|produc|bak|propos|arrang|shar)(?:e|ing)|run(?:ning)?)(?: together| with you)?|"
    r"(?:talk|speak|tell|ask)(?:ing)?(?: to you| with you| you)? (?:about|for)|"
    r"offer(?:ing)? you|invit(?:e|ing) you (?:to|for)|introduc(?:e|ing) you to|"
    r"(?:show|send|giv)(?:e|ing)? you|interest(?:ing)? you in) "
    r"(?=(?:an?|the|my|our|two|three|four|five|six|ten|twelve|twenty|\d+) )"
)
# What leads in a question or a wish within a point.
_WISHING: Final = re.compile(
    r"^(?:learn|know|understand|ask|hear)(?:ing)?(?: from you)? (?=(?:how|why|where|when|what|which|if) )"
)
# What belongs to a thing; “for two weeks” does not.
_BELONGS: Final = (
    r" (?:of|for|in|around|from|on|at|to(?= [A-Z])) (?!\d|one |two |three )(?:the |an? |your |our |my )?"
)
_CLAUSE_AFTER: Final = re.compile(
    r",(?!\d)|[(;:]| [–—-] | (?:that|which|because|since|so that|when|while|if|before|after|unless|until|"
    r"and (?=(?:I|we|it|they|he|she|you|would|will|can|could|am|are|is|have) )) "
)
_WORKING: Final = re.compile(r"^if I (?:can|could|may) work ")
_PREPOSITIONS: Final = frozenset(
    "on in at to for about of with from by under over between across without after before as into through while around near"
    " until till".split(),
)
_DETERMINED: Final = re.compile(r"\b(?:the|an?|my|our|your|this|\d+(?! [A-Z])) (?=[\w])", re.IGNORECASE)
# Nouns and adjectives, too.
_ADVERBS: Final = frozenset("right next last back home again now today tomorrow early late past down up over".split())
_NUMERALS: Final = frozenset("one two three four five six seven eight nine ten first second third".split())
_HALVES: Final = frozenset("part parts kind kinds sort sorts number rest some most many one side".split())
_MOST_PHRASES: Final = 2
_PLACING: Final = frozenset("in at since by near from until after before on during".split())
_TOLD: Final = re.compile(r" (?:is|are|has|have)(?: now| been)? (?:fixed|done|here|mended|ready|finished|late|arrived)$")
_ACTED: Final = re.compile(
    r"(?:We|I)(?: are|'re| have) [a-z]+(?:ing|ed|en) (?=[a-z])|"
    r"(?:We|I) (?!am\b|are\b|have\b|can\b|could\b|would\b|will\b|do\b|did\b|was\b|were\b)[a-z]+ (?=[a-z])"
)
_SHARED: Final = re.compile(r"\bwe (?:both )?shared (?:an?|the) ")
_SHARED_THING: Final = re.compile(r"^(?:an?|the) ")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:st|nd|rd|th)?")


@lru_cache(maxsize=64)
def title_of(point: PointReading | None) -> str:
    """The topic of a point, or what one would like to do; "" where neither is short enough."""
    if point is None or point.ask:
        return ""
    title = _LIGHT.sub("", point.topic)
    if not title and point.infinitive:
        title = _done(point.infinitive)
    if not title and point.act != "question":
        asked = _ASKED.search(point.said)
        title = point.embedded or (asked.group() if asked else "")
        wanted = _WANTED.match(point.said)
        title = title or (point.said[wanted.end() :] if wanted else "")
    title = _WORKING.sub("Working ", _WISHING.sub("", re.sub(r" (?:together )?with you\b| together\b", "", title)))
    title = _shortened(title)
    return _titled(title) if _is_short(title) and _ends_well(title, point.said) else ""


def _ends_well(title: str, said: str) -> bool:
    """Whether a title is cut where a phrase ends, not behind “part”, a preposition or a verb whose object follows."""
    last = title.rsplit(maxsplit=1)[-1].lower()
    place = said.lower().find(title.lower())
    after = _WORD.match(said[place + len(title) :].lstrip()) if place >= 0 else None
    next_word = after.group().lower() if after is not None and said[place + len(title)] == " " else ""
    cut = next_word not in _ADVERBS | {"together"} and (is_noun(next_word) or is_adjective(next_word.partition("-")[0]))
    verb = any(item.form == "third" for item in word_forms().read_verb(last))
    return last not in _PREPOSITIONS | _HALVES and not (cut and verb)


def _done(infinitive: str) -> str:
    """What one would like to do, as a title: its object where the verb tells nothing, else the verb as a noun."""
    title = _WISHING.sub("", _LIGHT.sub("", infinitive))
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
    said = _THANKING.sub("Thank you for ", _LED_IN.sub("", point.said))
    if _UNTOLD.match(said):
        return ""  # “I need to let you know where we are”
    first = re.split(r"[.!?;:](?!\d)|, (?:and|but|so|which|since|because)\b|,(?!\d)", said)[0].strip()
    if not _is_short(first, _NEWS_WORDS):
        first = re.split(r" (?:and|but|so|which|because|instead of|rather than|since|until) ", first)[0]
    told = has_main_verb(first) or bool(_TOLD.search(first))
    whole = _is_short(first, _NEWS_WORDS) and (told or first.startswith("Thank you for"))
    return _titled(first) if whole and len(first.split()) >= _FEWEST_TITLE_WORDS else ""


def _is_short(title: str, words: int = _TITLE_WORDS) -> bool:
    return 0 < len(title.split()) <= words and len(title) <= _TITLE_LETTERS


@lru_cache(maxsize=64)
def thing_of(point: PointReading | None) -> str:
    """The first thing that a point names with an article (“the noise study for the ring road”); "" where there is none."""
    if point is None or point.ask:
        return ""
    first = re.split(r"[;:]|, (?:as|because|since|so|and|but)\b", point.said)[0]
    thing = _first_thing(first)
    ours = "" if thing else _first_thing(first, after_any=True)
    thing = thing or (ours if ours.startswith("our ") else "")
    return "" if has_main_verb(thing) else _titled(thing)


@lru_cache(maxsize=64)
def thing_in(fact: str) -> str:
    """The thing that a memory turns on (“you kept the red binder of the ward”); "" where there is none that tells enough."""
    memory = _first_thing(fact, after_any=True)
    memory = _SHARED_THING.sub("our ", memory) if _SHARED.search(fact) else memory
    return _titled(memory) if len(memory.split()) >= _FEWEST_MEMORY_WORDS and not has_main_verb(memory) else ""


def _titled(title: str) -> str:
    title = title.rstrip(".!?,")
    if re.fullmatch(r"(?:(?:an?|my|our|your) )?\w+|(?:how|what|where) (?:\w+ )?\w+|what (?:I|we) .*", title, re.IGNORECASE):
        return ""  # “a place” and “how you are” tell nothing
    return title[:1].upper() + title[1:]


def _shortened(title: str) -> str:
    """A title up to its first comma, bracket or relative clause, and where it is still long, up to a preposition."""
    title = _CLAUSE_AFTER.split(title)[0].strip()
    if _is_short(title):
        return title
    found = title.split(" or ")[0].split()
    if _is_short(" ".join(found)):
        return " ".join(found)
    places = range(_FEWEST_TITLE_WORDS, min(_TITLE_WORDS, len(found) - 1) + 1)
    ends = [
        at for at in places
        if found[at].lower() in _PREPOSITIONS and found[at - 1].lower() not in _PREPOSITIONS | _HALVES
        and _is_short(" ".join(found[:at]))
    ]
    return " ".join(found[: ends[-1]]) if ends else title


def _first_thing(said: str, *, after_any: bool = False) -> str:
    """The first noun phrase with an article of a sentence, with what belongs to it; "" where there is none.

    One that only tells where or when (“in our school”, “at the bottom”) is passed over, unless `after_any`.
    """
    acted = _ACTED.match(said)
    done = _nouns(said, acted.end()) if acted else ""
    if acted and done and (is_plural(done.split()[-1].lower()) or " " in done):
        return _with_more(said, acted.end(), done)  # “we install parcel lockers …”
    for opened in _DETERMINED.finditer(said):
        before = said[: opened.start()].split()[-1:]
        if (before and before[0].lower() in _PLACING and not after_any) or (after_any and opened.group().lower() == "my "):
            continue
        phrase = _nouns(said, opened.end())
        if phrase:
            whole = _with_more(said, opened.start(), f"{opened.group()}{phrase}")
            own = acted is not None and opened.start() == acted.end()  # “we lent the bandstand”
            if _is_short(whole) and (own or not re.fullmatch(r"(?:an?|the) \w+", whole, re.IGNORECASE)):
                return whole
    return ""


def _with_more(said: str, start: int, phrase: str) -> str:
    """A noun phrase with the prepositional phrases that follow it, as long as it stays short."""
    whole = phrase
    for _ in range(_MOST_PHRASES):
        rest = said[start + len(whole) :]
        dated = re.match(r" on \d{1,2} [A-Z][a-z]+| (?:from|of|in) \d{4}\b(?! to)", rest)
        more = re.match(_BELONGS, rest)
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
        match = _WORD.match(said, at)
        if match is None or is_function_word(match.group().lower()):
            break
        word = match.group()
        if (last and word.lower() in _ADVERBS) or word.lower() in ("one", "ones"):
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
