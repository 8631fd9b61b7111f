"""The page's frame: its views in one navigation, and one sentence where something fails."""

from __future__ import annotations

import streamlit as st

from composer.errors import ComposerError, RecordBusy
from composer.web import keys, toast, waiting
from composer.web.assets import asset_path
from composer.web.desk import open_desk
from composer.web.problems import in_words
from composer.web.words import plain

_VIEWS = (
    ("write", "Write", ":material/edit:", "From what you know about a person to a message you can send."),
    ("check", "Check", ":material/fact_check:", "Paste any message and see what helps and what hurts."),
    ("follow_ups", "Follow-ups", ":material/event_upcoming:", "Who to get back to, how, and why."),
    ("people", "People", ":material/group:", "Everything sent and answered, person by person."),
    ("results", "Results", ":material/bar_chart:", "Which channels get you answers, and how sure that is."),
    ("imports", "Import", ":material/upload_file:", "Read the exports of LinkedIn, mail, WhatsApp and others."),
    ("rules", "Rules", ":material/rule:", "Every rule with its reason; switch off or add your own."),
    ("settings", "Settings", ":material/settings:", "You, your channels, mail, model and data."),
)

# Before the navigation: a page without an icon of its own would fetch its symbol from another machine.
st.set_page_config(page_title="Overture", page_icon=str(asset_path("icon.svg")), layout="wide")
page = st.navigation([
    st.Page(f"views/{name}.py", title=title, icon=icon, url_path=title.lower(), default=name == "write", help=said)
    for name, title, icon, said in _VIEWS
])
st.set_page_config(page_title=f"{page.title} · Overture")
st.logo(str(asset_path("logo.svg")), icon_image=str(asset_path("icon.svg")), size="large")
open_desk()
st.html(asset_path("look.css"))
toast.show()
keys.listen()
st.title(page.title, anchor=False)
try:
    page.run()
except RecordBusy:
    waiting.show()
except ComposerError as problem:
    st.error(plain(in_words(problem)))
