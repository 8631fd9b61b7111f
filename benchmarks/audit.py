"""A bulk audit as a user runs it: a table of many rows, then many files; CPU, cores in use and the memory of the largest process.

    python -m benchmarks.audit [--rows 10000 100000] [--files 20000]
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from benchmarks.check import made  # noqa: E402
from benchmarks.results import write_section  # noqa: E402


class Run(NamedTuple):
    """What one command cost: CPU seconds with all its processes, seconds that passed, MB of its largest process."""

    cpu: float
    passed: float
    megabytes: float


def audited(*paths: str, column: str = "", form: str = "json") -> Run:
    """The cost of one `check` over paths."""
    options = ["--column", column] if column else []
    command = [sys.executable, "-m", "composer", "check", "--channel", "email", "--format", form, *options, *paths]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024)


def a_table(path: Path, rows: int) -> None:
    """A CSV table of invented mails, no two alike."""
    texts = made(2_000)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "body"])
        writer.writerows((number, f"{texts[number % len(texts)]} {number}") for number in range(rows))


def main() -> None:
    """Run, print and write the section."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    ask.add_argument("--files", type=int, default=20_000)
    args = ask.parse_args()
    lines = ["| texts | CPU s | s | cores in use | texts per CPU-second | MB, largest process |", "|---|---|---|---|---|---|"]

    def line(what: str, count: int, run: Run) -> None:
        figures = f"{run.cpu:.1f} | {run.passed:.1f} | {run.cpu / run.passed:.1f} | {count / run.cpu:,.0f} | {run.megabytes:.0f}"
        lines.append(f"| {what} | {figures} |")
        print(lines[-1])

    with tempfile.TemporaryDirectory() as folder:
        for rows in args.rows:
            table = Path(folder, "mails.csv")
            a_table(table, rows)
            line(f"{rows:,} rows of a CSV table", rows, audited(str(table), column="body"))
            line(f"{rows:,} rows, as lines without fixes", rows, audited(str(table), column="body", form="text"))
        names = [str(Path(folder, f"{number}.txt")) for number in range(args.files)]
        for number, (name, text) in enumerate(zip(names, made(args.files), strict=True)):
            Path(name).write_text(f"{text} {number}", encoding="utf-8")
        line(f"{args.files:,} files", args.files, audited(*names))
    load = os.getloadavg()[0]
    write_section("Bulk audits", (
        f"`python -m benchmarks.audit`: invented mails of 40 to 150 words, `check --format json`, {os.cpu_count()} cores with a "
        f"load of {load:.1f} at the end.\n\n" + "\n".join(lines)
    ))


if __name__ == "__main__":
    main()
