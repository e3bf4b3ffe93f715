"""What an order is reviewed by."""

from decimal import Decimal as D

from chehang.purchasing.models import Order
from chehang.purchasing.panels import quota_after, wanted
from chehang.replenishment.panels import planned
from tests.goods import TODAY, Depot


def test_quota_stock_and_last_price_stand_beside_the_lines(depot: Depot) -> None:
    from chehang.purchasing.operations.set_capital_quota import SetCapitalQuota, set_capital_quota

    part = depot.part()
    quota = {"amount": "5000", "valid_from": TODAY, "reason": "年度额度"}
    depot.run(set_capital_quota, SetCapitalQuota.model_validate(quota), "finance_manager")
    depot.receive(depot.ordered((part, "4", "10.00")), (part, "4"), price="10.00")
    depot.ordered((part, "6", "10.00"))
    order = Order.objects.get(pk=depot.draft((part, "10", "11.00")))
    manager = depot.who("parts_manager")
    [line] = wanted(order, manager) or []
    assert (line.here, line.coming, line.last_price, line.dearer) == (D(4), D(6), D(10), D("0.1"))
    [left] = quota_after(order, manager) or []
    assert (left.stock, left.on_order, left.order, left.after) == (D(40), D(60), D(110), D(4790))
    [plan] = planned(order, manager) or []
    assert (plan.low, plan.asked) == (None, 0)
    assert wanted(order, depot.who("keeper")) is None and quota_after(order, depot.who("keeper")) is None
