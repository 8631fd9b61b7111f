"""What servers answer, read into one shape: whole or streamed, with the text in any of the places where servers put it.

Thoughts (`<think>`, `reasoning_content`) are never part of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_THOUGHT: Final = re.compile(r"<(think|thinking|thought|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_THOUGHT_END: Final = re.compile(r"\A.*</(?:think|thinking|thought|reasoning)>", re.DOTALL | re.IGNORECASE)
_THOUGHT_BEGINS: Final = re.compile(r"<(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?\Z", re.IGNORECASE)


@dataclass(slots=True)
class Answer:
    """The parts of an answer as they come; `error` is the server's own words where it says that it failed."""

    said: list[str] = field(default_factory=list)
    thought: list[str] = field(default_factory=list)
    model: str = ""
    reason: str = ""
    ended: bool = False
    refusal: str = ""
    tools: bool = False
    error: str = ""
    choices: int = 0
    usage: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What was said, without thoughts; an object that stands among the thoughts alone counts as said."""
        text = spoken("".join(self.said))
        return text if text.strip() else last_object("".join(self.thought)) or text

    def count(self, name: str) -> int:
        """A number of tokens, 0 where it was not given."""
        value = self.usage.get(name, 0)
        return value if isinstance(value, int) else 0


def spoken(text: str) -> str:
    """A text without the thoughts in it, also while one is still coming."""
    bare = _THOUGHT_END.sub("", _THOUGHT.sub("", text))
    return _THOUGHT_BEGINS.sub("", bare).lstrip() if bare != text or text.lstrip().startswith("<") else text


def take(answer: Answer, body: Any) -> None:
    """Add a whole answer, or one chunk of a stream, as parsed JSON."""
    if isinstance(body, list):
        body = next((item for item in body if isinstance(item, dict)), {})
    if not isinstance(body, dict):
        return
    error = body.get("error")
    if error:
        answer.error = reason_of(error) or "it failed"
    answer.model = str(body.get("model") or answer.model)
    if isinstance(body.get("usage"), dict):
        answer.usage = body["usage"]
    choices = body.get("choices")
    for choice in choices[:1] if isinstance(choices, list) else ():
        if isinstance(choice, dict):
            _take_choice(answer, choice)


def _take_choice(answer: Answer, choice: Mapping[str, Any]) -> None:
    answer.choices += 1
    answer.reason = str(choice.get("finish_reason") or answer.reason)
    if choice.get("error"):
        answer.error = reason_of(choice["error"])
    message = choice.get("delta") or choice.get("message") or {}
    if not isinstance(message, dict):
        return
    for text, thought in _pieces(message.get("content")):
        (answer.thought if thought else answer.said).append(text)
    for name in ("reasoning_content", "reasoning"):
        if isinstance(message.get(name), str):
            answer.thought.append(message[name])
            break
    answer.refusal += message["refusal"] if isinstance(message.get("refusal"), str) else ""
    answer.tools = answer.tools or bool(message.get("tool_calls") or message.get("function_call"))


def _pieces(content: Any) -> Iterator[tuple[str, bool]]:
    """The texts of a content with whether each is a thought; a content is a text or a list of parts."""
    if isinstance(content, str):
        yield content, False
    for part in content if isinstance(content, list) else ():
        if isinstance(part, str):
            yield part, False
        elif isinstance(part, dict):
            thought = "think" in str(part.get("type", "")) or "reason" in str(part.get("type", ""))
            inner = next((part[name] for name in ("text", "content", "thinking") if part.get(name)), "")
            for text, deeper in _pieces(inner):
                yield text, thought or deeper


def events(lines: Iterable[str]) -> Iterator[Any]:
    """The data of a stream of server-sent events; the end mark is None, comments and other fields are passed over."""
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() != "data" or not value.strip():
            continue
        if value.strip() == "[DONE]":
            yield None
            return
        yield json.loads(value, strict=False)


def lines_of(pieces: Iterable[bytes]) -> Iterator[str]:
    """The lines of some bytes as they come."""
    held = b""
    for piece in pieces:
        held += piece
        *whole, held = held.split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace").rstrip("\r")
    if held:
        yield held.decode("utf-8", "replace").rstrip("\r")


def reason_of(error: Any) -> str:
    """The server's own words in an error of any shape: a text, an object, a list of them."""
    for value in _strings(error, ("message", "detail", "error", "errors", "msg", "reason")):
        line = " ".join(value.split())
        if line and not line.startswith("<"):
            return line[:200]
    return ""


def everything_of(error: Any) -> str:
    """All texts of an error on one line, to look for the name of a parameter in."""
    if isinstance(error, dict):
        return " ".join(everything_of(value) for value in error.values())
    if isinstance(error, list):
        return " ".join(everything_of(value) for value in error)
    return str(error) if isinstance(error, str) else ""


def _strings(error: Any, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(error, str):
        yield error
    elif isinstance(error, list):
        for item in error:
            yield from _strings(item, names)
    elif isinstance(error, dict):
        for name in names:
            if name in error:
                yield from _strings(error[name], names)


def last_object(text: str) -> str:
    """The last whole JSON object of a text as it stands there, or an empty text."""
    found = ""
    start = text.find("{")
    while start >= 0:
        try:
            _, end = json.JSONDecoder(strict=False).raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            found = text[start:end]
        start = text.find("{", end)
    return found


def objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in an answer, then what stands under a needless key of each; talk and fences are left out."""
    start = text.find("{")
    tries = 0
    while start >= 0 and tries < 50:
        tries += 1
        try:
            found, end = json.JSONDecoder(strict=False).raw_decode(text, start)
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
            continue
        if isinstance(found, dict):
            yield found
            yield from (value for value in found.values() if isinstance(value, dict))
        start = text.find("{", end)
