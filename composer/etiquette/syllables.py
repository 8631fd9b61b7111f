"""How many syllables an English word has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_VOWELS: Final = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=20_000)
def count(word: str) -> int:
    """Syllables of one lower-case word, at least 1."""
    groups = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and groups > 1:
        groups -= 1
    return max(1, groups)
