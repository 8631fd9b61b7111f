"""What each message of a sequence brought: of those that got a follow-up, how many answered before the next.

People who answered get no follow-up, so the chance of a later step is that of people who had stayed silent, not of everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from composer.reports.formatting import of
from composer.reports.groups import rank
from composer.reports.intervals import wilson
from composer.reports.report import Readable, report

ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Step:
    """Step 0 is the first message; `reached` were sent it, `answered` answered after it and before the next."""

    step: int
    reached: int
    answered: int
    low: float | None
    high: float | None

    @property
    def words(self) -> str:
        """The step in one sentence."""
        ordinal = ORDINALS[self.step] if self.step < len(ORDINALS) else f"{self.step}th"
        which = "first message" if self.step == 0 else f"{ordinal} follow-up"
        return f"{of(self.answered, self.reached)} answered after the {which}"


def steps(
    record: Readable, *, since: datetime | None = None, until: datetime | None = None, now: datetime | None = None,
) -> tuple[Step, ...]:
    """Every step that was taken, first to last; bounced messages stay out. Raises BadUsage as `report` does."""
    groups = {rank("step", group.group): group for group in report(record, by="step", since=since, until=until, now=now).groups}
    found = []
    for step in range(max(groups, default=-1) + 1):
        reached = sum(group.sent - group.bounced for taken, group in groups.items() if taken >= step)
        answered = groups[step].replied if step in groups else 0
        low, high = wilson(answered, reached) or (None, None)
        found.append(Step(step, reached, answered, low, high))
    return tuple(found)
