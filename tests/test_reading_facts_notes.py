"""Facts in note form, in haste or with slips are said in whole sentences; invented people and works."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.wording.spelling import spelled
from tests.fact_kit import said


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("WON THE BREAD AWARDS IN GHENT", "you won the bread awards in Ghent"),
        ("TEACHES MATHS AT ST OLAVE'S SCHOOL", "you teach maths at St Olave's School"),
        ("Leads The Youth Choir At Falun Cathedral", "you lead the youth choir at Falun Cathedral"),
        ("moved from sweden to the uk in march", "you moved from Sweden to the UK in March"),
        ("speaks french and a bit of polish", "you speak French and a bit of Polish"),
        ("born in addis ababa", "you were born in Addis Ababa"),
        ("did her phd at mit", "you did your PhD at MIT"),
        ("10 yrs at sea w/ the navy", "you have spent 10 years at sea with the navy"),
        ("Asst. Prof. of Soil Science", "you are an assistant professor of soil science"),
        ("desginer of board games", "you are the designer of board games"),
        ("works as a jounalist for the Courier", "you work as a journalist for the Courier"),
        ("left Kelpworks to start a cidery", "you left Kelpworks to start a cidery"),
        ("🎻 violinist", "you are a violinist"),
        ("is responsable for the exportation department", "you are responsible for the export department"),
        ("is living in Leeds since 2015", "you have been living in Leeds since 2015"),
        ("https://github.com/nadia/tidepool (author)", "you are the author of tidepool"),
        ("linkedin.com/in/nadia - teaches maths", "you teach maths"),
        ('her bio: "I paint birds and help you sell yours"', "you paint birds and help people sell yours"),
        ("Thrilled to share that I'm joining Tideway as CFO!", "you are joining Tideway as CFO"),
    ],
)
def test_letters_spelling_and_what_was_pasted(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("her goats follow the school bus (saw it in Arles)", "your goats follow the school bus"),
        ("she mends church bells (Ole says)", "you mend church bells"),
        ("there is an old kiln behind her barn", "there is an old kiln behind your barn"),
        ("wrote a TEN PAGE letter to the mayor re the benches", "you wrote a ten-page letter to the mayor about the benches"),
        ("says every childs name w a drum roll", "you say every child's name with a drum roll"),
        ("spoke at the growers day in jan", "you spoke at the growers' day in January"),
        ("last yr she ate the moss", "last year you ate the moss"),
        ("tired of plumbers who won't ring back", "you are tired of plumbers who won't ring back"),
        ("ex-trapper", "you used to be a trapper"),
        ("ex head of sales at Varnholt", "you used to be head of sales at Varnholt"),
        ("PhD, Univ. of Tartu", "you have a PhD from the University of Tartu"),
        ("Hon. Treas., Low Moor Choral Society", "you are honorary treasurer of Low Moor Choral Society"),
        ("THREAD ON WHY BREAD ISN'T ROUND", "your thread on why bread isn't round"),
        ("fed our 5 geese for a wk, all alive and one is fat", "you fed our 5 geese for a week, all alive and one is fat"),
        ("Owner // Tin Roof Coffee // Nairobi", "you are the owner of Tin Roof Coffee"),
        ("joined the press in jan and says they print at night", "you joined the press in January and say they print at night"),
    ],
)
def test_what_haste_left_out(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("nightshift on tram 12, she told ghost stories", "on the nightshift on tram 12 you told ghost stories"),
        ("poster session in Basel 2022, we argued till they closed the hall", "at the poster session in Basel in 2022 we argued till they closed the hall"),
        ("fed up with the landlord, moves out in june", "you are fed up with the landlord and move out in June"),
        ("she's drawn Saltbox, a mural in Tromsø", "you have drawn Saltbox, a mural in Tromsø"),
        ("worked with her last landlord in Cork", "you worked with your last landlord in Cork"),
        ("threw hers across the room", "you threw yours across the room"),
        ("wears a helmet in her office since the roof fell", "you have worn a helmet in your office since the roof fell"),
        ("her sign said OPEN for 2 years", "your sign said OPEN for 2 years"),
        ("told me that she had never found a butter for her bread", "you told me that you had never found a butter for your bread"),
        ('Blog post "Brot und Zeit", with an English version', 'your blog post "Brot und Zeit", with an English version'),
        ('podcast "Slow Ferries", ep 12 on fog horns', 'episode 12 of your podcast "Slow Ferries", on fog horns'),
        ("talk at the hydrology days: why wells sing", "your talk at the hydrology days on why wells sing"),
        ("opens 40 tins a day according to article", "you open 40 tins a day"),
        ("one of this year's Harrow fellows", "you are one of this year's Harrow fellows"),
        ("first of the 90 members", "you were the first of the 90 members"),
        ("first to say no to the motorway", "you were the first to say no to the motorway"),
        ("0 leaks in 31 years", "you have had no leaks in 31 years"),
        ("to be inducted into the Hall of Eels in May", "you are to be inducted into the Hall of Eels in May"),
        ("just back from Svalbard", "you are just back from Svalbard"),
        ("Q3: her mill hit 99 % uptime", "your mill hit 99 % uptime in Q3"),
        ("Diver ➜ baker ➜ both", "you went from diver to baker and now do both"),
        ("Potter + Kiln Tech + Reluctant Clerk", "you are a potter and a reluctant clerk"),
        ("Purser | Feeding 34 sailors through every storm", "you are a purser and feed 34 sailors through every storm"),
        ("My mission: every child learns to swim.", "your mission is that every child learns to swim"),
        ("plans to walk the whole river next year", "you plan to walk the whole river next year"),
        ("stars in the village panto every winter", "you star in the village panto every winter"),
        ("fell in the dock during our interview, finished it wet", "you fell in the dock during our interview and finished it wet"),
        ('called "the oven whisperer" by her team', 'you were called "the oven whisperer" by your team'),
        ("recommended to me by Ana", "you were recommended to me by Ana"),
        ("one of the 3 who designed the orange bridge", "you are one of the 3 who designed the orange bridge"),
        ("sells umbrellas only when its sunny", "you sell umbrellas only when it's sunny"),
        ("pharmacist. night owl. window painter", "you are a pharmacist and a window painter"),
        ("head nurse ward 7", "you are a head nurse on ward 7"),
        ("her survey: 40 ponds, 12 of them dry, 0 clean", "your survey of 40 ponds, 12 of them dry and none clean"),
        ("painted the mural, was stolen in may", "you painted the mural, and it was stolen in May"),
        ("UN roster, 2 languages", "you are on the UN roster"),
        ("school board since 2018", "you have been on the school board since 2018"),
        ("Excel trainer from Leeds", "you are an Excel trainer from Leeds"),
        ("built a hen tracker in excel", "you built a hen tracker in Excel"),
        ("has wrote that the cleaners know more", "you have written that the cleaners know more"),
        ("taught herself Braille", "you taught yourself Braille"),
        ("heads up a team of 9 ice researchers", "you head up a team of 9 ice researchers"),
        ("Twice winner of the Gotland sheepdog trials", "you won the Gotland sheepdog trials twice"),
        ("Best known for the bridge at Lillå", "you are best known for the bridge at Lillå"),
        ("top 10 in the county chess league", "you were in the top 10 in the county chess league"),
        ('her exhibition, "Salt", closed in April', 'your exhibition, "Salt", closed in April'),
        ("film of the fair, even the grandpa dancing alone in the tent was in it", "your film of the fair"),
        ('"The knee is a promise" (her talk in Ghent, 2024)', 'your talk "The knee is a promise" in Ghent in 2024'),
        ("school newsletter, 'no more snowballs in class please'", 'the words "no more snowballs in class please" in your school newsletter'),
        ('posted a photo of 40 engines, caption: "rainy season"', 'you posted a photo of 40 engines with the caption "rainy season"'),
        ("met at IFLA coffee queue", "we met at the IFLA coffee queue"),
        ("maintains mossmap - a map of verges", "you maintain mossmap"),
        ('"I mend nets for people who cant swim" (bio)', "you mend nets for people who can't swim"),
        ('lent me "The Wet Hand" in 2012, still have it', 'you lent me "The Wet Hand" in 2012, and I still have it'),
        ("asked to see the worst room first", "you asked to see the worst room first"),
        ("ordered nothing since march", "you have ordered nothing since March"),
        ("cancelled the order, sent flowers", "you cancelled the order and sent flowers"),
        ("Student nurse, Leeds, year 2", "you are a student nurse in Leeds"),
        ("Bus driver. Poet. In that order.", "you are a bus driver and a poet"),
        ("We're hiring! | CEO at Fogline", "you are CEO at Fogline"),
        ("Carpenter, Oslo, makes coffins", "you are a carpenter in Oslo and make coffins"),
        ("that time she fixed the organ w chewing gum", "the time you fixed the organ with chewing gum"),
        ("the only bakery open on easter sunday", "you have the only bakery open on Easter Sunday"),
        ("over 900 concerts", "your more than 900 concerts"),
        ("calm under pressure", "you are calm under pressure"),
        ("is since january the boss of line 3", "you have been the boss of line 3 since January"),
        ("has 2 childrens books about fog", "you have 2 children's books about fog"),
        ("said me the truth about my bread", "you told me the truth about my bread"),
        ("born in Izmir, lives in Ghent, works in Lille", "you were born in Izmir, live in Ghent and work in Lille"),
        ("sends every customer a drawing of their shoe", "you send every customer a drawing of their shoe"),
        ("240 family dairy, sells to 3 counties", "your 240-family dairy sells to 3 counties"),
        ("tunes by ear, no app, 41 yrs", "you have tuned by ear for 41 years without an app"),
        ("mends nets, no glasses", "you mend nets without glasses"),
        ("her aunt has kept bees for 20 yrs, L. told me at the barbecue", "your aunt has kept bees for 20 years"),
        ("met at the ferry she lost her hat there", "we met at the ferry, and you lost your hat there"),
        ("sent us 40 umbrellas, never asked for them back", "you sent us 40 umbrellas and never asked for them back"),
        ("night porter at the Grand, writes haiku on receipts", "you are a night porter at the Grand and write haiku on receipts"),
        ("degree in law, bakes for a living", "you have a degree in law and bake for a living"),
        ("3rd gen. saddler, still uses her grandads tools", "you are a 3rd-generation saddler and still use your grandad's tools"),
        ("ex-miner now teaches yoga", "you used to be a miner and now teach yoga"),
        ("her last post: why she stopped selling skates", "your last post on why you stopped selling skates"),
        ("voice of the tram stops in Graz", "you are the voice of the tram stops in Graz"),
        ("new sign on her van", "the new sign on your van"),
        ("her company (12 people) moved to Gävle in May", "your company moved to Gävle in May"),
        ("today she runs a forge in Lublin", "you run a forge in Lublin today"),
        ("cofounded w. sister in 2019", "you co-founded with your sister in 2019"),
    ],
)
def test_note_form_is_said_in_whole_sentences(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("works tue not thu", "you work on Tuesdays, not on Thursdays", "reader"),
        ("open sun only", "you are open on Sundays only", "reader"),
        ("mon wed at the dairy, fri at the school", "you are at the dairy on Mondays and Wednesdays and at the school on Fridays", "reader"),
        ("30% of her honey goes to the school", "30% of your honey goes to the school", "other"),
        ("every one of her divers came home", "every one of your divers came home", "other"),
        ("not one of her lamps is new", "not one of your lamps is new", "other"),
        ("How I learned to splice rope", 'your piece "How I learned to splice rope"', "reader"),
        ("commented under my photo - paint it green", 'you commented under my photo: "Paint it green"', "reader"),
        ("said that they must not sell the pool", "you said that they must not sell the pool", "reader"),
        ("mother of my first boss, taught us to dive", "you are the mother of my first boss and taught us to dive", "reader"),
        ("cooper, trained in Porto", "you are a cooper, trained in Porto", "reader"),
        ("makes since ten years the bells for our goats", "you have made the bells for our goats for ten years", "reader"),
        ("lent me her oars when mine broke, never asked why", "you lent me your oars when mine broke and never asked why", "reader"),
    ],
)
def test_shares_weekdays_and_second_verbs(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("because of her our street has a library", "because of you our street has a library", "other"),
        ("thanks to her the night bus still runs", "thanks to you the night bus still runs", "other"),
        ("when the power fails she reads aloud", "when the power fails you read aloud", "reader"),
        ("where others paint she scrapes", "where others paint you scrape", "reader"),
        ("instead of a card she hands out a nail", "instead of a card you hand out a nail", "reader"),
        ("in her yard nobody whistles", "in your yard nobody whistles", "other"),
        ("under her desk there is always a goat", "under your desk there is always a goat", "other"),
        ("Porto > Bergen > Cork", "you moved from Porto to Bergen and then to Cork", "reader"),
        ("Cooper. Third generation. No website.", "you are a cooper", "reader"),
        ("welder, mum of two", "you are a welder", "reader"),
        ("prev: sous chef at Vik", "you were previously a sous chef at Vik", "reader"),
        ("a.k.a. DJ Gravel", "you are also known as DJ Gravel", "reader"),
        ("holder of a patent for a quiet hinge", "you hold a patent for a quiet hinge", "reader"),
        ("bassist in a band called Cold Toast, also a vet", "you are a bassist in a band called Cold Toast and a vet", "reader"),
        ("I was told by our friend Ola that she repairs sails", "I was told by our friend Ola that you repair sails", "sender"),
        ("essay on wells in the yearbook, she wrote it", "your essay on wells in the yearbook", "reader"),
        ("ep. 7 of her show, the one on glue", "episode 7 of your show, the one on glue", "reader"),
        ("is building boat with her pupils", "you are building a boat with your pupils", "reader"),
        ("omg her song about the lost sock", "your song about the lost sock", "reader"),
        ("the only loom maker north of the river", "you are the only loom maker north of the river", "reader"),
    ],
)
def test_openings_and_what_haste_strings_together(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("teaches tue + thu in Cork, sat in Cobh", "you teach on Tuesdays and Thursdays in Cork and on Saturdays in Cobh", "reader"),
        ("why I stopped varnishing (her blog)", 'your blog post "Why I stopped varnishing"', "reader"),
        ("her aunt and mine run the same kiosk", "your aunt and mine run the same kiosk", "other"),
        ("VILLAGE NURSE SKATES TO PATIENTS", 'the headline "Village nurse skates to patients"', "other"),
        ("2x national champion", "you are a two-time national champion", "reader"),
    ],
)
def test_days_in_two_places_and_what_stood_in_a_blog(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("neighbours on the pier, berths 7 and 8", "we are neighbours on the pier, berths 7 and 8"),
        ("mr. okada's apprentice for nine years", "you were Mr. Okada's apprentice for nine years"),
    ],
)
def test_numbers_of_places_and_years_of_an_apprentice(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(("word", "right"), [("teh", "the"), ("develloper", "developer"), ("oud", "oud"), ("cidery", "cidery"), ("pebblecache", "pebblecache")])
def test_only_slips_are_mended(word: str, right: str) -> None:
    assert spelled(word) == right


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("talk on trino at spotify", "your talk on trino at Spotify"),
        ("her article about postgres indexes", "your article about postgres indexes"),
        ("won the contract to repoint the tower", "you won the contract to repoint the tower"),
        ("opened a restarant in may", "you opened a restaurant in May"),
        ("wrote an artcle on glazes", "you wrote an article on glazes"),
    ],
)
def test_a_name_that_nobody_knows_is_no_misspelling(typed: str, said: str) -> None:
    assert read_fact(typed, Reader("Ana Ruiz", "Ana", "Ruiz", "she")).said == said


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("her stall on the quay, never opens before the fog lifts", "your stall on the quay never opens before the fog lifts", "other"),
        ("her rule is never varnish in a hurry", 'your rule is "Never varnish in a hurry"', "reader"),
        ("Retired from the pilot boat in 2018 but still sounds the horn on Sundays.", "you retired from the pilot boat in 2018 but still sound the horn on Sundays", "reader"),
        ("what she said about ropes at the sail evening", "what you said about ropes at the sail evening", "reader"),
        ("I read all her three novels", "I read all three of your novels", "sender"),
        ("lol she once moored the barge w a belt", "you once moored the barge with a belt", "reader"),
        ("rigged 9 barges, latest one in Hull", "you rigged 9 barges, the latest one in Hull", "reader"),
        ("I met her on the boat fair of Kiel", "I met you at the boat fair in Kiel", "sender"),
        ("her essay why tides lie", "your essay on why tides lie", "reader"),
        ("photo of her planing a mast in the rain", "the photo of you planing a mast in the rain", "other"),
        ("she said that every barge has a cat", "you said that every barge has a cat", "reader"),
        ("both from Hull, both left at 17", "we are both from Hull and both left at 17", "both"),
    ],
)
def test_what_is_strung_together_becomes_a_sentence(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("12 patents, still answers the horn herself", "you have 12 patents and still answer the horn yourself", "reader"),
        ("reel: planing a keel in a moving van", "your reel of planing a keel in a moving van", "reader"),
        ("the exhibition of her in the lock house", "your exhibition in the lock house", "reader"),
        ("her thank-you card hangs over our till", "your thank-you card hangs over our till", "other"),
        ("apprenticed at 48", "you were apprenticed at 48", "reader"),
        ("voted for the lock although her street floods", "you voted for the lock although your street floods", "reader"),
        ("the only one who answered our letter", "you were the only one who answered our letter", "reader"),
        ("her reply to the mayor, printed on the letters page", "your reply to the mayor, printed on the letters page", "reader"),
        ("her free tide sheet, used it on three boats", "I used your free tide sheet on three boats", "sender"),
        ("she and her sister run the last lock", "you and your sister run the last lock", "reader"),
    ],
)
def test_who_did_it_goes_by_its_own_clause(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("no one splices like her, says my butcher", "my butcher says no one splices like you"),
        ("it is because of her list that I passed", "I passed because of your list"),
        ("a letter of hers in the paper about locks", "your letter in the paper about locks"),
        ("her 3 part series about tar", "your 3-part series about tar"),
        ("Rigger | ex-circus", "you are a rigger and used to work in the circus"),
    ],
)
def test_turns_of_phrase_are_said_straight(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Foundry cut its night shift in spring 2025", "your foundry cut its night shift in spring 2025"),
        ("Quiz podcast. Never runs longer than a bus ride", "your quiz podcast never runs longer than a bus ride"),
        ('note on her door: "Back with the tide"', 'the note on your door says "Back with the tide"'),
        ("25 staff, still does the payroll by hand", "you have 25 staff and still do the payroll by hand"),
        ("18 looms in the barn, teaches on Saturdays", "you have 18 looms in the barn and teach on Saturdays"),
        ("booking backlog went from 80 to 5 in a month", "the booking backlog went from 80 to 5 in a month"),
        ("opens the kiln on the second saturday", "you open the kiln on the second Saturday"),
        ("relieuse d'art; binds prayer books for three convents", "you bind prayer books for three convents"),
        ("her piece on the tank that leaked only at night", "your piece on the tank that leaked only at night"),
    ],
)
def test_what_a_work_or_a_house_does_stands_beside_its_name(typed: str, right: str) -> None:
    assert said(typed)[0] == right


def test_what_writers_tell_of_their_own_work_raises_no_doubt() -> None:
    reader = Reader("Ana Ruiz", "Ana", "Ruiz", "she")
    assert not read_fact("I do dialysis at night for four years", reader).ask
    assert read_fact("she is on dialysis", reader).ask


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("told local radio damp is what keeps her awake", "you told local radio that damp is what keeps you awake"),
        ("won the ploughing match, judge couldn't find a crooked furrow", "you won the ploughing match, and the judge couldn't find a crooked furrow"),
        ("stuck on a ferry off Skye, may 2022, 5 hrs, she taught me to splice",
         "we were stuck on a ferry off Skye in May 2022, for 5 hours, and you taught me to splice"),
        ("needs 1 days notice for the hoist", "you need 1 day's notice for the hoist"),
        ("sat with my aunt 2 evenings, aunt now whistles at the postman",
         "you sat with my aunt 2 evenings, and my aunt now whistles at the postman"),
        ("ad: weekend cook, 2 days/wk", "your ad for a weekend cook"),
        ("carried it UP THE STAIRS twice", "you carried it up the stairs twice"),
        ("told me at Ninas party that she keeps eels", "you told me at Nina's party that you keep eels"),
        ('her blisters photo, "day 3 of 10"', 'your blisters photo, "day 3 of 10"'),
        ("checks every rope on Fridays, told me so on the phone", "you check every rope on Fridays"),
        ("her weavers tell 12 whites apart by touch (counted them on our visit in May)", "your weavers tell 12 whites apart by touch"),
    ],
)  # fmt: skip
def test_what_befell_what_was_told_and_two_things_in_one_line(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Weighing disputes with the growers cost them two days", "weighing disputes with the growers cost them two days"),
        ("met at the ropes fair, showed me her splice in the corridor", "we met at the ropes fair, and you showed me your splice in the corridor"),
        ("her podcast Wet Slate, I have heard all of it, and above all the episode about moss", "I have heard all of your podcast Wet Slate"),
        ("Ship's cook (trawlers, 9 yrs) → baker on dry land", "you went from ship's cook to baker on dry land"),
        ("runs the newborn care ward in Falun", "you run the newborn care ward in Falun"),
    ],
)  # fmt: skip
def test_two_doings_in_one_note_keep_their_doers(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("kites made out of BROKEN UMBRELLAS (!!)", "your kites made out of broken umbrellas"),
        ('board outside her shop: "Bread needs time"', 'the board outside your shop says "Bread needs time"'),
        ("Geologist | Caves & soft rock | sings bass in a choir", "you are a geologist and sing bass in a choir"),
    ],
)
def test_what_is_made_what_stands_on_boards_and_topics_of_a_headline(typed: str, right: str) -> None:
    assert said(typed)[0] == right


def test_what_every_part_of_a_work_does_is_told_of_it() -> None:
    assert said("Her podcast. Every episode ends w/ a kettle")[0] == "every episode of your podcast ends with a kettle"
