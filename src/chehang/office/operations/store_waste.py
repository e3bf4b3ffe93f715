"""Put hazardous waste into store."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, PositiveQuantity, RequiredText
from chehang.office.kinds import WasteKind
from chehang.office.models import WasteBatch


class StoreWaste(Command):
    """Which waste, how many kilograms, in which container, where."""

    kind: Annotated[WasteKind, Field(title="Waste")]
    weight: Annotated[PositiveQuantity, Field(le=50_000, title="Weight, kg")]
    container: Annotated[RequiredText, Field(max_length=40, title="Container")]
    place: Annotated[RequiredText, Field(max_length=60, title="Place")]


@operation("office.store_waste", title=_("Store waste"), posts=("hr_manager", "service_manager", "technician"))
def store_waste(cmd: StoreWaste, ctx: Context) -> Done:
    """A container with its label; it has to leave within a year (a figure of the store, §7.9)."""
    until = ctx.today + timedelta(days=int(parameter(ctx, "office.waste_days", ctx.today)))
    made = WasteBatch.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "WFC"), stored_on=ctx.today, stored_by_id=ctx.actor.employee_id,
        until=until, **cmd.model_dump(),
    )  # fmt: skip
    ctx.changed(made, None, {"kind": cmd.kind, "weight": str(cmd.weight), "until": str(until)})
    return Done(id=made.pk, number=made.number)
