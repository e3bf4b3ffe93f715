"""Say what a market policy has brought."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import MarketPolicy
from ..policing import deals_of
from ..states import POLICY


class ConcludePolicy(Command):
    """The policy, and what we learn from it."""

    policy: Annotated[Id, Ref("marketing.MarketPolicy"), Field(title="Market policy")]
    result: Annotated[Reason, Field(title="Result")]


@operation("marketing.conclude_policy", title=_("Conclude the market policy"), posts=("marketing_manager",))
def conclude_policy(cmd: ConcludePolicy, ctx: Context) -> Done:
    """Its orders are the deals of its days and its cars that stand, beside what was expected. Refused before its last day is over."""
    policy = access.get(MarketPolicy, cmd.policy, ctx, lock=True)
    if policy.valid_to >= ctx.today:
        raise Refused("policy.runs", _("It is valid until %(day)s. Conclude it afterwards."), day=str(policy.valid_to))
    POLICY.advance(ctx, policy, "conclude", orders=deals_of(ctx, policy, ctx.today).count(), result=cmd.result)
    return Done(id=policy.pk, number=policy.number, orders=policy.orders)
