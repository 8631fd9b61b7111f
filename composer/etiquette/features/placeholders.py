"""Unfilled slots: [..], {..}, {{..}}, <..>, $Var, “Your Name” on a line of its own, XXX, TODO."""

from __future__ import annotations

from typing import Final

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_SLOT: Final = Spotter(
    # brackets that hold no link, figure or editor's mark
    r"\[[ \t]*(?!{no_slot}|\d{1,3}[ \t]*\]|x[ \t]*\]|(?:sic|updated|edited|translated|emphasis|laughs?)\b"
    r"|(?:external|ext|pdf|video|photo)\]|\.{3}|…)[^\[\]\n]{1,80}\](?![(:])",
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|(?<!\$)\{[^{}\n]{1,60}\}",
    r"<(?!https?:|mailto:|www\.|/|[^<>\s@]{1,64}@|!--|{tag}\b)[^<>\n/@.]{2,60}>",
    r"\$\{?[a-z]+[a-z_]*\}?|%[a-z]{2,20}_?[a-z]{0,20}%|\*\|[a-z_]{2,30}\|\*",
    r"(?<!\w)_{3,}(?!\w)|(?<!\w)x{3,}(?!\w)|(?<!\w){unfinished}(?!\w)",
    r"(?<!\w)(?:insert|add) (?:(?:your|their|his|her|the|a) )?(?:first |last |full |company |job )?"
    r"(?:name|company|title|topic) here(?!\w)",
    words="marks",
)
_YOUR_NAME: Final = Wording(
    "marks",
    r"(?:^|\n)[ \t]*(?P<slot>{own_slot})[ \t]*,?[ \t]*(?=\n|\Z)"
    r"|(?<=\bhi )(?P<slot2>firstname|name)(?=,)|(?<=\bdear )(?P<slot3>firstname|name|recipient)(?=,)",
)
_MAY_STAND: Final = ("name", "your title", "your company", "recipient", "your job")


@kept
def find(message: Message) -> list[Span]:
    """Spans of slots that nobody filled, in order."""
    low = message.low
    found = [hit.span() for hit in _SLOT.finditer(message, 0, len(low)) if _is_slot(message, hit.span())]
    if any(word in low for word in _MAY_STAND):
        found += [
            next(hit.span(group) for group in ("slot", "slot2", "slot3") if hit[group])
            for hit in _YOUR_NAME.of(message.lexicon).finditer(low)
        ]
        found.sort()
    return [span for index, span in enumerate(found) if index == 0 or span[0] >= found[index - 1][1]]


def _is_slot(message: Message, span: Span) -> bool:
    text = message.says(span)
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
