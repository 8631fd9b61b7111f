"""The page on own rules: its tables, fields and limits are those of the program, and its example is a rule that works."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from composer import data
from composer.errors import ComposerError
from composer.etiquette.document.parts import PARTS
from composer.etiquette.examples import try_rule
from composer.etiquette.kinds import pattern
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.matching import phrase_trie, re2_patterns
from composer.etiquette.rule import CHANGES, MARKS
from composer.etiquette.rulebook import rule_fields, rule_loader, rule_schema

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
EXAMPLE = next(block for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL) if 'id = "ask-for-time"' in block)


def test_the_tables_are_those_of_the_program() -> None:
    probe = "import runpy; print(runpy.run_path('docs/make_own_rules.py')['page'](), end='')"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == PAGE, "run: python docs/make_own_rules.py"


@pytest.mark.parametrize("name", sorted({*rule_schema.COMMON, *(name for kind in KINDS.values() for name in kind.fields), *PARTS, *MARKS, *CHANGES}))
def test_every_field_part_mark_and_change_is_told(name: str) -> None:
    assert re.search(rf"[`\"\n]{name}[`\"]? ?(?:=|`|\"|,)", PAGE), f"{name} is not on the page"


@pytest.mark.parametrize("limit", [
    f"{data.MAX_BYTES // 1024} KB", f"{rule_loader.MAX_RULES:,} rules", f"{phrase_trie.MAX_WRITTEN_OUT:,} phrases", f"{pattern.LONGEST:,} characters",
    f"{re2_patterns.MAX_MEMORY >> 20} MB", f"{rule_loader.MAX_WEIGHT:,} instructions",
])
def test_the_limits_are_those_of_the_program(limit: str) -> None:
    assert limit in PAGE.replace("\n", " ")


def test_the_example_of_the_page_is_a_rule_that_passes_its_own_examples() -> None:
    assert try_rule(rule_schema.build(tomllib.loads(EXAMPLE)["rule"][0], "page", own=True)) == ()


@pytest.mark.parametrize("wrong", [
    {"text": "x", "sent_before": 5}, {"text": "x", "sent_before": [1]}, {"text": "x", "fixed": 5}, {"text": 5}, 5, ["x"],
    {"text": "x", "channel": "fax"}, {"text": "x", "colour": "red"},
])
def test_a_wrong_example_is_refused_by_its_field(wrong: object) -> None:
    with pytest.raises(ComposerError, match="bad"):
        rule_fields.example(wrong, "bad", "here", fires=True)
