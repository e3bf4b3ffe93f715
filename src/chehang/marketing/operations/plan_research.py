"""Plan a survey of the market."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText
from chehang.work.people import worker

from ..kinds import Method
from ..models import Research


class PlanResearch(Command):
    """What we want to know, how and where it is asked, from when until when, and by whom."""

    title: Annotated[RequiredText, Field(title="Market survey")]
    question: Annotated[Reason, Field(title="What we want to know")]
    method: Annotated[Method, Field(title="Method")]
    area: Annotated[str, Field(min_length=1, max_length=40, title="Area")]
    begins: Annotated[DueDate, Field(title="Begins")]
    due: Annotated[DueDate, Field(title="Until")]
    owner: Annotated[Id, Ref("org.Employee"), Field(title="Owner")]


@operation(
    "marketing.plan_research",
    title=_("Plan a market survey"),
    posts=("marketing_specialist", "marketing_manager", "general_manager"),
)
def plan_research(cmd: PlanResearch, ctx: Context) -> Done:
    """It stands in the calendar of activities; its owner is told. Refused when it ends before it begins."""
    if cmd.due < cmd.begins:
        raise Refused("research.days", _("It ends before it begins."), field="due")
    worker(ctx, cmd.owner)
    facts = cmd.model_dump(exclude={"owner"}) | {"owner_id": cmd.owner}
    made = Research.objects.create(store_id=ctx.store_id, number=numbers.draw(ctx, "DY"), **facts)
    ctx.changed(made, None, {"number": made.number, "title": cmd.title, "due": cmd.due.isoformat()})
    ctx.tell(_("Market survey for you: %(what)s, until %(day)s"), employee_id=cmd.owner, link=f"/marketing/research/{made.pk}/", what=cmd.title, day=cmd.due.isoformat())  # fmt: skip
    return Done(id=made.pk, number=made.number)
