"""A car of a recall is known to be gone."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref

from ..models import RecallCar
from ..states import RECALL_CAR


class WriteOffRecallCar(Command):
    """The car, and what became of it: scrapped, exported, moved away."""

    car: Annotated[Annotated[Id, Ref("vehicles.RecallCar")], Field(title="Car of a recall")]
    reason: Reason


@operation("vehicles.write_off_recall_car", title=_("Car is gone"), posts=("warranty_clerk", "service_manager"))
def write_off_recall_car(cmd: WriteOffRecallCar, ctx: Context) -> Done:
    """Take the car out of those still to be done; if it comes all the same, the recall can still be done."""
    car = access.get(RecallCar, cmd.car, ctx, lock=True)
    RECALL_CAR.advance(ctx, car, "write_off", reason=cmd.reason, note=cmd.reason[:200])
    return Done(id=car.pk, number=car.recall.code)
