"""Say what came of a counter-plan."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import CounterPlan
from ..states import COUNTER


class FinishCounterPlan(Command):
    """The plan, and its result in figures."""

    plan: Annotated[Id, Ref("marketing.CounterPlan"), Field(title="Counter-plan")]
    result: Annotated[Reason, Field(title="Result")]


@operation(
    "marketing.finish_counter_plan",
    title=_("Finish the counter-plan"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager"),
)
def finish_counter_plan(cmd: FinishCounterPlan, ctx: Context) -> Done:
    """An approved plan ends with its result."""
    plan = access.get(CounterPlan, cmd.plan, ctx, lock=True)
    COUNTER.advance(ctx, plan, "finish", result=cmd.result)
    return Done(id=plan.pk, number=plan.rival)
