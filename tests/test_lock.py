"""Everything that is installed has its digests, of exactly the versions that are listed, and from no index that is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.build_lock import covers, pins

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("requirements", "requirements-dev")


@pytest.mark.parametrize("name", LISTS)
def test_the_lock_pins_what_is_listed(name: str) -> None:
    assert covers(name), "requirements changed: make lock"


@pytest.mark.parametrize("name", LISTS)
def test_every_line_has_digests_and_no_place_is_named(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text()
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert [block.split()[0] for block in blocks if pins(block) and "--hash=sha256:" not in block] == []
    assert not re.search(r"https?://|--(?:index|find|extra|trusted)|file:/", text)
    assert len(pins(text)) > 15
