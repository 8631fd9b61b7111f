"""Words as data: groups are read once, named in expressions, and refused with file, group and field when they are wrong."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import composer
from composer import data, word_groups
from composer.errors import BadFile, BadValue, ComposerError
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Lexicon, Lexicons, Wording, Wordings, default_lexicon, shipped_lexicons

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
    assert lexicon.words["boats", "boat"] == {"ship", "shipping line", "sloop", "sloops"}
    spoken = re.compile(lexicon.filled("boats", r"\bour {boat}s{0,1}\b"))
    assert [spoken.fullmatch(f"our {boat}") is not None for boat in ("ship", "ships", "shipping line", "sloops", "slo")] == [
        True, True, True, True, False]
    after = re.compile(lexicon.filled("boats", r"{not_after:boat}(?<=\w )owner"))
    assert after.search("the ship owner") is None
    assert after.search("the proud owner") is not None


@given(st.lists(st.text(alphabet="abc .-", max_size=4), max_size=8))
@settings(max_examples=200, deadline=None)
def test_an_expression_for_some_words_matches_the_longest_of_them_and_nothing_else(words: list[str]) -> None:
    expression = re.compile(word_groups.any_of(words))
    for text in ("", "a", "ab", "abc", "a.b", "b-c", *words):
        begun = [word for word in words if text.startswith(word)]
        found = expression.match(text)
        assert (found.group() if found else None) == max(begun, key=len, default=None)


def test_a_pattern_may_be_named_like_a_group_and_may_name_groups(folder: Path, lexicon: Lexicon) -> None:
    (folder / "boats.toml").write_text(
        "[boat]\nwhy = 'Floats.'\nwords = 'ship, sloop'\n[fleet]\nwhy = 'Several.'\nany = ['''\\d+ {boat}s''', 'a fleet']\n"
    )
    spoken = re.compile(lexicon.filled("boats", r"{fleet} at sea"))
    assert [bool(spoken.fullmatch(f"{said} at sea")) for said in ("12 ships", "a fleet", "a ship")] == [True, True, False]
    assert Wording("boats", "fleet").found_in("we sail 2 sloops", lexicon)


def test_an_expression_may_be_broken_over_lines_and_what_a_text_must_hold_may_be_words_or_groups(folder: Path, lexicon: Lexicon) -> None:
    (folder / "boats.toml").write_text(
        "[boat]\nwhy = 'x'\nwords = 'ship, rowing boat'\n[sail]\nwhy = 'x'\nany = [\n  '''\n    we (?:sail|\n    row)\n  ''',\n]\n"
        "needs = ['{boat}', 'raft']\n"
    )
    assert lexicon.patterns("boats", "sail") == ("we (?:sail|row)",)
    assert lexicon.needed("boats", "sail") == {"ship", "rowing", "raft"}
    assert lexicon.needed("boats", "boat") == frozenset()


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
        lexicon.words["boats", "tram"]


def test_a_language_has_its_own_words_and_those_for_all_and_no_other(folder: Path) -> None:
    for name, words in (("any", "raft"), ("en", "ship"), ("xx", "skiff, raft")):
        (folder.parent.parent / name / "words").mkdir(parents=True, exist_ok=True)
        (folder.parent.parent / name / "words" / "boats.toml").write_text(f"[boat]\nwhy = 'x'\nwords = '{words}'\n")
    (folder / "trams.toml").write_text("[tram]\nwhy = 'x'\nwords = 'tram'\n[line]\nwhy = 'x'\nany = ['line']\n")
    known = Lexicons(folder.parent.parent)
    assert known.languages == ("en", "xx")
    assert known.of("xx").group["boats", "boat"] == ("raft", "skiff")
    assert known.of("en").group["boats", "boat"] == ("raft", "ship")
    assert known.of("de") is known.default
    assert known.of("xx").words["trams", "tram"] == frozenset()
    assert re.fullmatch(known.of("xx").filled("trams", "a {tram}"), "a tram") is None
    assert Wording("trams", "line").of(known.of("xx")).search("line 2") is None
    with pytest.raises(BadValue, match="bus"):
        known.of("xx").words["trams", "bus"]


def test_words_of_two_roots_are_one_group(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "en" / "words").mkdir(parents=True)
    (folder / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'ship'\n")
    (own / "en" / "words" / "boats.toml").write_text("[boat]\nwhy = 'x'\nwords = 'punt, ship'\n")
    assert Lexicons(folder.parent.parent, own).default.group["boats", "boat"] == ("ship", "punt")


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


@pytest.mark.parametrize(("language", "file"), SHIPPED)
def test_every_shipped_pattern_is_found_in_its_examples(language: str, file: str) -> None:
    lexicon = shipped_lexicons().of(language)
    for name, entry in lexicon.entries(file).items():
        spoken = [re.compile(source) for source in lexicon.patterns(file, name)]
        assert not entry.any or entry.as_in, f"{name} has no example"
        silent = [text for text in entry.as_in if not any(one.search(text) or one.search(text.lower()) for one in spoken)]
        assert silent == [], name


def test_the_patterns_of_a_language_name_the_same_parts_as_those_of_english() -> None:
    for lexicon in map(shipped_lexicons().of, shipped_lexicons().languages):
        for file in sorted({path.stem for folder in lexicon.folders for path in folder.glob("*.toml")}):
            for name, entry in lexicon.entries(file).items():
                if entry.any:
                    parts, those_of_english = (
                        {part for source in one.patterns(file, name) for part in re.compile(source).groupindex}
                        for one in (lexicon, default_lexicon())
                    )
                    assert parts >= those_of_english, name


def test_every_shipped_group_and_pattern_is_asked_for() -> None:
    code = "\n".join(path.read_text() for path in Path(word_groups.__file__).parent.rglob("*.py"))
    rules = "\n".join(path.read_text() for path in data.rules_folder().glob("*/*.toml"))
    asked = set(re.findall(r'"([a-z][a-z_]*)"', code)) | set(re.findall(r"\{(?:[a-z_]+\.)?([a-z][a-z_]*)\}", rules))
    for language, file in SHIPPED:
        lexicon = shipped_lexicons().of(language)
        sources = [source for entry in lexicon.entries(file).values() for source in (*entry.any, *entry.needs)]
        named = set(re.findall(r"\{(?:not_after:)?([a-z_]+)\}", "\n".join(sources)))
        assert file == "languages" or [name for name in lexicon.entries(file) if name not in asked | named] == []


def test_every_pattern_that_code_asks_for_is_there() -> None:
    names = [name for _, name, _ in pkgutil.walk_packages(composer.__path__, "composer.") if "migrations" not in name and "web" not in name]
    asked = [
        one for name in names for value in vars(importlib.import_module(name)).values()
        for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Wording | Wordings | Spotter)
    ]
    assert len(asked) > 150
    for one in asked:
        assert default_lexicon().patterns(one.file, one.name), (one.file, one.name)
