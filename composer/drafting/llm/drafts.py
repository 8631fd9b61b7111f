"""Drafts by a model: it fills slots, code builds the message, the checker decides; two repairs at most, the best is kept.

A model's draft is offered only where it has neither errors nor warnings, beside the template drafts that are there anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from composer import brief as briefs
from composer import channels
from composer.drafting.llm import client, prompt
from composer.drafting.llm import slots as model_slots
from composer.drafting.llm.client import OnText, Reply, Server
from composer.drafting.profile import extract
from composer.drafting.search import similarity
from composer.drafting.search.candidates import Choice, subjects
from composer.drafting.search.compose import STAGES
from composer.drafting.search.order import Order
from composer.drafting.templating.bindings import About, material
from composer.drafting.templating.template_loader import TemplateBook, load_templates
from composer.errors import BadUsage, OutsideFailed
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.grounding import fact_use
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Check, Composition, Draft, Finding
from composer.settings import Settings

ROUNDS: Final = 2  # repairs; more did not help in any measurement we know of
_DRESSES: Final = 3  # greetings and closings tried around the same slots before the model is blamed
TOKENS: Final = 320  # at most, of one answer
_COLD: Final = 0.2
_WARM: Final = 0.7


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one angle: the draft where it is clean, the first and the best text, what failed at first, the cost."""

    angle: str
    draft: Draft | None
    first: str
    best: str
    failed_first: tuple[str, ...]  # ids of rules and words of faults
    failed_last: tuple[str, ...]
    rounds: int
    model: str
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    first_check: Check | None = None
    last_check: Check | None = None
    copy: bool = False  # clean, but nearly the same as another one

    @property
    def why(self) -> str:
        """Why there is no draft, in words for the user; empty where there is one."""
        if self.draft is not None:
            return ""
        if self.copy:
            return "it says nearly the same as another one"
        worst = _bad(self.last_check)
        if self.last_check is None:
            return "its answer could not be read"
        if worst:
            return worst[0].message
        return f"it left its task: {self.failed_last[0]}" if self.failed_last else "nothing usable came"

    @property
    def said_first(self) -> tuple[str, ...]:
        """What was wrong with the first try, in words for the user."""
        if self.first_check is None:
            return ("Its answer could not be read.",)
        bad = _bad(self.first_check)
        rules = {item.rule for item in bad}
        return (*(fault for fault in self.failed_first if fault not in rules), *(item.message for item in bad))


def _bad(check: Check | None) -> tuple[Finding, ...]:
    """The errors and warnings of a check, errors first."""
    found = [item for item in check.findings if item.severity != "suggestion"] if check else []
    return tuple(sorted(found, key=lambda item: item.severity != "error"))


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom to tell while a model works: its sentences so far, the draft begun (number, of how many, repairs), each one done."""

    text: OnText | None = None
    turn: Callable[[int, int, int], None] | None = None
    done: Callable[[Trial], None] | None = None
    cancelled: Callable[[], bool] | None = None


_NOBODY: Final = Listener()


@dataclass(frozen=True, slots=True)
class _Line:
    """The way to the model, and whom to tell while it answers."""

    server: Server
    listener: Listener

    def ask(self, messages: Sequence[dict[str, str]], brief: Brief, temperature: float) -> Reply:
        on_text = self.listener.text
        shown = (lambda text: on_text(model_slots.partial(text))) if on_text else None
        schema = prompt.schema([fact.text for fact in brief.recipient.facts])
        return client.ask(
            self.server, messages, schema=schema, temperature=temperature, max_tokens=TOKENS, on_text=shown,
            cancelled=self.listener.cancelled,
        )


@dataclass(frozen=True, slots=True)
class _Attempt:
    text: str
    subject: str
    slots: model_slots.Slots | None
    faults: tuple[str, ...]
    check: Check | None

    @property
    def bad(self) -> tuple[Finding, ...]:
        return _bad(self.check)

    @property
    def clean(self) -> bool:
        return self.check is not None and not self.faults and not self.bad

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """What attempts are compared by: the least is kept."""
        if self.check is None:
            return (99, 99, 99, 99)
        errors = sum(item.severity == "error" for item in self.bad)
        return len(self.faults), errors, len(self.bad) - errors, len(self.check.findings) - len(self.bad)

    @property
    def failed(self) -> tuple[str, ...]:
        return (*self.faults, *dict.fromkeys(item.rule for item in self.bad))


def usable_server(settings: Settings) -> Server:
    """The server that may be asked; raises BadUsage where none is set up, or where something would leave this machine unseen."""
    server = client.server_of(settings)
    if server is None:
        raise BadUsage("no model server is set up; give its address and model under Settings, Model")
    if not server.local and not settings.model.confirmed:
        raise BadUsage(f"{server.base_url} is another machine: look at what would leave, and agree, under Settings, Model")
    return server


def add_model_drafts(
    result: Composition, brief: Brief, channel: str, *, settings: Settings, rules: RuleBook | None = None, count: int = 3,
    templates: TemplateBook | None = None, sent_before: Sequence[str] = (), listener: Listener = _NOBODY,
) -> Composition:
    """The template drafts with the model's clean ones before them; where the server fails, what it had made before, and why.

    Raises BadUsage as `usable_server` does.
    """
    server = usable_server(settings)
    if not result.drafts:
        return result  # too thin or contradictory for templates is too thin for a model
    trials: list[Trial] = []
    try:
        model_drafts(
            brief, channel, server=server, rules=rules, templates=templates or load_templates(settings), premium=settings.premium,
            sent_before=sent_before, count=count, listener=replace(listener, done=trials.append),
        )
    except OutsideFailed as problem:
        result = replace(result, missing=(*result.missing, f"the model's drafts: {problem}"))
    drafts = [trial.draft for trial in trials if trial.draft is not None]
    return Composition((*drafts, *result.drafts)[: max(count, len(drafts))], (*result.missing, *not_offered(trials)))


def not_offered(trials: Sequence[Trial]) -> tuple[str, ...]:
    """One sentence about the trials without a draft, with each reason once; none where all were offered."""
    lost = [trial.why.rstrip(".") for trial in trials if trial.draft is None]
    why = "; ".join(dict.fromkeys(lost))
    return (f"{len(lost)} of the model's {len(trials)} drafts are not offered: {why}",) if lost else ()


def model_drafts(
    brief: Brief, channel: str, *, server: Server, rules: RuleBook | None = None, templates: TemplateBook | None = None,
    premium: bool = False, sent_before: Sequence[str] = (), count: int = 3, listener: Listener = _NOBODY,
) -> tuple[Trial, ...]:
    """One trial for each angle, near-copies among the clean ones dropped; raises OutsideFailed where the server fails.

    Facts that give orders to a machine are left out of the brief: neither the model nor the check hears of them.
    """
    facts = channels.channel(channel)
    if facts.spoken or briefs.missing(brief) or brief.delicate:
        return ()
    brief = without_orders(brief)
    choice = Choice(material(brief), templates or load_templates(), channel)
    context = CheckContext(
        channel, brief, stage=STAGES.get(brief.purpose, "first"), sent_before=tuple(sent_before), premium=premium
    )
    order = Order(context, rules)
    given = similarity.given_words(brief)
    trials: list[Trial] = []
    taken: list[frozenset[str]] = []
    angles = min(max(1, count), len(prompt.ANGLES))
    for turn in range(angles):
        began = partial(listener.turn, turn + 1, angles) if listener.turn else _silent
        trial = _trial(choice, order, turn, _Line(server, listener), began)
        if trial.draft is not None:
            own = similarity.own_words(trial.draft.text, given)
            if any(similarity.overlap(own, other) > similarity.MOST_ALIKE for other in taken):
                trial = replace(trial, draft=None, copy=True)
            else:
                taken.append(own)
        trials.append(trial)
        if listener.done is not None:
            listener.done(trial)
    return tuple(trials)


def without_orders(brief: Brief) -> Brief:
    """The brief without the facts that speak to a machine; such a fact must not vouch for what an obeying model says."""
    facts = tuple(fact for fact in brief.recipient.facts if not extract.gives_orders(fact.text))
    return replace(brief, recipient=replace(brief.recipient, facts=facts)) if len(facts) < len(brief.recipient.facts) else brief


def _silent(_repairs: int) -> None:
    """Nobody asked to be told."""


def leaving(brief: Brief, channel: str, server: Server, *, stream: bool = False) -> str:
    """The exact request that would leave this machine for a draft, to be shown before the first use."""
    angle, brief = next(iter(prompt.ANGLES)), without_orders(brief)
    schema = prompt.schema([fact.text for fact in brief.recipient.facts])
    return client.body_json(server, prompt.first_request(brief, channel, angle), schema, TOKENS, stream=stream)


def _trial(choice: Choice, order: Order, turn: int, line: _Line, began: Callable[[int], None]) -> Trial:
    angle = list(prompt.ANGLES)[turn]
    brief, channel = order.brief, order.channel.name
    messages = prompt.first_request(brief, channel, angle)
    replies: list[Reply] = []
    attempts: list[_Attempt] = []
    for number in range(1 + ROUNDS):
        began(number)
        replies.append(line.ask(messages, brief, _COLD if number else _WARM))
        attempts.append(_attempt(choice, order, turn, replies[-1].text))
        if attempts[-1].clean or (number and attempts[-1].cost >= min(item.cost for item in attempts[:-1])):
            break  # clean, or the repair made nothing better: more rounds seldom do
        last = attempts[-1]
        slots = last.slots.as_dict() if last.slots else {}
        messages = prompt.repair_request(brief, channel, angle, slots, _problems(last))
    best = min(attempts, key=lambda item: item.cost)
    draft = _draft(best, order, angle, replies[-1].model) if best.clean else None
    return Trial(
        angle, draft, attempts[0].text, best.text, attempts[0].failed, best.failed, len(attempts) - 1, replies[-1].model,
        sum(reply.prompt_tokens for reply in replies), sum(reply.completion_tokens for reply in replies),
        sum(reply.seconds for reply in replies), attempts[0].check, best.check,
    )


def _attempt(choice: Choice, order: Order, turn: int, answer: str) -> _Attempt:
    slots = model_slots.parse(answer)
    if slots is None:
        return _Attempt("", "", None, ("the answer is no JSON object with hook, bridge and question.",), None)
    wrong = tuple(model_slots.faults(slots, order.brief))
    found: list[_Attempt] = []
    for other in range(_DRESSES):
        found.append(_dressed(choice, order, turn + other, slots, wrong))
        if found[-1].clean or found[-1].faults:
            break
    return min(found, key=lambda item: item.cost)


def _dressed(choice: Choice, order: Order, turn: int, slots: model_slots.Slots, wrong: tuple[str, ...]) -> _Attempt:
    """The slots as a whole message with the greeting and closing of this turn, shortened until it fits."""
    texts = [
        model_slots.message(choice, slots, turn, sign=sign, bridge=bridge) for bridge in (True, False) for sign in (True, False)
    ]
    text = next((text for text in texts if order.fits(text)), texts[0])
    if not order.fits(text):
        wrong = (*wrong, f"too long by {min(order.excess(text) for text in texts)}: shorten hook and question.")
    fact = choice.material.facts[0][1] if choice.material.facts else None
    subject = next(iter(subjects(choice, About(fact))), "") if order.channel.has_subject else ""
    return _Attempt(text, subject, slots, wrong, order.judge(text, subject))


def _problems(attempt: _Attempt) -> list[str]:
    """What to tell the model: faults first, then what the rules say, with the words concerned."""
    said = list(attempt.faults)
    for finding in attempt.bad:
        hint = finding.fix.hint if finding.fix and finding.fix.hint else ""
        said.append(f"{finding.message} {hint}".strip())
    return said


def _draft(attempt: _Attempt, order: Order, angle: str, model: str) -> Draft:
    assert attempt.check is not None  # a clean attempt was checked
    used = fact_use.facts_used(message_parser.parse(attempt.text, order.channel.name), order.brief)
    return Draft(
        order.channel.name, attempt.subject, attempt.text, "model", f"model-{angle}", used, attempt.check, model=model,
        prompt_version=prompt.PROMPT_VERSION,
    )
