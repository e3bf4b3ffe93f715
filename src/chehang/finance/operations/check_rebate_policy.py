"""Check a rebate policy against the maker's paper."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.maker.models import RebatePolicy
from chehang.finance.maker.states import POLICY


class CheckRebatePolicy(Command):
    """The policy."""

    policy: Annotated[Id, Ref("finance.RebatePolicy"), Field(title="Rebate policy")]


@operation("finance.check_rebate_policy", title=_("Agrees with the maker's paper"), posts=("accountant", "finance_manager"))  # fmt: skip
def check_rebate_policy(cmd: CheckRebatePolicy, ctx: Context) -> Done:
    """From now on rebates are accrued by it. Refused for who entered it."""
    policy = access.get(RebatePolicy, cmd.policy, ctx, lock=True)
    if policy.author_id == ctx.actor.employee_id:
        raise Refused("rebate.own", _("You entered this policy yourself. Another person has to check it."))
    POLICY.advance(ctx, policy, "check", checked_by_id=ctx.actor.employee_id)
    return Done(id=policy.pk)
