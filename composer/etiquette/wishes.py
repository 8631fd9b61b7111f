"""What a sentence wants from the reader: a question, a request, an offer, a wish to connect, an ask, a pitch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation
from composer.etiquette.spotter import Spotter

_QUESTION_START: Final = re.compile(
    r"[\W_]*(?:(?:so|and|but|also|quick question|out of curiosity|by the way|if so|if not|one question)[,:—–-]*\s+)?"
    r"(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|may"
    r"|might|any chance|mind if)\b"
)
_CURIOUS: Final = Spotter(
    r"\b(?:curious|wonder(?:ing|ed)?|interested to (?:hear|know|learn)|(?:love|like|keen|glad|happy|eager) to (?:hear|know"
    r"|learn|understand) "
    r"(?:more |how|what|which|why|whether|if|where|when|your|about|from)|i'd (?:love|value|welcome|appreciate) your|do share"
    r"|care to)\b"
)
_REQUEST: Final = Spotter(
    r"\blet (?:me|us) know\b|\bplease (?!find|note|see|accept|don't|do not|forgive|excuse|be (?:aware|advised)|feel free to "
    r"(?:reach|contact|ask|call|get))\w+"
    r"|\b(?:kindly|do) (?:reply|respond|send|let|share|tell|advise|confirm|get|contact|call)\b|\b(?:just |simply )?(?:reply"
    r"|respond|send|drop|shoot|ping|text|message|email|call|"
    r"tell|give|contact|book|pick|grab|check|visit|click|connect|point|share|forward|sign|schedule|join) (?:me|us|back|to this"
    r"|with|yes|a|an|here|now|my|our|at|your|this|the|through|on|via)\b"
    r"|\b(?:i'd|i would|we'd|we would) (?:really |greatly |very much |so )?(?:love|like|appreciate|be (?:very |most |really "
    r"|extremely |so )?grateful|welcome|value|enjoy|be (?:very |most |really )?(?:happy|glad|delighted|thankful))\b"
    r"|\bwould (?:love|appreciate|like|welcome) (?:to|your|any|a|some|it)\b|\bwould (?:welcome|appreciate|love|value) (?:the "
    r"|an |any )?(?:opportunity|chance) to (?:connect|learn|hear|follow)\b|\bhop(?:e|ing) (?:you (?:can|could|will|might|would"
    r"|may)|to (?:hear|get|learn|find|connect|meet|talk|chat))\b"
    r"|\b(?:get in touch|reach out|contact) (?:with )?(?:us|me)\b|\bany (?:advice|thoughts|feedback|pointers|tips|help|insight"
    r"|suggestions?)\b.*\b(?:appreciated|welcome|helpful|great)\b"
    r"|\b(?:can|could|may|might) i (?:ask|send|share|have|get|call)\b|\bfeel free to (?:send|share|pass|forward|book|suggest"
    r"|pick|choose|decline|say)\b|\bhere (?:\S+ )?is my (?:availability|calendar)\b"
)
_NOT_REQUEST: Final = Spotter(
    r"\blook(?:ing)? forward\b|\bdon't hesitate\b|\bdo not hesitate\b|\bhesitate to\b|\bawait\b|\bhope to hear\b|\bhoping to "
    r"hear (?:from|back)\b|\bthank(?:s| you)\b"
)
_OFFER: Final = Spotter(
    r"\b(?:happy|glad|delighted|pleased|able|willing|free) to (?:share|send|show|help|walk|explain|tell|give|pass|introduce"
    r"|write|answer|provide|forward|put|meet|talk|chat|discuss|work|swap|trade|return)\b"
    r"|\bif (?:you(?:'re| are)? (?:interested|curious|up for|open|like|want|have|ever|need|think|would|find|can|could|prefer)"
    r"|you'd|it(?:'s| is| would| helps| sounds)?|that(?:'s| is| would| helps| sounds)?|this|useful|helpful|interesting|"
    r"interested|so|not|of interest|there)\b.{0,160}\b(?:i|we|please|reply|let|can|will|send|share|get|contact|attached|just"
    r"|feel)\b"
    r"|\b(?:i|we)(?:'ll| will| can| could|'d be happy to| would be happy to)\b.{0,120}\bif (?:you|it|they|any|that|this|useful"
    r"|helpful|interest)|\b(?:attached|available|here|below) if (?:interest|useful|helpful|you)"
    r"|\bno (?:need to|obligation|worries if)\b.{0,80}\b(?:reply|answer|but)\b"
)
_CONNECT: Final = Spotter(
    r"\b(?:love|like|glad|happy|great|nice|keen|hope|hoping|delighted|pleased|wanted|want|excited|honou?red|good|enjoy) (?:it "
    r")?(?:if (?:we|you) (?:could|can|would) |to (?:also )?)(?:connect|be connected|be in (?:your|touch)|stay in touch|"
    r"follow|have you in|add you|keep in touch|join|link up|be (?:part of|in) your)\b|\b(?:let's|shall we|can we|could we|may "
    r"we|may i|can i) connect\b|\bconnect(?:ing)? (?:with you|here|on linkedin|and)\b|\b(?:open to|worth) connecting\b"
    r"|\b(?:add|adding|keep) you (?:to|in) my network\b|\bin your network\b|\bconnection request\b|\baccept my\b"
)
_ASK: Final = Spotter(
    r"\b(?:call|chat|coffee|meeting|zoom|lunch|demo|catch[- ]up|skype|conversation)\b.{0,40}\?|\b(?:15|20|30|45|ten|fifteen"
    r"|twenty|thirty) ?(?:-|to|or)? ?\d*[ -]?min(?:ute)?s?\b"
)
_PITCH: Final = Spotter(
    r"\b(?:our|my) (?:product|platform|solution|services?|software|tool|app|agency|team|company|client) (?:helps?|can|will"
    r"|lets?|enables?|offers?|provides?|is|has)\b|\bwe (?:help|offer|provide|specialise|specialize|work with)\b"
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
    if not _REQUEST.search(message, *span):
        return _CURIOUS.search(message, *span) is not None
    said = _low(message, span)
    return not (_NOT_REQUEST.search(message, *span) and not re.search(
        r"\blet (?:me|us) know\b|\bplease (?:send|reply|let|share|tell)\b", said))


def is_offer(message: Message, span: Span) -> bool:
    """Whether a sentence offers something on a condition."""
    return _OFFER.search(message, *span) is not None


def is_wish_to_connect(message: Message, span: Span) -> bool:
    """Whether a sentence says that the writer would like to connect."""
    return _CONNECT.search(message, *span) is not None


def closes(message: Message, span: Span) -> bool:
    """Whether a sentence leads to an answer: question, request, offer; in a LinkedIn note also a wish to connect."""
    return (
        is_question(message, span) or is_request(message, span) or is_offer(message, span)
        or (message.channel in ("linkedin_note", "linkedin_message") and is_wish_to_connect(message, span))
    )


def find_closing(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """The first sentence of a part that leads to an answer; questions are looked for first, since they are plain to see."""
    sentences = [span for span in message.sentences if any(start <= span[0] < end for start, end in spans)]
    for test in (is_question, closes):
        for span in reversed(sentences):
            if test(message, span):
                return [span]
    return []


def find_asks(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """Asks for time, a job, a favour."""
    return [found.span() for start, end in spans for found in _ASK.finditer(message, start, end)]


def find_pitches(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """Pitches of a product, service or deal."""
    return [found.span() for start, end in spans for found in _PITCH.finditer(message, start, end)]
