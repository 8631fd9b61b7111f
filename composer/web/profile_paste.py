"""Paste a profile: who it is goes into the empty boxes, and what it tells may be added as facts; nothing else of it is used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer import countries
from composer.drafting.profile.extract import MOST_TEXT, Candidate, candidates, refused
from composer.web import model_job
from composer.web.brief_form import MOST_FACTS, fact_count
from composer.web.desk import box, fill_empty, held, put, this_desk
from composer.web.model_consent import agree
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.settings import Settings

_SHOWN: Final = 8
_JOB: Final = "profile"


def paste() -> None:
    """The box for the text; what it says of name, role, company and addresses goes into the boxes that are still empty."""
    st.text_area(
        "Paste their profile, bio or web page", key=box("pasted"), height=68, on_change=_read,
        placeholder="Fills in what it can, and finds things to mention. Or type below.",
        help="It stays on this machine. Nothing from it reaches the message unless you add it.",
    )


def facts(settings: Settings) -> None:
    """What the pasted text offers to mention, each with a button that adds it; where none was pasted, the box."""
    given = str(held("pasted") or "")
    if not given.strip():
        with st.expander("Paste a profile, bio or web page", icon=":material/content_paste:"):
            paste()
        return
    if len(given) > MOST_TEXT:
        st.caption(f"Only the first {MOST_TEXT:,} characters are read.")
    kept = {str(held(f"fact_{number}")).strip() for number in range(fact_count())}
    found = [item for item in _by_a_model(given) or candidates(given, count=_SHOWN) if item.text not in kept]
    if found:
        st.markdown("**From the profile you pasted:** add what you'd like to mention.")
    elif not kept - {""}:
        st.info("Nothing specific turned up in the profile, such as a talk or a project. Type what you noticed instead.")
    with st.container(gap="small"):
        for item in found:
            _offer(item)
    left_out = refused(given)
    if left_out:
        st.caption(f"Left out, because it gives orders to a machine: {plain('; '.join(left_out[:3]))}")
    _closer(given, settings)


def _read() -> None:
    """Take who it is about into the empty boxes."""
    from composer.drafting.profile.person import person

    found = person(str(held("pasted") or ""))
    handles = {f"handle_{kind}": address for kind, address in found.handles.items()}
    fill_empty({
        "recipient_name": found.name, "recipient_role": found.role, "recipient_company": found.company, "country": found.country,
        "recipient_timezone": countries.single_zone(countries.code(found.country)), **handles,
    })


def _offer(item: Candidate) -> None:
    """A fact to add, and the words that it came from where they say more."""
    by = " (found by the model)" if item.kind == "model" else ""
    st.button(
        plain(item.text), key=f"add_{_digest(item.text)}", on_click=_add, args=(item,), icon=":material/add:",
        help=f"From: “{plain(item.quote)}”{by}",
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _add(item: Candidate) -> None:
    """Put a fact into the first empty box, or into a new one as long as there is room."""
    empty = [number for number in range(fact_count()) if not str(held(f"fact_{number}") or "").strip()]
    number = empty[0] if empty else fact_count()
    if number < MOST_FACTS:
        put({f"fact_{number}": item.text, f"seen_{number}": "their profile", "facts": max(fact_count(), number + 1)})


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
        model_job.watch(_JOB, lambda _job: st.caption("The model is reading. You can carry on in the meantime."))
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
