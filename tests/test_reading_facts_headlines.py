"""Headlines, pasted bios, posts and awards are taken apart; invented people and firms."""

from __future__ import annotations

import pytest

from tests.fact_kit import said


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
    ("typed", "right"),
    [
        ("Director of Ferries | Falls prevention | Ex-dredging", "you are the director of ferries and used to work in dredging"),
        ("Rigger | Distributed Systems | Masts that fold", "you are a rigger"),
        ("Opened second yard, this time w/ a crane", "you opened a second yard, this time with a crane"),
    ],
)
def test_topics_alone_are_not_what_somebody_is(typed: str, right: str) -> None:
    assert said(typed) == (right, "reader")
