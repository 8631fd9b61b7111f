"""Drafts from the user's own model on the page Write: what it is told, its sentences as they come, and the ones that passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.model import Composition, Draft
from composer.web import draft_cards, marked_text, model_job
from composer.web.desk import put, this_desk
from composer.web.live import rule_book
from composer.web.model_consent import agree
from composer.web.rewrites import marked as marked_diff
from composer.web.state import bullets
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.llm.trial import Trial
    from composer.settings import Settings
    from composer.web.task import Task

_JOB = "drafts"
_COUNT = 3
_RESTS_ON = {
    "fact": "a fact", "point": "your point", "question": "your question", "situation": "your situation", "why_them": "why them",
    "mutual": "your mutual friend", "third": "the third person", "sender": "who you are", "recipient": "who they are",
    "wish": "a wish", "unsupported": "only you know this",
}
_AN_OPINION = "That is a model's opinion, not a check"
_NOTHING: dict[str, Any] = {"trials": (), "model_problem": "", "model_lost": ""}


def show(task: Task, context: CheckContext) -> None:
    """The button, what comes, what came; nothing at all without a server."""
    from composer.drafting.llm import judge
    from composer.drafting.llm.client import server_of
    from composer.drafting.llm.drafts import leaving, sayable
    from composer.drafting.llm.voice import voice

    server = server_of(task.settings)
    notes = this_desk().notes
    if server is None or sayable(task.brief, task.channel) is None:
        return
    if notes.get("model_for") != notes["composed_for"]:  # the brief has changed since
        model_job.stop(_JOB)
        notes |= {**_NOTHING, "model_for": notes["composed_for"]}
    if model_job.running(_JOB) is not None:
        _at_work(context)
        return
    job = model_job.ended(_JOB)
    if job is not None:
        _keep(job)
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        told = leaving(task.brief, task.channel, server, stream=True, voice=voice(task.known.answered_own))
        if task.settings.model.judge:
            told = f"{told}\n\n{judge.leaving(sayable(task.brief, task.channel) or task.brief, server)}"
        may = agree(task.settings, server, told, "drafts")
        more = "More drafts from the model" if notes["composed"].drafts else "Drafts from the model"
        if may and st.button(more, key="ask_model", icon=":material/auto_awesome:"):
            _begin(task)
            st.rerun()
    if notes.get("model_problem"):
        st.warning(plain(notes["model_problem"]), icon=":material/cloud_off:")
    if notes.get("model_lost"):
        st.info(plain(notes["model_lost"]))
    _results(task, context)


def _begin(task: Task) -> None:
    this_desk().notes |= _NOTHING
    model_job.start(_JOB, _work(task))


def _work(task: Task) -> Callable[[model_job.Job], None]:
    from composer.drafting.llm.drafts import Listener, model_drafts, usable_server
    from composer.drafting.llm.voice import voice
    from composer.drafting.templating.template_loader import load_templates

    rules, templates, server = rule_book(), load_templates(task.settings), usable_server(task.settings)

    def work(job: model_job.Job) -> None:
        def turn(number: int, of: int, repairs: int) -> None:
            job.so_far = ""
            job.step = f"Draft {number} of {of}" + (", being mended" if repairs else "")

        listener = Listener(job.hear, turn, job.found.append, job.stopped.is_set)
        model_drafts(
            task.brief, task.channel, server=server, rules=rules, templates=templates, premium=task.settings.premium,
            sent_before=task.known.sent_before, count=_COUNT, listener=listener, voice=voice(task.known.answered_own),
            judged=task.settings.model.judge,
        )

    return work


def _at_work(context: CheckContext) -> None:
    """The sentences as they come; the page stays free, and a click on Stop ends it whatever the server does."""
    with st.container(border=True):
        if st.button("Stop the model", key="stop_model", icon=":material/stop:"):
            job = model_job.stop(_JOB)
            if job is not None:
                job.problem = ""
                _keep(job)
            st.rerun()

        def draw(job: model_job.Job) -> None:
            st.caption(f"The model is writing: {plain(job.step) or 'it has been asked'}. The drafts below stay as they are.")
            if job.so_far:
                marked_text.show(job.so_far, context, key="coming", coming=True)

        model_job.watch(_JOB, draw)


def _keep(job: model_job.Job) -> None:
    """Put what came beside the drafts that were there; the chosen one stays chosen."""
    from composer.drafting.llm.trial import not_offered

    notes = this_desk().notes
    trials: list[Trial] = list(job.found)
    made: Composition = notes["composed"]
    there = {draft.text for draft in made.drafts}
    new = tuple(trial.draft for trial in trials if trial.draft is not None and trial.draft.text not in there)
    notes["composed"] = replace(made, drafts=(*made.drafts, *new))
    notes["trials"] = trials
    notes |= {"model_problem": job.problem, "model_lost": "; ".join(not_offered(trials))}


def _results(task: Task, context: CheckContext) -> None:
    """Each draft that passed, with its origins, what the check mended, and the button that takes it into the editor."""
    drafts: tuple[Draft, ...] = this_desk().notes["composed"].drafts
    chosen = draft_cards.chosen(this_desk().notes["composed"])
    for trial in this_desk().notes.get("trials", ()):
        if trial.draft is None or trial.draft not in drafts:
            continue
        place = str(drafts.index(trial.draft))
        if place == chosen:
            continue  # it stands in the editor below
        with st.container(border=True):
            st.markdown(f"**Draft {int(place) + 1}**, by the model")
            marked_text.show(trial.draft.text, context, key=f"came_{place}")
            st.button("Use this draft", key=f"use_{place}", on_click=put, args=({"draft": place},), icon=":material/edit:")
            how_it_came(trial, task.settings)


def how_it_came(trial: Trial, settings: Settings) -> None:
    """Who wrote what, what the check found at first, and what changed since."""
    from composer.drafting.llm.rewrite import diff

    _opinion(trial)
    where = f"{plain(trial.model)} at {plain(settings.model.base_url)}"
    with st.expander("How it was made"):
        st.caption(
            f"Sentences by {where}; greeting, names and sign-off by Overture; checked like every draft. "
            f"{trial.prompt_tokens:,} tokens read, {trial.completion_tokens:,} written, {trial.seconds:.0f} s.",
        )
        st.markdown("What each sentence rests on:")
        bullets(_supports(trial))
        if not trial.rounds:
            st.markdown("It passed the check at the first try.")
            return
        st.markdown(f"The check found this in the first try, and the model mended it in {_rounds(trial.rounds)}:")
        bullets(trial.said_first)
        if trial.first:
            st.markdown(marked_diff(diff(trial.first, trial.best)))


def _opinion(trial: Trial) -> None:
    """What the model thinks of its own sentences, asked again; nothing where it was not asked."""
    if trial.not_judged:
        st.caption(f"It could not be asked again about these sentences: {plain(trial.not_judged)}.")
        return
    if not trial.opinions:
        return
    if not trial.doubts:
        st.caption(f"Asked again, {plain(trial.model)} finds every sentence in your brief. {_AN_OPINION}.")
        return
    st.markdown(f"Asked again, {plain(trial.model)} does not find this in your brief. {_AN_OPINION}:")
    bullets([f"“{one.sentence}”" + (f": {one.doubt}" if one.doubt else "") for one in trial.doubts])


def _supports(trial: Trial) -> list[str]:
    """Each sentence of a draft with what in the brief it rests on, in words."""
    draft = trial.draft
    if draft is None:
        return []
    said = []
    for trace in draft.check.trace or ():
        start = trace.start - (len(f"Subject: {draft.subject}\n\n") if draft.subject else 0)
        sentence = draft.text[max(0, start) : max(0, start) + trace.end - trace.start]
        by = [trace.by] if isinstance(trace.by, str) else [name.partition(":")[0] for name in trace.by]
        said.append(f"“{sentence}”: {', '.join(dict.fromkeys(_RESTS_ON.get(name, name) for name in by))}")
    return said


def _rounds(count: int) -> str:
    return "one round" if count == 1 else f"{count} rounds"


def trial_of(draft: Draft) -> Trial | None:
    """How a draft of the model's came about, where this tab still knows."""
    trials: Sequence[Any] = this_desk().notes.get("trials", ())
    return next((trial for trial in trials if trial.draft == draft), None)
