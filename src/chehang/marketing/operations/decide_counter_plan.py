"""Decide on a counter-plan."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..models import CounterPlan
from ..states import COUNTER


class DecideCounterPlan(Command):
    """The plan, yes or no, and why."""

    plan: Annotated[Id, Ref("marketing.CounterPlan"), Field(title="Counter-plan")]
    agreed: Annotated[bool, Field(title="Approve")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.decide_counter_plan", title=_("Decide on the counter-plan"), posts=("general_manager",))
def decide_counter_plan(cmd: DecideCounterPlan, ctx: Context) -> Done:
    """Refused for who drafted it."""
    plan = access.get(CounterPlan, cmd.plan, ctx, lock=True)
    if plan.made_by_id == ctx.actor.employee_id:
        raise Refused("counter.own", _("You drafted this plan. Another person decides."))
    COUNTER.advance(
        ctx, plan, "approve" if cmd.agreed else "refuse", reason=cmd.reason, decided_by_id=ctx.actor.employee_id
    )
    return Done(id=plan.pk, number=plan.rival)
