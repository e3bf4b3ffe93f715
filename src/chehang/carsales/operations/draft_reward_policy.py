"""Draft a reward policy."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.models import RewardPolicy
from chehang.carsales.states import REWARD
from chehang.core import approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, NonNegativeMoney, Rate, Reason, RequiredText, UnitPrice


class Step(Command):
    """Up to this share (1 = the target; the last step has no end), and the factor."""

    up_to: Annotated[UnitPrice, Field(title="Less than")]
    factor: Annotated[UnitPrice, Field(title="Multiplier")]


class DraftRewardPolicy(Command):
    """What is paid for a car and for what comes with it, from a day on."""

    name: RequiredText
    valid_from: Annotated[DueDate, Field(title="From")]
    base: Annotated[NonNegativeMoney, Field(title="For a car")]
    slow: Annotated[NonNegativeMoney, Field(title="For a slow car")]
    volume: Annotated[tuple[Step, ...], Field(min_length=1, max_length=10, title="By target attained")]
    quality: Annotated[tuple[Step, ...], Field(min_length=1, max_length=10, title="By satisfaction")]
    slow_days: Annotated[int, Field(ge=1, le=999, title="Slow after days")] = 90
    insurance: Annotated[Rate, Field(title="Share of insurance commission")] = Decimal(0)
    finance: Annotated[NonNegativeMoney, Field(title="For a loan")] = Decimal(0)
    accessory: Annotated[Rate, Field(title="Share of the gross of accessories")] = Decimal(0)
    warranty: Annotated[Rate, Field(title="Share of the gross of extended warranties")] = Decimal(0)
    reason: Reason


@operation("carsales.draft_reward_policy", title=_("Draft a reward policy"), posts=("sales_manager",))
def draft_reward_policy(cmd: DraftRewardPolicy, ctx: Context) -> Done:
    """Keep it and ask finance and the general manager; its page shows what it would change on the open orders.

    Refused for a day that is over, for steps that do not rise, and when a slow car earns less than another.
    """
    if cmd.valid_from < ctx.today:
        raise Refused("reward.past", _("A policy holds from today or a later day on."), field="valid_from")
    if cmd.slow < cmd.base:
        raise Refused("reward.slow", _("A slow car cannot earn less than another."), field="slow")
    for name in ("volume", "quality"):
        ends = [s.up_to for s in getattr(cmd, name)]
        if ends != sorted(set(ends)):
            raise Refused("reward.steps", _("Enter the steps from the lowest to the highest, each once."), field=name)
    facts = cmd.model_dump(exclude={"volume", "quality"})
    kept = {n: [[f"{s.up_to:f}", f"{s.factor:f}"] for s in getattr(cmd, n)] for n in ("volume", "quality")}
    row = RewardPolicy.objects.create(store_id=ctx.store_id, author_id=ctx.actor.employee_id, **facts, **kept)
    row.refresh_from_db()  # sealed as it is kept
    REWARD.advance(ctx, row, "submit", number=numbers.draw(ctx, "TC"))
    approvals.ask(ctx, row)
    return Done(id=row.pk, number=row.number)
