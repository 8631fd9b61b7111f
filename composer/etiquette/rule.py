"""One etiquette rule as a frozen value, its kinds and the names it may use; building one checks every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

Severities = Mapping[str, str]  # "default" and channel names → error, warning, suggestion or off

MARKS: Final = ("match", "sentence")
PARTS: Final = ("text", "subject", "greeting", "opening", "body", "last_sentences", "signoff")
CHANGES: Final = ("lower_case", "single_mark", "straight_quotes", "plain_subject", "drop_link")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "phrases": ("any", "except"),
    "pattern": ("any", "except", "case", "needs"),
    "measure": ("metric", "min", "max"),
    "structure": ("part", "require", "forbid"),
    "brief": ("check",),
})
NUMBER_OR_CHANNELS = float | Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FixSpec:
    """What a rule offers against its finding: a hint, a replacement, a named change, or a table of swaps."""

    hint: str = ""
    replace: str | None = None
    delete: bool = False
    change: str = ""
    swap: Mapping[str, str] | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must fire (`spans` say where; None: anywhere, as an absence) or must stay silent, with its circumstances."""

    text: str
    spans: tuple[tuple[int, int], ...] | None = None
    channel: str = ""
    stage: str = "first"
    relationship: str = ""
    brief: Mapping[str, object] | None = None
    sent_before: tuple[str, ...] = ()
    fixed: str | None = None
    premium: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One etiquette statement; fields that its kind does not use are empty."""

    id: str
    criterion: str
    kind: str
    severity: Severities
    message: str
    why: str
    evidence: str
    sources: tuple[Mapping[str, str], ...]
    source: str  # the sources in one line: title and reference
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    fix: FixSpec | None = None
    channels: frozenset[str] | None = None  # None: all
    stages: frozenset[str] | None = None
    relationships: frozenset[str] | None = None
    language: str = "en"
    aliases: tuple[str, ...] = ()
    since: str = ""
    limit: int = 0  # findings shown in one message; 0: all
    at_least: int = 1  # different matches needed before any is shown
    yields_to: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    mild_for: frozenset[str] = frozenset()
    part: str = "text"
    mark: str = "match"
    any: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    case: bool = False
    needs: tuple[str, ...] = ()
    metric: str = ""
    min: NUMBER_OR_CHANNELS | None = None
    max: NUMBER_OR_CHANNELS | None = None
    require: str = ""
    forbid: str = ""
    check: str = ""
    file: str = ""
    own: bool = False

    def severity_on(self, channel: str) -> str:
        """The severity on a channel: error, warning, suggestion or off."""
        return self.severity.get(channel) or self.severity["default"]
