"""Draft a market policy, or the next version of one."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref, RequiredText

from ..models import MarketPolicy


class DraftPolicy(Command):
    """What is offered for which cars and channels, from when to when, its budget, and why. ``replaces``: the version it follows."""

    title: Annotated[RequiredText, Field(title="Market policy")]
    scope: Annotated[str, Field(min_length=2, max_length=200, title="Models, channels, outlets")]
    valid_from: Annotated[DueDate, Field(title="Valid from")]
    valid_to: Annotated[DueDate, Field(title="Valid until")]
    items: Annotated[Reason, Field(title="What is offered, and who bears it")]
    budget: Annotated[NonNegativeMoney, Field(title="Budget")] = Decimal(0)
    expected_orders: Annotated[int, Field(ge=0, le=100000, title="Orders expected")] = 0
    reason: Reason
    replaces: Annotated[Annotated[Id, Ref("marketing.MarketPolicy")] | None, Field(title="Follows the version")] = None


@operation(
    "marketing.draft_policy",
    title=_("Draft a market policy"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager"),
)
def draft_policy(cmd: DraftPolicy, ctx: Context) -> Done:
    """Write a draft down. Refused when it ends before it begins, and for a version that is not the newest."""
    if cmd.valid_to < cmd.valid_from:
        raise Refused("policy.days", _("It ends before it begins."), field="valid_to")
    number, version = "", 1
    if cmd.replaces:
        earlier = access.get(MarketPolicy, cmd.replaces, ctx, lock=True)
        newest = access.rows(MarketPolicy, ctx).filter(number=earlier.number).order_by("-version")[0]
        if newest.pk != earlier.pk:
            raise Refused(
                "policy.newer", _("There is a newer version of it: %(what)s."), field="replaces", what=str(newest)
            )
        number, version = earlier.number, earlier.version + 1
    made = MarketPolicy.objects.create(
        store_id=ctx.store_id, number=number or numbers.draw(ctx, "SZC"), version=version,
        made_by_id=ctx.actor.employee_id, **cmd.model_dump(exclude={"replaces"}),
    )  # fmt: skip
    ctx.changed(made, None, {"number": made.number, "version": version, "budget": str(cmd.budget)})
    return Done(id=made.pk, number=made.number)
