"""Enter a new insurance or inspection of a company car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import Command, Id, NonNegativeMoney, Ref, RequiredText
from chehang.office.kinds import CarPaperKind
from chehang.office.models import CarPaper, CompanyCar


class RenewCarPaper(Command):
    """Insurance or inspection, its number, until when, what it cost."""

    car: Annotated[Id, Ref("office.CompanyCar"), Field(title="Company car")]
    kind: Annotated[CarPaperKind, Field(title="Paper of a car")]
    number: Annotated[RequiredText, Field(max_length=60, title="Policy or report number")]
    valid_until: Annotated[ExpiryDate, Field(title="Valid until")]
    cost: Annotated[NonNegativeMoney, Field(title="Cost")]


@operation("office.renew_car_paper", title=_("Renew insurance or inspection"), posts=("hr_manager",))
def renew_car_paper(cmd: RenewCarPaper, ctx: Context) -> Done:
    """Refused when it does not last longer than the one before, or is over already."""
    car = access.get(CompanyCar, cmd.car, ctx, lock=True)
    name = "insured_until" if cmd.kind == CarPaperKind.INSURANCE else "inspected_until"
    before = getattr(car, name)
    if cmd.valid_until <= max(before, ctx.today):
        raise Refused("car.not_longer", _("%(car)s has one until %(until)s already. Enter the new one."), field="valid_until",
                      car=car.plate, until=str(before))  # fmt: skip
    CarPaper.objects.create(
        store_id=ctx.store_id, car=car, kind=cmd.kind, number=cmd.number, valid_until=cmd.valid_until, cost=cmd.cost,
        day=ctx.today, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    setattr(car, name, cmd.valid_until)
    car.save(update_fields=[name])
    ctx.changed(car, {name: str(before)}, {name: str(cmd.valid_until), "number": cmd.number})
    return Done(id=car.pk, number=car.plate)
