"""How a model does over the shipped briefs: pass rates per criterion before and after repair, grounding, length, time, tokens.

The figures compare models with each other on these briefs; they say nothing about how readers answer.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any, Final

from composer import data
from composer.brief import brief_from_table, load_brief
from composer.drafting.llm import blind_sheet, client
from composer.drafting.llm.blind_sheet import Entry
from composer.drafting.llm.drafts import model_drafts
from composer.drafting.llm.trial import Trial
from composer.drafting.search import similarity
from composer.drafting.search.compose import compose
from composer.errors import BadFile, OutsideFailed
from composer.etiquette.rulebook.rule_loader import load_rules
from composer.model import CRITERIA, Brief, Check
from composer.settings import Settings

GROUNDING: Final = frozenset({"honest"})
_NAMES: Final = frozenset({"wrong-name", "misspelt-name", "wrong-sender", "company-swapped"})
_MOST_BRIEFS: Final = 2 * 1024 * 1024
_MOST_FAILURES: Final = 3  # in a row: then the server is gone, and the rest would only wait


def evaluate(
    *, base_url: str, model: str, settings: Settings, briefs: Path | None = None, out: Path | None = None, count: int = 2,
    channel: str = "linkedin_message", progress: Callable[[int, int], None] | None = None, sheet: Path | None = None,
    judge: str = "", filled: Path | None = None,
) -> dict[str, Any]:
    """One table of figures for a model; with `out` also one CSV row for each brief and angle.

    `sheet` is written for reading blind (template, model and, where a brief's folder has one, the person's own message);
    `filled` is such a sheet with a person's preferences, `judge` a model at the same server that gives its own.

    A brief that the server fails on is counted, and the run goes on. Raises BadValue for an address that may not be used, BadFile
    for unreadable briefs, OutsideFailed where the server fails at once or three times in a row.
    """
    server = client.server_at(base_url, model)
    rules = load_rules(settings)
    rows: list[tuple[str, Trial]] = []
    refused: Counter[str] = Counter()
    alike: list[float] = []
    failed = in_a_row = 0
    person = blind_sheet.read_preferences(filled) if filled is not None else {}  # a wrong file is told before the long run
    given = list(read_briefs(briefs or data.rules_folder() / "evaluation" / "briefs.jsonl"))
    entries: list[Entry] = []
    for number, (kind, brief) in enumerate(given, 1):
        try:
            trials = model_drafts(brief, channel, server=server, rules=rules, premium=settings.premium, count=count)
        except OutsideFailed:
            failed, in_a_row = failed + 1, in_a_row + 1
            if not rows or in_a_row == _MOST_FAILURES:
                raise
            continue
        finally:
            if progress is not None:
                progress(number, len(given))
        in_a_row = 0
        if not trials:
            refused[kind] += 1
        rows += [(kind, trial) for trial in trials]
        entries += _entry(f"{number} {kind}", brief, channel, trials, briefs)
        alike += _overlaps(brief, trials)
    if out is not None:
        _write(out, rows)
    if sheet is not None:
        blind_sheet.write_sheet(sheet, entries)
    table = {**_table(base_url, rows, refused, alike), "briefs that the server failed on": failed}
    return table | _preferences(person, blind_sheet.judged(client.server_at(base_url, judge), entries) if judge else {})


def _preferences(person: Mapping[str, str], judge: Mapping[str, str]) -> dict[str, Any]:
    """Whom a person and a judge preferred, and how often they agree; nothing where nobody was asked."""
    found: dict[str, Any] = {}
    if person:
        found["preferred by a person"] = blind_sheet.shares(person)
    if judge:
        found["preferred by the judge"] = blind_sheet.shares(judge)
    if person and judge:
        found["judge and person agree"] = blind_sheet.agreement(person, judge)
    return found


def _entry(name: str, brief: Brief, channel: str, trials: Sequence[Trial], briefs: Path | None) -> list[Entry]:
    """The messages for one brief to be compared; none where there is only one."""
    texts = {"model": next((trial.draft.text for trial in trials if trial.draft is not None), "")}
    texts["template"] = next((draft.text for draft in compose(brief, channel, count=1).drafts), "")
    own = briefs / f"{name.partition(' ')[2]}.txt" if briefs is not None and briefs.is_dir() else None
    texts["human"] = data.read_text(own).strip() if own is not None and own.is_file() else ""
    kept = {who: text for who, text in texts.items() if text}
    return [Entry(name, brief.purpose, kept)] if len(kept) > 1 else []


def read_briefs(path: Path) -> Iterator[tuple[str, Brief]]:
    """The briefs of a JSON Lines file as (kind, brief); a line is a brief, or {"kind", "brief"}. Raises BadFile with the line.

    Of a folder the briefs in its files, TOML or JSON, each with its file's name as kind.
    """
    if path.is_dir():
        files = [file for file in sorted(path.iterdir()) if file.suffix in (".toml", ".json")]
        if not files:
            raise BadFile(str(path), "holds no brief, neither TOML nor JSON")
        yield from ((file.stem, load_brief(file)) for file in files)
        return
    for number, line in enumerate(data.read_text(path, max_bytes=_MOST_BRIEFS).splitlines(), 1):
        if not line.strip():
            continue
        try:
            table = json.loads(line)
        except ValueError as problem:
            raise BadFile(str(path), "is not JSON", number) from problem
        if not isinstance(table, dict):
            raise BadFile(str(path), "must hold one brief a line", number)
        given = table.get("brief", table)
        yield str(table.get("kind", "given")), brief_from_table(given, f"{path}, line {number}")


def _overlaps(brief: Brief, trials: Sequence[Trial]) -> list[float]:
    given = similarity.given_words(brief)
    words = [similarity.own_words(trial.best, given) for trial in trials if trial.best]
    return [similarity.overlap(one, other) for one, other in combinations(words, 2)]


def _table(base_url: str, rows: list[tuple[str, Trial]], refused: Counter[str], alike: list[float]) -> dict[str, Any]:
    trials = [trial for _, trial in rows]
    checked = [trial for trial in trials if trial.first_check is not None and trial.last_check is not None]
    total = len(trials) or 1
    return {
        "server": base_url,
        "model": next((trial.model for trial in trials), ""),
        "trials": len(trials),
        "not asked (too thin, delicate)": sum(refused.values()),
        "readable answers": _share(len(checked), total),
        "clean at first": _share(sum(not trial.failed_first for trial in trials), total),
        "clean after repair": _share(sum(not trial.failed_last for trial in trials), total),
        "near copies": _share(sum(trial.copy for trial in trials), total),
        "offered": _share(sum(trial.draft is not None for trial in trials), total),
        "rounds of repair": round(sum(trial.rounds for trial in trials) / total, 2),
        "unsupported at first": _share(sum(_ungrounded(trial.first_check) for trial in checked), len(checked) or 1),
        "unsupported after repair": _share(sum(_ungrounded(trial.last_check) for trial in checked), len(checked) or 1),
        "characters": round(mean(len(trial.best) for trial in checked)) if checked else 0,
        "overlap of angles": round(mean(alike), 2) if alike else 0.0,
        "seconds": round(sum(trial.seconds for trial in trials) / total, 2),
        "prompt tokens": sum(trial.prompt_tokens for trial in trials),
        "completion tokens": sum(trial.completion_tokens for trial in trials),
        "passed at first": {name: _passed([trial.first_check for trial in checked], name) for name in CRITERIA},
        "passed after repair": {name: _passed([trial.last_check for trial in checked], name) for name in CRITERIA},
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3)


def _passed(checks: Sequence[Check | None], criterion: str) -> float:
    known = [check for check in checks if check is not None]
    good = sum(all(item.criterion != criterion or item.severity == "suggestion" for item in check.findings) for check in known)
    return _share(good, len(known) or 1)


def _ungrounded(check: Check | None) -> bool:
    return check is not None and any(
        (item.criterion in GROUNDING or item.rule in _NAMES) and item.severity != "suggestion" for item in check.findings
    )


def _write(path: Path, rows: list[tuple[str, Trial]]) -> None:
    """The trials as CSV, text cells guarded against spreadsheets that run formulas."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow([
                "kind", "angle", "offered", "rounds", "failed at first", "failed at last", "seconds", "tokens", "first", "best",
            ])
            for kind, trial in rows:
                failed = ("; ".join(trial.failed_first), "; ".join(trial.failed_last))
                texts = (_safe(trial.first), _safe(trial.best))
                row = (kind, trial.angle, trial.draft is not None, trial.rounds, *failed)
                table.writerow([*row, round(trial.seconds, 2), trial.completion_tokens, *texts])
    except OSError as problem:
        raise BadFile(str(path), f"cannot be written: {problem.strerror}") from problem


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
