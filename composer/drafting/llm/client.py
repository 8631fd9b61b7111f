"""Talks to an OpenAI-compatible server: chat.completions only, no redirects, one deadline, every failure in one sentence.

`openai` is imported inside functions only. What a server does not take is left out and remembered; an answer that ran out of
tokens is asked for once more with room. Facts about servers: docs/model.md.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from composer.drafting.llm import abilities
from composer.drafting.llm.abilities import learned
from composer.drafting.llm.answers import Answer, events, lines_of, take
from composer.drafting.llm.failures import Cancelled, NoSuchPlace, Refused, failed, failures, told, who
from composer.drafting.llm.line import Line
from composer.drafting.llm.server import SECONDS, Server, server_at, server_of
from composer.errors import OutsideFailed
from composer.settings import Settings

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = [
    "Cancelled", "Messages", "OnText", "Reply", "Server", "ask", "body_json",
    "learned", "models", "probe", "server_at", "server_of",
]
MOST_TEXT: Final = 20_000  # characters of an answer; a longer one is no draft
_MOST_TRIES: Final = 12

Messages = Sequence[Mapping[str, str]]
OnText = Callable[[str], None]

@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; `model` is the name it gave itself, tokens are 0 where it did not count them."""

    text: str
    model: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cut: bool = False  # it ran out of tokens


def ask(
    server: Server, messages: Messages, *, schema: Mapping[str, Any] | None = None, temperature: float = 0.7,
    max_tokens: int = 400, on_text: OnText | None = None, cancelled: Callable[[], bool] | None = None, timeout: float = 0.0,
) -> Reply:
    """One answer to some messages; raises OutsideFailed with the wait where the server names one, or Cancelled.

    With `on_text` the answer streams and the text so far is handed on. A parameter that the server refuses is left out and
    remembered for it. `timeout` is for the whole answer, in seconds; 0 takes the server's own.
    """
    started = time.monotonic()
    tokens, earlier = abilities.tokens(server, max_tokens), Answer()
    with Line(timeout or server.seconds or SECONDS) as line, _client(server, line) as client:
        for _ in range(_MOST_TRIES):
            body = _body(server, messages, schema, temperature, tokens, stream=on_text is not None)
            try:
                answer = _answer(_Call(client, server, line, on_text, cancelled), body)
            except Refused as refused:
                abilities.remember(server, refused.parameter)
                continue
            except OutsideFailed:
                if not earlier.text.strip():
                    raise
                answer = earlier  # there was no room for the second try
            if answer.reason == "length" and not earlier.reason:
                tokens, earlier = abilities.more(tokens, thinks=not answer.text.strip()), answer
                continue
            text = _text(server, answer)
            if earlier.reason and not earlier.text.strip() and answer.reason != "length":
                abilities.wants_room(server)
            return Reply(
                text, answer.model or server.name, answer.count("prompt_tokens"), answer.count("completion_tokens"),
                time.monotonic() - started, answer.reason == "length",
            )
    raise failed(server, "refuses every form of the request")


def models(server: Server, *, timeout: float = 5.0) -> tuple[str, ...]:
    """The names of the models that a server says it has; raises OutsideFailed. Serves to test the connection."""
    with Line(timeout) as line, _client(server, line) as client:
        with failures(server, line):
            page = client.models.list()
        found = getattr(page, "data", None)
        if not isinstance(found, list):
            raise failed(server, "answered with something that is no list of models; does the address end in /v1?")
        return tuple(str(item.id) for item in found)


def probe(settings: Settings) -> str:
    """Whether the server that is set up answers, and with which models, in words; raises OutsideFailed or BadValue.

    A server that keeps no list of its models is asked for a word instead.
    """
    server = server_of(settings)
    if server is None:
        return "none is set up"
    try:
        names = models(server)
    except NoSuchPlace:
        reply = ask(server, [{"role": "user", "content": "Say yes."}], max_tokens=16)
        return f"{server.base_url} answers as {reply.model}; it keeps no list of models"
    known = "has it" if server.name in names else f"names {', '.join(names[:5]) or 'no model'}, not “{server.name}”"
    return f"{server.base_url} answers and {known}"


def body_json(
    server: Server, messages: Messages, schema: Mapping[str, Any] | None = None, max_tokens: int = 400, *,
    temperature: float = 0.7, stream: bool = False,
) -> str:
    """The exact request that would leave for the server, as text to show before it is sent."""
    body = _body(server, messages, schema, temperature, abilities.tokens(server, max_tokens), stream=stream)
    return json.dumps({"POST": f"{server.base_url}/chat/completions", **body}, ensure_ascii=False, indent=2)


# --- the request -------------------------------------------------------------------------------------------------


def _client(server: Server, line: Line) -> OpenAI:
    import httpx2
    import openai

    # A proxy from the environment would carry a call to this very machine away from it.
    http = line.client(trust_env=not server.local)
    try:
        return openai.OpenAI(
            base_url=server.base_url, api_key=server.key or "none", max_retries=0, http_client=http, timeout=line.seconds,
            default_query=dict(server.query), default_headers={"api-key": server.key} if server.own_header else None,
        )
    except httpx2.InvalidURL as problem:
        raise failed(server, "has an address that cannot be one") from problem


def _body(
    server: Server, messages: Messages, schema: Mapping[str, Any] | None, temperature: float, max_tokens: int, *, stream: bool,
) -> dict[str, Any]:
    refused = learned(server)
    told = _one_voice(messages) if "system" in refused else [dict(message) for message in messages]
    body: dict[str, Any] = {"model": server.name, "messages": told}
    if "temperature" not in refused:
        body["temperature"] = temperature
    if "max_tokens" not in refused:
        body["max_tokens"] = max_tokens
    elif "max_completion_tokens" not in refused:
        body["max_completion_tokens"] = max_tokens
    if server.effort and "reasoning_effort" not in refused:
        body["reasoning_effort"] = server.effort
    if schema is not None and "json_schema" not in refused:
        shape = {"name": "answer", "strict": True, "schema": dict(schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": shape}
    elif schema is not None and "json_object" not in refused:
        body["response_format"] = {"type": "json_object"}
    if stream and "stream" not in refused:
        body["stream"] = True
        if "stream_options" not in refused:
            body["stream_options"] = {"include_usage": True}
    return body


def _one_voice(messages: Messages) -> list[dict[str, str]]:
    """The messages for a model that knows no system role: what it would have been told goes before what is asked."""
    told = "\n\n".join(message["content"] for message in messages if message["role"] == "system")
    rest = [dict(message) for message in messages if message["role"] != "system"]
    if told and rest:
        rest[0]["content"] = f"{told}\n\n{rest[0]['content']}"
    return rest


@dataclass(frozen=True, slots=True)
class _Call:
    """One request on its line, and whom to tell while it is answered."""

    client: OpenAI
    server: Server
    line: Line
    on_text: OnText | None
    cancelled: Callable[[], bool] | None


def _answer(call: _Call, body: dict[str, Any]) -> Answer:
    answer = Answer()
    with failures(call.server, call.line), call.client.chat.completions.with_streaming_response.create(**body) as response:
        kind = response.headers.get("content-type", "")
        if "event-stream" in kind:
            _listen(call, answer, lines_of(response.iter_bytes()))
        else:
            raw = response.read().decode("utf-8", "replace")
            if "html" in kind or raw.lstrip().startswith("<"):
                raise failed(call.server, "answered with a web page instead of a draft; does the address end in /v1?")
            take(answer, json.loads(raw, strict=False))
            answer.ended = True
            if call.on_text is not None and answer.text:
                call.on_text(answer.text)
    if answer.error:
        raise told(call.server, answer.error, answer.error, None)
    return answer


def _listen(call: _Call, answer: Answer, lines: Iterator[str]) -> None:
    for chunk in events(lines):
        if call.cancelled is not None and call.cancelled():
            raise Cancelled(who(call.server), "stopped by you")
        if chunk is None:
            answer.ended = True
            break
        before = len(answer.said)
        take(answer, chunk)
        if sum(map(len, answer.said)) > MOST_TEXT:
            raise failed(call.server, "went on and on; its answer was not taken")
        if call.on_text is not None and len(answer.said) > before and answer.text:
            call.on_text(answer.text)


def _text(server: Server, answer: Answer) -> str:
    """The text of an answer; raises OutsideFailed with the reason where there is none or it broke off."""
    text = answer.text
    if answer.refusal and not text.strip():
        raise failed(server, f"declines: {' '.join(answer.refusal.split())[:200]}")
    if answer.reason == "content_filter":
        raise failed(server, "held its answer back: its content filter stopped it")
    if not answer.choices:
        raise failed(server, "answered without a choice")
    if not answer.reason and not answer.ended:
        raise failed(server, "broke off in the middle of its answer")
    if not text.strip():
        raise failed(server, _nothing(answer))
    if len(text) > MOST_TEXT:
        raise failed(server, "went on and on; its answer was not taken")
    return text


def _nothing(answer: Answer) -> str:
    if answer.reason == "length":
        return "ran out of tokens before it said anything; give it more tokens, or a lower effort, under Settings, Model"
    if answer.tools:
        return "wants to call a tool instead of answering; take a model or a mode without tools"
    return "thought about it and then said nothing" if answer.thought else "answered with nothing"
