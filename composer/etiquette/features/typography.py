"""Signs in a text that need no understanding: links, emoji, capitals, runs of marks, slots, invisible characters.

Each finder takes a message and gives spans in order; results are kept with the message, so that rules share them.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate, islice
from types import MappingProxyType
from typing import Final

from composer import channels
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.features import capitals, link_features, placeholders
from composer.lexicon import Wording

Finder = Callable[[Message], list[Span]]

_EXCLAMATION: Final = re.compile(r"[!！]")
_RUN: Final = re.compile(r"[!?！？]{2,}")
_QUESTION_RUN: Final = re.compile(r"\?{2,}")
_ELLIPSIS: Final = re.compile(r"…+|\.{3,}")
_DASH: Final = re.compile(r"—|(?<=\w) –(?= )|(?<=\w) --(?= \w)")
_HASHTAG: Final = re.compile(r"(?<![\w&/#])#[^\W\d]\w{1,50}")
_MENTION: Final = re.compile(r"(?<![\w.@/])@\w{2,30}")
_NUMBER: Final = re.compile(r"(?<![\w.])[$€£]?\d[\d.,]{0,20}(?:%|[kKmM]\b)?(?!\w)|(?<!\d)\d+(?=\s?%)")
_EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]?){0,7}"
)
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_CURLY: Final = re.compile("[“”‘’…–—\u00a0]")
_ATTACHMENT: Final = Wording("features", "announces_attachment")
_REPEATED: Final = re.compile(r"\b([a-z']+)(?:[ \t]+\1)+\b(?!')")
_MARKDOWN: Final = re.compile(
    r"\*\*[^*\n]{1,80}\*\*|^#{1,4} \S[^\n]{0,80}|\[[^\]\n]{1,60}\]\(https?://[^)\s]{1,200}\)|```", re.MULTILINE
)
_ODD_SPACE: Final = re.compile(r"(?<=\w)[ \t]{1,3}(?=[,;!?](?:\s|\Z))|(?<=\w)[ \t]{1,3}(?=\.(?:\s|\Z))")


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _outside_links(message: Message, spans: list[Span]) -> list[Span]:
    if not message.links or not spans:
        return spans
    starts = [start for start, _ in message.links]
    ends = list(accumulate((end for _, end in message.links), max))
    return [span for span in spans if not (place := bisect_right(starts, span[0])) or span[0] >= ends[place - 1]]


@kept
def _exclamations(message: Message) -> list[Span]:
    return _spans(_EXCLAMATION, message.text) if "!" in message.text or "！" in message.text else []


@kept
def _exclamation_runs(message: Message) -> list[Span]:
    if "!" not in message.text and "！" not in message.text and "??" not in message.text:
        return []
    return [
        span
        for span in _spans(_RUN, message.text)
        if "!" in message.says(span) or "！" in message.says(span) or span[1] - span[0] > 2
    ]


@kept
def _question_runs(message: Message) -> list[Span]:
    return _spans(_QUESTION_RUN, message.text) if "??" in message.text else []


@kept
def _ellipses(message: Message) -> list[Span]:
    return _spans(_ELLIPSIS, message.text) if "..." in message.text or "…" in message.text else []


@kept
def _dashes(message: Message) -> list[Span]:
    return _spans(_DASH, message.text) if "—" in message.text or "–" in message.text or "--" in message.text else []


@kept
def _hashtags(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_HASHTAG, message.text)) if "#" in message.text else []


@kept
def _mentions(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_MENTION, message.text)) if "@" in message.text else []


@kept
def _numbers(message: Message) -> list[Span]:
    return _outside_links(message, _spans(_NUMBER, message.text))


@kept
def _emoji(message: Message) -> list[Span]:
    return [] if message.text.isascii() else _spans(_EMOJI, message.text)


@kept
def _invisible(message: Message) -> list[Span]:
    if message.text.isprintable():
        return []
    return _spans(_INVISIBLE, message.text)


@kept
def _curly(message: Message) -> list[Span]:
    return [] if message.text.isascii() else _spans(_CURLY, message.text)


@kept
def _non_gsm(message: Message) -> list[Span]:
    if channels.sms_units(message.text)[1]:
        return []
    return [(at, at + 1) for at, char in enumerate(message.text) if not channels.sms_units(char)[1]]


@kept
def _attachments(message: Message) -> list[Span]:
    low, lexicon = message.low, message.lexicon
    if not any(word in low for word in lexicon.group["features", "announces"]):
        return []
    return _spans(_ATTACHMENT.of(lexicon), low)


@kept
def _capitals(message: Message) -> list[Span]:
    return [span for _, span in capitals.runs(message)]


@kept
def _repeated(message: Message) -> list[Span]:
    tokens = message.tokens
    if not any(map(operator.eq, tokens, islice(tokens, 1, None))):
        return []
    may = message.lexicon.words["features", "may_repeat"]
    return [match.span() for match in _REPEATED.finditer(message.low) if match[1] not in may]


@kept
def _markdown(message: Message) -> list[Span]:
    return _spans(_MARKDOWN, message.text) if any(sign in message.text for sign in ("**", "#", "](", "```")) else []


@kept
def _odd_spaces(message: Message) -> list[Span]:
    text = message.text
    if any(sign in text for sign in (" ,", " ;", " !", " ?", " .", "\t")):
        return _spans(_ODD_SPACE, text)
    return []


@kept
def _all_links(message: Message) -> list[Span]:
    return list(message.links)


MARKS: Final[Mapping[str, Finder]] = MappingProxyType(
    {
        "exclamation": _exclamations,
        "exclamation_run": _exclamation_runs,
        "question_run": _question_runs,
        "ellipsis": _ellipses,
        "dash": _dashes,
        "hashtag": _hashtags,
        "mention": _mentions,
        "number": _numbers,
        "emoji": _emoji,
        "invisible": _invisible,
        "curly": _curly,
        "non_gsm": _non_gsm,
        "slot": placeholders.find_slots,
        "attachment": _attachments,
        "shortened_link": link_features.shortened,
        "different_link": link_features.different,
        "link": _all_links,
        "capitals": _capitals,
        "repeated_word": _repeated,
        "markdown": _markdown,
        "space_before_mark": _odd_spaces,
    }
)
