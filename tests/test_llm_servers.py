"""Any server: what each is documented to send or to refuse, played on a real socket, and what becomes of it."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import Any

import pytest

from composer.drafting.llm import answers
from composer.drafting.llm.client import ask, learned, probe
from composer.drafting.llm.server import server_at
from composer.errors import OutsideFailed
from composer.settings import Model, Settings
from tests.model_server import Answer, Handler, fails, refuses, says, serving

HELLO = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello"}]
SCHEMA = {"type": "object", "properties": {"hook": {"type": "string"}}}


def whole(**message: Any) -> Answer:
    """A whole answer with this message."""
    return lambda handler, _body: handler.chat(message.pop("content", None), **message)


def chunk(content: Any = None, reason: str | None = None, **more: Any) -> dict[str, Any]:
    """One chunk of a stream."""
    delta = {"content": content, **more} if content is not None else dict(more)
    return {"id": "1", "object": "chat.completion.chunk", "model": "m", "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}


def streams(*chunks: Any, done: bool = True) -> Answer:
    """A stream of these chunks."""
    return lambda handler, _body: handler.events(*chunks, done=done)


# --- answers in every shape -------------------------------------------------------------------------------------

WHOLE = {
    "parts of a text (Mistral)": whole(content=[{"type": "text", "text": "Fi"}, {"type": "text", "text": "ne."}]),
    "thoughts as parts (Mistral)": whole(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "Hmm"}]}, {"type": "text", "text": "Fine."}]),
    "thoughts before the text": whole(content="<think>Let me see. {no}</think>\n\nFine."),
    "thoughts whose beginning the template swallowed": whole(content="Let me see.\n</think>\nFine."),
    "thoughts beside the text (vLLM, DeepSeek)": whole(content="Fine.", reasoning_content="Let me see."),
    "thoughts beside the text (Ollama, OpenRouter)": whole(content="Fine.", reasoning="Let me see."),
    "a null refusal": whole(content="Fine.", refusal=None, tool_calls=None),
}
STREAMED = {
    "no reason at the end, only the end mark": streams(chunk("Fi"), chunk("ne.")),
    "comments between the chunks (OpenRouter)": streams(": OPENROUTER PROCESSING\n\n", chunk("Fi"), ": OPENROUTER PROCESSING\n\n", chunk("ne.", "stop")),
    "other fields and no space after the colon": streams("event: message\ndata:" + '{"choices": [{"delta": {"content": "Fine."}, "finish_reason": "stop"}]}\n\n'),
    "lines that end as in mail": streams('data: {"choices": [{"delta": {"content": "Fine."}, "finish_reason": "stop"}]}\r\n\r\n'),
    "thoughts first": streams(chunk("<thi"), chunk("nk>Let me"), chunk(" see.</think>"), chunk("Fine.", "stop")),
    "thoughts beside": streams(chunk(reasoning_content="Let me see."), chunk("Fine.", "stop")),
    "usage in a chunk without a choice": streams(chunk("Fine.", "stop"), {"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}),
    "a reason and no end mark": streams(chunk("Fine.", "stop"), done=False),
    "a whole answer to a stream": lambda handler, _body: handler.chat("Fine."),
}


@pytest.mark.parametrize("shape", WHOLE)
def test_a_whole_answer_is_read_in_any_shape(shape: str) -> None:
    with serving(WHOLE[shape]) as server:
        assert ask(server_at(server.url, shape), HELLO).text == "Fine."


@pytest.mark.parametrize("shape", STREAMED)
def test_a_stream_is_read_in_any_shape_and_no_thought_is_shown(shape: str) -> None:
    seen: list[str] = []
    with serving(STREAMED[shape]) as server:
        assert ask(server_at(server.url, shape), HELLO, on_text=seen.append).text == "Fine."
    assert seen[-1] == "Fine."
    assert all("Fine.".startswith(text) for text in seen)


def test_an_object_that_stands_among_the_thoughts_alone_is_the_answer() -> None:
    with serving(whole(content="", reasoning_content='Let me see. {"hook": "Yes."} That is it.')) as server:
        assert ask(server_at(server.url, "m"), HELLO, schema=SCHEMA).text == '{"hook": "Yes."}'


@pytest.mark.parametrize(("text", "found"), [
    ('{"hook": "one\ntwo"}', {"hook": "one\ntwo"}), ('Sure!\n```json\n{"hook": "a"}\n```', {"hook": "a"}),
    ('{not json} {"hook": "a"}', {"hook": "a"}),
])
def test_objects_are_found_among_talk_with_raw_line_breaks_in_them(text: str, found: dict[str, str]) -> None:
    assert next(answers.objects(text)) == found


def test_a_needless_key_around_the_object_is_seen_through() -> None:
    assert list(answers.objects('{"answer": {"hook": "a"}}'))[-1] == {"hook": "a"}


# --- what servers do not take ------------------------------------------------------------------------------------

def takes_no(*parameters: str) -> Answer:
    """Refuse one parameter after the other, then answer."""
    answer: Answer = says("Fine.")
    for parameter in parameters:
        answer = refuses(parameter, answer)
    return answer


@pytest.mark.parametrize("streaming", [False, True])
def test_four_refused_parameters_are_left_out_one_by_one(streaming: bool) -> None:
    more = {"on_text": lambda _: None} if streaming else {}
    with serving(takes_no("temperature", "max_tokens", "response_format", "stream_options")) as server:
        assert ask(server_at(server.url, "small"), HELLO, schema=SCHEMA, **more).text == "Fine."  # type: ignore[arg-type]
        ask(server_at(server.url, "small"), HELLO, schema=SCHEMA, **more)  # type: ignore[arg-type]
    assert "max_completion_tokens" in server.asked[-1]
    assert not {"temperature", "max_tokens", "response_format", "stream_options"} & set(server.asked[-1])


def picky(handler: Handler, body: dict[str, Any]) -> None:
    """Take an answer's form only as any object, not by a schema."""
    if body.get("response_format", {}).get("type") == "json_schema":
        handler.reply(400, {"error": {"message": "This response_format type is unavailable now", "type": "invalid_request_error"}})
    else:
        handler.chat('{"hook": "a"}')


def test_a_server_without_schemas_is_asked_for_any_object_and_that_is_remembered() -> None:
    with serving(picky) as server:
        where = server_at(server.url, "small")
        ask(where, HELLO, schema=SCHEMA)
        ask(where, HELLO, schema=SCHEMA)
    assert [body["response_format"]["type"] for body in server.asked] == ["json_schema", "json_object", "json_object"]
    assert learned(where) == {"json_schema"}


def test_what_was_learned_can_be_handed_in() -> None:
    with serving(picky) as server:
        ask(server_at(server.url, "other", refused=frozenset({"json_schema", "temperature"})), HELLO, schema=SCHEMA)
    assert len(server.asked) == 1
    assert "temperature" not in server.asked[0]


@pytest.mark.parametrize(("error", "left_out"), [
    ({"detail": [{"loc": ["body", "response_format"], "msg": "extra fields not permitted", "type": "value_error.extra"}]}, "response_format"),
    ([{"error": {"code": 400, "message": 'Unknown name "response_format": Cannot find field.', "status": "INVALID_ARGUMENT"}}], "response_format"),
    ({"error": {"message": "Unsupported value", "param": "temperature", "code": "unsupported_value"}}, "temperature"),
    ({"error": "temperature is deprecated for this model"}, "temperature"),
    ({"message": "max_tokens is not supported; use max_completion_tokens", "object": "error"}, "max_tokens"),
])
def test_a_refusal_is_understood_in_any_shape(error: Any, left_out: str) -> None:
    with serving(lambda handler, _body: handler.reply(400, error), says("Fine.")) as server:
        assert ask(server_at(server.url, "small"), HELLO, schema=SCHEMA).text == "Fine."
    assert left_out not in server.asked[1]


def test_a_model_without_a_system_role_is_told_everything_in_one_message() -> None:
    with serving(fails(400, "Jinja Exception: System role not supported"), says("Fine.")) as server:
        ask(server_at(server.url, "small"), HELLO)
    assert server.asked[1]["messages"] == [{"role": "user", "content": "Be brief.\n\nHello"}]


# --- models that think first -------------------------------------------------------------------------------------


def thinks(handler: Handler, body: dict[str, Any]) -> None:
    """Need a thousand tokens before the first word."""
    if body["max_tokens"] < 1000:
        handler.chat("", reason="length", reasoning_content="Let me see …")
    else:
        handler.chat("Fine.")


def test_a_model_that_ran_out_of_tokens_is_asked_once_more_with_room_and_from_then_on() -> None:
    with serving(thinks) as server:
        where = server_at(server.url, "thinker")
        assert ask(where, HELLO, max_tokens=300).text == "Fine."
        assert ask(where, HELLO, max_tokens=300).text == "Fine."
    assert len(server.asked) == 3
    assert server.asked[0]["max_tokens"] == 300


def test_the_users_own_limits_and_effort_are_sent() -> None:
    with serving(thinks) as server:
        ask(server_at(server.url, "thinker-2", tokens=6000, effort="low"), HELLO, max_tokens=300)
    assert (server.asked[0]["max_tokens"], server.asked[0]["reasoning_effort"]) == (6000, "low")


def test_an_effort_that_is_not_known_is_left_out() -> None:
    with serving(refuses("reasoning_effort", says("Fine."))) as server:
        assert ask(server_at(server.url, "small", effort="low"), HELLO).text == "Fine."


def test_an_answer_cut_twice_says_so_in_the_reply() -> None:
    with serving(says('{"hook": "Half', reason="length")) as server:
        assert ask(server_at(server.url, "small"), HELLO).cut
    assert len(server.asked) == 2


# --- the server's own reason -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "said"), [
    (lambda handler, _: handler.reply(200, {"error": {"message": "No endpoints found for this model", "code": 404}}), "No endpoints found"),
    (lambda handler, _: handler.reply(200, [{"error": {"message": "Please pass a valid API key"}}]), "Please pass a valid API key"),
    (whole(content=None, refusal="I can't help with that."), "declines: I can't help with that."),
    (whole(content=None, tool_calls=[{"id": "1", "type": "function", "function": {"name": "send", "arguments": "{}"}}]), "wants to call a tool"),
    (says("Half", reason="content_filter"), "content filter"),
    (whole(content="", reasoning_content="I wonder."), "thought about it and then said nothing"),
    (fails(401, "Invalid API Key"), "Invalid API Key"),
    (fails(403, "Your country is not supported"), "Your country is not supported"),
    (fails(402, "Insufficient credits"), "Insufficient credits"),
    (fails(429, "Rate limit reached for model x"), "Rate limit reached for model x"),
    (lambda handler, _: handler.reply(500, {"detail": "CUDA out of memory"}), "CUDA out of memory"),
    (lambda handler, _: handler.reply(529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}), "Overloaded"),
])
def test_what_the_server_says_of_its_failure_is_said(answer: Answer, said: str) -> None:
    with serving(answer) as server, pytest.raises(OutsideFailed) as caught:
        ask(server_at(server.url, said), HELLO)
    assert said in str(caught.value)


def test_a_failure_in_the_middle_of_a_stream_is_told_with_its_reason() -> None:
    broken = streams(chunk("Fi"), {"error": {"message": "Provider disconnected", "code": 502}, "choices": [{"delta": {}, "finish_reason": "error"}]})
    with serving(broken) as server, pytest.raises(OutsideFailed, match="Provider disconnected"):
        ask(server_at(server.url, "m"), HELLO, on_text=lambda _: None)


def test_a_stream_that_stops_without_any_end_broke_off() -> None:
    with serving(streams(chunk("Fi"), done=False)) as server, pytest.raises(OutsideFailed, match="broke off"):
        ask(server_at(server.url, "m"), HELLO, on_text=lambda _: None)


def test_a_wait_given_as_a_date_is_read() -> None:
    with serving(fails(429, "slow down", {"retry-after": formatdate(time.time() + 90, usegmt=True)})) as server, pytest.raises(OutsideFailed) as caught:
        ask(server_at(server.url, "m"), HELLO)
    assert caught.value.wait_seconds is not None
    assert 60 < caught.value.wait_seconds <= 91


# --- addresses ---------------------------------------------------------------------------------------------------


def test_an_address_of_the_azure_kind_keeps_its_query_and_sends_the_key_in_its_own_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k-4711")
    with serving(says("Fine.")) as server:
        address = server.url.replace("/v1", "/openai/deployments/mine/chat/completions?api-version=2024-10-21")
        assert ask(server_at(address, "mine"), HELLO).text == "Fine."
    assert server.paths == ["/openai/deployments/mine/chat/completions?api-version=2024-10-21"]
    assert server.headers[0]["api-key"] == "k-4711"


@pytest.mark.parametrize("tail", ["/", "/chat/completions", "/chat/completions/", "/models"])
def test_the_last_part_of_an_address_may_be_pasted_too(tail: str) -> None:
    with serving(says("Fine.")) as server:
        ask(server_at(server.url + tail, "small"), HELLO)
    assert server.paths == ["/v1/chat/completions"]


def test_a_server_without_a_list_of_models_is_asked_for_a_word(home: Any) -> None:
    with serving(says("Yes.")) as server:
        server.lists_models = False
        assert probe(Settings(home=home, model=Model(server.url, "small"))) == f"{server.url} answers as scripted-1; it keeps no list of models"


# --- one deadline, and a cap -------------------------------------------------------------------------------------


def drips(piece: bytes, head: bytes) -> Answer:
    """Send a few bytes now and then for as long as somebody listens."""
    def answer(handler: Handler, _body: dict[str, Any]) -> None:
        handler.close_connection = True
        try:
            handler.connection.sendall(head)
            for _ in range(2000):
                handler.connection.sendall(piece)
                time.sleep(0.02)
        except OSError:
            pass
    return answer


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\nconnection: close\r\n\r\n"


@pytest.mark.parametrize("answer", [
    drips(b" ", HEAD % b"application/json"), drips(b": wait\n\n", HEAD % b"text/event-stream"), drips(b"a", b"HTTP/1.1 200 OK\r\nx: "),
    drips(b" ", b"HTTP/1.1 500 Oops\r\ncontent-type: application/json\r\n\r\n"),
], ids=["a body", "a stream", "headers", "an error"])
@pytest.mark.parametrize("streaming", [False, True])
def test_a_server_that_drips_is_left_when_the_time_is_up(answer: Answer, streaming: bool) -> None:
    with serving(answer) as server, pytest.raises(OutsideFailed, match="did not answer in time"):
        ask(server_at(server.url, "m"), HELLO, on_text=(lambda _: None) if streaming else None, timeout=0.5)


@pytest.mark.parametrize("answer", [
    lambda handler, _: handler.reply(200, {"choices": [{"message": {"content": "x"}}], "padding": "x" * 5_000_000}),
    lambda handler, _: handler.reply(500, {"error": {"message": "x" * 5_000_000}}),
    streams(*[": " + "x" * 100_000 + "\n\n"] * 50),
], ids=["an answer", "an error", "a stream"])
def test_a_server_that_sends_without_end_is_not_taken(answer: Answer) -> None:
    with serving(answer) as server, pytest.raises(OutsideFailed, match="went on and on"):
        ask(server_at(server.url, "m"), HELLO, on_text=lambda _: None)
