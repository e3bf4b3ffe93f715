"""Draw up the month sheets."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command
from chehang.people.models import MonthSheet, StaffFile
from chehang.people.sheets import facts_of, load


class DrawUpSheets(Command):
    """Any day of the month."""

    month: Annotated[PaperDate, Field(title="Month")]


@operation("people.draw_up_sheets", title=_("Draw up the month sheets"), posts=("hr_manager",))
def draw_up_sheets(cmd: DrawUpSheets, ctx: Context) -> Done:
    """The attendance of everybody, up to yesterday. What was signed stays; what was not is drawn up anew."""
    month = cmd.month.replace(day=1)
    here = MonthSheet.objects.filter(store_id=ctx.store_id, month=month)
    signed = set(here.filter(signed_at__isnull=False).values_list("employee_id", flat=True))
    here.filter(signed_at=None).delete()
    read = load(ctx, month, ctx.today)
    files = StaffFile.objects.filter(store_id=ctx.store_id).exclude(employee_id__in=signed).exclude(left_on__lt=month)
    made = MonthSheet.objects.bulk_create(
        [
            MonthSheet(store_id=ctx.store_id, employee_id=f.employee_id, month=month, **facts_of(read, f))
            for f in files.filter(hired_on__lt=read.after).order_by("id")
        ],
        batch_size=200,
    )
    if made:
        ctx.changed(made[0], None, {"month": str(month), "sheets": len(made)})
    return Done(sheets=len(made))
