"""Spelling and grammar, apart from etiquette: what Harper finds in a text, less what is no mistake in a letter to a person.

Harper flags every name and much that is taste. Kept are the kinds and rules that `words/proofreading.toml` does not leave out; a
word counts as misspelt only where a common word lies near, in no dialect of English (or in the one that is set), outside
greeting, signature, quotations and links, and where neither the brief nor the user's allowed words hold it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from composer.etiquette import dismissed_rules
from composer.etiquette.check import verdict
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import language_detection
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.harper_lints import Lint, lints, lints_in
from composer.lexicon import DEFAULT, Lexicons, default_lexicon, shipped_lexicons
from composer.model import Check, Finding, Fix
from composer.normalise import fold_letters
from composer.sorted_table import sorted_table

CRITERION: Final = "spelling"
_WORDS: Final = ("Spelling", "Typo")  # kinds of which the marked text is one misspelt word
_BOTH: Final = ("american", "british")  # the two that between them know the words of all
_NEAREST: Final = 2  # letters in which a misspelling may differ from the word that was meant
_COMMON: Final = 30  # how common that word must be, and by how much more so than what stands there (Zipf figure × 10)
_AHEAD: Final = 12
_A_WORD: Final = 35  # what is as common as this is no slip
_CONTRACTED: Final = 50  # “isn't”; only what is meant is asked, so a slip in one never counts as common
_SEEN: Final = 20  # a slip with a capital must be one that many make
_SHORTEST: Final = 4
_REASON: Final = "A slip in spelling or grammar is what a reader sees first; it says that the letter was not read again."
_SOURCE: Final = "Harper, an open spelling and grammar checker"


def with_proofreading(
    check: Check, text: str, context: CheckContext, *, dialect: str = "", lexicons: Lexicons | None = None,
    message: Message | None = None,
) -> Check:
    """A check with the slips of spelling and grammar after its findings; English alone is read.

    `dialect` is one of `settings.DIALECTS`; "" takes a word of any dialect for right. `message` is the text where it is taken
    apart already.
    """
    if check.language != DEFAULT:
        return check
    message = message or language_detection.read(text, context.channel, lexicons or shipped_lexicons(), check.language)
    taken = [(finding.start, finding.end) for finding in check.findings if finding.fix and finding.fix.replacement is not None]
    slips = [slip for slip in slips_in(message, context, dialect) if not _inside((slip.start, slip.end), taken)]
    if context.dismissed or context.allow:
        slips = dismissed_rules.without(slips, text, context.dismissed, context.allow)
    findings = (*check.findings, *slips)
    return replace(check, findings=findings, verdict=verdict(findings))


def slips_in(message: Message, context: CheckContext, dialect: str = "") -> list[Finding]:
    """What is misspelt or ungrammatical in a message, in order of place."""
    apart = [span for span in (message.greeting, message.signoff) if span]
    apart += [*message.links, *message.quotations, *message.signature]
    known = _known(context)
    found = [
        slip
        for lint in lints_in(message, dialect or _BOTH[0])
        if (slip := _slip(message, lint, dialect, known)) is not None and not _inside((slip.start, slip.end), apart)
    ]
    found.sort(key=lambda slip: (slip.start, -slip.end))
    return [slip for at, slip in enumerate(found) if at == 0 or slip.start >= found[at - 1].end]


def ready() -> None:
    """Load what proofreading needs (about a second), so that the first text need not wait for it."""
    lints("So it is.", _BOTH[0])


def _known(context: CheckContext) -> frozenset[str]:
    """Words that are names here, folded: of people and firms in the brief, and those that the user allows."""
    brief = context.brief
    said = [context.reader, *context.allow]
    if brief:
        said += [brief.sender.name, brief.sender.company, brief.recipient.name, brief.recipient.company, brief.mutual]
        said += [brief.third.name] if brief.third else []
    return frozenset(fold_letters(word) for text in said for word in text.replace("’", "'").split())


def _slip(message: Message, lint: Lint, dialect: str, known: frozenset[str]) -> Finding | None:
    start, end, words = lint.start, lint.end, default_lexicon().words
    marked = message.text[start:end]
    taken = lint.kind in words["proofreading", "kinds"] or lint.rule in words["proofreading", "mistakes_anyway"]
    if not marked.strip() or not taken or lint.rule in words["proofreading", "matters_of_taste"]:
        return None
    if lint.kind == "Spelling" or (lint.kind == "Typo" and len(marked) >= _SHORTEST):
        meant = _meant(message, (start, end), [new for _, new in lint.suggestions], dialect, known)
        return _finding("misspelling", message, (start, end), f"“{marked}” may be misspelt.", meant) if meant else None
    said = lint.message.replace("`", "“", 1)
    while "`" in said:
        said = said.replace("`", "”", 1).replace("`", "“", 1)
    return _finding("grammar", message, (start, end), said, _written(lint, marked))


def _finding(rule: str, message: Message, span: Span, said: str, meant: str | None) -> Finding:
    fix = Fix(hint="Read the sentence aloud.") if meant is None else Fix(hint="Take the word that you meant.", replacement=meant)
    marked = message.given[slice(*span)]
    return Finding(rule, CRITERION, "warning", *span, marked, said, _REASON, "convention", _SOURCE, fix)


def _written(lint: Lint, marked: str) -> str | None:
    """The marked words as the first suggestion writes them; None without one, or where it leaves a gap."""
    if not lint.suggestions:
        return None
    how, new = lint.suggestions[0]  # empty words where some are to go
    if how == "INSERT_AFTER":
        new = marked + new
    return new if new and new != marked and new == new.strip() else None


def _meant(message: Message, span: Span, suggested: Iterable[str], dialect: str, known: frozenset[str]) -> str | None:
    """The word that was meant; None where what stands there is a name, a term, or a word of another dialect."""
    word = message.text[slice(*span)]
    folded = fold_letters(word).replace("’", "'")
    elsewhere = _right_in(word.lower(), [other for other in _BOTH if other != (dialect or _BOTH[0])])
    if folded in known or _is_a_name(message, word, folded, span[0]) or (elsewhere and not dialect):
        return None
    suggested = [new for new in suggested if new.replace("'", "").isalpha()]
    marked = next((new for new in suggested if "'" in new and new.replace("'", "").lower() == folded), "")  # “dont”
    if marked:
        return marked.capitalize() if word[0].isupper() else marked
    common = 0 if "'" in folded or elsewhere else _common(folded)
    if not elsewhere and (common >= _A_WORD or _in_dictionary(folded) or (word[0].isupper() and common < _SEEN)):
        return None  # a word that Harper does not know, or perhaps a name
    nearest = 1 if word[0].isupper() else _NEAREST
    likely = [new for new in suggested if _far(folded, new.lower()) <= nearest and ("'" not in new or "'" in folded)]
    best = min(likely, key=lambda new: (_far(folded, new.lower()) * 10 - _common(new.lower())), default="")
    if _common(best.lower()) < max(_COMMON, common + _AHEAD):
        return None
    return best.capitalize() if word[0].isupper() else best


def _is_a_name(message: Message, word: str, folded: str, at: int) -> bool:
    """Whether it is written like a name or a term: short, with figures, with capitals inside a word or a sentence, or known."""
    letters = word.replace("'", "").replace("’", "")
    if len(word) < _SHORTEST or not letters.isalpha() or word[1:] != word[1:].lower():
        return True
    return word[0].isupper() and (not _begins_sentence(message, at) or any(folded in table for table in _names()))


def _right_in(word: str, dialects: Iterable[str]) -> bool:
    """Whether a dialect has the word."""
    return any(all(lint.kind not in _WORDS for lint in lints(word, dialect)) for dialect in dialects)


def _in_dictionary(word: str) -> bool:
    """Whether the tables have it, or its singular, as a noun, verb or adjective."""
    kinds = sorted_table("word_kinds.en.txt")
    lines = (kinds.first(one) for one in (word, word.removesuffix("s")))
    return any(not {"n", "v", "a", "r"}.isdisjoint(line.partition(" ")[2]) for line in lines if line)


def _begins_sentence(message: Message, at: int) -> bool:
    return any(start == at for start, _ in message.sentences)


def _far(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other))


def _common(word: str) -> int:
    if "'" in word:
        return _CONTRACTED
    line = sorted_table("word_kinds.en.txt").first(word)
    return int(line.split(" ", 1)[0]) if line else 0


def _names() -> tuple[Any, ...]:
    return (sorted_table("names.txt", "\t"), sorted_table("proper_names.en.txt", "\t"))


def _inside(span: Span, apart: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in apart)
