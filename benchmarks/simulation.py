"""Are the numbers right on average, do 95 % intervals cover, and how often is a difference called real where there is none?

    python -m benchmarks.simulation [--runs 3000] [--write]

Records are generated with known truth and go through the whole report: each run is one “template” of one record.
Truth: 35 % ever answer, delays lognormal with a median of 20 hours and sigma 1.4, sending spread evenly. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import math
import sqlite3
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW_US = int(NOW.timestamp()) * 1_000_000
HOUR = 3_600_000_000
EVER, MEDIAN, SIGMA = 0.35, 20.0, 1.4
DESIGNS = ((30, 7), (100, 7), (400, 3), (100, 30), (300, 60))
COLUMNS = ("person_id", "touch_id", "source_id", "channel", "sent_at", "last_touch_at", "reply_low", "reply_high", "template")
BLANK = (
    "conversation", "precision_us", "bounced", "auto", "accepted", "declined", "elsewhere", "steps", "asked", "purpose",
    "relationship", "origin", "model", "prompt_version", "zone", "length", "rules",
)
TEXTS = frozenset({"conversation", "purpose", "relationship", "origin", "model", "prompt_version", "zone", "rules"})


def truth(hours: float) -> float:
    """The true share answered by a time."""
    return EVER * statistics.NormalDist().cdf(math.log(hours / MEDIAN) / SIGMA)


def simulate(folder: Path, size: int, days: float, runs: int, seed: int) -> list:
    """The groups of a report over `runs` records of `size` messages sent over `days` days."""
    from composer.record.store import open_record
    from composer.reports.report import report

    rng = np.random.default_rng(seed)
    path = folder / f"{size}-{days}.db"
    open_record(f"sqlite:///{path}").close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("INSERT INTO source (id, name) VALUES (1, 'hand')")
    names = (*COLUMNS, *BLANK)
    blank = tuple("" if name in TEXTS else 0 for name in BLANK)
    total = size * runs
    age = (rng.random(total) * days * 24 * HOUR).astype(np.int64)
    delay = (rng.lognormal(math.log(MEDIAN), SIGMA, total) * HOUR).astype(np.int64)
    seen = (rng.random(total) < EVER) & (delay <= age)
    rows = (
        (1, place + 1, 1, "email", NOW_US - a, NOW_US - a, d if s else None, d if s else None, f"{place // size:05d}", *blank)
        for place, (a, d, s) in enumerate(zip(age.tolist(), delay.tolist(), seen.tolist(), strict=True))
    )
    raw.executemany(f"INSERT INTO outreach ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", rows)
    raw.commit()
    raw.close()
    with open_record(f"sqlite:///{path}") as record:
        groups = report(record, by="template", now=NOW).groups
    path.unlink()
    return list(groups)


def accuracy(runs: int) -> list[str]:
    """Bias and coverage of the rate within a day and of the rate at the horizon."""
    head = (
        "| record | rate within a day: bias | its 95 % interval covers | answered at all: bias | its 95 % interval covers "
        "| common mistake: answered in a day ÷ all sent | other one: ÷ old enough |"
    )
    lines = [head, "|-|-|-|-|-|-|-|"]
    day = truth(24)
    with tempfile.TemporaryDirectory() as folder:
        for place, (size, days) in enumerate(DESIGNS):
            groups = simulate(Path(folder), size, days, runs, place)
            rated = [g for g in groups if g.mature]
            bias = sum(g.rate_24h for g in rated) / len(rated) / day - 1
            cover = sum(g.rate_24h_low <= day <= g.rate_24h_high for g in rated) / len(rated)
            whole = [g for g in groups if g.rate is not None]
            at_all = sum(g.rate / truth(g.horizon_hours) for g in whole) / len(whole) - 1
            covers = sum(g.rate_low <= truth(g.horizon_hours) <= g.rate_high for g in whole) / len(whole)
            naive = sum(g.replies_in_window / g.sent for g in groups) / len(groups) / day - 1
            mixed = sum(g.replies_in_window / g.mature for g in rated) / len(rated) / day - 1
            ours = f"{bias:+.2%} | {cover:.1%} | {at_all:+.2%} | {covers:.1%}"
            line = f"| {size} sent over {days} days | {ours} | {naive:+.1%} | {mixed:+.1%} |"
            print(line, flush=True)
            lines.append(line)
    return lines


def false_alarms(runs: int, size: int, groups: int, rate: float) -> str:
    """How often identical channels are called different."""
    from composer.reports.comparison import compare_all

    rng = np.random.default_rng(size)
    real = whole = naive = 0
    for run in range(runs):
        table = [(f"c{place}", int(k), size) for place, k in enumerate(rng.binomial(size, rate, groups))]
        found = compare_all(table, seed=run)
        real += bool(found.real)
        whole += found.p is not None and found.p < 0.05
        naive += any(pair.p < 0.05 for pair in found.pairs)
    shares = f"{real / runs:.1%} | {whole / runs:.1%} | {naive / runs:.0%}"
    line = f"| {groups} identical channels, {size} each, {rate:.0%} | {shares} |"
    print(line, flush=True)
    return line


def power(runs: int, size: int, rates: tuple[float, ...]) -> str:
    """How often a difference that is there is called real."""
    from composer.reports.comparison import compare_all

    rng = np.random.default_rng(99)
    real = sum(
        bool(compare_all([(f"c{p}", int(rng.binomial(size, rate)), size) for p, rate in enumerate(rates)], seed=run).real)
        for run in range(runs)
    )
    line = f"| {', '.join(f'{rate:.0%}' for rate in rates)}; {size} each | {real / runs:.0%} |"
    print(line, flush=True)
    return line


def main() -> None:
    """Run and, with --write, put the tables into the page of benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = accuracy(options.runs)
    alarms = [false_alarms(1000, *design) for design in ((30, 10, 0.2), (100, 10, 0.2), (30, 5, 0.1), (60, 2, 0.2))]
    seen = [power(200, 195, (0.1, 0.2)), power(200, 81, (0.2, 0.4)), power(200, 30, (0.08, 0.15, 0.2, 0.25, 0.3, 0.4))]
    if options.write:
        from results import write_section

        about = (
            f"`python -m benchmarks.simulation --runs {options.runs} --write` — {options.runs:,} generated records a row with a "
            f"known truth ({truth(24):.2%} answered within a day), each through the whole report."
        )
        write_section("Are the numbers right?", "\n".join([
            about, "", *table, "",
            "How often a difference is called real, in 1,000 runs where there is none (the promise is 5 % at most):", "",
            "| record | a pair called real | test over all, p < .05 | any uncorrected pair, p < .05 |", "|-|-|-|-|", *alarms, "",
            "And in 200 runs where there is one:", "", "| true rates | some pair called real |", "|-|-|", *seen,
        ]))


if __name__ == "__main__":
    main()
