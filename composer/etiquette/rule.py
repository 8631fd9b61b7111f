"""One etiquette rule as a frozen value; `rulebook.rule_schema` alone builds one, and checks every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from composer.etiquette.kinds.kind import Kind
from composer.lexicon import DEFAULT

Severities = Mapping[str, str]  # "default" and channel names → error, warning, suggestion or off

MARKS: Final = ("match", "sentence", "fix")
CHANGES: Final = (
    "lower_case", "single_mark", "straight_quotes", "plain_subject", "drop_link", "fill_slot", "without_connector", "cut_stock",
    "cut_adjective", "single_word", "without_markdown", "split_sentence", "split_paragraph",
)


@dataclass(frozen=True, slots=True)
class FixSpec:
    """What a rule offers against its finding: a hint, a replacement, a named change, a table of swaps, or words to put in.

    `recast` has expressions that match the whole of the marked words, and what to say instead (\\1 is a group). `insert` stands
    where something is absent; for {name}, {sender}, {question} and {topic} in it and in `replace` see `brief_words`.
    """

    hint: str = ""
    replace: str | None = None
    delete: bool = False
    change: str = ""
    swap: Mapping[str, str] | None = None
    recast: Mapping[str, str] | None = None
    safe: bool = False
    insert: str = ""


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
    """One etiquette statement; what makes it fire stands in `trigger`, in the fields of its kind."""

    id: str
    criterion: str
    trigger: Kind
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
    language: str = DEFAULT
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
    file: str = ""
    own: bool = False

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.trigger.name

    def severity_on(self, channel: str) -> str:
        """The severity on a channel: error, warning, suggestion or off."""
        return self.severity.get(channel) or self.severity["default"]
