"""Twenty people at once on one page for five minutes, and one with 200,000 messages: `make load`.

Every person is a tab of its own over a real websocket (`tests.visitor`). Each does one job a minute: describes somebody,
picks a channel, takes a draft, types for half a minute at three keys a second, each key checked, marks it as sent and looks it
up. An action of the page is measured until its run has ended. `python -m benchmarks.load 20 300` takes other numbers of people
and seconds.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.editor import cpu, percentile
from benchmarks.pages import PAGES, fill
from benchmarks.record import touches
from benchmarks.results import write_section
from composer.record import merge
from composer.record.log import log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.page_key import NAME, cookie_name
from composer.web.state import now
from tests.browser.support import Server, serving
from tests.visitor import Failed, Visitor

KEYS = 3  # a second
TYPED = 90  # keys of a job: half a minute
JOB = 60.0  # seconds
TEXT = (
    "Hi Tomás,\n\nyour talk on turning a car park into an orchard made me look at our own yard with other eyes. I coordinate "
    "the volunteers at Riverside Allotments, and most of them leave after the first summer. You said yours stay. "
)
MORE = "What made the biggest difference in your second year, and would you do it again? It would help us a great deal. Maya"
LARGE = 200_000
TRIES = 20


class Taken:
    """What was measured: milliseconds by name, and what went wrong."""

    def __init__(self) -> None:
        self.checks: list[float] = []
        self.actions: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.jobs = 0
        self.memory: list[tuple[float, float]] = []  # seconds since the start, MB

    def every(self) -> list[float]:
        """All actions of the page."""
        return [value for values in self.actions.values() for value in values]


async def job(visitor: Visitor, who: str, taken: Taken) -> None:
    """One message from the first box to the record."""
    def did(name: str, took: float) -> None:
        taken.actions[name].append(took)

    did("open", await visitor.open(""))
    did("example", await visitor.press("Try it with an example person"))
    for label, what in {"Their name": who, "LinkedIn": who.replace(" ", "-"), "Their role": "head gardener"}.items():
        did("field", await visitor.fill("text_input", label, what))
    did("why", await visitor.press("Next: why you write"))
    did("field", await visitor.fill("text_input", "Your question", "What made the biggest difference in your second year?"))
    did("channel", await visitor.press("Next: the channel"))
    did("drafts", await visitor.press("Next: the message"))
    began = time.monotonic()
    for number in range(TYPED):
        taken.checks.append(await visitor.check(number, TEXT + MORE[: number + 1]))
        await asyncio.sleep(max(0.0, began + (number + 1) / KEYS - time.monotonic()))
    did("sent", await visitor.press("Mark as sent"))
    did("someone else", await visitor.press("Write to someone else"))
    did("people", await visitor.open("people"))
    did("find", await visitor.fill("text_input", "Find someone", who))
    if who not in visitor.words():
        raise Failed(f"{who} was marked as sent and is not under People")
    did("follow-ups", await visitor.open("follow-ups"))
    did("results", await visitor.open("results"))
    taken.jobs += 1


async def person(server: Server, number: int, people: int, seconds: float, taken: Taken) -> None:
    """One person's five minutes; they come one after the other within the first minute."""
    began = time.monotonic()
    await asyncio.sleep(JOB * number / people)
    visitor = Visitor(server.url, f"{cookie_name(server.port)}={(server.home / NAME).read_text().strip()}")
    await visitor.connect()
    done = 0
    try:
        while time.monotonic() - began < seconds:
            start = time.monotonic()
            try:
                await job(visitor, f"Friend {number:02d} {done:02d}", taken)
            except (Failed, OSError, asyncio.IncompleteReadError) as problem:
                taken.errors.append(f"{type(problem).__name__}: {problem}"[:300])
            done += 1
            await asyncio.sleep(max(0.0, start + JOB - time.monotonic()))
    finally:
        taken.errors += visitor.errors
        await visitor.close()


def held(pid: int) -> float:
    """The memory of a process, in MB."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def crowd(server: Server, people: int, seconds: float) -> Taken:
    """All of them at once."""
    taken = Taken()
    assert server.process is not None
    pid, began = server.process.pid, time.monotonic()

    async def watch() -> None:
        while True:
            taken.memory.append((time.monotonic() - began, held(pid)))
            await asyncio.sleep(2)

    watching = asyncio.create_task(watch())
    await asyncio.gather(*(person(server, number, people, seconds, taken) for number in range(people)))
    watching.cancel()
    return taken


def said(values: list[float]) -> str:
    """Count, median, 95th percentile and the worst."""
    return f"{len(values):,} | {percentile(values, 0.5):.0f} | {percentile(values, 0.95):.0f} | {max(values):.0f}"


def twenty(people: int, seconds: float) -> list[str]:
    """The table of the crowd."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        fill(home)
        with serving(home) as server:
            assert server.process is not None
            before, busy, load, began = cpu(server.process.pid), os.times(), os.getloadavg()[0], time.monotonic()
            taken = asyncio.run(crowd(server, people, seconds))
            used, took, after = cpu(server.process.pid) - before, time.monotonic() - began, os.times()
        logged = [line for line in server.log.read_text().splitlines() if "Error" in line or "Traceback" in line]
    steady = [value for at, value in taken.memory if at >= 60] or [value for _, value in taken.memory]
    grown = 100 * (max(steady[-5:]) / steady[0] - 1)
    mine = after.user + after.system - busy.user - busy.system
    how = (
        f"`make load`: {people} tabs over websockets on one process for {took:.0f} s, {taken.jobs} jobs ended, a record of 200 "
        f"outreaches to begin with; visitors on the same two cores (load average {load:.1f} before; the page used "
        f"{100 * used / took:.0f} % of a core, the visitors {100 * mine / took:.0f} %)."
    )
    health = (
        f"Errors shown, refused or logged: {len(taken.errors) + len(logged)}. Memory {steady[0]:.0f} MB after the first minute, "
        f"{max(steady[-5:]):.0f} MB at the end: {grown:+.1f} % (budget +5 %)."
    )
    return [
        how,
        "",
        "| | times | p50 (ms) | p95 (ms) | worst (ms) | budget, p95 |",
        "|---|---|---|---|---|---|",
        f"| a key, checked | {said(taken.checks)} | 100 |",
        f"| an action of the page | {said(taken.every())} | 1,000 |",
        *(f"| · {name} | {said(values)} | |" for name, values in taken.actions.items()),
        "",
        health,
        *(f"- {problem}" for problem in [*taken.errors, *logged][:5]),
    ]


async def alone(server: Server) -> dict[str, list[float]]:
    """Every page and what one does on it, by one person."""
    visitor = Visitor(server.url, f"{cookie_name(server.port)}={(server.home / NAME).read_text().strip()}")
    await visitor.connect()
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(TRIES):
        for name, path in PAGES.items():
            found[name].append(await visitor.open(path))
        await visitor.open("people")
        found["People, a search"].append(await visitor.fill("text_input", "Find someone", "Person 19999"))
        found["People, one person"].append(await visitor.press("Person 19999"))
    if visitor.errors:
        raise Failed(visitor.errors[0])
    await visitor.close()
    return found


def large() -> list[str]:
    """The table of the large record."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        at = now()
        with open_record(Settings(home=home).record_url) as record:
            merge.merge_import(record, touches(LARGE), source="linkedin:me", reader="linkedin", at=at)
            for number in range(40):
                log_sent(record, to=f"Person {number}", channel="email", at=at - timedelta(days=10 + number), text="Hello?")
        size = (home / "record.db").stat().st_size / 2**20
        with serving(home) as server:
            load = os.getloadavg()[0]
            found = asyncio.run(alone(server))
            assert server.process is not None
            memory = held(server.process.pid)
    how = (
        f"One person, {LARGE:,} messages of {LARGE // 5:,} people ({size:.0f} MB), each page {TRIES} times, the first time "
        f"included; load average {load:.1f} before, {memory:.0f} MB of memory at the end."
    )
    return [
        how,
        "",
        "| Page | times | p50 (ms) | p95 (ms) | worst (ms) | budget, p95 |",
        "|---|---|---|---|---|---|",
        *(f"| {name} | {said(values)} | 1,000 |" for name, values in found.items()),
    ]


def main() -> None:
    """Measure both and write the tables."""
    people, seconds = (int(sys.argv[1]), float(sys.argv[2])) if len(sys.argv) > 2 else (20, 300.0)
    rows = [*twenty(people, seconds), "", *large()]
    print("\n".join(rows))
    if (people, seconds) == (20, 300.0):
        write_section("Load", "\n".join(rows))


if __name__ == "__main__":
    main()
