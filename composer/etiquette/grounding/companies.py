"""Firms, figures and links that the brief gives to the other one, or does not hold at all."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import STOP, BriefIndex, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.model import Brief
from composer.normalise import fold_letters

_FIRM: Final = re.compile(
    r"\b(?:at|with|for|from|join(?:ed|ing)?|left|leave)\s+(?P<name>[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|de|&)){0,3})"
)
_ROLE_OF_YOU: Final = re.compile(
    r"\b(?:you(?:r|'re|’re| are| were| work(?:ed)?| joined| lead| led| run| started)?)\b(?P<gap>[^.?!\n]{0,60}?)\b(?:at|for"
    r"|with|of)\s+\Z",
    re.IGNORECASE,
)


def company_swapped(message: Message, context: CheckContext) -> list[Hit]:
    """The sender's company given to the recipient, or the recipient's to the sender."""
    brief = context.brief
    if brief is None or not brief.sender.company or fold_letters(brief.sender.company) == fold_letters(brief.recipient.company):
        return []
    hits = [(*span, brief.recipient.company or "another company") for span in _said_of_you(message, brief.sender.company)]
    if brief.recipient.company:
        hits += [(*span, brief.sender.company) for span in _said_of_me(message, brief.recipient.company)]
    return sorted(hits)


def _places(message: Message, name: str) -> list[Span]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", message.text, re.IGNORECASE)]


_OF_YOU: Final = re.compile(
    r"\b(?:you (?:\w+ ){0,2}(?:work|worked|joined|lead|run|are|do|did|built|build|started|manage|use|wrote|gave)\b[^.?!]*"
    r"\b(?:at|for|with|of|in|to)|your (?:[\w'-]+ ){1,5}(?:at|with|for|of|in)|you're (?:[\w'-]+ ){0,4}(?:at|with|for|of)"
    r"|you at|joined|your colleagues? at|your team at|team at you) (?:the )?$"
)
_OF_ME: Final = re.compile(r"\b(?:i|i'm|i am|my|we|our|me|us)\b")
_YOUR_FIRM: Final = re.compile(r"\byour (?:company|employer|firm|team)[ ,]*$")
_YOUR_PART: Final = re.compile(r"'?s? (?:team|colleagues|role|job|work)")
_WHERE_YOU: Final = re.compile(r",? where you\b")


def _said_of_you(message: Message, company: str) -> list[Span]:
    found = []
    for start, end in _places(message, company):
        before = message.low[max(0, start - 70) : start]
        before = re.split(r"[.?!\n]", before)[-1]
        after = message.low[end : end + 30]
        of_you = _OF_YOU.search(before) and not _OF_ME.search(before)
        named = _YOUR_FIRM.search(before) or (before.endswith("your ") and _YOUR_PART.match(after))
        if of_you or named or _WHERE_YOU.match(after):
            found.append((start, end))
    return found


def _said_of_me(message: Message, company: str) -> list[Span]:
    found = []
    for start, end in _places(message, company):
        before = re.split(r"[.?!\n]", message.low[max(0, start - 70) : start])[-1]
        if re.search(
            r"\b(?:i'm|i am|i work|i'm working|i am working|i lead|i run|i joined|my (?:work|role|job|team|colleagues)|we're"
            r"|here|we)\b(?: [\w'-]+){0,6} (?:at|for|with|of|from) (?:the )?$",
            before,
        ) and not re.search(
            r"\byou|\b(?:interested|interest|position|role|opening|job) (?:\w+ ){0,2}(?:at|with)|\bapply|\bfan of|\bjoin", before
        ):
            found.append((start, end))
    return found


_COMMON_PLACES: Final = frozenset(
    "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december "
    "english german french spanish italian dutch swedish polish portuguese european american british asian african christmas "
    "easter linkedin google zoom teams skype twitter x facebook instagram whatsapp "
    "telegram slack youtube github email internet covid mr mrs ms dr prof hi hello dear best thanks cheers regards sincerely "
    "europe ok".split()
)


def unknown_company(message: Message, context: CheckContext) -> list[Hit]:
    """A company or organisation after “at”, “with”, “for” or “from” that the brief does not hold."""
    brief = context.brief
    if brief is None:
        return []
    known = context.brief_index
    hits = []
    for found in _FIRM.finditer(message.text):
        if found.start() < message.body[0] and message.greeting:
            continue
        words = words_of(found["name"])
        telling = [word for word in words if word not in STOP and word not in _COMMON_PLACES]
        if not telling or any(word in known.words or _held(word, known) for word in telling) or _initials(found["name"], brief):
            continue
        if message.signoff and found.start() >= message.signoff[0]:
            continue
        hits.append((*found.span("name"), found["name"]))
    return hits


def _held(word: str, known: BriefIndex) -> bool:
    """Whether the brief holds the word in another form (plural, verb ending)."""
    if word in known.words or word in known.text:
        return True
    stem = word.rstrip("s")
    return len(stem) > 3 and any(other.startswith(stem[:5]) for other in known.words)


def _initials(name: str, brief: Brief) -> bool:
    if not name.isupper():
        return False
    holders = [brief.recipient.company, brief.sender.company, *(fact.text for fact in brief.recipient.facts), brief.point]
    return any(name.casefold() in "".join(word[:1] for word in re.findall(r"\w+", text)).casefold() for text in holders if text)
