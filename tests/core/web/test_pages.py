"""Pages: who gets in, lists and exports, acting through a form, refusals at their field."""

import io

import pytest
from django.test import Client
from django.utils.translation import override
from openpyxl import load_workbook

from chehang.core.models import Journal
from chehang.core.web.forms import words_of
from chehang.counter.operations.draft_sale import DraftSale
from chehang.org.models import Account, Employee


@pytest.fixture
def enter(actor_of):
    """A browser signed in as somebody on these posts."""

    def signed_in(*posts: str, **also) -> Client:
        client = Client(headers={"accept-language": "zh-hans"})
        client.force_login(
            Account.objects.get(pk=actor_of(*posts, **also).account_id),
            backend="chehang.org.accounts.AccountBackend",
        )
        return client

    return signed_in


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_door() -> None:
    for url in ("/", "/org/employees/", "/do/org/add_employee/", "/find/?q=x", "/files/1/"):
        answer = Client().get(url)
        assert answer.status_code == 302 and answer.url.startswith("/login/")


def test_signing_in_and_out_is_journalled(actor_of) -> None:
    me = actor_of("keeper")
    account = Account.objects.get(pk=me.account_id)
    client = Client()
    assert client.post("/login/", {"username": account.username, "password": "wrong"}).status_code == 403
    assert client.post("/login/", {"username": account.username, "password": "pass-word-9"}).status_code == 302
    assert "工作台" in client.get("/").content.decode() or client.get("/").status_code == 200
    assert client.post("/logout/").status_code == 302 and client.get("/").status_code == 302
    acts = list(
        Journal.objects.filter(operation__startswith="org.sign").order_by("id").values_list("outcome", flat=True)
    )
    assert acts == ["refused", "noted", "noted"]


@pytest.mark.django_db
def test_password_floods_are_slowed_down(actor_of) -> None:
    account = Account.objects.get(pk=actor_of("keeper").account_id)
    client = Client(headers={"accept-language": "zh-hans"})
    for _n in range(5):
        client.post("/login/", {"username": account.username, "password": "guess"})
    answer = client.post("/login/", {"username": account.username, "password": "pass-word-9"})
    page = answer.content.decode()
    assert answer.status_code == 429 and "登录暂停至" in page and 'name="password"' in page


def test_a_list_shows_filters_and_exports_what_it_shows(enter, store) -> None:
    hr = enter("hr_manager")
    for n, name in enumerate(("丁强", "罗斌", "=1+1", "<b>x</b>")):
        Employee.objects.create(store=store, number=f"W{n}", name=name)
    page = hr.get("/org/employees/").content.decode()
    assert "丁强" in page and "&lt;b&gt;x" in page and "<b>x</b>" not in page
    assert "罗斌" not in hr.get("/org/employees/?q=丁").content.decode()
    book = load_workbook(io.BytesIO(hr.get("/org/employees/export/?q=W").content))
    values = [[c.value for c in row] for row in book.active.iter_rows()]
    assert len(values) == 5 and values[3][:2] == ["W2", "=1+1"] and book.active["B4"].data_type == "s"


def test_who_may_not_see_is_told(enter) -> None:
    answer = enter("keeper").get("/org/employees/")
    assert answer.status_code == 403 and "岗位" in answer.content.decode()


def test_a_foreign_row_is_as_unknown_as_none(enter, other_store) -> None:
    foreign = Employee.objects.create(store=other_store, number="X", name="秘密")
    hr = enter("hr_manager")
    foreign_page, none_page = hr.get(f"/org/employees/{foreign.pk}/"), hr.get("/org/employees/999999/")
    assert foreign_page.status_code == none_page.status_code == 404
    assert "秘密" not in foreign_page.content.decode() + hr.get("/org/employees/").content.decode()


def test_acting_through_a_form_happens_once(enter) -> None:
    hr = enter("hr_manager")
    form = hr.get("/do/org/add_employee/").content.decode()
    assert "工号" in form and 'name="_key"' in form
    for _click in range(2):
        sent = hr.post("/do/org/add_employee/", {"number": "W1", "name": "马悦", "_key": "k1"})
        assert sent.status_code == 302
    assert Employee.objects.filter(number="W1").count() == 1


def test_a_refusal_stands_at_its_field_and_nothing_is_lost(enter, store) -> None:
    hr = enter("hr_manager")
    answer = hr.post("/do/org/add_employee/", {"number": "工 号", "name": "马悦", "_key": "k1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "马悦" in page and "is-invalid" in page
    Employee.objects.create(store=store, number="W1", name="x")
    assert (
        "已被使用" in hr.post("/do/org/add_employee/", {"number": "W1", "name": "马悦", "_key": "k2"}).content.decode()
    )


def test_what_is_wrong_is_named_in_the_words_of_the_form(enter, store) -> None:
    page = enter("hr_manager").post("/do/org/add_employee/", {"number": "", "name": "马悦", "_key": "k1"})
    banner = page.content.decode().split('data-code="input.invalid">')[1].split("<")[0]
    assert banner.startswith("工号:") and "number" not in banner
    with override("zh-hans"):
        assert words_of(DraftSale, "lines.1.quantity") == "明细 2 数量"
        assert words_of(DraftSale, "lines") == "明细"
        assert words_of(DraftSale, "unknown.3") == "unknown.3"


def test_language_is_a_choice(enter) -> None:
    hr = enter("hr_manager")
    hr.post("/language/", {"language": "en"})
    assert "Add an employee" in hr.get("/do/org/add_employee/").content.decode()


def test_no_page_asks_another_host(enter) -> None:
    answer = enter("hr_manager").get("/org/employees/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "http://" not in answer.content.decode().replace("http://www.w3.org", "")
