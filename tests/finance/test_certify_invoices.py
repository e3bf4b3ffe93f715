"""Certifying received invoices: their VAT is deducted in one month, once."""

from decimal import Decimal

from chehang.finance.models import ReceivedInvoice
from chehang.ledger.models import Period
from chehang.ledger.queries import balance_of_role

from .conftest import refused


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
