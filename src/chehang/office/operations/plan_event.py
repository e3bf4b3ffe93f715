"""Plan a large event."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref, RequiredText
from chehang.office.models import HouseEvent
from chehang.work.budgets import left_for
from chehang.work.heads import MANAGERS
from chehang.work.people import worker


class PlanEvent(Command):
    """What, when, where, for how many, the plan in words, its budget, who leads."""

    title: Annotated[RequiredText, Field(max_length=60, title="Event")]
    day: Annotated[DueDate, Field(title="Day")]
    place: Annotated[RequiredText, Field(max_length=60, title="Place")]
    people: Annotated[int, Field(ge=1, le=100_000, title="People expected")]
    plan: Annotated[Reason, Field(title="Plan")]
    leader: Annotated[Id, Ref("org.Employee"), Field(title="Leader")]
    budget: Annotated[NonNegativeMoney, Field(title="Budget")] = Decimal(0)


@operation("office.plan_event", title=_("Plan an event"), posts=MANAGERS)
def plan_event(cmd: PlanEvent, ctx: Context) -> Done:
    """The general manager decides; the money counts against the budget at once, and he is told what is left of it. Refused for a day
    that is over and a leader who does not work here."""
    if cmd.day < ctx.today:
        raise Refused("event.over", _("This day is over."), field="day")
    worker(ctx, cmd.leader, field="leader")
    rest = left_for(ctx, "people", "events")
    over = rest is not None and cmd.budget > rest
    made = HouseEvent.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "HDA"), planned_by_id=ctx.actor.employee_id, leader_id=cmd.leader,
        **cmd.model_dump(exclude={"leader"}),
    )  # fmt: skip
    ctx.changed(made, None, {"title": cmd.title, "day": str(cmd.day), "budget": str(cmd.budget)})
    link = f"/office/events/{made.pk}/"
    facts: dict[str, Any] = {"what": cmd.title, "amount": f"{cmd.budget:,.2f}"}
    if over:
        ctx.tell(_("Event beyond the budget: %(what)s, ¥%(amount)s; ¥%(rest)s is left"), post="general_manager", link=link,
                 rest=f"{rest:,.2f}", **facts)  # fmt: skip
    else:
        ctx.tell(_("Event to be decided: %(what)s, ¥%(amount)s"), post="general_manager", link=link, **facts)
    return Done(id=made.pk, number=made.number, over_budget=over)
