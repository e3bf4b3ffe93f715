"""A real browser for tests: the system's Chromium by Playwright, before the live server.

A page that asks another host for anything, or writes an error to the console, fails its test. Without Chromium these
tests are skipped loudly; CHEHANG_REQUIRE_BROWSER=1 turns the skip into a failure.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PC, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 30_000  # ms; the first page of a run waits until every route of the house is built


def chromium_path() -> str:
    """The system's browser; empty where there is none."""
    named = os.environ.get("CHEHANG_CHROMIUM", "")
    return named or next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), "")


def _absent(why: str) -> None:
    if os.environ.get("CHEHANG_REQUIRE_BROWSER") == "1":
        pytest.fail(f"browser tests are required, but {why}", pytrace=False)
    pytest.skip(f"!! 浏览器测试被跳过 BROWSER TESTS SKIPPED: {why}. Install Debian's chromium.")


@dataclass
class Watch:
    """What a page did that it must not do."""

    home: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, page: Any) -> None:
        """Look at every request and every console line of the page; another host gets no request at all."""
        page.route("**/*", self._pass)
        page.on(
            "console",
            lambda line: line.type == "error" and self.errors.append(f"{line.text} {line.location.get('url', '')}"),
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _pass(self, route: Any) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in ("data", "blob", "about") or url.netloc == self.home:
            route.continue_()
        else:
            self.strangers.append(route.request.url)
            route.abort()


def _unhurried(page: Any) -> None:
    """Keys wait, as a person does, until the page stands: its scripts listen only then. A busy machine changes nothing."""
    keyboard = page.keyboard
    press, type_ = keyboard.press, keyboard.type

    def wait_then(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*args: Any, **kwargs: Any) -> Any:
            page.wait_for_load_state("load")
            return act(*args, **kwargs)

        return acted

    keyboard.press, keyboard.type = wait_then(press), wait_then(type_)


def scan(page: Any, code: str, late: tuple[int, float] | None = None) -> None:
    """A scan gun: ten milliseconds a character by the keys' own time, however busy the machine, then Enter.

    ``late``: this many characters come on time, the next one so many seconds late.
    """
    page.wait_for_load_state("load")
    wire = page.context.new_cdp_session(page)
    now = time.time()
    for place, sign in enumerate([*code, "\r"]):
        now += late[1] if late and late[0] == place else 0.01
        key = "Enter" if sign == "\r" else sign
        number = 13 if sign == "\r" else ord(sign.upper())
        keys = {"key": key, "text": sign, "windowsVirtualKeyCode": number, "timestamp": now}
        wire.send("Input.dispatchKeyEvent", {"type": "keyDown", **keys})
        wire.send("Input.dispatchKeyEvent", {"type": "keyUp", **keys})
    wire.detach()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests."""
    path = chromium_path()
    if not path:
        _absent("there is no Chromium")
    if not (Path(settings.SOURCE) / "node_modules").exists():
        _absent("the interface libraries are not installed (make setup)")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; the tests go on using the database in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def watch(real_commits: None, live_server: Any) -> Watch:
    """The eye on all pages of a test; add to ``watch.errors`` nothing, read from it what you like."""
    return Watch(urlsplit(live_server.url).netloc)


@pytest.fixture
def open_browser(chromium: Any, watch: Watch, live_server: Any) -> Iterator[Callable[..., Any]]:
    """``open_browser(actor)`` gives a Playwright page signed in as the actor (or nobody), with relative addresses.

    ``phone=True`` gives a 390 px screen. Every call is a browser of its own: two people at two PCs.
    """
    from chehang.org.models import Account

    contexts = []

    def opened(actor: Any = None, *, phone: bool = False) -> Any:
        made = chromium.new_context(
            base_url=live_server.url, viewport=PHONE if phone else PC, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        contexts.append(made)
        if actor is not None:
            client = Client()
            backend = "chehang.org.accounts.AccountBackend"
            client.force_login(Account.objects.get(pk=actor.account_id), backend=backend)
            made.add_cookies(
                [
                    {"name": name, "value": cookie.value, "url": live_server.url}
                    for name, cookie in client.cookies.items()
                ]
            )
        page = made.new_page()
        page.set_default_timeout(PATIENCE)
        _unhurried(page)
        watch.over(page)
        return page

    yield opened
    for made in contexts:
        made.close()
    assert watch.strangers == [], "requests to other hosts"
    assert watch.errors == [], "console errors"
