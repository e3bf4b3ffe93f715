"""Enter a rebate policy of the maker."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, PositiveMoney, Ref, RequiredText
from chehang.finance.maker.models import RebatePolicy
from chehang.parties.models import Supplier

MOST_PERCENT = 33  # more is a slip of the key


class RebateStep(Command):
    """From how many cars a month or quarter, or thousands of yuan of parts with VAT (with a target: from how many per cent of it), and what that gives with VAT."""

    cars: Annotated[
        int, Field(ge=1, le=10_000, title="From how many cars (parts: thousand yuan), or per cent of the target")
    ]
    yuan: Annotated[PositiveMoney, Field(title="Yuan a car, or per cent")]


class DraftRebatePolicy(Command):
    """The maker's paper: which days, which cars count, which steps, and the target where there is one."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    name: RequiredText
    paper: Annotated[RequiredText, Field(title="Number of the maker's paper")]
    valid_from: Annotated[StartDate, Field(title="From")]
    valid_to: Annotated[StartDate, Field(title="Until")]
    basis: Annotated[Literal["sold", "bought", "parts"], Field(title="What counts")] = "sold"
    span: Annotated[Literal["month", "quarter"], Field(title="Reckoned each")] = "month"
    unit: Annotated[Literal["car", "percent"], Field(title="A step gives")] = "car"
    target: Annotated[
        int | None, Field(ge=1, le=10_000, title="Target a month or quarter: cars, or thousand yuan of parts")
    ] = None
    steps: Annotated[tuple[RebateStep, ...], Field(min_length=1, max_length=12, title="Steps of the policy")]


@operation("finance.draft_rebate_policy", title=_("Enter a rebate policy"), posts=("accountant", "finance_manager"))
def draft_rebate_policy(cmd: DraftRebatePolicy, ctx: Context) -> Done:
    """Keep it until a second person has checked it. Refused when it ends before it begins, and when its steps do not rise or give more than a third."""
    supplier = access.get(Supplier, cmd.supplier, ctx)
    if cmd.valid_to < cmd.valid_from:
        raise Refused("rebate.days", _("The policy ends before it begins."), field="valid_to")
    starts = [s.cars for s in cmd.steps]
    if starts != sorted(set(starts)):
        raise Refused("rebate.steps", _("Enter the steps from the fewest cars to the most, each once."), field="steps")
    if cmd.basis == "parts" and cmd.unit != "percent":
        raise Refused("rebate.parts", _("A rebate on parts is per cent of what was bought."), field="unit")
    if cmd.unit == "percent" and (most := max(s.yuan for s in cmd.steps)) > MOST_PERCENT:
        raise Refused(
            "rebate.percent", _("%(percent)s per cent of the purchase price? At most %(most)s: enter yuan a car instead."),
            field="steps", percent=most, most=MOST_PERCENT,
        )  # fmt: skip
    policy = RebatePolicy.objects.create(
        store_id=ctx.store_id,
        supplier=supplier,
        name=cmd.name,
        paper=cmd.paper,
        valid_from=cmd.valid_from,
        valid_to=cmd.valid_to,
        basis=cmd.basis,
        span=cmd.span,
        unit=cmd.unit,
        target=cmd.target,
        steps=[[s.cars, str(s.yuan)] for s in cmd.steps],
        author_id=ctx.actor.employee_id,
    )
    ctx.changed(policy, None, {"name": policy.name, "steps": policy.steps})
    return Done(id=policy.pk)
