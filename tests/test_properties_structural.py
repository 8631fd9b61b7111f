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
    ("matches_body", "Subject: Grafting on the 14th\n\nIs the 14th for old trees?", "Subject: Grafting on the 14th\n\nIs the 15th for old trees?"),
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
    assert not any(holds(thanks, "note_of_thanks", CheckContext(relationship=new)) for new in ("stranger", "follower", "mutual"))
    assert not holds(none, "note_of_thanks", CheckContext(relationship="met"))


def test_every_property_was_tried_and_says_what_it_is() -> None:
    assert {name for name, _, _ in HOLDS} | {"acquainted", "note_of_thanks", "subject_in_text"} == set(PROPERTIES)
    assert all(its.says for its in PROPERTIES.values())


MARKED = {
    "greeting": "Hi Ada,", "name": "Ada", "generic_name": "there", "question": "Is it so?", "request": "Please send the map.", "offer": "Happy to share the map if useful.",
    "wish_to_connect": "I would love to connect.", "closing": "Which map is it?", "ask": "call?", "pitch": "Our platform helps", "personal_detail": "Your talk on kelp farms helped",
    "praise": "Keep up the great work", "hollow_praise": "Keep up the great work", "vague_topic": "an exciting opportunity", "many_purposes": "Also, could you send the map?", "signoff": "Best,\nBo",
    "signoff_name": "Bo", "subject": "Tides", "fake_reply": "Re:", "fake_forward": "Fwd:", "vague_subject": "Quick question", "self_first": "I am a baker in Oslo.", "thanks": "Thank you",
    "repeated_sentence": "The map is here now.", "something_new": "The path is open since Monday.", "slot": "[Name]", "capitals": "VERY", "shortened_link": "bit.ly/abc",
}


@pytest.mark.parametrize(("name", "words"), MARKED.items())
def test_a_property_marks_its_words_and_only_in_the_part_that_is_asked_about(name: str, words: str) -> None:
    text = next(yes for one, yes, _ in HOLDS if one == name)
    message = parse(text)
    assert [message.text[start:end] for start, end in PROPERTIES[name].spans(message, [(0, len(text))], CheckContext())] == [words]
    assert PROPERTIES[name].spans(message, [], CheckContext()) == []


@pytest.mark.parametrize(("greeting", "marked"), [
    ("To whom it may concern,", "To whom it may concern,"), ("Dear Sir or Madam,", "Sir or Madam"), ("Dear Hiring Manager,", "Hiring Manager"), ("Dear Homeowner,", "Homeowner"), ("Hi Ada,", ""), ("Hello,", ""),
    ("FYI,", ""),
])
def test_who_is_greeted_in_general_is_marked(greeting: str, marked: str) -> None:
    message = parse(f"{greeting}\n\nit concerns the map.\n\nBo")
    found = PROPERTIES["generic_name"].spans(message, [(0, len(message.text))], CheckContext())
    assert [message.text[start:end] for start, end in found] == ([marked] if marked else [])


@pytest.mark.parametrize(("text", "marked"), [
    ("I hope this finds you well. I am a baker in Oslo.", "I am a baker in Oslo."), ("I hope this finds you well. Your map is here. I am a baker.", ""), ("Your map is here. I am a baker.", ""),
    ("I am a baker and your map is here.", ""), ("I hope this finds you well.", ""),
])
def test_a_stock_opener_does_not_hide_who_the_letter_begins_with(text: str, marked: str) -> None:
    message = parse(f"Hi Ada,\n\n{text}\n\nBo")
    found = PROPERTIES["self_first"].spans(message, [message.opening or (0, 0)], CheckContext())
    assert [message.text[start:end] for start, end in found] == ([marked] if marked else [])


def test_a_sentence_is_the_same_however_it_is_spaced_and_only_the_second_is_marked() -> None:
    message = parse("The map is  here now. The map is here now. So it is. So it is.")
    assert PROPERTIES["repeated_sentence"].spans(message, [(0, 99)], CheckContext()) == [(22, 42)]


@pytest.mark.parametrize(("channel", "text", "asks_nothing"), [
    ("instagram", "Hi Ada, your talk on kelp farms helped. The nets hold.", True), ("instagram", "Hi Ada, your talk on kelp farms helped. The nets hold. So it is.", False),
    ("email", "Hi Ada, your talk on kelp farms helped. The nets hold.", False), ("instagram", "Hi Ada, thank you for the follow.", False), ("instagram", "", False),
])
def test_two_sentences_in_a_network_about_their_work_ask_for_nothing(channel: str, text: str, asks_nothing: bool) -> None:
    assert holds(parse(text, channel), "note_of_thanks", CheckContext(channel)) == asks_nothing


@pytest.mark.parametrize(("subject", "body", "fits"), [
    ("Crystallography", "The crystals are clear.", True), ("The ledgers", "A ledger is here.", True), ("Hello", "The crystals are clear.", True), ("Ferries", "The crystals are clear.", False), ("Ferry", "The ferries run.", True),
])
def test_a_subject_fits_by_a_word_or_its_kin(subject: str, body: str, fits: bool) -> None:
    assert holds(parse(f"Subject: {subject}\n\n{body}"), "matches_body", CheckContext()) == fits


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


@pytest.mark.parametrize(("length", "again"), [(12, False), (13, True)])
def test_a_short_sentence_may_be_said_twice(length: int, again: bool) -> None:
    sentence = f"{'x' * (length - 1)}."
    assert holds(parse(f"{sentence} {sentence}"), "repeated_sentence", CheckContext()) is again


def test_of_two_subject_lines_in_a_text_the_first_is_marked() -> None:
    message = parse("Subject: Tides\n\nOur subject: tides.", "sms")
    assert PROPERTIES["subject_in_text"].spans(message, [(0, 99)], CheckContext("sms")) == [(0, 8)]


def test_a_mail_without_a_sentence_is_empty_where_its_first_would_stand() -> None:
    message = parse("Hi Ada,\n\n> it is so\n\nBest,\nBo")
    assert PROPERTIES["empty"].spans(message, [(0, 99)], CheckContext()) == [(message.body[0], message.body[0])]
    assert message.body[0] < message.body[1]
