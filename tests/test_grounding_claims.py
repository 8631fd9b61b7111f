"""What may be wrong with one claim of a sentence, each kind with a near one that is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.traces import FOLDER, pairs
from composer.etiquette.check import check
from composer.etiquette.document.message_parser import parse
from composer.etiquette.grounding import claims
from composer.etiquette.grounding.sentence_trace import trace
from composer.etiquette.grounding.sources import sources
from composer.lexicon import default_lexicon
from composer.model import Brief, Fact, Recipient, Sender, Third

LEXICON = default_lexicon()
BRIEF = Brief(
    Sender("Bo Dahl", "potter", "Aas Clay", situation="my kiln permit ends in May"),
    Recipient("Ann Lee", "baker", "Lee & Sons", facts=(
        Fact("she rebuilt 3 stone ovens with 11 neighbours", "county paper"), Fact("talk on rye starters at Bread Days", detail="that half of the starters never died"),
    )),
    "stranger", "learn", "how you keep 40 starters alive", "Which flour do you feed them?",
)


def of(text: str, brief: Brief = BRIEF) -> object:
    return trace(parse(text, "email"), brief)[0].by


def why(text: str, brief: Brief = BRIEF) -> str:
    return trace(parse(text, "email"), brief)[0].why


@pytest.mark.parametrize("text", [
    "You rebuilt three stone ovens with eleven neighbours.", "You and 11 neighbours restored 3 ovens.", "In your talk you said that half of the starters never died.",
    "Your talk on rye starters stayed with me.", "I'm a potter, and my permit ends in May.", "I read in the county paper how you rebuilt the ovens.",
    "I would like to learn how you keep forty starters alive.", "What do you do if you feel that one is dying?",
    "The best part for me was the rye.", "I'll keep it short.", "You rebuilt 3 stone ovens, and will pay for bread.", "I read your talk, and enjoyed that starters live.",
    "You rebuilt 3 ovens, as you wished.", "Who has heard you say that starters die?", "The clearest talk on rye I have heard is yours.",
    "You keep 40 starters, so you'll have met this question.", "I expect you'll say neither.", "If I go from 3 ovens to none, they will want it in writing.", "Somebody beat you to the ovens.", "You have more starters than we'll ever have.",
    "Cold starters seem to wake up later than warm ones.", "In your talk you said that half of the starters kept living without ever dying off.",
])
def test_what_the_brief_holds_is_supported_in_other_words_too(text: str) -> None:
    assert of(text) != "unsupported", why(text)


@pytest.mark.parametrize(("text", "said"), [
    ("You rebuilt eleven stone ovens with three neighbours.", "counts something else"), ("You rebuilt 4 stone ovens.", "“4” is not in your brief"),
    ("I rebuilt three stone ovens with my neighbours.", "is the reader's"), ("After my Bread Days talk on rye I had one question.", "is the reader's"),
    ("Your kiln permit ends in May.", "is yours"), ("Your ovens saved the harvest festival of the island.", "is not in your brief"),
    ("Your masterpiece of a talk is on rye starters.", "praise"), ("Your talk on rye starters is the finest of all.", "more than your brief holds"),
    ("Nobody else in the trade could keep 40 starters.", "more than your brief holds"), ("We will send you a bag of flour.", "promises"),
    ("You will never lose a starter again.", "promises the reader"), ("You must be proud of the ovens.", "feel or think"), ("You regret the ovens.", "feel or think"),
    ("You said that flour is politics.", "has the reader say"), ("You sold the bakery.", "is not in your brief"), ("And a professor has spoken of it.", "is not in your brief"),
    ("You rebuilt 3 stone ovens, and are tired of it.", "feel or think"), ("We look for an oven, and pay half of the price.", "promises"),
    ("Your talk shows how much you care about rye.", "feel or think"), ("We'll put your name on the poster.", "promises"), ("Our town has already voted on it.", "is not in your brief"),
    ("Nobody in the county knows rye better.", "more than your brief holds"), ("The mayor will be there.", "promises"), ("The first starter is on us.", "promises the reader"),
    ("It is the best oven in the world.", "more than your brief holds"),
])
def test_what_it_does_not_hold_is_named(text: str, said: str) -> None:
    assert of(text) == "unsupported"
    assert said in why(text)


def test_a_deed_of_a_third_is_not_the_readers() -> None:
    brief = replace(BRIEF, third=Third("Cy Orr", "he repaired the organ bellows in Hereford"))
    assert "somebody else's" in why("You repaired the organ bellows in Hereford.", brief)
    assert of("Cy Orr repaired the organ bellows in Hereford.", brief) == ("third",)


def test_who_did_it_for_whom_is_kept() -> None:
    brief = replace(BRIEF, recipient=replace(BRIEF.recipient, facts=(Fact("she showed me the long oven"),)))
    assert "the other way round" in why("I showed you the long oven.", brief)
    assert of("You showed me the long oven.", brief) == ("fact:1",)


def test_commas_in_figures_divide_no_clause() -> None:
    found = claims.clauses("Your bakery, with 2,000 loaves, and you.", sources(BRIEF, LEXICON), LEXICON)
    assert [clause.text for clause in found] == ["Your bakery", "with 2,000 loaves", "you"]


def test_figures_and_deeds_are_looked_at_in_questions_too_and_new_things_are_free_there() -> None:
    assert of("Did you rebuild 4 stone ovens?") == "unsupported"
    assert of("Do you dance with elephants?") != "unsupported"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_pairs_of_honest_and_faulty_messages_are_told_apart(path: Path) -> None:
    honest = faulty = total = 0
    for entry, brief, good, bad in pairs(path):
        total += 1
        before = [item.by for item in check(good, entry["channel"], brief).trace or ()].count("unsupported")
        honest += before > 0
        faulty += [item.by for item in check(bad, entry["channel"], brief).trace or ()].count("unsupported") > before
    assert honest <= 0.04 * total
    assert faulty >= 0.7 * total


def test_what_the_point_offers_is_no_new_promise_and_thanks_may_be_told_in_ones_own_words() -> None:
    offer = replace(BRIEF, point="lending pots in your bakery, we bring and mend them")
    assert of("We would bring them to you each Monday.", offer) != "unsupported"
    assert of("We would pay you each Monday.", offer) == "unsupported"
    thanks = replace(BRIEF, purpose="thank", point="lending me the dough mixer")
    assert of("Thank you for lending it to a beginner with flour in her hair.", thanks) != "unsupported"
    assert of("Thank you for marrying my cousin from the lighthouse in Bergen.", thanks) == "unsupported"


def test_a_friend_who_gives_a_name_tells_nothing_of_the_reader() -> None:
    known = replace(BRIEF, relationship="mutual", mutual="Eva Moe")
    assert of("Eva Moe says you're the person to ask.", known) != "unsupported"
    assert of("Eva Moe says you sold the lighthouse.", known) == "unsupported"
