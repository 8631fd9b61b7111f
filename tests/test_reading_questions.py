"""Questions read: direct, indirect, scraps of one, statements; people that nobody knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.drafting.reading.addressing.addressed import reader_named
from composer.drafting.reading.grammar.inversion import direct, embedded, is_inverted
from composer.drafting.reading.points.question import read_question

SHE, HE, NOBODY = reader_named("Marta Lindqvist", "she"), reader_named("Owen Pryce", "he"), reader_named("Vu Thanh", "")

READ = [
    ("wld two photos do", "yes_no", "Would two photos do?", "whether two photos would do"),
    ("will cash do", "yes_no", "Will cash do?", "whether cash will do"),
    ("next fair is when?", "open", "When is the next fair?", "when the next fair is"),
    ("the film starts when?", "open", "When does the film start?", "when the film starts"),
    ("the old gate went where?", "open", "Where did the old gate go?", "where the old gate went"),
    ("do yours freeze in winter too", "yes_no", "Do yours freeze in winter too?", "whether yours freeze in winter too"),
    ("what does she wish her students knew", "open", "What do you wish your students knew?", "what you wish your students knew"),
    ("who do i call about the keys", "open", "Who do I call about the keys?", "who I call about the keys"),
    ("any advice for a beginner?", "yes_no", "Do you have any advice for a beginner?", "whether you have any advice for a beginner"),
    ("worth a chat?", "yes_no", "Would it be worth a chat?", "whether it would be worth a chat"),
    ("30 min?", "yes_no", "Would you have 30 minutes?", "whether you would have 30 minutes"),
    ("how you plan the harvest", "open", "How do you plan the harvest?", "how you plan the harvest"),
    ("what made her stay", "open", "What made you stay?", "what made you stay"),
    ("which glue she uses", "open", "Which glue do you use?", "which glue you use"),
    ("coffee on Friday?", "yes_no", "Would you have time for coffee on Friday?", "whether you would have time for coffee on Friday"),
    ("Is Thursday ok for a visit?", "yes_no", "Is Thursday OK for a visit?", "whether Thursday is OK for a visit"),
    ("tea or coffee?", "choice", "Tea or coffee?", ""),
    ("should I graft in March or wait", "choice", "Should I graft in March or wait?", "whether I should graft in March or wait"),
    ("does he ever use pine", "yes_no", "Does he ever use pine?", "whether he ever uses pine"),
    ("is the gate of the mill open on Sundays", "yes_no", "Is the gate of the mill open on Sundays?",
     "whether the gate of the mill is open on Sundays"),
    ("you still tune organs?", "yes_no", "Do you still tune organs?", "whether you still tune organs"),
    ("interested in a swap?", "yes_no", "Are you interested in a swap?", "whether you are interested in a swap"),
    ("tell me which saw to buy", "request", "Could you tell me which saw to buy?", ""),
    ("could u send me the recipe pls", "request", "Could you send me the recipe, please?", "whether you could send me the recipe, please"),
    ("I can send photos", "statement", "I can send photos.", ""),
    ("wondering if you need a cellist", "request", "I'm wondering if you need a cellist.", "if you need a cellist"),
    ("whether she takes apprentices", "yes_no", "Do you take apprentices?", "whether you take apprentices"),
    ("her favourite loom?", "open", "What is your favourite loom?", "what your favourite loom is"),
    ("anything I should read first", "yes_no", "Is there anything I should read first?", "whether there is anything I should read first"),
    ("see you there?", "yes_no", "Will I see you there?", "whether I will see you there"),
    ("in winter, do you heat it?", "yes_no", "In winter, do you heat it?", ""),
    ("would 3 evenings/wk suit her", "yes_no", "Would 3 evenings a week suit you?", "whether 3 evenings a week would suit you"),
    ("40 min too short?", "yes_no", "Is 40 minutes too short?", "whether 40 minutes is too short"),
    ("how many break in a storm?", "open", "How many break in a storm?", "how many break in a storm"),
    ("which stall sells out first?", "open", "Which stall sells out first?", "which stall sells out first"),
    ("One lesson or two?", "choice", "One lesson or two?", ""),
    ("one coat or two", "choice", "One coat or two?", ""),
    ("can't feed 40 rowers, we've only got two stoves", "statement", "We can't feed 40 rowers. We've only got two stoves.", ""),
    ("saw the note about a canoe, is it still free?", "yes_no", "I saw the note about a canoe. Is it still free?", "whether it is still free"),
    ("bringing the drum?", "yes_no", "Are you bringing the drum?", "whether you are bringing the drum"),
    ("want to meet on tues?", "yes_no", "Would you like to meet on Tuesday?", "whether you would like to meet on Tuesday"),
    ("any chance of a seat?", "yes_no", "Is there any chance of a seat?", "whether there is any chance of a seat"),
    ("is there one she'd never use?", "yes_no", "Is there one you'd never use?", "whether there is one you'd never use"),
]


@pytest.mark.parametrize(("text", "kind", "said", "indirect"), READ, ids=[row[0] for row in READ])
def test_what_a_question_asks(text: str, kind: str, said: str, indirect: str) -> None:
    found = read_question(text, SHE)
    assert (found.kind, found.said, found.embedded) == (kind, said, indirect)


def test_several_questions_stay_several() -> None:
    found = read_question("did the bell crack?? and who had it?", HE)
    assert found.said == "Did the bell crack? Who had it?"
    assert read_question("Do you still row? I have a spare oar.", HE).said == "Do you still row? I have a spare oar."


def test_they_may_be_others_where_the_reader_s_pronoun_is_not_known() -> None:
    assert read_question("did they keep the keys?", NOBODY).said == "Did they keep the keys?"
    assert read_question("do they fly at night?", HE).said == "Do they fly at night?"


@pytest.mark.parametrize("text", ["", "???", "none", "n/a", "asdf", "[QUESTION]", "¿cuándo abre la tienda?"])
def test_no_question_is_asked_about(text: str) -> None:
    found = read_question(text, SHE)
    assert found.ask
    assert found.because
    assert not found.said


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("how do you dry it", "how you dry it"), ("when does the season start", "when the season starts"),
        ("what did the council say", "what the council said"), ("have you ever lost a swarm", "whether you have ever lost a swarm"),
        ("can I come by on Sunday", "whether I can come by on Sunday"), ("where's the best clay", "where the best clay is"),
    ],
)
def test_direct_and_indirect(question: str, clause: str) -> None:
    assert is_inverted(question)
    assert embedded(question) == clause


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("how you plan rotas", "how do you plan rotas"), ("what the council said", "what did the council say"),
        ("who runs the mill", "who runs the mill"), ("whether you would use lime", "would you use lime"),
        ("where she buys wool", "where does she buy wool"), ("why there are no benches", "why are there no benches"),
    ],
)
def test_indirect_made_direct(clause: str, question: str) -> None:
    assert direct(clause) == question


WORDS = st.sampled_from("how what do does is are you she your the any 30 min coffee ? . , or if whether can mill open May I tell me not".split())


@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_is_asked_or_doubted(text: str) -> None:
    found = read_question(text, SHE)
    assert found.ask != bool(found.said)
    if found.said:
        assert found.said.endswith((".", "?", "!"))
        assert "  " not in found.said
        assert found.kind != "statement" or not found.said.endswith("?")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("You are free on the second?", "Are you free on the second?"),
        ("I can give him your number?", "Can I give him your number?"),
        ("20 min call this week?", "Could we have a 20-minute call this week?"),
        ("send her the photos?", "Shall I send you the photos?"),
    ],
)
def test_what_only_the_mark_makes_a_question_is_asked_in_order(typed: str, said: str) -> None:
    assert read_question(typed, SHE).said == said
