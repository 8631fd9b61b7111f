"""The daily review: of each message that nobody has spoken of for a day, one click says whether and when a reply came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.errors import ComposerError
from composer.record import review
from composer.settings import Settings
from composer.web.problems import in_words
from composer.web.state import now, opened, say, take_back
from composer.web.when import refuse_to_come, when
from composer.web.words import channel_title, day, plain, unseen

if TYPE_CHECKING:
    from composer.record.review import Open

MOST: Final = 5
_SAID: Final = {"within_day": "Within a day", "later": "Later", "not_yet": "Not yet"}


def show(settings: Settings) -> None:
    """The messages to ask about, the oldest first; nothing where all is said."""
    with opened(settings) as record, record.read() as conn:
        found = review.unsettled(conn, now())
    if not found:
        return
    st.subheader("Did they reply?", anchor=False)
    st.caption("One click each keeps your results true: replies within a day are counted apart from later ones.")
    for item in found[:MOST]:
        _one(item, settings)
    if len(found) > MOST:
        st.markdown(f"… and {len(found) - MOST:,} more. They come up as you go.")


def _one(item: Open, settings: Settings) -> None:
    key = f"review_{item.outreach}"
    with st.container(border=True):
        asked = f"When did {item.name} reply?" if item.answered else f"Did {item.name} reply?"
        left, right = st.columns(2, vertical_alignment="center")
        sent = f"{channel_title(item.channel)}, {day(item.sent_at, settings.timezone)}"
        left.markdown(f"**{plain(asked)}**  \n:small[{plain(sent)}]")
        with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
            for came, said in _SAID.items():
                if came != "not_yet" or not item.answered:
                    st.button(said + unseen(f": {item.name}"), key=f"{key}_{came}", on_click=_settle,
                              args=(settings, item, came, None))
            with st.popover("I know when" + unseen(f"{item.name} replied")):
                at = when(settings, f"{key}_at")
                st.button("Save", key=f"{key}_known", type="primary", on_click=_settle, args=(settings, item, "later", at))


def _settle(settings: Settings, item: Open, came: str, came_at: datetime | None) -> None:
    try:
        with opened(settings) as record:
            review.settle(record, item.outreach, came, at=now(), when=came_at and refuse_to_come(came_at))
    except ComposerError as problem:
        say(in_words(problem))
        return
    say("No reply yet: noted." if came == "not_yet" else f"{item.name} replied: noted.", take_back(settings))
