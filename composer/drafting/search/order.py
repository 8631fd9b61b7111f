"""What every draft of one call is checked against: the channel's limits and the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from composer import channels
from composer.channels import Channel
from composer.etiquette.check import check_in
from composer.etiquette.check_context import CheckContext
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Brief, Check

SPOKEN_WORDS: Final = 60  # talking points
_SPOKEN_AROUND: Final = 40  # words of greeting and fact beside a point that is longer itself; what was typed may be said
_WRITTEN_AROUND: Final = 60  # words of fact, greeting and sign-off beside a point that is long itself in a letter


@dataclass(frozen=True, slots=True)
class Order:
    """What every draft of one call is checked against."""

    context: CheckContext
    rules: RuleBook | None = None

    @property
    def brief(self) -> Brief:
        """What the drafts are written from."""
        assert self.context.brief is not None
        return self.context.brief

    @property
    def channel(self) -> Channel:
        """What their channel allows."""
        return self.context.channel_facts

    def judge(self, text: str, subject: str = "") -> Check:
        """The checker's word on a text."""
        whole = f"Subject: {subject}\n\n{text}" if subject else text
        return check_in(whole, self.context, self.rules)

    def fits(self, text: str) -> bool:
        """Whether a text is within the hard limit, and within the length that would earn a warning."""
        return self.excess(text) <= 0

    def may_fit(self, text: str) -> bool:
        """Whether the middle of a message could fit at all; a quick look, since a link may count for less than its letters."""
        limit = 160 if self.channel.counting == "sms" else self.channel.limit_for(premium=self.context.premium)
        return self.channel.spoken or limit is None or len(text) <= limit or "/" in text

    def excess(self, text: str) -> int:
        """By how much a text is too long, in the channel's own unit; 0 or less where it fits."""
        facts = self.channel
        if facts.spoken:
            typed = len(f"{self.brief.point} {self.brief.question}".split())
            return len(text.split()) - max(SPOKEN_WORDS, typed + _SPOKEN_AROUND)
        if facts.counting == "sms":
            units, gsm = channels.sms_units(text)
            return units - (160 if gsm else 70)
        over = 0
        limit = facts.limit_for(premium=self.context.premium)
        if limit is not None:
            over = channels.count(text, facts.counting) - limit
        norm = facts.norm.get("warning")
        if norm and facts.norm_unit == "words":
            typed = len(f"{self.brief.point} {self.brief.question}".split())
            over = max(over, len(text.split()) - max(norm - 1, typed + _WRITTEN_AROUND))
        elif norm:
            over = max(over, len(text) - norm + 1)
        return over if limit is not None or norm else 0
