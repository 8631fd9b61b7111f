"""A message as the rules see it: its parts, its tokens, its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer import data
from composer.etiquette.document import message
from composer.etiquette.document.message import lower, tokens_of
from composer.etiquette.document.message_parser import parse, parse_again
from composer.lexicon import Lexicons

TEXT = "Subject: Tide tables\n\nHi Ada,\n\nThe map is clear. It’s “good”. So it is. Which pier is next?\n\nBest,\nBo\n\nP.S. Two more words."


def test_the_body_lies_between_greeting_and_sign_off() -> None:
    found = parse(TEXT)
    assert found.says(found.body).strip() == "The map is clear. It’s “good”. So it is. Which pier is next?"
    assert found.says(found.opening) == "The map is clear."
    assert [found.says(span) for span in found.last_sentences] == ["It’s “good”.", "So it is.", "Which pier is next?"]


def test_without_greeting_the_body_begins_after_the_subject() -> None:
    found = parse("Subject: Tides\n\nthe map is clear.")
    assert found.body == (found.start, found.end)
    assert found.text[found.start :].strip() == "the map is clear."
    assert parse("").opening is None
    assert parse("").last_sentences == ()


def test_tokens_are_words_and_marks_in_small_letters_with_their_places() -> None:
    found = parse("Hi Ada, it’s 3.50!")
    assert found.tokens == ["hi", "ada", ",", "it", "'", "s", "3", ".", "50", "!"]
    assert found.starts == [0, 3, 6, 8, 10, 11, 13, 14, 15, 17]
    assert found.vocabulary == frozenset(found.tokens)


@given(st.text(max_size=80))
def test_every_token_stands_where_it_is_said_to(text: str) -> None:
    found = parse(text, "sms")
    for token, start in zip(found.tokens, found.starts, strict=True):
        assert found.low[start : start + len(token)] == token


@pytest.mark.parametrize(("text", "words"), [
    (TEXT, 17), ("", 0), ("one - two & three", 3), ("* one two\n* three", 3), ("see https://a.example/b?c=d now", 3), ("a1 2 !!! ?", 2), ("Hi Ada,\none two", 2),
    ("one ---- two", 3), ("it's well-known", 2),
])
def test_words_are_those_of_body_and_postscript(text: str, words: int) -> None:
    assert parse(text).words() == words


def test_what_is_said_stands_between_blanks_sentence_by_sentence() -> None:
    assert parse("one, two. Three four!", "sms").sentence_words == [["one,", "two."], ["Three", "four!"]]


def test_known_tokens_are_let_go_when_they_become_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "KEPT", 3)
    counted = message._Counted()
    assert [counted[token] for token in ("a", "-", "...", "----", "é")] == [True, False, False, True, True]
    assert len(counted) <= 3


@pytest.mark.parametrize(("text", "low"), [("ÀÉ’S‘x", "àé's'x"), ("İI", "ii"), ("a\u00a0B", "a b"), ("ABC'd", "abc'd"), ("", "")])
def test_small_letters_have_straight_apostrophes_and_plain_blanks(text: str, low: str) -> None:
    assert lower(text) == low


def test_a_phrase_is_cut_as_a_message_is() -> None:
    assert tokens_of("Hop on a CALL, it’s fun") == ("hop", "on", "a", "call", ",", "it", "'", "s", "fun")


def test_another_text_is_taken_apart_alike() -> None:
    found = parse_again(parse("Hi Ada", "linkedin_note", language="de"), "Hi Bo")
    assert (found.channel, found.language, found.text, found.memo) == ("linkedin_note", "de", "Hi Bo", {})


def test_another_text_is_read_with_the_same_words() -> None:
    words = Lexicons(data.rules_folder()).default
    assert parse_again(parse("Hi Ada", "email", words), "Hi Bo").lexicon is words


# --- the parser's own: subject, quoted lines, links, wrapped lines -----------------------------------------------


@pytest.mark.parametrize(("text", "channel", "subject"), [
    ("Subject: Tides\n\nx", "email", "Tides"), ("SUBJECT : Tides\r\n\r\nx", "inmail", "Tides"), ("\n Subject:\tTides\n\nx", "email", "Tides"),
    ("Subject: Tides", "email", "Tides"), ("Subject: \n\nx", "email", ""), ("Subject: Tides\nx", "email", None), ("Subject: Tides\n\nx", "sms", None),
    ("My subject: Tides\n\nx", "email", None), ("Subject Tides\n\nx", "email", None),
])
def test_a_first_line_before_an_empty_one_is_the_subject(text: str, channel: str, subject: str | None) -> None:
    found = parse(text, channel)
    assert (None if found.subject is None else found.says(found.subject)) == subject
    assert (found.start == 0) == (subject is None and channel == "email")  # elsewhere too the greeting stands under it


def test_quoted_lines_are_no_part_of_what_was_written() -> None:
    found = parse("> Hi Bo, quoted it is.\nHi Ada, own it is.\n> more\nBest,\nBo")
    assert [found.given[slice(*span)] for span in found.quoted] == ["> Hi Bo, quoted it is.", "> more"]
    assert found.says(found.greeting) == "Hi Ada,"
    assert [found.says(span) for span in found.sentences] == ["own it is."]


@pytest.mark.parametrize(("text", "links"), [
    ("see https://a.example/b?c=d.", ["https://a.example/b?c=d"]), ("see HTTP://A.example!", ["HTTP://A.example"]), ("(www.example.com)", ["www.example.com"]),
    ("at harbour.io, or tide.co.uk/map", ["harbour.io", "tide.co.uk/map"]), ("write to ada@harbour.io", []), ("v1.2 and e.g. this", []),
    ("“https://a.example”", ["https://a.example"]), ("one.two.three", []), ("readme.txt", []), ("https://a.example/x_*'", ["https://a.example/x"]),
    ("https://a.example https://b.example", ["https://a.example", "https://b.example"]), ("no link here", []),
])
def test_links_stand_without_what_only_follows_them(text: str, links: list[str]) -> None:
    found = parse(text, "sms")
    assert [found.says(span) for span in found.links] == links


def test_a_wrapped_sentence_is_one_line_for_the_rules_with_every_offset_kept() -> None:
    text = "The map that you drew for the harbour office is\nclear. It is\r\nso, too.\n\nNext it is"
    found = parse(text, "sms")
    assert found.low == "the map that you drew for the harbour office is clear. it is  so, too.\n\nnext it is"
    assert len(found.low) == len(text)
