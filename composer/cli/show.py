"""Answers as plain text for a person at a terminal."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from composer.advice.phrasing import step_title
from composer.channels import channel as facts
from composer.cli.terminal import coloured, counted, visible
from composer.model import SEVERITIES, Advice, Check, Composition, Finding

if TYPE_CHECKING:
    from composer.etiquette.audit.runner import Summary

OPEN: Final = 3  # findings told in full; a list of ten is read by nobody
GRADES: Final = {  # how far a source can be trusted, in words
    "independent": "independent research", "platform": "the platform's own figures", "vendor": "a vendor's figures",
    "seed": "an older guide to etiquette", "convention": "common practice",
}
_VERDICTS = {"ready": "Ready to send.", "revise": "Worth another look.", "stop": "Not ready to send."}
_COLOURS = {"bold": "1", "error": "31", "warning": "33", "suggestion": "34", "good": "32"}


def paint(text: str, kind: str) -> str:
    """A word in its colour where the terminal has colours and nobody said that they want none."""
    if not coloured():
        return text
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m"


def check(result: Check, text: str) -> str:
    """The verdict, the counts and each finding with its reason, evidence and fix."""
    length = f"{result.characters} of {result.limit} characters" if result.limit else counted(result.characters, "character")
    counts = f"{length}, {counted(result.words, 'word')}"
    lines = [f"{paint(_VERDICTS[result.verdict], 'bold')} {facts(result.channel).title}: {counts}.", readability(result)]
    if result.language != "en":
        lines.append("This text isn't English, so only the rules that hold in every language were checked.")
    findings = worst_first(result.findings)
    for finding in findings[:OPEN]:
        lines += ["", _heading(finding), *map(visible, _finding(finding, text))]
    if len(findings) > OPEN:
        lines += ["", "Also:", *(f"  {_heading(finding)}" for finding in findings[OPEN:])]
    return "\n".join(lines)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then suggestions, each in order of place."""
    return sorted(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.start))


def _heading(finding: Finding) -> str:
    return f"{paint(finding.severity, finding.severity)} [{finding.rule}] {visible(finding.message)}"


def readability(result: Check) -> str:
    """How easy the text is, in words."""
    from composer.etiquette.document.readability import band

    grade = result.readability.grade
    return f"Readability: {band(result.readability)}" + ("." if grade is None else f" (grade {grade:.0f}).")


def _finding(finding: Finding, text: str) -> Iterable[str]:
    line = text.count("\n", 0, finding.start) + 1
    if finding.text:
        shown = " ".join(finding.text.split())
        yield f"  line {line}: “{textwrap.shorten(shown, 90, placeholder=' …')}”"
    yield f"  why: {finding.why}"
    yield f"  source: {finding.source.partition('; ')[0]} ({GRADES[finding.evidence]})"
    if finding.fix:
        new = finding.fix.replacement
        if new is None or "\n\n" in new.strip():  # a paragraph cut in two is not shown whole
            yield f"  fix: {finding.fix.hint}"
        else:
            yield f"  fix: write “{' '.join(new.split())}”" if new else "  fix: leave it out"


def composition(result: Composition) -> str:
    """Each draft with its counts, then what is missing."""
    parts = []
    for number, draft in enumerate(result.drafts, 1):
        limit = f" of {draft.check.limit}" if draft.check.limit else ""
        head = f"— {number}. {facts(draft.channel).title}, {draft.check.characters}{limit} characters"
        subject = f"Subject: {draft.subject}\n\n" if draft.subject else ""
        parts.append(f"{head}\n{subject}{draft.text}")
        if draft.check.findings:
            parts.append(_in_own_words(draft.check))
    if result.missing:
        said = "\n".join(f"  - {item}" for item in result.missing)
        parts.append(("To get more drafts:\n" if result.drafts else "To draft this, add:\n") + said)
    return "\n\n".join(parts)


def _in_own_words(result: Check) -> str:
    """What a draft is found to say: what we word ourselves breaks no rule, so this stands against the user's own words."""
    worst = worst_first(result.findings)
    lines = ["To look at in your own words:", *(f"  - {finding.message}" for finding in worst[:OPEN])]
    if len(worst) > OPEN:
        lines.append(f"  - and {len(worst) - OPEN} more")
    return "\n".join(lines)


def advice(result: Advice) -> str:
    """The ranking with its reasons and the next step."""
    lines = []
    for item in result.channels:
        mark = f"{item.rank}." if item.allowed else "✗"
        lines.append(f"{mark:>3} {facts(item.channel).title}")
        lines += [f"      {reason}" for reason in item.reasons]
    until = "until" if result.next.step == "wait" else "any time from"
    when = f", {until} {result.next.when:%Y-%m-%d %H:%M} UTC" if result.next.when else ""
    lines.append(f"\nNext: {step_title(result.next.step)}{when}")
    lines += [f"      {reason}" for reason in result.next.reasons]
    lines += [f"Assumed: {item}" for item in result.assumed]
    return "\n".join(lines)


def audit(summary: Summary) -> str:
    """What a bulk check found, per criterion."""
    lines = [f"{counted(summary.texts, 'text')} checked, {summary.clean} without errors or warnings."]
    lines += [f"  {criterion}: {count}" for criterion, count in sorted(summary.by_criterion.items(), key=lambda item: -item[1])]
    return "\n".join(lines)


def progress(done: int, total: int | None) -> None:
    """A counter on standard error while something long runs."""
    sys.stderr.write(f"\r{done:,}" + (f" of {total:,}" if total else "") + " …")
    sys.stderr.flush()
