"""How well sentences are traced to a brief: pairs of an honest message and the same with one fault (`tests/traces/`).

`python -m benchmarks.traces [FILE…] [--show]`: false alarms (honest messages of which the trace doubts a sentence), honest
messages in which a rule finds more than a suggestion, and faults caught by either.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from composer.brief import brief_from_table
from composer.drafting.search.compose import STAGES
from composer.etiquette.check import check
from composer.model import Brief

BY_CODE: Final = frozenset({"no-way-to-stop", "no-postal-address"})  # code writes that below what a model says
FOLDER: Final = Path(__file__).parent.parent / "tests" / "traces"


def pairs(path: Path) -> Iterator[tuple[dict[str, Any], Brief, str, str]]:
    """The pairs of a file as (entry, brief, honest message, faulty message)."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in table["pair"]:
        brief = brief_from_table({"relationship": "stranger", **table["brief"][entry["brief"]]}, f"{path.name}: {entry['brief']}")
        yield entry, brief, entry["honest"], entry["honest"].replace(entry["was"], entry["now"])


def complaints(text: str, channel: str, brief: Brief) -> tuple[list[str], list[str]]:
    """Why a model's message would be refused: sentences that nothing supports, and what the rules say."""
    found = check(text, channel, brief, stage=STAGES.get(brief.purpose, "first"))
    alone = [trace for trace in found.trace or () if trace.by == "unsupported"]
    said = [f"unsupported: {text[trace.start:trace.end]} ({trace.why})" for trace in alone]
    warned = [item for item in found.findings if item.severity != "suggestion" and item.rule not in BY_CODE]
    return said, [f"{item.rule}: {item.text or item.message}" for item in warned]


def main(arguments: list[str]) -> None:
    """Print the two shares for each file, by kind of fault, and with `--show` what went wrong."""
    show = "--show" in arguments
    files = [Path(name) for name in arguments if not name.startswith("-")] or sorted(FOLDER.glob("*.toml"))
    for path in files:
        alarms, warned, caught, kinds = 0, 0, Counter[str](), Counter[str]()
        for entry, brief, honest, faulty in pairs(path):
            (alone, rules), after = complaints(honest, entry["channel"], brief), complaints(faulty, entry["channel"], brief)
            new = [item for item in (*after[0], *after[1]) if item not in (*alone, *rules)]
            kinds[entry["fault"]] += 1
            alarms += bool(alone)
            warned += bool(rules)
            caught[entry["fault"]] += bool(new)
            if show and (alone or rules):
                print(f"  false alarm, {entry['brief']}: {alone + rules}")
            if show and not new:
                print(f"  missed, {entry['brief']}, {entry['fault']}: {entry['now']}")
        total = sum(kinds.values())
        by_kind = ", ".join(f"{kind} {caught[kind]}/{kinds[kind]}" for kind in sorted(kinds))
        print(f"{path.name}: false alarms {alarms}/{total}, rules {warned}, caught {sum(caught.values())}/{total} ({by_kind})")


if __name__ == "__main__":
    main(sys.argv[1:])
