"""Commands that only read: report, rules, templates."""

from __future__ import annotations

import argparse
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from composer.cli import inout
from composer.cli.tables import tell_table
from composer.cli.terminal import counted, say, tell
from composer.errors import BadUsage, NotFound

if TYPE_CHECKING:
    from composer.reports.follow_up_steps import Step
    from composer.reports.report import Report
    from composer.reports.trends import Trend


def report(args: argparse.Namespace) -> int:
    """The answers per group, honest about what is too young, unknown or too few."""
    from composer.reports.claims import beside, claim_dict, claim_lines
    from composer.reports.formatting import aligned
    from composer.reports.narrative import below_table, first_sentence, named_rows, trend_lines
    from composer.reports.report import report_dict
    from composer.reports.trends import trend_dict

    if not 1 <= args.window <= 24 * 30:
        raise BadUsage("--window must be from 1 to 720 hours (30 days)")
    if args.export:
        return _export(args)
    found, weeks, rules = _counted_by_spark(args) if args.engine == "spark" else _counted(args)
    claims = beside(found) if args.claims else ()
    if args.format == "json":
        more = {"trend": trend_dict(weeks)} if weeks is not None else {}
        said = {"claims": [claim_dict(item) for item in claims]} if args.claims else {}
        inout.print_json({**report_dict(found), **more, **said, **_steps_json(args)})
        return 0
    tell(first_sentence(found))
    if found.groups:
        rows = named_rows(found)
        tell()
        tell_table(rows[0], rows[1:], aligned(rows), numbers=range(1, len(rows[0]) - 1))
        tell()
    parts = [below_table(found), _steps_said(args), rules, [] if weeks is None else trend_lines(weeks), claim_lines(claims)]
    tell("\n\n".join("\n".join(part) for part in parts if part))
    return 0


def _steps(args: argparse.Namespace) -> tuple[Step, ...]:
    """Every message of a sequence: who got it, and how many answered before the next."""
    from composer.reports.follow_up_steps import steps

    with inout.open_record(inout.load_settings()) as record:
        return steps(record, since=args.since, until=args.until, now=args.now)


def _steps_said(args: argparse.Namespace) -> list[str]:
    """After which message the answers came, where the report goes by steps."""
    if args.by != "step" or args.engine == "spark":
        return []
    taken = _steps(args)
    return ["After which message the answers came:", *(f"{step.words}." for step in taken)] if taken else []


def _steps_json(args: argparse.Namespace) -> dict[str, object]:
    """The same as a key of the JSON, present only where the report goes by steps."""
    return {"steps": [asdict(step) for step in _steps(args)]} if args.by == "step" and args.engine != "spark" else {}


def _export(args: argparse.Namespace) -> int:
    from composer.reports.report_files import export_outreaches

    target = Path(args.export).absolute()
    with inout.open_record(inout.load_settings()) as record:
        files = export_outreaches(record, target.parent, target.name)
    if args.format == "json":
        inout.print_json({"files": [str(file) for file in files]})
    else:
        tell("\n".join(map(str, files)))
    return 0


def _counted(args: argparse.Namespace) -> tuple[Report, Trend | None, list[str]]:
    from composer.reports.learning import broken_rules
    from composer.reports.report import report as counted
    from composer.reports.trends import trend

    settings = inout.load_settings()
    span = {"since": args.since, "until": args.until, "window_hours": args.window}
    with inout.open_record(settings) as record:
        found = counted(record, by=args.by, now=args.now, **span)
        weeks = trend(record, by=args.by, zone=settings.timezone, now=found.now, **span) if args.trend else None
        effects = broken_rules(record, now=found.now, **span) if args.by == "rule" and args.format == "text" else ()
    said = [f"{effect.rule}: {effect.words}" for effect in effects]
    return found, weeks, ["Messages that broke a rule beside those that did not:", *said] if said else []


def _counted_by_spark(args: argparse.Namespace) -> tuple[Report, Trend | None, list[str]]:
    from composer.reports.spark import report_spark, session, trend_spark

    if not args.data:
        raise BadUsage("--engine spark reads a Parquet export: say where with --data PATH")
    span = {"since": args.since, "until": args.until, "window_hours": args.window}
    with session(args.data) as spark:
        found = report_spark(args.data, by=args.by, now=args.now, session=spark, **span)
        zone = inout.load_settings().timezone
        weeks = trend_spark(args.data, by=args.by, zone=zone, now=found.now, session=spark, **span) if args.trend else None
    return found, weeks, []


def rules_list(args: argparse.Namespace) -> int:
    """All rules, or the names that rules can use."""
    from composer.etiquette.kinds.registry import KINDS
    from composer.etiquette.rulebook import rule_loader

    if args.kinds:
        if args.format == "json":
            inout.print_json({name: list(kind.names()) for name, kind in KINDS.items()})
        else:
            for name, kind in KINDS.items():
                tell(f"{name}: {', '.join(kind.names())}")
        return 0
    book = rule_loader.load_rules(inout.load_settings())
    chosen = [rule for rule in book.rules.values() if args.criterion in (None, rule.criterion)]
    if args.format == "json":
        inout.print_json([rule_loader.rule_json(rule) for rule in chosen])
    else:
        rows = [(rule.criterion, rule.id, rule.evidence, rule.message) for rule in chosen]
        rows.sort()
        tell_table(
            ("quality", "rule", "evidence", "what it says"), rows,
            [f"{criterion:20} {name:34} {evidence:12} {message}" for criterion, name, evidence, message in rows],
            names=2,
        )
    for problem in book.problems:
        say(f"overture: {problem}")
    return 0


def rules_explain(args: argparse.Namespace) -> int:
    """One rule: what it says, why, how good the evidence is, examples."""
    from composer.etiquette.rulebook import rule_loader

    book = rule_loader.load_rules(inout.load_settings())
    rule = book.named(args.id)
    if rule is None:
        raise NotFound("rule", args.id, "see rules list")
    table = rule_loader.rule_json(rule)
    if args.format == "json":
        inout.print_json(table)
        return 0
    for key, value in table.items():
        if isinstance(value, list):
            tell(f"{key}:")
            for item in value:
                tell("  - " + (" · ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)))
        elif value not in (None, "", {}):
            tell(f"{key}: {value}")
    return 0


def rules_test(args: argparse.Namespace) -> int:
    """Run the examples of the given rule files, or of all rules; status 1 where one fails."""
    from composer.etiquette import examples
    from composer.etiquette.rulebook import rule_loader

    settings = inout.load_settings()
    paths = [Path(path) for path in args.paths]
    book = rule_loader.load_rule_files(paths, settings) if paths else rule_loader.load_rules(settings)
    failures = [*book.problems, *examples.failures(book)]
    if args.format == "json":
        inout.print_json({"rules": len(book.rules), "failures": failures})
    else:
        for failure in failures:
            tell(failure)
        for name in sorted(book.off - set(settings.rules_off)):
            if name in book.rules and book.rules[name].own:
                tell(f"{name}: counts for nothing yet; fill it in, then take the line “enabled = false” out")
        tell(f"{counted(len(book.rules), 'rule')}, {counted(len(failures), 'failure')}")
    return int(bool(failures))


def rules_new(args: argparse.Namespace) -> int:
    """Write a rule to fill in into the user's own rules folder."""
    from composer.etiquette.examples import scaffold
    from composer.etiquette.rulebook.rule_loader import load_rules
    from composer.private_files import write_private

    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", args.id) is None:
        raise BadUsage(f"“{args.id}” is no name for a rule: use small letters, digits and hyphens, such as no-buzzwords")
    settings = inout.load_settings()
    path = settings.own_rules / f"{args.id}.toml"
    if path.exists():
        raise BadUsage(f"{path} is there already")
    book = load_rules(settings)
    if args.id in book.rules or args.id in book.aliases:
        raise BadUsage(f"there is a rule “{args.id}” already; choose another name, or see docs/own-rules.md on changing a rule")
    write_private(path, scaffold(args.id, args.criterion, enabled=False))
    tell(f"Wrote {path}. It counts for nothing yet.")
    tell(f"Fill it in, take the line “enabled = false” out, then: rules test {path}")
    return 0


def templates_list(args: argparse.Namespace) -> int:
    """All templates with their purpose and channels."""
    from composer.drafting.templating.template_loader import load_templates

    book = load_templates(inout.load_settings())
    rows = [template.summary() for template in book.templates.values()]
    if args.format == "json":
        inout.print_json(rows)
    else:
        cells = [(row["id"], row["purpose"], ", ".join(row["channels"])) for row in rows]
        tell_table(
            ("template", "purpose", "channels"), cells,
            [f"{name:34} {purpose:12} {channels}" for name, purpose, channels in cells],
        )
    for problem in book.problems:
        say(f"overture: {problem}")
    return 0


def templates_show(args: argparse.Namespace) -> int:
    """One template as it stands in its file."""
    from composer.drafting.templating.template_loader import load_templates

    template = load_templates(inout.load_settings()).templates.get(args.id)
    if template is None:
        raise NotFound("template", args.id, "see templates list")
    if args.format == "json":
        inout.print_json({**template.summary(), "source": template.source})
    else:
        tell(template.source)
    return 0


def templates_test(args: argparse.Namespace) -> int:
    """Render every template's example and compare; status 1 where one differs."""
    from composer.drafting.templating.template_loader import example_failures, load_templates

    book = load_templates(inout.load_settings())
    failures = [*book.problems, *example_failures(book)]
    if args.format == "json":
        inout.print_json({"templates": len(book.templates), "failures": failures})
    else:
        for failure in failures:
            tell(failure)
        tell(f"{counted(len(book.templates), 'template')}, {counted(len(failures), 'failure')}")
    return int(bool(failures))
