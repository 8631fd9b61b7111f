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


def with_fixes_that_help(
    findings: list[Finding], text: str, fired: Fired, measured: Callable[[str], bool] = lambda _: False
) -> list[Finding]:
    """The findings, a replacement turned into a hint where applying it with the others adds a finding or leaves its own.

    Those of a rule that is `measured`, and those that another takes the place of, are tried by themselves too.
    """
    doubtful = [at for at, finding in enumerate(findings) if _may_break_another(finding, measured=measured(finding.rule))]
    if not doubtful:
        return findings
    before = Counter(finding.rule for finding in findings)
    tries, most = 0, max(2, min(TRIES, READ // max(1, len(text))))

    def helps(applied: Sequence[Finding]) -> bool:
        nonlocal tries
        tries += 1
        fixed = edits.apply_fixes(text, applied)
        after = fired(fixed) if fixed != text else before
        mended = (finding.rule for finding in applied if finding.fix and finding.fix.replacement is not None)
        return not after - before and not any(after[rule] and measured(rule) for rule in mended)

    def adds_none(spared: set[int]) -> bool:
        return helps([finding for at, finding in enumerate(findings) if at not in spared])

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
    together = {id(finding) for finding, _ in edits.chosen(text, findings)}
    alone = [at for at in doubtful if at not in spared and (measured(findings[at].rule) or id(findings[at]) not in together)]
    spared.update(at for at in alone if len(doubtful) > 1 and not (tries < most and helps([findings[at]])))
    return [_hinted(finding) if at in spared else finding for at, finding in enumerate(findings)]


def _may_break_another(finding: Finding, *, measured: bool) -> bool:
    """Whether applying the fix can change more than the marked words; a safe one over words of the same length cannot."""
    fix = finding.fix
    if fix is None or fix.replacement is None:
        return False
    return measured or not fix.safe or len(fix.replacement) != finding.end - finding.start


def _risk(finding: Finding) -> tuple[bool, bool]:
    """Deletions are what leaves a message too short or without its question."""
    fix = finding.fix
    return (fix is not None and fix.replacement == "", fix is not None and not fix.safe)


def _hinted(finding: Finding) -> Finding:
    hint = finding.fix.hint if finding.fix else ""
    return replace(finding, fix=Fix(hint=hint or "Say it in other words."))
