"""Groups of words named in rules: written out when the rule is read, refused by name where there is none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from composer.errors import BadValue
from composer.etiquette.check import check
from composer.etiquette.examples import scaffold, try_rule
from composer.etiquette.rulebook import rule_schema
from composer.etiquette.rulebook.rule_loader import load_rule_files, load_rules
from composer.lexicon import Lexicons
from composer.settings import Settings

WORDS = {
    "rules": "[boat]\nwhy = 'x'\nwords = 'ship, ship of line, c++ boat'\n[at_sea]\nwhy = 'x'\nany = ['''{boat}s? at sea''', 'adrift']\n",
    "ports": "[port]\nwhy = 'x'\nwords = 'hull, brest'\n[crew]\nwhy = 'x'\nwords = 'cook'\n",
    "people": "[crew]\nwhy = 'x'\nwords = 'mate'\n",
}


@pytest.fixture
def lexicons(tmp_path: Path) -> Lexicons:
    folder = tmp_path / "en" / "words"
    folder.mkdir(parents=True)
    for name, text in WORDS.items():
        (folder / f"{name}.toml").write_text(text)
    return Lexicons(tmp_path)


def built(lexicons: Lexicons, **changes: Any) -> Any:
    table = tomllib.loads(scaffold("my-rule", "genuine"))["rule"][0] | changes
    return rule_schema.build(table, "here", lexicons=lexicons)


def test_a_group_in_a_phrase_stands_for_each_of_its_words(lexicons: Lexicons) -> None:
    assert built(lexicons, any=["a {boat} in {port}", "(old )?{ports.crew}"]).trigger.any == (
        "a ship in hull", "a ship in brest", "a ship of line in hull", "a ship of line in brest", "a c++ boat in hull",
        "a c++ boat in brest", "cook", "old cook",
    )


def test_a_group_in_a_pattern_is_a_choice_the_longest_first_with_its_signs_taken_as_they_are(lexicons: Lexicons) -> None:
    assert built(lexicons, kind="pattern", any=[r"\b{boat}\b{2}"]).trigger.any == (r"\b(?:ship of line|c\+\+ boat|ship)\b{2}",)


def test_a_pattern_that_is_nothing_but_a_name_becomes_all_of_its_patterns(lexicons: Lexicons) -> None:
    rule = built(lexicons, kind="pattern", any=["{at_sea}", r"we are {at_sea}"], needs=["{port}", "sea"])
    assert rule.trigger.any == (
        r"(?:ship of line|c\+\+ boat|ship)s? at sea", "adrift", r"we are (?:(?:ship of line|c\+\+ boat|ship)s? at sea|adrift)"
    )
    assert rule.trigger.needs == ("hull", "brest", "sea")


@pytest.mark.parametrize("literal", [r"\{boat\}", r"\{boat}", r"\p{greek}", r"\x{feff}", "o{2,3}", "{first name}"])
def test_what_only_looks_like_a_name_stays_as_it_is(lexicons: Lexicons, literal: str) -> None:
    assert built(lexicons, kind="pattern", any=[f"we sail {literal}"]).trigger.any == (f"we sail {literal}",)


@pytest.mark.parametrize(("named", "said"), [
    ("{boot}", "“{boot}” names no group of words; did you mean “{boat}”?"), ("{prot}", "did you mean “{ports.port}”?"),
    ("{ports.prot}", "did you mean “{ports.port}”?"), ("{harbours.port}", "names no group"), ("{zzzzzz}", "names no group of words"),
    ("{crew}", "“{crew}” is in several files: say {people.crew} or {ports.crew}"), ("a {at_sea}", "is a pattern, which a phrase cannot hold"),
])
def test_a_name_that_no_group_has_is_refused_with_the_nearest_one(lexicons: Lexicons, named: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        built(lexicons, any=[named])
    assert refused.value.field == "any"
    assert said in str(refused.value)


def test_a_rule_for_all_languages_names_only_words_for_all(lexicons: Lexicons) -> None:
    with pytest.raises(BadValue, match="boat"):
        built(lexicons, any=["{boat}"], language="any")


def test_more_phrases_than_can_be_held_are_refused(lexicons: Lexicons) -> None:
    with pytest.raises(BadValue, match="2000 phrases"):
        built(lexicons, any=[" ".join(["{boat}"] * 8)])


def test_own_rules_name_shipped_groups_and_own_ones(settings: Settings) -> None:
    own = settings.own_rules
    (own / "en" / "words").mkdir(parents=True)
    (own / "en" / "words" / "rules.toml").write_text("[fish]\nwhy = 'Mine.'\nwords = 'cod, ling'\n[hype]\nwhy = 'More.'\nwords = 'fishtastic'\n")
    text = scaffold("no-fish", "genuine").replace("words that should not stand", "a {fish} on {dates.weekdays}", 1)
    text = text.replace('["Here are [[words that should not stand]]."]', '["We sold [[a ling on friday]] here."]')
    path = own / "fish.toml"
    path.write_text(text)
    book = load_rules(settings)
    assert book.problems == ()
    assert try_rule(book.rules["no-fish"], book.lexicons) == ()
    assert load_rule_files([path], settings).problems == ()
    found = {finding.rule: finding.text for finding in check("We sold a cod on Monday, how was it for you?", "email", rules=book).findings}
    assert found["no-fish"] == "a cod on Monday"
    assert "fishtastic" in book.rules["hype"].trigger.any  # a shipped rule that names the group has the user's words too
    assert "fishtastic" not in load_rules().rules["hype"].trigger.any
    assert load_rules(settings).lexicons is book.lexicons


def test_wrong_own_words_are_refused_by_file_and_the_rest_loads(settings: Settings) -> None:
    words = settings.own_rules / "en" / "words"
    words.mkdir(parents=True)
    (words / "rules.toml").write_text("[fish]\nwhy = 'x'\nwords = 'cod'\n")
    (words / "wrong.toml").write_text("[fish]\nwords = 'cod'\n")
    (words / "slow.toml").write_text("[fish]\nwhy = 'x'\nany = ['(a+)+$']\n")
    (settings.own_rules / "fish.toml").write_text(scaffold("no-fish", "genuine").replace("words that should not stand", "{fish}", 1))
    book = load_rules(settings)
    assert book.rules["no-fish"].trigger.any == ("cod",)
    assert ["wrong.toml" in problem or "slow.toml" in problem for problem in book.problems] == [True, True]
