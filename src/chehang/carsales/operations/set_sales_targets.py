"""Set the month's targets of consultants."""

from typing import Annotated

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import rewards
from chehang.carsales.models import SalesTarget
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Rate, Ref
from chehang.org.services import holders


class ConsultantShare(Command):
    """A consultant with shares of the past and of leads, seniority as a fraction, and the month since joining (1–3) of a newcomer."""

    consultant: Annotated[Id, Ref("org.Employee")]
    history: Annotated[Rate, Field(title="Share of the past")]
    seniority: Annotated[Rate, Field(title="Seniority")]
    leads: Annotated[Rate, Field(title="Share of leads")]
    newcomer: Annotated[int, Field(ge=0, le=3, title="Month since joining")] = 0


class SetSalesTargets(Command):
    """The month (any of its days), the department's cars, and everybody who sells."""

    month: DueDate
    cars: Annotated[int, Field(ge=1, le=10_000, title="Cars of the department")]
    people: Annotated[tuple[ConsultantShare, ...], Field(min_length=1, max_length=100, title="Consultants")]


@operation("carsales.set_sales_targets", title=_("Set the targets"), posts=("sales_manager",))
def set_sales_targets(cmd: SetSalesTargets, ctx: Context) -> Done:
    """Share the cars out by w = 0.5 · past + 0.3 · seniority + 0.2 · leads, newcomers with 50, 75, 100 % of it; whole cars that add up.

    Each is told. Refused for a month that is over, somebody twice, who does not sell, and where nobody has a weight.
    """
    month = cmd.month.replace(day=1)
    if month < ctx.today.replace(day=1):
        raise Refused("target.past", _("This month is over."), field="month")
    ids = [p.consultant for p in cmd.people]
    if len(set(ids)) < len(ids):
        raise Refused("target.twice", _("A consultant stands there twice."), field="people")
    sellers = {
        e.pk: e
        for e in (
            *holders(ctx.store_id, "sales_consultant", ctx.today),
            *holders(ctx.store_id, "sales_manager", ctx.today),
        )
    }
    weights = []
    for n, p in enumerate(cmd.people):
        if p.consultant not in sellers:
            raise Refused(
                "target.not_selling",
                _("Line %(n)s: this person does not sell cars."),
                field=f"people.{n}.consultant",
                n=n + 1,
            )
        factor = rewards.NEWCOMER[p.newcomer - 1] if p.newcomer else 1
        weights.append(rewards.weight(p.history, p.seniority, p.leads) * factor)
    if min(weights) <= 0:
        raise Refused("target.weight", _("Everybody needs a share, a seniority or leads."), field="people")
    version = (access.rows(SalesTarget, ctx).filter(month=month).aggregate(n=Max("version"))["n"] or 0) + 1
    for p, weight, cars in zip(cmd.people, weights, rewards.targets(cmd.cars, weights), strict=True):
        made = SalesTarget.objects.create(
            store_id=ctx.store_id, month=month, version=version, consultant_id=p.consultant, history=p.history, seniority=p.seniority,
            leads=p.leads, newcomer=p.newcomer, weight=weight, cars=cars, set_by_id=ctx.actor.employee_id, set_by_name=ctx.actor.name[:100],
        )  # fmt: skip
        ctx.changed(made, None, {"month": f"{month:%Y-%m}", "cars": cars})
        ctx.tell(
            _("Your target for %(month)s: %(cars)s cars"), employee_id=p.consultant, link="/carsales/targets/", month=f"{month:%Y-%m}", cars=cars
        )  # fmt: skip
    return Done(version=version)
