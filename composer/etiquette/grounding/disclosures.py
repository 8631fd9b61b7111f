"""What a message owes its reader: who writes, a record, a postal address, a way to stop it."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.check_context import Situation
from composer.etiquette.document.message_parser import Message
from composer.etiquette.grounding.brief_index import Hit, known_of, words_of


def delicate(message: Message, situation: Situation) -> list[Hit]:
    """The brief calls the matter delicate, and the channel is written."""
    brief = situation.brief
    if brief is None or not brief.delicate or situation.channel.spoken:
        return []
    return [(message.start, message.start, situation.channel.title)]


def no_record(message: Message, situation: Situation) -> list[Hit]:
    """The brief needs a record, and the channel keeps none."""
    brief = situation.brief
    if brief is None or not brief.needs_record or situation.channel.keeps_record:
        return []
    return [(message.start, message.start, situation.channel.title)]


def sender_unnamed(message: Message, situation: Situation) -> list[Hit]:
    """A first written message to a stranger that nowhere names its sender."""
    brief = situation.brief
    if (
        brief is None
        or situation.stage != "first"
        or brief.relationship in ("colleague", "friend", "client")
        or not message.sentences
    ):
        return []
    if any(name in words_of(message.text) for name in known_of(brief).sender):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.name)]


def no_postal_address(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail without the sender's postal address."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell"):
        return []
    address = [word for word in words_of(brief.sender.address) if len(word) > 3]
    if address and sum(word in words_of(message.text) for word in address) * 2 >= len(address):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.address or "your postal address")]


_STOP_WAY: Final = re.compile(
    r"\bunsubscribe\b|\bopt[ -]?out\b|\b(?:prefer|rather|like|want|wish) (?:me )?(?:not to|no(?:t| more)|i (?:don't|didn't"
    r"|stop))\b|\b(?:say|tell|reply|write|send|answer)\b[^.?!\n]{0,25}\b(?:stop|no|so)\b|\bwon't (?:write|contact|bother"
    r"|mail)\b"
    r"|\bnot (?:write|contact|hear)\b|\bstop\b[^.?!\n]{0,40}\b(?:write|writing|mail|messages?)\b"
)


def no_way_to_stop(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail that does not say how to stop more of it."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell") or _STOP_WAY.search(message.low):
        return []
    at = len(message.text.rstrip())
    return [(at, at, "")]
