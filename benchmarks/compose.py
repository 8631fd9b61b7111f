"""How long three drafts take without a model, warm, over the example briefs and all channels; CPU time of one process.

    python -m benchmarks.compose

Prints the table and writes it into docs/benchmarks.md.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.results import write_section
from composer.brief import load_brief
from composer.drafting.messages.answers import answer_request
from composer.drafting.messages.follow_ups import follow_up
from composer.drafting.search.compose import compose
from composer.drafting.templating.template_loader import load_templates
from composer.model import CHANNELS

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def timed(run: Callable[[], object]) -> float:
    """Milliseconds of CPU of one call."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def row(name: str, times: list[float], budget: str) -> str:
    """A line of the table."""
    times = sorted(times)
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    return f"| {name} | {len(times)} | {middle:.1f} | {high:.1f} | {times[-1]:.1f} | {budget} |"


def main() -> None:
    """Measure and write the table."""
    cold = timed(load_templates)
    briefs = [load_brief(path) for path in sorted((ROOT / "docs" / "examples").glob("*.toml"))]
    for brief in briefs:
        for channel in CHANNELS:
            compose(brief, channel)
    drafts = [timed(partial(compose, brief, channel)) for _ in range(ROUNDS) for brief in briefs for channel in CHANNELS]
    answers = [timed(partial(answer_request, brief, "question", channel="facebook")) for _ in range(ROUNDS) for brief in briefs]
    closes = [timed(partial(follow_up, brief, "close", "email")) for _ in range(ROUNDS) for brief in briefs]
    lines = [
        "| what | calls | median ms | 95 % ms | most ms | budget ms |", "|---|---|---|---|---|---|",
        row(f"three drafts of a brief, {len(briefs)} briefs on {len(CHANNELS)} channels", drafts, "100"),
        row("an answer to a request", answers, ""), row("a last note", closes, ""),
    ]
    wordings = len(load_templates().templates)
    body = f"`python -m benchmarks.compose`, CPU time, warm; reading {wordings} wordings cold: {cold:.0f} ms.\n\n"
    body += "\n".join(lines)
    print(body)
    write_section("Drafts without a model", body)


if __name__ == "__main__":
    main()
