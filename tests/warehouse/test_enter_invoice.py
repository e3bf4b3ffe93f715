"""The invoice that comes with the goods."""

from decimal import Decimal as D
from typing import Any

import pytest

from chehang.core.errors import Conflict, NotAllowed, Refused
from chehang.warehouse.models import Inbound, InvoiceLine, SupplierInvoice
from chehang.warehouse.operations.enter_invoice import EnterInvoice, enter_invoice
from tests.goods import TODAY, Depot


def command(inbound: Inbound, **also: Any) -> EnterInvoice:
    line = {"part_no": "H3A 115 403 F", "quantity": "60", "price_ex": "101.77"}
    return EnterInvoice.model_validate({"inbound": inbound.pk, "number": "I-1", "date": TODAY, "lines": [line], **also})


def test_it_stands_beside_the_lines_and_can_be_replaced(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.run(enter_invoice, command(inbound))
    assert inbound.lines.get().invoiced == 60
    line = {"part_no": "H3A 115 403 F", "quantity": "59", "price_ex": "101.77"}
    depot.run(enter_invoice, command(inbound, lines=[line]), "accountant")
    assert inbound.lines.get().invoiced == 59
    assert (SupplierInvoice.objects.count(), InvoiceLine.objects.get().quantity) == (1, D(59))


def test_a_number_is_taken_once(depot: Depot) -> None:
    first, second = depot.ordered((depot.part(), "60", "10")), depot.ordered((depot.part(), "60", "10"))
    depot.run(enter_invoice, command(first))
    with pytest.raises(Conflict, match=r"invoice\.duplicate"):
        depot.run(enter_invoice, command(second))
    assert Inbound.objects.get(pk=second.pk).invoice_paper == "waited"


def test_what_is_refused(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "10"))
    line = {"part_no": "H3A 115 403 F", "quantity": "1", "price_ex": "10"}
    for also, code in (
        ({"date": "2026-11-24"}, "date.late"),
        ({"lines": [line, line]}, "invoice.part_twice"),
        ({"lines": [line | {"part_no": "XX1"}]}, "part.unknown"),
    ):
        with pytest.raises(Refused, match=code):
            depot.run(enter_invoice, command(inbound, **also))
    assert not SupplierInvoice.objects.exists()


def test_a_stranger_enters_nothing(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "10"))
    with pytest.raises(NotAllowed):
        depot.run(enter_invoice, command(inbound), "cashier")
