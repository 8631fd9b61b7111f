"""What reads better: each pair is two candidates for one brief, the first of which an editor would send."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from composer.drafting.search.candidates import Piece
from composer.drafting.search.ranking import (
    belong_together,
    carried_by_question,
    fact_worth,
    is_between_us,
    is_role,
    says_once,
    score,
)
from composer.drafting.templating.bindings import About, about_facts
from tests.search_kit import TABLE, choice, piece

FACT = piece("fact", "I saw that you thatch barns in Jutland.", "opening", facts=(2,))
POINT = piece("point", "I'd like to know how to keep bees warm.", "point_sentence")
ASKED = piece("question", "Which wood do you use?", "question")


def worth(*pieces: Piece, asks: Piece | None = ASKED, channel: str = "email", number: int = 2, weight: float = 3.0, **changes: Any) -> float:
    """The points of a candidate, the taste that differs from wording to wording left out."""
    level = [
        replace(one, template=replace(one.template, id="same")) if one.template.id == f"first/{one.template.move}.1" else one for one in pieces
    ]
    table = choice(channel, **changes)
    about = about_facts(table.material, (number,)) if number else About()
    return score(level, asks, table, weight, about)


def fact(text: str, **more: str) -> dict[str, Any]:
    return {"recipient": {"name": "Tom Berg", "facts": [{"text": text, **more}]}}


def reading(text: str, **more: str) -> Any:
    return choice(**fact(text, **more)).material.readings.facts[0]


@pytest.mark.parametrize(("text", "ours"), [
    ("we met at the reed fair in Ribe", True), ("you showed me a needle", True), ("you thatch barns in Jutland", False), ("your talk on our mill", True), ("their talk on reed", False),
])
def test_what_happened_between_us_is_told_from_what_the_reader_did_alone(text: str, ours: bool) -> None:
    assert is_between_us(reading(text)) is ours


@pytest.mark.parametrize(("text", "role"), [
    ("he is a thatcher in Jutland", True), ("head of roofs at Lund", True), ("he runs the mill", True), ("he holds a PhD in reed", True), ("he thatches barns in Jutland", False),
    ("his talk on reed", False), ("he led the crew that roofed the church in Ribe in a storm", False),
])
def test_what_readers_only_are_is_told_from_what_they_did(text: str, role: bool) -> None:
    assert is_role(reading(text)) is role


def test_a_role_with_a_remark_is_more_than_a_role() -> None:
    assert not is_role(reading("he is a thatcher in Jutland", because="I bought a needle"))


def test_two_facts_belong_together_between_us_or_about_one_thing() -> None:
    met, shown = reading("we met at the reed fair"), reading("you showed me a needle")
    talk, barns, hives = reading("his talk on thatching barns"), reading("he thatches barns in Jutland"), reading("he keeps hives")
    assert belong_together(met, shown)
    assert belong_together(talk, barns)
    assert not belong_together(talk, hives)
    assert not belong_together(met, hives)


def numbered(*facts: dict[str, str]) -> list[float]:
    words = choice(recipient={"name": "Tom Berg", "facts": list(facts)}).material
    return [fact_worth(one, frozenset({"reed", "wall", "warm"})) for one in words.readings.facts]


@pytest.mark.parametrize(("better", "worse"), [
    ({"text": "he thatches walls with reed"}, {"text": "he thatches barns in Jutland"}), ({"text": "he thatches walls with reed"}, {"text": "he thatches barns with reed"}),
    ({"text": "we met at the fair in Ribe"}, {"text": "he met the king in Ribe"}), ({"text": "he thatches barns in Jutland"}, {"text": "he is a thatcher in Jutland"}),
    ({"text": "he thatches barns", "because": "I bought a needle"}, {"text": "he thatches barns"}), ({"text": "he thatches barns", "detail": "in slippers"}, {"text": "he thatches barns"}),
    ({"text": "his talk on barns"}, {"text": "his talk"}), ({"text": "he thatches barns in Jutland"}, {"text": "he thatches barns in Skåne"}),
])
def test_the_fact_that_leads_furthest_opens(better: dict[str, str], worse: dict[str, str]) -> None:
    first, second = numbered(better, worse)
    assert first > second
    if better != {"text": "he thatches barns in Jutland"} or "king" in worse["text"]:
        second, first = numbered(worse, better)
        assert first > second - 0.9  # standing first counts, but for less than one reason


def said(*uses: str, move: str = "point") -> Piece:
    return piece(move, "Words.", *uses)


@pytest.mark.parametrize(("pieces", "once"), [
    ([FACT, POINT], True), ([FACT], False), ([FACT, POINT, POINT], False), ([said("who", "wish")], True), ([said("wish"), said("aim_clause")], False),
])
def test_the_point_is_said_and_said_once(pieces: list[Piece], once: bool) -> None:
    assert says_once(pieces, ASKED, choice()) is once


def test_a_question_that_holds_the_point_says_it() -> None:
    held = {"point": "how to keep a wall of bees warm", "question": "How do you keep a wall of bees warm?"}
    assert carried_by_question(choice(**held))
    assert says_once([FACT], ASKED, choice(**held))
    assert says_once([FACT, POINT], ASKED, choice(**held))
    assert not carried_by_question(choice())
    assert not carried_by_question(choice(point="how to keep a wall of bees warm in spring without wood", question="Do you keep bees?"))


def test_without_a_point_that_can_be_said_none_is_said() -> None:
    unclear = {"point": "!!!"}
    assert says_once([FACT], None, choice(**unclear))
    assert not says_once([FACT, POINT], None, choice(**unclear))


def test_whoever_asked_first_is_thanked_in_a_no() -> None:
    no = {"purpose": "decline", "relationship": "met", "point": "I can't come before May", "question": "", "why_them": "you asked me first"}
    assert says_once([piece("thanks", "Thank you for asking me first.", "thanks_for"), POINT], None, choice(**no))
    assert not says_once([POINT], None, choice(**no))
    assert says_once([POINT], None, choice(**{**no, "why_them": ""}))


BREAK = piece("self", "I'm a roofer at Reed & Straw.", "who", "company")
SITUATION = piece("situation", "I am building my first hive wall this spring.", "situation")
WHY = piece("why", "Nobody else builds with reed and bees.", "why")
LONG = " ".join(["word"] * 29)
GOOD_FIRST: list[tuple[str, list[Piece], list[Piece], dict[str, Any]]] = [
    ("who I am leads to what I am in the middle of", [FACT, BREAK, SITUATION, POINT], [FACT, SITUATION, BREAK, POINT], {}),
    ("thanks are said once", [piece("fact", "Thank you for the reed.", "fact"), POINT], [piece("fact", "Thank you for the reed.", "fact"), piece("point", "Many thanks for it.", "point_sentence")], {}),
    ("a thing stands before the request", [FACT, POINT], [POINT, FACT], {}),
    ("no sentence is hard to take in", [FACT, piece("point", f"{LONG[:-5]}.", "point_sentence")], [FACT, piece("point", f"{LONG} word.", "point_sentence")], {}),
    ("sentences do not all begin with I", [FACT, piece("point", "We roof with reed.", "point_sentence")], [piece("fact", "I saw that you thatch.", "opening"), piece("point", "I roof with reed.", "point_sentence")], {}),
    ("nor with You", [piece("fact", "You thatch barns.", "fact"), POINT], [piece("fact", "You thatch barns. You swim in winter.", "fact"), POINT], {}),
    ("no two sentences open alike", [FACT, POINT], [piece("fact", "I'd like barns.", "opening"), POINT], {}),
    ("what the point has said is not told again", [piece("fact", "You keep geese.", "fact"), POINT], [piece("fact", "You keep bees warm.", "fact"), POINT], {}),
    ("a reason says something new", [FACT, WHY, POINT], [FACT, piece("why", "Barns in Jutland you thatch.", "why"), POINT], {}),
    ("a reason of the reader's stands before the request", [FACT, piece("why", "Your roofs hold bees.", "why"), POINT], [FACT, POINT, piece("why", "Your roofs hold bees.", "why")], {}),
    ("a reason led in by the asking stands behind it", [FACT, POINT, piece("why", "I'm asking you because your roofs hold bees.", "why")], [FACT, piece("why", "I'm asking you because your roofs hold bees.", "why"), POINT], {}),
    ("what goes with an offer stands behind it", [FACT, POINT, piece("situation", "Two days, unpaid.", "situation")], [FACT, piece("situation", "Two days, unpaid.", "situation"), POINT], {}),
    ("what is mine leans on what was named", [FACT, POINT, piece("situation", "Mine leak.", "situation")], [FACT, piece("situation", "Mine leak.", "situation"), POINT], {}),
    ("one does not tell strangers their own deeds flatly", [FACT, POINT], [piece("fact", "You thatch barns in Jutland.", "fact", wording="first/fact-clause.1"), POINT], {}),
    ("a fresh wording is better than a worn one", [FACT, POINT], [replace(FACT, worn=1), POINT], {}),
    ("a longer fact and point are no one sentence", [piece("fact_point", "You thatch, and I'd like to know how.", "fact", "point_clause")], [piece("fact_point", f"You thatch, and {' '.join(['now'] * 23)}.", "fact", "point_clause")], {}),
    ("a client is thanked before the no", [piece("fact", "We met.", "fact"), piece("thanks", "Thank you.", "no_said")], [piece("fact", "You have asked me.", "fact"), piece("thanks", "Thank you.", "no_said")], {}),
]


@pytest.mark.parametrize(("better", "worse", "changes"), [row[1:] for row in GOOD_FIRST], ids=[row[0] for row in GOOD_FIRST])
def test_of_two_candidates_the_better_read_one_is_worth_more(better: list[Piece], worse: list[Piece], changes: dict[str, Any]) -> None:
    assert worth(*better, **changes) > worth(*worse, **changes)


def test_what_was_typed_is_worth_saying() -> None:
    plain = worth(FACT, POINT)
    for more in (SITUATION, WHY, piece("detail", "In slippers.", "detail", facts=(2,)), piece("because", "So we bought a needle.", "because", facts=(2,))):
        assert worth(FACT, more, POINT) > plain or worth(FACT, POINT, more) > plain
    assert worth(piece("mutual", "Ellen sends her best.", "mutual"), FACT, POINT, mutual="Ellen Park") > worth(FACT, POINT, mutual="Ellen Park")
    assert worth(FACT, POINT, weight=4.0) == pytest.approx(plain + 1.0)


def test_a_friend_named_in_another_sentence_needs_none_of_their_own() -> None:
    told = piece("fact", "Ellen showed me your barns.", "opening", facts=(2,))
    own = piece("mutual", "Ellen sends her best.", "mutual")
    assert worth(told, POINT, mutual="Ellen Park") > worth(own, told, POINT, mutual="Ellen Park")


def test_strangers_are_told_who_writes_in_a_letter_and_in_a_note_there_is_no_room() -> None:
    assert worth(FACT, BREAK, SITUATION, POINT) > worth(FACT, piece("self", "I'm on a roof.", "x"), SITUATION, POINT)
    unsigned = {"sender": {"name": "Ana Ruiz"}}
    assert worth(FACT, POINT) > worth(FACT, POINT, **unsigned)
    assert worth(FACT, POINT, channel="linkedin_note") > worth(FACT, replace(POINT, uses=POINT.uses | {"who"}), channel="linkedin_note")
    assert worth(FACT, POINT, relationship="friend") == pytest.approx(worth(FACT, replace(POINT, uses=POINT.uses | {"who"}), relationship="friend"))


def test_a_role_is_a_poor_opening() -> None:
    role, act = fact("he is a thatcher in Jutland"), fact("he thatches barns in Jutland")
    assert worth(FACT, POINT, number=1, **act) > worth(FACT, POINT, number=1, **role)


def test_the_point_is_not_said_beside_a_question_that_carries_it() -> None:
    held = {"question": "How do you keep a wall of bees warm?"}
    asked = piece("question", "How do you keep a wall of bees warm?", "question")
    assert worth(FACT, asks=asked, **held) > worth(FACT, POINT, asks=asked, **held)


def test_whoever_is_introduced_is_not_named_before() -> None:
    third = {"purpose": "introduce", "third": {"name": "Nils Aas", "about": "tunes bells"}, "point": "you should meet"}
    met = piece("third", "May I introduce Nils Aas, who tunes bells?", "third", "third_name")
    assert worth(FACT, met, **third) > worth(piece("fact", "Nils saw your barns.", "opening", facts=(2,)), met, **third)
    assert worth(FACT, met, **third) > worth(FACT, POINT, **third)


NEWS = piece("point", "The wall stands.", "point_sentence")
LONG_NEWS = piece("point", f"The wall stands {' '.join(['and'] * 30)} hums.", "point_sentence")


@pytest.mark.parametrize(("purpose", "better", "worse"), [
    ("update", [piece("fact", "You asked whether the wall stands at all.", "fact"), NEWS], [NEWS, piece("fact", "You asked whether the wall stands at all.", "fact")]),
    ("update", [piece("fact", "You said bees hate wind.", "fact"), LONG_NEWS], [LONG_NEWS, piece("fact", "You said bees hate wind.", "fact")]),
    ("update", [NEWS, piece("fact", "You lent me one.", "fact"), SITUATION], [NEWS, SITUATION, piece("fact", "You lent me one.", "fact")]),
    ("thank", [piece("point", "Thank you for the reed.", "point_sentence"), piece("fact", "You drove by night.", "fact")], [piece("fact", "You drove by night.", "fact"), piece("point", "Thank you for the reed.", "point_sentence")]),
    ("thank", [piece("fact", "You drove by night.", "fact"), piece("point", "Thank you.", "point_sentence")], [piece("point", "Thank you.", "point_sentence"), piece("fact", "You drove by night.", "fact")]),
    ("thank", [piece("fact", "You drove by night.", "fact"), piece("point", f"Thank you for it {' '.join(['all'] * 20)}.", "point_sentence")], [piece("point", f"Thank you for it {' '.join(['all'] * 20)}.", "point_sentence"), piece("fact", "You drove by night.", "fact")]),
])
def test_a_fact_opens_news_it_occasioned_and_long_thanks(purpose: str, better: list[Piece], worse: list[Piece]) -> None:
    known = {"purpose": purpose, "relationship": "met", "question": ""}
    assert worth(*better, asks=None, **known) > worth(*worse, asks=None, **known)


def test_the_users_own_wording_comes_before_all() -> None:
    own = replace(FACT, template=replace(FACT.template, own=True))
    assert worth(own, POINT) > worth(FACT, SITUATION, POINT)


def test_a_reason_of_others_hangs_before_the_request() -> None:
    others = piece("why", "Everybody else would want slides.", "why")
    readers = piece("why", "Your crew would want slides.", "why")
    assert worth(FACT, readers, POINT) > worth(FACT, others, POINT)
    leaning = piece("why", "You asked for it twice.", "why")
    assert worth(FACT, readers, POINT) > worth(FACT, leaning, POINT)


def test_not_everybody_gets_the_same_of_equal_wordings() -> None:
    one, two = replace(FACT, template=replace(FACT.template, id="a")), replace(FACT, template=replace(FACT.template, id="b"))
    preferred = set()
    for name in ("Tom Berg", "Eva Lund", "Ida Holm", "Ole Vang", "Per Dahl", "Ulla Krogh"):
        recipient = {**TABLE["recipient"], "name": name}
        difference = score([one, POINT], ASKED, choice(recipient=recipient), 3, About()) - score([two, POINT], ASKED, choice(recipient=recipient), 3, About())
        assert abs(difference) < 0.81
        preferred.add(difference > 0)
    assert preferred == {True, False}
