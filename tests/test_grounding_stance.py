"""Which clauses claim something: wishes, the writer's own mind, remarks and what is said of all the world do not."""

from __future__ import annotations

import pytest

from composer.etiquette.grounding.claims import clauses
from composer.etiquette.grounding.stance import claiming
from composer.lexicon import default_lexicon

LEXICON = default_lexicon()


def told(text: str) -> tuple[bool, ...]:
    return claiming(clauses(text, (), LEXICON), LEXICON)


@pytest.mark.parametrize("text", [
    "I would rather buy from farmers.", "I'd have given a great deal for that.", "Perhaps the mill would suit.", "I wonder whether goats climb.", "I dread clear nights in April.",
    "I'm not an arborist.", "My own guess is the valve.", "It sounds simple.", "That takes patience.", "Most teams stop at the harbour.", "Veteran trees usually lose the argument.",
    "People who sew know this.", "There are few things a surgeon minds more.", "My students won't find it in their books.", "What interests me is the hinge.",
])
def test_what_is_wished_thought_or_said_of_everybody_claims_nothing(text: str) -> None:
    assert not any(told(text))


@pytest.mark.parametrize("text", [
    "We work at the harbour.", "Our auditors gave us until March.", "The theatre in Aachen has offered me a contract.", "Your readers wrote to an author.",
    "It was bought by the council.", "Perhaps the mayor has seen it.", "The workshop burned down.", "Two bakeries rely on us.", "All our drivers have left.",
])
def test_what_is_told_as_so_claims_it(text: str) -> None:
    assert all(told(text))


@pytest.mark.parametrize(("text", "claims"), [
    ("I would like to see it when the harbour freezes.", (False, False)), ("I would like to see it, and the harbour freezes.", (False, True)),
    ("I would like to see it, and soon.", (False, False)), ("We freeze the harbour when the mayor asks.", (True, True)),
    ("I would like to see it because the mayor asked.", (False, True)), ("I would like to see the boat that the mayor has sold.", (False, True)), ("I would like to see the boat that you sold.", (False, False)),
])
def test_a_wish_reaches_over_what_hangs_on_it_and_no_further(text: str, claims: tuple[bool, ...]) -> None:
    assert told(text) == claims
