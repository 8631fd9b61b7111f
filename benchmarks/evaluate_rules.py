"""Precision and recall of the checker on Overture's own evaluation set, per criterion, written to `docs/benchmarks.md`.

    python -m benchmarks.evaluate_rules            # the table, both halves
    python -m benchmarks.evaluate_rules --misses   # and what went wrong in the half that is not frozen
    python -m benchmarks.evaluate_rules --mails F  # and false alarms on the first 500 of a JSON Lines file of ordinary work mails
    python -m benchmarks.evaluate_rules --labelled F…  # and messages that other people wrote and labelled (JSON Lines)

The set (`tests/data/etiquette/`) was written before the rules were tuned; half of each criterion's messages are frozen: their
errors are counted and never looked at. A message counts as flagged when a finding of its criterion is an error or a warning;
for `no_ask_yet`, which is mild on mail, a suggestion counts too.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.results import write_section  # noqa: E402
from composer.brief import brief_from_table  # noqa: E402
from composer.etiquette.check import check  # noqa: E402
from composer.etiquette.rulebook.rule_loader import load_rules  # noqa: E402
from composer.model import CRITERIA  # noqa: E402

FOLDER = ROOT / "tests" / "data" / "etiquette"


@dataclass
class Cells:
    """Messages flagged rightly, flagged wrongly, missed, and left alone rightly."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    tn: int = 0

    def add(self, *, violated: bool, flagged: bool) -> None:
        """Count one message."""
        name = ("tp" if flagged else "fn") if violated else ("fp" if flagged else "tn")
        setattr(self, name, getattr(self, name) + 1)

    @property
    def precision(self) -> float:
        """Share of the flagged that were rightly flagged; 1 where nothing was flagged."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of the violations that were found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0


def rows() -> Iterator[dict[str, Any]]:
    """All messages of the set."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def flagged(row: dict[str, Any]) -> bool:
    """Whether the checker says that a message breaks its criterion."""
    brief = brief_from_table(row["brief"], row["id"]) if "brief" in row else None
    made = check(
        row["text"], row["channel"], brief, relationship=row.get("relationship"), stage=row.get("stage", "first"),
        sent_before=row.get("sent_before", ()),
    )
    mild = row["criterion"] == "no_ask_yet"
    return any(finding.criterion == row["criterion"] and (mild or finding.severity != "suggestion") for finding in made.findings)


def evaluate() -> dict[str, dict[bool, Cells]]:
    """Criterion → frozen or not → cells."""
    cells = {name: {True: Cells(), False: Cells()} for name in CRITERIA}
    for row in rows():
        cells[row["criterion"]][row["frozen"]].add(violated=row["violated"], flagged=flagged(row))
    return cells


def table(cells: dict[str, dict[bool, Cells]]) -> str:
    """The figures as a Markdown table."""
    lines = ["| criterion | messages | frozen: precision | recall | open: precision | recall |", "|---|---|---|---|---|---|"]
    whole = {True: Cells(), False: Cells()}
    for name, halves in cells.items():
        for frozen, one in halves.items():
            for key in ("tp", "fp", "fn", "tn"):
                setattr(whole[frozen], key, getattr(whole[frozen], key) + getattr(one, key))
        lines.append(_line(f"`{name}`", halves))
    return "\n".join([*lines, _line("**all**", whole)])


def _line(name: str, halves: dict[bool, Cells]) -> str:
    count = sum(sum((one.tp, one.fp, one.fn, one.tn)) for one in halves.values())
    figures = [f"{figure:.2f}" for half in (True, False) for figure in (halves[half].precision, halves[half].recall)]
    return f"| {name} | {count} | " + " | ".join(figures) + " |"


def alarms(path: Path, most: int = 500) -> str:
    """False alarms on ordinary work mails (lines {"text"}), as between colleagues; the mails stay outside the repository."""
    rules = load_rules().rules
    errors = warnings = any_warning = total = 0
    with path.open(encoding="utf-8") as file:
        for line in itertools.islice(file, most):
            made = check(json.loads(line)["text"], "email", relationship="colleague").findings
            stern = [finding for finding in made if finding.severity == "warning"]
            total += 1
            errors += any(finding.severity == "error" for finding in made)
            any_warning += bool(stern)
            warnings += any(rules[finding.rule].kind in ("phrases", "pattern") for finding in stern)
    return (
        f"On {total} ordinary work mails of 40 to 150 words, read as mail between colleagues: errors in {errors / total:.1%} "
        f"of them, warnings from phrase and pattern rules in {warnings / total:.1%}, any warning in {any_warning / total:.1%} "
        "(most of these: reading level and words in capitals)."
    )


# What was measured once, before anything was changed for these messages, cannot be measured again: it is written down here.
FIRST_SIGHT = (
    "First sight. Four sets of 60 messages each, over mail, LinkedIn notes, messages and InMail, were written and labelled by "
    "somebody who did not know the rules, and scored once before anything was changed for them: F1 0.68, 0.69, 0.71 and 0.66, "
    "where the 35 messages that the rules had been tuned on gave 1.00. The first two sets were then used to make the rules more "
    "general (0.94 and 0.96 afterwards, which says little). The texts of the third and fourth were not read for that; they gave "
    "0.81 and 0.69. Only then what was missed in them was read and the rules made wider once more (0.90 and 0.87 afterwards, "
    "again no measure of new texts). A fifth set, written last, by somebody who did not know the rules either and in the mix of "
    "the 35, was scored once and nothing was changed for it: F1 0.87. The table shows the fifth set."
)

# The labels of the labelling guide (docs/rules.md) and the criteria that they stand for.
LABELS = {
    "personal_detail": "personal", "brevity": "brief", "specific": "specific", "closing_cta": "ends_with_question",
    "no_ask": "no_ask_yet", "no_flattery": "genuine", "no_filler": "genuine", "no_caps": "calm", "no_sarcasm": "unambiguous",
    "no_pressure": "no_pressure", "no_placeholder": "finished", "links_attachments": "light",
}
CHANNEL_NAMES = {"linkedin_inmail": "inmail", "linkedin_dm": "linkedin_message"}


def labelled(path: Path) -> tuple[int, dict[str, Cells]]:
    """(messages, criterion → cells) of a file of labelled messages; cells that the labeller was unsure of are left out."""
    cells: dict[str, Cells] = {}
    count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        count += 1
        made = check(row["text"], CHANNEL_NAMES.get(row["channel"], row["channel"])).findings
        fired = {found.criterion for found in made if found.severity != "suggestion" or found.criterion == "no_ask_yet"}
        violated: dict[str, bool] = {}
        unsure = {LABELS[name] for name, cell in row["labels"].items() if cell.get("unsure")}
        for name, cell in row["labels"].items():
            violated[LABELS[name]] = violated.get(LABELS[name], False) or cell["violated"]
        for name, wrong in violated.items():
            if name not in unsure:
                cells.setdefault(name, Cells()).add(violated=wrong, flagged=name in fired)
    return count, cells


def labelled_table(paths: list[Path]) -> str:
    """Precision, recall and F1 over all labelled messages as a Markdown table."""
    whole, total = Cells(), 0
    cells: dict[str, Cells] = {}
    for path in paths:
        count, found = labelled(path)
        total += count
        for name, one in found.items():
            for key in ("tp", "fp", "fn", "tn"):
                for held in (cells.setdefault(name, Cells()), whole):
                    setattr(held, key, getattr(held, key) + getattr(one, key))
    lines = [f"| criterion ({total} messages) | violations | precision | recall | F1 |", "|---|---|---|---|---|"]
    for name, one in [*((f"`{name}`", cells[name]) for name in CRITERIA if name in cells), ("**all**", whole)]:
        f1 = 2 * one.precision * one.recall / (one.precision + one.recall) if one.tp else 0.0
        lines.append(f"| {name} | {one.tp + one.fn} | {one.precision:.2f} | {one.recall:.2f} | {f1:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table and write it to the benchmark page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--mails", type=Path)
    parser.add_argument("--labelled", type=Path, nargs="+")
    given = parser.parse_args()
    body = (
        f"`python -m benchmarks.evaluate_rules`: {len(load_rules().rules)} rules on {sum(1 for _ in rows())} messages written "
        "for this purpose before the rules were tuned, over all channels. The errors of the frozen half were counted, never "
        f"looked at. A half holds five to seven violations and as many near misses.\n\n{table(evaluate())}"
    )
    if given.mails:
        body += f"\n\n`--mails FILE`: {alarms(given.mails)}"
    if given.labelled:
        body += (
            f"\n\n{FIRST_SIGHT}\n\n`--labelled FILE…`, the sets that nothing was tuned on:\n\n"
            f"{labelled_table(given.labelled)}\n\n"
            "The guide of these labels lets a LinkedIn note run to 300 characters, this checker to the 200 of a free account: "
            "that is what the false alarms of `brief` are."
        )
    print(body)
    write_section("Etiquette rules on the project's own evaluation set", body)
    if given.misses:
        for row in rows():
            if not row["frozen"] and flagged(row) != row["violated"]:
                print(row["id"], "missed" if row["violated"] else "false alarm", file=sys.stderr)


if __name__ == "__main__":
    main()
