"""Approve a market policy, or send it back."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.calendar import calendar_of
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text

from ..models import MarketPolicy
from ..states import POLICY
from .ask_comments import ASKED

WAITS = 2  # working days


class DecidePolicy(Command):
    """The policy, yes or no, and why."""

    policy: Annotated[Id, Ref("marketing.MarketPolicy"), Field(title="Market policy")]
    agreed: Annotated[bool, Field(title="Approve")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.decide_policy", title=_("Decide on the market policy"), posts=("general_manager",))
def decide_policy(cmd: DecidePolicy, ctx: Context) -> Done:
    """The version before rests. Refused for who drafted it, for a no without its reason, and before the departments have
    answered or two working days are over."""
    policy = access.get(MarketPolicy, cmd.policy, ctx, lock=True)
    if policy.made_by_id == ctx.actor.employee_id:
        raise Refused("policy.own", _("You drafted this policy. Another person decides."))
    if not cmd.agreed:
        if len(cmd.reason) < 2:
            raise Refused("policy.reason", _("Say what is to be changed."), field="reason")
        POLICY.advance(ctx, policy, "send_back", reason=cmd.reason)
        return Done(id=policy.pk, number=policy.number, state=policy.state)
    POLICY.require(policy, "approve")
    over = policy.asked_on is None or calendar_of(ctx).working_day_after(policy.asked_on, WAITS) <= ctx.today
    missing = set(ASKED) - set(policy.comments.filter(round=policy.round).values_list("department", flat=True))
    if missing and not over:
        raise Refused("policy.waits", _("Not every department has answered yet; they have two working days."))
    for earlier in access.rows(MarketPolicy, ctx).filter(number=policy.number, state="approved").select_for_update():
        POLICY.advance(ctx, earlier, "replace")
    POLICY.advance(ctx, policy, "approve", reason=cmd.reason, approved_by_id=ctx.actor.employee_id)
    for post in ("sales_manager", "marketing_manager", "service_manager"):
        ctx.tell(_("Market policy %(what)s is approved, valid from %(day)s"), post=post, link=f"/marketing/policies/{policy.pk}/", what=str(policy), day=policy.valid_from.isoformat())  # fmt: skip
    return Done(id=policy.pk, number=policy.number, state=policy.state)
