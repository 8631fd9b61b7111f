"""The model client and drafts against a real server: llama.cpp with SmolLM2-135M on loopback (tests/live_server.py).

Proves connection, JSON mode, streaming, stopping, overflow and keys. Nothing is claimed of the tiny model's writing.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from composer.brief import load_brief
from composer.drafting.llm.client import Cancelled, Server, ask, models
from composer.drafting.llm.drafts import add_model_drafts, model_drafts
from composer.drafting.search.compose import compose
from composer.errors import OutsideFailed
from composer.settings import Model, Settings
from tests.live_server import MODEL, PYTHON, install

pytestmark = [pytest.mark.live, pytest.mark.timeout(300)]
KEY = "sk-live-test"
BRIEF = load_brief(Path(__file__).parent.parent / "docs" / "examples" / "learn.toml")
SLOW = 120.0  # seconds; the machine may be busy


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The real server, started once and stopped by its own process id."""
    install()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name("live_server.py")
    command = [str(PYTHON), str(script), str(MODEL), str(port), "smollm2", KEY]
    log = MODEL.with_name("server.log")
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, "PYTHONPATH": ""}) as process:
        where = Server(f"http://127.0.0.1:{port}/v1", "smollm2", KEY)
        try:
            _wait_for(where, process, log)
            yield where
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(where: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 180
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()[-2000:]
        try:
            if models(where, timeout=2.0):
                return
        except OutsideFailed:
            time.sleep(0.2)  # polling a server that loads its model
    pytest.fail(log.read_text()[-2000:])


def test_the_connection_test_names_the_model(server: Server) -> None:
    assert "smollm2" in models(server)


def test_a_wrong_key_is_told_as_such(server: Server) -> None:
    with pytest.raises(OutsideFailed, match="refuses the key"):
        ask(replace(server, key="sk-wrong"), [{"role": "user", "content": "Hello"}], max_tokens=4, timeout=SLOW)


def test_json_mode_gives_the_shape_that_was_asked_for(server: Server) -> None:
    shape = {"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"], "additionalProperties": False}
    reply = ask(
        server, [{"role": "user", "content": "Ask one short question about bees as JSON."}], schema=shape, max_tokens=80, temperature=0.0,
        timeout=SLOW,
    )
    assert reply.cut or set(json.loads(reply.text)) == {"question"}
    assert reply.text.startswith("{")
    assert reply.completion_tokens > 0


def test_an_answer_streams_in_pieces(server: Server) -> None:
    seen: list[str] = []
    reply = ask(server, [{"role": "user", "content": "Count to five."}], max_tokens=24, on_text=seen.append, timeout=SLOW)
    assert len(seen) > 3
    assert seen[-1] == reply.text
    assert reply.completion_tokens > 0


def test_an_answer_can_be_stopped_and_the_server_goes_on(server: Server) -> None:
    seen: list[str] = []
    with pytest.raises(Cancelled):
        ask(server, [{"role": "user", "content": "Tell a long story."}], max_tokens=400, on_text=seen.append,
            cancelled=lambda: len(seen) >= 2, timeout=SLOW)
    assert ask(server, [{"role": "user", "content": "Say yes."}], max_tokens=4, timeout=SLOW).text


def test_running_out_of_tokens_is_seen(server: Server) -> None:
    assert ask(server, [{"role": "user", "content": "Count from one to a thousand in words."}], max_tokens=1, timeout=SLOW).cut


def test_too_much_text_is_told_in_plain_words(server: Server) -> None:
    with pytest.raises(OutsideFailed, match="cannot hold that much text"):
        ask(server, [{"role": "user", "content": "bees and honey " * 3000}], max_tokens=8, timeout=SLOW)


def test_whatever_the_tiny_model_writes_only_clean_drafts_are_offered(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for trial in model_drafts(BRIEF, "linkedin_message", server=server, count=1):
        assert trial.completion_tokens > 0
        assert trial.draft is None or trial.draft.check.verdict == "ready"
    settings = Settings(home=tmp_path, model=Model(server.base_url, server.name))
    templates = compose(BRIEF, "linkedin_note")
    both = add_model_drafts(templates, BRIEF, "linkedin_note", settings=settings, count=1)
    assert {draft.check.verdict for draft in both.drafts} == {"ready"}
