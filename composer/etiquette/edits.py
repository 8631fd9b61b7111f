"""The change of a text that a finding's fix makes, healed: no gap left, capitals and articles right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from composer.lexicon import Wording
from composer.model import Finding

_WHOLE: Final = 80  # characters; a longer replacement repeats most of what it stands for
_FIRST: Final = "Subject:"  # what is put in so stands before whatever else is put in there
_GAP: Final = re.compile(r"[ \t]*")
_LINES: Final = re.compile(r"(?:[ \t]*\r?\n)+")
_AFTER_CUT: Final = Wording("structure", "after_cut")
_HANGS_ON: Final = Wording("structure", "hangs_on")
_ARTICLE: Final = Wording("structure", "article_before")
_TAKES_AN: Final = Wording("structure", "takes_an")


class Edit(NamedTuple):
    """One change of a text: what stands between two offsets becomes `new`."""

    start: int
    end: int
    new: str


def edit_of(finding: Finding, text: str) -> Edit | None:
    """The change that a finding's fix makes, its surroundings healed; None without a replacement.

    After a deletion no gap is left: neither two blanks nor an empty line too many, and what then begins the sentence has a
    capital.
    """
    if finding.fix is None or finding.fix.replacement is None:
        return None
    start, end, new = finding.start, finding.end, finding.fix.replacement
    if len(new) > _WHOLE:
        return _narrowed(text, Edit(start, end, new))
    return _with_article(text, Edit(start, end, new) if new or start == end else _healed(text, start, end))


def _narrowed(text: str, edit: Edit) -> Edit:
    """The edit without what it leaves as it is at its two ends, so that others inside it can be made too."""
    start, end, new = edit
    ahead = _alike(text[start:end], new)
    behind = _alike(text[start + ahead : end][::-1], new[ahead:][::-1])
    return Edit(start + ahead, end - behind, new[ahead : len(new) - behind])


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _with_article(text: str, edit: Edit) -> Edit:
    """The edit with the article before it changed to what the next word asks for: “a thorough” → “an exact”."""
    article = _before(_ARTICLE, text, edit.start)
    follows = (edit.new + text[edit.end : edit.end + 20]).lstrip().lower()
    if article is None or not follows[:1].isalpha():
        return edit
    said = article["article"]
    wants_an = _TAKES_AN.for_all.match(follows) is not None
    if wants_an == (said == "an"):
        return edit
    first = edit.start - len(article.group())
    return Edit(first, edit.end, text[first] + "n" * wants_an + text[first + len(said) : edit.start] + edit.new)


def _before(wording: Wording, text: str, at: int) -> re.Match[str] | None:
    """What of a wording ends at a place, within a few characters."""
    return wording.for_all.search(text[max(0, at - 8) : at].lower())


def _healed(text: str, start: int, end: int) -> Edit:
    if not any(map(str.isalnum, text[start:end])):  # signs that nobody sees, or marks
        ends = text[end : end + 1] in ("", "\n", "\r") and not text[start:end].isspace()
        gap = text[start - 1 : start] == " " == text[end : end + 1]
        return Edit(len(text[:start].rstrip(" \t")) if ends else start - gap, end, "")
    before = text[:start].rstrip(" \t")
    begins = not before or before[-1] in ".!?…:\n" or (before[-1] in '”"’)' and before[-2:-1] in ".!?…")
    whole = text[start:end].rstrip()[-1:] in (".", "!", "?", "…")
    if begins and not whole:
        follows = _AFTER_CUT.for_all.match(text.lower(), end)
        end = follows.end() if follows else end
    stop = _GAP.match(text, end)
    end = stop.end() if stop else end
    if text[end : end + 1] in (".", "!", "?") and begins:
        end += 1
        stop = _GAP.match(text, end)
        end = stop.end() if stop else end
    line_begins = not before or before[-1] == "\n"
    if line_begins and not whole and text[end : end + 1] == "," and text[end + 1 : end + 2] in ("", "\n", "\r"):
        end += 1  # “Thanks in advance,” on a line of its own
    if line_begins and (end == len(text) or text[end] in "\r\n"):
        lines = _LINES.match(text, end)
        return Edit(len(before), lines.end() if lines else end, "")
    first = text[end : end + 1]
    hangs = None if begins or whole else _before(_HANGS_ON, text, start)
    if hangs and first in ("", "\n", "\r", ".", "!", "?"):
        return Edit(start - len(hangs.group()), end, "" if first in (".", "!", "?") else ".")
    if begins and first.islower() and before[-1:] != ":":
        return Edit(start, end + 1, first.upper())
    if not first or first in "\r\n" or (not begins and first in ",.;:!?)"):
        return Edit(len(before), end, "")
    apart = line_begins or start > len(before) or (stop is not None and stop.end() == stop.start())
    return Edit(start, end, "" if apart else " ")


def covered(text: str, findings: Iterable[Finding]) -> set[int]:
    """The places in a list of findings whose replacements give way to a wider or earlier one that is another change."""
    taken: list[Edit] = []
    given_way: set[int] = set()
    for at, edit in _in_order(text, findings):
        if not taken or edit.start >= taken[-1].end:
            taken.append(edit)
        elif edit != taken[-1]:
            given_way.add(at)
    return given_way


def _in_order(text: str, findings: Iterable[Finding]) -> list[tuple[int, Edit]]:
    """The edits by place; what is put in stands before what is changed there, and the wider change before the narrower."""
    offered = [(at, edit) for at, finding in enumerate(findings) if (edit := edit_of(finding, text)) is not None]
    return sorted(offered, key=lambda item: _rank(item[1]))


def _rank(edit: Edit) -> tuple[int, bool, int, bool]:
    return (edit.start, edit.end > edit.start, -edit.end, not edit.new.startswith(_FIRST))


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with every offered replacement applied; where two overlap the wider, earlier one is taken."""
    pieces: list[str] = []
    at = 0
    for _, edit in _in_order(text, findings):
        if edit.start < at:
            continue
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)
