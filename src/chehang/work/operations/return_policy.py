"""Return a policy to its author."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.work.models import Policy
from chehang.work.states import POLICY


class ReturnPolicy(Command):
    """The policy and what has to change."""

    policy: Annotated[Id, Ref("work.Policy")]
    reason: Reason


@operation("work.return_policy", title=_("Return the policy"), posts=("general_manager", "hr_manager"))
def return_policy(cmd: ReturnPolicy, ctx: Context) -> Done:
    """Make it a draft again, with the reason."""
    policy = access.get(Policy, cmd.policy, ctx, lock=True)
    approving.decide(ctx, policy, "returned", authors={policy.author_id}, reason=cmd.reason)
    POLICY.advance(ctx, policy, "return", reason=cmd.reason)
    ctx.tell(
        _("Policy %(number)s came back: %(reason)s"),
        employee_id=policy.author_id,
        link=f"/work/policies/{policy.pk}/",
        number=policy.number,
        reason=cmd.reason[:100],
    )
    return Done(id=policy.pk, number=policy.number)
