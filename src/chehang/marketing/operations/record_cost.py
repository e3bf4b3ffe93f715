"""Enter what a budget line has cost."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Ref

from ..kinds import CostKind
from ..models import Campaign, CostLine

MOST = Decimal("1.1")


class RecordCost(Command):
    """The campaign, the kind of cost, and all that was spent on it so far."""

    campaign: Annotated[Id, Ref("marketing.Campaign")]
    kind: Annotated[CostKind, Field(title="Kind of cost")]
    actual: Annotated[NonNegativeMoney, Field(title="Spent so far")]
    note: Annotated[str, Field(max_length=200, title="Invoice or receipt")] = ""


@operation(
    "marketing.record_cost",
    title=_("Enter a cost"),
    posts=("marketing_specialist", "marketing_manager", "finance_manager", "general_manager"),
)
def record_cost(cmd: RecordCost, ctx: Context) -> Done:
    """More than a tenth above the budget is entered by the general manager alone. Refused before it began and after its end."""
    campaign = access.get(Campaign, cmd.campaign, ctx, lock=True)
    if campaign.state not in ("approved", "live"):
        raise Refused("campaign.not_live", _("Costs are entered while the campaign is approved or under way."))
    line, _new = CostLine.objects.get_or_create(
        store_id=ctx.store_id, campaign=campaign, kind=cmd.kind, defaults={"planned": Decimal(0)}
    )
    total = campaign.actual - line.actual + cmd.actual
    if total > campaign.budget * MOST and "general_manager" not in ctx.actor.posts:
        raise Refused(
            "campaign.over_budget",
            _("%(total)s would be more than a tenth above the budget of %(budget)s. The general manager enters it."),
            field="actual",
            total=f"{total:,.2f}",
            budget=f"{campaign.budget:,.2f}",
        )
    before, line.actual, line.note = line.actual, cmd.actual, cmd.note or line.note
    line.save()
    campaign.actual = total
    campaign.save(update_fields=["actual"])
    ctx.changed(campaign, {str(cmd.kind): str(before)}, {str(cmd.kind): str(cmd.actual), "actual": str(total)})
    return Done(id=campaign.pk, number=campaign.number, actual=str(total))
