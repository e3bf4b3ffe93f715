"""A settled order is corrected only in red."""

import pytest

from chehang.billing.models import Bill, CreditNote
from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import broken

from .yard import balance


def test_books_and_bills_are_countered_and_it_is_settled_anew(yard) -> None:
    order = yard.settled(yard.shop.goods("3", "900"))
    yard.pay(order)
    with pytest.raises(NotAllowed):
        yard.run("reverse_settlement", order=order.pk, reason="少算折扣")
    yard.run("reverse_settlement", "service_manager", order=order.pk, reason="少算折扣")
    store = yard.shop.store
    assert balance(store, "labour_revenue") == 0 and balance(store, "work_in_progress") == 300
    assert CreditNote.objects.get().rest == Bill.objects.get().amount
    order.refresh_from_db()
    assert (order.state, order.revision) == ("ready", 2)
    line = order.lines.get(kind="labour")
    yard.run("change_line", line=line.pk, quantity=str(line.quantity), discount="0.1")
    yard.run("settle_order", order=order.pk)
    assert Bill.objects.get(part="customer-2").amount < Bill.objects.get(part="customer").amount
    assert not [row for rule, row in broken() if rule.code in ("I10", "I45", "I20", "I22")]


def test_not_once_the_car_left(yard) -> None:
    order = yard.delivered()
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("reverse_settlement", "service_manager", order=order.pk, reason="少算折扣")
