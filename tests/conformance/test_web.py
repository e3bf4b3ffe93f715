"""What holds for every screen, form, page and route."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from chehang.core.operation import operations
from chehang.core.refs import bare_type
from chehang.core.screens import menus, pages, screens
from chehang.core.web.forms import label_of
from chehang.org.models import Account
from chehang.org.posts import POSTS

pytestmark = pytest.mark.once("postgresql")

MOST_QUERIES = 30
OPEN = {
    "login",
    "login-code",
    "login-demo",
    "logout",
    "switch-store",
    "switch-language",
    "survey",
    "campaign-sign-in",
    "metrics",
}  # guarded by their own rules


@pytest.fixture
def enter(actor_of):
    def signed_in(*posts: str) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(
            Account.objects.get(pk=actor_of(*posts).account_id), backend="chehang.org.accounts.AccountBackend"
        )
        return client

    return signed_in


def outsider(posts) -> str:
    return next(p for p in POSTS if p not in posts)


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def test_each_column_is_something_of_its_rows() -> None:
    """A hidden column that no row has would break the page of every row; what ``base`` annotates is its own affair."""
    strange = [
        f"{s.name} {c.path}"
        for s in screens().values()
        if s.base is None
        for c in s.columns
        if not hasattr(s.model_class, c.path.split(".")[0])
    ]
    twice = [s.name for s in screens().values() if len({c.path for c in s.columns}) < len(s.columns)]
    headless = [s.name for s in screens().values() if s.heading and s.heading not in {c.path for c in s.columns}]
    assert (strange, twice, headless) == ([], [], [])


@pytest.mark.parametrize("screen", list(screens().values()), ids=lambda s: s.name)
def test_a_screen_opens_for_its_posts_only(screen, enter) -> None:
    assert set(screen.posts) <= set(POSTS) and screen.posts
    client = enter(screen.posts[0])
    with CaptureQueriesContext(connection) as spent:
        assert client.get(screen.url).status_code == 200
    assert len(spent) <= MOST_QUERIES
    if len(screen.posts) < len(POSTS):
        assert enter(outsider(screen.posts)).get(screen.url).status_code == 403
    assert Client().get(screen.url).status_code == 302
    assert enter(screen.posts[0]).get(screen.url + "export/").status_code == 200
    assert enter(screen.posts[0]).get(screen.url + "?q=%00x&page=9e9&order=zz&columns=zz").status_code == 200


@pytest.mark.parametrize("page", list(pages().values()), ids=lambda p: p.name)
def test_a_page_opens_for_its_posts_only(page, enter) -> None:
    client = enter(page.posts[0])
    with CaptureQueriesContext(connection) as spent:
        assert client.get(page.url).status_code == 200
    assert len(spent) <= MOST_QUERIES
    if len(page.posts) < len(POSTS):
        assert enter(outsider(page.posts)).get(page.url).status_code == 403


@pytest.mark.parametrize("entry", [*screens().values(), *pages().values()], ids=lambda s: s.name)
def test_titles_are_chinese_first(entry) -> None:
    with translation.override("zh-hans"):
        assert is_chinese(str(entry.title))
        for column in getattr(entry, "columns", ()):
            assert is_chinese(str(column.title)) or not str(column.title), column.path


def test_every_entry_stands_in_a_menu_of_a_department() -> None:
    entries = [*screens().values(), *pages().values()]
    assert [e.name for e in entries if e.menu not in menus()] == []
    assert set(menus()) == {e.menu for e in entries}, "a menu without entries"
    assert len({m.order for m in menus().values()}) == len(menus())
    for menu in menus().values():
        assert set(menu.posts) <= set(POSTS) and menu.posts
        with translation.override("zh-hans"):
            assert is_chinese(str(menu.title))


@pytest.mark.parametrize("op", list(operations().values()), ids=lambda o: o.name)
def test_every_operation_has_a_form(op, enter) -> None:
    post = "keeper" if "*" in op.posts else op.posts[0]
    assert enter(post).get(f"/do/{op.app}/{op.verb}/").status_code == 200


def _labels(command, path: str):
    for name, info in command.model_fields.items():
        yield f"{path}.{name}", label_of(name, info)
        bare, _meta = bare_type(info.annotation)
        inner = getattr(bare, "__args__", ())
        if inner and hasattr(bare_type(inner[0])[0], "model_fields"):
            yield from _labels(bare_type(inner[0])[0], f"{path}.{name}")


@pytest.mark.parametrize("op", list(operations().values()), ids=lambda o: o.name)
def test_every_field_has_a_chinese_label(op) -> None:
    with translation.override("zh-hans"):
        assert [where for where, label in _labels(op.command, op.name) if not is_chinese(label)] == []


def _routes(resolver, prefix: str = ""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern


def test_no_route_is_outside_the_authorisation_matrix() -> None:
    bare = [
        where
        for where, pattern in _routes(get_resolver())
        if not where.startswith(("api/v1/", "healthz"))
        and pattern.name not in OPEN
        and not getattr(pattern.callback, "guarded", False)
    ]
    assert bare == []
