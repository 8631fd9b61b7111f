"""The end of a message: closing words, the name under them, a P.S., and where the body ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from composer.etiquette.document.greeting import trimmed
from composer.etiquette.document.message import Span
from composer.etiquette.document.sentences import BULLET
from composer.lexicon import Lexicon, Wording, per_language

_FIRST_WORD: Final = re.compile(r"[\s*_>-]{0,6}([^\W\d_]+)")
_CLOSING_LINE: Final = Wording("parts", "closing_line", re.IGNORECASE, blank=r"\s+")
_CLOSING_INLINE: Final = Wording("parts", "closing_inline", re.IGNORECASE, blank=r"\s+")
_CLOSING_WITH_NAME: Final = Wording("parts", "closing_with_name", re.IGNORECASE, blank=r"\s+")
_DASH_NAME: Final = re.compile(r"\s{0,6}(?:[-–—~]{1,2}|/)[ \t]*(?P<name>[^\s\d(/][^\n.!?]{0,58})\s*\Z")
_NAME_LINE: Final = Wording("parts", "name_line")
_POSTSCRIPT: Final = Wording("parts", "postscript", re.IGNORECASE)
_FOOTER: Final = Wording("parts", "footer_line", re.IGNORECASE)


_DELIMITER: Final = re.compile(r"--[ \t]?\r?\Z")  # how mail programs draw a line above the signature
_SENTENCE_END: Final = (".", "!", "?")
_SHORT_LINE: Final = 8  # words of a line of a signature


class Ending(NamedTuple):
    """The sign-off, the name in it, where the body ends, and the P.S."""

    signoff: Span | None
    name: Span | None
    body_end: int
    postscript: Span | None


def find_ending(text: str, low: str, lines: Sequence[Span], body_start: int, lexicon: Lexicon) -> Ending:
    """The end of a message whose body begins at an offset; `low` is the text in small letters."""
    text_end = max(lines[-1][1] if lines else body_start, body_start)
    tail = [line for line in lines[-40:] if line[1] > body_start]
    for index, (start, end) in enumerate(tail):
        if _DELIMITER.match(text, start, end) and index and index + 1 < len(tail):
            return _above_delimiter(text, low, tail, index, body_start, lexicon=lexicon)
    return _ending(text, low, tail, body_start, text_end, lexicon=lexicon)


def signature(text: str, ending: Ending, text_end: int, lexicon: Lexicon) -> list[Span]:
    """The lines under the sign-off, or at the end of a text without one, that say who the writer is or how to stop the mail."""
    start = ending.signoff[1] if ending.signoff else ending.body_end
    end = ending.postscript[0] if ending.postscript and ending.postscript[0] >= start else text_end
    spans, at, footer = [], start, False
    for line in text[start:end].splitlines(keepends=True):
        said = line.strip()
        footer = footer or _FOOTER.of(lexicon).search(said) is not None
        if footer or (len(said.split()) <= _SHORT_LINE and not said.endswith(_SENTENCE_END)):
            spans.append((at, at + len(line)))
        at += len(line)
    return spans


def _above_delimiter(text: str, low: str, tail: list[Span], index: int, body_start: int, *, lexicon: Lexicon) -> Ending:
    """The end of a letter whose signature stands under a line of two dashes."""
    ending = _ending(text, low, tail[:index], body_start, tail[index - 1][1], lexicon=lexicon)
    if ending.signoff is not None:
        return ending
    name = _name_line(text, tail[index + 1 :], lexicon)
    start, end = tail[index]
    return Ending((start, name[1] if name else end), name, ending.body_end, ending.postscript)


def _ending(text: str, low: str, tail: list[Span], body_start: int, text_end: int, *, lexicon: Lexicon) -> Ending:
    postscript, below = None, list[Span]()
    for index, (start, end) in enumerate(tail):
        if low.startswith("p", start + _indent(text, start, end)) and _POSTSCRIPT.of(lexicon).match(text, start, end):
            postscript, below = (start, text_end), tail[index + 1 :]
            tail, text_end = tail[:index], tail[index - 1][1] if index else body_start
            break
    if not tail:
        return Ending(None, None, max(text_end, body_start), postscript)
    found = (
        _with_closing_words(text, low, tail, body_start, postscript, lexicon=lexicon)
        or _with_a_name_alone(text, tail, body_start, postscript, lexicon)
        or _without(text, tail, body_start, text_end, postscript, lexicon=lexicon)
    )
    if found.signoff is None and postscript is not None and below:
        under = _with_closing_words(text, low, below, postscript[0], None, lexicon=lexicon) or _with_a_name_alone(
            text, below, postscript[0], None, lexicon
        )
        if under and under.signoff:
            return Ending(under.signoff, under.name, found.body_end, (postscript[0], under.signoff[0]))
    return found


@per_language
def _closing_starts(lexicon: Lexicon) -> frozenset[str]:
    """The first words of all closings: a line that begins otherwise closes nothing."""
    first = frozenset(word.split()[0] for word in lexicon.words["parts", "closing"])
    return first.union(*(lexicon.words["parts", group] for group in ("before_closing", "warm", "regards")))


def _with_closing_words(
    text: str, low: str, tail: list[Span], body_start: int, postscript: Span | None, *, lexicon: Lexicon
) -> Ending | None:
    """A line that is nothing but closing words, or closing words with a name."""
    starts = _closing_starts(lexicon)
    for index, (start, end) in enumerate(tail):
        start = max(start, body_start)  # noqa: PLW2901
        if end - start > 70:
            continue
        first = _FIRST_WORD.match(low, start, end)
        if first is None or first[1] not in starts:
            continue
        after = tail[index + 1 :]
        if _CLOSING_LINE.of(lexicon).match(text, start, end) and _signature_follows(text, after, lexicon):
            name = _name_line(text, after, lexicon)
            return Ending((start, name[1] if name else end), name, start, postscript)
        match = _CLOSING_WITH_NAME.of(lexicon).match(text, start, end)
        if match and _is_name(match["name"], lexicon) and _signature_follows(text, after, lexicon):
            return Ending((start, end), trimmed(text, match.span("name")), start, postscript)
    return None


def _with_a_name_alone(
    text: str, tail: list[Span], body_start: int, postscript: Span | None, lexicon: Lexicon
) -> Ending | None:
    """A line near the end that is nothing but a name."""
    footers = _before_footers(text, tail, lexicon)
    for index in range(max(0, footers - 6), footers):
        start, end = max(tail[index][0], body_start), tail[index][1]
        if end - start > 62 or (index == 0 and start <= body_start):
            continue
        match = _DASH_NAME.match(text, start, end) or _NAME_LINE.of(lexicon).match(text, start, end)
        if (
            match
            and _is_name(match["name"], lexicon)
            and _signature_follows(text, tail[index + 1 : footers], lexicon)
            and not _in_a_list(text, tail, index)
        ):
            return Ending((start, end), trimmed(text, match.span("name")), start, postscript)
    return None


def _without(
    text: str, tail: list[Span], body_start: int, text_end: int, postscript: Span | None, *, lexicon: Lexicon
) -> Ending:
    """Closing words at the end of the last sentence, or no sign-off at all."""
    footers = _before_footers(text, tail, lexicon)
    start, end = max(tail[footers - 1][0], body_start), tail[footers - 1][1]
    inline = _CLOSING_INLINE.of(lexicon).search(text, max(start, end - 90), end)
    if inline and _is_name(inline["name"], lexicon):
        return Ending(inline.span("close"), inline.span("name"), inline.start(), postscript)
    return Ending(None, None, tail[footers][0] if footers < len(tail) else text_end, postscript)


def _before_footers(text: str, tail: list[Span], lexicon: Lexicon) -> int:
    """How many lines stand before those on unsubscribing, confidentiality and the like."""
    count = len(tail)
    while count > 1 and _FOOTER.of(lexicon).search(text, *tail[count - 1]):
        count -= 1
    return count


def _in_a_list(text: str, tail: list[Span], index: int) -> bool:
    """Whether a line is one of several list lines."""
    beside = (*tail[max(0, index - 1) : index], *tail[index + 1 : index + 2])
    return BULLET.match(text, *tail[index]) is not None and any(BULLET.match(text, *line) for line in beside)


def _indent(text: str, start: int, end: int) -> int:
    count = 0
    while start + count < end and text[start + count] in " \t" and count < 6:
        count += 1
    return count


def _signature_follows(text: str, after: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether only signature-like lines come after: short ones, or a footer."""
    long = 0
    for start, end in after:
        if end - start > 70 and not _FOOTER.of(lexicon).search(text, start, end):
            long += 1
    if not after:
        return True
    first = after[0]
    looks_like_prose = first[1] - first[0] > 45 and text[first[1] - 1] in ".!?"
    return long <= len(after) // 2 and not looks_like_prose


def _name_line(text: str, after: Sequence[Span], lexicon: Lexicon) -> Span | None:
    for start, end in after[:2]:
        if end - start <= 60:
            match = _NAME_LINE.of(lexicon).match(text, start, end) or _DASH_NAME.match(text, start, end)
            if match:
                return trimmed(text, match.span("name"))
            words = text[start:end].split()
            if words and len(words) <= 6 and words[0].strip("*_")[:1].isupper():
                return trimmed(text, (start, end))
            if (
                words
                and len(words) <= 2
                and not words[0][:1].isupper()
                and words[0][:1].isalpha()
                and words[0][:1] == words[0][:1].lower()
            ):
                return trimmed(text, (start, end))
    return None


def _is_name(line: str, lexicon: Lexicon) -> bool:
    named = line.split()
    if not named or len(named) > 6:
        return False
    if any(word.lower().strip(",") in lexicon.words["parts", "never_signed"] for word in named[:2]):
        return False
    first = named[0].strip("*_")
    return first[:1] in "[{<$" or not first[:1].islower() or len(named) == 1
