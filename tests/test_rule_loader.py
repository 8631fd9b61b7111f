"""Rules as data: what loads, what is refused and how it is said, the user's own rules, hostile files, the five kinds."""

from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from composer.errors import BadValue, NotFound, UnknownKey
from composer.etiquette.check import check
from composer.etiquette.document.message_parser import parse
from composer.etiquette.examples import scaffold, try_rule
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.matching import phrase_trie
from composer.etiquette.rulebook import rule_schema
from composer.etiquette.rulebook.rule_loader import load_rule_files, load_rules
from composer.model import CRITERIA
from composer.settings import Settings


def table(**changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = tomllib.loads(scaffold("my-rule", "genuine"))["rule"][0] | changes
    return {key: value for key, value in made.items() if value is not None}


def own(settings: Settings, text: str, name: str = "own.toml") -> Settings:
    settings.own_rules.mkdir(parents=True, exist_ok=True)
    (settings.own_rules / name).write_text(text, encoding="utf-8")
    return settings


def test_every_shipped_rule_loads_and_every_criterion_has_one() -> None:
    book = load_rules()
    assert book.problems == ()
    assert len(book.rules) >= 150
    assert {rule.criterion for rule in book.rules.values()} == set(CRITERIA)
    assert {rule.kind for rule in book.rules.values()} == set(KINDS)


def test_the_scaffold_is_a_rule_that_passes_its_examples() -> None:
    assert try_rule(rule_schema.build(table(), "here")) == ()


@pytest.mark.parametrize(("changes", "field"), [
    ({"why": None}, "why"), ({"sources": []}, "sources"), ({"bad": []}, "bad"), ({"good": None}, "good"), ({"kind": "regex"}, "kind"),
    ({"criterion": "nice"}, "criterion"), ({"severity": "fatal"}, "severity"), ({"channels": ["fax"]}, "channels"), ({"evidence": "hearsay"}, "evidence"),
    ({"any": []}, "any"), ({"any": "words"}, "any"), ({"id": "My Rule"}, "id"), ({"sources": [{"title": "x"}]}, "sources.ref"),
    ({"any": ["(open"]}, "any"), ({"any": ["(a|b)" * 12]}, "any"), ({"limit": -1}, "limit"), ({"when": ["raining"]}, "when"),
    ({"kind": "measure", "any": None, "metric": "words"}, "max"), ({"kind": "measure", "any": None, "metric": "inches", "max": 3}, "metric"),
    ({"kind": "structure", "any": None, "part": "greeting"}, "require"), ({"kind": "brief", "any": None, "check": "mood"}, "check"),
    ({"kind": "pattern", "any": ["Hello"]}, "any"), ({"fix": {"change": "shout"}}, "fix.change"), ({"fix": {}}, "fix"),
])
def test_a_wrong_field_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadValue) as caught:
        rule_schema.build(table(**changes), "here")
    assert caught.value.field == field


def test_an_unknown_key_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UnknownKey, match="severity"):
        rule_schema.build(table(severty="error"), "here")


def test_one_bad_rule_stops_no_other_and_names_file_line_and_field(settings: Settings) -> None:
    text = scaffold("first-own", "genuine") + "\n" + scaffold("second-own", "genuine").replace('kind = "phrases"', 'kind = "magic"') + "\n" + scaffold("third-own", "calm")
    book = load_rules(own(settings, text))
    assert {"first-own", "third-own"} <= set(book.rules)
    assert "second-own" not in book.rules
    (problem,) = book.problems
    assert "own.toml" in problem
    assert "line 20" in problem or "line" in problem
    assert "kind" in problem


def test_broken_toml_names_the_line_and_other_files_load(settings: Settings) -> None:
    own(settings, "[[rule]]\nid = \n", "a.toml")
    book = load_rules(own(settings, scaffold("fine-own", "calm"), "b.toml"))
    assert "fine-own" in book.rules
    assert "a.toml, line 2" in book.problems[0]


def test_own_rules_change_switch_off_and_add(settings: Settings) -> None:
    text = "I just wanted to reach out. This is a FREE OFFER!!! Buy now."
    shipped = check(text, "linkedin_message")
    first = next(item for item in shipped.findings if item.severity != "suggestion")
    quiet = load_rules(own(settings, f'[[rule]]\nid = "{first.rule}"\nenabled = false\n'))
    assert first.rule not in {item.rule for item in check(text, "linkedin_message", rules=quiet).findings}
    milder = load_rules(own(settings, f'[[rule]]\nid = "{first.rule}"\nseverity = "suggestion"\n'))
    assert milder.problems == ()
    assert milder.rules[first.rule].own
    assert {item.severity for item in check(text, "linkedin_message", rules=milder).findings if item.rule == first.rule} <= {"suggestion"}


def test_patterns_that_would_hold_up_every_check_together_are_refused(settings: Settings) -> None:
    """Each of them is within its bounds, and takes a step for each of its thousand instructions and each character."""
    one = """[[rule]]
id = "heavy-{}"
criterion = "genuine"
severity = "warning"
kind = "pattern"
channels = ["all"]
any = ['((a{{100}}){{10}})b']
message = "x"
why = "y"
evidence = "convention"
sources = [{{ title = "o", ref = "own" }}]
bad = ["[[{}b]]"]
good = ["c"]
"""
    text = "".join(one.format(number, "aaa") for number in range(60))
    book = load_rules(own(settings, text))
    taken = [name for name in book.rules if name.startswith("heavy-")]
    assert 10 < len(taken) < 25
    assert len(book.problems) == 60 - len(taken)
    assert "together" in book.problems[0]


def test_settings_switch_off_rules_and_criteria_by_channel(settings: Settings) -> None:
    text = "This is a FREE OFFER!!! Buy it now, Tom."
    criterion = next(item.criterion for item in check(text, "linkedin_message").findings if item.criterion == "calm")
    book = load_rules(replace(settings, criteria_off={criterion: ("linkedin_message",)}))
    assert criterion not in {item.criterion for item in check(text, "linkedin_message", rules=book).findings}
    assert criterion in {item.criterion for item in check(text, "email", rules=book).findings}
    rule = check(text, "email").findings[0].rule
    assert rule not in {item.rule for item in check(text, "email", rules=load_rules(replace(settings, rules_off=(rule,)))).findings}


PATTERN = scaffold("hostile-own", "calm").replace('kind = "phrases"', 'kind = "pattern"')


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+b", "((((a{1,100}){1,100}){1,100}){1,100})", "a{1,1000}{1,1000}", "(x*)*", "a*", "(?=a)b", r"(a)\1", "[", "x" * 2_000, r"(\\pL{1,900}){1,900}"])
def test_hostile_patterns_are_refused_or_harmless_in_under_a_second(settings: Settings, pattern: str) -> None:
    begun = time.process_time()
    book = load_rules(own(settings, PATTERN.replace('any = ["words that should not stand"]', f"any = ['{pattern}']")))
    check("a" * 20_000 + "!", "email", rules=book)
    assert time.process_time() - begun < 5  # a second for the rule, the rest for loading on a busy machine
    assert "hostile-own" in book.rules or any("hostile-own" in problem and "own.toml" in problem for problem in book.problems)


@pytest.mark.parametrize("text", ["#" * 70_000, "a = " + "[" * 5_000, "[[rule]]\n" * 6_000, "\x00", "rule = 3\n", "[rule]\nid = 'x'\n"])
def test_hostile_files_are_refused_in_one_sentence(settings: Settings, text: str) -> None:
    book = load_rules(own(settings, text))
    assert book.problems
    assert all("own.toml" in problem for problem in book.problems)
    assert set(load_rules().rules) <= set(book.rules)


def test_rule_files_can_be_tried_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(scaffold("mine-own", "clear"))
    book = load_rule_files([path])
    assert set(book.rules) == {"mine-own"}


def test_find_knows_ids_and_names_the_nearest() -> None:
    book = load_rules()
    first = next(iter(book.rules))
    assert book.named(first).id == first
    with pytest.raises(NotFound):
        book.named(first + "x")


def test_choices_in_phrases_are_written_out() -> None:
    assert phrase_trie.write_out("hop on (a|another) (quick )?call") == ("hop on a call", "hop on a quick call", "hop on another call", "hop on another quick call")
    for wrong in ("(a", "a)", "a|b", "(((((((a)))))))"):
        with pytest.raises(ValueError, match="."):  # noqa: RUF043
            phrase_trie.write_out(wrong)


WORDS = st.lists(st.sampled_from(["hop", "on", "a", "call", "hope", "you", "are", "well", ",", "don't", "İ"]), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=8))
@hypothesis_settings(max_examples=150, deadline=None)
def test_the_tree_finds_what_looking_for_each_phrase_finds(wanted: list[list[str]], text: list[list[str]]) -> None:
    said = "  ".join(" ".join(words) for words in text)
    message = parse(said, "sms")
    tokens = message.tokens
    tree = phrase_trie.plant((" ".join(words), number) for number, words in enumerate(wanted))
    found = {(number, start) for number, start, _ in phrase_trie.matches(tree, message)}
    expected = set()
    for number, words in enumerate(wanted):
        parts = list(phrase_trie.tokens_of(" ".join(words)))
        expected |= {(number, message.starts[at]) for at in range(len(tokens)) if tokens[at : at + len(parts)] == parts}
    assert found == expected
