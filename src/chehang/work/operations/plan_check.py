"""Plan a check round."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref
from chehang.work.checks.checking import plan
from chehang.work.heads import MANAGERS
from chehang.work.models import CheckPlace, CheckTemplate
from chehang.work.people import require_lead
from chehang.work.tasks.giving import require_future


class PlanCheck(Command):
    """Which checklist, where, who, until when."""

    template: Annotated[Id, Ref("work.CheckTemplate"), Field(title="Checklist")]
    checker: Annotated[Id, Ref("org.Employee"), Field(title="Checker")]
    due: Annotated[DueDate, Field(title="Finish by")]
    place: Annotated[Id | None, Ref("work.CheckPlace"), Field(title="Place")] = None


@operation("work.plan_check", title=_("Plan a round"), posts=MANAGERS)
def plan_check(cmd: PlanCheck, ctx: Context) -> Done:
    """The checker is told. Refused for an old version, a day that is over, and who left."""
    template = access.get(CheckTemplate, cmd.template, ctx)
    if not template.current:
        raise Refused("check.old_version", _("There is a newer version of this checklist."), field="template")
    require_lead(ctx, {template.department, "people"}, field="template")
    require_future(ctx, cmd.due)
    place = access.get(CheckPlace, cmd.place, ctx) if cmd.place else None
    check = plan(ctx, template, place, cmd.checker, cmd.due)
    return Done(id=check.pk, number=check.number)
