"""Forms of what the user types, and the turn from “she” to “you”."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.drafting.language.articles import article
from composer.drafting.language.person_names import take_apart, who
from composer.drafting.language.phrase_types import (
    FACT_FORMS,
    POINT_FORMS,
    QUESTION_FORMS,
    fact_phrase,
    point_phrase,
    question_phrase,
    reason,
)
from composer.drafting.language.second_person import Reader, pronouns_in, to_reader

READER = Reader("Priya Nair", "Priya", "Nair", frozenset({"she"}))


@pytest.mark.parametrize(("typed", "form", "said"), [
    ("talk on dbt tests at Data Council", "work", "your talk on dbt tests at Data Council"),
    ("Talk on dbt tests", "work", "your talk on dbt tests"),
    ("their talk at FOSDEM", "work", "your talk at FOSDEM"),
    ("the talk on bees", "work", "the talk on bees"),
    ("a paper with Zoe Lang", "work", "your paper with Zoe Lang"),
    ("article in Wired about reefs", "work", "your article in Wired about reefs"),
    ("article about her in the Times", "noun", "the article about you in the Times"),
    ("an article about her in the Times", "noun", "an article about you in the Times"),
    ("Priya's post on rye", "work", "your post on rye"),
    ("open source rate limiter in Go", "noun", "your open source rate limiter in Go"),
    ("three hives on the roof", "noun", "your three hives on the roof"),
    ("20 years at Siemens", "noun", "your 20 years at Siemens"),
    ("“The Quiet Hive”", "noun", "“The Quiet Hive”"),
    ("this morning's post on bees", "noun", "this morning's post on bees"),
    ("shared love of jazz", "noun", "our shared love of jazz"),
    ("the way she explains fractions", "noun", "the way you explain fractions"),
    ("how she keeps bees on a roof", "noun", "how you keep bees on a roof"),
    ("she moved from nursing to product", "clause", "you moved from nursing to product"),
    ("She moved from nursing to product.", "clause", "you moved from nursing to product"),
    ("that she moved to Lyon", "clause", "you moved to Lyon"),
    ("he has two mills", "clause", "you have two mills"),
    ("she was on the radio", "clause", "you were on the radio"),
    ("he runs a bakery and teaches on Sundays", "clause", "you run a bakery and teach on Sundays"),
    ("she doesn't use dbt", "clause", "you don't use dbt"),
    ("she's moved to Lyon", "clause", "you've moved to Lyon"),
    ("she's a midwife", "clause", "you're a midwife"),
    ("moved from nursing to product", "clause", "you moved from nursing to product"),
    ("keeps bees on a roof in Lyon", "clause", "you keep bees on a roof in Lyon"),
    ("studies bees", "clause", "you study bees"),
    ("still keeps bees", "clause", "you still keep bees"),
    ("featured in the Guardian", "clause", "you were featured in the Guardian"),
    ("based in Graz", "clause", "you are based in Graz"),
    ("author of a maths games blog", "clause", "you are the author of a maths games blog"),
    ("speaker at PyCon 2024", "clause", "you were a speaker at PyCon 2024"),
    ("one of the first women to fly the route", "clause", "you are one of the first women to fly the route"),
    ("the only person who answers letters", "clause", "you are the only person who answers letters"),
    ("20th anniversary of her bakery", "noun", "the 20th anniversary of your bakery"),
    ("co-wrote the report on school dinners", "clause", "you co-wrote the report on school dinners"),
    ("quit her job to sail", "clause", "you quit your job to sail"),
    ("promoted to head of design", "clause", "you were promoted to head of design"),
    ("cares about quiet cities", "clause", "you care about quiet cities"),
    ("would like to meet other weavers", "clause", "you would like to meet other weavers"),
    ("I saw her juggling in Bath", "mine", "I saw you juggling in Bath"),
    ("both from Porto", "ours", "we are both from Porto"),
    ("the Priya Nair lecture on slugs", "work", "the Priya Nair lecture on slugs"),
    ("first client of all", "clause", "you are the first client of all"),
    ("fellow beekeeper", "clause", "you are a fellow beekeeper"),
    ("her team released version 2 in May", "clause", "your team released version 2 in May"),
    ("Monzo opened an office in Porto", "clause", "Monzo opened an office in Porto"),
    ("in 2019 she moved to Lyon", "clause", "in 2019 you moved to Lyon"),
    ("Priya Nair won the prize", "clause", "you won the prize"),
    ("her father taught her to bake and he still helps", "clause", "your father taught you to bake and he still helps"),
    ("it took her three years to open the mill", "clause", "it took you three years to open the mill"),
    ("I heard her on the radio", "mine", "I heard you on the radio"),
    ("my daughter goes to her school", "mine", "my daughter goes to your school"),
    ("we were on the same panel in Turin", "ours", "we were on the same panel in Turin"),
    ("both studied at TU Munich", "ours", "we both studied at TU Munich"),
    ("Priya and I met in Lyon", "ours", "you and I met in Lyon"),
    ("She moved to Lyon. It took three years.", "sentences", "You moved to Lyon. It took three years."),
    ("same school in Lyon", "unsure", "same school in Lyon"),
    ("Paper on quiet tyres in Applied Acoustics, 2024.", "work", "your paper on quiet tyres in Applied Acoustics, 2024,"),
    ("our first release together, the one with the broken printer", "noun", "our first release together, the one with the broken printer,"),
    ("show of night photographs last spring", "noun", "your show of night photographs last spring"),
    ("chairs made from storm-felled beech", "noun", "your chairs made from storm-felled beech"),
    ("redesigned the rock garden", "clause", "you redesigned the rock garden"),
    ("reopened his terrace last month", "clause", "you reopened your terrace last month"),
    ("halved plate waste within a year", "clause", "you halved plate waste within a year"),
    ("your team halved its pages in a quarter", "clause", "your team halved its pages in a quarter"),
    ("cut downtime by 30 percent", "clause", "you cut downtime by 30 percent"),
    ("looking for a cabbage recipe", "clause", "you are looking for a cabbage recipe"),
    ("interested in old looms", "clause", "you are interested in old looms"),
    ("your reviews say that evenings are hard to book", "clause", "your reviews say that evenings are hard to book"),
    ("the organ at Turku, finished in 2024", "noun", "the organ at Turku, finished in 2024,"),
    ("talks, posts and maps", "work", "your talks, posts and maps"),
    ("found the slow query", "clause", "you found the slow query"),
    ("certified organic since 2021", "clause", "you have been certified organic since 2021"),
    ("trained twelve nurses last year", "clause", "you trained twelve nurses last year"),
    ("posted about a client who never paid", "clause", "you posted about a client who never paid"),
    ("St Luke's opens its hall every Monday", "clause", "St Luke's opens its hall every Monday"),
    ("returns fell by 18 % after she changed the size chart", "clause", "returns fell by 18 % after you changed the size chart"),
    ("column ‘Useful Machines’", "work", "your column ‘Useful Machines’"),
    ("blog post 'One year of bees'", "work", "your blog post 'One year of bees'"),
    ("animated film about bees", "work", "your animated film about bees"),
    ("jen.example/blog", "unsure", "jen.example/blog"),
    ("introduced by their friend Ellen Park", "unsure", "introduced by their friend Ellen Park"),
])
def test_facts_are_recognised_and_said_to_the_reader(typed: str, form: str, said: str) -> None:
    phrase = fact_phrase(typed, READER)
    assert (phrase.form, phrase.text) == (form, said)


@pytest.mark.parametrize(("typed", "form", "said"), [
    ("how you keep dbt tests cheap", "how", "how you keep dbt tests cheap"),
    ("what she would learn first", "how", "what you would learn first"),
    ("how they keep tests cheap", "how", "how you keep tests cheap"),
    ("how small museums light their paintings", "how", "how small museums light their paintings"),
    ("cheap dbt tests", "noun", "cheap dbt tests"),
    ("platform role in Go", "noun", "a platform role in Go"),
    ("CRM for plumbers", "noun", "a CRM for plumbers"),
    ("help with the grant", "noun", "help with the grant"),
    ("work on reefs", "noun", "work on reefs"),
    ("comparing notes on flour", "doing", "comparing notes on flour"),
    ("building a team around a mill", "doing", "building a team around a mill"),
    ("building permits in Leith", "noun", "building permits in Leith"),
    ("slow bread", "noun", "slow bread"),
    ("swap recipes for one week", "verb", "swap recipes for one week"),
    ("her move from law to baking", "noun", "your move from law to baking"),
    ("that the bridge reopens in May", "sentence", "The bridge reopens in May."),
    ("to become a bookbinder", "verb", "become a bookbinder"),
    ("meeting up again after all these years", "doing", "meeting up again after all these years"),
    ("small archives", "noun", "small archives"),
    ("to learn how they keep volunteers for years", "verb", "learn how you keep volunteers for years"),
    ("to compare notes on flour", "verb", "compare notes on flour"),
    ("hire a baker", "verb", "hire a baker"),
    ("talk about night trains", "verb", "talk about night trains"),
    ("follow her work on soil", "verb", "follow your work on soil"),
    ("I am looking for a first job in optics", "sentence", "I am looking for a first job in optics."),
    ("my team moves to dbt next month", "sentence", "My team moves to dbt next month."),
    ("she helped me with the grant", "sentence", "You helped me with the grant."),
    ("From 1 March we bake on Mondays", "sentence", "From 1 March we bake on Mondays."),
    ("Unfortunately the venue cancelled for Friday", "sentence", "Unfortunately the venue cancelled for Friday."),
    ("The last tide mill grinds again.", "sentence", "The last tide mill grinds again."),
    ("how do you keep tests cheap?", "ask", "How do you keep tests cheap?"),
])
def test_points_are_recognised(typed: str, form: str, said: str) -> None:
    phrase = point_phrase(typed, READER)
    assert (phrase.form, phrase.text) == (form, said)


@pytest.mark.parametrize(("typed", "form", "said"), [
    ("Which test caught the most bugs for you?", "direct", "Which test caught the most bugs for you?"),
    ("which test caught the most bugs for her", "direct", "Which test caught the most bugs for you?"),
    ("which test caught the most bugs for them", "direct", "Which test caught the most bugs for you?"),
    ("how does she test first-run screens", "direct", "How do you test first-run screens?"),
    ("is she still in Lyon?", "direct", "Are you still in Lyon?"),
    ("what made her choose bees", "direct", "What made you choose bees?"),
    ("what surprised you most", "direct", "What surprised you most?"),
    ("how many hives do you keep", "direct", "How many hives do you keep?"),
    ("tell me which flour you like", "direct", "Could you tell me which flour you like?"),
    ("how he chose industry over a PhD", "indirect", "how you chose industry over a PhD"),
    ("how many hives she keeps", "indirect", "how many hives you keep"),
    ("whether the trial takes small bakeries", "indirect", "whether the trial takes small bakeries"),
    ("which grade it works best for", "indirect", "which grade it works best for"),
    ("how you keep dbt tests cheap?", "indirect", "how you keep dbt tests cheap"),
    ("favourite flour", "topic", "your favourite flour"),
    ("What day suits your space best?", "direct", "What day suits your space best?"),
    ("I wonder what you would read first", "request", "I wonder what you would read first."),
])
def test_questions_are_recognised(typed: str, form: str, said: str) -> None:
    phrase = question_phrase(typed, READER)
    assert (phrase.form, phrase.text) == (form, said)


def test_they_is_the_reader_only_where_nobody_else_is_meant() -> None:
    assert pronouns_in(("she and her team say they test",)) == frozenset({"she"})
    assert pronouns_in(("talk on bees",)) == frozenset({"they"})
    assert to_reader("she and her team say they test", READER) == "you and your team say they test"


def test_she_is_somebody_else_where_the_reader_is_already_you() -> None:
    assert fact_phrase("you spoke with her at the fair", READER).text == "you spoke with her at the fair"
    assert pronouns_in(("you spoke with her", "he runs a mill")) == frozenset({"he"})


def test_names_that_are_part_of_another_name_stay() -> None:
    reader = Reader("Frank Miller", "Frank", "Miller", frozenset({"he"}))
    assert to_reader("the prize went to Miller Plumbing", reader) == "the prize went to Miller Plumbing"


def test_a_reason_is_said_without_your() -> None:
    assert reason("because she tests at our size", READER).text == "you test at our size"


@pytest.mark.parametrize(("name", "short", "formal"), [
    ("Tomás Ortega", "Tomás", "Tomás Ortega"),
    ("Dr. Meera Raghavan", "Meera", "Dr Raghavan"),
    ("Prof. Ana de la Cruz, PhD", "Ana", "Prof. de la Cruz"),
    ("Cruz, Ana", "Ana", "Ana Cruz"),
    ("J. R. Smith", "J. R. Smith", "J. R. Smith"),
    ("王小明", "王小明", "王小明"),
    ("田中 太郎", "田中 太郎", "田中 太郎"),
    ("Dr. Yilmaz", "Dr Yilmaz", "Dr Yilmaz"),
    ("D'Arcy O'Neill", "D'Arcy", "D'Arcy O'Neill"),
    ("Cher", "Cher", "Cher"),
    ("Mrs. Okafor", "Mrs Okafor", "Mrs Okafor"),
    ("Captain Iversen", "Captain Iversen", "Captain Iversen"),
    ("Chef Anton Berger", "Anton", "Chef Berger"),
    ("Auntie Bea", "Auntie Bea", "Auntie Bea"),
    ("Frau Huber", "Frau Huber", "Frau Huber"),
    ("Café Morgenrot", "Café Morgenrot", "Café Morgenrot"),
    ("Dr.-Ing. Karl Weber", "Karl", "Dr Weber"),
    ("Lord Pemberton", "Lord Pemberton", "Lord Pemberton"),
    ("Climate Lab Zürich", "Climate Lab Zürich", "Climate Lab Zürich"),
    ("sandra hughes", "Sandra", "Sandra Hughes"),
    ("LISA VAN DER BERG", "Lisa", "Lisa van der Berg"),
])
def test_names_are_greeted_as_they_should_be(name: str, short: str, formal: str) -> None:
    assert (take_apart(name).short, take_apart(name).formal) == (short, formal)


@pytest.mark.parametrize(("role", "company", "said"), [
    ("data engineer", "Klarna", "a data engineer at Klarna"),
    ("Data Engineer", "Klarna", "a data engineer at Klarna"),
    ("optics engineer", "", "an optics engineer"),
    ("UX designer", "", "a UX designer"),
    ("HR manager", "", "an HR manager"),
    ("head of data", "Monzo", "head of data at Monzo"),
    ("owner of a bakery in Austin", "", "the owner of a bakery in Austin"),
    ("CEO", "Pipely", "CEO of Pipely"),
    ("retired", "", "retired"),
    ("nurse moving into health IT", "", "a nurse moving into health IT"),
    ("volunteer at a food bank", "Ignored", "a volunteer at a food bank"),
    ("German teacher", "", "a German teacher"),
    ("chair", "Eday Power", "chair of Eday Power"),
    ("founder", "Loanbird", "the founder of Loanbird"),
    ("co-founder", "shiftly", "a co-founder of shiftly"),
    ("programme chair", "Geo Forum", "programme chair of Geo Forum"),
    ("web developer", "freelance", "a freelance web developer"),
    ("it lead", "Pipely", "an IT lead at Pipely"),
    ("PhD candidate", "University of Oslo", "a PhD candidate at the University of Oslo"),
    ("", "Pipely", "with Pipely"),
    ("", "", ""),
])
def test_the_sender_is_introduced_in_correct_english(role: str, company: str, said: str) -> None:
    assert who(role, company) == said


@pytest.mark.parametrize(("word", "said"), [
    ("hour", "an"), ("university", "a"), ("uninvited guest", "an"), ("UX", "a"), ("MBA", "an"), ("NASA engineer", "a"), ("8-year plan", "an"), ("one", "a"),
])
def test_articles_follow_the_sound(word: str, said: str) -> None:
    assert article(word) == said


@given(st.text(max_size=80))
def test_no_text_breaks_the_forms(text: str) -> None:
    assert fact_phrase(text, READER).form in (*FACT_FORMS, "unsure")
    assert point_phrase(text, READER).form in (*POINT_FORMS, "unsure")
    assert question_phrase(text, READER).form in (*QUESTION_FORMS, "unsure")
