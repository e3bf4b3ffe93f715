"""Grade a crisis of the brand."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import CaseRecord

from ..crises import GRAVE, facts_known, runs
from ..kinds import CrisisColour
from ..models import CrisisGrade


class GradeCrisis(Command):
    """The case, how grave it is, and what is known to be true."""

    case: Annotated[Id, Ref("work.CaseRecord"), Field(title="Case")]
    colour: Annotated[CrisisColour, Field(title="Level of the crisis")]
    facts: Annotated[Reason, Field(title="What is known")]


@operation(
    "marketing.grade_crisis",
    title=_("Grade the crisis"),
    posts=("marketing_specialist", "marketing_manager", "general_manager"),
)
def grade_crisis(cmd: GradeCrisis, ctx: Context) -> Done:
    """The first grade ends the clock of the facts; orange and red are told to the general manager at once. Refused for another kind of
    case, and for one that is closed."""
    case = access.get(CaseRecord, cmd.case, ctx, lock=True)
    if not runs(case):
        raise Refused("crisis.none", _("Only an open crisis of the brand is graded."), field="case")
    before = case.grades.order_by("-id").first()
    made = CrisisGrade.objects.create(
        store_id=ctx.store_id, case=case, colour=cmd.colour, facts=cmd.facts, at=ctx.now, by_id=ctx.actor.employee_id
    )
    ctx.changed(case, {"colour": before.colour if before else ""}, {"colour": str(cmd.colour), "facts": cmd.facts})
    facts_known(ctx, case)
    if cmd.colour in GRAVE:
        ctx.tell(
            _("Crisis %(number)s is now: %(colour)s. %(what)s"), post="general_manager", link=f"/work/cases/{case.pk}/",
            number=case.number, colour=str(cmd.colour.label), what=case.title,
        )  # fmt: skip
    return Done(id=case.pk, number=case.number, grade=made.pk)
