"""One sentence of a draft at a time: other ways to say it, left out, the whole in fewer words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from composer.brief import brief_from_table
from composer.drafting.search.compose import compose
from composer.drafting.search.desk import Desk, Plan, desk
from composer.model import Brief, Place

TALK = {"text": "his talk on thatching with reed in Aarhus", "detail": "the table of broken stalks", "because": "I threw away my nails"}
BARNS = {"text": "he thatches barns in Jutland"}


def brief(*facts: dict[str, str], **changes: Any) -> Brief:
    table = {
        "relationship": "stranger", "purpose": "learn", "point": "how to keep a wall of bees warm", "question": "Which wood do you use?",
        "sender": {"name": "Ana Ruiz", "role": "roofer", "company": "Reed & Straw Ltd", "situation": "I am building my first hive wall this spring"},
        "why_them": "nobody else builds with reed and bees",
    }
    return brief_from_table({**table, "recipient": {"name": "Tom Berg", "facts": list(facts or (TALK, BARNS))}, **changes})


def first(written: Brief, channel: str = "email") -> tuple[Desk, Plan]:
    """The desk, and the plan of the draft that is shown first."""
    return desk(written, channel), compose(written, channel, count=1).drafts[0].plan


def moves(plan: Plan | None) -> list[str]:
    return [place.move for place in plan or ()]


def at(plan: Plan, move: str) -> int:
    return moves(plan).index(move)


def text(table: Desk, plan: Plan) -> str:
    draft = table.draft(plan)
    assert draft is not None
    return draft.text


def test_a_plan_said_again_is_the_same_draft() -> None:
    for channel in ("email", "linkedin_note", "phone"):
        table = desk(brief(), channel)
        for turn, draft in enumerate(compose(brief(), channel).drafts):
            again = table.draft(draft.plan, turn=turn)
            assert again is not None
            assert again.text == draft.text
            assert again.facts_used == draft.facts_used
            assert again.plan == draft.plan
            assert again.check.verdict == draft.check.verdict
            assert table.fits(draft.plan)


def test_the_sentences_of_a_plan_stand_in_order() -> None:
    table, plan = first(brief())
    said = table.said(plan)
    assert len(said) == len(plan)
    whole = text(table, plan)
    places = [whole.index(sentence) for sentence in said]
    assert places == sorted(places)
    assert said[-1] == "Which wood do you use?"


def test_a_wording_that_no_longer_fits_the_brief_is_not_said() -> None:
    table, plan = first(brief())
    gone = (*plan[:-1], Place("question", "first/nowhere.1"))
    assert table.said(gone) == ()
    assert table.draft(gone) is None
    assert not table.fits(gone)
    assert table.draft(()) is None
    assert desk(brief(BARNS, why_them=""), "email").draft(plan) is None


def test_a_fact_may_be_told_in_other_words_or_give_way_to_another() -> None:
    table, plan = first(brief())
    now = table.said(plan)[0]
    ways = table.ways(plan, 0)
    told = [way.text for way in ways]
    assert "talk on thatching" in now
    assert len(set(told)) == len(told) >= 2
    assert now not in told
    assert any("talk on thatching" in way for way in told)
    assert any("barns in Jutland" in way for way in told)
    for way in ways:
        assert way.text in text(table, way.plan)
        assert now not in text(table, way.plan)
        assert text(table, way.plan).count("Which wood do you use?") == 1


def test_what_a_fact_led_to_goes_with_it() -> None:
    table, plan = first(brief())
    whole = text(table, plan)
    assert "broken stalks" in whole
    assert "threw away my nails" in whole
    for way in (way for way in table.ways(plan, 0) if "thatching" not in way.text):
        other = text(table, way.plan)
        assert "broken stalks" not in other
        assert "threw away my nails" not in other
        assert "hive wall" in other


def test_another_wording_of_the_same_fact_keeps_what_it_led_to() -> None:
    table, plan = first(brief({**BARNS, "because": "I bought a needle"}))
    ways = table.ways(plan, 0)
    assert ways
    assert all("I bought a needle" in text(table, way.plan) for way in ways)


def test_what_leans_on_a_detail_goes_before_it() -> None:
    leaning = {"text": "he thatches roofs in Jutland", "detail": "in slippers", "because": "I now let my apprentice wear them too"}
    for channel in ("email", "whatsapp"):
        table, plan = first(brief(leaning), channel)
        for place in range(len(plan)):
            rest = table.without(plan, place)
            assert rest is None or "wear them too" not in text(table, rest) or "slippers" in text(table, rest)


def test_a_first_message_keeps_its_fact_its_point_and_its_question() -> None:
    table, plan = first(brief())
    for place, needed in enumerate(plan):
        rest = table.without(plan, place)
        if needed.move in ("fact", "self_point", "question"):
            assert rest is None
        else:
            assert rest == (*plan[:place], *plan[place + 1 :])
            assert table.said(plan)[place] not in text(table, rest)


def test_news_may_stand_without_the_fact() -> None:
    table, plan = first(brief(purpose="update", relationship="met", point="The wall stands and the bees have moved in", question=""))
    rest = table.without(plan, at(plan, "fact"))
    assert rest is not None
    assert "The wall stands" in text(table, rest)
    assert not {"fact", "detail", "because"} & set(moves(rest))
    assert table.without(plan, at(plan, "point")) is None


def test_a_message_of_one_sentence_keeps_it() -> None:
    written = brief(purpose="update", relationship="met", point="The wall stands and the bees have moved in", question="", why_them="",
                    sender={"name": "Ana Ruiz"})
    table, plan = first(written)
    alone = tuple(place for place in plan if place.move == "point")
    assert table.without(alone, 0) is None
    assert "The wall stands" in text(table, alone)


def test_thanks_are_not_left_out() -> None:
    written = brief(BARNS, purpose="decline", relationship="met", point="I can't come before May", question="", why_them="you asked me first")
    table, plan = first(written)
    assert table.without(plan, at(plan, "thanks")) is None


def test_shorter_spares_one_sentence_at_a_time_and_never_what_is_needed() -> None:
    table, plan = first(brief())
    lengths = [len(plan)]
    while (less := table.shorter(plan)) is not None:
        assert len(text(table, less)) < len(text(table, plan))
        plan = less
        lengths.append(len(plan))
    assert lengths == list(range(lengths[0], 2, -1))
    assert set(moves(plan)) == {"fact", "self_point", "question"}


def test_two_facts_may_give_way_to_one() -> None:
    table, plan = first(brief({"text": "we met at the reed fair in Ribe"}, {"text": "you showed me your needle at the fair"}, relationship="met"))
    place = at(plan, "facts")
    ways = {way.text: way.plan for way in table.ways(plan, place)}
    assert table.said(plan)[place] == "We met at the reed fair in Ribe. You showed me your needle at the fair."
    alone = {said for said, other in ways.items() if other[place].move == "fact"}
    assert {"We met at the reed fair in Ribe.", "You showed me your needle at the fair."} <= alone
    assert all(len(ways[said][place].facts) == 1 for said in alone)


def test_what_does_not_fit_the_channel_is_no_draft() -> None:
    written = brief(point="how to keep a wall of bees warm when the wind comes in from the sea for weeks and nothing grows that they could fly to")
    _, plan = first(written)
    long = desk(written, "linkedin_note")
    assert long.said(plan)
    assert long.draft(plan) is None
    assert not long.fits(plan)


def test_a_paid_account_has_more_room() -> None:
    written = brief(TALK)
    plan = desk(written, "linkedin_note", premium=True), compose(written, "linkedin_note", count=1, premium=True).drafts[0].plan
    assert plan[0].fits(plan[1])
    assert len(text(*plan)) > 200
    assert not desk(written, "linkedin_note").fits(plan[1])


def test_the_desk_answers_for_people_told_apart() -> None:
    one, plan = first(brief())
    other = desk(replace(brief(), recipient=replace(brief().recipient, name="Eva Lund")), "email")
    assert text(one, plan).startswith("Dear Tom,")
    assert text(other, plan).startswith("Dear Eva,")
