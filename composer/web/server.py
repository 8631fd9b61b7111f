"""The web server: Streamlit's own, with two routes beside the page and everything slow done before the first visitor."""

from __future__ import annotations

import gc
import logging
import os
import socket
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from threading import Thread
from typing import Any, Final

import streamlit as st
from starlette.middleware import Middleware

from composer import data
from composer.errors import ComposerError
from composer.settings import load_settings
from composer.web.early import NEEDS as PAGES
from composer.web.early import Early, links
from composer.web.guard import QUERY, Guard
from composer.web.page_key import page_key
from composer.web.routes import routes
from composer.web.state import has_record, now, opened
from composer.web.words import plain

PAGE: Final = data.inside("web", "ui.py")
_LOG: Final = logging.getLogger("composer.web")
_HEAVY: Final = ("altair", "pandas", "sqlalchemy", "alembic.runtime.migration", "pydantic", "tomlkit", "composer.record.store")
_WARM: Final = (
    "Hello Ana, your talk on quiet gardens made me plant one. I have tried three of the grasses you named, and two of them "
    "came back after the winter. Which one would you plant first in heavy soil?"
)


def options() -> dict[str, Any]:
    """What `streamlit.App` takes besides the page."""
    return {"routes": routes(), "middleware": [Middleware(Guard), Middleware(Early)], "lifespan": _warm, "on_script_error": _said}


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Load what is heavy once and freeze it: Streamlit collects all garbage after every run, and what is frozen costs nothing."""
    for name in _HEAVY:
        import_module(name)
    from composer.etiquette.check_context import CheckContext
    from composer.web.live import run

    try:
        run(_WARM, CheckContext("email"))
    except ComposerError as problem:
        _LOG.warning("%s", problem)
    for page in PAGES:
        links(page)
    _answer_at_once()
    _tidy()
    gc.collect()
    gc.freeze()
    print(f"Overture is at {address()} (end it with Ctrl+C)", flush=True)  # noqa: T201  # the only place that shows the key
    Thread(target=_ready_to_proofread, name="proofreading", daemon=True).start()
    if os.environ.get("OVERTURE_OPEN"):
        Thread(target=webbrowser.open, args=(address(),), name="browser", daemon=True).start()
    yield


def _ready_to_proofread() -> None:
    """Load what proofreading needs beside the first page, which need not wait for it."""
    from composer.etiquette import proofread

    with suppress(ComposerError):
        if load_settings().proofread:
            proofread.ready()



def address() -> str:
    """Where the owner finds the page, key included; raises OutsideFailed."""
    from streamlit import config

    return f"http://127.0.0.1:{config.get_option('server.port')}/?{QUERY}={page_key(load_settings().home)}"


def _tidy() -> None:
    """Remove what a killed program left behind and finish an erasure that was cut short."""
    from composer.record.erase import finish
    from composer.record.leftovers import sweep, sweep_writes

    settings = load_settings()
    try:
        sweep(settings.home)
        sweep_writes(settings.home)
        if has_record(settings):
            with opened(settings) as record:
                finish(record, at=now())
    except ComposerError as problem:
        _LOG.warning("%s", problem)


def _answer_at_once() -> None:
    """Send small answers without waiting for the browser's acknowledgement.

    Streamlit binds its socket without naming TCP, so asyncio does not switch Nagle's algorithm off, and the body of an answer
    waits about 40 ms behind its head. Connections inherit the option from the listening socket.
    """
    for item in gc.get_objects():
        if isinstance(item, socket.socket) and item.fileno() >= 0 and item.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):
                if item.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    item.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _said(problem: Exception) -> bool:
    """Show one sentence instead of a traceback; what the user wrote is never logged."""
    if isinstance(problem, ComposerError):
        st.error(plain(str(problem)))
        return True
    _LOG.error("the page failed", exc_info=problem)
    st.error("Something in this page went wrong. What you wrote is kept; reload the page to go on.")
    return True
