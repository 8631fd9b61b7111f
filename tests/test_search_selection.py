"""Which candidates are offered: clean in our own words, within the limit, and unlike one another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from composer.brief import brief_from_table
from composer.drafting.search.candidates import Core, Piece
from composer.drafting.search.compose import compose
from composer.drafting.search.finishing import finish, fitted
from composer.drafting.search.selection import findings_on_ours, select
from tests.search_kit import TABLE, choice, core, order, piece

TALK, BARNS = (fact["text"] for fact in TABLE["recipient"]["facts"])
ASKED = piece("question", "Which wood do you use?", "question")
POINT = piece("point", "I'd like to know how to keep a wall of bees warm.", "point_sentence", source="I'd like to know {{ point }}.")


def told(text: str, wording: str = "", **more: Any) -> Piece:
    return piece("fact", text, "fact", facts=(2,), wording=wording or f"first/{text[:12]}", source="I saw {{ fact }}", **more)


def offered(*candidates: Core, count: int = 3, channel: str = "email", **changes: Any) -> tuple[list[str], list[str]]:
    drafts, said = select(choice(channel, **changes), order(channel, **changes), list(candidates), count)
    return [draft.template for draft in drafts], said


def candidate(opening: str, shape: str, score: float = 1.0, *more: Piece, facts: tuple[str, ...] = (BARNS,)) -> Core:
    return core(told(opening), *more, POINT, question=ASKED, facts=facts, score=score, shape=shape)


ONE = candidate("I saw that you thatch barns in Jutland.", "a")
TWO = candidate("Your barns in Jutland keep out every storm, it seems.", "b", 0.9)
THREE = candidate("How you thatch barns is a wonder to all who roof.", "c", 0.8)


def shapes(templates: list[str]) -> list[str]:
    return [template.partition(":")[0] for template in templates]


def test_the_best_comes_first_and_no_more_than_asked_for() -> None:
    assert shapes(offered(THREE, ONE, TWO)[0]) == ["a", "b", "c"]
    assert shapes(offered(THREE, ONE, TWO, count=1)[0]) == ["a"]
    assert offered(THREE, ONE, TWO)[1] == []
    assert offered(THREE, ONE, TWO, count=1)[1] == []


def test_fewer_than_asked_for_are_explained() -> None:
    templates, said = offered(ONE)
    assert shapes(templates) == ["a"]
    assert said == ["another fact, or what it made you think: further drafts would say the same in nearly the same words"]


def test_two_that_open_alike_are_one_draft() -> None:
    alike = candidate("I saw that they thatch barns elsewhere too.", "d", 0.95)
    assert shapes(offered(ONE, alike, TWO)[0]) == ["a", "b"]


def test_two_that_say_the_same_in_the_same_order_are_one_draft() -> None:
    again = core(told("On Monday I saw that you thatch barns in Jutland."), POINT, question=ASKED, facts=(BARNS,), score=0.9, shape="d")
    turned = core(POINT, told("On Monday I saw that you thatch barns in Jutland."), question=ASKED, facts=(BARNS,), score=0.9, shape="e")
    assert shapes(offered(ONE, again)[0]) == ["a"]
    assert shapes(offered(ONE, turned)[0]) == ["a", "e"]


def test_a_whole_message_is_the_same_by_its_words_alone() -> None:
    first = core(piece("message", "I saw that you thatch barns in Jutland and wonder which wood you use.", "fact"), score=1.0)
    other = core(piece("message", "I saw that you thatch barns in Jutland and wonder what wood you use today.", "fact", wording="m2"), score=0.9)
    new = core(piece("message", "I saw that each storm spares your roofs, so let me ask for your advice on moss.", "fact", wording="m3"), score=0.8)
    assert offered(first, other, new)[0] == ["first/message.1", "m3"]


def test_another_shape_and_another_fact_come_before_a_slightly_better_draft() -> None:
    same = candidate("Barns in Jutland keep out each storm with you.", "a", 0.9)
    other = candidate("Barns everywhere keep out each storm with you.", "b", 0.5)
    assert shapes(offered(ONE, same, other, count=2)[0]) == ["a", "b"]
    talk = core(told("Your talk on thatching with reed was clear."), POINT, question=ASKED, facts=(TALK,), score=0.2, shape="x")
    again = core(told("Barns keep out each storm with you, as I hear."), POINT, question=ASKED, facts=(BARNS,), score=0.9, shape="y")
    assert shapes(offered(ONE, again, talk, count=2)[0]) == ["a", "x"]


def test_the_less_alike_of_two_comes_next() -> None:
    near = candidate("On Tuesday I saw that you thatch barns in Jutland again.", "b", 0.9)
    far = candidate("Storms spare what your hands have roofed, neighbours tell.", "c", 0.7)
    assert shapes(offered(ONE, near, far, count=2)[0]) == ["a", "c"]


def test_what_we_would_say_badly_is_not_offered_where_there_is_better() -> None:
    shouting = core(piece("fact", "I saw THIS IS AMAZING NEWS about barns!!", "fact", wording="first/bad.1"), POINT, question=ASKED, facts=(BARNS,), score=5, shape="z")
    assert shapes(offered(shouting, ONE, TWO)[0]) == ["a", "b"]
    assert shapes(offered(shouting)[0]) == ["z"]


def test_of_none_that_is_clean_the_one_with_least_to_blame_is_offered() -> None:
    worse = core(piece("fact", "I saw THIS IS AMAZING NEWS about barns!! Just circling back on it ASAP.", "fact", wording="w1"), POINT, question=ASKED, score=5, shape="worse")
    better = core(piece("fact", "Your barns are GREAT NEWS TODAY for roofs.", "fact", wording="w2"), POINT, question=ASKED, score=4, shape="better")
    assert shapes(offered(worse, better)[0]) == ["better"]


def blamed(text: str, source: str, move: str = "fact", **changes: Any) -> list[str]:
    table, judge = choice(**changes), order(**changes)
    made = core(piece(move, text, "fact", source=source), POINT, question=ASKED, facts=(BARNS,))
    return [finding.text for finding in findings_on_ours(table, made, finish(table, judge, made, fitted(table, judge, made, 0)))]


def test_the_users_own_words_are_not_ours_to_blame() -> None:
    typed = {"point": "I'd like to circle back on the reed"}
    assert blamed("I'd like to circle back on the reed.", "{{ point }}.", **typed) == []
    assert blamed("I hope this email finds you well.", "I hope this email finds you well.") == ["I hope this email finds you well."]
    assert blamed("I hope this email finds you well.", "{{ fact }}") == []


def test_a_remark_is_the_users_too() -> None:
    facts = {"recipient": {"name": "Tom Berg", "facts": [{"text": BARNS, "because": "we want to circle back on moss"}]}}
    assert blamed("So we want to circle back on moss.", "So we want to circle back on moss.", **facts) == []


def test_a_draft_without_our_sign_off_is_our_fault() -> None:
    table, judge = choice(), order()
    made = core(told("I saw that you thatch barns in Jutland."), POINT, question=ASKED, facts=(BARNS,))
    bare = replace(finish(table, judge, made, "I saw that you thatch barns in Jutland. Which wood do you use?"))
    assert all(finding.severity != "suggestion" for finding in findings_on_ours(table, made, bare))


LONG = "how to keep " + "a wall of wild bees " * 9 + "warm"


def refused(channel: str, *texts: str, **changes: Any) -> list[str]:
    """What is said of a candidate of these sentences, which does not fit."""
    drafts, said = select(choice(channel, **changes), order(channel, **changes), [core(*[piece("x", text) for text in texts], facts=(BARNS,))], 1)
    assert drafts == []
    return said


def test_the_longest_of_what_was_typed_is_named_with_the_words_it_may_have() -> None:
    note = "fewer words: the {} is too long for a LinkedIn connection note; say it in {} words"
    assert refused("linkedin_note", LONG, point=LONG) == [note.format("point", 47)]
    assert refused("linkedin_note", LONG, "Which wood do you use?", "x" * 60, point=LONG) == [note.format("point", 33)]
    asked = f"Which {'kind of old wood ' * 7}do you use?"
    assert refused("linkedin_note", asked, "x" * 100, question=asked) == [note.format("question", 24)]
    assert refused("email", LONG, "x " * 110, point=LONG) == ["fewer words: the point is too long for an E-mail; say it in 38 words"]


def test_the_words_that_are_left_fit() -> None:
    (said,) = refused("linkedin_note", LONG, point=LONG)
    left = " ".join(LONG.split()[: int(said.split()[-2])])
    assert select(choice("linkedin_note", point=left), order("linkedin_note", point=left), [core(piece("x", left))], 1)[0]


def test_where_no_text_alone_is_to_blame_another_channel_is_named() -> None:
    said = "a channel with more room, such as e-mail: fact, point and question together are too long for a {}"
    assert refused("linkedin_note", "x" * 300) == [said.format("LinkedIn connection note")]
    assert refused("phone", LONG, "x " * 70, point=LONG) == [said.format("Phone call")]


def test_a_letter_that_halves_a_text_message_is_named() -> None:
    point = "how to keep cafá bees " * 7
    (said,) = refused("sms", point, point=point)
    assert "(a letter such as “á” or a sign of another script makes one hold 70 characters only)" in said
    assert "70 characters" not in refused("sms", LONG, "x" * 100, point=LONG)[0]


def test_a_number_does_not_tell_who_writes_so_the_name_stays() -> None:
    for channel, kept in (("sms", True), ("whatsapp", True), ("linkedin_note", False)):
        drafts = compose(brief_from_table(TABLE), channel).drafts
        assert drafts
        if kept:
            assert all("Ana" in draft.text for draft in drafts)


def test_a_text_message_goes_unsigned_only_where_nothing_else_fits() -> None:
    full = core(piece("fact", f"I saw that you thatch {'x' * 124}.", "fact"), score=1, shape="a")
    short = core(piece("fact", "I saw that you thatch barns in Jutland.", "fact"), score=0, shape="b")
    assert "Ana" not in select(choice("sms"), order("sms"), [full], 1)[0][0].text
    assert "Ana" in select(choice("sms"), order("sms"), [full, short], 1)[0][0].text
    assert "Ana" not in select(choice("linkedin_note"), order("linkedin_note"), [core(piece("fact", f"I saw that you thatch {'x' * 160}.", "fact"))], 1)[0][0].text
