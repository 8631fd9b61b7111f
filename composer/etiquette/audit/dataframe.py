"""Checks a column of tables that arrive one after the other: a pure function from frames to frames, as partitions want it.

Spark runs it as it stands (`DataFrame.mapInPandas`), and so does any other engine that hands over pandas frames. Nothing of
Spark is imported here; the machines that check need this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from composer.errors import BadValue
from composer.etiquette.audit.runner import Job, audit
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules

if TYPE_CHECKING:
    import pandas as pd

ADDED: Final = "verdict string, words bigint, errors bigint, warnings bigint, criteria string"  # what SQL calls the new columns


def check_frames(frames: Iterable[pd.DataFrame], column: str, job: Job | None = None) -> Iterator[pd.DataFrame]:
    """Every frame with the columns of `ADDED`, in order; the rules are loaded once. Raises BadValue as `check_frame` does."""
    rules = load_rules((job or Job()).settings)
    for frame in frames:
        yield check_frame(frame, column, job, rules)


def check_frame(frame: pd.DataFrame, column: str, job: Job | None = None, rules: RuleBook | None = None) -> pd.DataFrame:
    """The frame with verdict, words, errors, warnings and criteria (comma-separated) of each text; a missing one counts as empty.

    Raises BadValue for a frame without the column.
    """
    if column not in frame.columns:
        raise BadValue("the table", column, f"is no column; there are {', '.join(map(str, frame.columns))}")
    checks = list(audit((str(text) for text in frame[column].fillna("")), job, rules, fixes=False))
    severities = [[finding.severity for finding in check.findings] for check in checks]
    return frame.assign(
        verdict=[check.verdict for check in checks],
        words=[check.words for check in checks],
        errors=[check.count("error") for check in severities],
        warnings=[check.count("warning") for check in severities],
        criteria=[",".join(sorted({finding.criterion for finding in check.findings})) for check in checks],
    )
