"""A second person allows what the salesperson may not."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Approval, InboxItem
from chehang.counter.models import Sale
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from tests.selling import Shop


def approve(shop: Shop, sale: Sale, post: str) -> None:
    shop.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="老客户"), post)


def test_the_manager_approves_and_the_sale_goes_on(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.10"))
    approve(shop, sale, "parts_manager")
    assert not InboxItem.objects.filter(post="parts_manager", done_at=None).exists()
    assert InboxItem.objects.get(done_at=None).employee_id == sale.made_by_id
    shop.confirm(sale)
    sale.refresh_from_db()
    assert sale.state == "confirmed"


def test_beyond_the_manager_only_the_general_manager(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.25"))
    with pytest.raises(Refused) as caught:
        approve(shop, sale, "parts_manager")
    assert caught.value.code == "discount.beyond_approver" and not Approval.objects.exists()
    approve(shop, sale, "general_manager")
    shop.confirm(sale)


def test_nobody_approves_their_own(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.25"), post="parts_manager")
    with pytest.raises(Refused):
        approve(shop, sale, "parts_manager")
    both = shop.depot.actor_of("parts_sales", "general_manager", at=shop.store)
    shop.depot.people["parts_sales"] = both
    mine = shop.draft((shop.goods(), "1", "0.10"))
    shop.depot.people["general_manager"] = both
    with pytest.raises(Refused, match="own_work"):
        approve(shop, mine, "general_manager")
    assert not Approval.objects.exists()


def test_only_drafts(shop: Shop) -> None:
    with pytest.raises(Refused, match="confirmed"):
        approve(shop, shop.sold((shop.goods(), "1")), "parts_manager")


def test_not_the_salesperson(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        approve(shop, shop.draft((shop.goods(), "1", "0.10")), "parts_sales")
