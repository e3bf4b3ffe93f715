"""An invoice is entered as it is printed: its VAT and total, a discount line, one part at two prices."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.billing.models import Payable
from chehang.core.errors import Refused
from chehang.ledger.models import Line
from chehang.stock.models import Pool
from chehang.warehouse.models import Inbound, InvoiceLine
from chehang.warehouse.operations.enter_invoice import EnterInvoice, enter_invoice
from tests.goods import CHECKER, TODAY, Depot

NUMBER = "H3A 115 403 F"


def enter(depot: Depot, inbound: Inbound, *lines: dict[str, Any], **sums: str) -> Any:
    typed = [{"part_no": NUMBER, **x} for x in lines]
    data = {"inbound": inbound.pk, "number": "I-9", "date": TODAY, "lines": typed, **sums}
    return depot.run(enter_invoice, EnterInvoice.model_validate(data))


def booked(depot: Depot, quantity: str, price: str, *lines: dict[str, Any], **sums: str) -> tuple[D, D, D]:
    """(value on hand, pending VAT, owed) once everything billed has come."""
    part = depot.part()
    inbound = depot.ordered((part, quantity, price))
    depot.packing_list(inbound, (part, quantity))
    enter(depot, inbound, *lines, **sums)
    depot.count(inbound, (part, quantity))
    from chehang.warehouse.operations.post_receipt import PostReceipt, post_receipt

    depot.run(post_receipt, PostReceipt(inbound=inbound.pk), name=CHECKER)
    vat = sum((x.debit - x.credit for x in Line.objects.filter(account__code__startswith="2221")), D(0))
    return Pool.objects.get().value, vat, Payable.objects.get().amount


LINE = {"quantity": "3", "price_ex": "10.05"}


@pytest.mark.parametrize(
    ("sums", "vat", "owed"),
    [
        ({}, "3.92", "34.07"),
        ({"tax": "3.93"}, "3.93", "34.08"),
        ({"tax": "3.90"}, "3.90", "34.05"),
        ({"total": "34.08"}, "3.93", "34.08"),
        ({"tax": "3.92", "total": "34.08"}, "3.92", "34.08"),
    ],
)
def test_printed_sums_are_what_is_owed(depot: Depot, sums: dict[str, str], vat: str, owed: str) -> None:
    value, tax, payable = booked(depot, "3", "10.05", LINE, **sums)
    assert (tax, payable) == (D(vat), D(owed)) and value == payable - tax


def test_a_discount_line_lowers_what_the_goods_cost(depot: Depot) -> None:
    line = {"quantity": "3", "price_ex": "10.05"}
    assert booked(depot, "3", "10.05", line, {"amount_ex": "-0.15"}, tax="3.90") == (D("30.00"), D("3.90"), D("33.90"))


def test_a_discount_over_the_whole_invoice(depot: Depot) -> None:
    assert booked(depot, "3", "10.05", LINE, discount_ex="0.15") == (D("30.00"), D("3.90"), D("33.90"))


def test_one_part_at_two_prices(depot: Depot) -> None:
    lines = ({"quantity": "2", "price_ex": "10.00"}, {"quantity": "1", "price_ex": "10.15"})
    assert booked(depot, "3", "10.05", *lines) == (D("30.15"), D("3.92"), D("34.07"))
    bill = InvoiceLine.objects.get()
    assert (bill.quantity, bill.price_ex) == (D(3), D("10.05"))


def test_a_printed_amount_off_by_fen(depot: Depot) -> None:
    assert booked(depot, "3", "10.05", LINE | {"amount_ex": "30.14"})[0] == D("30.14")


@pytest.mark.parametrize(
    ("lines", "sums", "code", "field"),
    [
        ([LINE], {"tax": "4.20"}, "invoice.sum_differs", "tax"),
        ([LINE], {"total": "34.50"}, "invoice.sum_differs", "total"),
        ([LINE | {"amount_ex": "31.00"}], {}, "invoice.sum_differs", "lines.0.amount_ex"),
        ([LINE, LINE], {}, "invoice.part_twice", "lines.1"),
        ([LINE, {"amount_ex": "-30.15"}], {}, "invoice.discount", ""),
        ([{"amount_ex": "2.95"}], {}, "invoice.line", "lines.0.quantity"),
        ([{"quantity": "3"}], {}, "invoice.line", "lines.0.quantity"),
        ([LINE, {"quantity": "1", "price_ex": "9", "tax_rate": "0.09"}], {}, "invoice.two_rates", "lines.1.tax_rate"),
    ],
)
def test_more_than_fen_is_refused(depot: Depot, lines: list[Any], sums: dict[str, str], code: str, field: str) -> None:
    inbound = depot.ordered((depot.part(), "3", "10.05"))
    with pytest.raises(Refused) as refusal:
        enter(depot, inbound, *lines, **sums)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert not InvoiceLine.objects.exists()
