"""Say that one has read a policy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.models import Acknowledgement, Policy


class AcknowledgePolicy(Command):
    """The policy that was read."""

    policy: Annotated[Id, Ref("work.Policy")]


@operation("work.acknowledge_policy", title=_("Policy read"), posts=("*",))
def acknowledge_policy(cmd: AcknowledgePolicy, ctx: Context) -> Done:
    """A person whom the policy concerns has read it. Refused when it is not in force, for strangers, and twice."""
    policy = access.get(Policy, cmd.policy, ctx)
    if policy.state != "in_force":
        raise Conflict("policy.not_in_force_now", _("This version is not in force. Read the one that is."))
    if not policy.everyone and not policy.readers.filter(post__in=ctx.actor.posts).exists():
        raise Refused("policy.not_yours", _("This policy does not concern your post."))
    if policy.read_by.filter(employee_id=ctx.actor.employee_id).exists():
        raise Conflict("policy.read_before", _("You have read this policy already."))
    read = Acknowledgement.objects.create(
        store_id=ctx.store_id, policy=policy, employee_id=ctx.actor.employee_id, at=ctx.now
    )
    ctx.changed(policy, None, {"read_by": ctx.actor.name})
    return Done(id=read.pk, number=policy.number)
