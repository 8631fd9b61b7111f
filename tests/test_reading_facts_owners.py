"""Whose a fact is: the reader's, the writer's, of both, of somebody else; invented people."""

from __future__ import annotations

import pytest

from composer.drafting.reading.addressing.second_person import Reader, to_reader
from tests.fact_kit import KIM, LARS, NADIA, said


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


def test_learned_by_himself_is_his_own() -> None:
    assert said("learned by himself to weld", LARS)[0] == "you taught yourself to weld"


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
        ("said on the radio the pier leaks more than she does", "you said on the radio the pier leaks more than you do", "reader"),
        ("every poem of her has a bus in it", "every poem of yours has a bus in it", "other"),
        ("Put our names first, behind them her own.", "you put our names first, behind them your own", "reader"),
        ("shared a tent with me winter 2012", "you shared a tent with me in the winter of 2012", "reader"),
        ("missed her train because of us", "you missed your train because of us", "reader"),
        ("missed her lecture because of the strike", "I missed your lecture because of the strike", "sender"),
        ("maintainer of Knotd, an open library for splices", "you are the maintainer of Knotd, an open library for splices", "reader"),
        ("Her paper of 2021 shows that gulls queue", "your paper of 2021 shows that gulls queue", "other"),
        ("her paper on how gulls queue, 2021", "your 2021 paper on how gulls queue", "reader"),
        ("she wrote a report on gulls, 2021", "you wrote a report on gulls in 2021", "reader"),
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


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("she told me that she writes to every guest she turns away", "you told me that you write to every guest you turn away"),
        ("the song of her grandmother that she sang at the lock", "the song of your grandmother that you sang at the lock"),
        ("every apprentice she trains gets a caulking iron", "every apprentice you train gets a caulking iron"),
        ("every apprentice who left still writes to her", "every apprentice who left still writes to you"),
    ],
)
def test_whom_a_relative_clause_is_about_is_not_its_subject(typed: str, right: str) -> None:
    assert said(typed)[0] == right
