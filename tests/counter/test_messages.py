"""What asks for an act leaves the desk by the act alone."""

import pytest

from chehang.core.errors import Refused
from chehang.core.inbox import open_items
from chehang.core.operations.settle_message import SettleMessage, settle_message
from chehang.core.pending import acts_of
from chehang.counter.operations.approve_discount import ApproveDiscount, approve_discount
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.operations.acknowledge_discrepancy import AcknowledgeDiscrepancy, acknowledge_discrepancy
from chehang.warehouse.operations.declare_no_invoice import DeclareNoInvoice, declare_no_invoice
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from tests.approving import seen_by
from tests.goods import CHECKER
from tests.selling import Shop


def test_a_discount_waits_until_it_is_decided(shop: Shop) -> None:
    manager = shop.depot.who("parts_manager")
    sale = shop.draft((shop.goods(), "1", "0.10"))
    assert len(seen_by(manager, shop.depot)) == 1
    shop.run(approve_discount, ApproveDiscount.model_validate({"sale": sale.pk, "reason": "老客户"}), "parts_manager")
    assert seen_by(manager, shop.depot) == []


def test_goods_that_came_back_wait_for_the_keeper_and_news_is_put_away(shop: Shop) -> None:
    keeper = shop.depot.who("keeper")
    made = shop.ask_back(shop.done((shop.goods(), "2")), (1, "1"))
    item = open_items(keeper).get(subject="counter.SaleReturn")
    assert acts_of([item], keeper)[item.pk].url == f"/counter/returns/{made.pk}/inspect/"
    with pytest.raises(Refused, match=r"message\.waits"):
        shop.run(settle_message, SettleMessage(message=item.pk), "keeper")
    shop.inspect(made, (1, "1", "unopened", "A-01-01-01"))
    assert not open_items(keeper).filter(subject="counter.SaleReturn").exists()
    cashier = shop.depot.who("cashier")
    refund = open_items(cashier).get(subject="billing.CreditNote")
    assert acts_of([refund], cashier)[refund.pk].operation == "billing.pay_back"
    assert acts_of([refund], shop.depot.who("parts_sales")) == {}


def test_a_difference_waits_to_be_acknowledged(shop: Shop) -> None:
    depot = shop.depot
    part = depot.part()
    inbound = depot.ordered((part, "4", "10"))
    depot.packing_list(inbound, (part, "4"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (part, "3"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    manager, report = depot.who("parts_manager"), Discrepancy.objects.get()
    item = open_items(manager).get(link=f"/warehouse/discrepancies/{report.pk}/")
    assert acts_of([item], manager)[item.pk].operation == "warehouse.acknowledge_discrepancy"
    depot.run(acknowledge_discrepancy, AcknowledgeDiscrepancy(discrepancy=report.pk), "parts_manager")
    assert acts_of([item], manager).get(item.pk) is None
