"""Hand a policy in for approval."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import Policy
from chehang.work.states import POLICY


class SubmitPolicy(Command):
    """The draft that is finished."""

    policy: Annotated[Id, Ref("work.Policy")]


@operation("work.submit_policy", title=_("Submit the policy"), posts=MANAGERS)
def submit_policy(cmd: SubmitPolicy, ctx: Context) -> Done:
    """Ask the general manager for approval."""
    policy = access.get(Policy, cmd.policy, ctx, lock=True)
    POLICY.advance(ctx, policy, "submit")
    ctx.tell(
        _("Policy %(number)s waits for your approval"),
        post="general_manager",
        link=f"/work/policies/{policy.pk}/",
        number=policy.number,
    )
    return Done(id=policy.pk, number=policy.number)
