"""Findings that the user waved away: for one message or one person by rule and context, or for words that are allowed.

A key holds the rule's id and a hash of the marked words with two words on either side, never the text itself; editing
elsewhere in the
message keeps it valid, editing these words brings the finding back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from composer.model import Finding

_WORD: Final = re.compile(r"\w+")
_NEAR: Final = 60  # characters looked at on either side


def key(finding: Finding, text: str) -> str:
    """The key under which a finding in a text is dismissed: "rule-id:hash"."""
    from hashlib import blake2s

    if finding.start == finding.end:
        context = "absent"
    else:
        before = _WORD.findall(text[max(0, finding.start - _NEAR) : finding.start].lower())[-2:]
        after = _WORD.findall(text[finding.end : finding.end + _NEAR].lower())[:2]
        context = " ".join((*before, "|", *_WORD.findall(finding.text.lower()), "|", *after))
    return f"{finding.rule}:{blake2s(context.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def without(findings: Sequence[Finding], text: str, dismissed: Iterable[str], allow: Iterable[str]) -> list[Finding]:
    """The findings that are neither dismissed (by key) nor about allowed words or rules (any case)."""
    keys = frozenset(dismissed)
    allowed = frozenset(word.strip().lower() for word in allow)
    words = frozenset(part for word in allowed for part in _WORD.findall(word))
    kept = []
    for finding in findings:
        if finding.rule in allowed or (keys and key(finding, text) in keys):
            continue
        marked = _WORD.findall(finding.text.lower())
        if marked and words.issuperset(marked):
            continue
        kept.append(finding)
    return kept


def stale(dismissed: Iterable[str], findings: Iterable[Finding], text: str) -> tuple[str, ...]:
    """Keys that no finding of this text has any more."""
    now = {key(finding, text) for finding in findings}
    return tuple(known for known in dismissed if known not in now)
