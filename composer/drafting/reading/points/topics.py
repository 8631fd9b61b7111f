"""Noun phrases as points, bare or after “about” and “for”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.clauses import opens_with_subject
from composer.drafting.reading.grammar.details import dated, with_details
from composer.drafting.reading.grammar.noun_phrases import NounPhrase, noun_phrase, with_article
from composer.drafting.reading.grammar.tokens import lower_first, tokens
from composer.drafting.reading.grammar.verb_phrases import gerund_opening
from composer.drafting.reading.grammar.word_classes import nouns
from composer.drafting.reading.points.noun_frames import is_role
from composer.drafting.reading.points.noun_sayings import noun_sayings
from composer.drafting.reading.points.parts import Parts, SpeechAct, framed
from composer.drafting.reading.points.point_forms import PointForm, Typed
from composer.drafting.reading.points.thanks import thanks
from composer.drafting.reading.points.told import stated
from composer.drafting.reading.points.wishes import doing

_ACTS: Final[dict[str, SpeechAct]] = {
    "offered": "offer",
    "have": "offer",
    "pitch": "offer",
    "wanted": "request",
    "meeting": "wish",
    "outing": "wish",
    "seek": "wish",
    "applied": "wish",
    "joint": "wish",
    "role": "statement",
    "reason": "refusal",
}
_BY_PURPOSE: Final[dict[str, SpeechAct]] = {
    "thank": "thanks",
    "decline": "refusal",
    "update": "news",
    "invite": "wish",
    "job": "wish",
    "learn": "wish",
}
_WHOM: Final = re.compile(r"^(?P<np>[^:]+):\s+(?P<rest>.+)$")


def noun(typed: Typed, purpose: str) -> Parts:
    """“a panel on wind farms, 12 November”, “night nurse, 60 %”."""
    made = (
        _of_sender_as(typed.body, purpose)
        or _some_time(typed.body, purpose)
        or _interested(typed.body, purpose)
        or _discount(typed.body, purpose)
    )
    if made is not None:
        return made
    name, sayings, topic = noun_sayings(_guest(typed.body, purpose), purpose)
    form: PointForm = "for" if typed.form == "for" else "noun_phrase"
    return Parts(form, sayings, _ACTS.get(name, _BY_PURPOSE.get(purpose, "statement")), topic=topic)


_AS: Final = re.compile(r"^as (?P<np>(?:an?|the|your|our|my|one of|another|fellow)\b.+)$", re.IGNORECASE)
_TIME: Final = re.compile(
    r"^(?P<much>(?:about |just |maybe |only |around )?(?:\d+|five|ten|fifteen|twenty|thirty|forty|half an?|an?|a few|one|"
    r"two|a quarter of an?)"
    r"[ -](?:minutes?|hours?|hour or two|quarter of an hour))(?P<rest> (?:on|about|to|with|over|of|for|next|this|in|at|by)\b.*)$",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"^(?P<much>(?:[€$£]?\d+ ?(?:%|per cent|euros?|pounds?|dollars?)?|half price|free \w+) (?:off|discount on|on|"
    r"for))(?P<rest> .+)$",
    re.IGNORECASE,
)
_GUEST: Final = re.compile(r"^(?P<what>(?:our|my|the) [^,]+), as (?P<role>(?:an?|the|our) [^,]+)$", re.IGNORECASE)


def _of_sender_as(text: str, purpose: str) -> Parts | None:
    """“as your new neighbour”: who the sender is; where one is sought or invited, whom the reader would be."""
    found = _AS.match(text)
    if found is None:
        return None
    np = found["np"]
    if purpose in ("hire", "invite") and not re.match(r"your\b", np, re.IGNORECASE):
        lead = "I'd like to have you" if purpose == "hire" else "I'd like to invite you"
        return Parts("noun_phrase", (f"{lead} as {np}", f"would you like to join us as {np}?"), "wish")
    if purpose in ("job", "partner"):
        return Parts(
            "noun_phrase",
            (f"I'd like to work with you as {np}" if purpose == "partner" else f"I'd like to work as {np}",),
            "wish",
        )
    return Parts("noun_phrase", (f"I'm {np}", f"I'm writing as {np}"), topic=np)


def _interested(text: str, purpose: str) -> Parts | None:
    """“interest in your folding canoe” → “I'm interested in your folding canoe”."""
    found = re.match(r"(?:(?:an?|my|strong|keen|great) )*interest in (?P<np>.+)$", text, re.IGNORECASE)
    if found is None or purpose not in ("connect", "learn", "job", "partner"):
        return None
    return Parts(
        "noun_phrase", (f"I'm interested in {found['np']}", f"I'm writing about {found['np']}"), "wish", topic=found["np"]
    )


def _some_time(text: str, purpose: str) -> Parts | None:
    """“15 minutes on how you dye wool”."""
    found = _TIME.match(text)
    if found is None or purpose in ("sell", "invite", "update", "decline", "thank"):
        return None
    much, rest = found["much"], found["rest"]
    with_you = "" if re.match(r" (?:of|with) you", rest) else " with you"
    return Parts(
        "noun_phrase",
        (f"I'd like {much}{with_you}{rest}", f"could I have {much}{' of your time' if with_you else ''}{rest}?"),
        "request",
        topic=f"{much}{rest}",
    )


def _discount(text: str, purpose: str) -> Parts | None:
    """“15% off first order of wax” is an offer to the reader."""
    found = _OFF.match(text) if purpose == "sell" else None
    if found is None:
        return None
    rest = re.sub(r"^ (?=(?:first|next|second|whole|entire) \w)", " your ", found["rest"])
    rest = re.sub(r"^ (?=(?:orders?|bookings?|purchases?)\b)", " your ", rest)
    said = f"{found['much']}{rest}"
    return Parts("noun_phrase", (f"I'd like to offer you {said}", f"I'm writing to offer you {said}"), "offer", topic=said)


def _guest(text: str, purpose: str) -> str:
    """“our evening on fog, as a speaker” → “… as a speaker” right behind the invitation."""
    found = _GUEST.match(text) if purpose == "invite" else None
    return f"{found['what']} as {found['role']}" if found else text


def about(typed: Typed, purpose: str) -> Parts:
    """“about the leak”, “re: your mural”, “about opening a shop together”."""
    body = typed.body
    if purpose == "invite" and gerund_opening(body):
        return replace(doing(Typed("gerund", body), purpose), form="about")
    if opens_with_subject(tokens(body)):
        return replace(stated(Typed("sentence", body), purpose), form="about")
    asking = re.match(r"(?:how|what|why|which|who|where|when|whether)\b", body)
    topic = body if asking or gerund_opening(body) else _as_topic(noun_phrase(body), purpose)
    name = "about_yours" if purpose == "learn" and re.search(r"\byours?\b", topic) else "about"
    act: SpeechAct = "thanks" if purpose == "thank" else "wish" if purpose == "learn" else "statement"
    return Parts("about", framed(purpose, name, topic=topic), act, topic=topic)


def _as_topic(phrase: NounPhrase, purpose: str) -> str:
    definite = purpose in ("update", "thank", "reconnect") or re.search(rf"\b{re.escape(phrase.head)} of\b", phrase.text)
    said = with_article(phrase, "the" if definite else "a") if phrase.bare else lower_first(phrase.text)
    return with_details(dated(said), phrase.details)


def for_what(typed: Typed, purpose: str) -> Parts:
    """“for the post of deputy head”, “for lending us the tent”, “for bakeries: ovens on loan”."""
    body = typed.body
    if purpose == "thank":
        return thanks(Typed("for", f"|{body}"), purpose)
    whom = _WHOM.match(body) if purpose == "sell" else None
    if whom:
        return Parts("for", framed("sell", "for_whom", np=whom["np"], rest=whom["rest"]), "offer", topic=body)
    phrase = noun_phrase(body)
    if purpose == "sell" and phrase.plural and (phrase.head in nouns("company") or is_role(phrase)):
        return Parts("for", framed("sell", "for_reader", np=phrase.text), "offer")
    if gerund_opening(body):
        return replace(about(Typed("about", body), purpose), form="for")
    made = noun(typed, purpose)
    if purpose == "learn" and made.sayings[0].startswith("I'd like to ask you about"):
        return replace(made, sayings=(f"I'm writing about {made.topic}",))
    return made
