"""What can be done about a finding: a replacement of the marked words that applies cleanly, or one sentence of guidance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from composer.etiquette.document.message_parser import Message
from composer.etiquette.features import capitals
from composer.etiquette.rule import FixSpec, Rule
from composer.lexicon import Wording
from composer.model import Finding, Fix

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "•": "-",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
_REPLY: Final = Wording("mail", "marks", re.IGNORECASE)


def make(rule: Rule, message: Message, start: int, end: int, words: Mapping[str, object]) -> Fix | None:
    """The fix of a rule for one place; None where it has nothing to offer."""
    spec = rule.fix
    if spec is None:
        return None
    replacement = _replacement(spec, message, start, end, words) if start < end else None
    if replacement is not None and replacement == message.text[start:end]:
        replacement = None
    if replacement is None and not spec.hint:
        return None
    if replacement is None:
        return _hint(_filled(spec.hint, words))
    return Fix(hint=_filled(spec.hint, words), replacement=replacement, safe=spec.safe)


@lru_cache(maxsize=1_024)
def _hint(hint: str) -> Fix:
    return Fix(hint=hint)


def _replacement(spec: FixSpec, message: Message, start: int, end: int, words: Mapping[str, object]) -> str | None:
    marked = message.text[start:end]
    if spec.change:
        return CHANGES[spec.change](message, start, end)
    if spec.delete:
        return ""
    if spec.replace is not None:
        return _like(marked, _filled(spec.replace, words))
    if spec.swap is not None:
        swapped = spec.swap.get(" ".join(message.low[start:end].split()))
        return None if swapped is None else _like(marked, swapped)
    return None


def _filled(text: str, words: Mapping[str, object]) -> str:
    if "{" in text:
        for key, value in words.items():
            text = text.replace("{" + key + "}", str(value))
    return text


def _like(marked: str, replacement: str) -> str:
    """The replacement with a capital first letter where the words it replaces have one."""
    if marked[:1].isupper() and replacement[:1].islower() and not (len(marked) > 1 and marked.isupper()):
        return replacement[:1].upper() + replacement[1:]
    return replacement


def _lower_case(message: Message, start: int, end: int) -> str:
    before = message.text[:start].rstrip()
    first = not before or before[-1] in ".!?:…" or any(a == start for a, _ in message.sentences)

    stays = message.lexicon.words["capitals", "stays"]
    contracted = message.lexicon.group["content_words", "contracted"]

    def small(match: re.Match[str]) -> str:
        word = match.group()
        if word in capitals.acronyms(message.lexicon) or not word.isupper():
            return word
        done = word[0] + word[1:].lower() if word in stays or word.startswith(contracted) else word.lower()
        return done[:1].upper() + done[1:] if first and match.start() == 0 else done

    return _WORD.sub(small, message.text[start:end])


def _single_mark(message: Message, start: int, end: int) -> str:
    marks = message.text[start:end]
    if "?" in marks or "？" in marks:
        return "?"
    return "." if len(marks) == 1 else "!"


def _straight_quotes(message: Message, start: int, end: int) -> str:
    return message.text[start:end].translate(_PLAIN)


def _plain_subject(message: Message, start: int, end: int) -> str:
    return _REPLY.of(message.lexicon).sub("", message.text[start:end], count=1)


def _without_link(message: Message, start: int, end: int) -> str:
    """Nothing for a link on a line of its own; elsewhere the sentence around it needs it, and it stays."""
    text = message.text
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]
    return "" if not line.strip() else text[start:end]


CHANGES: Final[Mapping[str, Callable[[Message, int, int], str]]] = MappingProxyType(
    {
        "lower_case": _lower_case,
        "single_mark": _single_mark,
        "straight_quotes": _straight_quotes,
        "plain_subject": _plain_subject,
        "drop_link": _without_link,
    }
)


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with every offered replacement applied; where two overlap the wider, earlier one is taken.

    A deletion takes one of the spaces around it along, and the line break where nothing else stood on the line.
    """
    wanted = [
        finding
        for finding in findings
        if finding.fix is not None and finding.fix.replacement is not None and finding.start < finding.end
    ]
    wanted.sort(key=lambda finding: (finding.start, -finding.end))
    pieces: list[str] = []
    at = 0
    for finding in wanted:
        if finding.start < at or finding.fix is None or finding.fix.replacement is None:
            continue
        pieces.append(text[at : finding.start])
        at = finding.end
        if finding.fix.replacement:
            pieces.append(finding.fix.replacement)
        else:
            at = _past_gap(text, finding.start, at)
    pieces.append(text[at:])
    return "".join(pieces)


def _past_gap(text: str, start: int, end: int) -> int:
    """The end of a deletion with the blanks that would stand double after it."""
    if start and not text[start - 1].isspace():
        return end
    stop = end
    while stop < len(text) and text[stop] in " \t":
        stop += 1
    if stop < len(text) and text[stop] == "\n" and (start == 0 or text[start - 1] == "\n"):
        while stop < len(text) and text[stop] in " \t\r\n":
            stop += 1
    return stop


def plain_characters(text: str) -> str:
    """The text with straight quotes, plain dashes and dots, as a cheap SMS wants it."""
    return text.translate(_PLAIN)
