"""What the page Write is busy with: one message in the making."""

from __future__ import annotations

from dataclasses import dataclass

from composer.context import Known
from composer.etiquette.check_context import CheckContext
from composer.model import Brief
from composer.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """One message in the making: the circumstances it is checked in, and what is known of its reader."""

    context: CheckContext
    known: Known
    settings: Settings

    @classmethod
    def of(cls, brief: Brief, channel: str, known: Known, settings: Settings, stage: str = "first") -> Task:
        """The task of a message for a brief."""
        context = CheckContext(
            channel, brief, stage=stage, sent_before=known.sent_before, premium=settings.premium, allow=tuple(known.allow_words)
        )
        return cls(context, known, settings)

    @property
    def brief(self) -> Brief:
        """What the user knows before writing."""
        assert self.context.brief is not None
        return self.context.brief

    @property
    def channel(self) -> str:
        """Where it is sent."""
        return self.context.channel
