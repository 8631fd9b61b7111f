"""The words of an HTML text."""

from __future__ import annotations

import html
import re
from typing import Final

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,4000})?/?>")
_DROP: Final = re.compile(r"<(style|script|head|title)\b.*?</\1\s*>|<!--.*?-->|<![^>]*>", re.IGNORECASE | re.DOTALL)
_BREAKS: Final = frozenset(("p", "br", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "table", "hr"))
_BLANK_LINES: Final = re.compile(r"[ \t\r]*\n(?:[ \t\r]*\n)+")


def plain_html(text: str) -> str:
    """The words of an HTML text: tags out, paragraphs kept as lines, entities resolved."""
    if "<" in text:
        if "<!" in text or "</" in text:
            text = _DROP.sub("", text)
        text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", text)
    if "&" in text:
        text = html.unescape(text)
    return _BLANK_LINES.sub("\n\n", text.replace("\xa0", " ")).strip()
