"""Tries fixes out before they are offered: one whose replacement would break another rule becomes a hint, the others stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from composer.etiquette import edits
from composer.model import Finding, Fix

TRIES: Final = 24  # of one text; what is not shown to help by then becomes a hint
READ: Final = 24_000  # characters that are read in all for that, so that a long text is tried less often
MEASURE: Final = "measure"  # the kind of rule whose finding can outlive its fix: a sentence cut in two may still be heavy

Fired = Callable[[str, Collection[str]], Counter[str]]  # a text and kinds of rule → how many findings each rule has in it


def with_fixes_that_help(
    findings: list[Finding], text: str, fired: Fired, measured: Callable[[str], bool] = lambda _: False
) -> list[Finding]:
    """The findings, a replacement turned into a hint where applying it with the others adds a finding.

    Some are tried by themselves: where another fix stands in its place; against the figures alone what is cut out, since another
    fix may make up for it, and where the rule is `measured`, since that changes no words. What changes blanks alone is not tried.
    """
    offered = [at for at, finding in enumerate(findings) if finding.fix is not None and finding.fix.replacement is not None]
    of_figures = [at for at in offered if measured(findings[at].rule)]
    cuts = [at for at in of_figures if not _changes_blanks_alone(findings[at])]
    doubtful = [at for at in offered if at not in of_figures and _may_break_another(findings[at])]
    if not doubtful and not cuts:
        return findings
    before = Counter(finding.rule for finding in findings)
    tries, most = 0, max(2, min(TRIES, READ // max(1, len(text))))

    def adds_none(applied: Sequence[int], kinds: Collection[str] = ()) -> Counter[str] | None:
        nonlocal tries
        tries += 1
        fixed = edits.apply_fixes(text, [findings[at] for at in applied])
        after = fired(fixed, kinds) if fixed != text else before
        return None if after - before else after

    def without(some: Collection[int]) -> list[int]:
        return [at for at in offered if at not in some]

    spared = {at for at in cuts if (after := adds_none([at], (MEASURE,))) is None or after[findings[at].rule]}
    waiting: list[Sequence[int]] = []
    if doubtful and adds_none(without(spared)) is None:
        # None of the doubtful, then groups of them in turn: what most likely mends comes first, deletions last.
        spared.update(doubtful)
        waiting.append(sorted(doubtful, key=lambda at: _risk(findings[at])))
    while waiting and tries < most:
        group = waiting.pop()
        if adds_none(without(spared.difference(group))) is not None:
            spared.difference_update(group)
        elif len(group) > 1:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
    covered = edits.covered(text, findings) if len(doubtful) > 1 else ()
    spared.update(at for at in covered if at in doubtful and at not in spared and tries < most and adds_none([at]) is None)
    cut_out = [at for at in doubtful if _leaves_nothing(findings[at]) and at not in spared] if len(doubtful) > 1 else ()
    spared.update(at for at in cut_out if tries < most and adds_none([at], (MEASURE,)) is None)
    return [_hinted(finding) if at in spared else finding for at, finding in enumerate(findings)]


def _may_break_another(finding: Finding) -> bool:
    """Whether applying the fix can change more than the marked words; a safe one of the same length cannot."""
    fix = finding.fix
    if fix is None or fix.replacement is None:
        return False
    return not fix.safe or len(fix.replacement) != finding.end - finding.start


def _changes_blanks_alone(finding: Finding) -> bool:
    """Whether the words are the same, as where a paragraph is cut."""
    replacement = finding.fix.replacement if finding.fix else None
    return replacement is not None and replacement.split() == finding.text.split()


def _leaves_nothing(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.replacement == ""


def _risk(finding: Finding) -> tuple[bool, bool]:
    """Deletions are what leaves a message too short or without its question."""
    return (_leaves_nothing(finding), finding.fix is not None and not finding.fix.safe)


def _hinted(finding: Finding) -> Finding:
    hint = finding.fix.hint if finding.fix else ""
    return replace(finding, fix=Fix(hint=hint or "Say it in other words."))
