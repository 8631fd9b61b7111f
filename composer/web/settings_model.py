"""The part of Settings about an optional language model: where it is, whether it answers, what it is told, what that costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer.errors import OutsideFailed
from composer.settings import Settings, check_model_address, save_settings
from composer.web import brief_form
from composer.web.keep_settings import keep
from composer.web.live import rule_book
from composer.web.model_consent import agree
from composer.web.model_job import sentence
from composer.web.settings_forms import password
from composer.web.words import plain

if TYPE_CHECKING:
    from composer.drafting.llm.client import Server

_LETTERS_A_TOKEN: Final = 4  # the usual rule of thumb for English
_DRAFTS: Final = 3
_FORMS: Final = {
    "": "Find out when the connection is tested", "whole": "Whole messages", "slots": "Three sentences; Overture writes the rest",
}
_EFFORTS: Final = {
    "": "As the server likes", "none": "None", "minimal": "Minimal", "low": "Low", "medium": "Medium", "high": "High",
}


_FOUND: Final = {
    "whole": "It writes whole messages. You can change that above.",
    "slots": "It fills three sentences, and Overture puts the message together. You can change that above.",
}


def model(settings: Settings) -> None:
    """Address, name and key, the test of the connection, what leaves this machine, and the tokens it takes."""
    from composer.drafting.llm.client import server_of

    held = settings.model
    st.markdown(
        "Overture writes without a model. With one, on any OpenAI-compatible server, you get more drafts, "
        "and they pass the same checks."
    )
    with st.form("model"):
        url = st.text_input("Server address", held.base_url, placeholder="http://127.0.0.1:11434/v1")
        name = st.text_input("Model", held.name)
        with st.expander("How it writes, and how much it may take"):
            form = st.selectbox("It writes", list(_FORMS), list(_FORMS).index(held.form), format_func=_FORMS.__getitem__)
            effort = st.selectbox(
                "Effort of a model that thinks first", list(_EFFORTS), list(_EFFORTS).index(held.effort),
                format_func=_EFFORTS.__getitem__,
            )
            voice = st.checkbox(
                "Show it up to five of my own answered messages, without names", held.voice,
                help="The page Write shows what leaves, word for word, before it is sent.",
            )
            judge = st.checkbox(
                "Ask it once more whether my brief holds each sentence", held.judge,
                help="A second call for each draft. What it doubts is shown beside the draft, as the model's opinion.",
            )
            left, right = st.columns(2)
            tokens = left.number_input("Tokens of one answer (0: as many as it takes)", 0, 200_000, held.tokens, step=500)
            seconds = right.number_input("Seconds for one answer (0: two minutes)", 0, 3_600, held.seconds, step=30)
        if st.form_submit_button("Save", type="primary"):
            check_model_address(url.strip())
            same = url.strip() == held.base_url  # an agreement is with one server, and about what was shown
            shown = same and (held.judge or not judge)
            known = same and name.strip() == held.name  # and what was found is of one model there
            keep(settings, model=replace(
                held, base_url=url.strip(), name=name.strip(), confirmed=held.confirmed and shown, tokens=int(tokens),
                seconds=int(seconds), effort=effort, form=form if known or form != held.form else "", voice=voice,
                judge=judge,
                refused=held.refused if known else (),
            ))
    password("OPENAI_API_KEY", "Server key")
    server = server_of(settings)
    if server is None:
        return
    _test(settings, server)
    _told(settings, server)


def _test(settings: Settings, server: Server) -> None:
    """The button that asks for the models and lets the model write once, to find out what it can."""
    from composer.drafting.llm.client import learned, probe
    from composer.drafting.llm.drafts import find_form

    if not st.button("Test the connection", icon=":material/network_check:"):
        return
    try:
        with st.spinner("Asking for its models …"):
            answer = probe(settings)
        st.success(plain(answer))
        if settings.model.form or not (server.local or settings.model.confirmed):
            return
        with st.spinner("Letting it write once for the example person …"):
            form = find_form(server, brief_form.example(), rules=rule_book())
    except OutsideFailed as problem:
        st.warning(plain(sentence(problem)))
        return
    refused = tuple(sorted(learned(server)))
    save_settings(replace(settings, model=replace(settings.model, form=form, refused=refused)))
    st.info(_FOUND[form])


def _told(settings: Settings, server: Server) -> None:
    """A whole request for the example person, the agreement, and how many tokens a click costs."""
    from composer.drafting.llm import judge
    from composer.drafting.llm.drafts import ROUNDS, TOKENS, leaving

    request = leaving(brief_form.example(), "linkedin_message", server, stream=True)
    asked = len(request) // _LETTERS_A_TOKEN
    each = (1 + ROUNDS) * (asked + TOKENS)
    if settings.model.judge:
        again = judge.leaving(brief_form.example(), server)
        request, each = f"{request}\n\n{again}", each + len(again) // _LETTERS_A_TOKEN + judge.TOKENS
    st.markdown(
        f"One draft asks with about {round(asked, -2):,} tokens and takes at most {TOKENS}. A click asks for {_DRAFTS} drafts, "
        f"each mended at most {ROUNDS} times: up to about {round(_DRAFTS * each, -3):,} tokens in all."
    )
    agreed = agree(settings, server, request, "settings")
    st.caption("This is what goes out for the example person. On the Write page you see your own before it's sent.")
    if agreed and not server.local and st.button("Withdraw my agreement", icon=":material/undo:"):
        keep(settings, "Your agreement is withdrawn.", model=replace(settings.model, confirmed=False))
