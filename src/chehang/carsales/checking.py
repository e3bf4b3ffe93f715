"""Checks of cars, written down group by group."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.types import Command, Id, Kept, Ref, ShortText, Text

from .kinds import CheckGroup, CheckKind, Finding
from .models import Car, CarCheck, CarCheckItem

LOW_BATTERY = Decimal("12.4")  # volts: below it the starter battery is charged first (PDI lists of the makers)


class CheckLine(Command):
    """A group and what was found."""

    group: CheckGroup
    result: Finding = Finding.OK
    remark: Annotated[ShortText, Field(max_length=100)] = ""


class CheckContent(Command):
    """What was found on the car. Groups that are not named are right, except in a PDI: there each one is named."""

    car: Annotated[Id, Ref("carsales.Car")]
    keys: Annotated[int, Field(ge=0, le=9)] = 2
    battery: Annotated[Decimal | None, Field(ge=0, le=20, max_digits=4, decimal_places=1, title="Battery, V")] = None
    mileage: Annotated[int, Field(ge=0, le=100_000, title="Mileage, km")] = 0
    items: Annotated[tuple[CheckLine, ...], Field(max_length=7)] = ()
    remark: Text = ""
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo"), Kept("photo")] = ""


def write(ctx: Context, car: Car, kind: CheckKind, cmd: CheckContent) -> CarCheck:
    """Keep a check. It is passed when nothing is left that is not right; what is odd needs a remark."""
    groups = [line.group for line in cmd.items]
    if len(set(groups)) < len(groups):
        raise Refused("check.twice", _("A group is named twice."), field="items")
    for n, line in enumerate(cmd.items):
        if line.result != Finding.OK and not line.remark:
            raise Refused("check.remark", _("Say what is not right."), field=f"items.{n}.remark")
    if kind == CheckKind.PDI and set(groups) != set(CheckGroup):
        raise Refused("check.incomplete", _("A PDI goes through all seven groups."), field="items")
    weak = cmd.battery is not None and cmd.battery < LOW_BATTERY
    passed = not weak and all(line.result != Finding.ODD for line in cmd.items)
    made = CarCheck.objects.create(
        store_id=ctx.store_id, car=car, kind=kind, at=ctx.now, on=ctx.today, passed=passed, keys=cmd.keys,
        battery=cmd.battery, mileage=cmd.mileage, remark=cmd.remark, photo=cmd.photo,
        employee_id=ctx.actor.employee_id, employee_name=ctx.actor.name[:100],
    )  # fmt: skip
    CarCheckItem.objects.bulk_create(
        CarCheckItem(store_id=ctx.store_id, check_of=made, **line.model_dump()) for line in cmd.items
    )
    ctx.changed(made, None, {"car": car.vin, "kind": kind, "passed": passed})
    return made
