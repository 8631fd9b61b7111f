"""What a message owes its reader: who writes, a record, a postal address, a way to stop it."""

from __future__ import annotations

from typing import Final

from composer.etiquette.brief_index import Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.lexicon import Wording


def delicate(message: Message, context: CheckContext) -> list[Hit]:
    """The brief calls the matter delicate, and the channel is written."""
    brief = context.brief
    if brief is None or not brief.delicate or context.channel_facts.spoken:
        return []
    return [(message.start, message.start, context.channel_facts.title)]


def no_record(message: Message, context: CheckContext) -> list[Hit]:
    """The brief needs a record, and the channel keeps none."""
    brief = context.brief
    if brief is None or not brief.needs_record or context.channel_facts.keeps_record:
        return []
    return [(message.start, message.start, context.channel_facts.title)]


def sender_unnamed(message: Message, context: CheckContext) -> list[Hit]:
    """A first written message to a stranger that nowhere names its sender."""
    brief = context.brief
    if (
        brief is None
        or context.stage != "first"
        or brief.relationship in ("colleague", "friend", "client")
        or not message.sentences
    ):
        return []
    if any(name in words_of(message.text) for name in context.brief_index.sender):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.name)]


def no_postal_address(message: Message, context: CheckContext) -> list[Hit]:
    """Commercial mail without the sender's postal address."""
    brief = context.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell"):
        return []
    address = [word for word in words_of(brief.sender.address) if len(word) > 3]
    if address and sum(word in words_of(message.text) for word in address) * 2 >= len(address):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.address or "your postal address")]


_STOP_WAY: Final = Wording("disclosures", "way_to_stop")


def no_way_to_stop(message: Message, context: CheckContext) -> list[Hit]:
    """Commercial mail that does not say how to stop more of it."""
    brief = context.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell") or _STOP_WAY.of(message.lexicon).search(message.low):
        return []
    at = len(message.text.rstrip())
    return [(at, at, "")]
