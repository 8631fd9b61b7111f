"""Between which times an answer came that the user noted by a click: a click says that it came, and not when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, RowMapping, select

from composer.record.schema import decision

NOT_YET: Final = "not_yet"  # a verdict of `decision`: the user said that nothing had come to an outreach by then
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


def interval(conn: Connection, row: RowMapping, came: str, at: datetime) -> tuple[datetime, datetime]:
    """Between which times an answer to an outreach came that is noted at a moment: "within_day", "later", or "" for no idea."""
    since = row["sent_at"] + timedelta(microseconds=row["precision_us"])
    day = since + _DAY
    told = not_yet(conn).get(row["id"])
    if came == "within_day":
        return since, max(since, min(day, at))
    before = max(filter(None, (since, told, row["last_touch_at"])))  # a follow-up says that nothing had come
    low = max(before, day + _SECOND) if came == "later" else before
    return min(low, at), at


def not_yet(conn: Connection) -> dict[int, datetime]:
    """When the user last said of an outreach that nothing had come."""
    rows = conn.execute(select(decision.c.right, decision.c.at).where(decision.c.verdict == NOT_YET))
    return {int(row.right.partition(":")[2]): row.at for row in rows}
