"""Put an accounting method in force."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.methods.trying import ordinary_account, require_fitting, rule_of
from chehang.ledger.models import Method
from chehang.ledger.states import METHOD


class ApproveMethod(Command):
    """The proposal."""

    method: Annotated[Id, Ref("ledger.Method")]


@operation("finance.approve_method", title=_("Put the method in force"), posts=("finance_manager", "general_manager"))
def approve_method(cmd: ApproveMethod, ctx: Context) -> Done:
    """From its day on, vouchers of the event follow it; what is booked stays. Refused for who proposed it, when its day is over,
    and when another method begins on the same day."""
    method = access.get(Method, cmd.method, ctx, lock=True)
    if method.author_id == ctx.actor.employee_id:
        raise Refused("method.own", _("You proposed this method yourself. Another person has to approve it."))
    METHOD.require(method, "approve")
    if method.valid_from < ctx.today:
        raise Refused("method.late", _("Its day is over. Propose it anew with a later day."))
    rule = rule_of(method.event, method.leg)
    require_fitting(rule, ordinary_account(ctx.store_id, rule), method.account)
    same = {"event": method.event, "leg": method.leg, "valid_from": method.valid_from, "state": "in_force"}
    if access.rows(Method, ctx).filter(**same).exists():
        raise Conflict("method.twice", _("Another method for this leg begins on the same day."))
    METHOD.advance(ctx, method, "approve", approved_by_id=ctx.actor.employee_id)
    return Done(id=method.pk)
