"""The capital quota (H5): set by finance, kept by every order."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.purchasing.models import CapitalQuota, Order
from chehang.purchasing.operations.review_order import ReviewOrder, review_order
from chehang.purchasing.operations.send_order import SendOrder, send_order
from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota
from chehang.purchasing.operations.submit_order import SubmitOrder, submit_order
from chehang.purchasing.quota import room
from tests.goods import TODAY, Depot


def quota(depot: Depot, amount: str, on: date = TODAY) -> None:
    cmd = SetCapitalQuota.model_validate({"amount": amount, "valid_from": on, "reason": "董事会决定"})
    depot.run(set_capital_quota, cmd, "finance_manager")


def test_an_order_over_quota_warns_and_is_not_reviewed(depot: Depot) -> None:
    part = depot.part()
    quota(depot, "10000")
    depot.shelve(part, "40", "3816.00")
    pk = depot.draft((part, "60", "103.08"))
    done = depot.run(submit_order, SubmitOrder(order=pk), "parts_planner")
    assert "0.80" in done.model_extra["warning"]  # type: ignore[index]
    with pytest.raises(Refused, match=r"quota\.exceeded") as refusal:
        depot.run(review_order, ReviewOrder(order=pk), "parts_manager")
    assert refusal.value.params["stock"] == "3,816.00"
    assert Order.objects.get().state == "submitted"
    quota(depot, "10000.80")
    depot.run(review_order, ReviewOrder(order=pk), "parts_manager")


def test_open_orders_count(depot: Depot) -> None:
    part = depot.part()
    first, second = depot.reviewed((part, "10", "100")), depot.reviewed((part, "20", "100"))
    quota(depot, "2999.99")
    with pytest.raises(Refused, match=r"quota\.exceeded"):
        depot.run(send_order, SendOrder(order=second), "parts_planner")
    left = room(depot.who("parts_planner"), TODAY)
    assert left and (left.on_order, left.free) == (D("3000.00"), D("-0.01"))
    quota(depot, "3000")
    depot.run(send_order, SendOrder(order=first), "parts_planner")
    depot.run(send_order, SendOrder(order=second), "parts_planner")


def test_a_quota_counts_from_its_day(depot: Depot) -> None:
    quota(depot, "1000")
    quota(depot, "5000", TODAY + timedelta(days=1))
    today = room(depot.who("parts_planner"), TODAY)
    tomorrow = room(depot.who("parts_planner"), TODAY + timedelta(days=1))
    assert today and tomorrow and (today.quota, tomorrow.quota) == (D(1000), D(5000))


def test_the_past_is_not_rewritten(depot: Depot) -> None:
    with pytest.raises(Refused, match=r"quota\.past"):
        quota(depot, "1000", TODAY - timedelta(days=1))
    quota(depot, "1000")
    with pytest.raises(IntegrityError, match="guard:purchasing_capitalquota"), transaction.atomic():
        CapitalQuota.objects.update(amount=D(1))


def test_the_planner_does_not_set_it(depot: Depot) -> None:
    cmd = SetCapitalQuota.model_validate({"amount": "1", "valid_from": TODAY, "reason": "试试"})
    with pytest.raises(NotAllowed):
        depot.run(set_capital_quota, cmd, "parts_planner")
