"""Enter a brand, series, model or trim of cars."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Id, Ref

from ..commands import ModelFacts
from ..kinds import ABOVE, Level
from ..models import CarModel


class AddCarModel(ModelFacts):
    """Code, level, and what it lies within."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9.-]{0,39}$")]
    level: Level
    parent: Annotated[Annotated[Id, Ref("vehicles.CarModel")] | None, Field(title="Above")] = None


@operation(
    "vehicles.add_car_model", title=_("Add a car model"), posts=("service_manager", "sales_manager", "administrator")
)
def add_car_model(cmd: AddCarModel, ctx: Context) -> Done:
    """Add a car model. Refused when the code is taken, or when it does not lie within the level just above."""
    if CarModel.objects.filter(code=cmd.code).exists():
        raise Conflict("carmodel.taken", _("“%(value)s” is taken."), field="code", value=cmd.code)
    above = CarModel.objects.filter(pk=cmd.parent).first() if cmd.parent else None
    if (above.level if above else None) != ABOVE.get(cmd.level):
        raise Refused(
            "carmodel.place",
            _("A series lies within a brand, a model within a series, a trim within a model. Choose the level above."),
            field="parent",
        )
    values = cmd.model_dump(mode="json", exclude={"parent"}) | {"drive": cmd.drive or (above.drive if above else "")}
    made = CarModel.objects.create(parent=above, **values)
    ctx.changed(made, None, values | {"parent": cmd.parent})
    return Done(id=made.pk, number=made.code)
