"""What became of a model's draft from one angle, and what is said of it to the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.drafting.llm.attempts import bad_of
from composer.drafting.llm.judge import Opinion
from composer.model import Check, Draft


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
    said: str = ""  # the model's own sentences in the best text
    opinions: tuple[Opinion, ...] = ()  # what the model, asked again, thinks of each sentence; empty where it was not asked
    not_judged: str = ""  # why it could not be asked

    @property
    def doubts(self) -> tuple[Opinion, ...]:
        """The sentences of its draft that the model, asked again, does not find in the brief."""
        return tuple(one for one in self.opinions if not one.held)

    @property
    def why(self) -> str:
        """Why there is no draft, in words for the user; empty where there is one."""
        if self.draft is not None:
            return ""
        if self.copy:
            return "it says nearly the same as another one"
        worst = bad_of(self.last_check)
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
        bad = bad_of(self.first_check)
        rules = {item.rule for item in bad}
        return (*(fault for fault in self.failed_first if fault not in rules), *(item.message for item in bad))


def not_offered(trials: Sequence[Trial]) -> tuple[str, ...]:
    """One sentence about the trials without a draft, with each reason once; none where all were offered."""
    lost = [trial.why.rstrip(".") for trial in trials if trial.draft is None]
    why = "; ".join(dict.fromkeys(lost))
    return (f"{len(lost)} of the model's {len(trials)} drafts are not offered: {why}",) if lost else ()


def doubted(trials: Sequence[Trial]) -> tuple[str, ...]:
    """What the model, asked again, does not find in the brief, and why it could not be asked, one sentence each."""
    said = []
    for number, trial in enumerate((one for one in trials if one.draft is not None), 1):
        said += [f"asked again, the model doubts this in its draft {number}: “{one.sentence}”" for one in trial.doubts]
        if trial.not_judged:
            said.append(f"the model could not be asked again about its draft {number}: {trial.not_judged}")
    return tuple(said)
