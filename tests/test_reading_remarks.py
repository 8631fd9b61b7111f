"""What people type around a fact, and how it is said: the words stay, who does what stays, a “not” stays."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.brief_readings import read_brief
from composer.drafting.reading.remarks.remarks import (
    Remark,
    read_because,
    read_detail,
    read_reason,
    read_situation,
    read_third_about,
)
from composer.model import Fact
from tests.rule_kit import brief

SHE = Reader("Ada Berg", "Ada", "Berg", "she")
HE = Reader("Tom Berg", "Tom", "Berg", "he")
UNKNOWN = Reader("Kim Berg", "Kim", "Berg")

DETAILS = [
    ("mine's in drawer 9", "other", "mine's in drawer 9"),
    ("half an inch short and proud of it", "tail", "half an inch short and proud of it"),
    ("page two is a sigh", "other", "page two is a sigh"),
    ("a woman behind me sang, a bus driver", "other", "a woman behind me sang, a bus driver"),
    ("what I loved: no speeches", "gloss", "no speeches"),
    ("stones from the quay, sand from the bay, chalk from school", "gloss",
     "stones from the quay, sand from the bay, chalk from school"),
    ("“he sneezes” for nine bars of music", "noun", "“he sneezes” for nine bars of music"),
    ("rule 4: sit before you speak", "noun", "rule 4: sit before you speak"),
    ("Gudrun", "gloss", "Gudrun"),
    ("longer by half and nobody left", "gloss", "longer by half and nobody left"),
    ("my aunt met the woman who taught her to skate", "sender", "my aunt met the woman who taught her to skate"),
    ("each in the colour of its owner's hat, she asked them all", "tail", "each in the colour of its owner's hat; you asked them all"),
    ("chapter 6, read it in the bath", "noun", "chapter 6. I read it in the bath"),
    ("Carved by hand!! Even the small ones", "tail", "carved by hand, even the small ones"),
    ("the pilot, who combs her hair before each dive", "noun", "the pilot, who combs her hair before each dive"),
    ("colour blind, both of them, and proud", "gloss", "colour blind, both of them, and proud"),
    ("last verse not written, she was too tired", "other", "the last verse was not written, and you were too tired"),
    ("thirty square metres and she feeds a choir with it", "gloss", "thirty square metres and you feed a choir with it"),
    ("knows each rock by name, my uncle swears", "reader", "you know each rock by name, my uncle swears"),
    ("p 40: 'if it hums, leave'", "noun", "p 40: “if it hums, leave”"),
    ("prices beside each nail, even the bent ones", "noun", "the prices beside each nail, even the bent ones"),
    ("Nobody rows alone, she writes, so row", "sender", "“Nobody rows alone”, you write, “so row”"),
    ("every page ends with a tide table", "other", "every page ends with a tide table"),
    ("each goat answers to two names", "other", "each goat answers to two names"),
    ("the corner where nobody is allowed to talk", "noun", "the corner where nobody is allowed to talk"),
    ("the line where he says most knots aren't ours", "noun", "the line where he says most knots aren't ours"),
    ('her caption under photo 12, "do not feed the tuba"', "noun", "your caption under photo 12, “do not feed the tuba”"),
    ("carved by the children", "tail", "carved by the children"),
    ("drawn in soot", "tail", "drawn in soot"),
    ("signed by her twice", "tail", "signed by you twice"),
    ("with both doors open", "tail", "with both doors open"),
    ("row by row, left to right", "tail", "row by row, left to right"),
    ("quietly, from the back", "tail", "quietly, from the back"),
    ("31 of them empty", "tail", "31 of them empty"),
    ("no shop sign until the bread is out", "gloss", "no shop sign until the bread is out"),
    ("no engine at all Ragna says", "gloss", "no engine at all, Ragna says"),
    ("nothing wasted", "gloss", "nothing wasted"),
    ("and never sent a bill", "reader", "you never sent a bill"),
    ("but smiles about it", "reader", "you smile about it"),
    ("Sand twice, she said, and she meant it", "sender", "“Sand twice”, you said, and you meant it"),
    ("old nets that are curtains now, and I could not stop looking", "noun",
     "the old nets that are curtains now, and I could not stop looking"),
    ("that people who queue tell the truth", "that", "people who queue tell the truth"),
    ("the nurse who came in her slippers", "noun", "the nurse who came in her slippers"),
    ("the aunt who lent her the loom", "noun", "the aunt who lent you the loom"),
    ("the boy standing next to her", "noun", "the boy standing next to you"),
    ("how she lets her wait", "noun", "how you let her wait"),
    ("she fixes more bikes than she sells", "reader", "you fix more bikes than you sell"),
    ("the entry of 4 feb 1911 that only says 'Fog. No post.'", "noun", "the entry of 4 February 1911 that only says “Fog. No post”"),
    ("the letter that ends with 'Send rope.'", "noun", "the letter that ends with “Send rope”"),
    ("the recipe his aunt wrote on a napkin", "noun", "the recipe his aunt wrote on a napkin"),
    ("one jar only said 'not yet'", "other", "one jar only said “not yet”"),
    ("the last page just said 'enough'", "other", "the last page just said “enough”"),
    ("a sign that just says 'no'", "noun", "a sign that just says “no”"),
    ("the part about lifts", "noun", "the part about lifts"),
    ("part about lifts", "noun", "the part about lifts"),
    ("the thing abt not rushing", "noun", "the thing about not rushing"),
    ("that last photo of the dog", "noun", "that last photo of the dog"),
    ("that line about grief being a lodger", "noun", "that line about grief being a lodger"),
    ("how she names every goat", "noun", "how you name every goat"),
    ("how quiet the room got", "noun", "how quiet the room got"),
    ("where the light comes in", "noun", "where the light comes in"),
    ("what she says about quiet", "noun", "what you say about quiet"),
    ("when she stops talking and just listens", "noun", "when you stop talking and just listen"),
    ("'keep it boring'", "quote", "“keep it boring”"),
    ('her line "a boat is a promise"', "noun", "your line “a boat is a promise”"),
    ("small print: 'we will answer'", "noun", "the small print: “we will answer”"),
    ("never rush glue", "quote", "“never rush glue”"),
    ("the smell when she lifts the lid", "noun", "the smell when you lift the lid"),
    ("2 pages on hinges", "gloss", "2 pages on hinges"),
    ("an entire page on screws!!!", "noun", "an entire page on screws"),
    ("six drawers, one of them is empty", "gloss", "six drawers, one of which is empty"),
    ("the fact that u pay everyone the same", "noun", "the fact that you pay everyone the same"),
    ("mending the net instead of buying new", "noun", "mending the net instead of buying new"),
    ("keeps a spare key for every neighbour", "reader", "you keep a spare key for every neighbour"),
    ("asked every child their name first", "reader", "you asked every child their name first"),
    ("didnt use a single screw", "reader", "you didn't use a single screw"),
    ("doesnt own a car", "reader", "you don't own a car"),
    ("doesnt use a timer, she listens", "reader", "you don't use a timer, you listen"),
    ("u never raise ur voice", "reader", "you never raise your voice"),
    ("that you answer every letter by hand", "that", "you answer every letter by hand"),
    ("sings to the bees before opening", "reader", "you sing to the bees before opening"),
    ("lets the kids use the big saw", "reader", "you let the kids use the big saw"),
    ("tells you the price before you ask", "reader", "you tell people the price before they ask"),
    ("painted every door herself", "reader", "you painted every door yourself"),
    ("she said 'nobody is a bad swimmer'", "reader", "you said “nobody is a bad swimmer”"),
    ("her hands shook and she did it anyway", "reader", "your hands shook and you did it anyway"),
    ("theres a bench at every stop", "other", "there's a bench at every stop"),
    ("that nothing is thrown away", "that", "nothing is thrown away"),
    ("its all done by two people", "other", "it's all done by two people"),
    ("nobody had to raise their hand", "other", "nobody had to raise their hand"),
    ("the queue was longer than the train", "other", "the queue was longer than the train"),
    ("wasnt what i expected", "other", "it wasn't what I expected"),
    ("the workshop is open on sundays", "other", "the workshop is open on Sundays"),
    ("I liked the honest table", "sender", "I liked the honest table"),
    ("loved the honest table", "sender", "I loved the honest table"),
    ("cried at the end", "sender", "I cried at the end"),
    ("made me laugh out loud", "sender", "it made me laugh out loud"),
    ("never seen a ladder used like that", "sender", "I've never seen a ladder used like that"),
    ("had to read it twice", "sender", "I had to read it twice"),
    ("couldnt put it down", "sender", "I couldn't put it down"),
    ("two sizes too big, on purpose she said", "tail", "two sizes too big, on purpose, you said"),
    ("by hand, every one", "tail", "by hand, every one"),
    ("not a single nail", "gloss", "not a single nail"),
    ("so calm", "tail", "so calm"),
]

BECAUSES = [
    ("asked to play too. lost in 12 moves", "I asked to play too. I lost in 12 moves"),
    ("paid in coins for once", "I paid in coins for once"),
    ("moved ours to the cellar, neighbours sleep better", "I moved ours to the cellar. Neighbours sleep better"),
    ("because of it we moved the stove", "because of it we moved the stove"),
    ("was the first time I slept through", "it was the first time I slept through"),
    ("was a plumber for 9 years", "I was a plumber for 9 years"),
    ("felt a thief", "I felt a thief"),
    ("did, twice, felt silly", "I did, twice, and felt silly"),
    ("felt right", "it felt right"),
    ("hung two over our sink since", "I've hung two over our sink since"),
    ("this became our rule, tools that nobody owns", "this became our rule, tools that nobody owns"),
    ("copied 40 in the library, dont tell", "I copied 40 in the library, don't tell"),
    ("asked three, people shrugged", "I asked three. People shrugged"),
    ("never knew that and i mend nets since 20 years", "I never knew that and I have mended nets for 20 years"),
    ("helped more then all the pills", "it helped more than all the pills"),
    ("wrote one a day and my thumb says hello", "I wrote one a day and my thumb says hello"),
    ("mum wants two", "my mum wants two"),
    ("sent that line to Marja and she wrote back 'at last'", "I sent that line to Marja and she wrote back “at last”"),
    ("kids want to try it now", "kids want to try it now"),
    ("tried it with our team", "I tried it with our team"),
    ("made me rethink our rota", "it made me rethink our rota"),
    ("made us all laugh", "it made us all laugh"),
    ("got us talking", "it got us talking"),
    ("has us trying the same", "it has us trying the same"),
    ("its taped to my fridge", "it's taped to my fridge"),
    ("taped to the fridge", "it's taped to the fridge"),
    ("now on our wall", "it's now on our wall"),
    ("was pinned on our board for a year", "it was pinned on our board for a year"),
    ("thinking about doing the same", "I'm thinking about doing the same"),
    ("sleeping better since", "I've been sleeping better since"),
    ("bought two pairs", "I bought two pairs"),
    ("tried it with my oldest. he slept", "I tried it with my oldest. He slept"),
    ("read it to my dad, he cried", "I read it to my dad, and he cried"),
    ("gave it to my boss, she put it on the agenda", "I gave it to my boss, and she put it on the agenda"),
    ("asked mum, she remembers the shop", "I asked mum, and she remembers the shop"),
    ("told Ines and she wants one", "I told Ines and she wants one"),
    ("put it to our board, they said yes", "I put it to our board, and they said yes"),
    ("tried it weds, works for us too", "I tried it on Wednesday, and it works for us too"),
    ("worked first time", "it worked first time"),
    ("tried it. didnt work. tried again, worked", "I tried it. It didn't work. I tried again, and it worked"),
    ("helped a lot", "it helped a lot"),
    ("stuck w me for weeks", "it stuck with me for weeks"),
    ("changed my mind about glue", "it changed my mind about glue"),
    ("changed how i price", "it changed how I price"),
    ("changed our whole menu", "I changed our whole menu"),
    ("turned our whole plan around", "it turned our whole plan around"),
    ("gave my team hope", "it gave my team hope"),
    ("made my daughter want to fly", "it made my daughter want to fly"),
    ("got me a ladder", "I got me a ladder"),
    ("made me a better cook", "it made me a better cook"),
    ("saved me from a bad contract", "it saved me from a bad contract"),
    ("explains why ours kept breaking", "it explains why ours kept breaking"),
    ("still use it every day", "I still use it every day"),
    ("printed it out, now on our fridge", "I printed it out, and it's now on our fridge"),
    ("haven't slept since", "I haven't slept since"),
    ("cant stop humming it", "I can't stop humming it"),
    ("hadnt thought of it like that", "I hadn't thought of it like that"),
    ("been trying it since march", "I've been trying it since March"),
    ("never laughed so hard", "I've never laughed so hard"),
    ("not sure ours would hold", "I'm not sure ours would hold"),
    ("no idea why nobody told me", "I have no idea why nobody told me"),
    ("stopped using glue bc of u", "I stopped using glue because of you"),
    ("me and my sister want to try", "my sister and I want to try"),
    ("kept thinking of my own grandmother", "I kept thinking of my own grandmother"),
    ("lost sleep over it", "I lost sleep over it"),
    ("started keeping a log, first page is full", "I started keeping a log. The first page is full"),
    ("same thing happened to us in 2019", "the same thing happened to us in 2019"),
    ("tried to copy it, failed 3 times", "I tried to copy it and failed 3 times"),
    ("planted two rows, one survived", "I planted two rows. One survived"),
    ("i laughed. then i checked my own roof", "I laughed. Then I checked my own roof"),
    ("used it at my sisters wedding", "I used it at my sister's wedding"),
    ("read it on the train n missed my stop", "I read it on the train and missed my stop"),
    ("it works, even in the rain", "it works, even in the rain"),
    ("so we changed the rota", "we changed the rota"),
    ("were doing the same at our school", "we're doing the same at our school"),
    ("would love to try", "I would love to try"),
    ("no leaks since", "no leaks since"),
    ("it helped, thanks", "it helped, thanks"),
]

SITUATIONS = [
    ("in the second week of a siege nobody filmed", "I'm in the second week of a siege nobody filmed."),
    ("out of breath since the lift broke", "I've been out of breath since the lift broke."),
    ("my band shrinks, last week we were three", "My band shrinks. Last week we were three."),
    ("3 weeks in the job, keys but no map", "I'm 3 weeks in the job and have keys but no map."),
    ("small kitchen, big family", "I have a small kitchen and a big family."),
    ("nursing my mum so only mornings", "I'm nursing my mum so I only have mornings."),
    ("kids asleep, kitchen dark, hands trembling", "My kids are asleep, the kitchen is dark, and my hands are trembling."),
    ("waiting list of 40, one loom", "I have a waiting list of 40 and one loom."),
    ("on strike since tuesday", "I've been on strike since Tuesday."),
    ("three goats, one barn, long nights", "I have three goats, one barn and long nights."),
    ("newly divorced and learning to weld", "I'm newly divorced and learning to weld."),
    ("waiting for the keys since may", "I've been waiting for the keys since May."),
    ("leaving the choir end of march", "I'm leaving the choir at the end of March."),
    ("my boss likes the plan but can't pay for it", "My boss likes the plan but can't pay for it."),
    ("closing the bakery in july so not looking for flour", "I'm closing the bakery in July so I'm not looking for flour."),
    ("broke my wrist so can't play", "I broke my wrist so I can't play."),
    ("got the hall but need chairs", "I've got the hall but I need chairs."),
    ("left the mill so evenings are free first time in 9 years", "I left the mill so evenings are free for the first time in 9 years."),
    ("divorced since June, flat done, bored", "I've been divorced since June, the flat is done, and I'm bored."),
    ("still practising, dropped three already", "I'm still practising, and I dropped three already."),
    ("9 goats, one shed, no fence", "I have nine goats, one shed and no fence."),
    ("harvest time, alone, cook on leave", "It's harvest time, I'm alone, and my cook is on leave."),
    ("ovens off, no flour", "The ovens are off, and I have no flour."),
    ("New barn since May, can stack 300, using 40", "I've had a new barn since May, can stack 300 and am using 40."),
    ("since June I am the only vet here", "Since June I have been the only vet here."),
    ("In Tbilisi I tune organs 12 years, now I move north", "In Tbilisi I have tuned organs for 12 years. Now I move north."),
    ("new on the island, speak no Danish", "I'm new on the island, and I speak no Danish."),
    ("third autumn without rain for our orchard", "It's the third autumn without rain for our orchard."),
    ("1st month of night shifts, everybody else sleeps", "It's the first month of night shifts, and everybody else sleeps."),
    ("council wants every tree counted", "The council wants every tree counted."),
    ("they gave me the old van because it leaks", "They gave me the old van because it leaks."),
    ("emptying my parents barn", "I'm emptying my parents' barn."),
    ("sold grandpas boat in may", "I sold grandpa's boat in May."),
    ("I've never made a speech", "I've never given a speech."),
    ("two weeks to the launch and the mast isnt up", "It's two weeks to the launch and the mast isn't up."),
    ("six nights in a row, came home at dawn", "Six nights in a row, I came home at dawn."),
    ("opened 3 weeks ago, 5 guests, 2 of them asleep", "I opened 3 weeks ago and have 5 guests, 2 of them asleep."),
    ("leaving banking after 10 yrs want to bake bread", "I'm leaving banking after 10 years and want to bake bread."),
    ("setting up a tool library", "I'm setting up a tool library."),
    ("about to open a bakery w my sister", "I'm about to open a bakery with my sister."),
    ("on my third attempt at a roof", "I'm on my third attempt at a roof."),
    ("stuck on chapter 4", "I'm stuck on chapter 4."),
    ("moving house in march", "I'm moving house in March."),
    ("have 3 weeks to decide", "I have 3 weeks to decide."),
    ("just moved here, know nobody", "I just moved here and know nobody."),
    ("lost two hives since may and cant see why", "I've lost two hives since May and can't see why."),
    ("no budget till june", "I have no budget till June."),
    ("halfway through a rebuild and the money is gone", "I'm halfway through a rebuild and the money is gone."),
    ("six weeks in and still no water", "I'm six weeks in and still no water."),
    ("ten days to the fair and the tent isnt here", "It's ten days to the fair and the tent isn't here."),
    ("were rebuilding the stage in may", "We're rebuilding the stage in May."),
    ("were a choir of 12 with no bass", "We're a choir of 12 with no bass."),
    ("haven't found a tenor yet", "I haven't found a tenor yet."),
    ("first winter on the island", "It's my first winter on the island."),
    ("2nd year of drought here", "It's the second year of drought here."),
    ("never run a choir before", "I've never run a choir before."),
    ("starting a choir, never run one before", "I'm starting a choir and I've never run one before."),
    ("looking after my mums garden since feb", "I've been looking after my mum's garden since February."),
    ("rebuilding after the flood, roof is on, floor isnt", "I'm rebuilding after the flood. The roof is on. The floor isn't."),
    ("got 30 hives and no time", "I've got 30 hives and no time."),
    ("our roof came off in the storm", "Our roof came off in the storm."),
    ("made redundant in jan", "I was made redundant in January."),
    ("applied twice, no answer", "I applied twice and have no answer."),
    ("my lease ends in sept", "My lease ends in September."),
    ("clearing my grandparents attic, 40 boxes so far", "I'm clearing my grandparents' attic, 40 boxes so far."),
    ("not a professional, just stubborn", "I'm not a professional, just stubborn."),
    ("rewriting our safety rules this week", "I'm rewriting our safety rules this week."),
]

REASONS = [
    ("nobody asks her, I think", "clause", "other", "nobody asks you, I think"),
    ("I'd trust her with my only copy", "clause", "sender", "I'd trust you with my only copy"),
    (
        "nobody else in the hall had read their own contract",
        "clause",
        "other",
        "nobody else in the hall had read their own contract",
    ),
    ("she teaches beginners w/o talking down", "clause", "reader", "you teach beginners without talking down"),
    ("the only person I know who has done it twice", "clause", "reader", "you are the only person I know who has done it twice"),
    ("best soup on the pass", "noun", "reader", "the best soup on the pass"),
    ("slow, stubborn, fair", "clause", "reader", "you are slow, stubborn and fair"),
    ("she fixes more looms than she sells, that is whom I need", "clause", "reader",
     "you fix more looms than you sell, and that is whom I need"),
    ("her patience with beginners", "noun", "reader", "your patience with beginners"),
    ("knows every weir on the river", "clause", "reader", "you know every weir on the river"),
    ("doesnt flatter", "clause", "reader", "you don't flatter"),
    ("she'd tell me if it was bad", "clause", "reader", "you'd tell me if it was bad"),
    ("because of her book", "noun", "reader", "your book"),
    ("three people told me to ask her", "clause", "other", "three people told me to ask you"),
    ("never sells what she wouldnt use", "clause", "reader", "you never sell what you wouldn't use"),
    ("not many people have done both", "clause", "other", "not many people have done both"),
]

THIRDS = [
    ("tuner, Bergen, does house calls", "noun", "a tuner in Bergen, who does house calls"),
    ("calm, precise, never loud", "clause", "is calm, precise and never loud"),
    ("Her first apprentice, now a farrier", "noun", "your first apprentice, now a farrier"),
    ("ran our ferry for a year, everybody misses him", "clause", "ran our ferry for a year (everybody misses him)"),
    ("cellist, 31, looking for a barn", "noun", "a cellist, who is 31 and looking for a barn"),
    ("mends nets, lost two boats", "clause", "mends nets and lost two boats"),
    ("paints signs, lives in Hull", "clause", "paints signs and lives in Hull"),
    ("teaches maths, sings alto, hates meetings", "clause", "teaches maths, sings alto and hates meetings"),
    ("imaging lead at a hospital", "noun", "an imaging lead at a hospital"),
    ("trained nurse from Leeds", "noun", "a trained nurse from Leeds"),
    ("trained at the opera, now bakes", "clause", "trained at the opera and now bakes"),
    ("he repairs clocks and never hurries", "clause", "repairs clocks and never hurries"),
    ("shes been tuning organs for 30 yrs", "clause", "has been tuning organs for 30 years"),
    ("they run a small press and print by hand", "clause", "runs a small press and prints by hand"),
    ("my cousin, mends clocks", "noun", "my cousin, who mends clocks"),
    ("head of tides at the port", "noun", "head of tides at the port"),
    ("best baker I know", "noun", "the best baker I know"),
    ("someone who never gives up", "noun", "someone who never gives up"),
    ("new to town", "clause", "is new to town"),
    ("looking for a flat", "clause", "is looking for a flat"),
    ("24, plays bass", "clause", "is 24 and plays bass"),
    ("good with horses", "clause", "is good with horses"),
    ("runs the ferry since 1998", "clause", "has run the ferry since 1998"),
    ("needs help w her loom", "clause", "needs help with her loom"),
    ("he was my teacher. I owe him a lot", "clause", "was my teacher (I owe him a lot)"),
    ("isnt afraid of heights", "clause", "isn't afraid of heights"),
    ("my first coach, retired, still swims", "noun", "my first coach, who is retired and still swims"),
    ("12 yrs in lighthouses, speaks Welsh", "clause", "has spent 12 years in lighthouses and speaks Welsh"),
    ("her doctorate is on wet chalk", "noun", "whose doctorate is on wet chalk"),
    ("same band as me, bakes", "clause", "is in the same band as me and bakes"),
    ("Cork, tunes pianos", "clause", "is based in Cork and tunes pianos"),
    ("owner of the pink ferry, whistles", "noun", "the owner of the pink ferry, who whistles"),
    ("hill farmer, goats, needs a vet", "noun", "a hill farmer with goats, who needs a vet"),
    ("vet, amateur clown", "noun", "a vet and an amateur clown"),
    ("set up the night school", "clause", "set up the night school"),
    ("plays cello, can't read music", "clause", "plays cello and can't read music"),
]


@pytest.mark.parametrize(("typed", "form", "said"), DETAILS)
def test_what_struck_the_user_stands_in_their_words(typed: str, form: str, said: str) -> None:
    assert read_detail(typed, SHE) == Remark(said, form)  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "form", "said"), [
    ("filmed from a canoe", "tail", "filmed from a canoe"),
    ("was read to us by our porter", "other", "it was read to us by our porter"),
    ("has no index", "other", "it has no index"),
    ("has carved every letter twice", "reader", "you have carved every letter twice"),
])
def test_a_detail_without_subject_may_be_of_the_thing(typed: str, form: str, said: str) -> None:
    assert read_detail(typed, SHE, of_thing=True) == Remark(said, form)  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "said"), BECAUSES)
def test_what_it_led_to_gets_the_subject_that_it_lacks(typed: str, said: str) -> None:
    assert read_because(typed, UNKNOWN) == Remark(said, "sender")


@pytest.mark.parametrize(("typed", "said"), SITUATIONS)
def test_a_situation_is_a_sentence_of_the_user(typed: str, said: str) -> None:
    assert read_situation(typed, SHE) == said


@pytest.mark.parametrize(("typed", "form", "who", "said"), REASONS)
def test_a_reason_says_whose_it_is(typed: str, form: str, who: str, said: str) -> None:
    reading = read_reason(typed, SHE)
    assert reading is not None
    assert (reading.form, reading.who, reading.said) == (form, who, said)


@pytest.mark.parametrize(("typed", "form", "said"), THIRDS)
def test_what_is_said_of_a_third_person_stays_theirs(typed: str, form: str, said: str) -> None:
    assert read_third_about(typed) == Remark(said, form)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed", ["", "  ", "-", "??", "n/a", "none", "idk", "…", "🙂🙂", "https://example.org/x", "42", "x" * 900]
)
def test_nothing_is_said_where_nothing_sayable_was_typed(typed: str) -> None:
    assert read_detail(typed, SHE) is None
    assert read_because(typed, SHE) is None
    assert read_situation(typed, SHE) == ""
    assert read_reason(typed, SHE) is None
    assert read_third_about(typed) is None


def test_he_of_the_reader_becomes_you_and_she_of_somebody_else_stays() -> None:
    assert read_because("showed it to my wife, she says he is right", HE) == Remark(
        "I showed it to my wife, and she says you are right", "sender"
    )


PIECES = st.sampled_from(
    """
    tried made me us kept didn't cant never not no nobody nothing without it the my our her she he they and but then works works, sold
    of in on since may tues w/ u ur i its theres bread roof roof, school. first because that how 3 yr "quick" (late) lol sorry two hardly
    isnt wasnt thinking about moved to a half so , . … ! ? ; – & Ada Leeds kids patient
    """.split()
)
NEGATIONS = re.compile(r"\b(?:not|never|no|nobody|nothing|without|hardly|\w+n't|cannot)\b", re.IGNORECASE)
TYPED_NEGATIONS = re.compile(r"\b(?:not|never|no|nobody|nothing|without|hardly|\w+n't|cant|isnt|wasnt)\b", re.IGNORECASE)


def _all(text: str) -> list[str]:
    read = [read_detail(text, SHE), read_because(text, SHE), read_third_about(text)]
    said = [item.said for item in read if item is not None]
    situation = read_situation(text, SHE)
    return [*said, situation] if situation else said


@given(st.lists(PIECES, min_size=1, max_size=12).map(" ".join))
@profile(max_examples=150, deadline=None)
def test_whatever_was_typed_no_negation_is_lost_and_no_double_blank_stands(text: str) -> None:
    for said in _all(text):
        assert said.strip() == said
        assert said
        assert "  " not in said
        assert len(NEGATIONS.findall(said)) >= len(TYPED_NEGATIONS.findall(text))


@given(st.text(max_size=120))
@profile(max_examples=100, deadline=None)
def test_nothing_typed_breaks_the_reading(text: str) -> None:
    for said in _all(text):
        assert said.strip() == said
    reading = read_reason(text, SHE)
    assert reading is None or reading.said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("It is the only mill on the river that takes visitors.", "yours is the only mill on the river that takes visitors"),
        ("it's the first choir to answer", "yours is the first choir to answer"),
        ("It is the way you sharpen a plane", "it is the way you sharpen a plane"),
    ],
)
def test_what_is_the_only_one_of_its_kind_is_the_readers(typed: str, said: str) -> None:
    reading = read_reason(typed, SHE)
    assert reading is not None
    assert reading.said == said


def test_they_in_a_detail_are_the_people_whom_the_fact_names() -> None:
    fact = Fact(text="her workshop in which children may saw a board", detail="The boards they cut hung in the window")
    detail = read_brief(brief(recipient=replace(brief().recipient, facts=(fact,)))).facts[0].detail
    assert detail is not None
    assert "they cut" in detail.said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10 yrs welder, now studying law", "I was a welder for 10 years and am now studying law."),
        ("ward nurse, 2 sons, no car", "I'm a ward nurse and have two sons and no car."),
        ("retired pilot, 68, first garden this year", "I'm a 68-year-old retired pilot and had my first garden this year."),
        ("all beginners, no coach, one boat that floats", "We're all beginners and have no coach and one boat that floats."),
        ("divorced, 44, learning to sail", "I'm divorced, 44 years old and learning to sail."),
        ("4 months pregnant, moving to Bari in June, speak no Italian", "I'm 4 months pregnant and moving to Bari in June, and speak no Italian."),
        ("our boiler died, plumber says Friday, 12 guests", "Our boiler died, the plumber says Friday, and we have 12 guests."),
        ("Because of my knee I can't kneel", "Because of my knee I can't kneel."),
        ("last winter i lost my job", "Last winter I lost my job."),
    ],
)
def test_notes_of_several_kinds_become_one_sentence(typed: str, said: str) -> None:
    assert read_situation(typed, SHE) == said


def test_what_a_friend_in_common_says_of_the_reader() -> None:
    reading = read_reason("Ilse says she is the calmest pilot on the river", SHE)
    assert reading is not None
    assert reading.said == "Ilse says you are the calmest pilot on the river"
