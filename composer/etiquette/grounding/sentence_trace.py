"""For each sentence of a text what in the brief supports it: facts, point, question, situation; or that only the writer knows.

A sentence is taken clause by clause. A clause is without support where most of what it tells is new, where a figure counts
something else than in the brief, where a deed of one of the two is given to the other, or where it praises, promises, or has the
reader say or feel what the brief does not hold. Measured on pairs (`python -m benchmarks.traces`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from composer.etiquette.document.message_parser import Message
from composer.etiquette.english.stems import singular, stem
from composer.etiquette.grounding import claims, ownership, stance
from composer.etiquette.grounding.claims import Clause
from composer.etiquette.grounding.figures import figures
from composer.etiquette.grounding.sources import Source, as_source, said_by_any, sources
from composer.lexicon import Lexicon, Wording
from composer.model import Brief, Trace
from composer.word_senses import letters_of, names_somebody

_WISH: Final = Wording("sentence_trace", "wish", re.IGNORECASE)
_REACTION: Final = Wording("sentence_trace", "reaction", re.IGNORECASE)
_MOST_NEW: Final = 0.3  # share of a clause's telling words that may be new, below which it is carried by the brief


_CLAIM: Final = 3.0  # weight of new words by which a clause is a claim of its own; these numbers fit the sets of pairs
_EVENT: Final = 2.5  # the same where it tells that something happened
_DOER: Final = 1.5  # and where a new person or body does something
_THING: Final = 1.0  # weight of a new noun, of a verb, of anything else
_DEED: Final = 0.5
_MANNER: Final = 0.25
_HAPPENED: Final = Wording("stance", "happened", re.IGNORECASE)
_THANKED_FOR: Final = Wording("sentence_trace", "thanked_for", re.IGNORECASE)
_CERTAIN: Final = Wording("stance", "certain", re.IGNORECASE)
_CARRIED: Final = 2  # telling words of the brief in a clause that make one new person in it no claim; a figure does as well


def trace(message: Message, brief: Brief) -> tuple[Trace, ...]:
    """The support of each sentence of the body, in order; offsets count into the text as given."""
    held = sources(brief, message.lexicon)
    return tuple(_of(message.text[start:end], start, end, held, message.lexicon) for start, end in message.sentences)


def added(message: Message, before: str, brief: Brief | None) -> tuple[str, ...]:
    """What a text says that neither an earlier wording of it nor the brief holds, in words: claims, compliments, promises."""
    lexicon = message.lexicon
    held = (as_source(before, lexicon), *(sources(brief, lexicon) if brief else ()))
    said = []
    low = before.lower()
    for start, end in message.sentences:
        text = message.text[start:end]
        asks = text.rstrip("”\"') ").endswith("?")
        said += list(_faults(text, claims.clauses(text, held, lexicon), held, lexicon, asks=asks))[:1]
        compliment = next((word for word in claims.compliments(text, lexicon) if word not in low), "")
        if compliment:
            said.append(f"“{compliment}” is a compliment that was not there")
    return tuple(dict.fromkeys(said))


def _of(text: str, start: int, end: int, held: tuple[Source, ...], lexicon: Lexicon) -> Trace:
    asks = text.rstrip("”\"') ").endswith("?")
    parts = claims.clauses(text, held, lexicon)
    why = next(_faults(text, parts, held, lexicon, asks=asks), "")
    if why:
        return Trace(start, end, "unsupported", why)
    by = _by(parts, held, text, lexicon)
    if by:
        return Trace(start, end, by)
    return Trace(start, end, "question" if asks else "wish")


def _faults(text: str, parts: Sequence[Clause], held: tuple[Source, ...], lexicon: Lexicon, *, asks: bool) -> Iterator[str]:
    """What in a sentence the brief does not hold, in words, the plainest first."""
    yield from claims.strange_figures(text, held, lexicon)
    told = stance.claiming(parts, lexicon) if any(part.new for part in parts) else (False,) * len(parts)
    for part, claims_something in zip(parts, told, strict=True):
        yield from ownership.given_to_the_other(part, held, lexicon, asks=asks)
        yield from claims.beyond(part, held, lexicon, asks=asks)
        if claims_something and (not asks or part is not parts[-1]):
            yield from _new(part, held, lexicon)
    if any(told) and not asks and _bare(text, parts, held, lexicon):
        yield f"“{text.strip()}” is not in your brief"


def _bare(text: str, parts: Sequence[Clause], held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """Whether a sentence tells something and nothing of it stands in the brief."""
    known = any(len(part.told) > len(part.new) for part in parts) or _counted(text, held, lexicon)
    if known or any(wording.of(lexicon).search(text) for wording in (_REACTION, _WISH)):
        return False
    return sum(map(_weight, parts)) >= (_EVENT if _HAPPENED.of(lexicon).search(text) else _CLAIM)


def _counted(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """Whether a text has a figure of the brief."""
    return any(figure.value in one.values for figure in figures(text, lexicon) for one in held)


def _new(part: Clause, held: tuple[Source, ...], lexicon: Lexicon) -> Iterator[str]:
    """A clause of which too much is new."""
    new, told = part.new, len(part.told)
    thanked = _THANKED_FOR.of(lexicon).search(part.text)
    if not new or (thanked and said_by_any(stem(thanked["deed"].lower()), held)):
        return
    reaction = bool(_REACTION.of(lexicon).search(part.text))
    happened = _HAPPENED.of(lexicon).search(part.text)
    known = _CARRIED if _counted(part.text, held, lexicon) else told - 1
    somebody = happened and len(new) == 1 and not reaction and known < _CARRIED and _somebody(new[0], part.text, lexicon)
    doer = any(names_somebody(word) for word in new if word not in lexicon.words["stance", "anybody"])
    enough = _DOER if doer else _EVENT if happened else _CLAIM
    if somebody or (_weight(part) - reaction >= enough and len(new) - reaction >= _MOST_NEW * told):
        yield f"“{part.text}” is not in your brief"


def _somebody(word: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a lone new word is a certain person (“my professor”), not people at large or those one deals with."""
    things = [one for match in _CERTAIN.of(lexicon).finditer(text.lower()) for one in match["thing"].split()]
    named = {stem(one) for one in things if singular(one) == one}
    return names_somebody(word) and word in named and word not in lexicon.words["stance", "anybody"]


def _weight(part: Clause) -> float:
    """How much of what a clause tells is new: a thing counts whole, a deed half, how something is a quarter."""
    return sum(map(_word_weight, part.new))


def _word_weight(word: str) -> float:
    letters = letters_of(word)
    if not letters or "N" in letters or ("n" in letters and "a" not in letters and "V" not in letters):
        return _THING
    return _DEED if "V" in letters or "v" in letters or "n" in letters else _MANNER


def _by(parts: Sequence[Clause], held: tuple[Source, ...], text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The parts of the brief that hold most of a sentence, those that hold most first."""
    left = {word for part in parts for word in part.told}
    numbers = {figure.value for figure in figures(text, lexicon)}
    by: list[str] = []
    while left or numbers:
        best = max(held, key=lambda one: len({w for w in left if one.holds(w)}) + len(numbers & one.values), default=None)
        if best is None:
            break
        found = {word for word in left if best.holds(word)}
        if not found and not numbers & best.values:
            break
        by.append(best.name)
        left -= found
        numbers -= best.values
    return tuple(dict.fromkeys(by))
