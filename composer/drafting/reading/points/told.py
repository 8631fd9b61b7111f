"""Clauses as points: what the sender states, news without its verb, a reason, a how- or what-clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from composer.drafting.reading.grammar.calendar_names import A_DAY
from composer.drafting.reading.grammar.clauses import is_clause, opens_with_subject
from composer.drafting.reading.grammar.details import dated, with_clause_details
from composer.drafting.reading.grammar.noun_phrases import noun_phrase
from composer.drafting.reading.grammar.tokens import capital, tokens
from composer.drafting.reading.grammar.verb_phrases import gerund
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.drafting.reading.points.parts import Parts, SpeechAct, framed
from composer.drafting.reading.points.point_forms import Typed, base_like
from composer.drafting.reading.points.thanks import opens_with_you, thanked
from composer.drafting.reading.wording import ellipsis
from composer.drafting.reading.wording.bare_objects import with_object_article
from composer.drafting.reading.wording.headlinese import with_subject_article, with_verb
from composer.word_forms import word_forms

_WISH: Final = re.compile(
    r"^(?:(?:I|we)(?:'d| would)(?: really| very much| also| just)? (?:like|love) to |(?:I|we) (?:want|wanted|hope|wish|"
    r"need)(?:ed)? to "
    r"|(?:I'm|we're) (?:writing|hoping|keen|eager) to )",
    re.IGNORECASE,
)
_DECLINED: Final = re.compile(
    r"(?P<lead>^(?:I|we) (?:(?:can't|cannot|won't|couldn't|don't want to) (?:do|make|join|attend|take|host|run|judge|lead|come "
    r"to|make it to|be at|speak at|give|play|chair|teach|accept)|have to decline|have to miss|"
    r"will miss) )(?P<what>(?!on |part |up |over |in |out |off )[a-z][^,.;:]*)$"
)
_WRITING: Final = re.compile(r"^(?:I'm|I am|we're) writing (?:about|because of) ", re.IGNORECASE)
_OWN_REASON: Final = re.compile(
    r"(?:I'm|I am|we're) writing\b|(?:I|we)(?:'d| would| want| hope| wish| need)\b|I'm (?:afraid|sorry)"
)
_LASTING: Final = re.compile(r"^(since [^,]+?,? (?:I|we))(?: am| are|'m|'re) (?=\w+ing\b)", re.IGNORECASE)
# “they come Sunday to take her home”.
_DAY_BEHIND: Final = re.compile(
    rf"\b(?P<verb>[a-z]+) (?P<day>{A_DAY})(?= (?:to|at|from|for|with|and|or|in)\b|,|$)"
)
_OWN: Final = re.compile(
    r"^(?:how|what|why|which|who|where|when|whether|if)(?: \w+){0,2}? (?:I|we|my|our|I'm|we're|I've|we've)\b"
)
_ACTS: Final[dict[str, SpeechAct]] = {
    "update": "news",
    "introduce": "news",
    "reconnect": "news",
    "decline": "refusal",
    "thank": "thanks",
}


def stated(typed: Typed, purpose: str) -> Parts:
    """A sentence with its subject, as typed."""
    if purpose == "decline":
        typed = replace(typed, body=_DECLINED.sub(_with_the, typed.body))
    if typed.form == "sentence_elided":
        typed = replace(typed, body=with_object_article(typed.body))
    if purpose == "thank" and re.match(r"(?:because )?you\b", typed.body):
        return thanked(typed.form, with_clause_details(_parenthesis_apart(typed.body), loose=False))
    typed = replace(typed, body=_DAY_BEHIND.sub(_on_day, typed.body))
    text = with_clause_details(_LASTING.sub(r"\1 have been ", _parenthesis_apart(typed.body)), loose=False)
    if purpose == "thank" and opens_with_you(text):
        return thanked(typed.form, text)
    wish = _WISH.match(text)
    vp = text[wish.end() :] if wish and base_like(text[wish.end() :]) else ""
    writing = _WRITING.match(text)
    topic = gerund(vp) if vp else text[writing.end() :] if writing else ""
    act: SpeechAct = "wish" if wish else _ACTS.get(purpose, "statement")
    return Parts(typed.form, (text, *_other(text, purpose)), act, infinitive=vp, topic=topic)


def _on_day(found: re.Match[str]) -> str:
    verb = found["verb"]
    small = closed("auxiliary", "preposition", "determiner", "adverb", "conjunction")
    tag = next((token.tag for token in tokens(found.string) if token.start == found.start()), "")
    deed = bool(word_forms().read_verb(verb)) and verb not in small
    return f"{verb} on {found['day']}" if deed and tag[:2] == "VV" else found.group()


def _with_the(found: re.Match[str]) -> str:
    """“I can't do lantern parade” → “I can't do the lantern parade”."""
    what = re.sub(r"^an? (?=[a-z])", "", found["what"])
    phrase = noun_phrase(what)
    told = (
        phrase.bare
        and phrase.head in nouns("event", "job", "offer", "joint_plan") - nouns("bare_meal")
        and what[0].islower()
    )
    return f"{found['lead']}the {what}" if told else found.group()


def _parenthesis_apart(text: str) -> str:
    """“you should meet Ola (he tunes pianos)” → “you should meet Ola. He tunes pianos”."""
    found = re.search(r" \(([^()]+)\)$", text)
    if found and opens_with_subject(tokens(found.group(1))):
        return f"{text[: found.start()]}. {capital(found.group(1))}"
    return text


def _other(text: str, purpose: str) -> tuple[str, ...]:
    """The same in another construction: “I'm writing because …”."""
    if purpose in ("thank", "decline") or ". " in text or _OWN_REASON.match(text):
        return ()
    return (f"I'm writing because {text}",)


def news(typed: Typed, purpose: str) -> Parts:
    """A clause whose subject is a noun: “the kiln is fixed”, “price goes up”."""
    text = dated(_parenthesis_apart(with_subject_article(typed.body)))
    act: SpeechAct = "refusal" if purpose == "decline" else "news"
    return Parts(typed.form, (text, *_other(text, purpose)), act)


def reason(typed: Typed, purpose: str) -> Parts:
    """“because nobody else tunes harpsichords”, “because too busy”."""
    body = typed.body
    text = body if is_clause(body) else ellipsis.completed(body, purpose) or with_verb(body)
    if not text:
        return Parts("because", (f"I'm writing because of {body}",))
    text = with_subject_article(text)
    if purpose == "thank" and opens_with_you(text):
        return thanked("because", text)
    act: SpeechAct = "refusal" if purpose == "decline" else "thanks" if purpose == "thank" else "statement"
    return Parts("because", framed(purpose, "because", clause=text, Clause=text), act, clause=text)


def that(typed: Typed, purpose: str) -> Parts:
    """“that you stayed late”, “that the plums are ripe”."""
    if purpose != "thank":
        return replace(stated(Typed("sentence", typed.body), purpose), form="that_clause")
    if opens_with_you(typed.body):
        return thanked("that_clause", typed.body)
    return Parts("that_clause", framed("thank", "that", clause=typed.body, Clause=typed.body), "thanks", clause=typed.body)


def embedded(typed: Typed, purpose: str) -> Parts:
    """“how you train donkeys” is what the sender would like to know; “how we saved the toads” is what they tell."""
    telling = purpose in ("sell", "press", "update", "introduce") and not re.search(r"\byou(?:rs?)?\b", typed.body)
    own = (_OWN.match(typed.body) and purpose != "thank") or telling
    sayings = framed(purpose, "embedded_own" if own else "embedded", embedded=typed.body)
    return Parts("how_what", sayings, "thanks" if purpose == "thank" else "wish", embedded=typed.body)
