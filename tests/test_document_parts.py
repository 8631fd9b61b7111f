"""The named parts of a message: where each stands, and where it would stand."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.document.parts import PARTS, absence, part_spans

FULL = "Subject: Tides\n\nHi Ada,\n\nOne it is. Two it is. Three it is. Four it is?\n\nBest,\nBo"
BARE = "one it is"


@pytest.mark.parametrize(("part", "said"), [
    ("text", [FULL]), ("subject", ["Tides"]), ("greeting", ["Hi Ada,"]), ("opening", ["One it is."]), ("signoff", ["Best,\nBo"]),
    ("body", ["\n\nOne it is. Two it is. Three it is. Four it is?\n\n"]), ("last_sentences", ["Two it is.", "Three it is.", "Four it is?"]),
])
def test_a_part_is_where_it_stands(part: str, said: list[str]) -> None:
    message = parse(FULL)
    assert [message.says(span) for span in part_spans(message, part)] == said


@pytest.mark.parametrize(("part", "spans"), [("subject", []), ("greeting", []), ("signoff", []), ("opening", [(0, 9)]), ("text", [(0, 9)]), ("body", [(0, 9)])])
def test_a_message_may_lack_parts(part: str, spans: list[tuple[int, int]]) -> None:
    assert list(part_spans(parse(BARE), part)) == spans


def test_an_empty_message_has_an_empty_text_and_nothing_else() -> None:
    message = parse("")
    assert {part: list(part_spans(message, part)) for part in PARTS} == {**{part: [] for part in PARTS}, "text": [(0, 0)]}


@pytest.mark.parametrize(("part", "before"), [
    ("text", "\n\nHi Ada,"), ("greeting", "\n\nHi Ada,"), ("subject", "Subject"), ("opening", "One it"), ("signoff", ""), ("last_sentences", "\n\nBest"), ("body", "One it"),
])
def test_what_is_missing_is_pointed_at_where_it_would_stand(part: str, before: str) -> None:
    start, end = absence(parse(FULL), part)
    assert start == end
    assert FULL[start:].startswith(before)
    assert (start == len(FULL)) == (before == "")


@pytest.mark.parametrize("part", PARTS)
def test_in_a_message_without_sentences_it_is_a_place_too(part: str) -> None:
    text = "Hi Ada,\n  "
    assert absence(parse(text), part) == {"opening": (7, 7), "last_sentences": (7, 7), "body": (7, 7), "signoff": (7, 7)}.get(part, (0, 0))
