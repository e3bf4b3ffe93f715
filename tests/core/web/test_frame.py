"""The frame: his own department first, places by pinyin, small pages."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation
from django.utils.timezone import now

from chehang.core.models import InboxItem
from chehang.core.screens import menu_for
from chehang.core.web.places import places
from chehang.org.models import Account

pytestmark = pytest.mark.django_db
Who = Callable[..., object]


@pytest.fixture
def enter(actor_of: Who) -> Callable[..., Client]:
    def signed_in(*posts: str) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        account = Account.objects.get(pk=actor_of(*posts).account_id)
        client.force_login(account, backend="chehang.org.accounts.AccountBackend")
        return client

    return signed_in


@pytest.mark.parametrize(
    ("post", "first"),
    [("keeper", "warehouse"), ("cashier", "cash"), ("accountant", "finance"), ("parts_planner", "purchasing")],
)
def test_his_own_department_stands_first(actor_of: Who, post: str, first: str) -> None:
    groups = menu_for(actor_of(post))
    assert groups[0].menu.name == first and groups[0].own
    own = [g.own for g in groups]
    assert own == sorted(own, reverse=True)


def test_the_rest_is_folded(enter: Callable[..., Client]) -> None:
    page = enter("keeper").get("/").content.decode()
    assert '<details open data-group="warehouse">' in page
    assert '<details data-group="parts">' in page
    here = enter("keeper").get("/catalogue/parts/").content.decode()
    assert '<details open data-group="parts">' in here, "the group of this page is open"


def test_what_is_everybodys_stands_open_behind_ones_own(actor_of: Who) -> None:
    own = [g.menu.name for g in menu_for(actor_of("keeper")) if g.own]
    assert own == ["warehouse", "tasks"]


@pytest.mark.parametrize("typed", ["配件销售", "pjxs", "peijianxiaoshou"])
def test_pages_by_chinese_and_pinyin(actor_of: Who, typed: str) -> None:
    with translation.override("zh-hans"):
        assert "/counter/desk/" in [h.url for h in places(typed, actor_of("parts_sales"))]
        assert "/counter/desk/" not in [h.url for h in places(typed, actor_of("keeper"))]


def test_acts_that_begin_something(enter: Callable[..., Client]) -> None:
    hits = enter("hr_manager").get("/find/?q=员工").json()["hits"]
    acts = [h for h in hits if h["kind"] == "新建"]
    assert acts and all(h["url"].startswith("/do/") for h in acts)
    assert not [h for h in enter("accountant").get("/find/?q=员工").json()["hits"] if h["kind"] == "新建"]


def test_pages_are_compressed(enter: Callable[..., Client]) -> None:
    client = enter("keeper")
    small = client.get("/", headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip" and len(small.content) * 2 < len(client.get("/").content)


def test_the_bell_says_what_the_desk_says(enter: Callable[..., Client]) -> None:
    client = enter("keeper")
    told = int(client.get("/desk/count/").json()["count"])
    person = Account.objects.get(pk=client.session["_auth_user_id"]).employee
    facts = {"store_id": person.store_id, "employee_id": person.pk, "message": "请看", "created_at": now()}
    InboxItem.objects.bulk_create(InboxItem(link=f"/x/{n}/", **facts) for n in (1, 2))
    assert client.get("/desk/count/").json() == {"count": told + 2}
    assert f'<span class="count">{told + 2}</span>' in client.get("/").content.decode()
