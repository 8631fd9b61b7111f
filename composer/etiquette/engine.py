"""Runs a rule book over one parsed message: a plan per circumstances, a search per kind of rule, then a finding for each hit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from composer.etiquette import findings
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.findings import Live, Place
from composer.etiquette.kinds.kind import Hit, Search
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import EVERY
from composer.model import Finding


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that apply in one kind of circumstances, by id, and the searches for them."""

    live: Mapping[str, Live]
    searches: Mapping[str, Search]  # by kind


class Engine:
    """A rule book made ready: the rules of each kind together, one plan per kind of circumstances."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self._plans: dict[tuple[str, str, str, str], Plan] = {}
        rules = book.rules.values()
        self._kinds = {
            name: kind.prepared({rule.id: rule.trigger for rule in rules if rule.kind == name}) for name, kind in KINDS.items()
        }

    def run(self, message: Message, context: CheckContext, *, fixes: bool = True) -> list[Finding]:
        """All findings, in order of place, with or without their fixes."""
        return [findings.worded(place, message, context, fixed=fixes) for place in self._places(message, context)]

    def run_batch(self, batch: Sequence[tuple[Message, CheckContext]], *, fixes: bool = True) -> Iterator[list[Finding]]:
        """The same as `run` of each of many messages, one kind of rule after the other: its tables stay in the cache."""
        plans = [self.plan(context, message.language) for message, context in batch]
        hits: list[list[tuple[Live, Sequence[Hit]]]] = [[] for _ in batch]
        for name in self._kinds:
            for (message, context), plan, found in zip(batch, plans, hits, strict=True):
                search = plan.searches.get(name)
                if search is not None:
                    found += [(plan.live[rule_id], its) for rule_id, its in search(message, context)]
        for (message, context), found in zip(batch, hits, strict=True):
            shown = findings.places(found, message, context) if found else []
            yield [findings.worded(place, message, context, fixed=fixes) for place in shown]

    def fired(self, message: Message, context: CheckContext, kinds: Collection[str] = ()) -> Counter[str]:
        """How many findings each rule of some kinds (of all, where none is named) has: what a fix is tried by."""
        return Counter(place.rule.id for place in self._places(message, context, kinds))

    def plan(self, context: CheckContext, language: str) -> Plan:
        """The plan for the circumstances of a text in a language, made on first use."""
        key = (context.channel, context.stage, context.relationship, language)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._made(context, language)
        return plan

    def _made(self, context: CheckContext, language: str) -> Plan:
        channel = context.channel
        live = {
            rule.id: Live.on(rule, channel)
            for rule in self.book.rules.values()
            if applies(rule, context, language) and self.book.is_on(rule, channel)
        }
        searches = {}
        for name, search_for in self._kinds.items():
            ids = frozenset(rule_id for rule_id, its in live.items() if its.rule.kind == name)
            if ids:
                searches[name] = search_for(ids, channel)
        return Plan(live, searches)

    def _places(self, message: Message, context: CheckContext, kinds: Collection[str] = ()) -> list[Place]:
        plan = self.plan(context, message.language)
        asked = [search for name, search in plan.searches.items() if not kinds or name in kinds]
        hits = [(plan.live[rule_id], hits) for search in asked for rule_id, hits in search(message, context)]
        return findings.places(hits, message, context) if hits else []


def applies(rule: Rule, context: CheckContext, language: str) -> bool:
    """Whether a rule is meant for these circumstances and a text in this language."""
    return (
        (rule.channels is None or context.channel in rule.channels)
        and (rule.stages is None or context.stage in rule.stages)
        and (rule.relationships is None or context.relationship in rule.relationships)
        and rule.language in (EVERY, language)
    )
