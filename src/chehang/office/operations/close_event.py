"""Close an event."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.office.models import HouseEvent
from chehang.office.states import EVENT
from chehang.work.models import Task
from chehang.work.tasks.states import OPEN


class CloseEvent(Command):
    """How many came, what it cost, what came of it."""

    event: Annotated[Id, Ref("office.HouseEvent"), Field(title="Event")]
    came: Annotated[int, Field(ge=0, le=100_000, title="People who came")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost")]
    summary: Annotated[Reason, Field(title="What came of it")]


@operation("office.close_event", title=_("Close the event"), posts=("*",))
def close_event(cmd: CloseEvent, ctx: Context) -> Done:
    """By its leader or who planned it; the general manager reads plan and result side by side. Refused before its day and while a
    task is open."""
    event = access.get(HouseEvent, cmd.event, ctx, lock=True)
    if ctx.actor.employee_id not in (event.leader_id, event.planned_by_id):
        raise NotAllowed("event.not_leader", _("Who leads the event closes it."))
    EVENT.require(event, "close")
    if ctx.today < event.day:
        raise Refused("event.not_yet", _("The event is on %(day)s."), day=event.day)
    waiting = Task.objects.filter(about="office.event", about_id=event.pk, state__in=OPEN).order_by("id").first()
    if waiting is not None:
        raise Refused(
            "event.open_task", _("Task %(number)s is not done: %(what)s."), number=waiting.number, what=waiting.title
        )
    EVENT.advance(ctx, event, "close", came=cmd.came, cost=cmd.cost, summary=cmd.summary)
    ctx.tell(_("%(what)s is over: %(came)s came, ¥%(cost)s of ¥%(budget)s"), post="general_manager", what=str(event), came=cmd.came,
             cost=f"{cmd.cost:,.2f}", budget=f"{event.budget:,.2f}", link=f"/office/events/{event.pk}/")  # fmt: skip
    return Done(id=event.pk, number=event.number)
