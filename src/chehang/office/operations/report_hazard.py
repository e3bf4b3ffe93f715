"""Report a hazard."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Reason, RequiredText
from chehang.office.again import found_before
from chehang.office.models import Hazard


class ReportHazard(Command):
    """Where, what, how grave."""

    place: Annotated[RequiredText, Field(max_length=60, title="Place")]
    what: Annotated[Reason, Field(max_length=500, title="What is dangerous")]
    level: Annotated[Literal["ordinary", "major"], Field(title="Level")] = "ordinary"


@operation("office.report_hazard", title=_("Report a hazard"), posts=("*",))
def report_hazard(cmd: ReportHazard, ctx: Context) -> Done:
    """Anybody; a major one is told to the general manager at once, and what comes again at one place within 90 days is said (§7.15)."""
    made = Hazard.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "YH"),
        found_by_id=ctx.actor.employee_id,
        found_on=ctx.today,
        **cmd.model_dump(),
    )
    ctx.changed(made, None, {"place": cmd.place, "level": cmd.level})
    for post in ("hr_manager", *(("general_manager",) if cmd.level == "major" else ())):
        ctx.tell(_("Hazard %(number)s at %(place)s: %(what)s"), post=post, link=f"/office/hazards/{made.pk}/",
                 number=made.number, place=cmd.place, what=cmd.what[:100])  # fmt: skip
    if again := found_before(made).count():
        ctx.tell(_("%(place)s: hazard no. %(n)s within 90 days. Look for the cause, not only at the spot."), post="hr_manager",
                 link=f"/office/hazards/{made.pk}/", place=cmd.place, n=again + 1)  # fmt: skip
    return Done(id=made.pk, number=made.number)
