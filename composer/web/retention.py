"""Details kept long: whom to keep and whom to erase, one click each; keeping can be undone, erasing cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.settings import Settings
from composer.web import who
from composer.web.desk import forget_desks
from composer.web.state import now, opened, say, take_back
from composer.web.words import plain, unseen

if TYPE_CHECKING:
    from composer.advice.duties import Prompt

MOST: Final = 10


def show(settings: Settings, key: str) -> None:
    """A box that is filled when it is opened: looking through everybody takes a moment in a large record."""
    title = "Old contacts to review"
    box = st.expander(title, key=key, on_change="rerun", icon=":material/inventory_2:")
    if not box.open:
        return
    from composer.due import decisions

    with box:
        with opened(settings) as record:
            found = decisions(record, settings, now())
        months = settings.retention_months
        if not found:
            st.markdown("Nobody to review.")
            if months:
                silence = "a month" if months == 1 else f"{months:,} months"
                st.caption(f"People appear here after {silence} of silence.")
        for prompt in found[:MOST]:
            _one(prompt, settings, key)
        if len(found) > MOST:
            st.markdown(f"… and {len(found) - MOST:,} more, once you've decided about these.")


def _one(prompt: Prompt, settings: Settings, key: str) -> None:
    name = f"{key}_{prompt.person}"
    with st.container(border=True):
        who.opens(prompt.person, prompt.name, f"{name}_open")
        st.markdown(plain(prompt.message))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Keep" + unseen(prompt.name), key=f"{name}_keep", on_click=_keep, args=(settings, prompt.person))
            sure = st.checkbox("Erase for good, backups included" + unseen(f": {prompt.name}"), key=f"{name}_sure")
            st.button("Erase" + unseen(prompt.name), key=f"{name}_erase", disabled=not sure,
                      icon=":material/delete_forever:", on_click=_erase, args=(settings, prompt.person))


def _keep(settings: Settings, person: int) -> None:
    from composer.record.pauses import keep

    with opened(settings) as record:
        name = keep(record, person, at=now())
    say(f"Keeping {name}.", take_back(settings))


def _erase(settings: Settings, person: int) -> None:
    from composer.record.erase import erase

    with opened(settings) as record:
        erase(record, person, at=now(), folders=(settings.home,))
    forget_desks()  # drafts to them may still lie there
    say("Erased from your record and the backups in its folder. If they asked not to be contacted, that is still remembered. "
        "Backups you keep elsewhere, exports and calendar files you made are yours to delete.")
