"""Certifying received invoices: their VAT is deducted in one month, once."""

from decimal import Decimal

from chehang.finance.models import ReceivedInvoice
from chehang.finance.vat.entries import deductions, pending, waiting
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .conftest import refused
from .test_add_asset import CARD


def test_once(desk) -> None:
    period = Period.objects.get(store=desk.store, month=11)
    refused("vat.nothing_to_certify", desk, "certify_invoices", "accountant", period=period.pk)
    claim = desk.approved(desk.submitted(desk.claim()), "parts_manager")
    desk.run("pay_claim", "cashier", claim=claim.pk)
    done = desk.run("certify_invoices", "accountant", period=period.pk)
    assert done.model_extra == {"count": 1, "tax": "41.28"}
    who = desk.who("accountant")
    assert (balance_of_role(who, "input_vat"), balance_of_role(who, "input_vat_pending")) == (
        Decimal("41.28"),
        Decimal(0),
    )
    paper = ReceivedInvoice.objects.get()
    assert paper.certified_in_id == period.pk
    refused(
        "vat.nothing_to_certify",
        desk,
        "certify_invoices",
        "accountant",
        period=period.pk,
        invoices=[{"invoice": paper.pk}],
    )


def test_what_suppliers_billed_is_deducted_too(desk, supplier) -> None:
    """An asset bought with an invoice: its VAT waits, is certified once, and stands in annex 2 with its voucher."""
    period = Period.objects.get(store=desk.store, month=11)
    for number in ("8001", "8002"):
        desk.run("add_asset", "accountant", **CARD, supplier=supplier.pk, invoice=number, tax="7800")
    who = desk.who("accountant")
    first, second = (v for v, _tax in waiting(who, period.last_day))
    chosen = [{"voucher": first.pk}]
    done = desk.run("certify_invoices", "accountant", period=period.pk, purchases=chosen)
    assert done.model_extra == {"count": 1, "tax": "7800.00"}
    refused("vat.nothing_to_certify", desk, "certify_invoices", "accountant", period=period.pk, purchases=chosen)
    assert balance_of_role(who, "input_vat_pending") == Decimal(7800)
    desk.run("certify_invoices", "accountant", period=period.pk)
    assert [(e.row, e.voucher, e.tax) for e in deductions(who, period)] == [
        ("1", first.pk, Decimal(7800)), ("1", second.pk, Decimal(7800)),
    ]  # fmt: skip
    assert balance_of_role(who, "input_vat_pending") == 0 and not pending(who, period)
