"""Parts of speech of a short text, by HanTa's hidden Markov model (loaded only where something is written).

Tags are those of the British National Corpus (CLAWS5): NN1 noun, NN2 plural, NP0 name, VVB/VVD/VVG/VVI/VVN/VVZ verb forms,
VB*/VD*/VH* of be, do and have, AJ0 adjective, AV0 adverb, PRP preposition, DPS possessive, PNP pronoun, AT0 article, CRD number.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any


@cache
def _model() -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    collecting = gc.isenabled()
    gc.disable()  # unpickling its many small tables takes twice as long while garbage is looked for
    try:
        return HanoverTagger("morphmodel_en.pgz")
    finally:
        if collecting:
            gc.enable()


@lru_cache(maxsize=4096)
def _tags(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for _, _, tag in _model().tag_sent(list(tokens)))


def tags(tokens: Sequence[str]) -> tuple[str, ...]:
    """One CLAWS5 tag for each token; punctuation must be tokens of its own."""
    return _tags(tuple(tokens)) if tokens else ()
