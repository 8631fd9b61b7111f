"""Points typed as a row of notes: each note is a sentence of its own, with the subject and the verb that it left out."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.points.point import read_point
from composer.drafting.reading.points.rows import notes_behind

HE = reader_named("Owen Pryce", "he")
ROWS = [
    ("update", "left pedal for his organ late, comes fri not wed, the old one stays on till then",
     "The left pedal for your organ is late. It comes on Friday, not Wednesday. The old one stays on till then."),
    ("update", "pump mended, was a dead wasp, no charge", "The pump has been mended. It was a dead wasp. There is no charge."),
    ("thank", "thx for coming on whit monday, freezer still on", "Thank you for coming on whit Monday. The freezer is still on."),
    ("sell", "rota planner for choirs, swaps singers by text", "We have a rota planner for choirs. It swaps singers by text."),
    ("sell", "oak stools, each with a burnt-in number", "We have oak stools (each with a burnt-in number)."),
    ("sell", "our folding ladder for lofts", "We have a folding ladder for lofts."),
    ("sell", "my evening class on knots", "I offer an evening class on knots."),
    ("invite", "soup in the barn fri 6 june 7pm, stove is lit from 5, bring a bowl",
     "I'd like to invite you to soup in the barn on Friday 6 June at 7 pm. The stove is lit from 5. Bring a bowl."),
    ("job", "weekend job at the pool, badge done, free from 20 june",
     "I'm looking for a weekend job at the pool (badge done, free from 20 June)."),
    ("introduce", "my uncle Bo, knows every valve", "I'd like to introduce my uncle Bo, who knows every valve."),
    ("reconnect", "I only wanted to tell my old coach that he was right about my knees", "I only wanted to tell you that you were right about my knees."),
    ("reconnect", "its been 9 yrs, u still in bonn?", "It's been 9 years. Are you still in Bonn?"),
    ("decline", "no to the second play. i only act in summer. the garden we keep open as always",
     "I have to say no to the second play. I only act in summer. We keep the garden open as always."),
    ("partner", "his tide table + my kayaks = when to start", "Your tide table and my kayaks together could show when to start."),
]  # fmt: skip


@pytest.mark.parametrize(("purpose", "typed", "said"), ROWS, ids=[row[1] for row in ROWS])
def test_a_row_of_notes_is_said_in_sentences(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize("typed", ["a, b and c", "we sell bread, cakes and tea", "if it rains, bring a hat", "the mill"])
def test_what_is_no_row_is_left_to_others(typed: str) -> None:
    assert notes_behind(typed, "update") is None


NOBODY = reader_named("Owen Pryce", "")


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("connect", "new in town, play viola, looking for a quartet", "I'm new in town. I play viola. I'm looking for a quartet."),
        ("hire", "a cake for forty, 2 tiers, no nuts!! 14 june", "We are looking for a cake for forty (2 tiers, no nuts, 14 June)."),
        ("hire", "we need a driver with own van, our hens are six and they bite", "We need a driver with their own van. Our hens are six and they bite."),
        ("sell", "we wash roofs with rain, no soap, the moss stays away", "We wash roofs with rain, no soap. The moss stays away."),
        ("invite", "leaving do for Bo, thurs 6pm", "I'd like to invite you to a farewell for Bo on Thursday at 6 pm."),
        ("connect", "fellow potter + teacher, just wanted to wave", "I'm a fellow potter and teacher. I'd like to wave."),
        ("update", "train cancelled, start w/out me", "The train has been cancelled. Please start without me."),
    ],
)
def test_what_belongs_to_whom_in_a_row(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("update", "plumber man came, needs a valve, back fri", "The plumber man came and needs a valve. He is back on Friday."),
        ("update", "wool order half here, other half stuck at customs", "The wool order is half here. The other half is stuck at customs."),
        ("reconnect", "moved back to the quay, saw your lamp on", "I moved back to the quay. I saw your lamp on."),
        ("hire", "a glazier for 40 panes, must be done at night", "We are looking for a glazier for 40 panes. It must be done at night."),
        ("hire", "a cook for our hut, june to september, bed included", "We are looking for a cook for our hut (June to September). The bed is included."),
        ("press", "two figures on buses nobody has printed", "I have two figures on buses nobody has printed."),
        ("thank", "for not laughing at my hat", "Thank you for not laughing at my hat."),
        ("thank", "I want to thank you that you have waited for my son", "I want to thank you for waiting for my son."),
        ("partner", "you have a barn i have 6 fiddlers", "You have a barn, and I have 6 fiddlers."),
        ("connect", "hello, other person here with a tuba", "I'm another person here with a tuba."),
        ("connect", "I look after the old signal box", "I look after the old signal box."),
    ],
)
def test_who_and_what_goes_on_in_a_row(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("learn", "training a hen at 60, is it mad", "I'd like to learn about training a hen at 60. Is it mad?"),
        ("learn", "how to say no to a sponsor without losing them", "I'd like to know how to say no to a sponsor without losing them."),
        ("hire", "you + the cart for one saturday", "I'd like to hire you and the cart for one Saturday."),
        ("hire", "your band for our wedding, 5 june", "I'd like to hire your band for our wedding on 5 June."),
        ("partner", "put on a small puppet play, you the strings", "I'd like to put on a small puppet play, you the strings."),
        ("update", "the wall is down, fence needs 2 panels", "The wall is down. The fence needs 2 panels."),
    ],
)
def test_a_question_behind_a_topic_and_whose_help_is_wanted(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("partner", "a common diary for the three mills so that we do not have fairs on the same day",
         "I'd like to suggest a common diary for the three mills so that we do not have fairs on the same day."),
        ("sell", "a course of two mornings in which your cooks learn to fillet",
         "We offer a course of two mornings in which your cooks learn to fillet."),
        ("learn", "where he found the slate, and what it cost", "I'd like to know where you found the slate, and what it cost."),
        ("learn", "For my thesis on ponds: which of his fish died, and why",
         "I'd like to know, for my thesis on ponds, which of your fish died, and why."),
        ("thank", "For the two days you lent us your cart and yourself.", "Thank you for the two days you lent us your cart and yourself."),
        ("thank", "the tea, the towel, the lift home", "Thank you for the tea, the towel, and the lift home."),
        ("hire", "a Santa who can sign", "We are looking for a Santa who can sign."),
        ("hire", "cook wanted who is not afraid of goats", "I'm looking for a cook who is not afraid of goats."),
        ("sell", "tea for offices, roasted tues, delivered weds by bike",
         "We have tea for offices (roasted on Tuesday, delivered on Wednesday by bike)."),
        ("invite", "to my retirement, the 30th, canteen, 3pm", "I'd like to invite you to my retirement at 3pm, the 30th (canteen)."),
        ("job", "internship feb to july, stone masonry, graz", "I'm looking for an internship from February to July in Graz (stone masonry)."),
        ("reconnect", "back in the country after 6 yrs, thought id say hi", "I'm back in the country after 6 years. I thought I'd say hi."),
        ("decline", "no can do on the 5th, double booked", "No can do on the 5th: I'm double booked."),
    ],
)  # fmt: skip
def test_relative_clauses_and_details_keep_their_phrase(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("connect", "do the same job 90 km apart, should know each other", "We do the same job 90 km apart and should know each other."),
        ("learn", "from you how to keep two diaries", "I'd like to learn from you how to keep two diaries."),
        ("job", "please can i sweep in your forge", "Can I sweep in your forge?"),
        ("job", "trainee potter from may or sooner, up at 4 already",
         "I'm interested in a position as trainee potter from May or sooner (up at 4 already)."),
        ("sell", "the bench folds flat, so your hall stays free", "The bench folds flat, so your hall stays free."),
        ("press", "a goat was elected as mayor and she begins on monday", "A goat was elected as mayor and she begins on Monday."),
        ("reconnect", "hi stranger, 11 yrs, im the one w the kite", "It's been 11 years. I'm the one with the kite."),
        ("update", "fresco half done, rain, back on it weds", "The fresco is half done, rain. I'm back on it on Wednesday."),
        ("thank", "merci for the cuttings!!", "Thank you for the cuttings!"),
    ],
)  # fmt: skip
def test_hasty_openings_of_every_purpose(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("job", "post of night warden, fluent in 3 languages, no degree", "I'm interested in the post of night warden (fluent in 3 languages, no degree)."),
        ("introduce", "Two people who keep eels on barges should know each other.", "Two people who keep eels on barges should know each other."),
        ("thank", "thx for the lamp, got home alive", "Thank you for the lamp. I've got home alive."),
        ("thank", "4 lending me the cart + not asking", "Thank you for lending me the cart and not asking."),
        ("invite", "stew night fri 8pm ours", "I'd like to invite you to a stew night on Friday at 8 pm at ours."),
    ],
)  # fmt: skip
def test_small_words_of_haste(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("connect", "my dog & urs r in the same class", "My dog and yours are in the same class."),
        ("job", "stage hand, village opera, can do mondays", "I'm interested in a position as stage hand (village opera). I can do Mondays."),
        ("job", "anything with bees in the summer", "I'm looking for anything with bees in the summer."),
        ("press", "a street of 90 has bought its own bus, signing on 3 march", "A street of 90 has bought its own bus. The signing is on 3 March."),
        ("press", "our lift has been broken for 1000 days", "Our lift has been broken for 1000 days."),
        ("press", "A potter of 80 and her pupil of 15 have won the cup.", "A potter of 80 and her pupil of 15 have won the cup."),
        ("introduce", "get me in touch w ur aunt who tunes bells pls", "I'd like to ask you to put me in touch with your aunt who tunes bells."),
        ("reconnect", "we lost each other in 2013 over a stupid bet", "We lost each other in 2013 over a stupid bet."),
        ("update", "no news yet, lab is slow, will ring fri", "No news yet, lab is slow. I will ring on Friday."),
        ("learn", "finding old wells under asphalt", "I'd like to learn about finding old wells under asphalt."),
    ],
)  # fmt: skip
def test_what_is_no_threat_and_no_contract_is_said(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("sell", "parking app for choirs, texts the tenor night before", "We have a parking app for choirs. It texts the tenor the night before."),
        ("press", "90 sheep mow our cemetery, and the vicar counts them", "90 sheep mow our cemetery, and the vicar counts them."),
        ("decline", "we can't take the figs; the guests with allergies do not know them",
         "We can't take the figs: the guests with allergies do not know them."),
    ],
)  # fmt: skip
def test_a_thing_with_what_it_does_and_many_of_one_form(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, NOBODY, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("connect", "fellow potter from the other bank, thought id introduce myself", "I'm a fellow potter from the other bank. I thought I'd introduce myself."),
        ("job", "evening shifts in his bakery", "I'm looking for evening shifts in your bakery."),
        ("partner", "use our oven at night, we use ur yard by day", "You could use our oven at night. We use your yard by day."),
        ("thank", "thx for the tow, bike's fine, was just the chain", "Thank you for the tow. The bike is fine. It was just the chain."),
        ("update", "left pedal done, right one needs a new bolt, back tmrw 8am",
         "The left pedal is done. The right one needs a new bolt. I'm back tomorrow at 8am."),
    ],
)  # fmt: skip
def test_fixed_things_and_who_may_use_what(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("connect", "new in Turku, also a puppeteer, dont know anyone yet", "I'm new in Turku. I'm also a puppeteer. I don't know anyone yet."),
        ("decline", "pass on the podcast, hate my voice", "I'd like to pass on the podcast. I hate my voice."),
        ("thank", "great talk, laughed so much, my class still sings it", "Thank you for the great talk. I laughed so much. My class still sings it."),
        ("thank", "helped me carry a stove up 5 floors and didnt even want a beer",
         "Thank you for helping me carry a stove up 5 floors and not even wanting a beer."),
        ("update", "his niece starts with us 1 feb, she did great in the interview",
         "Your niece starts with us on 1 February. She did great in the interview."),
        ("update", "harp is out of the clamps, varnish in jan, ready mid feb, cost as agreed",
         "The harp is out of the clamps. The varnish is in January. It is ready mid February. The cost is as agreed."),
        ("invite", "grandma turns 90, coffee + cake, sunday 3 may from 2, no speeches",
         "Grandma turns 90. There will be coffee and cake on Sunday 3 May from 2. No speeches, please."),
        ("invite", "sail with us, sat at noon, lifejackets on board",
         "I'd like to invite you to sail with us on Saturday at noon. Lifejackets are on board."),
        ("sell", "vegan caterer, up to 80 people", "I'm a vegan caterer (up to 80 people)."),
        ("sell", "boiler inspection due in march, we can do it in one morning",
         "Your boiler inspection is due in March. We can do it in one morning."),
        ("learn", "mistakes he made with his first boat so i dont repeat them",
         "I'd like to ask you about mistakes you made with your first boat, so I don't repeat them."),
        ("connect", "follow his blog since 2019, finally want to say hello", "I have followed your blog since 2019. I'd like to say hello."),
    ],
)  # fmt: skip
def test_notes_of_the_sender_and_of_others(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("update", "no answer from council yet, asked again today, next meeting 4 feb",
         "There is no answer from council yet. I asked again today. The next meeting is on 4 February."),
        ("update", "vet called, its only a sprain", "The vet called. It's only a sprain."),
        ("thank", "thx for the ride, owe him one", "Thank you for the ride. I owe you one."),
        ("job", "moving to his town in may, dental nurse, 9 yrs, love kids",
         "I'm moving to your town in May. I'm a dental nurse. I have 9 years' experience. I love kids."),
        ("connect", "read all his posts on ropes, rope maker myself", "I've read all your posts on ropes. I'm a rope maker myself."),
        ("reconnect", "its Jo from the night bus, still baking?", "It's Jo from the night bus. Are you still baking?"),
        ("decline", "no for now, baby is due in june", "It's a no for now: the baby is due in June."),
        ("introduce", "him and my aunt Bea both restore dolls, they should talk", "You and my aunt Bea both restore dolls. They should talk."),
        ("press", "quote from him on the toll by 5 pm, two lines enough", "I'd like a quote from you on the toll by 5 pm. Two lines are enough."),
    ],
)  # fmt: skip
def test_more_of_whom_notes_tell(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("hire", "need him for 2 days on the scaffold, bring own harness", "I need you for 2 days on the scaffold. Bring your own harness."),
        ("partner", "exchange apprentices for a month, mine learns gilding, his learns carving",
         "I'd like to exchange apprentices with you for a month. Mine learns gilding. Yours learns carving."),
        ("update", "choir has 4 new tenors, concert still 9 may", "The choir has 4 new tenors. The concert is still on 9 May."),
        ("reconnect", "coming to Turin 4-7 feb, would be great to see him",
         "I'm coming to Turin from 4 to 7 February. It would be great to see you."),
        ("introduce", "my teacher Ida Brandt, 84, knows every bell, would love a visitor",
         "I'd like to introduce my teacher Ida Brandt, 84, who knows every bell and would love a visitor."),
        ("invite", "tell one story at our campfire night", "I'd like to invite you to tell one story at our campfire night."),
        ("thank", "thx for the tents, we all stayed dry", "Thank you for the tents. We all stayed dry."),
    ],
)  # fmt: skip
def test_whose_what_is_in_a_row(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said


@pytest.mark.parametrize(
    ("purpose", "typed", "said"),
    [
        ("hire", "need a cook for the hut, 20 dec - 10 jan, bed + ferry included, 130 a day",
         "I need a cook for the hut, from 20 December to 10 January. Bed and ferry are included. The pay is 130 a day."),
        ("hire", "evening host for our bar, thurs-sat, 16 eur hour + tips",
         "We are looking for an evening host for our bar. It would be from Thursday to Saturday. The pay is 16 euros an hour and tips."),
        ("partner", "swap stages for a weekend - our puppets in his barn, his band in our mill",
         "I'd like to swap stages for a weekend: our puppets in your barn, your band in our mill."),
        ("decline", "cant do the makeup sat, down with flu. Ask Noor Haddad, he is great",
         "I can't do the makeup on Saturday: I'm down with flu. You could ask Noor Haddad, who is great."),
        ("update", "the parrot he found is fine, she comes saturday to get him", "The parrot you found is fine. She comes on Saturday to get him."),
    ],
)  # fmt: skip
def test_rows_of_three_figures_sides_and_those_named(purpose: str, typed: str, said: str) -> None:
    assert read_point(typed, HE, "Iris Vale", purpose).said == said
