"""Approve an expense budget."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.budget.states import BUDGET
from chehang.finance.models import Budget


class ApproveBudget(Command):
    """The version that is to count."""

    budget: Annotated[Id, Ref("finance.Budget"), Field(title="Expense budget")]


@operation("finance.approve_budget", title=_("Approve the budget"), posts=("general_manager",))
def approve_budget(cmd: ApproveBudget, ctx: Context) -> Done:
    """Put a version in force; from now on claims are compared with it. Refused for who drafted it."""
    budget = access.get(Budget, cmd.budget, ctx, lock=True)
    if budget.author_id == ctx.actor.employee_id:
        raise Refused("budget.own", _("You drafted this budget yourself. Another person has to approve it."))
    BUDGET.advance(ctx, budget, "approve", approved_by_id=ctx.actor.employee_id)
    return Done(id=budget.pk, version=budget.version)
