"""What can be done about a finding: a replacement of the marked words that applies cleanly, or one sentence of guidance."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple, cast

from composer.etiquette import brief_words
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.fix_changes import CHANGES, cut_adjective, cut_stock, first_name, like, with_capital
from composer.etiquette.properties import intents
from composer.etiquette.rule import FixSpec, Rule
from composer.lexicon import Wording
from composer.model import Fix

_TOKEN: Final = re.compile(r"\w[\w'-]*")
_ENDS: Final = tuple(".!?:–—-")  # behind these a capital begins a sentence
_AFTER_CUT: Final = Wording("structure", "after_cut")
_BEFORE_CUT: Final = Wording("structure", "before_cut")
_LITTLE: Final = Wording("structure", "little_before")
_STOCK: Final = Wording("structure", "stock_sentence")
_POINTS_BACK: Final = Wording("structure", "points_back")
_AND: Final = Wording("structure", "and")
_LONGEST: Final = 400  # characters of a sentence that is changed as a whole
_MOST_BESIDE: Final = 4  # words of a sentence besides its stock words, where it is cut as a whole
_LEAST_LEFT: Final = 6  # words of a sentence from which a clause is cut


def make(rule: Rule, message: Message, span: Span, words: Mapping[str, object], context: CheckContext) -> Fix | None:
    """The fix of a rule for one place; None where it has nothing to offer."""
    spec = rule.fix
    if spec is None:
        return None
    absent = span[0] == span[1]
    replacement = (
        _inserted(spec, message, rule.part, context) if absent else _replacement(rule, message, span, words, context)
    )
    if replacement is not None and replacement == message.says(span):
        replacement = None
    if replacement is None and not spec.hint:
        return None
    if replacement is None:
        return _hint(_filled(spec.hint, words))
    return Fix(hint=_filled(spec.hint, words), replacement=replacement, safe=spec.safe)


@lru_cache(maxsize=1_024)
def _hint(hint: str) -> Fix:
    return Fix(hint=hint)


def mends_sentence(spec: FixSpec, message: Message, span: Span, words: Mapping[str, object]) -> bool:
    """Whether a fix changes a sentence as a whole, or cuts it: its stock words are all that it says, or a clause of it."""
    if span[1] - span[0] > _LONGEST:
        return False
    said = _recast(spec.recast, message.says(span)) if spec.recast else None
    if said is not None:
        return bool(said) or not _is_leaned_on(message, span[1])
    return spec.delete and _without(message, span, words) is not None


def _without(message: Message, span: Span, words: Mapping[str, object]) -> str | None:
    """A sentence without its stock words, "" where it says nothing else; None where it asks or tells, or the next leans on it."""
    start, end = span
    first, last = cast("Span", words["stock"])
    rest = _rest(message, start, end, words)
    if rest is not None:
        return rest.text if len(rest.text.split()) >= _LEAST_LEFT and _AND.of(message.lexicon).search(rest.joint) else None
    beside = len(message.low[start:first].split()) + len(message.low[last:end].split())
    stays = (
        beside > _MOST_BESIDE
        or intents.closes(message, span)
        or _is_leaned_on(message, end)
        or _tells_more(message, start, end, words)
    )
    return None if stays else ""


def _is_leaned_on(message: Message, end: int) -> bool:
    """Whether what follows a sentence cannot stand without it: “It …”, or signs that belong to it."""
    at = len(message.low) - len(message.low[end:].lstrip())
    follows = message.low[at : at + 1]
    leans = _POINTS_BACK.of(message.lexicon).match(message.low, at) is not None
    return bool(follows) and (leans or not follows.isalnum())


def _replacement(
    rule: Rule, message: Message, span: Span, words: Mapping[str, object], context: CheckContext
) -> str | None:
    spec = cast("FixSpec", rule.fix)
    marked = message.says(span)
    if spec.recast and (recast := _recast(spec.recast, marked)) is not None:
        return _in_place(recast, message, span, context)
    if spec.change:
        return CHANGES[spec.change](message, *span, context)
    if spec.delete:
        return _cut(rule, message, span, words)
    if spec.replace is not None:
        known = brief_words.filled(_filled(spec.replace, words), message, context)
        return None if known is None else like(marked, known)
    swapped = spec.swap.get(" ".join(message.low[slice(*span)].split())) if spec.swap is not None else None
    return swapped and _in_place(like(marked, swapped), message, span, context)


def _cut(rule: Rule, message: Message, span: Span, words: Mapping[str, object]) -> str | None:
    """What is left where marked words are to go."""
    if "stock" not in words:
        return None if rule.mark == "fix" else ""
    if rule.mark == "fix":
        return _without(message, span, words)
    rest = _rest(message, *span, words)
    return rest.text if rest else None if _tells_more(message, *span, words) else ""


def _in_place(new: str, message: Message, span: Span, context: CheckContext) -> str | None:
    """What is said instead: with a capital where the sentence begins; cut only where the sentence stands without it."""
    begins = any(first == span[0] for first, _ in message.sentences)
    if new:
        return with_capital(new) if begins and not message.text[span[0]].islower() else new
    return (cut_stock if begins else cut_adjective)(message, *span, context)


def _recast(patterns: Mapping[str, str], marked: str) -> str | None:
    """What to say instead by the first expression that matches the whole of the marked words; None without one."""
    said = " ".join(marked.replace("’", "'").split())
    matches = ((_expression(pattern).fullmatch(said), instead) for pattern, instead in patterns.items())
    recast = next((match.expand(instead) for match, instead in matches if match), None)
    return recast and like(marked, recast) + marked[len(marked.rstrip()) :]


@lru_cache(maxsize=4_096)  # more than the rules have; `re` itself remembers 512
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def is_part_of_a_name(message: Message, start: int, end: int) -> bool:
    """Whether words are no words to change: a capital inside a sentence (“Tindall & Foster”), or joined to others (“NP-15”)."""
    text = message.text
    marked = text[start:end]
    if text[end : end + 1] in ("-", "/") or text[max(0, start - 1) : start] in ("-", "/"):
        return True
    inside = any(first < start < last for first, last in message.sentences)
    if inside and marked.isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True  # “PPL Energy”
    return inside and marked.istitle() and marked[0] != "I" and text[:start].rstrip()[-1:] not in _ENDS


def _inserted(spec: FixSpec, message: Message, part: str, context: CheckContext) -> str | None:
    """The words that a rule puts in where a part is missing; None where they need a name that nobody gave."""
    if not spec.insert:
        return None
    if part == "greeting" and message.greeting:
        name = first_name(context.reader_name, message)
        return None if message.greeting_name or not name else f" {name}"
    if getattr(message, part, None) and "{question}" not in spec.insert:
        return None
    return brief_words.filled(spec.insert, message, context)


def _tells_more(message: Message, start: int, end: int, words: Mapping[str, object]) -> bool:
    """Whether a sentence that is to go says something besides its stock words: a fact, a figure, a name."""
    stock = words.get("stock")
    if not isinstance(stock, tuple):
        return False
    first, last = stock
    outside = ((start, max(start, first)), (min(end, last), end))
    kind = content_words.kinds(message.lexicon)
    return any(
        kind[word] == content_words.TELLING or any(map(str.isdigit, word))
        for a, b in outside for word in _TOKEN.findall(message.low, a, b)
    )


class _Rest(NamedTuple):
    """What is left of a sentence, and what joined it to what was cut, in small letters."""

    text: str
    joint: str


def _rest(message: Message, start: int, end: int, words: Mapping[str, object]) -> _Rest | None:
    """What a sentence says besides its stock words, where these are a clause at its beginning or at its end."""
    first, last = cast("tuple[int, int]", words["stock"])
    text, lexicon = message.text, message.lexicon
    leads = _AFTER_CUT.of(lexicon).match(message.low, last, end)
    if leads and _LITTLE.of(lexicon).fullmatch(message.low, start, first):
        rest = text[leads.end() : end]
        is_stock = _STOCK.of(lexicon).match(message.low, leads.end(), end) is not None
        return None if is_stock or len(rest.split()) < 3 else _Rest(with_capital(rest), leads.group())
    before = _BEFORE_CUT.of(lexicon).search(message.low, start, first)
    mark = text[last:end].strip() or text[last - 1]
    if before and len(text[start : before.start()].split()) > 2 and not any(map(str.isalnum, text[last:end])):
        return _Rest(text[start : before.start()] + (mark[0] if mark[0] in ".!?" else "."), before.group())
    return None


def _filled(text: str, words: Mapping[str, object]) -> str:
    if "{" in text:
        for key, value in words.items():
            text = text.replace("{" + key + "}", str(value))
    return text
