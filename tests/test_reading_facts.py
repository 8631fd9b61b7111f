"""What is said of a typed fact as a whole, with its parts, and that nothing typed is lost; invented people, firms and works."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.facts.fact import read_fact
from composer.drafting.reading.grammar.lexicon import article, is_person
from tests.fact_kit import KIM, LARS, NADIA, said

WORDS = """
she he they her his their runs wrote read met loved I we my the a an not never no without isn't can't who that at in on of for with
baker talk book "Low Water" Leeds Nadia Lars | • ; , . ? ( ) 2019 3 years since was is has been being by from and but vet
""".split()
NEGATIVE = re.compile(r"\b(?:not|never|no|without)\b|n't\b")


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


def test_a_name_that_is_a_word_is_a_name() -> None:
    assert said("An's essay on eels (2021)", Reader("An Pham", "An", "Pham", "she"))[0] == "your 2021 essay on eels"
    assert said("Hope runs the ferry", Reader("Hope Adu", "Hope", "Adu", "she"))[0] == "you run the ferry"
    assert said("An essay on eels", Reader("An Pham", "An", "Pham", "she"))[0] == "your essay on eels"


@pytest.mark.parametrize("typed", ["paper on binding torn ledgers with wheat paste", "book on drying salted herrings in wind"])
def test_a_work_on_doing_something_is_a_work(typed: str) -> None:
    reading = read_fact(typed, Reader("Ada Berg", "Ada", "Berg", "she"))
    assert (reading.said, reading.form) == (f"your {typed}", "noun")


def test_a_link_alone_in_front_of_a_bracket_is_read() -> None:
    assert read_fact("www.knotwork.example (her shop, ropes + flags)", NADIA) is not None
