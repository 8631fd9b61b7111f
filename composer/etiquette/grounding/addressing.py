"""Whose name stands in the greeting and after “I am”: the recipient's, nearly theirs, or somebody else's."""

from __future__ import annotations

from typing import Final

from composer.etiquette.brief_index import WORD, BriefIndex, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features.typography import MARKS
from composer.lexicon import Lexicon, Wording, per_language
from composer.model import Brief
from composer.normalise import fold_letters

_IAM: Final = Wording("addressing", "says_own_name")


def _greeted(message: Message) -> tuple[Span, list[tuple[str, Span]]]:
    span = message.greeting_name
    if not span:
        return (0, 0), []
    words = []
    for match in WORD.finditer(message.text, *span):
        word = fold_letters(match.group()).strip("'-")
        if word not in message.lexicon.words["addressing", "titles"]:
            words.append((word, match.span()))
    return span, words


_POLITE: Final = Wording("addressing", "polite_ending")


def _fits(word: str, names: tuple[str, ...], lexicon: Lexicon) -> bool:
    word = _POLITE.of(lexicon).sub("", word)
    return any(
        word == name or (len(word) == 1 and name.startswith(word)) or word in name.split("-") for name in names
    ) or _short_form(word, names, lexicon)


@per_language
def _short_forms(lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    """Forms of the same given name; both directions are accepted."""
    return tuple(frozenset(forms.split()) for forms in lexicon.group["addressing", "short_forms"])


def _short_form(word: str, names: tuple[str, ...], lexicon: Lexicon) -> bool:
    return any(word in forms and not forms.isdisjoint(names) for forms in _short_forms(lexicon))


def wrong_name(message: Message, context: CheckContext) -> list[Hit]:
    """The greeting names somebody else."""
    return _names(message, context, near=False)


def misspelt_name(message: Message, context: CheckContext) -> list[Hit]:
    """The greeting nearly names the recipient."""
    return _names(message, context, near=True)


def _names(message: Message, context: CheckContext, *, near: bool) -> list[Hit]:
    brief = context.brief
    span, words = _greeted(message)
    if not words or (MARKS["slot"](message) and any(a <= span[0] < b for a, b in MARKS["slot"](message))):
        return []
    names = context.brief_index.recipient
    if brief is not None and brief.third is not None and any(_fits(word, names, message.lexicon) for word, _ in words):
        names += words_of(brief.third.name)  # the two are introduced, and both are greeted
    if not any(map(_latin, names)) and any(_latin(word) for word, _ in words):
        return []  # another alphabet cannot be compared
    greeted = " ".join(word for word, _ in words)
    nobody = message.lexicon.words["addressing", "nobody"]
    stop = message.lexicon.words["names", "stop"]
    if not names or greeted in nobody or fold_letters(message.says(span)).replace(" ", "") in "".join(names):
        return []
    hits = []
    for word, where in words:
        if _fits(word, names, message.lexicon) or word in stop or word in nobody:
            continue
        closest = max(names, key=lambda name: _likeness(word, name))
        likely = _likeness(word, closest) >= 70
        if likely == near:
            proper = next(
                (part for part in context.reader_name.split() if fold_letters(part).strip(".,") == closest), context.reader_name
            )
            hits.append((*where, proper))
    if not near and hits:
        return [(hits[0][0], hits[-1][1], context.reader_name)]
    return hits


def _latin(word: str) -> bool:
    return any("a" <= char <= "z" for char in word)


def _likeness(word: str, name: str) -> float:
    from rapidfuzz.distance import OSA

    return 100.0 * float(OSA.normalized_similarity(word, name))


def wrong_sender(message: Message, context: CheckContext) -> list[Hit]:
    """“I'm X” where X is not the sender, or a sign-off with another name."""
    brief = context.brief
    if brief is None:
        return []
    names = context.brief_index.sender
    spans = [match.span("name") for match in _IAM.of(message.lexicon).finditer(message.text)]
    slots = MARKS["slot"](message)
    if message.signoff_name:
        start, end = message.signoff_name
        line = message.text.find("\n", start, end)
        spans.append((start, line if line > 0 else end))
    hits = []
    for span in spans:
        words = words_of(message.says(span))
        if not words or any(a <= span[0] < b for a, b in slots):
            continue
        first = words[0]
        if _fits(first, names, message.lexicon):
            continue
        if span == message.signoff_name or _is_person(message, span, brief, context.brief_index):
            hits.append((*span, brief.sender.name))
    return hits


def _is_person(message: Message, span: Span, brief: Brief, known: BriefIndex) -> bool:
    words = words_of(message.says(span))
    others = known.recipient + words_of(brief.mutual)
    if words[0] in message.lexicon.words["names", "capitalised"]:
        return False  # “I am Swedish”
    follows = message.text[span[1] : span[1] + 2]
    return any(word in others for word in words) or (
        words[0] not in known.words and follows[:1] in (",", ".", " ", "") and len(words[0]) > 2 and not words[0].isupper()
    )
