"""How well sentences are traced to a brief: pairs of an honest message and the same with one fault (`tests/traces/`).

`python -m benchmarks.traces [FILE…] [--show]`: false alarms (honest messages that would be refused) and faults caught.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from composer.brief import brief_from_table
from composer.etiquette.check import check
from composer.model import Brief

FOLDER: Final = Path(__file__).parent.parent / "tests" / "traces"


def pairs(path: Path) -> Iterator[tuple[dict[str, Any], Brief, str, str]]:
    """The pairs of a file as (entry, brief, honest message, faulty message)."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in table["pair"]:
        brief = brief_from_table({"relationship": "stranger", **table["brief"][entry["brief"]]}, f"{path.name}: {entry['brief']}")
        yield entry, brief, entry["honest"], entry["honest"].replace(entry["was"], entry["now"])


def complaints(text: str, channel: str, brief: Brief) -> list[str]:
    """Why a model's message would be refused: sentences that nothing supports, and what the rules say."""
    found = check(text, channel, brief)
    alone = [trace for trace in found.trace or () if trace.by == "unsupported"]
    said = [f"unsupported: {text[trace.start:trace.end]} ({trace.why})" for trace in alone]
    return said + [f"{item.rule}: {item.text or item.message}" for item in found.findings if item.severity != "suggestion"]


def main(arguments: list[str]) -> None:
    """Print the two shares for each file, by kind of fault, and with `--show` what went wrong."""
    show = "--show" in arguments
    files = [Path(name) for name in arguments if not name.startswith("-")] or sorted(FOLDER.glob("*.toml"))
    for path in files:
        alarms, caught, kinds = 0, Counter[str](), Counter[str]()
        for entry, brief, honest, faulty in pairs(path):
            before, after = complaints(honest, entry["channel"], brief), complaints(faulty, entry["channel"], brief)
            new = [item for item in after if item not in before]
            kinds[entry["fault"]] += 1
            alarms += bool(before)
            caught[entry["fault"]] += bool(new)
            if show and before:
                print(f"  false alarm, {entry['brief']}: {before}")
            if show and not new:
                print(f"  missed, {entry['brief']}, {entry['fault']}: {entry['now']}")
        total = sum(kinds.values())
        by_kind = ", ".join(f"{kind} {caught[kind]}/{kinds[kind]}" for kind in sorted(kinds))
        print(f"{path.name}: false alarms {alarms}/{total}, caught {sum(caught.values())}/{total} ({by_kind})")


if __name__ == "__main__":
    main(sys.argv[1:])
