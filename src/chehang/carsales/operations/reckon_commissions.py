"""Reckon the commissions of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import rewarding
from chehang.carsales.models import ClawBack, Commission
from chehang.carsales.rewards import Line
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, NonNegativeMoney, Rate, Ref
from chehang.org.models import Employee


class ReckonCommissions(Command):
    """Whose commission of which month (any of its days), the satisfaction of the customers, and penalties."""

    month: PaperDate
    consultant: Annotated[Id, Ref("org.Employee")]
    quality: Annotated[Rate, Field(title="Satisfaction (CSI)")]
    penalty: Annotated[NonNegativeMoney, Field(title="Penalty")] = Decimal(0)


@operation("carsales.reckon_commissions", title=_("Reckon the commission"), posts=("sales_manager",))
def reckon_commissions(cmd: ReckonCommissions, ctx: Context) -> Done:
    """Each line with its arithmetic, from the cars handed over; finance approves it. Refused while the month runs, without a policy or a target,
    without a car, and a second time."""
    month = cmd.month.replace(day=1)
    if rewarding.month_end(month) >= ctx.today:
        raise Refused("commission.running", _("This month is not over yet."), field="month")
    person = access.get(Employee, cmd.consultant, ctx)
    if access.rows(Commission, ctx).filter(month=month, consultant=person).exists():
        raise Conflict("commission.there", _("The commission of %(who)s is reckoned already."), who=person.name)
    policy, target = rewarding.policy_on(ctx, month), rewarding.target_of(ctx, person.pk, month)
    if policy is None:
        raise Refused(
            "commission.no_policy", _("No reward policy is in force on the first of the month."), field="month"
        )
    if target is None or not target.cars:
        raise Refused(
            "commission.no_target", _("%(who)s had no target for this month."), field="consultant", who=person.name
        )
    deals = rewarding.delivered(ctx, person.pk, month)
    if not deals:
        raise Refused(
            "commission.no_car", _("%(who)s handed no car over in this month."), field="consultant", who=person.name
        )
    lines = rewarding.reckon(ctx, policy, deals, target.cars, cmd.quality, cmd.penalty)
    claws = list(
        access.rows(ClawBack, ctx)
        .select_for_update(of=("self",))
        .filter(consultant=person, taken_in=None)
        .select_related("deal")
        .order_by("id")
    )
    lines += [Line("claw_back", f"{claw.deal} {claw.reason}", -claw.amount) for claw in claws]
    row = Commission.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "YJ"), month=month, consultant=person, policy=policy, cars=len(deals), target=target.cars,
        quality=cmd.quality, items=[{"text": x.text, "how": x.how, "amount": f"{x.amount:.2f}"} for x in lines], amount=rewarding.total(lines),
        reckoned_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    for claw in claws:
        claw.taken_in = row
        claw.save(update_fields=["taken_in"])
        ctx.changed(claw, {"taken_in": None}, {"taken_in": row.number})
    ctx.changed(row, None, {"who": person.pk, "amount": str(row.amount)})
    ctx.tell(
        _("Commission %(number)s of %(who)s waits for you: %(amount)s"), post="finance_manager", link=f"/carsales/commissions/{row.pk}/",
        number=row.number, who=person.name, amount=f"{row.amount:,.2f}",
    )  # fmt: skip
    return Done(id=row.pk, number=row.number, amount=str(row.amount))
