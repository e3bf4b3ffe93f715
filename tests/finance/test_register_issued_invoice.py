"""Registering issued invoices: one number once, never more than the bill, a red one within its original."""

from decimal import Decimal

from chehang.billing.models import Bill
from chehang.finance.models import IssuedInvoice
from chehang.parties.models import Customer

from .conftest import refused


def bill(desk, amount: str = "113") -> Bill:
    customer = Customer.objects.create(store=desk.store, code="K9", kind="company", name="东方汽修")
    facts = {
        "number": "ZD-1",
        "document": "test.x",
        "object_id": 1,
        "made_at": desk.clock.now(),
        "amount": Decimal(amount),
    }
    return Bill.objects.create(store=desk.store, customer=customer, **facts)


def test_an_invoice_and_its_red_one(desk) -> None:
    mine = bill(desk)
    facts = {"bill": mine.pk, "date": desk.day(), "buyer": "东方汽修", "rate": "0.13"}
    refused(
        "invoice.exceeds",
        desk,
        "register_issued_invoice",
        "accountant",
        **facts,
        number="1",
        amount_ex="100",
        tax="13.01",
    )
    first = desk.run("register_issued_invoice", "accountant", **facts, number="1", amount_ex="100", tax="13").id
    refused(
        "invoice.issued", desk, "register_issued_invoice", "accountant", **facts, number="1", amount_ex="1", tax="0"
    )
    refused(
        "invoice.exceeds", desk, "register_issued_invoice", "accountant", **facts, number="2", amount_ex="1", tax="0"
    )
    refused("invoice.sign", desk, "register_issued_invoice", "accountant", **facts, number="2", amount_ex="-1", tax="0")
    red = facts | {"red_of": first, "amount_ex": "-40", "tax": "-5.20"}
    desk.run("register_issued_invoice", "accountant", **red, number="3")
    refused(
        "invoice.exceeds", desk, "register_issued_invoice", "accountant", **(red | {"amount_ex": "-80"}), number="4"
    )
    assert IssuedInvoice.objects.count() == 2
