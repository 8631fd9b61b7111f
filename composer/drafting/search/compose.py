"""Drafts from a brief without a model: read what was typed, plan what to say, say it, check it, and offer what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from composer import brief as briefs
from composer import channels
from composer.channels import Channel
from composer.drafting.language.articles import article
from composer.drafting.reading.grammar.tokens import sentence, sentences_of
from composer.drafting.search import other_languages
from composer.drafting.search.candidates import Choice, Core
from composer.drafting.search.order import Order
from composer.drafting.search.ranking import is_role
from composer.drafting.search.reuse import Worn
from composer.drafting.search.selection import select
from composer.drafting.search.shapes import cores
from composer.drafting.search.unsaid import unsaid
from composer.drafting.templating.bindings import Material, material
from composer.drafting.templating.point_words import point_phrase
from composer.drafting.templating.template_loader import Template, TemplateBook, load_templates
from composer.etiquette.check_context import CheckContext
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import DEFAULT
from composer.model import Brief, Composition, Draft
from composer.settings import Settings

STAGES: Final = {"thank": "reply", "decline": "reply", "update": "update"}
_QUOTED: Final = 60  # characters of a typed text that a message quotes


def compose(
    brief: Brief,
    channel: str,
    *,
    count: int = 3,
    rules: RuleBook | None = None,
    templates: TemplateBook | None = None,
    premium: bool = False,
    sent_before: Sequence[str] = (),
    now: datetime | None = None,
    settings: Settings | None = None,
) -> Composition:
    """Up to `count` drafts that differ and whose own words are clean; where there are fewer, `missing` says why and what to do.

    What the user typed is never a reason to refuse: a finding on those words stays with the draft. Raises BadValue for an unknown
    channel. `now` is the clock by which a fact dated in the future is noticed; `settings` brings the user's own templates.
    """
    facts = channels.channel(channel)
    gaps = [*briefs.missing(brief), *_contradictions(brief, facts, now)]
    if gaps:
        return Composition((), tuple(gaps))
    book = templates or load_templates(settings)
    context = CheckContext(
        channel, brief, stage=STAGES.get(brief.purpose, "first"), sent_before=tuple(sent_before), premium=premium
    )
    order = Order(context, rules)
    if brief.language != DEFAULT:
        return other_languages.compose(brief, facts, book, judge=order.judge, fits=order.fits, count=count)
    words = material(brief)
    to_ask = questions_first(words)
    blocking = _blocking(brief, words)
    if blocking:
        return Composition((), tuple(blocking))
    choice = Choice(words, book, channel, worn=Worn(sent_before))
    candidates = cores(choice)
    if all(is_role(fact) for fact in words.readings.facts if not fact.reading.ask):
        candidates += cores(choice, spare=True)
    if not candidates:
        return Composition((), (*to_ask, "more about them, or your question: there isn't enough to write from yet"))
    drafts, said = select(choice, order, candidates, count)
    if not drafts and (spare := cores(choice, spare=True)):
        drafts, _ = select(choice, order, spare, count)
    for less, rest in with_shorter_point(words) if not drafts else ():
        choice = Choice(less, book, channel, worn=Worn(sent_before))
        drafts, _ = select(choice, order, [*cores(choice), *cores(choice, spare=True)], count)
        if drafts:
            said = [f"a place for “{_short(rest)}”: there is no room for it in {article(facts.title)} {facts.title}"]
            break
    left = [] if any(draft.facts_used for draft in drafts) else [_nothing_done(words, drafts)]
    said += [sentence for sentence in left if sentence]
    return Composition(tuple(drafts), (*to_ask, *said, *unsaid(words, [draft.text for draft in drafts])))


def _nothing_done(words: Material, drafts: Sequence[Draft]) -> str:
    """What to ask for where the facts only tell what somebody is; "" where that is not the cause."""
    fact = next((fact for fact in words.readings.facts if not fact.reading.ask), None)
    if not drafts or fact is None or not is_role(fact):
        return ""
    return f"something that they did: “{_short(fact.typed)}” only tells them what they are, so no draft says it"


def whole_messages(choice: Choice) -> list[Core]:
    """Candidates from templates that are a whole message, once without a fact and once with each."""
    candidates = []
    for typed, said in [*choice.material.facts, ("", None)]:
        pieces = [piece for piece in choice.say("message", said) if ("fact" in piece.uses) == bool(typed)]
        for place, piece in enumerate(pieces):
            score = _rank(piece.template) + bool(typed) - 0.1 * place - piece.worn
            candidates.append(Core((piece,), None, (typed,) if typed else (), score))
    return candidates


def _rank(template: Template) -> float:
    """The more particular wording first, and the user's own before all."""
    return 2.0 * bool(template.kinds) + 0.5 * bool(template.relationships) + 5.0 * template.own


def _contradictions(brief: Brief, facts: Channel, now: datetime | None) -> list[str]:
    said = []
    if brief.delicate and not facts.spoken:
        said.append(f"a talk: this matter is delicate, so say it in person or by phone rather than in writing ({facts.title})")
    if brief.commercial and facts.name == "email" and not brief.sender.address:
        said.append("your postal address: a commercial mail must say where you can be reached")
    ahead = [(fact.text, day) for fact in brief.recipient.facts if now is not None and (day := fact.date) and day > now.date()]
    said.extend(f"another date for “{text}”: {day.day} {day:%B %Y} is still to come" for text, day in ahead)
    return said


def questions_first(words: Material) -> list[str]:
    """What a careful person would ask before saying a text of the brief, one sentence each."""
    unclear = [fact for fact in words.readings.facts if fact.reading.ask]
    said = [f"other words for “{_short(fact.typed)}”. {fact.reading.because}" for fact in unclear]
    point, question = words.readings.point, words.readings.question
    if point is not None and point.ask:
        said.append(f"a clearer point than “{_short(point.typed)}”. {point.because}")
    if question is not None and question.ask:
        said.append(f"another question than “{_short(question.typed)}”. {question.because}")
    if words.readings.name.unfinished:
        said.append(words.readings.name.unfinished)
    return said


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"


def with_shorter_point(words: Material) -> Iterator[tuple[Material, str]]:
    """The same with ever fewer sentences of the point, and what is left out; for a channel without room for all of it."""
    point = words.readings.point
    if point is None or point.ask:
        return
    whole = [part for one in sentences_of(point.said) for part in re.split(r"(?<=;) ", one)]
    for kept in range(len(whole) - 1, 0, -1):
        said = sentence(" ".join(whole[:kept]).rstrip("; "))
        shorter = replace(point, said=said, sayings=(said,), form="sentence", infinitive="", topic="", embedded="", clause="")
        yield replace(words, readings=replace(words.readings, point=shorter), point=point_phrase(shorter)), " ".join(whole[kept:])


def _blocking(brief: Brief, words: Material) -> list[str]:
    """What must be settled before anything can be written: no fact that may be said, no point, no name."""
    point = words.readings.point
    needs_fact = brief.purpose not in STAGES
    no_fact = needs_fact and not words.facts
    no_point = point is None or point.ask
    return questions_first(words) if no_fact or no_point or words.readings.name.unfinished else []
