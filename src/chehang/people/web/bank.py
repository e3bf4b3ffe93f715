"""代发工资文件: who gets how much into which account, for the bank."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.errors import Refused
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, page
from chehang.core.web.lists import workbook
from chehang.people.models import PayRun, StaffFile


@page("people.pay_wages")
def bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows add up to the net of the approved payroll (§7.13). Refused while an account is missing."""
    actor = actor_of(request)
    run = access.get(PayRun, pk, actor)
    if run.state not in ("approved", "paid"):
        raise Refused("bank.not_approved", _("The bank gets an approved payroll only."))
    slips = list(run.slips.select_related("employee").order_by("employee__number"))
    accounts = dict(access.rows(StaffFile, actor).values_list("employee_id", "bank_account"))
    if missing := [s.employee.name for s in slips if s.net and not accounts.get(s.employee_id)]:
        raise Refused(
            "bank.no_account",
            _("Bank accounts are missing: %(who)s. They enter them on “About me”."),
            who="、".join(missing[:10]),
        )
    rows = [(s.employee.number, s.employee.name, accounts[s.employee_id], s.net) for s in slips if s.net]
    total = sum((r[3] for r in rows), Decimal(0))
    if total != run.net:
        raise Refused(
            "bank.sum", _("The payslips add up to %(sum)s, the payroll says %(net)s."), sum=total, net=run.net
        )
    sheets = [
        Sheet("number", _("Employee no."), "text"), Sheet("name", _("Account holder"), "text"),
        Sheet("account", _("Bank account"), "text"), Sheet("amount", _("Amount"), "money"),
    ]  # fmt: skip
    return workbook(sheets, rows, _("Wages") + f" {run.month:%Y-%m}")
