"""Which number of a written date is the day, told by all dates of a file together: a file keeps to one order.

What no date can be (a thirteenth month) decides first, then that times run on, then that a file spans little time.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

Order = Literal["dmy", "mdy", "ymd"]
Numbers = tuple[int, int, int]

ORDERS: Final[tuple[Order, ...]] = ("dmy", "mdy", "ymd")
_PLACES: Final[dict[Order, Numbers]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}  # of year, month and day
_BUDDHIST: Final = range(2400, 2700)  # the years of Thai phones
_PERSIAN: Final = range(1300, 1500)
_RUNS_ON: Final = 6  # steps in one direction; of shuffled tables one in 2,520 begins so


def day_of(numbers: Numbers, order: Order, *, first_year: int = 1) -> date | None:
    """The day that three numbers say in an order; None where they say none, or one before a year."""
    year, month, day = (numbers[place] for place in _PLACES[order])
    if year < 100:
        year += 2000
    elif year in _BUDDHIST:
        year -= 543
    try:
        found = _persian(year, month, day) if year in _PERSIAN else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if found.year >= first_year else None


def _persian(year: int, month: int, day: int) -> date:
    """A day of the Persian calendar, by the rule of 33 years that holds from 1244 to 1473; raises ValueError for none."""
    leap = (year % 33) in (1, 5, 9, 13, 17, 22, 26, 30)
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30 if month < 12 or leap else 29):
        raise ValueError("no day of that calendar")
    years = year - 1300
    leaps = sum((one % 33) in (1, 5, 9, 13, 17, 22, 26, 30) for one in range(1300, year))
    before = (month - 1) * 31 if month <= 7 else 6 * 31 + (month - 7) * 30
    return date.fromordinal(date(1921, 3, 21).toordinal() + 365 * years + leaps + before + day - 1)


class DateOrder:
    """The dates of one file, seen one after the other, and the order that they are written in."""

    def __init__(self, *, first_year: int = 1) -> None:
        self.first_year = first_year
        self.seen = 0
        self.kinds: set[bool] = set()  # whether the year has four digits, of those seen
        self.last: Numbers | None = None
        self.tallies = {order: _Tally() for order in ORDERS}

    def see(self, numbers: Numbers) -> None:
        """Take one more date into account; one whose year comes first in four digits says nothing of the others."""
        if numbers == self.last or numbers[0] > 99:
            return
        self.last = numbers
        self.seen += 1
        for order, tally in self.tallies.items():
            tally.see(day_of(numbers, order, first_year=self.first_year) if order != "ymd" or numbers[2] < 100 else None)

    def settled(self, *, runs_on: bool = True) -> Order | None:
        """The order that the dates leave no choice but; `runs_on` is whether the file stands in the order of time."""
        left = self._possible()
        if len(left) == 1:
            return left[0]
        steps = {order: self.tallies[order].against(runs_on=runs_on) for order in left}
        if not runs_on and self.seen <= _RUNS_ON:
            return None
        fewest = min(steps.values())
        best = [order for order in left if steps[order] == fewest]
        # Rows in no order of time prove nothing by a few steps more or less.
        return best[0] if len(best) == 1 and (runs_on or fewest == 0) else None

    def likely(self) -> Order | None:
        """The settled order, else that under which the file spans the least time."""
        found = self.settled()
        if found is not None:
            return found
        left = self._possible()
        fewest = min(self.tallies[order].against() for order in left)
        spans = {order: self.tallies[order].span for order in left if self.tallies[order].against() == fewest}
        least = [order for order, span in spans.items() if span == min(spans.values())]
        return least[0] if len(least) == 1 else None

    def _possible(self) -> list[Order]:
        fewest = min(tally.wrong for tally in self.tallies.values())
        return [order for order, tally in self.tallies.items() if tally.wrong == fewest]


class _Tally:
    """What the dates of a file come to when they are read in one order."""

    def __init__(self) -> None:
        self.wrong = self.back = self.on = 0
        self.low: int | None = None
        self.high = 0
        self.last: int | None = None

    def see(self, day: date | None) -> None:
        if day is None:
            self.wrong += 1
            return
        number = day.toordinal()
        if self.last is not None:
            self.back += number < self.last
            self.on += number > self.last
        self.last = number
        self.low = number if self.low is None else min(self.low, number)
        self.high = max(self.high, number)

    def against(self, *, runs_on: bool = True) -> int:
        """Steps against the order of time, or, where a file may run either way, against its main direction."""
        return self.back if runs_on else min(self.back, self.on)

    @property
    def span(self) -> int:
        return self.high - (self.low or 0)
