"""Tries fixes out before they are offered: one whose replacement would break another rule becomes a hint, the others stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from composer.etiquette import edits
from composer.model import Finding, Fix

TRIES: Final = 24  # of one text; what is not shown to help by then becomes a hint
READ: Final = 80_000  # characters that are read in all for that, so that a long text is tried less often

Fired = Callable[[str], Counter[str]]  # a text → how many findings each rule has in it


def with_fixes_that_help(findings: list[Finding], text: str, fired: Fired) -> list[Finding]:
    """The findings, a replacement turned into a hint where applying it with the others adds a finding."""
    doubtful = [at for at, finding in enumerate(findings) if _may_break_another(finding)]
    if not doubtful:
        return findings
    before = Counter(finding.rule for finding in findings)
    tries, most = 0, max(2, min(TRIES, READ // max(1, len(text))))

    def adds_none(spared: set[int]) -> bool:
        nonlocal tries
        tries += 1
        fixed = edits.apply_fixes(text, [finding for at, finding in enumerate(findings) if at not in spared])
        return fixed == text or not fired(fixed) - before

    spared: set[int] = set()
    waiting: list[Sequence[int]] = []
    if not adds_none(spared):
        # None of the doubtful, then groups of them in turn: what most likely mends comes first, deletions last.
        spared = set(doubtful)
        waiting.append(sorted(doubtful, key=lambda at: _risk(findings[at])))
    while waiting and tries < most:
        group = waiting.pop()
        if adds_none(spared.difference(group)):
            spared.difference_update(group)
        elif len(group) > 1:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
    return [_hinted(finding) if at in spared else finding for at, finding in enumerate(findings)]


def _may_break_another(finding: Finding) -> bool:
    """Whether applying the fix can change more than the marked words; a safe one of the same length cannot."""
    fix = finding.fix
    if fix is None or fix.replacement is None:
        return False
    return not fix.safe or len(fix.replacement) != finding.end - finding.start


def _risk(finding: Finding) -> tuple[bool, bool]:
    """Deletions are what leaves a message too short or without its question."""
    fix = finding.fix
    return (fix is not None and fix.replacement == "", fix is not None and not fix.safe)


def _hinted(finding: Finding) -> Finding:
    hint = finding.fix.hint if finding.fix else ""
    return replace(finding, fix=Fix(hint=hint or "Say it in other words."))
