"""What a message wants: sentences that lead to an answer, and wishes that could be anything."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.properties import intents, topic


def closing(text: str, channel: str = "email") -> bool:
    message = message_parser.parse(f"Hi Ingrid,\n\n{text}\n\nMany thanks,\nSam", channel)
    return bool(intents.find_closing(message, message.last_sentences, CheckContext(channel)))


def vague(text: str) -> list[str]:
    message = message_parser.parse(f"Hi Ingrid,\n\n{text}\n\nMany thanks,\nSam", "email")
    return [message.says(span) for span in topic.find_vague(message, [message.body], CheckContext("email"))]


@pytest.mark.parametrize("text", [
    "Which glaze did you use?", "Ring me on 0141 496 0123.", "Our rota is open: pick any Tuesday that suits.", "Kindly allot us a desk.",
    "pls revert asap", "lmk", 'Just reply "yes" and I will bring the ladder.', "Quote your lowest figure only.",
    "Let's walk the towpath one day.", "If a photograph would help, I can send one.", "Then tell me which of the two you kept.",
    "A yes or no would be plenty.", "Grateful for a pointer.", "Shout if that clashes.", "Mark the ones you would keep.",
])
def test_a_request_however_it_is_put_leads_to_an_answer(text: str) -> None:
    assert closing(text)


@pytest.mark.parametrize("text", [
    "I look forward to hearing from you.", "If you have any questions do not hesitate to contact us.", "Order forms are on the shelf.",
    "To stop receiving our letters reply with STOP.", "Point taken.", "The kiln cools overnight.", "Thanks again for the clay.",
    "Feel free to contact me at any time.", "The line was busy all morning.",
])
def test_what_asks_for_nothing_does_not(text: str) -> None:
    assert not closing(text)


@pytest.mark.parametrize("text", [
    "We have three ideas that would help your practice get more customers. When can I walk you through them?",
    "We offer end-to-end data solutions to leading firms. May I present them on Thursday?",
    "I am writing to apply for any suitable vacancy in your esteemed company. My CV is attached.",
    "We are building something really special and I can't say more yet. Interested?",
    "Let's connect and explore synergies!",
    "Is this exactly what my client is after?",
])
def test_a_wish_that_fits_every_reader_is_vague(text: str) -> None:
    assert vague(text)


@pytest.mark.parametrize("text", [
    "We have three ideas for the leak above the organ loft: slate, lead or a new gutter. Which would the parish allow?",
    "Is there any work on the lock gates at Rothby before the herring run, or does the canal stay shut until spring?",
    "I have some thoughts on the tide tables: the ebb at Skelwith runs forty minutes late since the dredging.",
])
def test_a_wish_with_its_matter_named_is_not(text: str) -> None:
    assert vague(text) == []


@pytest.mark.parametrize(("channel", "leads"), [("linkedin_note", True), ("linkedin_message", True), ("email", False), ("whatsapp", False)])
def test_on_linkedin_a_wish_to_connect_leads_to_an_answer(channel: str, leads: bool) -> None:
    assert closing("I wanted to add you to my network.", channel) is leads


def test_a_line_that_stops_the_mail_hides_no_request_of_another_line() -> None:
    assert closing("Please send me the map. To stop receiving our letters reply with STOP.")
    assert not closing("Please unsubscribe here: the map is old.")


@pytest.mark.parametrize(("text", "asks"), [
    ("Is it so?", True), ('Is it so?"', True), ("Is it so?)))))))", True), ("Is it so?!!!!!!!!", True), ("It is so.", False), ("He wrote “why?” and left the old house.", False), ("Is it so? *", True),
])
def test_a_question_ends_in_its_mark(text: str, asks: bool) -> None:
    message = message_parser.parse(text, "email")
    assert intents.is_question(message, (0, len(text))) is asks


def test_looking_forward_is_no_request_whatever_the_next_sentence_asks() -> None:
    message = message_parser.parse("I look forward to hearing from you. Please send me the map.", "email")
    assert [intents.is_request(message, sentence) for sentence in message.sentences] == [False, True]
    plain = message_parser.parse("Thanks in advance, and please let me know.", "email")
    assert intents.is_request(plain, plain.sentences[0])
