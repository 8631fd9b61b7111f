"""Before a message goes out: the guards and the duties of law, from what is known and set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from composer.advice.duties import Duty, unmet
from composer.advice.guards import Day, Guard, guards

if TYPE_CHECKING:
    from composer.context import Known
    from composer.model import Brief, Finding
    from composer.settings import Settings


def before(
    text: str, channel: str, brief: Brief, known: Known, settings: Settings, *, now: datetime, subject: str = "",
    findings: Iterable[Finding] = (), account: str = "", stage: str = "first",
) -> tuple[tuple[Guard, ...], tuple[Duty, ...]]:
    """What to think about before this text goes out, and the duties it does not meet yet.

    `account` is the address it leaves from; for mail the one that Overture itself sends with, where there is one.
    """
    if not account and channel == "email" and settings.mail.smtp_host:
        account = settings.mail.address
    said = guards(
        text, channel, brief, now=now, history=known.history, stopped=known.stopped, sent_before=known.sent_before,
        findings=findings, account=account, quiet_hours=settings.quiet_hours, home_zone=settings.timezone, stage=stage,
        day=Day(known.sent_today, settings.touches_a_day, known.notes_left),
    )
    return said, unmet(brief, channel, text, subject)
