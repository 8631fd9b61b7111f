"""Meetings, talks and mutual friends that a text claims and its brief does not hold, or that it leaves unnamed."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import STOP, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message

_MORE_MET: Final = re.compile(
    r"\bour\s+(?:coffee|lunch|dinner|breakfast|drinks?|walk|evening|zoom|video call|phone call)\b|\btak(?:ing|e) my call\b"
    r"|\b(?:thanks?|thank you) for (?:your time|meeting|seeing|having) "
    r"(?:me\b|us\b|yesterday|today|last|on (?:monday|tuesday|wednesday|thursday|friday))"
    r"|\byou (?:told|promised|asked|wrote to) (?:me|us)\b|\bwhen you visited (?:me|us)\b|\blike last time\b"
    r"|\bwe (?:crossed paths|ran into each other|sat together|shared a (?:table|taxi|train|panel|drink)|had (?:coffee|lunch"
    r"|dinner)|(?:spoke|chatted|talked) briefly)\b|\b(?:great|good|nice|lovely|fun) catching up\b|\bwhere we left off\b"
    r"|\bit was (?:\w+ ){0,2}(?:pleasure|joy|fun|good|great|lovely|nice) (?:to )?(?:meet|see|chat|talk|speak|catch)(?:t?ing)?\b"
    r"|\bas (?:i )?promised\b"
    r"|\b(?:thanks|thank you)(?: again)? for (?:the|our) (?:\w+ )?(?:dinner|lunch|coffee|drinks?|chat|call|evening)\b"
)
_MORE_MUTUAL: Final = re.compile(
    r"\b(?:friend|colleague|acquaintance|contact|somebody|someone)s? "
    r"(?:that )?(?:we share|of ours|of yours|we both know|we have in common|in common|you know)\b"
    r"|\byour (?:friend|colleague|boss|neighbou?r|deputy|assistant|cousin|brother|sister|wife|husband|partner) "
    r"(?:[^.?!,;\n]{0,40} )?(?:told|said|says|sent|gave|suggested|mentioned|recommended|pointed)\b"
    r"|\b(?:one|some|two|three|several|many|a few|a couple) of your (?:\w+ ){0,2}?(?:colleagues|teammates|friends|students"
    r"|readers|clients|customers|neighbours|neighbors|partners)[^.?!,;\n]{0,30} "
    r"(?:told|said|sent|gave|suggested|mentioned|recommended|pointed)\b"
    r"|\byour (?:former|old|ex) (?:\w+ ){1,3}?(?:told|said|sent|gave|suggested|mentioned|recommended|pointed)\b"
)
_MET: Final = re.compile(
    r"\b(?:(?:great|nice|lovely|good|a pleasure|wonderful) (?:to (?:meet|see|have met|talk to|speak with)|meeting|seeing"
    r"|chatting(?: with)?|talking (?:to|with)|speaking (?:to|with)|catching up with) you"
    r"|(?:when|since|after) we (?:met|spoke|talked|chatted|last spoke)|we (?:met|spoke|talked|chatted) (?:at|in|on|last|about"
    r"|during|over)|as (?:we )?discussed|as i mentioned (?:when|on|in|at)|our (?:last |recent |earlier |previous "
    r")?(?:conversation|chat|call|meeting|discussion)"
    r"|following up on our|per our (?:conversation|call|chat)|remember me from)\b"
)
_MUTUAL: Final = re.compile(
    r"\b(?:our (?:mutual|shared|common) (?:friend|contact|acquaintance|connection)|(?:mutual|common) (?:friend|acquaintance)"
    r"|(?:suggested|recommended|said|mentioned|thought|told me) (?:that )?(?:i|we|you) (?:should |might |could |would "
    r")?(?:reach out|contact|write|get in touch|talk|speak|be)"
    r"|referred (?:me )?(?:to you )?by|introduced (?:me |us )?(?:to you )?by|gave me your (?:name|number|address|email"
    r"|contact))\b"
)


def false_acquaintance(message: Message, context: CheckContext) -> list[Hit]:
    """“When we met”, “our conversation” where the brief says stranger and holds no such thing."""
    brief = context.brief
    if brief is None or brief.relationship not in ("stranger", "follower", "mutual"):
        return []
    held = context.brief_index.text
    if re.search(r"\b(?:met|spoke|talked|chatted|conversation|same panel|worked together|sat next)\b", held) or re.search(
        r"\bwe\b", held
    ):
        return []
    claims = [found for pattern in (_MET, _MORE_MET) for found in pattern.finditer(message.low)]
    return [(*found.span(), found.group()) for found in claims if found.group() not in held]


def false_mutual(message: Message, context: CheckContext) -> list[Hit]:
    """A mutual friend or referral that the brief does not name."""
    brief = context.brief
    if brief is None or brief.mutual or brief.relationship == "mutual":
        return []
    if re.search(r"\b(?:suggested|recommended|introduced|referred|mutual|gave me)\b", context.brief_index.text):
        return []
    return [
        (*found.span(), found.group())
        for pattern in (_MUTUAL, _MORE_MUTUAL) for found in pattern.finditer(message.low)
    ]


def mutual_unnamed(message: Message, context: CheckContext) -> list[Hit]:
    """The brief has a mutual friend and the text does not name them."""
    brief = context.brief
    if brief is None or not brief.mutual or brief.relationship != "mutual" or not message.sentences:
        return []
    names = [word for word in words_of(brief.mutual) if word not in STOP]
    if not names or any(name in words_of(message.text) for name in names):
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.mutual)]
