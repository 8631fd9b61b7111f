"""What a check knows besides the text: channel, stage, relationship, brief, what others were sent."""

from __future__ import annotations

from dataclasses import dataclass

from composer.channels import Channel
from composer.model import Brief


@dataclass(frozen=True, slots=True)
class Situation:
    """The circumstances of one check; without a brief, a first message to a stranger."""

    channel: Channel
    stage: str = "first"
    relationship: str = "stranger"
    brief: Brief | None = None
    sent_before: tuple[str, ...] = ()
    premium: bool = False
