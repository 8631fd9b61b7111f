"""What Harper says of a text, sentence by sentence: a sentence that it has read before is not read again while one types on.

A piece ends where a sentence does on a line, or a paragraph; at a line break inside a paragraph Harper's own way of telling
sentences is left to it. On 1,200 letters the pieces gave what the whole text gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any, Final, NamedTuple

from composer.etiquette.document.message_parser import Message, Span
from composer.lexicon import default_lexicon

_MOST: Final = 20_000  # characters that are read
_KEPT: Final = 2_000  # pieces that are remembered
_PARAGRAPH_BEGINS: Final = re.compile(r"\n[ \t]*\n\s*")

_lock = Lock()  # Harper's linters are not for two threads at once


class Lint(NamedTuple):
    """One thing that Harper found: its rule and kind, where it stands, and how the words could be written."""

    rule: str
    kind: str
    start: int
    end: int
    message: str
    suggestions: tuple[tuple[str, str], ...]  # how (REPLACE, INSERT_AFTER, REMOVE) and the words


def lints_in(message: Message, dialect: str) -> Iterator[Lint]:
    """What Harper finds in a message, in order of its pieces."""
    for start, end in pieces(message):
        for lint in lints(message.text[start:end], dialect):
            yield lint._replace(start=lint.start + start, end=lint.end + start)


def pieces(message: Message) -> list[Span]:
    """The parts of a message that are read by themselves; together they are all of it that is read."""
    text = message.text[:_MOST]
    cuts = {match.end() for match in _PARAGRAPH_BEGINS.finditer(text)}
    gaps = ((end, start) for (_, end), (start, _) in pairwise(message.sentences) if end < start)
    cuts.update(start for end, start in gaps if "\n" not in text[end - 1 : start])
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if text[start:end].strip()]


@lru_cache(maxsize=_KEPT)
def lints(text: str, dialect: str) -> tuple[Lint, ...]:
    """What Harper finds in one piece of text."""
    with _lock:
        found = _linter(dialect).organized_lints(text)
    return tuple(
        Lint(
            rule, lint.lint_kind, lint.span.start, lint.span.end, lint.message,
            tuple((one.kind.name, one.replacement_text) for one in lint.suggestions),
        )
        for rule, its in found.items() for lint in its
    )


@cache
def _linter(dialect: str) -> Any:
    import harper

    linter = harper.Linter(dialect=harper.Dialect[dialect.upper()])
    off = default_lexicon().words["proofreading", "matters_of_taste"]
    linter.set_lint_config({name: on and name not in off for name, on in harper.get_default_lint_config().items()})
    return linter
