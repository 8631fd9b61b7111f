"""What ends a message stands at its end."""

from __future__ import annotations

import pytest

from composer.drafting.search.candidates import Piece
from composer.drafting.search.closings import with_closing_last
from composer.drafting.templating.template_loader import load_templates

TEMPLATE = next(iter(load_templates().templates.values()))


def after(*texts: str, language: str = "en") -> list[str]:
    pieces = [Piece(TEMPLATE, text, frozenset()) for text in texts]
    return [piece.text for piece in with_closing_last(pieces, language)]


@pytest.mark.parametrize(("texts", "moved"), [
    (["Thank you for the list. There is no need to reply.", "My clock runs."], ["Thank you for the list.", "My clock runs. There is no need to reply."]),
    (["No reply needed. Thank you for the list.", "My clock runs.", "It strikes."], ["Thank you for the list.", "My clock runs.", "It strikes. No reply needed."]),
    (["My clock runs.", "Thank you. You don't have to answer! It strikes."], ["My clock runs.", "Thank you. It strikes. You don't have to answer!"]),
    (["Thank you. No need to respond, ever."], ["Thank you. No need to respond, ever."]),
    (["My clock runs.", "Thank you. No reply needed."], ["My clock runs.", "Thank you. No reply needed."]),
    (["No reply needed.", "My clock runs."], ["No reply needed.", "My clock runs."]),
    (["You say no reply is needed for it. True.", "My clock runs."], ["You say no reply is needed for it. True.", "My clock runs."]),
    (["My clock runs.", "It strikes."], ["My clock runs.", "It strikes."]),
    ([], []),
])
def test_no_need_to_reply_is_said_last(texts: list[str], moved: list[str]) -> None:
    assert after(*texts) == moved


def test_a_language_that_names_no_closings_moves_nothing() -> None:
    texts = ["Thank you. No reply needed.", "My clock runs."]
    assert after(*texts, language="xx") == texts
