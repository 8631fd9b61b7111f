"""Words as data: groups are read once, named in expressions, and refused with file, group and field when they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from composer import word_groups
from composer.errors import BadFile, BadValue, ComposerError
from composer.lexicon import Lexicon, Lexicons, Wording, default_lexicon, shipped_lexicons

SHIPPED = [
    (language, file) for language in shipped_lexicons().languages
    for file in sorted({path.stem for folder in shipped_lexicons().of(language).folders for path in folder.glob("*.toml")})
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = tmp_path / "en" / "words"
    words.mkdir(parents=True)
    return words


@pytest.fixture
def lexicon(folder: Path) -> Lexicon:
    return Lexicons(folder.parent.parent).default


def test_a_group_stands_for_its_words_in_an_expression(folder: Path, lexicon: Lexicon) -> None:
    (folder / "boats.toml").write_text("[boat]\nwhy = 'Things that float.'\nwords = '''\nship, shipping line,\nsloop, sloops\n'''\n")
    assert lexicon.words("boats", "boat") == {"ship", "shipping line", "sloop", "sloops"}
    spoken = re.compile(lexicon.filled("boats", r"\bour {boat}s{0,1}\b"))
    assert [spoken.fullmatch(f"our {boat}") is not None for boat in ("ship", "ships", "shipping line", "sloops", "slo")] == [
        True, True, True, True, False]
    after = re.compile(lexicon.filled("boats", r"{not_after:boat}(?<=\w )owner"))
    assert after.search("the ship owner") is None
    assert after.search("the proud owner") is not None


def test_a_pattern_may_be_named_like_a_group_and_may_name_groups(folder: Path, lexicon: Lexicon) -> None:
    (folder / "boats.toml").write_text(
        "[boat]\nwhy = 'Floats.'\nwords = 'ship, sloop'\n[fleet]\nwhy = 'Several.'\nany = ['''\\d+ {boat}s''', 'a fleet']\n"
    )
    spoken = Wording("boats", r"{fleet} at sea").of(lexicon)
    assert [bool(spoken.fullmatch(f"{said} at sea")) for said in ("12 ships", "a fleet", "a ship")] == [True, True, False]


def test_guard_words_are_the_longest_of_each_phrase(folder: Path, lexicon: Lexicon) -> None:
    (folder / "boats.toml").write_text("[boat]\nwhy = 'Things that float.'\nwords = 'ship, rowing boat, tug-boats'\n")
    assert lexicon.tokens("boats", "boat") == {"ship", "rowing", "boats"}


@pytest.mark.parametrize(("text", "said"), [
    ("[boat]\nwhy = 'x'\nwords = '''ship", "line"),
    ("boat = 'ship'", "boat: must be a group"),
    ("[boat]\nwords = 'ship'", "[boat]: why: must be text"),
    ("[boat]\nwhy = 'x'\nwords = ['ship']", "[boat]: words: must be text"),
    ("[boat]\nwhy = 'x'\nwords = 'ship, tug, ship'", "holds “ship” twice"),
    ("[boat]\nwhy = 'x'\nword = 'ship'", "word"),
    ("[boat]\nany = ['ship']", "[boat]: why: must be text"),
    ("[boat]\nwhy = 'x'\nany = 'ship'", "[boat]: any: must be a list of texts"),
    ("[boat]\nwhy = 'x'\nany = ['ship']\nneeds = 'boat'", "[boat]: needs: must be a list of texts"),
    ("[boat]\nwhy = 'x'\nany = ['ship']\nwords = 'ship'", "words"),
])
def test_a_wrong_file_is_refused_with_file_group_and_field(folder: Path, text: str, said: str) -> None:
    (folder / "boats.toml").write_text(text)
    with pytest.raises(ComposerError) as refused:
        word_groups.read(folder / "boats.toml")
    assert "boats.toml" in str(refused.value)
    assert said in str(refused.value)


def test_a_missing_file_or_group_is_named(folder: Path, lexicon: Lexicon) -> None:
    with pytest.raises(BadFile, match=r"boats\.toml"):
        lexicon.entries("boats")
    (folder / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'ship'\n")
    with pytest.raises(BadValue, match="tram"):
        lexicon.words("boats", "tram")


def test_a_language_has_its_own_words_and_those_for_all_and_no_other(folder: Path) -> None:
    for name, words in (("any", "raft"), ("en", "ship"), ("xx", "skiff, raft")):
        (folder.parent.parent / name / "words").mkdir(parents=True, exist_ok=True)
        (folder.parent.parent / name / "words" / "boats.toml").write_text(f"[boat]\nwhy = 'x'\nwords = '{words}'\n")
    (folder / "trams.toml").write_text("[tram]\nwhy = 'x'\nwords = 'tram'\n")
    known = Lexicons(folder.parent.parent)
    assert known.languages == ("en", "xx")
    assert known.of("xx").group("boats", "boat") == ("raft", "skiff")
    assert known.of("en").group("boats", "boat") == ("raft", "ship")
    assert known.of("de") is known.default
    assert known.of("xx").words("trams", "tram") == frozenset()
    assert Wording("trams", "a {tram}?").of(known.of("xx")).fullmatch("a tram") is None
    with pytest.raises(BadValue, match="bus"):
        known.of("xx").words("trams", "bus")


def test_words_of_two_roots_are_one_group(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "en" / "words").mkdir(parents=True)
    (folder / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'ship'\n")
    (own / "en" / "words" / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'punt, ship'\n")
    assert Lexicons(folder.parent.parent, own).default.group("boats", "boat") == ("ship", "punt")


@pytest.mark.parametrize(("language", "file"), SHIPPED)
def test_every_shipped_group_matches_each_of_its_words_whole(language: str, file: str) -> None:
    for name, entry in shipped_lexicons().of(language).entries(file).items():
        spoken = re.compile(word_groups.any_of(entry.words))
        assert [word for word in entry.words if spoken.fullmatch(word) is None] == [], name


def test_no_word_stands_both_in_the_folder_of_a_language_and_in_the_one_for_all() -> None:
    (for_all, own) = default_lexicon().folders
    for path in for_all.glob("*.toml"):
        if (own / path.name).is_file():
            mine = word_groups.read(own / path.name)
            for name, entry in word_groups.read(path).items():
                assert name not in mine or set(entry.words).isdisjoint(mine[name].words), (path.name, name)
