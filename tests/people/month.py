"""Short ways through a month: shift, punches, sheet, payroll."""

from typing import Any

from chehang.people.models import Leave, MonthSheet, PayRun
from tests.people.hr import Hr

OCTOBER = "2026-10-15"


def usual(hr: Hr) -> None:
    hr.run("add_shift", code="A", title="白班", starts="08:30", ends="17:30", pause=60, usual=True)


def worked(hr: Hr, number: str, *days: int) -> None:
    lines = [f"{number},2026-10-{d:02d},08:2{d % 10}\n{number},2026-10-{d:02d} 17:3{d % 10}:00" for d in days]
    hr.run("import_punches", text="\n".join(["工号,姓名,时间", *lines]))


def sheet(hr: Hr, who: str = "keeper") -> MonthSheet:
    hr.run("draw_up_sheets", month=OCTOBER)
    return MonthSheet.objects.get(employee_id=hr.office.id(who))


def leave(hr: Hr, who: str = "keeper", **also: Any) -> Leave:
    data = {
        "kind": "personal",
        "first_day": hr.office.day(1),
        "last_day": hr.office.day(1),
        "reason": "家中有事",
        **also,
    }
    return Leave.objects.get(pk=hr.run("ask_leave", who, **data).id)


def terms(hr: Hr, who: str = "keeper", **also: Any) -> None:
    data = {
        "base": "6000",
        "post_pay": "3200",
        "insured": "9000",
        "fund_rate": "0.08",
        "deductions": "2000",
        "since": "2026-10-01",
    }
    hr.run("set_pay_terms", employee=hr.office.id(who), **(data | also))


def payroll(hr: Hr, state: str = "paid", month: str = OCTOBER) -> PayRun:
    pk = hr.run("calculate_pay", month=month).id
    for name, act, post in (
        ("checked", "check_pay", "hr_manager"), ("reviewed", "review_pay", "finance_manager"),
        ("approved", "approve_pay", "general_manager"), ("paid", "pay_wages", "cashier"),
    ):  # fmt: skip
        if state == "draft":
            break
        hr.run(act, post, run=pk)
        if state == name:
            break
    return PayRun.objects.get(pk=pk)
