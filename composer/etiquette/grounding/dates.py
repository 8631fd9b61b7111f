"""Days and months that the brief does not hold."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.lexicon import Wording

_DATE: Final = Wording("dates", "date")


def unknown_date(message: Message, context: CheckContext) -> list[Hit]:
    """A day or a month that the brief does not hold; weekdays and years are left to other checks."""
    brief = context.brief
    if brief is None:
        return []
    held = context.brief_index
    days = {(fact.date.day, fact.date.month) for fact in brief.recipient.facts if fact.date}
    months = {month for _, month in days}
    order = message.lexicon.group["dates", "month_keys"]
    hits = []
    for match in _DATE.of(message.lexicon).finditer(message.low, message.body[0], message.end):
        name = next(match[key] for key in ("m1", "m2", "m3") if match[key])
        number = order.index(name[:3]) + 1
        day = int(match["d1"] or match["d2"] or 0)
        month_held = re.search(rf"\b{name[:3]}", held.text) is not None
        if (day, number) in days or (not day and number in months) or (month_held and (not day or str(day) in held.numbers)):
            continue
        hits.append((*match.span(), message.text[match.start() : match.end()]))
    return hits
