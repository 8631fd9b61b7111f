"""What is worked out about a message is worked out once for it, and for what else it was asked with."""

from __future__ import annotations

from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message
from composer.etiquette.document.message_parser import parse


def test_a_kept_function_works_once_for_a_message_and_anew_for_the_next() -> None:
    asked: list[str] = []

    @kept
    def first_word(message: Message) -> str:
        asked.append(message.text)
        return message.text.split()[0]

    one, other = parse("Hello there"), parse("Good day")
    assert [first_word(one), first_word(one), first_word(other)] == ["Hello", "Hello", "Good"]
    assert asked == ["Hello there", "Good day"]


def test_answers_are_kept_apart_by_what_else_was_asked() -> None:
    @kept
    def nth_word(message: Message, place: int) -> str:
        return message.text.split()[place]

    message = parse("Hello there")
    assert [nth_word(message, 0), nth_word(message, 1), nth_word(message, 0)] == ["Hello", "there", "Hello"]


def test_functions_of_one_name_do_not_answer_for_each_other() -> None:
    def made(answer: int) -> int:
        @kept
        def count(message: Message) -> int:
            return answer

        return count(message)

    message = parse("Hello")
    assert [made(1), made(2)] == [1, 2]


def test_an_answer_that_is_nothing_is_kept_too() -> None:
    asked = []

    @kept
    def none(message: Message) -> None:
        asked.append(1)

    message = parse("Hello")
    assert none(message) is none(message) is None
    assert asked == [1]


def test_a_failed_attempt_is_tried_again() -> None:
    attempts = []

    @kept
    def works_at_last(message: Message) -> int:
        attempts.append(1)
        if len(attempts) == 1:
            raise ValueError
        return 7

    message = parse("Hello")
    try:
        works_at_last(message)
    except ValueError:
        assert works_at_last(message) == 7
    assert len(attempts) == 2
