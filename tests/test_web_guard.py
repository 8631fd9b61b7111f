"""Who may speak to the page: its owner alone, from this page, under its own name, as this user of the machine."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import config

from composer.web import guard, peer
from composer.web.page_key import NAME, page_key

HOST = "127.0.0.1:8501"
reached: list[str] = []


async def _page(request: Request) -> Response:
    reached.append(request.url.path)
    return PlainTextResponse("the page", headers={"X-Frame-Options": "ALLOWALL", "Content-Security-Policy": "default-src *"})


async def _stream(socket: WebSocket) -> None:
    reached.append("stream")
    await socket.accept()
    await socket.send_text("the stream")
    await socket.close()


@pytest.fixture
def client(home: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(config, "get_option", lambda _name: ["localhost", "127.0.0.1"])
    guard._key.cache_clear()
    reached.clear()
    app = Starlette(routes=[WebSocketRoute("/_stcore/stream", _stream), Route("/{path:path}", _page, methods=["GET", "POST", "PUT", "DELETE"])])
    return TestClient(guard.Guard(app), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def owner(client: TestClient, home: Path) -> TestClient:
    client.cookies.set("overture_8501", page_key(home))
    return client


def test_nobody_gets_in_without_the_key(client: TestClient) -> None:
    for path in ("/", "/people", "/api/check", "/_stcore/upload_file/a/b", "/media/x", "/_stcore/host-config", "/anything", "/%2e%2e/static/"):
        for method in ("GET", "POST", "PUT", "DELETE"):
            answer = client.request(method, path)
            assert (answer.status_code, reached) == (403, []), path
            assert "for its owner" in answer.text


@pytest.mark.parametrize("cookie", ["", "wrong", "a" * 32, "\udcff", '"', "key; overture_8501"])
def test_a_wrong_key_is_none(client: TestClient, cookie: str) -> None:
    headers = {"cookie": f"overture_8501={cookie}".encode("utf-8", "surrogateescape")}
    assert client.get("/people", headers=headers).status_code == 403
    assert client.get("/people", params={"key": cookie.encode("utf-8", "replace")}).status_code == 403
    assert reached == []


def test_the_address_with_the_key_gives_a_cookie_and_leads_to_itself_without_it(client: TestClient, home: Path) -> None:
    answer = client.get(f"/check?desk=1&key={page_key(home)}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/check?desk=1")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"overture_8501={page_key(home)};")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert client.get("/check").text == "the page"
    scope = {"method": "GET", "path": "//evil.example/x", "query_string": f"key={page_key(home)}".encode(), "server": ("127.0.0.1", 8501)}
    assert dict(guard._handed_over(scope) or ())[b"location"] == b"/evil.example/x"


def test_streamlits_own_files_and_its_pulse_need_no_key(client: TestClient) -> None:
    for path in ("/static/js/a.js", "/_stcore/health", "/favicon.png"):
        assert client.get(path).status_code == 200
    assert client.post("/static/js/a.js").status_code == 403


@pytest.mark.parametrize("headers", [
    {"host": "evil.example"}, {"host": "evil.example:8501", "origin": "http://evil.example:8501"}, {"host": "127.0.0.1.evil.example"},
    {"host": ""}, {"host": "127.0.0.1@evil.example"}, {"host": "[bad"},
    {"origin": "https://evil.example"}, {"origin": "http://127.0.0.1:9999"}, {"origin": "null"}, {"origin": f"http://x@{HOST}"}, {"origin": "http://[bad"},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
])
def test_from_elsewhere_even_the_owner_gets_nothing(owner: TestClient, headers: dict[str, str]) -> None:
    assert owner.get("/people", headers=headers).status_code == 403
    assert owner.get("/static/js/a.js", headers=headers).status_code == 403
    with pytest.raises(WebSocketDisconnect), owner.websocket_connect(f"ws://{HOST}/_stcore/stream", headers={"origin": f"http://{HOST}", **headers}):
        pass
    assert reached == []


def test_a_websocket_needs_key_and_origin_before_streamlit_hears_of_it(client: TestClient, home: Path) -> None:
    here = {"origin": f"http://{HOST}"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"ws://{HOST}/_stcore/stream", headers=here):
        pass
    client.cookies.set("overture_8501", page_key(home))
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"ws://{HOST}/_stcore/stream"):
        pass
    assert reached == []
    with client.websocket_connect(f"ws://{HOST}/_stcore/stream", headers=here) as stream:
        assert stream.receive_text() == "the stream"


@pytest.mark.parametrize("path", ["/", "/static/js/a.js", "/api/check"])
def test_every_answer_carries_the_rules_for_the_browser(owner: TestClient, path: str) -> None:
    for answer in (owner.get(path), owner.get(path, headers={"host": "evil.example"})):
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers.get_list("x-frame-options") == ["DENY"]
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "img-src 'self'" in policy
        assert "*" not in policy
        assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_key_is_private_lasts_and_is_made_anew_where_others_could_read_it(home: Path) -> None:
    key = page_key(home)
    path = home / NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert page_key(home) == key
    assert len(key) >= 32
    path.chmod(0o644)
    assert page_key(home) != key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.unlink()
    (home / "elsewhere").write_text("a" * 32)
    path.symlink_to(home / "elsewhere")
    assert page_key(home) != "a" * 32
    assert not path.is_symlink()
    path.write_text("short")
    assert len(page_key(home)) >= 32


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux says whose a connection is")
@pytest.mark.parametrize(("family", "source", "to"), [
    (socket.AF_INET, "127.0.0.1", "127.0.0.1"), (socket.AF_INET, "127.0.0.2", "127.0.0.1"), (socket.AF_INET, "127.8.9.10", "127.0.0.1"),
    (socket.AF_INET6, "::ffff:127.0.0.3", "::ffff:127.0.0.1"),
])
def test_a_connection_of_another_user_is_told_by_the_system_whatever_address_it_comes_from(
    family: socket.AddressFamily, source: str, to: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.socket() as listening, socket.socket(family) as mine:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        place = listening.getsockname()
        mine.bind((source, 0))
        mine.connect((to, place[1]))
        with listening.accept()[0] as accepted:
            client = accepted.getpeername()
            assert not peer.is_another_user(client, place)
            there, here = peer._place(client), peer._place(place)
            assert there is not None
            assert here is not None
            assert peer._owner(there, here) == (True, Path("/proc/self").stat().st_uid)
            monkeypatch.setattr(peer, "_owner", lambda *_: (True, 4712))
            monkeypatch.setattr(os, "getuid", lambda: 4711)
            assert peer.is_another_user(client, place)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux says whose a connection is")
def test_who_sent_an_order_and_was_gone_at_once_is_nobody_we_know() -> None:
    """The system counts a connection that was let go of as its own, or has forgotten it; an order needs no answer."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with socket.create_connection(listening.getsockname()) as gone:
            gone.sendall(b"POST / HTTP/1.1\r\n\r\n")
        with listening.accept()[0] as accepted:
            client, place = accepted.getpeername(), accepted.getsockname()
            assert accepted.recv(4) == b"POST"
            assert peer.is_another_user(client, place)
    assert peer.is_another_user(client, place)


def test_a_port_that_two_addresses_share_is_not_mixed_up() -> None:
    with socket.socket() as listening, socket.socket() as mine, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        place = listening.getsockname()
        mine.bind(("127.0.0.1", 0))
        mine.connect(place)
        there, here = peer._place(("127.0.0.7", mine.getsockname()[1])), peer._place(place)
        assert there is not None
        assert here is not None
        assert peer._owner(there, here)[1] is None
        other.bind(("127.0.0.7", there[1]))
        other.connect(place)
        assert peer._owner(there, here)[1] is not None


@pytest.mark.parametrize("beside", [
    'prefs={"theme": "dark"}; {}', '{}; prefs={"a":1}', "a b=c; {}", "expires=1; {}", "path=/; {}", "x=\u00e9; {}", "f[0]=1; {}", ";;; {}", '"; {}',
    "overture_8501=wrong; {}", "{}; overture_8501=wrong", "overture_8501; {}",
])
def test_cookies_of_other_programs_on_the_machine_lock_nobody_out(client: TestClient, home: Path, beside: str) -> None:
    cookie = beside.replace("{}", f"overture_8501={page_key(home)}")
    assert client.get("/people", headers={"cookie": cookie.encode("latin-1")}).status_code == 200
    assert client.get("/people", headers={"cookie": beside.replace("{}", "overture_8501=wrong").encode("latin-1")}).status_code == 403


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be somebody else")
def test_somebody_else_with_the_right_key_is_refused() -> None:
    code = "import encodings.idna, os, socket, stringprep, sys; os.setuid(65534); s = socket.create_connection(('127.0.0.1', int(sys.argv[1]))); print(s.getsockname()[1], flush=True); sys.stdin.read()"
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(30)
        place = listening.getsockname()
        other = subprocess.Popen([sys.executable, "-c", code, str(place[1])], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        with listening.accept()[0] as accepted:
            other.stdout.readline()
            assert peer.is_another_user(accepted.getpeername(), place)
        other.communicate("")


def test_twenty_websockets_from_elsewhere_hold_nobody_up(owner: TestClient) -> None:
    """Each made Streamlit ask another machine for its address, and everybody waited."""
    def knock() -> None:
        with pytest.raises(WebSocketDisconnect), owner.websocket_connect(f"ws://{HOST}/_stcore/stream", headers={"origin": "https://evil.example"}):
            pass

    asked: list[Any] = []
    real = socket.getaddrinfo
    socket.getaddrinfo = lambda *given, **more: asked.append(given) or real(*given, **more)  # type: ignore[assignment,func-returns-value]
    try:
        knocking = [threading.Thread(target=knock) for _ in range(20)]
        for one in knocking:
            one.start()
        assert owner.get("/").status_code == 200
        for one in knocking:
            one.join()
    finally:
        socket.getaddrinfo = real
    assert asked == []
    assert reached == ["/"]


def test_nothing_waits_by_what_the_page_forbids() -> None:
    """Playwright's own waiting needs `eval`; `wait_until` of tests/browser/support.py does not."""
    root = Path(__file__).resolve().parent.parent
    named = ".wait_for" + "_function("
    assert [path.name for part in ("tests", "benchmarks", "docs") for path in (root / part).rglob("*.py") if named in path.read_text()] == []
