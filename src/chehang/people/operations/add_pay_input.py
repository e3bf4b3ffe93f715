"""Add something to the pay of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command, Id, Money, Ref, RequiredText
from chehang.org.models import Employee
from chehang.people.models import PayInput, PayRun


class AddPayInput(Command):
    """Commission, bonus, deduction, or the difference of an earlier month; a deduction is negative."""

    employee: Annotated[Id, Ref("org.Employee")]
    month: Annotated[BookDate, Field(title="Month")]
    title: Annotated[RequiredText, Field(max_length=60, title="What for")]
    amount: Annotated[Money, Field(title="Amount")]


@operation("people.add_pay_input", title=_("Add to the pay of a month"), posts=("hr_manager",))
def add_pay_input(cmd: AddPayInput, ctx: Context) -> Done:
    """Refused for oneself, and for a month that is closed: a correction comes with the next one."""
    employee = access.get(Employee, cmd.employee, ctx)
    month = cmd.month.replace(day=1)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("terms.own", _("Nobody sets his own pay."), field="employee")
    if not cmd.amount:
        raise Refused("input.nothing", _("An amount of nothing changes nothing."), field="amount")
    if PayRun.objects.filter(store_id=ctx.store_id, month=month).exclude(state="draft").exists():
        raise Refused(
            "payroll.closed",
            _("The payroll of this month is closed. Enter the difference in the next month."),
            field="month",
        )
    made = PayInput.objects.create(
        store_id=ctx.store_id, employee=employee, month=month, title=cmd.title, amount=cmd.amount
    )
    ctx.changed(made, None, {"employee": employee.pk, "title": cmd.title})
    return Done(id=made.pk)
