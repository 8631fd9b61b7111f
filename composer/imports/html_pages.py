"""Pages of exports in the form for reading: parsed by lexbor, which takes any HTML; a page of more than a book is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from composer.imports.html_text import plain_html
from composer.imports.source import Source

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_PAGE: Final = 64 << 20  # characters; the exporters begin a new page long before


def page(source: Source, member: str) -> LexborHTMLParser | None:
    """One page taken apart; None where it is larger than a page can be."""
    from selectolax.lexbor import LexborHTMLParser

    with source.text(member) as text:
        read = text.read(MAX_PAGE + 1)
    return None if len(read) > MAX_PAGE else LexborHTMLParser(read.replace("\0", ""))


def elements(node: LexborNode) -> Iterator[LexborNode]:
    """The elements right inside another."""
    yield from node.iter(include_text=False)


def said(node: LexborNode | None) -> str:
    """The words in an element, with its breaks."""
    return "" if node is None else plain_html(node.html or "").strip()
