"""Who it is time to be in touch with again, by the rhythm that the user set for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from composer.advice import clock, ranking
from composer.advice.ladder import Contact, DueItem

STEP: Final = "keep_in_touch"


def keep_in_touch(
    people: Iterable[Contact], rhythms: Mapping[int, tuple[int, str]], now: datetime, *, busy: Collection[int] = (),
    quiet_hours: tuple[int, int] = (20, 8), home_zone: str = "", ahead_days: float = 0,
) -> tuple[DueItem, ...]:
    """Everybody whose last message or talk lies longer back than their rhythm (days, and the tag it comes from or "").

    `busy` are people for whom something else is due. Time runs on working days' mornings where the person lives.
    """
    until = now + timedelta(days=ahead_days)
    items = []
    for contact in people:
        days, tag = rhythms.get(contact.person, (0, ""))
        spoken = [touch.at for touch in contact.history if touch.kind not in ("auto", "bounce", "reaction")]
        if not days or not spoken or contact.person in busy or ranking.is_stopped("", contact.stopped):
            continue
        where = clock.place(contact.timezone, contact.country, home_zone)
        when = clock.first_good_moment(max(spoken) + timedelta(days=days), where, quiet_hours)
        if when <= until:
            often = f"every {days} days" if days > 1 else "every day"
            why = f"You want to be in touch {often}" + (f" with everybody you tagged “{tag}”." if tag else ".")
            items.append(DueItem(contact.person, contact.outreach, STEP, "", when, (why,), contact.name))
    return tuple(sorted(items, key=lambda item: (item.when, item.person)))
