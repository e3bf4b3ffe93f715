"""Enter what was paid this year before."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Ref
from chehang.org.models import Employee
from chehang.people.models import PayOpening, Payslip


class EnterPayYear(Command):
    """Of whom, of which year, for how many months; income, what is free of it beyond the monthly 5,000, tax kept back."""

    employee: Annotated[Id, Ref("org.Employee")]
    year: Annotated[int, Field(ge=2016, le=2100, title="Year")]
    months: Annotated[int, Field(ge=1, le=12, title="Months paid")]
    gross: Annotated[PositiveMoney, Field(title="Income of the year so far")]
    free: Annotated[NonNegativeMoney, Field(title="Insurance, fund and deductions so far")] = Decimal(0)
    tax: Annotated[NonNegativeMoney, Field(title="Income tax paid so far")] = Decimal(0)


@operation("people.enter_pay_year", title=_("Enter the pay of the year before"), posts=("hr_manager",))
def enter_pay_year(cmd: EnterPayYear, ctx: Context) -> Done:
    """The cumulative tax builds on it. Refused twice, for oneself, and once the year has payslips here that are reviewed."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("terms.own", _("Nobody sets his own pay."), field="employee")
    if cmd.year > ctx.today.year:
        raise Refused("payyear.ahead", _("This year has not begun."), field="year")
    if PayOpening.objects.filter(store_id=ctx.store_id, employee=employee, year=cmd.year).exists():
        raise Conflict("payyear.known", _("What was paid before in this year is entered already."), field="year")
    slips = Payslip.objects.filter(store_id=ctx.store_id, employee=employee, run__month__year=cmd.year)
    if slips.exclude(run__state="draft").exists():
        raise Refused(
            "payyear.late",
            _("A payroll of this year is checked already and its tax reckoned. Enter it before the first one."),
            field="year",
        )
    made = PayOpening.objects.create(store_id=ctx.store_id, employee=employee, **cmd.model_dump(exclude={"employee"}))
    ctx.changed(made, None, {"employee": employee.pk, "year": cmd.year, "months": cmd.months})
    return Done(id=made.pk)
