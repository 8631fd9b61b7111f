"""The greeting of a message and the name in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.document.message import Span
from composer.lexicon import Lexicon, Wording

# A word of a name; shared with the sign-off.
_LONGEST: Final = 120  # characters of a line in which a greeting is looked for
_HELLO: Final = Wording("parts", "greeting", re.IGNORECASE, blank=r"\s+")
_END: Final = re.compile(r"[ \t]*(?:,|!+|:|;|\?|[—–]|-{1,2}(?=\s)|\.(?=\s|\Z)|\Z)")
_INITIAL_OR_TITLE: Final = Wording("parts", "initial_or_title", re.IGNORECASE)
_CAPITAL_NAME: Final = Wording("parts", "capital_name")
_NOBODY: Final = Wording("parts", "nobody_named", re.IGNORECASE)
_BARE_NAME: Final = Wording("parts", "bare_name")
_WORD: Final = re.compile(r"\S+")


def find_greeting(text: str, lines: Sequence[Span], lexicon: Lexicon) -> tuple[Span | None, Span | None]:
    """(greeting, the name in it), each None where there is none."""
    if not lines:
        return None, None
    start, line_end = lines[0]
    line_end = min(line_end, start + _LONGEST)
    while start < line_end and text[start] in " \t*_\ufeff\u200b":
        start += 1
    hello = _HELLO.of(lexicon).match(text, start, line_end)
    if hello is None:
        bare = _BARE_NAME.of(lexicon).match(text, start, line_end)
        if bare and bare["name"] in lexicon.words["capitals", "acronyms"]:
            bare = None  # “FYI, …”
        if bare and (bare.end() >= line_end or bare["end"].strip() in (",", "—", "–", "--", "-")):
            return (start, bare.end()), bare.span("name")
        return None, None
    ended = _up_to_a_mark(text, hello.end(), line_end, lexicon)
    if ended:
        return (start, ended[0]), ended[1]
    name = _name_without_a_mark(text, hello.end(), line_end, lexicon)
    return (start, name[1] if name else hello.end()), name


def trimmed(text: str, span: Span) -> Span:
    """A span without blanks and marks at its edges."""
    start, end = span
    while end > start and text[end - 1] in " \t,.*_!":
        end -= 1
    while start < end and text[start] in " \t*_":
        start += 1
    return (start, end)


def _up_to_a_mark(text: str, after: int, line_end: int, lexicon: Lexicon) -> tuple[int, Span | None] | None:
    """(end, name) of a greeting that a comma, an exclamation mark or the like ends."""
    for mark in _END.finditer(text, after, line_end):
        if mark.group().strip() == "." and _INITIAL_OR_TITLE.of(lexicon).search(text, after, mark.start()):
            continue
        if mark.group().strip() == "," and not text[after : mark.start()].strip():
            after = mark.end()  # “Hi, Ms. Abe”
            continue
        if not _addresses(text[after : mark.start()], lexicon):
            return None
        name = trimmed(text, (after, mark.start()))
        return mark.end(), name if name[0] < name[1] else None
    return None


def _addresses(address: str, lexicon: Lexicon) -> bool:
    named = address.split()
    if len(named) == 1 and named[0][:1].isupper() and named[0] != "I":
        return True  # “Dear An,”
    no_name = lexicon.words["parts", "no_name"]
    return len(named) <= 6 and len(address) <= 60 and no_name.isdisjoint(word.lower() for word in named)


def _name_without_a_mark(text: str, after: int, line_end: int, lexicon: Lexicon) -> Span | None:
    """The name in “Hi Ada I saw …”: words with a capital up to one that begins the sentence."""
    named = _NOBODY.of(lexicon).match(text, after, line_end) or _CAPITAL_NAME.of(lexicon).match(text, after, line_end)
    if named is None:
        return None
    start = end = named.start("name")
    for word in _WORD.finditer(text, *named.span("name")):
        if word.group().lower() in lexicon.words["parts", "no_name"]:
            break
        end = word.end()
    return (start, end) if end > start else None
