"""The shipped rules are read from TOML once and remembered as JSON for as long as what they are read from stays the same."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from composer import data
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.engine import Engine
from composer.etiquette.rule import Rule
from composer.etiquette.rulebook import rule_cache
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules

SHIPPED = load_rules().rules


class Reader:
    """Gives the shipped rules and counts how often it is asked."""

    def __init__(self, *problems: str) -> None:
        self.asked, self.problems = 0, problems

    def __call__(self) -> rule_cache.Read:
        self.asked += 1
        return SHIPPED, self.problems


@pytest.fixture
def kept(home: Path) -> Path:
    """The file that the rules are kept in."""
    return home / "cache" / "rules.json"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of rules that a test may change."""
    folder = tmp_path / "etiquette_rules"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "calm.toml").write_text("# rules")
    monkeypatch.setattr(data, "rules_folder", lambda: folder)
    return folder


def test_remembered_rules_are_equal_to_those_that_were_read() -> None:
    rule_cache.remembered(Reader())
    again, problems = rule_cache.remembered(Reader())
    assert problems == ()
    assert list(again) == list(SHIPPED)
    for rule_id, rule in SHIPPED.items():
        assert again[rule_id] == rule, rule_id


def test_remembered_rules_find_what_rules_that_were_read_find() -> None:
    rule_cache.remembered(Reader())
    again, _ = rule_cache.remembered(Reader())
    text = parse("Subject: URGENT!!\n\nDear Sir, we're the leading tool. Let's hop on a quick call? [Name]")
    read, remembered = (Engine(RuleBook(rules)).run(text, CheckContext()) for rules in (SHIPPED, again))
    assert remembered == read != []


def test_the_second_time_nothing_is_read(kept: Path) -> None:
    first, second = Reader(), Reader()
    rule_cache.remembered(first)
    rule_cache.remembered(second)
    assert (first.asked, second.asked) == (1, 0)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_changed_rules_are_read_anew(shipped: Path) -> None:
    first, second, third = Reader(), Reader(), Reader()
    rule_cache.remembered(first)
    (shipped / "en" / "calm.toml").write_text("# RULES")  # of the same length
    rule_cache.remembered(second)
    (shipped / "en" / "clear.toml").write_text("# more")
    rule_cache.remembered(third)
    assert (first.asked, second.asked, third.asked) == (1, 1, 1)


@pytest.mark.parametrize("changed", ["etiquette/kinds.py", "lexicon.py"])
def test_changed_code_reads_the_rules_anew(changed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names = ("etiquette/kinds.py", *rule_cache._BESIDE)
    (tmp_path / "code" / "etiquette").mkdir(parents=True)
    for name in names:
        (tmp_path / "code" / name).write_text("one = 1")
    monkeypatch.setattr(data, "inside", lambda *parts: tmp_path.joinpath("code", *parts))
    rule_cache.remembered(Reader())
    (tmp_path / "code" / changed).write_text("one = 1  # still")
    reader = Reader()
    rule_cache.remembered(reader)
    assert reader.asked == 1


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b'"text"', b"null", b"\xff", b'{"key": {}}', b'{"key": 1, "rules": [{"id": 1}]}',
])
def test_what_is_no_cache_is_read_anew_and_replaced(kept: Path, content: bytes) -> None:
    kept.parent.mkdir(parents=True)
    kept.write_bytes(content)
    reader = Reader()
    assert rule_cache.remembered(reader)[0] == SHIPPED
    assert reader.asked == 1
    assert json.loads(kept.read_text())["rules"]


@pytest.mark.parametrize("spoilt", [{"kind": "magic"}, {"trigger": {"colour": "red"}}, {"fix": {"colour": "red"}}, {"bad": [5]}, {"channels": 5}])
def test_a_cache_with_a_rule_that_cannot_be_made_is_read_anew(kept: Path, spoilt: dict[str, object]) -> None:
    rule_cache.remembered(Reader())
    table = json.loads(kept.read_text())
    table["rules"][0] |= spoilt
    kept.write_text(json.dumps(table))
    reader = Reader()
    assert rule_cache.remembered(reader)[0] == SHIPPED
    assert reader.asked == 1


def test_where_nothing_can_be_written_the_rules_are_read_each_time(home: Path) -> None:
    home.write_text("no folder")
    first, second = Reader(), Reader()
    assert rule_cache.remembered(first)[0] == rule_cache.remembered(second)[0] == SHIPPED
    assert (first.asked, second.asked) == (1, 1)


def test_rules_with_problems_are_not_kept(kept: Path) -> None:
    assert rule_cache.remembered(Reader("en/calm.toml: broken"))[1] == ("en/calm.toml: broken",)
    assert not kept.exists()


def test_a_rule_that_has_no_json_form_is_not_kept(kept: Path) -> None:
    odd = {"odd": with_a_date(next(iter(SHIPPED.values())))}
    assert rule_cache.remembered(lambda: (MappingProxyType(odd), ())) == (odd, ())
    assert not kept.exists()


def with_a_date(rule: Rule) -> Rule:
    """The rule with an example that JSON cannot hold."""
    return replace(rule, bad=(replace(rule.bad[0], brief={"date": date(2026, 1, 1)}),))
