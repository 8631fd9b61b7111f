"""The shipped rules as they were read last time: JSON in the user's folder, found again by the content they were read from.

Reading and checking the rules from TOML took a quarter of a cold command. The file may be deleted at any time; where it cannot be
written, the rules are read anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zlib import crc32

from composer import channel_facts, data
from composer.errors import ComposerError, OutsideFailed
from composer.etiquette.kinds.registry import KINDS
from composer.etiquette.rule import Example, FixSpec, Rule
from composer.private_files import write_private

Read = tuple[Mapping[str, Rule], tuple[str, ...]]  # rules by id, and what was refused

_FILE: Final = "rules.json"
_MOST: Final = 64 << 20  # bytes of any of the files
_BESIDE: Final = ("data.py", "lexicon.py", "word_groups.py", "channel_facts.py")  # what reads rules outside the room of etiquette
_TUPLES: Final = ("sources", "aliases", "yields_to", "when", "unless")
_SETS: Final = ("channels", "stages", "relationships", "mild_for")  # None stays None: all of them


def remembered(read: Callable[[], Read]) -> Read:
    """The shipped rules as they were read last time, else read now and kept for the next time."""
    path, key = data.home_folder() / "cache" / _FILE, _key()
    with suppress(ComposerError, ValueError, TypeError, KeyError, AttributeError):  # what is no cache of ours is none
        kept = data.read_json(path, max_bytes=_MOST)
        if kept["key"] == key:
            return MappingProxyType({table["id"]: _rule(table) for table in kept["rules"]}), ()
    rules, problems = read()
    if not problems:
        with suppress(OutsideFailed, TypeError):
            text = json.dumps({"key": key, "rules": [_table(rule) for rule in rules.values()]}, default=_plain)
            write_private(path, text)
    return rules, problems


def _key() -> dict[str, list[int]]:
    """What the rules are read from by its content, and the code that reads them by size and time."""
    key: dict[str, list[int]] = {}
    for path in (*_files(data.rules_folder(), ".toml"), channel_facts.OWN_FILE):  # rules hold for one's own channels too
        with suppress(ComposerError):  # there are none, or they could not be read when the channels were
            content = data.read_bytes(path, max_bytes=_MOST)
            key[str(path)] = [len(content), crc32(content)]
    for path in (*_files(data.inside("etiquette"), ".py"), *map(data.inside, _BESIDE)):
        state = path.stat()
        key[str(path)] = [state.st_size, state.st_mtime_ns]
    return key


def _files(folder: Path, suffix: str) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):  # half the time of Path.rglob
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names) if name.endswith(suffix))


def _table(rule: Rule) -> dict[str, Any]:
    shared = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name != "trigger"}
    trigger: Any = rule.trigger
    return {**shared, "kind": rule.kind, "trigger": {field.name: getattr(trigger, field.name) for field in fields(trigger)}}


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, FixSpec | Example):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no JSON form here")


def _rule(table: dict[str, Any]) -> Rule:
    own = {name: tuple(value) if isinstance(value, list) else value for name, value in table.pop("trigger").items()}
    kind = KINDS[table.pop("kind")]
    for name in _TUPLES:
        table[name] = tuple(table[name])
    for name in _SETS:
        table[name] = None if table[name] is None else frozenset(table[name])
    for name in ("bad", "good"):
        table[name] = tuple(map(_example, table[name]))
    table["fix"] = table["fix"] and FixSpec(**table["fix"])
    return Rule(trigger=kind(**own), **table)


def _example(table: dict[str, Any]) -> Example:
    spans = table["spans"]
    table["spans"] = None if spans is None else tuple((start, end) for start, end in spans)
    table["sent_before"] = tuple(table["sent_before"])
    return Example(**table)
