"""Words in capitals that shout, and those that do not."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.capitals import acronyms, runs
from composer.lexicon import default_lexicon


def shouted(text: str) -> list[tuple[int, str]]:
    message = parse(text, "email")
    return [(words, message.says(span)) for words, span in runs(message)]


@pytest.mark.parametrize(("text", "found"), [
    ("this is IMPORTANT now", [(1, "IMPORTANT")]), ("it is VERY good", [(1, "VERY")]), ("we want YOU", [(1, "YOU")]), ("REGISTRATION is open", [(1, "REGISTRATION")]),
    ("READ THIS NOW please", [(3, "READ THIS NOW")]), ("I AM HERE", [(2, "AM HERE")]), ("the FREE OFFER is", [(2, "FREE OFFER")]), ("DON'T WAIT", [(2, "DON'T WAIT")]),
    ("DON’T WAIT", [(2, "DON’T WAIT")]), ("HELLO WORLD, AGAIN", [(3, "HELLO WORLD, AGAIN")]), ("HELLO WORLD", [(2, "HELLO WORLD")]),
    ("it is FREE and it is VERY good", [(1, "FREE"), (1, "VERY")]), ("TIDE HARBOUR PIERS", [(3, "TIDE HARBOUR PIERS")]),
    ("we DON’T agree", [(1, "DON’T")]), ("KLM QRS XYZ", [(3, "KLM QRS XYZ")]), ("see [A]VERY", [(1, "VERY")]),
    ("the BUILDING is open", [(1, "BUILDING")]), ("the OCEAN TIDES rise", [(2, "OCEAN TIDES")]),
])
def test_emphasis_in_capitals_shouts_word_by_word_and_in_runs(text: str, found: list[tuple[int, str]]) -> None:
    assert shouted(text) == found


@pytest.mark.parametrize("text", [
    "it is ASAP now", "NASA and IBM met", "a B C D", "ID-CARD", "PDFS APIS SDKS", "[FIRST NAME] here", "see https://A.EXAMPLE/VERY", "ada@VERY", "a.VERY", "x/VERY",
    "#VERY", "$VERY", "VERY@home", "VERY/no", "VERY-b", "the KLMNO team", "TIDES HARBOUR PIERS", "the NASA IBM deal", "VERYbig", "", "I", "AB CD EF KLMN",
    "the WHO FAQ", "see https://a.example/?q=VERY and", "the OCEAN TIDE rose",
])
def test_acronyms_names_slots_and_links_do_not(text: str) -> None:
    assert shouted(text) == []


@pytest.mark.parametrize(("between", "count"), [(" ", 1), (", ", 1), ("   ", 1), ("    ", 2), (". ", 2), ("\t", 1), ("\n", 2)])
def test_words_side_by_side_are_one_run(between: str, count: int) -> None:
    assert len(shouted(f"it is VERY{between}FREE")) == count


def test_an_acronym_within_a_shout_belongs_to_it() -> None:
    assert shouted("THE USA AND EU") == [(4, "THE USA AND EU")]
    assert "NASA" in acronyms(default_lexicon())
