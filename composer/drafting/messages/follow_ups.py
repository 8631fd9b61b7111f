"""Drafts for every step after the first message: follow up, change the channel, call, meet, close, ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from composer import channels
from composer.drafting.messages import writer
from composer.drafting.messages.writer import Wish
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.search.candidates import Choice
from composer.drafting.templating.bindings import Material, material
from composer.drafting.templating.networks import network, network_of
from composer.drafting.templating.phrase import Phrase
from composer.drafting.templating.spoken_of import phrases
from composer.drafting.templating.template_loader import load_templates
from composer.errors import BadValue
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import Group
from composer.model import Brief, Composition, PastTouch

STEPS: Final = ("follow_up", "change_channel", "call", "meet", "close", "ask", "answer")
_NEEDS_ANSWER: Final = frozenset({"ask", "meet"})
_REPLIES: Final = frozenset({"ask", "meet", "answer"})
_LEANS: Final = Group("replies", "leaning_question")  # questions that mean nothing without the sentence before them


def follow_up(
    brief: Brief,
    step: str,
    channel: str,
    *,
    history: Sequence[PastTouch] = (),
    count: int = 1,
    rules: RuleBook | None = None,
    now: datetime | None = None,
    reply: str = "",
) -> Composition:
    """Clean drafts for a step of the ladder; raises BadValue for an unknown step or channel.

    `history` is what passed between the two, oldest first. A follow-up without anything new gives no draft: `missing` asks
    for another fact or question. An ask before any answer gives none either. `now` leaves out what lies in the future; `reply` is
    what the user answers to a question of theirs, as a sentence or two.
    """
    if step not in STEPS:
        raise BadValue("step", step, f"one of {', '.join(STEPS)}")
    channels.channel(channel)
    past = [touch for touch in history if now is None or touch.at <= now]
    sent = [touch for touch in past if touch.direction == "out"]
    if step in _NEEDS_ANSWER and history and not any(touch.direction == "in" for touch in past):
        return Composition((), ("an answer first: acquaint, wait for the answer, then ask",))
    if not brief.sender.name:
        return Composition((), ("your own name: say it under Settings",))
    if step == "answer" and not reply.strip():
        return Composition((), ("your answer to what they asked, in a sentence or two",))
    words = _unsaid(material(brief), sent)
    if step == "follow_up" and not words.facts and words.question is None:
        words = replace(words, question=_another_question(words, channel, sent))
    if step == "follow_up" and not words.facts and words.question is None:
        return Composition((), ("something new: another fact about the reader, or a question you have not asked yet",))
    if step == "change_channel" and not sent:
        return Composition((), ("a first message on another channel: without one there is nothing to come back to",))
    stage = "reply" if step in _REPLIES else "follow_up"
    said = "close_after_no" if step == "close" and _said_no(past) else step
    wish = Wish(stage, step=said, extra={**_places(sent, channel), "reply": " ".join(reply.split())})
    return writer.write(brief, wish, channel, count=count, rules=rules, words=words)


def _said_no(past: Sequence[PastTouch]) -> bool:
    """Whether the last thing that came back was a no, which is thanked for."""
    came = [touch for touch in past if touch.direction == "in"]
    return bool(came) and "no" in (came[-1].kind, came[-1].meaning)


def _another_question(words: Material, channel: str, sent: Sequence[PastTouch]) -> Phrase | None:
    """A question that fits the purpose and was not asked before; None where all were."""
    own = {"point", "fact", "question", "third", "third_name", "embedded", "point_asked", "asked", "point_sentence"}
    past = " ".join(touch.text for touch in sent)
    asked = Choice(replace(words, question=None), load_templates(), channel, step="follow_up").say("question")
    general = (piece.text for piece in asked if not (piece.uses | set(piece.template.needs)) & own)
    fresh = (text for text in general if text not in past and not text.endswith(tuple(_LEANS.for_all)))
    return next((Phrase(text, "direct") for text in fresh), None)


def _places(sent: Sequence[PastTouch], channel: str) -> dict[str, str]:
    """Where the last message went, and what this channel is called in a sentence."""
    if not sent or sent[-1].channel == channel:
        return {"here": phrases("here").get(channel, network(network_of(channel)).title)}
    before = sent[-1].channel
    elsewhere, here = network(network_of(before)), network(network_of(channel))
    tried = phrases("tried").get(before, "" if elsewhere is here else f"I wrote to you {elsewhere.on}")
    return {
        "network": elsewhere.title, "on": "" if before in phrases("tried") or elsewhere is here else elsewhere.on, "came": tried,
        "here": phrases("here").get(channel, here.title),
    }


def _unsaid(words: Material, sent: Sequence[PastTouch]) -> Material:
    """The material without what was said already; a point put as “how …” may serve as a question of its own."""
    texts = [" ".join(words_of(touch.text)) for touch in sent]

    def said(text: str) -> bool:
        return any(" ".join(words_of(text)) in past for past in texts)

    facts = tuple((typed, phrase) for typed, phrase in words.facts if not said(phrase.text))
    question = words.question
    if question is not None and said(question.text):
        question = None
    if question is None and words.point.form == "how" and texts and not said(words.point.text):
        question = Phrase(words.point.text, "indirect")
    return replace(words, facts=facts, question=question)
