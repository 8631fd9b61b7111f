"""Turns the words of `tables/answers/` into regular expressions: the small language that its README describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from composer.errors import BadValue
from composer.normalise import fold_letters

_GAP: Final = "(?:[^ |]+ ){0,5}"
_GROUP: Final = re.compile(r"\{([a-z]+)\}")
_TOKEN: Final = re.compile(r"\.\.\.|\(|\)[?*]?|\||[^\s()|]+|\s+")


def union(tables: Mapping[str, Mapping[str, Any]], kind: str, part: str, *, spaces: bool) -> str:
    """All patterns of one part (`says`, with `whole` in it, or `unless`) of a kind as one expression; "" for none."""
    found: list[str] = []
    for language, table in tables.items():
        if bool(table.get("spaces", True)) != spaces or kind not in table:
            continue
        groups, entry = table.get("groups", {}), table[kind]
        make = words if spaces else signs
        listed = [make(one, groups, f"{language}.toml: {kind}") for one in entry.get(part, ())]
        found += [f" {one}" if spaces else one for one in listed]
        if part == "says":
            found += [_whole(make(one, groups, f"{language}.toml: {kind}"), spaces=spaces) for one in entry.get("whole", ())]
    return "|".join(f"(?:{one})" for one in found)


def _whole(pattern: str, *, spaces: bool) -> str:
    """A sentence that says nothing else, but for a name behind it."""
    return rf"\| {pattern}(?:, [^ |]+ )?\| " if spaces else rf"\|(?:{pattern})\|"


def signs(pattern: str, groups: Mapping[str, str], where: str) -> str:  # noqa: ARG001  # both forms are asked alike
    """A pattern of a language without spaces: an expression of its own in which no point crosses a sentence."""
    folded = fold_letters(pattern).replace("...", ".{0,12}")
    return folded.replace("[^ |]", "[^|]").replace(".", "[^|]")


def words(pattern: str, groups: Mapping[str, str], where: str) -> str:
    """A pattern of words; every word takes the space behind it. Raises BadValue for brackets that do not pair."""
    def named(found: re.Match[str]) -> str:
        if found[1] not in groups:
            raise BadValue(where, pattern, f"{{{found[1]}}} is no group of this language")
        return str(groups[found[1]])

    plain = fold_letters(_GROUP.sub(named, pattern)).replace("'", " ").replace("’", " ")
    tokens = [token for token in _TOKEN.findall(plain) if not token.isspace()]
    made, place = _choice(tokens, 0)
    if place != len(tokens):
        raise BadValue(where, pattern, "its brackets do not pair")
    return made


def _choice(tokens: list[str], place: int) -> tuple[str, int]:
    """The alternatives from a place on, up to a closing bracket or the end."""
    options: list[str] = [""]
    while place < len(tokens) and not tokens[place].startswith(")"):
        sign = tokens[place]
        if sign == "(":
            inner, place = _choice(tokens, place + 1)
            closing = tokens[place] if place < len(tokens) else ""
            options[-1] += f"(?:{inner}){closing[1:]}"
        elif sign == "|":
            options.append("")
        else:
            options[-1] += _GAP if sign == "..." else _word(sign)
        place += 1
    return _joined(options), place


def _joined(options: Iterable[str]) -> str:
    listed = list(options)
    return listed[0] if len(listed) == 1 else f"(?:{'|'.join(listed)})"


def _word(plain: str) -> str:
    word = plain.strip(",")
    return f"(?:, )?{word.replace('*', '[^ |]*')} " if word else ""
