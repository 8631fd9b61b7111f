"""Unfilled slots: [..], {..}, {{..}}, <..>, $Var, “Your Name” on a line of its own, XXX, TODO."""

from __future__ import annotations

from typing import Final

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_SLOT: Final = Spotter("features", "slot")
_YOUR_NAME: Final = Wording("features", "own_slot_line")


@kept
def find_slots(message: Message) -> list[Span]:
    """Spans of slots that nobody filled, in order."""
    low = message.low
    slots = [
        match.span() for match in _SLOT.finditer(message, 0, len(low))
        if not _is_order(message, match.start()) and _is_slot(message, match.span())
    ]
    if any(word in low for word in message.lexicon.group["features", "may_be_slot"]):
        slots += [
            next(match.span(group) for group in ("slot", "slot2", "slot3") if match[group])
            for match in _YOUR_NAME.of(message.lexicon).finditer(low)
        ]
        slots.sort()
    return [span for index, span in enumerate(slots) if index == 0 or span[0] >= slots[index - 1][1]]


def _is_order(message: Message, start: int) -> bool:
    """Whether a bracket stands in an order to a terminal, which a copied text may hold."""
    return message.low[start - 1 : start] == "\x1b"


def _is_slot(message: Message, span: Span) -> bool:
    text = message.says(span)
    if text[0] == "[" and any(start <= span[0] < end and "?" in message.low[start : span[0]] for start, end in message.links):
        return False  # “…?filter[port]=7” is how some pages are asked
    inner = text.strip("[]{}<> ")
    if text[0] in "[{<" and inner and (inner.isdigit() or (len(inner) == 1 and inner.islower())):
        return False
    if text.startswith("$"):
        name = text[1:].lstrip("{")
        return name[:1].isalpha() and (name[0].isupper() or "_" in text or "{" in text) and not text.isupper()
    if text[0].lower() == "x":
        return text.islower() is False and len(text) <= 6
    if text.startswith("[") and len(text) > 50 and not text.isupper() and "/" not in text and "—" not in text:
        return len(text.split()) < 14
    return True
