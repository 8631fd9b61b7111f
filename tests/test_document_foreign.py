"""What in a text is not said by its writer: quoted mail, code, quotations, signatures."""

from __future__ import annotations

import pytest

from composer.etiquette.check import check
from composer.etiquette.document.foreign import blanked, foreign_spans, quotations
from composer.etiquette.document.message_parser import parse

LETTER = "Hi Ida,\n\nyour log of the 1931 regatta named my great-uncle's boat.\n\nWhich archive held the list?\n\nBest,\nUlf"


def rules(text: str, channel: str = "email") -> set[str]:
    return {finding.rule for finding in check(text, channel).findings}


def test_blanks_keep_every_offset_and_every_line() -> None:
    assert blanked("ab\ncd ef", [(1, 4), (3, 6)]) == "a \n   ef"
    assert blanked("abc", []) == "abc"
    assert blanked("abc", [(0, 3)]) == "   "


@pytest.mark.parametrize(("text", "code"), [
    ("Run `make {target}` first.", ["make {target}"]), ("```\nif [x]: FAIL!!!\n```\nDid it run?", ["if [x]: FAIL!!!"]), ("a ` b", []), ("``", []), ("no code", []),
])
def test_code_is_nobodys_words(text: str, code: list[str]) -> None:
    assert [text[slice(*span)] for span in foreign_spans(text)] == code


@pytest.mark.parametrize(("text", "said"), [
    ("You wrote “act now” once, and it is a long letter.", ["“act now”"]), ('The sign "NO DOGS" hangs there still, I saw.', ['"NO DOGS"']), ("Ein „Nein“ reicht mir aus, danke sehr.", ["„Nein“"]),
    ("the ‘old’ boat don’t sail, so they say", ["‘old’"]), ('a 5" plank and a 6" plank', []), ("“all of it is quoted”", []), ("no quotation", []),
])
def test_quotations_are_words_that_are_named(text: str, said: list[str]) -> None:
    assert [text[slice(*span)] for span in quotations(text)] == said


def test_a_finding_about_a_text_with_a_quoted_mail_is_about_the_own_part_alone() -> None:
    theirs = "\n\nOn Mon, May 4, 2026 at 10:12 AM Ida Voss <ida@voss.example> wrote:\n\nDear [Name], you idiot, act now!!! See https://a.example and https://b.example"
    assert rules(LETTER + theirs) == rules(LETTER)
    assert check(LETTER + theirs).words == check(LETTER).words
    broken = LETTER.replace("Which archive", "WHICH [archive]") + theirs
    assert "slot-left" in rules(broken)


@pytest.mark.parametrize("said", [
    'You called "I hope this email finds you well" the worst first line. ', "You say “act now” is on every flyer. ", "Your page `pip install {name}` saved me. ",
    "Your map is at https://tide.example/u/1?filter[port]=leith still. ",
])
def test_what_is_quoted_coded_or_in_an_address_is_not_held_against_the_writer(said: str) -> None:
    assert rules(LETTER.replace("Which", said + "Which")) == rules(LETTER)


@pytest.mark.parametrize("below", [
    "\nVoss Boats\nhttps://voss.example\nhttps://network.example/in/ulf", "\n--\nUlf Voss | We help crews win\nwww.voss.example\nwww.voss.example/blog",
    "\n\nThis e-mail and any files attached are confidential and intended for the addressee. Please find our terms at https://voss.example/terms and https://voss.example/law.",
    "\n\nSent from my phone",
])
def test_a_signature_is_not_the_letter(below: str) -> None:
    assert rules(LETTER + below) == rules(LETTER)


@pytest.mark.parametrize("below", ["\n[Company]", "\n{{phone}}"])
def test_a_slot_in_a_signature_is_left_all_the_same(below: str) -> None:
    assert "slot-left" in rules(LETTER + below)


def test_a_slot_in_quotation_marks_or_an_address_is_left_too() -> None:
    assert "slot-left" in rules(LETTER.replace("Which", 'I read "[Post title]" twice. Which'))
    assert "slot-left" in rules(LETTER.replace("Which", "See https://voss.example/{{first_name}} for it. Which"))


def test_under_two_dashes_stands_the_signature_with_the_name() -> None:
    message = parse("Hi Ida,\n\nwhich archive held it?\n\n-- \nUlf Voss\nVoss Boats\nhttps://voss.example", "email")
    assert message.signoff_name is not None
    assert message.says(message.signoff_name) == "Ulf Voss"
    assert [message.says(span) for span in message.sentences] == ["which archive held it?"]


def test_a_name_under_the_postscript_signs_the_letter() -> None:
    message = parse("Hi Ida,\n\nwhich archive held it?\n\nP.S. The boat is still afloat.\n\nUlf", "email")
    assert message.signoff_name is not None
    assert message.postscript is not None
    assert (message.says(message.signoff_name), message.says(message.postscript).strip()) == ("Ulf", "P.S. The boat is still afloat.")


def test_a_list_of_names_signs_nothing() -> None:
    assert parse("Hi Ida,\n\nthe list names two:\n- Ulf\n- Ines", "email").signoff is None


@pytest.mark.parametrize("line", ["**Subject:** The regatta", "Subject: The regatta", "*Subject: The regatta*", "__Subject:__ The regatta"])
def test_a_subject_line_in_bold_is_the_subject(line: str) -> None:
    message = parse(f"{line}\n\n{LETTER}", "email")
    assert message.subject is not None
    assert message.says(message.subject).strip() == "The regatta"
    assert message.greeting is not None
