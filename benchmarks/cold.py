"""CPU seconds of whole command-line processes, started cold, beside proselint on the same text.

    python -m benchmarks.cold [--runs 15]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.results import write_section

ROOT = Path(__file__).resolve().parent.parent
TEXT = """Subject: your flour trial

Hi Julia,

your sourdough flour trial in Texas caught my eye, because I run a small bakery in Austin and our rye keeps tearing in the
last hour of proofing. We tried a longer autolyse and less water, and neither changed much. You wrote that the second batch
behaved better once the ash content was known. I would like to understand that before we order for spring.

Which of the three batches would you start with for a loaf that rests overnight?

Best wishes,
Sam Reyes
"""


def cpu_seconds(command: list[str], env: dict[str, str]) -> float:
    """User and system time of one process with its children."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, cwd=ROOT)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Run each command in turn, round by round, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "letter.txt")
        text.write_text(TEXT)
        home = str(Path(folder, "home"))
        env = {**os.environ, "OVERTURE_HOME": home, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        env["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))  # compiled once, as installed modules are
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        brief = str(ROOT / "docs/examples/learn.toml")
        us = [sys.executable, "-m", "composer"]
        commands = {
            "check, with readability (budget 0.5)": [*us, "check", "--channel", "email", "--format", "json", str(text)],
            "check with a brief": [
                *us, "check", "--channel", "email", "--brief", brief, "--format", "json", str(text),
            ],
            "write three drafts": [*us, "write", "--brief", brief, "--channel", "linkedin_note", "--format", "json"],
            "advise": [*us, "advise", "--brief", brief, "--format", "json"],
            "report of an empty record": [*us, "report", "--format", "json"],
            "proselint 0.16 check (peer)": [str(Path(sys.executable).with_name("proselint")), "check", str(text)],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                seconds = cpu_seconds(command, env)
                if number:  # the first round fills the caches: the disk's, Python's and that of the rules
                    times[name].append(seconds)
    figures = {name: (min(held), statistics.median(held), max(held)) for name, held in times.items()}
    rows = [f"| {name} | {low:.2f} | {middle:.2f} | {high:.2f} |" for name, (low, middle, high) in figures.items()]
    table = "\n".join(["| whole process, CPU s | min | median | max |", "|---|---|---|---|", *rows])
    print(table)
    write_section("Cold command line", f"`python -m benchmarks.cold` ({runs} runs each, interleaved)\n\n{table}")


if __name__ == "__main__":
    main()
