"""Nobody writes over what somebody else wrote since: not a file, not a draft; whoever is told loses nothing."""

import json
import re
from datetime import timedelta
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from chehang.core.context import Clock
from chehang.core.operation import operations
from chehang.core.seen import Meanwhile, plain, version_of
from chehang.org.models import Account
from chehang.org.services import new_token
from chehang.parties.models import Customer
from chehang.parties.operations.edit_customer import EditCustomer, edit_customer
from chehang.parties.operations.register_customer import RegisterCustomer, register_customer
from chehang.parties.operations.set_credit_limit import SetCreditLimit, set_credit_limit
from chehang.purchasing.models import Order
from chehang.purchasing.operations.edit_order import EditOrder, edit_order
from tests.goods import Depot

HOUSE = Path(__file__).resolve().parents[2] / "src/chehang"


@pytest.mark.parametrize("name", [n for n in operations() if n.split(".")[1].startswith("edit_")])
def test_every_edit_carries_what_was_read(name: str) -> None:
    app, verb = name.split(".")
    assert "seen" in operations()[name].command.model_fields
    assert "require_unchanged(ctx, cmd," in (HOUSE / app / "operations" / f"{verb}.py").read_text(encoding="utf-8")


@pytest.fixture
def customer(actor_of: Any, clock: Any) -> Customer:
    cmd = RegisterCustomer(name="王伟", plate_no="浙A12345", mobile="13812345678")
    return Customer.objects.get(pk=register_customer(cmd, actor=actor_of("parts_sales"), clock=clock).id)


def test_a_change_in_between_is_told_with_who_when_and_what(customer: Customer, actor_of: Any, clock: Any) -> None:
    first, second = actor_of("parts_manager", name="周敏"), actor_of("parts_sales")
    seen = version_of(EditCustomer, customer)
    clock.at += timedelta(minutes=5)
    edit_customer(
        EditCustomer(customer=customer.pk, name="王伟", plate_no="浙B12345", seen=seen), actor=first, clock=clock
    )
    mine = EditCustomer(customer=customer.pk, name="王玮", plate_no="浙A12345", seen=seen)
    with pytest.raises(Meanwhile) as told:
        edit_customer(mine, actor=second, clock=clock)
    refusal = told.value
    assert (refusal.code, refusal.status, refusal.params["who"], refusal.at) == (
        "changed.meanwhile",
        409,
        "周敏",
        clock.now(),
    )
    assert refusal.changed == [
        {"field": "name", "yours": "王玮", "theirs": "王伟"},
        {"field": "plate_no", "yours": "浙A12345", "theirs": "浙B12345"},
    ]
    customer.refresh_from_db()
    assert customer.name == "王伟"
    edit_customer(mine.model_copy(update={"seen": refusal.seen}), actor=second, clock=clock)
    customer.refresh_from_db()
    assert (customer.name, customer.plate_no, customer.mobile) == ("王玮", "浙A12345", "13812345678")


def test_what_the_edit_does_not_write_is_nobody_s_conflict(customer: Customer, actor_of: Any, clock: Any) -> None:
    seen = version_of(EditCustomer, customer)
    limit = SetCreditLimit(customer=customer.pk, credit_limit="5000", reason="月结")
    set_credit_limit(limit, actor=actor_of("finance_manager"), clock=clock)
    edit_customer(
        EditCustomer(customer=customer.pk, name="王伟", seen=seen), actor=actor_of("parts_sales"), clock=clock
    )


def test_a_number_is_one_however_it_is_typed() -> None:
    assert plain(D("1.50")) == plain(D("1.5")) and plain({"a": [D("10")]}) == {"a": ["10"]} and plain(True) is True


def test_the_lines_of_a_draft_belong_to_it(depot: Depot) -> None:
    part = depot.part()
    order = Order.objects.get(pk=depot.draft((part, "60", "101.77")))
    seen = version_of(EditOrder, order)
    lines = [{"part": part.pk, "quantity": "50", "price_ex": "101.770"}]
    change = {"order": order.pk, "supplier": depot.supplier.pk, "lines": lines}
    depot.run(edit_order, EditOrder.model_validate({**change, "seen": seen}), "parts_planner")
    with pytest.raises(Meanwhile) as told:
        depot.run(edit_order, EditOrder.model_validate({**change, "seen": seen, "note": "急"}), "parts_manager")
    assert [c["field"] for c in told.value.changed] == ["note"], "the same lines, typed otherwise, are no difference"


def _browser(actor: Any) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    return client


def test_the_form_carries_it_and_keeps_what_was_typed(customer: Customer, actor_of: Any, clock: Any) -> None:
    sales = _browser(actor_of("parts_sales"))
    url = f"/do/parties/edit_customer/?for=parties.customers:{customer.pk}"
    [seen] = re.findall(r'name="seen" value="(\w{32})"', sales.get(url).content.decode())
    other = EditCustomer(customer=customer.pk, name="王伟", plate_no="浙B12345")
    edit_customer(other, actor=actor_of("parts_manager", name="周敏"), clock=clock)
    typed = {"kind": "person", "name": "王玮", "plate_no": "浙A12345", "price_class": "retail", "active": "on"}
    answer = sales.post(url, {**typed, "_key": "k", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409 and 'value="王玮"' in page and "周敏" in page
    assert re.search(r"车牌.{0,80}浙A12345.{0,80}浙B12345", page, re.S)
    [now] = re.findall(r'name="seen" value="(\w{32})"', page)
    assert now != seen and sales.post(url, {**typed, "_key": "k2", "seen": now}).status_code == 302


def test_the_order_s_grid_carries_it(depot: Depot) -> None:
    part = depot.part()
    pk = depot.draft((part, "60", "101.77"))
    planner = _browser(depot.who("parts_planner"))
    url = f"/purchasing/orders/{pk}/edit/"
    [seen] = re.findall(r'name="seen" value="(\w{32})"', planner.get(url).content.decode())
    line = {"lines-0-part": part.pk, "lines-0-quantity": "70", "lines-0-price_ex": "101.77"}
    sent = {"supplier": depot.supplier.pk, "kind": "stock", "seen": seen, **line}
    assert planner.post(url, {**sent, "_key": "k1"}).status_code == 302
    answer = planner.post(url, {**sent, "lines-0-quantity": "80", "_key": "k2"})
    page = answer.content.decode()
    assert (
        answer.status_code == 409
        and 'value="80"' in page
        and "目前内容" in page
        and Order.objects.get().lines.get().quantity == 70
    )


def test_the_api_gives_it_and_wants_it(customer: Customer, actor_of: Any) -> None:
    account = Account.objects.get(pk=actor_of("parts_sales").account_id)
    key = new_token(account, "m", ["*"], Clock().now())
    client = Client(headers={"authorization": f"Bearer {key}"})
    row = client.get(f"/api/v1/parties/customers/{customer.pk}").json()
    seen = row["seen"]["parties.edit_customer"]

    def edit(name: str, **also: str) -> Any:
        body = json.dumps({"customer": customer.pk, "name": name, **also})
        headers = {"idempotency-key": name}
        return client.post("/api/v1/ops/parties/edit_customer", body, content_type="application/json", headers=headers)

    assert edit("a").json()["code"] == "seen.missing" and edit("a").status_code == 422
    assert edit("a", seen=seen).status_code == 200
    stale = edit("b", seen=seen)
    body = stale.json()
    assert (stale.status_code, body["code"]) == (409, "changed.meanwhile")
    assert {"field": "name", "yours": "b", "theirs": "a"} in body["changed"]
    assert edit("c", seen=body["seen"]).status_code == 200
