"""A real browser over the story: what it asks is answered in the test's own transaction, so what a test takes away, the
browser does not see, and afterwards everything is there again."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.test import Client

HOME = "http://chehang.test"


@cache
def sheet(path: str) -> bytes:
    """A style sheet of the house."""
    found = finders.find(path)
    with open(str(found), "rb") as file:
        return file.read()


def page_over(chromium: Any, client: Client) -> Any:
    """A page of a browser of its own, in Chinese, answered by ``client``, which keeps its cookies. Without scripts and pictures:
    what is read here stands on the page as the house sends it."""
    context = chromium.new_context(base_url=HOME, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()

    def answer(route: Any) -> None:
        asked = route.request
        url = urlsplit(asked.url)
        if asked.resource_type == "stylesheet" and url.path.startswith("/static/"):
            route.fulfill(body=sheet(url.path.removeprefix("/static/")), content_type="text/css")
        elif asked.resource_type != "document":
            route.abort()
        else:
            path, also = f"{url.path}?{url.query}", {"headers": {"accept-language": "zh-hans"}, "follow": True}
            if asked.method == "POST":
                kind = asked.headers.get("content-type", "")
                found = client.post(path, asked.post_data_buffer, content_type=kind, **also)
            else:
                found = client.get(path, **also)
            route.fulfill(status=found.status_code, body=found.content, content_type=found["Content-Type"])

    page.route("**/*", answer)
    return page


def signed_in(chromium: Any, name: str, word: str) -> Any:
    """The same, after somebody has signed in on the page for it."""
    page = page_over(chromium, Client())
    page.goto("/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(word)
    page.locator("form button[type=submit], form button.btn-primary").first.click()
    return page
