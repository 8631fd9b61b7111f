"""What writer and reader share: a school, a place, a meeting, a person who links the two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

# Each with words of which the message must hold one.
_SHARED: Final = tuple(
    (frozenset(guard.split()), Spotter(pattern, words="shared_ground"))
    for guard, pattern in (
        ("both share", r"\b(?:we|you and i|both of us|us) (?:both|share|all)\b( [^.?!;\n]{4,90})"),
        ("both each", r"\bwe(?:'re|'ve| are| have| were)? (?:both|each)\b( [^.?!;\n]{4,90})"),
        ("fellow", r"\bfellow ((?!\[|{roles}s?\b)[^.?!,;\n]{3,60})"),
        ("as", r"\bas (?:a|an|another) ([^.?!,;\n]{0,40}\b{fellow}\b[^.?!,;\n]{0,30})"),
        ("another", r"\bas another ([^.?!,;\n]{3,60})"),
        (
            "we you",
            (r"\b(?:we {we_did}|(?:met|saw|heard) you(?: speak| talk| present| play| sing| read)?|when you {you_did})\b"
            r"[^.?!\n]{0,40}?\b(?:at|in|during|on|after|over|near|from|for|next)\b( (?!{no_place})[^.?!;\n]{3,60})"),
        ),
        ("also too", r"\bi(?:'m|'ve|'d| am| have| was| had)? (?:also|too)\b( {i_also} [^.?!;\n]{4,80})"),
        ("like same", r"(?:^|[.!?,;–—\n] ?)(?:just )?(?:like you|same as you)\b,?( [^.?!;\n]{4,80})"),
        ("same", r"\bsame ({shared_place}\b[^.?!;\n]{0,60})"),
        ("alum alumna alumnus alumni", r"\b({alumni} {alumni_of})\b"),
        ("too", r"\bi {i_too}(?P<own>[^.?!\n]{0,50})\btoo\b"),
    )
)
_SERVES: Final = Wording("shared_ground", r" ?{serves}\b")
_TRADES: Final = Wording("shared_ground", r" ?{trades}\b")
_TRADE: Final = Wording("shared_ground", r"\b{trade}\b")
# A person who links the two; the name itself is looked for in the text as given.
_GO_BETWEEN: Final = Spotter(
    r"(?<![\w\[{<])(?P<name>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'.-]+){0,2})"
    r"(?:,? (?:from|at|of|who|our|my|a)\b[^,.?!\n]{0,40},?)?,? "
    r"(?:(?:has |had |kindly |also |once )?{passed_on})\b(?P<after>[^.?!\n]{0,80})",
    case=True, words="shared_ground", needs="passed_on",
)
_NAMES_US: Final = re.compile(
    r"\b(?:you|your|me|us)\b|\bi (?:should|might|could|ought|write|reach|contact|talk|get|ask|speak|look)\b"
)
_FRIEND: Final = Spotter(
    r"\b(?:mutual|common|shared) {friend}s?,?(?: is| was|:)? (?P<name>[^\W\d_a-z][\w’'-]+)",
    r"\b{by_word_of} (?:of|from|by) (?P<name2>[^\W\d_a-z][\w’'-]+)",
    r"\b{through} (?P<name3>[^\W\d_a-z][\w’'-]+ ?(?:[^\W\d_a-z][\w’'-]+)?)(?P<after>[^.?!\n]{0,80})",
    case=True, words="shared_ground", needs="friend by_word_of through",
)
_HANDS_ON: Final = Wording("shared_ground", r"\b(?:you|your|{hands_on})\b")
_SENT_BY: Final = ("introduced", "referred", "recommended", "suggested", "sent by", "friend", "pointed")


def find(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of shared ground and of go-betweens between two offsets."""
    for guard, pattern in _SHARED:
        if guard.isdisjoint(message.vocabulary):
            continue
        for hit in pattern.finditer(message, start, end):
            rest = next((text for text in hit.groups() if text), "")
            if not _is_of_the_trade(message, hit.span(), rest) and content_words.names_something(rest, message, hit.span()):
                yield hit.span()
    yield from _people(message, start, end)


def _is_of_the_trade(message: Message, span: Span, rest: str) -> bool:
    """Whether it is what all in a trade share: the same customers, the same industry."""
    if _SERVES.of(message.lexicon).match(rest):
        return True
    lexicon = message.lexicon
    of_trade = _TRADES.of(lexicon).match(rest) or _TRADE.of(lexicon).search(rest)
    return bool(of_trade) and not content_words.holds_name(message, span)


def _people(message: Message, start: int, end: int) -> Iterable[Span]:
    nobody = message.lexicon.words("shared_ground", "no_person")
    for hit in _GO_BETWEEN.finditer(message, start, end):
        first = hit["name"].split()[0]
        if first.lower().strip("’'") not in nobody and not first.isupper() and _NAMES_US.search(hit["after"].lower()):
            yield hit.span()
    for hit in _FRIEND.finditer(message, start, end):
        name = (hit["name"] or hit["name2"] or hit["name3"] or "").split()[0].lower().strip("’'")
        if name in nobody or name in content_words.empty(message.lexicon):
            continue
        sent = hit.group().lower().startswith(_SENT_BY)
        if sent or not hit["name3"] or _HANDS_ON.of(message.lexicon).search((hit["after"] or "").lower()):
            yield hit.span()
