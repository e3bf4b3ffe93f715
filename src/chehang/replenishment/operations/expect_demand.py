"""Enter demand that is known before it is asked for."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.services import part_or_refuse
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, PositiveQuantity, Ref, RequiredText
from chehang.replenishment.kinds import Cause
from chehang.replenishment.models import ExpectedDemand


class ExpectDemand(Command):
    """The part, how many on top of the usual, between which days, and who says so."""

    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    since: Annotated[DueDate, Field(title="Needed from")]
    until: Annotated[DueDate, Field(title="Needed until")]
    cause: Cause = Cause.CAMPAIGN
    note: Annotated[RequiredText, Field(title="Which campaign, who says so")]


@operation("replenishment.expect_demand", title=_("Enter expected demand"), posts=("parts_planner", "parts_manager"))
def expect_demand(cmd: ExpectDemand, ctx: Context) -> Done:
    """Order for a campaign, a recall or a fleet before anybody asks. It counts from thirty days before until its last day.

    Refused for days that are over or in the wrong order.
    """
    part = part_or_refuse(cmd.part)
    if cmd.until < cmd.since:
        raise Refused("expected.days", _("The last day comes before the first. Correct the days."), field="until")
    if cmd.until < ctx.today:
        raise Refused("expected.over", _("This time is over already: nothing would be ordered for it."), field="until")
    made = ExpectedDemand.objects.create(
        store_id=ctx.store_id, part=part, set_by_id=ctx.actor.employee_id, set_at=ctx.now,
        **cmd.model_dump(exclude={"part"}),
    )  # fmt: skip
    ctx.changed(made, None, cmd.model_dump(mode="json"))
    return Done(id=made.pk)
