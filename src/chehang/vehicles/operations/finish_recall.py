"""The work of a recall is done on a car."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from .. import services
from ..commands import Note
from ..models import RecallCar


class FinishRecall(Command):
    """The car, and where it was done if not here."""

    car: Annotated[Annotated[Id, Ref("vehicles.RecallCar")], Field(title="Car of a recall")]
    note: Note = ""


@operation("vehicles.finish_recall", title=_("Recall done"), posts=("warranty_clerk", "service_manager"))
def finish_recall(cmd: FinishRecall, ctx: Context) -> Done:
    """Mark it as done today: here without a work order, or by another shop."""
    car = access.get(RecallCar, cmd.car, ctx, lock=True)
    services.finish_recall(ctx, car, note=cmd.note)
    return Done(id=car.pk, number=car.recall.code)
