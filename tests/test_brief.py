"""Briefs: three forms, one object; every slip named; what is missing said in words."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.brief import brief_from_table, brief_to_toml, load_brief, missing, parse_brief
from composer.errors import BadFile, BadValue, ComposerError, UnknownKey
from composer.model import HANDLES, PURPOSES, RELATIONSHIPS, TONES, Brief

FULL = """
relationship = "mutual"
purpose = "learn"
point = "how you keep dbt tests cheap"
question = "Which test caught the most bugs?"
mutual = "Ines Prado"
delicate = false
[sender]
name = "Maya Lindqvist"
role = "data engineer"
accounts = { email = "maya@example.com" }
[recipient]
name = "Tomás Ortega"
company = "Larkbank"
handles = { linkedin = "tomas-ortega", email = "tomas@example.com" }
connected = true
timezone = "Europe/Madrid"
facts = [{ text = "talk on dbt tests", seen = "conference site", date = 2026-03-05, url = "https://example.com/t" }]
[third]
name = "Ola Brandt"
"""


def plain(brief: Brief) -> dict[str, object]:
    return json.loads(json.dumps(asdict(brief), default=str))


def test_toml_json_and_form_give_the_same_object() -> None:
    from_toml = parse_brief(FULL)
    from_json = parse_brief(json.dumps(plain(from_toml)))
    from_form = brief_from_table(plain(from_toml))
    assert from_toml == from_json == from_form
    assert from_toml.recipient.facts[0].date == date(2026, 3, 5)


def test_a_saved_brief_reads_back_as_the_same_object() -> None:
    brief = parse_brief(FULL)
    assert parse_brief(brief_to_toml(brief)) == brief


@pytest.mark.parametrize(("text", "said"), [
    ('relatonship = "met"', "did you mean “relationship”"),
    ('[recipient]\ncompny = "x"', "did you mean “company”"),
    ('[recipient]\nhandles = { linkedn = "x" }', "did you mean “linkedin”"),
    ('[recipient]\nfacts = [{ txt = "x" }]', "recipient.facts[0]: unknown key “txt”; did you mean “text”"),
])
def test_unknown_keys_are_refused_with_the_nearest_known_key(text: str, said: str) -> None:
    with pytest.raises(UnknownKey) as caught:
        parse_brief(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(("text", "said"), [
    ('relationship = "strangr"', "did you mean “stranger”"),
    ('purpose = "x"', "one of connect, learn"),
    ("[recipient]\nname = 3", "recipient.name: must be text"),
    ('[recipient]\nfacts = ["a"]', "write facts = [{ text ="),
    ('[recipient]\nfacts = "a"', "write facts = [{ text ="),
    ('[recipient]\nhandles = "ana@example.com"', "write handles = { email ="),
    ('delicate = "no"', "delicate: must be true or false"),
    ('[recipient]\ntimezone = "Europe/Lisboa"', "Europe/Lisbon"),
    ('[recipient]\nfacts = [{ text = "x", date = "2026-13-01" }]', "is not a date"),
    ('sender = "Maya"', "sender: is a part of its own; write [sender]"),
    (f'point = "{"x" * 3000}"', "3000 characters"),
])
def test_wrong_values_are_named_with_their_field(text: str, said: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse_brief(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["purpose = ", '{"purpose": ', "a", "[[["])
def test_broken_files_are_refused_with_file_and_line(text: str, tmp_path) -> None:
    path = tmp_path / "brief.toml"
    path.write_text(text)
    with pytest.raises(BadFile) as caught:
        load_brief(path)
    assert caught.value.line
    assert str(path) in str(caught.value)


def test_a_file_over_64_kb_is_refused(tmp_path) -> None:
    path = tmp_path / "brief.toml"
    path.write_text("# " + "x" * 70_000)
    with pytest.raises(BadFile, match="larger than 64 KB"):
        load_brief(path)


def test_what_is_missing_is_said_in_words() -> None:
    said = " / ".join(missing(parse_brief("")))
    for words in ("your own name", "the reader's name", "how you know each other", "why you write", "your point",
                  "a fact about this reader that only they would recognise"):
        assert words in said


def test_a_thank_you_needs_no_fact_and_a_mutual_friend_needs_a_name() -> None:
    base = '[sender]\nname="A"\n[recipient]\nname="B"\n'
    assert missing(parse_brief('relationship="met"\npurpose="thank"\npoint="your help"\n' + base)) == ()
    assert missing(parse_brief('relationship="mutual"\npurpose="thank"\npoint="your help"\n' + base)) == (
        "the name of the friend you both know",
    )


def test_invisible_characters_go_and_every_script_stays() -> None:
    brief = parse_brief('[recipient]\nname = "\\u200bמאיה\\u202e  כהן\\u0007"\n[sender]\nname = "王小明"')
    assert brief.recipient.name == "מאיה כהן"
    assert brief.sender.name == "王小明"


names = st.text(st.characters(codec="utf-8", categories=("L", "M")), min_size=1, max_size=20).map(str.strip).filter(bool)
briefs = st.fixed_dictionaries({
    "relationship": st.sampled_from(RELATIONSHIPS), "purpose": st.sampled_from(PURPOSES), "tone": st.sampled_from(TONES),
    "point": st.text(max_size=80), "urgent": st.booleans(),
    "sender": st.fixed_dictionaries({"name": names}),
    "recipient": st.fixed_dictionaries({
        "name": names, "handles": st.dictionaries(st.sampled_from(HANDLES), st.text(max_size=20), max_size=3),
        "facts": st.lists(st.fixed_dictionaries({"text": st.text(max_size=60)}), max_size=3),
    }),
})


@given(briefs)
def test_any_form_becomes_a_brief_that_saves_and_loads_unchanged(table) -> None:
    brief = brief_from_table(table)
    assert parse_brief(brief_to_toml(brief)) == brief


@given(st.text(max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    with suppress(ComposerError):  # anything else is a crash and fails the test
        assert parse_brief(text).language


def test_a_key_that_stands_twice_is_refused_in_either_form() -> None:
    for text in ('{"sender": {"name": "Maya", "name": "Ann"}}', '[sender]\nname = "Maya"\nname = "Ann"\n'):
        with pytest.raises(BadFile):
            parse_brief(text)


@pytest.mark.parametrize(("text", "line", "said"), [
    ("purpose = learn", 1, "text stands between straight quotes"),
    ("\nname = “Maya”", 2, "text stands between straight quotes"),
    ('purpose = "learn"\npurpose = "sell"\n', 2, "given twice; keep one"),
    ("[sender\n", 1, "write it on a line of its own, such as [sender]"),
    ('[sender]\nname = "A"\n[sender]\nrole = "b"', 3, "stands there twice"),
    ('[recipient]\nfacts = [{ text = "a" ', 2, "braces are not closed"),
    ("point = 'it's late'", 1, "left over after the value"),
    ('point = "on two\nlines"', 1, "keep it on one line"),
    ("just words", 1, "write one thing a line"),
])
def test_a_slip_in_a_brief_is_told_in_a_plain_sentence_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse_brief(text)
    assert (caught.value.line, said in str(caught.value)) == (line, True), str(caught.value)
