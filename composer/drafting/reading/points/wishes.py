"""Verb phrases as points: what the sender would like to do, or what the reader is asked or invited to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.details import with_clause_details
from composer.drafting.reading.grammar.tokens import first_words
from composer.drafting.reading.grammar.verb_objects import with_reader
from composer.drafting.reading.grammar.verb_phrases import base_opening, gerund, infinitive
from composer.drafting.reading.grammar.word_classes import frames, reading_table, verbs
from composer.drafting.reading.points.parts import Parts, SpeechAct, framed
from composer.drafting.reading.points.point_forms import Typed, base_like
from composer.drafting.reading.wording import ellipsis
from composer.drafting.reading.wording.bare_objects import with_object_article

_WITH_OURS: Final = re.compile(
    r"^(?P<vp>.+?),? (?:with|using|through|via|by using|thanks to) (?P<with>(?:our|my) [^,]+)$", re.IGNORECASE
)
_LETTING: Final = re.compile(r"let (?:me|us) (?!know\b)(?=[a-z])")
_FOR_ME: Final = re.compile(r"\S+ (?:me|us)\b(?!elf)")
_OURS: Final = re.compile(r"\b(?:me|us|my|our|mine|ours)\b")
_WANTED: Final = re.compile(
    r"(?:get you to|have you(?: to)?) (?P<vp>(?!in\b|on\b|at\b|as\b|back\b|over\b|with\b|for\b|join(?:ing)?\b)[a-z]+ .+)$"
)
_COMING: Final = frozenset(["come", "visit", "join", "see", "try", "taste", "attend"])
_FOR_TO: Final = re.compile(r"^(?P<who>you|us|me|everyone|the (?:two|three) of us|(?:my|our) \w+) to (?P<vp>.+)$", re.IGNORECASE)


def wish(typed: Typed, purpose: str) -> Parts:
    """“compare notes on ovens”: the sender's own doing, or what the reader is asked to do."""
    vp = typed.body
    letting = _LETTING.match(vp)
    vp = vp[letting.end() :] if letting else vp
    vp = _without_manner(vp) if purpose == "decline" else vp
    vp = with_object_article(vp)
    vp = with_clause_details(re.sub(r"^(?:please|kindly) ", "", vp))
    lemma = first_words(vp)[0]
    wanted = _WANTED.match(vp)
    wanted = wanted if wanted and base_opening(wanted["vp"]) else None
    if wanted:
        return Parts(typed.form, (f"I'd like you to {wanted['vp']}", f"would you {wanted['vp']}?"), "request")
    agent = agent_of(vp, lemma, purpose)
    return _own(typed, vp, lemma, purpose) if agent == "sender" else _asked(typed, vp, agent, purpose)


def _own(typed: Typed, vp: str, lemma: str, purpose: str) -> Parts:
    one, dash, other = vp.partition(" - ")
    if re.search(r"\b(?:each other|one another)\b", one) and not _OURS.search(one):
        vp = f"{one}: {other}" if dash else vp
        return Parts(typed.form, (f"I'd like us to {vp}", f"would you like us to {vp}?"), "wish", topic=gerund(vp))
    said = with_reader(vp, purpose)
    if purpose == "hire" and ellipsis.speaker(vp) == "we":
        sayings: tuple[str, ...] = (f"we'd like to {said}", f"I'm writing to {said}")
    else:
        sayings = framed(purpose, "wish", vp=said, topic=gerund(said))
    act: SpeechAct = "offer" if lemma in ("offer", "show", "give", "provide") else "refusal" if purpose == "decline" else "wish"
    return Parts(typed.form, sayings, act, infinitive=said, topic=gerund(said))


def _without_manner(text: str) -> str:
    """“turn down the offer kindly”: how to say it is no part of what is said."""
    manner = "|".join(reading_table("closed_classes")["manner"])
    return re.sub(rf",? (?:{manner})(?=$|,)", "", text, flags=re.IGNORECASE)


def agent_of(vp: str, lemma: str, purpose: str) -> str:
    """Who is to do it: “sender”, “reader”, or “try”, “invited”, “meets” for what one is invited to."""
    at_you = bool(re.match(r"\S+ you\b", vp))
    ours = bool(_OURS.search(vp))
    base = lemma.rpartition("-")[2] or lemma
    if _is_favour(vp, base) or (purpose == "learn" and base in verbs("teaching") and not at_you):
        return "reader"
    if purpose == "hire":
        return "sender" if base in verbs("sender_hire") or at_you else "reader"
    if purpose == "invite":
        inviting = base in verbs("inviter") and (base != "tell" or at_you)  # “tell one story at our campfire”
        return "sender" if inviting or (at_you and base in verbs("sender_invite")) else "reader"
    if purpose == "sell":
        return _seller(vp, base, ours=ours)
    if purpose == "partner" and base in verbs("favour_in_yours") and re.match(r"\S+ (?:our|my)\b.* your\b", vp):
        return "reader"
    if purpose == "press" and re.match(r"meet (?:the|an?) ", vp):
        return "meets"
    if purpose == "press":
        return "sender" if at_you or base in verbs("sender_press") else "reader"
    if purpose == "introduce" and base == "meet" and ours:
        return "meets"
    if purpose == "introduce" and base == "meet" and re.match(r"\S+ [A-ZÀ-Þ]", vp):
        return "meets"
    own = re.match(r"\S+ (?:(?:to see |and see )?your|if|whether|how|what|when|where|why)\b", vp)
    return "invited" if base in _COMING and ours and not own else "sender"


def _is_favour(vp: str, base: str) -> bool:
    """“show me round”, “read my draft”: done for the sender."""
    if base not in verbs("favour") or vp.startswith("let "):
        return False
    return bool(_FOR_ME.match(vp)) or (
        base in verbs("favour_to_ours") and bool(re.match(r"\S+ (?:(?:at|on|over|out) )?(?:my|our)\b", vp))
    )


def _seller(vp: str, base: str, *, ours: bool) -> str:
    if base in verbs("sampling") or (base in verbs("inviting") and ours and base not in ("get", "use", "hear", "stop", "meet")):
        return "try"
    if _WITH_OURS.match(vp) and base not in ("show", "offer", "tell", "introduce", "present", "help", "supply", "provide"):
        return "reader"
    return "sender" if base in verbs("sender_sell") else "reader"


def _asked(typed: Typed, vp: str, agent: str, purpose: str) -> Parts:
    ours = _WITH_OURS.match(vp) if purpose == "sell" else None
    if re.match(r"(?:save the date|mark (?:your|the))\b", vp):
        return Parts(typed.form, (f"please {vp}",), "request")
    if agent == "meets":
        sayings: tuple[str, ...] = (f"I'd like you to {vp}", f"would you like to {vp}?")
    elif agent == "invited":
        sayings = framed("invite", "asked", vp=vp)
    elif agent == "try":
        sayings = framed(purpose, "asked_try", vp=vp)
    elif ours and vp.startswith("never "):
        sayings = (f"with {ours['with']} you will {ours['vp']}", f"you will {ours['vp']} with {ours['with']}")
    elif ours:
        sayings = framed(purpose, "asked_with", vp=ours["vp"], with_=ours["with"])
    elif purpose == "hire" and re.match(r"(?:join|come|help) (?:us|our|my|the team)\b|be (?:our|my)\b", vp):
        sayings = (f"I'd like you to {vp}", f"would you like to {vp}?")
    elif purpose == "hire" and re.search(r"\byour?\b", vp):
        sayings = framed(purpose, "asked_yours", vp=vp)
    else:
        sayings = framed(purpose, "asked", vp=vp)
    return Parts(typed.form, sayings, "offer" if purpose == "sell" else "request")


def doing(typed: Typed, purpose: str) -> Parts:
    """“comparing notes on ovens”: a wish in -ing; in thanks, what the reader did."""
    body = typed.body
    if purpose == "thank":
        return Parts("gerund", framed("thank", "doing", topic=body), "thanks", topic=body)
    if re.search(r" since (?:19|20)\d\d\b| for (?:\d+|\w+) (?:years|months)\b", body) and purpose in (
        "sell",
        "connect",
        "job",
        "introduce",
        "press",
    ):
        who = "we've" if purpose == "sell" else "I've"
        return Parts("gerund", (f"{who} been {body}", f"I'm writing because {who} been {body}"), topic=body)
    vp = infinitive(body)
    if purpose == "decline" and first_words(vp)[0] in verbs("declined"):
        return Parts("gerund", framed("decline", "doing", topic=body), "refusal", topic=body)
    found = first_words(vp)[0] in ("find", "get", "pick") and not re.match(r"(?:find|get|pick) (?:out|to|up)\b", vp)
    if purpose == "learn" and (found or first_words(vp)[0] not in verbs("learning")):
        return Parts("gerund", framed("learn", "doing", topic=body), "wish", topic=body)
    made = wish(Typed("gerund", vp), purpose)
    if made.act in ("request", "offer") or purpose in ("decline", "invite", "hire"):
        return replace(made, form="gerund", topic=made.topic or body)
    return replace(made, form="gerund", sayings=(made.sayings[0], f"I'm writing about {gerund(with_reader(vp))}"))


def for_to(typed: Typed, purpose: str) -> Parts:
    """“for you to meet my sister”."""
    del purpose
    found = _FOR_TO.match(typed.body)
    if found is None:
        return Parts("for_to", (f"I'm writing for {typed.body}",))
    mine = found["who"].lower() == "me"
    said = f"I'd like to {found['vp']}" if mine else f"I'd like {found['who']} to {found['vp']}"
    return Parts("for_to", (said,), "wish", infinitive=found["vp"] if mine else "")


def suggestion(typed: Typed, purpose: str) -> Parts:
    """“let's swap seeds” stays as typed; beside it the wish in other words."""
    del purpose
    vp = re.sub(r"^let's\s+", "", typed.body, flags=re.IGNORECASE)
    other = (f"I'd like to {with_reader(vp)}",) if base_opening(vp) and not re.match(r"not\b", vp) else ()
    return Parts("imperative", (typed.body, *other), "wish", infinitive=vp, topic=gerund(vp) if base_like(vp) else "")


def request(typed: Typed, purpose: str) -> Parts:
    """“please send us a line”."""
    vp = typed.body
    if re.match(r"(?:let (?:me|us) know|don't|do not|note|find|excuse|forgive|accept|keep)\b", vp):
        return Parts("request", (f"please {vp}",), "request")
    patterns = frames(purpose if purpose in ("invite", "press", "learn") else "any", "asked")
    return Parts("request", tuple(pattern.format(vp=vp) for pattern in patterns), "request")
