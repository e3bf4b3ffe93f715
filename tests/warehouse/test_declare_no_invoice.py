"""Goods that come without an invoice."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.warehouse.models import Inbound, SupplierInvoice
from chehang.warehouse.operations.declare_no_invoice import DeclareNoInvoice, declare_no_invoice
from tests.goods import Depot


def test_it_takes_an_entered_invoice_back(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.invoice(inbound, (depot.part(), "60", "101.77"))
    depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))
    assert not SupplierInvoice.objects.exists()
    assert Inbound.objects.get().invoice_paper == "absent" and inbound.lines.get().invoiced is None


def test_not_once_it_is_posted(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    depot.receive(inbound, (depot.part(), "60"), price="101.77")
    with pytest.raises(Refused, match=r"inbound\.done"):
        depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk))


def test_a_stranger_declares_nothing(depot: Depot) -> None:
    inbound = depot.ordered((depot.part(), "60", "101.77"))
    with pytest.raises(NotAllowed):
        depot.run(declare_no_invoice, DeclareNoInvoice(inbound=inbound.pk), "cashier")
