"""Writing an expense claim: its invoices are taken once, and only what is deductible is deducted."""

from decimal import Decimal

from chehang.finance.models import Claim, ReceivedInvoice

from .conftest import refused


def test_a_claim_with_its_invoices(desk) -> None:
    meal = desk.expense(item="entertainment", amount_ex="200", tax="12", invoice="77", seller="楼外楼", paper="special")
    claim = desk.claim(desk.expense(), meal, desk.expense(item="other", amount_ex="30", tax="0", invoice="", seller=""))
    assert (claim.state, claim.amount, claim.department, claim.number) == ("draft", Decimal(742), "parts", "")
    assert list(ReceivedInvoice.objects.order_by("id").values_list("deductible", flat=True)) == [True, False]
    assert claim.whole()["lines"][1]["seller"] == "楼外楼"


def test_an_invoice_is_handed_in_once(desk) -> None:
    first = desk.claim()
    same = {"purpose": "又报一次", "lines": [desk.expense(amount_ex="100", tax="0")]}
    caught = refused("invoice.known", desk, "draft_claim", "accountant", **same)
    assert caught.field == "lines.0.invoice" and Claim.objects.count() == 1
    desk.run("cancel_claim", "parts_sales", claim=first.pk, reason="发票抬头错")
    assert desk.run("draft_claim", "accountant", **same).id


def test_half_an_invoice_and_too_much_set_off(desk) -> None:
    line = desk.expense(seller="")
    refused("claim.half_an_invoice", desk, "draft_claim", "parts_sales", purpose="差旅", lines=[line])
    line = desk.expense(invoice="", seller="")
    refused("claim.tax_without_invoice", desk, "draft_claim", "parts_sales", purpose="差旅", lines=[line])
    refused("claim.offset", desk, "draft_claim", "parts_sales", purpose="差旅", lines=[desk.expense()], offset="1")
    assert not Claim.objects.exists() and not ReceivedInvoice.objects.exists()
