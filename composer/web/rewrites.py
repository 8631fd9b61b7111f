"""Rewrite helpers below the editor, for users who set up a model: what is told, what would change, take it or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.etiquette.check_context import CheckContext
from composer.web import marked_text, model_job
from composer.web.desk import this_desk
from composer.web.live import rule_book
from composer.web.model_consent import agree
from composer.web.state import now, say
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.llm.client import Server
    from composer.drafting.llm.rewrite import Rewrite
    from composer.web.task import Task

WISHES: Final = {
    "shorter": "Shorten it to fit the channel", "warmer": "Warmer", "more_formal": "More formal", "plainer": "Plainer",
    "better_question": "Ask a better question",
}
_JOB: Final = "rewrite"


def revision(doc: str) -> int:
    """When the text of a document was last replaced from here, 0 for never; the editor shows the new text when it changes."""
    return int(this_desk().notes.get(f"revision:{doc}", 0))


def show(task: Task, text: str, doc: str, context: CheckContext) -> None:
    """The helpers for the text as it stands; nothing at all without a model."""
    from composer.drafting.llm.client import server_of

    server = server_of(task.settings)
    if server is None:
        return
    notes = this_desk().notes
    earlier = notes.get(f"earlier:{doc}")
    if earlier is not None and st.button("Put the earlier text back", key="rewrite_back", icon=":material/undo:"):
        _replace(doc, earlier, text)
    if text.strip():
        _ask(task, text, doc, server, context)
    asked_for, found = notes.get(f"rewrite:{doc}", ("", None))
    if found is None:
        return
    if asked_for != text:  # it was made from other words than those that stand there now
        notes.pop(f"rewrite:{doc}")
        return
    _offer(found, text, doc)


def _ask(task: Task, text: str, doc: str, server: Server, context: CheckContext) -> None:
    from composer.drafting.llm.rewrite import leaving

    if model_job.running(_JOB) is not None:
        _at_work(doc, context)
        return
    job = model_job.ended(_JOB)
    if job is not None:
        _keep(job, doc)
        st.rerun()
    with st.expander("Rewrite it with the model", key="rewrite_box", icon=":material/auto_fix:"):
        wish = str(st.selectbox("What should change?", list(WISHES), key="rewrite_wish", format_func=WISHES.__getitem__))
        told = leaving(text, wish, task.channel, server=server, premium=task.settings.premium, stream=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            may = agree(task.settings, server, told, "rewrite")
            if may and st.button("Rewrite", key="rewrite_ask"):
                _begin(task, text, doc, wish, server)
                st.rerun()
    problem = this_desk().notes.get(f"rewrite_problem:{doc}")
    if problem:
        st.warning(plain(problem), icon=":material/cloud_off:")


def _begin(task: Task, text: str, doc: str, wish: str, server: Server) -> None:
    from composer.drafting.llm.rewrite import rewrite

    notes = this_desk().notes
    notes.pop(f"rewrite:{doc}", None)
    notes.pop(f"rewrite_problem:{doc}", None)
    rules = rule_book()

    def work(job: model_job.Job) -> None:
        job.step = doc
        job.found.append((text, rewrite(
            text, wish, task.channel, server=server, brief=task.brief, rules=rules, premium=task.settings.premium,
            stage=task.context.stage, on_text=job.hear, cancelled=job.stopped.is_set,
        )))

    model_job.start(_JOB, work)


def _at_work(doc: str, context: CheckContext) -> None:
    """The words as they come; a click on Stop ends it, and the text stays as it was."""
    with st.container(border=True):
        if st.button("Stop the model", key="stop_rewrite", icon=":material/stop:"):
            model_job.stop(_JOB)
            st.rerun()

        def draw(job: model_job.Job) -> None:
            st.caption("The model is rewriting. Your text stays as it is.")
            if job.so_far and job.step == doc:
                marked_text.show(job.so_far, context, key="rewritten", coming=True)

        model_job.watch(_JOB, draw)


def _keep(job: model_job.Job, doc: str) -> None:
    notes = this_desk().notes
    if job.step and job.step != doc:
        doc = job.step  # asked for another text than the one that is shown now
    if job.problem:
        notes[f"rewrite_problem:{doc}"] = job.problem
    if job.found:
        notes[f"rewrite:{doc}"] = job.found[-1]


def _offer(found: Rewrite, text: str, doc: str) -> None:
    """The change, word by word; a rewrite that is worse cannot be taken, and says why."""
    if not found.accepted:
        st.info(f"The rewrite is no better, so it isn't offered: {plain(found.why)}.".replace("..", "."))
    else:
        st.markdown("**What would change** (struck through: goes; bold: new)")
        st.markdown(marked(found.diff))
        st.caption(f"By {plain(found.model)}; checked like every draft.")
    with st.container(horizontal=True):
        if found.accepted and st.button("Take it", key="rewrite_take", type="primary", icon=":material/check:"):
            _replace(doc, found.text, text)
        if st.button("Leave it", key="rewrite_leave"):
            this_desk().notes.pop(f"rewrite:{doc}", None)
            st.rerun()


def _replace(doc: str, new: str, old: str) -> None:
    """Put a text into the editor; the one that stood there is kept, so that nothing is lost either way."""
    desk = this_desk()
    desk.notes.pop(f"rewrite:{doc}", None)
    desk.notes[f"earlier:{doc}"] = old
    desk.notes[f"revision:{doc}"] = int(now().timestamp() * 1000)  # never one that an older tab still keeps a text for
    desk.texts[doc] = new
    say("The text was replaced. “Put the earlier text back” undoes it.")
    st.rerun()


def marked(diff: tuple[tuple[str, str], ...]) -> str:
    """A diff as Markdown that holds nothing but the words and their marks."""
    marks = {"same": ("", ""), "removed": (":red-background[~~", "~~]"), "added": (":green-background[**", "**]")}
    said = []
    for kind, words in diff:
        before, after = marks[kind]
        lines = []
        for line in words.split("\n"):
            start, end = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()):] if line.strip() else ""
            lines.append(f"{start}{before}{plain(line)}{after}{end}" if line.strip() else line)
        said.append("\n".join(lines))
    return "".join(said).replace("\n", "  \n")
