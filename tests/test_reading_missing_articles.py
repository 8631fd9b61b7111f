"""A countable noun in the singular gets the article that it lacks inside a sentence; what may stand bare stays."""

from __future__ import annotations

import pytest

from composer.drafting.reading.wording.missing_articles import is_counted, with_missing_articles

CASES = [
    ("I have question about roof", "I have a question about the roof"),
    ("we sleep in old barn near harbour", "we sleep in an old barn near the harbour"),
    ("we need van with ladder", "we need a van with a ladder"),
    ("my brother gave me ticket for concert", "my brother gave me a ticket for a concert"),
    ("I work in the office of mill", "I work in the office of the mill"),
    ("the door of chapel is stuck", "the door of the chapel is stuck"),
    ("stir it with spoon", "stir it with a spoon"),
    ("we dance in gym", "we dance in the gym"),
    ("she starts at new school in May", "she starts at a new school in May"),
    ("there is bakery near station", "there is a bakery near the station"),
    ("it was good idea", "it was a good idea"),
    ("I want to find supplier of cork", "I want to find a supplier of cork"),
]
RIGHT = [
    "we met in person and talked on site", "I study at university and eat at school", "my arm is in plaster", "she plays piano",
    "for example in response to your note", "from start to finish, hand in hand", "the history of music", "2 km of hose from the brigade",
    "we are moving house in June", "she took part and made sense of it", "it comes in kind of blue", "by bus or by bike", "he is on call till Sunday",
    "changes of address until Friday noon", "what would you do with shop no 2", "met at the Ash Lane bakery course", "we are at home",
    "I work as head chef at the inn", "she came to our repair cafe", "on foot from door to door", "we have lunch at work",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), CASES, ids=[row[0] for row in CASES])
def test_a_bare_countable_noun_gets_its_article(typed: str, said: str) -> None:
    assert with_missing_articles(typed) == said
    assert with_missing_articles(said) == said


@pytest.mark.parametrize("typed", RIGHT)
def test_what_may_stand_bare_stays(typed: str) -> None:
    assert with_missing_articles(typed) == typed


def test_mass_nouns_are_not_counted() -> None:
    assert is_counted("workshop")
    assert not any(is_counted(word) for word in ("advice", "bread", "information", "music", "plaster"))
