"""The named comparisons with a brief."""

from __future__ import annotations

import pytest

from composer.etiquette.grounding.brief_checks import CHECKS
from tests.rule_kit import against


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_each_is_told_in_words_and_silent_about_an_empty_brief_or_text(name: str) -> None:
    check = CHECKS[name]
    assert check.says
    assert check.needs_brief == (name not in ("near_copy", "wrong_name", "misspelt_name"))
    assert against(name, "Hi Ada, I met you at Stripe in March. https://a.example 14", briefed=False) == []
