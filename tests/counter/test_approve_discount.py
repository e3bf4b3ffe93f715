"""A second person allows what the salesperson may not."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import Approval, ApprovalRequest, InboxItem
from chehang.core.operations.send_back import SendBack, send_back
from chehang.counter.documents import sale_effect
from chehang.counter.models import Sale
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from chehang.counter.operations.cancel_sale import CancelSale, cancel_sale
from chehang.counter.operations.edit_sale import EditSale, edit_sale
from chehang.pricing.operations.set_discount_limit import SetDiscountLimit, set_discount_limit
from tests.approving import seen_by, stands_in
from tests.selling import Shop


def approve(shop: Shop, sale: Sale, post: str) -> None:
    shop.run(approve_discount, ApproveDiscount(sale=sale.pk, reason="老客户"), post)


def test_the_manager_approves_and_the_sale_goes_on(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.10"))
    [asked] = seen_by(shop.depot.who("parts_manager"), shop.depot)
    shown = ApprovalRequest.objects.get(pk=asked)
    assert (shown.amount, shown.percent, shown.kind) == (D("824.40"), D("0.1"), "")
    assert [text for _title, text in sale_effect(sale)] == ["91.60", "529.56"]
    approve(shop, sale, "parts_manager")
    assert seen_by(shop.depot.who("parts_manager"), shop.depot) == []
    assert InboxItem.objects.get(done_at=None).employee_id == sale.made_by_id
    shop.confirm(sale)
    sale.refresh_from_db()
    assert sale.state == "confirmed"


def test_beyond_the_manager_only_the_general_manager(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.25"))
    with pytest.raises(Refused) as caught:
        approve(shop, sale, "parts_manager")
    assert caught.value.code == "approval.not_asked" and not Approval.objects.exists()
    assert seen_by(shop.depot.who("parts_manager"), shop.depot) == []
    approve(shop, sale, "general_manager")
    shop.confirm(sale)


def test_nobody_approves_their_own_not_even_for_another(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.25"), post="parts_manager")
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve(shop, sale, "parts_manager")
    manager, general = shop.depot.who("parts_manager"), shop.depot.who("general_manager")
    stands_in(shop.depot, general, manager)
    assert seen_by(manager, shop.depot) == []
    with pytest.raises(Refused, match=r"approval\.own_work"):
        approve(shop, sale, "parts_manager")
    assert not Approval.objects.exists()


def test_the_limits_of_the_day_it_is_asked_for_count(shop: Shop) -> None:
    cmd = SetDiscountLimit.model_validate({"post": "parts_manager", "limit": "0.3"})
    shop.run(set_discount_limit, cmd, "general_manager")
    approve(shop, shop.draft((shop.goods(value="1000"), "2", "0.25")), "parts_manager")


def test_a_no_tells_the_author_and_a_smaller_discount_asks_nobody(shop: Shop) -> None:
    part = shop.goods(value="1000")
    sale = shop.draft((part, "2", "0.10"))
    [asked] = seen_by(shop.depot.who("parts_manager"), shop.depot)
    shop.run(send_back, SendBack(request=asked, reason="最多五个点"), "parts_manager")
    assert InboxItem.objects.get(employee_id=sale.made_by_id).params["reason"] == "最多五个点"
    lines = [{"part": part.pk, "quantity": "2", "discount": "0.05"}]
    shop.run(edit_sale, EditSale.model_validate({"sale": sale.pk, "lines": lines}))
    assert not ApprovalRequest.objects.filter(state="open").exists()
    shop.confirm(sale)


def test_who_needs_nobodys_word_confirms_and_nobody_is_asked_any_more(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.10"))
    shop.confirm(sale, "parts_manager")
    assert [r.state for r in ApprovalRequest.objects.all()] == ["void"]


def test_a_cancelled_draft_waits_for_nobody(shop: Shop) -> None:
    sale = shop.draft((shop.goods(value="1000"), "2", "0.10"))
    shop.run(cancel_sale, CancelSale(sale=sale.pk, reason="客户不要了"))
    assert seen_by(shop.depot.who("parts_manager"), shop.depot) == []


def test_only_drafts(shop: Shop) -> None:
    with pytest.raises(Refused, match="confirmed"):
        approve(shop, shop.sold((shop.goods(), "1")), "parts_manager")


def test_not_the_salesperson(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        approve(shop, shop.draft((shop.goods(), "1", "0.10")), "parts_sales")
