"""A candidate as a whole text: greeting, paragraphs or talking points, question, way out, sign-off."""

from __future__ import annotations

from typing import Any

import pytest

from composer.drafting.search.assembly import assemble
from tests.search_kit import choice, core, piece

FACT = piece("fact", "I saw that you thatch barns in Jutland.", "opening", facts=(2,))
POINT = piece("point", "I'd like to know how to keep bees warm.", "point_sentence")
ASKED = piece("question", "Which wood do you use?", "question")


def whole(channel: str = "email", turn: int = 0, *, sign: bool = True, close: bool = True, firm: bool = True, **changes: Any) -> str:
    return assemble(choice(channel, **changes), core(FACT, POINT, question=ASKED), turn, sign=sign, close=close, firm=firm)


def test_a_letter_has_paragraphs_and_a_firm_under_the_name() -> None:
    assert whole(close=False).split("\n\n") == [
        "Dear Tom,", "I saw that you thatch barns in Jutland. I'd like to know how to keep bees warm.", "Which wood do you use?",
        "Kind regards,\nAna Ruiz\nRoofer, Reed & Straw",
    ]


def test_a_chat_is_one_paragraph_under_its_greeting_but_where_the_channel_has_paragraphs() -> None:
    assert whole("whatsapp") == (
        "Hello Tom, I saw that you thatch barns in Jutland. I'd like to know how to keep bees warm. Which wood do you use?\nAna Ruiz, Reed & Straw"
    )
    assert len(whole("linkedin_message").split("\n\n")) == 4


def test_behind_a_comma_the_text_goes_on_in_small_letters_where_it_may() -> None:
    said = assemble(choice("whatsapp"), core(piece("fact", "Your talk was clear.", "fact")), 0)
    assert said.startswith("Hello Tom, your talk was clear.\n")
    handled = assemble(choice("x_post", recipient={"name": "Tom Berg", "handles": {"x": "tomberg"}}), core(piece("fact", "Your talk was clear.", "fact")), 0)
    assert handled == "@tomberg Your talk was clear."


def test_what_is_spoken_comes_in_lines_and_a_long_part_in_one_line_a_sentence() -> None:
    long = piece("point", "We will take no goose fat from spring on. The guests without meat ask for every label, and one menu has to do.", "point_sentence")
    short = piece("fact", "We met in Ribe. You showed me a needle.", "fact")
    said = assemble(choice("phone"), core(short, long, question=ASKED), 0).splitlines()
    assert said[0].startswith("Hello Tom, this is Ana Ruiz from Reed & Straw.")
    assert said[1:] == [
        "We met in Ribe. You showed me a needle.", "We will take no goose fat from spring on.",
        "The guests without meat ask for every label, and one menu has to do.", "Which wood do you use?",
    ]


@pytest.mark.parametrize(("words", "lines"), [(20, 1), (21, 2)])
def test_a_talking_point_has_twenty_words(words: int, lines: int) -> None:
    part = piece("fact", f"One two. {'and ' * (words - 3)}end.", "fact")
    assert len(assemble(choice("phone"), core(part), 0).splitlines()) == 1 + lines


@pytest.mark.parametrize("turn", range(3))
def test_each_draft_is_greeted_and_signed_in_its_own_way(turn: int) -> None:
    texts = [whole("whatsapp", turn=turn), whole("whatsapp", turn=turn + 1)]
    assert texts[0].split(" ")[0] != texts[1].split(" ")[0]
    ends = [whole(turn=turn).split("\n\n")[-1], whole(turn=turn + 1).split("\n\n")[-1]]
    assert ends[0] != ends[1]
    assert whole(turn=turn + 3) == whole(turn=turn)


def test_name_and_firm_may_be_left_away() -> None:
    assert whole(close=False, firm=False).split("\n\n")[-1] == "Kind regards,\nAna Ruiz"
    assert whole(close=False, sign=False).endswith("Which wood do you use?")


@pytest.mark.parametrize(("told", "end"), [
    ("I'm a roofer at Reed & Straw.", "Kind regards,\nAna Ruiz"), ("I have thatched for years.", "Kind regards,\nAna Ruiz\nRoofer, Reed & Straw"),
    ("At Reed & Straw we wonder how.", "Kind regards,\nAna Ruiz"), ("I mend roofs as a roofer.", "Kind regards,\nAna Ruiz\nReed & Straw"),
])
def test_the_trade_stands_under_the_name_only_where_the_message_does_not_tell_it(told: str, end: str) -> None:
    assert assemble(choice(), core(FACT, piece("point", told, "point_sentence"), question=ASKED), 0, close=False).split("\n\n")[-1] == end


def test_a_closing_line_follows_a_question_to_be_declined_and_nothing_else() -> None:
    asked = {"purpose": "invite", "point": "I'd like to invite you to our reed day"}
    closes = {"If it isn't for you, just say so.", "If it doesn't suit you, a no is fine.", "And a no is a perfectly good answer.", "If the answer is no, one word will do."}
    ends = {whole(turn=turn, **asked).split("\n\n")[-2].removeprefix("Which wood do you use? ") for turn in range(4)}
    assert ends == closes
    assert whole(close=False, **asked).split("\n\n")[-2] == "Which wood do you use?"
    assert "\n\nWhich wood do you use?" in whole(sign=False, **asked)
    assert whole(sign=False, **asked).endswith("Which wood do you use?")
    told = assemble(choice(**asked), core(FACT, POINT, question=piece("question", "Tell me which wood you use.", "question")), 0)
    assert told.split("\n\n")[-2] == "Tell me which wood you use."
    assert assemble(choice(**asked), core(FACT, POINT), 0).split("\n\n")[-2].endswith("keep bees warm.")


def test_a_closing_line_does_not_say_again_what_the_question_says() -> None:
    helped = piece("question", "Could you help, or is it a no?", "question")
    for turn in range(4):
        said = assemble(choice(purpose="invite", point="I'd like to invite you"), core(FACT, POINT, question=helped), turn)
        assert said.split("\n\n")[-2] in ("Could you help, or is it a no?", "Could you help, or is it a no? If it isn't for you, just say so.")


def test_a_commercial_mail_says_how_to_stop_it_in_a_paragraph_of_its_own() -> None:
    sold = {"purpose": "sell", "commercial": True, "sender": {"name": "Ana Ruiz", "address": "1 Mill Lane, Leith"}}
    parts = whole(**sold).split("\n\n")
    assert parts[-2] == "If you would rather not hear from me, tell me, and I won't write again."
    assert parts[-3] == "Which wood do you use?"
    assert parts[-1].endswith("1 Mill Lane, Leith")
    assert "If you would rather not hear from me" in whole("whatsapp", **sold).split("\n")[0]


def middle(*pieces: Any) -> list[str]:
    return assemble(choice(), core(*pieces, question=ASKED), 0, close=False).split("\n\n")[1:-2]


def words(count: int, move: str) -> Any:
    return piece(move, f"{'word ' * (count - 1)}end.", move)


@pytest.mark.parametrize(("reader", "sender", "parts"), [(28, 12, 2), (27, 12, 1), (28, 11, 1), (12, 28, 2), (11, 40, 1), (40, 40, 2)])
def test_a_long_middle_is_parted_where_it_turns_to_the_sender(reader: int, sender: int, parts: int) -> None:
    assert len(middle(words(reader, "fact"), words(sender, "point"))) == parts


def test_of_several_turns_the_one_nearest_the_middle_parts_it() -> None:
    found = middle(words(13, "situation"), words(14, "fact"), words(14, "point"), words(20, "self"))
    assert [len(part.split()) for part in found] == [27, 34]


def test_a_reason_stays_with_what_it_is_a_reason_for() -> None:
    found = middle(words(20, "fact"), words(14, "why"), words(20, "point"))
    assert [len(part.split()) for part in found] == [34, 20]
    found = middle(words(20, "fact"), words(20, "point"), words(14, "why"))
    assert [len(part.split()) for part in found] == [20, 34]
