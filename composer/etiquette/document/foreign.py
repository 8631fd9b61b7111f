"""What in a text is not the writer's: quoted and forwarded mail, code. It is blanked before the text is taken apart.

What stands in quotation marks, in a link or under the signature is the writer's, but not said by them in this letter: rules over
words leave it alone (`said_by_others`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer import quoted_mail

Span = tuple[int, int]

_CODE: Final = re.compile(r"```[^\n]{0,40}\n(?P<block>(?s:.{0,20000}?))\n```|(?<!`)`(?P<inline>[^`\n]{1,200})`(?!`)")
_FILLED: Final = re.compile(r"[^\n\r]")
_LONGEST: Final = 300  # characters of a quotation inside a letter; what is longer is a letter in quotation marks
_QUOTES: Final = re.compile(
    rf"“[^“”\n]{{1,{_LONGEST}}}”|„[^„“”\n]{{1,{_LONGEST}}}[“”]|«[^«»\n]{{1,{_LONGEST}}}»|(?<![\w\"])\"[^\"\n]{{1,{_LONGEST}}}\"(?![\w\"])"
    rf"|(?<![\w‘])‘[^‘’\n]{{1,{_LONGEST}}}’(?!\w)"
)


def foreign_spans(text: str) -> list[Span]:
    """What is quoted, forwarded or code, in order."""
    spans: list[Span] = quoted_mail.quoted_spans(text)
    if "`" in text:
        spans += [match.span(match.lastgroup or 0) for match in _CODE.finditer(text)]
    return sorted(spans)


def blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks in place of some spans, line breaks kept, so that no offset changes."""
    pieces, at = [], 0
    for start, end in spans:
        if end > at:
            pieces += [text[at : max(at, start)], _FILLED.sub(" ", text[max(at, start) : end])]
            at = end
    return "".join((*pieces, text[at:])) if pieces else text


def quotations(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks; nothing where most of the text does."""
    if '"' not in text and text.isascii():
        return ()
    found = tuple(match.span() for match in _QUOTES.finditer(text))
    return found if sum(end - start for start, end in found) * 2 < len(text) else ()
