"""Paste a profile: candidate facts to tick, each with the words it came from; nothing else of the text is used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.drafting.profile.extract import MOST_TEXT, Candidate, candidates, refused
from composer.web import model_job
from composer.web.brief_form import MOST_FACTS, fact_count
from composer.web.desk import box, held, put, this_desk
from composer.web.model_consent import agree
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.settings import Settings

_SHOWN: Final = 10
_JOB: Final = "profile"


def paste(settings: Settings) -> None:
    """The box for the text, the facts found in it, and the button that takes over what was ticked."""
    with st.expander("Paste a profile, a bio or a page instead", icon=":material/content_paste:"):
        st.caption("Nothing of it goes anywhere by itself. Tick what you would like to speak of; nothing else is used.")
        st.text_area("The text", key=box("pasted"), height=140)
        st.text_input("Where is it from?", key=box("pasted_from"), placeholder="LinkedIn profile, conference page …")
        given = str(held("pasted"))
        if not given.strip():
            return
        if len(given) > MOST_TEXT:
            st.caption(f"Only the first {MOST_TEXT:,} characters are looked at.")
        found = _by_a_model(given) or candidates(given, count=_SHOWN)
        if not found:
            st.info("Nothing particular was found in it, such as a talk, a text or a work. Type what you noticed instead.")
        for item in found:
            _offer(item)
        left_out = refused(given)
        if left_out:
            st.caption(f"Left out, since it gives orders to a machine: {plain('; '.join(left_out[:3]))}")
        st.button("Use what I ticked", on_click=_use, args=(found,), disabled=not any(held(_name(item), False) for item in found))
        _closer(given, settings)


def _offer(item: Candidate) -> None:
    """A fact to tick, above the words it came from."""
    with st.container(gap=None):
        st.checkbox(plain(item.text), key=box(_name(item), False))
        by = " (found by the model)" if item.kind == "model" else ""
        st.caption(f"from: “{plain(item.quote)}”{by}")


def _name(item: Candidate) -> str:
    return f"pasted_{_digest(item.text)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _use(found: tuple[Candidate, ...]) -> None:
    """Put the ticked facts into the empty boxes, then into new ones, as far as there is room."""
    seen = str(held("pasted_from"))
    facts = [(str(held(f"fact_{number}")), str(held(f"seen_{number}"))) for number in range(fact_count())]
    kept = [pair for pair in facts if pair[0].strip()]
    ticked = [(item.text, seen) for item in found if held(_name(item), False)]
    new = [pair for pair in ticked if pair[0] not in {text for text, _ in kept}]
    rows = (kept + new)[:MOST_FACTS]
    values: dict[str, object] = {"facts": max(1, len(rows))}
    for number, (text, where) in enumerate(rows):
        values |= {f"fact_{number}": text, f"seen_{number}": where}
    put(values | {_name(item): False for item in found})


# --- with a model's help ------------------------------------------------------------------------------------------


def _by_a_model(given: str) -> tuple[Candidate, ...]:
    """What a model found in this very text, with what the rules find; empty where it was not asked."""
    found: tuple[Candidate, ...] = this_desk().notes.get("profile_found", {}).get(_digest(given), ())
    return found


def _closer(given: str, settings: Settings) -> None:
    """The button that lets a model quote more facts; nothing at all without a server."""
    from composer.drafting.llm.client import server_of
    from composer.drafting.llm.rewrite import facts_with_model, leaving_profile

    server = server_of(settings)
    if server is None:
        return
    notes = this_desk().notes
    if model_job.running(_JOB) is not None:
        if st.button("Stop the model", key="stop_profile", icon=":material/stop:"):
            model_job.stop(_JOB)
            st.rerun()
        model_job.watch(_JOB, lambda _job: st.caption("The model is reading. You can go on meanwhile."))
        return
    job = model_job.ended(_JOB)
    if job is not None:
        notes["profile_found"] = notes.get("profile_found", {}) | dict(job.found)
        notes["profile_problem"] = job.problem
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        may = agree(settings, server, leaving_profile(given, server=server), "profile")
        if may and st.button("Find more with the model", key="ask_profile", icon=":material/auto_awesome:"):
            key = _digest(given)
            model_job.start(_JOB, lambda job: job.found.append((key, facts_with_model(given, server=server, count=_SHOWN))))
            st.rerun()
    if notes.get("profile_problem"):
        st.warning(plain(notes["profile_problem"]), icon=":material/cloud_off:")
