"""The changes that make two of one: a sentence cut where a clause with its own subject begins, a paragraph cut near its middle.

Nothing is left out and no word is changed but the joint: “, and we” becomes a full stop and “We”.
"""

from __future__ import annotations

from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features.metrics import METRICS
from composer.lexicon import Wording

_JOINT: Final = Wording("structure", "joint")
_ASKING_JOINT: Final = Wording("structure", "asking_joint")
_SHARED_JOINT: Final = Wording("structure", "shared_joint")
_SUBJECT: Final = Wording("structure", "shared_subject")
_WAITS: Final = Wording("structure", "main_clause_follows")
_POINTS_BACK: Final = Wording("structure", "points_back")
_LEAST: Final = 5  # words on each side of a joint; fewer make a stump
_LONGEST: Final = 2_000  # characters of a sentence that is cut
_FULL: Final = 80  # words of a paragraph, as in the rule `long-paragraph`
_MOST: Final = 6  # paragraphs of a message, as in the rule `many-paragraphs`


def split_sentence(message: Message, start: int, end: int, _: CheckContext) -> str | None:
    """The sentence as two or more, cut at every joint; None where it has none."""
    low, lexicon = message.low, message.lexicon
    if end - start > _LONGEST or _WAITS.of(lexicon).match(low, start, end):
        return None
    pieces: list[str] = []
    at, lead = start, ""
    for first, last, said in _joints(message, start, end):
        before, after = message.text[at:first], message.text[last:end]
        if first > at and min(len(before.split()), len(after.split())) >= _LEAST and _is_closed(message.text[start:first]):
            pieces.append(lead + before.rstrip(" \t\r\n,;–—-") + ".")
            at, lead = last, said
    pieces.append(lead + message.text[at:end])
    return " ".join(piece[:1].upper() + piece[1:] for piece in pieces) if len(pieces) > 1 else None


def _joints(message: Message, start: int, end: int) -> list[tuple[int, int, str]]:
    """Where each joint begins and ends, and the subject that the clause behind it needs said again."""
    low, lexicon = message.low, message.lexicon
    if message.text[start:end].rstrip().endswith("?"):
        return [(*match.span(), "") for match in _ASKING_JOINT.of(lexicon).finditer(low, start, end)]
    joints = [(*match.span(), "") for match in _JOINT.of(lexicon).finditer(low, start, end)]
    subject = _SUBJECT.of(lexicon).match(low, start, end)
    if subject:
        said = message.text[subject.start("subject") : subject.end("subject")] + " "
        joints += [(*match.span(), said) for match in _SHARED_JOINT.of(lexicon).finditer(low, start, end)]
    return sorted(joints)


def _is_closed(text: str) -> bool:
    """Whether no bracket and no quotation is open at the end of a text."""
    return text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def split_paragraph(message: Message, start: int, end: int, context: CheckContext) -> str | None:
    """The paragraph with an empty line between two sentences near its middle, and so on with each half that is still too long.

    None where that leaves one too long, or too many.
    """
    inside = [span for span in message.sentences if start <= span[0] and span[1] <= end]
    cuts = _cuts(message, inside)
    if not cuts or (METRICS["paragraphs"].value(message, context) or 0) + len(cuts) > _MOST:
        return None
    pieces = [message.text[a:b].strip() for a, b in zip([start, *cuts], [*cuts, end], strict=True)]
    return "\n\n".join(pieces) if all(len(piece.split()) <= _FULL for piece in pieces) else None


def _cuts(message: Message, sentences: list[Span]) -> list[int]:
    """Where new paragraphs begin, so that none is longer than a screen."""
    counts = [len(message.says(span).split()) for span in sentences]
    if sum(counts) <= _FULL or len(sentences) < 2:
        return []
    points_back = _POINTS_BACK.of(message.lexicon)

    def uneven(at: int) -> float:
        leans = points_back.match(message.low, sentences[at][0]) is not None
        return abs(sum(counts[:at]) - sum(counts[at:])) + sum(counts) * 0.5 * leans

    at = min(range(1, len(sentences)), key=uneven)
    return [*_cuts(message, sentences[:at]), sentences[at][0], *_cuts(message, sentences[at:])]
