"""Receiving: the count against packing list and invoice (H3), into both books."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from chehang.core.errors import NotAllowed, Refused
from chehang.core.inbox import open_items
from chehang.purchasing.models import Order
from chehang.stock.models import Balance, Entry, Pool
from chehang.warehouse.models import Discrepancy, Inbound, InboundLine, InvoiceLine
from chehang.warehouse.operations.count_line import CountLine, count_line
from chehang.warehouse.operations.declare_no_invoice import DeclareNoInvoice, declare_no_invoice
from chehang.warehouse.operations.finish_count import FinishCount, finish_count
from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt
from chehang.warehouse.operations.start_count import StartCount, start_count
from tests.goods import CHECKER, Depot, goods_equal_money, money, upload


def lies(depot: Depot) -> dict[str, D]:
    """Bin → quantity."""
    return {b.bin.code: b.on_hand for b in Balance.objects.select_related("bin") if b.on_hand}


def found(inbound: Inbound) -> dict[str, tuple[D, D]]:
    """Kind of difference → (difference, amount)."""
    report = Discrepancy.objects.get(inbound=inbound)
    return {x.kind: (x.difference, x.amount) for x in report.lines.all()}


def test_sixty_of_sixty_with_invoice(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    done = depot.receive(inbound, (part, "60"), price="101.77")
    inbound.refresh_from_db()
    line = inbound.lines.get()
    assert done.number == inbound.receipt_number and inbound.receipt_number.startswith("RK-")
    assert (inbound.state, line.accepted, line.billed, line.value_ex) == ("posted", D(60), D(60), D("6106.20"))
    assert lies(depot) == {"S-01-01-01": D(60)}
    assert Pool.objects.get(part=part).value == D("6106.20")
    assert Entry.objects.get().movement == "101"
    assert inbound.invoice and inbound.invoice.booked_inc == D("6900.01")
    assert not Discrepancy.objects.exists()
    assert Order.objects.get().state == "received"
    assert money("receipt_invoiced", "warehouse.inbound", inbound.pk) == {
        "1405.02": D("6106.20"),
        "2221.04": D("793.81"),
        "2202.01": D("-6900.01"),
    }
    goods_equal_money(depot.store)


def test_short_of_packing_list_and_invoice(depot: Depot) -> None:
    """The worked case: 60 invoiced, 58 counted; 58 are received and paid, 2 × 101.77 are claimed."""
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "60"))
    depot.invoice(inbound, (part, "60", "101.77"))
    depot.count(inbound, (part, "58"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    assert Pool.objects.get(part=part).value == D("5902.66")
    assert found(inbound) == {"short": (D(-2), D("-203.54"))}
    bill = InvoiceLine.objects.get()
    assert (bill.quantity, bill.booked, bill.amount_ex) == (D(60), D(58), D("5902.66"))
    for post in ("parts_manager", "parts_planner"):
        assert any("CY-" in m.params.get("number", "") for m in open_items(depot.who(post)))


def test_too_many_are_not_booked(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "62"))
    depot.invoice(inbound, (part, "62", "101.77"))
    depot.count(inbound, (part, "62"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    line = inbound.lines.get()
    assert (line.accepted, line.held, line.billed) == (D(60), D(2), D(60))
    assert lies(depot) == {"S-01-01-01": D(60)}
    assert found(inbound) == {"over": (D(2), D("203.54"))}
    assert Order.objects.get().state == "received"


def test_what_was_not_ordered_is_not_booked(depot: Depot) -> None:
    part, stranger = depot.part(), depot.part("H3A 129 620 C", "空气滤清器滤芯")
    inbound = depot.ordered((part, "5", "10"))
    depot.packing_list(inbound, (part, "5"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (part, "5"), (stranger, "1"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    assert found(inbound) == {"wrong": (D(1), D(0))}
    assert not Balance.objects.filter(part=stranger).exists()


def test_damaged_goods_go_to_quarantine(depot: Depot) -> None:
    lamp = depot.part("H3A 941 005 C", "LED前照灯总成 左", is_fragile=True)
    inbound = depot.ordered((lamp, "3", "100.01"))
    depot.packing_list(inbound, (lamp, "3"))
    depot.invoice(inbound, (lamp, "3", "100.01"))
    depot.count(inbound, (lamp, "3"), damaged="1", photo=upload())
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    assert lies(depot) == {"S-01-01-01": D(2), "Q-01-01-01": D(1)}
    assert sum(e.value for e in Entry.objects.all()) == D("300.03")
    assert found(inbound) == {"damaged": (D(1), D("100.01"))}


def test_expired_goods_go_to_quarantine(depot: Depot) -> None:
    fluid = depot.part("HQS 016 110 M2", "制动液", batch_control=True, shelf_life_days=730, unit="bottle")
    inbound = depot.ordered((fluid, "4", "10"))
    depot.packing_list(inbound, (fluid, "4"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (fluid, "4"), lot_code="L1", expires=date(2026, 11, 22))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    assert lies(depot) == {"Q-01-01-01": D(4)}
    assert found(inbound) == {"quality": (D(4), D("40.00"))}
    assert InboundLine.objects.get().lot is not None
    inbound.refresh_from_db()
    assert inbound.state == "placed"


def test_without_invoice_the_goods_are_estimated(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "10", "1000"))
    depot.receive(inbound, (part, "10"))
    line = inbound.lines.get()
    assert (line.estimated, line.billed, line.estimate_left) == (True, D(0), D("10000.00"))
    assert Entry.objects.get().movement == "111"


@pytest.mark.parametrize(("price", "held"), [("101.78", False), ("101.90", True), ("101.26", True), ("101.70", False)])
def test_a_price_out_of_tolerance_is_held(depot: Depot, price: str, held: bool) -> None:
    """0.5 % of 101.77 is 0.508; 60 × 0.13 is more than 5 yuan, 60 × 0.07 is not."""
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "60"), price=price)
    bill, line = InvoiceLine.objects.get(), inbound.lines.get()
    assert bill.state == ("held" if held else "booked")
    assert line.value_ex == (D("6106.20") if held else D(price) * 60)
    assert Discrepancy.objects.exists() == held
    if held:
        assert found(inbound)["price"] == (D(0), (D(price) - D("101.77")) * 60)


def test_a_partial_delivery_leaves_the_rest_expected(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "40"), price="101.77")
    order = Order.objects.get()
    assert (order.state, order.lines.get().received) == ("partial", D(40))
    rest = Inbound.objects.exclude(pk=inbound.pk).get()
    depot.receive(rest, (part, "20"), price="101.77")
    order.refresh_from_db()
    assert order.state == "received"


@pytest.mark.parametrize("paper", ["packing list", "invoice"])
def test_both_papers_are_compared_first(depot: Depot, paper: str) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    if paper == "invoice":
        depot.packing_list(inbound, (part, "60"))
    else:
        depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (part, "60"))
    with pytest.raises(Refused, match=r"paper\.missing"):
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    inbound.refresh_from_db()
    assert inbound.state == "checked" and not Entry.objects.exists()


def test_the_database_wants_both_papers(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.count(inbound, (part, "60"))
    with pytest.raises(IntegrityError, match="inbound_compared"), transaction.atomic():
        Inbound.objects.filter(pk=inbound.pk).update(state="posted", receipt_number="RK-1")


def test_the_database_refuses_over_receipt(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(IntegrityError, match="inbound_line_over_receipt"), transaction.atomic():
        inbound.lines.update(accepted=D(61))


def test_a_posted_receipt_stands(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "60"), price="101.77")
    with pytest.raises(IntegrityError, match="guard:warehouse_inboundline_frozen"), transaction.atomic():
        inbound.lines.update(counted=D(59))
    with pytest.raises(IntegrityError, match="guard:warehouse_inbound_frozen"), transaction.atomic():
        Inbound.objects.filter(pk=inbound.pk).update(waybill="x")
    with pytest.raises(Refused, match=r"inbound\.done"):
        depot.packing_list(inbound, (part, "59"))


def test_posting_twice_is_refused_and_repeating_is_not(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "60"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (part, "60"))
    first = depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER, key="p1")
    assert depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER, key="p1") == first
    with pytest.raises(Refused, match=r"state\.wrong"):
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    assert Entry.objects.count() == 1


def test_who_counted_does_not_receive(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.packing_list(inbound, (part, "60"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    depot.count(inbound, (part, "60"))
    with pytest.raises(Refused, match=r"inbound\.own_count"):
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk))
    assert not Entry.objects.exists()
    with pytest.raises(IntegrityError, match="guard:warehouse_inbound_received_by_another"), transaction.atomic():
        Inbound.objects.filter(pk=inbound.pk).update(state="posted", poster=F("counter"))
    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), "parts_manager")
    assert Entry.objects.count() == 1


def test_without_a_receiving_bin_nothing_is_received(depot: Depot) -> None:
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.bins["S-01-01-01"].delete()
    with pytest.raises(Refused, match=r"bin\.none"):
        depot.receive(inbound, (part, "60"))
    assert not Entry.objects.exists()


def test_a_stranger_does_not_receive(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(post_receipt, PostReceipt(inbound=inbound.pk), "parts_planner")


def test_counting_goes_on_after_the_papers(depot: Depot) -> None:
    """Scans add up; finishing without a count of every line is refused."""
    part, other = depot.part(), depot.part("H3A 129 620 C", "空气滤清器滤芯")
    inbound = depot.ordered((part, "2", "10"), (other, "1", "10"))
    depot.run(start_count, StartCount(inbound=inbound.pk))
    for _scan in range(2):
        depot.run(count_line, CountLine(inbound=inbound.pk, code="h3a-115-403-f", add=D(1)))
    with pytest.raises(Refused, match=r"count\.missing"):
        depot.run(finish_count, FinishCount(inbound=inbound.pk))
    depot.run(finish_count, FinishCount(inbound=inbound.pk, nothing_else=True))
    assert {x.part_id: x.counted for x in inbound.lines.all()} == {part.pk: D(2), other.pk: D(0)}
