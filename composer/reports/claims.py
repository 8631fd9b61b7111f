"""Published figures beside the user's own, each with its grade, its source and why the two are not the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final

from composer import data
from composer.errors import BadValue
from composer.model import CHANNELS, EVIDENCE
from composer.reports.formatting import between, duration_words, of, percent, window_words
from composer.reports.narrative import CHANNEL_WORDS
from composer.reports.report import Group, Report

MEASURES: Final = ("rate_24h", "rate", "share_of_replies_24h", "median_of_replies_hours")


@dataclass(frozen=True, slots=True)
class Claim:
    """One published figure; `low` and `high` are shares, or hours where the measure is a time."""

    id: str
    says: str
    measure: str
    low: float
    high: float
    channels: tuple[str, ...]
    evidence: str
    title: str
    ref: str
    differs: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim and the user's three numbers in words, each with both its integers; `near` is the one it compares with."""

    claim: Claim
    group: str
    near: str
    in_window: str
    at_all: str
    of_answers: str


@cache
def load_claims() -> tuple[Claim, ...]:
    """All claims in the order of the file; raises UnknownKey or BadValue for a wrong one."""
    path = data.rules_folder() / "claims.toml"
    raw = data.read_toml(path)
    data.refuse_unknown(raw, ("claim",), str(path))
    return tuple(_claim(table, f"{path}: claim {place}") for place, table in enumerate(raw.get("claim", ()), 1))


def _claim(table: dict[str, Any], where: str) -> Claim:
    known = [item.name for item in fields(Claim) if item.name not in ("title", "ref")]
    data.refuse_unknown(table, (*known, "source"), where)
    missing = [key for key in (*known, "source") if key not in table]
    if missing:
        raise BadValue(where, missing[0], "is missing")
    checks = {
        "measure": table["measure"] in MEASURES, "evidence": table["evidence"] in EVIDENCE,
        "channels": all(name in (*CHANNELS, "all") for name in table["channels"]), "low": 0 <= table["low"] <= table["high"],
    }
    for key, good in checks.items():
        if not good:
            raise BadValue(where, key, f"{table[key]!r} is not allowed here")
    values = {key: table[key] for key in known}
    values["channels"] = tuple(table["channels"])
    return Claim(**values, title=table["source"]["title"], ref=table["source"]["ref"])


def beside(found: Report) -> tuple[Beside, ...]:
    """Every claim that concerns a report by channel, beside the numbers of its channel (or of all)."""
    groups = {group.group: group for group in found.groups} if found.by == "channel" else {}
    said = []
    for claim in load_claims():
        if "all" in claim.channels:
            if found.total.sent:
                said.append(_beside(found, claim, found.total))
        else:
            said.extend(_beside(found, claim, groups[name]) for name in claim.channels if name in groups)
    return tuple(said)


def _beside(found: Report, claim: Claim, group: Group) -> Beside:
    window = window_words(found.window_hours)
    counted = f"{of(group.replied_24h, group.mature)} answered within {window}"
    inside = f"{of(group.replies_in_window, group.replies_known)} answers came within {window}"
    interval = between(group.rate_24h_low, group.rate_24h_high)
    three = {
        "rate_24h": "no message is old enough yet" if group.rate_24h is None
                    else f"{counted} ({percent(group.rate_24h)}, {interval})",
        "rate": "nothing to count yet" if group.rate is None
                else f"{of(group.replied, group.sent - group.bounced)} answered so far; {percent(group.rate)} by "
                     f"{duration_words(group.horizon_hours)} ({between(group.rate_low, group.rate_high)})",
        "share_of_replies_24h": "no answer yet" if group.share_of_replies_24h is None
                                else f"{inside} ({percent(group.share_of_replies_24h)})",
    }
    near = three.get(claim.measure) or (
        "no answer yet" if group.median_of_replies_hours is None
        else f"half of your answers came within {duration_words(group.median_of_replies_hours)}"
    )
    return Beside(claim, group.group, near, three["rate_24h"], three["rate"], three["share_of_replies_24h"])


def claim_dict(item: Beside) -> dict[str, Any]:
    """The JSON form: what is said, by whom and how well borne out, and the user's numbers in words."""
    claim = item.claim
    return {
        "id": claim.id, "says": claim.says, "evidence": claim.evidence, "source": {"title": claim.title, "ref": claim.ref},
        "differs": claim.differs, "measure": claim.measure, "low": claim.low, "high": claim.high, "group": item.group,
        "yours": {"nearest": item.near, "rate_24h": item.in_window, "rate": item.at_all, "share_of_replies_24h": item.of_answers},
    }


def claim_lines(items: Sequence[Beside]) -> list[str]:
    """The claims for a terminal: what is said, its grade and source, the nearest own figure, and why the two differ."""
    lines = ["Beside what others say:"] if items else []
    for item in items:
        where = "" if item.group == "all" else f", {CHANNEL_WORDS.get(item.group, item.group)}"
        lines += [
            "", f"“{item.claim.says}” ({item.claim.evidence}: {item.claim.title}, {item.claim.ref})",
            f"  Yours{where}: {item.near}.", f"  {item.claim.differs}",
        ]
    return lines
