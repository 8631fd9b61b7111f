"""Links that the brief does not hold."""

from __future__ import annotations

from composer.etiquette.check_context import Situation
from composer.etiquette.document.message_parser import Message
from composer.etiquette.grounding.brief_index import Hit, address_of, known_of


def unknown_link(message: Message, situation: Situation) -> list[Hit]:
    """A link or handle that the brief does not hold."""
    brief = situation.brief
    if brief is None:
        return []
    known = known_of(brief)
    hits = []
    for start, end in message.links:
        address = address_of(message.text[start:end])
        if address not in known.links and not any(
            link.startswith(address) or address.startswith(link + "/") for link in known.links
        ):
            hits.append((start, end, message.text[start:end]))
    return hits
