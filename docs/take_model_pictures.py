"""Takes the pictures of docs/model.md from the running app beside a scripted model: `python docs/take_model_pictures.py`."""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT.parent))

from composer.settings import Model, Settings, save_settings  # noqa: E402
from tests.browser.support import chromium, ready, serving, wait_until  # noqa: E402
from tests.model_server import Handler, Scripted, says  # noqa: E402
from tests.model_server import serving as model_serving  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

INVENTED = json.dumps({"subject": "", "sentences": [
    {"text": "Your talk on turning a car park into an orchard at Kew was my favourite.", "by": ["f1"]},
    {"text": "What made the difference in your second year?", "by": ["question"]},
]})
GOOD = says(json.dumps({"subject": "", "sentences": [
    {"text": "Your talk on turning a car park into an orchard stayed with me.", "by": ["f1"]},
    {"text": "At {my_firm} I'd like to keep volunteers for more than one season.", "by": ["writer", "point"]},
    {"text": "What made the difference in your second year?", "by": ["question"]},
]}))
HELD = says(json.dumps({"sentences": [{"n": number, "held": True, "doubt": ""} for number in (1, 2, 3)]}))
PICTURES = ROOT / "pictures"


def shot(page: Page, name: str) -> None:
    """One picture, once nothing on the page is pale from being drawn again."""
    ready(page)
    page.evaluate("() => document.fonts.ready")
    wait_until(page, "() => !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def strong(handler: Handler, body: dict[str, Any]) -> None:
    """A good draft, and when asked again about one that the brief holds it."""
    (HELD if "Sentences:" in body["messages"][-1]["content"] else GOOD)(handler, body)


class Half:
    """Streams most of an answer and waits until its picture is taken."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, handler: Handler, _body: dict[str, Any]) -> None:
        """Answer one request."""
        cut = len(INVENTED) * 4 // 5
        handler.stream([INVENTED[:cut]], end=False)
        self.go.wait()
        handler.more([INVENTED[cut:]])


def walk(page: Page, url: str, model: Scripted) -> None:
    """A draft that comes, the draft that passed, a rewrite, a sentence that only the writer knows."""
    page.goto(url)
    page.get_by_role("button", name="Try it with an example person").click()
    page.get_by_role("button", name="Start over").wait_for()
    page.get_by_role("button", name="Next: why you write").click()
    half = Half()
    model.script[:] = [half, strong]
    page.get_by_role("button", name="Next: the channel").click()
    page.get_by_text("(recommended)").wait_for()
    page.get_by_role("button", name="Next: the message").click()
    page.locator(".shell[data-checked]").wait_for()
    page.get_by_role("button", name="More drafts from the model").click()
    page.locator(".read .mark.error").wait_for()
    shot(page, "write-model-coming")
    half.go.set()
    page.get_by_role("button", name="Use this draft").first.wait_for()
    page.get_by_text("How it was made").first.click()
    page.get_by_text("What each sentence rests on").first.wait_for()
    shot(page, "write-model")
    page.get_by_role("button", name="Use this draft").first.click()
    page.locator(".cm-content", has_text="stayed with me").wait_for()
    text = "\n".join(page.locator(".cm-line").evaluate_all("lines => lines.map(line => line.textContent)"))
    model.script[:] = [says(json.dumps({"text": text.replace("What made the difference", "What helped most")}))]
    page.get_by_text("Rewrite it with the model").click()
    page.get_by_role("button", name="Rewrite", exact=True).click()
    page.get_by_text("What would change").wait_for()
    page.get_by_text("What would change").scroll_into_view_if_needed()
    shot(page, "write-rewrite")
    page.get_by_role("button", name="Leave it").click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" My uncle rode a goat through that gate.")
    page.locator("h1, h2, h3").first.click()
    page.get_by_text("Only you know this").wait_for()
    page.get_by_text("Only you know this").scroll_into_view_if_needed()
    shot(page, "write-only-you")


def main() -> None:
    """All of them, light, on a desk."""
    with tempfile.TemporaryDirectory() as folder, model_serving(strong) as model:
        home = Path(folder) / "home"
        save_settings(Settings(home=home, model=Model(model.url, "small-model", judge=True)))
        with serving(home) as server, chromium() as browser:
            page = server.admit(browser.new_context(viewport={"width": 1280, "height": 960}, color_scheme="light")).new_page()
            page.set_default_timeout(60_000)
            walk(page, server.url, model)


if __name__ == "__main__":
    main()
