"""Decide on an event."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.office.models import HouseEvent
from chehang.office.states import EVENT


class DecideEvent(Command):
    """The event; a no has its reason."""

    event: Annotated[Id, Ref("office.HouseEvent"), Field(title="Event")]
    approved: Annotated[bool, Field(title="Approved")] = True
    reason: Text = ""


@operation("office.decide_event", title=_("Decide on the event"), posts=("general_manager",))
def decide_event(cmd: DecideEvent, ctx: Context) -> Done:
    """By another person than who planned it; the leader is told. Refused for one's own and for a no without a reason."""
    event = access.get(HouseEvent, cmd.event, ctx, lock=True)
    if event.planned_by_id == ctx.actor.employee_id:
        raise Refused("event.own_plan", _("Another person decides on what you planned."))
    if not cmd.approved and not cmd.reason:
        raise Refused("event.why_not", _("Say why not."), field="reason")
    move = "approve" if cmd.approved else "refuse"
    EVENT.advance(ctx, event, move, reason=cmd.reason, decided_by_id=ctx.actor.employee_id)
    if cmd.approved:
        ctx.tell(_("You lead the event %(what)s on %(day)s"), employee_id=event.leader_id, what=event.title,
                 day=str(event.day), link=f"/office/events/{event.pk}/")  # fmt: skip
    return Done(id=event.pk, number=event.number)
