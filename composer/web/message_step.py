"""The last step of writing: choose a draft, edit it live, mind the guards, copy it, open the window, say it was sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, Final

import streamlit as st

from composer.channel_facts import HANDLE_KINDS, Channel
from composer.channels import channel as channel_named
from composer.channels import load_channels, open_link
from composer.errors import BadValue
from composer.etiquette.check_context import CheckContext
from composer.model import Brief, Check, Composition, Draft
from composer.settings import Settings
from composer.web import (
    better,
    brief_form,
    draft_cards,
    drafts,
    model_drafts,
    only_you,
    other_words,
    rewrites,
    sentences,
    standing,
)
from composer.web.component import editor
from composer.web.desk import this_desk
from composer.web.live import rule_book, run
from composer.web.mail_send import can_draft, can_send, draft_there, send_now
from composer.web.problems import in_words
from composer.web.standing import EDITOR, as_text, document, start_of
from composer.web.state import bullets, now, opened, say, take_back, undo_button
from composer.web.task import Task
from composer.web.toast import Back
from composer.web.words import plain

__all__ = ["as_text", "choose", "context_for", "drafts_for", "just_sent", "sent_on", "split_subject", "write", "write_chosen"]

_OPENS: Final = {"email": "Open in my mail app", "sms": "Open in my messages", "phone": "Call them"}
_BLANK_LINES: Final = re.compile(r"\A(?:[ \t]*\r?\n)+")


def drafts_for(task: Task) -> Composition:
    """The drafts for a brief, made once for as long as nothing about it changes."""
    from composer.drafting.search.compose import compose
    from composer.drafting.templating.template_loader import load_templates

    key = _digest((task.brief, task.channel, task.known.sent_before, task.settings))
    notes = this_desk().notes
    if notes.get("composed_for") != key and not ("composed" in notes and just_sent(task.brief, task.channel)):
        notes["composed"] = compose(
            task.brief, task.channel, rules=rule_book(), templates=load_templates(task.settings), premium=task.settings.premium,
            sent_before=task.known.sent_before, now=now(),
        )
        notes["composed_for"] = key
    found: Composition = notes["composed"]
    return found


def just_sent(brief: Brief, channel: str) -> bool:
    """Whether this message was noted as sent a moment ago: it stays on the page, whatever is advised from then on."""
    return bool(this_desk().notes.get("sent_task") == _digest((brief, channel)))


def sent_on(brief: Brief) -> str:
    """The channel on which this message was noted as sent a moment ago; "" where it was not."""
    return next((channel for channel in load_channels() if just_sent(brief, channel)), "")


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def split_subject(text: str, channel: str) -> tuple[str, str]:
    """The subject and the body of a text whose first line may be “Subject: …”."""
    from composer.etiquette.document.message_parser import parse

    message = parse(text, channel)
    if message.subject is None:
        return "", text
    return text[slice(*message.subject)].strip(), _BLANK_LINES.sub("", text[message.start :])


def choose(made: Composition, task: Task) -> Draft | None:
    """Let the user take one of the drafts or their own words (None)."""
    chosen = draft_cards.choose(made)
    if made.drafts and made.missing:
        with st.expander("How to get more drafts"):
            bullets(made.missing)
    draft = None if chosen == draft_cards.OWN else made.drafts[int(chosen)]
    trial = model_drafts.trial_of(draft) if draft is not None else None
    if trial is not None:
        model_drafts.how_it_came(trial, task.settings)
    return draft


def context_for(task: Task, doc: str = "") -> CheckContext:
    """The situation in which a text of this task is checked; with a document also what was dismissed in it."""
    dismissed = tuple(this_desk().notes.get(f"dismissed:{doc}", ())) if doc else ()
    return replace(task.context, dismissed=dismissed, allow=(*task.context.allow, *_dismissed_for(task)))


def write(task: Task, draft: Draft | None, *, typed: Sequence[str] = ()) -> None:
    """The editor and all that follows from its text; `typed` is what the user has just said in their own words.

    No fragment: leaving the editor by a click on something outside it would be two changes in one message of the browser, one
    for the fragment and one for the page, and Streamlit runs only one of them.
    """
    text, doc = _edit(task, draft)
    _finish(task, draft, text, doc, typed)


def write_chosen(task: Task, draft: Draft | None) -> None:
    """The editor with the chosen draft, and under it what makes that draft better: its sentences, and more to say."""
    place = draft_cards.chosen(this_desk().notes["composed"])
    stands = standing.standing(task, draft, place) if draft is not None else None
    text, doc = _edit(task, stands)
    if this_desk().notes.get(f"sent:{doc}") is None:
        other_words.show(task, text)
        if draft is not None:
            sentences.show(task, draft, place)
            better.show(task, draft)
    _finish(task, stands, text, doc)


def _edit(task: Task, draft: Draft | None) -> tuple[str, str]:
    """What the user has written, and the name it is kept under."""
    start = start_of(task, draft)
    doc = document(task, start)
    desk = this_desk()
    context = context_for(task, doc)
    edited = editor(
        f"Your {channel_named(task.channel).said}", desk.texts.get(doc, start), context, key=EDITOR, doc=doc,
        revision=rewrites.revision(doc), person=task.brief.recipient.name, placeholder="Write here.",
    )
    desk.texts[doc] = edited.text
    desk.notes["text_of"] = (task.brief.recipient.name, doc)
    if edited.copied is not None and desk.notes.get("copied") != doc:
        desk.notes["copied"] = doc
    if edited.dismissed is not None and desk.notes.get("dismissed_at") != edited.dismissed["at"]:
        desk.notes["dismissed_at"] = edited.dismissed["at"]
        if edited.dismissed["scope"] == "person":
            _dismiss_for_person(task, str(edited.dismissed["rule"]))
        else:
            desk.notes[f"dismissed:{doc}"] = (*context.dismissed, *map(str, edited.dismissed["keys"]))
        st.rerun()
    return edited.text, doc


def _finish(task: Task, draft: Draft | None, text: str, doc: str, typed: Sequence[str] = ()) -> None:
    context = context_for(task, doc)
    found = run(text, context)
    if this_desk().notes.get(f"sent:{doc}") is None:
        only_you.show(text, doc, found, (*typed, *task.known.vouched))
        rewrites.show(task, text, doc, context)
    _send(task, draft, text, doc, found)


def _dismiss_for_person(task: Task, rule: str) -> None:
    """Keep a dismissal for everything to this person; for somebody new it goes into the record with the message."""
    from composer.record.dismissals import dismiss

    notes = this_desk().notes
    notes["dismissed_for"] = {**notes.get("dismissed_for", {}), rule: task.brief.recipient.name}
    if task.known.person is not None:
        with opened(task.settings) as record:
            dismiss(record, rule, at=now(), person=task.known.person)


def _dismissed_for(task: Task) -> tuple[str, ...]:
    held = this_desk().notes.get("dismissed_for", {})
    return tuple(rule for rule, name in held.items() if name == task.brief.recipient.name)


def _send(task: Task, draft: Draft | None, text: str, doc: str, found: Check) -> None:
    facts = channel_named(task.channel)
    sent = this_desk().notes.get(f"sent:{doc}")
    forbidden = _guards(task, text, found) if sent is None and text.strip() else False
    if sent is not None:
        name = plain(task.brief.recipient.name)
        st.success(f"Sent to {name}. When they reply, mark it under People; if they don't, you'll find them under Follow-ups.")
        with st.container(horizontal=True, vertical_alignment="center"):
            if task.context.stage == "first":
                st.button(
                    "Write to someone else", key="next_person", type="primary", icon=":material/edit:", on_click=brief_form.clear,
                )
            st.page_link("views/people.py", label="Go to People", icon=":material/group:")
            if undo_button(task.settings, "undo_sent"):
                _unsent(doc)
                st.rerun()
        return
    subject, body = split_subject(text, task.channel)
    copied = this_desk().notes.get("copied") == doc
    st.markdown("Say it, then mark it." if facts.spoken else "Copy it, send it, then mark it sent.")
    with st.container(horizontal=True):
        link = _link(task, text)
        if link:
            st.link_button(
                _OPENS[facts.name] if facts.name in _OPENS else f"Open {plain(_place(facts))}", link,
                icon=":material/open_in_new:", key="open_window",
                on_click=_opened, args=(doc,),
                type="primary" if copied and this_desk().notes.get("opened") != doc else "secondary",
            )
        label = "Mark as done" if facts.spoken else "Mark as sent"
        ready = copied and (not link or this_desk().notes.get("opened") == doc)
        if st.button(
            label, key="i_sent_it", type="primary" if ready else "secondary", icon=":material/send:",
            disabled=forbidden or not body.strip(),
        ):
            _log(task, draft, text, doc, found)
        off = forbidden or found.verdict == "stop" or not body.strip()
        if can_draft(task.settings, task.brief, task.channel):
            draft_there(task.settings, task.brief, subject=subject, body=body, found=found, off=off)
        if can_send(task.settings, task.brief, task.channel):
            mail = send_now(
                task.settings, task.brief, draft, subject=subject, body=body, found=found, off=off,
                vouched=only_you.vouched(doc, text),
            )
            if mail is not None:
                drafts.done(task.settings)
                this_desk().notes |= {f"sent:{doc}": asdict(mail), "sent_task": _digest((task.brief, task.channel))}
                say(f"Sent to {mail.to}.")
                st.rerun()


def _guards(task: Task, text: str, found: Check) -> bool:
    """Say what to think about first; True where it must not be sent."""
    from composer.before_sending import before

    subject, body = split_subject(text, task.channel)
    said, duties = before(
        body, task.channel, task.brief, task.known, task.settings, now=now(), subject=subject, findings=found.findings,
        stage=task.context.stage,
    )
    if found.verdict == "stop":
        st.error("Not ready to send: see the errors beside the text.", icon=":material/report:")
    for guard in said:
        show = st.error if guard.forbids else st.warning
        show(f"**{plain(guard.message)}** {plain(guard.why)}", icon=":material/front_hand:")
    for duty in duties:
        st.warning(plain(duty.say), icon=":material/gavel:")
    return any(guard.forbids for guard in said)


def _link(task: Task, text: str) -> str:
    subject, body = split_subject(text, task.channel)
    handle = task.brief.recipient.handles.get(channel_named(task.channel).handle, "")
    try:
        return open_link(task.channel, handle, subject, body, task.brief.country or task.settings.country)
    except BadValue as problem:
        st.warning(plain(in_words(problem)))
        return ""


def _log(task: Task, draft: Draft | None, text: str, doc: str, found: Check) -> None:
    from composer.record.dismissals import dismiss
    from composer.record.log import log_sent

    subject, body = split_subject(text, task.channel)
    made: dict[str, Any] = {}
    if draft is not None:
        made = {
            "template": draft.template, "origin": draft.origin, "model": draft.model, "prompt_version": draft.prompt_version,
        }
    handle = task.brief.recipient.handles.get(channel_named(task.channel).handle)
    with opened(task.settings) as record:
        logged = log_sent(
            record, to=task.brief.recipient.name, channel=task.channel, handle=handle, brief=task.brief, text=body,
            subject=subject, rules=tuple(sorted({finding.rule for finding in found.findings})), at=now(),
            to_request=task.context.stage == "reply", vouched=only_you.vouched(doc, text), **made,
        )
        for rule in _dismissed_for(task):
            dismiss(record, rule, at=now(), person=logged.person)
    drafts.done(task.settings)
    this_desk().notes |= {f"sent:{doc}": asdict(logged), "sent_task": _digest((task.brief, task.channel))}
    say(f"Marked as sent to {task.brief.recipient.name}.", _taking_back(task.settings, doc))
    st.rerun()


def _taking_back(settings: Settings, doc: str) -> Back:
    """Undo for a message marked as sent: the record forgets it, and the editor is there again."""
    undone = take_back(settings)

    def back() -> str:
        said = undone()
        _unsent(doc)
        return said

    return back


def _unsent(doc: str) -> None:
    this_desk().notes.pop(f"sent:{doc}", None)
    this_desk().notes.pop("sent_task", None)


def _opened(doc: str) -> None:
    this_desk().notes["opened"] = doc


def _place(facts: Channel) -> str:
    """Where a channel is opened: the name of its network, else its own."""
    return HANDLE_KINDS[facts.handle].title if facts.network and facts.handle in HANDLE_KINDS else facts.title
