"""Add cars to a recall."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Ref

from ..models import Recall
from ..recalling import add_cars


class AddRecallCars(Command):
    """The recall and more VINs, one a line or separated by commas."""

    recall: Annotated[Id, Ref("vehicles.Recall")]
    vins: Annotated[str, Field(min_length=17, max_length=500_000, title="VINs"), Personal()]


@operation("vehicles.add_recall_cars", title=_("Add cars to the recall"), posts=("warranty_clerk", "service_manager"))
def add_recall_cars(cmd: AddRecallCars, ctx: Context) -> Done:
    """Add cars; those on the list already are left as they are."""
    recall = access.get(Recall, cmd.recall, ctx, lock=True)
    return Done(id=recall.pk, number=recall.code, cars=add_cars(ctx, recall, cmd.vins))
