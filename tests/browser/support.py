"""Starts the page on a free port with a user folder of its own, and Chromium to look at it; used by tests, benchmarks and pictures."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from composer.web.page_key import NAME, cookie_name

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-default-apps", "--disable-dev-shm-usage", "--metrics-recording-only", "--disable-domain-reliability",
]


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


class Server:
    """One running page: its address, its user folder, and a way to stop and start it."""

    def __init__(self, home: Path, script: str = "app.py") -> None:
        self.home, self.script, self.port = home, script, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.log = home.parent / f"server-{self.port}.log"

    def start(self) -> Server:
        """Start it and wait until it answers."""
        env = {key: value for key, value in os.environ.items() if not key.startswith(("STREAMLIT_", "OVERTURE_", "OPENAI_"))}
        env |= {"OVERTURE_HOME": str(self.home), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", self.script, f"--server.port={self.port}", "--server.headless=true"],
                cwd=ROOT, env=env, stdout=log, stderr=log,
            )
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log.read_text()}")
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)  # polling a socket, not waiting for a page
        raise RuntimeError(f"the server did not answer: {self.log.read_text()}")

    def admit(self, context: BrowserContext) -> BrowserContext:
        """Give a browser the cookie that the address in the terminal would give it."""
        key = self.home / NAME
        if key.exists():
            context.add_cookies([{"name": cookie_name(self.port), "value": key.read_text().strip(), "url": self.url}])
        return context

    def stop(self) -> None:
        """End it as a person closing the terminal would."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@contextmanager
def serving(home: Path, script: str = "app.py") -> Iterator[Server]:
    """A running page that is stopped afterwards."""
    server = Server(home, script)
    try:
        yield server.start()
    finally:
        server.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without anything that would call home."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise RuntimeError("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def wait_until(page: Page, condition: str, arg: object = None, polling: int = 20) -> None:
    """Wait until a function of the page gives something true.

    The page forbids the `eval` that Playwright's own waiting needs.
    """
    deadline = time.monotonic() + 60
    while not page.evaluate(condition, arg):
        if time.monotonic() > deadline:
            raise TimeoutError(f"never true: {condition}")
        page.wait_for_timeout(polling)


# Two frames: what was just typed is on its way, and a run that it starts has begun.
_AT_REST = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'))))"""


def ready(page: Page, polling: int = 20) -> Page:
    """Wait until Streamlit has finished its run."""
    page.wait_for_selector("[data-testid=stApp]")
    wait_until(page, _AT_REST, polling=polling)
    return page
