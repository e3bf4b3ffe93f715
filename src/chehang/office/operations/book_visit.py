"""Announce a visitor."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText, ShortText, Text
from chehang.office.models import Visit
from chehang.work.people import worker


class BookVisit(Command):
    """Who comes when, what for, to whom, and what is prepared."""

    visitor: Annotated[RequiredText, Field(title="Visitor"), Personal()]
    day: Annotated[DueDate, Field(title="Day")]
    purpose: Annotated[RequiredText, Field(title="Purpose")]
    company: Annotated[ShortText, Field(title="Company")] = ""
    people: Annotated[int, Field(ge=1, le=500, title="Number of visitors")] = 1
    host: Annotated[Id | None, Ref("org.Employee"), Field(title="Host", description="Empty: you.")] = None
    plan: Annotated[Text, Field(title="Reception plan")] = ""


@operation("office.book_visit", title=_("Announce a visitor"), posts=("*",))
def book_visit(cmd: BookVisit, ctx: Context) -> Done:
    """HR is told when something is to be prepared. Refused for a day that is over."""
    if cmd.day < ctx.today:
        raise Refused("visit.past", _("This day is over."), field="day")
    host = cmd.host or ctx.actor.employee_id
    if cmd.host:
        worker(ctx, cmd.host, field="host")
    made = Visit.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "LF"), host_id=host, **cmd.model_dump(exclude={"host"})
    )
    ctx.changed(made, None, {"visitor": cmd.visitor, "day": str(cmd.day)})
    if cmd.plan and "hr_manager" not in ctx.actor.posts:
        ctx.tell(_("Visitors on %(day)s, to be prepared: %(plan)s"), post="hr_manager", day=str(cmd.day), plan=cmd.plan[:100],
                 link=f"/office/visits/{made.pk}/")  # fmt: skip
    return Done(id=made.pk, number=made.number)
