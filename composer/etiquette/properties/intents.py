"""What a sentence wants from the reader: a question, a request, an offer, a wish to connect, an ask, a pitch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_CURIOUS: Final = Spotter(
    r"\b{curious}\b",
    r"\b{eager} to {hear} (?:more |how|what|which|why|whether|if|where|when|your|about|from)\b",
    words="wishes",
)
_REQUEST: Final = Spotter(
    r"\blet (?:me|us) know\b|\bdo {answer}\b",
    r"\b(?:just |simply )?{bid} {bid_object}\b",
    r"\b(?:please|pls|plz|kindly) (?!{not_asked})\w+|\blet's \w+|\blmk\b|\brsvp\b",
    # a clause that begins with a verb: “here is my calendar, grab whatever slot works”
    r"[,;:–—-] (?:{politely},? ){0,2}{command} (?:{commanded}\b|[\"“])",
    r"\b(?:i'd|i would|we'd|we would) (?:really |greatly |very much |so )?{would}\b",
    r"\bwould (?:love|appreciate|like|welcome) (?:to|your|any|a|some|it)\b",
    r"\bwould (?:welcome|appreciate|love|value) (?:the |an |any )?(?:opportunity|chance) to (?:connect|learn|hear|follow)\b",
    r"\bhop(?:e|ing) (?:you (?:can|could|will|might|would|may)|to (?:hear|get|learn|find|connect|meet|talk|chat))\b",
    r"\b(?:get in touch|reach out|contact) (?:with )?(?:us|me)\b",
    r"\bany {opinion}\b[^\n]{0,200}\b(?:appreciated|welcome|helpful|great)\b",
    r"\b(?:can|could|may|might) i (?:ask|send|share|have|get|call)\b|\bfeel free to {free_to}\b",
    r"\bhere (?:\S+ )?is my (?:availability|calendar)\b",
    words="wishes",
)
# A sentence that begins with a verb: “Quote your best price”, “Ring me”.
_COMMAND: Final = Wording("wishes", r"[^\w\n]{0,6}(?:{politely},? ){0,3}{command} (?:{commanded}\b|[\"“])")
_STOPS_THE_MAIL: Final = Wording("parts", r"{footer}")
# How long an answer may be, or how welcome it is: “a yes or no would be plenty”, “grateful for a pointer”.
_WELCOME: Final = Spotter(
    r"\b(?:yes or (?:a )?no|one line|a line|one word|a word|a number|a sentence|a guess|either answer|any answer|any day)\b"
    r"[^.?!\n]{0,40}\b(?:do|enough|plenty|fine|help|helps|suits?|works?|welcome|lovely|great)\b",
    r"\b(?:grateful|thankful) for (?:a|any|your|the|some)\b",
    r"\b(?:looking for|need) (?:a yes|your (?:answer|reply|decision|view|approval))\b",
    r"\byour (?:thoughts?|views?|answer|opinion|advice|input) would (?:mean|help|be)\b|\bover to you\b|\bdo (?:say|tell|shout)\b",
)
_NO_REQUEST: Final = Spotter(r"\b{no_request}\b", words="wishes")
_PLAIN_REQUEST: Final = re.compile(r"\blet (?:me|us) know\b|\bplease (?:send|reply|let|share|tell)\b")
_OFFER: Final = Spotter(
    r"\b{willing} to {give}\b",
    r"\bif (?:you(?:'re| are)? {if_you}|{if_it})\b[^\n]{0,160}\b"
    r"(?:i|we|please|reply|let|can|will|send|share|get|contact|attached|just|feel)\b",
    r"\b(?:i|we)(?:'ll| will| can| could|'d be happy to| would be happy to)\b[^\n]{0,120}\b"
    r"if (?:you|it|they|any|that|this|useful|helpful|interest)",
    r"\bif [^\n.?!]{2,60}\b(?:helps?|useful|of use|of interest|welcome|suits?)\b[^\n.?!]{0,80}\b"
    r"(?:i|we)(?:'ll|'d| can| will| could)\b",
    r"\b(?:attached|available|here|below) if (?:interest|useful|helpful|you)",
    r"\bno (?:need to|obligation|worries if)\b[^\n]{0,80}\b(?:reply|answer|but)\b",
    words="wishes",
)
_CONNECT: Final = Spotter(
    r"\b{glad} (?:it )?(?:if (?:we|you) (?:could|can|would) |to (?:also )?){connect}\b",
    r"\b(?:let's|shall we|can we|could we|may we|may i|can i) connect\b|\bconnect(?:ing)? (?:with you|here|on linkedin|and)\b",
    r"\b(?:open to|worth) connecting\b|\b(?:add|adding|keep) you (?:to|in) my network\b|\bin your network\b",
    r"\bconnection request\b|\baccept my\b",
    words="wishes",
)
_ASK: Final = Spotter(
    r"\b{talk}\b[^\n]{0,40}\?",
    r"\b(?:15|20|30|45|ten|fifteen|twenty|thirty) ?(?:-|to|or)? ?\d*[ -]?min(?:ute)?s?\b",
    words="wishes",
)
_PITCH: Final = Spotter(
    r"\b(?:our|my) {wares} {does}\b|\bwe (?:help|offer|provide|specialise|specialize|work with)\b", words="wishes"
)


def _low(message: Message, span: Span) -> str:
    return message.low[span[0] : span[1]]


def is_question(message: Message, span: Span) -> bool:
    """Whether a sentence asks something, with or without a question mark."""
    said = _low(message, span)
    tail = said.rstrip("\"')]*_ !.")
    return tail.endswith("?") or ("?" in said[-5:])


def is_request(message: Message, span: Span) -> bool:
    """Whether a sentence explicitly asks the reader to do something; looking forward and thanks do not count."""
    if _COMMAND.of(message.lexicon).match(message.low, *span) or _WELCOME.search(message, *span):
        return True
    if not _REQUEST.search(message, *span):
        return _CURIOUS.search(message, *span) is not None
    if not _NO_REQUEST.search(message, *span):
        return True
    return _PLAIN_REQUEST.search(message.low, *span) is not None


def is_offer(message: Message, span: Span) -> bool:
    """Whether a sentence offers something on a condition."""
    return _OFFER.search(message, *span) is not None and "hesitate" not in message.low[slice(*span)]


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
    return [found.span() for start, end in spans for found in _ASK.finditer(message, start, end)]


def find_pitches(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Pitches of a product, service or deal."""
    return [found.span() for start, end in spans for found in _PITCH.finditer(message, start, end)]
