"""Meetings, talks and mutual friends that a text claims and its brief does not hold, or that it leaves unnamed."""

from __future__ import annotations

from typing import Final

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.lexicon import Wording

_MORE_MET: Final = Wording("acquaintance", "claims_common_time")
_MORE_MUTUAL: Final = Wording("acquaintance", "claims_their_friend")
_MET: Final = Wording("acquaintance", "claims_to_have_met")
_MUTUAL: Final = Wording("acquaintance", "claims_go_between")


_BRIEF_TELLS: Final = Wording("acquaintance", "brief_tells_of_meeting")
_BRIEF_REFERS: Final = Wording("acquaintance", "brief_tells_of_referral")


def false_acquaintance(message: Message, context: CheckContext) -> list[Hit]:
    """“When we met”, “our conversation” where the brief says stranger and holds no such thing."""
    brief = context.brief
    if brief is None or brief.relationship not in ("stranger", "follower", "mutual"):
        return []
    held = context.brief_index.text
    if _BRIEF_TELLS.of(message.lexicon).search(held):
        return []
    claims = [claim for pattern in (_MET, _MORE_MET) for claim in pattern.of(message.lexicon).finditer(message.low)]
    return [(*claim.span(), claim.group()) for claim in claims if claim.group() not in held]


def false_mutual(message: Message, context: CheckContext) -> list[Hit]:
    """A mutual friend or referral that the brief does not name."""
    brief = context.brief
    if brief is None or brief.mutual or brief.relationship == "mutual":
        return []
    if _BRIEF_REFERS.of(message.lexicon).search(context.brief_index.text):
        return []
    return [
        (*claim.span(), claim.group())
        for pattern in (_MUTUAL, _MORE_MUTUAL) for claim in pattern.of(message.lexicon).finditer(message.low)
    ]


def mutual_unnamed(message: Message, context: CheckContext) -> list[Hit]:
    """The brief has a mutual friend and the text does not name them."""
    brief = context.brief
    if brief is None or not brief.mutual or brief.relationship != "mutual" or not message.sentences:
        return []
    names = [word for word in words_of(brief.mutual) if word not in message.lexicon.words["names", "stop"]]
    if not names or any(name in words_of(message.text) for name in names):
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.mutual)]
