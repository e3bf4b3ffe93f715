"""A manager sees the leave of the own department, everybody the own papers once they are ready, HR all of the store."""

import pytest

from chehang.core.access import rows
from chehang.people.models import Appraisal, Leave, Payslip
from tests.people.appraisals import MARKS, opened, scheme
from tests.people.hr import Hr
from tests.people.month import leave, payroll, terms


def test_leave_is_seen_in_the_own_department(hr: Hr) -> None:
    office, mine = hr.office, leave(hr)
    seen = {
        post: rows(Leave, office.who(post)).filter(pk=mine.pk).exists()
        for post in ("keeper", "parts_manager", "hr_manager", "general_manager", "service_manager", "parts_sales")
    }
    assert seen == {
        "keeper": True,
        "parts_manager": True,
        "hr_manager": True,
        "general_manager": True,
        "service_manager": False,
        "parts_sales": False,
    }


@pytest.mark.usefixtures("clock_of_server")
def test_a_payslip_is_ones_own_when_it_is_paid(hr: Hr) -> None:
    keeper, chief = hr.office.who("keeper"), hr.office.who("parts_manager")
    terms(hr)
    run = payroll(hr, "approved")
    slip = Payslip.objects.get()
    assert not rows(Payslip, keeper) and rows(Payslip, hr.office.who("hr_manager")).count() == 1
    hr.run("pay_wages", "cashier", run=run.pk)
    assert [s.pk for s in rows(Payslip, keeper)] == [slip.pk] and not rows(Payslip, chief)


def test_an_appraisal_is_seen_by_who_scores_it_and_by_whom_it_is_about(hr: Hr) -> None:
    keeper, chief = hr.office.who("keeper"), hr.office.who("parts_manager")
    scheme(hr)
    sheet = opened(hr)
    assert [a.pk for a in rows(Appraisal, chief)] == [sheet.pk]
    assert not rows(Appraisal, hr.office.who("service_manager")) and not rows(Appraisal, hr.office.who("keeper/罗斌"))
    hr.run("score_appraisal", "parts_manager", appraisal=sheet.pk, reached=MARKS, comment="按时上架需加强")
    assert [a.pk for a in rows(Appraisal, keeper)] == [sheet.pk]
