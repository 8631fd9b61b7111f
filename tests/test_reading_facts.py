"""What is said of a typed fact: every kind of form with examples of its own; invented people, firms and works."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.drafting.reading.addressing.second_person import Reader, to_reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.grammar.lexicon import article, is_person
from composer.drafting.reading.wording.spelling import spelled

NADIA = Reader("Nadia Farouk", "Nadia", "Farouk", "she")
LARS = Reader("Lars Engberg", "Lars", "Engberg", "he")
KIM = Reader("Kim Abara", "Kim", "Abara", "they")


def said(text: str, reader: Reader = NADIA) -> tuple[str, str]:
    reading = read_fact(text, reader, "Jonas Fink")
    assert not reading.ask, reading.because
    return reading.said, reading.who


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("CTO @ Brightmill | Rust & distributed systems | she/her", "you are CTO at Brightmill"),
        ("Founder & CEO at Kelpworks | Ex-Siemens", "you are founder and CEO at Kelpworks and used to work at Siemens"),
        ("Helping nurses write code | Director, MedHack", "you help nurses write code and are the director of MedHack"),
        ("Violinist · Teacher", "you are a violinist and a teacher"),
        ("Lawyer → Baker", "you went from lawyer to baker"),
        ("Associate Professor, Soil Science, Wageningen University", "you are an associate professor in soil science at Wageningen University"),
        ("- restores clocks\n- teaches maths", "you restore clocks and teach maths"),
        ("1) restores clocks 2) paints boats", "you restore clocks and paint boats"),
        ("Location: Leeds", "you are based in Leeds"),
    ],
)
def test_headlines_and_lists_are_taken_apart(typed: str, right: str) -> None:
    assert said(typed) == (right, "reader")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Nadia runs the ferry office in Visby and coaches junior rowing.", "you run the ferry office in Visby and coach junior rowing"),
        ("Nadia Farouk, 44, grows saffron outside Falun.", "you grow saffron outside Falun"),
        ("Nadia Farouk, a carpenter from Gotland, builds houses.", "you are a carpenter from Gotland and build houses"),
        ("Ms Farouk's latest book is about fog.", "your latest book is about fog"),
        ("As a volunteer, Nadia drives the library van.", "as a volunteer you drive the library van"),
        ("When she is not teaching, Nadia restores accordions.", "when you are not teaching you restore accordions"),
        ("Nadia and her team mapped 400 wells.", "you and your team mapped 400 wells"),
        ("Since 2015, she has led the archive.", "since 2015 you have led the archive"),
    ],
)
def test_a_pasted_bio_speaks_of_the_reader(typed: str, right: str) -> None:
    assert said(typed) == (right, "reader")


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("I took her course on bookbinding", "I took your course on bookbinding", "sender"),
        ("I heard her speak at the library", "I heard you speak at the library", "sender"),
        ("loved the workshop on dry stone walls", "I loved your workshop on dry stone walls", "sender"),
        ("read her piece on tidal mills", "I read your piece on tidal mills", "sender"),
        ("learned to prune from her videos", "I learned to prune from your videos", "sender"),
        ("was impressed by her demo", "I was impressed by your demo", "sender"),
        ("bought two chairs from her", "I bought two chairs from you", "sender"),
        ("big fan of her cartoons", "I am a big fan of your cartoons", "sender"),
        ("follow her newsletter", "I follow your newsletter", "sender"),
        ("saw that she opened a second shop", "I saw that you opened a second shop", "sender"),
        ("follows my page", "you follow my page", "reader"),
        ("sold her company to Nordfisk", "you sold your company to Nordfisk", "reader"),
        ("read physics at Oxford", "you read physics at Oxford", "reader"),
        ("finished her thesis", "you finished your thesis", "reader"),
        ("my daughter is in her choir", "my daughter is in your choir", "other"),
        ("met at the harbour fair", "we met at the harbour fair", "both"),
        ("met her at a dinner in Lund", "we met at a dinner in Lund", "both"),
        ("same dentist", "we have the same dentist", "both"),
        ("both studied forestry", "we both studied forestry", "both"),
        ("she and I ran the raffle", "you and I ran the raffle", "both"),
        ("former teammates at Vasa IF", "we used to be teammates at Vasa IF", "both"),
        ("mutual friend: Ana", "we both know Ana", "both"),
        ("both a baker and a lawyer", "you are both a baker and a lawyer", "reader"),
    ],
)
def test_whose_the_missing_subject_is(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("breeds Shetland sheep", "you breed Shetland sheep"),
        ("plays hurdy-gurdy on Fridays", "you play hurdy-gurdy on Fridays"),
        ("posts sketches and bakes", "you post sketches and bake"),
        ("swam the Channel in 2019", "you swam the Channel in 2019"),
        ("quit law to bake", "you quit law to bake"),
        ("is being interviewed on the radio", "you are being interviewed on the radio"),
        ("has run a kiosk since 1998", "you have run a kiosk since 1998"),
        ("been to Antarctica twice", "you have been to Antarctica twice"),
        ("will open a bakery in May", "you will open a bakery in May"),
        ("building a tiny house", "you are building a tiny house"),
        ("painting of a heron", "your painting of a heron"),
        ("elected to the town council", "you were elected to the town council"),
        ("based in Leeds since 2012", "you have been based in Leeds since 2012"),
        ("retired teacher", "you are a retired teacher"),
        ("retiring in June", "you are retiring in June"),
        ("at Kelpworks until last year", "you were at Kelpworks until last year"),
        ("with Kelpworks for 12 years", "you have been with Kelpworks for 12 years"),
        ("from nursing to robotics", "you went from nursing to robotics"),
        ("founded Tideway, sold it in 2020, now farms oysters", "you founded Tideway and sold it in 2020 and now farm oysters"),
        ("from Lagos, lives in Leeds", "you are from Lagos and live in Leeds"),
        ("was a diver; is a poet", "you were a diver and are a poet"),
        ("the woman who saved the lido", "you saved the lido"),
        ("a nurse who codes", "you are a nurse who codes"),
        ("the only vet on the island", "you are the only vet on the island"),
        ("ex-banker turned beekeeper", "you are an ex-banker turned beekeeper"),
        ("who else builds harpsichords in Leeds?", "you build harpsichords in Leeds"),
        ("did you know she speaks Basque?", "you speak Basque"),
        ("400 wells mapped in two months", "you mapped 400 wells in two months"),
        ("three shops in Ghent", "your three shops in Ghent"),
        ("talk on rota planning", "your talk on rota planning"),
        ('cookbook "Brine"', 'your cookbook "Brine"'),
        ("“Low Water”, her second novel", 'your second novel "Low Water"'),
        ("her patent (a quieter kettle)", "your patent, a quieter kettle"),
    ],
)
def test_forms_of_what_the_reader_does_and_has(typed: str, right: str) -> None:
    assert said(typed) == (right, "reader")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Winner of the 2024 Golden Kettle", "you won the 2024 Golden Kettle"),
        ("Young Engineer of the Year 2023", "you were named Young Engineer of the Year 2023"),
        ("40 under 40", "you were on the 40 under 40 list"),
        ("MSc in hydrology, Lund", "you have an MSc in hydrology from Lund"),
        ("FRSA", "you are an FRSA"),
        ("ex-Siemens, now at Tideway", "you used to work at Siemens and are now at Tideway"),
        ("youngest member of the council", "you are the youngest member of the council"),
        ("Head of Nursing, St. Olave's", "you are head of nursing at St. Olave's"),
        ("3rd in the quiz finals", "you came 3rd in the quiz finals"),
    ],
)
def test_awards_posts_and_degrees(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("wrote a song about a fisherman who lost his boat", "you wrote a song about a fisherman who lost his boat"),
        ("interviewed a baker about his oven", "you interviewed a baker about his oven"),
        ("her play about a priest and his doubts", "your play about a priest and his doubts"),
        ("trained a runner who broke her own record", "you trained a runner who broke her own record"),
        ("teaches prisoners to repair their own bikes", "you teach prisoners to repair their own bikes"),
        ("took over her mentor's practice", "you took over your mentor's practice"),
        ("cares for her neighbour's hens while he travels", "you care for your neighbour's hens while he travels"),
    ],
)
def test_he_and_she_of_somebody_else_stay(typed: str, right: str) -> None:
    assert said(typed)[0] == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("doesn't eat meat", "you don't eat meat"),
        ("no longer works at Tideway", "you no longer work at Tideway"),
        ("can't swim but captains a ferry", "you can't swim but captain a ferry"),
        ("not a morning person", "you are not a morning person"),
        ("no smartphone", "you have no smartphone"),
        ("hardly ever gives interviews", "you hardly ever give interviews"),
        ("without a phone since 2015", "you have been without a phone since 2015"),
    ],
)
def test_a_negation_is_kept(typed: str, right: str) -> None:
    assert said(typed)[0] == right


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


def test_learned_by_himself_is_his_own() -> None:
    assert said("learned by himself to weld", LARS)[0] == "you taught yourself to weld"


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "-", "???", "n/a", "none", "asdf", "hjkl", "TBD", "blah blah", "<b></b>", "🙂🙂", "https://example.org/a",
        "<i>runs a ferry</i>", "said “we never close", 'her talk "Slow tides at the pier',
        "Berlin", "Anna Berg", "Python", "marketing", "something with boats", "it was great", "the thing from yesterday",
        "had a heart attack in May", "pregnant with twins", "lost her father last month", "is getting divorced", "was laid off",
        "is gay", "votes Green", "was arrested at a protest", "salary around 90k", "lives at 14 Mill Lane", "single mum",
        "her company is losing money", "her talk was boring", "split with her partner", "probably speaks Welsh",
        "I think she works at Kelpworks", "heard she might move", "does she still run the mill?", "is she married?",
        "great profile!", "very inspiring leader", "I love her work", "decision maker, good fit", "hot lead", "follow up in June",
        "remember to mention the fair", "ask her about bees", "finished her novel", "Ana told her she should ask her",
        "Profesora de química en Sevilla", "Geschäftsführerin der Moorhof GmbH", "he runs a mill", "x" * 5000,
    ],
)  # fmt: skip
def test_what_a_careful_person_asks_first(typed: str) -> None:
    reading = read_fact(typed, NADIA)
    assert reading.ask
    assert reading.because.endswith(("?", ".", "”."))
    assert not reading.said


@pytest.mark.parametrize(
    "typed",
    [
        "teaches children with autism", "cancer researcher at Lund", "works as a divorce lawyer", "runs a shelter for homeless cats",
        "wrote a novel about divorce", "teaches refugees to swim", "runs a hot sauce company", "judge at the county court",
        "head of payroll at Kelpworks", "her excellent talk on fog", "two patents on hinge design", "runs a very good bakery",
        "probation officer in Leeds", "trains guide dogs", "plays the widow in a soap", "Zürich tram driver",
    ],
)  # fmt: skip
def test_a_harmless_word_is_no_reason_to_ask(typed: str) -> None:
    assert not read_fact(typed, NADIA).ask


@pytest.mark.parametrize(
    ("typed", "reader", "right"),
    [
        ("she left her husband's firm and opened her own studio", NADIA, "you left your husband's firm and opened your own studio"),
        ("does he still run the mill?", LARS, "do you still run the mill?"),
        ("Engberg's group and his students", LARS, "your group and your students"),
        ("uses old maps and draws their coasts", KIM, "uses old maps and draws their coasts"),
        ("Kim writes and edits", KIM, "you write and edit"),
        ("Farouk & Sons builds boats", NADIA, "Farouk & Sons builds boats"),
        ("she's moved to Leeds", NADIA, "you have moved to Leeds"),
        ("she's moving to Leeds", NADIA, "you are moving to Leeds"),
    ],
)
def test_words_are_turned_to_the_reader(typed: str, reader: Reader, right: str) -> None:
    assert to_reader(typed, reader) == right


def test_a_parts_own_readings_are_kept() -> None:
    reading = read_fact("Violinist | Teacher", NADIA)
    assert [part.said for part in reading.parts] == ["you are a violinist", "you are a teacher"]


@pytest.mark.parametrize(("word", "right"), [("hour", "an"), ("unicorn", "a"), ("MSc", "an"), ("UX", "a"), ("HR", "an"), ("8-bit", "an"), ("vet", "a")])
def test_the_article_follows_the_sound(word: str, right: str) -> None:
    assert article(word) == right


@pytest.mark.parametrize("word", ["kiteboarder", "bookseller", "racer", "sommelier", "co-founder", "pastry-chef"])
def test_people_are_known_by_what_they_do(word: str) -> None:
    assert is_person(word)


@pytest.mark.parametrize("word", ["number", "newsletter", "tower", "better", "have", "over"])
def test_other_nouns_are_no_people(word: str) -> None:
    assert not is_person(word)


@pytest.mark.parametrize(("word", "right"), [("teh", "the"), ("develloper", "developer"), ("oud", "oud"), ("cidery", "cidery"), ("pebblecache", "pebblecache")])
def test_only_slips_are_mended(word: str, right: str) -> None:
    assert spelled(word) == right


WORDS = """
she he they her his their runs wrote read met loved I we my the a an not never no without isn't can't who that at in on of for with
baker talk book "Low Water" Leeds Nadia Lars | • ; , . ? ( ) 2019 3 years since was is has been being by from and but vet
""".split()
NEGATIVE = re.compile(r"\b(?:not|never|no|without)\b|n't\b")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)), st.sampled_from([NADIA, LARS, KIM, Reader()]))
def test_whatever_is_typed_is_said_or_asked_about(typed: str, reader: Reader) -> None:
    reading = read_fact(typed, reader, "Jonas Fink")
    assert bool(reading.said) != reading.ask
    assert bool(reading.because) == reading.ask
    assert "you's" not in reading.said
    assert "  " not in reading.said
    if not reading.ask and not reading.parts and "(" not in typed and '"' not in typed and "?" not in typed:
        assert not NEGATIVE.search(typed) or NEGATIVE.search(reading.said)


@pytest.mark.parametrize(
    ("typed", "right", "who", "parts"),
    [
        (
            "met at the beekeeping course in Lund, she kept her veil on at lunch",
            "we met at the beekeeping course in Lund, and you kept your veil on at lunch",
            "both",
            ["we met at the beekeeping course in Lund", "you kept your veil on at lunch"],
        ),
        (
            "shared a mooring in Ystad 2012-14, she sang while bailing",
            "we shared a mooring in Ystad from 2012 to 2014, and you sang while bailing",
            "both",
            ["we shared a mooring in Ystad from 2012 to 2014", "you sang while bailing"],
        ),
        (
            "saw her restore a fresco in Padua, she let me hold the brush",
            "I saw you restore a fresco in Padua, and you let me hold the brush",
            "sender",
            ["I saw you restore a fresco in Padua", "you let me hold the brush"],
        ),
        (
            "guided us round the docks on sunday, Ole was there",
            "you guided us round the docks on Sunday, and Ole was there",
            "reader",
            ["you guided us round the docks on Sunday", "Ole was there"],
        ),
        ("sold me a moped, it still runs", "you sold me a moped, and it still runs", "reader", ["you sold me a moped"]),
        (
            "ferry Harwich–Esbjerg, may 2011, she was tuning a harmonium",
            "on the ferry from Harwich to Esbjerg in May 2011 you were tuning a harmonium",
            "reader",
            [],
        ),
        (
            "newsletter on abandoned pools, never miss it",
            "I never miss your newsletter on abandoned pools",
            "sender",
            ["your newsletter on abandoned pools"],
        ),
    ],
)
def test_two_clauses_become_two_parts(typed: str, right: str, who: str, parts: list[str]) -> None:
    reading = read_fact(typed, NADIA, "Jonas Fink")
    assert (reading.said, reading.who, [part.said for part in reading.parts]) == (right, who, parts)


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
    ("typed", "right", "who"),
    [
        ("slept at her hostel in June", "I slept at your hostel in June", "sender"),
        ("signed up for her class on willow", "I signed up for your class on willow", "sender"),
        ("can't wait for her next map", "I can't wait for your next map", "sender"),
        ("bought a loaf from her stall", "I bought a loaf from your stall", "sender"),
        ("rebuilt my shed with her plans", "I rebuilt my shed with your plans", "sender"),
        ("helped my aunt with her tax forms", "you helped my aunt with her tax forms", "reader"),
        ("cited my thesis in her paper on locks", "you cited my thesis in your paper on locks", "reader"),
        ("will publish her third field guide", "you will publish your third field guide", "reader"),
        ("her video on hinges saved my door", "your video on hinges saved my door", "other"),
        ("her brother Ivo says she never sleeps", "your brother Ivo says you never sleep", "other"),
        ("I mend nets in Vardø.", "you mend nets in Vardø", "reader"),
        ("I'm a notary who paints tractors.", "you are a notary who paints tractors", "reader"),
        ("My aim: a lift in every mill.", "your aim, a lift in every mill", "reader"),
    ],
)
def test_who_does_it(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    "typed",
    ["her new one is worse", "Ole and her, the thing in Riga", "has just resigned from Varnholt", "lazy speaker", "client since 2019?? check"],
)
def test_what_is_asked_first(typed: str) -> None:
    assert read_fact(typed, NADIA, "Jonas Fink").ask


def test_a_name_that_is_a_word_is_a_name() -> None:
    assert said("An's essay on eels (2021)", Reader("An Pham", "An", "Pham", "she"))[0] == "your essay on eels from 2021"
    assert said("Hope runs the ferry", Reader("Hope Adu", "Hope", "Adu", "she"))[0] == "you run the ferry"
    assert said("An essay on eels", Reader("An Pham", "An", "Pham", "she"))[0] == "your essay on eels"


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("both left the mill in June", "we both left the mill in June", "both"),
        ("neither of us can swim", "neither of us can swim", "both"),
        ("each of us owns three clocks", "each of us owns three clocks", "both"),
        ("our aunts went to school together", "our aunts went to school together", "both"),
        ("exchanged letters about moss in 2019", "we exchanged letters about moss in 2019", "both"),
        ("talked on the phone twice about the lift", "we talked on the phone twice about the lift", "both"),
        ("live three doors apart", "we live three doors apart", "both"),
        ("same landlord, different decade", "we have the same landlord but in a different decade", "both"),
        ("is both a priest and a plumber", "you are both a priest and a plumber", "reader"),
        ("at the same desk since 1999", "you have been at the same desk since 1999", "reader"),
        ("been a customer of hers since 2011", "I have been a customer of yours since 2011", "sender"),
        ("was her student in 2003", "I was your student in 2003", "sender"),
        ("been to her shop in Graz", "I have been to your shop in Graz", "sender"),
        ("found her name in a library book", "I found your name in a library book", "sender"),
        ("subscribed since issue 3", "I have subscribed since issue 3", "sender"),
        ("really enjoyed the way she closed the meeting", "I really enjoyed the way you closed the meeting", "sender"),
        ("haven't seen the new film yet but know all the others", "I haven't seen your new film yet but know all the others", "sender"),
        ("saw her juggle at the station", "I saw you juggle at the station", "sender"),
        ("Kelp & Rye, the studio Nadia founded, is hiring", "Kelp & Rye, the studio you founded, is hiring", "other"),
        ("Under Nadia's leadership, the co-op doubled its flock.", "under your leadership, the co-op doubled its flock", "other"),
        ("It was Nadia who saved the ferry.", "you saved the ferry", "reader"),
        ("We're a two-person forge, and I do the gates.", "you're a two-person forge, and you do the gates", "reader"),
        ("After ten years at sea I opened my own bakery.", "after ten years at sea you opened your own bakery", "reader"),
        ("both on the jury last year", "we were both on the jury last year", "both"),
        ("shared love of bad puns", "we share a love of bad puns", "both"),
        ("common friend from Malmö, Ola", "we both know Ola", "both"),
        ("old flatmates from Graz", "we used to be flatmates in Graz", "both"),
        ("used to be neighbours", "we used to be neighbours", "both"),
        ("on the same allotment committee since 2015", "we have been on the same allotment committee since 2015", "both"),
        ("from the same village, different decades", "we were from the same village but in different decades", "both"),
        ("her daughter and my son share a desk", "your daughter and my son share a desk", "other"),
        ("my boss and she went to school together", "my boss and you went to school together", "other"),
        ("one reader wrote that she cried on the bus", "one reader wrote that you cried on the bus", "other"),
        ("a customer paid her with his own honey", "a customer paid you with his own honey", "other"),
        ("she has trained more welders than her father did", "you have trained more welders than your father did", "reader"),
        ("my neighbour says she fixed his roof for a cake", "my neighbour says you fixed his roof for a cake", "other"),
        ("she rode with a driver who sings to his passengers", "you rode with a driver who sings to his passengers", "reader"),
        ("named the boat after her aunt", "you named the boat after your aunt", "reader"),
        ("got locked in the archive together for 2 hours", "we got locked in the archive together for 2 hours", "both"),
        ("the 3 of us got stuck in the lift, she sang", "the 3 of us got stuck in the lift, and you sang", "both"),
        ("patient of hers", "I am a patient of yours", "sender"),
        ("ex student of hers, class of 2011", "I used to be a student of yours, class of 2011", "sender"),
        ("her old student", "I used to be your student", "sender"),
        ("her neighbour here", "I am your neighbour here", "sender"),
        ("from the allotment next to hers", "I am from the allotment next to yours", "sender"),
        ("will be at her reading on friday", "I will be at your reading on Friday", "sender"),
        ("started swimming because of her column", "I started swimming because of your column", "sender"),
        ("learnt more from her video than in my whole course", "I learnt more from your video than in my whole course", "sender"),
        ("found out she drove a snowplough", "I found out you drove a snowplough", "sender"),
        ("saw on her page that she drove a snowplough", "I saw on your page that you drove a snowplough", "sender"),
        ("customers say she remembers every order", "customers say you remember every order", "other"),
        ("people come from Turku for her pies", "people come from Turku for your pies", "other"),
        ("her apprentice fixed in two days what she couldn't", "your apprentice fixed in two days what you couldn't", "other"),
        ("her bees swarmed onto our scaffold, she came with a bucket", "your bees swarmed onto our scaffold, and you came with a bucket", "other"),
        ("Ana said to write to her", "Ana said to write to you", "other"),
        ("kids from her class wrote to us", "kids from your class wrote to us", "other"),
        ("Ola and she used to row together", "Ola and you used to row together", "other"),
        ("did the sail training together in 2009", "we did the sail training together in 2009", "both"),
        ("I'm the one who broke the projector", "I'm the one who broke the projector", "sender"),
        ("one of her students works for us", "one of your students works for us", "other"),
        ("According to Wired, her startup measures fog", "your startup measures fog", "other"),
        ("the clown who taught her to juggle lives in our street", "the clown who taught you to juggle lives in our street", "other"),
        ("the woman who crossed the strait in a tub bought her boat", "the woman who crossed the strait in a tub bought your boat", "other"),
    ],
)
def test_shared_facts_notes_and_bios_have_their_owner(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


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
    "typed",
    [
        "heard she had trouble with her last gallery",
        "worst coffee in town",
        "see her website",
        "fell out with the council",
        "didn't get the post she wanted",
        "much slimmer than in the old photos",
        "fasting for Ramadan on night shifts",
        "heard from ex-staff that she shouts",
    ],
)
def test_what_was_heard_of_trouble_is_not_told_back(typed: str) -> None:
    assert read_fact(typed, NADIA).ask


@pytest.mark.parametrize("typed", ["paper on binding torn ledgers with wheat paste", "book on drying salted herrings in wind"])
def test_a_work_on_doing_something_is_a_work(typed: str) -> None:
    reading = read_fact(typed, Reader("Ada Berg", "Ada", "Berg", "she"))
    assert (reading.said, reading.form) == (f"your {typed}", "noun")


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("Eight in ten divers at Skag Bay come back", "eight in ten divers at Skag Bay come back", "other"),
        ("one in three of her pupils can't swim", "one in three of your pupils can't swim", "other"),
        ("Her shop has not had a theft in 300 days", "your shop has not had a theft in 300 days", "other"),
        ("Norby Lab's audit lists noise as its worst habit", "Norby Lab's audit lists noise as its worst habit", "other"),
        ("11 yrs running a night school", "you have spent 11 years running a night school", "reader"),
        ("20+ years in salt mines", "you have spent more than 20 years in salt mines", "reader"),
        ("15 yrs diver, no accident", "you have been a diver for 15 years, no accident", "reader"),
        ("guide to knots, free pdf", "your guide to knots", "reader"),
        ("mountain guide in Chamonix", "you are a mountain guide in Chamonix", "reader"),
        ("ex-ICU, now a potter", "you used to work in intensive care and are now a potter", "reader"),
        ("cited in the ministry's plan for ponds", "you were cited in the ministry's plan for ponds", "reader"),
        ("she asks every diver what they fear, before she opens the valve", "you ask every diver what they fear, before you open the valve", "reader"),
        ("cut olgas hair for her sisters wedding", "you cut Olga's hair for her sister's wedding", "reader"),
        ("The town paper asked her what she misses", "the town paper asked you what you miss", "other"),
        ("In the paper she was asked what hurts, and she said the rent", "in the paper you were asked what hurts, and you said the rent", "reader"),
    ],
)
def test_reports_spans_and_other_owners(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


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
        ("said on the radio the pier leaks more than she does", "you said on the radio the pier leaks more than you do", "reader"),
        ("every poem of her has a bus in it", "every poem of yours has a bus in it", "other"),
        ("Put our names first, behind them her own.", "you put our names first, behind them your own", "reader"),
        ("shared a tent with me winter 2012", "you shared a tent with me in the winter of 2012", "reader"),
        ("missed her train because of us", "you missed your train because of us", "reader"),
        ("missed her lecture because of the strike", "I missed your lecture because of the strike", "sender"),
        ("maintainer of Knotd, an open library for splices", "you are the maintainer of Knotd, an open library for splices", "reader"),
        ("Her paper of 2021 shows that gulls queue", "your paper of 2021 shows that gulls queue", "other"),
        ("the spring cleaning: 0 budget, 90 volunteers", "your spring cleaning, with no budget and 90 volunteers", "reader"),
        ("Staff Engineer. Queues, cranes, patience.", "you are a staff engineer", "reader"),
        ("Product @ Kelpworks", "you work in product at Kelpworks", "reader"),
        ('co-author "Salt and Rope"', 'you are a co-author of "Salt and Rope"', "reader"),
        ("cited 300 times for her paper on rust", "you were cited 300 times for your paper on rust", "reader"),
        ("wouldn't sell me the boat until I had rowed all of them", "you wouldn't sell me the boat until I had rowed all of them", "reader"),
        ("having sailed twice round the world she now bakes", "having sailed twice round the world you now bake", "reader"),
        ("tried the lamb stew recipe", "I tried your lamb stew recipe", "sender"),
        ("don't ship on Fridays", "you don't ship on Fridays", "reader"),
        ("open Wed–Sat", "you are open from Wednesday to Saturday", "reader"),
        ("always early, always with a thermos", "you are always early, always with a thermos", "reader"),
        ("retired pilot, reformed smoker", "you are a retired pilot and a reformed smoker", "reader"),
    ],
)
def test_owners_told_by_what_stands_around_them(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("Midwife, Outer Hebrides. 900 babies.", "you are a midwife in the Outer Hebrides", "reader"),
        ("Lock keeper, Grand Union Canal, since '98", "you have been a lock keeper on the Grand Union Canal since 1998", "reader"),
        ("🐝 Beekeeper 🐝 Notary 🐝", "you are a beekeeper and a notary", "reader"),
        ("Pilot (ATR 72), juggler, bad at small talk", "you are a pilot and a juggler", "reader"),
        ("Works with: rust, ropes, rain", "you work with rust, ropes and rain", "reader"),
        ("3rd year apprentice, joinery", "you are a 3rd-year apprentice in joinery", "reader"),
        ("Lead nurse, hospital in Oslo", "you are a lead nurse at a hospital in Oslo", "reader"),
        ("joined the bat walk in Graz, she named them all", "I joined the bat walk in Graz, and you named them all", "sender"),
        ("counted the swifts; turns out they like us", "you counted the swifts", "reader"),
        ("opened at 6 so the crew could buy bread", "you opened at 6 so the crew could buy bread", "reader"),
        ("her blog: 300 posts on sand", "your blog, with 300 posts on sand", "reader"),
        ('"bad dough tells no lies" - from her newsletter', 'your line "bad dough tells no lies" from your newsletter', "reader"),
        ("Senior Lecturer, coastal geology", "you are a senior lecturer in coastal geology", "reader"),
    ],
)
def test_more_headlines_and_what_the_writer_joined(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("Mast stepped in two hours: our best time", 'your line "Mast stepped in two hours: our best time"', "reader"),
        ("THIRTY GEESE ON THE FERRY: PURSER TO THE RESCUE", 'the headline "Thirty geese on the ferry: purser to the rescue"', "other"),
        ("ex-BBC, now a cooper", "you used to work at the BBC and are now a cooper", "reader"),
        ('signed her card "yours in tar"', 'you signed your card "yours in tar"', "reader"),
        ("she asked the mayor to lend her the pier", "you asked the mayor to lend you the pier", "reader"),
        ("voice message of hers: the ice is talking", 'your voice message: "the ice is talking"', "reader"),
        ("out of office said: splicing, back in May", 'your out-of-office message "splicing, back in May"', "reader"),
        ("the paper wanted to know how she keeps apprentices", "the paper wanted to know how you keep apprentices", "other"),
    ],
)
def test_lines_headlines_and_who_wanted_what(typed: str, right: str, who: str) -> None:
    assert said(typed) == (right, who)


@pytest.mark.parametrize(
    ("typed", "right", "who"),
    [
        ("has a pupil older than herself", "you have a pupil older than yourself", "reader"),
        ("everyone on deck calls her Captain", "everyone on deck calls you Captain", "other"),
        ("voted out of the guild for singing", "you were voted out of the guild for singing", "reader"),
        ("helped paint our hull, found 3 holes", "you helped paint our hull and found 3 holes", "reader"),
        ("with her I learned to row, I was 50", "with you I learned to row, and I was 50", "sender"),
        ("1st in her family to finish school", "you were the first in your family to finish school", "reader"),
        ("aunt of my boss, does our books", "you are the aunt of my boss and do our books", "reader"),
        ("such a good talk on knots, sent it to everyone", "I sent your talk on knots to everyone", "sender"),
        ("won the 1st price in the whistling contest", "you won the first prize in the whistling contest", "reader"),
    ],
)
def test_selves_names_and_what_one_passed_on(typed: str, right: str, who: str) -> None:
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


def test_a_link_alone_in_front_of_a_bracket_is_read() -> None:
    assert read_fact("www.knotwork.example (her shop, ropes + flags)", NADIA) is not None


def test_what_is_private_to_strangers_may_be_said_to_a_friend() -> None:
    typed = "she sent me a poem on her daughter's birthday"
    stranger, friend = Reader("Ana Ruiz", "Ana", "Ruiz", "she"), Reader("Ana Ruiz", "Ana", "Ruiz", "she", close=True)
    assert read_fact(typed, stranger).ask
    assert read_fact(typed, friend).said == "you sent me a poem on your daughter's birthday"


@pytest.mark.parametrize(
    "typed",
    [
        "LinkedIn profile", "her LinkedIn profile", "her website", "The company website", "CV", "her Instagram", "her page",
        "Nadia's Instagram account", "saw her Facebook page", "found her on LinkedIn", "from the team page", "her homepage and CV",
        "Her public Xing profile.", "came across your LinkedIn profile",
    ],
)
def test_where_one_looked_is_no_fact(typed: str) -> None:
    reading = read_fact(typed, NADIA, "Jonas Fink")
    assert reading.ask
    assert "what did you see there" in reading.because or "what would you like" in reading.because


@pytest.mark.parametrize(
    "typed",
    [
        "her website on moss", "her Instagram page of painted tractors", "built the website of the fire brigade", "likes cats",
        "a page in her atlas on eels", "her new website for the lift museum", "her account of the flood", "her bio says she keeps bees",
        "draws maps on Instagram", "runs the Facebook page of the ferry", "translates CVs for nurses", "her biography of a miller",
    ],
)
def test_what_one_saw_there_is_a_fact(typed: str) -> None:
    assert not read_fact(typed, NADIA, "Jonas Fink").ask


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
