"""What the page Write is busy with: one message in the making."""

from __future__ import annotations

from dataclasses import dataclass

from composer.context import Known
from composer.model import Brief
from composer.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """One message in the making."""

    brief: Brief
    channel: str
    known: Known
    settings: Settings
    stage: str = "first"
