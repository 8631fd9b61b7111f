"""Two groups of a record compared among the same kinds of people."""

from __future__ import annotations

from datetime import datetime

from composer.reports import query
from composer.reports.groups import check_by
from composer.reports.report import KINDS, Readable, latest, make_span
from composer.reports.stratified import LikeForLike, by_stratum, like_for_like
from composer.reports.tally import ask_all


def compare_alike(
    record: Readable, a: str, b: str, *, by: str = "channel", over: tuple[str, ...] = KINDS,
    since: datetime | None = None, until: datetime | None = None, window_hours: float = 24.0, now: datetime | None = None,
) -> LikeForLike | None:
    """Two groups of a record among the same kinds of people; None where either has no mature message. Raises BadUsage."""
    for name in (by, *over):
        check_by(name)
    with record.read() as connection:
        if now is None:
            now = latest(connection)
        span = make_span(now, window_hours, since, until)
        rows = list(ask_all(connection, lambda part: query.cells(by, over, part), span))
    sides = by_stratum(rows, by, over)
    return like_for_like(a, b, sides.get(a, {}), sides.get(b, {}))
