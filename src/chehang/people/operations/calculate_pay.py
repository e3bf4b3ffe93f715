"""Calculate the payroll of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command
from chehang.people.earnings import take_over
from chehang.people.models import MonthSheet, PayRun
from chehang.people.payroll import write_slips


class CalculatePay(Command):
    """Any day of the month."""

    month: Annotated[BookDate, Field(title="Month")]


@operation("people.calculate_pay", title=_("Calculate the payroll"), posts=("hr_manager",))
def calculate_pay(cmd: CalculatePay, ctx: Context) -> Done:
    """A payslip for everybody with pay terms, with approved commissions and piece pay of the departments. Again as often as needed until HR has checked it; one run a month.
    Refused once it is checked, and while an earlier month is open."""
    month = cmd.month.replace(day=1)
    run = PayRun.objects.filter(store_id=ctx.store_id, month=month).select_for_update().first()
    if run is not None and run.state != "draft":
        raise Refused(
            "payroll.closed",
            _("The payroll of this month is closed. Enter the difference in the next month."),
            field="month",
        )
    if PayRun.objects.filter(store_id=ctx.store_id, month__lt=month).exclude(state="paid").exists():
        raise Refused(
            "payroll.earlier",
            _("The payroll of an earlier month is not paid yet: the tax builds on it."),
            field="month",
        )
    unsigned = MonthSheet.objects.filter(store_id=ctx.store_id, month=month, signed_at=None).count()
    if unsigned:
        ctx.doubt(
            "payroll.unsigned",
            _("%(count)s month sheets are not signed. Calculate all the same?"),
            field="month",
            count=unsigned,
        )
    if run is None:
        run = PayRun.objects.create(
            store_id=ctx.store_id, number=numbers.draw(ctx, "XZ"), month=month, made_by_id=ctx.actor.employee_id
        )
    take_over(ctx, month)
    run.slips.all().delete()
    write_slips(ctx, run)
    ctx.changed(run, None, {"month": str(month), "people": run.people})
    return Done(id=run.pk, number=run.number, people=run.people)
