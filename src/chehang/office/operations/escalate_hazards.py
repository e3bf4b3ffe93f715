"""Overdue hazards are told to the general manager every day."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command
from chehang.office.models import Hazard


class EscalateHazards(Command):
    """Nothing to say: the day is today."""


@every("day 08:00", command=lambda period: EscalateHazards())
@operation("office.escalate_hazards", title=_("Tell of overdue hazards"), posts=("hr_manager",), house=True)
def escalate_hazards(cmd: EscalateHazards, ctx: Context) -> Done:
    """What is past its day, what nobody was told to mend within the days allowed, and major ones: each day until it is closed,
    once a day (H22)."""
    within = timedelta(days=int(parameter(ctx, "office.hazard_order_days", ctx.today)))
    nobody = Q(state="open", found_on__lt=ctx.today - within)
    late = (
        Hazard.objects.filter(Q(due__lt=ctx.today) | nobody | Q(level="major", found_on__lt=ctx.today))
        .filter(store_id=ctx.store_id)
        .exclude(state="closed")
        .exclude(told_on=ctx.today)
    )
    count = 0
    for hazard in late.select_for_update().order_by("id"):
        hazard.told_on = ctx.today
        hazard.save(update_fields=["told_on"])
        ctx.changed(hazard, None, {"told_on": str(ctx.today)})
        over = hazard.due is not None and hazard.due < ctx.today
        title = (
            _("Overdue since %(day)s: hazard %(number)s at %(place)s") if over
            else _("Nobody mends hazard %(number)s at %(place)s, found on %(day)s") if hazard.state == "open"
            else _("Major hazard %(number)s at %(place)s is not closed since %(day)s")
        )  # fmt: skip
        ctx.tell(title, post="general_manager", link=f"/office/hazards/{hazard.pk}/",
                 day=str(hazard.due if over else hazard.found_on), number=hazard.number, place=hazard.place)  # fmt: skip
        count += 1
    return Done(told=count)
