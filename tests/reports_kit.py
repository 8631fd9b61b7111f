"""Records for the report tests: outreaches put straight into the derived table the reports read."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from composer.record.schema import outreach, person, source, touch
from composer.record.store import Record, open_record

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HOUR = 3_600_000_000


def hours_ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def sent(hours: float, replied: float | None = None, channel: str = "email", **more: Any) -> dict[str, Any]:
    """An outreach sent so many hours before NOW and answered so many hours after it was sent."""
    at = more.pop("at", None) or hours_ago(hours)
    low = None if replied is None else round(replied * HOUR)
    return {"channel": channel, "sent_at": at, "last_touch_at": at, "reply_low": low, "reply_high": low, "source": "hand", **more}


def empty_record(folder: Path) -> Record:
    return open_record(f"sqlite:///{folder / 'record.db'}")


def same_everywhere(record: Record, **options: Any) -> list[Any]:
    """Everything a record is asked, for comparing two ways of asking."""
    from composer.reports.learning import broken_rules
    from composer.reports.query import COLUMNS
    from composer.reports.report import channel_rates, report, report_dict
    from composer.reports.trends import trend

    found: list[Any] = [report_dict(report(record, by=by, now=NOW, **options)) for by in COLUMNS]
    found += [trend(record, by=by, zone="Europe/Stockholm", now=NOW) for by in ("channel", "template")]
    return [*found, channel_rates(record, now=NOW), broken_rules(record, now=NOW)]


def put(record: Record, rows: Iterable[dict[str, Any]], observed: dict[str, datetime | None] | None = None) -> None:
    """Write outreaches; `observed` says until when each source was seen."""
    rows = list(rows)
    with record.write() as conn:
        if conn.execute(select(person.c.id)).first() is None:
            conn.execute(insert(person).values(id=1, name="Ada Example", created_at=NOW))
        start = conn.execute(select(func.coalesce(func.max(touch.c.id), 0))).scalar_one() + 1
        known = {row.name: row.id for row in conn.execute(select(source.c.name, source.c.id))}
        for name in dict.fromkeys(row["source"] for row in rows):
            if name not in known:
                until = (observed or {}).get(name)
                known[name] = conn.execute(insert(source).values(name=name, observed_until=until)).inserted_primary_key[0]
        touches, derived = [], []
        for place, given in enumerate(rows, start):
            row = dict(given)
            source_id = known[row.pop("source")]
            touches.append({
                "id": place, "key": str(place), "person_id": 1, "source_id": source_id, "channel": row["channel"],
                "direction": "out", "sent_at": row["sent_at"],
            })
            derived.append({"id": place, "person_id": 1, "touch_id": place, "source_id": source_id, **row})
        if touches:
            conn.execute(insert(touch), touches)
        for columns in {tuple(sorted(row)) for row in derived}:
            conn.execute(insert(outreach), [row for row in derived if tuple(sorted(row)) == columns])


def random_row(rng: random.Random) -> dict[str, Any]:
    """An outreach of any channel, age, outcome and exactness."""
    hours = rng.expovariate(1 / 1500)
    row = sent(hours, channel=rng.choice(("email", "phone", "linkedin_note", "sms")), source=rng.choice(("hand", "linkedin", "hand")), bounced=int(rng.random() < 0.03),
               auto=int(rng.random() < 0.1), accepted=int(rng.random() < 0.1), elsewhere=int(rng.random() < 0.05),
               precision_us=rng.choice((0, 0, 1_000_000, 60_000_000, 26 * HOUR)))
    row["sent_at"] -= timedelta(microseconds=rng.randrange(10**9))
    if rng.random() < 0.4:
        low = int(rng.lognormvariate(2.5, 1.8) * HOUR)
        low = rng.choice((low, 24 * HOUR, 24 * HOUR - 1, 14 * 24 * HOUR, low))
        row["reply_low"], row["reply_high"] = low, low + rng.choice((0, 0, 0, 26 * HOUR, 10**15))
        if row["sent_at"] + timedelta(microseconds=low) > NOW:
            row["reply_low"] = row["reply_high"] = None
    return row


def log_of(count: int) -> list[dict[str, Any]]:
    """A log with every kind of oddity, the same at every call."""
    rng = random.Random(21)
    return [
        {
            **random_row(rng), "weekday": rng.randrange(7), "hour": rng.choice((None, rng.randrange(24))), "length": rng.randrange(260),
            "template": rng.choice(("", "a", "it's")), "rules": rng.choice(("", "too-long", "too-long ask-for-time")),
            "relationship": rng.choice(("stranger", "met")), "purpose": rng.choice(("learn", "job")), "steps": rng.randrange(3),
            "origin": rng.choice(("own", "model")),
        } for _ in range(count)
    ]
