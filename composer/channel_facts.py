"""What each channel and each kind of address is: `etiquette_rules/channels.toml`, then the user's own `channels.toml`.

Read once, when the program starts: a channel that is added is one line of data for every room. Of the user's own file what
cannot be read is left out and said (`PROBLEMS`); a mistake in the shipped one is an error.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from composer import data
from composer.errors import BadValue, ComposerError

KINDS_OF_CHANNEL: Final = ("note", "chat", "letter", "spoken")
_FORMS: Final = ("name", "mail", "number", "whatsapp")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "group": KINDS_OF_CHANNEL, "form": _FORMS, "counting": ("plain", "x_weighted", "sms", "spoken"),
    "formality": ("formal", "professional", "casual", "personal"), "norm_unit": ("characters", "words", "parts"),
    "sure": ("high", "medium", "low"),
}
# What a channel of one's own never takes from the one that it is like: its names, and what is said of that platform.
_NOT_INHERITED: Final = (
    "title", "plural", "said", "the", "network", "called", "like", "open", "prefill", "terms", "sources", "sure",
)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}")
_TAKEN: Final = ("all", "default", "handle", "written", *KINDS_OF_CHANNEL)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class HandleKind:
    """A kind of address: what it is called, how it is written, and what else it serves as."""

    name: str
    title: str
    words: str
    form: str = "name"
    also: str = ""
    many: bool = False
    sites: tuple[str, ...] = ()
    policy: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel's facts; lengths in the unit that `counting` and `norm_unit` name, `limit` None where there is none.

    `like` is set for a channel of the user's own: what rules, advice and templates say of that channel holds here too.
    """

    name: str
    title: str
    group: str
    plural: str
    handle: str
    formality: str
    keeps_record: bool
    public: bool
    counting: str
    norm: Mapping[str, int]
    prefill: bool = False
    open: str = ""
    terms: str = ""
    sure: str = "low"
    sources: tuple[Mapping[str, str], ...] = ()
    said: str = ""
    the: str = ""
    network: str = ""
    called: tuple[str, ...] = ()
    like: str = ""
    paragraphs: bool = False
    at_night: bool = False
    norm_unit: str = "characters"
    limit: int | None = None
    premium_limit: int | None = None
    has_subject: bool = False
    subject_limit: int | None = None
    seconds: int | None = None
    words_per_minute: int | None = None

    @property
    def spoken(self) -> bool:
        """Whether this channel is talked, not written."""
        return self.group == "spoken"

    def limit_for(self, *, premium: bool = False) -> int | None:
        """The hard limit in counted characters, with the platform's paid tier where there is one."""
        return self.premium_limit if premium and self.premium_limit else self.limit


class Facts(NamedTuple):
    """All channels and kinds of address in the order of the files, and what was left out of the user's own."""

    channels: Mapping[str, Channel]
    handles: Mapping[str, HandleKind]
    problems: tuple[str, ...] = ()


def load(shipped: Path, own: Path | None = None) -> Facts:
    """The facts of both files; raises BadFile, BadValue or UnknownKey for the shipped one alone."""
    raw = data.read_toml(shipped)
    raw.pop("checked", None)
    where = str(shipped)
    handles = {name: _handle(name, table, where) for name, table in raw.pop("handle", {}).items()}
    channels = {name: _channel(name, table, where, handles) for name, table in raw.items()}
    facts = Facts(channels, handles)
    return facts if own is None else _with_own(facts, raw, own)


def _with_own(facts: Facts, shipped: Mapping[str, Mapping[str, Any]], path: Path) -> Facts:
    channels, handles, problems = dict(facts.channels), dict(facts.handles), list[str]()
    where, raw = str(path), dict[str, Any]()
    if os.path.exists(path):  # noqa: PTH110  # False, no error, where nobody may look: the settings say so
        with _collected(problems):
            raw = data.read_toml(path)
    kinds = raw.pop("handle", {})
    for name, table in kinds.items() if isinstance(kinds, dict) else ():
        with _collected(problems):
            if name in facts.handles:
                raise BadValue(where, f"handle.{name}", "is shipped with Overture already")
            handles[name] = _handle(name, table, where)
    for name, table in raw.items():
        with _collected(problems):
            channels[name] = _channel(name, _completed(name, table, shipped, where), where, handles)
    return Facts(channels, handles, tuple(problems))


@contextmanager
def _collected(problems: list[str]) -> Iterator[None]:
    try:
        yield
    except ComposerError as problem:
        problems.append(str(problem))


def _completed(name: str, table: Any, shipped: Mapping[str, Mapping[str, Any]], where: str) -> Any:
    """A table of the user's own file: a shipped channel with some keys changed, or a new one with what it is like."""
    if not isinstance(table, dict) or name in shipped:
        return {**shipped.get(name, {}), **table} if isinstance(table, dict) else table
    if table.get("like") not in shipped:
        near = data.nearest(str(table.get("like", "")), shipped)
        hint = f"; did you mean “{near}”?" if near else f": {', '.join(shipped)}"
        raise BadValue(where, f"{name}.like", f"must name the channel that it is most like{hint}")
    return {**{key: value for key, value in shipped[table["like"]].items() if key not in _NOT_INHERITED}, **table}


def _channel(name: str, table: Any, where: str, handles: Mapping[str, HandleKind]) -> Channel:
    values = _checked(Channel, name, table, where)
    if values["handle"] and values["handle"] not in handles:
        raise BadValue(where, f"{name}.handle", f"“{values['handle']}” is no kind of address; one of {', '.join(handles)}")
    values["said"] = values.get("said") or values["title"]
    values["the"] = values.get("the") or f"the {values['said']}"
    values["network"] = values.get("network") or name
    return Channel(**values)


def _handle(name: str, table: Any, where: str) -> HandleKind:
    return HandleKind(**_checked(HandleKind, name, table, where))


def _checked(kind: type[Channel | HandleKind], name: str, table: Any, where: str) -> dict[str, Any]:
    """The values of one table, each of its type; raises BadValue or UnknownKey."""
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise BadValue(where, name, "is no name for it: small letters, digits and _, and none that means something else")
    if not isinstance(table, dict):
        raise BadValue(where, name, "must be a table")
    known = {item.name: item for item in fields(kind) if item.name != "name"}
    data.refuse_unknown(table, known, f"{where}: {name}")
    values: dict[str, Any] = {"name": name}
    for key, item in known.items():
        if key in table:
            values[key] = _value(table[key], str(item.type), f"{name}.{key}", where)
        elif item.default is MISSING:
            raise BadValue(where, f"{name}.{key}", "is missing")
        if key in _CHOICES and values.get(key, _CHOICES[key][0]) not in _CHOICES[key]:
            raise BadValue(where, f"{name}.{key}", f"must be one of {', '.join(_CHOICES[key])}")
    return values


def _value(value: Any, wanted: str, key: str, where: str) -> Any:
    if wanted == "str" and isinstance(value, str):
        return value
    if wanted == "bool" and isinstance(value, bool):
        return value
    if wanted == "int | None" and isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if wanted == "tuple[str, ...]" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if wanted.startswith("tuple[Mapping") and isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return tuple(value)
    if wanted.startswith("Mapping") and isinstance(value, dict) and all(type(item) is int for item in value.values()):
        return value
    raise BadValue(where, key, f"is of the wrong type: {value!r}")


# --- as loaded ---------------------------------------------------------------------------------------------------

OWN_FILE: Final = data.home_folder() / "channels.toml"
CHANNEL_FACTS, HANDLE_KINDS, PROBLEMS = load(data.rules_folder() / "channels.toml", OWN_FILE)
CHANNELS: Final = tuple(CHANNEL_FACTS)
HANDLES: Final = tuple(HANDLE_KINDS)
SPOKEN: Final = frozenset(name for name, facts in CHANNEL_FACTS.items() if facts.spoken)
NETWORKS: Final[Mapping[str, str]] = {name: facts.network for name, facts in CHANNEL_FACTS.items()}


def of_group(group: str) -> tuple[str, ...]:
    """The channels of a group: note, chat, letter, spoken."""
    return tuple(name for name, facts in CHANNEL_FACTS.items() if facts.group == group)


def with_like(names: Iterable[str]) -> tuple[str, ...]:
    """Channels, and the user's own ones that are like one of them."""
    given = tuple(names)
    return (*given, *(name for name, facts in CHANNEL_FACTS.items() if facts.like in given and name not in given))


def spread(table: Mapping[str, _T]) -> dict[str, _T]:
    """A table by channel, in which the user's own channels have what stands for the channel they are like."""
    return {**{name: table[facts.like] for name, facts in CHANNEL_FACTS.items() if facts.like in table}, **table}
