"""Commands before anything is sent: check, write, advise, answer, policy."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from composer import wire
from composer.cli import inout, show
from composer.cli.terminal import say, tell
from composer.errors import BadUsage
from composer.model import SEVERITIES, SPOKEN, Brief, Check

if TYPE_CHECKING:
    from composer.context import Known
    from composer.settings import Settings

_TABLES = (".csv", ".jsonl", ".ndjson", ".parquet")


def check(args: argparse.Namespace) -> int:
    """Check one text, several files, or a column of tables; status 1 where something is at or above `--fail-on`."""
    files = args.files or ["-"]
    if args.column or args.name_column or len(files) > 1 or args.format in ("csv", "sarif"):
        return _audit(args, files)
    from composer.etiquette.check import check_in
    from composer.etiquette.check_context import CheckContext
    from composer.etiquette.rulebook.rule_loader import load_rules

    settings = inout.load_settings()
    text = inout.read_text(files[0])
    brief = _brief(args.brief)
    rules = load_rules(settings)
    for problem in rules.problems:
        say(f"overture: {problem}")
    context = CheckContext(args.channel, brief, args.relationship or "", args.stage, premium=settings.premium)
    result = check_in(text, context, rules)
    if args.proofread:
        from composer.etiquette.proofread import with_proofreading

        result = with_proofreading(result, text, context, dialect=settings.dialect, lexicons=rules.lexicons)
    if args.format == "json":
        inout.print_json(wire.check_json(result))
    else:
        print(show.check(result, text))
    return int(_fails(result, args.fail_on))


def _fails(result: Check, threshold: str) -> bool:
    bad = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return any(finding.severity in bad for finding in result.findings)


def _audit(args: argparse.Namespace, files: list[str]) -> int:
    from composer.etiquette.audit import runner
    from composer.etiquette.check_context import CheckContext

    settings = inout.load_settings()
    for name in files:
        if name.endswith(_TABLES) and name.endswith(".parquet") and not args.column:
            raise BadUsage(f"{name} is a table: name the column that holds the texts with --column")
    context = CheckContext(
        args.channel, _brief(args.brief), args.relationship or "", args.stage, premium=settings.premium
    )
    if args.name_column and not args.column:
        raise BadUsage("--name-column goes with --column, which names the texts of the same table")
    job = runner.Job(context, settings, args.column, args.name_column, proofread=args.proofread)
    progress = show.progress if sys.stderr.isatty() else None
    summary = runner.run(files, job, form=args.format, out=sys.stdout, progress=progress)
    say(show.audit(summary))
    worst = SEVERITIES[: SEVERITIES.index(args.fail_on) + 1]
    return int(any(summary.by_severity.get(severity, 0) for severity in worst))


def write(args: argparse.Namespace) -> int:
    """Drafts that pass their own check; nothing, and why, where the brief is too thin."""
    from composer.context import refuse_stopped
    from composer.drafting.search.compose import compose
    from composer.drafting.templating.template_loader import load_templates
    from composer.etiquette.rulebook.rule_loader import load_rules

    if not 1 <= args.count <= 20:
        raise BadUsage("--count must be from 1 to 20")
    settings = inout.load_settings()
    brief = _brief(args.brief) or _no_brief()
    known = _known(settings, brief, args)
    refuse_stopped(brief, known, args.channel or "")
    channel = args.channel or _best_written(brief, known, settings, args)
    rules = load_rules(settings)
    result = compose(
        brief, channel, count=args.count, rules=rules, templates=load_templates(settings), premium=settings.premium,
        sent_before=known.sent_before, now=inout.clock(args),
    )
    if args.model:
        from composer.drafting.llm.drafts import add_model_drafts
        from composer.drafting.llm.voice import voice

        result = add_model_drafts(
            result, brief, channel, settings=settings, rules=rules, count=args.count, sent_before=known.sent_before,
            voice=voice(known.answered_own),
        )
    if args.format == "json":
        inout.print_json(wire.composition_json(result))
    else:
        tell(show.composition(result))
    return 0


def _best_written(brief: Brief, known: Known, settings: Settings, args: argparse.Namespace) -> str:
    from composer.context import advice

    ranked = advice(brief, known, settings, inout.clock(args)).channels
    written = [item.channel for item in ranked if item.allowed and item.channel not in SPOKEN]
    return written[0] if written and not brief.delicate else ranked[0].channel


def advise(args: argparse.Namespace) -> int:
    """The channels, best first, with reasons, and the next step with this person."""
    from composer.context import advice as ranked

    settings = inout.load_settings()
    brief = _brief(args.brief) or _no_brief()
    result = ranked(brief, _known(settings, brief, args), settings, inout.clock(args))
    if args.format == "json":
        inout.print_json(wire.advice_json(result))
    else:
        tell(show.advice(result))
    return 0


def answer(args: argparse.Namespace) -> int:
    """A kind answer to a connection or friend request in one of the stances."""
    from composer.context import refuse_stopped
    from composer.drafting.messages.answers import answer_request, network_of, reminder
    from composer.etiquette.rulebook.rule_loader import load_rules

    settings = inout.load_settings()
    brief = _brief(args.brief) or _no_brief()
    refuse_stopped(brief, _known(settings, brief, args), args.channel or "")
    draft = answer_request(
        brief, args.stance, channel=args.channel, policy=settings.friend_policy, to=settings.friend_policy_to,
        rules=load_rules(settings),
    )
    if args.format == "json":
        inout.print_json({"stance": args.stance, "text": draft.text, "check": wire.check_json(draft.check)})
    else:
        tell(draft.text)
        later = reminder(args.stance, network_of(draft.channel), settings.friend_policy, settings.friend_policy_to)
        if later:
            say(later)
    return 0


def policy(args: argparse.Namespace) -> int:
    """Show the friend policy as text, or set it for one network."""
    from composer.drafting.messages.answers import POLICY_NETWORKS, policy_text
    from composer.settings import save_settings

    settings = inout.load_settings()
    if args.action == "set":
        if not args.network or not args.choice:
            raise BadUsage("say which network and what: policy set facebook redirect")
        if args.network not in POLICY_NETWORKS:
            raise BadUsage(f"“{args.network}” isn't a network that has a policy; choose from " + ", ".join(POLICY_NETWORKS))
        settings = replace(settings, friend_policy={**settings.friend_policy, args.network: args.choice})
        save_settings(settings)
    text = policy_text(settings.friend_policy, settings.friend_policy_to)
    if args.format == "json":
        inout.print_json({"policy": dict(settings.friend_policy), "text": text})
    else:
        tell(text)
    return 0


def _brief(path: str | None) -> Brief | None:
    if path is None:
        return None
    from composer.brief import load_brief, parse_brief

    return parse_brief(inout.read_text("-"), "standard input") if path == "-" else load_brief(path)


def _no_brief() -> Brief:
    raise BadUsage("--brief FILE is needed")


def _known(settings: Settings, brief: Brief, args: argparse.Namespace) -> Known:
    from composer.context import know, unknown

    if not inout.has_record(settings):
        return unknown(settings)
    with inout.open_record(settings) as record:
        return know(record, brief, settings, inout.clock(args))
