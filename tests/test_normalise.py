"""One form for names, telephone numbers and mail addresses, however they are written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.normalise import clean, fold, fold_letters, mail_address, phone, spellings, stable_name, whatsapp, without_accents
from composer.record.folding import hashed_name

PACKAGE = Path(__file__).resolve().parent.parent / "composer"


@pytest.mark.parametrize("same", [
    ("Søren Kjær", "soren kjaer", "SØREN  KJÆR", " Søren Kjær."), ("Tomás Ortega", "tomas ortega", "Toma\u0301s\u00a0Ortega"),
    ("Conan O’Brien", "conan o'brien", "CONAN OʼBRIEN"), ("Łukasz Đorđević", "lukasz dordevic"), ("Weiß", "WEISS", "weiss"),
    ("Jean‑Luc", "jean-luc", "Jean–Luc"), ("\u200eBo\u200f", "bo"), ("İnci Işık", "inci isik"), ("Þóra", "thora"),
])
def test_a_name_is_the_same_however_it_is_typed(same: tuple[str, ...]) -> None:
    assert len({fold(name) for name in same}) == 1


@pytest.mark.parametrize("other", [("Ana Lima", "Anna Lima"), ("Jo", "Joe"), ("李小龍", "李小龙"), ("Юлия", "Юлий")])
def test_other_names_stay_other_names(other: tuple[str, str]) -> None:
    assert fold(other[0]) != fold(other[1])


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_letters(fold_letters(text)) == fold_letters(text)
    assert clean(clean(text)) == clean(text)


def test_words_of_a_text_keep_their_places() -> None:
    text = "Dear Søren,\n\nI read “Tomás’s notes”.  Best, Zoë"
    assert fold_letters(text) == "dear soren,\n\ni read “tomas's notes”.  best, zoe"
    assert len(fold_letters(text)) == len(text)


def test_a_text_without_accents_keeps_its_case() -> None:
    assert without_accents("Zürich, Café Ångström 李") == "Zurich, Cafe Angstrom 李"


@pytest.mark.parametrize(("name", "kept"), [("Søren  Kjær", "søren kjær"), ("Conan O’Brien", "conan o’brien"), ("Tomás", "tomas"), ("Weiß.", "weiss.")])
def test_the_form_in_keys_and_conversations_never_changes(name: str, kept: str) -> None:
    assert stable_name(name) == kept


@pytest.mark.parametrize(("name", "kept"), [("Søren  Kjær", "soren kjær"), ("Conan O’Brien", "conan o’brien"), ("\u200eTomás.", "tomas"), ("Đorđe", "dorde")])
def test_the_form_in_hashes_never_changes(name: str, kept: str) -> None:
    assert hashed_name(name) == kept


@pytest.mark.parametrize("typed", [
    "+49 (0)151 1234567", "0049151 1234567", "0049 (0) 151 / 12 34 567", "+49151-1234567", "+49 151 12\u00a034\u200a567", "tel:+491511234567",
    "\u202a+49 151 1234567\u202c", "＋49 151 1234567",
])
def test_a_number_with_its_country_is_one_number_however_it_is_written(typed: str) -> None:
    assert phone(typed) == phone(typed, "US") == phone(typed, "Sweden") == "+491511234567"


@pytest.mark.parametrize(("typed", "country", "number"), [
    ("0151 1234567", "DE", "+491511234567"), ("0151 1234567", "Germany", "+491511234567"), ("151 1234567", "Deutschland", "+491511234567"),
    ("020 7946 0958", "UK", "+442079460958"), ("(0)20 7946 0958", "gb", "+442079460958"), ("06 6982 1234", "Italy", "+390669821234"),
    ("0151 1234567", "", "01511234567"), ("0151 1234567", "Narnia", "01511234567"), ("110", "DE", "110"), ("+999 12345678", "", "+99912345678"),
])
def test_a_national_number_belongs_to_the_country_that_is_given(typed: str, country: str, number: str) -> None:
    assert phone(typed, country) == number


@pytest.mark.parametrize("word", ["", "Zoë", "call me", "12", "+", "1-800-FLOWERS", "a@b.example", "2026-11-20T10:00", "++49151", "1" * 21])
def test_what_is_no_number_gives_nothing(word: str) -> None:
    assert phone(word) == phone(word, "DE") == ""


@given(st.text(alphabet="+0123456789 ()-./", max_size=24), st.sampled_from(["", "DE", "US", "IT", "GB"]))
def test_a_number_is_folded_once_and_for_all(text: str, country: str) -> None:
    once = phone(text, country)
    assert phone(once, country) == once or not once.startswith("+")
    if once.startswith("+"):
        assert phone(once) == once


@pytest.mark.parametrize(("typed", "country", "number"), [
    ("491511234567", "", "+491511234567"), ("34600000000", "", "+34600000000"), ("0151 1234567", "DE", "+491511234567"),
    ("015123456789", "DE", "+4915123456789"), ("0151 1234567", "", "01511234567"), ("+49 (0)151 1234567", "", "+491511234567"),
])
def test_whatsapp_numbers_begin_with_their_country(typed: str, country: str, number: str) -> None:
    assert whatsapp(typed, country) == number


def test_a_number_is_found_under_what_it_was_kept_as_before_its_country_was_known() -> None:
    assert spellings("+491511234567")[0] == "+491511234567"
    assert {"+4901511234567", "01511234567", "491511234567"} <= set(spellings("+491511234567"))
    assert "02079460958" in spellings("+442079460958")
    assert spellings("01511234567") == ("01511234567",)
    assert spellings("+999123") == ("+999123",)


@pytest.mark.parametrize(("typed", "address"), [
    (" Tomas@Example.COM ", "tomas@example.com"), ("Tomás Ortega <Tomas@Example.com>", "tomas@example.com"), ("mailto:a@b.example", "a@b.example"),
    ("'a@b.example'", "a@b.example"), ("tomas", ""), ("a b@c", ""), ("", ""), ("x" * 320 + "@b", ""),
])
def test_a_mail_address_has_one_form(typed: str, address: str) -> None:
    assert mail_address(typed) == address


def test_no_other_module_folds_names_or_takes_numbers_apart() -> None:
    """A second way to fold is how one person became two."""
    strays = []
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        folds = any(isinstance(node, ast.Constant) and node.value in ("NFKD", "NFKC") for node in ast.walk(ast.parse(text)))
        if (folds or "import phonenumbers" in text) and path.name != "normalise.py":
            strays.append(path.relative_to(PACKAGE).as_posix())
    assert strays == []
