"""Key press to changed finding on screen, in Chromium, with the whole rule pack: `python -m benchmarks.editor`.

From the browser's own `keydown` event to the moment a MutationObserver sees the summary of the findings change; the counts to
the moment their text changes. The server's CPU time for each key is read from /proc.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.results import write_section
from tests.browser.support import Server, chromium, ready, serving

TRIES = 60
TEXT = (
    "Hi Tomás,\n\nyour talk on turning a car park into an orchard made me look at our own yard with other eyes. I "
    "coordinate the volunteers at Riverside Allotments, and most of them leave after the first summer. You said yours stay, "
    "and that the schools have a hand in it. What made the biggest difference in your second year?\n\nMaya "
)
# Watches the shadow root; every key that adds or removes a mark must be seen on screen before the next one is typed.
WATCH = """
() => {
  const find = (node) => {
    if (node.querySelector?.('.shell')) return node.querySelector('.shell');
    for (const child of node.querySelectorAll('*')) {
      const found = child.shadowRoot && find(child.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const shell = find(document);
  const log = { t0: 0, counts: null, finding: null, seen: null, both: null };
  window.log = log;
  shell.addEventListener('keydown', () => {
    log.counts = log.finding = null;
    log.both = new Promise((done) => { log.seen = () => { if (log.counts !== null && log.finding !== null) done(); }; });
    log.t0 = performance.now();
  }, true);
  new MutationObserver(() => { if (log.counts === null && log.t0) { log.counts = performance.now() - log.t0; log.seen(); } })
    .observe(shell.querySelector('.counts'), { childList: true, characterData: true, subtree: true });
  new MutationObserver(() => { if (log.finding === null && log.t0) { log.finding = performance.now() - log.t0; log.seen(); } })
    .observe(shell.querySelector('.title'), { childList: true, characterData: true, subtree: true });
}
"""


def cpu(pid: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    """A percentile by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def row(name: str, values: list[float], budget: str) -> str:
    """One line of the table."""
    return f"| {name} | {min(values):.1f} | {statistics.median(values):.1f} | {percentile(values, 0.95):.1f} | {budget} |"


def run(server: Server) -> tuple[list[float], list[float], float, int]:
    """Milliseconds to the finding, to the counts, CPU milliseconds a key, and keys lost in bursts."""
    with chromium() as browser:
        page = server.admit(browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
        page.goto(f"{server.url}/check")
        ready(page)
        page.locator(".cm-content").click()
        page.keyboard.insert_text(TEXT)
        page.locator(".shell[data-checked]").wait_for()
        page.evaluate(WATCH)
        page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        findings: list[float] = []
        counts: list[float] = []
        assert server.process is not None
        # “!!” becomes “!!!”: one key brings a warning, the next takes it away, each time the summary changes.
        page.keyboard.type("Thank you!")
        began = 0.0
        for number in range(-10, TRIES):
            if number == 0:
                began = cpu(server.process.pid)
            for key in ("!", "Backspace"):
                page.keyboard.press(key)
                page.evaluate("() => window.log.both")
                if number >= 0:
                    findings.append(page.evaluate("() => window.log.finding"))
                    counts.append(page.evaluate("() => window.log.counts"))
        each = 1000 * (cpu(server.process.pid) - began) / (2 * TRIES)
        lost = 0
        for _ in range(4):
            before = page.evaluate("() => JSON.parse(sessionStorage.getItem('overture:check')).text.length")
            page.keyboard.type("abcdefghij" * 6, delay=60)
            after = page.evaluate("() => JSON.parse(sessionStorage.getItem('overture:check')).text.length")
            lost += before + 60 - after
        return findings, counts, each, lost


def main() -> None:
    """Measure and write the table."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server:
        began = time.time()
        findings, counts, each, lost = run(server)
        took = time.time() - began
    load = os.getloadavg()[0]
    how = (
        "Measured by `python -m benchmarks.editor`: a 75-word message, the whole rule pack with readability, Debian's Chromium; "
        f"{len(findings)} keys that change a finding, load average {load:.1f} on two cores while it ran ({took:.0f} s)."
    )
    rows = [
        how,
        "",
        "| From the key press | min | p50 | p95 | budget |",
        "|---|---|---|---|---|",
        row("to the changed finding on screen (ms)", findings, "25 / 60"),
        row("to the counts, in the browser (ms)", counts, "15"),
        "",
        f"CPU time of the server for each key: {each:.1f} ms. Four bursts of 60 keys, one each 60 ms: {lost} of 240 keys lost.",
    ]
    write_section("Live editor", "\n".join(rows))
    print("\n".join(rows))


if __name__ == "__main__":
    main()
