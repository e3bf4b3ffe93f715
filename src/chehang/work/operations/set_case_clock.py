"""Set the clock of a step."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.cases.kinds import Level, Step
from chehang.work.models import CaseClock, CaseType


class SetCaseClock(Command):
    """Type, level, step and minutes from the opening."""

    type: Annotated[Id, Ref("work.CaseType"), Field(title="Case type")]
    level: Level
    step: Step
    minutes: Annotated[int, Field(gt=0, le=525600)]


@operation("work.set_case_clock", title=_("Set a clock"), posts=("customer_service_manager", "general_manager"))
def set_case_clock(cmd: SetCaseClock, ctx: Context) -> Done:
    """Cases opened from now on follow it; those that are open keep theirs until their next step. Refused for a type of case that is not there."""
    kind = CaseType.objects.filter(pk=cmd.type).first()
    if kind is None:
        raise NotFound("case.unknown_type", _("There is no such type of case."), field="type")
    clock, made = CaseClock.objects.get_or_create(
        type=kind, level=cmd.level, step=cmd.step, defaults={"minutes": cmd.minutes}
    )
    before = None if made else {"minutes": clock.minutes}
    clock.minutes = cmd.minutes
    clock.save(update_fields=["minutes"])
    ctx.changed(clock, before, {"minutes": cmd.minutes})
    return Done(id=kind.pk)
