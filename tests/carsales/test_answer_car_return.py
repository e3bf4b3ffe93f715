"""The buyer is answered within ten working days; what our workshop counted stands beside it."""

from datetime import timedelta

import pytest

from chehang.carsales import trading
from chehang.core.doubts import Doubtful
from chehang.workshop.models import WorkOrder

from .dealer import Dealer
from .used import asked_back


def test_granted_or_refused_once(dealer: Dealer) -> None:
    case = asked_back(dealer, dealer.delivered())
    dealer.refused("state.wrong", "take_car_back", "sales_manager", case=case.pk)
    facts = {"case": case.pk, "granted": False, "answer": "未达三包条件"}
    dealer.refused("not_allowed", "answer_car_return", "sales_manager", **facts)
    dealer.act("answer_car_return", "general_manager", **facts)
    case.refresh_from_db()
    assert case.state == "refused"
    dealer.refused("state.wrong", "answer_car_return", "general_manager", **facts)


def test_repairs_that_were_not_counted_here_are_asked_about(dealer: Dealer) -> None:
    """§24: more than thirty days in repair; exactly thirty is not more."""
    deal = dealer.delivered()
    dealer.days(60)
    case = asked_back(dealer, deal)
    facts = {"case": case.pk, "granted": True, "answer": "符合三包条件"}
    with pytest.raises(Doubtful) as asked:
        dealer.act("answer_car_return", "general_manager", **facts)
    assert asked.value.doubts[0].code == "return.not_counted"
    assert case.deal.car and case.deal.customer
    now = dealer.clock.now()
    order = WorkOrder.objects.create(
        store=dealer.store, number="WO1", kind="W", vehicle=case.deal.car.vehicle, customer=case.deal.customer,
        complaint="变速箱", adviser_id=dealer.id("service_advisor"), arrived_at=now - timedelta(days=30), promised_at=now, ready_at=now,
    )  # fmt: skip
    who = dealer.who("general_manager")
    days = {c.code: c for c in trading.counted(who, case, now)}["days"]
    assert (days.value, days.reached) == (30, False)
    WorkOrder.objects.filter(pk=order.pk).update(arrived_at=now - timedelta(days=30, hours=1))
    assert {c.code: c for c in trading.counted(who, case, now)}["days"].reached
    dealer.act("answer_car_return", "general_manager", **facts)
