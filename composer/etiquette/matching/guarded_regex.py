"""A regular expression that most messages do not match: tried on google-re2 first, run as Python's only where that says it may.

RE2 reads a message of 600 characters in about 2 µs where a long alternation costs `re` 20 to 50, and compiles in a fraction
of the time.
It is asked about a wider form of the pattern (look-around left out, letters of all scripts), so that it never says no wrongly.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, cast

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message
from composer.etiquette.matching import re2_patterns
from composer.lexicon import Lexicon

_LETTERS: Final = r"0-9A-Za-z_\x80-\xff"
_COUNT: Final = re.compile(r"\{(\d+),\d*\}\??")
_PLAIN: Final = re.compile(r"[^\\\[({]+")  # what stands for itself or acts as in RE2, outside a class of letters and in one
_IN_CLASS: Final = re.compile(r"[^\\\]]+")
_CAPITAL: Final = r"[^\W\d_a-z]"  # how our patterns say: a letter that is no small ASCII one
_OTHER: Final = "\xff"  # stands for every character beyond Latin-1, so that a byte is a character
MEMORY: Final = 16 << 20  # bytes for the automaton of one of our own patterns
LONGEST: Final = 512  # characters of a match; patterns hold no repeats without a bound but for the letters of a word
WINDOW: Final = 4 * LONGEST  # characters that RE2 reads at once, so that the cost stays linear

codecs.register_error("overture.other", lambda problem: (_OTHER * (problem.end - problem.start), problem.end))  # type: ignore[attr-defined]


class Spotter:
    """A pattern of a word file over the small letters of a message, with `case` over the text as given.

    It is compiled for a language when first needed. A match is at most `LONGEST` characters long.
    """

    __slots__ = ("_case", "file", "may_match", "name")

    def __init__(self, file: str, name: str, *, case: bool = False) -> None:
        self.file, self.name, self._case = file, name, case
        self.may_match = kept(self._may_match)

    def _may_match(self, message: Message) -> bool:
        """Whether the pattern may match anywhere in the message."""
        raw = (_text_bytes if self._case else _low_bytes)(message)
        return bool(self._of(message.lexicon).tester()(re2_patterns.ANYWHERE, raw, 0, len(raw))[0][0] >= 0)

    def _of(self, lexicon: Lexicon) -> _Compiled:
        made = lexicon.compiled.get(self)
        if made is None:
            needed = lexicon.needed(self.file, self.name) or None
            made = lexicon.compiled[self] = _Compiled(partial(lexicon.pattern, self.file, self.name), needed)
        return cast("_Compiled", made)

    def finditer(self, message: Message, start: int, end: int) -> Iterable[re.Match[str]]:
        """The matches in a span."""
        needed = (message.lexicon.compiled.get(self) or self._of(message.lexicon)).needed
        if needed is not None and needed.isdisjoint(message.vocabulary):  # asked first: it costs less than what is kept
            return ()
        return self._matches(message, start, end) if self.may_match(message) else ()

    def _matches(self, message: Message, start: int, end: int) -> Iterator[re.Match[str]]:
        """Python's expression is tried only where RE2 sees that the wider form begins."""
        made = self._of(message.lexicon)
        text, raw = (message.text, _text_bytes(message)) if self._case else (message.low, _low_bytes(message))
        match, wide, anywhere, last = made.finder(), made.tester(), re2_patterns.ANYWHERE, len(raw)
        at = start
        while at < end:
            place = wide(anywhere, raw, at, min(at + WINDOW, last))[0][0]
            if place < 0 or place > at + WINDOW - LONGEST:  # a match that begins later need not lie in the window
                at += WINDOW - LONGEST
                continue
            if place >= end:
                return
            hit = match(text, place, end)
            if hit is not None:
                yield hit
            at = hit.end() if hit is not None and hit.end() > place else place + 1

    def search(self, message: Message, start: int, end: int) -> re.Match[str] | None:
        """The first match in a span."""
        return next(iter(self.finditer(message, start, end)), None)


class _Compiled:
    """A pattern with the words of one language: RE2's wider form, Python's exact one, and the tokens of which one is needed.

    Its source is asked for when a message first holds one of those: most are never needed.
    """

    __slots__ = ("_finder", "_source", "_tester", "needed")

    def __init__(self, source: Callable[[], str], needed: frozenset[str] | None) -> None:
        self.needed = needed
        self._source = source
        self._tester: Any = None
        self._finder: Any = None

    def tester(self) -> Any:
        """RE2's search for the wider form."""
        if self._tester is None:
            self._tester = _compiled(widened(self._source())).Match
        return self._tester

    def finder(self) -> Any:
        """Python's match of the pattern itself."""
        if self._finder is None:
            self._finder = re.compile(self._source()).match
        return self._finder


@kept
def _text_bytes(message: Message) -> bytes:
    """The text as RE2 reads it here, a byte for a character."""
    return message.text.encode("latin-1", "overture.other")


@kept
def _low_bytes(message: Message) -> bytes:
    """The same of the text in small letters."""
    return message.low.encode("latin-1", "overture.other")


def _compiled(source: str) -> Any:
    import re2

    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    options.encoding = cast("Any", re2.Options).Encoding.LATIN1
    options.never_capture = True
    return cast("Any", re2.compile(source.encode("latin-1", "overture.other"), options))._regexp  # noqa: SLF001


def widened(source: str) -> str:
    """A form of a pattern that RE2 reads and that matches wherever the pattern does."""
    pieces: list[str] = []
    at, in_class = 0, False
    while at < len(source):
        plain = (_IN_CLASS if in_class else _PLAIN).match(source, at)
        if plain:
            pieces.append(plain.group())
            at = plain.end()
            continue
        char = source[at]
        if not in_class and source.startswith(_CAPITAL, at):
            pieces.append(r"[A-Z\x80-\xff]")
            at += len(_CAPITAL)
            continue
        if char == "\\":
            pair = source[at : at + 2]
            wide = {"\\w": _LETTERS if in_class else f"[{_LETTERS}]", "\\Z": "$", "\\A": "^"}.get(pair, pair)
            pieces.append("" if wide in ("$", "^") else wide)  # a span's edges are not the text's
            at += 2
            continue
        count = None if in_class else _COUNT.match(source, at)
        if count:  # counting makes an automaton large; any number is wider
            pieces.append("*" if count[1] == "0" else f"{{{count[1]},}}" if len(count[1]) == 1 else "+")
            at = count.end()
            continue
        if in_class:
            in_class = char != "]" or source[at - 1] == "["
        elif char == "[":
            in_class = True
        elif source.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
            at = _past_group(source, at)
            continue
        pieces.append(char)
        at += 1
    return "".join(pieces)


def _past_group(source: str, at: int) -> int:
    """The offset after the group that opens at an offset."""
    depth, in_class = 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 2
            continue
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        at += 1
    return at
