"""The model client against a real socket: what it sends, and one clear sentence for every way a server fails."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from composer.drafting.llm import client
from composer.drafting.llm.client import Cancelled, ask, models, probe, server_at
from composer.errors import BadValue, OutsideFailed
from composer.settings import Model, Settings
from tests.model_server import Answer, Handler, fails, refuses, says, serving

HELLO = [{"role": "user", "content": "Hello"}]
SCHEMA = {"type": "object", "properties": {"hook": {"type": "string"}}}


def test_an_answer_comes_with_the_servers_own_name_its_tokens_and_its_time() -> None:
    with serving(says("Fine.", model="other-7b")) as server:
        reply = ask(server_at(server.url, "small"), HELLO)
    assert (reply.text, reply.model, reply.prompt_tokens, reply.completion_tokens, reply.cut) == ("Fine.", "other-7b", 100, 20, False)
    assert reply.seconds > 0


def test_only_what_every_server_understands_is_sent() -> None:
    with serving(says("Fine.")) as server:
        ask(server_at(server.url, "small"), HELLO, schema=SCHEMA)
    assert set(server.asked[0]) == {"model", "messages", "temperature", "max_tokens", "response_format"}
    assert server.asked[0]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize(("parameter", "sent_then"), [
    ("response_format", {"model", "messages", "temperature", "max_tokens"}),
    ("temperature", {"model", "messages", "max_tokens", "response_format"}),
    ("max_tokens", {"model", "messages", "temperature", "max_completion_tokens", "response_format"}),
])
def test_a_parameter_that_the_server_refuses_is_left_out_at_once_and_from_then_on(parameter: str, sent_then: set[str]) -> None:
    with serving(refuses(parameter, says("Fine."))) as server:
        where = server_at(server.url, "small")
        assert ask(where, HELLO, schema=SCHEMA).text == "Fine."
        assert ask(where, HELLO, schema=SCHEMA).text == "Fine."
    assert [set(body) for body in server.asked[1:]] == [sent_then, sent_then]


def test_lm_studios_words_about_the_answers_form_are_understood() -> None:
    words = "'response_format.type' must be 'json_schema' or 'text'"
    with serving(fails(400, words), says("Fine.")) as server:
        assert ask(server_at(server.url, "small"), HELLO, schema=SCHEMA).text == "Fine."


@pytest.mark.parametrize(("answer", "said"), [
    (lambda handler, _: handler.reply(200, "<html><body>Welcome</body></html>"), "answered with a web page instead of a draft"),
    (lambda handler, _: handler.reply(200, {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": []}), "without a choice"),
    (says(None, reason="length"), "ran out of tokens before it said anything"),
    (says("  \n"), "answered with nothing"),
    (says("word " * 9000), "went on and on"),
    (fails(401, "Invalid API Key"), "refuses the key"),
    (fails(404, "model 'small' not found"), "knows no such place or model"),
    (fails(404, "<html>404</html>"), "does the address end in /v1?"),
    (fails(503, "Loading model"), "is still loading the model; try again in 5 s"),
    (fails(500, "out of memory"), "failed with status 500: out of memory"),
    (fails(400, "request (9031 tokens) exceeds the available context size (4096 tokens)"), "cannot hold that much text"),
    (fails(422, "messages: field required"), "refuses the request: messages: field required"),
])
def test_each_failure_is_one_sentence_that_names_the_server(answer: Answer, said: str) -> None:
    with serving(answer) as server, pytest.raises(OutsideFailed, match=r"^the model server at http://127") as caught:
        ask(server_at(server.url, "small"), HELLO)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(server.asked) == 1 + ("ran out" in said), "only an answer that ran out of tokens is asked for once more"


def broken_json(handler: Handler, _body: dict[str, Any]) -> None:
    raw = b'{"id": "1", "choices": [{"mess'
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


def cut_off(handler: Handler, _body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"id"')
    handler.close_connection = True


@pytest.mark.parametrize("answer", [broken_json, cut_off])
def test_a_garbled_or_cut_answer_is_told_as_such(answer: Answer) -> None:
    with serving(answer) as server, pytest.raises(OutsideFailed, match=r"cannot be read|broke off|cannot be reached"):
        ask(server_at(server.url, "small"), HELLO)


def test_a_long_wait_asked_for_by_the_server_is_shown_and_not_slept_through() -> None:
    started = time.monotonic()
    with serving(fails(429, "slow down", {"retry-after": "120"})) as server, pytest.raises(OutsideFailed) as caught:
        ask(server_at(server.url, "small"), HELLO)
    assert caught.value.wait_seconds == 120.0
    assert "try again in 120 s" in str(caught.value)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_and_nothing_reaches_the_other_server(status: int) -> None:
    with serving(says("stolen")) as other, serving(fails(status, "moved", {"location": f"{other.url}/chat/completions"})) as server:
        with pytest.raises(OutsideFailed, match="sends the request on to another address"):
            ask(server_at(server.url, "small"), HELLO)
        assert other.asked == []


def test_a_dead_server_is_told_at_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(OutsideFailed, match="cannot be reached; is it running"):
        ask(server_at(f"http://127.0.0.1:{port}/v1", "small"), HELLO)


def test_a_server_that_takes_too_long_is_left() -> None:
    def slow(handler: Handler, _body: dict[str, Any]) -> None:
        handler.connection.recv(1)  # until the client hangs up
        handler.close_connection = True

    with serving(slow) as server, pytest.raises(OutsideFailed, match="did not answer in time"):
        ask(server_at(server.url, "small"), HELLO, timeout=0.3)


@pytest.mark.parametrize("address", ["http://example.com/v1", "http://10.0.0.7:8080/v1", "http://169.254.169.254/v1", "file:///etc/passwd", "ftp://127.0.0.1/v1"])
def test_an_unencrypted_address_on_another_machine_is_refused_before_anything_leaves(address: str) -> None:
    with pytest.raises(BadValue, match="must be https, or http on this machine"):
        server_at(address, "small")


def test_the_key_goes_to_the_server_and_into_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "\n sk-sentinel-4711 \n")
    with serving(fails(401, "no")) as server:
        where = server_at(server.url, "small")
        with pytest.raises(OutsideFailed) as caught:
            ask(where, HELLO)
    assert server.keys == ["Bearer sk-sentinel-4711"]
    assert "sentinel" not in f"{caught.value} {where!r} {caught.value!r}"


def test_a_key_with_letters_that_no_key_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-schlüssel")
    with pytest.raises(BadValue, match="paste it again"):
        server_at("http://127.0.0.1:1/v1", "small")


def test_an_empty_address_in_the_environment_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(says("Fine.")) as server:
        assert ask(server_at(server.url, "small"), HELLO).text == "Fine."


# --- streaming ---------------------------------------------------------------------------------------------------


def test_a_stream_hands_on_the_text_so_far_and_counts_its_tokens() -> None:
    seen: list[str] = []
    with serving(says("Which test helped most?")) as server:
        reply = ask(server_at(server.url, "small"), HELLO, on_text=seen.append)
    assert reply.text == "Which test helped most?"
    assert reply.completion_tokens == 20
    assert len(seen) > 2
    assert all(reply.text.startswith(part) for part in seen)


def test_a_stream_can_be_stopped() -> None:
    seen: list[str] = []
    with serving(lambda handler, _: handler.stream(["word "] * 500, pause=0.01)) as server, pytest.raises(Cancelled, match="stopped by you"):
        ask(server_at(server.url, "small"), HELLO, on_text=seen.append, cancelled=lambda: len(seen) >= 3)
    assert len(seen) <= 4


def test_a_stream_that_never_ends_is_not_taken() -> None:
    with serving(lambda handler, _: handler.stream(["word " * 400] * 50)) as server, pytest.raises(OutsideFailed, match="went on and on"):
        ask(server_at(server.url, "small"), HELLO, on_text=lambda _: None)


def test_a_stream_answered_with_a_web_page_is_told_as_such() -> None:
    with serving(lambda handler, _: handler.reply(200, "<html></html>")) as server, pytest.raises(OutsideFailed, match=r"web page|without a choice"):
        ask(server_at(server.url, "small"), HELLO, on_text=lambda _: None)


# --- testing the connection, showing what leaves, staying away ---------------------------------------------------


def test_the_connection_test_lists_the_servers_models() -> None:
    with serving(says("")) as server:
        assert models(server_at(server.url, "small")) == ("scripted-1",)


def test_the_probe_says_whether_the_model_is_there(home: Path) -> None:
    with serving(says("")) as server:
        assert probe(Settings(home=home, model=Model(server.url, "scripted-1"))) == f"{server.url} answers and has it"
        assert "names scripted-1, not “other”" in probe(Settings(home=home, model=Model(server.url, "other")))
    assert probe(Settings(home=home)) == "none is set up"


def test_what_would_leave_is_shown_word_for_word_and_without_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-4711")
    with serving(says("Fine.")) as server:
        where = server_at(server.url, "small")
        shown = json.loads(client.body_json(where, HELLO, SCHEMA))
        ask(where, HELLO, schema=SCHEMA)
    assert shown.pop("POST") == f"{server.url}/chat/completions"
    assert shown == server.asked[0]
    assert "sentinel" not in json.dumps(shown)


def test_nothing_imports_openai_until_a_model_is_asked() -> None:
    code = (
        "import sys; from composer.drafting.llm import client, drafts, prompt, slots; from composer.drafting.search.compose import compose;"
        "from composer.settings import load_settings; print(client.server_of(load_settings())); print('openai' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["None", "False"]
