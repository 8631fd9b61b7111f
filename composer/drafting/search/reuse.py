"""How often each wording was sent to others already, so that twenty people are not written to in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from composer.drafting.reading.grammar.content_words import words_of

_TAG: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_TELLING: Final = 2  # words from which on a template's own words can be told from anybody's


class Worn:
    """Counts in the texts that went to others; made once for a call of the composer."""

    def __init__(self, sent_before: Sequence[str]) -> None:
        self._texts = [f" {' '.join(words_of(text))} " for text in sent_before]
        self._times: dict[str, int] = {}

    def times(self, source: str) -> int:
        """In how many of the texts a template's own words stand; 0 where it has too few words of its own."""
        if not self._texts:
            return 0
        if source not in self._times:
            parts = _own_words(source)
            self._times[source] = sum(all(part in text for part in parts) for text in self._texts) if parts else 0
        return self._times[source]


@lru_cache(maxsize=2048)
def _own_words(source: str) -> tuple[str, ...]:
    """The runs of words between a template's tags, each between spaces."""
    runs = [words_of(part) for part in _TAG.split(source)]
    return tuple(f" {' '.join(run)} " for run in runs if run) if sum(map(len, runs)) >= _TELLING else ()
