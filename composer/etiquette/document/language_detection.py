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

from composer.etiquette.document import message_parser
from composer.etiquette.document.message_parser import Message
from composer.lexicon import Lexicons

FEWEST: Final = 6  # words; below, a name decides which language a classifier sees
_LOOKED_AT: Final = 300  # tokens; the first ones tell
_FIRST: Final = 60  # tokens that settle it for most English texts
_ENOUGH: Final = 0.15  # share of small English words from which on a text is English without asking the library
_MIXED: Final = 0.08  # below this share the library's answer counts
_SURE: Final = 0.9
_TELLING: Final = 0.2  # share of a language's small words from which on a text may be in it without asking the library
_AHEAD: Final = 1.6  # how far the language must lie before the next best
_SCRIPTS: Final = (  # scripts of one language, and how large a share of the letters says so
    ("ja", "[\u3040-\u30ff]", 0.15),
    ("ko", "[\uac00-\ud7af]", 0.4),
    ("zh", "[\u3400-\u9fff]", 0.4),
    ("he", "[\u0590-\u05ff]", 0.6),
    ("el", "[\u0370-\u03ff]", 0.6),
    ("th", "[\u0e00-\u0e7f]", 0.4),
)
# Words and letters that English shares with hardly any other language written in Latin letters.
_OTHER_SCRIPT: Final = "[\u0370-\u052f\u0590-\u06ff\u0900-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


def read(text: str, channel: str, lexicons: Lexicons, language: str = "") -> Message:
    """A text taken apart with the words of its language, where that has a folder, else with those of the default.

    The language is told from the text where it is not given.
    """
    if language:
        return message_parser.parse(text, channel, lexicons.of(language), language)
    message = message_parser.parse(text, channel, lexicons.default)
    message.language = language_of(message, lexicons)
    if lexicons.of(message.language) is lexicons.default:
        return message
    return message_parser.parse(text, channel, lexicons.of(message.language))


def language_of(message: Message, lexicons: Lexicons) -> str:
    """The ISO 639-1 code of the language a message is in; the default's where that cannot be told."""
    default = lexicons.default.language
    plain = lexicons.default.words["languages", default].__contains__
    tokens = message.tokens[:_LOOKED_AT]
    small = sum(map(plain, tokens[:_FIRST]))
    if small >= _FIRST * _ENOUGH:
        return default
    words = [token for token in tokens if token[0].isalpha()]
    small = sum(map(plain, words))
    if small >= _ENOUGH * len(words):
        return default
    other = not message.text.isascii() and len(_signs(_OTHER_SCRIPT).findall(message.low[:2_000])) * 3 > sum(map(len, words))
    if not other and (len(words) < FEWEST or small > _MIXED * len(words)):
        return default
    likely = (other and _by_script(message.low[:2_000])) or _by_small_words(words, small, lexicons)
    if likely:
        return likely
    code, sure = _library().classify(_prose(message).encode("utf-8", "replace").decode("utf-8"))
    return str(code) if other or (code != default and sure >= _SURE) else default


def _by_script(low: str) -> str:
    """The language whose script it is written in; "" where several share the script."""
    letters = sum(map(str.isalpha, low))
    return next((code for code, script, share in _SCRIPTS if len(_signs(script).findall(low)) >= share * letters), "")


def _by_small_words(words: Sequence[str], of_default: int, lexicons: Lexicons) -> str:
    """The language of most of its small words; "" where another one is near."""
    counts = Counter({code: sum(map(small.__contains__, words)) for code, small in lexicons.small_words().items()})
    (best, most), (_, next_best) = counts.most_common(2)
    return best if most >= _TELLING * len(words) and most >= _AHEAD * max(next_best, of_default) else ""


def _prose(message: Message) -> str:
    start, end = message.body
    return message.text[start : min(end, start + 2_000)] or message.text[:2_000]


@cache
def _signs(script: str) -> re.Pattern[str]:
    return re.compile(script)  # wide sets take milliseconds to compile, and most texts need none


@cache
def _library() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
