"""Accepting an invoice that was held for its price."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.models import ApprovalAuthor, ApprovalRequest
from chehang.purchasing.operations.accept_invoice import AcceptInvoice, accept_invoice
from chehang.stock.models import Pool
from chehang.warehouse.invoice_approval import invoice_effect
from chehang.warehouse.models import InvoiceLine, SupplierInvoice
from tests.approving import seen_by
from tests.goods import Depot, goods_equal_money, money


def held(depot: Depot) -> SupplierInvoice:
    """60 ordered at 101.77, invoiced at 103.00: booked as an estimate, the invoice held."""
    part = depot.part()
    inbound = depot.ordered((part, "60", "101.77"))
    depot.receive(inbound, (part, "60"), price="103")
    return SupplierInvoice.objects.get()


def asked(invoice: SupplierInvoice) -> ApprovalRequest:
    return ApprovalRequest.objects.get(document="warehouse.invoice", object_id=invoice.pk, state="open")


def test_who_decides_sees_what_it_costs(depot: Depot) -> None:
    invoice = held(depot)
    request = asked(invoice)
    assert (request.post, request.amount, request.percent) == ("parts_manager", D("73.80"), D("0.012086"))
    assert dict(request.shown)["Supplier"] == invoice.supplier.name
    assert [text for _title, text in invoice_effect(invoice)] == ["6,983.40", "+73.80"]
    assert seen_by(depot.who("parts_manager"), depot) == [request.pk]


def test_accepting_books_the_difference(depot: Depot) -> None:
    invoice = held(depot)
    assert Pool.objects.get().value == D("6106.20")
    depot.run(accept_invoice, AcceptInvoice(invoice=invoice.pk, reason="厂家十一月调价"), "parts_manager")
    invoice.refresh_from_db()
    assert (invoice.booked_ex, invoice.booked_tax) == (D("6180.00"), D("803.40"))
    assert InvoiceLine.objects.get().state == "booked"
    assert Pool.objects.get().value == D("6180.00")
    assert money("receipt_estimated")["2202.02"] + money("estimate_reversed")["2202.02"] == 0
    goods_equal_money(depot.store)


def test_nothing_is_accepted_twice(depot: Depot) -> None:
    invoice = held(depot)
    cmd = AcceptInvoice(invoice=invoice.pk, reason="厂家十一月调价")
    depot.run(accept_invoice, cmd, "parts_manager")
    with pytest.raises(Refused, match=r"invoice\.not_held"):
        depot.run(accept_invoice, cmd, "parts_manager")


def test_who_entered_it_does_not_accept(depot: Depot) -> None:
    invoice = held(depot)
    both = depot.actor_of("accountant", "parts_manager", at=depot.store)
    ApprovalAuthor.objects.create(request=asked(invoice), store_id=depot.store.pk, employee_id=both.employee_id)
    depot.people["parts_manager"] = both
    with pytest.raises(Refused, match=r"approval\.own_work"):
        depot.run(accept_invoice, AcceptInvoice(invoice=invoice.pk, reason="我说可以"), "parts_manager")
    assert SupplierInvoice.objects.get().booked_ex == 0


def test_a_stranger_accepts_nothing(depot: Depot) -> None:
    invoice = held(depot)
    with pytest.raises(NotAllowed):
        depot.run(accept_invoice, AcceptInvoice(invoice=invoice.pk, reason="我说可以"), "accountant")
