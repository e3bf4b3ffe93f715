"""Change a market policy that is still a draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref

from ..models import MarketPolicy
from .draft_policy import PolicyContent, checked


class EditPolicy(PolicyContent):
    """The whole new content of the draft."""

    policy: Annotated[Id, Ref("marketing.MarketPolicy"), Field(title="Market policy")]
    seen: Seen = ""


@operation(
    "marketing.edit_policy",
    title=_("Change the market policy"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager"),
)
def edit_policy(cmd: EditPolicy, ctx: Context) -> Done:
    """A draft that was sent back is changed and goes to the departments again. Refused once they are asked: what they say is
    said to these words; and when it ends before it begins."""
    policy = access.get(MarketPolicy, cmd.policy, ctx, lock=True)
    require_unchanged(ctx, cmd, policy)
    if policy.state != "draft":
        raise Refused("policy.not_draft", _("Only a draft is changed. A policy in force gets a new version."))
    facts = checked(cmd, ctx)
    before = {name: str(getattr(policy, name)) for name in facts}
    for name, value in facts.items():
        setattr(policy, name, value)
    policy.save()
    ctx.changed(policy, before, {name: str(value) for name, value in facts.items()})
    return Done(id=policy.pk, number=policy.number)
