"""The end of a message: closing words, the name under them, a P.S., and where the body ends."""

from __future__ import annotations

import pytest

from composer.etiquette.document.message_parser import Message, parse

BODY = "Hi Ada,\n\nThe map is clear.\n\n"


def ended(text: str, channel: str = "email") -> tuple[str | None, str | None, str | None]:
    """The sign-off, the name in it, the P.S."""
    message = parse(text, channel)
    return tuple(None if span is None else message.says(span) for span in (message.signoff, message.signoff_name, message.postscript))  # type: ignore[return-value]


def body(message: Message) -> str:
    return message.text[slice(*message.body)].strip()


@pytest.mark.parametrize("closing", [
    "Best,", "Best regards", "With kind regards,", "All the best,", "With all my best wishes,", "Thanks and greetings,", "Thanks & bye,", "thx",
    "See you soon,", "Yours sincerely,", "Cheers!", "_Best_", "  Best,", "* Regards –", "KIND REGARDS",
])
def test_closing_words_on_their_own_line_close_and_the_name_is_under_them(closing: str) -> None:
    text = f"{BODY}{closing}\nBo Lind"
    assert ended(text)[1:] == ("Bo Lind", None)
    assert text.endswith(ended(text)[0])
    assert body(parse(text)) == "The map is clear."


@pytest.mark.parametrize("line", ["Best, Bo", "Best - Bo", "Best! Bo.", "Kind regards, Bo", "thanks, Bo"])
def test_closing_words_and_a_name_may_share_a_line(line: str) -> None:
    assert ended(BODY + line) == (line, "Bo", None)


def test_a_name_may_say_for_whom_it_signs_but_not_begin_like_a_sentence() -> None:
    assert ended(f"{BODY}Best, Bo Lind for Acme")[1] == "Bo Lind for Acme"
    assert ended(f"{BODY}Best, Bo for Acme")[1] is None


def test_six_words_may_be_a_name_and_seven_are_none() -> None:
    assert ended(f"{BODY}Best, Ada Bo Cy Di Ed Fi")[1] == "Ada Bo Cy Di Ed Fi"
    assert ended(f"{BODY}Best, Ada Bo Cy Di Ed Fi Gu") == (None, None, None)


def test_a_postscript_stays_one_after_closing_words_and_name_on_a_line() -> None:
    assert ended(f"{BODY}Best, Bo\n\nP.S. see you") == ("Best, Bo", "Bo", "P.S. see you")


def test_a_name_in_small_letters_between_stars_is_none() -> None:
    assert ended(f"{BODY}Best, *bo lind*")[1] is None
    assert ended(f"{BODY}Best, for Acme")[1] is None


@pytest.mark.parametrize("closing", ["Cheers", "Regards,", "Thanks!", "Best"])
def test_closing_words_need_no_name(closing: str) -> None:
    assert ended(BODY + closing) == (closing, None, None)


@pytest.mark.parametrize("line", [
    "Best of all was the map that you drew.", "Thanks for it.", "Love the map.", "Not sure", "And you", "Thanks to Bo", "Regards the map, it is clear.",
])
def test_words_that_go_on_close_nothing(line: str) -> None:
    assert ended(BODY + line) == (None, None, None)
    assert body(parse(BODY + line)).endswith(line)


@pytest.mark.parametrize(("under", "name"), [
    ("bo", "bo"), ("bo lind", "bo lind"), ("Bo the builder of maps", "Bo the builder of maps"), ("-- Bo", "Bo"), ("[Your Name]", "[Your Name]"),
    ("*Bo Lind*", "Bo Lind"), ("\nBo Lind\nHarbour office\n+47 555", "Bo Lind"), ("bo the builder", None), ("the whole of our small team in Oslo", None),
    ("+47 555 01 23", None), ("Bo " * 7, None), ("+47 555 01 23\nBo", "Bo"), ("+47 555 01 23\n1 Quay Lane\nBo", None),
])
def test_what_stands_under_closing_words_is_a_name_where_it_looks_like_one(under: str, name: str | None) -> None:
    assert ended(f"{BODY}Best,\n{under}")[1] == name


@pytest.mark.parametrize(("length", "closes"), [(70, True), (71, False)])
def test_a_line_longer_than_seventy_is_no_signature(length: int, closes: bool) -> None:
    line = ("word " * 20)[: length - 1] + "x"
    assert (ended(f"{BODY}Best,\n{line}")[0] is not None) == closes


def test_prose_under_closing_words_closes_nothing() -> None:
    prose = "The harbour has been closed since the storm took the pier away in March."
    assert ended(f"{BODY}Thanks!\n{prose}")[0] is None
    assert ended(f"{BODY}Best,\nBo\n\n{'x' * 71}\nshort")[:2] == ("Best,\nBo", "Bo")
    assert ended(f"{BODY}Best,\n{'long ' * 15}\n{'long ' * 15}")[0] is None


@pytest.mark.parametrize(("line", "name"), [
    ("Bo", "Bo"), ("Bo Lind", "Bo Lind"), ("Bo.", "Bo"), ("*Bo*", "Bo"), ("— Bo", "Bo"), ("-- Bo Lind", "Bo Lind"), ("/Bo", "Bo"), ("~ Bo Lind", "Bo Lind"),
    ("[Your Name]", "[Your Name]"), ("{name}", "{name}"), ("Bo van der Berg", "Bo van der Berg"),
])
def test_a_name_alone_on_the_last_line_closes(line: str, name: str) -> None:
    assert ended(BODY + line) == (line, name, None)


@pytest.mark.parametrize("line", ["- 5 maps", "Bo Lind, who came back.", "And you", "Bo Lind is here.", "- Bo came back from the sea.", "x" * 70])
def test_a_last_line_that_is_no_name_closes_nothing(line: str) -> None:
    assert ended(BODY + line)[0] is None


def test_a_name_as_the_whole_message_is_no_sign_off() -> None:
    assert ended("Bo", "sms") == (None, None, None)
    assert ended("Hi Ada,\nBo", "sms")[:2] == ("Bo", "Bo")


def test_points_of_a_list_are_no_names() -> None:
    assert ended(f"{BODY}- maps of Oslo.\n- Tide tables")[0] is None


@pytest.mark.parametrize(("text", "closing", "name"), [
    ("Hi Ada, which pier? Best, Bo", "Best, Bo", "Bo"), ("Hi Ada, which pier? Best Bo", "Best Bo", "Bo"), ("Hi Ada, which pier. cheers, bo", "cheers, bo", "bo"),
    ("Hi Ada, which pier? Kind regards, Bo Lind", "Kind regards, Bo Lind", "Bo Lind"), ("Hi Ada, the best Bo", None, None),
    ("Hi Ada, which pier? Thanks!", None, None), ("Hi Ada, which pier? Best, the team", None, None),
])
def test_closing_words_and_a_name_may_end_the_last_line(text: str, closing: str | None, name: str | None) -> None:
    assert ended(text, "linkedin_message")[:2] == (closing, name)


@pytest.mark.parametrize("postscript", ["P.S. More.", "PS: more", "p.s. more", "pps more\nand more", "P.P.S. more", "  PS more"])
def test_a_postscript_stands_apart_from_sign_off_and_body(postscript: str) -> None:
    assert ended(f"{BODY}Best,\nBo\n\n{postscript}") == ("Best,\nBo", "Bo", postscript)
    assert ended(BODY + postscript) == (None, None, postscript)
    message = parse(BODY + postscript)
    assert (body(message), message.end) == ("The map is clear.", len(BODY.rstrip()))


@pytest.mark.parametrize("word", ["psychology is fun", "Pskov is far", "please write", "plus one"])
def test_a_word_that_begins_like_one_is_no_postscript(word: str) -> None:
    assert ended(BODY + word)[2] is None


def test_a_postscript_alone_leaves_an_empty_body() -> None:
    message = parse("P.S. More.")
    assert (message.postscript, message.end, message.sentences) == ((0, 10), 0, ())


@pytest.mark.parametrize("footer", ["To unsubscribe reply stop.", "This message is confidential.", "If you don't want to hear from me, say so."])
def test_a_footer_is_neither_body_nor_name(footer: str) -> None:
    assert ended(f"{BODY}Best,\nBo\n{footer}")[:2] == ("Best,\nBo", "Bo")
    assert ended(f"{BODY}Bo\n{footer}")[:2] == ("Bo", "Bo")
    assert body(parse(f"{BODY}Which pier is next?\n{footer}")) == "The map is clear.\n\nWhich pier is next?"


def test_only_the_last_forty_lines_are_looked_at() -> None:
    lines = "\n".join(f"Line {number} of the list is here." for number in range(50))
    assert ended(f"Hi Ada,\n\nBest,\nBo\n\n{lines}")[0] is None


@pytest.mark.parametrize("line", ["Bo Lind, Hospice of St Bride", "Bo Lind, curator, Museum of Tiles"])
def test_a_full_name_may_have_what_they_are_behind_it(line: str) -> None:
    assert ended(BODY + line)[0] is not None


@pytest.mark.parametrize("closing", ["Hilsen", "Cordialement", "Um abraço", "Viele Grüße", "Saludos"])
def test_people_close_in_their_own_language(closing: str) -> None:
    assert ended(f"{BODY}{closing},\nBo Lind")[1] == "Bo Lind"
