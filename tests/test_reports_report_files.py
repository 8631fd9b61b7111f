"""The outreaches as Parquet that others may count."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from composer.errors import OutsideFailed
from composer.record.store import Record
from composer.reports import report_files
from composer.reports.report_files import SHARED, export_outreaches
from tests.reports_kit import NOW, empty_record, hours_ago, put, sent


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


def test_the_shared_export_has_no_names_and_no_texts(record: Record, tmp_path: Path) -> None:
    put(record, [sent(90, 2, template="question-first"), sent(80, source="x")], {"x": hours_ago(70)})
    outreaches, sources = export_outreaches(record, tmp_path / "out", "maya")
    rows = pq.read_table(outreaches).to_pylist()
    assert not {"person_id", "touch_id", "conversation", "zone"} & set(rows[0])
    assert [row["reply_high"] for row in rows] == [2 * 3_600_000_000, None]
    known = {row["id"]: row["observed_until"] for row in pq.read_table(sources).to_pylist()}
    assert {row["source_id"] for row in rows} == set(known)
    other, _ = export_outreaches(record, tmp_path / "out", "sam")
    assert not {row["source_id"] for row in pq.read_table(other).to_pylist()} & set(known)
    assert not {row["id"] for row in pq.read_table(other).to_pylist()} & {row["id"] for row in rows}


def test_numbers_stay_numbers_and_times_are_microseconds(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_files, "BATCH", 2)  # several batches make one file
    put(record, [sent(90, 2, steps=1), sent(80, channel="sms"), sent(70, 5)], {"hand": NOW})
    files = export_outreaches(record, tmp_path / "new" / "folder", "team")
    assert [file.name for file in files] == ["team.outreach.parquet", "team.source.parquet"]
    rows = pq.read_table(files[0]).to_pylist()
    assert list(rows[0]) == list(SHARED)
    assert [(row["channel"], row["sent_at"], row["reply_low"], row["steps"]) for row in rows] == [
        ("email", round(hours_ago(90).timestamp() * 1e6), 7_200_000_000, 1), ("sms", round(hours_ago(80).timestamp() * 1e6), None, 0),
        ("email", round(hours_ago(70).timestamp() * 1e6), 18_000_000_000, 0),
    ]
    sources = pq.read_table(files[1]).to_pylist()
    assert [row["observed_until"] for row in sources] == [round(NOW.timestamp() * 1e6)]
    assert {row["source_id"] for row in rows} == {row["id"] for row in sources}


def test_two_records_of_other_names_share_no_id_and_one_record_keeps_its_own(record: Record, tmp_path: Path) -> None:
    put(record, [sent(90, 2)])
    ids = [pq.read_table(export_outreaches(record, tmp_path, name)[0])["id"][0].as_py() for name in ("north", "south", "north")]
    assert ids[0] == ids[2] != ids[1]
    assert ids[0].endswith("-1")


def test_a_folder_that_cannot_be_made_is_said(record: Record, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutsideFailed, match="file"):
        export_outreaches(record, tmp_path / "file" / "under")
