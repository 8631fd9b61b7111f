"""How an audit is written: lines for people, JSON Lines, CSV with a row a finding, or one SARIF 2.1.0 document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, Final, TextIO

from composer import wire
from composer.errors import BadUsage
from composer.etiquette.rulebook.rule_loader import RuleBook
from composer.model import Check, Finding

FORMS: Final = ("text", "json", "csv", "sarif")
WITH_FIXES: Final = ("json", "csv")  # the forms that say what can be done about a finding
_HEADER: Final = ("where", "channel", "verdict", "rule", "criterion", "severity", "start", "end", "text", "message", "fix")
_LEVELS: Final = {"error": "error", "warning": "warning", "suggestion": "note"}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


class Writer:
    """Writes what `as_form` and `joined` made into one stream, with what a form needs before and after."""

    def __init__(self, form: str, out: TextIO, channel: str) -> None:
        if form not in FORMS:
            raise BadUsage(f"there is no form “{form}”; one of {', '.join(FORMS)}")
        self._form, self._out, self._channel, self._any = form, out, channel, False
        if form == "csv":
            out.write(_row(_HEADER))
        elif form == "sarif":
            out.write(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [')

    def write(self, written: str) -> None:
        """Add one chunk."""
        if not written:
            return
        if self._form == "sarif" and self._any:
            self._out.write(",\n")
        self._any = True
        self._out.write(written)

    def close(self, rules: RuleBook) -> None:
        """Add what comes last; SARIF names its rules there."""
        if self._form == "sarif":
            tool = {"driver": {"name": "Overture", "rules": [_sarif_rule(name, rules) for name in rules.rules]}}
            self._out.write(f'], "tool": {json.dumps(tool, ensure_ascii=False)}}}]}}\n')


def as_form(form: str, where: str, text: str, check: Check) -> str:
    """One text's check in a form; "" where the form says nothing about it."""
    if form == "json":
        return json.dumps({"where": where, **wire.check_json(check)}, ensure_ascii=True) + "\n"
    if form == "csv":
        return "".join(
            _row(
                (
                    where,
                    check.channel,
                    check.verdict,
                    finding.rule,
                    finding.criterion,
                    finding.severity,
                    finding.start,
                    finding.end,
                    finding.text,
                    finding.message,
                    _fix(finding),
                )
            )
            for finding in check.findings
        )
    if form == "sarif":
        return ",\n".join(json.dumps(_sarif(where, text, finding)) for finding in check.findings)
    return _lines(where, text, check)


def joined(form: str, parts: Sequence[str]) -> str:
    """Several texts' parts as one piece of the output."""
    return (",\n" if form == "sarif" else "").join(part for part in parts if part)


def _row(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_harmless(str(cell)) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    cell = cell.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _fix(finding: Finding) -> str:
    if finding.fix is None:
        return ""
    return finding.fix.hint if finding.fix.replacement is None else f"→ {finding.fix.replacement}"


def _lines(where: str, text: str, check: Check) -> str:
    stern = [finding for finding in check.findings if finding.severity != "suggestion"]
    lines = []
    for finding in stern:
        line = text.count("\n", 0, finding.start) + 1
        lines.append(f"{where}:{line}: {finding.severity} [{finding.rule}] {finding.message}\n")
    return "".join(lines).encode("utf-8", "replace").decode("utf-8")


def _sarif(where: str, text: str, finding: Finding) -> dict[str, Any]:
    path, _, row = where.rpartition(":")
    file = path if path and row.isdecimal() else where
    region: dict[str, Any] = {
        "startLine": text.count("\n", 0, finding.start) + 1,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": file.replace("\\", "/")}, "region": region}}
    if file != where:
        place["logicalLocations"] = [{"name": f"row {row}"}]
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place],
    }


def _sarif_rule(name: str, rules: RuleBook) -> dict[str, Any]:
    rule = rules.rules[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.why},
        "properties": {"criterion": rule.criterion, "evidence": rule.evidence},
        "help": {"text": rule.source},
    }
