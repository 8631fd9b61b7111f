"""Speed of the checker: one warm check, bulk with and without readability, cold command, length, beside proselint.

    python -m benchmarks.check [--texts FILE.jsonl] [--write]

FILE has one JSON object with "text" a line (ordinary work mails of 40 to 150 words; without it, texts are made from sentences below).
All figures are CPU time. The machine's speed at that moment is in all of them, so compare rows of one run, not of two.
"""  # noqa: E501

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from benchmarks.results import write_section  # noqa: E402
from composer import channels  # noqa: E402
from composer.etiquette import parts  # noqa: E402
from composer.etiquette.check import check, engine_of  # noqa: E402
from composer.etiquette.rules import load_rules  # noqa: E402
from composer.etiquette.situation import Situation  # noqa: E402

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


def changed(text: str) -> str:
    """The text with another last word, so that nothing is answered from a cache of results."""
    return text.rstrip() + " indeed"


def proselint_lint() -> Callable[[str], object]:
    """proselint with its own default rules, as a library."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile(source="text", content=text).lint()


def cold(*args: str) -> float:
    """CPU seconds of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *args], cwd=ROOT, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print; with --write also into docs/benchmarks.md."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--texts")
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    if args.texts:
        texts = [json.loads(line)["text"] for line in Path(args.texts).read_text(encoding="utf-8").splitlines()]
    else:
        texts = made(2_000)
    book = load_rules()
    engine = engine_of(book)
    situation = Situation(channels.channel("email"))
    ours = lambda text: check(text, "email")  # noqa: E731
    alone = lambda text: engine.run(parts.parse(text, "email"), situation)  # noqa: E731
    lint = proselint_lint()
    for text in texts:
        ours(text)
    for text in texts[:40]:
        lint(text)
    fresh = [changed(text) for text in texts]
    # Interleaved, so that all see the same machine.
    spent: dict[str, list[int]] = {"check": [], "rules": [], "proselint": []}
    step = 100
    for at in range(0, len(fresh), step):
        spent["check"] += cpu(ours, fresh[at : at + step])
        spent["rules"] += cpu(alone, fresh[at : at + step])
        spent["proselint"] += cpu(lint, fresh[at : at + step // 4])
    rate = {name: len(times) / sum(times) * 1e9 for name, times in spent.items()}
    cut = statistics.quantiles(spent["check"], n=20)
    sentence = "We keep bees on three roofs, and the winter was hard for them. "
    lengths = {
        size: min(cpu(ours, [(sentence * (size // len(sentence) + 1))[:size]] * 3))
        for size in (1_000, 10_000, 100_000, 1_000_000)
    }
    sample = ROOT / "docs" / "examples" / "learn.toml"
    message = "Hi Ada, your talk on tide tables in Bergen was clear. Which harbour was the hardest to model?"
    path = Path("/tmp") / "overture-benchmark.txt"
    path.write_text(message, encoding="utf-8")
    whole = min(cold("-m", "composer", "check", "--channel", "linkedin_note", str(path)) for _ in range(3))
    empty = min(cold("-c", "pass") for _ in range(3))
    path.unlink()
    rows = [
        (
            f"`python -m benchmarks.check{' --texts FILE' if args.texts else ''} --write`: {len(texts):,} texts, median "
            f"{statistics.median(len(t.split()) for t in texts):.0f} words, "
            f"{len(book.rules)} rules, mail to a stranger, second pass with a changed last word; CPU time, "
            f"{sample.name and 'one'} process."
        ),
        "",
        "| what | figure | budget |",
        "|---|---|---|",
        f"| one warm check with readability, p50 | {statistics.median(spent['check']) / 1e6:.2f} ms | 0.5 ms |",
        f"| the same, p95 | {cut[18] / 1e6:.2f} ms | 1.5 ms |",
        f"| bulk with readability | {rate['check']:,.0f} messages per CPU-second | 2,000 |",
        f"| rules and parsing alone | {rate['rules']:,.0f} messages per CPU-second | 4,000 |",
        f"| proselint 0.16 in the same run | {rate['proselint']:,.0f} messages per CPU-second | – |",
        f"| bulk with readability against proselint | {rate['check'] / rate['proselint']:.1f} times | 10 times |",
        f"| `python -m composer check`, whole process (an empty Python: {empty:.2f}) | {whole:.2f} CPU-s | 0.5 |",
        *(
            f"| one text of {size:,} characters | {spent_ns / 1e6:,.1f} ms, {spent_ns / size / 1e3:.2f} µs a character | linear |"
            for size, spent_ns in lengths.items()
        ),
    ]
    print("\n".join(rows))
    if args.write:
        write_section("Checking", "\n".join(rows))


if __name__ == "__main__":
    main()
