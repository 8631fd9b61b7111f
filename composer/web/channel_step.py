"""The third step of writing: the adviser's channels with their reasons, and the choice of one."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from composer import context
from composer.channels import channel as channel_named
from composer.context import Known
from composer.model import Advice, Brief
from composer.settings import Settings
from composer.web.desk import box, held, this_desk
from composer.web.state import bullets, now
from composer.web.words import channel_title, day, plain, step_then

_SHOWN = 4  # the first few allowed channels with their first reason; the rest on demand


def advice(brief: Brief, known: Known, settings: Settings, at: datetime) -> Advice:
    """The channels for this brief, best first."""
    return context.advice(brief, known, settings, at)


def choose(found: Advice, settings: Settings) -> str:
    """Let the user take the adviser's channel or another; gives the name of the chosen one."""
    allowed = [item for item in found.channels if item.allowed]
    if not allowed:
        st.error("There is no channel left that you may use for this person.")
        return ""
    names = [item.channel for item in allowed]
    key = box("channel", names[0])
    if st.session_state[key] not in names:
        st.session_state[key] = names[0]
    every = this_desk().notes.get("all_channels", False) or names.index(str(held("channel"))) >= _SHOWN
    shown = allowed if every else allowed[:_SHOWN]
    chosen = str(st.radio(
        "Where to write", [item.channel for item in shown], key=key,
        format_func=lambda name: f"{channel_title(name)}{' (recommended)' if name == names[0] else ''}",
        captions=[plain(item.reasons[0]) if item.reasons else "" for item in shown],
    ))
    if len(allowed) > len(shown):
        rest = len(allowed) - len(shown)
        label = "Show one more channel" if rest == 1 else f"Show {rest} more channels"
        st.button(label, key="more_channels", on_click=_every, type="tertiary", icon=":material/expand_more:")
    _reasons(found, chosen, settings)
    return chosen


def _every() -> None:
    this_desk().notes["all_channels"] = True


def _reasons(found: Advice, chosen: str, settings: Settings) -> None:
    """What speaks for the choice beside its first reason, which stands under it, and what to do where that isn't writing now."""
    item = next(one for one in found.channels if one.channel == chosen)
    at = found.next.when
    if found.next.step != "write" or (at is not None and at > now()):
        when = day(at, settings.timezone) if at is not None and at > now() else ""
        # That this is the first message is said by the title already.
        reasons = "" if found.next.step == "write" else f" {plain(' '.join(found.next.reasons))}"
        st.info(f"**{plain(step_then(found.next.step, when))}.**{reasons}")
    with st.expander(f"More about {plain(channel_named(chosen).the)}"):
        bullets((*item.reasons[1:], channel_named(chosen).terms, *found.assumed))
    refused = [one for one in found.channels if not one.allowed]
    if refused:
        with st.expander("Channels to avoid here"):
            bullets(f"{channel_title(one.channel)}: {' '.join(one.reasons)}" for one in refused)
