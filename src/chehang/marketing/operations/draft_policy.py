"""Draft a market policy, or the next version of one."""

from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref, RequiredText
from chehang.vehicles.models import CarModel

from ..models import MarketPolicy


class PolicyContent(Command):
    """What is offered for which cars and channels, from when to when, its budget, and why."""

    title: Annotated[RequiredText, Field(title="Market policy")]
    scope: Annotated[str, Field(min_length=2, max_length=200, title="Models, channels, outlets")]
    valid_from: Annotated[DueDate, Field(title="Valid from")]
    valid_to: Annotated[DueDate, Field(title="Valid until")]
    model: Annotated[Annotated[Id, Ref("vehicles.CarModel")] | None, Field(title="Car model")] = None
    discount: Annotated[NonNegativeMoney, Field(title="Most a car is cheaper, with VAT")] = Decimal(0)
    items: Annotated[Reason, Field(title="What is offered, and who bears it")]
    budget: Annotated[NonNegativeMoney, Field(title="Budget")] = Decimal(0)
    expected_orders: Annotated[int, Field(ge=0, le=100000, title="Orders expected")] = 0
    reason: Reason


class DraftPolicy(PolicyContent):
    """The content. ``replaces``: the version it follows."""

    replaces: Annotated[Annotated[Id, Ref("marketing.MarketPolicy")] | None, Field(title="Follows the version")] = None


@operation(
    "marketing.draft_policy",
    title=_("Draft a market policy"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager"),
)
def draft_policy(cmd: DraftPolicy, ctx: Context) -> Done:
    """Write a draft down; its page holds it against the deals of ninety days. Refused when it ends before it begins, and for
    a version that is not the newest. Asked about: what costs more than its budget by its own expectation."""
    facts = checked(cmd, ctx)
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
        made_by_id=ctx.actor.employee_id, **facts,
    )  # fmt: skip
    ctx.changed(made, None, {"number": made.number, "version": version, "budget": str(cmd.budget)})
    return Done(id=made.pk, number=made.number)


def checked(cmd: PolicyContent, ctx: Context) -> dict[str, Any]:
    """The columns of the content. Refused("policy.days"); asks about a cost above the budget."""
    if cmd.valid_to < cmd.valid_from:
        raise Refused("policy.days", _("It ends before it begins."), field="valid_to")
    cost = cmd.discount * cmd.expected_orders
    if cmd.budget and cost > cmd.budget:
        ctx.doubt(
            "policy.over_budget",
            _("%(orders)s cars, each %(discount)s cheaper, cost %(cost)s; the budget is %(budget)s. Does somebody else bear the rest?"),
            field="budget", orders=cmd.expected_orders, discount=f"{cmd.discount:,.2f}", cost=f"{cost:,.2f}",
            budget=f"{cmd.budget:,.2f}",
        )  # fmt: skip
    if cmd.model and not CarModel.objects.filter(pk=cmd.model, active=True).exists():
        raise NotFound(
            "not_found", _("There is no such %(what)s here."), field="model", what=CarModel._meta.verbose_name
        )
    facts = cmd.model_dump(exclude={"replaces", "policy", "seen"})
    return facts | {"model_id": facts.pop("model")}
