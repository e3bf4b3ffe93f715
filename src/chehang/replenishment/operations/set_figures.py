"""Set the figures a store plans with."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, NonNegativeMoney, Rate, RequiredText
from chehang.replenishment.models import PlanSettings


class SetFigures(Command):
    """From which day; yuan an order line costs; shares of the cost a year of keeping and a shortage cost, and how
    many such margins a shortage really costs; how often a
    demand of the workshop counts under the objective “critical”."""

    valid_from: StartDate | None = None
    order_cost: Annotated[NonNegativeMoney, Field(title="Cost of an order line")] = Decimal(0)
    holding_rate: Annotated[Rate, Field(gt=0, title="Holding cost a year (0.18 = 18 %)")] = Decimal("0.18")
    loss_share: Annotated[Rate, Field(title="Loss of a shortage, share of the cost")] = Decimal("0.3")
    loss_factor: Annotated[int, Field(ge=1, le=100, title="A shortage costs so many margins")] = 3
    workshop_weight: Annotated[int, Field(ge=1, le=100, title="Weight of the workshop")] = 3
    reason: RequiredText


@operation("replenishment.set_figures", title=_("Set planning figures"), posts=("parts_manager", "finance_manager"))
def set_figures(cmd: SetFigures, ctx: Context) -> Done:
    """Set the figures from a day on. Refused for a day that has passed: plans made then stay as they were."""
    since = cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("figures.past", _("Figures count from today on or later."), field="valid_from")
    figures = cmd.model_dump(exclude={"valid_from"})
    made = PlanSettings.objects.create(
        store_id=ctx.store_id, valid_from=since, set_by_id=ctx.actor.employee_id, set_at=ctx.now, **figures
    )
    ctx.changed(made, None, {"valid_from": since, **{name: str(value) for name, value in figures.items()}})
    return Done(id=made.pk)
