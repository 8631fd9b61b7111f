"""Answers for Streamlit's own scripts out of memory, and word to the browser which of them a page is going to need.

Without that word the browser learns only step by step, from what the page draws, which scripts to fetch, and each step waits for
the one before. Whatever is not recognised here goes its usual way through Streamlit, so another release costs speed at most.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from composer.web.routes import script_address

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

FOLDER: Final = "/static/js/"
_FIELDS: Final = ("Selectbox", "TextInput")
_COMPONENT: Final = ("Html", "BidiComponent", "recordbatch", "serialization")
# By the page's address: the first word in the names of the scripts that draw it.
NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "/": ("Button", "ButtonGroup", "TextInput", "TextArea", "Selectbox", "Checkbox", *_COMPONENT),
    "/check": ("Selectbox", *_COMPONENT),
    "/follow-ups": ("Button", "MenuButton", *_COMPONENT),
    "/people": ("Button", "ButtonGroup", "TextInput", *_COMPONENT),
    "/results": ("ArrowVegaLiteChart", "Table", "Selectbox", "embed", *_COMPONENT),
    "/import": ("FileUploader", *_FIELDS, *_COMPONENT),
    "/rules": (*_FIELDS, *_COMPONENT),
    "/settings": ("Button", "TextInput", *_COMPONENT),
}
_IMPORT: Final = re.compile(rb"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


class Early:
    """ASGI middleware around the page."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a script, add the word to a page's head, and let everything else pass."""
        path = scope.get("path", "") if scope["type"] == "http" and scope["method"] == "GET" else ""
        body = script(path.removeprefix(FOLDER)) if path.startswith(FOLDER) else None
        if body is not None:
            head = [
                (b"content-type", b"text/javascript; charset=utf-8"), (b"content-length", str(len(body)).encode()),
                (b"cache-control", b"public, max-age=31536000, immutable"), (b"x-content-type-options", b"nosniff"),
            ]
            await send({"type": "http.response.start", "status": 200, "headers": head})
            await send({"type": "http.response.body", "body": body})
            return
        page = path.rstrip("/") or "/"
        word = links(page) if path and page in NEEDS else b""

        async def told(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message.get("headers", ()), (b"link", word)]
            await send(message)

        await self.app(scope, receive, told if word else send)


@cache
def links(page: str) -> bytes:
    """The Link header that names every script of a page, with what those bring in themselves."""
    todo = [name for need in NEEDS[page] for name in named(need)]
    found: dict[str, None] = {}
    while todo:
        name = todo.pop()
        body = None if name in found else script(name)
        if body is not None:
            found[name] = None
            todo += [each.decode() for each in _IMPORT.findall(body)]
    told = [name for name in found if name not in _first()]
    paths = [f".{FOLDER}{name}" for name in told] + ([f"./{script_address()}"] if page == "/check" else [])
    return ", ".join(f'<{path}>; rel="modulepreload"; crossorigin' for path in paths).encode()


def named(need: str) -> list[str]:
    """The scripts whose name is this word and a digest; normally one, none in a release that calls it otherwise."""
    return sorted(name for name in _names() if name.partition(".")[0] == need)


def script(name: str) -> bytes | None:
    """One of Streamlit's scripts; None where there is none of that name."""
    return _read(name) if name in _names() else None


@cache
def _read(name: str) -> bytes:
    return (_folder() / name).read_bytes()


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in _folder().glob("*.js"))


@cache
def _first() -> frozenset[str]:
    """The scripts that the page's own HTML names already."""
    page = (_folder().parent.parent / "index.html").read_text(encoding="utf-8")
    return frozenset(re.findall(rf"{FOLDER}([\w.-]+\.js)", page))


@cache
def _folder() -> Path:
    import streamlit

    return Path(streamlit.__file__).parent / "static" / "static" / "js"
