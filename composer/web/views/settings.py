"""Settings: who the user is, their channels, friend policy, mail, model, and the data itself."""

from __future__ import annotations

import streamlit as st

from composer.settings import load_settings
from composer.web import settings_data, settings_forms
from composer.web.state import said

settings = load_settings()
said()
you, channels, policy, mail, model, data = st.tabs(["You", "Channels", "Friend policy", "Mail", "Model", "Data"])
with you:
    settings_forms.you(settings)
with channels:
    settings_forms.channels(settings)
with policy:
    settings_forms.policy(settings)
with mail:
    settings_forms.mail(settings)
with model:
    settings_forms.model(settings)
with data:
    settings_data.show(settings)
