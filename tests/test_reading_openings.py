"""Points and questions as people open them in haste, and scraps that no frame may take."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.point_openings import opened
from composer.drafting.reading.points.question import read_question
from composer.drafting.reading.points.scraps import is_framed
from composer.drafting.reading.wording.question_slips import asked_in_order

READER = reader_named("Marta Lindqvist", "she")
OPENINGS = [
    (purpose, typed, said)
    for name in ("opening", "second")
    for item in reading_table("point_openings")[name]
    for purpose, typed, said in item["examples"]
]
QUESTIONS = [(typed, said) for item in reading_table("question_slips")["slip"] for typed, said in item["examples"]]
ASKED = [
    ("what r u weaving now", "What are you weaving now?"), ("I'd like to know what r u weaving now", "What are you weaving now?"),
    ("I wonder how did she get the rust off", "I wonder how you got the rust off."), ("which yarn she uses for the heel?", "Which yarn do you use for the heel?"),
    ("what old kilns do to the glaze?", "What do old kilns do to the glaze?"), ("you have a spare key?", "Do you have a spare key?"),
    ("why does the dough sink, I tried everything", "Why does the dough sink? I tried everything."),
    ("where do you buy your hops, is it local", "Where do you buy your hops? Is it local?"), ("ok if my dog comes?", "Would it be OK if my dog comes?"),
    ("still need a fiddler?", "Do you still need a fiddler?"), ("still in the choir?", "Are you still in the choir?"),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), OPENINGS, ids=[row[1] for row in OPENINGS])
def test_each_opening_by_its_own_examples(purpose: str, typed: str, said: str) -> None:
    assert opened(typed, purpose) == said


@pytest.mark.parametrize(("typed", "said"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_each_order_by_its_own_examples(typed: str, said: str) -> None:
    assert asked_in_order(typed) == said


@pytest.mark.parametrize(("typed", "said"), ASKED, ids=[row[0] for row in ASKED])
def test_a_hasty_question_is_asked_as_one(typed: str, said: str) -> None:
    assert read_question(typed, READER).said == said


@pytest.mark.parametrize("text", ["sold out", "passed on Monday", "announced today", "not for now", "really I have to say no"])
def test_a_scrap_that_no_frame_takes(text: str) -> None:
    assert not is_framed(text)


@pytest.mark.parametrize("text", ["used looms", "hand-knitted socks", "a quiet oven", "the boat we built", "forklift licence", "Salt Roads"])
def test_a_phrase_that_a_frame_takes(text: str) -> None:
    assert is_framed(text)


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [("update", "Sold out in an hour", "Sold out in an hour."), ("connect", "new here, also a roofer", "I'm new here. I'm also a roofer.")],
)
def test_such_a_scrap_stays_as_typed(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


SAID = [
    ("connect", "want 2 have her in my network, both left the mill this yr", "I'd like to have you in my network. We both left the mill this year."),
    ("connect", "going on the ice with others, not alone anymore", "I'd like to go on the ice with others, not alone anymore."),
    ("reconnect", "I am again in Split, wish to end our duel", "I am in Split again. I'd like to end our duel."),
    ("hire", "need someone 4 the dye room, 2 days/wk, thought of u 1st", "I need someone for the dye room. It would be 2 days a week. I thought of you first."),
    ("job", "apply as tram mechanic for coming spring", "I'd like to apply as a tram mechanic for the coming spring."),
    ("update", "kiln arrived, we fire on monday if gas test is ok", "The kiln has arrived. We fire on Monday if the gas test is OK."),
    ("partner", "swap talks, mine on bees hers on ants", "I'd like to swap talks: mine on bees and yours on ants."),
    ("hire", "We look for a rigger between may and august", "We're looking for a rigger between May and August."),
    ("invite", "our choir, we need an alto, tuesdays 18h", "I'd like to invite you to our choir. We need an alto, Tuesdays at 18:00."),
    ("decline", "we cannot take on the noise study", "We cannot take on the noise study."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), SAID, ids=[row[1] for row in SAID])
def test_a_hasty_point_in_sentences(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


TOGETHER = [
    ("learn", "you never oil it, why", "You never oil it. Why?"), ("reconnect", "it's been ages, are you still in the choir", "It's been ages. Are you still in the choir?"),
    ("job", "the ad for a cook is it still open", "Is the ad for a cook still open?"), ("decline", "sorry no, my boss forbids", "I'm sorry, but no: my boss forbids."),
    ("decline", "too far, too wet, too old", "Too far, too wet, too old."), ("decline", "not this time, but keep me on the list pls", "Not this time, but please keep me on the list."),
    ("thank", "you fixed my bike and didn't charge", "Thank you for fixing my bike and not charging."),
    ("thank", "thanks for the rope, still have it", "Thank you for the rope. I still have it."),
    ("update", "we got it! the permit for the kiln, signed today", "We got it: the permit for the kiln, signed today."),
    ("press", "new zine on moss, out 3 may, review copy?", "I'd like to tell you about a new zine on moss (out on 3 May). Would you like a review copy?"),
    ("invite", "we marry in june and want that she plays the organ", "We marry in June and want you to play the organ."),
    ("hire", "she is who we need for the wall, kids love her", "You are who we need for the wall. The kids love you."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), TOGETHER, ids=[row[1] for row in TOGETHER])
def test_what_follows_stands_in_a_sentence_of_its_own(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


def test_the_telephone_says_what_it_is_about() -> None:
    from composer.drafting.templating.point_words import spoken

    assert spoken(read_point("about the loan of our looms", READER, "Iris Vale", "connect")) == "It's about the loan of our looms."


MORE = [
    ("reconnect", "I'm moving to Ghent in spring", "I'm moving to Ghent in spring."),
    ("update", "we're opening a second yard on 3 May", "We're opening a second yard on 3 May."),
    ("reconnect", "remember me? second desk, always late", "Do you remember me? Second desk, always late."),
    ("hire", "Principal Oboe, 50 % contract, audition 3 May", "We are looking for a Principal Oboe (50 % contract). The audition is on 3 May."),
    ("hire", "My client, a tea house, is after a baker.", "My client, a tea house, is after a baker."),
    ("job", "Sr. vet role, nights", "I'm interested in the senior vet role (nights)."),
    ("press", "a quote, two lines, on the new tram", "I'd like a quote on the new tram (two lines)."),
    ("decline", "regretfully decline the seat on the board", "Regretfully I have to decline the seat on the board."),
    ("decline", "no, because I'm away in May", "No, because I'm away in May."),
    ("sell", "have her taste our plum jam before winter", "I'd like you to taste our plum jam before winter."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), MORE, ids=[row[1] for row in MORE])
def test_scraps_and_posts(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed"),
    [
        ("job", "the post"), ("partner", "win-win partnership"), ("connect", "u up for it?"), ("press", "review her bar, incognito"),
        ("partner", "a front against that greedy landlord"), ("decline", "no, because of what people say about her"),
        ("introduce", "usual intro text"), ("sell", "hot singles near you"),
    ],
)  # fmt: skip
def test_what_one_would_ask_about_first(purpose: str, typed: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).ask


HASTY = [
    ("connect", "would be cool 2 hear how u do it", "It would be cool to hear how you do it."), ("partner", "my hives her thyme", "I'm writing about my hives and your thyme."),
    ("hire", "baker, must like nights", "We are looking for a baker, who must like nights."), ("thank", "because of her I kept the goat", "Because of you I kept the goat. Thank you."),
    ("connect", "Nurse from Oslo, I speak danish", "I'm a nurse from Oslo. I speak Danish."), ("invite", 'panel "Who owns the wind", 5 nov 19h', 'I\'d like to invite you to our panel "Who owns the wind" on 5 November at 19:00.'),
    ("connect", "Rowan said you speak Greek", "Rowan said you speak Greek."), ("press", "free for reprint: 40 recipes", "Free for reprint: 40 recipes."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), HASTY, ids=[row[1] for row in HASTY])
def test_haste_and_second_languages(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


FURTHER = [
    ("connect", "as a newcomer I look for other bakers", "As a newcomer I look for other bakers."), ("learn", "we have moths in the felt, what now", "We have moths in the felt. What now?"),
    ("job", "three years in a dye house, I can stay calm", "I've spent three years in a dye house. I can stay calm."),
    ("job", "Im looking job as smith, have licence since 2011", "I'm looking for a job as a smith. I have had a licence since 2011."),
    ("introduce", "This is Salma, she also sews sails", "This is Salma. She also sews sails."), ("reconnect", "forgive me that I didn't call since the move", "I'm sorry that I haven't called since the move."),
    ("press", "we post lost hats, 90 so far, opening a desk in may", "We post lost hats (90 so far) and are opening a desk in May."),
    ("partner", "We would take their shells and make tiles, they get the tiles", "We would take your shells and make tiles. You get the tiles."),
    ("invite", "a talk for our bee keepers, 4 may", "I'd like to invite you to give a talk for our bee keepers on 4 May."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), FURTHER, ids=[row[1] for row in FURTHER])
def test_further_hasty_points(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


LAST = [
    ("connect", "pen pals? proper ones with stamps", "Pen pals? Proper ones with stamps."), ("learn", "I red her text on kilns and have one question", "I read your text on kilns and have one question."),
    ("job", "after 9 years at sea I want land job", "After 9 years at sea I want a land job."), ("hire", "fitters 4 winter shutdown, 6 weeks", "We are looking for fitters for the winter shutdown (6 weeks)."),
    ("sell", "compost bins; no smell, no flies, no noise", "We have compost bins (no smell, no flies, no noise)."),
    ("update", "it worked. your trick with the salt", "It worked, your trick with the salt."), ("update", "boiler exploded, nobody hurt", "The boiler has exploded, nobody hurt."),
    ("decline", "i would love but we move in march", "I would love to, but we move in March."), ("invite", "guest lecture on knots", "I'd like to invite you for a guest lecture on knots."),
    ("thank", "my knots hold now", "My knots hold now. Thank you."), ("reconnect", "play together again, just for fun", "I'd like to play together again, just for fun."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), LAST, ids=[row[1] for row in LAST])
def test_scraps_rows_and_turns(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said


def test_behind_a_point_to_the_reader_she_is_whom_the_point_names() -> None:
    from composer.drafting.reading.brief_readings import read_brief
    from composer.model import Brief, Fact, Recipient, Sender

    brief = Brief(
        relationship="friend", purpose="connect", point="can you introduce me to your aunt", question="would she mind?",
        sender=Sender(name="Iris Vale"), recipient=Recipient(name="Marta Lindqvist", facts=(Fact(text="her aunt keeps bees"),)),
    )  # fmt: skip
    question = read_brief(brief).question
    assert question is not None
    assert question.said == "Would she mind?"


AGAIN = [
    ("connect", "both our mums sang in the mill choir", "Both our mums sang in the mill choir."), ("press", "the map on page 7 shows our farm", "The map on page 7 shows our farm."),
    ("introduce", "I replace Ms. Adeyemi while she is on leave", "I replace Ms. Adeyemi while she is on leave."),
    ("reconnect", "been thinking of our summer in Bodø", "I've been thinking of our summer in Bodø."), ("partner", "they have the kiln, we the clay", "You have the kiln and we the clay."),
    ("thank", "I wanted to thank for the warm welcome", "I wanted to thank you for the warm welcome."), ("update", "I am again well and back in the band", "I am well again and back in the band."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), AGAIN, ids=[row[1] for row in AGAIN])
def test_whose_it_is_and_what_is_left_out(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, READER, "Iris Vale", purpose).said == said
