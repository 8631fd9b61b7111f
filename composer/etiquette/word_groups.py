"""Words as data: the groups of `etiquette_rules/words/*.toml`, and expressions that name a group where they mean any of its words.

A file holds groups, a group one line of why and its words, divided by commas or line ends. An expression says `{made}` for one word of
the group made, and `{not_after:wishing}` for a place that follows none of the group's words and a blank.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, Final

from composer import data
from composer.errors import BadValue

_GROUP: Final = re.compile(r"\{(?P<how>not_after:)?(?P<group>[a-z][a-z_]*)\}")
_DIVIDED: Final = re.compile(r"[,\n]")
_TOKEN: Final = re.compile(r"\w+")


@cache
def groups(file: str) -> Mapping[str, tuple[str, ...]]:
    """Group → its words, of one file by its name; raises BadFile, BadValue or UnknownKey for a wrong file."""
    path = data.rules_folder() / "words" / f"{file}.toml"
    found: dict[str, tuple[str, ...]] = {}
    for name, table in data.read_toml(path).items():
        where = f"{path}: [{name}]"
        if not isinstance(table, dict):
            raise BadValue(str(path), name, "must be a group: [name] with why and words")
        data.refuse_unknown(table, ("why", "words"), where)
        for key in ("why", "words"):
            if not isinstance(table.get(key), str) or not table[key].strip():
                raise BadValue(where, key, "must be text")
        listed = [" ".join(word.split()) for word in _DIVIDED.split(table["words"]) if word.strip()]
        if len(set(listed)) < len(listed):
            raise BadValue(where, "words", f"holds “{next(word for word in listed if listed.count(word) > 1)}” twice")
        found[name] = tuple(listed)
    return found


@cache
def words(file: str, group: str) -> frozenset[str]:
    """The words of a group; raises BadValue for a group that the file does not have."""
    return frozenset(_group(file, group))


@cache
def tokens(file: str, *names: str) -> frozenset[str]:
    """The longest token of every word or phrase of some groups: a message without any of them holds none of the words."""
    return frozenset(max(_TOKEN.findall(word.lower()), key=len) for name in names for word in _group(file, name))


@cache
def any_of(file: str, group: str) -> str:
    """An expression for one word of a group, the longest where one begins with another."""
    tree: dict[str, Any] = {}
    for word in _group(file, group):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def filled(file: str, source: str) -> str:
    """An expression with the words of the groups that it names."""

    def written(found: re.Match[str]) -> str:
        if found["how"]:
            return "".join(f"(?<!{re.escape(word)} )" for word in _group(file, found["group"]))
        return any_of(file, found["group"])

    return _GROUP.sub(written, source)


class Wording:
    """A regular expression that names groups of a word file; read and compiled when first needed.

    `blank` is what a blank inside a word stands for: text that is not yet unwrapped may break a line there.
    """

    def __init__(self, file: str, source: str, flags: int = 0, *, blank: str = " ") -> None:
        self._file, self._source, self._flags, self._blank = file, source, flags, blank

    @cached_property
    def re(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(filled(self._file, self._source).replace("\\ ", self._blank), self._flags)


def _group(file: str, group: str) -> tuple[str, ...]:
    known = groups(file)
    if group not in known:
        raise BadValue(f"etiquette_rules/words/{file}.toml", group, "is missing")
    return known[group]


def _branches(tree: Mapping[str, Any]) -> str:
    """A tree of letters as an expression: what words share is written once, so that matching does not try each word."""
    ways = []
    for char, node in sorted(tree.items()):
        if char:
            path, below = re.escape(char), node
            while len(below) == 1 and "" not in below:
                (char, below), = below.items()  # noqa: PLW2901
                path += re.escape(char)
            ways.append(path if below.keys() == {""} else path + _branches(below))
    joined = f"[{''.join(ways)}]" if len(ways) > 1 and all(len(way) == 1 for way in ways) else f"(?:{'|'.join(ways)})"
    return joined + "?" if "" in tree else joined
