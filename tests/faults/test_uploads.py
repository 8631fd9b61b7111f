"""Uploads: as large as the page promises, in a private folder, gone with the tab and, where the program was killed, at its next start."""

from __future__ import annotations

import asyncio
import stat
import tomllib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from composer.web.page_key import NAME, cookie_name
from composer.web.uploads import kept
from composer.web.views.imports import LARGEST
from tests.browser.support import Server, serving
from tests.faults.conftest import LONG
from tests.visitor import Visitor

MB = 2**20


def in_a_loop_of_its_own(work: Coroutine[Any, Any, None]) -> None:
    """The work done in a thread: a browser test before it may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


BOX = "Drop your export files here"


def visitor(server: Server) -> Visitor:
    return Visitor(server.url, f"{cookie_name(server.port)}={(server.home / NAME).read_text().strip()}")


def uploads(home: Path) -> list[Path]:
    return [path for folder in home.glob(".upload-*") for path in folder.iterdir() if path.name != "in-use"]


async def sent(server: Server, size: int, name: str = "chat.txt") -> tuple[int, list[Path], Visitor]:
    """Upload a file of a size; the status, what lies in the folder, and the tab, still open."""
    tab = visitor(server)
    await tab.connect()
    await tab.open("import")
    status = await tab.upload(BOX, name, size)
    return status, uploads(server.home), tab


def test_what_the_page_promises_is_taken_and_no_byte_more(tmp_path: Path) -> None:
    """All of it in the long form; in the short one the server's own bound is looked at, and a fifth is sent."""
    bound = tomllib.loads((Path(__file__).parent.parent.parent / ".streamlit" / "config.toml").read_text())["server"]["maxUploadSize"]
    assert bound == LARGEST + 1  # the server counts the envelope too
    size = (LARGEST if LONG else LARGEST // 5) * MB

    async def both(server: Server) -> None:
        status, found, tab = await sent(server, size)
        assert status == 204
        assert [path.stat().st_size for path in found] == [size]
        assert stat.S_IMODE(found[0].stat().st_mode) & 0o077 == 0 or stat.S_IMODE(found[0].parent.stat().st_mode) == 0o700
        await tab.close()
        status, found, tab = await sent(server, (bound + 1) * MB)
        assert status == 413
        await tab.close()

    with serving(tmp_path / "home") as server:
        in_a_loop_of_its_own(both(server))


def test_uploads_of_a_program_that_was_killed_are_swept_at_its_next_start(tmp_path: Path) -> None:
    async def killed(server: Server) -> None:
        status, found, _ = await sent(server, 3 * MB)
        assert (status, len(found)) == (204, 1)
        assert server.process is not None
        server.process.kill()
        server.process.wait()

    with serving(tmp_path / "home") as server:
        in_a_loop_of_its_own(killed(server))
        assert len(uploads(tmp_path / "home")) == 1
        server.start()
        assert uploads(tmp_path / "home") == []
        assert not list((tmp_path / "home").glob(".upload-*"))


def test_another_choice_of_files_takes_the_one_before_away(tmp_path: Path) -> None:
    async def twice(server: Server) -> None:
        _, first, tab = await sent(server, 1000, "one.txt")
        assert await tab.upload(BOX, "two.txt", 2000) == 204
        assert [path.name for path in uploads(server.home)] == ["two.txt"]
        assert not first[0].exists()
        await tab.close()

    with serving(tmp_path / "home") as server:
        in_a_loop_of_its_own(twice(server))


def test_no_name_of_an_upload_leads_out_of_its_folder(tmp_path: Path, monkeypatch) -> None:
    import io

    from composer.settings import Settings
    from composer.web import uploads as module

    class State(dict):  # the session's own, without a browser
        pass

    class File(io.BytesIO):
        def __init__(self, name: str) -> None:
            super().__init__(b"x")
            self.name = self.file_id = name

    monkeypatch.setattr(module.st, "session_state", State())
    names = ["../../etc/passwd", "/etc/passwd", "..", ".", "", "in-use", "a" * 500, "\ud800\0\n.txt", "C:\\x\\y.txt", "same", "same", "漢" * 200, "~root/x"]
    found = kept([File(name) for name in names], Settings(home=tmp_path / "home"))
    folder = found[0].parent
    assert len(set(found)) == len(names)
    assert all(path.resolve().parent == folder.resolve() and path.is_file() for path in found)
    assert folder.parent == tmp_path / "home"
