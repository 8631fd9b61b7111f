"""Sending a checked mail from here, on an explicit click, and what became of mails that were not sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from composer.errors import ComposerError
from composer.model import Brief, Check, Draft
from composer.settings import Settings
from composer.web.state import has_record, now, opened, say
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.mail.outbox import Outgoing


def can_send(settings: Settings, brief: Brief, channel: str) -> bool:
    """Whether a mail to this reader could go out from here."""
    return channel == "email" and bool(settings.mail.smtp_host) and bool(brief.recipient.handles.get("email"))


def send_now(
    settings: Settings, brief: Brief, draft: Draft | None, *, subject: str, body: str, found: Check, off: bool,
    vouched: Sequence[str] = (),
) -> Outgoing | None:
    """Show what will leave and, on the second click, send it once; the mail that was sent, else None."""
    to = brief.recipient.handles["email"]
    with st.popover("Send from here", icon=":material/outgoing_mail:", disabled=off):
        st.markdown("Only this leaves your machine:")
        st.text(f"From: {settings.mail.address}\nTo: {to}\nSubject: {subject}\nThrough: {settings.mail.smtp_host}")
        if not st.button("Send now", key="send_mail", type="primary"):
            return None
    mail = Draft("email", subject, body, "own", "", (), found)
    if draft is not None:
        mail = replace(draft, subject=subject, text=body, check=found)
    from composer.mail import outbox, smtp

    try:
        with opened(settings) as record, st.spinner("Sending …"):
            saved = outbox.save(
                record, settings, mail, to=to, name=brief.recipient.name, now=now(), relationship=brief.relationship,
                purpose=brief.purpose, rules=tuple(sorted({finding.rule for finding in found.findings})), vouched=vouched,
            )
            return smtp.send(record, settings, saved.id, now=now())
    except ComposerError as problem:
        st.error(f"Not sent: {plain(str(problem))}. You'll find it under Follow-ups.")
        return None


def can_draft(settings: Settings, brief: Brief, channel: str) -> bool:
    """Whether a mail to this reader could be put into the drafts of the user's mailbox."""
    return channel == "email" and bool(settings.mail.imap_host) and bool(brief.recipient.handles.get("email"))


def draft_there(settings: Settings, brief: Brief, *, subject: str, body: str, found: Check, off: bool) -> None:
    """A button that puts the text into the mailbox's Drafts, to be sent from the user's own mail program."""
    if not st.button("Save to my mail drafts", key="mail_draft", icon=":material/drafts:", disabled=off,
                     help="Saved in the Drafts folder of your mailbox, in the same thread. Nothing is sent"):
        return
    from composer.mail.drafts import put_draft

    mail = Draft("email", subject, body, "own", "", (), found)
    try:
        with opened(settings) as record, st.spinner("Saving the draft …"):
            folder = put_draft(record, settings, mail, to=brief.recipient.handles["email"], name=brief.recipient.name, now=now())
    except ComposerError as problem:
        st.error(f"It wasn't saved: {plain(str(problem))}.")
        return
    say(f"It lies in “{folder}” of your mailbox. When you send it from there, the next fetch notes it.")
    st.rerun()


def waiting(settings: Settings) -> None:
    """The mails that did not go out, each with what the user can do about it."""
    if not settings.mail.smtp_host or not has_record(settings):
        return
    from composer.mail import outbox, smtp

    with opened(settings) as record:
        smtp.recover(record, now=now())
        mails = outbox.waiting(record)
    if not mails:
        return
    st.subheader("Unsent mail")
    for mail in mails:
        with st.container(border=True):
            st.text(f"To {mail.to}: {mail.subject}\n{mail.problem or 'Saved, not sent yet'}")
            with st.container(horizontal=True):
                if mail.state == "unsure":
                    if st.button("It arrived", key=f"arrived_{mail.id}"):
                        _settle(settings, mail.id, arrived=True)
                    if st.button("It didn't arrive", key=f"lost_{mail.id}"):
                        _settle(settings, mail.id, arrived=False)
                elif st.button("Send now", key=f"again_{mail.id}", icon=":material/outgoing_mail:"):
                    _again(settings, mail.id)


def _settle(settings: Settings, number: int, *, arrived: bool) -> None:
    from composer.mail import smtp

    with opened(settings) as record:
        smtp.resolve(record, number, arrived=arrived, now=now())
    say("Marked as sent." if arrived else "You can send it again.")
    st.rerun()


def _again(settings: Settings, number: int) -> None:
    from composer.mail import smtp

    try:
        with opened(settings) as record:
            smtp.send(record, settings, number, now=now())
    except ComposerError as problem:
        st.error(f"Not sent: {plain(str(problem))}")
        return
    say("Sent.")
    st.rerun()
