"""Time and CPU from opening a page to its last word, beside an empty Streamlit page: `python -m benchmarks.pages`.

Every page is opened once a round, the empty one among them, in an order that changes from round to round; a page is compared
with the empty one of its own round, and the median of these ratios is told with its quartiles. So a load that comes and goes
hits both sides. The CPU time is that of the server and of the whole browser, which hardly depends on the load.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.editor import cpu
from benchmarks.results import write_section
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now
from tests.browser.support import Server, chromium, ready, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TRIES = 7
EMPTY = 'import streamlit as st\n\nst.title("Ready")\n'
ASGI = 'import streamlit as st\n\napp = st.App("empty_ui.py")\n'
PAGES = {
    "Write": "", "Check": "check", "Follow-ups": "follow-ups", "People": "people", "Results": "results", "Import": "import",
    "Rules": "rules", "Settings": "settings",
}


def fill(home: Path) -> None:
    """A record of two hundred outreaches."""
    at = now()
    with open_record(Settings(home=home).record_url) as record:
        for number in range(200):
            then = at - timedelta(days=30 + number)
            sent = log_sent(record, to=f"Person {number}", channel="email", at=then, text="Hello?")
            if number % 3 == 0:
                log_answer(record, "reply", outreach=sent.outreach, at=at)


def browser_cpu() -> dict[int, float]:
    """CPU seconds of every process that descends from this one, the servers left out, by process id."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found: dict[int, float] = {}
    for pid in parents:
        line = pid
        while line in parents and line != os.getpid():
            line = parents[line]
        if line != os.getpid() or pid == os.getpid():
            continue
        with suppress(OSError):
            if b"chrom" in (Path("/proc") / str(pid) / "cmdline").read_bytes():
                found[pid] = cpu(pid)
    return found


@dataclass(frozen=True, slots=True)
class Opening:
    """One page opened: milliseconds on the clock, and CPU milliseconds of the server and of the browser."""

    took: float
    server: float
    browser: float

    @property
    def work(self) -> float:
        """All CPU time there was."""
        return self.server + self.browser


def opened(browser: Browser, server: Server, path: str, heading: str) -> Opening:
    """Open a page in a new profile until its heading stands, the script has ended and the browser is idle."""
    page = server.admit(browser.new_context()).new_page()
    assert server.process is not None
    before, busy, began = browser_cpu(), cpu(server.process.pid), time.perf_counter()
    page.goto(f"{server.url}/{path}")
    page.get_by_role("heading", name=heading, level=1).wait_for()
    ready(page, polling=5)
    took = 1000 * (time.perf_counter() - began)
    page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
    used = 1000 * (cpu(server.process.pid) - busy)
    shown = 1000 * sum(spent - before.get(pid, 0.0) for pid, spent in browser_cpu().items())
    page.context.close()
    return Opening(took, used, shown)


def ratio(page: list[Opening], empty: list[Opening], what: str) -> list[float]:
    """How many times the empty page of the same round, in order."""
    return sorted(getattr(one, what) / getattr(other, what) for one, other in zip(page, empty, strict=True))


def row(name: str, values: list[Opening], empty: list[Opening]) -> str:
    """One line of the table."""
    took, work = ratio(values, empty, "took"), ratio(values, empty, "work")
    middle = statistics.quantiles(took, n=4)
    return (
        f"| {name} | {statistics.median(one.took for one in values):.0f} | {statistics.median(took):.2f} | "
        f"{middle[0]:.2f}–{middle[2]:.2f} | {statistics.median(work):.2f} | "
        f"{statistics.median(one.server for one in values):.0f} | {statistics.median(one.browser for one in values):.0f} |"
    )


def main() -> None:
    """Measure both servers in turn, so that the load of the machine hits them alike."""
    names = ("empty page", *PAGES)
    found: dict[str, list[Opening]] = {name: [] for name in names}
    order = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "empty_ui.py").write_text(EMPTY)
        (place / "empty.py").write_text(ASGI)
        fill(place / "home")
        with serving(place / "home") as ours, serving(place / "other", str(place / "empty.py")) as empty, chromium() as browser:
            for number in range(-1, TRIES):
                for name in order.sample(names, len(names)):
                    server, path, heading = (empty, "", "Ready") if name == "empty page" else (ours, PAGES[name], name)
                    measured = opened(browser, server, path, heading)
                    if number >= 0:
                        found[name].append(measured)
    how = (
        "Measured by `python -m benchmarks.pages`: a new browser profile each time, servers warm, a record of 200 outreaches, "
        f"{TRIES} rounds in mixed order, each page against the empty one of its round; load average {os.getloadavg()[0]:.1f} on "
        "two cores. Budget: the first page within 1.3 times an empty one."
    )
    rows = [
        how,
        "",
        "| Page | p50 (ms) | times an empty page | middle half | CPU, times an empty page | server CPU (ms) | browser CPU (ms) |",
        "|---|---|---|---|---|---|---|",
        *(row(name, values, found["empty page"]) for name, values in found.items()),
    ]
    write_section("Pages", "\n".join(rows))
    print("\n".join(rows))


if __name__ == "__main__":
    main()
