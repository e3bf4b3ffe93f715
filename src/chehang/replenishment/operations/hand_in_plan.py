"""Hand in a plan that was made over night."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.replenishment.models import Plan
from chehang.replenishment.states import PLAN


class HandInPlan(Command):
    """The proposal that was looked at."""

    plan: Annotated[Id, Ref("replenishment.Plan")]


@operation("replenishment.hand_in_plan", title=_("Hand in the plan"), posts=("parts_planner",))
def hand_in_plan(cmd: HandInPlan, ctx: Context) -> Done:
    """Make the night's proposal one's own and ask for its approval. Refused when somebody has handed it in already."""
    plan = access.get(Plan, cmd.plan, ctx, lock=True)
    PLAN.require(plan, "approve")
    if plan.maker_id is not None:
        raise Refused("plan.handed_in", _("This plan has been handed in already; it waits for its approval."))
    plan.maker_id = ctx.actor.employee_id
    plan.save(update_fields=["maker"])
    ctx.changed(plan, {"maker": None}, {"maker": ctx.actor.employee_id})
    approvals.ask(ctx, plan)
    return Done(id=plan.pk, number=plan.number)
