"""Adopt a policy that was tried."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.replenishment.models import Policy
from chehang.replenishment.states import POLICY


class AdoptPolicy(Command):
    """The policy and why it is better."""

    policy: Annotated[Id, Ref("replenishment.Policy"), Field(title="Stocking policy")]
    reason: Reason


@operation("replenishment.adopt_policy", title=_("Adopt the policy"), posts=("parts_planner", "parts_manager"))
def adopt_policy(cmd: AdoptPolicy, ctx: Context) -> Done:
    """Ask for it: the parts manager decides, above the quota finance and the general manager. From then on every plan is
    made by it. Refused for one that is asked for or in force already."""
    policy = access.get(Policy, cmd.policy, ctx, lock=True)
    POLICY.advance(ctx, policy, "ask", reason=cmd.reason)
    policy.reason = cmd.reason
    policy.save(update_fields=["reason"])
    approvals.ask(ctx, policy)
    return Done(id=policy.pk, number=policy.number)
