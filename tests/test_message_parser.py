"""A message taken apart: subject, greeting, sentences, sign-off, links; spans always inside the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.etiquette.document.message_parser import Message, lower, parse

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)


def said(message: Message, span: tuple[int, int] | None) -> str | None:
    return None if span is None else message.says(span)


@pytest.mark.parametrize(("text", "greeting", "name"), [
    ("Hi Ada, thanks for the map.", "Hi Ada,", "Ada"),
    ("Dear Dr. O'Neil,\n\nThe map is clear.", "Dear Dr. O'Neil,", "Dr. O'Neil"),
    ("Hello Jean-Luc!\nThe map is clear.", "Hello Jean-Luc!", "Jean-Luc"),
    ("Dear Prof. van der Berg,\n\nThe map is clear.", "Dear Prof. van der Berg,", "Prof. van der Berg"),
    ("Hi 田中さん、\nThe map is clear.", None, None),
    ("Hi there, a question.", "Hi there,", "there"),
    ("Hi [Name], a question.", "Hi [Name],", "[Name]"),
    ("Good morning. The map is clear.", "Good morning.", None),
    ("Bo, did you see the map?", "Bo,", "Bo"),
    ("Hi Ada I saw your map.", "Hi Ada", "Ada"),
    ("Did you see the map?", None, None),
    ("Hi, Ms. Abe, the map is clear.", "Hi, Ms. Abe,", "Ms. Abe"),
])
def test_greeting_and_its_name(text: str, greeting: str | None, name: str | None) -> None:
    message = parse(text, "linkedin_message")
    if greeting is not None:
        assert said(message, message.greeting) == greeting
        assert said(message, message.greeting_name) == name


@pytest.mark.parametrize(("text", "name"), [
    ("Hi Ada,\n\nThe map is clear.\n\nKind regards,\nBo Lind", "Bo Lind"),
    ("Hi Ada,\n\nThe map is clear. Which pier is next?\n\nThanks!\n\nBo", "Bo"),
    ("Hi Ada, the map is clear. Which pier is next? Best, Bo", "Bo"),
    ("Hi Ada,\nThe map is clear.\n-- Bo", "Bo"),
    ("Hi Ada,\n\nThe map is clear.\n\nBo Lind", "Bo Lind"),
    ("Hi Ada,\n\nThe map is clear.\n\nBest,\nBo Lind\nHarbour office\n+47 555 01 23\n\nTo unsubscribe reply stop.", "Bo Lind"),
    ("Hi Ada,\n\nThe map is clear.\n\nBest,\n[Your Name]", "[Your Name]"),
])
def test_sign_off_and_its_name(text: str, name: str) -> None:
    message = parse(text, "email")
    assert said(message, message.signoff_name) == name
    assert name not in text[slice(*message.body)]


def test_thanks_in_the_middle_is_no_sign_off() -> None:
    message = parse("Hi Ada,\n\nThanks for the map, it was very clear to all of us here.\n\nWhich pier is next?", "email")
    assert message.signoff is None
    assert said(message, message.last_sentences[-1]) == "Which pier is next?"


def test_a_postscript_is_not_the_body() -> None:
    message = parse("Hi Ada,\n\nWhich pier is next?\n\nBest,\nBo\n\nP.S. Shall we meet?", "email")
    assert said(message, message.postscript) == "P.S. Shall we meet?"
    assert said(message, message.last_sentences[-1]) == "Which pier is next?"


def test_the_subject_line_counts_in_offsets() -> None:
    text = "Subject: Tide tables\n\nHi Ada,\n\nWhich pier is next?"
    message = parse(text, "email")
    assert said(message, message.subject) == "Tide tables"
    assert message.sentences[-1] == (text.index("Which"), len(text))
    assert parse(text, "linkedin_message").subject is None


@pytest.mark.parametrize(("text", "sentences"), [
    ("I saw Dr. Lund at 3 p.m. yesterday. He was well.", 2),
    ("We paid 3.50 for it. Cheap!", 2),
    ("Mail me e.g. on Friday. Or not.", 2),
    ("one line\nanother line\na third", 3),
    ("- first\n- second", 2),
])
def test_sentences(text: str, sentences: int) -> None:
    assert len(parse(text, "whatsapp").sentences) == sentences


def test_links_are_found_once_and_addresses_are_none() -> None:
    text = "See https://a.example.org/x?y=1, www.example.com and harbour.io. Write to ada@example.org."
    message = parse(text, "email")
    assert [message.says(span) for span in message.links] == ["https://a.example.org/x?y=1", "www.example.com", "harbour.io"]


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_parses_and_every_span_is_inside_it(text: str) -> None:
    for channel in ("email", "sms"):
        message = parse(text, channel)
        spans = [*message.sentences, *message.links, *message.quoted, message.body]
        spans += [span for span in (message.subject, message.greeting, message.greeting_name, message.signoff, message.signoff_name, message.postscript) if span]
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert len(message.low) == len(text)
        assert list(message.sentences) == sorted(message.sentences)


def test_small_letters_keep_every_offset() -> None:
    assert lower("İSTANBUL’s") == "istanbul's"
    assert all(len(lower(chr(point))) == 1 for point in range(0x110000))
