"""Ask for staff."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, Text
from chehang.people.models import Position, Requisition
from chehang.work.heads import MANAGERS


class RequestStaff(Command):
    """Which post, how many, by when, why."""

    position: Annotated[Id, Ref("people.Position"), Field(title="Post")]
    people: Annotated[int, Field(ge=1, le=50, title="People wanted")] = 1
    needed_by: Annotated[DueDate, Field(title="Needed by")]
    reason: Reason
    wants: Annotated[Text, Field(title="What is asked for")] = ""


@operation("people.request_staff", title=_("Ask for staff"), posts=MANAGERS)
def request_staff(cmd: RequestStaff, ctx: Context) -> Done:
    """HR and the general manager decide; more than the headcount allows is marked. Refused for an abolished post."""
    position = access.get(Position, cmd.position, ctx)
    if position.closed_on is not None:
        raise Refused("position.closed", _("This post was abolished. Choose another."), field="position")
    waiting = Requisition.objects.filter(position=position, state__in=("submitted", "approved"))
    wanted = sum(r.people - r.hired for r in waiting) + cmd.people
    made = Requisition.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "ZP"), asked_by_id=ctx.actor.employee_id, asked_on=ctx.today,
        over_headcount=position.holders + wanted > position.headcount, from_hr="hr_manager" in ctx.actor.posts,
        position=position, people=cmd.people, needed_by=cmd.needed_by, reason=cmd.reason, wants=cmd.wants,
    )  # fmt: skip
    ctx.changed(made, None, {"post": position.title, "people": cmd.people})
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)
