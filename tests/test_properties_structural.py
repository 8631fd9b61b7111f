"""The named properties: one text where each holds and one where it does not."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import parse
from composer.etiquette.features.typography import MARKS
from composer.etiquette.properties.structural import PROPERTIES, holds, inside

HOLDS = [
    ("greeting", "Hi Ada, it is so.", "It is so."), ("name", "Hi Ada, it is so.", "Hi there, it is so."), ("generic_name", "Hi there, it is so.", "Hi Ada, it is so."),
    ("question", "Is it so?", "It is so."), ("request", "Please send the map.", "The map is here."), ("offer", "Happy to share the map if useful.", "The map is here."),
    ("wish_to_connect", "I would love to connect.", "I connect wires."), ("closing", "Which map is it?", "The map is here."), ("ask", "Could we hop on a call?", "Which map is it?"),
    ("pitch", "Our platform helps you save.", "The map is here."), ("personal_detail", "Your talk on kelp farms helped.", "It is so."), ("praise", "Keep up the great work!", "It is so."),
    ("hollow_praise", "Keep up the great work!", "It is so."), ("topic", "The eels swim in the sluice.", "Thanks."), ("vague_topic", "I have an exciting opportunity.", "It is so."),
    ("many_purposes", "How are eels? Also, could you send the map?", "How are eels?"), ("signoff", "It is so.\n\nBest,\nBo", "It is so."), ("signoff_name", "It is so.\n\nBest,\nBo", "It is so.\n\nBest"),
    ("subject", "Subject: Tides\n\nIt is so.", "It is so."), ("fake_reply", "Subject: Re: Tides\n\nIt is so.", "Subject: Tides\n\nIt is so."), ("fake_forward", "Subject: Fwd: Tides\n\nIt is so.", "Subject: Tides\n\nIt is so."),
    ("vague_subject", "Subject: Quick question\n\nIt is so.", "Subject: Tides\n\nIt is so."), ("matches_body", "Subject: Tides\n\nThe tides are high.", "Subject: Tides\n\nThe eels are high."),
    ("self_first", "I am a baker in Oslo.", "Your map is here."), ("introduces_sender", "I am a baker.", "Your map is here."), ("thanks", "Thank you for it.", "It is so."), ("bullet", "- one it is\n- two it is", "one it is"),
    ("empty", "", "It is so."), ("quoted", "> it is so\nYes it is.", "Yes it is."), ("repeated_sentence", "The map is here now. The map is here now.", "The map is here. The eel is here."),
    ("slot", "So [Name] it is.", "So it is."), ("capitals", "It is VERY good.", "It is good."), ("link", "See https://a.example", "See it."), ("different_link", "See https://a.example", "Your site a.com is fine."),
    ("shortened_link", "See bit.ly/abc", "See https://a.example"), ("attachment", "The map is attached.", "The map is here."), ("emoji", "ok 🙂", "ok"), ("exclamation_run", "ok!!", "ok!"), ("question_run", "ok??", "ok?"),
    ("non_gsm", "it’s", "it's"), ("invisible", "a\u200bb", "ab"), ("repeated_word", "the the map", "the map"), ("markdown", "a **bold** map", "a bold map"), ("space_before_mark", "a map , so", "a map, so"),
    ("hashtag", "so #tides", "so tides"), ("mention", "so @ada_1", "so ada"), ("number", "so 5 it is", "so it is"), ("single_sentence", "The path is open.", "The path is open. The lamp is out."),
    ("something_new", "The path is open since Monday.", "Just checking in."),
]


@pytest.mark.parametrize(("name", "yes", "no"), HOLDS)
def test_a_property_holds_in_one_text_and_not_in_the_other(name: str, yes: str, no: str) -> None:
    assert holds(parse(yes), name, CheckContext())
    assert not holds(parse(no), name, CheckContext())


def test_those_of_the_circumstances_ask_for_channel_and_relationship() -> None:
    assert holds(parse("It is so."), "acquainted", CheckContext(relationship="friend"))
    assert not holds(parse("It is so."), "acquainted", CheckContext())
    text = "Subject: Tides\n\nIt is so."
    assert holds(parse(text, "sms"), "subject_in_text", CheckContext("sms"))
    assert not holds(parse(text, "email"), "subject_in_text", CheckContext("email"))


def test_a_note_of_thanks_is_one_to_somebody_known() -> None:
    thanks, none = parse("Hi Ada,\n\nthank you for the map. It hangs in the hall."), parse("Hi Ada,\n\nthe map hangs in the hall.")
    assert holds(thanks, "note_of_thanks", CheckContext(relationship="met"))
    assert not holds(thanks, "note_of_thanks", CheckContext())
    assert not holds(none, "note_of_thanks", CheckContext(relationship="met"))


def test_every_property_was_tried_and_says_what_it_is() -> None:
    assert {name for name, _, _ in HOLDS} | {"acquainted", "note_of_thanks", "subject_in_text"} == set(PROPERTIES)
    assert all(its.says for its in PROPERTIES.values())


@pytest.mark.parametrize("name", sorted(set(PROPERTIES) & set(MARKS)))
def test_a_sign_counts_only_in_the_part_that_is_asked_about(name: str) -> None:
    text = next(yes for one, yes, _ in HOLDS if one == name)
    message = parse(text)
    assert PROPERTIES[name].spans(message, [], CheckContext()) == []
    assert PROPERTIES[name].spans(message, [(0, len(text))], CheckContext()) == MARKS[name](message)


@pytest.mark.parametrize(("found", "spans", "kept"), [
    ([(0, 2), (5, 6)], [(0, 3)], [(0, 2)]), ([(3, 9)], [(0, 3)], []), ([(2, 9)], [(0, 3)], [(2, 9)]), ([(4, 4)], [(4, 4)], [(4, 4)]), ([(4, 4)], [(3, 4)], []), ([], [(0, 3)], []), ([(1, 2)], [(5, 6), (0, 3)], [(1, 2)]),
])
def test_what_begins_in_a_part_is_in_it(found: list, spans: list, kept: list) -> None:
    assert inside(found, spans) == kept
