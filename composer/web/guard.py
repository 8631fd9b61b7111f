"""Who may speak to the page: its owner, from this page, on this machine. Streamlit sees nothing of anybody else.

Checked for every request and every websocket, first to last: the Host (a name that somebody else points at this machine is
refused), the Origin (no other web site, no other port), the user of this machine at the other end, and the page's key. Every
answer forbids to be framed, to load anything from elsewhere and to tell other sites where the reader comes from.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from composer.settings import load_settings
from composer.web.page_key import cookie_name, page_key, same
from composer.web.peer import is_another_user

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

QUERY: Final = "key"
# Streamlit's own files and whether it runs: nothing of the user's is in them.
_OPEN: Final = ("/static/", "/_stcore/health", "/favicon", "/manifest.json")
_POLICY: Final = "; ".join((
    "default-src 'self'", "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob: data:", "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' data: blob:", "media-src 'self' data: blob:",
    "worker-src 'self' blob:", "frame-src 'none'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
    "frame-ancestors 'none'",
))
HEADERS: Final = (
    (b"content-security-policy", _POLICY.encode()), (b"x-frame-options", b"DENY"), (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"), (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_REFUSED: Final = {
    "host": "This page is served under localhost and 127.0.0.1 only.",
    "origin": "Only the page itself may ask.",
    "user": "This page belongs to another user of this machine.",
    "key": "This page is for its owner. Open the address that the terminal shows where Overture was started: it ends in ?key=…",
}


class Guard:
    """ASGI middleware around everything else."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the owner pass, hand the key over for a cookie, and refuse everybody else."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        refused = refusal(scope, headers)
        if scope["type"] == "websocket":
            await (_close(receive, send) if refused else self.app(scope, receive, send))
            return

        async def safe(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in _NAMES]
                message = {**message, "headers": [*kept, *HEADERS]}
            await send(message)

        if refused in ("", "key"):
            moved = _handed_over(scope)
            if moved is not None:
                await _answer(safe, 303, b"", moved)
                return
        if refused:
            await _answer(safe, 403, _REFUSED[refused].encode(), [(b"content-type", b"text/plain; charset=utf-8")])
            return
        await self.app(scope, receive, safe)


_NAMES: Final = frozenset(name for name, _ in HEADERS)


def refusal(scope: Scope, headers: dict[str, str]) -> str:
    """Why somebody may not pass (a key of `_REFUSED`); "" where they may."""
    if not _known_host(headers.get("host", "")):
        return "host"
    if not _from_here(scope, headers):
        return "origin"
    if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"].startswith(_OPEN):
        return ""  # before the system is asked whose a connection is: that takes it long, and a page has seventy such files
    if is_another_user(_pair(scope.get("client")), _pair(scope.get("server"))):
        return "user"
    return "" if any(same(given, _key()) for given in _cookies(scope, headers)) else "key"


def _from_here(scope: Scope, headers: dict[str, str]) -> bool:
    """Whether the page itself asks. A browser always says where a websocket comes from; only a person goes to an address."""
    origin = headers.get("origin")
    if origin is not None:
        try:
            if urlsplit(origin).netloc.lower() != headers["host"].lower():
                return False
        except ValueError:
            return False
    elif scope["type"] == "websocket":
        return False
    fetched = headers.get("sec-fetch-site", "none")
    return fetched in ("none", "same-origin") or headers.get("sec-fetch-mode") == "navigate"


def _known_host(host: str) -> bool:
    from streamlit import config

    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return False
    return "@" not in host and name in {known.lower() for known in config.get_option("server.allowedHosts")}


def _handed_over(scope: Scope) -> list[tuple[bytes, bytes]] | None:
    """Where an address with the right key leads: the same without it, and a cookie that no script can read."""
    if scope["method"] != "GET":
        return None
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    if not any(name == QUERY and same(value, _key()) for name, value in asked):
        return None
    rest = urlencode([pair for pair in asked if pair[0] != QUERY])
    path = "/" + scope["path"].lstrip("/\\")  # never //elsewhere
    cookie = f"{_name(scope)}={_key()}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
    place = path.encode("ascii", "ignore") + (f"?{rest}".encode() if rest else b"")
    return [(b"location", place), (b"set-cookie", cookie.encode()), (b"cache-control", b"no-store")]


def _cookies(scope: Scope, headers: dict[str, str]) -> Iterator[str]:
    """Every value given under the key's name, however many and whatever stands beside them: other programs of the machine set
    cookies for it too, of forms that the standard reader gives up on, and could set one of this name."""
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip(" \t").partition("=")
        if name == _name(scope):
            yield value


def _name(scope: Scope) -> str:
    server = _pair(scope.get("server"))
    return cookie_name(server[1] if server else 0)


@cache
def _key() -> str:
    return page_key(load_settings().home)


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _pair(place: Any) -> tuple[str, int] | None:
    return (str(place[0]), int(place[1])) if place and place[1] is not None else None


async def _close(receive: Receive, send: Send) -> None:
    """Refuse a websocket before anybody has accepted it: the browser gets a 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})


async def _answer(send: Send, status: int, body: bytes, headers: Iterable[tuple[bytes, bytes]]) -> None:
    head = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
