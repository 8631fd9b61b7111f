"""The words of a language: what its folder `words/` holds, together with `any/words/`, which serves every language.

A language is a folder: `etiquette_rules/<language>/`, and the same in the user's own folder of rules. A text in a language
without one is read with the words of English, as far as they go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from composer import data, word_groups
from composer.errors import BadFile, BadValue, ComposerError
from composer.word_groups import Entry

DEFAULT: Final = "en"  # the language of a text of which that cannot be told
MAX_FILES: Final = 200  # of one user, as of rules
EVERY: Final = "any"  # the folder, and the language of a rule, that serves all
_NAMED: Final = re.compile(r"\{(?P<how>not_after:)?(?P<name>[a-z][a-z_]*)\}")
_TOKEN: Final = re.compile(r"\w+")

per_language = lru_cache(maxsize=16)  # for what a module works out of a lexicon once


_Found = TypeVar("_Found")


class _Filled(dict[tuple[str, str], _Found]):
    """File and name → what is found for them; fills itself, so that what is known costs no call."""

    def __init__(self, find: Callable[[str, str], _Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: tuple[str, str]) -> _Found:
        found = self[key] = self._find(*key)
        return found


class Lexicon:
    """The groups and patterns of one language by file and name; each file is read when first asked for.

    `group` has the words of a group by file and name, in the order of their files, `words` the same as a set; both raise
    BadValue for a group that no language has. A group that several folders hold is one group with all their words. A group that
    only the default language has is empty here: a language may begin with a few of them.
    """

    def __init__(
        self, language: str, folders: tuple[Path, ...], below: Lexicon | None = None, without: Collection[Path] = ()
    ) -> None:
        self.language = language
        self.compiled: dict[object, Any] = {}  # what expressions were made of it, by the object that asked
        self.folders = folders
        self._below = below  # the default language's, for which names there are
        self._without = without
        self._files: dict[str, Mapping[str, Entry]] = {}
        self.group: Mapping[tuple[str, str], tuple[str, ...]] = _Filled(lambda file, name: self._entry(file, name).words)
        self._choices = _Filled(lambda file, name: word_groups.any_of(self.group[file, name]))
        self.words: Mapping[tuple[str, str], frozenset[str]] = _Filled(lambda file, name: frozenset(self.group[file, name]))

    @cached_property
    def files(self) -> frozenset[str]:
        """The names of the files of words of this language."""
        paths = (path for folder in self.folders for path in folder.glob("*.toml"))
        return frozenset(path.stem for path in paths if path not in self._without)

    def entries(self, file: str) -> Mapping[str, Entry]:
        """All groups and patterns of a file by name; raises BadFile where no language has the file."""
        found = self._files.get(file)
        if found is None:
            found = self._files[file] = self._read(file)
        return found

    def tokens(self, file: str, *names: str) -> frozenset[str]:
        """The longest token of every word or phrase of some groups: a message without any of them holds none of the words."""
        return frozenset(max(_TOKEN.findall(word.lower()), key=len) for name in names for word in self.group[file, name])

    def pattern(self, file: str, name: str) -> str:
        """The expression of a pattern; one that matches nothing where this language has none."""
        return "|".join(self.patterns(file, name)) or word_groups.NOTHING

    def patterns(self, file: str, name: str) -> tuple[str, ...]:
        """The expressions of a pattern, one by one."""
        return tuple(self.filled(file, source) for source in self._entry(file, name).any)

    def needed(self, file: str, name: str) -> frozenset[str]:
        """The tokens of which a message must hold one for a pattern to match; empty where that is not said."""
        needs = self._entry(file, name).needs
        groups = tuple(found["name"] for need in needs if (found := _NAMED.fullmatch(need)))
        return self.tokens(file, *groups) | {need for need in needs if not _NAMED.fullmatch(need)}

    def filled(self, file: str, source: str) -> str:
        """An expression with the words of the groups that it names."""

        def written(found: re.Match[str]) -> str:
            entry = self._entry(file, found["name"])
            if found["how"]:
                return "".join(f"(?<!{re.escape(word)} )" for word in entry.words)
            return f"(?:{self.pattern(file, found['name'])})" if entry.any else self._choices[file, found["name"]]

        return _NAMED.sub(written, source)

    def _entry(self, file: str, name: str) -> Entry:
        found = self.entries(file).get(name)
        if found is None and self._below is not None:
            self._below._entry(file, name)  # noqa: SLF001
            return Entry()
        if found is None:
            raise BadValue(f"etiquette_rules/{self.language}/words/{file}.toml", name, "is missing")
        return found

    def _read(self, file: str) -> Mapping[str, Entry]:
        known: dict[str, Entry] = {}
        paths = [path for folder in self.folders if (path := folder / f"{file}.toml").is_file() and path not in self._without]
        for path in paths:
            for name, entry in word_groups.read(path).items():
                known[name] = known[name].joined(entry) if name in known else entry
        if not paths:
            if self._below is None:
                raise BadFile(str(self.folders[-1] / f"{file}.toml"), "there is no such file of words")
            self._below.entries(file)
        return known


class Lexicons:
    """The lexicons of all languages that have a folder below some roots; of any other language, that of the default."""

    def __init__(self, *roots: Path, without: Collection[Path] = ()) -> None:
        self._roots, self._without = roots, frozenset(without)
        found = {path.parent.name for root in roots for path in root.glob("*/words") if path.is_dir()}
        self.languages = tuple(sorted(found - {EVERY}))
        self.default = self._made(DEFAULT, None)
        self._known = {DEFAULT: self.default}
        self._every = self._made(EVERY, self.default)
        self._small: dict[str, frozenset[str]] = {}

    def of(self, language: str) -> Lexicon:
        """The lexicon of a language, or of the default where it has none of its own."""
        if language not in self.languages:
            return self.default
        found = self._known.get(language)
        if found is None:
            found = self._known[language] = self._made(language, self.default)
        return found

    def of_rule(self, language: str) -> Lexicon:
        """The words that a rule of a language may name: its own, or those for all where the rule is for all."""
        return self.of(language) if language in self.languages else self._every

    def small_words(self) -> Mapping[str, frozenset[str]]:
        """Language → the small words by which it is told, of every language but the default."""
        if not self._small:
            known = (self.default, *map(self.of, self.languages))
            small = {code: one.words["languages", code] for one in known for code in one.entries("languages")}
            small.pop(DEFAULT)
            self._small = small
        return self._small

    def _made(self, language: str, below: Lexicon | None) -> Lexicon:
        folders = tuple(root / part / "words" for root in self._roots for part in dict.fromkeys((EVERY, language)))
        return Lexicon(language, folders, below, self._without)


@cache
def shipped_lexicons() -> Lexicons:
    """The lexicons of the shipped languages."""
    return Lexicons(data.rules_folder())


def with_own(folder: Path) -> tuple[Lexicons, tuple[str, ...]]:
    """The shipped lexicons and the words of a user's own folder of rules, and in words which files were refused and why.

    Own files hold groups alone: a pattern of theirs would run as Python's, which a hostile one can make run for ever.
    """
    files = (path for path in sorted(folder.glob("*/words/*.toml")) if path.is_file())
    found = tuple((path, path.stat().st_mtime_ns) for path in files)
    return _with_own(data.rules_folder(), folder, found) if found else (shipped_lexicons(), ())


@lru_cache(maxsize=4)
def _with_own(shipped: Path, folder: Path, found: tuple[tuple[Path, int], ...]) -> tuple[Lexicons, tuple[str, ...]]:
    """The same for some files as they are at some time; read again when one has changed."""
    paths = [path for path, _ in found]
    refused: dict[Path, str] = {}
    for path in paths[:MAX_FILES]:
        try:
            pattern = next((name for name, entry in word_groups.read(path).items() if entry.any), None)
            if pattern is not None:
                raise BadValue(str(path), pattern, "must be a group of words; a pattern belongs in a rule")
        except ComposerError as problem:
            refused[path] = str(problem)
    more = (f"{folder}: more than {MAX_FILES} files of words; the rest was not read",) if len(paths) > MAX_FILES else ()
    return Lexicons(shipped, folder, without={*refused, *paths[MAX_FILES:]}), (*refused.values(), *more)


@cache
def default_lexicon() -> Lexicon:
    """The shipped lexicon of the default language."""
    return shipped_lexicons().default


class Wording:
    """A pattern of a word file; compiled for a language when first needed.

    `blank` is what a blank inside a word stands for: text that is not yet unwrapped may break a line there.
    """

    __slots__ = ("_blank", "_flags", "file", "name")

    def __init__(self, file: str, name: str, flags: int = 0, *, blank: str = " ") -> None:
        self.file, self.name, self._flags, self._blank = file, name, flags, blank

    def of(self, lexicon: Lexicon) -> re.Pattern[str]:
        """The expression with the words of a language."""
        found = lexicon.compiled.get(self)
        if found is None:
            source = lexicon.pattern(self.file, self.name).replace("\\ ", self._blank)
            found = lexicon.compiled[self] = re.compile(source, self._flags)
        return cast("re.Pattern[str]", found)

    @property
    def for_all(self) -> re.Pattern[str]:
        """The pattern where no text tells a language: with the words for all languages and those of the default."""
        return self.of(default_lexicon())

    def found_in(self, text: str, lexicon: Lexicon) -> bool:
        """Whether the pattern is found anywhere in a text."""
        return self.of(lexicon).search(text) is not None


class Group:
    """A group of a word file, looked up when first needed."""

    __slots__ = ("file", "name")

    def __init__(self, file: str, name: str) -> None:
        self.file, self.name = file, name

    def of(self, lexicon: Lexicon) -> frozenset[str]:
        """The words of a language."""
        return lexicon.words[self.file, self.name]

    @property
    def for_all(self) -> frozenset[str]:
        """The words where no text tells a language: those for all languages and those of the default."""
        return self.of(default_lexicon())


class Wordings:
    """The expressions of a pattern one by one, where a text may match several of them at one place."""

    __slots__ = ("file", "name")

    def __init__(self, file: str, name: str) -> None:
        self.file, self.name = file, name

    def of(self, lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
        """The expressions with the words of a language."""
        found = lexicon.compiled.get(self)
        if found is None:
            found = lexicon.compiled[self] = tuple(map(re.compile, lexicon.patterns(self.file, self.name)))
        return cast("tuple[re.Pattern[str], ...]", found)
