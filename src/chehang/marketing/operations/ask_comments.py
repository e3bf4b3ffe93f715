"""Ask the departments what they say to a draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..models import MarketPolicy
from ..states import POLICY

ASKED = {"sales": "sales_manager", "service": "service_manager", "finance": "finance_manager"}


class AskComments(Command):
    """The draft."""

    policy: Annotated[Id, Ref("marketing.MarketPolicy"), Field(title="Market policy")]


@operation(
    "marketing.ask_comments", title=_("Ask the departments"), posts=("marketing_specialist", "marketing_manager")
)
def ask_comments(cmd: AskComments, ctx: Context) -> Done:
    """Sales, service and finance answer within two working days; who does not has nothing against it.
    After a change they are asked anew."""
    policy = access.get(MarketPolicy, cmd.policy, ctx, lock=True)
    POLICY.advance(ctx, policy, "ask", asked_on=ctx.today, round=policy.round + 1)
    for post in ASKED.values():
        ctx.tell(_("What do you say to the market policy %(what)s?"), post=post, link=f"/marketing/policies/{policy.pk}/", what=str(policy))  # fmt: skip
    return Done(id=policy.pk, number=policy.number)
