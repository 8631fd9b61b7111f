"""Fetching mail from the page: in the background, with how far it is, and what came once it has ended."""

from __future__ import annotations

from typing import Final

import streamlit as st

from composer.mail.sync import SyncReport
from composer.record.store import open_record
from composer.settings import Settings
from composer.web import model_job
from composer.web.state import now
from composer.web.words import plain

_JOB: Final = "fetch_mail"


def fetch_button(settings: Settings) -> None:
    """The button that begins it; it can be pressed again once it has ended."""
    busy = model_job.running(_JOB) is not None
    if st.button("Fetch mail now", key="mail_fetch", icon=":material/mark_email_unread:", disabled=busy):
        model_job.start(_JOB, lambda job: _fetch(settings, job))
        st.rerun()


def show() -> None:
    """How far it is, or what came of it."""
    if model_job.running(_JOB) is not None:
        st.button("Stop fetching", key="mail_fetch_stop", type="tertiary", on_click=_stop)
        model_job.watch(_JOB, _draw)
        return
    job = model_job.ended(_JOB)
    if job is not None:
        st.session_state["mail_fetched"] = (job.problem, next(iter(job.found), None))
    problem, found = st.session_state.get("mail_fetched", ("", None))
    if problem:
        st.warning(f"That didn't work: {plain(problem)}")
    elif isinstance(found, SyncReport):
        new = "1 new message" if found.new == 1 else f"{found.new:,} new messages"
        st.success(f"Fetched {new}.")
        for note in found.notes:
            st.caption(plain(note))


def _stop() -> None:
    model_job.stop(_JOB)


def _fetch(settings: Settings, job: model_job.Job) -> None:
    from composer.mail.sync import sync

    def told(done: int, total: int) -> None:
        job.step = f"{done:,} of {total:,}"
        if job.stopped.is_set():
            raise _Stopped

    try:
        with open_record(settings.record_url) as record:
            job.found.append(sync(record, settings, now=now(), progress=told))
    except _Stopped:
        return


class _Stopped(Exception):  # no error: the user said so, and nothing of this fetch is kept
    pass


def _draw(job: model_job.Job) -> None:
    done, _, total = job.step.replace(",", "").partition(" of ")
    share = int(done) / int(total) if total and int(total) else 0.0
    st.progress(min(1.0, share), f"Fetching your mail … {plain(job.step)} in this folder" if job.step else "Logging in …")
