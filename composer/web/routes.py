"""The two routes beside the page: the live check and the editor's script. Both read only, keep nothing and log nothing."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from composer.errors import BadValue, ComposerError
from composer.etiquette.check_context import CheckContext
from composer.web.assets import asset
from composer.web.live import context_of, look

MAX_BODY: Final = 20_000  # bytes of one question; a message is far shorter, and longer texts go to the bulk check
CHECK: Final = "api/check"
SCRIPT: Final = "api/editor.js"


def routes() -> list[Route]:
    """The routes for `streamlit.App`."""
    return [Route(f"/{CHECK}", check, methods=["POST"]), Route(f"/{SCRIPT}", script, methods=["GET"])]


async def check(request: Request) -> Response:
    """`{"n", "text", "channel", …}` gives `{"n", "check"}`; 403 from elsewhere, 415, 413 and 400 in plain words."""
    if not _from_here(request):
        return _answer({"error": "only the page itself may ask"}, 403)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return _answer({"error": "application/json only"}, 415)
    body = await _body(request)
    if body is None:
        return _answer({"error": f"at most {MAX_BODY} bytes"}, 413)
    try:
        ask = json.loads(body)
        number, text, context = _read(ask)
        said = await run_in_threadpool(look, text, context, proofread=ask.get("proofread") is True)
    except (ValueError, RecursionError):
        return _answer({"error": "this is no JSON"}, 400)
    except ComposerError as problem:
        return _answer({"error": str(problem)}, 400)
    return _answer({"n": number, "check": said})


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is known to be too long; nothing beyond the limit is held."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > MAX_BODY:
        return None
    held = bytearray()
    try:
        async for piece in request.stream():
            held += piece
            if len(held) > MAX_BODY:
                return None
    except ClientDisconnect:  # typed on meanwhile: nobody waits for this answer any more
        return b""
    return bytes(held)


def _read(ask: Any) -> tuple[int, str, CheckContext]:
    if not isinstance(ask, dict):
        raise BadValue("check", "", "must be an object")
    number, text = ask.get("n"), ask.get("text")
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadValue("check", "n", "must be a whole number")
    if not isinstance(text, str):
        raise BadValue("check", "text", "must be text")
    return number, text, context_of(ask)


def _from_here(request: Request) -> bool:
    """Whether the page itself asks: an allowed Host (against rebinding) and, where a browser names it, the same Origin."""
    from streamlit import config

    host = request.headers.get("host", "")
    allowed = [name.lower() for name in config.get_option("server.allowedHosts")]
    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
        origin = request.headers.get("origin")
        same = origin is None or urlsplit(origin).netloc == host
    except ValueError:
        return False
    fetched = request.headers.get("sec-fetch-site", "same-origin")
    return same and (not allowed or name in allowed) and fetched in ("same-origin", "none")


def _answer(value: dict[str, Any], status: int = 200) -> Response:
    # Escaped ASCII: a lone surrogate in the text could not be sent otherwise.
    return Response(json.dumps(value), status, {"Cache-Control": "no-store"}, "application/json")


async def script(_request: Request) -> Response:
    """The editor's bundle; its address carries a digest of it, so a browser may keep it for ever."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return Response(asset("editor.js"), 200, headers, "text/javascript")


@cache
def script_address() -> str:
    """The address of the bundle, relative to the page."""
    return f"{SCRIPT}?v={hashlib.sha256(asset('editor.js').encode()).hexdigest()[:12]}"
