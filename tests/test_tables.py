"""The word tables: sorted, read by bisection, with a way back from every form."""

from __future__ import annotations

import pytest

from composer import data
from composer.errors import BadFile
from composer.sorted_table import SortedTable, sorted_table
from composer.word_forms import word_forms


@pytest.mark.parametrize(
    "name", ["countable_nouns.en.txt", "foreign_words.txt", "hyphens.en.txt", "names.txt", "proper_names.en.txt", "syllables.txt", "word_forms.en.txt", "word_kinds.en.txt",
             "word_senses.en.txt"]
)
def test_tables_are_sorted_by_their_bytes(name: str) -> None:
    lines = data.table(name).read_bytes().splitlines()
    assert lines == sorted(lines)


def test_every_line_is_found() -> None:
    table = sorted_table("names.txt", "\t")
    for line in data.table("names.txt").read_text(encoding="utf-8").splitlines()[::97]:
        key, _, rest = line.partition("\t")
        assert rest in list(table.values(key))
    lines = data.table("foreign_words.txt").read_text(encoding="utf-8").splitlines()
    words = sorted_table("foreign_words.txt", "\n")
    assert all(word in words for word in (*lines[:3], *lines[::997], *lines[-3:]))
    assert "zzzz" not in words
    assert "" not in words


def test_forms_lead_there_and_back() -> None:
    forms = word_forms()
    assert (forms.past("write"), forms.plural("story"), forms.singulars["stories"]) == ("wrote", "stories", "story")
    assert {(item.lemma, item.form) for item in forms.read_verb("saw")} == {("saw", "base"), ("see", "past")}
    assert forms.singulars.get("moss", "none") == "none"
    with pytest.raises(KeyError):
        forms.verbs["mossy"]
    assert forms.read_verb("were")[0].lemma == "be"


def test_a_missing_table_is_named() -> None:
    with pytest.raises(BadFile):
        SortedTable("no_such_table.txt")


def test_half_a_character_stands_in_no_table() -> None:
    assert sorted_table("word_kinds.en.txt").first("\udcad") is None
    assert sorted_table("word_kinds.en.txt").first("moss\ud800") is None
