"""The subjects of mails: what programs of every language and gateways put before the words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from composer.lexicon import default_lexicon

TAG: Final = re.compile(  # what gateways and list programs put before a subject
    r"\s*(?:\[(?P<in>[^\[\]]{1,40})\]|【(?P<cjk>[^【】]{1,20})】|\((?:ext|extern|external)\)|\*{2,}[^*]{1,24}\*{2,}"
    r"|(?:ext|extern|external)\s?:)\s*", re.IGNORECASE)

_OPENS: Final = frozenset("[【(*eE ")  # what such a mark can begin with
_OUTSIDE: Final = re.compile(
    r"\bext(?:ern\w*|ér\w*)?\b|\bestern\w*|zewn|внешн|зовнішн|外部|dış|\bspam\b|caution|warning|suspicious", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    group = default_lexicon().group
    known = (*group["mail", "reply"], *group["mail", "forward"], *group["mail", "reply_short"])
    listed = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?:\s*(?:{listed})\s?(?:\[\d+\]|\(\d+\))?\s?[:：])+\s*", re.IGNORECASE)


def bare_subject(subject: str, *, any_tag: bool = False) -> tuple[str, bool]:
    """A subject without “Re:” and its like in any language and without a gateway’s warning; whether it had a “Re:”.

    `any_tag` takes every mark in brackets off, also what a list or a project is called.
    """
    again = False
    for _ in range(4):
        tag = TAG.match(subject) if subject[:1] in _OPENS else None
        mark = _again().match(subject) if ":" in subject[:24] or "：" in subject[:24] else None
        if tag is not None and tag.end() < len(subject) and (any_tag or _OUTSIDE.search(tag[0])):
            subject = subject[tag.end() :]
        elif mark is not None:
            subject, again = subject[mark.end() :], True
        else:
            break
    return subject, again
