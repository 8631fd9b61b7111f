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
from composer.etiquette.grounding import claims
from composer.etiquette.grounding.claims import Clause
from composer.etiquette.grounding.figures import figures
from composer.etiquette.grounding.sources import Source, as_source, sources
from composer.lexicon import Lexicon, Wording
from composer.model import Brief, Trace
from composer.word_senses import names_somebody

_WISH: Final = Wording("sentence_trace", "wish", re.IGNORECASE)
_REACTION: Final = Wording("sentence_trace", "reaction", re.IGNORECASE)
_MOST_NEW: Final = 0.3  # share of a clause's telling words that may be new, below which it is carried by the brief


_CARRIED: Final = 2  # telling words of the brief in a clause that make one new person in it no claim


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
    for part in parts:
        yield from claims.given_to_the_other(part, held, lexicon, asks=asks)
        yield from claims.beyond(part, held, lexicon, asks=asks)
        if not asks or part is not parts[-1]:
            yield from _new(part, lexicon)
    bare = not any(len(part.told) > len(part.new) for part in parts) and sum(len(part.new) for part in parts) > 1
    if bare and not asks and not any(wording.of(lexicon).search(text) for wording in (_REACTION, _WISH)):
        yield f"“{text.strip()}” is not in your brief"


def _new(part: Clause, lexicon: Lexicon) -> Iterator[str]:
    """A clause of which too much is new."""
    new, told = part.new, len(part.told)
    if not new:
        return
    strange = len(new) - (1 if _REACTION.of(lexicon).search(part.text) else 0)
    somebody = strange == 1 and any(map(names_somebody, new)) and told - 1 < _CARRIED
    if somebody or (strange > 1 and strange >= _MOST_NEW * told):
        yield f"“{part.text}” is not in your brief"


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
