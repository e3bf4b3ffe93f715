"""Set what is paid to an employee."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Rate, Ref
from chehang.org.models import Employee
from chehang.people.models import PayTerms


class SetPayTerms(Command):
    """From a day on: wage, social insurance base, housing fund, deductions."""

    employee: Annotated[Id, Ref("org.Employee")]
    since: Annotated[DueDate, Field(title="Since")]
    base: Annotated[PositiveMoney, Field(title="Base wage")]
    insured: Annotated[NonNegativeMoney, Field(title="Social insurance base")]
    fund_rate: Annotated[Rate, Field(title="Housing fund rate")]
    post_pay: Annotated[NonNegativeMoney, Field(title="Post pay")] = Decimal(0)
    seniority: Annotated[NonNegativeMoney, Field(title="Seniority pay")] = Decimal(0)
    performance: Annotated[NonNegativeMoney, Field(title="Performance pay")] = Decimal(0)
    deductions: Annotated[NonNegativeMoney, Field(title="Special additional deductions")] = Decimal(0)


@operation("people.set_pay_terms", title=_("Set the pay terms"), posts=("hr_manager", "general_manager"))
def set_pay_terms(cmd: SetPayTerms, ctx: Context) -> Done:
    """Rows are never changed; a later day counts. Refused for oneself, and for a day that has its row."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("terms.own", _("Nobody sets his own pay."), field="employee")
    if PayTerms.objects.filter(store_id=ctx.store_id, employee=employee, since=cmd.since).exists():
        raise Conflict("terms.known", _("From this day on terms are set already. Choose another day."), field="since")
    made = PayTerms.objects.create(store_id=ctx.store_id, employee=employee, **cmd.model_dump(exclude={"employee"}))
    ctx.changed(made, None, {"employee": employee.pk, "since": str(cmd.since)})
    return Done(id=made.pk)
