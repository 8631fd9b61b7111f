"""Links that count: each address once, not the reader's own site, not a link that only stops the mail; shortened links."""

from __future__ import annotations

from typing import Final

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.document.spans import inside
from composer.lexicon import Wording

FEW_SIGNED: Final = 2  # links of a signature: a page and a profile; more are a shop window
_SHORTENED: Final = Wording("features", "shortened_link")
_UNSUBSCRIBE: Final = Wording("features", "stops_mail")
_SENT_TO: Final = Wording("features", "sends_to_page")
_YOUR_SITE: Final = Wording("features", "your_site")


@kept
def shortened(message: Message) -> list[Span]:
    """Links that hide where they lead."""
    return [span for span in message.links if _SHORTENED.of(message.lexicon).fullmatch(message.low, *span)]


@kept
def different(message: Message) -> list[Span]:
    """First places of links that count."""
    seen: set[str] = set()
    own: set[str] = set()
    counted = []
    in_signature = inside(message.signature)
    spared = sum(in_signature(start) for start, _ in message.links) <= FEW_SIGNED
    for start, end in message.links:
        if spared and in_signature(start):
            continue
        address = _bare(message.low[start:end])
        domain = address.partition("/")[0]
        if address in seen or domain in own:
            continue
        if _UNSUBSCRIBE.of(message.lexicon).search(_line_of(message, start, end)):
            continue
        if _is_the_readers(message, start):
            own.add(domain)
            continue
        written_out = "/" in address or message.low.startswith(("http", "www."), start)
        if not written_out and (not _leads_there(message, start, end) or _stands_elsewhere(message, domain, start)):
            continue
        seen.add(address)
        counted.append((start, end))
    return counted


def _line_of(message: Message, start: int, end: int) -> str:
    """What stands around a link on its own line."""
    last = message.text.find("\n", end, end + 30)
    return message.low[max(message.text.rfind("\n", 0, start) + 1, start - 80) : last if last >= 0 else end + 30]


def _bare(link: str) -> str:
    return link.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _is_the_readers(message: Message, start: int) -> bool:
    return (
        (message.greeting is not None and start < message.greeting[1])
        or (message.subject is not None and start < message.subject[1])
        or _YOUR_SITE.of(message.lexicon).search(message.low[max(0, start - 60) : start]) is not None
    )


def _leads_there(message: Message, start: int, end: int) -> bool:
    """Whether a bare domain is to be followed: it stands alone on its line, or after words that send the reader there."""
    line = message.text.rfind("\n", 0, start) + 1
    after = message.text[end : end + 40].partition("\n")[0]
    if not message.text[line:start].strip(" -–—*•>→:") and not after.strip(" .,;!"):
        return True
    return _SENT_TO.of(message.lexicon).search(message.low, max(line, start - 40), start) is not None


def _stands_elsewhere(message: Message, domain: str, start: int) -> bool:
    """Whether a bare domain is written out as a link in another place."""
    return any(message.low[a:b] == domain for a, b in message.links if a != start)
