"""News of the reader's company that a letter to many would not hold: what happened there, whom it hires, which tools it uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal import observations
from composer.lexicon import Wording

_HAPPENED: Final = Spotter("company_news", "happened_to_yours")
_ASKED_WHETHER: Final = Wording("company_news", "asked_whether")
_CONGRATULATES: Final = Spotter("company_news", "congratulated")
_HIRING: Final = Spotter("company_news", "hiring_news")
_TOOL: Final = Spotter("company_news", "tool_used")
# The company by its name, without “your”: “noticed Acme is hiring two bakers”, “40 open roles at Datawise”.
_BY_NAME: Final = Spotter("actions", "news_by_name", case=True)
_AFTER_EVENT: Final = Spotter("actions", "after_event", case=True)


def find_company_news(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of news between two offsets."""
    if message.holds("pronouns", "your"):
        for hit in _HAPPENED.finditer(message, start, end):
            if not _ASKED_WHETHER.of(message.lexicon).search(message.low, max(start, hit.start() - 40), hit.start()):
                yield hit.span()
    for hit in _CONGRATULATES.finditer(message, start, end):
        if content_words.names_something(hit["rest"], message, hit.span()):
            yield hit.span()
    for hit in _HIRING.finditer(message, start, end):
        if content_words.names_something(hit["topic"] or hit["topic2"] or "", message, hit.span()):
            yield hit.span()
    for hit in _BY_NAME.finditer(message, start, end):
        if content_words.count(hit["rest"].lower(), message.lexicon) >= 1 or any(char.isdigit() for char in hit["rest"]):
            yield hit.span()
    for hit in _AFTER_EVENT.finditer(message, start, end):
        yield hit.span()
    yield from _tools(message, start, end)


def _tools(message: Message, start: int, end: int) -> Iterable[Span]:
    low = message.low
    for hit in _TOOL.finditer(message, start, end):
        asked = low.find("?", hit.end(), hit.end() + 80)
        stopped = low.find(".", hit.end(), hit.end() + 80)
        if asked >= 0 and (stopped < 0 or asked < stopped):
            continue
        if not observations.is_wished(message, start, hit.start()) and content_words.holds_name(message, hit.span("rest")):
            yield hit.span()
