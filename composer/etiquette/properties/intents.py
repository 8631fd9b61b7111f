"""What a sentence wants from the reader: a question, a request, an offer, a wish to connect, an ask, a pitch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_CURIOUS: Final = Spotter("intents", "wonders")
_REQUEST: Final = Spotter("intents", "request")
# A sentence that begins with a verb: “Quote your best price”, “Ring me”.
_COMMAND: Final = Wording("intents", "command_first")
_STOPS_THE_MAIL: Final = Wording("parts", "stops_the_mail")
# How long an answer may be, or how welcome it is: “a yes or no would be plenty”, “grateful for a pointer”.
_WELCOME: Final = Spotter("intents", "welcome_answer")
_NO_REQUEST: Final = Spotter("intents", "looks_forward")
_PLAIN_REQUEST: Final = Wording("intents", "plain_request")
_OFFER: Final = Spotter("intents", "offer")
_HESITATE: Final = Wording("intents", "no_offer")
_CONNECT: Final = Spotter("intents", "wish_to_connect")
_ASK: Final = Spotter("intents", "asks_for_time")
_PITCH: Final = Spotter("intents", "pitch")


def _low(message: Message, span: Span) -> str:
    return message.low[span[0] : span[1]]


def is_question(message: Message, span: Span) -> bool:
    """Whether a sentence asks something, with or without a question mark."""
    sentence = _low(message, span)
    tail = sentence.rstrip("\"')]*_ !.")
    return tail.endswith("?") or ("?" in sentence[-5:])


def is_request(message: Message, span: Span) -> bool:
    """Whether a sentence explicitly asks the reader to do something; looking forward and thanks do not count."""
    if _COMMAND.of(message.lexicon).match(message.low, *span) or _WELCOME.search(message, *span):
        return True
    if not _REQUEST.search(message, *span):
        return _CURIOUS.search(message, *span) is not None
    if not _NO_REQUEST.search(message, *span):
        return True
    return _PLAIN_REQUEST.of(message.lexicon).search(message.low, *span) is not None


def is_offer(message: Message, span: Span) -> bool:
    """Whether a sentence offers something on a condition."""
    return _OFFER.search(message, *span) is not None and _HESITATE.of(message.lexicon).search(message.low, *span) is None


def is_wish_to_connect(message: Message, span: Span) -> bool:
    """Whether a sentence says that the writer would like to connect."""
    return _CONNECT.search(message, *span) is not None


def closes(message: Message, span: Span) -> bool:
    """Whether a sentence leads to an answer: question, request, offer; in a LinkedIn note also a wish to connect."""
    if _STOPS_THE_MAIL.of(message.lexicon).search(message.low, *span):
        return False
    return (
        is_question(message, span) or is_request(message, span) or is_offer(message, span)
        or (message.channel in ("linkedin_note", "linkedin_message") and is_wish_to_connect(message, span))
    )


def find_closing(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The first sentence of a part that leads to an answer; questions are looked for first, since they are plain to see."""
    sentences = [span for span in message.sentences if any(start <= span[0] < end for start, end in spans)]
    for test in (is_question, closes):
        for span in reversed(sentences):
            if test(message, span):
                return [span]
    return []


def find_asks(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Asks for time, a job, a favour."""
    return [match.span() for start, end in spans for match in _ASK.finditer(message, start, end)]


def find_pitches(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Pitches of a product, service or deal."""
    return [match.span() for start, end in spans for match in _PITCH.finditer(message, start, end)]
