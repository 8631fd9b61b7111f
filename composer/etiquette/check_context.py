"""What a check knows besides the text: channel, stage, relationship, brief, what others were sent, what was waved away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from composer import channels
from composer.channels import Channel
from composer.errors import BadValue
from composer.etiquette.brief_index import BriefIndex, words_of
from composer.model import RELATIONSHIPS, STAGES, Brief


@dataclass(frozen=True, eq=False)  # told apart by identity: a brief holds mappings, so it has no hash
class CheckContext:
    """The circumstances of one check; without a brief, a first message to a stranger.

    A relationship that is not given is the brief's. `dismissed` holds keys of `dismissed_rules.key`, `allow` words and rule ids;
    `language` is the ISO 639-1 code of the text, "" where the text itself is to tell; `reader` the name of whom it is for, where
    no brief says so. Raises BadValue for an unknown channel,
    relationship or stage.
    """

    channel: str = "email"
    brief: Brief | None = None
    relationship: str = ""
    stage: str = "first"
    sent_before: tuple[str, ...] = ()
    premium: bool = False
    dismissed: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    language: str = ""
    reader: str = ""

    def __post_init__(self) -> None:
        channels.channel(self.channel)
        relationship = self.relationship or (self.brief.relationship if self.brief else "stranger")
        object.__setattr__(self, "relationship", relationship)
        if relationship not in RELATIONSHIPS:
            raise BadValue("relationship", relationship, f"none of {', '.join(RELATIONSHIPS)}")
        if self.stage not in STAGES:
            raise BadValue("stage", self.stage, f"none of {', '.join(STAGES)}")

    @cached_property
    def channel_facts(self) -> Channel:
        """What the channel allows and how it counts."""
        return channels.channel(self.channel)

    @cached_property
    def brief_index(self) -> BriefIndex:
        """What the brief holds, folded for comparison; empty without a brief."""
        return BriefIndex.of(self.brief) if self.brief else BriefIndex(recipient=words_of(self.reader))

    @property
    def reader_name(self) -> str:
        """Whom the message is for; "" where that is not known."""
        return self.brief.recipient.name if self.brief else self.reader
