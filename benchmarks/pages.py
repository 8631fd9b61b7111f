"""Time and CPU from opening a page to its last word, beside an empty Streamlit page: `python -m benchmarks.pages`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.editor import cpu
from benchmarks.results import write_section
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from composer.web.state import now
from tests.browser.support import Server, chromium, serving

TRIES = 5
EMPTY = 'import streamlit as st\n\nst.title("Ready")\n'
ASGI = 'import streamlit as st\n\napp = st.App("empty_ui.py")\n'
PAGES = {
    "Write": "", "Check": "check", "Due": "due", "People": "people", "Answers": "answers", "Import": "import", "Rules": "rules",
    "Settings": "settings",
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


def opened(browser: object, server: Server, path: str, heading: str) -> tuple[float, float]:
    """Milliseconds until the heading stands and the script has ended, and the server's CPU milliseconds."""
    page = browser.new_page()  # type: ignore[attr-defined]
    assert server.process is not None
    busy, began = cpu(server.process.pid), time.perf_counter()
    page.goto(f"{server.url}/{path}")
    page.get_by_role("heading", name=heading, level=1).wait_for()
    page.wait_for_function("document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'", polling=5)
    took = 1000 * (time.perf_counter() - began)
    used = 1000 * (cpu(server.process.pid) - busy)
    page.context.close()
    page.close()
    return took, used


def main() -> None:
    """Measure both servers in turn, so that the load of the machine hits them alike."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "empty_ui.py").write_text(EMPTY)
        (place / "empty.py").write_text(ASGI)
        fill(place / "home")
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ("empty page", *PAGES)}
        with serving(place / "home") as ours, serving(place / "other", str(place / "empty.py")) as empty, chromium() as browser:
            for number in range(-1, TRIES):
                for name, values in found.items():
                    server, path, heading = (empty, "", "Ready") if name == "empty page" else (ours, PAGES[name], name)
                    measured = opened(browser, server, path, heading)
                    if number >= 0:
                        values.append(measured)
    base = statistics.median(took for took, _ in found["empty page"])
    how = (
        f"Measured by `python -m benchmarks.pages`: a new browser profile each time, servers warm, a record of 200 outreaches, "
        f"{TRIES} tries each, in turn; load average {os.getloadavg()[0]:.1f}. Budget: the first page within 1.3 times "
        "an empty one."
    )
    rows = [
        how,
        "",
        "| Page | p50 (ms) | times an empty page | server CPU, p50 (ms) |",
        "|---|---|---|---|",
    ]
    for name, values in found.items():
        took = statistics.median(took for took, _ in values)
        rows.append(f"| {name} | {took:.0f} | {took / base:.2f} | {statistics.median(used for _, used in values):.0f} |")
    write_section("Pages", "\n".join(rows))
    print("\n".join(rows))


if __name__ == "__main__":
    main()
