"""How long the record takes to open, log, import, undo and back up: python -m benchmarks.record [touches]."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.results import write_section
from composer.model import ImportedTouch, Party
from composer.record import backup, log, merge, people, store, undo

START = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = "I saw your talk on dbt tests and wondered which of them caught the most bugs for you? " * 3


def touches(count: int) -> Iterator[ImportedTouch]:
    """A LinkedIn-like export without native ids: five touches a person, one of them an answer."""
    for number in range(count):
        who = number // 5
        party = Party(f"Person {who}", f"person-{who}")
        yield ImportedTouch(
            "linkedin_message", "in" if number % 5 == 2 else "out", START + timedelta(minutes=number), party, f"talk-{who}",
            text=WORDS if number % 5 == 0 else f"Thanks, that helps {number}", time_key=str(number),
        )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall seconds of a call."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def each(work: Callable[[], object], times: int) -> str:
    """Median and 95th percentile of the CPU time of a call, in milliseconds."""
    found = sorted(timed(work)[0] * 1000 for _ in range(times))
    return f"{found[len(found) // 2]:.2f} / {found[int(len(found) * 0.95)]:.2f} ms"


def memory() -> float:
    """Highest memory of this process so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _used(record: store.Record, count: int, place: Path) -> list[tuple[str, str]]:
    def again() -> object:
        return merge.merge_import(record, touches(count), source="linkedin:me", reader="linkedin", at=START)

    numbers = iter(range(10**6))
    before = memory()
    first, wall = timed(again)
    grown = memory() - before
    second, _ = timed(again)
    sent = each(lambda: log.log_sent(record, to=f"New {next(numbers)}", channel="email", at=START, text=WORDS), 200)
    answered = each(lambda: log.log_answer(record, "reply", to=f"New {next(numbers) % 200}", at=START), 200)
    found = each(lambda: people.search(record, "person 77"), 20)
    copied, _ = timed(lambda: backup.backup(record, place / "backup.db"))
    for _ in range(400):
        undo.undo(record)
    undone, _ = timed(lambda: undo.undo(record))
    return [
        (f"import {count:,} touches of {count // 5:,} people", f"{first:.1f} CPU-s, {wall:.1f} s, {grown:.0f} MB more memory"),
        ("import the same again (nothing new)", f"{second:.1f} CPU-s"), ("log a message (p50 / p95)", sent),
        ("log a reply (p50 / p95)", answered), ("find a person by part of a name (p50 / p95)", found),
        ("backup, checked", f"{copied:.1f} CPU-s"), (f"undo the import of {count:,} touches", f"{undone:.1f} CPU-s"),
    ]


def main() -> None:
    """Measure and write the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite:///{place}/record.db"
        store.open_record(url).close()
        rows.append(("open a record that is up to date (p50 / p95)", each(lambda: store.open_record(url).close(), 50)))
        code = (
            "import time; start = time.process_time(); from composer.record.store import open_record; "
            f"open_record({url!r}); print(time.process_time() - start)"
        )
        root = Path(__file__).resolve().parent.parent
        cold = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
        rows.append(("the same in a new process, libraries included", f"{float(cold.stdout):.2f} CPU-s"))
        with store.open_record(url) as record:
            rows += _used(record, count, Path(place))
    body = "`python -m benchmarks.record`, SQLite, CPU time of one core; every write is on disk (`synchronous=FULL`) when it "
    body += "returns.\n\n"
    body += "| what | measured |\n|---|---|\n" + "\n".join(f"| {what} | {value} |" for what, value in rows)
    write_section("The record", body)
    print(body)


if __name__ == "__main__":
    main()
