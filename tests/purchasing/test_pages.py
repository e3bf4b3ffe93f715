"""The pages of purchasing: the grid, the file, the screens."""

from typing import Any

import pytest
from django.test import Client

from chehang.core.context import Actor
from chehang.org.models import Account
from chehang.purchasing.models import Order
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from tests.goods import TODAY, Depot


@pytest.fixture
def at(depot: Depot, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("chehang.org.web.middleware.Clock", lambda: depot.clock)

    def browser(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
        return client

    return browser


def typed(depot: Depot, **also: str) -> dict[str, str]:
    fields = {
        "supplier": str(depot.supplier.pk),
        "kind": "stock",
        "lines-0-part": str(depot.part().pk),
        "lines-0-quantity": "60",
        "lines-0-price_ex": "101.77",
    }
    return fields | also


def test_the_grid_drafts_and_edits(depot: Depot, at: Any) -> None:
    browser = at(depot.who("parts_planner"))
    assert browser.get("/purchasing/orders/new/").status_code == 200
    answer = browser.post("/purchasing/orders/new/", typed(depot))
    order = Order.objects.get()
    assert answer["Location"] == f"/purchasing/orders/{order.pk}/"
    page = f"/purchasing/orders/{order.pk}/edit/"
    assert "101.77" in browser.get(page).content.decode()
    browser.post(page, typed(depot, **{"lines-0-quantity": "61"}))
    assert order.lines.get().quantity == 61
    bad = browser.post(page, typed(depot, **{"lines-0-price_ex": "１"}))
    assert bad.status_code == 422 and "is-invalid" in bad.content.decode()


def test_the_quota_is_before_ones_eyes(depot: Depot, at: Any) -> None:
    cmd = SetCapitalQuota.model_validate({"amount": "12345.67", "valid_from": TODAY, "reason": "年度定额"})
    depot.run(set_capital_quota, cmd, "finance_manager")
    assert "12,345.67" in at(depot.who("parts_planner")).get("/purchasing/orders/new/").content.decode()


def test_a_part_brings_its_facts(depot: Depot, at: Any) -> None:
    depot.shelve(depot.part(), "4", "40")
    depot.ordered((depot.part(), "6", "10"))
    facts = at(depot.who("parts_planner")).get(f"/purchasing/orders/part/{depot.part().pk}/").json()
    assert (facts["available"], facts["on_order"], facts["least"]) == ("4", "6", "1")


def test_the_file_is_there_once_it_is_sent(depot: Depot, at: Any) -> None:
    browser = at(depot.who("parts_planner"))
    draft = depot.draft((depot.part(), "1", "10"))
    assert browser.get(f"/purchasing/orders/{draft}/file/").status_code == 404
    inbound = depot.ordered((depot.part(), "1", "10"))
    assert browser.get(f"/purchasing/orders/{inbound.object_id}/file/").content.startswith(b"PK")


def test_an_order_is_worked_from_its_page(depot: Depot, at: Any) -> None:
    pk = depot.draft((depot.part(), "60", "101.77"))
    planner, manager = at(depot.who("parts_planner")), at(depot.who("parts_manager"))
    page = f"/purchasing/orders/{pk}/"
    assert "/do/purchasing/submit_order/" in planner.get(page).content.decode()
    planner.post(f"/do/purchasing/submit_order/?for=purchasing.orders:{pk}", {"_key": "a"})
    assert "/do/purchasing/review_order/" in manager.get(page).content.decode()
    assert "/do/purchasing/review_order/" not in planner.get(page).content.decode()
    manager.post(f"/do/purchasing/review_order/?for=purchasing.orders:{pk}", {"_key": "b"})
    planner.post(f"/do/purchasing/send_order/?for=purchasing.orders:{pk}", {"_key": "c"})
    assert Order.objects.get().state == "sent"
    assert planner.get(page).status_code == 200


@pytest.mark.parametrize("page", ["/purchasing/orders/", "/purchasing/quotas/", "/purchasing/orders/new/"])
def test_who_opens_what(depot: Depot, at: Any, page: str) -> None:
    assert at(depot.who("parts_planner")).get(page).status_code == 200
    assert at(depot.who("cashier")).get(page).status_code == 403


@pytest.mark.parametrize("page", ["/warehouse/invoices/", "/warehouse/estimated/"])
def test_the_accountant_sees_invoices(depot: Depot, at: Any, page: str) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.receive(inbound, (depot.part(), "60"), price="103")
    assert at(depot.who("accountant")).get(page).status_code == 200
