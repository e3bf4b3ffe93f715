"""What is checked before a car's file is written."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused

from .models import RecallCar, Vehicle


def refuse_twin(ctx: Context, vin: str, plate: str, *, besides: int = 0) -> None:
    """Refuse a second living file of one VIN or plate; ask about a VIN that ends like another one of the same plate's province.

    A mistyped VIN is the usual twin: the last six places are one car's in practice.
    """
    others = Vehicle.objects.filter(store_id=ctx.store_id, merged_into=None).exclude(pk=besides)
    if twin := others.filter(vin=vin).first():
        raise Conflict(
            "vehicle.vin_taken", _("This VIN is on file already: %(car)s."), field="vin", car=str(twin), vehicle=twin.pk
        )
    if plate and (twin := others.filter(plate_no=plate, active=True).first()):
        raise Conflict(
            "vehicle.plate_taken",
            _("This plate is on file with the car %(vin)s. Take it off there first, or merge the two files."),
            field="plate_no",
            vin=twin.vin,
        )
    if near := others.filter(vin__endswith=vin[-6:]).exclude(vin=vin).first():
        ctx.doubt(
            "vehicle.near_twin",
            _("VIN %(known)s on file ends with the same six places. Is %(vin)s really another car?"),
            field="vin",
            vin=vin,
            known=near.vin,
        )


def check_days(made_on: date | None, warranty_from: date | None, registered_on: date | None) -> None:
    """Refused("vehicle.days") when a car is sold or licensed before it was made."""
    for name, day in (("warranty_from", warranty_from), ("registered_on", registered_on)):
        if made_on and day and day < made_on:
            raise Refused(
                "vehicle.days",
                _("A car cannot be sold or licensed before it was made (%(day)s)."),
                field=name,
                day=made_on,
            )


def join_recalls(ctx: Context, vehicle: Vehicle) -> None:
    """Tie the car to the recalls whose lists name its VIN."""
    RecallCar.objects.filter(store_id=ctx.store_id, vin=vehicle.vin, vehicle=None).update(vehicle=vehicle)
