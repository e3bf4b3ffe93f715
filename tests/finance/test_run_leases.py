"""Interest and amortisation of a month, once; the rent is paid against the debt by an approved request."""

from decimal import Decimal as D

from chehang.finance.models import LeaseMonth, Payment
from chehang.ledger.models import Period, Voucher

from .conftest import refused
from .test_add_lease import leased


def month(desk) -> Period:
    return Period.objects.get(store=desk.store, year=desk.day().year, month=desk.day().month)


def test_a_month_once(desk, supplier) -> None:
    """The first month: 4.8 % ÷ 12 of the debt as interest, a 36th of the right as rent."""
    row = leased(desk, supplier)
    desk.run("run_leases", "accountant", period=month(desk).pk)
    made = LeaseMonth.objects.get()
    assert made.interest == (row.liability * D("0.004")).quantize(D("0.01"))
    lines = Voucher.objects.get(event="lease_month").lines.all()
    sums = {x.account.code: x.debit - x.credit for x in lines}
    assert sums["2510"] == -made.interest and sums["1705"] == -made.amortisation
    assert row.right == row.liability - made.amortisation
    refused("lease.nothing", desk, "run_leases", "accountant", period=month(desk).pk)


def test_the_rent_lowers_the_debt(desk, supplier) -> None:
    leased(desk, supplier)
    facts = {
        "kind": "lease",
        "purpose": "展厅租金",
        "due": desk.day(),
        "supplier": supplier.pk,
        "payee": desk.payee(supplier).pk,
    }
    done = desk.run("draft_payment", "accountant", lines=[{"against": "lease", "amount": "900"}], **facts)
    desk.run("submit_payment", "accountant", payment=done.id)
    payment = desk.approved(Payment.objects.get(pk=done.id), "finance_manager")
    desk.run("pay_payment", "cashier", payment=payment.pk)
    voucher = Voucher.objects.get(document="finance.payment")
    assert {x.account.code: x.debit - x.credit for x in voucher.lines.all()} == {"2510": D(900), "1002.01": D(-900)}
