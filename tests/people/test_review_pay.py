"""Finance reviews; never who made it (I33)."""

from chehang.org.models import Assignment
from tests.people.hr import Hr
from tests.people.month import payroll, terms


def test_by_another(hr: Hr) -> None:
    terms(hr)
    run = payroll(hr, "checked")
    both = hr.office.who("finance_manager+hr_manager")
    run.made_by_id = both.employee_id
    run.save()
    assert Assignment.objects.filter(employee_id=both.employee_id).count() == 2
    hr.refused("payroll.same_person", "review_pay", "finance_manager+hr_manager", run=run.pk)
    hr.refused("not_allowed", "review_pay", "keeper", run=run.pk)
    hr.run("review_pay", "finance_manager", run=run.pk)
