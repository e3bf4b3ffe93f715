"""The VAT return from real papers: main lines, annexes by row, and every line opens to its papers and invoices."""

from decimal import Decimal as D

import pytest
from django.test import Client

from chehang.finance.models import IssuedInvoice
from chehang.finance.taxes import Return, vat_return
from chehang.finance.vat.entries import deductions, nearest, sales, turned_out
from chehang.ledger.models import Period
from chehang.org.models import Account as Login

from ..carsales.conftest import dealer  # noqa: F401
from .maker import accrued, desk_of, in_force, month_of

RATES = (D("0.07"), D("0.03"), D("0.02"))


def test_what_is_levied_simply_is_not_lessened() -> None:
    found = Return(D(100), D(130), D(0), D(0), *RATES, simple=D(50), unpaid=D(20), paid=D(15))
    assert (found.general, found.payable, found.carried_on) == (D(0), D(50), D(30))
    assert found.unpaid_after == D(55) and found.city == D("3.50")
    assert (nearest(D(2000), D(120)), nearest(D("405.31"), D("52.69")), nearest(D(0), D(9))) == (
        D("0.06"), D("0.13"), D("0.13"),
    )  # fmt: skip


@pytest.fixture
def filed(dealer):  # noqa: F811
    """A car at 168,800 with a plate service of 200, half of it invoiced; a rebate; a certified invoice and one turned out."""
    fees = [{"kind": "plate_service", "amount": "212"}]
    deal = dealer.delivered(fees=fees)
    desk = desk_of(dealer)
    desk.fund()
    facts = {"bill": dealer.bill(deal).pk, "date": desk.day(), "buyer": "赵敏", "kind": "special"}
    desk.run(
        "register_issued_invoice", "accountant", **facts, number="2611", rate="0.13", amount_ex="100000", tax="13000"
    )
    in_force(desk, dealer.supplier().pk)
    accrued(desk)
    claim = desk.approved(desk.submitted(desk.claim()), "parts_manager")
    desk.run("pay_claim", "cashier", claim=claim.pk)
    desk.run("certify_invoices", "accountant", period=month_of(desk).pk)
    desk.run("turn_out_input", "accountant", reason="welfare", text="食堂设备", tax="39")
    return desk


def test_every_paper_stands_in_its_row_and_they_add_up(filed) -> None:
    who, period = filed.who("accountant"), month_of(filed)
    found = vat_return(who, period.first_day)
    sold = sales(who, period)
    assert {(e.rate, e.ex, e.tax) for e in sold} == {
        (D("0.13"), D("149380.53"), D("19419.47")),
        (D("0.06"), D(200), D(12)),
    }
    assert found.output == sum(e.tax for e in sold) == D("19431.47")
    assert [i.number for e in sold for i in e.invoices] == ["2611"], "the invoice stands with the sales of its rate"
    bought = deductions(who, period)
    assert [(e.row, e.tax) for e in bought] == [("10", D("41.28")), ("1", D(18434))]
    assert found.input == D("18475.28")
    out = turned_out(who, period)
    assert [(e.row, e.tax) for e in out] == [("20", D(130)), ("15", D(39))] and found.turned_out == D(169)
    assert found.payable == D("19431.47") - D("18475.28") + D(169)


def test_each_line_opens(filed) -> None:
    client = Client(headers={"accept-language": "zh-hans"})
    login = Login.objects.get(pk=filed.who("accountant").account_id)
    client.force_login(login, backend="chehang.org.accounts.AccountBackend")
    month = Period.objects.get(pk=month_of(filed).pk).first_day
    page = client.get(f"/finance/vat/?month={month}").content.decode()
    assert "149,580.53" in page and "49,380.53" in page, "what was sold, and what of it has no invoice"
    papers = f"/finance/vat/papers/?month={month}&what="
    sold = client.get(papers + "sales&rate=0.13").content.decode()
    invoice = IssuedInvoice.objects.get()
    assert f"/finance/issued_invoices/{invoice.pk}/" in sold and "19,419.47" in sold and ">12.00<" not in sold
    bought = client.get(papers + "input&row=10").content.decode()
    assert "26119110001" in bought and "18,434" not in bought
    assert "39.00" in client.get(papers + "out&row=15").content.decode()
    for empty in ("labour", "simple"):
        assert client.get(papers + empty).status_code == 200
