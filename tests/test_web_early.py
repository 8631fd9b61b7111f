"""Scripts out of memory and named in the page's head: what a browser gets, and that nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from composer.web import early
from composer.web.routes import script_address

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


async def _other(request: Request) -> Response:
    return PlainTextResponse(f"the app itself: {request.url.path}", 404 if "missing" in request.url.path else 200)


@pytest.fixture
def client() -> TestClient:
    return TestClient(early.Early(Starlette(routes=[Route("/{path:path}", _other, methods=["GET", "POST"])])))


def test_every_page_has_its_list() -> None:
    views = {path.stem for path in (Path(early.__file__).parent / "views").glob("[a-z]*.py")}
    assert {path.strip("/") or "write" for path in early.NEEDS} == {name.removesuffix("s") if name == "imports" else name.replace("_", "-") for name in views}


@pytest.mark.parametrize("page", early.NEEDS)
def test_every_script_a_page_needs_is_one_that_streamlit_has(page: str) -> None:
    assert [need for need in early.NEEDS[page] if not early.named(need)] == []


@pytest.mark.parametrize("page", early.NEEDS)
def test_a_page_names_its_scripts_and_each_can_be_had(client: TestClient, page: str) -> None:
    told = re.findall(r"<\.(/static/js/[^>]+)>; rel=\"modulepreload\"", client.get(page).headers["link"])
    assert len(told) == len(set(told)) >= len(early.NEEDS[page])
    for path in told:
        answer = client.get(path)
        assert answer.content == (SCRIPTS / path.rpartition("/")[2]).read_bytes()
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/static/js/missing.js", "/static/js/../index.html", "/static/js/", "/static/css/missing.css", "/missing"])
def test_what_is_no_script_goes_to_streamlit(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.text.startswith("the app itself")
    assert "link" not in answer.headers


def test_only_reading_is_answered(client: TestClient) -> None:
    name = next(SCRIPTS.glob("*.js")).name
    assert client.post(f"/static/js/{name}").text.startswith("the app itself")


def test_the_page_that_begins_with_the_editor_names_it(client: TestClient) -> None:
    assert f"<./{script_address()}>" in client.get("/check").headers["link"]
