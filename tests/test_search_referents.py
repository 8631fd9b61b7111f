"""A remark stands beside what it speaks of, or is not said."""

from __future__ import annotations

from typing import Any

import pytest

from composer.brief import brief_from_table
from composer.drafting.reading.remarks.referents import is_telling, leans_back, leans_on, leans_on_point
from composer.drafting.search.compose import compose


def drafts(channel: str = "email", purpose: str = "learn", count: int = 3, **fact: Any) -> list[str]:
    table = {
        "relationship": "follower", "purpose": purpose, "point": "how to keep bees warm in a wall", "question": "Which wood do you use?",
        "sender": {"name": "Ana Ruiz", "role": "roofer"}, "recipient": {"name": "Tom Berg", "facts": [fact]},
    }
    return [draft.text for draft in compose(brief_from_table(table), channel, count=count).drafts]


@pytest.mark.parametrize(("because", "detail", "fact", "leans"), [
    ("I did, for a week", "“sleep in the barn once”", "you told me how to calm a mare", True),
    ("I now ask my tenants to hold the ladder", "your tenants hold the ladder", "you paint houses in Ghent", True),
    ("I have told every apprentice not to", "“never lick the brush”", "you wrote the yellow handbook", True),
    ("I tried thirty and people laughed", "you clap nine times", "your lesson on echoes", True),
    ("I built three sheds", "you nail nine boards", "your lesson on sheds", False),
    ("I sold my car", "the map of bus stops", "your talk on buses", False),
    ("I sold my car", "", "your talk on buses", False),
])
def test_a_remark_leans_on_a_detail_by_a_word_that_points_back_or_is_its_own(because: str, detail: str, fact: str, leans: bool) -> None:
    assert leans_on(because, detail, fact) is leans


def test_this_one_speaks_of_what_is_asked_for() -> None:
    assert leans_on_point("I'd like to build this one slowly, too")
    assert not leans_on_point("this gave us the theme")


@pytest.mark.parametrize(("fact", "telling"), [
    ("you told me to wait", True), ("your note in the toolbox", True), ("you once wrote to the mayor", True), ("you keep geese", False),
    ("we met at the mill", False),
])
def test_a_quotation_may_follow_the_readers_words(fact: str, telling: bool) -> None:
    assert is_telling(fact) is telling


@pytest.mark.parametrize(("fact", "back"), [
    ("you told me not to sell it", True), ("you said they would never grow", False), ("you lent me a boat and came for it", False),
    ("you won the race this year", False), ("you asked me to keep them warm", True),
    ("I own all four volumes", True), ("I own all four volumes of your atlas", False), ("I watered all your plants", False),
])
def test_a_fact_may_say_it_of_what_the_message_is_about(fact: str, back: bool) -> None:
    assert leans_back(fact) is back


def test_it_is_said_behind_what_it_means() -> None:
    table = {
        "relationship": "friend", "purpose": "update", "point": "the quince tree is alive", "sender": {"name": "Ana"},
        "recipient": {"name": "Tom Berg", "facts": [{"text": "told me not to cut it down"}]},
    }
    text = compose(brief_from_table(table), "whatsapp", count=1).drafts[0].text
    assert text.index("quince") < text.index("cut it down")


def test_a_point_that_says_it_stands_behind_the_fact() -> None:
    table = {
        "relationship": "met", "purpose": "reconnect", "point": "tell her it worked", "sender": {"name": "Ana"},
        "recipient": {"name": "Eva Berg", "facts": [{"text": "her course on grafting pears"}]},
    }
    for draft in compose(brief_from_table(table), "email").drafts:
        assert draft.text.index("pears") < draft.text.index("it worked")


def test_what_leans_on_a_detail_is_never_said_without_it() -> None:
    for channel in ("linkedin_note", "email", "whatsapp"):
        for text in drafts(channel, text="he thatches roofs in Jutland", detail="he lets the apprentice hold the needle",
                           because="I now let my apprentice hold it too"):
            assert "hold it too" not in text or "hold the needle" in text


def test_a_detail_stands_right_behind_its_fact() -> None:
    for text in drafts(text="he thatches roofs in Jutland", detail="he lets the apprentice hold the needle"):
        if "needle" in text:
            assert text.index("Jutland") < text.index("needle")
            assert "." not in text[text.index("Jutland") : text.index("needle")].replace(".", "", 1)


def test_a_detail_that_is_no_sentence_joins_its_fact() -> None:
    assert any("Jutland, in slippers" in text for text in drafts(text="he thatches roofs in Jutland", detail="in slippers"))
    told = drafts(text="he sang to the crew because the fog had come in", detail="quietly, from the roof")
    assert any("sang to the crew, quietly, from the roof, because the fog" in text for text in told)
    assert any("Jutland: no helmet" in text for text in drafts(text="he thatches roofs in Jutland", detail="no helmet on anybody"))


def test_a_reason_that_only_repeats_the_fact_is_not_said_twice() -> None:
    table = {
        "relationship": "stranger", "purpose": "learn", "point": "how to keep bees warm in a wall", "question": "Which wood do you use?",
        "why_them": "she keeps bees in the wall of a church", "sender": {"name": "Ana Ruiz", "role": "roofer"},
        "recipient": {"name": "Eva Berg", "facts": [{"text": "keeps bees in the wall of her church in Lund"}]},
    }
    for draft in compose(brief_from_table(table), "email").drafts:
        assert draft.text.count("church") == 1


def test_a_part_is_not_named_away_from_its_whole() -> None:
    for text in drafts(text="read his newsletter", detail="the issue on hinges", purpose="press"):
        if "the issue on hinges" in text.lower():
            before = text[: text.lower().index("the issue on hinges")].split(". ")[-2:]
            assert any("newsletter" in sentence and "bees" not in sentence for sentence in before)


def test_what_was_said_follows_the_telling() -> None:
    said = drafts(text="he told me to wait with the reed", detail="'count the swallows first'")
    assert any("wait with the reed: “count the swallows first”" in text for text in said)


def test_thanks_do_not_begin_with_what_the_unsaid_fact_led_to() -> None:
    for text in drafts("linkedin_note", "thank", text="post with the spreadsheet", because="found 3 in a day"):
        assert "I found 3" not in text or "spreadsheet" in text
