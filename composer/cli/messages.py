"""Commands for what is no first contact: other messages, drafts of due steps, and what to think about before sending."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from composer import wire
from composer.cli import inout, show
from composer.cli.arguments import shown
from composer.cli.terminal import counted, tell
from composer.errors import BadUsage, NotFound
from composer.model import Composition

if TYPE_CHECKING:
    from composer.context import Known
    from composer.model import Brief
    from composer.settings import Settings

_MOST_DAYS: Final = 3_650


def message(args: argparse.Namespace) -> int:
    """One of the other kinds of message: congratulations, an introduction, a kind no, a status update …"""
    from composer.brief import load_brief, parse_brief
    from composer.context import refuse_stopped
    from composer.drafting.messages.catalogue import KINDS, Details, draft
    from composer.drafting.messages.introductions import to_friend
    from composer.etiquette.rulebook.rule_loader import load_rules

    settings = inout.load_settings()
    brief = parse_brief(inout.read_text("-"), "standard input") if args.brief == "-" else load_brief(args.brief)
    reader = to_friend(brief, args.friend) if KINDS[args.kind].friend else brief
    refuse_stopped(reader, known_of(settings, reader, args), args.channel)
    details = Details(args.friend, args.came_on, args.agreed, args.done, args.next, args.human)
    made = draft(args.kind, brief, args.channel, details, rules=load_rules(settings), wording=args.wording)
    return _print(args, Composition((made,), ()))


def step(args: argparse.Namespace) -> int:
    """The draft of what is due with one person."""
    from composer.advice.rhythm import STEP
    from composer.context import brief_of, know
    from composer.drafting.messages.due_step import INTRODUCTION, Added, introduction_draft, is_talk, step_drafts, step_sheet
    from composer.due import due_items
    from composer.etiquette.rulebook.rule_loader import load_rules

    settings, now = inout.load_settings(), inout.clock(args)
    with inout.open_record(settings) as record:
        items = due_items(record, settings, now)
        item = next((item for item in items if item.person == args.person), None)
        if item is None:
            raise NotFound("due step for person", str(args.person), "see who is due with: python -m composer due")
        brief = brief_of(record, args.person, settings)
        known = know(record, brief, settings, now)
    if item.step == STEP:
        said = f"write --brief FILE with purpose = \"reconnect\" drafts a message to {brief.recipient.name or 'them'}"
        raise BadUsage(f"getting back in touch is a message of its own: {said}")
    added, rules = Added(args.new, args.question, args.about, args.reply, args.friend), load_rules(settings)
    if is_talk(item.step, item.channel):
        sheet = step_sheet(brief, added, now=now)
        if args.format == "json":
            inout.print_json({"step": item.step, "sheet": sheet.text})
        else:
            tell(sheet.text)
        return 0
    if item.step == "ask_introduction":
        added = replace(added, friend=added.friend or next((found.name for found in known.introducers), ""))
        texts = [introduction_draft(kind, brief, args.channel or "email", added, rules=rules) for kind in INTRODUCTION]
        return _print(args, Composition(tuple(texts), ()))
    channel = args.channel or item.channel
    made = step_drafts(brief, item.step, channel, added, history=known.history, count=args.count, rules=rules, now=now)
    return _print(args, made)


def later(args: argparse.Namespace) -> int:
    """Take somebody off the due list for a while."""
    from composer.record.pauses import later as put_off

    if not 1 <= args.days <= _MOST_DAYS:
        raise BadUsage(f"--days must be from 1 to {_MOST_DAYS}")
    now = inout.clock(args)
    with inout.open_record(inout.load_settings()) as record:
        name = put_off(record, args.person, now + timedelta(days=args.days), at=now)
    if args.format == "json":
        inout.print_json({"person": args.person, "until": wire.iso(now + timedelta(days=args.days))})
    else:
        said = f"{name} is snoozed for {counted(args.days, 'day')}, or until one of you writes again. "
        tell(shown(f"{said}To take it back: python -m composer undo"))
    return 0


def guards(args: argparse.Namespace) -> int:
    """What to think about before a text goes out; status 1 where it must not."""
    from composer.before_sending import before
    from composer.brief import load_brief
    from composer.etiquette.check import check
    from composer.etiquette.rulebook.rule_loader import load_rules

    settings = inout.load_settings()
    text = inout.read_text(args.file)
    brief = load_brief(args.brief)
    if settings.accounts and not brief.sender.accounts:
        brief = replace(brief, sender=replace(brief.sender, accounts=dict(settings.accounts)))
    known = known_of(settings, brief, args)
    found = check(
        text, args.channel, brief, stage=args.stage, sent_before=known.sent_before, rules=load_rules(settings),
        premium=settings.premium,
    )
    subject, body = _split(text, args.channel)
    said, duties = before(
        body, args.channel, brief, known, settings, now=inout.clock(args), subject=subject, findings=found.findings,
        account=args.account, stage=args.stage,
    )
    if args.format == "json":
        inout.print_json({
            "guards": [
                {"id": guard.id, "message": guard.message, "why": guard.why, "source": guard.source, "forbids": guard.forbids}
                for guard in said
            ],
            "duties": [{"id": duty.id, "say": duty.say, "why": duty.why, "source": duty.source} for duty in duties],
        })
    else:
        lines = [f"{'Stop' if guard.forbids else 'Think'}: {guard.message}\n    {guard.why}" for guard in said]
        lines += [f"Law: {duty.say}\n    {duty.why}" for duty in duties]
        tell("\n".join(lines) or "Nothing to think twice about: send it when you like.")
    return int(any(guard.forbids for guard in said))


def known_of(settings: Settings, brief: Brief, args: argparse.Namespace) -> Known:
    """What the record knows about a reader; nothing where there is no record yet."""
    from composer.context import know, unknown

    if not inout.has_record(settings):
        return unknown(settings)
    with inout.open_record(settings) as record:
        return know(record, brief, settings, inout.clock(args))


def _split(text: str, channel: str) -> tuple[str, str]:
    from composer.etiquette.document.message_parser import parse

    span = parse(text, channel).subject
    return ("", text) if span is None else (text[span[0] : span[1]].strip(), text[span[1] :].lstrip("\r\n"))


def _print(args: argparse.Namespace, made: Composition) -> int:
    if not made.drafts and not made.missing:
        raise BadUsage("nothing could be written from this brief")
    if args.format == "json":
        inout.print_json(wire.composition_json(made))
    else:
        tell(show.composition(made))
    return 0
