"""Whether a sentence tells something particular of the reader, weighed from signs instead of matched by phrases.

A letter to many speaks of the reader's business, profile and goals; a letter to one speaks of a van on the A417 and a footnote
on page 212. A sentence needs an anchor (the reader's thing, the reader's deed, the reader named or met) and enough that no mass
letter would say near it: telling words, names, figures. Each sign has a weight; the sum must reach `ENOUGH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from composer.etiquette.document.content_words import TELLING, kinds
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.spans import overlap
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Lexicon, Wording, per_language

ENOUGH: Final = 3.0
# Weights of the signs; each kind counts up to its most.
_ANCHOR: Final = (1.0, 2.0)
_TELLING: Final = (0.5, 3.5)
_NAME: Final = (1.0, 2.0)
_FIGURE: Final = (0.7, 1.4)
_OF_OURS: Final = (-0.7, -2.1)
_WEAK: Final = 0.4  # an anchor that says only what the reader is: “you are …”, “you were …”
_NEAR: Final = 14  # words on either side of an anchor in which signs count
_WISHED_BEFORE: Final = 8  # words before “your” in which a wish makes it a thing wanted
_LONGEST: Final = 1_000  # characters of a sentence that are weighed
_WORD: Final = re.compile(r"[^\W_](?:[\w'’&/-]*\w)?|[.,;:!?()]")
_ANYBODYS: Final = Spotter("specificity", "anybodys")
_CLOCK: Final = Wording("specificity", "clock")


_COMMON: Final = (  # groups of words with a capital that anybody may name
    *(("names", group) for group in ("platforms", "capitalised", "little")),
    *(("dates", group) for group in ("weekdays", "months", "short_months")),
)


class _Sets(NamedTuple):
    """The groups of words that this module asks for, looked up once for a language."""

    kinds: Mapping[str, int]
    reader: frozenset[str]
    in_reader: tuple[str, ...]  # those of them that stand in all others
    of_reader: frozenset[str]
    reader_is: frozenset[str]
    reader_would: frozenset[str]
    is_: frozenset[str]
    writer: frozenset[str]
    oneself: frozenset[str]
    ours: frozenset[str]
    whether: frozenset[str]
    beside: frozenset[str]
    not_there: frozenset[str]
    name_stands: frozenset[str]
    little: frozenset[str]
    before_you: frozenset[str]
    tells_nothing: frozenset[str]
    between: frozenset[str]
    gain: frozenset[str]
    not_yet: frozenset[str]
    wishes: frozenset[str]
    wanted: frozenset[str]
    names_you: frozenset[str]
    been_there: frozenset[str]
    online: frozenset[str]
    of_ours: frozenset[str]
    uses: frozenset[str]
    in_the_place_of: frozenset[str]
    writer_as_object: frozenset[str]
    that: frozenset[str]
    asking: frozenset[str]
    common_names: frozenset[str]


@per_language
def _sets(lexicon: Lexicon) -> _Sets:
    def group(name: str) -> frozenset[str]:
        return lexicon.words["specificity", name]

    return _Sets(
        kinds=kinds(lexicon),
        reader=group("reader"),
        in_reader=_shortest(group("reader")),
        of_reader=lexicon.words["pronouns", "your"],
        reader_is=group("reader_is"),
        reader_would=group("reader_would"),
        is_=group("is"),
        writer=group("writer"),
        oneself=group("oneself"),
        ours=group("ours"),
        whether=group("whether"),
        beside=group("beside"),
        not_there=group("not_there"),
        name_stands=group("name_stands"),
        little=group("little"),
        before_you=group("before_you"),
        tells_nothing=group("after_you") | group("little") | lexicon.words["actions", "idle"],
        between=group("between"),
        gain=group("gain"),
        not_yet=group("not_yet"),
        wishes=group("wishes"),
        wanted=group("wanted_of_you"),
        names_you=group("names_you"),
        been_there=group("been_there"),
        online=group("online"),
        of_ours=group("of_ours"),
        uses=group("uses"),
        in_the_place_of=group("in_the_place_of"),
        writer_as_object=group("writer_as_object"),
        that=group("that"),
        asking=group("asking"),
        common_names=frozenset().union(*(lexicon.words[*group] for group in _COMMON)),
    )


def _shortest(words: frozenset[str]) -> tuple[str, ...]:
    """The words that no other one stands in."""
    return tuple(word for word in words if not any(other in word and other != word for other in words))


class _Anchor(NamedTuple):
    at: int
    weight: float


def find_specific(message: Message, empty_slots: Sequence[Span]) -> list[Span]:
    """Sentences of the body, or the subject line, that tell something particular of the reader outside unfilled slots."""
    if _sets(message.lexicon).reader.isdisjoint(message.vocabulary):
        return []
    empty = overlap(empty_slots)
    spans = [*([message.subject] if message.subject else []), *message.sentences]
    return [
        span for span in spans
        if weight(message, span) >= ENOUGH
        and not _ANYBODYS.search(message, *span)
        and not empty(*span)
    ]


def weight(message: Message, span: Span) -> float:
    """The sum of the signs in a sentence; 0 where nothing ties it to the reader, and in a question."""
    low = message.low[span[0] : min(span[1], span[0] + _LONGEST)]
    sets = _sets(message.lexicon)
    if not any(map(low.__contains__, sets.in_reader)) or low.rstrip().endswith("?"):
        return 0.0
    tokens = _WORD.findall(low)
    anchors = list(_anchors(tokens, sets))
    if not anchors:
        return 0.0
    starts = [span[0] + token.start() for token in _WORD.finditer(low)]
    around = {at for anchor in anchors for at in range(anchor.at - _NEAR, anchor.at + _NEAR + 1)}
    near = around.intersection(range(len(tokens)))
    heading = message.text[slice(*span)].istitle()
    named = {at for at in near if at and not heading and _is_name(message, starts[at], tokens[at])}
    ours = sum(word in sets.of_ours for word in tokens) + 2 * (tokens[0] in sets.ours)
    return (
        _capped(_ANCHOR, sum(anchor.weight for anchor in anchors))
        + _capped(_TELLING, len({tokens[at] for at in near if at not in named and sets.kinds[tokens[at]] == TELLING}))
        + _capped(_NAME, len(named))
        + _capped(_FIGURE, sum(_is_figure(message, starts[at], tokens[at]) for at in near))
        + _capped(_OF_OURS, ours)
    )


def _anchors(tokens: Sequence[str], sets: _Sets) -> Iterator[_Anchor]:
    for at, word in enumerate(tokens):
        if word not in sets.reader or not sets.whether.isdisjoint(tokens[max(0, at - 6) : at]):
            continue
        strength = _your_thing(tokens, at, sets) if word in sets.of_reader else _deed(tokens, at, sets)
        if strength:
            yield _Anchor(at, strength)


def _your_thing(tokens: Sequence[str], at: int, sets: _Sets) -> float:
    """How surely “your …” is a thing of this reader: “your van”, “I came to your offices”; not “grow your business”."""
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if before in sets.in_the_place_of and not sets.writer_as_object.isdisjoint(tokens[max(0, at - 2) : at]):
        return 0.0  # “accept me as your student”
    if after in sets.wanted or _is_wanted(tokens[max(0, at - _WISHED_BEFORE) : at], sets):
        return 0.0
    has_it = before in sets.uses and at > 1 and tokens[at - 2] in sets.writer
    if (before in sets.gain and not has_it) or after in sets.not_yet:
        return 0.0
    if " ".join(tokens[at + 1 : at + 3]) in sets.name_stands:
        return 2.0
    thing = []
    for word in tokens[at + 1 : at + 6]:
        if not word[0].isalnum() or word in sets.little:
            break
        thing.append(word)
    if any(sets.kinds[word] == TELLING for word in thing):
        return 2.0 if has_it else 1.0
    return float(bool(thing) and sets.online.isdisjoint(thing) and _was_there(tokens[max(0, at - 8) : at], sets))


def _is_wanted(before: Sequence[str], sets: _Sets) -> bool:
    """Whether the words before “your …” say what the writer would like: “we'd love to sponsor …”."""
    return any(word in sets.wishes and following == "to" for word, following in pairwise(before))


def _was_there(tokens: Sequence[str], sets: _Sets) -> bool:
    """Whether the writer did something in person: “I ate …”, “I came to …”, not “I came across …”."""
    return not sets.oneself.isdisjoint(tokens) and any(
        word in sets.been_there and sets.not_there.isdisjoint(tokens[at + 1 : at + 2]) for at, word in enumerate(tokens)
    )


def _deed(tokens: Sequence[str], at: int, sets: _Sets) -> float:
    """How surely something is told of the reader at “you”: they did it, they are it, or somebody named them."""
    before = tokens[at - 1] if at else ""
    if before in sets.names_you:
        return 1.0
    if before in sets.that and not sets.asking.isdisjoint(tokens[max(0, at - 3) : at]):
        return 0.0  # “I request that you …”
    if before in sets.beside:
        return float(_was_there(tokens[:at], sets))
    if before in sets.before_you:
        return 0.0
    after = [word for word in tokens[at + 1 : at + 5] if word not in sets.between]
    verb = after[0] if after and tokens[at] not in sets.reader_would else ""
    if tokens[at] in sets.reader_is or verb in sets.is_:
        return _WEAK if verb else 0.0
    return float(verb[:1].isalpha() and verb not in sets.tells_nothing)


def _is_name(message: Message, at: int, word: str) -> bool:
    """A capital inside a sentence that is no network, month, nor one of the two people."""
    text = message.text[at : at + len(word)]
    if not text[0].isupper() or len(word) < 2 or (len(text) > 3 and text.isupper()):
        return False
    bare = word.partition("'")[0]
    if bare in _sets(message.lexicon).common_names:
        return False
    return not any(span and bare in message.low[slice(*span)] for span in (message.greeting_name, message.signoff_name))


def _is_figure(message: Message, at: int, word: str) -> bool:
    """A figure that is no price, share, hour or count of minutes: a page, a year, a house number, a road."""
    if not any(map(str.isdigit, word)):
        return False
    before, after = message.low[max(0, at - 1) : at], message.low[at + len(word) : at + len(word) + 1]
    return before not in ("$", "€", "£") and after not in ("%", "+") and not _CLOCK.of(message.lexicon).match(word)


def _capped(sign: tuple[float, float], count: float) -> float:
    each, most = sign
    return max(each * count, most) if each < 0 else min(each * count, most)
