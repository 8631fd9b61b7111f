"""Which language a message is in: small English words, then scripts and small words of other languages, py3langid where in doubt.

The library costs about 0.7 CPU-s on first use (docs/benchmarks.md), so that few texts load it. Texts of few words are taken for
English unless their script says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from composer.etiquette import word_groups
from composer.etiquette.document.message_parser import Message

FEWEST: Final = 6  # words; below, a name decides which language a classifier sees
_LOOKED_AT: Final = 300  # tokens; the first ones tell
_FIRST: Final = 60  # tokens that settle it for most English texts
_ENGLISH: Final = 0.15  # share of small English words from which on a text is English without asking the library
_MIXED: Final = 0.08  # below this share the library's answer counts
_SURE: Final = 0.9
_TELLING: Final = 0.2  # share of a language's small words from which on a text may be in it without asking the library
_AHEAD: Final = 1.6  # how far the language must lie before the next best
_SCRIPTS: Final = (  # scripts of one language, and how large a share of the letters says so
    ("ja", re.compile("[\u3040-\u30ff]"), 0.15),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.4),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.4),
    ("he", re.compile("[\u0590-\u05ff]"), 0.6),
    ("el", re.compile("[\u0370-\u03ff]"), 0.6),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
)
SMALL_WORDS: Final = frozenset(
    "the a an and or but of to in on at for with from by about as is are was were be been am i you he she it we they my your "
    "his her its our their me us "
    "them this that these those what which who how when where why do does did have has had can could would will should not if "
    "so there here more some any "
    "than then thanks thank please hi hello dear let know would".split()
)
# Words and letters that English shares with hardly any other language written in Latin letters.
_OTHER_SCRIPT: Final = re.compile("[\u0370-\u052f\u0590-\u06ff\u0900-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def language_of(message: Message) -> str:
    """The ISO 639-1 code of the language a message is in; "en" where that cannot be told."""
    tokens = message.tokens[:_LOOKED_AT]
    small = sum(map(SMALL_WORDS.__contains__, tokens[:_FIRST]))
    if small >= _FIRST * _ENGLISH:
        return "en"
    words = [token for token in tokens if token[0].isalpha()]
    small = sum(map(SMALL_WORDS.__contains__, words))
    if small >= _ENGLISH * len(words):
        return "en"
    other = not message.text.isascii() and len(_OTHER_SCRIPT.findall(message.low[:2_000])) * 3 > sum(map(len, words))
    if not other and (len(words) < FEWEST or small > _MIXED * len(words)):
        return "en"
    plain = (other and _by_script(message.low[:2_000])) or _by_small_words(words, small)
    if plain:
        return plain
    code, sure = _library().classify(_prose(message).encode("utf-8", "replace").decode("utf-8"))
    return str(code) if other or (code != "en" and sure >= _SURE) else "en"


def _by_script(low: str) -> str:
    """The language whose script it is written in; "" where several share the script."""
    letters = sum(map(str.isalpha, low))
    return next((code for code, script, share in _SCRIPTS if len(script.findall(low)) >= share * letters), "")


def _by_small_words(words: Sequence[str], english: int) -> str:
    """The language of most of its small words; "" where another one is near."""
    known = word_groups.groups("languages")
    counts = Counter({code: sum(map(word_groups.words("languages", code).__contains__, words)) for code in known})
    (best, most), (_, next_best) = counts.most_common(2)
    return best if most >= _TELLING * len(words) and most >= _AHEAD * max(next_best, english) else ""


def _prose(message: Message) -> str:
    start, end = message.body
    return message.text[start : min(end, start + 2_000)] or message.text[:2_000]


@cache
def _library() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
