"""Claims about the two people and the message as a whole: facts used, meetings, friends, copies, what the law wants said."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from composer.etiquette.check_context import Situation
from composer.etiquette.document.message_parser import Message
from composer.etiquette.grounding import attribution
from composer.etiquette.grounding.brief_index import STOP, Hit, known_of, words_of
from composer.model import Brief

NEAR_COPY: Final = 85.0  # rapidfuzz ratio of words outside names from which two messages are the same text
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


def facts_used(message: Message, brief: Brief) -> tuple[str, ...]:
    """The facts of the brief that the text uses: at least half of the fact's telling words occur in it."""
    said = set(words_of(message.text[message.start :]))
    stems = {word[:5] for word in said}
    used = []
    for fact in brief.recipient.facts:
        telling = [word for word in words_of(fact.text) if word not in STOP and len(word) > 2]
        if telling and sum(1 for word in telling if word in said or word[:5] in stems) * 2 >= len(telling):
            used.append(fact.text)
    return tuple(used)


def no_fact_used(message: Message, situation: Situation) -> list[Hit]:
    """The brief holds facts about the reader and the text uses none."""
    brief = situation.brief
    if brief is None or not brief.recipient.facts or facts_used(message, brief) or not message.sentences:
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.recipient.facts[0].text)]


def false_acquaintance(message: Message, situation: Situation) -> list[Hit]:
    """“When we met”, “our conversation” where the brief says stranger and holds no such thing."""
    brief = situation.brief
    if brief is None or brief.relationship not in ("stranger", "follower", "mutual"):
        return []
    held = known_of(brief).text
    if re.search(r"\b(?:met|spoke|talked|chatted|conversation|same panel|worked together|sat next)\b", held) or re.search(
        r"\bwe\b", held
    ):
        return []
    claims = [found for pattern in (_MET, attribution.MORE_MET) for found in pattern.finditer(message.low)]
    return [(*found.span(), found.group()) for found in claims if found.group() not in held]


def false_mutual(message: Message, situation: Situation) -> list[Hit]:
    """A mutual friend or referral that the brief does not name."""
    brief = situation.brief
    if brief is None or brief.mutual or brief.relationship == "mutual":
        return []
    if re.search(r"\b(?:suggested|recommended|introduced|referred|mutual|gave me)\b", known_of(brief).text):
        return []
    return [
        (*found.span(), found.group())
        for pattern in (_MUTUAL, attribution.MORE_MUTUAL) for found in pattern.finditer(message.low)
    ]


def near_copy(message: Message, situation: Situation) -> list[Hit]:
    """Nearly the words that others were sent before."""
    if not situation.sent_before or message.words() < 12:
        return []
    from rapidfuzz import fuzz, process

    said = _bare(message.text[slice(*message.body)])
    best = process.extractOne(
        said, [_bare(text) for text in situation.sent_before], scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_COPY
    )
    if best is None:
        return []
    start, end = message.sentences[0][0], message.sentences[-1][1]
    return [(start, end, f"{best[1]:.0f} %")]


@lru_cache(maxsize=1024)  # the texts sent to others are the same for every draft
def _bare(text: str) -> str:
    """Small letters without names, figures and greeting, so that a changed name does not make a copy look new."""
    return " ".join(word.lower() for word in re.findall(r"[^\W\d_][\w'’-]*", text) if not word[:1].isupper() or word == "I")


def mutual_unnamed(message: Message, situation: Situation) -> list[Hit]:
    """The brief has a mutual friend and the text does not name them."""
    brief = situation.brief
    if brief is None or not brief.mutual or brief.relationship != "mutual" or not message.sentences:
        return []
    names = [word for word in words_of(brief.mutual) if word not in STOP]
    if not names or any(name in words_of(message.text) for name in names):
        return []
    at = message.sentences[0][0]
    return [(at, at, brief.mutual)]


def delicate(message: Message, situation: Situation) -> list[Hit]:
    """The brief calls the matter delicate, and the channel is written."""
    brief = situation.brief
    if brief is None or not brief.delicate or situation.channel.spoken:
        return []
    return [(message.start, message.start, situation.channel.title)]


def no_record(message: Message, situation: Situation) -> list[Hit]:
    """The brief needs a record, and the channel keeps none."""
    brief = situation.brief
    if brief is None or not brief.needs_record or situation.channel.keeps_record:
        return []
    return [(message.start, message.start, situation.channel.title)]


def sender_unnamed(message: Message, situation: Situation) -> list[Hit]:
    """A first written message to a stranger that nowhere names its sender."""
    brief = situation.brief
    if (
        brief is None
        or situation.stage != "first"
        or brief.relationship in ("colleague", "friend", "client")
        or not message.sentences
    ):
        return []
    if any(name in words_of(message.text) for name in known_of(brief).sender):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.name)]


def no_postal_address(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail without the sender's postal address."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell"):
        return []
    address = [word for word in words_of(brief.sender.address) if len(word) > 3]
    if address and sum(word in words_of(message.text) for word in address) * 2 >= len(address):
        return []
    at = len(message.text.rstrip())
    return [(at, at, brief.sender.address or "your postal address")]


_STOP_WAY: Final = re.compile(
    r"\bunsubscribe\b|\bopt[ -]?out\b|\b(?:prefer|rather|like|want|wish) (?:me )?(?:not to|no(?:t| more)|i (?:don't|didn't"
    r"|stop))\b|\b(?:say|tell|reply|write|send|answer)\b[^.?!\n]{0,25}\b(?:stop|no|so)\b|\bwon't (?:write|contact|bother"
    r"|mail)\b"
    r"|\bnot (?:write|contact|hear)\b|\bstop\b[^.?!\n]{0,40}\b(?:write|writing|mail|messages?)\b"
)


def no_way_to_stop(message: Message, situation: Situation) -> list[Hit]:
    """Commercial mail that does not say how to stop more of it."""
    brief = situation.brief
    if brief is None or not (brief.commercial or brief.purpose == "sell") or _STOP_WAY.search(message.low):
        return []
    at = len(message.text.rstrip())
    return [(at, at, "")]
