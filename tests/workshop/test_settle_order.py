"""Settlement to the fen, split over the payers, and what it does to the books."""

from decimal import Decimal

import pytest

from chehang.billing.models import Bill
from chehang.core.errors import NotAllowed, Refused
from chehang.core.verify import broken
from chehang.workshop.models import OrderShare, WorkOrder

from .yard import balance

D = Decimal


def parts_of(yard):
    prices = (("P1", "458", "300"), ("P2", "68", "40"), ("P3", "328", "200"))
    return [yard.shop.goods("5", str(int(cost) * 5), price, number=n, name=f"件{n}") for n, price, cost in prices]


def test_the_worked_order(yard) -> None:
    """§4.9: labour 360 less 10 %, parts 854 less 5 %: 1,135.30 = 1,004.69 + 130.61."""
    order = yard.open()
    for code in ("M01", "M02"):
        yard.labour(order, code, discount="0.1")
    for part in parts_of(yard):
        yard.part(order, part, discount="0.05")
    order.refresh_from_db()
    assert (order.labour_inc, order.parts_inc, order.total_inc) == (D("324.00"), D("811.30"), D("1135.30"))
    yard.agreed(order)
    yard.dispatched(order)
    yard.fetch(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    stock_before = balance(yard.shop.store, "work_in_progress")
    yard.run("settle_order", order=order.pk, mileage_out=12180, next_service_km=17000, advice="建议更换后制动片")
    share = OrderShare.objects.get()
    assert (share.amount_ex, share.tax, share.labour_ex, share.parts_ex) == (
        D("1004.69"),
        D("130.61"),
        D("286.73"),
        D("717.96"),
    )
    bill = Bill.objects.get()
    assert (bill.amount, bill.claim, bill.state, bill.part) == (D("1135.30"), "customer", "waiting", "customer")
    store = yard.shop.store
    assert balance(store, "labour_revenue") == D("-286.73") and balance(store, "repair_parts_revenue") == D("-717.96")
    assert stock_before == D("540") and balance(store, "work_in_progress") == 0
    assert balance(store, "repair_parts_cost") == D("540")
    assert not [row for rule, row in broken() if rule.code in ("I10", "I45", "I46", "I20", "I22")]


def test_customer_insurer_maker_and_house_pay_their_lines(yard) -> None:
    """I45: Σ of the payers = total; the maker's share has no bill before he grants the claim."""
    insurer, maker = yard.insurer(), yard.shop.customer(name="泓川汽车", kind="company", mobile="")
    order = yard.open(kind="A", insurer=insurer.pk, report_no="PICC-1", maker=maker.pk)
    filters, *_rest = parts_of(yard)
    yard.labour(order)
    yard.labour(order, "M02", payer="insurer")
    yard.labour(order, "W01", payer="maker")
    yard.part(order, filters, payer="insurer")
    yard.run("add_charge", order=order.pk, kind="towing", text="施救", amount="300", payer="insurer")
    yard.run("add_charge", order=order.pk, kind="other", text="洗车", amount="30", payer="free")
    yard.agreed(order)
    yard.allowed(order, "974")
    yard.dispatched(order)
    yard.fetch(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    order.refresh_from_db()
    shares = {s.payer: s.amount_inc for s in OrderShare.objects.all()}
    assert shares == {
        "customer": D("144"),
        "insurer": D("216") + D("458") + D("300"),
        "maker": D("360"),
        "free": D("30"),
    }
    assert sum(shares.values()) == order.total_inc
    bills = {b.claim: (b.customer.name, b.amount) for b in Bill.objects.all()}
    assert bills == {"customer": ("王伟", D("144")), "insurer": ("人保财险", D("974"))}
    assert balance(yard.shop.store, "receivable_insurer") == D("974")
    assert not [row for rule, row in broken() if rule.code in ("I10", "I45", "I20", "I22")]


def test_unbilled_parts_block_it(yard) -> None:
    """I10 and the open requisition."""
    part, *_rest = parts_of(yard)
    order = yard.worked()
    line = yard.part(order, part, "2")
    yard.agreed(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    with pytest.raises(Refused, match=r"order\.not_issued"):
        yard.run("settle_order", order=order.pk)
    asked = yard.run("request_parts", "technician", who="铁柱", order=order.pk)
    with pytest.raises(Refused, match=r"order\.requisition_open"):
        yard.run("settle_order", order=order.pk)
    yard.run("cancel_requisition", "technician", requisition=asked.model_extra["requisition"], reason="不换了")
    yard.run("drop_line", line=line.pk, reason="客户不换")
    yard.run("settle_order", order=order.pk)
    assert WorkOrder.objects.get().state == "settled"


def test_what_was_not_agreed_is_not_billed(yard) -> None:
    order = yard.ready()
    yard.run("add_charge", order=order.pk, kind="other", text="辅料", amount="80")
    with pytest.raises(Refused, match=r"order\.not_agreed"):
        yard.run("settle_order", order=order.pk)


def test_an_overhaul_needs_its_certificate(yard) -> None:
    order = yard.ready(repair_class="second")
    with pytest.raises(Refused, match=r"order\.no_certificate"):
        yard.run("settle_order", order=order.pk)
    yard.run("issue_certificate", "inspector", order=order.pk)
    with pytest.raises(Refused, match=r"order\.mileage_out"):
        yard.run("settle_order", order=order.pk, mileage_out=1)
    yard.run("settle_order", order=order.pk)


def test_once(yard) -> None:
    order = yard.settled()
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("settle_order", order=order.pk)
    assert Bill.objects.count() == 1
    with pytest.raises(Refused, match=r"order\.frozen"):
        yard.run("add_charge", order=order.pk, kind="other", text="辅料", amount="80")


def test_not_everybody(yard) -> None:
    order = yard.ready()
    with pytest.raises(NotAllowed):
        yard.run("settle_order", "technician", who="铁柱", order=order.pk)
