"""Plan a stock count."""

from datetime import date
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command
from chehang.warehouse.kinds import CountScope
from chehang.warehouse.models import StockCount


class PlanStockCount(Command):
    """What is counted, on which day, and whether its bins are locked meanwhile."""

    scope: Annotated[Literal["a", "b", "c", "valuable", "zone", "short", "all"], Field(title="Scope")] = "a"
    zone: Annotated[str, Field(max_length=10, title="Zone")] = ""
    frozen: Annotated[bool, Field(title="Lock the bins while counting")] = False
    planned_on: Annotated[DueDate | None, Field(title="Planned for")] = None


@operation("warehouse.plan_stock_count", title=_("Plan a stock count"), posts=("parts_manager",))
def plan_stock_count(cmd: PlanStockCount, ctx: Context) -> Done:
    """Announce a count to keepers and finance. Refused for a zone count without its zone and for a day that is over."""
    day: date = cmd.planned_on or ctx.today
    if cmd.scope == "zone" and not cmd.zone:
        raise Refused("count.zone", _("Name the zone that is to be counted."), field="zone")
    if day < ctx.today:
        raise Refused("count.past", _("This day is over: a count is planned ahead."), field="planned_on")
    count = StockCount.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "PD"),
        scope=cmd.scope,
        zone=cmd.zone.upper(),
        frozen=cmd.frozen,
        planned_on=day,
        planned_by_id=ctx.actor.employee_id,
    )
    ctx.changed(count, None, {"number": count.number, "scope": cmd.scope, "frozen": cmd.frozen, "on": str(day)})
    for post in ("keeper", "accountant"):
        ctx.tell(
            _("Stock count %(number)s on %(day)s: %(scope)s"),
            post=post,
            link=f"/warehouse/stock_counts/{count.pk}/",
            number=count.number,
            day=str(day),
            scope=CountScope(cmd.scope).label,
        )
    return Done(id=count.pk, number=count.number)
