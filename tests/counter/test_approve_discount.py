"""Discounts beyond the limit: another person, within their own limit."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Approval
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from tests.selling import Shop


def test_the_author_does_not_approve(shop: Shop) -> None:
    sale = shop.draft("2", "0.08", post="parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        shop.depot.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="老客户"), "parts_manager")
    assert not Approval.objects.exists()


def test_the_approver_has_a_limit_too(shop: Shop) -> None:
    sale = shop.draft("2", "0.20")
    cmd = ApproveDiscount(sale=sale.pk, reason="清库存")
    with pytest.raises(Refused, match=r"discount\.beyond_approver"):
        shop.depot.run(approve_discount, cmd, "parts_manager")
    shop.depot.run(approve_discount, cmd, "general_manager")
    with pytest.raises(NotAllowed):
        shop.depot.run(approve_discount, cmd, "parts_sales")
