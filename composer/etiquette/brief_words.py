"""What the brief puts into a fix: the names of the two, what is asked, and a subject line in the user's own words."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.fix_changes import first_name, with_capital
from composer.lexicon import Wording

_NAMED: Final = re.compile(r"\{(name|sender|question|topic)\}")
_TOPIC: Final = Wording("structure", "topic_clause")
_SUBJECT: Final = 60  # characters of a subject line, as in the rule `long-subject`


def filled(text: str, message: Message, context: CheckContext) -> str | None:
    """The text with {name}, {sender}, {question} and {topic} filled in; None where the brief does not hold one of them."""
    if "{" not in text:
        return text
    known = {found: _word(found, message, context) for found in _NAMED.findall(text)}
    return _NAMED.sub(lambda match: known[match[1]], text) if all(known.values()) else None


def _word(name: str, message: Message, context: CheckContext) -> str:
    brief = context.brief
    if name == "name":
        return first_name(context.reader_name, message)
    if brief is None:
        return ""
    if name == "sender":
        return brief.sender.name
    question = brief.question.strip() if brief.question.strip().endswith("?") else ""
    if name == "question":
        return question
    point = brief.point.strip()
    clause = _TOPIC.of(message.lexicon).match(point.lower()) is not None  # “how you keep rye from tearing”
    return next((with_capital(topic) for topic in (point if clause else "", question) if 0 < len(topic) <= _SUBJECT), "")
