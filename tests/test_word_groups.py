"""Words as data: groups are read once, named in expressions, and refused with file, group and field when they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from composer import data
from composer.errors import BadFile, BadValue, ComposerError
from composer.etiquette import word_groups

SHIPPED = sorted(path.stem for path in (data.rules_folder() / "words").glob("*.toml"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(data, "_ROOT", tmp_path)
    words = tmp_path / "etiquette_rules" / "words"
    words.mkdir(parents=True)
    for cached in (word_groups.groups, word_groups.words, word_groups.tokens, word_groups.any_of):
        monkeypatch.setattr(word_groups, cached.__name__, cached.__wrapped__)  # what is tried here stays out of the caches
    return words


def test_a_group_stands_for_its_words_in_an_expression(folder: Path) -> None:
    (folder / "boats.toml").write_text("[boat]\nwhy = 'Things that float.'\nwords = '''\nship, shipping line,\nsloop, sloops\n'''\n")
    assert word_groups.words("boats", "boat") == {"ship", "shipping line", "sloop", "sloops"}
    spoken = re.compile(word_groups.filled("boats", r"\bour {boat}s{0,1}\b"))
    assert [spoken.fullmatch(f"our {boat}") is not None for boat in ("ship", "ships", "shipping line", "sloops", "slo")] == [
        True, True, True, True, False]
    after = re.compile(word_groups.filled("boats", r"{not_after:boat}(?<=\w )owner"))
    assert after.search("the ship owner") is None
    assert after.search("the proud owner") is not None


def test_guard_words_are_the_longest_of_each_phrase(folder: Path) -> None:
    (folder / "boats.toml").write_text("[boat]\nwhy = 'Things that float.'\nwords = 'ship, rowing boat, tug-boats'\n")
    assert word_groups.tokens("boats", "boat") == {"ship", "rowing", "boats"}


@pytest.mark.parametrize(("text", "said"), [
    ("[boat]\nwhy = 'x'\nwords = '''ship", "line"),
    ("boat = 'ship'", "boat: must be a group"),
    ("[boat]\nwords = 'ship'", "[boat]: why: must be text"),
    ("[boat]\nwhy = 'x'\nwords = ['ship']", "[boat]: words: must be text"),
    ("[boat]\nwhy = 'x'\nwords = 'ship, tug, ship'", "holds “ship” twice"),
    ("[boat]\nwhy = 'x'\nword = 'ship'", "word"),
])
def test_a_wrong_file_is_refused_with_file_group_and_field(folder: Path, text: str, said: str) -> None:
    (folder / "boats.toml").write_text(text)
    with pytest.raises(ComposerError) as refused:
        word_groups.groups("boats")
    assert "boats.toml" in str(refused.value)
    assert said in str(refused.value)


def test_a_missing_file_or_group_is_named(folder: Path) -> None:
    with pytest.raises(BadFile, match=r"boats\.toml"):
        word_groups.groups("boats")
    (folder / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'ship'\n")
    with pytest.raises(BadValue, match="tram"):
        word_groups.words("boats", "tram")


@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_group_matches_each_of_its_words_whole(file: str) -> None:
    for name, listed in word_groups.groups(file).items():
        spoken = re.compile(word_groups.any_of(file, name))
        assert [word for word in listed if spoken.fullmatch(word) is None] == [], name
