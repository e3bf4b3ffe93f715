"""Whatever consultants, manager, clerk and cashier do in whatever order: a car stands in one place, is sold once, and the books agree."""

from collections import Counter
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from chehang.billing.models import Bill
from chehang.carsales.models import Car, Deal
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import PDI, VINS, Dealer
from .outlets import outlet

STEPS = 60
RULES = ("I07", "I47", "I20", "I20b", "I22b", "I31d")


def acts(dealer: Dealer, place: int) -> list[Any]:
    """What somebody may try next: each takes a deal and a car."""

    def decide(deal: int, car: int) -> None:
        asked = ApprovalRequest.objects.filter(document="carsales.deal", object_id=deal, state="open").first()
        if asked is not None:
            dealer.run("core.approve", "sales_manager", request=asked.pk)

    def pay(deal: int, car: int) -> None:
        bill = Bill.objects.filter(document="carsales.deal", object_id=deal, state="waiting").order_by("id").first()
        if bill is not None:
            payment = {"method": "transfer", "amount": str(bill.rest), "reference": f"回单{bill.pk}"}
            dealer.run("billing.take_payment", "cashier", bill=bill.pk, payments=[payment])

    act = dealer.act
    return [
        lambda deal, car: act("submit_deal", deal=deal),
        decide,
        decide,
        lambda deal, car: act("assign_car", deal=deal, car=car, reason="客户指定"),
        lambda deal, car: act("assign_car", deal=deal, car=car, reason="客户指定"),
        lambda deal, car: act("free_car", deal=deal, reason="换车"),
        lambda deal, car: act("hold_car", "car_clerk", car=car, reason="质损"),
        lambda deal, car: act("release_car", "sales_manager", car=car, reason="已修复"),
        lambda deal, car: act("consign_car", "car_clerk", car=car, outlet=place),
        lambda deal, car: act("fetch_car", "car_clerk", car=car),
        lambda deal, car: act("settle_outlet_sale", "car_clerk", car=car, buyer="孙立", sold_on=dealer.day(), wholesale="150000"),
        lambda deal, car: act("check_car", "technician", car=car, items=PDI, battery="12.6"),
        lambda deal, car: act("bill_deal", deal=deal),
        lambda deal, car: act("bill_deal", deal=deal),
        pay,
        pay,
        lambda deal, car: act("edit_deal", deal=deal, reason="改价", **dealer.content(price_inc="167800")),
        lambda deal, car: act("deliver_car", **dealer.handing(Deal.objects.get(pk=deal))),
        lambda deal, car: act("deliver_car", **dealer.handing(Deal.objects.get(pk=deal))),
        lambda deal, car: act("cancel_deal", "general_manager", deal=deal, reason="客户放弃"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [21])
def test_a_car_is_sold_once_and_stands_in_one_place(dealer: Dealer, seed: int) -> None:
    chance, place = Random(seed), outlet(dealer).pk
    deals = [dealer.ordered(f"1360000{n}000", deposit="5000").pk for n in range(4)]
    cars = [dealer.stocked(number).pk for number in VINS[:2]]
    done, tries = Counter[int](), acts(dealer, place)
    for _step in range(STEPS):
        n = chance.randrange(len(tries))
        with suppress(Refused):
            tries[n](chance.choice(deals), chance.choice(cars))
            done[n] += 1
    assert len(done) > 8, "too little was possible"
    assert not [(rule.code, row) for rule, row in broken() if rule.code in RULES]
    for car in Car.objects.filter(pk__in=cars):
        owners = Deal.objects.filter(car=car).exclude(state="cancelled")
        assert owners.count() <= 1 and (car.state == "delivered") == (car.left_on is not None)
    # What lies there as deposits is what open orders paid and did not use yet.
    open_ = Bill.objects.filter(document="carsales.deal", part__startswith="deposit", charged_on__isnull=False)
    there = open_.filter(object_id__in=Deal.objects.filter(state__in=("draft", "submitted", "authorised")).values("pk"))
    held = balance_of_role(dealer.who("accountant"), "car_deposit")
    assert -held == sum((bill.amount for bill in there), 0)
