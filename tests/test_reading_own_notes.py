"""Notes of the sender in a row of notes, with the “I” that they leave out."""

from __future__ import annotations

import pytest

from composer.drafting.reading.points.own_notes import own_note


@pytest.mark.parametrize(
    ("purpose", "before", "note", "said"),
    [
        ("connect", "I'm new in Turku", "also a puppeteer", "I'm also a puppeteer"),
        ("connect", "we moved here in May", "don't know anyone yet", "we don't know anyone yet"),
        ("decline", "no more orders", "happy to do June", "I'm happy to do June"),
        ("job", "a summer job on the ferry", "swim well", "I swim well"),
        ("job", "I'm moving to Graz", "dental nurse", "I'm a dental nurse"),
        ("update", "there is no answer yet", "asked again today", "I asked again today"),
        ("update", "your van failed its test", "asked for a new one", ""),
        ("thank", "your lecture in March", "changed how I see rust", "it changed how I see rust"),
        ("update", "it has been a long week", "got published today", "it got published today"),
        ("sell", "we sell looms", "have a van", ""),
        ("connect", "I mend nets", "like you do", ""),
        ("job", "work on your farm", "two years", ""),
    ],
)
def test_whose_note_it_is(purpose: str, before: str, note: str, said: str) -> None:
    assert own_note(note, [before], purpose) == said
