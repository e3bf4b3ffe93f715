"""Ask for a company car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.office.models import CarTrip, CompanyCar


class AskCar(Command):
    """Which car, on which day, where to, what for; who asks drives."""

    car: Annotated[Id, Ref("office.CompanyCar"), Field(title="Company car")]
    day: Annotated[DueDate, Field(title="Day")]
    place: Annotated[RequiredText, Field(title="Where to")]
    purpose: Annotated[RequiredText, Field(title="What for")]


@operation("office.ask_car", title=_("Ask for a company car"), posts=("*",))
def ask_car(cmd: AskCar, ctx: Context) -> Done:
    """HR is told. Refused for a day that is over, and for a car whose insurance or inspection ends before the day."""
    if cmd.day < ctx.today:
        raise Refused("trip.past", _("This day is over."), field="day")
    car = access.get(CompanyCar, cmd.car, ctx)
    require_papers(car, cmd.day)
    made = CarTrip.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "YC"), driver_id=ctx.actor.employee_id, **cmd.model_dump(exclude={"car"}), car=car
    )  # fmt: skip
    ctx.changed(made, None, {"car": car.plate, "day": str(cmd.day), "place": cmd.place})
    ctx.tell(_("A car is asked for: %(car)s on %(day)s to %(place)s"), post="hr_manager", car=car.plate, day=str(cmd.day),
             place=cmd.place, link=f"/office/trips/{made.pk}/")  # fmt: skip
    return Done(id=made.pk, number=made.number)


def require_papers(car: CompanyCar, day: object) -> None:
    """Refused unless the car is insured and inspected on the day: it does not leave the yard."""
    for until, text in (
        (car.insured_until, _("%(car)s is insured until %(until)s only. Renew the insurance first.")),
        (car.inspected_until, _("%(car)s is inspected until %(until)s only. Have it inspected first.")),
    ):
        if until < day:  # type: ignore[operator]
            raise Refused("car.papers", text, field="car", car=car.plate, until=str(until))
