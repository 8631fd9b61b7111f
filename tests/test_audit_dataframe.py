"""A column of tables is checked frame by frame: what an audit of the same texts says, and nothing of the tables changed."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import partial

import pandas as pd
import pytest

from composer.errors import BadValue
from composer.etiquette.audit.dataframe import ADDED, check_frame, check_frames
from composer.etiquette.audit.runner import Job, audit
from composer.etiquette.check_context import CheckContext
from composer.settings import Settings

BAD = "Hi Tom, this is a FREE OFFER!!! Buy [Product] now."
GOOD = "Hi Ada, your talk on tide tables in Bergen was clear. Which pier was the hardest to model?"
JOB = Job(CheckContext("linkedin_message"))


def test_frames_go_in_and_come_out_one_by_one_with_what_an_audit_says() -> None:
    asked = []

    def frames():
        for number, texts in enumerate(([GOOD, BAD], [], [BAD])):
            asked.append(number)
            yield pd.DataFrame({"id": range(len(texts)), "body": texts})

    made = check_frames(frames(), "body", JOB)
    first = next(made)
    assert asked == [0]  # nothing is read ahead, so that a partition of any length fits
    rest = list(made)
    assert [len(frame) for frame in (first, *rest)] == [2, 0, 1]
    assert list(first.columns) == ["id", "body", *(column.split()[0] for column in ADDED.split(", "))]
    for found, row in zip(audit([GOOD, BAD], JOB), first.itertuples(), strict=True):
        assert (row.verdict, row.words) == (found.verdict, found.words)
        assert row.errors == sum(finding.severity == "error" for finding in found.findings)
        assert set(filter(None, row.criteria.split(","))) == {finding.criterion for finding in found.findings}
    assert first["verdict"].tolist()[1] == rest[1]["verdict"].tolist()[0] == "stop"


def test_the_frame_that_came_in_stays_as_it_was_and_nothing_counts_as_an_empty_text() -> None:
    frame = pd.DataFrame({"body": [None, ""]}, index=[7, 3])
    found = check_frame(frame, "body", JOB)
    assert list(frame.columns) == ["body"]
    assert list(found.index) == [7, 3]
    assert found["words"].tolist() == [0, 0]
    assert found["verdict"].nunique() == 1


def test_a_table_without_the_column_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadValue, match="the table: body: is no column; there are id, text"):
        check_frame(pd.DataFrame({"id": [1], "text": ["x"]}), "body")


def test_the_step_travels_to_other_machines_with_the_rules_of_the_job(settings: Settings) -> None:
    step = partial(check_frames, column="body", job=Job(CheckContext("linkedin_message"), settings))
    (found,) = pickle.loads(pickle.dumps(step))([pd.DataFrame({"body": [BAD]})])
    assert found["verdict"].tolist() == ["stop"]


def test_nothing_of_spark_or_pandas_is_needed_to_import_it() -> None:
    code = "import sys, composer.etiquette.audit.dataframe; print(sorted({'pandas', 'pyspark', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
