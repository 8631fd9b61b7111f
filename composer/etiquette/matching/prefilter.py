"""Tells for a whole message which of many patterns match it, so that those which do not cost next to nothing.

Patterns without gaps (`[^.]{0,40}`, `\\w+`) share one automaton of RE2's, which reads the text once and is built as texts need
it. The others would make it grow with every text. They stand behind RE2's own filter: it looks for the letters that a match must
hold, all at once, and tries only the patterns that may match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import re2._re2

from composer.etiquette.matching import re2_patterns

MEMORY: Final = 48 << 20  # bytes that the shared automaton may grow to; 2,000 mails need less than 16 MB
FEW: Final = 8  # texts before the filter of patterns with gaps is made
_BLANKS: Final = re.compile(r"\\s[+*?]?")
_GAP: Final = re.compile(r"(?<!\\)[+*]|\{\d")


def has_gap(pattern: str) -> bool:
    """Whether a pattern holds places where many different texts may stand."""
    return _GAP.search(_BLANKS.sub(" ", pattern)) is not None


class Automaton:
    """Many patterns read at once: as fast for a thousand as for ten."""

    def __init__(self, patterns: Sequence[str], memory: int = MEMORY) -> None:
        options = re2_patterns.options()
        options.max_mem, options.never_capture = memory, True
        self._set: Any = re2._re2.Set(re2_patterns.ANYWHERE, options)  # noqa: SLF001
        for pattern in patterns:
            if self._set.Add(pattern.encode()) < 0:
                raise ValueError(f"not a pattern: {pattern[:60]}")
        self._all = range(len(patterns))
        self._fits = bool(patterns) and self._set.Compile()

    def matching(self, raw: bytes) -> Sequence[int]:
        """The places of the patterns that match an encoded text; of all where they are too many for its memory."""
        places: Sequence[int] = self._set.Match(raw) if self._fits else self._all
        return places


class Filter:
    """Many patterns with gaps, each tried only where the letters that it needs stand in the text.

    For the first `few` texts all may match: making the filter costs more than it saves there.
    """

    def __init__(self, patterns: Sequence[str], few: int = 0) -> None:
        self._patterns = patterns
        self._all = range(len(patterns))
        self._unfiltered = few  # texts still to come that are not worth a filter
        self._filter: Any = None
        self._fits = False

    def matching(self, raw: bytes) -> Sequence[int]:
        """The places of the patterns that match an encoded text; of all where they need too many letters."""
        if self._unfiltered:
            self._unfiltered -= 1
            return self._all
        if self._filter is None:
            self._make()
        places: Sequence[int] = self._filter.Match(raw, False) if self._fits else self._all
        return places

    def _make(self) -> None:
        options = re2_patterns.options()
        options.never_capture = True
        made: Any = re2._re2.Filter()  # noqa: SLF001
        for pattern in self._patterns:
            if made.Add(pattern.encode(), options) < 0:
                raise ValueError(f"not a pattern: {pattern[:60]}")
        self._fits = made.Compile()
        self._filter = made
