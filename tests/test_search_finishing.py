"""A candidate made into a draft: fitted, headed, checked, with what supports each of its sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from composer.drafting.search.finishing import finish, fitted, tidy, trace_of, without_subject
from composer.model import Check, Finding, Fix
from tests.search_kit import TABLE, choice, core, order, piece

FACT = piece("fact", "I saw that you thatch barns in Jutland.", "opening", facts=(2,))
POINT = piece("point", "I'd like to know how to keep bees warm.", "point_sentence")
ASKED = piece("question", "Which wood do you use?", "question")


def note(spare: int, channel: str = "linkedin_note") -> tuple[Any, Any, Any]:
    """A note in which the greeting, the text and so many characters fill the channel."""
    text = "Hello Tom, "
    limit = 160 if channel == "sms" else 200
    return choice(channel), order(channel), core(piece("fact", "Y" + "x" * (limit - len(text) - spare - 1), "fact"))


@pytest.mark.parametrize(("spare", "end"), [(23, "\nAna Ruiz, Reed & Straw"), (22, "\nAna Ruiz"), (9, "\nAna Ruiz"), (8, "x"), (0, "x")])
@pytest.mark.parametrize("channel", ["linkedin_note", "sms"])
def test_the_firm_then_the_name_give_way_to_fit(spare: int, end: str, channel: str) -> None:
    said = fitted(*note(spare, channel), 0)
    assert said.endswith(end)
    assert ("\n" in said) == ("\n" in end)
    assert order(channel).fits(said)


def test_what_never_fits_is_nothing_and_a_name_may_be_kept() -> None:
    assert fitted(*note(-1), 0) == ""
    assert fitted(*note(8), 0, unsigned=False) == ""
    assert fitted(*note(9), 0, unsigned=False).endswith("\nAna Ruiz")


def test_the_closing_line_gives_way_before_the_name() -> None:
    asked = {"purpose": "invite", "point": "I'd like to invite you", "question": "Will you come?"}
    lines = ("If it isn't for you, just say so.", "If it doesn't suit you, a no is fine.", "And a no is a perfectly good answer.", "If the answer is no, one word will do.")
    question = piece("question", "Will you come?", "question")
    closed = [fitted(choice(**asked), order(**asked), core(FACT, POINT, question=question), turn).split("\n\n")[-2] for turn in range(4)]
    assert sum(end.endswith(lines) for end in closed) == 2
    assert [end.endswith(lines) for end in closed] in ([True, False] * 2, [False, True] * 2)
    turn = 0 if closed[0].endswith(lines) else 1
    full = core(FACT, piece("point", "word " * 122 + "end.", "point_sentence"), question=question)
    assert fitted(choice(**asked), order(**asked), full, turn).split("\n\n")[-2] == "Will you come?"
    assert fitted(choice(**asked), order(**asked), full, turn).split("\n\n")[-1].startswith("Kind regards,\nAna Ruiz")


def test_a_question_that_costs_nothing_needs_no_way_out() -> None:
    asked = {"purpose": "invite", "point": "I'd like to invite you", "question": "Which wood do you use?"}
    for turn in range(3):
        assert fitted(choice(**asked), order(**asked), core(FACT, POINT, question=ASKED), turn).split("\n\n")[-2] == "Which wood do you use?"


def test_a_text_message_has_plain_marks() -> None:
    said = tidy(choice("sms"), core(piece("fact", "“Reed” – your talk… it’s clear, isn‘t it—yes\u00a0it is.", "fact")), 0)
    assert '"Reed" - your talk... it\'s clear, isn\'t it-yes it is.' in said
    assert "“Reed”" in tidy(choice("whatsapp"), core(piece("fact", "“Reed” is clear.", "fact")), 0)


def test_a_draft_tells_how_it_came_about() -> None:
    table, judge = choice(), order()
    made = core(FACT, POINT, question=ASKED, facts=("he thatches barns in Jutland",), shape="fact first")
    text = fitted(table, judge, made, 0)
    draft = finish(table, judge, made, text)
    assert (draft.channel, draft.text, draft.origin) == ("email", text, "template")
    assert draft.template == "fact first:first/fact.1+first/point.1+first/question.1"
    assert draft.facts_used == ("he thatches barns in Jutland",)
    assert [(place.move, place.wording, place.facts) for place in draft.plan] == [
        ("fact", "first/fact.1", (2,)), ("point", "first/point.1", ()), ("question", "first/question.1", ()),
    ]
    assert draft.check.trace == trace_of(made, text)
    assert finish(table, judge, replace(made, shape=""), text).template == "first/fact.1+first/point.1+first/question.1"


def test_a_mail_has_a_subject_that_no_other_draft_has_while_there_are_any() -> None:
    table, judge = choice(), order()
    made = core(FACT, POINT, question=ASKED, facts=("his talk on thatching with reed in Aarhus",))
    text = fitted(table, judge, made, 0)
    used: set[str] = set()
    for _ in range(3):
        subject = finish(table, judge, made, text, used).subject
        assert subject
        assert subject not in used
        used.add(subject)
    assert finish(choice("whatsapp"), order("whatsapp"), made, text).subject == ""


def test_a_subject_that_the_checker_blames_gives_way() -> None:
    shouted = {**TABLE, "point": "FREE MONEY NOW for a wall of bees"}
    table, judge = choice(**shouted), order(**shouted)
    made = core(FACT, POINT, question=ASKED, facts=("his talk on thatching with reed in Aarhus",))
    assert "MONEY" not in finish(table, judge, made, fitted(table, judge, made, 0)).subject


def found(start: int, end: int) -> Finding:
    text = "Dear Tom,\n\nyes."
    return Finding("r", "clear", "warning", start, end, text[start:end], "said", "why", "convention", "a test", Fix("new", "other"))


def test_findings_count_from_the_start_of_the_text_and_those_on_the_subject_keep_their_words() -> None:
    judged = replace(order().judge("Dear Tom,\n\nyes.", "Reed"), findings=(found(0, 4), found(22, 26), found(15, 15)))
    assert [(it.start, it.end) for it in without_subject(judged, "Reed").findings] == [(0, 0), (7, 11), (0, 0)]
    first = without_subject(judged, "Reed").findings[0]
    assert (first.text, first.fix, first.message) == ("", None, "said")
    assert without_subject(judged, "Reed").trace is None
    assert without_subject(judged, "") is judged


def test_the_findings_of_a_mail_stand_on_their_words() -> None:
    told = {"point": "I'd like to circle back on the reed ASAP!!"}
    table, judge = choice(**told), order(**told)
    made = core(FACT, piece("point", "I'd like to circle back on the reed ASAP!!", "point_sentence"), question=ASKED)
    draft = finish(table, judge, made, fitted(table, judge, made, 0))
    marked = [finding for finding in draft.check.findings if finding.text]
    assert marked
    assert all(draft.text[finding.start : finding.end] == finding.text for finding in marked)


def traced(*pieces: Any, channel: str = "email", question: Any = None) -> list[tuple[str, tuple[str, ...] | str]]:
    made = core(*pieces, question=question)
    text = tidy(choice(channel), made, 0)
    return [(text[trace.start : trace.end], trace.by) for trace in trace_of(made, text)]


def test_each_sentence_is_supported_by_a_part_of_the_brief() -> None:
    two = piece("self_point", "I'm a roofer with 2.5 roofs. I'd like to know how to keep bees warm!", "who", "wish")
    assert traced(FACT, two, question=ASKED) == [
        ("I saw that you thatch barns in Jutland.", ("fact:2",)), ("I'm a roofer with 2.5 roofs.", ("sender", "point")),
        ("I'd like to know how to keep bees warm!", ("sender", "point")), ("Which wood do you use?", ("question",)),
    ]


@pytest.mark.parametrize(("uses", "by"), [
    ("situation", "situation"), ("mutual", "mutual"), ("why", "why_them"), ("thanks_for", "why_them"), ("third", "third"), ("third_about", "third"), ("me", "sender"),
    ("aim", "point"), ("asked", "question"),
])
def test_a_name_of_the_brief_supports_what_speaks_of_it(uses: str, by: str) -> None:
    assert traced(piece("x", "So it is.", uses)) == [("So it is.", (by,))]


def test_what_no_part_of_the_brief_supports_is_a_wish_or_a_question() -> None:
    assert traced(piece("x", "All the best."), piece("x", "Will you?")) == [("All the best.", "wish"), ("Will you?", "question")]


def test_a_sentence_behind_a_comma_and_plain_marks_and_lines_are_found() -> None:
    quoted = piece("fact", "Your “Reed” was clear.", "fact", facts=(1,))
    assert traced(quoted, channel="whatsapp") == [("your “Reed” was clear.", ("fact:1",))]
    assert traced(quoted, question=ASKED, channel="sms") == [('your "Reed" was clear.', ("fact:1",)), ("Which wood do you use?", ("question",))]
    long = piece("fact", "We met in Ribe. " + "You showed me a needle and how it goes through wet reed, straw, and on a good day a hat.", "fact", facts=(1,))
    assert [said for said, _ in traced(long, channel="phone")] == [part.strip() for part in ("We met in Ribe.", long.text.removeprefix("We met in Ribe. "))]


def test_the_same_words_twice_are_two_places() -> None:
    twice = traced(piece("x", "Thank you.", "mutual"), piece("x", "Thank you.", "why"))
    assert twice == [("Thank you.", ("mutual",)), ("Thank you.", ("why_them",))]
    made = core(piece("x", "Thank you."), piece("x", "Thank you."))
    starts = [trace.start for trace in trace_of(made, tidy(choice(), made, 0))]
    assert len(set(starts)) == 2


def test_a_check_without_a_subject_is_left_alone() -> None:
    judged: Check = order().judge("Dear Tom,\n\nyes.")
    assert without_subject(judged, "").findings == judged.findings
