"""Overture: write a first message that gets answered, check it, keep the record, learn which channels answer.

The public API; each name is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from composer.advice.channel import advise
    from composer.drafting.messages.answers import answer_request
    from composer.drafting.search.compose import compose
    from composer.errors import ComposerError
    from composer.etiquette.check import check
    from composer.etiquette.rulebook.rule_loader import load_rules
    from composer.imports.importer import import_path
    from composer.model import Brief
    from composer.record.store import open_record
    from composer.reports.report import report

__version__: Final = "0.2.0"

__all__ = [
    "Brief", "ComposerError", "advise", "answer_request", "check", "compose", "import_path", "load_rules", "open_record",
    "report",
]

_HOME: Final = {
    "Brief": "model", "ComposerError": "errors", "advise": "advice.channel", "answer_request": "drafting.messages.answers",
    "check": "etiquette.check", "compose": "drafting.search.compose", "import_path": "imports.importer",
    "load_rules": "etiquette.rulebook.rule_loader", "open_record": "record.store", "report": "reports.report",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
