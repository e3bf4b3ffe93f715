"""Finance sends a payroll back."""

from tests.people.hr import Hr
from tests.people.month import OCTOBER, payroll, terms


def test_back_and_again(hr: Hr) -> None:
    terms(hr)
    run = payroll(hr, "checked")
    hr.run("return_pay", "finance_manager", run=run.pk)
    hr.run("calculate_pay", month=OCTOBER)
    hr.refused("not_allowed", "return_pay", "keeper", run=run.pk)
