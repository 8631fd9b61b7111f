"""The words of an HTML text, by a kept parser (selectolax) that reads what mail programs really write."""

from __future__ import annotations

import html
import re
from typing import Final

# An address in brackets, or a “<” that opens no tag: both are words of the text, which a parser would take for tags.
_STRAY: Final = re.compile(r"<(?=[^\s<>@]+@[^\s<>]+>)|<(?![/?]?[a-zA-Z][^<>]*>|!)")
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_CELLS: Final = ("td", "th")
_APART: Final = "td,th,p,br,div,li,tr,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,pre,table,hr,dt,dd,section,article,header,footer,address"
_UNSEEN: Final = ["style", "script", "head", "title", "template", "noscript", "iframe"]
_UNCLOSED: Final = frozenset(
    "area base br col embed hr img input link meta source wbr p li td th tr dt dd option thead tbody tfoot".split()
)
# A browser nests 512 deep; past that the parser's time grows with the square (8,000 open <div> took 60 ms, 2,000 took 6 ms).
_DEEPEST: Final = 1000
_BLANK_LINES: Final = re.compile(r"(?<![ \t\r])[ \t\r]*\n(?:[ \t\r]*\n)+")  # looked for at the start of a run alone: linear


def plain_html(text: str) -> str:
    """The words of an HTML text: tags out, paragraphs kept as lines, entities resolved."""
    if "<" in text:
        text = _STRAY.sub("&lt;", text)
    if "<" in text:
        text = _words(_shallow(text))
    elif "&" in text:
        text = html.unescape(text)
    return _BLANK_LINES.sub("\n\n", text.replace("\xa0", " ")).strip()


def _words(text: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    tree.strip_tags(_UNSEEN)
    body = tree.body
    if body is None:
        return ""
    for node in body.css(_APART):
        tag = node.tag
        if tag in _CELLS:
            node.insert_after(" ")
            continue
        node.insert_before("\n")
        if tag != "br":
            node.insert_after("\n")
    return str(body.text(deep=True))


def _shallow(text: str) -> str:
    """The text up to where it nests deeper than anybody writes."""
    if text.count("<") <= _DEEPEST:
        return text
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _UNCLOSED:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return text[: tag.start()]
    return text
