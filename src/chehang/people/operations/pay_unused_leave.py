"""Pay out annual leave that was not taken."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.org.models import Employee
from chehang.people.earnings import pay_month
from chehang.people.leave_account import UNUSED, left
from chehang.people.models import PayInput, StaffFile
from chehang.people.wages import unused_leave


class PayUnusedLeave(Command):
    """Whose leave of which year, how many whole days, with consent; the average month of the last twelve without overtime."""

    employee: Annotated[Id, Ref("org.Employee")]
    day: Annotated[
        PaperDate, Field(title="Day", description="A day of the year of the leave; for who leaves the last one.")
    ]
    days: Annotated[int, Field(ge=1, le=15, title="Days not taken")]
    average: Annotated[
        PositiveMoney,
        Field(title="Average wage of twelve months", description="Without overtime (条例实施办法 art. 11)."),
    ]


@operation("people.pay_unused_leave", title=_("Pay out leave not taken"), posts=("hr_manager",))
def pay_unused_leave(cmd: PayUnusedLeave, ctx: Context) -> Done:
    """Three times the daily wage, of which the normal one is paid anyway (年休假条例 art. 5). Once a year and person; the days leave
    the account. Refused for more than is left, and for oneself."""
    employee = access.get(Employee, cmd.employee, ctx)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("terms.own", _("Nobody sets his own pay."), field="employee")
    file = StaffFile.objects.filter(store_id=ctx.store_id, employee=employee).select_for_update().first()
    if file is None:
        raise Refused("event.no_file", _("There is no staff file of somebody who works here."), field="employee")
    year = cmd.day.year
    if PayInput.objects.filter(store_id=ctx.store_id, employee=employee, document=UNUSED, object_id=year).exists():
        raise Conflict("unused.once", _("The leave of this year was paid out already."), field="day")
    rest = left(file, "annual", cmd.day, ctx) or Decimal(0)
    if cmd.days > rest:
        raise Refused(
            "unused.too_many", _("%(rest)s days of the year are left."), field="days", rest=f"{max(rest, Decimal(0)):f}"
        )
    paid_days = parameter(ctx, "people.paid_days", cmd.day)
    made = PayInput.objects.create(
        store_id=ctx.store_id, employee=employee, month=pay_month(ctx, cmd.day), title=f"{year} 未休年假 {cmd.days} 天",
        amount=unused_leave(cmd.average, cmd.days, paid_days), document=UNUSED, object_id=year, days=cmd.days,
        how=f"{cmd.average:.2f} ÷ {paid_days:f} × {cmd.days} × 2",
    )  # fmt: skip
    ctx.changed(made, None, {"employee": employee.pk, "year": year, "days": cmd.days})
    return Done(id=made.pk, amount=str(made.amount))
