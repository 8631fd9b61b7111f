"""Groups of words named in the phrases and patterns of a rule: `{made}` or `{works.made}`, written out when the rule is read.

A name without a file is looked for in `words/rules.toml` first, then in all other files of the language. An item that is nothing
but the name of a pattern, or of a group in phrases, becomes as many items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.matching.phrase_trie import MAX_WRITTEN_OUT
from composer.lexicon import Lexicon
from composer.word_groups import Entry

HOME: Final = "rules"  # the file of words that no other part of the checker asks for
# In a pattern also what begins like a name and is none: an escaped brace, a property, a code point.
_NAMED: Final = re.compile(r"\\[pPx]\{[^}]*\}|\\.|\{(?P<group>(?:[a-z][a-z_]*\.)?[a-z][a-z_]*)\}", re.DOTALL)
_MAY_NAME: Final = re.compile(r"\{[a-z]")
_SPECIAL: Final = re.compile(r"([.^$*+?{}\[\]\\|()])")


def spelled_out(table: Mapping[str, Any], lexicon: Lexicon, where: str) -> Mapping[str, Any]:
    """The table of a rule with the words of the groups that it names; raises BadValue for a name that no group has."""
    kind = KINDS.get(str(table.get("kind")))
    may_name = kind.names_groups if kind else {}
    lists = {key: table[key] for key in may_name if isinstance(table.get(key), list)}
    named = {key: items for key, items in lists.items() if _MAY_NAME.search(" ".join(map(str, items)))}
    if not named:
        return table
    written: dict[str, list[object]] = {}
    for key, items in named.items():
        write = _pattern if may_name[key] == "pattern" else _phrases
        written[key] = [
            spelled for item in items
            for spelled in (write(item, lexicon, where, key) if isinstance(item, str) else (item,))
        ]
    return {**table, **written}


def _phrases(item: str, lexicon: Lexicon, where: str, key: str) -> Iterator[str]:
    """A phrase for each word of the groups that it names."""
    pieces: list[tuple[str, ...]] = []
    at, count = 0, 1
    for named in _NAMED.finditer(item):
        if named["group"]:
            entry = _entry(named["group"], lexicon, where, key)
            if entry.any:
                raise BadValue(where, key, f"“{{{named['group']}}}” is a pattern, which a phrase cannot hold")
            pieces += [(item[at : named.start()],), entry.words]
            at, count = named.end(), count * len(entry.words)
    if count > MAX_WRITTEN_OUT:
        raise BadValue(where, key, f"“{item[:60]}”: stands for more than {MAX_WRITTEN_OUT} phrases")
    return map("".join, product(*pieces, (item[at:],)))


def _pattern(item: str, lexicon: Lexicon, where: str, key: str) -> Iterator[str]:
    """A pattern with its groups as choices, or the patterns that an item is nothing but the name of."""
    whole = _NAMED.fullmatch(item)
    if whole and whole["group"]:
        entry = _entry(whole["group"], lexicon, where, key)
        if entry.any:
            return (part for source in entry.any for part in _pattern(source, lexicon, where, key))

    def choice(named: re.Match[str]) -> str:
        if not named["group"]:
            return named.group()
        entry = _entry(named["group"], lexicon, where, key)
        longest_first = sorted(entry.words, key=len, reverse=True)
        ways = [_SPECIAL.sub(r"\\\1", word) for word in longest_first] if entry.words else list(entry.any)
        return f"(?:{_NAMED.sub(choice, '|'.join(ways)) if entry.any else '|'.join(ways)})"

    return iter((_NAMED.sub(choice, item),))


def _entry(name: str, lexicon: Lexicon, where: str, key: str) -> Entry:
    """The group or pattern of a name; the files of a language are read only where its own name does not tell."""
    file, _, group = name.rpartition(".")
    home = lexicon.entries(file or HOME) if (file or HOME) in lexicon.files else {}
    entry = home.get(group)
    if entry is None and not file:
        holders = sorted(other for other in lexicon.files if group in lexicon.entries(other))
        if len(holders) > 1:
            ways = " or ".join(f"{{{holder}.{name}}}" for holder in holders)
            raise BadValue(where, key, f"“{{{name}}}” is in several files: say {ways}")
        entry = lexicon.entries(holders[0])[group] if holders else None
    if entry is None or not (entry.words or entry.any):
        raise BadValue(where, key, _unknown(name, lexicon))
    return entry


def _unknown(name: str, lexicon: Lexicon) -> str:
    known = {group if file == HOME else f"{file}.{group}" for file in lexicon.files for group in lexicon.entries(file)}
    by_name = {full if "." in name else full.rpartition(".")[2]: full for full in sorted(known)}
    near = data.nearest(name, by_name)
    return f"“{{{name}}}” names no group of words" + (f"; did you mean “{{{by_name[near]}}}”?" if near else "")
