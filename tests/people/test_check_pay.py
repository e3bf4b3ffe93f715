"""HR checks what was calculated."""

from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_once(hr: Hr) -> None:
    terms(hr)
    run = payroll(hr, "checked")
    hr.refused("state.wrong", "check_pay", run=run.pk)
    hr.refused("not_allowed", "check_pay", "keeper", run=run.pk)
