"""Drafts by a model: it writes a whole message or fills slots, code adds greeting and names, checker and trace decide.

Two repairs at most, and the best is kept. A model's draft is offered only where it has neither errors nor warnings and the brief
supports each of its sentences, beside the template drafts that are there anyway, or where they give nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from composer import brief as briefs
from composer import channels
from composer.drafting.llm import abilities, attempts, client, judge, names, prompt, whole
from composer.drafting.llm import slots as model_slots
from composer.drafting.llm.attempts import Attempt
from composer.drafting.llm.client import OnText, Reply, Server
from composer.drafting.llm.failures import TooMuchText
from composer.drafting.llm.trial import Trial, doubted, not_offered
from composer.drafting.profile import extract
from composer.drafting.reading.brief_readings import read_brief
from composer.drafting.search import similarity
from composer.drafting.search.candidates import Choice
from composer.drafting.search.compose import STAGES
from composer.drafting.search.order import Order
from composer.drafting.templating.bindings import material
from composer.drafting.templating.template_loader import TemplateBook, load_templates
from composer.errors import BadUsage, OutsideFailed
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.grounding import fact_use
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.lexicon import DEFAULT
from composer.model import Brief, Composition, Draft
from composer.settings import Settings

ROUNDS: Final = 2  # repairs; more did not help in any measurement we know of
TOKENS: Final = 320  # at most, of the slots of one answer
WHOLE_TOKENS: Final = 900  # at most, of a whole message with what supports each sentence
_COLD: Final = 0.2
_WARM: Final = 0.7


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
    voice: str = ""

    def ask(self, messages: Sequence[dict[str, str]], brief: Brief, temperature: float, *, whole_message: bool) -> Reply:
        on_text = self.listener.text
        known = names.placeholders(brief)
        shown = (lambda text: on_text(names.filled(_readable(text), known))) if on_text else None
        schema = prompt.whole_schema(brief) if whole_message else prompt.schema([fact.text for fact in brief.recipient.facts])
        return client.ask(
            self.server, messages, schema=schema, temperature=temperature, max_tokens=WHOLE_TOKENS if whole_message else TOKENS,
            on_text=shown, cancelled=self.listener.cancelled,
        )


def _readable(answer: str) -> str:
    """The sentences of an answer that is still coming, in whichever form."""
    return whole.partial(answer) or model_slots.partial(answer)


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
    templates: TemplateBook | None = None, sent_before: Sequence[str] = (), listener: Listener = _NOBODY, voice: str = "",
) -> Composition:
    """The template drafts with the model's clean ones before them; where the server fails, what it had made before, and why.

    Raises BadUsage as `usable_server` does.
    """
    server = usable_server(settings)
    trials: list[Trial] = []
    try:
        model_drafts(
            brief, channel, server=server, rules=rules, templates=templates or load_templates(settings), premium=settings.premium,
            sent_before=sent_before, count=count, listener=replace(listener, done=trials.append), voice=voice,
            judged=settings.model.judge,
        )
    except OutsideFailed as problem:
        result = replace(result, missing=(*result.missing, f"the model's drafts: {problem}"))
    drafts = [trial.draft for trial in trials if trial.draft is not None]
    missing = (*result.missing, *not_offered(trials), *doubted(trials))
    return Composition((*drafts, *result.drafts)[: max(count, len(drafts))], missing)


def model_drafts(
    brief: Brief, channel: str, *, server: Server, rules: RuleBook | None = None, templates: TemplateBook | None = None,
    premium: bool = False, sent_before: Sequence[str] = (), count: int = 3, listener: Listener = _NOBODY,
    voice: str = "", judged: bool = False,
) -> tuple[Trial, ...]:
    """One trial for each angle, near-copies among the clean ones dropped; raises OutsideFailed where the server fails.

    `voice` says how the user writes, where they want it told (`composer.drafting.llm.voice`). With `judged` the model is asked
    once more about each draft that is offered (`composer.drafting.llm.judge`).

    Facts that give orders to a machine are left out of the brief: neither the model nor the check hears of them.
    """
    may = sayable(brief, channel)
    if may is None:
        return ()
    brief = may
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
        line = _Line(server, listener, voice)
        trial = _trial(choice, order, turn, line, began)
        if trial.draft is not None:
            own = similarity.own_words(trial.said, given)
            if any(similarity.overlap(own, other) > similarity.MOST_ALIKE for other in taken):
                trial = replace(trial, draft=None, copy=True)
            else:
                taken.append(own)
                trial = _judged(trial, brief, line) if judged else trial
        trials.append(trial)
        if listener.done is not None:
            listener.done(trial)
    return tuple(trials)


def find_form(server: Server, brief: Brief, channel: str = "email", rules: RuleBook | None = None) -> str:
    """Whether a server can write whole messages, by one try at a brief: whole, or slots; raises OutsideFailed."""
    choice = Choice(material(brief), load_templates(), channel)
    order = Order(CheckContext(channel, brief), rules)
    request = prompt.whole_request(brief, channel, next(iter(prompt.ANGLES)), whole.frame(choice, order))
    reply = _Line(replace(server, form=""), _NOBODY).ask(request, brief, _COLD, whole_message=True)
    tried = attempts.attempt(choice, order, 0, reply)
    wrong = tried.alone or any(item.severity == "error" for item in tried.bad)
    found = "whole" if tried.form == "whole" and not wrong else "slots"
    abilities.settle(server, found)
    return found


def sayable(brief: Brief, channel: str) -> Brief | None:
    """The brief as a model may be told it: without facts that give orders, and without those that a careful person would ask
    about first; None where that, a delicate matter or a spoken channel leaves nothing to write."""
    if channels.channel(channel).spoken or brief.delicate or briefs.missing(brief):
        return None
    brief = without_orders(brief)
    readings = read_brief(brief)
    doubtful = {fact.typed for fact in readings.facts if fact.reading.ask and fact.reading.because}
    if doubtful and brief.language == DEFAULT:
        kept = tuple(fact for fact in brief.recipient.facts if fact.text not in doubtful)
        brief = replace(brief, recipient=replace(brief.recipient, facts=kept))
    return None if briefs.missing(brief) else brief


def without_orders(brief: Brief) -> Brief:
    """The brief without the facts that speak to a machine; such a fact must not vouch for what an obeying model says."""
    facts = tuple(fact for fact in brief.recipient.facts if not extract.gives_orders(fact.text))
    return replace(brief, recipient=replace(brief.recipient, facts=facts)) if len(facts) < len(brief.recipient.facts) else brief


def _silent(_repairs: int) -> None:
    """Nobody asked to be told."""


def leaving(brief: Brief, channel: str, server: Server, *, stream: bool = False, voice: str = "") -> str:
    """The exact request that would leave this machine for a draft, to be shown before the first use."""
    angle, brief = next(iter(prompt.ANGLES)), sayable(brief, channel) or without_orders(brief)
    if abilities.form(server) == "slots":
        schema = prompt.schema([fact.text for fact in brief.recipient.facts])
        return client.body_json(server, prompt.first_request(brief, channel, angle), schema, TOKENS, stream=stream)
    choice = Choice(material(brief), load_templates(), channel)
    request = prompt.whole_request(brief, channel, angle, whole.frame(choice, Order(CheckContext(channel, brief))), voice)
    return client.body_json(server, request, prompt.whole_schema(brief), WHOLE_TOKENS, stream=stream)


def _trial(choice: Choice, order: Order, turn: int, line: _Line, began: Callable[[int], None]) -> Trial:
    angle = list(prompt.ANGLES)[turn]
    brief, channel = order.brief, order.channel.name
    whole_message = abilities.form(line.server) != "slots"
    request = prompt.whole_request(brief, channel, angle, whole.frame(choice, order), line.voice)
    messages = request if whole_message else prompt.first_request(brief, channel, angle)
    replies: list[Reply] = []
    tries: list[Attempt] = []
    for number in range(1 + ROUNDS):
        began(number)
        try:
            replies.append(line.ask(messages, brief, _COLD if number else _WARM, whole_message=whole_message))
        except TooMuchText:
            if not number:
                raise
            break  # with its faults beside it the answer is too long for a small model: what came before counts
        tries.append(attempts.attempt(choice, order, turn, replies[-1]))
        last = tries[-1]
        if last.clean or (number and last.cost >= min(item.cost for item in tries[:-1])):
            break  # clean, or the repair made nothing better: more rounds seldom do
        if last.form == "" and whole_message and not replies[-1].cut:
            abilities.settle(line.server, "slots")  # a whole message is too much for it
        whole_message = abilities.form(line.server) != "slots" and last.form != "slots"
        messages = (
            prompt.whole_repair(request, replies[-1].text, attempts.problems(last)) if whole_message
            else prompt.repair_request(brief, channel, angle, last.slots.as_dict() if last.slots else {}, attempts.problems(last))
        )
    best = min(tries, key=lambda item: item.cost)
    draft = _draft(best, order, angle, replies[-1].model) if best.clean else None
    return Trial(
        angle, draft, tries[0].text, best.text, tries[0].failed, best.failed, len(tries) - 1, replies[-1].model,
        sum(reply.prompt_tokens for reply in replies), sum(reply.completion_tokens for reply in replies),
        sum(reply.seconds for reply in replies), tries[0].check, best.check, said=best.said,
    )


def _judged(trial: Trial, brief: Brief, line: _Line) -> Trial:
    """The trial with what the model, asked again, thinks of its draft; that it could not be asked costs no draft."""
    assert trial.draft is not None  # only what is offered is judged
    try:
        found = judge.judge(trial.draft.text, trial.draft.channel, brief, server=line.server, cancelled=line.listener.cancelled)
    except OutsideFailed as problem:
        return replace(trial, not_judged=str(problem))
    return replace(
        trial, opinions=found.opinions, prompt_tokens=trial.prompt_tokens + found.reply.prompt_tokens,
        completion_tokens=trial.completion_tokens + found.reply.completion_tokens, seconds=trial.seconds + found.reply.seconds,
    )


def _draft(attempt: Attempt, order: Order, angle: str, model: str) -> Draft:
    assert attempt.check is not None  # a clean attempt was checked
    used = fact_use.facts_used(message_parser.parse(attempt.text, order.channel.name), order.brief)
    return Draft(
        order.channel.name, attempt.subject, attempt.text, "model", f"model-{angle}", used, attempt.check, model=model,
        prompt_version=prompt.PROMPT_VERSION if attempt.form == "whole" else prompt.SLOTS_VERSION,
    )
