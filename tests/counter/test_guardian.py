"""The guardian of special orders: judged by what ended before, honest about how well it judges, silent with little history."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.core.models import Transition
from chehang.counter.models import SpecialOrder
from chehang.counter.special.deposits import at_risk
from chehang.counter.special.guarding import calibration, history, judged
from chehang.org.models import Account as Login
from tests.counter.special import registered
from tests.selling import Shop

BACKEND = "chehang.org.accounts.AccountBackend"


def grown(shop: Shop, *, missed_low: int, low: int, missed_high: int, high: int) -> SpecialOrder:
    """One open order, and ended ones with low and high deposits of which so many were not collected, mixed evenly."""
    open_one = registered(shop, deposit="400")
    facts = [("400", n < missed_low) for n in range(low)] + [("3900", n < missed_high) for n in range(high)]
    facts = facts[::2] + facts[1::2]
    rows = []
    for n, (deposit, _missed) in enumerate(facts):
        row = SpecialOrder.objects.get(pk=open_one.pk)
        row.pk, row.number, row.deposit, row.taken = None, f"QJ-T{n}", D(deposit), D(deposit)
        row.customer = shop.customer(kind="person", name=f"客户{n}")
        row.made_at = open_one.made_at - timedelta(days=200 - n)
        row.promised_on = row.made_at.date() + timedelta(days=10)
        rows.append(row)
    SpecialOrder.objects.bulk_create(rows)
    lost = [f"QJ-T{n}" for n, (_deposit, missed) in enumerate(facts) if missed]
    made = SpecialOrder.objects.filter(number__startswith="QJ-T")
    for state in ("to_order", "arrived"):
        made.update(state=state)
    for state in ("closing", "abandoned"):
        made.filter(number__in=lost).update(state=state)
    for state in ("selling", "collected"):
        made.exclude(number__in=lost).update(state=state)
    for state in ("to_order", "ordered"):
        SpecialOrder.objects.filter(pk=open_one.pk).update(state=state, taken=open_one.deposit)
    return open_one


def test_with_little_history_it_says_so(shop: Shop) -> None:
    grown(shop, missed_low=2, low=10, missed_high=0, high=10)
    who = shop.depot.who("parts_manager")
    memory = history(who)
    assert (memory.cases, memory.missed, memory.enough) == (20, 2, False)
    assert judged(who, memory) == [] and calibration(who) == ([], None)


def test_low_deposits_raise_the_risk_and_the_reason_is_named(shop: Shop) -> None:
    open_one = grown(shop, missed_low=15, low=30, missed_high=1, high=30)
    who = shop.depot.who("parts_manager")
    memory = history(who)
    [found] = judged(who, memory)
    assert found.order.pk == open_one.pk and memory.share == D(17) / D(62)
    assert (found.risk > memory.share and "订金低于" in str(found.reasons[0][0])) or "Deposit below" in str(
        found.reasons[0][0]
    )
    SpecialOrder.objects.filter(pk=open_one.pk).update(deposit=D(3900), taken=D(3900))
    [safer] = judged(who, history(who))
    assert safer.risk < memory.share < found.risk


def test_each_is_judged_by_those_before_alone(shop: Shop) -> None:
    grown(shop, missed_low=20, low=30, missed_high=0, high=30)
    bands, brier = calibration(shop.depot.who("parts_manager"))
    assert sum(b.cases for b in bands) == 30, "the first thirty only teach"
    assert brier is not None and D(0) < brier < D("0.25"), "better than a coin"
    assert bands[-1].happened > bands[0].happened


def test_nobody_is_judged_by_what_ended_later(shop: Shop) -> None:
    """All of them still ran when the last was registered: nothing was known of any."""
    open_one = grown(shop, missed_low=20, low=30, missed_high=0, high=30)
    who = shop.depot.who("parts_manager")
    Transition.objects.bulk_create(
        Transition(
            store_id=shop.store.pk, machine="counter.special_order", object_id=x.pk, move="collect", source="selling",
            target=x.state, at=open_one.made_at, employee_id=1, actor_name="韩磊",
        )
        for x in SpecialOrder.objects.filter(number__startswith="QJ-T")
    )  # fmt: skip
    assert calibration(who) == ([], None)
    assert history(who).cases == 60, "today all of them teach"


def test_the_deposit_that_makes_the_expected_loss_zero() -> None:
    """p 0.4, price 4,280, cost 2,900, loss 2,900: D = 2,900 − 0.6/0.4 × 1,380 = 830; then 0.4 × (2,900 − 830) = 0.6 × 1,380."""
    assert at_risk(D("0.4"), D(4280), D(2900), D(2900)) == D(830)
    assert D("0.4") * (2900 - 830) == D("0.6") * 1380
    assert at_risk(D("0.05"), D(4280), D(2900), D(2900)) == 0
    assert at_risk(D("0.99"), D(100), D(99), D(500)) == 100


@pytest.mark.parametrize("high", [10, 40])
def test_the_page_shows_it(shop: Shop, high: int) -> None:
    grown(shop, missed_low=15, low=20, missed_high=1, high=high)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Login.objects.get(pk=shop.depot.who("parts_manager").account_id), backend=BACKEND)
    page = client.get("/counter/guardian/").content.decode()
    assert SpecialOrder.objects.get(state="ordered").number in page
    client.force_login(Login.objects.get(pk=shop.depot.who("keeper").account_id), backend=BACKEND)
    assert client.get("/counter/guardian/").status_code == 403
