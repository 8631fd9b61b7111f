"""An import that would go silently wrong asks instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from tests.import_exports import ERAS, ME, message, table, unzipped

ANN = ("Ann Lee", "https://www.linkedin.com/in/ann-lee")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    rows = [message(ME, ANN, "2026-03-01 09:00:00 UTC", "Hello Ann", "2-a=="), message(ANN, ME, "2026-03-01 10:00:00 UTC", "Hi", "2-a==")]
    return unzipped(tmp_path / "linkedin", {"messages.csv": table(ERAS["2023"], rows)})


@pytest.mark.parametrize("me", ["Maya Lindqwist", "someone-else", "https://www.linkedin.com/in/nobody"])
def test_a_name_that_nobody_in_the_export_has_is_refused_with_those_that_it_has(export: Path, me: str, capsys: Any) -> None:
    assert main(["import", str(export), "--me", me]) == 2
    said = capsys.readouterr().err
    assert "nobody in the messages is called" in said
    assert ME[0] in said


@pytest.mark.parametrize("me", [ME[0], ME[1], ME[0].upper()])
def test_the_owner_by_name_or_profile_is_taken(export: Path, me: str, capsys: Any) -> None:
    assert main(["import", str(export), "--me", me, "--format", "json"]) == 0
    assert '"outreaches": 1, "replies": 1' in capsys.readouterr().out


def test_a_mail_address_says_nothing_about_linkedin_and_sends_nobody_the_wrong_way(export: Path, capsys: Any) -> None:
    status = main(["import", str(export), "--me", "maya@example.com", "--format", "json"])
    said = capsys.readouterr()
    assert (status == 2 and "--me" in said.err) or '"outreaches": 1, "replies": 1' in said.out
