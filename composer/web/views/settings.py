"""Settings: who the user is, their channels, friend policy, mail, model, and the data itself."""

from __future__ import annotations

import streamlit as st

from composer.settings import load_settings
from composer.web import settings_data, settings_forms, settings_mail, settings_model

settings = load_settings()
PARTS = {
    "You": settings_forms.you, "Channels": settings_forms.channels, "Friend policy": settings_forms.policy,
    "Mail": settings_mail.mail, "Model": settings_model.model, "Data": settings_data.show,
}
for tab, show in zip(st.tabs(list(PARTS), key="settings_tab", on_change="rerun"), PARTS.values(), strict=True):
    if tab.open:
        with tab:
            show(settings)
