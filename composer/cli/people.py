"""Commands about one person: show, merge, export, erase, stop."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Final

from composer.channels import load_channels
from composer.cli import inout
from composer.cli.arguments import shown
from composer.cli.show import paint
from composer.cli.terminal import tell, visible
from composer.errors import BadUsage, NotFound
from composer.private_files import write_private

if TYPE_CHECKING:
    from composer.record.person_marks import Marks
    from composer.record.store import Record


def show(args: argparse.Namespace) -> int:
    """One person's history over all channels, or everybody's."""
    from composer.normalise import fold
    from composer.record import people, person_marks

    with inout.open_record(inout.load_settings()) as record:
        if args.who is None:
            found = people.everyone(record)
        else:
            with record.read() as conn:
                ids = people.matching(conn, args.who, record.country)
            found = [people.show(record, person) for person in ids]
        with record.read() as conn:
            marks = {view.person: person_marks.of(conn, view.person) for view in found}
    if args.tag:
        found = [view for view in found if fold(args.tag) in map(fold, marks[view.person].tags)]
    if args.format == "json":
        inout.print_json({"people": [{**people.view_json(view), **_marks_json(marks[view.person])} for view in found]})
        return 0
    for view in found:
        stop = f"  asked not to be contacted ({view.stop})" if view.stop else ""
        print(f"{view.person}: {paint(visible(view.called), 'bold')}{visible(stop)}")
        tell(*_marks_said(marks[view.person]), sep="\n", end="\n" if any(marks[view.person]) else "")
        for touch in view.touches:
            arrow = "→" if touch.direction == "out" else "←"
            text = " ".join((touch.text or touch.subject).split())
            tell(f"    {people.time_said(touch)} {arrow} {channel_title(touch.channel)}{_kind(touch.kind)}{shortened(text)}")
    if not found:
        if args.tag:
            tell(f"Nobody is tagged “{args.tag}”.")
            return 0
        tell(shown("Nobody here yet. Start with: python -m composer log sent --to NAME --channel linkedin_note"))
    return 0


_TEXT: Final = 70  # characters of a message that the list shows
_KINDS: Final = {"message": "", "call": "", "missed": "missed call", "auto": "automatic reply", "bounce": "bounced", "no": "a no"}


def _kind(kind: str) -> str:
    """What a touch was beside a plain message, in words."""
    said = _KINDS.get(kind, kind.replace("_", " "))
    return f", {said}" if said else ""


def shortened(text: str) -> str:
    """The beginning of a message behind its colon; nothing where no text is kept."""
    short = text if len(text) <= _TEXT else text[:_TEXT].rstrip() + " …"
    return f": {short}" if short else ""


def channel_title(name: str) -> str:
    """A channel by its title, also one that was taken out since."""
    found = load_channels().get(name)
    return found.title if found else name


def _marks_json(marks: Marks) -> dict[str, object]:
    """Only what there is, so that the form stays as it was for everybody of whom nothing is noted."""
    held = {"note": marks.note, "tags": list(marks.tags), "keep_in_touch_days": marks.days}
    return {name: value for name, value in held.items() if value}


def _marks_said(marks: Marks) -> list[str]:
    often = f"in touch every {'day' if marks.days == 1 else f'{marks.days} days'}" if marks.days else ""
    about = "; ".join(filter(None, (", ".join(f"#{tag}" for tag in marks.tags), often)))
    return [f"    {line}" for line in (about, *marks.note.splitlines()) if line]


def note(args: argparse.Namespace) -> int:
    """Note something about a person, tag them, or say how often to be in touch."""
    from composer.record import people, person_marks

    now = inout.clock(args)
    with inout.open_record(inout.load_settings()) as record:
        if args.who is None:
            if args.every is None or len(args.tag) != 1:
                raise BadUsage("say who, or one tag with how often: --tag TAG --every DAYS")
            person_marks.rhythm_of_tag(record, args.tag[0], args.every, at=now)
            tell(f"Noted for everybody tagged “{args.tag[0]}”.") if args.format == "text" else inout.print_json(
                {"tag": args.tag[0], "keep_in_touch_days": args.every})
            return 0
        number = people.one(record, args.who)
        with record.read() as conn:
            held = person_marks.of(conn, number)
        tags = {*held.tags, *args.tag} - set(args.untag) if args.tag or args.untag else None
        marks = person_marks.put(record, number, at=now, note=args.text, tags=tags, days=args.every)
    if args.format == "json":
        inout.print_json({"person": number, **_marks_json(marks)})
    else:
        tell(*(_marks_said(marks) or ["    Nothing noted yet."]), sep="\n")
    return 0


def merge(args: argparse.Namespace) -> int:
    """Join two entries, or keep them apart for good."""
    from composer.record import people

    if args.who is None:
        return _pairs(args)
    if args.other is None:
        raise BadUsage("say which entry is the same person: people merge WHO OTHER, by number")
    with inout.open_record(inout.load_settings()) as record:
        act = people.keep_apart if args.apart else people.merge
        act(record, args.who, args.other, at=inout.clock(args))
    if args.format == "json":
        inout.print_json({"person": args.who, "other": args.other, "verdict": "apart" if args.apart else "join"})
    else:
        joined = f"Person {args.other} is now part of person {args.who}. To take it back: python -m composer undo"
        tell("Kept apart as two people." if args.apart else shown(joined))
    return 0


def _pairs(args: argparse.Namespace) -> int:
    """Who may be one person, with what speaks for it."""
    from composer.record.people import suggestions

    with inout.open_record(inout.load_settings()) as record:
        found = suggestions(record)
    if args.format == "json":
        inout.print_json([{"person": one.left, "other": one.right, "evidence": list(one.evidence)} for one in found])
        return 0
    for one in found:
        told = shown("; ".join(one.evidence))
        tell(shown(f"{one.left_said}\n{one.right_said}"), *([f"    {told}"] if told else []), sep="\n")
        tell(f"    people merge {one.left} {one.right}, or with --apart")
    if not found:
        tell("Nobody here looks like the same person twice.")
    return 0


def export(args: argparse.Namespace) -> int:
    """All that is kept about one person."""
    from composer.record import export as exports
    from composer.record import people

    target = None if args.to is None else inout.new_file(args.to)
    with inout.open_record(inout.load_settings()) as record:
        held = exports.person(record, people.one(record, args.who))
    if target is None:
        inout.print_json(held)
        return 0
    write_private(target, json.dumps(held, ensure_ascii=False, indent=2))
    if args.format == "json":
        inout.print_json({"file": str(target)})
    else:
        tell(f"Written to {target}")
    return 0


def erase(args: argparse.Namespace) -> int:
    """Erase a person everywhere; asks for `--yes`."""
    from composer.record import erase as erasing
    from composer.record import people

    if not args.yes:
        raise BadUsage("erasing cannot be undone; say --yes if you are sure")
    settings = inout.load_settings()
    with inout.open_record(settings) as record:
        now = inout.clock(args)
        resumed = erasing.unfinished(record)
        if resumed:
            erasing.finish(record, at=now)
        try:
            number = people.one(record, args.who)
        except NotFound:
            if not resumed:
                raise
            return _resumed(args)
        with record.read() as conn:
            name = people.row(conn, number)["name"]
            same = [other for other in people.exactly(conn, name, record.country) if other != number] if name else []
        done = erasing.erase(record, number, at=now, folders=(settings.home,))
    unopened = [str(path) for path in done.unopened]
    if args.format == "json":
        inout.print_json({"erased": number, "same_name": same, "not_opened": unopened})
    else:
        tell("Erased from the record and the backups in its folder. "
             "If they asked not to be contacted, that is still remembered.")
        if unopened:
            tell(f"These could not be opened, so look into them yourself: {', '.join(unopened)}")
        tell("Backups you keep elsewhere, exports and calendar files that you made are yours to delete.")
        if same:
            others = ", ".join(map(str, same))
            tell(f"Somebody of the same name stays: person {others}. Erase them too if it is the same person.")
    return 0


def _resumed(args: argparse.Namespace) -> int:
    if args.format == "json":
        inout.print_json({"erased": None, "same_name": [], "not_opened": []})
    else:
        tell("An erasure that was cut short is finished now: the backups are clean. Nobody else fits what you named.")
    return 0


def keep(args: argparse.Namespace) -> int:
    """Keep somebody's details although nothing has passed between you for long."""
    from composer.record import pauses, people

    with inout.open_record(inout.load_settings()) as record:
        number = people.one(record, args.who)
        name = pauses.keep(record, number, at=inout.clock(args))
    if args.format == "json":
        inout.print_json({"person": number, "kept": True})
    else:
        tell(shown(f"Keeping {name}. You'll be asked again after as long a silence. To take it back: python -m composer undo"))
    return 0


def stop(args: argparse.Namespace) -> int:
    """Set or lift do-not-contact, for people in the record and for anybody else by address or name."""
    from composer.do_not_contact import lift_anybody, stop_anybody

    with inout.open_record(inout.load_settings()) as record:
        if args.lift:
            lifted = lift_anybody(record, args.who, at=inout.clock(args))
            if args.format == "json":
                inout.print_json({"who": args.who, "stop": False, "lifted": lifted})
            else:
                tell("Lifted." if lifted else "There was no stop to lift.")
            return 0
        number = stop_anybody(record, args.who, at=inout.clock(args), note=args.note)
        name = args.who if number is None else _name(record, number)
    if args.format == "json":
        inout.print_json({"person": number, "who": args.who, "stop": True})
    elif number is None:
        tell(f"Noted: {name} is not in the record, and nothing is written there. Only a salted hash is kept.")
    else:
        tell(f"Noted: nothing more is written to {name} (person {number}) on any channel.")
    return 0


def _name(record: Record, number: int) -> str:
    """How a person is called at the terminal."""
    from composer.record import people

    return people.show(record, number).called
