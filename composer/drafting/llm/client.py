"""Talks to an OpenAI-compatible server: chat.completions only, no retries, no redirects, every failure in one sentence.

`openai` is imported inside functions only. Seconds throughout; times out after `TIMEOUT`, connecting after `CONNECT`.
Facts about servers: research on openai 3.54, llama.cpp, Ollama, vLLM and LM Studio (docs/model.md).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from composer.errors import BadValue, OutsideFailed
from composer.settings import Settings, check_model_address, secret

if TYPE_CHECKING:
    from openai import OpenAI

TIMEOUT: Final = 45.0
CONNECT: Final = 3.0
MOST_TEXT: Final = 20_000  # characters of an answer; a longer one is no draft
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

Messages = Sequence[Mapping[str, str]]
OnText = Callable[[str], None]

# What each server (base URL and model) was found not to take; kept for as long as the program runs.
_refused: dict[tuple[str, str], frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; `model` is the name it gave itself, tokens are 0 where it did not count them."""

    text: str
    model: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cut: bool = False  # it ran out of tokens


class Cancelled(OutsideFailed):
    """The user stopped the answer while it was coming; what was drafted before stays."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is and how to get in; `key` is a password and stays out of every message and representation."""

    base_url: str
    name: str
    key: str = ""

    def __repr__(self) -> str:
        return f"Server({self.base_url!r}, {self.name!r})"

    @property
    def local(self) -> bool:
        """Whether nothing leaves this machine."""
        return urlsplit(self.base_url).hostname in _LOOPBACK


def server_of(settings: Settings) -> Server | None:
    """The server that the user set up, or None; raises BadValue for an address that may not be used."""
    if not (settings.model.base_url and settings.model.name):
        return None
    return server_at(settings.model.base_url, settings.model.name)


def server_at(base_url: str, name: str) -> Server:
    """A server by address and model name, with the key from environment or keyring; raises BadValue."""
    address = base_url.strip()
    check_model_address(address, "model")
    key = secret("OPENAI_API_KEY")
    if not key.isascii() or any(char.isspace() for char in key):
        raise BadValue("model", "OPENAI_API_KEY", "holds characters that no key has; paste it again")
    return Server(address.rstrip("/"), name.strip(), key)


def ask(
    server: Server, messages: Messages, *, schema: Mapping[str, Any] | None = None, temperature: float = 0.7,
    max_tokens: int = 400, on_text: OnText | None = None, cancelled: Callable[[], bool] | None = None, timeout: float = TIMEOUT,
) -> Reply:
    """One answer to some messages; raises OutsideFailed with the wait where the server names one, or Cancelled.

    With `on_text` the answer streams and the text so far is handed on. A parameter that the server refuses is left out and
    remembered for it: `response_format`, `temperature`, and `max_tokens` in favour of `max_completion_tokens`.
    """
    where = (server.base_url, server.name)
    started = time.monotonic()
    with _client(server, timeout) as client:
        for _ in range(4):
            body = _body(server, messages, schema, temperature, max_tokens, stream=on_text is not None)
            try:
                reply = _stream(client, body, on_text, cancelled, server) if on_text else _whole(client, body, server)
            except _Refused as refused:
                _refused[where] = _refused.get(where, frozenset()) | {refused.parameter}
                continue
            return Reply(
                reply.text, reply.model or server.name, reply.prompt_tokens, reply.completion_tokens, time.monotonic() - started,
                reply.cut,
            )
    raise _failed(server, "refuses every form of the request")


def models(server: Server, *, timeout: float = 5.0) -> tuple[str, ...]:
    """The names of the models that a server says it has; raises OutsideFailed. Serves to test the connection."""
    with _client(server, timeout) as client:
        page = _guarded(server, client.models.list)
        found = getattr(page, "data", None)
        if not isinstance(found, list):
            raise _failed(server, "answered with something that is no list of models; does the address end in /v1?")
        return tuple(str(item.id) for item in found)


def probe(settings: Settings) -> str:
    """Whether the server that is set up answers, and with which models, in words; raises OutsideFailed or BadValue."""
    server = server_of(settings)
    if server is None:
        return "none is set up"
    names = models(server)
    known = "has it" if server.name in names else f"names {', '.join(names[:5]) or 'no model'}, not “{server.name}”"
    return f"{server.base_url} answers and {known}"


def body_json(
    server: Server, messages: Messages, schema: Mapping[str, Any] | None = None, max_tokens: int = 400, *,
    temperature: float = 0.7, stream: bool = False,
) -> str:
    """The exact request that would leave for the server, as text to show before it is sent."""
    body = _body(server, messages, schema, temperature, max_tokens, stream=stream)
    return json.dumps({"POST": f"{server.base_url}/chat/completions", **body}, ensure_ascii=False, indent=2)


# --- the request -------------------------------------------------------------------------------------------------


class _Refused(Exception):
    """The server does not take a parameter."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


def _client(server: Server, timeout: float) -> OpenAI:
    import httpx2
    import openai

    limits = httpx2.Timeout(timeout, connect=CONNECT)
    # A proxy from the environment would carry a call to this very machine away from it.
    http = openai.DefaultHttpxClient(follow_redirects=False, trust_env=not server.local, timeout=limits)
    return openai.OpenAI(
        base_url=server.base_url, api_key=server.key or "none", max_retries=0, timeout=limits, http_client=http,
    )


def _body(
    server: Server, messages: Messages, schema: Mapping[str, Any] | None, temperature: float, max_tokens: int, *, stream: bool,
) -> dict[str, Any]:
    refused = _refused.get((server.base_url, server.name), frozenset())
    body: dict[str, Any] = {"model": server.name, "messages": [dict(message) for message in messages]}
    if "temperature" not in refused:
        body["temperature"] = temperature
    body["max_completion_tokens" if "max_tokens" in refused else "max_tokens"] = max_tokens
    if schema is not None and "response_format" not in refused:
        shape = {"name": "answer", "strict": True, "schema": dict(schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": shape}
    if stream:
        body["stream"] = True
        if "stream_options" not in refused:
            body["stream_options"] = {"include_usage": True}
    return body


def _whole(client: OpenAI, body: dict[str, Any], server: Server) -> Reply:
    answer: Any = _guarded(server, lambda: client.chat.completions.create(**body))
    if isinstance(answer, str):
        raise _failed(server, "answered with a web page instead of a draft; does the address end in /v1?")
    choices = getattr(answer, "choices", None)
    if not isinstance(choices, list) or not choices:
        raise _failed(server, "answered without a choice")
    message, reason = getattr(choices[0], "message", None), getattr(choices[0], "finish_reason", None)
    text = getattr(message, "content", None)
    usage = getattr(answer, "usage", None)
    return Reply(
        _text(server, text, reason), str(getattr(answer, "model", "") or ""), _count(usage, "prompt_tokens"),
        _count(usage, "completion_tokens"), cut=reason == "length",
    )


def _stream(
    client: OpenAI, body: dict[str, Any], on_text: OnText, cancelled: Callable[[], bool] | None, server: Server,
) -> Reply:
    parts: list[str] = []
    said: dict[str, Any] = {"model": "", "reason": None, "usage": None}

    def read() -> None:
        answer: Any = client.chat.completions.create(**body)
        headers = getattr(getattr(answer, "response", None), "headers", {})
        if not hasattr(answer, "__iter__") or isinstance(answer, str) or "html" in headers.get("content-type", ""):
            raise _failed(server, "answered with a web page instead of a draft; does the address end in /v1?")
        with answer:
            for chunk in answer:
                if cancelled is not None and cancelled():
                    raise Cancelled(_who(server), "stopped by you")
                _take(chunk, parts, said)
                if sum(map(len, parts)) > MOST_TEXT:
                    raise _failed(server, "went on and on; its answer was not taken")
                on_text("".join(parts))

    _guarded(server, read)
    if said["reason"] is None:  # every server gives one at the end
        raise _failed(server, "broke off in the middle of its answer" if parts else "answered without a choice")
    return Reply(
        _text(server, "".join(parts), said["reason"]), said["model"], _count(said["usage"], "prompt_tokens"),
        _count(said["usage"], "completion_tokens"), cut=said["reason"] == "length",
    )


def _take(chunk: Any, parts: list[str], said: dict[str, Any]) -> None:
    said["model"] = str(getattr(chunk, "model", "") or said["model"])
    said["usage"] = getattr(chunk, "usage", None) or said["usage"]
    for choice in (getattr(chunk, "choices", None) or [])[:1]:
        piece = getattr(getattr(choice, "delta", None), "content", None)
        if isinstance(piece, str):
            parts.append(piece)
        said["reason"] = getattr(choice, "finish_reason", None) or said["reason"]


def _text(server: Server, text: Any, reason: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        why = "ran out of tokens before it said anything" if reason == "length" else "answered with nothing"
        raise _failed(server, why)
    if len(text) > MOST_TEXT:
        raise _failed(server, "went on and on; its answer was not taken")
    return text


def _count(usage: Any, name: str) -> int:
    value = getattr(usage, name, 0)
    return value if isinstance(value, int) else 0


# --- what can go wrong -------------------------------------------------------------------------------------------


def _guarded(server: Server, call: Callable[[], Any]) -> Any:
    import httpx2
    import openai

    try:
        return call()
    except openai.APITimeoutError as problem:
        raise _failed(server, "did not answer in time; a smaller model or a free machine may help") from problem
    except openai.APIConnectionError as problem:
        raise _failed(server, "cannot be reached; is it running at this address?") from problem
    except openai.APIStatusError as problem:
        raise _status(server, problem) from problem
    except (openai.OpenAIError, json.JSONDecodeError, UnicodeError) as problem:
        raise _failed(server, "gave an answer that cannot be read; it may have been cut off") from problem
    except httpx2.HTTPError as problem:
        raise _failed(server, "broke off in the middle of its answer") from problem


def _status(server: Server, problem: Any) -> Exception:
    status, said = int(problem.status_code), _said(problem)
    low = said.lower()
    if status in (400, 422):
        return _bad_request(server, said)
    if status in (401, 403):
        return _failed(server, "refuses the key; give the right one under Settings, Model, or as OPENAI_API_KEY")
    if status == 404:
        return _failed(server, f"knows no such place or model ({said or 'not found'}); does the address end in /v1?")
    if 300 <= status < 400:
        return _failed(server, "sends the request on to another address; that is refused, so enter the final address yourself")
    if status == 429:
        return _failed(server, "is busy or your allowance is used up", _wait(problem))
    if status == 503 and "load" in low:
        return _failed(server, "is still loading the model", _wait(problem) or 5.0)
    return _failed(server, f"failed with status {status}{': ' + said if said else ''}", _wait(problem))


def _bad_request(server: Server, said: str) -> Exception:
    low = said.lower()
    known = _refused.get((server.base_url, server.name), frozenset())
    for parameter, signs in _SIGNS.items():
        if parameter not in known and any(sign in low for sign in signs):
            return _Refused(parameter)
    if any(sign in low for sign in ("context", "too long", "maximum length", "exceed")):
        return _failed(server, "cannot hold that much text; take a shorter profile or fewer facts")
    return _failed(server, f"refuses the request: {said or 'no reason given'}")


_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "response_format": ("response_format", "json_schema", "grammar", "structured"),
    "max_tokens": ("max_tokens", "max_completion_tokens"),
    "temperature": ("temperature",),
    "stream_options": ("stream_options", "include_usage"),
}


def _said(problem: Any) -> str:
    """The server's own words, short and on one line."""
    body = getattr(problem, "body", None)
    text = body.get("message") if isinstance(body, dict) else None
    if not isinstance(text, str):
        text = body if isinstance(body, str) else ""
    line = " ".join(text.split())
    return "" if line.startswith("<") else line[:200]


def _wait(problem: Any) -> float | None:
    """The seconds that the server asks to wait, from either of the two headers in use; a date is not read."""
    for name, unit in (("retry-after", 1.0), ("retry-after-ms", 0.001)):
        with suppress(KeyError, ValueError, AttributeError):
            return max(0.0, float(problem.response.headers[name]) * unit)
    return None


def _who(server: Server) -> str:
    return f"the model server at {server.base_url}"


def _failed(server: Server, problem: str, wait: float | None = None) -> OutsideFailed:
    return OutsideFailed(_who(server), problem, wait)
