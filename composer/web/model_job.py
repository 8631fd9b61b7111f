"""Work that a model does while the page goes on: a thread of its own, what has been said so far, and a way to stop it.

A job belongs to the desk of a tab, so that a reload finds it; nothing in the thread touches the page.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from composer.errors import ComposerError, OutsideFailed
from composer.web.desk import this_desk

EVERY = 0.4  # seconds between two looks at a job
BROKEN = "Something went wrong in this program; the terminal it runs in says what."


@dataclass(slots=True)
class Job:
    """One piece of work: its words so far, the step it is at, what it has finished, and how it ended."""

    so_far: str = ""
    step: str = ""
    found: list[Any] = field(default_factory=list)
    problem: str = ""
    done: bool = False
    stopped: threading.Event = field(default_factory=threading.Event)

    def hear(self, text: str) -> None:
        """Take the words so far."""
        self.so_far = text


def start(name: str, work: Callable[[Job], None]) -> None:
    """Begin a job under a name; one that was under way there is stopped."""
    stop(name)
    job = Job()
    this_desk().notes[f"job:{name}"] = job

    def run() -> None:
        job.problem = BROKEN
        try:
            work(job)
            job.problem = ""
        except ComposerError as problem:
            job.problem = sentence(problem)
        finally:
            job.done = True

    threading.Thread(target=run, name=f"model-{name}", daemon=True).start()


def sentence(problem: ComposerError) -> str:
    """A failure as a sentence for the page."""
    said = str(problem).replace(": ", " ", 1) if isinstance(problem, OutsideFailed) else str(problem)
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."


def running(name: str) -> Job | None:
    """The job under that name while it is at work."""
    job: Job | None = this_desk().notes.get(f"job:{name}")
    return job if job is not None and not job.done else None


def ended(name: str) -> Job | None:
    """The job under that name once it has ended, handed out only once."""
    notes = this_desk().notes
    job: Job | None = notes.get(f"job:{name}")
    return notes.pop(f"job:{name}") if job is not None and job.done else None


def stop(name: str) -> Job | None:
    """Give a job up at once; what it had finished is still in it, what a slow server says later is not heard."""
    job: Job | None = this_desk().notes.pop(f"job:{name}", None)
    if job is not None:
        job.stopped.set()
    return job


@st.fragment(run_every=EVERY)
def watch(name: str, show: Callable[[Job], object]) -> None:
    """Draw a job again and again while it works, then the whole page once."""
    job = running(name)
    if job is None:
        st.rerun()
    show(job)
