"""Harper reads a message sentence by sentence and what it has read only once, with the findings of a whole reading."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette import harper_lints
from composer.etiquette.document import message_parser
from composer.etiquette.harper_lints import Lint, lints, lints_in, pieces

LETTER = (
    "Subject: the log of the regatta\n\nHi Ida,\n\nI read you're log of the race. It recieved a prize in the the spring. My uncle\n"
    "sailed an boat there, i.e.\nthe yawl of 1931.\n\nWhich archive held the list? I should of asked before.\n\nBest wishes,\nUlf\n"
)
ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "whole_messages.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(text: str) -> list[Lint]:
    return sorted(lints_in(message_parser.parse(text, "email"), "american"))


@pytest.mark.parametrize("text", ["", "  \n", "Hi", LETTER, "One. Two.\nThree.\n\n\n  Four", "x" * 30_000])
def test_the_pieces_are_the_whole_text_in_order(text: str) -> None:
    found = pieces(message_parser.parse(text, "email"))
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert "".join(text[start:end] for start, end in found).split() == text[: harper_lints._MOST].split()


def test_a_line_break_inside_a_paragraph_cuts_nothing() -> None:
    cut = [LETTER[start:end].strip() for start, end in pieces(message_parser.parse(LETTER, "email"))]
    assert "It recieved a prize in the the spring." in cut
    assert any("My uncle\nsailed an boat there, i.e.\nthe yawl of 1931." in piece for piece in cut)


def test_what_is_found_in_pieces_is_what_is_found_in_the_whole() -> None:
    for row in ROWS[::9]:
        assert read(row["text"]) == sorted(lints(row["text"], "american")), row["text"]
    assert {lint.rule for lint in read(LETTER)} == {lint.rule for lint in lints(LETTER, "american")}


EDITS = st.lists(
    st.tuples(st.integers(0, len(LETTER)), st.sampled_from(["x", " ", ". ", "\n", "\n\n", "teh ", "an apple", "", "?"]), st.integers(0, 9)),
    min_size=1, max_size=5,
)


@given(EDITS)
@settings(max_examples=40, deadline=None)
def test_a_text_that_is_typed_on_is_read_as_if_for_the_first_time(edits: list[tuple[int, str, int]]) -> None:
    text = LETTER
    for at, new, gone in edits:
        text = text[:at] + new + text[at + gone :]
        warm = read(text)
        lints.cache_clear()
        assert read(text) == warm, text


def test_only_the_changed_sentence_is_read_again() -> None:
    read(LETTER)
    before = lints.cache_info().misses
    read(LETTER.replace("a prize", "a prizes"))
    assert lints.cache_info().misses == before + 1
