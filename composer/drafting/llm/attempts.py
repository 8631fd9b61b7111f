"""One answer of a model, dressed as a message and judged: what is wrong with it, and how it compares with another try."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.llm import slots as model_slots
from composer.drafting.llm import whole as model_whole
from composer.drafting.llm.client import Reply
from composer.drafting.llm.slots import Slots
from composer.drafting.llm.whole import Whole
from composer.drafting.search.candidates import Choice, subjects
from composer.drafting.search.order import Order
from composer.drafting.templating.bindings import About
from composer.model import Check, Finding, Trace

_DRESSES: Final = 3  # greetings and closings tried around the same sentences before the model is blamed
_LONGEST_SUBJECT: Final = 60


@dataclass(frozen=True, slots=True)
class Attempt:
    """A text and what is said of it; `form` is whole, slots or "" for an answer that could not be read."""

    text: str
    subject: str
    form: str
    faults: tuple[str, ...]
    check: Check | None
    slots: Slots | None = None
    said: str = ""  # the model's own sentences
    typed: str = ""  # what the user typed, in small letters

    @property
    def bad(self) -> tuple[Finding, ...]:
        """The errors and warnings of its check that are not about the user's own words, errors first."""
        return bad_of(self.check, self.typed)

    @property
    def alone(self) -> tuple[str, ...]:
        """What in its sentences the brief does not hold, one reason a sentence."""
        return tuple(trace.why or "a sentence is not in your brief" for trace in unsupported(self.check))

    @property
    def clean(self) -> bool:
        """Whether it may be offered."""
        return self.check is not None and not self.faults and not self.bad and not self.alone

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """What attempts are compared by: the least is kept."""
        if self.check is None:
            return (99, 99, 99, 99)
        errors = sum(item.severity == "error" for item in self.bad)
        return (
            len(self.faults), errors + len(self.alone), len(self.bad) - errors, len(self.check.findings) - len(self.bad),
        )

    @property
    def failed(self) -> tuple[str, ...]:
        """Faults in words, sentences without support, and the ids of rules."""
        return (*self.faults, *self.alone, *dict.fromkeys(item.rule for item in self.bad))


def bad_of(check: Check | None, typed: str = "") -> tuple[Finding, ...]:
    """The errors and warnings of a check, errors first; what the user typed so (`typed`) is no fault of the model's."""
    found = [item for item in check.findings if item.severity != "suggestion"] if check else []
    found = [item for item in found if not (item.text and not item.text.isalpha() and item.text.casefold() in typed)]
    return tuple(sorted(found, key=lambda item: item.severity != "error"))


def unsupported(check: Check | None) -> tuple[Trace, ...]:
    """The sentences that nothing in the brief supports."""
    return tuple(trace for trace in (check.trace if check else None) or () if trace.by == "unsupported")


def attempt(choice: Choice, order: Order, turn: int, reply: Reply) -> Attempt:
    """What an answer comes to, whole or in slots, in the best of a few dresses."""
    if reply.cut:
        return Attempt("", "", "", ("it ran out of tokens; give it more under Settings, Model.",), None)
    sender = order.brief.sender
    message = model_whole.parse(reply.text, frozenset(re.findall(r"\w+", f"{sender.name} {sender.company}".casefold())))
    if message is not None:
        wrong = model_whole.faults(message, choice)
        return _best(lambda other: _whole(choice, order, message, wrong, turn + other))
    slots = model_slots.parse(reply.text)
    if slots is not None:
        slots = model_slots.filled(slots, order.brief)
        wrong = model_slots.faults(slots, order.brief)
        return _best(lambda other: _filled(choice, order, slots, wrong, turn + other))
    return Attempt("", "", "", ("the answer is no JSON object of the form that was asked for.",), None)


def _best(dressed: Callable[[int], Attempt]) -> Attempt:
    """The cheapest of a few dresses; the first that is clean, or whose fault is the model's own."""
    found: list[Attempt] = []
    for other in range(_DRESSES):
        found.append(dressed(other))
        if found[-1].clean or found[-1].faults:
            break
    return min(found, key=lambda item: item.cost)


def _whole(choice: Choice, order: Order, message: Whole, wrong: Sequence[str], turn: int) -> Attempt:
    """A whole message with the greeting and sign-off of this turn; the sign-off goes where there is no room for it."""
    texts = [model_whole.message(choice, message, turn, sign=sign) for sign in (True, False)]
    text, wrong = _fitting(order, texts, wrong, "leave out what matters least.")
    subject = ""
    if order.channel.has_subject:
        subject = model_whole.subject_of(choice, message)
        if not subject or len(subject) > _LONGEST_SUBJECT:
            subject = _own_subject(choice)
    check, said = order.judge(text, subject), model_whole.core(choice, message).text
    return Attempt(text, subject, "whole", tuple(wrong), check, said=said, typed=model_slots.told(order.brief))


def _filled(choice: Choice, order: Order, slots: Slots, wrong: Sequence[str], turn: int) -> Attempt:
    """The slots as a message with the greeting and closing of this turn, shortened until it fits."""
    texts = [
        model_slots.message(choice, slots, turn, sign=sign, bridge=bridge) for bridge in (True, False) for sign in (True, False)
    ]
    text, wrong = _fitting(order, texts, wrong, "shorten hook and question.")
    subject = _own_subject(choice) if order.channel.has_subject else ""
    said = " ".join(slots.as_dict().values())
    check = order.judge(text, subject)
    return Attempt(text, subject, "slots", tuple(wrong), check, slots, said, model_slots.told(order.brief))


def _fitting(order: Order, texts: Sequence[str], wrong: Sequence[str], how: str) -> tuple[str, Sequence[str]]:
    """The first text that fits; where none does, the first, and that as a fault."""
    text = next((text for text in texts if order.fits(text)), "")
    if text:
        return text, wrong
    return texts[0], (*wrong, f"too long by {min(map(order.excess, texts))}: {how}")


def _own_subject(choice: Choice) -> str:
    fact = choice.material.facts[0][1] if choice.material.facts else None
    return next(iter(subjects(choice, About(fact))), "")


def problems(last: Attempt) -> list[str]:
    """What to tell the model: faults first, then what nothing supports, then what the rules say, with the words concerned."""
    said = [*last.faults, *(f"{why}: say only what the data holds." for why in last.alone)]
    for finding in last.bad:
        hint = finding.fix.hint if finding.fix and finding.fix.hint else ""
        said.append(f"{finding.message} {hint}".strip())
    return said
