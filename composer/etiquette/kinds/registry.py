"""All kinds of rule by name, in the order in which they run."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from composer.etiquette.kinds.brief import AgainstBrief
from composer.etiquette.kinds.kind import Kind
from composer.etiquette.kinds.measure import Measure
from composer.etiquette.kinds.pattern import Pattern
from composer.etiquette.kinds.phrases import Phrases
from composer.etiquette.kinds.structure import Structure

KINDS: Final[Mapping[str, type[Kind]]] = MappingProxyType(
    {kind.name: kind for kind in (Phrases, Pattern, Measure, Structure, AgainstBrief)}
)
