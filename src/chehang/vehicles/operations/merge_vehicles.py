"""Two files of one car become one."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..events import VehiclesMerged
from ..filing import join_recalls
from ..kinds import Role
from ..models import Holding, RecallCar, Vehicle

TAKEN_OVER = (
    "plate_no", "engine_no", "model", "colour", "made_on", "warranty_from", "registered_on", "insurer", "insured_until",
)  # fmt: skip


class MergeVehicles(Command):
    """The file that goes, the one that stays, and why they are one car."""

    vehicle: Annotated[Id, Ref("vehicles.Vehicle")]
    into: Annotated[Annotated[Id, Ref("vehicles.Vehicle")], Field(title="File that stays")]
    reason: Reason


@operation("vehicles.merge_vehicles", title=_("Merge two files of one car"), posts=("service_manager",))
def merge_vehicles(cmd: MergeVehicles, ctx: Context) -> Done:
    """The first file rests and points at the second, which takes over what it lacks and shows the history of both.

    Refused for a file with itself and for one that was merged before.
    """
    if cmd.vehicle == cmd.into:
        raise Refused("vehicle.same", _("These are one file. Choose the one that stays."), field="into")
    ids = sorted((cmd.vehicle, cmd.into))
    both = {pk: access.get(Vehicle, pk, ctx, lock=True) for pk in ids}
    goes, stays = both[cmd.vehicle], both[cmd.into]
    for car in (goes, stays):
        if car.merged_into_id:
            raise Refused("vehicle.merged", _("This file was merged into another one. Edit that one."), field="vehicle")
    owner = goes.owner
    Holding.objects.filter(vehicle=goes, until=None).update(until=ctx.today)
    goes.active, goes.merged_into = False, stays
    goes.save(update_fields=["active", "merged_into"])
    filled: dict[str, Any] = {}
    for name in TAKEN_OVER:
        if not getattr(stays, name) and (value := getattr(goes, name)):
            filled[name] = value
    if goes.mileage > stays.mileage:
        filled |= {"mileage": goes.mileage, "mileage_on": goes.mileage_on}
    if owner and not stays.owner_id:
        filled["owner"] = owner
        Holding.objects.create(store_id=ctx.store_id, vehicle=stays, customer=owner, role=Role.OWNER, since=ctx.today)
    for name, value in filled.items():
        setattr(stays, name, value)
    stays.save()
    RecallCar.objects.filter(store_id=ctx.store_id, vehicle=goes, state="open").update(vehicle=stays)
    join_recalls(ctx, stays)
    ctx.changed(goes, {"merged_into": None}, {"merged_into": stays.pk, "reason": cmd.reason})
    ctx.changed(stays, None, {name: str(value) for name, value in filled.items()})
    ctx.announce(VehiclesMerged(goes.pk, stays.pk))
    return Done(id=stays.pk, number=str(stays))
