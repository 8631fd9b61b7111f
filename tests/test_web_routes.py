"""The check route: who may ask, what is refused, and that answers fit the text whatever it holds."""

from __future__ import annotations

import json
import logging
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from composer.brief import parse_brief
from composer.etiquette.check_context import CheckContext
from composer.settings import load_settings, save_settings
from composer.web.assets import asset
from composer.web.live import register
from composer.web.routes import MAX_BODY, routes, script_address
from composer.web.server import _answer_at_once

JSON = {"content-type": "application/json", "host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(config, "get_option", lambda _name: ["localhost", "127.0.0.1"])
    return TestClient(Starlette(routes=routes()), base_url="http://127.0.0.1:8501")


def ask(client: TestClient, body: Any, **headers: str) -> Any:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/api/check", content=raw, headers={**JSON, **headers})


def test_it_gives_the_number_back_with_the_check_in_its_contract(client: TestClient) -> None:
    answer = ask(client, {"n": 7, "text": "Hello Ana, HURRY UP!!!", "channel": "email"})
    assert answer.status_code == 200
    said = answer.json()
    assert said["n"] == 7
    assert {"channel", "characters", "limit", "words", "verdict", "readability", "findings", "reading"} <= set(said["check"])
    assert answer.headers["cache-control"] == "no-store"


def test_a_finding_carries_the_key_under_which_it_is_dismissed(client: TestClient) -> None:
    text = "Hello Ana, HURRY UP PLEASE NOW!!!"
    first = ask(client, {"n": 1, "text": text, "channel": "email"}).json()["check"]["findings"]
    assert first
    context = register(CheckContext("email", dismissed=tuple(item["key"] for item in first)))
    assert ask(client, {"n": 2, "text": text, "context": context}).json()["check"]["findings"] == []


def test_slips_come_where_the_question_asks_for_them_and_the_settings_allow(client: TestClient) -> None:
    text = "Hi Ida, I recieved the log of the regatta. Which archive held it?"
    slips = [
        [one["text"] for one in ask(client, {"n": 1, "text": text, "proofread": asked}).json()["check"]["findings"] if one["criterion"] == "spelling"]
        for asked in (False, True)
    ]
    assert slips == [[], ["recieved"]]
    save_settings(replace(load_settings(), proofread=False))
    assert not any(one["criterion"] == "spelling" for one in ask(client, {"n": 2, "text": text, "proofread": True}).json()["check"]["findings"])


def test_a_registered_situation_brings_its_brief(client: TestClient) -> None:
    brief = parse_brief(asset("example.toml"), "example")
    wrong = "Dear Bartholomew, your talk on turning a car park into an orchard was fun. Which tree came first?\nMaya"
    known = register(CheckContext("email", brief))
    rules = {item["rule"] for item in ask(client, {"n": 1, "text": wrong, "context": known}).json()["check"]["findings"]}
    without = {item["rule"] for item in ask(client, {"n": 1, "text": wrong, "channel": "email"}).json()["check"]["findings"]}
    assert rules - without


def test_the_digest_tells_nothing_and_is_the_same_again() -> None:
    brief = parse_brief(asset("example.toml"), "example")
    assert register(CheckContext("email", brief)) == register(CheckContext("email", brief))
    assert "Ortega" not in register(CheckContext("email", brief))


@pytest.mark.parametrize(("body", "status"), [
    (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b'{"text": "x"}', 400), (b'{"n": true, "text": "x"}', 400),
    (b'{"n": 1, "text": 5}', 400), (b'{"n": 1, "text": "x", "channel": "pigeon"}', 400),
    (b'{"n": 1, "text": "x", "relationship": "enemy"}', 400), (b'{"n": 1, "text": "x", "stage": "never"}', 400),
    (b"[" * 9_000, 400), (b"\xff\xfe", 400), (b'{"n": 1, "text": "x"}', 200),
])
def test_bad_questions_get_one_sentence(client: TestClient, body: bytes, status: int) -> None:
    answer = ask(client, body)
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(client: TestClient, kind: str) -> None:
    assert ask(client, {"n": 1, "text": "x"}, **{"content-type": kind}).status_code == 415


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"host": "evil.example"}, {"host": "evil.example", "origin": "http://evil.example"},
    {"origin": "http://127.0.0.1:9999"}, {"sec-fetch-site": "cross-site"}, {"host": "[bad"},
])
def test_other_places_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert ask(client, {"n": 1, "text": "x"}, **headers).status_code == 403


def test_too_long_is_refused_by_what_it_says_and_by_what_comes(client: TestClient) -> None:
    assert ask(client, {"n": 1, "text": "x" * MAX_BODY}).status_code == 413

    def endless() -> Any:
        for _ in range(100):
            yield b"x" * 1_000

    assert client.post("/api/check", content=endless(), headers=JSON).status_code == 413


def test_reading_the_route_is_not_offered(client: TestClient) -> None:
    assert client.get("/api/check").status_code == 405


def test_nothing_is_kept_or_logged(client: TestClient, home: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(client, {"n": 1, "text": "the sentinel-word-9431 is secret", "channel": "email"})
    assert "sentinel-word-9431" not in caplog.text
    assert not home.exists() or not any("sentinel-word-9431" in path.read_text(errors="replace") for path in home.rglob("*") if path.is_file())


@how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_text_gets_findings_inside_it(client: TestClient, text: str) -> None:
    answer = ask(client, {"n": 1, "text": text, "channel": "linkedin_message"})
    assert answer.status_code == 200
    for item in answer.json()["check"]["findings"]:
        assert 0 <= item["start"] <= item["end"] <= len(text)
        assert item["text"] == text[item["start"] : item["end"]]


def test_the_script_may_be_kept_for_ever_under_its_digest(client: TestClient) -> None:
    answer = client.get(f"/{script_address()}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text == asset("editor.js")


def test_small_answers_do_not_wait_for_an_acknowledgement() -> None:
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        _answer_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
