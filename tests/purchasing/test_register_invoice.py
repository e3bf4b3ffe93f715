"""Late invoices: the estimate in red, the invoice, the gap by what is still on hand (P2, P1, P2v)."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import Conflict, NotAllowed, NotFound, Refused
from chehang.core.sources import Source
from chehang.ledger.models import Period, Voucher
from chehang.ledger.states import PERIOD
from chehang.parties.models import Supplier
from chehang.purchasing.operations.register_invoice import RegisterInvoice, register_invoice
from chehang.stock import services as stock
from chehang.stock.models import Pool
from chehang.warehouse.invoices import share_of
from chehang.warehouse.models import InboundLine, InvoiceLine, SupplierInvoice
from tests.goods import TODAY, Depot, goods_equal_money, money

RECEIPT = ("receipt_estimated", "warehouse.inbound")


def bill(depot: Depot, line: InboundLine, quantity: str, price: str, number: str = "INV-9", **also: Any) -> Any:
    cmd = RegisterInvoice.model_validate(
        {
            "supplier": depot.supplier.pk,
            "number": number,
            "date": TODAY,
            "lines": [{"line": line.pk, "quantity": quantity, "price_ex": price}],
            **also,
        }
    )
    return depot.run(register_invoice, cmd, "accountant")


def estimated(depot: Depot, quantity: str, price: str) -> InboundLine:
    part = depot.part()
    inbound = depot.ordered((part, quantity, price))
    depot.receive(inbound, (part, quantity))
    return inbound.lines.get()


def sell(depot: Depot, quantity: str) -> None:
    """Goods that left meanwhile, straight through the book."""
    gone = stock.Outgoing(depot.part().pk, depot.bins["S-01-01-01"].pk, D(quantity))
    stock.issue(depot.context("keeper"), Source("tests.sale", 1), [gone])


def test_the_estimate_is_posted_without_vat(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    assert money(*RECEIPT, line.inbound_id) == {"1405.02": D("10000.00"), "2202.02": D("-10000.00")}
    goods_equal_money(depot.store)


def test_an_invoice_at_the_estimate(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    invoice = bill(depot, line, "10", "1000").id
    source = ("warehouse.invoice", invoice)
    assert money("estimate_reversed", *source) == {"1405.02": D("-10000.00"), "2202.02": D("10000.00")}
    assert money("receipt_invoiced", *source) == {
        "1405.02": D("10000.00"),
        "2221.04": D("1300.00"),
        "2202.01": D("-11300.00"),
    }
    assert not Voucher.objects.filter(event="invoice_variance").exists()
    line.refresh_from_db()
    assert (line.billed, line.estimate_left) == (D(10), D(0))
    goods_equal_money(depot.store)


def test_the_gap_follows_the_goods(depot: Depot) -> None:
    """100 at 10.00 estimated, invoiced at 10.04: 4.00 more. 40 are sold, so 2.40 to stock and 1.60 to their cost."""
    line = estimated(depot, "100", "10")
    sell(depot, "40")
    invoice = bill(depot, line, "100", "10.04").id
    assert money("invoice_variance", "warehouse.invoice", invoice) == {
        "1405.02": D("2.40"),
        "6401.04": D("1.60"),
        "2202.01": D("-4.00"),
    }
    assert Pool.objects.get().value == D("602.40")
    assert SupplierInvoice.objects.get().booked_inc == D("1004.00") + D("130.52")


def test_a_cheaper_invoice_takes_back(depot: Depot) -> None:
    line = estimated(depot, "100", "10")
    invoice = bill(depot, line, "100", "9.97").id
    assert money("invoice_variance", "warehouse.invoice", invoice) == {"1405.02": D("-3.00"), "2202.01": D("3.00")}
    goods_equal_money(depot.store)


def test_one_delivery_over_two_invoices(depot: Depot) -> None:
    line = estimated(depot, "3", "33.333333")
    assert line.estimate_left == D("100.00")
    bill(depot, line, "1", "33.333333", "A-1")
    bill(depot, line, "2", "33.333333", "A-2")
    line.refresh_from_db()
    assert (line.billed, line.estimate_left) == (D(3), D(0))
    assert sum(money("estimate_reversed").values()) == 0
    assert money("estimate_reversed")["2202.02"] == D("100.00")
    goods_equal_money(depot.store)


def test_a_price_out_of_tolerance_is_held(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    done = bill(depot, line, "10", "1006")
    assert done.held == [str(line)]
    assert not Voucher.objects.filter(document="warehouse.invoice").exists()
    line.refresh_from_db()
    assert line.billed == 0


def test_a_number_is_taken_once_per_supplier(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    bill(depot, line, "4", "1000")
    with pytest.raises(Conflict, match=r"invoice\.duplicate"):
        bill(depot, line, "6", "1000")
    part = depot.part()
    inbound = depot.ordered((part, "1", "10"))
    with pytest.raises(Conflict, match=r"invoice\.duplicate"):
        depot.invoice(inbound, (part, "1", "10"), number="INV-9")


def test_no_more_than_was_received_is_paid(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    with pytest.raises(Refused, match=r"invoice\.more_than_received") as refusal:
        bill(depot, line, "11", "1000")
    assert refusal.value.field == "lines.0.quantity"
    bill(depot, line, "10", "1000")
    with pytest.raises(Refused, match=r"invoice\.more_than_received"):
        bill(depot, line, "1", "1000", "INV-10")


def test_what_else_is_refused(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    twice = [{"line": line.pk, "quantity": "1", "price_ex": "1000"}] * 2
    other = Supplier.objects.create(store=depot.store, code="S02", name="泓川南方库")
    for also, code in (
        ({"date": "2026-11-24"}, "date.late"),
        ({"lines": twice}, "invoice.part_twice"),
        ({"supplier": other.pk}, "not_found"),
        ({"supplier": 999_999}, "not_found"),
    ):
        with pytest.raises((Refused, NotFound), match=code):
            bill(depot, line, "1", "1000", **also)
    assert not SupplierInvoice.objects.exists()


def test_a_closed_month_takes_no_invoice(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    month = Period.objects.get(store=depot.store)
    checker = depot.who("finance_manager")
    Voucher.objects.update(reviewer_id=checker.employee_id, reviewer_name=checker.name, reviewed_at=depot.clock.now())
    PERIOD.advance(depot.context("finance_manager"), month, "close")
    with pytest.raises(Refused, match=r"period\.closed"):
        bill(depot, line, "10", "1000")
    assert not SupplierInvoice.objects.exists()


def test_a_stranger_registers_nothing(depot: Depot) -> None:
    line = estimated(depot, "10", "1000")
    cmd = RegisterInvoice.model_validate(
        {
            "supplier": depot.supplier.pk,
            "number": "X",
            "date": TODAY,
            "lines": [{"line": line.pk, "quantity": "1", "price_ex": "1"}],
        }
    )
    with pytest.raises(NotAllowed):
        depot.run(register_invoice, cmd, "keeper")


def test_what_is_invoiced_in_full_takes_no_more() -> None:
    line = InboundLine(accepted=D(4), rejected=D(1), billed=D(5), estimate_left=D(0), part_no="H3A")
    with pytest.raises(Refused, match=r"invoice\.nothing_left"):
        share_of(line, InvoiceLine(quantity=D(1), price_ex=D(10), tax_rate=D("0.13")))
