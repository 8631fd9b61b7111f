"""What can go wrong with a model's server, each in one sentence with the server's own reason."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any, Final

from composer.drafting.llm.abilities import learned
from composer.drafting.llm.answers import everything_of, reason_of
from composer.drafting.llm.line import Line, TooMuch
from composer.drafting.llm.server import Server
from composer.errors import OutsideFailed


class Cancelled(OutsideFailed):
    """The user stopped the answer while it was coming; what was drafted before stays."""


class NoSuchPlace(OutsideFailed):
    """The server has nothing at this address, or no model of this name."""


class TooMuchText(OutsideFailed):
    """The request is longer than what the model can hold at once."""


class Refused(Exception):
    """The server does not take a parameter."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


@contextmanager
def failures(server: Server, line: Line) -> Iterator[None]:
    """Turn whatever fails inside into OutsideFailed with a sentence, or into Refused."""
    import httpx2
    import openai

    try:
        yield
    except TooMuch as problem:
        raise failed(server, "went on and on; its answer was not taken") from problem
    except openai.APIStatusError as problem:
        raise _status(server, problem) from problem
    except (
        openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, json.JSONDecodeError, UnicodeError, RecursionError,
    ) as problem:
        if line.over or isinstance(problem, (openai.APITimeoutError, httpx2.ReadTimeout)):
            said = f"did not answer in time ({line.seconds:.0f} s); a smaller model, or more time under Settings, Model, may help"
            raise failed(server, said) from problem
        if isinstance(problem.__cause__, TooMuch):
            raise failed(server, "went on and on; its answer was not taken") from problem
        raise failed(server, _broken(problem)) from problem


def _broken(problem: Exception) -> str:
    import httpx2
    import openai

    if isinstance(problem, openai.APIConnectionError):
        return "cannot be reached; is it running at this address?"
    if isinstance(problem, httpx2.HTTPError | httpx2.StreamError):
        return "broke off in the middle of its answer"
    return "gave an answer that cannot be read; it may have been cut off"


def _status(server: Server, problem: Any) -> Exception:
    body = problem.body if problem.body is not None else getattr(problem.response, "text", "")
    return told(server, reason_of(body), everything_of(body), int(problem.status_code), _wait(problem.response.headers))


def told(server: Server, said: str, everything: str, status: int | None, wait: float | None = None) -> Exception:
    """What a failure means, with the server's own reason where it gave one; `status` None: told in an answer of status 200."""
    reason = f" ({said})" if said else ""
    low = everything.lower()
    if status is None or status in (400, 422):
        return _bad_request(server, said, low, wait)
    if status in (401, 403):
        return failed(server, f"refuses the key{reason}; give the right one under Settings, Model, or as OPENAI_API_KEY")
    if status in (404, 405, 501):
        return NoSuchPlace(who(server), f"knows no such place or model ({said or 'not found'}); does the address end in /v1?")
    if 300 <= status < 400:
        return failed(server, "sends the request on to another address; that is refused, so enter the final address yourself")
    if status in (402, 429):
        return failed(server, f"is busy or your allowance is used up{reason}", wait)
    if status == 503 and "load" in low:
        return failed(server, "is still loading the model", wait or 5.0)
    return failed(server, f"failed with status {status}{': ' + said if said else ''}", wait)


def _bad_request(server: Server, said: str, low: str, wait: float | None) -> Exception:
    known = learned(server)
    if any(sign in low for sign in ("context", "too long", "maximum length", "exceed")) and "format" not in low:
        return TooMuchText(who(server), "cannot hold that much text; take a shorter profile or fewer facts")
    if "response_format" in low and not known & {"json_schema", "json_object"} and any(sign in low for sign in _UNKNOWN):
        return Refused("response_format")
    for parameter, signs in _SIGNS:
        if parameter not in known and any(sign in low for sign in signs):
            return Refused(parameter)
    return failed(server, f"refuses the request: {said or 'no reason given'}", wait)


# Signs that a parameter is not known at all, in whatever form.
_UNKNOWN: Final = (
    "unsupported parameter", "unknown parameter", "unrecognized", "not permitted", "unknown name", "unexpected keyword",
)
_FORM: Final = (
    "response_format", "json_schema", "json schema", "grammar", "structured", "additionalproperties", "generate json",
    "json_object",
)
# In this order: the first of two names for the same thing is left out first.
_SIGNS: Final[Sequence[tuple[str, tuple[str, ...]]]] = (
    ("json_schema", _FORM), ("json_object", _FORM),
    ("max_tokens", ("max_tokens", "max_completion_tokens")), ("max_completion_tokens", ("max_completion_tokens",)),
    ("temperature", ("temperature",)), ("reasoning_effort", ("reasoning_effort", "reasoning effort")),
    ("stream_options", ("stream_options", "include_usage")),
    ("system", (
        "system role", "role 'system'", "'system' role", "role: system", "roles must alternate", "does not support 'system'",
        "developer instruction",
    )),
    ("stream", ("stream",)),
)


def _wait(headers: Mapping[str, str]) -> float | None:
    """The seconds that the server asks to wait: from either header in use, as a number or as a date."""
    for name, unit in (("retry-after", 1.0), ("retry-after-ms", 0.001)):
        value = headers.get(name, "")
        try:
            return max(0.0, float(value) * unit)
        except ValueError:
            pass
        try:
            return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
        except (ValueError, TypeError):
            continue
    return None


def who(server: Server) -> str:
    """The server in a sentence."""
    return f"the model server at {server.base_url}"


def failed(server: Server, problem: str, wait: float | None = None) -> OutsideFailed:
    """A failure of this server."""
    return OutsideFailed(who(server), problem, wait)
