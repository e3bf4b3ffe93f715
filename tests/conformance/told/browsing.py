"""A real browser over the story: what it asks is answered in the test's own transaction, so what a test takes away the browser
does not see either, and afterwards everything is there again.

The browser lives in a thread of its own; the test's thread, which holds the transaction, answers it meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client

from tests.browsing import FLAGS, _absent, chromium_path

HOME = "http://chehang.test"
CHINESE = {"accept-language": "zh-hans"}


@cache
def sheet(path: str) -> bytes:
    """A style sheet of the house."""
    return Path(str(finders.find(path))).read_bytes()


class Browser:
    """Pages in Chinese without scripts and pictures: what is read here stands on the page as the house sends it."""

    def __init__(self) -> None:
        self.client = Client(headers=CHINESE)
        self._acts: Queue[Callable[[Any], Any] | None] = Queue()
        self._told: Queue[tuple[str, Any, Any]] = Queue()
        self._thread = Thread(target=self._live, daemon=True)
        self._thread.start()

    def do(self, act: Callable[[Any], Any]) -> Any:
        """What ``act`` does with the page and brings; its questions to the house are answered here."""
        self._acts.put(act)
        while True:
            kind, said, reply = self._told.get(timeout=60)
            if kind == "asked":
                reply.put(self._answer(*said))
            elif kind == "failed":
                raise said
            else:
                return said

    def sign_in(self, name: str, word: str) -> None:
        """Somebody else sits down and signs in on the page for it."""
        self.client = Client(headers=CHINESE)

        def typed(page: Any) -> None:
            page.goto("/login/")
            page.locator("input[name=username]").fill(name)
            page.locator("input[name=password]").fill(word)
            page.locator("form button.btn-primary").first.click()

        self.do(typed)

    def close(self) -> None:
        """The browser is shut."""
        self._acts.put(None)
        self._thread.join(20)

    def _answer(self, method: str, path: str, body: bytes | None, kind: str) -> tuple[int, bytes, str]:
        if method == "POST":
            found: Any = self.client.post(path, body or b"", content_type=kind, follow=True)
        else:
            found = self.client.get(path, follow=True)
        return found.status_code, found.content, found["Content-Type"]

    def _live(self) -> None:
        from playwright.sync_api import Error, sync_playwright

        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
            page = browser.new_context(base_url=HOME, locale="zh-CN", java_script_enabled=False).new_page()
            page.route("**/*", self._pass)
            while (act := self._acts.get()) is not None:
                try:
                    self._told.put(("done", act(page), None))
                except Error as error:  # the test says it, in its own thread
                    self._told.put(("failed", error, None))
            browser.close()

    def _pass(self, route: Any) -> None:
        asked, url = route.request, urlsplit(route.request.url)
        if asked.resource_type == "stylesheet" and url.path.startswith("/static/"):
            route.fulfill(body=sheet(url.path.removeprefix("/static/")), content_type="text/css")
        elif asked.resource_type != "document":
            route.abort()
        else:
            reply: Queue[tuple[int, bytes, str]] = Queue()
            path, kind = f"{url.path}?{url.query}", asked.headers.get("content-type", "")
            self._told.put(("asked", (asked.method, path, asked.post_data_buffer, kind), reply))
            status, body, content_type = reply.get()
            route.fulfill(status=status, body=body, content_type=content_type)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser while a test needs it."""
    if not chromium_path():
        _absent("there is no Chromium")
    browser = Browser()
    try:
        yield browser
    finally:
        browser.close()
