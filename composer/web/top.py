"""Brings the top of a step into view, since the click that leaves a long step is made at its end."""

from __future__ import annotations

import streamlit as st

_JS = """
let before = null;
export default function ({ parentElement, data }) {
  const link = getComputedStyle(parentElement).getPropertyValue('--st-link-color');
  document.documentElement.style.setProperty('--overture-chosen', link);
  if (before !== null && before !== data.step) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    const title = document.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
  }
  before = data.step;
}
"""
# In the dark theme one colour cannot both carry white words and be read on a dark ground, so the chosen part takes the links'.
_CSS = """
[data-testid="stButtonGroup"] [data-selected]:not([data-disabled]) p {
  color: var(--overture-chosen);
}
/* A sentence as the label of its menu reads like a sentence, and its other wordings are never cut off. */
.st-key-sentences [data-testid="stMenuButtonButton"] p { text-align: start; }
.st-key-sentences [data-testid="stMenuButtonButton"]:is(:hover, :focus, :active, [aria-expanded="true"]) {
  color: var(--overture-chosen);
}
[data-testid="stMenuButtonBody"] { max-width: calc(100vw - 1rem); }
[data-testid="stMenuButtonBody"] [role="menuitem"] { height: auto; min-height: 2rem; padding-block: .25rem; }
[data-testid="stMenuButtonBody"] [role="menuitem"] :is(div, p) { white-space: normal; }
"""
_TOP = st.components.v2.component("overture_top", html="<span></span>", css=_CSS, js=_JS, isolate_styles=False)


def top_of(step: str) -> None:
    """Scroll up and put the focus on the title where this step is another one than before."""
    _TOP(key="top", data={"step": step})
