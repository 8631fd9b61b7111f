"""What a line of a WhatsApp chat is: somebody's words, a picture, a call, a deleted message, or a notice of the app.

On iPhones the app marks its own lines with an invisible U+200E after the name; what it says there is a notice in any
language, unless it is known as a picture, a poll, a place or a call. Where the mark is missing, words tell.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from composer.imports.whatsapp_lines import MARK, visible
from composer.imports.wordlists import pattern, words

Sort = Literal["words", "media", "notice", "deleted", "call", "missed"]

_LONGEST: Final = 600  # characters in which the app says what it has to say
_FILE: Final = r"[^\n<>]{1,200}\.\w{2,5}"
_ATTACHED: Final = re.compile(rf"<[^<>:\n]{{1,40}}[:：] ?{_FILE}>", re.IGNORECASE)
_MARKED_FILE: Final = re.compile(rf"{_FILE}(?: \([^()\n]{{2,40}}\))?", re.IGNORECASE)
_ANGLES: Final = re.compile(r"<[^<>\n:/]{3,60}>")  # Android says in them that something was left out
_PLACE: Final = re.compile(r"[^\n:]{1,40}[:：] ?https?://(?:maps\.google\.|www\.google\.[a-z.]+/maps|maps\.apple\.|maps\.app\.goo\.gl)\S*")
_DIGIT: Final = re.compile(r"\d")
_LENGTH: Final = re.compile(r"(?:[ ,.，、(（:：]{1,3}\d[^\n]{0,24})?")  # of a call: “, 5 min”; nothing where nobody answered
_TAIL: Final = re.compile(rf"\s*{MARK}(?P<said>[^{MARK}\n]{{1,80}})\Z")
_LAST: Final = re.compile(rf"\s*{MARK}?<[^<>\n/]{{3,240}}>\Z")  # that a message was edited, or the file below a caption
_PAGES: Final = re.compile(r"\s*•\s*\d+\s*\S{1,12}\Z")


@cache
def _file_said() -> re.Pattern[str]:
    """“IMG-20260305-WA0001.jpg (file attached)”, in any language."""
    attached = "|".join(one for some in words("whatsapp")["attached"].values() for one in some)
    return re.compile(
        rf"(?:IMG|VID|AUD|PTT|STK|DOC)-\d{{8}}-WA\d+\.\w{{2,5}} \([^()\n]{{3,40}}\)|{_FILE} \((?:{attached})\)", re.IGNORECASE)


def sort_of(raw: str) -> tuple[Sort, str]:
    """What a text is, and the words in it that its author wrote."""
    said = visible(raw).strip() if raw[:1] == MARK or not raw.isascii() else raw.strip()
    marked = raw.startswith(MARK)
    if len(said) > _LONGEST and not marked:
        return "words", said
    bare = said.rstrip(" .。।")
    if pattern("whatsapp", "deleted").fullmatch(bare):
        return "deleted", ""
    first, _, caption = said.partition("\n")
    if _is_media(first, marked=marked):
        return "media", caption.strip()
    call = pattern("whatsapp", "call").match(bare) if len(bare) <= 80 else None
    if call is not None and (marked or _LENGTH.fullmatch(bare, call.end())):
        return ("call" if _DIGIT.search(bare, call.end()) else "missed"), said
    if marked:
        poll = caption.count("\n") >= 1 and raw.count(f"\n{MARK}") >= 1
        return ("words" if poll or _PLACE.fullmatch(first) else "notice"), said
    return "words", _without_tail(raw, said)


def is_notice(text: str, *, opening: bool) -> bool:
    """Whether an unmarked text can only be the app's, by its words; `opening` is whether it stands among the first lines."""
    if len(text) > _LONGEST:
        return False
    return bool(pattern("whatsapp", "notice").match(text) or (opening and pattern("whatsapp", "opening").search(text)))


def makes_a_group(text: str) -> bool:
    """Whether a notice is one that only groups have."""
    return pattern("whatsapp", "group").search(visible(text[:_LONGEST])) is not None


def _is_media(first: str, *, marked: bool) -> bool:
    if first == "null" or _ATTACHED.fullmatch(first) or _ANGLES.fullmatch(first) or _file_said().fullmatch(first):
        return True
    if len(first) > 120:
        return False
    if marked and _MARKED_FILE.fullmatch(first):
        return True
    return pattern("whatsapp", "omitted").fullmatch(first.rstrip(" .。")) is not None


def _without_tail(raw: str, said: str) -> str:
    """A text without what the app put after it: that it was edited, that a file of so many pages is left out."""
    if said.endswith(">"):
        edited = MARK in raw or pattern("whatsapp", "edited").search(said[-64:]) is not None
        return visible(_LAST.sub("", raw)).strip() if edited else said
    tail = _TAIL.search(raw) if MARK in raw else None
    if tail is not None and _is_media(visible(tail["said"]).strip(), marked=False):
        rest = visible(raw[: tail.start()]).strip()
        return "" if _PAGES.search(rest) or re.fullmatch(_FILE, rest) else rest
    return said

