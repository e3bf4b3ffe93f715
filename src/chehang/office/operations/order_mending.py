"""Say who mends a hazard until when."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.office.models import Hazard
from chehang.office.states import HAZARD
from chehang.work.people import worker

MOST_DAYS = 7  # ordinary hazards, §7.15


class OrderMending(Command):
    """Who, how, until when."""

    hazard: Annotated[Id, Ref("office.Hazard"), Field(title="Hazard")]
    responsible: Annotated[Id, Ref("org.Employee"), Field(title="Responsible person")]
    measure: Annotated[Reason, Field(max_length=500, title="Measure")]
    due: Annotated[DueDate, Field(title="Finish by")]


@operation("office.order_mending", title=_("Order the mending"), posts=("hr_manager", "general_manager"))
def order_mending(cmd: OrderMending, ctx: Context) -> Done:
    """Within seven days. Refused for a day that is over or too far ahead, and for who does not work here."""
    hazard = access.get(Hazard, cmd.hazard, ctx, lock=True)
    worker(ctx, cmd.responsible, field="responsible")
    if not 0 <= (cmd.due - ctx.today).days <= MOST_DAYS:
        raise Refused("hazard.due", _("A hazard is mended within %(days)s days."), field="due", days=MOST_DAYS)
    HAZARD.advance(ctx, hazard, "order", responsible_id=cmd.responsible, measure=cmd.measure, due=cmd.due)
    ctx.tell(_("Mend hazard %(number)s by %(due)s"), employee_id=cmd.responsible, link=f"/office/hazards/{hazard.pk}/",
             number=hazard.number, due=str(cmd.due))  # fmt: skip
    return Done(id=hazard.pk, number=hazard.number)
