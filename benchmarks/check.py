"""Speed of the checker: one warm check, bulk with and without readability, cold command, length, beside its peers.

    python -m benchmarks.check [--texts FILE.jsonl] [--peers FOLDER] [--passes 3] [--write]

FILE has one JSON object with "text" a line (ordinary work mails of 40 to 150 words; without it, texts are made from sentences
below). FOLDER holds the two peers written in JavaScript, where they are to be measured too:

    npm install --prefix .cache/peers write-good@1.0.8 alex@11.0.1

All figures are CPU time, the best of some passes over altered texts. The machine's speed at that moment is in all of them, so
compare rows of one run, not of two.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from benchmarks.results import write_section  # noqa: E402
from composer.etiquette.check import check, check_batch, engine_of  # noqa: E402
from composer.etiquette.check_context import CheckContext  # noqa: E402
from composer.etiquette.document import message_parser  # noqa: E402
from composer.etiquette.rulebook.rule_loader import load_rules  # noqa: E402

SENTENCES = [
    "I read the minutes of the harbour meeting and agree with most of them.",
    "Could you send me the figures for the second quay by Thursday?",
    "The crane was out of order again, so we lost two hours on Monday.",
    "Please let me know whether the invoice has been paid.",
    "We have moved the delivery of the timber to the twelfth.",
    "I spoke with the insurer, and they will call back next week.",
    "There is no need to answer today.",
    "The new drawings are on the shared drive, in the folder for March.",
    "Our lawyer asks for one small change in clause four.",
    "I would rather wait until the audit is done before we decide.",
    "Many thanks for the quick help with the keys!",
    "What do you think about the price?",
]
NOTE = "Hi Ada, your talk on tide tables in Bergen was clear. Which harbour was the hardest to model?"
GERMAN = "Guten Tag Frau Weber, ich habe Ihren Vortrag über Bienen gehört. Wie füttern Sie im Winter, wenn es sehr kalt ist?"
STEP = 100  # texts after which the next checker has its turn, so that all see the same machine


def made(count: int) -> list[str]:
    """Invented work mails of 40 to 150 words."""
    chance = random.Random(7)
    return [
        f"Hi {chance.choice(['Ada', 'Bo', 'Cleo', 'Dov'])},\n\n"
        + " ".join(chance.sample(SENTENCES, chance.randint(4, 10)))
        + "\n\nBest regards,\nSam"
        for _ in range(count)
    ]


def cpu(work: Callable[[str], object], texts: Sequence[str]) -> list[int]:
    """Nanoseconds of CPU that each text took."""
    spent = []
    for text in texts:
        begun = time.process_time_ns()
        work(text)
        spent.append(time.process_time_ns() - begun)
    return spent


def cpu_together(texts: Sequence[str], context: CheckContext, *, fixes: bool) -> list[int]:
    """The same where the texts are checked as a bulk audit does, each with its share."""
    begun = time.process_time_ns()
    list(check_batch([(text, context) for text in texts], fixes=fixes))
    return [(time.process_time_ns() - begun) // len(texts)] * len(texts)


def altered(text: str, turn: int) -> str:
    """The text with another last word, so that nothing is answered from a cache of results."""
    return f"{text.rstrip()} indeed{'ly' * turn}"


def proselint_lint() -> Callable[[str], object]:
    """proselint with its own default rules, as a library."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile(source="text", content=text).lint()


def passes(texts: Sequence[str], count: int) -> tuple[list[int], dict[str, float]]:
    """(nanoseconds of each check in the best pass, messages per CPU-second of each checker in its best pass)."""
    engine = engine_of(load_rules())
    context = CheckContext("email")
    lint = proselint_lint()
    checkers: dict[str, Callable[[str], object]] = {
        "check": lambda text: check(text, "email"),
        "rules": lambda text: engine.run(message_parser.parse(text, "email"), context),
        "proselint": lint,
    }
    for text in texts:
        check(text, "email")
    for text in texts[:40]:
        lint(text)
    best: dict[str, list[int]] = {}
    for turn in range(count):
        fresh = [altered(text, turn) for text in texts]
        spent: dict[str, list[int]] = {name: [] for name in (*checkers, "bulk", "found")}
        for at in range(0, len(fresh), STEP):
            for name, work in checkers.items():
                spent[name] += cpu(work, fresh[at : at + (STEP // 4 if name == "proselint" else STEP)])
            together = [altered(text, turn + count) for text in texts[at : at + STEP]]
            spent["bulk"] += cpu_together(together, context, fixes=True)
            spent["found"] += cpu_together([f"{text}so" for text in together], context, fixes=False)
        for name, times in spent.items():
            if name not in best or sum(times) < sum(best[name]):
                best[name] = times
    return best["check"], {name: len(times) / sum(times) * 1e9 for name, times in best.items()}


def javascript_peers(folder: str, texts: Sequence[str]) -> Mapping[str, float]:
    """Messages per CPU-second of the peers that are installed; empty without node or the folder."""
    node = shutil.which("node")
    if not node or not Path(folder, "node_modules").is_dir():
        return {}
    script = str(ROOT / "benchmarks" / "peers.mjs")
    done = subprocess.run([node, script, folder], input=json.dumps(list(texts)), capture_output=True, text=True, check=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def cold(*args: str) -> float:
    """CPU seconds of a whole process, the least of four, its modules compiled as installed ones are."""
    spent = []
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(ROOT / ".cache" / "bytecode")
    for _ in range(4):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *args], cwd=ROOT, env=env, check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def cold_check(text: str) -> float:
    """CPU seconds of the command on one text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        path.write_text(text, encoding="utf-8")
        return cold("-m", "composer", "check", "--channel", "linkedin_note", str(path))


def lengths() -> dict[int, int]:
    """Characters of one text → nanoseconds of CPU, the least of three."""
    sentence = "We keep bees on three roofs, and the winter was hard for them. "
    return {
        size: min(cpu(lambda text: check(text, "email"), [(sentence * (size // len(sentence) + 1))[:size]] * 3))
        for size in (1_000, 10_000, 100_000, 1_000_000)
    }


def main() -> None:
    """Measure and print; with --write also into docs/benchmarks.md."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--texts")
    ask.add_argument("--peers", default=str(ROOT / ".cache" / "peers"))
    ask.add_argument("--passes", type=int, default=3)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    if args.texts:
        texts = [json.loads(line)["text"] for line in Path(args.texts).read_text(encoding="utf-8").splitlines()]
    else:
        texts = made(2_000)
    spent, rate = passes(texts, args.passes)
    bare = rate["found"] / rate["proselint"]
    peers = {"proselint 0.16": rate["proselint"], **javascript_peers(args.peers, texts)}
    against = [
        f"| {name} in the same run | {its:,.0f} messages per CPU-second; ours {rate['bulk'] / its:.1f} times | "
        f"{'10 times' if name.startswith('proselint') else '–'} |"
        for name, its in peers.items()
    ]
    said = (
        f"`python -m benchmarks.check{' --texts FILE' if args.texts else ''} --write`: {len(texts):,} texts, median "
        f"{statistics.median(len(text.split()) for text in texts):.0f} words, {len(load_rules().rules)} rules, mail to a "
        f"stranger; the best of {args.passes} passes, each with other last words; CPU time, one process, "
        f"{os.cpu_count()} cores with a load of {os.getloadavg()[0]:.1f} (a busy machine slows every row, ours most)."
    )
    whole = f"`python -m composer check`, whole process (an empty Python: {cold('-c', 'pass'):.2f})"
    rows = [
        said,
        "",
        "| what | figure | budget |",
        "|---|---|---|",
        f"| one warm check with readability, p50 | {statistics.median(spent) / 1e6:.2f} ms | 0.5 ms |",
        f"| the same, p95 | {statistics.quantiles(spent, n=20)[18] / 1e6:.2f} ms | 1.5 ms |",
        f"| bulk with readability | {rate['bulk']:,.0f} messages per CPU-second | 2,000 |",
        f"| bulk where no fix is shown | {rate['found']:,.0f} messages per CPU-second; ours {bare:.1f} times proselint | – |",
        f"| rules and parsing alone | {rate['rules']:,.0f} messages per CPU-second | 4,000 |",
        *against,
        f"| {whole} | {cold_check(NOTE):.2f} CPU-s | 0.5 |",
        f"| the same for a text in German | {cold_check(GERMAN):.2f} CPU-s | – |",
        *(
            f"| one text of {size:,} characters | {its / 1e6:,.1f} ms, {its / size / 1e3:.2f} µs a character | linear |"
            for size, its in lengths().items()
        ),
    ]
    print("\n".join(rows))
    if args.write:
        write_section("Checking", "\n".join(rows))


if __name__ == "__main__":
    main()
