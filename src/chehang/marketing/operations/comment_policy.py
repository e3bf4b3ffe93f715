"""A department's word on a market policy."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import MarketPolicy, PolicyComment
from .ask_comments import ASKED


class CommentPolicy(Command):
    """The draft, whether the department agrees, and its words."""

    policy: Annotated[Id, Ref("marketing.MarketPolicy"), Field(title="Market policy")]
    agrees: Annotated[bool, Field(title="Agrees")]
    words: Annotated[Reason, Field(title="Comment")]


@operation("marketing.comment_policy", title=_("Comment on the market policy"), posts=tuple(ASKED.values()))
def comment_policy(cmd: CommentPolicy, ctx: Context) -> Done:
    """Once a department and round. Refused while nobody is asked."""
    policy = access.get(MarketPolicy, cmd.policy, ctx, lock=True)
    if policy.state != "comments":
        raise Refused("policy.not_asked", _("The departments are not asked about this now."))
    department = next(name for name, post in ASKED.items() if post in ctx.actor.posts)
    if policy.comments.filter(department=department, round=policy.round).exists():
        raise Conflict("policy.commented", _("Your department has answered already."))
    made = PolicyComment.objects.create(
        store_id=ctx.store_id, policy=policy, round=policy.round, department=department, agrees=cmd.agrees, words=cmd.words, at=ctx.now,
        by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(policy, None, {"comment": made.pk, "department": department, "agrees": cmd.agrees})
    return Done(id=policy.pk, number=policy.number)
