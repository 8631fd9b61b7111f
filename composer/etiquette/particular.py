"""Whether a sentence tells something particular of the reader, weighed from signs instead of matched by phrases.

A letter to many speaks of the reader's business, profile and goals; a letter to one speaks of a van on the A417 and a footnote
on page 212. A sentence needs an anchor (the reader's thing, the reader's deed, the reader named or met) and enough that no mass
letter would say near it: telling words, names, figures. Each sign has a weight; the sum must reach `ENOUGH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from composer.etiquette import slots, telling
from composer.etiquette.message import KEPT, Message, Span
from composer.etiquette.spotter import Spotter
from composer.etiquette.wording import Wording, words

ENOUGH: Final = 3.0
# Weights of the signs; each kind counts up to its most.
_ANCHOR: Final = (1.0, 2.0)
_TELLING: Final = (0.5, 3.5)
_NAME: Final = (1.0, 2.0)
_FIGURE: Final = (0.7, 1.4)
_OF_OURS: Final = (-0.7, -2.1)
_WEAK: Final = 0.4  # an anchor that says only what the reader is: “you are …”, “you were …”
_NEAR: Final = 14  # words on either side of an anchor in which signs count
_NAME_STANDS: Final = (["name", "is"], ["name", "was"], ["name", "stands"], ["name", "appears"], ["name", "came"])
# Words of letters to many for each telling word: up to here a whole message is to one reader, or is where it speaks of “the
# photo of …”, “footnote 12”.
_LETTER_TO_ONE: Final = 0.45
_STILL_TO_ONE: Final = 0.8
_FEWEST_TOLD: Final = 4
_NOTHING_TOLD: Final = 9.0
_CONTENT: Final = re.compile(r"[a-z][\w'-]+")
_SELLS: Final = Spotter(
    r"\b(?:we|i)(?:'re| are)? (?:also |now )?{sells}\b",
    r"\bour (?:\w+ ){0,2}(?:client|customer|platform|product)s?\b",
    words="particular",
)
_WE_DO: Final = Wording(
    "deeds", r"we (?!(?:{irregular}|{open}|{lately}|all|never|always|use|live|need)\b)(?P<verb>[a-z]+) (?![^.?!]*\byour\b)"
)
_DEFINITE: Final = Spotter(
    r"\b(?:the|that|this|those) (?:[\w'-]+ ){0,2}?{work} (?:on|about|of|with|in|from|where|when|that|at|by|how) [\w'’-]+",
    r"\b{numbered} (?:\d{1,3}|{number_words})\b",
    words="particular",
)
_LONGEST: Final = 1_000  # characters of a sentence that are weighed
_READER: Final = frozenset({"you", "your", "yours", "you're", "you've", "you'd"})

_WORD: Final = re.compile(r"[^\W_](?:[\w'’&/-]*\w)?|[.,;:!?()]")
_CLOCK: Final = re.compile(r"\d{1,2}(?::\d\d)?(?:am|pm|k|m)?\Z|\d+(?:min|mins|hrs|h|x|%)\Z")


class _Anchor(NamedTuple):
    at: int
    weight: float


def find(message: Message) -> list[Span]:
    """Sentences of the body, or the subject line, that tell something particular of the reader.

    Where no sentence does, a letter that uses hardly a word of letters to many, and sells nothing, is to one all the same.
    """
    empty_slots = slots.find(message)
    parts = [*([message.subject] if message.subject else []), *message.sentences]
    found = [
        span for span in parts
        if not any(a < span[1] and span[0] < b for a, b in empty_slots) and weight(message, span) >= ENOUGH
    ]
    if found or empty_slots or not message.sentences or _tells_of_a_trade(message):
        return found
    share = _share_of_mass_words(message)
    if share <= _LETTER_TO_ONE:
        return [(message.sentences[0][0], message.sentences[-1][1])]
    return [hit.span() for hit in _DEFINITE.finditer(message, *message.body)] if share <= _STILL_TO_ONE else []


def _tells_of_a_trade(message: Message) -> bool:
    """Whether the writer says what they sell, or what they do for anybody: “We inspect gutters …”."""
    if _SELLS.search(message, *message.body):
        return True
    trades = (_WE_DO.re.match(message.low, *span) for span in message.sentences)
    return any(trade and not trade["verb"].endswith("ed") for trade in trades)


def _share_of_mass_words(message: Message) -> float:
    """Words of letters to many for each telling word; large where hardly anything is told."""
    mass = words("particular", "mass")
    told: set[str] = set()
    stock: set[str] = set()
    for start, end in message.sentences:
        for word in _CONTENT.findall(message.low, start, end):
            if is_telling(word):
                told.add(word)
            elif word in mass or word.removesuffix("s") in mass:
                stock.add(word)
    return (len(stock) + 1) / (len(told) + 1) if len(told) >= _FEWEST_TOLD else _NOTHING_TOLD


def weight(message: Message, span: Span) -> float:
    """The sum of the signs in a sentence; 0 where nothing ties it to the reader."""
    low = message.low[span[0] : min(span[1], span[0] + _LONGEST)]
    if "you" not in low:
        return 0.0
    found = list(_WORD.finditer(low))
    said = [token.group() for token in found]
    asked = low.rstrip().endswith("?")
    anchors = list(_anchors(said, asked=asked))
    if not anchors:
        return 0.0
    near = [at for at in range(len(said)) if any(abs(at - anchor.at) <= _NEAR for anchor in anchors)]
    heading = message.text[slice(*span)].istitle()
    named = {at for at in near if not heading and _is_name(message, span[0] + found[at].start(), said[at], first=at == 0)}
    return (
        _capped(_ANCHOR, sum(anchor.weight for anchor in anchors))
        + _capped(_TELLING, len({said[at] for at in near if at not in named and is_telling(said[at])}))
        + _capped(_NAME, len(named))
        + _capped(_FIGURE, sum(1 for at in near if _is_figure(message, span[0] + found[at].start(), said[at])))
        + _capped(_OF_OURS, sum(1 for word in said if word in words("particular", "of_ours")) + 2 * (said[0] in ("our", "we")))
    )


@lru_cache(maxsize=KEPT)
def is_telling(word: str) -> bool:
    """Whether a word in small letters is none that every letter holds."""
    if len(word) < 3 or not word[0].isalpha():
        return False
    bare = word.partition("'")[0]
    return not any(
        form in group
        for form in (word, bare, bare[:-1] if bare.endswith("s") else bare)
        for group in (telling.empty(), words("particular", "mass"), words("particular", "little"))
    )


def _anchors(said: Sequence[str], *, asked: bool) -> Iterable[_Anchor]:
    for at, word in enumerate(said):
        if word not in _READER or asked or "whether" in said[max(0, at - 6) : at]:
            continue
        if word in ("your", "yours"):
            if _is_your_thing(said, at):
                yield _Anchor(at, 1.0)
        else:
            strength = _deed(said, at)
            if strength:
                yield _Anchor(at, strength)


def _is_your_thing(said: Sequence[str], at: int) -> bool:
    """“your van”, “I came to your offices”; not “grow your business”."""
    before = said[at - 1] if at else ""
    after = said[at + 1] if at + 1 < len(said) else ""
    if before in words("particular", "gain") or after in words("particular", "not_yet"):
        return False
    thing = []
    for word in said[at + 1 : at + 6]:
        if not word[0].isalnum() or word in words("particular", "little"):
            break
        thing.append(word)
    if any(is_telling(word) for word in thing) or said[at + 1 : at + 3] in _NAME_STANDS:
        return True
    return bool(thing) and words("particular", "online").isdisjoint(thing) and _was_there(said[max(0, at - 8) : at])


def _was_there(said: Sequence[str]) -> bool:
    """Whether the writer did something in person: “I ate …”, “I came to …”, not “I came across …”."""
    been = words("particular", "been_there")
    return "i" in said and any(word in been and said[at + 1 : at + 2] != ["across"] for at, word in enumerate(said))


def _deed(said: Sequence[str], at: int) -> float:
    """How surely something is told of the reader at “you”: they did it, they are it, or somebody named them."""
    before = said[at - 1] if at else ""
    if before in words("particular", "names_you"):
        return 1.0
    if before in ("with", "behind", "beside", "opposite", "below", "above"):
        return 1.0 if _was_there(said[:at]) else 0.0
    if before in words("particular", "before_you"):
        return 0.0
    after = [word for word in said[at + 1 : at + 5] if word not in words("particular", "between")]
    verb = after[0] if after and said[at] != "you'd" else ""
    if said[at] == "you're" or verb in ("are", "were"):
        return _WEAK if verb else 0.0
    tells_nothing = (words("particular", "after_you"), words("particular", "little"), words("deeds", "idle"))
    return 1.0 if verb[:1].isalpha() and not any(verb in group for group in tells_nothing) else 0.0


def _is_name(message: Message, at: int, word: str, *, first: bool) -> bool:
    """A capital inside a sentence that is no heading, network, month, nor one of the two people."""
    text = message.text[at : at + len(word)]
    if first or not text[0].isupper() or len(word) < 2 or (len(text) > 3 and text.isupper()):
        return False
    bare = word.partition("'")[0]
    if any(bare in words("names", group) for group in ("platforms", "capitalised", "months", "little")):
        return False
    return not any(span and bare in message.low[slice(*span)] for span in (message.greeting_name, message.signoff_name))


def _is_figure(message: Message, at: int, word: str) -> bool:
    """A figure that is no price, share, hour or count of minutes: a page, a year, a house number, a road."""
    if not any(char.isdigit() for char in word):
        return False
    around = message.low[max(0, at - 1) : at], message.low[at + len(word) : at + len(word) + 1]
    return around[0] not in ("$", "€", "£") and around[1] not in ("%", "+") and not _CLOCK.match(word)


def _capped(sign: tuple[float, float], count: float) -> float:
    each, most = sign
    return max(each * count, most) if each < 0 else min(each * count, most)
