"""Assess an outlet for half a year."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import outlets
from chehang.carsales.models import Outlet, OutletAssessment
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref, Text

Score = Annotated[int, Field(ge=0, le=100)]


class AssessOutlet(Command):
    """The outlet, a day of the half-year, the cars it was to sell, and points of 100 for satisfaction and payment.

    Sales, true stock and reports in time are counted.
    """

    outlet: Annotated[Id, Ref("carsales.Outlet")]
    half: Annotated[PaperDate, Field(title="A day of the half-year")]
    target: Annotated[
        Annotated[int, Field(ge=1, le=5000)] | None,
        Field(title="Cars it was to sell", description="Empty: the sum of its monthly targets."),
    ] = None
    satisfaction: Annotated[Score, Field(title="Points for satisfaction")]
    payment: Annotated[Score, Field(title="Points for payment")]
    plan: Annotated[Text, Field(title="Plan, or how we part")] = ""


@operation("carsales.assess_outlet", title=_("Assess the outlet"), posts=("sales_manager", "general_manager"))
def assess_outlet(cmd: AssessOutlet, ctx: Context) -> Done:
    """Sales 40, true stock 20, reports in time 10, satisfaction 15, payment 15 (§9.15): A from 90, B from 75, C from 60, else D.

    Refused a second time, for a half-year that has not begun at this outlet, without any target, and for a D without a plan.
    """
    outlet = access.get(Outlet, cmd.outlet, ctx, lock=True)
    first, last = outlets.half_of(cmd.half)
    if last < outlet.opened_on:
        raise Refused("assessment.before", _("This outlet opened on %(day)s."), field="half", day=str(outlet.opened_on))
    if OutletAssessment.objects.filter(outlet=outlet, half=first).exists():
        raise Conflict("assessment.there", _("This half-year is assessed already."), field="half")
    set_ = outlets.targets(ctx, first, last).get(outlet.pk, {})
    target = cmd.target or sum(set_.values())
    if not target:
        raise Refused(
            "assessment.target",
            _("No monthly targets were set for this half-year: enter the cars it was to sell."),
            field="target",
        )
    counted = outlets.counted(ctx, outlet, first, last, target)
    points = outlets.weigh(**counted, satisfaction=cmd.satisfaction, payment=cmd.payment)
    grade = outlets.grade(points)
    if grade == "D" and not cmd.plan:
        raise Refused(
            "assessment.plan",
            _("%(points)s points are a D: write down what is done, or how we part."),
            field="plan",
            points=f"{points:f}",
        )
    made = OutletAssessment.objects.create(
        store_id=ctx.store_id, outlet=outlet, half=first, **counted, satisfaction=cmd.satisfaction, payment=cmd.payment,
        points=points, grade=grade, plan=cmd.plan, made_on=ctx.today, made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name[:100],
    )  # fmt: skip
    ctx.changed(made, None, {"outlet": outlet.code, "half": str(first), "points": f"{points:f}", "grade": grade})
    return Done(id=made.pk, points=f"{points:f}", grade=grade)
