"""One sentence of a draft at a time: other ways to say it, left out, all of it shorter; the rest is fitted and checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.drafting.search.candidates import Choice, Core, Piece
from composer.drafting.search.compose import STAGES
from composer.drafting.search.finishing import finish, fitted
from composer.drafting.search.order import Order
from composer.drafting.search.ranking import says_once
from composer.drafting.search.referents import stands
from composer.drafting.search.reuse import Worn
from composer.drafting.search.shapes import OPENS_WITH_FACT, ranked_facts, shapes
from composer.drafting.templating.bindings import about_facts, material
from composer.drafting.templating.template_loader import TemplateBook, load_templates
from composer.etiquette.check_context import CheckContext
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Draft, Place
from composer.settings import Settings

Plan = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a sentence: its text, and the plan of the whole draft with it."""

    text: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Desk:
    """A brief on a channel, read once, on which plans are said, varied and checked."""

    choice: Choice
    order: Order

    def draft(self, plan: Plan, *, turn: int = 0) -> Draft | None:
        """The plan as a checked draft; None where a wording no longer fits the brief, or the whole no longer fits the channel."""
        core = self._core(plan)
        if core is None:
            return None
        text = fitted(self.choice, self.order, core, turn)
        return finish(self.choice, self.order, core, text) if text else None

    def fits(self, plan: Plan) -> bool:
        """Whether the plan can still be said, and fits the channel."""
        core = self._core(plan)
        return core is not None and bool(fitted(self.choice, self.order, core, 0))

    def said(self, plan: Plan) -> tuple[str, ...]:
        """The text of each place of a plan; empty where one of its wordings no longer fits the brief."""
        return tuple(piece.text for piece in self._pieces(plan) or ())

    def ways(self, plan: Plan, at: int) -> list[Way]:
        """Every other way to say the sentence at a place: other wordings, and where it tells a fact, other facts; none twice.

        With another fact goes what the user made of the first.
        """
        place = plan[at]
        now = self._piece(place)
        seen = {now.text} if now else set()
        found: list[Way] = []
        for move, facts in self._abouts(place):
            for piece in self.choice.say(move, about=about_facts(self.choice.material, facts)):
                kept = plan if piece.facts == place.facts else _without_remarks(plan, at)
                other = (*kept[:at], Place(move, piece.template.id, piece.facts), *kept[at + 1 :])
                if piece.text not in seen and self._holds(other):
                    seen.add(piece.text)
                    found.append(Way(piece.text, other))
        return found

    def without(self, plan: Plan, at: int) -> Plan | None:
        """The plan without a sentence; None where the message needs it: its point, its question, its only fact."""
        kept = _without_remarks(plan, at) if plan[at].move in OPENS_WITH_FACT else plan
        rest = (*kept[:at], *kept[at + 1 :])
        opens = plan[at].move in OPENS_WITH_FACT and self.order.context.stage == "first"
        needed = opens or plan[at].move in ("question", "thanks")
        return rest if rest and not needed and self._holds(rest) else None

    def shorter(self, plan: Plan) -> Plan | None:
        """The plan without the sentence that it can spare best; None where it can spare none."""
        _, drop = shapes(self.order.brief.language)
        for move in drop:
            for at, place in enumerate(plan):
                if place.move == move and (rest := self.without(plan, at)) is not None:
                    return rest
        return None

    def _abouts(self, place: Place) -> list[tuple[str, Sequence[int]]]:
        if not place.facts:
            return [(place.move, ())]
        others = [(fact.number,) for fact in ranked_facts(self.choice)]
        same: list[tuple[str, Sequence[int]]] = [(place.move, place.facts)]
        if place.move in ("fact", "facts"):  # two facts may give way to one
            return [*same, *(("fact", numbers) for numbers in others if numbers != place.facts)]
        return same

    def _piece(self, place: Place) -> Piece | None:
        about = about_facts(self.choice.material, place.facts)
        return next((piece for piece in self.choice.say(place.move, about=about) if piece.template.id == place.wording), None)

    def _pieces(self, plan: Plan) -> list[Piece] | None:
        pieces = [self._piece(place) for place in plan]
        return None if None in pieces else [piece for piece in pieces if piece is not None]

    def _holds(self, plan: Plan) -> bool:
        """Whether a plan says the point once, and nothing without what it leans on."""
        pieces = self._pieces(plan)
        if pieces is None:
            return False
        told = about_facts(self.choice.material, next((place.facts for place in plan if place.facts), ()))
        return says_once(pieces, None, self.choice) and stands(pieces, told)

    def _core(self, plan: Plan) -> Core | None:
        pieces = self._pieces(plan)
        if not pieces:
            return None
        question = pieces[-1] if plan[-1].move == "question" else None
        numbers = {number for piece in pieces for number in piece.facts}
        typed = tuple(fact.typed for fact in self.choice.material.readings.facts if fact.number in numbers)
        return Core(tuple(pieces[:-1] if question else pieces), question, typed, 0.0)


def _without_remarks(plan: Plan, at: int) -> Plan:
    """A plan without what stands behind a fact and speaks of it: what struck the user in it, what it led to."""
    about = plan[at].facts
    return (*plan[: at + 1], *(place for place in plan[at + 1 :] if not about or place.facts != about))


def desk(
    brief: Brief,
    channel: str,
    *,
    rules: RuleBook | None = None,
    templates: TemplateBook | None = None,
    premium: bool = False,
    sent_before: Sequence[str] = (),
    settings: Settings | None = None,
) -> Desk:
    """A brief read for a channel, ready for its plans; the arguments are those of `compose`.

    Raises BadValue for an unknown channel.
    """
    choice = Choice(material(brief), templates or load_templates(settings), channel, worn=Worn(sent_before))
    context = CheckContext(
        channel, brief, stage=STAGES.get(brief.purpose, "first"), sent_before=tuple(sent_before), premium=premium
    )
    return Desk(choice, Order(context, rules))
