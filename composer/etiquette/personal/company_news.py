"""News of the reader's company that a letter to many would not hold: what happened there, whom it hires, which tools it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal import observations

_HAPPENED: Final = Spotter(
    r"\b{event}\b[^.?!\n]{0,60}\byour (?:\w+ )?{place}\b",
    r"\byour (?:\w+ )?{office}(?:'s)?\b[^.?!\n]{0,40}\b{happened}\b",
    words="company_news", needs="event happened",
)
_ASKED_WHETHER: Final = re.compile(r"\b(?:whether|if)\b[^.?!\n]{0,30}\Z")
_CONGRATULATES: Final = Spotter(
    r"\b{congratulates} (?:on|for|to) (?:your |the |you |[a-z]{2,}ing )(?P<rest>[^.?!\n]{4,90})",
    words="company_news", needs="congratulates",
)
_HIRING: Final = Spotter(
    r"\b(?:your|the) (?P<topic>[^.?!\n]{0,50}?){vacancy}(?: that| which)? (?:you|your team)(?:'ve| have|'re| are)? "
    r"(?:recently |just )?{advertised}\b",
    r"\b{hires}(?:'re| are| is)? (?:currently |now |still )?{hiring}(?: for)?(?P<topic2> [^.?!\n]{3,60})",
    words="company_news", needs="advertised hiring",
)
_TOOL: Final = Spotter(
    r"\b{works_with}(?:'re| are| is)?(?: all| also| both| already| still| currently| now)* {use}(?P<rest> [^.?!;,\n]{2,60})",
    words="company_news", needs="use",
)
# The company by its name, without “your”: “noticed Acme is hiring two bakers”, “40 open roles at Datawise”.
_BY_NAME: Final = Spotter(
    r"\b(?i:{learned})\b[^.?!\n]{0,25}?(?<![\[{<\w])(?!I\b)[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}(?:'s|’s)?(?: {branch})?"
    r"(?: is| are| has| have| just| recently| was| were| now| currently)* {news}(?P<rest>[^.?!\n]{3,80})",
    case=True, words="deeds", needs="learned",
)
_AFTER_EVENT: Final = Spotter(
    r"\b(?i:with|after|since|now that|before|during) (?:your |the )?(?:[A-Z][\w&.-]+ ){1,3}(?:\w+ ){0,2}{event}\b",
    r"\b\d+ (?:open|new) (?:roles|positions|jobs|vacancies) (?:at|with) [A-Z]\w+",
    case=True, words="deeds",
)


def find(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of news between two offsets."""
    if "your" in message.vocabulary:
        for hit in _HAPPENED.finditer(message, start, end):
            if not _ASKED_WHETHER.search(message.low, max(start, hit.start() - 40), hit.start()):
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
