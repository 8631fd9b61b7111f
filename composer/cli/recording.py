"""Commands that write the record: log, undo, import, sync; and due, which reads it."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from composer import wire
from composer.advice.phrasing import step_title, title
from composer.cli import inout, show
from composer.cli.arguments import shown
from composer.cli.terminal import counted, say, tell, visible
from composer.errors import BadUsage
from composer.zones import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from composer.record.log import Logged
    from composer.record.store import Record
    from composer.record.wishes import Wish


_CLOCKS_DIFFER: Final = timedelta(minutes=10)


def log_sent(args: argparse.Namespace) -> int:
    """Record a message the user sent."""
    from composer.record.log import log_sent as logged

    brief = None
    if args.brief:
        from composer.brief import load_brief

        brief = load_brief(args.brief)
    if not (args.to or args.person or brief):
        raise BadUsage("say to whom: --to NAME, --person ID or --brief FILE")
    settings = inout.load_settings()
    text = inout.read_text(args.text) if args.text else ""
    fired: tuple[str, ...] = ()
    if text:
        from composer.etiquette.check import check
        from composer.etiquette.rulebook.rule_loader import load_rules

        found = check(text, args.channel, brief, rules=load_rules(settings), premium=settings.premium).findings
        fired = tuple(sorted({finding.rule for finding in found}))
    with inout.open_record(settings) as record:
        result = logged(
            record, to=args.to, person=args.person, channel=args.channel, handle=args.handle, brief=brief, text=text,
            relationship=args.relationship, purpose=args.purpose, template=args.template, origin=args.origin, rules=fired,
            at=_past(args), zone=settings.timezone, to_request=args.to_request,
        )
    return _logged(args, result)


def _wishes(record: Record, args: argparse.Namespace, people: Iterable[int] | None = None) -> tuple[Wish, ...]:
    """Who asked not to be contacted (of these people); with `--yes` they are under a stop from here on."""
    from composer.do_not_contact import note_wishes
    from composer.due import wishes_open

    found = wishes_open(record)
    if people is not None:
        wanted = set(people)
        found = tuple(wish for wish in found if wish.person in wanted)
    if args.yes:
        note_wishes(record, found, at=inout.clock(args))
    return found


def _wishes_said(found: Sequence[Wish], *, noted: bool) -> list[str]:
    """What is printed of them: whom nothing goes to any more, or how to note it."""
    lines = []
    for wish in found:
        name = f"{wish.name or 'Somebody without a name'} (person {wish.person})"
        said = f"{name} asked not to be contacted: “{wish.text}”" if wish.text else f"{name} asked not to be contacted."
        lines.append(f"{said} Nothing more is written to them." if noted else f"{said} Note it with: people stop {wish.person}")
    if len(found) > 1 and not noted:
        lines.append("All of them at once: the same command again with --yes.")
    return lines


def _wishes_json(found: Sequence[Wish], *, noted: bool) -> dict[str, object]:
    """The key of the JSON, present only where somebody asked."""
    listed = [
        {"person": wish.person, "name": wish.name, "touch": wish.touch, "text": wish.text, "noted": noted} for wish in found
    ]
    return {"stops": listed} if found else {}


def log_answer(args: argparse.Namespace) -> int:
    """Record an answer, a call or a meeting."""
    from composer.record.log import first_written_after
    from composer.record.log import log_answer as logged

    if not (args.outreach or args.person or args.to):
        raise BadUsage("say whose: --outreach ID, --person ID or --to NAME")
    came = _came(args)
    with inout.open_record(inout.load_settings()) as record:
        if came == "not_yet":
            return _not_yet(args, record)
        result = logged(
            record, args.what, outreach=args.outreach, person=args.person, to=args.to, channel=args.channel, kind=args.kind,
            direction=args.direction, outcome=args.outcome, at=_past(args),
            text=inout.read_text(args.text) if args.text else "", came=came,
        )
        asked = _wishes(record, args, [result.person])
        first = first_written_after(record, result.person, args.at) if args.what == "reply" and args.at else None
    if first is not None:
        when = f"{first:%Y-%m-%d %H:%M} UTC"
        print(f"It is dated before your first message to them ({when}), so it answers none of yours.", file=sys.stderr)
    return _logged(args, result, asked)


def _past(args: argparse.Namespace) -> datetime:
    """`--at`, or now; raises BadUsage for a time that is still to come."""
    now = inout.clock(args)
    if args.at and args.at > max(now, datetime.now(UTC)) + _CLOCKS_DIFFER:
        raise BadUsage(f"{args.at:%Y-%m-%d %H:%M} UTC is still to come; --at says when it was")
    return args.at or now


def _came(args: argparse.Namespace) -> str | None:
    """When a reply came: None at the time that was given, "" some time before now, else what was said of it."""
    if args.what != "reply" or args.at:
        return None
    return (args.came or "").replace("-", "_")


def _not_yet(args: argparse.Namespace, record: Record) -> int:
    """Note that nothing has come to an outreach so far."""
    from composer.record.log import open_outreach
    from composer.record.review import settle

    number = args.outreach or open_outreach(record, to=args.to, person=args.person)
    settle(record, number, "not_yet", at=inout.clock(args))
    if args.format == "json":
        inout.print_json({"outreach": number, "came": "not_yet"})
    else:
        tell("Noted: no answer yet. Taken back with: undo")
    return 0


def _logged(args: argparse.Namespace, result: Logged, asked: Sequence[Wish] = ()) -> int:
    noted = bool(asked) and args.yes
    if args.format == "json":
        told = {"person": result.person, "touch": result.touch, "outreach": result.outreach}
        inout.print_json({**told, **_wishes_json(asked, noted=noted)})
    else:
        known = f", outreach {result.outreach}" if result.outreach else ""
        tell(shown(f"Saved: person {result.person}{known}. To take it back: python -m composer undo"))
        tell(*_wishes_said(asked, noted=noted), sep="\n", end="\n" if asked else "")
    return 0


def undo(args: argparse.Namespace) -> int:
    """Take the last change back."""
    from composer.record.undo import undo as take_back

    with inout.open_record(inout.load_settings()) as record:
        said = take_back(record)
    if args.format == "json":
        inout.print_json({"undone": said})
    else:
        tell(f"Undone: {said}")
    return 0


def import_(args: argparse.Namespace) -> int:
    """Merge exports into the record and print what became of every row."""
    from composer.imports.importer import import_path
    from composer.record import own

    columns = dict(_pair(item) for item in args.columns)
    settings = inout.load_settings()
    with inout.open_record(settings) as record:
        result = import_path(
            record, [Path(path) for path in args.paths], as_=args.as_, me=tuple(args.me),
            zone=args.zone or settings.timezone or None, now=inout.clock(args), column_map=columns or None,
            day_first=args.day_first, country=settings.country, progress=show.progress if sys.stderr.isatty() else None,
            not_me=tuple(args.not_me),
        )
        if args.yes and result.own_addresses:
            with record.write() as conn:
                own.settle(conn, result.own_addresses)
        asked = _wishes(record, args)
    table = {
        "files": list(result.files), "read": result.read, "new": result.new, "known": result.known,
        "skipped": dict(result.skipped), "outreaches": result.outreaches, "replies": result.replies,
        **({"own_addresses": list(result.own_addresses)} if result.own_addresses else {}),
        **_wishes_json(asked, noted=args.yes),
    }
    if args.format == "json":
        inout.print_json(table)
    else:
        tell(f"Read {result.read:,}: {result.new:,} new, {result.known:,} already known.")
        for reason, count in sorted(result.skipped.items(), key=lambda item: -item[1]):
            first = result.where.get(reason, "")
            tell(f"  skipped {count:,}: {reason}" + (f" (first: {first})" if first else ""))
        if result.columns:
            tell("  columns: " + ", ".join(f"{field}={column}" for field, column in result.columns.items()))
        for note in result.notes:
            tell(f"  {note}")
        if result.own_addresses:
            tell(f"  Taken as your own addresses: {', '.join(result.own_addresses)}.")
            if not args.yes:
                tell("  If they are, say so once: own --yes. If one isn't: undo, and import again with --not-me ADDRESS.")
        outreaches = counted(result.outreaches, "outreach", "outreaches")
        if not result.people:
            tell(f"The record now has {outreaches} from this source, {result.replies:,} answered.")
        tell(*_wishes_said(asked, noted=args.yes), sep="\n", end="\n" if asked else "")
    return 0


def _pair(text: str) -> tuple[str, str]:
    field, found, column = text.partition("=")
    if not found or not field or not column:
        raise BadUsage(f"--columns wants FIELD=COLUMN, not “{text}”")
    return field, column


def sync(args: argparse.Namespace) -> int:
    """Fetch new mail and match replies."""
    from composer.mail.sync import sync as fetch

    settings = inout.load_settings()
    with inout.open_record(settings) as record:
        result = fetch(record, settings, now=inout.clock(args))
        asked = _wishes(record, args)
    if args.format == "json":
        inout.print_json({"read": result.read, "new": result.new, "known": result.known, "skipped": dict(result.skipped),
                          "outreaches": result.outreaches, "replies": result.replies, **_wishes_json(asked, noted=args.yes)})
    else:
        answered = counted(result.replies, "outreach", "outreaches")
        tell(f"Read {counted(result.read, 'message')}: {result.new:,} new, {answered} answered.")
        tell(*_wishes_said(asked, noted=args.yes), sep="\n", end="\n" if asked else "")
    for note in result.notes:
        say(note)
    return 0


def _local(at: datetime, zone: str) -> str:
    """A time by the user's own clock with its zone, or in UTC where none is set."""
    from zoneinfo import ZoneInfo

    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {spoken(zone)}" if zone else f"{at:%Y-%m-%d %H:%M} UTC"


def _calendar(path: str) -> Path:
    """Where the calendar file goes: a new file, or one that this command wrote before."""
    from composer.advice.calendar import is_ours

    earlier = inout.place(path)
    return earlier if is_ours(earlier) else inout.new_file(path)


def due(args: argparse.Namespace) -> int:
    """Who is due, how and why; with `--ics` a calendar file too."""
    from composer.due import decisions, due_items, wishes_open
    from composer.record.review import unsettled

    target = _calendar(args.ics) if args.ics is not None else None
    settings = inout.load_settings()
    now = inout.clock(args)
    with inout.open_record(settings) as record:
        items = due_items(record, settings, now)
        decide = decisions(record, settings, now)
        asked = wishes_open(record)
        with record.read() as conn:
            open_ = unsettled(conn, now)
    if target:
        from composer.advice.calendar import ics
        from composer.private_files import write_private

        write_private(target, ics(items, now=now).decode())
        say(f"Calendar written to {target}")
    if args.format == "json":
        inout.print_json({"due": [
            {"person": item.person, "outreach": item.outreach, "step": item.step, "channel": item.channel,
             "when": wire.iso(item.when), "reasons": list(item.reasons)} for item in items
        ]})
    elif not items:
        tell("You're all caught up. Log what you send, and you'll see here when it's time to follow up.")
    else:
        for item in items:
            step = step_title(item.step) + (f" ({title(item.channel)})" if item.channel else "")
            there = f" ({item.there} where they live)" if item.there else ""
            name = show.paint(visible(item.name), "bold")
            print(f"{_local(item.when, settings.timezone)}{visible(there)}  {name} (person {item.person}): {visible(step)}")
            for reason in item.reasons:
                tell(f"    {reason}")
    if args.format == "text" and (decide or asked or open_):
        said = _wishes_said(asked[:5], noted=False)
        said += [
            f"{'When did' if item.answered else 'Did'} {item.name} answer ({title(item.channel)}, {item.sent_at:%Y-%m-%d})? Say: "
            f"log reply --outreach {item.outreach} --came within-day | later{'' if item.answered else ' | not-yet'}"
            for item in open_[:5]
        ]
        tell("\n".join(["", "To decide:", *(f"    {line}" for line in (*said, *(prompt.message for prompt in decide[:5])))]))
        if len(decide) > 5:
            tell(f"    … and {len(decide) - 5:,} more {'person' if len(decide) == 6 else 'people'} whose details you keep.")
    return 0
