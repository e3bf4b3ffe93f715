"""A person with posts in several stores opens a list over all of them: by the rights held there, and only to look."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from chehang.billing.models import Bill
from chehang.carsales.models import Lead
from chehang.core.access import group_rows
from chehang.org.models import Account, Assignment, Grant, Store
from chehang.org.services import actor_for
from chehang.parties.models import Customer


def enter(actor) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(pk=actor.account_id), backend="chehang.org.accounts.AccountBackend")
    return client


@pytest.fixture
def both(actor_of, clock, store: Store, other_store: Store):
    """A general manager here, who sells cars there."""

    def make(here: str, there: str):
        first = actor_of(here)
        Assignment.objects.create(store=other_store, employee_id=first.employee_id, post=there, since=date(2026, 1, 1))
        return actor_for(Account.objects.get(pk=first.account_id), clock)

    return make


def lead(store: Store, mobile: str, name: str, consultant: int | None, clock) -> Lead:
    made = Lead.objects.create(
        store=store, number=f"XS{mobile[-4:]}", source="phone", name=name, mobile=mobile,
        consultant_id=consultant, registered_on=clock.today(), made_at=clock.now(), made_by_id=1, made_by_name="x",
    )  # fmt: skip
    Lead.objects.filter(pk=made.pk).update(state="assigned")
    return made


def test_each_store_is_seen_by_the_rights_held_there(both, clock, store: Store, other_store: Store) -> None:
    boss = both("general_manager", "sales_consultant")
    assert boss.stores_with("carsales.see_leads") == {store.pk, other_store.pk}
    assert boss.stores_with("carsales.every_lead") == {store.pk}
    own = lead(other_store, "13600000001", "自己的", boss.employee_id, clock)
    lead(other_store, "13600000002", "别人的", None, clock)
    here = lead(store, "13600000003", "本店的", None, clock)
    assert {r.pk for r in group_rows(Lead, boss, "carsales.see_leads")} == {own.pk, here.pk}
    Grant.objects.create(store=other_store, post="sales_consultant", permission="carsales.see_leads", held=False)
    assert boss.stores_with("carsales.see_leads") == {store.pk}


def test_the_list_the_page_and_the_machine(both, actor_of, store: Store, other_store: Store) -> None:
    boss, chief = both("cashier", "cashier"), actor_of("cashier")
    for place, name in ((store, "江东客户"), (other_store, "浦东客户")):
        customer = Customer.objects.create(store=place, code="K1", kind="person", name=name)
        bill(place, customer)
    client = enter(boss)
    assert "浦东客户" not in client.get("/billing/bills/").content.decode()
    page = client.get("/billing/bills/?stores=all").content.decode()
    assert "江东客户" in page and "浦东客户" in page and "泓川浦东店" in page
    there = Customer.objects.get(store=other_store)
    pk = there.bills.get().pk
    assert client.get(f"/billing/bills/{pk}/").status_code == 404
    detail = client.get(f"/billing/bills/{pk}/?stores=all").content.decode()
    assert "浦东客户" in detail and "/do/billing/" not in detail and 'action="/store/"' in detail
    assert client.get("/api/v1/billing/bills?stores=all").json()["count"] == 2
    # Who works in one store asks for all of them in vain.
    other = enter(chief)
    assert "浦东客户" not in other.get("/billing/bills/?stores=all").content.decode()
    assert other.get(f"/billing/bills/{pk}/?stores=all").status_code == 404


def bill(store: Store, customer: Customer) -> None:
    Bill.objects.create(
        store=store, number=f"YS{store.code}", customer=customer, document="counter.sale", object_id=1,
        amount=100, made_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip
