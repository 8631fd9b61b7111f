"""Brings the top of a step into view, since the click that leaves a long step is made at its end."""

from __future__ import annotations

import streamlit as st

_JS = """
let before = null;
export default function ({ data }) {
  if (before !== null && before !== data.step) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    const title = document.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
  }
  before = data.step;
}
"""
_TOP = st.components.v2.component("overture_top", html="<span></span>", js=_JS)


def top_of(step: str) -> None:
    """Scroll up and put the focus on the title where this step is another one than before."""
    _TOP(key="top", data={"step": step})
