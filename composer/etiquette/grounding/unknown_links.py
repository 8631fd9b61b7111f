"""Links that the brief does not hold."""

from __future__ import annotations

from composer.etiquette.brief_index import Hit, address_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message


def unknown_link(message: Message, context: CheckContext) -> list[Hit]:
    """A link or handle that the brief does not hold."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    hits = []
    for start, end in message.links:
        address = address_of(message.text[start:end])
        if address not in known.links and not any(
            link.startswith(address) or address.startswith(link + "/") for link in known.links
        ):
            hits.append((start, end, message.text[start:end]))
    return hits
