"""The JSON forms of the command line and of the page's check route: a documented contract, exactly these keys."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from composer.model import Advice, Check, Composition, Draft, Finding, Fix, Trace


def fix_json(fix: Fix | None) -> dict[str, Any] | None:
    """None, `{"hint"}` or `{"replacement", "safe"}` (an empty replacement deletes the span)."""
    if fix is None:
        return None
    if fix.replacement is None:
        return {"hint": fix.hint}
    return {"replacement": fix.replacement, "safe": fix.safe}


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding; offsets in code points."""
    return {
        "rule": finding.rule, "criterion": finding.criterion, "severity": finding.severity, "start": finding.start,
        "end": finding.end, "text": finding.text, "message": finding.message, "why": finding.why,
        "evidence": finding.evidence, "source": finding.source, "fix": fix_json(finding.fix),
    }


def check_json(check: Check) -> dict[str, Any]:
    """All that the checker says of one text."""
    grade = check.readability
    return {
        "channel": check.channel, "characters": check.characters, "limit": check.limit, "words": check.words,
        "verdict": check.verdict,
        "readability": {"grade": grade.grade, "reading_ease": grade.reading_ease, "graded": grade.graded},
        "findings": [finding_json(finding) for finding in check.findings],
        "checked": "all" if check.language == "en" else "marks",
        **({"trace": [trace_json(trace) for trace in check.trace]} if check.trace is not None else {}),
    }


def trace_json(trace: Trace) -> dict[str, Any]:
    """What supports one sentence: a list of parts of the brief, or one word where there is none."""
    return {"start": trace.start, "end": trace.end, "by": trace.by if isinstance(trace.by, str) else list(trace.by)}


def draft_json(draft: Draft) -> dict[str, Any]:
    """One draft with its own check."""
    return {
        "channel": draft.channel, "subject": draft.subject, "text": draft.text, "origin": draft.origin,
        "template": draft.template, "facts_used": list(draft.facts_used), "check": check_json(draft.check),
    }


def composition_json(composition: Composition) -> dict[str, Any]:
    """The drafts and, in words, what is missing."""
    return {"drafts": [draft_json(draft) for draft in composition.drafts], "missing": list(composition.missing)}


def advice_json(advice: Advice) -> dict[str, Any]:
    """The channels best first, the next step and what was assumed."""
    return {
        "channels": [
            {"channel": item.channel, "rank": item.rank, "allowed": item.allowed, "reasons": list(item.reasons)}
            for item in advice.channels
        ],
        "next": {"step": advice.next.step, "when": iso(advice.next.when), "reasons": list(advice.next.reasons)},
        "assumed": list(advice.assumed),
    }


def iso(at: datetime | None) -> str | None:
    """A time as ISO 8601 with its offset, or None."""
    return None if at is None else at.isoformat()
