"""Commands that only read: report, rules, templates."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from composer.cli import inout
from composer.errors import BadUsage, NotFound


def report(args: argparse.Namespace) -> int:
    """The answers per group, honest about what is too young, unknown or too few."""
    from composer.reports.report import report_dict
    from composer.reports.words import report_text

    if not 1 <= args.window <= 24 * 30:
        raise BadUsage("--window must be from 1 to 720 hours (30 days)")
    if args.engine == "spark":
        from composer.reports.spark import report_spark

        if not args.data:
            raise BadUsage("--engine spark reads a Parquet export: say where with --data PATH")
        result = report_spark(args.data, by=args.by, since=args.since, window_hours=args.window, now=args.now)
    else:
        from composer.reports.report import report as counted

        with inout.open_record(inout.load_settings()) as record:
            result = counted(record, by=args.by, since=args.since, window_hours=args.window, now=args.now)
    if args.format == "json":
        inout.print_json(report_dict(result))
    else:
        print(report_text(result))
    return 0


def rules_list(args: argparse.Namespace) -> int:
    """All rules, or the names that rules can use."""
    from composer.etiquette import rules

    if args.kinds:
        if args.format == "json":
            inout.print_json({kind: list(names) for kind, names in rules.KINDS.items()})
        else:
            for kind, names in rules.KINDS.items():
                print(f"{kind}: {', '.join(names)}")
        return 0
    book = rules.load_rules(inout.load_settings())
    chosen = [rule for rule in book.rules.values() if args.criterion in (None, rule.criterion)]
    if args.format == "json":
        inout.print_json([rules.rule_json(rule) for rule in chosen])
    else:
        for rule in sorted(chosen, key=lambda rule: (rule.criterion, rule.id)):
            print(f"{rule.criterion:20} {rule.id:34} {rule.evidence:12} {rule.message}")
    for problem in book.problems:
        inout.say(f"overture: {problem}")
    return 0


def rules_explain(args: argparse.Namespace) -> int:
    """One rule: what it says, why, how good the evidence is, examples."""
    from composer.etiquette import rules

    book = rules.load_rules(inout.load_settings())
    rule = book.find(args.id)
    if rule is None:
        raise NotFound("rule", args.id, "see rules list")
    table = rules.rule_json(rule)
    if args.format == "json":
        inout.print_json(table)
        return 0
    for key, value in table.items():
        if isinstance(value, list):
            print(f"{key}:")
            for item in value:
                print("  - " + (" · ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)))
        elif value not in (None, "", {}):
            print(f"{key}: {value}")
    return 0


def rules_test(args: argparse.Namespace) -> int:
    """Run the examples of the given rule files, or of all rules; status 1 where one fails."""
    from composer.etiquette import examples, rules

    settings = inout.load_settings()
    book = rules.load_rule_files([Path(path) for path in args.paths]) if args.paths else rules.load_rules(settings)
    failures = [*book.problems, *examples.failures(book)]
    if args.format == "json":
        inout.print_json({"rules": len(book.rules), "failures": failures})
    else:
        for failure in failures:
            print(failure)
        print(f"{len(book.rules)} rules, {len(failures)} failures")
    return int(bool(failures))


def rules_new(args: argparse.Namespace) -> int:
    """Write a rule to fill in into the user's own rules folder."""
    from composer.etiquette.examples import scaffold
    from composer.settings import write_private

    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", args.id) is None:
        raise BadUsage(f"“{args.id}” is no name for a rule: use small letters, digits and hyphens, such as no-buzzwords")
    settings = inout.load_settings()
    path = settings.own_rules / f"{args.id}.toml"
    if path.exists():
        raise BadUsage(f"{path} is there already")
    write_private(path, scaffold(args.id, args.criterion))
    print(f"Wrote {path}. Fill it in, then: rules test {path}")
    return 0


def templates_list(args: argparse.Namespace) -> int:
    """All templates with their purpose and channels."""
    from composer.drafting.templates import load_templates

    book = load_templates(inout.load_settings())
    rows = [template.summary() for template in book.templates.values()]
    if args.format == "json":
        inout.print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']:34} {row['purpose']:12} {', '.join(row['channels'])}")
    for problem in book.problems:
        inout.say(f"overture: {problem}")
    return 0


def templates_show(args: argparse.Namespace) -> int:
    """One template as it stands in its file."""
    from composer.drafting.templates import load_templates

    template = load_templates(inout.load_settings()).templates.get(args.id)
    if template is None:
        raise NotFound("template", args.id, "see templates list")
    if args.format == "json":
        inout.print_json({**template.summary(), "source": template.source})
    else:
        print(template.source)
    return 0


def templates_test(args: argparse.Namespace) -> int:
    """Render every template's example and compare; status 1 where one differs."""
    from composer.drafting.templates import example_failures, load_templates

    book = load_templates(inout.load_settings())
    failures = [*book.problems, *example_failures(book)]
    if args.format == "json":
        inout.print_json({"templates": len(book.templates), "failures": failures})
    else:
        for failure in failures:
            print(failure)
        print(f"{len(book.templates)} templates, {len(failures)} failures")
    return int(bool(failures))
