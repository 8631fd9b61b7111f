"""The user's voice: features and answered messages of their own, told only where they want it, without others' names."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from composer.brief import load_brief
from composer.context import know
from composer.drafting.llm.client import server_at
from composer.drafting.llm.drafts import leaving, model_drafts
from composer.drafting.llm.voice import MOST, voice
from composer.record.log import log_answer, log_sent
from composer.record.store import open_record
from composer.settings import Settings
from tests.model_server import serving
from tests.record_kit import START
from tests.test_llm_whole import GOOD

BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")
OWN = ("Hi Priya, I'm a fan of short mails. Tom Okafor at Epic told me about your loom; call me on +1 415 555 0199 or a@b.example. Would Tuesday suit?", "Priya Nair")


@pytest.mark.parametrize("gone", ["Priya", "Nair", "Tom", "Okafor", "Epic", "555", "b.example"])
def test_names_and_addresses_of_others_are_taken_out(gone: str) -> None:
    assert gone not in voice([OWN])


def test_what_is_said_of_the_writer_are_length_and_manner_and_the_messages() -> None:
    said = voice([OWN])
    assert "contractions" in said
    assert "I'm a fan of short mails" in said
    assert "Tuesday" in said
    assert "{reader}" in said
    assert voice([]) == ""
    assert voice([OWN] * 9).count("Message ") == MOST


def test_it_is_told_with_the_request_and_shown_before() -> None:
    with serving(GOOD) as server:
        where = server_at(server.url, "strong")
        model_drafts(BRIEF, "email", server=where, count=1, voice=voice([OWN]))
        shown = json.loads(leaving(BRIEF, "email", where, voice=voice([OWN])))["messages"][1]["content"]
    told = server.asked[0]["messages"][1]["content"]
    assert "I'm a fan of short mails" in told
    assert shown.split("<DATA-")[0] == told.split("<DATA-")[0]


def test_only_answered_messages_of_ones_own_are_known_and_only_where_that_was_chosen(settings: Settings) -> None:
    with open_record(settings.record_url) as record:
        for name, origin, answered in (("Ana Ruiz", "own", True), ("Bo Lind", "own", False), ("Cy Orr", "model", True)):
            logged = log_sent(record, to=name, channel="email", at=START, origin=origin, text=f"Hello from {origin} to {name}")
            if answered:
                log_answer(record, "reply", outreach=logged.outreach, at=START)
        assert know(record, BRIEF, settings, START).answered_own == ()
        chosen = replace(settings, model=replace(settings.model, voice=True))
        assert know(record, BRIEF, chosen, START).answered_own == (("Hello from own to Ana Ruiz", "Ana Ruiz"),)
