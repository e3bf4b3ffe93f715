"""Overdue hazards are told to the general manager every day."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.office.models import Hazard


class EscalateHazards(Command):
    """Nothing to say: the day is today."""


@every("day 08:00", command=lambda period: EscalateHazards())
@operation("office.escalate_hazards", title=_("Tell of overdue hazards"), posts=("hr_manager",), house=True)
def escalate_hazards(cmd: EscalateHazards, ctx: Context) -> Done:
    """Each day until it is closed, once a day (H22)."""
    late = (
        Hazard.objects.filter(store_id=ctx.store_id, due__lt=ctx.today)
        .exclude(state="closed")
        .exclude(told_on=ctx.today)
    )
    count = 0
    for hazard in late.select_for_update().order_by("id"):
        hazard.told_on = ctx.today
        hazard.save(update_fields=["told_on"])
        ctx.changed(hazard, None, {"told_on": str(ctx.today)})
        ctx.tell(_("Overdue since %(due)s: hazard %(number)s at %(place)s"), post="general_manager", link=f"/office/hazards/{hazard.pk}/",
                 due=str(hazard.due), number=hazard.number, place=hazard.place)  # fmt: skip
        count += 1
    return Done(told=count)
