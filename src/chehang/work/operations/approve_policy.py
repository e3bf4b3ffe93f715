"""Approve a policy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access, approving
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.work.heads import EVERYONE
from chehang.work.models import Policy
from chehang.work.states import POLICY


class ApprovePolicy(Command):
    """The policy that is right."""

    policy: Annotated[Id, Ref("work.Policy")]
    remark: Text = ""


@operation("work.approve_policy", title=_("Approve the policy"), posts=("general_manager", "hr_manager"))
def approve_policy(cmd: ApprovePolicy, ctx: Context) -> Done:
    """Put it into force, supersede the version before and tell everyone concerned. Refused for its author."""
    policy = access.get(Policy, cmd.policy, ctx, lock=True)
    approving.decide(ctx, policy, "approved", authors={policy.author_id}, reason=cmd.remark)
    POLICY.advance(ctx, policy, "approve", reason=cmd.remark, approved_by_id=ctx.actor.employee_id, approved_at=ctx.now)
    old = policy.replaces
    if old is not None and old.state == "in_force":
        POLICY.advance(ctx, old, "supersede")
    posts = EVERYONE if policy.everyone else tuple(policy.readers.order_by("id").values_list("post", flat=True))
    for post in posts:
        ctx.tell(
            _("Policy %(number)s is in force from %(day)s: please read it"),
            post=post,
            link=f"/work/reading/{policy.pk}/",
            number=policy.number,
            day=policy.effective_on.isoformat(),
        )
    return Done(id=policy.pk, number=policy.number)
