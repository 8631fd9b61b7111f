"""Slips of spelling and grammar: found in plain words, not in names, terms, quotations or another dialect; each with its fix."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from composer.brief import brief_from_table
from composer.cli import main
from composer.etiquette import edits
from composer.etiquette.audit import runner
from composer.etiquette.check import check
from composer.etiquette.check_context import CheckContext
from composer.etiquette.proofread import CRITERION, with_proofreading
from composer.settings import DIALECTS, Settings

LETTER = "Hi Ida,\n\nyour log of the 1931 regatta named my great-uncle's boat.\n\nWhich archive held the list?\n\nBest,\nUlf"
ROOT = Path(__file__).resolve().parent.parent


def slips(text: str, context: CheckContext | None = None, dialect: str = "") -> list[tuple[str, str | None]]:
    context = context or CheckContext("email")
    found = with_proofreading(check(text, context.channel, context.brief), text, context, dialect=dialect)
    return [(one.text, one.fix.replacement if one.fix else None) for one in found.findings if one.criterion == CRITERION]


def said(sentence: str) -> str:
    return LETTER.replace("Which archive", f"{sentence} Which archive")


@pytest.mark.parametrize(("sentence", "slip"), [
    ("I recieved the plan.", ("recieved", "received")), ("It was definately there.", ("definately", "definitely")), ("I am writting again.", ("writting", "writing")),
    ("We should of asked.", ("should of", "should have")), ("It lost it's mast.", ("it's", "its")),
    ("She don't sail.", ("don't", "doesn't")), ("It had a big affect on us.", ("affect", "effect")), ("It is a old boat.", ("a", "an")), ("I dont sail.", ("dont", "don't")),
    ("Teh keel held.", ("Teh", "The")), ("So i came.", ("i", "I")), ("It needs alot of paint.", ("alot", "a lot")), ("He have sailed.", ("have", "has")),
])
def test_a_slip_is_found_with_what_was_meant(sentence: str, slip: tuple[str, str]) -> None:
    assert slip in slips(said(sentence))


@pytest.mark.parametrize("sentence", [
    "Quillfort and Zelenka built it.", "The colour of the harbour and the color of the program differ.", "My apps and emails and signups are many.",
    'You wrote "recieved" on the card.', "Run `recieve` there.", "It is at https://tarn.example/recieve now.", "The quern, the thwart and the strake are oak.",
    "We sail on Thursdays, wind or no wind.", "BTW the GPX file is 2.4 MB.", "I want to know how wind from the fells changes where we sail.",
])
def test_names_terms_quotations_and_dialects_are_no_slips(sentence: str) -> None:
    assert slips(said(sentence)) == []


def test_a_clean_letter_has_none_and_keeps_its_verdict() -> None:
    plain = check(LETTER)
    assert with_proofreading(plain, LETTER, CheckContext("email")) == plain


def test_a_letter_with_a_slip_is_not_ready_and_the_fix_makes_it_so() -> None:
    text = said("I recieved the plan.")
    found = with_proofreading(check(text), text, CheckContext("email"))
    assert found.verdict == "revise"
    mended = edits.apply_fixes(text, [one for one in found.findings if one.criterion == CRITERION])
    assert mended == said("I received the plan.")
    assert with_proofreading(check(mended), mended, CheckContext("email")).verdict == "ready"


def test_a_dialect_that_is_set_holds() -> None:
    assert slips(said("The colour is new."), dialect="british") == []
    assert ("colour", "color") in slips(said("The colour is new."), dialect="american")
    assert DIALECTS[0] == ""


def test_names_of_the_brief_and_allowed_words_are_known() -> None:
    sentence = said("At wickstrem we sail with a sprittsail.")
    brief = brief_from_table({
        "relationship": "stranger", "purpose": "learn", "point": "how you rig her", "question": "Which rope?",
        "sender": {"name": "Ulf Roth", "company": "Wickstrem"}, "recipient": {"name": "Ida Voss", "facts": [{"text": "log of the regatta"}]},
    })
    assert "sprittsail" not in [word for word, _ in slips(sentence, CheckContext("email", brief, allow=("sprittsail",)))]
    assert slips(said("At wickstrem we sail."), CheckContext("email", brief)) == []


def test_a_finding_that_was_put_away_stays_away() -> None:
    text = said("I recieved the plan.")
    assert slips(text, CheckContext("email", allow=("recieved",))) == []


def test_another_language_is_not_read() -> None:
    text = "Sehr geehrte Frau Voss,\n\nich habe Ihr Logbuch mit grosser Freude gelesen und möchte wissen, wo die Liste liegt.\n\nMit freundlichen Grüßen\nUlf"
    assert slips(text) == []


def test_quoted_mail_greeting_and_signature_are_left_alone() -> None:
    assert slips(f"{LETTER}\nRecieved Boats Ltd\n\nOn Mon, May 4, 2026 at 10:12 AM Ida Voss <ida@voss.example> wrote:\n> I recieved it") == []


def test_the_command_line_and_the_audit_proofread_where_asked(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(said("I recieved the plan."), encoding="utf-8")
    for asked in (False, True):
        main(["check", "--format", "json", *(["--proofread"] if asked else []), str(path)])
        assert any(one["criterion"] == CRITERION for one in json.loads(capsys.readouterr().out)["findings"]) == asked
    summary = runner.run([str(path), str(path)], runner.Job(CheckContext("email"), settings, proofread=True), form="json", out=io.StringIO(), workers=1)
    assert summary.by_rule["misspelling"] == 2
