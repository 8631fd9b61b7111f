"""Writes one of the messages that are no first contact: answers, follow-ups, introductions, updates; data in templates/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from composer import channels
from composer.drafting.search.candidates import Choice
from composer.drafting.search.compose import whole_messages
from composer.drafting.search.order import Order
from composer.drafting.search.selection import select
from composer.drafting.templating.bindings import Material, material
from composer.drafting.templating.template_loader import TemplateBook, load_templates
from composer.errors import BadUsage
from composer.etiquette.check_context import CheckContext
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Composition, Draft


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written: a stance, a step or a kind, the stage it is checked at, and what the caller adds to the brief."""

    stage: str
    stance: str = ""
    step: str = ""
    kind: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def write(
    brief: Brief,
    wish: Wish,
    channel: str,
    *,
    count: int = 1,
    rules: RuleBook | None = None,
    templates: TemplateBook | None = None,
    premium: bool = False,
    words: Material | None = None,
) -> Composition:
    """Up to `count` clean drafts of a wish; raises BadValue for an unknown channel.

    `words` stands in for the brief's own material. A delicate matter gives no written draft, and a text that the templates
    cannot say gives none with the reason.
    """
    facts = channels.channel(channel)
    names = {"your own name": brief.sender.name, "the reader's name": brief.recipient.name}
    gaps = [what for what, name in names.items() if not name]
    if brief.delicate and not facts.spoken:
        gaps.append(f"a talk: this matter is delicate, so say it in person or by phone rather than in writing ({facts.title})")
    if gaps:
        return Composition((), tuple(gaps))
    book = templates or load_templates()
    choice = Choice(words or material(brief), book, channel, wish.stance, wish.step, wish.kind, wish.extra)
    # What the user typed for this message supports it just as the brief does.
    told = replace(brief, why_them=" ".join((brief.why_them, *wish.extra.values())).strip()) if wish.extra else brief
    order = Order(CheckContext(channel, told, stage=wish.stage, premium=premium), rules)
    candidates = whole_messages(choice)
    if not candidates:
        return Composition((), ("more about them, or another question: there isn't enough to write from yet",))
    drafts, said = select(choice, order, candidates, count)
    return Composition(tuple(drafts), tuple(said) if len(drafts) < count else ())


def one(
    brief: Brief, wish: Wish, channel: str, *, rules: RuleBook | None = None, words: Material | None = None, wording: int = 1,
) -> Draft:
    """The best clean draft of a wish, or with `wording` the second, the third …, from the front again where there are fewer.

    Raises BadUsage with the reason where there is none.
    """
    found = write(brief, wish, channel, count=max(1, wording), rules=rules, words=words)
    if not found.drafts:
        raise BadUsage(f"no draft for {channels.channel(channel).title}: it needs " + "; ".join(found.missing))
    return found.drafts[(wording - 1) % len(found.drafts)]
