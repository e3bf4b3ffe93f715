"""Say who mends a hazard until when."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, ShortText
from chehang.office.again import found_before
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
    stopped: Annotated[
        bool, Field(title="Use is stopped", description="A major hazard is stopped until it is closed.")
    ] = False
    cause: Annotated[ShortText, Field(title="Cause", description="Where a hazard was found within 90 days before.")] = (
        ""
    )


@operation("office.order_mending", title=_("Order the mending"), posts=("hr_manager", "general_manager"))
def order_mending(cmd: OrderMending, ctx: Context) -> Done:
    """Within seven days; a major one is stopped, and what comes again at one place within 90 days has its cause named (§7.15).
    Refused otherwise, for a day that is over or too far ahead, and for who does not work here."""
    hazard = access.get(Hazard, cmd.hazard, ctx, lock=True)
    worker(ctx, cmd.responsible, field="responsible")
    late = hazard.due is not None and hazard.due < ctx.today
    if late and "general_manager" not in ctx.actor.posts:
        raise Refused("hazard.extend", _("Its day is over. The general manager decides on another one."), field="due")
    if not 0 <= (cmd.due - ctx.today).days <= MOST_DAYS:
        raise Refused("hazard.due", _("A hazard is mended within %(days)s days."), field="due", days=MOST_DAYS)
    if hazard.level == "major" and not cmd.stopped:
        raise Refused("hazard.stop", _("A major hazard: stop the use first, and say so here."), field="stopped")
    if not (cmd.cause or hazard.cause) and found_before(hazard).exists():
        raise Refused(
            "hazard.cause", _("A hazard was found at %(place)s within 90 days before. Name the cause."), field="cause",
            place=hazard.place,
        )  # fmt: skip
    facts: dict[str, Any] = {
        "measure": cmd.measure,
        "due": cmd.due,
        "cause": cmd.cause or hazard.cause,
        "stopped": cmd.stopped,
    }
    HAZARD.advance(ctx, hazard, "order", responsible_id=cmd.responsible, **facts)
    ctx.tell(_("Mend hazard %(number)s by %(due)s"), employee_id=cmd.responsible, link=f"/office/hazards/{hazard.pk}/",
             number=hazard.number, due=str(cmd.due))  # fmt: skip
    return Done(id=hazard.pk, number=hazard.number)
