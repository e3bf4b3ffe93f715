"""How suppliers keep their word."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.purchasing.scorecard import cards, trust_of
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from tests.goods import Depot
from tests.purchasing.asking import answered, award, suppliers


def test_punctual_right_quick_and_cheap(depot: Depot) -> None:
    part, today = depot.part(), depot.clock.today()
    for came, days in (("10", 0), ("9", 6)):
        inbound = depot.ordered((part, "10", "100"), required_on=today)
        depot.clock.at += timedelta(days=days)
        depot.packing_list(inbound, (part, "10"))
        depot.invoice(inbound, (part, "10", "100"), number=f"INV{days}")
        depot.count(inbound, (part, came))
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk))
    made = answered(depot)
    award(depot, made, 1)
    first, second, third = (cards(depot.who("parts_manager"), depot.clock.today())[x.pk] for x in suppliers(depot))
    assert (first.deliveries, first.on_time, first.accurate, first.trust) == (2, D("0.5"), D("0.5"), D("0.25"))
    assert (first.average_wait, first.response, second.won, third.won) == (D("3.0"), D(1), 1, 0)
    assert third.dearer == 1 and second.dearer == D("1.0516")
    assert trust_of(depot.context(), depot.clock.today())[third.supplier.pk] == D("0.9")
