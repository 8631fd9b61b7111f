"""What can be done about a finding: a replacement that applies cleanly, or one sentence of guidance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from composer.etiquette.parts import Message
from composer.etiquette.rule import Rule
from composer.model import Finding, Fix


def make(rule: Rule, message: Message, start: int, end: int, words: Mapping[str, object]) -> Fix | None:
    """The fix of a rule for one place."""
    spec = rule.fix
    if spec is None:
        return None
    replacement = None
    if start < end:
        said = message.text[start:end]
        if spec.replace is not None:
            replacement = spec.replace
            for key, value in words.items():
                replacement = replacement.replace("{" + key + "}", str(value))
        elif spec.delete:
            replacement = ""
        elif spec.swap is not None:
            replacement = spec.swap.get(message.low[start:end])
        elif spec.change == "lower_case":
            replacement = said.lower()
        elif spec.change == "single_mark":
            replacement = "?" if "?" in said else "!"
        if replacement and said[:1].isupper() and replacement[:1].islower() and not said.isupper():
            replacement = replacement[:1].upper() + replacement[1:]
    if replacement is None and not spec.hint:
        return None
    return Fix(hint=spec.hint, replacement=replacement, safe=spec.safe and replacement is not None)


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with every offered replacement applied, from the end so that offsets hold; overlapping ones are left out."""
    done, limit = text, len(text) + 1
    for finding in sorted(findings, key=lambda item: (-item.start, -item.end)):
        fix = finding.fix
        if fix is None or fix.replacement is None or finding.end > limit:
            continue
        done = done[: finding.start] + fix.replacement + done[finding.end :]
        limit = finding.start
    return done
