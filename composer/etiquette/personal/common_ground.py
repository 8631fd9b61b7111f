"""What writer and reader share: a school, a place, a meeting, a person who links the two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_SHARED: Final = tuple(
    Spotter("common_ground", name)
    for name in (
        "both_share",
        "we_both",
        "fellow_of",
        "as_another",
        "another",
        "where_we_met",
        "i_also_did",
        "like_you",
        "same_place",
        "alumni_network",
        "i_did_too",
        "i_applied",
    )
)
_SERVES: Final = Wording("common_ground", "serves_all")
_TRADES: Final = Wording("common_ground", "is_in_trade")
_TRADE: Final = Wording("common_ground", "of_a_trade")
# A person who links the two; the name itself is looked for in the text as given.
_GO_BETWEEN: Final = Spotter("common_ground", "go_between", case=True)
_NAMES_US: Final = Wording("common_ground", "names_us")
_FRIEND: Final = Spotter("common_ground", "friend_named", case=True)
_HANDS_ON: Final = Wording("common_ground", "handed_on")


def find_common_ground(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of shared ground and of go-betweens between two offsets."""
    for pattern in _SHARED:
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
    nobody = message.lexicon.words["common_ground", "no_person"]
    sent_by = message.lexicon.group["common_ground", "sent_by"]
    for hit in _GO_BETWEEN.finditer(message, start, end):
        first = hit["name"].split()[0]
        if first.lower().strip("’'") in nobody or first.isupper():
            continue
        if _NAMES_US.of(message.lexicon).search(hit["after"].lower()):
            yield hit.span()
    for hit in _FRIEND.finditer(message, start, end):
        name = (hit["name"] or hit["name2"] or hit["name3"] or "").split()[0].lower().strip("’'")
        if name in nobody or name in content_words.empty(message.lexicon):
            continue
        sent = hit.group().lower().startswith(sent_by)
        if sent or not hit["name3"] or _HANDS_ON.of(message.lexicon).search((hit["after"] or "").lower()):
            yield hit.span()
