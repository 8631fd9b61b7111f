"""Articles that haste leaves out: “for small quarry”, “become glazier”, “join choir”, “come to repair café”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.noun_phrases import NounPhrase, noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund_opening
from composer.drafting.reading.grammar.word_classes import closed, nouns, verbs

_SUBORDINATE: Final = re.compile(
    r"\b(?P<word>if|when|once|until|because|as soon as|in case|before|after|while) (?P<clause>[a-z][^,.;:!?()]*)"
)
_LEADING: Final = frozenset(["for", "as", "with", "become", "becoming", "want", "need"])
_OURS: Final = frozenset(["to", "at", "join", "joining", "visit", "attend", "judge"])
_ABSTRACT: Final = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ity|ance|ence|ism|ing|age|ure|ship|hood|cy|th|ics|logy|graphy)$")


def countable(head: str) -> bool:
    """Whether a singular noun surely needs an article: a person, a group, a place, an event, a work."""
    if not head or head in nouns("mass", "bare_behind_preposition", "bare_meal") or lexicon.is_plural(head):
        return False
    if head in nouns("kin_by_name"):
        return False
    if lexicon.is_person(head):
        return True
    known = set(lexicon.kind(head))
    listed = head in nouns("event", "offer", "job", "joint_plan", "company", "thing")
    return (listed or (bool(known & set("GLw")) and "T" not in known)) and not (_ABSTRACT.match(head) and not listed)


def with_articles(text: str, purpose: str) -> str:
    """The text with “a” (in an invitation “our”) before the bare nouns behind “for”, “as”, “with”, “become”, “join”."""
    place = 0
    while True:
        found = [token for token in tokens(text) if token.is_word and token.start >= place]
        change = next(
            ((token, word) for token in found if (word := _article_behind(text, token.lower, token.end, purpose))), None
        )
        if change is None:
            return text
        token, word = change
        text = f"{text[: token.end + 1]}{word} {text[token.end + 1 :]}"
        place = token.end + len(word) + 2


def with_clause_articles(text: str) -> str:
    """“if water test is fine” → “if the water test is fine”: a bare subject behind “if”, “when”."""
    return _SUBORDINATE.sub(lambda found: f"{found['word']} {_with_the(found['clause'])}", text)


def _with_the(clause: str) -> str:
    found = tokens(clause)
    verb = finite_verb(found)
    if not verb or not clause[:1].islower():
        return clause
    phrase = noun_phrase(clause[: found[verb].start].strip())
    small = closed("determiner", "preposition", "object_pronoun", "question_word", "adverb", "quantity", "nominative")
    if found[0].lower in small or not phrase.bare or "T" in lexicon.kind(phrase.head) or not lexicon.is_noun(phrase.head):
        return clause
    sure = countable(phrase.head) or (verb > 1 and not _ABSTRACT.match(phrase.head))
    return f"the {clause}" if sure and verb == len(phrase.modifiers) + 1 else clause


def _article_behind(text: str, word: str, end: int, purpose: str) -> str:
    ours = purpose == "invite" and word in _OURS
    if word not in _LEADING and not ours and word != "join":
        return ""
    rest = text[end + 1 :]
    if text[end : end + 1] != " " or not rest[:1].islower():
        return ""
    phrase = noun_phrase(rest)
    first = rest.split(maxsplit=1)[0].lower()
    if first in closed("determiner", "preposition", "object_pronoun", "question_word", "adverb", "quantity", "nominative"):
        return ""
    if not phrase.bare or not _closes(rest, phrase) or not countable(phrase.head) or phrase.head in closed("auxiliary"):
        return ""
    if word == "to" and re.search(r"\b(?:need|needs|have|has|want|wants|free|able|how|like|ready|used|going) $", text[: end - 2]):
        return ""
    if word in ("for", "to", "with") and (gerund_opening(rest) or (word == "to" and base_opening(rest))):
        return ""
    if word == "as" and re.search(rf"\b{re.escape(phrase.head)} of\b", rest):
        return ""  # “as chair of the board”
    if ours or (word in ("join", "joining") and purpose in ("invite", "hire")):
        return "our"
    return lexicon.article(with_article(phrase, "a").removeprefix("a ").removeprefix("an "))


def _closes(rest: str, phrase: NounPhrase) -> bool:
    """Whether the noun that was found ends its phrase: nothing follows but a mark or a small word."""
    found = re.search(rf"\b{re.escape(phrase.head)}\b", rest, re.IGNORECASE)
    after = rest[found.end() :].strip() if found else ""
    return found is not None and (not after or not after[0].isalnum() or not after.split()[0][0].isupper())


def takes_object_article(lemma: str, head: str) -> bool:
    """Whether a verb's bare object is given “a”: surely behind “offer” and “need”, else where the noun is countable."""
    return lemma in verbs("takes_article") or (lemma in verbs("makes") and countable(head))
